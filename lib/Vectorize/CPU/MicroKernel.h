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
/// result, one for each of the tile's points, so that any kernel's go through
/// the same epilogue. In between a kernel may keep them in a form of its own.
class MicroKernel {
public:
  virtual ~MicroKernel() = default;

  /// Emits what the accumulators of a tile start from.
  using EmitInits = llvm::function_ref<FailureOr<SmallVector<Value>>()>;

  /// Iterations of the innermost reduction loop that one step takes.
  virtual int64_t getStep() const { return 1; }

  /// What the loops of the reduction carry at first. Like the next two it fails
  /// without a diagnostic where an operand has no form on vectors.
  virtual FailureOr<SmallVector<Value>> start(const Tile &tile,
                                              EmitInits emitInits) {
    return emitInits();
  }

  /// The accumulators of what the loops have carried out.
  virtual FailureOr<SmallVector<Value>>
  finish(const Tile &tile, ValueRange carried, EmitInits emitInits) {
    return SmallVector<Value>(carried);
  }

  /// What is carried after a step of `count` iterations from the tile's offset
  /// on, at most getStep().
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

/// `value`, a sum that started from zero, and what it should have started from.
Value addToInit(RewriterBase &rewriter, Location loc, Value init, Value value);

/// The micro-kernel that the schedule of `region` asks for.
std::unique_ptr<MicroKernel> createMicroKernel(TiledRegion &region);

/// One vector multiply-add, or whatever the anchor's body does, for each point
/// of the tile.
std::unique_ptr<MicroKernel> createMultiplyAddKernel(TiledRegion &region);

/// One `prelu.dot` for each point of the tile, which multiplies several
/// neighbouring iterations.
std::unique_ptr<MicroKernel> createDotProductKernel(TiledRegion &region);

/// Products of pairs of rows by pairs of columns.
std::unique_ptr<MicroKernel> createPairProductKernel(TiledRegion &region);

/// Products of matrix tiles, which have registers of their own.
std::unique_ptr<MicroKernel> createMatrixTileKernel(TiledRegion &region);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_MICROKERNEL_H
