//===- MatrixInstructionTest.cpp - what multiplies matrices on a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/GPUTile.h"

#include "gtest/gtest.h"

#include <set>

using namespace mlir::prelu;

namespace {

/// Each element of a matrix of `first` by `second` is held once.
void expectOnce(const FragmentLayout &layout, int64_t threads, int64_t first,
                int64_t second) {
  EXPECT_EQ(layout.getNumThreads(), threads);
  std::set<std::pair<int64_t, int64_t>> held;
  for (int64_t thread = 0; thread < threads; ++thread)
    for (int64_t number = 0; number < layout.getNumRegisters(); ++number) {
      std::pair<int64_t, int64_t> element = layout.getElement(thread, number);
      EXPECT_LT(element.first, first);
      EXPECT_LT(element.second, second);
      EXPECT_TRUE(held.insert(element).second);
    }
  EXPECT_EQ(static_cast<int64_t>(held.size()), first * second);
}

TEST(MatrixInstruction, HoldsEveryElementOnce) {
  for (const MatrixInstruction &instruction : getMatrixInstructions()) {
    expectOnce(instruction.accumulators, instruction.threads, instruction.rows,
               instruction.columns);
    // Of the others the instruction reads the operands itself.
    if (instruction.sharedLayout == SharedLayout::Panels)
      continue;
    expectOnce(instruction.rowOperand, instruction.threads, instruction.rows,
               instruction.steps);
    expectOnce(instruction.columnOperand, instruction.threads,
               instruction.columns, instruction.steps);
  }
}

TEST(MatrixInstruction, HoldsWhatTheManualsSay) {
  using Element = std::pair<int64_t, int64_t>;
  // PTX ISA, m16n8k16 of f16: a5 of lane 6, b3 and c2.
  const MatrixInstruction &mma =
      *findMatrixInstruction("mma_sync", MatrixElement::F16);
  EXPECT_EQ(mma.rowOperand.getElement(6, 5), Element(1, 13));
  EXPECT_EQ(mma.columnOperand.getElement(6, 3), Element(1, 13));
  EXPECT_EQ(mma.accumulators.getElement(6, 2), Element(9, 4));
  // m16n8k8 of tf32: a1, a2 and b1.
  const MatrixInstruction &tf32 =
      *findMatrixInstruction("mma_sync", MatrixElement::F32);
  EXPECT_EQ(tf32.rowOperand.getElement(6, 1), Element(9, 2));
  EXPECT_EQ(tf32.rowOperand.getElement(6, 2), Element(1, 6));
  EXPECT_EQ(tf32.columnOperand.getElement(6, 1), Element(1, 6));
  // m64nNk16: d3 of the third warp's lane 6.
  const MatrixInstruction &wgmma =
      *findMatrixInstruction("wgmma", MatrixElement::F16);
  EXPECT_EQ(wgmma.accumulators.getElement(70, 3), Element(41, 5));
  // V_MFMA_F32_16X16X16: the third element of lane 35.
  const MatrixInstruction &mfma =
      *findMatrixInstruction("mfma", MatrixElement::BF16);
  EXPECT_EQ(mfma.rowOperand.getElement(35, 2), Element(3, 10));
  EXPECT_EQ(mfma.accumulators.getElement(35, 2), Element(10, 3));
}

TEST(MatrixInstruction, HasTilesOfWholeInstructions) {
  for (const MatrixInstruction &instruction : getMatrixInstructions()) {
    for (const MatrixShape &shape : instruction.shapes) {
      EXPECT_EQ(shape.blockRows % shape.rows, 0);
      EXPECT_EQ(shape.blockColumns % shape.columns, 0);
      EXPECT_EQ(shape.rows % instruction.rows, 0);
      EXPECT_EQ(shape.columns % instruction.columnsOfLoad, 0);
    }
    for (int64_t steps : instruction.tileSteps)
      EXPECT_EQ(steps % instruction.steps, 0);
    EXPECT_EQ(instruction.tileSteps.back(), instruction.steps);
  }
}

TEST(FragmentLayout, CountsNeighbours) {
  FragmentLayout mma = findMatrixInstruction("mma_sync")->accumulators;
  EXPECT_EQ(mma.getNeighbours(0), 1);
  EXPECT_EQ(mma.getNeighbours(1), 2);
  FragmentLayout mfma = findMatrixInstruction("mfma")->accumulators;
  EXPECT_EQ(mfma.getNeighbours(0), 4);
  EXPECT_EQ(mfma.getNeighbours(1), 1);
}

TEST(GetSharedBytes, CountsWhatTheLayoutsTake) {
  // Each of 16 steps with one vector of padding.
  GPUTile tiled{128, 64, 16, 8, 8, /*vector=*/4, /*stages=*/2};
  EXPECT_EQ(getSharedBytes(tiled, 4), 2 * 16 * (132 + 68) * 4);
  // The swizzle takes no padding.
  GPUTile warp{128, 64, 32, 64, 32, /*vector=*/1, /*stages=*/3};
  EXPECT_EQ(getSharedBytes(warp, 2, findMatrixInstruction("mma_sync")),
            3 * 32 * (128 + 64) * 2);
  // tf32 is read one by one where steps are rows: 32 bytes more for each.
  EXPECT_EQ(getSharedBytes(
                warp, 4, findMatrixInstruction("mma_sync", MatrixElement::F32)),
            3 * 32 * (136 + 72) * 4);
  // A barrier for each stage.
  GPUTile group{64, 64, 64, 64, 64, /*vector=*/1, /*stages=*/4};
  EXPECT_EQ(getSharedBytes(group, 2, findMatrixInstruction("wgmma")),
            4 * 64 * (64 + 64) * 2 + 4 * 8);
}

TEST(LayOutTile, CutsPanelsThatHoldWholeInstructions) {
  const MatrixInstruction *wgmma = findMatrixInstruction("wgmma");
  GPUTile tile{128, 96, 64, 64, 96, /*vector=*/1, /*stages=*/2};
  SharedTile rows = layOutTile(tile, /*isRows=*/true, 2, wgmma,
                               /*reductionInner=*/false);
  EXPECT_EQ(rows.pitch, 64);
  EXPECT_EQ(rows.swizzle, 8);
  // 96 columns are three panels of 32.
  SharedTile columns = layOutTile(tile, /*isRows=*/false, 2, wgmma,
                                  /*reductionInner=*/false);
  EXPECT_EQ(columns.pitch, 32);
  EXPECT_EQ(columns.swizzle, 4);
  EXPECT_EQ(columns.getOffset(/*outer=*/1, /*inner=*/33), 64 * 32 + 32 + 1);
}

} // namespace
