//===- ProtectArguments.cpp - what a caller hands in stays as it was
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPROTECTARGUMENTS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using bufferization::BufferizationDialect;

namespace {
struct ProtectArgumentsPass
    : prelu::impl::PReluProtectArgumentsBase<ProtectArgumentsPass> {
  using Base::Base;

  void runOnOperation() override {
    StringRef writable = BufferizationDialect::kWritableAttrName;
    auto no = BoolAttr::get(&getContext(), false);
    bool changes = false;
    getOperation()->walk([&](func::FuncOp function) {
      // The calls of a private function are all here, and analysed.
      if (function.isExternal() || !function.isPublic())
        return;
      for (BlockArgument argument : function.getArguments()) {
        unsigned number = argument.getArgNumber();
        if (isa<TensorType>(argument.getType()) &&
            !function.getArgAttr(number, writable)) {
          function.setArgAttr(number, writable, no);
          changes = true;
        }
      }
    });
    if (!changes)
      markAllAnalysesPreserved();
  }
};
} // namespace
