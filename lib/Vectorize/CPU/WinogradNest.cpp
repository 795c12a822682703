//===- WinogradNest.cpp - a convolution by Winograd's algorithm
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WinogradNest.h"

#include "RegionResults.h"
#include "VectorTransform.h"
#include "VectorizeFused.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

WinogradNest::WinogradNest(TiledRegion &region,
                           const ScheduledWinograd &winograd)
    : region(region), conv(winograd.conv), transform(*winograd.transform),
      buffers(winograd.buffers), parts(winograd.parts),
      rewriter(region.rewriter), loc(region.loc),
      batch(region.schedule.getBatch().front()),
      points(transform.getPoints(conv.windows.size())),
      channels(conv.extents[conv.imageChannels]),
      panel(region.getTileSize(conv.resultChannels)),
      shape(region.schedule.getVector()), width(shape.getLanes()),
      vectorType(getVectorType(shape, rewriter.getF32Type())),
      tileLoops(conv.batch) {
  llvm::append_range(tileLoops, conv.slides);
}

//===----------------------------------------------------------------------===//
// Helpers
//===----------------------------------------------------------------------===//

Value WinogradNest::createIndex(int64_t value) {
  return arith::ConstantIndexOp::create(rewriter, loc, value);
}

/// `expr` with `operands` for its dimensions.
Value WinogradNest::apply(AffineExpr expr, ValueRange operands) {
  return getValueOrCreateConstantIndexOp(
      rewriter, loc,
      affine::makeComposedFoldedAffineApply(
          rewriter, loc, AffineMap::get(operands.size(), 0, expr),
          getAsOpFoldResult(operands)));
}

/// `body` for each of `count` iterations, which carry `dests`.
FailureOr<SmallVector<Value>> WinogradNest::emitLoop(
    int64_t count, ValueRange dests,
    llvm::function_ref<FailureOr<SmallVector<Value>>(Value, ValueRange)> body) {
  if (count == 1)
    return body(createIndex(0), dests);
  auto loop = scf::ForOp::create(rewriter, loc, createIndex(0),
                                 createIndex(count), createIndex(1), dests);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(loop.getBody());
  FailureOr<SmallVector<Value>> results =
      body(loop.getInductionVar(), loop.getRegionIterArgs());
  if (failed(results))
    return failure();
  // A loop that carries nothing has its terminator already.
  if (!dests.empty())
    scf::YieldOp::create(rewriter, loc, *results);
  return SmallVector<Value>(loop.getResults());
}

/// The part of the workspace of `part`'s thread from `offset` on.
Value WinogradNest::getBuffer(int64_t offset, ArrayRef<int64_t> shape,
                              ArrayRef<int64_t> strides, const Part &part) {
  AffineExpr number = rewriter.getAffineDimExpr(0);
  OpFoldResult start = affine::makeComposedFoldedAffineApply(
      rewriter, loc, AffineMap::get(1, 0, number * buffers.getSize() + offset),
      {OpFoldResult(part.number)});
  std::optional<int64_t> known = getConstantIntValue(start);
  auto type = MemRefType::get(
      shape, rewriter.getF32Type(),
      StridedLayoutAttr::get(rewriter.getContext(),
                             known.value_or(ShapedType::kDynamic), strides));
  return memref::ReinterpretCastOp::create(
      rewriter, loc, type, workspace, start,
      getAsIndexOpFoldResult(rewriter.getContext(), shape),
      getAsIndexOpFoldResult(rewriter.getContext(), strides));
}

