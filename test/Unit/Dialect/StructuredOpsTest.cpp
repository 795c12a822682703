//===- StructuredOpsTest.cpp - factors in indexing expressions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/StructuredOps.h"

#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

TEST(GetFactor, IsThatOfASum) {
  MLIRContext context;
  AffineExpr oh = getAffineDimExpr(0, &context);
  AffineExpr kh = getAffineDimExpr(1, &context);
  EXPECT_EQ(getFactor(oh * 2 + kh * 3 + 1, oh, 2), 2);
  EXPECT_EQ(getFactor(oh * 2 + kh * 3 + 1, kh, 2), 3);
  EXPECT_EQ(getFactor(kh - oh, oh, 2), -1);
  EXPECT_EQ(getFactor(kh, oh, 2), 0);
}

TEST(GetFactor, IsNothingWhereStepsDiffer) {
  MLIRContext context;
  AffineExpr oh = getAffineDimExpr(0, &context);
  AffineExpr kh = getAffineDimExpr(1, &context);
  // From 0 to 1 it grows by one, from 1 to 2 by none.
  EXPECT_EQ(getFactor((oh + 1).floorDiv(2), oh, 2), std::nullopt);
  EXPECT_EQ(getFactor((oh + kh) % 4, oh, 2), std::nullopt);
}

TEST(GetFactor, TakesSymbols) {
  MLIRContext context;
  AffineExpr base = getAffineDimExpr(0, &context);
  AffineExpr lane = getAffineSymbolExpr(0, &context);
  EXPECT_EQ(getFactor(base * 4 + lane * 2, lane, 1, 1), 2);
}
