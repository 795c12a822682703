//===- GreedyRewriteTest.cpp - pattern sets that end and that do not
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/GreedyRewrite.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// a + b -> b + a, and again.
struct SwapOperands : public OpRewritePattern<arith::AddFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::AddFOp op,
                                PatternRewriter &rewriter) const override {
    rewriter.replaceOpWithNewOp<arith::AddFOp>(op, op.getRhs(), op.getLhs());
    return success();
  }
};

/// a - b -> a + -b.
struct NegateOperand : public OpRewritePattern<arith::SubFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::SubFOp op,
                                PatternRewriter &rewriter) const override {
    Value negated = arith::NegFOp::create(rewriter, op.getLoc(), op.getRhs());
    rewriter.replaceOpWithNewOp<arith::AddFOp>(op, op.getLhs(), negated);
    return success();
  }
};

class GreedyRewrite : public ::testing::Test {
protected:
  void SetUp() override {
    context.loadDialect<arith::ArithDialect, func::FuncDialect>();
    module = parseSourceString<ModuleOp>(R"(
      func.func @main(%a: f32, %b: f32) -> f32 {
        %0 = arith.subf %a, %b : f32
        return %0 : f32
      })",
                                         &context);
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(GreedyRewrite, EndsWhereNothingMatches) {
  RewritePatternSet patterns(&context);
  patterns.add<NegateOperand>(&context);
  EXPECT_TRUE(succeeded(
      applyPatternsWithinBudget(*module, std::move(patterns), "some-pass")));
  int negations = 0;
  module->walk([&](arith::NegFOp) { ++negations; });
  EXPECT_EQ(negations, 1);
}

TEST_F(GreedyRewrite, NamesTheSetThatDoesNotEnd) {
  std::string message;
  ScopedDiagnosticHandler handler(
      &context, [&](Diagnostic &diagnostic) { message = diagnostic.str(); });
  RewritePatternSet patterns(&context);
  patterns.add<NegateOperand, SwapOperands>(&context);
  EXPECT_TRUE(failed(applyPatternsWithinBudget(*module, std::move(patterns),
                                               "some-pass",
                                               /*listener=*/nullptr,
                                               /*rewritesPerOp=*/1)));
  // Four operations: module, function, subtraction and return.
  EXPECT_EQ(message, "the rewriting patterns of 'some-pass' do not settle "
                     "within 260 rewrites");
}
