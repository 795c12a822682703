//===- StructuredOpsTest.cpp - factors in bodies
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A 1d convolution of f32 whose body is `body` over %a, %b and %acc and yields
/// %r.
class SummedFactors : public ::testing::Test {
protected:
  linalg::LinalgOp parse(const std::string &body) {
    context.loadDialect<arith::ArithDialect, func::FuncDialect,
                        linalg::LinalgDialect>();
    module = parseSourceString<ModuleOp>(
        R"(func.func @main(%x: tensor<10xf32>, %w: tensor<3xf32>, %o: tensor<8xf32>, %c: f32) -> tensor<8xf32> {
          %0 = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i + k)>, affine_map<(i, k) -> (k)>, affine_map<(i, k) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x, %w : tensor<10xf32>, tensor<3xf32>) outs(%o : tensor<8xf32>) {
          ^bb0(%a: f32, %b: f32, %acc: f32):)" +
            body + R"(
            linalg.yield %r : f32
          } -> tensor<8xf32>
          return %0 : tensor<8xf32>
        })",
        &context);
    linalg::LinalgOp result;
    module->walk([&](linalg::LinalgOp op) { result = op; });
    return result;
  }

  size_t countFactors(const std::string &body) {
    linalg::LinalgOp op = parse(body);
    std::optional<SmallVector<Value>> factors = getSummedFactors(op);
    EXPECT_EQ(isContraction(op), factors.has_value());
    return factors ? factors->size() : 0;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(SummedFactors, AreThoseOfTheProduct) {
  EXPECT_EQ(countFactors("%p = arith.mulf %a, %b : f32\n"
                         "%r = arith.addf %p, %acc : f32"),
            2u);
  EXPECT_EQ(countFactors("%p = arith.mulf %a, %b : f32\n"
                         "%q = arith.mulf %c, %p : f32\n"
                         "%r = arith.addf %acc, %q : f32"),
            3u);
}

TEST_F(SummedFactors, ZeroPointsArePartOfAFactor) {
  EXPECT_EQ(countFactors("%z = arith.subf %a, %c : f32\n"
                         "%p = arith.mulf %z, %b : f32\n"
                         "%r = arith.addf %acc, %p : f32"),
            2u);
}

TEST_F(SummedFactors, CastsOfTheProductDoNotCount) {
  EXPECT_EQ(countFactors("%h = arith.truncf %a : f32 to f16\n"
                         "%k = arith.truncf %b : f32 to f16\n"
                         "%p = arith.mulf %h, %k : f16\n"
                         "%q = arith.extf %p : f16 to f32\n"
                         "%r = arith.addf %acc, %q : f32"),
            2u);
}

TEST_F(SummedFactors, AreNoneOfAnotherReduction) {
  EXPECT_EQ(countFactors("%p = arith.mulf %a, %b : f32\n"
                         "%r = arith.maximumf %acc, %p : f32"),
            0u);
  EXPECT_EQ(countFactors("%s = arith.addf %acc, %a : f32\n"
                         "%r = arith.mulf %s, %b : f32"),
            0u);
  // The accumulator is a factor too.
  EXPECT_EQ(countFactors("%p = arith.mulf %acc, %b : f32\n"
                         "%r = arith.addf %acc, %p : f32"),
            0u);
  // A sum without a product.
  EXPECT_EQ(countFactors("%r = arith.addf %acc, %a : f32"), 0u);
  // A product beside which something else is added.
  EXPECT_EQ(countFactors("%p = arith.mulf %a, %b : f32\n"
                         "%s = arith.addf %p, %c : f32\n"
                         "%r = arith.addf %acc, %s : f32"),
            0u);
  // Subtracted.
  EXPECT_EQ(countFactors("%p = arith.mulf %a, %b : f32\n"
                         "%r = arith.subf %acc, %p : f32"),
            0u);
}
