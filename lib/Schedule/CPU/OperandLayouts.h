//===- OperandLayouts.h - how a region reads each operand of its anchor
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_OPERANDLAYOUTS_H
#define PRELU_LIB_SCHEDULE_CPU_OPERANDLAYOUTS_H

#include "PhysicalLayout.h"

#include "prelu/Region/LoopOrder.h"
#include "prelu/Target/CoreModel.h"

namespace mlir::prelu {

/// How the loops of an anchor walk its operands.
struct OperandWalk {
  /// The loop along the lanes.
  unsigned lanes = 0;
  LoopOrder order;
  /// Iterations of the innermost reduction loop in one dot product; 1 for
  /// multiply-adds.
  int64_t dot = 1;
  /// Of these, the neighbouring ones whose elements lie together in 32 bits.
  int64_t group = 1;
};

/// How an operand is read, and the cycles of the copy that each call makes of
/// it for that; infinite where it is read lane by lane with a stride.
struct OperandDecision {
  OperandLayout layout = OperandLayout::Broadcast;
  double copyCycles = 0;
  /// The copy saves more than it takes, by a rule that the kernels' estimates
  /// do not know of.
  bool paysOff = false;

  /// What counts where one loop along the lanes is compared with another.
  double getWeighedCycles() const { return paysOff ? 0 : copyCycles; }
};

/// The one place where that is decided, for all inputs of `op`'s anchor, which
/// lie as `layout` says; what copies cost on `core`.
SmallVector<OperandDecision> decideOperands(FusedOp op, const OperandWalk &walk,
                                            const PhysicalLayout &layout,
                                            const CoreModel &core);

/// The layouts alone.
SmallVector<OperandLayout> getLayouts(ArrayRef<OperandDecision> decisions);

/// An operand of an anchor as the region takes it from outside.
struct OuterOperand {
  /// Null where the region computes it.
  OpOperand *operand = nullptr;
  /// From the anchor's loops to the dimensions of what it is read from.
  AffineMap map;
  bool isPadded = false;

  /// Whether loops slide over it, one walks several of its dimensions or it is
  /// padded: it keeps the order of its other dimensions when it is turned, and
  /// has no panels.
  bool isImage() const { return isPadded || !map.isProjectedPermutation(); }
};

/// Follows `operand` of `op`'s anchor through what moves its elements.
OuterOperand findOuterOperand(FusedOp op, OpOperand *operand);

/// Whether `value` is a constant, transposed and reshaped or not.
bool isConstant(Value value);

/// Which dimension of `value`, which may be a transposed or padded tensor from
/// outside of `region`, lies innermost in memory.
std::optional<unsigned> getInnermostDim(Value value, Region &region,
                                        const PhysicalLayout &layout);

/// Elements of a tensor of `type`, with the cost model's extent for a dimension
/// that only the run time knows.
double countElements(Type type);

/// Bytes of them; an index takes eight.
double estimateBytes(Type type);

/// Bytes of a tensor of `type` in memory, where elements take whole ones and an
/// index eight; nothing where only the run time knows, and for any other type.
std::optional<double> countTensorBytes(Type type);

/// Cycles to copy `value`, a tensor, into another order of its dimensions.
double getTransposeCycles(Value value, const CoreModel &core);

/// Static loop ranges of `anchor`, with 0 for a dynamic extent as the cost
/// model has it.
SmallVector<int64_t> getExtents(linalg::LinalgOp anchor);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_OPERANDLAYOUTS_H
