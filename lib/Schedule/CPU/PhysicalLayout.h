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

  /// `op` moves its source's elements or none of them.
  void propagate(Operation *op) {
    if (auto transpose = dyn_cast<linalg::TransposeOp>(op)) {
      // It will be read as its source lies.
      if (std::optional<unsigned> dim = getInnermostDim(transpose.getInput()))
        innermost[op->getResult(0)] =
            llvm::find(transpose.getPermutation(), *dim) -
            transpose.getPermutation().begin();
      return;
    }
    if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
      return propagateCollapse(collapse);
    if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
      return propagateExpand(expand);
    if (auto concat = dyn_cast<tensor::ConcatOp>(op))
      return propagateConcat(concat);
    if (isa<tensor::PadOp, tensor::CastOp, tensor::ExtractSliceOp>(op) &&
        cast<RankedTensorType>(op->getOperand(0).getType()).getRank() ==
            cast<RankedTensorType>(op->getResult(0).getType()).getRank())
      if (std::optional<unsigned> dim = getInnermostDim(op->getOperand(0)))
        innermost[op->getResult(0)] = *dim;
  }

private:
  /// What lies innermost alone, or beside dimensions of size 1, does so in the
  /// result.
  void propagateCollapse(tensor::CollapseShapeOp collapse) {
    std::optional<unsigned> dim = getInnermostDim(collapse.getSrc());
    auto isInnermost = [&](int64_t joined) {
      return joined == dim || collapse.getSrcType().getDimSize(joined) == 1;
    };
    for (auto [number, group] :
         llvm::enumerate(collapse.getReassociationIndices()))
      if (dim && llvm::is_contained(group, *dim) &&
          llvm::all_of(group, isInnermost))
        innermost[collapse.getResult()] = number;
  }

  /// Of what a dimension is split into, the last lies innermost, but for
  /// dimensions of size 1.
  void propagateExpand(tensor::ExpandShapeOp expand) {
    std::optional<unsigned> dim = getInnermostDim(expand.getSrc());
    if (!dim)
      return;
    ReassociationIndices group = expand.getReassociationIndices()[*dim];
    while (group.size() > 1 &&
           expand.getResultType().getDimSize(group.back()) == 1)
      group.pop_back();
    innermost[expand.getResult()] = group.back();
  }

  /// Only operands that lie alike are joined as they lie.
  void propagateConcat(tensor::ConcatOp concat) {
    std::optional<unsigned> dim = getInnermostDim(concat.getInputs().front());
    if (dim && llvm::all_of(concat.getInputs(), [&](Value input) {
          return getInnermostDim(input) == dim;
        }))
      innermost[concat.getResult()] = *dim;
  }

  llvm::DenseMap<Value, unsigned> innermost;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_PHYSICALLAYOUT_H
