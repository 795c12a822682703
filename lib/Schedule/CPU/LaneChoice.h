//===- LaneChoice.h - which loop runs along the vector lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_LANECHOICE_H
#define PRELU_LIB_SCHEDULE_CPU_LANECHOICE_H

#include "PhysicalLayout.h"

#include "prelu/Region/LoopOrder.h"
#include "prelu/Target/RegisterTile.h"

namespace mlir::prelu {

/// A loop on the lanes and the register tile that goes best with it.
struct LaneChoice {
  unsigned lanes = 0;
  LoopOrder order;
  /// The loops that `tile.rows` counts iterations of, innermost first.
  SmallVector<unsigned> rowLoops;
  /// The loop whose iterations are interleaved before they are stored.
  std::optional<unsigned> interleaved;
  /// Iterations of the innermost reduction loop in one dot product; 1 for
  /// multiply-adds.
  int64_t dot = 1;
  TileProblem problem;
  RegisterTile tile;
  /// Estimated cycles for the whole region, copies between layouts included.
  double cycles = 0;
};

/// Static loop ranges of `anchor`, with 0 for a dynamic extent as the cost
/// model has it.
SmallVector<int64_t> getExtents(linalg::LinalgOp anchor);

/// Whether the reduction of `op`'s anchor may be done in parts: one loop of
/// known extent that meets no padding.
bool isDivisible(FusedOp op, const LoopOrder &order);

/// Whether `value` is a constant, transposed or not.
bool isConstant(Value value);

/// The loop of `op`'s anchor that runs along the vector lanes.
///
/// A contraction may have its output channels there: the weights then load as
/// vectors, the other operand as broadcasts from any layout. Or it has a loop
/// that an operand holds innermost, the width of an image with few channels:
/// the operand then loads as vectors and the weights as broadcasts. The cheaper
/// one by the cost model is taken. Other ops take the loop that their operands
/// hold innermost. `target` says which dot products there are.
LaneChoice chooseLanes(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                       const PhysicalLayout &layout, const RegisterFile &file,
                       TargetAttr target);

/// The parallel loop, other than `lanes`, that walks an operand of an
/// elementwise anchor innermost in memory: with as many of its iterations as
/// lanes in a tile, the operand is read in whole registers and turned.
std::optional<unsigned> getTransposedLoop(FusedOp op, unsigned lanes,
                                          const PhysicalLayout &layout);

/// Puts the row loops of `choice` around the lanes where an image runs along
/// them, `choice.tile` takes them in several parts and the image, which every
/// part reads again, stays in a cache of `l2Bytes`: each part then writes its
/// channels of the result front to back. Changes `choice.order`; returns
/// whether it did.
bool hoistRowLoops(linalg::LinalgOp anchor, LaneChoice &choice,
                   int64_t l2Bytes);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_LANECHOICE_H
