//===- WinogradNest.h - a convolution by Winograd's algorithm
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_WINOGRADNEST_H
#define PRELU_LIB_VECTORIZE_CPU_WINOGRADNEST_H

#include "TileComputation.h"

#include "prelu/Region/Winograd.h"

namespace mlir::prelu {

/// Emits a region whose schedule has the algorithm `winograd`:
///
///   for each batch of tiles of the result:
///     for each tile: read its part of the image, transform it, store it
///     for each panel of output channels:
///       for each point: products of the image and the filter, a matmul
///       for each tile: transform the products, pass them through the epilogue,
///                      store the results
///
/// The matmul is a region with a schedule of its own. What lies between the
/// three steps are the workspace's buffers, which stay in a cache. Padding is
/// read as zeros. Tiles and batches that would not fit overlap the ones before.
class WinogradNest {
public:
  /// `winograd` is what `region`'s schedule makes of it, with a transformed
  /// filter and a workspace.
  WinogradNest(TiledRegion &region, const ScheduledWinograd &winograd);

  /// The destinations `dests` with everything computed. Fails without a
  /// diagnostic where a value of the region has no form on vectors.
  FailureOr<SmallVector<Value>> emit(ValueRange dests);

private:
  /// One thread's share.
  struct Part {
    /// Its number and its first iteration of the loop that threads share.
    Value number, begin;
    /// Iterations of each loop of the anchor in whole tiles: the last part may
    /// have fewer.
    SmallVector<int64_t> sizes;
    /// Tiles of all dimensions together.
    int64_t tiles = 1;
  };

  FailureOr<SmallVector<Value>> emitParts(ValueRange dests);
  OpFoldResult getPartSize(Value begin);
  FailureOr<SmallVector<Value>> emitBatches(const Part &part, ValueRange dests);
  FailureOr<SmallVector<Value>> emitPanels(const Part &part, Value firstTile,
                                           ValueRange dests);
  void emitImage(const Part &part, Value firstTile);
  void emitProducts(ArrayRef<Value> place);
  FailureOr<SmallVector<Value>> emitResults(const Part &part, Value firstTile,
                                            ArrayRef<Value> filter,
                                            Value firstChannel,
                                            ValueRange dests);
  FailureOr<SmallVector<Value>> emitTile(Tile tile, Value number,
                                         int64_t firstLane, ValueRange dests);
  Value readImage(ArrayRef<Value> origin, ArrayRef<int64_t> place,
                  Value channel);
  SmallVector<Value> getTileOrigin(const Part &part, Value tile);
  FailureOr<SmallVector<Value>>
  emitLoop(int64_t count, ValueRange dests,
           llvm::function_ref<FailureOr<SmallVector<Value>>(Value, ValueRange)>
               body);
  Value getBuffer(int64_t offset, ArrayRef<int64_t> shape,
                  ArrayRef<int64_t> strides, const Part &part);
  Value createIndex(int64_t value);
  Value apply(AffineExpr expr, ValueRange operands);

  TiledRegion &region;
  const WinogradConvolution &conv;
  const WinogradTransform &transform;
  const WinogradBuffers &buffers;
  const WinogradParts &parts;
  RewriterBase &rewriter;
  Location loc;
  int64_t batch, points, channels, panel;
  /// Of a register, and its lanes.
  VectorShape shape;
  int64_t width;
  VectorType vectorType;
  /// The loops whose iterations a tile's number stands for, outermost first:
  /// those of the batch, then those that slide.
  SmallVector<unsigned> tileLoops;
  /// The whole of the workspace, and the parts of it that a thread works in:
  /// [point][tile][channel] and [point][tile][lane of the panel].
  Value workspace, image, products;
  /// The matmuls, which are still to be vectorized.
  SmallVector<FusedOp> productRegions;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_WINOGRADNEST_H
