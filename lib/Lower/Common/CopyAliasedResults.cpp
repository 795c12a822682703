//===- CopyAliasedResults.cpp - a buffer of its own for each result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCOPYALIASEDRESULTS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Adds what `branch` may hand on as `value`: one of its results, or an
/// argument of one of its regions.
static void addForwarded(RegionBranchOpInterface branch, Value value,
                         SmallVectorImpl<Value> &sources) {
  SmallVector<RegionBranchPoint> points = {RegionBranchPoint::parent()};
  for (Region &region : branch->getRegions())
    for (Block &block : region)
      if (auto terminator = dyn_cast_or_null<RegionBranchTerminatorOpInterface>(
              block.empty() ? nullptr : &block.back()))
        points.push_back(terminator);
  for (RegionBranchPoint point : points) {
    SmallVector<RegionSuccessor> successors;
    branch.getSuccessorRegions(point, successors);
    for (RegionSuccessor successor : successors) {
      ValueRange operands = point.isParent()
                                ? branch.getEntrySuccessorOperands(successor)
                                : cast<RegionBranchTerminatorOpInterface>(
                                      point.getTerminatorPredecessorOrNull())
                                      .getSuccessorOperands(successor);
      for (auto [input, operand] :
           llvm::zip(successor.getSuccessorInputs(), operands))
        if (input == value)
          sources.push_back(operand);
    }
  }
}

/// What the buffer of `value` may be that of: the operands of a view, a choice
/// or an insertion, and what the paths through a loop or branch hand on.
static SmallVector<Value> getSources(Value value) {
  SmallVector<Value> sources;
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    auto branch =
        dyn_cast<RegionBranchOpInterface>(argument.getOwner()->getParentOp());
    if (branch)
      addForwarded(branch, argument, sources);
    return sources;
  }
  Operation *op = value.getDefiningOp();
  auto movement = dyn_cast<prelu::DataMovementOpInterface>(op);
  if (movement && !movement.isCopy())
    return {movement.getOnlySource()->get()};
  if (auto insertion = dyn_cast<tensor::InsertSliceOp>(op))
    return {insertion.getSource()};
  if (auto select = dyn_cast<arith::SelectOp>(op))
    return {select.getTrueValue(), select.getFalseValue()};
  if (auto branch = dyn_cast<RegionBranchOpInterface>(op))
    addForwarded(branch, value, sources);
  else if (isa<CallOpInterface>(op))
    llvm::append_range(sources, op->getOperands());
  return sources;
}

/// Everything whose buffer may be that of `value`.
static llvm::SmallDenseSet<Value> getAllSources(Value value) {
  llvm::SmallDenseSet<Value> all = {value};
  SmallVector<Value> worklist = {value};
  while (!worklist.empty())
    for (Value source : getSources(worklist.pop_back_val()))
      if (isa<TensorType>(source.getType()) && all.insert(source).second)
        worklist.push_back(source);
  return all;
}

namespace {
struct CopyAliasedResultsPass
    : prelu::impl::PReluCopyAliasedResultsBase<CopyAliasedResultsPass> {
  using Base::Base;

  void runOnOperation() override {
    bool changes = false;
    getOperation()->walk([&](func::ReturnOp op) {
      llvm::SmallDenseSet<Value> seen;
      OpBuilder builder(op);
      for (OpOperand &operand : op->getOpOperands()) {
        auto type = dyn_cast<RankedTensorType>(operand.get().getType());
        if (!type)
          continue;
        llvm::SmallDenseSet<Value> sources = getAllSources(operand.get());
        bool isShared = llvm::any_of(
            sources, [&](Value source) { return seen.contains(source); });
        seen.insert(sources.begin(), sources.end());
        if (!isShared)
          continue;
        operand.set(bufferization::AllocTensorOp::create(
            builder, op.getLoc(), type, /*dynamicSizes=*/ValueRange(),
            /*copy=*/operand.get()));
        changes = true;
      }
    });
    if (!changes)
      markAllAnalysesPreserved();
  }
};
} // namespace
