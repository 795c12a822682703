//===- Bufferize.cpp - tensors to buffers around dispatches
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WriteOrder.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Outline/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/Bufferize.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotModuleBufferize.h"
#include "mlir/Dialect/Bufferization/Transforms/Transforms.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/SubsetOpInterface.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUBUFFERIZE
#include "prelu/Outline/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;
using namespace mlir::bufferization;

/// What upstream's one-shot bufferization does with everything but the regions
/// of dispatches.
static OneShotBufferizationOptions getOptions() {
  OneShotBufferizationOptions options;
  options.opFilter.denyOperation([](Operation *op) {
    return op->getParentOfType<DispatchOp>() != nullptr;
  });
  options.bufferizeFunctionBoundaries = true;
  // A loop that the network itself holds may yield another buffer than it got.
  options.allowReturnAllocsFromLoops = true;
  options.setFunctionBoundaryTypeConversion(LayoutMapOption::IdentityLayoutMap);
  return options;
}

/// Computes what is inserted into a tensor where it belongs.
static LogicalResult eliminateEmptyTensors(ModuleOp module) {
  OneShotBufferizationOptions options = getOptions();
  OneShotAnalysisState state(module, options);
  if (failed(analyzeModuleOp(module, state)))
    return failure();
  IRRewriter rewriter(module.getContext());
  return bufferization::eliminateEmptyTensors(rewriter, module, state);
}

/// Whether `module` inserts tensors into others and has tensors without values,
/// outside of dispatches: elsewhere the analysis finds nothing.
static bool mayEliminate(ModuleOp module) {
  bool inserts = false, hasEmpty = false;
  module->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<DispatchOp>(op))
      return WalkResult::skip();
    // A vector that is written into a tensor has no empty tensor behind it.
    if (auto insertion = dyn_cast<SubsetInsertionOpInterface>(op))
      inserts |= isa<TensorType>(insertion.getSourceOperand().get().getType());
    hasEmpty |= isa<tensor::EmptyOp>(op);
    return WalkResult::advance();
  });
  return inserts && hasEmpty;
}

/// Gives each use of an empty tensor outside of dispatches one of its own: that
/// two values start from the same nothing is no reason to copy one of them.
static void splitEmptyTensors(ModuleOp module) {
  SmallVector<tensor::EmptyOp> emptyOps;
  module->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<DispatchOp>(op))
      return WalkResult::skip();
    if (auto empty = dyn_cast<tensor::EmptyOp>(op))
      emptyOps.push_back(empty);
    return WalkResult::advance();
  });
  for (tensor::EmptyOp empty : emptyOps) {
    OpBuilder builder(empty);
    for (OpOperand &use :
         llvm::make_early_inc_range(llvm::drop_begin(empty->getUses())))
      use.set(builder.clone(*empty)->getResult(0));
  }
}

namespace {
struct BufferizePass : prelu::impl::PReluBufferizeBase<BufferizePass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    splitEmptyTensors(module);
    if (mayEliminate(module) && failed(eliminateEmptyTensors(module)))
      return signalPassFailure();
    OneShotBufferizationOptions options = getOptions();
    BufferizationState state;
    if (isWrittenInOrder(module)) {
      // There is nothing to find out, nor a copy to insert.
      if (failed(bufferizeOp(module, options, state)))
        signalPassFailure();
      return;
    }
    if (failed(runOneShotModuleBufferize(module, options, state)))
      signalPassFailure();
  }
};
} // namespace
