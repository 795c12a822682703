//===- CopyToLinalg.cpp - memref.copy as loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCOPYTOLINALG
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

namespace {
struct CopyToLinalgPass : prelu::impl::PReluCopyToLinalgBase<CopyToLinalgPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    bool changes = false;
    getOperation()->walk([&](memref::CopyOp op) {
      // Unranked memrefs have no loops; upstream's lowering calls its runtime.
      if (!isa<MemRefType>(op.getSource().getType()) ||
          !isa<MemRefType>(op.getTarget().getType()))
        return;
      rewriter.setInsertionPoint(op);
      rewriter.replaceOpWithNewOp<linalg::CopyOp>(op, op.getSource(),
                                                  op.getTarget());
      changes = true;
    });
    if (!changes)
      markAllAnalysesPreserved();
  }
};
} // namespace
