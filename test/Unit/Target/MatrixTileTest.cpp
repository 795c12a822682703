//===- MatrixTileTest.cpp - the cost model of matrix tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/MatrixTile.h"

#include "gtest/gtest.h"

using namespace mlir::prelu;

namespace {

RegisterFile makeFile() {
  RegisterFile file;
  file.core.vectorRegisters = 32;
  file.core.vectorBits = 512;
  file.shape = VectorShape::getFixed(16);
  file.core.tiles.registers = 8;
  return file;
}
const RegisterFile file = makeFile();

MatrixTileProblem makeProblem(int64_t lanes, llvm::SmallVector<int64_t> rows,
                              double wholeSteps, double partSteps = 0) {
  MatrixTileProblem problem;
  problem.loops.lanesExtent = lanes;
  problem.loops.rows = std::move(rows);
  problem.perCycle = 1.0 / 16;
  problem.wholeSteps = wholeSteps;
  problem.partSteps = partSteps;
  return problem;
}

TEST(MatrixTile, IsASquareOfTilesWhereTheLoopsAreLong) {
  RegisterTile tile = chooseMatrixTile(makeProblem(512, {512}, 8), file);
  EXPECT_EQ(tile.vectors, 2);
  EXPECT_EQ(tile.rows[0], 32);
}

TEST(MatrixTile, HasTheRowsThatThereAre) {
  RegisterTile tile = chooseMatrixTile(makeProblem(512, {9}, 8), file);
  EXPECT_EQ(tile.rows[0], 9);
  tile = chooseMatrixTile(makeProblem(16, {512}, 8), file);
  EXPECT_EQ(tile.vectors, 1);
}

TEST(MatrixTile, DividesTheRowsWhereItCan) {
  // 28 rows are two tiles of 14; 32 would leave 24, whose second tile is read
  // row by row.
  RegisterTile tile = chooseMatrixTile(makeProblem(64, {56}, 9), file);
  EXPECT_EQ(56 % tile.rows[0], 0);
}

TEST(MatrixTile, NeverTakesMoreTilesThanThereAre) {
  bool isVisited = false;
  chooseMatrixTile(makeProblem(512, {7, 7}, 8), file,
                   [&](const RegisterTile &tile, double cost) {
                     isVisited = true;
                     EXPECT_GT(cost, 0);
                     int64_t rows = tile.getAccumulators() / tile.vectors;
                     int64_t rowTiles = (rows + 15) / 16;
                     EXPECT_LE(rowTiles * tile.vectors + tile.vectors + 1, 8);
                   });
  EXPECT_TRUE(isVisited);
}

TEST(MatrixTileCost, IsThatOfTheProductsAndMoreForASingleTile) {
  RegisterTile square{2, {32}}, single{1, {16}};
  MatrixTileProblem problem = makeProblem(32, {32}, 1000);
  double cost = getMatrixTileCost(problem, square, file);
  EXPECT_GE(cost, 1000 * 4 * 16);
  EXPECT_LT(cost, 1.05 * 1000 * 4 * 16);
  // One tile waits for itself where the sum is not there in time for the next
  // product.
  RegisterFile slow = file;
  slow.core.tiles.latency = 52;
  EXPECT_GT(getMatrixTileCost(problem, single, slow), 3 * cost);
  EXPECT_LT(getMatrixTileCost(problem, single, file), 1.05 * cost);
}

TEST(MatrixTileCost, CountsTheRowsThatEveryPanelReadsAgain) {
  MatrixTileProblem near = makeProblem(1024, {1024}, 16), far = near;
  far.loops.rowBytes = 1024;
  // 96 rows by one tile of columns read more than they multiply.
  RegisterTile tall{1, {96}}, square{2, {32}};
  EXPECT_GT(getMatrixTileCost(far, tall, file),
            1.2 * getMatrixTileCost(near, tall, file));
  EXPECT_LT(getMatrixTileCost(far, square, file),
            getMatrixTileCost(far, tall, file));
}

TEST(MatrixTileCost, CopiesRowsOfTwoLoopsOnlyWhereOneTileHasBoth) {
  // Of 2 by 14 rows each tile has 14 of one loop, of 2 by 7 all.
  MatrixTileProblem problem = makeProblem(32, {14, 2}, 100);
  MatrixTileProblem plain = makeProblem(32, {28}, 100);
  EXPECT_EQ(getMatrixTileCost(problem, {2, {14, 2}}, file),
            getMatrixTileCost(plain, {2, {28}}, file));
  problem.loops.rows = {7, 2};
  plain.loops.rows = {14};
  EXPECT_GT(getMatrixTileCost(problem, {2, {7, 2}}, file),
            getMatrixTileCost(plain, {2, {14}}, file));
}

TEST(MatrixTileCost, CountsCopiesOfWhatATileDoesNotFill) {
  RegisterTile tile{2, {32}};
  EXPECT_GT(getMatrixTileCost(makeProblem(32, {32}, 9, 9), tile, file),
            getMatrixTileCost(makeProblem(32, {32}, 18), tile, file));
}

} // namespace
