//===- RegisterTileTest.cpp - the cost model of register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/RegisterTile.h"

#include "gtest/gtest.h"

using namespace mlir::prelu;

namespace {
const RegisterFile avx512{/*registers=*/32, /*lanes=*/16, /*fmaLatency=*/4};
const RegisterFile avx2{/*registers=*/16, /*lanes=*/8, /*fmaLatency=*/4};

TileProblem convolution(int64_t channels, int64_t width, int64_t height,
                        int64_t reduction) {
  TileProblem problem;
  problem.lanesExtent = channels;
  problem.rows = {width, height};
  problem.reduction = reduction;
  return problem;
}

/// Accumulators, one panel and one broadcast must fit the register file.
void expectFits(const RegisterTile &tile, const RegisterFile &file) {
  EXPECT_LE(tile.getAccumulators() + tile.vectors + 1, file.registers);
  EXPECT_GE(tile.getAccumulators(), 1);
}
} // namespace

TEST(RegisterTile, FitsEveryRegisterFile) {
  for (int64_t channels : {0, 1, 2, 10, 16, 17, 32, 48, 64, 100, 512})
    for (int64_t width : {0, 1, 3, 7, 8, 14, 21, 46, 112})
      for (const RegisterFile &file : {avx512, avx2})
        expectFits(
            chooseRegisterTile(convolution(channels, width, 3, 576), file),
            file);
}

TEST(RegisterTile, HidesTheLatencyWhereItCan) {
  for (int64_t width : {7, 8, 14, 21, 28, 56}) {
    RegisterTile tile =
        chooseRegisterTile(convolution(64, width, width, 576), avx512);
    EXPECT_GE(tile.getAccumulators(), avx512.fmaLatency);
  }
}

TEST(RegisterTile, DividesTheWidthRatherThanFillingRegisters) {
  // 14 columns in tiles of 14 or 7, never 13 + 1.
  RegisterTile tile = chooseRegisterTile(convolution(32, 14, 14, 288), avx512);
  EXPECT_EQ(14 % tile.rows[0], 0);
}

TEST(RegisterTile, TakesSeveralRowsOfANarrowImage) {
  // Three columns alone leave too few accumulators.
  RegisterTile tile = chooseRegisterTile(convolution(16, 3, 3, 256), avx512);
  EXPECT_EQ(tile.rows[0], 3);
  EXPECT_GT(tile.rows[1], 1);
}

TEST(RegisterTile, CostGrowsWithTheProblem) {
  RegisterTile tile{2, {14, 1}};
  double small = getTileCost(convolution(32, 14, 14, 288), tile, avx512);
  double wide = getTileCost(convolution(64, 14, 14, 288), tile, avx512);
  double deep = getTileCost(convolution(32, 14, 14, 576), tile, avx512);
  EXPECT_NEAR(wide, 2 * small, 1e-6 * wide);
  EXPECT_GT(deep, 1.9 * small);
}

TEST(RegisterTile, NarrowRegistersForFewChannels) {
  EXPECT_EQ(getLanesWidth(2, avx512), 2);
  EXPECT_EQ(getLanesWidth(10, avx512), 16);
  EXPECT_EQ(getLanesWidth(100, avx512), 16);
  EXPECT_EQ(getLanesWidth(0, avx512), 16);
}

TEST(RegisterTile, UnrollsFromTheInsideWithinTheBudget) {
  // 28 accumulators leave room for four iterations: the three channels whole.
  EXPECT_EQ(chooseUnroll({3, 3, 3}, 28, 128),
            (llvm::SmallVector<int64_t>{1, 1, 3}));
  // A whole 3x3 window.
  EXPECT_EQ(chooseUnroll({3, 3}, 8, 128), (llvm::SmallVector<int64_t>{3, 3}));
  // Part of a long loop, a power of two.
  EXPECT_EQ(chooseUnroll({3, 3, 576}, 24, 128),
            (llvm::SmallVector<int64_t>{1, 1, 4}));
  // Nothing to unroll into.
  EXPECT_EQ(chooseUnroll({576}, 200, 128), (llvm::SmallVector<int64_t>{1}));
  // Unknown extents.
  EXPECT_EQ(chooseUnroll({0}, 16, 128), (llvm::SmallVector<int64_t>{8}));
}
