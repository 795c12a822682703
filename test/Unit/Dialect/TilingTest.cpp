//===- TilingTest.cpp - tiles of operands into tiles of operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/InitAll.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Interfaces/TilingInterface.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// `op` of a function of x: tensor<8x16xf32>, dy of the same type and alpha:
/// tensor<16xf32>, fed with tiles as consumers of a producer's tiles are.
class ConsumerTiling : public ::testing::Test {
protected:
  ConsumerTiling() {
    DialectRegistry registry;
    registerAllDialects(registry);
    registry.insert<func::FuncDialect, linalg::LinalgDialect,
                    tensor::TensorDialect>();
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
  }

  TilingInterface parse(StringRef op) {
    std::string text = "func.func @f(%x: tensor<8x16xf32>, "
                       "%dy: tensor<8x16xf32>, %alpha: tensor<16xf32>) {\n" +
                       op.str() + "\nreturn\n}";
    module = parseSourceString<ModuleOp>(text, &context);
    TilingInterface found;
    module->walk([&](TilingInterface tilable) { found = tilable; });
    return found;
  }

  SmallVector<OpFoldResult> numbers(ArrayRef<int64_t> values) {
    return getAsIndexOpFoldResult(&context, values);
  }

  /// The tile of `op` for one tile of each of the operands `operands`.
  FailureOr<TilingResult> tile(TilingInterface op, ArrayRef<unsigned> operands,
                               ArrayRef<SmallVector<int64_t>> offsets,
                               ArrayRef<SmallVector<int64_t>> sizes) {
    SmallVector<SmallVector<OpFoldResult>> allOffsets, allSizes;
    for (auto [offset, size] : llvm::zip_equal(offsets, sizes)) {
      allOffsets.push_back(numbers(offset));
      allSizes.push_back(numbers(size));
    }
    OpBuilder builder(op);
    return op.getTiledImplementationFromOperandTiles(builder, operands,
                                                     allOffsets, allSizes);
  }

  static ArrayRef<int64_t> shapeOf(Value value) {
    return cast<RankedTensorType>(value.getType()).getShape();
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

constexpr StringLiteral forward =
    "%y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : "
    "tensor<8x16xf32>, tensor<16xf32>";
constexpr StringLiteral backward =
    "%dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: "
    "1>} : tensor<8x16xf32>, tensor<16xf32>";

TEST_F(ConsumerTiling, InputsTile) {
  FailureOr<TilingResult> result =
      tile(parse(forward), {0}, {{2, 4}}, {{2, 8}});
  ASSERT_TRUE(succeeded(result));
  auto tiled = cast<PReluOp>(result->tiledOps.front());
  EXPECT_EQ(shapeOf(tiled.getResult()), ArrayRef<int64_t>({2, 8}));
  auto alpha = tiled.getAlpha().getDefiningOp<tensor::ExtractSliceOp>();
  EXPECT_EQ(alpha.getStaticOffsets(), ArrayRef<int64_t>({4}));
  EXPECT_EQ(alpha.getStaticSizes(), ArrayRef<int64_t>({8}));
}

// All rows belong to a tile of alpha.
TEST_F(ConsumerTiling, AlphasTile) {
  FailureOr<TilingResult> result = tile(parse(forward), {1}, {{4}}, {{8}});
  ASSERT_TRUE(succeeded(result));
  EXPECT_EQ(shapeOf(result->tiledValues.front()), ArrayRef<int64_t>({8, 8}));
}

TEST_F(ConsumerTiling, TilesOfBothMustFit) {
  EXPECT_TRUE(
      succeeded(tile(parse(forward), {0, 1}, {{2, 4}, {4}}, {{2, 8}, {8}})));
  EXPECT_TRUE(
      failed(tile(parse(forward), {0, 1}, {{2, 4}, {0}}, {{2, 8}, {8}})));
}

// A sum over part of the rows would be none of dalpha.
TEST_F(ConsumerTiling, BackwardNeedsWholeSums) {
  EXPECT_TRUE(succeeded(tile(parse(backward), {0}, {{0, 4}}, {{8, 8}})));
  EXPECT_TRUE(failed(tile(parse(backward), {0}, {{2, 4}}, {{2, 8}})));
}

TEST_F(ConsumerTiling, VectorsHaveNoTiles) {
  TilingInterface op =
      parse("%v = arith.constant dense<1.0> : vector<8xf32>\n"
            "%y = prelu.prelu %v, %v : vector<8xf32>, vector<8xf32>");
  EXPECT_TRUE(op.getLoopIteratorTypes().empty());
  EXPECT_TRUE(failed(tile(op, {0}, {{0}}, {{4}})));
}

// Upstream's replacement of an inserted tile by the tiled consumer of it.
TEST_F(ConsumerTiling, InsertedTile) {
  TilingInterface op =
      parse("%t = tensor.empty() : tensor<4x16xf32>\n"
            "%i = tensor.insert_slice %t into %x[2, 0] [4, 16] [1, 1] : "
            "tensor<4x16xf32> into tensor<8x16xf32>\n"
            "%y = prelu.prelu %i, %alpha {alpha_dims = array<i64: 1>} : "
            "tensor<8x16xf32>, tensor<16xf32>");
  auto insertion = op->getOperand(0).getDefiningOp<tensor::InsertSliceOp>();
  OpBuilder builder(op);
  FailureOr<TilingResult> result = tensor::replaceInsertSlicesWithTiledConsumer(
      builder, {insertion}, {&op->getOpOperand(0)});
  ASSERT_TRUE(succeeded(result));
  auto tiled = cast<PReluOp>(result->tiledOps.front());
  EXPECT_EQ(shapeOf(tiled.getResult()), ArrayRef<int64_t>({4, 16}));
  auto input = tiled.getInput().getDefiningOp<tensor::ExtractSliceOp>();
  EXPECT_EQ(input.getSource(), insertion.getResult());
  EXPECT_EQ(input.getStaticOffsets(), insertion.getStaticOffsets());
}
} // namespace