/// The first iterations of tile `number` of `part`, of `tileLoops`. In unsigned
/// arithmetic, which takes fewer instructions than affine maps, whose floordiv
/// rounds down below 0 as well.
SmallVector<Value> WinogradNest::getTileOrigin(const Part &part, Value number) {
  // Innermost first.
  SmallVector<Value> origin;
  int64_t left = part.tiles;
  for (unsigned loop : llvm::reverse(tileLoops)) {
    int64_t size =
        llvm::is_contained(conv.slides, loop) ? transform.outputs : 1;
    int64_t count = llvm::divideCeil(part.sizes[loop], size);
    Value index = createIndex(0);
    left /= count;
    if (count > 1 && left == 1) {
      index = number;
    } else if (count > 1) {
      Value tiles = createIndex(count);
      index = arith::RemUIOp::create(rewriter, loc, number, tiles);
      number = arith::DivUIOp::create(rewriter, loc, number, tiles);
    }
    if (size > 1)
      index = arith::MulIOp::create(rewriter, loc, index, createIndex(size));
    if (parts.loop == loop)
      index = arith::AddIOp::create(rewriter, loc, index, part.begin);
    // The last tile overlaps the one before.
    if (conv.extents[loop] % size != 0)
      index = arith::MinUIOp::create(rewriter, loc, index,
                                     createIndex(conv.extents[loop] - size));
    origin.push_back(index);
  }
  return SmallVector<Value>(llvm::reverse(origin));
}

//===----------------------------------------------------------------------===//
// The image
//===----------------------------------------------------------------------===//

/// The channels from `channel` on of what the tile at `origin` reads at `place`
/// along the window; zeros where that is padding.
Value WinogradNest::readImage(ArrayRef<Value> origin, ArrayRef<int64_t> place,
                              Value channel) {
  auto type = cast<RankedTensorType>(conv.source.getType());
  SmallVector<Value> operands(origin);
  operands.push_back(channel);
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  SmallVector<AffineExpr> loops(conv.extents.size(), zero);
  SmallVector<AffineExpr> first(loops);
  for (auto [number, loop] : llvm::enumerate(tileLoops))
    loops[loop] = rewriter.getAffineDimExpr(number);
  loops[conv.imageChannels] = rewriter.getAffineDimExpr(tileLoops.size());
  for (auto [loop, at] : llvm::zip_equal(conv.windows, place))
    loops[loop] = first[loop] = rewriter.getAffineConstantExpr(at);

  SmallVector<Value> indices;
  Value valid;
  for (auto [dim, expr] : llvm::enumerate(conv.sourceMap.getResults())) {
    Value index = apply(expr.replaceDims(loops), operands);
    const unsigned *slide =
        llvm::find_if(conv.slides, [&, expr = expr](unsigned loop) {
          return expr.isFunctionOfDim(loop);
        });
    indices.push_back(index);
    if (slide == conv.slides.end())
      continue;
    int64_t size = type.getDimSize(dim);
    int64_t least = cast<AffineConstantExpr>(
                        simplifyAffineExpr(expr.replaceDims(first), 0, 0))
                        .getValue();
    int64_t most = least + conv.extents[*slide] - transform.outputs;
    if (least >= 0 && most < size)
      continue;
    Value end = createIndex(size);
    // Unsigned: what is negative is too large as well.
    Value inside = arith::CmpIOp::create(rewriter, loc,
                                         arith::CmpIPredicate::ult, index, end);
    valid =
        valid ? arith::AndIOp::create(rewriter, loc, valid, inside).getResult()
              : inside;
    indices.back() =
        arith::SelectOp::create(rewriter, loc, inside, index, createIndex(0));
  }
  Value padding =
      arith::ConstantOp::create(rewriter, loc, rewriter.getF32FloatAttr(0));
  AffineMap minor =
      AffineMap::getMinorIdentityMap(indices.size(), 1, rewriter.getContext());
  Value read = vector::TransferReadOp::create(rewriter, loc, vectorType,
                                              conv.source, indices, padding,
                                              minor, ArrayRef<bool>{true});
  if (!valid)
    return read;
  Value mask = vector::BroadcastOp::create(
      rewriter, loc, getVectorType(shape, rewriter.getI1Type()), valid);
  Value zeros = arith::ConstantOp::create(rewriter, loc,
                                          rewriter.getZeroAttr(vectorType));
  return arith::SelectOp::create(rewriter, loc, mask, read, zeros);
}

