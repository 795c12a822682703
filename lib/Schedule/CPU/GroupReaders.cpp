//===- GroupReaders.cpp - regions that read one tensor, one after the other
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OperandLayouts.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUGROUPREADERS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-group-readers";

/// Whether `op` computes what it returns, and does not just rearrange it.
static bool isComputation(Operation *op) {
  return isa<FusedOp, LoopLikeOpInterface, linalg::LinalgOp>(op);
}

/// Bytes of the results of `op`; without an end where one is of dynamic size,
/// or no tensor.
static double getResultBytes(Operation *op) {
  double bytes = 0;
  for (Type type : op->getResultTypes())
    bytes += countTensorBytes(type).value_or(
        std::numeric_limits<double>::infinity());
  return bytes;
}

/// All that `op` and its regions use and do not define.
static SetVector<Value> getUsedValues(Operation *op) {
  SetVector<Value> values(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), values);
  return values;
}

namespace {
/// The regions of one block, in groups that wait for the same computation.
class ReaderGroups {
public:
  ReaderGroups(RewriterBase &rewriter, Block &block, const CoreModel &core)
      : rewriter(rewriter), block(block), core(core) {}

  void run() {
    for (Operation &op : llvm::make_early_inc_range(block)) {
      Operation *source = findSource(&op);
      sources[&op] = isComputation(&op) ? &op : source;
      auto reader = dyn_cast<FusedOp>(op);
      if (!reader || !source || getResultBytes(source) > core.l2Bytes)
        continue;
      Operation *&last = lastReaders[source];
      if (last && last->getNextNode() != reader)
        moveBehind(reader, last);
      last = reader;
    }
  }

private:
  /// The computation whose result `op` waits for: of those that it reads,
  /// through what lies between, the last one.
  Operation *findSource(Operation *op) const {
    Operation *source = nullptr;
    for (Value value : getUsedValues(op)) {
      Operation *other = sources.lookup(value.getDefiningOp());
      if (other && (!source || source->isBeforeInBlock(other)))
        source = other;
    }
    return source;
  }

  /// Moves `reader` behind `last`, with what rearranges its operands.
  void moveBehind(FusedOp reader, Operation *last) {
    Operation *place = last->getNextNode();
    if (failed(moveValueDefinitions(
            rewriter, getUsedValues(reader).getArrayRef(), place)))
      return;
    rewriter.moveOpBefore(reader, place);
    if (Remark remark = emitPassed(reader.getLoc(), "ReaderMoved", passName))
      remark << remark::add(
          "computed right behind another region that reads the same result");
  }

  RewriterBase &rewriter;
  Block &block;
  const CoreModel &core;
  /// For each operation of the block that has been passed what computes its
  /// result: itself, or what its operands wait for.
  DenseMap<Operation *, Operation *> sources;
  DenseMap<Operation *, Operation *> lastReaders;
};

struct GroupReadersPass : prelu::impl::PReluGroupReadersBase<GroupReadersPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::getFrom(getOperation());
    if (!target)
      return signalPassFailure();
    CoreModel core = target.getModel();
    IRRewriter rewriter(&getContext());
    for (auto function : getOperation().getOps<func::FuncOp>())
      for (Block &block : function.getBody())
        ReaderGroups(rewriter, block, core).run();
  }
};
} // namespace
