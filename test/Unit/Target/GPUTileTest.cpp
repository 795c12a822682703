//===- GPUTileTest.cpp - the cost model of tiles on a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/GPUTile.h"

#include "gtest/gtest.h"

using namespace mlir::prelu;

namespace {

const char *const chips[] = {"sm_80", "sm_90a", "gfx90a", "gfx942",
                             "vulkan1.1"};

const MatrixInstruction *mmaSync16 =
    findMatrixInstruction("mma_sync", MatrixElement::F16);
const MatrixInstruction *mmaSyncTF32 =
    findMatrixInstruction("mma_sync", MatrixElement::F32);
const MatrixInstruction *wgmma =
    findMatrixInstruction("wgmma", MatrixElement::BF16);
const MatrixInstruction *mfma16 =
    findMatrixInstruction("mfma", MatrixElement::F16);
const MatrixInstruction *mfma32 =
    findMatrixInstruction("mfma", MatrixElement::F32);

TEST(GPUFacts, KnowsEveryChipByName) {
  for (const char *chip : chips) {
    llvm::Expected<GPUFacts> facts = getGPUFacts(chip);
    ASSERT_TRUE(static_cast<bool>(facts)) << llvm::toString(facts.takeError());
    EXPECT_EQ(facts->chip, chip);
    EXPECT_GE(facts->maxThreads, facts->subgroup);
  }
}

TEST(GPUFacts, SaysWhatItKnowsWhereANameIsUnknown) {
  llvm::Expected<GPUFacts> facts = getGPUFacts("sm_1");
  ASSERT_FALSE(static_cast<bool>(facts));
  EXPECT_EQ(llvm::toString(facts.takeError()),
            "no facts for GPU 'sm_1': known are sm_80, sm_90, sm_90a, gfx90a, "
            "gfx942, "
            "vulkan1.1");
}

TEST(ChooseGPUTile, FitsProblemAndTargetWhateverTheSizes) {
  for (const char *chip : chips) {
    GPUFacts facts = llvm::cantFail(getGPUFacts(chip));
    for (int64_t rows : {1, 2, 3, 5, 7, 10, 33, 64, 1000})
      for (int64_t columns : {1, 2, 3, 9, 49, 441, 4096})
        for (int64_t reduction : {1, 5, 27, 64, 1152}) {
          GPUTile tile = chooseGPUTile({1, rows, columns, reduction, 4}, facts);
          EXPECT_LE(tile.blockRows, rows);
          EXPECT_LE(tile.blockColumns, columns);
          EXPECT_LE(tile.blockSteps, reduction);
          EXPECT_EQ(tile.blockRows % tile.threadRows, 0);
          EXPECT_EQ(tile.blockColumns % tile.threadColumns, 0);
          EXPECT_EQ(tile.threadColumns % tile.vector, 0);
          EXPECT_LE(tile.getThreads(), facts.maxThreads);
          EXPECT_LE(getSharedBytes(tile, 4), facts.sharedBytes);
        }
  }
}

TEST(ChooseGPUTile, TakesStepsThatDivideTheReduction) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_80"));
  EXPECT_EQ(chooseGPUTile({1, 512, 512, 576, 4}, facts).blockSteps, 16);
  EXPECT_EQ(chooseGPUTile({1, 512, 512, 72, 4}, facts).blockSteps, 12);
  EXPECT_EQ(chooseGPUTile({1, 512, 512, 36, 4}, facts).blockSteps, 12);
  EXPECT_EQ(chooseGPUTile({1, 512, 512, 27, 4}, facts).blockSteps, 8);
  EXPECT_EQ(chooseGPUTile({1, 512, 512, 3, 4}, facts).blockSteps, 3);
}

TEST(ChooseGPUTile, KeepsWindowsInOneThread) {
  for (const char *chip : chips) {
    GPUFacts facts = llvm::cantFail(getGPUFacts(chip));
    for (int64_t rows : {4, 12, 64, 1000})
      for (int64_t columns : {4, 9, 441}) {
        GPUTileProblem problem{1, rows, columns, 27, 4};
        problem.rowsOfWindow = 4;
        GPUTile tile = chooseGPUTile(problem, facts);
        EXPECT_EQ(tile.threadRows % 4, 0);
        EXPECT_EQ(tile.vector % 4, 0);
      }
    GPUTileProblem problem{1, 5, 64, 27, 4};
    problem.columnsOfWindow = 2;
    EXPECT_EQ(chooseGPUTile(problem, facts).vector % 2, 0);
  }
}

TEST(EstimateCycles, CountsWavesOfBlocks) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_80"));
  GPUTile tile{64, 64, 8, 4, 4, 4, 2};
  // 108 blocks are one wave, 109 two.
  double one = estimateCycles({108, 64, 64, 64, 4}, tile, facts);
  double two = estimateCycles({109, 64, 64, 64, 4}, tile, facts);
  EXPECT_DOUBLE_EQ(two, 2 * one);
}

