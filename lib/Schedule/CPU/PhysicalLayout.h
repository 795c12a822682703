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
    return known != innermost.end() ? known->second : getLastDim(value);
  }

  bool isRowMajor(Value value) const { return !innermost.contains(value); }

  bool operator==(const PhysicalLayout &other) const {
    return innermost == other.innermost;
  }

  /// Nobody reads `value` any more.
  void forget(Value value) { innermost.erase(value); }

  /// The results of `region` lie along the lanes of its schedule.
  void setFused(const FusedRegion &region) {
    FusedOp op = region.op;
    // Interleaved results keep their order.
    if (!getInterleavedLoop(region))
      setResults(region, op.getScheduleAttr().getLanes());
  }

  /// The results of `region` lie along the loop `lanes`.
  void setResults(const FusedRegion &region, unsigned lanes) {
    FusedOp op = region.op;
    // Sums are small and keep their order.
    for (auto [result, map, sum] :
         llvm::zip_equal(op.getResults(), region.yieldMaps, region.sums))
      if (!sum)
        set(result,
            *map.getResultPosition(getAffineDimExpr(lanes, op.getContext())));
  }

  /// Whether `op` only moves elements, of sources that lie alike, and hands on
  /// how these lie. Its result then does so, which is noted.
  bool propagate(Operation *op) {
    auto movement = dyn_cast<DataMovementOpInterface>(op);
    if (!movement)
      return false;
    std::optional<unsigned> dim =
        getInnermostDim(movement.getSources().front()->get());
    auto liesAlike = [&](OpOperand *source) {
      return getInnermostDim(source->get()) == dim;
    };
    if (!dim || !llvm::all_of(movement.getSources(), liesAlike))
      return false;
    std::optional<unsigned> moved = movement.getInnermostDim(*dim);
    if (moved)
      set(op->getResult(0), *moved);
    return moved.has_value();
  }

private:
  static int64_t getRank(Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    return type ? type.getRank() : 0;
  }

  static std::optional<unsigned> getLastDim(Value value) {
    int64_t rank = getRank(value);
    return rank == 0 ? std::nullopt : std::optional<unsigned>(rank - 1);
  }

  void set(Value value, unsigned dim) {
    if (dim == getLastDim(value))
      innermost.erase(value);
    else
      innermost[value] = dim;
  }

  /// Of the tensors whose last dimension is not the one.
  llvm::SmallDenseMap<Value, unsigned, 8> innermost;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H
