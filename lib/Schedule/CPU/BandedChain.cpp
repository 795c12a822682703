//===- BandedChain.cpp - a chain of regions, band by band
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BandedChain.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/TilingInterface.h"

using namespace mlir;
using namespace mlir::prelu;

using Sizes = SmallVector<OpFoldResult>;

namespace {
/// Puts loops over bands in place of a chain. (Upstream's
/// tileConsumerAndFuseProducersUsingSCF tiles one consumer, not several of one
/// value, and the size of its last tile is one of the run time, for which there
/// is no kernel.)
class BandedChain {
public:
  BandedChain(RewriterBase &rewriter, const Chain &chain, const Bands &bands)
      : rewriter(rewriter), chain(chain), bands(bands),
        loc(chain.producer.op->getLoc()) {
    for (const Link &reader : chain.readers)
      for (auto [result, map] :
           llvm::zip_equal(reader.op->getResults(), reader.yieldMaps))
        outputs.push_back(
            {result,
             *map.getResultPosition(rewriter.getAffineDimExpr(reader.loop))});
  }

  /// Leaves everything as it was where it fails.
  LogicalResult run();

private:
  /// A result of a reader, and its dimension that the bands divide.
  struct Output {
    OpResult value;
    unsigned dim;
  };

  /// Where a part of a tensor lies.
  struct Part {
    Part(RewriterBase &rewriter, RankedTensorType type, unsigned dim,
         OpFoldResult offset, int64_t size)
        : offsets(type.getRank(), rewriter.getIndexAttr(0)),
          sizes(getAsIndexOpFoldResult(rewriter.getContext(), type.getShape())),
          strides(type.getRank(), rewriter.getIndexAttr(1)) {
      offsets[dim] = offset;
      sizes[dim] = rewriter.getIndexAttr(size);
    }
    Sizes offsets, sizes, strides;
  };
  Part getPart(const Output &output, OpFoldResult offset, int64_t size) {
    return Part(rewriter, cast<RankedTensorType>(output.value.getType()),
                output.dim, offset, size);
  }

  Value getIndex(int64_t index) {
    return arith::ConstantIndexOp::create(rewriter, loc, index);
  }
  FailureOr<TilingResult> tile(const Link &link, OpFoldResult first,
                               int64_t size);
  LogicalResult readParts(const TilingResult &tile, Value band,
                          OpFoldResult first);
  LogicalResult computeBand(OpFoldResult first, int64_t size, OpFoldResult at,
                            SmallVectorImpl<Value> &into);
  LogicalResult computeBands(Value first, int64_t begin, int64_t end,
                             SmallVectorImpl<Value> &into);
  LogicalResult computeShared(SmallVectorImpl<Value> &into);

  RewriterBase &rewriter;
  const Chain &chain;
  Bands bands;
  Location loc;
  SmallVector<Output> outputs;
};
} // namespace

/// Iterations [first, first + size) of `link`, in the tiles of its schedule.
/// Threads share bands, not what is in them.
FailureOr<TilingResult> BandedChain::tile(const Link &link, OpFoldResult first,
                                          int64_t size) {
  SmallVector<int64_t> extents =
      linalg::LinalgOp(link.anchor).getStaticLoopRanges();
  Sizes offsets(extents.size(), rewriter.getIndexAttr(0));
  Sizes sizes = getAsIndexOpFoldResult(rewriter.getContext(), extents);
  offsets[link.loop] = first;
  sizes[link.loop] = rewriter.getIndexAttr(size);
  auto tileable = cast<TilingInterface>(*link.op);
  if (!tileable.isOpFusableWithConsumerSlice(0, offsets, sizes))
    return failure();
  FailureOr<TilingResult> result =
      tileable.getTiledImplementation(rewriter, offsets, sizes);
  if (failed(result))
    return failure();
  ScheduleAttr schedule = link.schedule;
  SmallVector<int64_t> tile(schedule.getTile());
  tile[link.loop] = std::min(tile[link.loop], size);
  cast<FusedOp>(result->tiledOps.front())
      .setScheduleAttr(schedule.withTile(tile).withParallel({}).withChunk({}));
  return result;
}

/// Lets `tile` read its parts of values, from iteration `first` on: what is
/// whole as it is, the chain's value between in `band`, where there is one.
LogicalResult BandedChain::readParts(const TilingResult &tile, Value band,
                                     OpFoldResult first) {
  Value between = chain.getBetween();
  for (Operation *op : tile.generatedSlices) {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    if (slice.getSource() == between) {
      if (!band || slice.getType() != band.getType() ||
          !isEqualConstantIntOrValue(slice.getMixedOffsets()[chain.dim], first))
        return failure();
      rewriter.replaceOp(slice, band);
    } else if (slice.getType() == slice.getSourceType()) {
      rewriter.replaceOp(slice, slice.getSource());
    } else if (slice.getSource().getDefiningOp<tensor::EmptyOp>()) {
      rewriter.setInsertionPoint(slice);
      rewriter.replaceOpWithNewOp<tensor::EmptyOp>(
          slice, slice.getType().getShape(), slice.getType().getElementType());
    }
  }
  rewriter.setInsertionPointAfter(tile.tiledOps.front());
  return success(llvm::none_of(between.getUsers(), [&](Operation *user) {
    return tile.tiledOps.front()->isAncestor(user);
  }));
}