TEST(ChooseTileOfMMASync, IsTheLargestForALargeProblem) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_80"));
  std::optional<GPUTile> tile =
      chooseMatrixTile({1, 4096, 4096, 4096, 2}, facts, *mmaSync16);
  ASSERT_TRUE(tile.has_value());
  EXPECT_EQ(tile->blockRows, 128);
  EXPECT_EQ(tile->blockColumns, 128);
  EXPECT_EQ(tile->blockSteps, 32);
  EXPECT_EQ(tile->stages, 3);
}

TEST(ChooseTileOfMMASync, TakesEightStepsOfTF32) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_80"));
  std::optional<GPUTile> tile =
      chooseMatrixTile({1, 64, 64, 24, 4}, facts, *mmaSyncTF32);
  ASSERT_TRUE(tile.has_value());
  EXPECT_EQ(tile->blockSteps, 8);
}

TEST(ChooseTileOfMMASync, NeedsSixteenOfEverything) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_80"));
  EXPECT_FALSE(
      chooseMatrixTile({1, 64, 64, 24, 2}, facts, *mmaSync16).has_value());
  EXPECT_FALSE(
      chooseMatrixTile({1, 15, 64, 32, 2}, facts, *mmaSync16).has_value());
  EXPECT_FALSE(
      chooseMatrixTile({1, 64, 15, 32, 2}, facts, *mmaSync16).has_value());
  EXPECT_TRUE(
      chooseMatrixTile({1, 16, 16, 16, 2}, facts, *mmaSync16).has_value());
}

TEST(ChooseTileOfMFMA, IsTheLargestForALargeProblem) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("gfx942"));
  for (int64_t bytes : {2, 4}) {
    std::optional<GPUTile> tile = chooseMatrixTile(
        {1, 4096, 4096, 4096, bytes}, facts, bytes == 2 ? *mfma16 : *mfma32);
    ASSERT_TRUE(tile.has_value());
    EXPECT_EQ(tile->blockRows, 128);
    EXPECT_EQ(tile->blockColumns, 128);
    EXPECT_EQ(tile->threadRows, 64);
    // Accesses of 16 bytes.
    EXPECT_EQ(tile->vector * bytes, 16);
  }
}

TEST(ChooseTileOfMFMA, TakesFourStepsInF32) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("gfx942"));
  EXPECT_TRUE(chooseMatrixTile({1, 16, 16, 36, 4}, facts, *mfma32).has_value());
  EXPECT_FALSE(
      chooseMatrixTile({1, 16, 16, 36, 2}, facts, *mfma16).has_value());
  EXPECT_FALSE(
      chooseMatrixTile({1, 16, 16, 27, 4}, facts, *mfma32).has_value());
  EXPECT_FALSE(
      chooseMatrixTile({1, 10, 16, 36, 4}, facts, *mfma32).has_value());
}

TEST(ChooseTileOfWGMMA, IsTheLargestForALargeProblem) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_90"));
  std::optional<GPUTile> tile =
      chooseMatrixTile({1, 4096, 4096, 4096, 2}, facts, *wgmma);
  ASSERT_TRUE(tile.has_value());
  EXPECT_EQ(tile->blockRows, 128);
  EXPECT_EQ(tile->blockColumns, 256);
  EXPECT_EQ(tile->threadRows, 64);
  EXPECT_EQ(tile->blockSteps, 64);
  EXPECT_EQ(tile->stages, 4);
}

TEST(ChooseTileOfWGMMA, TakesTheStagesThatFit) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_90"));
  facts.sharedBytes = 120 << 10;
  std::optional<GPUTile> tile =
      chooseMatrixTile({1, 4096, 4096, 4096, 2}, facts, *wgmma);
  ASSERT_TRUE(tile.has_value());
  EXPECT_EQ(tile->blockColumns, 256);
  EXPECT_EQ(tile->stages, 2);
}

TEST(ChooseTileOfWGMMA, NeedsSixtyFourRows) {
  GPUFacts facts = llvm::cantFail(getGPUFacts("sm_90"));
  EXPECT_FALSE(chooseMatrixTile({1, 63, 64, 64, 2}, facts, *wgmma).has_value());
  EXPECT_FALSE(chooseMatrixTile({1, 64, 15, 64, 2}, facts, *wgmma).has_value());
  EXPECT_FALSE(chooseMatrixTile({1, 64, 64, 24, 2}, facts, *wgmma).has_value());
  EXPECT_TRUE(chooseMatrixTile({1, 64, 16, 16, 2}, facts, *wgmma).has_value());
}

} // namespace
