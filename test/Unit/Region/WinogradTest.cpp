//===- WinogradTest.cpp - the matrices of minimal filtering
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/Winograd.h"

#include "gtest/gtest.h"

#include <vector>

using namespace mlir::prelu;

namespace {
std::vector<double> multiply(const ConstantMatrix &matrix,
                             const std::vector<double> &column) {
  std::vector<double> result(matrix.rows, 0);
  for (int64_t row = 0; row < matrix.rows; ++row)
    for (int64_t i = 0; i < matrix.columns; ++i)
      result[row] += matrix(row, i) * column[i];
  return result;
}

/// The unit column `number` of `size`.
std::vector<double> getUnit(int64_t size, int64_t number) {
  std::vector<double> unit(size, 0);
  unit[number] = 1;
  return unit;
}

// Both sides are linear in the taps and in the image: units prove it for all.
TEST(Winograd, ComputesAFilterOfThreeTaps) {
  for (const WinogradTransform &transform : getWinogradTransforms()) {
    int64_t points = transform.getPoints(1);
    ASSERT_EQ(points, transform.outputs + 2);
    for (int64_t tap = 0; tap < 3; ++tap)
      for (int64_t pixel = 0; pixel < points; ++pixel) {
        std::vector<double> filter =
            multiply(transform.filter, getUnit(3, tap));
        std::vector<double> image =
            multiply(transform.image, getUnit(points, pixel));
        for (int64_t point = 0; point < points; ++point)
          image[point] *= filter[point];
        std::vector<double> result = multiply(transform.result, image);
        for (int64_t i = 0; i < transform.outputs; ++i)
          EXPECT_NEAR(result[i], i + tap == pixel ? 1 : 0, 1e-14)
              << transform.outputs << ", tap " << tap << ", pixel " << pixel;
      }
  }
}

TEST(Winograd, FilterComesBack) {
  for (const WinogradTransform &transform : getWinogradTransforms())
    for (int64_t tap = 0; tap < 3; ++tap) {
      std::vector<double> back = multiply(
          transform.inverse, multiply(transform.filter, getUnit(3, tap)));
      for (int64_t i = 0; i < 3; ++i)
        EXPECT_NEAR(back[i], i == tap ? 1 : 0, 1e-14);
    }
}

TEST(Winograd, FindsTransforms) {
  EXPECT_EQ(findWinogradTransform(2)->outputs, 2);
  EXPECT_EQ(findWinogradTransform(4)->getPoints(2), 36);
  EXPECT_EQ(findWinogradTransform(6)->getPoints(1), 8);
  EXPECT_EQ(findWinogradTransform(3), nullptr);
}

// Points and tiles that are a multiple of 4 KiB apart would share a set of the
// first cache.
TEST(Winograd, BuffersAvoidPowersOfTwo) {
  for (int64_t channels : {64, 128, 256, 512, 1024}) {
    WinogradBuffers buffers(36, /*batch=*/16, channels, /*panel=*/32);
    EXPECT_GE(buffers.imageTile, channels);
    EXPECT_GE(buffers.imagePoint, 16 * buffers.imageTile);
    EXPECT_NE(buffers.imageTile * 4 % 1024, 0);
    EXPECT_NE(buffers.imagePoint * 4 % 4096, 0);
    EXPECT_NE(buffers.productPoint * 4 % 4096, 0);
    EXPECT_EQ(buffers.getSize(),
              36 * (buffers.imagePoint + buffers.productPoint));
  }
}
} // namespace
