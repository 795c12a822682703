//===- AlphaMapTest.cpp - how alpha runs along the input
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Verifier.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class AlphaMap : public ::testing::Test {
protected:
  AlphaMap() { context.loadDialect<PReluDialect, func::FuncDialect>(); }

  /// A prelu.prelu of an input and an alpha of these shapes.
  PReluOp create(ArrayRef<int64_t> input, ArrayRef<int64_t> alpha,
                 ArrayRef<int64_t> dims) {
    OpBuilder builder(&context);
    Location loc = builder.getUnknownLoc();
    module = ModuleOp::create(loc);
    builder.setInsertionPointToEnd(module->getBody());
    Type element = builder.getF32Type();
    Value x = tensor::EmptyOp::create(builder, loc, input, element);
    Value a = tensor::EmptyOp::create(builder, loc, alpha, element);
    return PReluOp::create(builder, loc, x.getType(), x, a, dims);
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(AlphaMap, FollowsAlphaDims) {
  PReluOp op = create({2, 8, 4, 5}, {5, 8}, {3, 1});
  EXPECT_TRUE(succeeded(verify(op)));
  AffineExpr d1 = getAffineDimExpr(1, &context);
  AffineExpr d3 = getAffineDimExpr(3, &context);
  EXPECT_EQ(op.getAlphaMap(), AffineMap::get(4, 0, {d3, d1}, &context));
}

TEST_F(AlphaMap, IsTheIdentityWithoutAlphaDims) {
  PReluOp op = create({2, 8}, {2, 8}, {});
  EXPECT_TRUE(succeeded(verify(op)));
  EXPECT_EQ(op.getAlphaMap(), AffineMap::getMultiDimIdentityMap(2, &context));
  EXPECT_EQ(op.getEffectiveAlphaDims(), (SmallVector<int64_t>{0, 1}));
}

TEST_F(AlphaMap, IsEmptyForRankZero) {
  PReluOp op = create({2, 8}, {}, {});
  EXPECT_TRUE(succeeded(verify(op)));
  EXPECT_EQ(op.getAlphaMap().getNumResults(), 0u);
  EXPECT_EQ(op.getAlphaMap().getNumDims(), 2u);
}

TEST_F(AlphaMap, VerifierRefusesForeignDims) {
  ScopedDiagnosticHandler quiet(&context,
                                [](Diagnostic &) { return success(); });
  EXPECT_TRUE(failed(verify(create({2, 8}, {8}, {2}))));
  EXPECT_TRUE(failed(verify(create({2, 8}, {8}, {-1}))));
  EXPECT_TRUE(failed(verify(create({8, 8}, {8, 8}, {1, 1}))));
  EXPECT_TRUE(failed(verify(create({2, 8}, {2}, {1}))));
  EXPECT_TRUE(failed(verify(create({2, 8, 3}, {2, 8}, {}))));
}
