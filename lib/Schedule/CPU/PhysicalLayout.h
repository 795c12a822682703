//===- PhysicalLayout.h - which dimension a tensor will hold innermost
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H
#define PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/InterleavedResults.h"

#include "llvm/ADT/DenseMap.h"

namespace mlir::prelu {

/// Foresees, in program order, which dimension of each tensor will lie
/// innermost in memory once `prelu-apply-layout` has given every fused region's
/// results the order that its lanes ask for. A tensor it knows nothing of is
/// row-major.
class PhysicalLayout {
public:
  /// The innermost dimension of `value`; nothing for a scalar.
  std::optional<unsigned> getInnermostDim(Value value) const {
    auto known = innermost.find(value);
    if (known != innermost.end())
      return known->second;
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!type || type.getRank() == 0)
      return std::nullopt;
    return type.getRank() - 1;
  }

  /// The results of `op` lie along its lanes.
  void setFused(FusedOp op, ArrayRef<AffineMap> yieldMaps) {
    // Interleaved results keep their order.
    if (getInterleavedLoop(op, yieldMaps))
      return;
    unsigned lanes = op.getScheduleAttr().getLanes();
    // Sums are small and keep their order.
    for (auto [result, map] : llvm::zip_equal(op.getResults(), yieldMaps))
      if (!getYieldedSum(op, result.getResultNumber()))
        innermost[result] =
            *map.getResultPosition(getAffineDimExpr(lanes, op.getContext()));
  }

  /// Where `op` only moves elements, its result will be read as its sources lie
  /// if these lie alike.
  void propagate(Operation *op) {
    auto movement = dyn_cast<DataMovementOpInterface>(op);
    if (!movement)
      return;
    std::optional<unsigned> dim =
        getInnermostDim(movement.getSources().front()->get());
    auto liesAlike = [&](OpOperand *source) {
      return getInnermostDim(source->get()) == dim;
    };
    if (!dim || !llvm::all_of(movement.getSources(), liesAlike))
      return;
    if (std::optional<unsigned> moved = movement.getInnermostDim(*dim))
      innermost[op->getResult(0)] = *moved;
  }

private:
  llvm::DenseMap<Value, unsigned> innermost;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H
