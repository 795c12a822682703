//===- DotProductTest.cpp - which contractions are dot products
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/DotProduct.h"

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
/// A matrix product of `element`s into `sum`, whose body is `body` from `%a`,
/// `%b` and `%acc` to `%s`.
class Contraction {
public:
  Contraction(StringRef element, StringRef sum, StringRef body) {
    context.loadDialect<arith::ArithDialect, func::FuncDialect,
                        linalg::LinalgDialect, PReluDialect,
                        tensor::TensorDialect>();
    std::string x = ("tensor<3x8x" + element + ">").str();
    std::string w = ("tensor<8x5x" + element + ">").str();
    std::string y = ("tensor<3x5x" + sum + ">").str();
    std::string text =
        "func.func @f(%x: " + x + ", %w: " + w + ", %i: " + y +
        ", %zero: i32) {\n%r = linalg.generic {indexing_maps = ["
        "affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, "
        "affine_map<(m, n, k) -> (m, n)>], iterator_types = [\"parallel\", "
        "\"parallel\", \"reduction\"]} ins(%x, %w : " +
        x + ", " + w + ") outs(%i : " + y + ") {\n^bb0(%a: " + element.str() +
        ", %b: " + element.str() + ", %acc: " + sum.str() + "):\n" +
        body.str() + "\nlinalg.yield %s : " + sum.str() + "\n} -> " + y +
        "\nreturn\n}";
    module = parseSourceString<ModuleOp>(text, &context);
  }

  linalg::LinalgOp get() {
    linalg::LinalgOp found;
    module->walk([&](linalg::GenericOp op) { found = op; });
    return found;
  }

private:
  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST(MatchDotProduct, HasTheUnsignedFactorFirst) {
  Contraction contraction("i8", "i32", R"(
    %0 = arith.extsi %a : i8 to i32
    %1 = arith.extui %b : i8 to i32
    %2 = arith.muli %0, %1 : i32
    %s = arith.addi %acc, %2 : i32)");
  std::optional<DotProduct> dot = matchPlainDotProduct(contraction.get());
  ASSERT_TRUE(dot);
  EXPECT_EQ(dot->getKind(), DotKind::U8S8);
  EXPECT_EQ(dot->factors[0].operand->getOperandNumber(), 1u);
  EXPECT_TRUE(hasDotLoops(contraction.get(), *dot, /*lanes=*/1));
  EXPECT_TRUE(hasDotLoops(contraction.get(), *dot, /*lanes=*/0));
}

TEST(MatchDotProduct, SeesThroughAnOffset) {
  Contraction contraction("i8", "i32", R"(
    %c = arith.constant -128 : i8
    %t = arith.xori %a, %c : i8
    %0 = arith.extui %t : i8 to i32
    %1 = arith.extsi %b : i8 to i32
    %2 = arith.muli %0, %1 : i32
    %s = arith.addi %acc, %2 : i32)");
  std::optional<DotProduct> dot = matchPlainDotProduct(contraction.get());
  ASSERT_TRUE(dot);
  EXPECT_EQ(dot->getKind(), DotKind::U8S8);
  EXPECT_EQ(dot->factors[0].operand->getOperandNumber(), 0u);
}

TEST(MatchDotProduct, TellsZeroPointsApart) {
  Contraction contraction("i8", "i32", R"(
    %0 = arith.extsi %a : i8 to i32
    %z = arith.subi %0, %zero : i32
    %1 = arith.extsi %b : i8 to i32
    %2 = arith.muli %z, %1 : i32
    %s = arith.addi %acc, %2 : i32)");
  std::optional<DotProduct> dot = matchDotProduct(contraction.get());
  ASSERT_TRUE(dot);
  EXPECT_EQ(dot->getKind(), DotKind::S8S8);
  EXPECT_TRUE(dot->factors[0].zeroPoint);
  EXPECT_FALSE(dot->factors[1].zeroPoint);
  EXPECT_FALSE(matchPlainDotProduct(contraction.get()));
}

TEST(MatchDotProduct, TakesBrainFloatsAddedUpInF32) {
  Contraction contraction("bf16", "f32", R"(
    %0 = arith.extf %a : bf16 to f32
    %1 = arith.extf %b : bf16 to f32
    %2 = arith.mulf %0, %1 : f32
    %s = arith.addf %acc, %2 : f32)");
  std::optional<DotProduct> dot = matchPlainDotProduct(contraction.get());
  ASSERT_TRUE(dot);
  EXPECT_EQ(dot->getKind(), DotKind::BF16);
}

TEST(MatchDotProduct, RefusesWhatIsRoundedOrNarrowerBetween) {
  Contraction rounded("bf16", "f32", R"(
    %0 = arith.mulf %a, %b : bf16
    %1 = arith.extf %0 : bf16 to f32
    %s = arith.addf %acc, %1 : f32)");
  EXPECT_FALSE(matchDotProduct(rounded.get()));
  Contraction narrow("i8", "i32", R"(
    %0 = arith.extsi %a : i8 to i16
    %1 = arith.extsi %b : i8 to i16
    %2 = arith.muli %0, %1 : i16
    %3 = arith.extsi %2 : i16 to i32
    %s = arith.addi %acc, %3 : i32)");
  EXPECT_FALSE(matchDotProduct(narrow.get()));
  Contraction square("i8", "i32", R"(
    %0 = arith.extsi %a : i8 to i32
    %2 = arith.muli %0, %0 : i32
    %s = arith.addi %acc, %2 : i32)");
  EXPECT_FALSE(matchDotProduct(square.get()));
}