/// The transformed image of the batch from `firstTile` on.
void WinogradNest::emitImage(const Part &part, Value firstTile) {
  unsigned rank = conv.windows.size();
  int64_t along = transform.image.columns;
  (void)emitLoop(batch, {}, [&](Value tile, ValueRange) {
    SmallVector<Value> origin = getTileOrigin(
        part, arith::AddIOp::create(rewriter, loc, firstTile, tile));
    return emitLoop(channels / width, {}, [&](Value step, ValueRange) {
      Value channel = apply(rewriter.getAffineDimExpr(0) * width, step);
      SmallVector<Value> values;
      for (int64_t point = 0; point < points; ++point)
        values.push_back(readImage(
            origin,
            rank == 1 ? SmallVector<int64_t>{point}
                      : SmallVector<int64_t>{point / along, point % along},
            channel));
      for (auto [point, value] : llvm::enumerate(multiplyAlongWindow(
               rewriter, loc, transform.image, values, rank)))
        vector::StoreOp::create(rewriter, loc, value, image,
                                ValueRange{createIndex(point), tile, channel});
      return FailureOr<SmallVector<Value>>(SmallVector<Value>());
    });
  });
}

//===----------------------------------------------------------------------===//
// The products
//===----------------------------------------------------------------------===//

/// For each point the products of the batch's image with the panel of the
/// transformed filter at `place`, one index for each dimension up to the
/// panels, summed over the channels: a region like any other.
void WinogradNest::emitProducts(ArrayRef<Value> place) {
  Value filter = conv.getTransformedFilter().getTransformed();
  Type element = rewriter.getF32Type();
  SmallVector<OpFoldResult> offsets = getAsOpFoldResult(ValueRange(place));
  SmallVector<OpFoldResult> sizes(place.size(), rewriter.getIndexAttr(1));
  for (int64_t size : {points, channels, panel}) {
    offsets.push_back(rewriter.getIndexAttr(0));
    sizes.push_back(rewriter.getIndexAttr(size));
  }
  SmallVector<OpFoldResult> strides(sizes.size(), rewriter.getIndexAttr(1));
  Value weights = tensor::ExtractSliceOp::create(
      rewriter, loc, RankedTensorType::get({points, channels, panel}, element),
      filter, offsets, sizes, strides);
  auto imageType = RankedTensorType::get({points, batch, channels}, element);
  Value rows = bufferization::ToTensorOp::create(rewriter, loc, imageType,
                                                 image, /*restrict=*/true);
  Value init =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, ArrayRef<int64_t>{points, batch, panel}, element);
  auto schedule = ScheduleAttr::getDirect(
      rewriter.getContext(),
      {1, std::min(batch, region.schedule.getBatch().back()), panel,
       region.getTileSize(conv.imageChannels)},
      /*lanes=*/2, shape);
  auto fused = FusedOp::create(rewriter, loc, empty.getType(), schedule);
  bufferization::MaterializeInDestinationOp::create(
      rewriter, loc, /*result=*/Type(), fused.getResult(0), products,
      /*restrict=*/true, /*writable=*/true);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.createBlock(&fused.getBody());
  Value filled =
      linalg::FillOp::create(rewriter, loc, init, empty).getResult(0);
  Value product =
      linalg::BatchMatmulOp::create(rewriter, loc, ValueRange{rows, weights},
                                    ValueRange{filled})
          .getResult(0);
  YieldOp::create(rewriter, loc, product);
  productRegions.push_back(fused);
}

//===----------------------------------------------------------------------===//
// The results
//===----------------------------------------------------------------------===//

