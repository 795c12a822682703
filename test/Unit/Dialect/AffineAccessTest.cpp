//===- AffineAccessTest.cpp - coefficients of indices
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/AffineAccess.h"

#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class AffineAccessTest : public ::testing::Test {
protected:
  MLIRContext context;
  AffineExpr oh = getAffineDimExpr(0, &context);
  AffineExpr kh = getAffineDimExpr(1, &context);
  AffineExpr lane = getAffineSymbolExpr(0, &context);
};
} // namespace

TEST_F(AffineAccessTest, HasTheCoefficientsOfASum) {
  AffineAccess access(oh * 2 + kh * 3 + 1, 3);
  EXPECT_EQ(access.getCoefficient(0), 2);
  EXPECT_EQ(access.getCoefficient(1), 3);
  EXPECT_EQ(access.getCoefficient(2), 0);
  EXPECT_EQ(access.getConstant(), 1);
  EXPECT_TRUE(access.isSum());
  EXPECT_EQ(AffineAccess(kh - oh, 2).getCoefficient(0), -1);
  EXPECT_EQ(AffineAccess(kh - oh, 2).getConstant(), 0);
}

TEST_F(AffineAccessTest, HasNoneWhereStepsDiffer) {
  // From 0 to 1 it grows by one, from 1 to 2 by none.
  AffineAccess half((oh + 1).floorDiv(2), 2);
  EXPECT_EQ(half.getCoefficient(0), std::nullopt);
  EXPECT_FALSE(half.isSum());
  EXPECT_EQ(AffineAccess((oh + kh) % 4, 2).getCoefficient(0), std::nullopt);
}

TEST_F(AffineAccessTest, HasThatOfALoopBesideADivision) {
  AffineAccess access((oh + 1).floorDiv(2) + kh * 4 + 5, 2);
  EXPECT_EQ(access.getCoefficient(0), std::nullopt);
  EXPECT_EQ(access.getCoefficient(1), 4);
  EXPECT_EQ(access.getConstant(), 5);
}

TEST_F(AffineAccessTest, HasThoseOfSymbols) {
  AffineAccess access(oh * 4 + lane * 2, 1, 1);
  EXPECT_EQ(access.getSymbolCoefficient(0), 2);
  EXPECT_EQ(access.getCoefficient(0), 4);
  EXPECT_TRUE(access.isSum());
}

TEST_F(AffineAccessTest, IsShifted) {
  EXPECT_TRUE(AffineAccess(oh, 2).isShifted(0));
  EXPECT_TRUE(AffineAccess(oh - 1, 2).isShifted(0));
  EXPECT_FALSE(AffineAccess(oh * 2, 2).isShifted(0));
  EXPECT_FALSE(AffineAccess(oh + kh, 2).isShifted(0));
  EXPECT_FALSE(AffineAccess(oh, 2).isShifted(1));
}

TEST_F(AffineAccessTest, IsOfAMapsResult) {
  AffineMap map = AffineMap::get(2, 0, {kh, oh * 2 + 1}, &context);
  EXPECT_EQ(AffineAccess(map, 1).getCoefficient(0), 2);
}
