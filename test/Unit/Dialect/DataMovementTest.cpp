//===- DataMovementTest.cpp - what each operation says it moves
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// The models of the operations of a function's body.
class DataMovement : public ::testing::Test {
protected:
  /// The last operation of `body`, over `arguments`.
  DataMovementOpInterface parse(StringRef arguments, StringRef body) {
    context.loadDialect<PReluDialect, func::FuncDialect>();
    std::string text =
        ("func.func @f(" + arguments + ") {\n" + body + "\nreturn\n}").str();
    module = parseSourceString<ModuleOp>(text, &context);
    if (!module)
      return {};
    Block &block = (*module->getOps<func::FuncOp>().begin()).getBody().front();
    return dyn_cast<DataMovementOpInterface>(*std::prev(block.end(), 2));
  }

  /// The source map as text, without its name.
  static std::string printMap(DataMovementOpInterface op) {
    std::string text;
    llvm::raw_string_ostream out(text);
    if (AffineMap map = op.getSourceMap())
      map.print(out);
    else
      out << "none";
    return text;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(DataMovement, Pad) {
  DataMovementOpInterface op = parse("%x: tensor<2x5xf32>, %c: f32", R"(
    %0 = tensor.pad %x low[0, 1] high[0, 2] {
    ^bb0(%i: index, %j: index):
      tensor.yield %c : f32
    } : tensor<2x5xf32> to tensor<2x8xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "(d0, d1) -> (d0, d1 - 1)");
  EXPECT_FALSE(op.isPadded(0));
  EXPECT_TRUE(op.isPadded(1));
  EXPECT_TRUE(op.hasPadding());
  EXPECT_EQ(op.getPadding(), op->getBlock()->getArgument(1));
  EXPECT_FALSE(op.isBijection());
  EXPECT_TRUE(op.keepsOrder());
  EXPECT_TRUE(op.isCopy());
  EXPECT_FALSE(op.isRequired());
  EXPECT_EQ(op.getInnermostDim(0), 0u);
}

TEST_F(DataMovement, PadThatIsKept) {
  DataMovementOpInterface op =
      parse("%x: tensor<5xf32>, %c: f32, %n: index", R"(
    %0 = tensor.pad %x nofold low[%n] high[0] {
    ^bb0(%i: index):
      tensor.yield %c : f32
    } : tensor<5xf32> to tensor<?xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "none");
  EXPECT_TRUE(op.isPadded(0));
  EXPECT_TRUE(op.isRequired());
}

TEST_F(DataMovement, PadOfSeveralValues) {
  DataMovementOpInterface op = parse("%x: tensor<5xindex>", R"(
    %0 = tensor.pad %x low[1] high[0] {
    ^bb0(%i: index):
      tensor.yield %i : index
    } : tensor<5xindex> to tensor<6xindex>)");
  ASSERT_TRUE(op);
  EXPECT_TRUE(op.hasPadding());
  EXPECT_FALSE(op.getPadding());
}

TEST_F(DataMovement, Transpose) {
  DataMovementOpInterface op =
      parse("%x: tensor<2x3x4xf32>, %o: tensor<4x2x3xf32>", R"(
    %0 = linalg.transpose ins(%x : tensor<2x3x4xf32>)
      outs(%o : tensor<4x2x3xf32>) permutation = [2, 0, 1])");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "(d0, d1, d2) -> (d1, d2, d0)");
  EXPECT_FALSE(op.hasPadding());
  EXPECT_TRUE(op.isBijection());
  EXPECT_FALSE(op.keepsOrder());
  EXPECT_TRUE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(2), 0u);
  EXPECT_EQ(op.getInnermostDim(0), 1u);
}

TEST_F(DataMovement, UnPack) {
  DataMovementOpInterface op =
      parse("%x: tensor<2x4x8x4xf32>, %o: tensor<30x8xf32>", R"(
    %0 = linalg.unpack %x outer_dims_perm = [1, 0] inner_dims_pos = [0, 1]
      inner_tiles = [8, 4] into %o : tensor<2x4x8x4xf32> -> tensor<30x8xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op),
            "(d0, d1) -> (d1 floordiv 4, d0 floordiv 8, d0 mod 8, d1 mod 4)");
  EXPECT_FALSE(op.isBijection());
  EXPECT_FALSE(op.keepsOrder());
  EXPECT_TRUE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(0), std::nullopt);
}

TEST_F(DataMovement, Cast) {
  DataMovementOpInterface op = parse("%x: tensor<2x3xf32>", R"(
    %0 = tensor.cast %x : tensor<2x3xf32> to tensor<?x3xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "(d0, d1) -> (d0, d1)");
  EXPECT_TRUE(op.isBijection());
  EXPECT_FALSE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(1), 1u);
}

