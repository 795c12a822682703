//===- DeallocateBuffers.cpp - free what a module owns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Pass/PassManager.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDEALLOCATEBUFFERS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Whether `op` may make a buffer that has to be freed, hands one to a caller,
/// or is one of those that the pipeline removes.
static bool concernsOwnership(Operation *op) {
  auto isBuffer = llvm::IsaPred<BaseMemRefType>;
  if (isa_and_present<bufferization::BufferizationDialect>(op->getDialect()))
    return true;
  if (isa<func::ReturnOp>(op))
    return llvm::any_of(op->getOperandTypes(), isBuffer);
  return !isa<ViewLikeOpInterface, memref::GetGlobalOp>(op) &&
         llvm::any_of(op->getResultTypes(), isBuffer);
}

namespace {
struct DeallocateBuffersPass
    : prelu::impl::PReluDeallocateBuffersBase<DeallocateBuffersPass> {
  using Base::Base;

  LogicalResult initialize(MLIRContext *) override {
    bufferization::buildBufferDeallocationPipeline(pipeline);
    pipeline.addPass(createConvertBufferizationToMemRefPass());
    return success();
  }

  void runOnOperation() override {
    bool ownsBuffers = getOperation()
                           ->walk([](Operation *op) {
                             return concernsOwnership(op)
                                        ? WalkResult::interrupt()
                                        : WalkResult::advance();
                           })
                           .wasInterrupted();
    if (!ownsBuffers)
      return markAllAnalysesPreserved();
    if (failed(runPipeline(pipeline, getOperation())))
      signalPassFailure();
  }

private:
  OpPassManager pipeline{ModuleOp::getOperationName()};
};
} // namespace
