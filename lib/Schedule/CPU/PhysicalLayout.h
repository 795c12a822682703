//===- PhysicalLayout.h - which dimension a tensor will hold innermost
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H
#define PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/InterleavedResults.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
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

  /// The results of `op` lie along the lanes of its schedule.
  void setFused(FusedOp op, ArrayRef<AffineMap> yieldMaps) {
    // Interleaved results keep their order.
    if (!getInterleavedLoop(op, yieldMaps))
      setResults(op, yieldMaps, op.getScheduleAttr().getLanes());
  }

  /// The results of `op` lie along the loop `lanes`.
  void setResults(FusedOp op, ArrayRef<AffineMap> yieldMaps, unsigned lanes) {
    // Sums are small and keep their order.
    for (auto [result, map] : llvm::zip_equal(op.getResults(), yieldMaps))
      if (!getYieldedSum(op, result.getResultNumber()))
        set(result,
            *map.getResultPosition(getAffineDimExpr(lanes, op.getContext())));
  }

  /// Whether `op` moves its operands' elements, or none of them, in the order
  /// in which they lie. Its result then lies alike, which is noted.
  bool propagate(Operation *op) {
    if (auto transpose = dyn_cast<linalg::TransposeOp>(op)) {
      // It will be read as its source lies.
      if (std::optional<unsigned> dim = getInnermostDim(transpose.getInput()))
        set(op->getResult(0), llvm::find(transpose.getPermutation(), *dim) -
                                  transpose.getPermutation().begin());
      return true;
    }
    if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
      return propagateCollapse(collapse);
    if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
      return propagateExpand(expand);
    if (auto concat = dyn_cast<tensor::ConcatOp>(op))
      return propagateConcat(concat);
    if (!isa<tensor::PadOp, tensor::CastOp, tensor::ExtractSliceOp>(op) ||
        getRank(op->getOperand(0)) != getRank(op->getResult(0)))
      return false;
    if (std::optional<unsigned> dim = getInnermostDim(op->getOperand(0)))
      set(op->getResult(0), *dim);
    return true;
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

  /// What lies innermost alone, or beside dimensions of size 1, does so in the
  /// result.
  bool propagateCollapse(tensor::CollapseShapeOp collapse) {
    std::optional<unsigned> dim = getInnermostDim(collapse.getSrc());
    auto isInnermost = [&](int64_t joined) {
      return joined == dim || collapse.getSrcType().getDimSize(joined) == 1;
    };
    for (auto [number, group] :
         llvm::enumerate(collapse.getReassociationIndices()))
      if (dim && llvm::is_contained(group, *dim) &&
          llvm::all_of(group, isInnermost)) {
        set(collapse.getResult(), number);
        return true;
      }
    return false;
  }

  /// Of what a dimension is split into, the last lies innermost, but for
  /// dimensions of size 1.
  bool propagateExpand(tensor::ExpandShapeOp expand) {
    std::optional<unsigned> dim = getInnermostDim(expand.getSrc());
    if (!dim)
      return false;
    ReassociationIndices group = expand.getReassociationIndices()[*dim];
    while (group.size() > 1 &&
           expand.getResultType().getDimSize(group.back()) == 1)
      group.pop_back();
    set(expand.getResult(), group.back());
    return true;
  }

  /// Only operands that lie alike are joined as they lie.
  bool propagateConcat(tensor::ConcatOp concat) {
    std::optional<unsigned> dim = getInnermostDim(concat.getInputs().front());
    bool areAlike = dim && llvm::all_of(concat.getInputs(), [&](Value input) {
                      return getInnermostDim(input) == dim;
                    });
    if (areAlike)
      set(concat.getResult(), *dim);
    return areAlike;
  }

  /// Of the tensors whose last dimension is not the one.
  llvm::SmallDenseMap<Value, unsigned, 8> innermost;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H
