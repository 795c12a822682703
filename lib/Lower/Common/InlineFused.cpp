//===- InlineFused.cpp - dissolve prelu.fused regions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Region/FusedRegion.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUINLINEFUSED
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct InlineFusedPass : prelu::impl::PReluInlineFusedBase<InlineFusedPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation()))
      inlineFused(rewriter, op);
  }
};
} // namespace