/// Computes iterations [first, first + size) of all regions, and puts their
/// results into `into`, from position `at` on.
LogicalResult BandedChain::computeBand(OpFoldResult first, int64_t size,
                                       OpFoldResult at,
                                       SmallVectorImpl<Value> &into) {
  FailureOr<TilingResult> producer = tile(chain.producer, first, size);
  if (failed(producer) || failed(readParts(*producer, Value(), first)))
    return failure();
  SmallVector<Value> values;
  for (const Link &link : chain.readers) {
    FailureOr<TilingResult> reader = tile(link, first, size);
    if (failed(reader) ||
        failed(readParts(*reader, producer->tiledValues.front(), first)))
      return failure();
    llvm::append_range(values, reader->tiledValues);
  }
  for (auto [output, value, whole] : llvm::zip_equal(outputs, values, into)) {
    Part part = getPart(output, at, size);
    whole = tensor::InsertSliceOp::create(
        rewriter, loc, value, whole, part.offsets, part.sizes, part.strides);
  }
  return success();
}

/// Computes iterations [begin, end) band by band, into tensors that begin at
/// iteration `first`, from which `begin` and `end` count.
LogicalResult BandedChain::computeBands(Value first, int64_t begin, int64_t end,
                                        SmallVectorImpl<Value> &into) {
  int64_t whole = begin + (end - begin) / bands.size * bands.size;
  if (begin < whole) {
    auto loop = scf::ForOp::create(rewriter, loc, getIndex(begin),
                                   getIndex(whole), getIndex(bands.size), into);
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(loop.getBody());
    Value at = loop.getInductionVar();
    SmallVector<Value> results(loop.getRegionIterArgs());
    if (failed(computeBand(
            arith::AddIOp::create(rewriter, loc, first, at).getResult(),
            bands.size, at, results)))
      return failure();
    scf::YieldOp::create(rewriter, loc, results);
    into.assign(loop->result_begin(), loop->result_end());
  }
  if (whole == end)
    return success();
  OpFoldResult at = rewriter.getIndexAttr(whole);
  return computeBand(at, end - whole, at, into);
}

/// Computes the bands that threads share, each those that lie together.
LogicalResult BandedChain::computeShared(SmallVectorImpl<Value> &into) {
  auto loop = scf::ForallOp::create(
      rewriter, loc,
      SmallVector<OpFoldResult>{rewriter.getIndexAttr(bands.threads)}, into,
      /*mapping=*/std::nullopt);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(loop.getBody());
  int64_t count = bands.shared / bands.threads;
  Value first = arith::MulIOp::create(rewriter, loc, loop.getInductionVar(0),
                                      getIndex(count));
  SmallVector<Value> results;
  for (auto [output, whole] :
       llvm::zip_equal(outputs, loop.getRegionIterArgs())) {
    Part part = getPart(output, first, count);
    results.push_back(tensor::ExtractSliceOp::create(
        rewriter, loc, whole, part.offsets, part.sizes, part.strides));
  }
  if (failed(computeBands(first, 0, count, results)))
    return failure();
  rewriter.setInsertionPointToStart(loop.getTerminator().getBody());
  for (auto [output, value, whole] :
       llvm::zip_equal(outputs, results, loop.getRegionIterArgs())) {
    Part part = getPart(output, first, count);
    tensor::ParallelInsertSliceOp::create(
        rewriter, loc, value, whole, part.offsets, part.sizes, part.strides);
  }
  into.assign(loop->result_begin(), loop->result_end());
  return success();
}

LogicalResult BandedChain::run() {
  Operation *place = chain.readers.front().op;
  Operation *before = place->getPrevNode();
  rewriter.setInsertionPoint(place);
  SmallVector<Value> results;
  for (const Output &output : outputs) {
    auto type = cast<RankedTensorType>(output.value.getType());
    results.push_back(tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                              type.getElementType()));
  }
  bool isShared = bands.threads > 1;
  if ((isShared && failed(computeShared(results))) ||
      failed(computeBands(getIndex(0), isShared ? bands.shared : 0,
                          chain.getExtent(), results))) {
    while (place->getPrevNode() != before)
      rewriter.eraseOp(place->getPrevNode());
    return failure();
  }
  for (auto [output, result] : llvm::zip_equal(outputs, results))
    rewriter.replaceAllUsesWith(output.value, result);
  for (const Link &reader : chain.readers)
    rewriter.eraseOp(reader.op);
  rewriter.eraseOp(chain.producer.op);
  return success();
}

LogicalResult prelu::computeInBands(RewriterBase &rewriter, const Chain &chain,
                                    const Bands &bands) {
  return BandedChain(rewriter, chain, bands).run();
}
