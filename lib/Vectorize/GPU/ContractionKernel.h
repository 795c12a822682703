//===- ContractionKernel.h - tiles, transport and instruction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_CONTRACTIONKERNEL_H
#define PRELU_LIB_VECTORIZE_GPU_CONTRACTIONKERNEL_H

#include "Kernel.h"
#include "Transport.h"

namespace mlir::prelu {

/// A contraction whose blocks compute tiles of rows and columns: put together
/// from the way that operands' tiles take to workgroup memory and from the
/// instruction that multiplies them there.
class ContractionKernel : public Kernel {
public:
  ContractionKernel(RewriterBase &rewriter, const FusedRegion &region,
                    const ContractionLoops &loops)
      : Kernel(rewriter, region), block(rewriter, op, loops, inputs) {}

protected:
  LogicalResult emitKernel() override;

private:
  LogicalResult makeParts();
  LogicalResult allocateTiles();

  /// The epilogue on the accumulators of `tile`, given like evaluateInits', and
  /// the stores. Emits an error where it fails.
  LogicalResult emitEpilogue(const ThreadTile &tile, ValueRange sums);
  LogicalResult emitPooledRows(const ThreadTile &tile, ValueRange sums);
  LogicalResult emitPooledColumns(const ThreadTile &tile, ValueRange sums);
  Value roundSum(Value sum);

  BlockTile block;
  std::unique_ptr<Instruction> instruction;
  std::unique_ptr<Transport> transport;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_CONTRACTIONKERNEL_H
