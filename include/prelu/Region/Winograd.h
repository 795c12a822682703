//===- Winograd.h - convolutions by Winograd's minimal filtering
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// F(m, 3) computes m neighbouring results of a filter of 3 taps with m + 2
// multiplications instead of 3 m:
//
//   y = A' ((G g) * (B' d))
//
// where g are the 3 taps, d the m + 2 elements of the image that y reads, and *
// multiplies element by element. Of an image with C channels the products are
// summed over these before A' is applied: m + 2 matrix products. In two
// dimensions each matrix is applied along both: y = A' ((G g G') * (B' d B)) A.
// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015.)
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_WINOGRAD_H
#define PRELU_REGION_WINOGRAD_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Reason.h"

#include <optional>

namespace mlir::prelu {

/// A matrix of constants, row by row.
struct ConstantMatrix {
  int64_t rows = 0, columns = 0;
  ArrayRef<double> elements;

  double operator()(int64_t row, int64_t column) const {
    return elements[row * columns + column];
  }
};

/// The matrices of F(outputs, 3).
struct WinogradTransform {
  /// m, the results along one dimension.
  int64_t outputs = 0;
  /// G, (m + 2) x 3.
  ConstantMatrix filter;
  /// B', (m + 2) x (m + 2).
  ConstantMatrix image;
  /// A', m x (m + 2).
  ConstantMatrix result;
  /// A left inverse of G, 3 x (m + 2): the way back from G g to g.
  ConstantMatrix inverse;

  /// Products of a tile with a window of `rank` dimensions.
  int64_t getPoints(unsigned rank) const {
    int64_t points = outputs + 2;
    return rank == 1 ? points : points * points;
  }
};

/// All transforms, the smallest first.
ArrayRef<WinogradTransform> getWinogradTransforms();

/// F(outputs, 3); null where there is none.
const WinogradTransform *findWinogradTransform(int64_t outputs);

/// How the transformed image and the products of `batch` tiles lie in memory,
/// in elements of f32. Tiles and points are a cache line further apart than
/// they need be: powers of two would make them share their places in the first
/// cache.
struct WinogradBuffers {
  /// `points` of all dimensions together, `panel` output channels.
  WinogradBuffers(int64_t points, int64_t batch, int64_t channels,
                  int64_t panel);

  /// From one tile to the next and from one point to the next, of the
  /// transformed image [point][tile][channel].
  int64_t imageTile, imagePoint;
  /// The same of the products [point][tile][lane of the panel].
  int64_t productTile, productPoint;
  int64_t imageSize, productSize;

  int64_t getSize() const { return imageSize + productSize; }
};

/// How threads share a region: parts of one loop, each of as many tiles. The
/// last part overlaps the one before by whole tiles where these do not divide
/// into parts: both threads store the same there, to the last bit.
struct WinogradParts {
  /// Nothing where there is one part, the whole.
  std::optional<unsigned> loop;
  int64_t count = 1;
  /// Iterations of the loop in one part of whole tiles, and in all; the last
  /// tile of all overlaps the one before where they do not divide the loop.
  int64_t size = 0, extent = 0;
  /// The first iteration of the last part.
  int64_t lastBegin = 0;
};

/// A convolution that has the form of F(m, 3), as the loops of a region's
/// anchor.
struct WinogradConvolution {
  linalg::LinalgOp anchor;
  /// The operands that slide and that stay.
  OpOperand *image = nullptr, *filter = nullptr;
  /// Loops of image and result, outside of the window's dimensions.
  SmallVector<unsigned> batch;
  /// The loops over channels of the result and of the image.
  unsigned resultChannels = 0, imageChannels = 0;
  /// Other loops of filter and result, shorter ones: places that a pixel
  /// shuffle spreads channels over.
  SmallVector<unsigned> filterLoops;
  /// For each dimension of the window the loop of the result along it, and that
  /// of the window.
  SmallVector<unsigned> slides, windows;
  /// What the image is read from, outside of the region, without its padding.
  Value source;
  /// From the anchor's loops to the places in `source`; one that is not there
  /// is padding.
  AffineMap sourceMap;
  /// Static loop ranges.
  SmallVector<int64_t> extents;

  /// Tiles of `outputs` along each dimension of the window. The last of a
  /// dimension overlaps the one before where it would not fit.
  SmallVector<int64_t> getTiles(int64_t outputs) const;

  /// Whether threads may share `loop`, of the result, in parts of `chunk` tiles
  /// of `tile` iterations. Where the last two tiles overlap, both have to be of
  /// the last part and of no other: what they have in common rounds differently
  /// in each, and would be what the slower thread stores.
  bool canShare(unsigned loop, int64_t tile, int64_t chunk) const;

  /// Iterations of all `filterLoops` together.
  int64_t countFilters() const;

  /// What the filter is read from once it is transformed; null before.
  WinogradFilterOp getTransformedFilter() const;
};

/// `op` as a convolution that may be computed by F(m, 3): of f32, a window of 3
/// or 3x3 with stride and dilation 1, one group, static sizes, padded with
/// zeros or not at all.
OrReason<WinogradConvolution> matchWinograd(FusedOp op);

/// A region whose schedule has the algorithm `winograd`, and what that makes of
/// it.
struct ScheduledWinograd {
  WinogradConvolution conv;
  const WinogradTransform *transform;
  WinogradBuffers buffers;
  WinogradParts parts;

  /// Elements of f32 that all threads' buffers take.
  int64_t getWorkspaceSize() const { return buffers.getSize() * parts.count; }
};

/// The same of `op`, whose schedule has that algorithm. Fails, with an error at
/// `op`, where the region has no form for it or the schedule does not fit.
FailureOr<ScheduledWinograd> getScheduledWinograd(FusedOp op);

} // namespace mlir::prelu

#endif // PRELU_REGION_WINOGRAD_H
