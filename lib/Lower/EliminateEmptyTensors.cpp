//===- EliminateEmptyTensors.cpp - compute slices where they belong
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/SubsetOpInterface.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUELIMINATEEMPTYTENSORS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

namespace {
struct EliminateEmptyTensorsPass
    : prelu::impl::PReluEliminateEmptyTensorsBase<EliminateEmptyTensorsPass> {
  using Base::Base;

  void runOnOperation() override {
    // A vector that is written into a tensor has no empty tensor behind it.
    WalkResult inserts =
        getOperation()->walk([](SubsetInsertionOpInterface insertion) {
          return isa<TensorType>(insertion.getSourceOperand().get().getType())
                     ? WalkResult::interrupt()
                     : WalkResult::advance();
        });
    if (!inserts.wasInterrupted())
      return;
    IRRewriter rewriter(&getContext());
    if (failed(bufferization::eliminateEmptyTensors(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
