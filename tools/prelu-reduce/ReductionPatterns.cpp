//===- ReductionPatterns.cpp - how operations of the prelu dialect get smaller
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReductionPatterns.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/FusedRegion.h"

#include "mlir/Reducer/ReductionPatternInterface.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A PReLU --> its input.
struct DropPRelu : OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    rewriter.replaceOp(op, op.getInput());
    return success();
  }
};

/// A region --> its operations.
struct InlineFused : OpRewritePattern<FusedOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(FusedOp op,
                                PatternRewriter &rewriter) const override {
    inlineFused(rewriter, op);
    return success();
  }
};

struct PReluReductionPatterns : public DialectReductionPatternInterface {
  explicit PReluReductionPatterns(Dialect *dialect)
      : DialectReductionPatternInterface(dialect) {}

  void populateReductionPatterns(RewritePatternSet &patterns) const override {
    patterns.add<DropPRelu, InlineFused>(patterns.getContext());
  }
};
} // namespace

void prelu::registerReductionPatterns(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *, PReluDialect *dialect) {
    dialect->addInterfaces<PReluReductionPatterns>();
  });
}