/// The results of one register of output channels of tile `number`, whose
/// products lie from `firstLane` of the panel on.
FailureOr<SmallVector<Value>> WinogradNest::emitTile(Tile tile, Value number,
                                                     int64_t firstLane,
                                                     ValueRange dests) {
  SmallVector<Value> values;
  for (int64_t point = 0; point < points; ++point)
    values.push_back(vector::LoadOp::create(
        rewriter, loc, vectorType, products,
        ValueRange{createIndex(point), number, createIndex(firstLane)}));
  unsigned rank = conv.windows.size();
  values = multiplyAlongWindow(rewriter, loc, transform.result, values, rank);

  TileEvaluator epilogue = region.makeEvaluator(tile);
  linalg::LinalgOp anchor = region.anchor;
  OpOperand *init = anchor.getDpsInitOperand(0);
  AffineMap map = anchor.getMatchingIndexingMap(init);
  for (ArrayRef<AffineExpr> point : region.getPoints(tile)) {
    int64_t place = 0;
    for (unsigned loop : conv.slides) {
      AffineExpr at = simplifyAffineExpr(point[loop] - tile.offsets[loop],
                                         tile.bases.size(), 0);
      place =
          place * transform.outputs + cast<AffineConstantExpr>(at).getValue();
    }
    FailureOr<Value> start =
        epilogue.evaluate(init->get(), applyMap(map, point));
    if (failed(start))
      return failure();
    Value sum = values[place];
    if (!matchPattern(*start, m_AnyZeroFloat()))
      sum =
          arith::AddFOp::create(rewriter, loc, sum, epilogue.broadcast(*start));
    epilogue.define(anchor->getResult(0), applyMap(map, point), sum);
  }
  return storeResults(region, tile, dests, epilogue);
}

/// The results of the batch from `firstTile` on for the panel of output
/// channels from `firstChannel` on of the filter at `filter`.
FailureOr<SmallVector<Value>> WinogradNest::emitResults(const Part &part,
                                                        Value firstTile,
                                                        ArrayRef<Value> filter,
                                                        Value firstChannel,
                                                        ValueRange dests) {
  return emitLoop(
      batch, dests,
      [&](Value number, ValueRange dests) -> FailureOr<SmallVector<Value>> {
        Tile tile = region.makeTile();
        tile.lanes = Lanes(shape);
        SmallVector<Value> origin = getTileOrigin(
            part, arith::AddIOp::create(rewriter, loc, firstTile, number));
        for (auto [loop, first] : llvm::zip_equal(tileLoops, origin))
          tile.offsets[loop] = tile.addBase({first, 0, conv.extents[loop] - 1});
        for (auto [loop, first] : llvm::zip_equal(conv.filterLoops, filter))
          tile.offsets[loop] = tile.addBase({first, 0, conv.extents[loop] - 1});
        for (unsigned loop : conv.slides)
          tile.sizes[loop] = transform.outputs;
        AffineExpr channel = tile.addBase(
            {firstChannel, 0, conv.extents[conv.resultChannels] - panel,
             /*cut=*/false, /*multiple=*/panel});
        tile.sizes[conv.resultChannels] = width;
        if (parts.loop)
          tile.origins[*parts.loop] =
              tile.addBase({part.begin, std::nullopt, std::nullopt});
        SmallVector<Value> results(dests);
        for (int64_t lane = 0; lane < panel; lane += width) {
          tile.offsets[conv.resultChannels] = channel + lane;
          FailureOr<SmallVector<Value>> next =
              emitTile(tile, number, lane, results);
          if (failed(next))
            return failure();
          results = *next;
        }
        return results;
      });
}

//===----------------------------------------------------------------------===//
// The loops around them
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<Value>>
WinogradNest::emitPanels(const Part &part, Value firstTile, ValueRange dests) {
  int64_t panels = part.sizes[conv.resultChannels] / panel;
  return emitLoop(
      conv.countFilters() * panels, dests,
      [&](Value number, ValueRange dests) -> FailureOr<SmallVector<Value>> {
        // Innermost first.
        SmallVector<int64_t> counts = {panels};
        for (unsigned loop : llvm::reverse(conv.filterLoops))
          counts.push_back(conv.extents[loop]);
        SmallVector<Value> place;
        for (int64_t count : counts) {
          Value tiles = createIndex(count);
          place.push_back(arith::RemUIOp::create(rewriter, loc, number, tiles));
          number = arith::DivUIOp::create(rewriter, loc, number, tiles);
        }
        Value channel = arith::MulIOp::create(rewriter, loc, place.front(),
                                              createIndex(panel));
        if (parts.loop == conv.resultChannels) {
          channel = arith::AddIOp::create(rewriter, loc, channel, part.begin);
          place.front() = arith::DivUIOp::create(rewriter, loc, channel,
                                                 createIndex(panel));
        }
        std::reverse(place.begin(), place.end());
        emitProducts(place);
        return emitResults(part, firstTile, ArrayRef(place).drop_back(),
                           channel, dests);
      });
}

