//===- RegisterTileTest.cpp - the cost model of register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/RegisterTile.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <limits>

using namespace mlir::prelu;

namespace {

RegisterFile makeFile(int64_t registers, int64_t lanes) {
  RegisterFile file;
  file.core.vectorRegisters = registers;
  file.core.vectorBits = 32 * lanes;
  file.shape = VectorShape::getFixed(lanes);
  return file;
}
const RegisterFile avx512 = makeFile(32, 16);
const RegisterFile sse = makeFile(16, 4);

TileProblem makeProblem(int64_t lanes, llvm::SmallVector<int64_t> rows,
                        int64_t reduction, bool allOnLanes = false) {
  TileProblem problem;
  problem.lanesExtent = lanes;
  problem.rows = std::move(rows);
  problem.reduction = reduction;
  problem.allOnLanes = allOnLanes;
  return problem;
}

RegisterTile makeTile(int64_t vectors, llvm::SmallVector<int64_t> rows) {
  RegisterTile tile;
  tile.vectors = vectors;
  tile.rows = std::move(rows);
  return tile;
}

TEST(LanesShape, IsTheRegisterOrTheNextPowerOfTwo) {
  EXPECT_EQ(getLanesShape(64, avx512), VectorShape::getFixed(16));
  EXPECT_EQ(getLanesShape(16, avx512), VectorShape::getFixed(16));
  EXPECT_EQ(getLanesShape(10, avx512), VectorShape::getFixed(16));
  EXPECT_EQ(getLanesShape(7, avx512), VectorShape::getFixed(8));
  EXPECT_EQ(getLanesShape(2, avx512), VectorShape::getFixed(2));
  EXPECT_EQ(getLanesShape(1, avx512), VectorShape::getFixed(1));
}

TEST(LanesShape, UnknownExtentsFillTheRegister) {
  EXPECT_EQ(getLanesShape(0, avx512), VectorShape::getFixed(16));
  EXPECT_EQ(getLanesShape(0, sse), VectorShape::getFixed(4));
}

TEST(TileCost, AStreamedPanelComesFromMemoryOnce) {
  TileProblem problem = makeProblem(512, {16}, 25088);
  problem.repeats = 1;
  problem.streamed = true;
  // Three registers a step from memory take 32 cycles, longer than the 24
  // multiply-adds of eight rows, but not than the 48 of both tiles, beside
  // which the next panel comes. A sixteenth of the shorter time shows.
  problem.reduction = 1000;
  TileProblem cached = problem;
  cached.streamed = false;
  double steps = 1000 * 32.0 / 3;
  EXPECT_NEAR(getTileCost(problem, makeTile(3, {8}), avx512) -
                  getTileCost(cached, makeTile(3, {8}), avx512),
              32.0 / 16 * steps, 0.02 * steps);
  // One tile of eight rows waits in each step.
  problem.rows = cached.rows = {8};
  EXPECT_NEAR(getTileCost(problem, makeTile(3, {8}), avx512) -
                  getTileCost(cached, makeTile(3, {8}), avx512),
              (32 - 24) * steps, 0.02 * steps);
  // Two tiles of four rows wait as long together.
  EXPECT_NEAR(getTileCost(problem, makeTile(3, {4}), avx512),
              (32 + 24.0 / 16) * steps, 0.02 * steps);
}

TEST(TileCost, APanelThatFitsOnceIsWaitedForOnce) {
  // Of 480 KB a second one does not fit beside it, so that it does not arrive
  // before the first tile wants it: three registers a step from memory take 32
  // cycles where the multiply-adds of eight rows take 24, as does the other
  // tile.
  TileProblem problem = makeProblem(480, {16}, 2500);
  problem.repeats = 1;
  problem.streamed = true;
  problem.divided = false;
  TileProblem cached = problem;
  cached.streamed = false;
  double steps = 2500 * 10;
  EXPECT_NEAR(getTileCost(problem, makeTile(3, {8}), avx512) -
                  getTileCost(cached, makeTile(3, {8}), avx512),
              (32 - 24) * steps, 0.02 * steps);
  // Of a fifth of it the next one is fetched beside both tiles.
  problem.reduction = cached.reduction = 500;
  EXPECT_NEAR(getTileCost(problem, makeTile(3, {8}), avx512) -
                  getTileCost(cached, makeTile(3, {8}), avx512),
              32.0 / 16 * steps / 5, 0.02 * steps / 5);
}

TEST(TileCost, FewAccumulatorsWaitForTheLatency) {
  // The same work in one chain or in four: the chain is four times slower.
  TileProblem problem = makeProblem(16, {4}, 1000);
  double chain = getTileCost(problem, makeTile(1, {1}), avx512);
  double four = getTileCost(problem, makeTile(1, {4}), avx512);
  EXPECT_NEAR(chain / four, 4.0, 0.1);
}

TEST(TileCost, TwoUnitsNeedTwiceTheAccumulators) {
  RegisterFile two = makeFile(32, 16);
  two.core.fmasPerCycle = 2;
  TileProblem problem = makeProblem(32, {4}, 1000);
  RegisterTile half = makeTile(2, {2}), whole = makeTile(2, {4});
  EXPECT_NEAR(getTileCost(problem, half, avx512) /
                  getTileCost(problem, whole, avx512),
              1, 0.1);
  EXPECT_NEAR(getTileCost(problem, half, two) /
                  getTileCost(problem, whole, two),
              2, 0.1);
}

TEST(ChooseRegisterTile, LeavesARegisterForAProduct) {
  // Twelve accumulators, two registers of a panel and one of a row fit in any
  // case; three of a panel leave none.
  RegisterFile file = avx512;
  file.core.vectorRegisters = 16;
  TileProblem problem = makeProblem(16 * 24, {24}, 1000);
  for (int64_t products : {0, 1}) {
    problem.productRegisters = products;
    RegisterTile tile = chooseRegisterTile(problem, file);
    EXPECT_LE(tile.getAccumulators() + tile.vectors + 1 + products, 16);
    EXPECT_EQ(tile.vectors, products == 0 ? 3 : 2);
  }
}

TEST(TileCost, DotProductsHaveTheirOwnRate) {
  TileProblem problem = makeProblem(16, {12}, 1000);
  TileProblem dots = problem;
  dots.dot = DotUnit{512, 2, 4};
  RegisterTile tile = makeTile(1, {12});
  EXPECT_NEAR(getTileCost(problem, tile, avx512) /
                  getTileCost(dots, tile, avx512),
              12 / 6.5, 0.1);
  dots.dot->latency = 24;
  EXPECT_NEAR(getTileCost(dots, tile, avx512) /
                  getTileCost(problem, tile, avx512),
              2, 0.1);
}

TEST(TileCost, APanelBeyondTheFirstCacheComesFromTheSecond) {
  // Two rows of four registers: 8 multiply-adds for 256 bytes, which 24 bytes a
  // cycle take longer for. 512 steps are 128 KiB, 64 are 16.
  TileProblem problem = makeProblem(64, {4}, 512);
  problem.repeats = 1;
  RegisterTile tile = makeTile(4, {2});
  double large = getTileCost(problem, tile, avx512) / 512;
  problem.reduction = 64;
  double small = getTileCost(problem, tile, avx512) / 64;
  EXPECT_NEAR(large / small, 256 / 24.0 / 8, 0.1);
}

TEST(ChooseRegisterTile, ShowsEveryTileThatItLooksAt) {
  TileProblem problem = makeProblem(64, {8}, 64);
  double least = std::numeric_limits<double>::infinity();
  int64_t seen = 0;
  RegisterTile best = chooseRegisterTile(
      problem, avx512, [&](const RegisterTile &, double cost) {
        least = std::min(least, cost);
        ++seen;
      });
  EXPECT_EQ(getTileCost(problem, best, avx512), least);
  EXPECT_GT(seen, 10);
}

TEST(TileCost, CountsTheTileThatIsCutOff) {
  TileProblem whole = makeProblem(16, {24}, 1000);
  TileProblem cut = makeProblem(16, {25}, 1000);
  RegisterTile tile = makeTile(1, {12});
  // The remaining row is a chain of its own: 4 cycles a step on top of 24, and
  // 0.3 for multiply-adds that come late.
  EXPECT_NEAR(getTileCost(cut, tile, avx512) - getTileCost(whole, tile, avx512),
              4.3 * 1000, 50);
}

TEST(TileCost, DepthwiseIsBoundByLoads) {
  TileProblem shared = makeProblem(64, {8}, 9);
  TileProblem depthwise = makeProblem(64, {8}, 9, /*allOnLanes=*/true);
  RegisterTile tile = makeTile(2, {4});
  RegisterFile oneLoad = avx512;
  oneLoad.core.loadsPerCycle = 1;
  EXPECT_LT(getTileCost(shared, tile, oneLoad),
            getTileCost(depthwise, tile, oneLoad));
}

TEST(RegisterTile, APoolTakesRegistersThatLieTogether) {
  // Eight accumulators: four registers of one pixel's channels before rows.
  TileProblem pool = makeProblem(64, {56, 56}, 4, /*allOnLanes=*/true);
  EXPECT_EQ(chooseRegisterTile(pool, avx512).vectors, 1);
  pool.pool = true;
  EXPECT_EQ(chooseRegisterTile(pool, avx512).vectors, 4);
}

TEST(TileCost, ALargePanelComesFromTheNextCache) {
  // Six registers of 4608 steps are 1.7 MiB: read once or seven times.
  TileProblem once = makeProblem(96, {4}, 4608);
  TileProblem again = once;
  again.repeats = 7;
  RegisterTile tile = makeTile(6, {4});
  EXPECT_NEAR(getTileCost(again, tile, avx512) /
                  getTileCost(once, tile, avx512),
              6 * 64 / 12.0 / 24, 0.02);
  // Three of them fit.
  tile = makeTile(2, {4});
  EXPECT_EQ(getTileCost(again, tile, avx512), getTileCost(once, tile, avx512));
}

TEST(Chunk, GivesEachThreadOnePartWhereThatIsFair) {
  EXPECT_EQ(chooseChunk(204, 2), 102);
  // One tile is left over: 12 and 1 after each other, as long as 13 of 25.
  EXPECT_EQ(chooseChunk(25, 2), 12);
}

TEST(Chunk, IsSmallerWhereTooMuchWouldBeLeftOver) {
  // Parts of six leave four tiles to one thread: ten against seven one by one.
  EXPECT_EQ(chooseChunk(100, 16), 1);
  // 62 leave eight: 70 against 63; nine go round seven times and leave one.
  EXPECT_EQ(chooseChunk(1000, 16), 9);
  EXPECT_EQ(chooseChunk(3, 4), 1);
  EXPECT_EQ(chooseChunk(0, 4), 1);
}

TEST(MostRows, AreTheWaysThatRowsShare) {
  EXPECT_EQ(getMostRows(4096, 8, avx512.core), 8);
  EXPECT_EQ(getMostRows(8192 * 3, 8, avx512.core), 8);
  EXPECT_EQ(getMostRows(2048, 8, avx512.core), 16);
  EXPECT_EQ(getMostRows(4096 + 64, 8, avx512.core), 512);
  EXPECT_EQ(getMostRows(4096, 12, avx512.core), 12);
}

TEST(ChooseRegisterTile, KeepsRowsOfAPowerOfTwoInTheCache) {
  TileProblem problem = makeProblem(16, {2048}, 2048);
  problem.rowBytes = 8192;
  EXPECT_EQ(chooseRegisterTile(problem, avx512).rows.front(), 8);
  // A row more than a power of two: as many as registers.
  problem.rowBytes = 8192 + 64;
  EXPECT_GT(chooseRegisterTile(problem, avx512).rows.front(), 20);
  // Several panels of lanes read the rows again, from the next cache.
  TileProblem panels = makeProblem(1024, {2048}, 2048);
  RegisterTile free = chooseRegisterTile(panels, avx512);
  panels.rowBytes = 8192;
  EXPECT_EQ(chooseRegisterTile(panels, avx512).rows, free.rows);
}

TEST(ChooseRegisterTile, SharesLoadsInAnOuterProduct) {
  TileProblem problem = makeProblem(16, {2048, 4}, 128, /*allOnLanes=*/true);
  problem.outerProduct = true;
  RegisterTile tile = chooseRegisterTile(problem, avx512);
  EXPECT_EQ(tile.rows[1], 4);
  EXPECT_GE(tile.rows[0], 4);
  // Accumulators, the registers of one operand and one of the other.
  EXPECT_LE(tile.rows[0] * tile.rows[1] + tile.rows[0] + 1, 32);
  problem.rowBytes = 8192;
  RegisterTile few = chooseRegisterTile(problem, avx512);
  EXPECT_LE(few.rows[0] + few.rows[1], 8);
}

TEST(TileCost, SumsWantLargeTiles) {
  TileProblem sum = makeProblem(1024, {}, 1, /*allOnLanes=*/true);
  sum.tileCycles = 12;
  EXPECT_EQ(chooseRegisterTile(sum, avx512).vectors, 8);
}

TEST(TileCost, StraddlingLoadsWantFewRegistersAlongTheLanes) {
  TileProblem panel = makeProblem(480, {12}, 108);
  TileProblem strip = panel;
  strip.laneLoad = 4;
  EXPECT_GT(chooseRegisterTile(panel, avx512).vectors,
            chooseRegisterTile(strip, avx512).vectors);
  EXPECT_EQ(chooseRegisterTile(strip, avx512).rows.front(), 12);
}

class ChosenTile : public testing::TestWithParam<TileProblem> {};

TEST_P(ChosenTile, FitsTheRegisterFile) {
  for (const RegisterFile &file : {avx512, sse}) {
    RegisterTile tile = chooseRegisterTile(GetParam(), file);
    ASSERT_EQ(tile.rows.size(), GetParam().rows.size());
    EXPECT_GE(tile.vectors, 1);
    EXPECT_LE(tile.getAccumulators() + tile.vectors + 1,
              file.core.vectorRegisters);
    for (auto [row, extent] : llvm::zip(tile.rows, GetParam().rows)) {
      EXPECT_GE(row, 1);
      if (extent != 0) {
        EXPECT_LE(row, extent);
      }
    }
  }
}

TEST_P(ChosenTile, IsNoDearerThanOneRegister) {
  for (const RegisterFile &file : {avx512, sse}) {
    RegisterTile one =
        makeTile(1, llvm::SmallVector<int64_t>(GetParam().rows.size(), 1));
    RegisterTile tile = chooseRegisterTile(GetParam(), file);
    EXPECT_LE(getTileCost(GetParam(), tile, file),
              getTileCost(GetParam(), one, file));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Problems, ChosenTile,
    testing::Values(makeProblem(512, {512}, 512),    // matmul
                    makeProblem(64, {56, 56}, 576),  // 3x3 convolution
                    makeProblem(10, {190, 106}, 27), // P-Net's first
                    makeProblem(128, {3, 3}, 256),   // O-Net's last
                    makeProblem(256, {}, 1152),      // a vector times a matrix
                    makeProblem(1, {1}, 1),          // nothing to tile
                    makeProblem(0, {0, 0}, 0),       // all unknown
                    makeProblem(3, {7}, 5),          // odd
                    makeProblem(128, {28, 28}, 9, true) // depthwise
                    ));

TEST(ChooseRegisterTile, LargeMatmulKeepsTheMultipliersBusy) {
  RegisterTile tile = chooseRegisterTile(makeProblem(512, {512}, 512), avx512);
  EXPECT_GE(tile.getAccumulators(), 16);
}

TEST(ChooseRegisterTile, HidesTheLatencyWhereItCan) {
  for (int64_t width : {7, 8, 14, 21, 28, 56}) {
    RegisterTile tile =
        chooseRegisterTile(makeProblem(64, {width, width}, 576), avx512);
    EXPECT_GE(tile.getAccumulators(), avx512.core.fmaLatency);
  }
}

TEST(ChooseRegisterTile, DividesTheWidthRatherThanFillingRegisters) {
  // 14 columns in tiles of 14 or 7, never 13 + 1.
  RegisterTile tile =
      chooseRegisterTile(makeProblem(32, {14, 14}, 288), avx512);
  EXPECT_EQ(14 % tile.rows[0], 0);
}

TEST(ChooseRegisterTile, TakesSeveralRowsOfANarrowImage) {
  // Three columns alone leave too few accumulators.
  RegisterTile tile = chooseRegisterTile(makeProblem(16, {3, 3}, 256), avx512);
  EXPECT_EQ(tile.rows[0], 3);
  EXPECT_GT(tile.rows[1], 1);
}

TEST(ChooseUnroll, TakesWholeInnerLoopsWithinTheBudget) {
  EXPECT_EQ(chooseUnroll({64, 3, 3}, /*accumulators=*/10, /*budget=*/100),
            (llvm::SmallVector<int64_t>{1, 3, 3}));
}

TEST(ChooseUnroll, SplitsALoopByAPowerOfTwo) {
  EXPECT_EQ(chooseUnroll({1000}, /*accumulators=*/14, /*budget=*/100),
            (llvm::SmallVector<int64_t>{4}));
  EXPECT_EQ(chooseUnroll({1000}, /*accumulators=*/1, /*budget=*/100),
            (llvm::SmallVector<int64_t>{8}));
}

TEST(ChooseUnroll, SplitsAShortLoopByADivisor) {
  EXPECT_EQ(chooseUnroll({3, 3}, /*accumulators=*/16, /*budget=*/100),
            (llvm::SmallVector<int64_t>{1, 3}));
  EXPECT_EQ(chooseUnroll({9}, /*accumulators=*/16, /*budget=*/100),
            (llvm::SmallVector<int64_t>{3}));
}

TEST(ChooseUnroll, UnknownExtentsAreSplit) {
  EXPECT_EQ(chooseUnroll({0}, /*accumulators=*/25, /*budget=*/100),
            (llvm::SmallVector<int64_t>{4}));
}

TEST(ChooseUnroll, NothingFitsAndNothingToDo) {
  EXPECT_EQ(chooseUnroll({64, 3}, /*accumulators=*/200, /*budget=*/100),
            (llvm::SmallVector<int64_t>{1, 1}));
  EXPECT_TRUE(chooseUnroll({}, /*accumulators=*/8, /*budget=*/100).empty());
  EXPECT_EQ(chooseUnroll({4}, /*accumulators=*/0, /*budget=*/100),
            (llvm::SmallVector<int64_t>{4}));
}

} // namespace

TEST(RegisterTile, LeavesRoomWhereEveryOperandIsOnTheLanes) {
  // A pool's maxima need temporaries beside the accumulators.
  TileProblem pool;
  pool.lanesExtent = 64;
  pool.rows = {23, 23};
  pool.reduction = 9;
  pool.allOnLanes = true;
  RegisterFile file;
  file.core.vectorRegisters = 16;
  file.shape = VectorShape::getFixed(8);
  EXPECT_LE(chooseRegisterTile(pool, file).getAccumulators(), 4);
  file.core.vectorRegisters = 32;
  EXPECT_LE(chooseRegisterTile(pool, file).getAccumulators(), 8);
}