TEST_F(DataMovement, CastFromNoRank) {
  DataMovementOpInterface op = parse("%x: tensor<*xf32>", R"(
    %0 = tensor.cast %x : tensor<*xf32> to tensor<?x3xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "none");
  EXPECT_FALSE(op.hasPadding());
  EXPECT_EQ(op.getInnermostDim(1), std::nullopt);
}

TEST_F(DataMovement, ExtractSlice) {
  DataMovementOpInterface op = parse("%x: tensor<4x9xf32>", R"(
    %0 = tensor.extract_slice %x[1, 2] [3, 3] [1, 2]
      : tensor<4x9xf32> to tensor<3x3xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "(d0, d1) -> (d0 + 1, d1 * 2 + 2)");
  EXPECT_FALSE(op.isBijection());
  EXPECT_TRUE(op.keepsOrder());
  EXPECT_FALSE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(0), 0u);
}

TEST_F(DataMovement, ExtractSliceOfLowerRank) {
  DataMovementOpInterface op = parse("%x: tensor<4x9xf32>", R"(
    %0 = tensor.extract_slice %x[1, 2] [1, 3] [1, 1]
      : tensor<4x9xf32> to tensor<3xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "(d0) -> (1, d0 + 2)");
  EXPECT_EQ(op.getInnermostDim(1), std::nullopt);
}

TEST_F(DataMovement, ExtractSliceAtRunTime) {
  DataMovementOpInterface op = parse("%x: tensor<9xf32>, %n: index", R"(
    %0 = tensor.extract_slice %x[%n] [3] [1] : tensor<9xf32> to tensor<3xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "none");
}

TEST_F(DataMovement, ExpandShape) {
  DataMovementOpInterface op = parse("%x: tensor<?x12xf32>, %n: index", R"(
    %0 = tensor.expand_shape %x [[0], [1, 2, 3]] output_shape [%n, 3, 4, 1]
      : tensor<?x12xf32> into tensor<?x3x4x1xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "(d0, d1, d2, d3) -> (d0, d1 * 4 + d2 + d3)");
  EXPECT_TRUE(op.isBijection());
  EXPECT_TRUE(op.keepsOrder());
  EXPECT_FALSE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(0), 0u);
  EXPECT_EQ(op.getInnermostDim(1), 2u);
}

TEST_F(DataMovement, CollapseShape) {
  DataMovementOpInterface op = parse("%x: tensor<?x3x4x1x5xf32>", R"(
    %0 = tensor.collapse_shape %x [[0, 1, 2], [3, 4]]
      : tensor<?x3x4x1x5xf32> into tensor<?x5xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op),
            "(d0, d1) -> ((d0 floordiv 4) floordiv 3, (d0 floordiv 4) mod 3, "
            "d0 mod 4, d1 floordiv 5, d1 mod 5)");
  EXPECT_TRUE(op.isBijection());
  EXPECT_TRUE(op.keepsOrder());
  EXPECT_FALSE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(4), 1u);
  EXPECT_EQ(op.getInnermostDim(2), std::nullopt);
}

TEST_F(DataMovement, Reshape) {
  DataMovementOpInterface op =
      parse("%x: tensor<6xf32>, %s: tensor<2xindex>", R"(
    %0 = tensor.reshape %x(%s)
      : (tensor<6xf32>, tensor<2xindex>) -> tensor<?x?xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(printMap(op), "none");
  EXPECT_EQ(op.getOnlySource()->get(), op->getOperand(0));
  EXPECT_TRUE(op.isBijection());
  EXPECT_FALSE(op.isCopy());
}

TEST_F(DataMovement, Concat) {
  DataMovementOpInterface op = parse("%x: tensor<2x3xf32>, %y: tensor<2x4xf32>",
                                     R"(
    %0 = tensor.concat dim(1) %x, %y
      : (tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<2x7xf32>)");
  ASSERT_TRUE(op);
  EXPECT_EQ(op.getSources().size(), 2u);
  EXPECT_FALSE(op.getOnlySource());
  EXPECT_FALSE(op.hasPadding());
  EXPECT_EQ(printMap(op), "none");
  EXPECT_TRUE(op.isCopy());
  EXPECT_EQ(op.getInnermostDim(0), 0u);
}

TEST_F(DataMovement, NothingThatComputes) {
  EXPECT_FALSE(parse("%x: tensor<4xf32>, %a: f32", R"(
    %0 = prelu.prelu %x, %a : tensor<4xf32>, f32)"));
}
