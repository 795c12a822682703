//===- MicroKernel.h - one step of a reduction on a register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_MICROKERNEL_H
#define PRELU_LIB_VECTORIZE_CPU_MICROKERNEL_H

#include "TiledRegion.h"

#include <memory>

namespace mlir::prelu {

/// What a register tile does in the innermost of its loops: reads the operands
/// of a few iterations of the reduction in registers and adds their products to
/// the accumulators. Everything else (loops, blocks, padding, threads,
/// epilogue, stores) is the same for all of them.
///
/// An accumulator is a vector of the tile's lanes in the type of the anchor's
/// result, so that any kernel's go through the same epilogue.
class MicroKernel {
public:
  virtual ~MicroKernel() = default;

  /// Iterations of the innermost reduction loop that one step takes.
  virtual int64_t getStep() const { return 1; }

  /// The accumulators, one for each of the tile's points, after a step of
  /// `count` iterations from the tile's offset on, at most getStep(). Fails
  /// without a diagnostic where an operand has no form on vectors.
  virtual FailureOr<SmallVector<Value>>
  multiply(const Tile &tile, int64_t count, ValueRange accumulators) = 0;
};

/// The accumulators of `tile` after `update` has been called for each of its
/// points, and the accumulator there, whose step does not read padding that
/// changes no sum. Fails where `update` does or only the run time knows.
FailureOr<SmallVector<Value>> updateAccumulators(
    TiledRegion &region, const Tile &tile, ValueRange accumulators,
    TileEvaluator &evaluator,
    llvm::function_ref<FailureOr<Value>(ArrayRef<AffineExpr> point,
                                        Value accumulator)>
        update);

/// The micro-kernel that the schedule of `region` asks for.
std::unique_ptr<MicroKernel> createMicroKernel(TiledRegion &region);

/// One vector multiply-add, or whatever the anchor's body does, for each point
/// of the tile.
std::unique_ptr<MicroKernel> createMultiplyAddKernel(TiledRegion &region);

/// One `prelu.dot` for each point of the tile, which multiplies several
/// neighbouring iterations.
std::unique_ptr<MicroKernel> createDotProductKernel(TiledRegion &region);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_MICROKERNEL_H
