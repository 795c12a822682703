//===- ControlledPatternsTest.cpp - patterns with a caller's veto
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Fuse.h"
#include "prelu/InitAll.h"
#include "prelu/Lower/Lower.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class ControlledPatternsFixture : public ::testing::Test {
protected:
  using Populate = function_ref<void(RewritePatternSet &, ControlRewriteFn)>;

  ControlledPatternsFixture() {
    DialectRegistry registry;
    registry.insert<func::FuncDialect>();
    registerDependentDialects(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
  }

  /// The operations named `name` that the patterns leave in `source`, of which
  /// `control` is asked for each.
  unsigned countLeft(StringRef source, StringRef name, Populate populate,
                     ControlRewriteFn control) {
    OwningOpRef<ModuleOp> module =
        parseSourceString<ModuleOp>(source, &context);
    RewritePatternSet patterns(&context);
    populate(patterns, std::move(control));
    EXPECT_TRUE(module &&
                succeeded(applyPatternsGreedily(*module, std::move(patterns))));
    unsigned count = 0;
    module->walk(
        [&](Operation *op) { count += op->getName().getStringRef() == name; });
    return count;
  }

  /// Of two, both go without a veto, the one marked `keep` stays with one.
  void expectVeto(StringRef source, StringRef name, Populate populate) {
    EXPECT_EQ(countLeft(source, name, populate, {}), 0u);
    EXPECT_EQ(countLeft(source, name, populate,
                        [](Operation *op) { return !op->hasAttr("keep"); }),
              1u);
  }

  MLIRContext context;
};
} // namespace

TEST_F(ControlledPatternsFixture, PReluToVector) {
  expectVeto(R"mlir(
func.func @f(%x: vector<8xf32>, %a: f32) -> (vector<8xf32>, vector<8xf32>) {
  %0 = prelu.prelu %x, %a : vector<8xf32>, f32
  %1 = prelu.prelu %x, %a {keep} : vector<8xf32>, f32
  return %0, %1 : vector<8xf32>, vector<8xf32>
})mlir",
             "prelu.prelu",
             [](RewritePatternSet &patterns, ControlRewriteFn control) {
               populatePReluToVectorPatterns(patterns, control);
             });
}

TEST_F(ControlledPatternsFixture, SinkTranspose) {
  // A pad of a transposed tensor becomes a transpose of another pad, whose
  // result is no pad of a transpose any more.
  StringRef source = R"mlir(
func.func @f(%x: tensor<4x8xf32>, %e: tensor<8x4xf32>) -> (tensor<9x4xf32>, tensor<9x4xf32>) {
  %c = arith.constant 0.0 : f32
  %t = linalg.transpose ins(%x : tensor<4x8xf32>) outs(%e : tensor<8x4xf32>) permutation = [1, 0]
  %0 = tensor.pad %t low[0, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c : f32
  } : tensor<8x4xf32> to tensor<9x4xf32>
  %1 = tensor.pad %t low[1, 0] high[0, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c : f32
  } {keep} : tensor<8x4xf32> to tensor<9x4xf32>
  return %0, %1 : tensor<9x4xf32>, tensor<9x4xf32>
})mlir";
  auto populate = [](RewritePatternSet &patterns, ControlRewriteFn control) {
    populateSinkTransposePatterns(patterns, control);
  };
  EXPECT_EQ(countLeft(source, "linalg.transpose", populate, {}), 2u);
  EXPECT_EQ(countLeft(source, "linalg.transpose", populate,
                      [](Operation *op) { return !op->hasAttr("keep"); }),
            2u);
  EXPECT_EQ(countLeft(source, "linalg.transpose", populate,
                      [](Operation *) { return false; }),
            1u);
}

TEST_F(ControlledPatternsFixture, IntegerAlgebra) {
  expectVeto(
      R"mlir(
func.func @f(%x: tensor<8xi32>) -> (tensor<8xi32>, tensor<8xi32>) {
  %zero = arith.constant 0 : i32
  %0 = prelu.prelu %x, %zero : tensor<8xi32>, i32
  %1 = prelu.prelu %x, %zero {keep} : tensor<8xi32>, i32
  return %0, %1 : tensor<8xi32>, tensor<8xi32>
})mlir",
      "prelu.prelu", [](RewritePatternSet &patterns, ControlRewriteFn control) {
        populatePReluAlgebraPatterns(patterns, /*poolFirst=*/false, control);
      });
}

TEST_F(ControlledPatternsFixture, SinkReshape) {
  // The vetoed one keeps its reshape in front of the PReLU.
  StringRef source = R"mlir(
func.func @f(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %e: tensor<4x16xf32>, %alpha: f32)
    -> tensor<64xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)
      outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = tensor.collapse_shape %0 [[0, 1]] : tensor<4x16xf32> into tensor<64xf32>
  %2 = prelu.prelu %1, %alpha : tensor<64xf32>, f32
  return %2 : tensor<64xf32>
})mlir";
  auto isCollapsed = [&](ControlRewriteFn control) {
    OwningOpRef<ModuleOp> module =
        parseSourceString<ModuleOp>(source, &context);
    RewritePatternSet patterns(&context);
    populateSinkReshapePatterns(patterns, control);
    EXPECT_TRUE(succeeded(applyPatternsGreedily(*module, std::move(patterns))));
    bool result = false;
    module->walk([&](PReluOp op) {
      result = cast<RankedTensorType>(op.getInput().getType()).getRank() == 1;
    });
    return result;
  };
  EXPECT_FALSE(isCollapsed({}));
  EXPECT_TRUE(isCollapsed([](Operation *op) { return !isa<PReluOp>(op); }));
}