FailureOr<SmallVector<Value>> WinogradNest::emitBatches(const Part &part,
                                                        ValueRange dests) {
  return emitLoop(llvm::divideCeil(part.tiles, batch), dests,
                  [&](Value step, ValueRange dests) {
                    AffineExpr number = rewriter.getAffineDimExpr(0);
                    Value first = apply(number * batch, step);
                    // The last batch overlaps the one before.
                    if (part.tiles % batch != 0)
                      first = arith::MinSIOp::create(
                          rewriter, loc, first,
                          createIndex(part.tiles - batch));
                    emitImage(part, first);
                    return emitPanels(part, first, dests);
                  });
}

/// The iterations of the shared loop in the part from `begin` on: the last part
/// has fewer where tiles do not divide the loop.
OpFoldResult WinogradNest::getPartSize(Value begin) {
  if (parts.lastBegin + parts.size == parts.extent)
    return rewriter.getIndexAttr(parts.size);
  AffineExpr first = rewriter.getAffineDimExpr(0);
  SmallVector<AffineExpr> sizes = {rewriter.getAffineConstantExpr(parts.size),
                                   parts.extent - first};
  return affine::makeComposedFoldedAffineMin(
      rewriter, loc, AffineMap::get(1, 0, sizes, rewriter.getContext()),
      {OpFoldResult(begin)});
}

FailureOr<SmallVector<Value>> WinogradNest::emitParts(ValueRange dests) {
  Part part;
  part.sizes = conv.extents;
  if (parts.loop)
    part.sizes[*parts.loop] = parts.size;
  for (unsigned loop : conv.batch)
    part.tiles *= part.sizes[loop];
  for (unsigned loop : conv.slides)
    part.tiles *= llvm::divideCeil(part.sizes[loop], transform.outputs);
  batch = std::min(batch, part.tiles);
  auto emitPart = [&](ValueRange dests) {
    image = getBuffer(0, {points, batch, channels},
                      {buffers.imagePoint, buffers.imageTile, 1}, part);
    products = getBuffer(buffers.imageSize, {points, batch, panel},
                         {buffers.productPoint, buffers.productTile, 1}, part);
    return emitBatches(part, dests);
  };
  if (!parts.loop) {
    part.number = part.begin = createIndex(0);
    return emitPart(dests);
  }
  auto forall = scf::ForallOp::create(
      rewriter, loc, ArrayRef<OpFoldResult>{rewriter.getIndexAttr(0)},
      ArrayRef<OpFoldResult>{rewriter.getIndexAttr(parts.count)},
      ArrayRef<OpFoldResult>{rewriter.getIndexAttr(1)}, dests,
      /*mapping=*/std::nullopt);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forall.getBody());
  part.number = forall.getInductionVar(0);
  part.begin = apply(rewriter.getAffineDimExpr(0) * parts.size, part.number);
  if (parts.lastBegin % parts.size != 0)
    part.begin = arith::MinSIOp::create(rewriter, loc, part.begin,
                                        createIndex(parts.lastBegin));
  ThreadSlices slices(region, *parts.loop, part.begin, getPartSize(part.begin),
                      forall);
  FailureOr<SmallVector<Value>> results = emitPart(slices.get());
  if (failed(results))
    return failure();
  slices.insert(*results);
  return SmallVector<Value>(forall.getResults());
}

FailureOr<SmallVector<Value>> WinogradNest::emit(ValueRange dests) {
  Value memory = region.op.getWorkspace();
  auto type = cast<RankedTensorType>(memory.getType());
  workspace = bufferization::ToBufferOp::create(
      rewriter, loc, MemRefType::get(type.getShape(), type.getElementType()),
      memory);
  FailureOr<SmallVector<Value>> results = emitParts(dests);
  if (failed(results))
    return failure();
  for (FusedOp product : productRegions)
    if (failed(vectorizeFused(rewriter, product)))
      return failure();
  return results;
}
