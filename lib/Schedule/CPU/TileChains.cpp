//===- TileChains.cpp - regions behind each other, band by band
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Padding.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/TilingInterface.h"
#include "mlir/Transforms/RegionUtils.h"

#include <numeric>

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUTILECHAINS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-tile-chains";

using Sizes = SmallVector<OpFoldResult>;

//===----------------------------------------------------------------------===//
// Chains
//===----------------------------------------------------------------------===//

namespace {
/// A region of a chain.
struct Link {
  FusedOp op;
  linalg::LinalgOp anchor;
  ScheduleAttr schedule;
  /// For each result the map from the anchor's loops to its dimensions.
  SmallVector<AffineMap> yieldMaps;
  /// The loop of the anchor that bands divide.
  unsigned loop = 0;
};

/// A region and all that reads its result, element by element along dimension
/// `dim`: bands along it take nothing from each other.
struct Chain {
  Link producer;
  SmallVector<Link> readers;
  unsigned dim;

  TypedValue<RankedTensorType> getBetween() const {
    return cast<TypedValue<RankedTensorType>>(
        FusedOp(producer.op).getResult(0));
  }
  /// Iterations of the divided loops.
  int64_t getExtent() const { return getBetween().getType().getDimSize(dim); }
  SmallVector<const Link *> getLinks() const {
    SmallVector<const Link *> links{&producer};
    for (const Link &reader : readers)
      links.push_back(&reader);
    return links;
  }
};

/// How a chain is divided.
struct Bands {
  /// Iterations of a band, and threads that share the bands.
  int64_t size, threads;
  /// Iterations that the threads share, the same number of whole bands each;
  /// others follow.
  int64_t shared;
};
} // namespace

static double getBytes(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && tensor.hasStaticShape()
             ? double(tensor.getNumElements()) *
                   llvm::divideCeil(tensor.getElementTypeBitWidth(), 8)
             : 0;
}

/// `op` as a region whose parts along any parallel loop can be computed alone.
static OrReason<Link> analyzeLink(FusedOp op) {
  ScheduleAttr schedule = op.getScheduleAttr();
  linalg::LinalgOp anchor = op.getAnchor();
  if (!schedule || !anchor)
    return Reason("a region has no schedule");
  if (schedule.getAlgorithm() == Algorithm::Winograd)
    return Reason("Winograd's tiles of a region overlap");
  if (ShapedType::isDynamicShape(anchor.getStaticLoopRanges()))
    return Reason("only the run time knows the extents of a region");
  OrReason<FusedRegion> region = FusedRegion::analyze(op);
  if (!region)
    return region.getReason();
  if (region->pool || region->yieldsSum())
    return Reason("a region has a result of several iterations");
  return Link{op, anchor, schedule, region->yieldMaps};
}

/// Whether bands may divide `loop`: it is parallel, and not along the lanes.
static bool isDivisible(Link link, unsigned loop) {
  return link.anchor.getIteratorTypesArray()[loop] ==
             utils::IteratorType::parallel &&
         link.schedule.getLanes() != int64_t(loop);
}

/// The loop that walks dimension `dim` of what `anchor` reads through `map`,
/// one element with each iteration, and no other loop with it.
static std::optional<unsigned> findLoop(linalg::LinalgOp anchor, AffineMap map,
                                        unsigned dim) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  std::optional<unsigned> found;
  for (unsigned loop = 0; loop < extents.size(); ++loop) {
    if (extents[loop] == 1 || !map.getResult(dim).isFunctionOfDim(loop))
      continue;
    if (found || AffineAccess(map, dim).getCoefficient(loop) != 1)
      return std::nullopt;
    found = loop;
  }
  return found;
}

/// The loop of `reader` that walks dimension `dim` of `between`.
static std::optional<unsigned> matchReader(Link reader, Value between,
                                           unsigned dim) {
  std::optional<unsigned> found;
  for (OpOperand *operand : reader.anchor.getDpsInputOperands()) {
    AffineMap map = reader.anchor.getMatchingIndexingMap(operand);
    if (skipRegionTransposes(operand->get(), map, reader.op.getBody()) !=
        between)
      continue;
    std::optional<unsigned> loop = findLoop(reader.anchor, map, dim);
    if (!loop || (found && *found != *loop))
      return std::nullopt;
    found = loop;
  }
  if (!found || !isDivisible(reader, *found))
    return std::nullopt;
  return found;
}

/// The chain of `producer` and `readers`, divided along the outermost dimension
/// that all of them walk.
static OrReason<Chain> matchDim(const Link &producer, ArrayRef<Link> readers) {
  Chain chain{producer, SmallVector<Link>(readers), 0};
  RankedTensorType type = chain.getBetween().getType();
  for (; chain.dim < type.getRank(); ++chain.dim) {
    chain.producer.loop = producer.yieldMaps.front().getDimPosition(chain.dim);
    if (type.getDimSize(chain.dim) == 1 ||
        !isDivisible(producer, chain.producer.loop))
      continue;
    if (llvm::all_of(chain.readers, [&](Link &reader) {
          std::optional<unsigned> loop =
              matchReader(reader, chain.getBetween(), chain.dim);
          reader.loop = loop.value_or(0);
          return loop.has_value();
        }))
      return chain;
  }
  return Reason(
      "no dimension of its result is walked row by row, and not along "
      "the lanes, by every region that reads it");
}

/// The regions that read the result of `op`, in program order.
static OrReason<SmallVector<FusedOp>> findReaders(FusedOp op) {
  SetVector<FusedOp> readers;
  for (Operation *user : op->getUsers()) {
    auto reader = user->getParentOfType<FusedOp>();
    if (!reader || reader->getBlock() != op->getBlock())
      return Reason("'" + user->getName().getStringRef() +
                    "' reads its result as well");
    readers.insert(reader);
  }
  SmallVector<FusedOp> inOrder = readers.takeVector();
  llvm::sort(inOrder, [](FusedOp left, FusedOp right) {
    return left->isBeforeInBlock(right);
  });
  return inOrder;
}

/// The chain of `op` and all that reads its result.
static OrReason<Chain> matchChain(FusedOp op) {
  if (op->getNumResults() != 1)
    return Reason("the region has several results");
  OrReason<Link> producer = analyzeLink(op);
  if (!producer)
    return producer.getReason();
  for (const PaddedOperand &padded : getPaddedOperands(op))
    if (DataMovementOpInterface pad = padded.pad;
        pad.getOnlySource()->get().getParentRegion() == &op.getBody())
      return Reason("the region pads what it rearranges");
  OrReason<SmallVector<FusedOp>> users = findReaders(op);
  if (!users)
    return users.getReason();
  SmallVector<Link> readers;
  for (FusedOp user : *users) {
    OrReason<Link> reader = analyzeLink(user);
    if (!reader)
      return reader.getReason();
    if (!getPaddedOperands(user).empty())
      return Reason("a region that reads its result reads around padding");
    readers.push_back(*reader);
  }
  return matchDim(*producer, readers);
}

//===----------------------------------------------------------------------===//
// Decision
//===----------------------------------------------------------------------===//

/// Bytes that the anchor of `link` reads for every band.
static double getWeightBytes(Link link) {
  double bytes = 0;
  for (OpOperand *operand : link.anchor.getDpsInputOperands())
    if (!link.anchor.getMatchingIndexingMap(operand).isFunctionOfDim(link.loop))
      bytes += getBytes(operand->get().getType());
  return bytes;
}

/// The size of a band: up to `most` iterations, in whole tiles of `step`, so
/// that as little as can be of `extent` is left to one thread. Bands of half
/// of what there is room for, or less, are not looked at: bands of one row took
/// longer than none where there was room for two.
static Bands divide(int64_t extent, int64_t most, int64_t step,
                    int64_t threads) {
  Bands best{0, threads, 0};
  int64_t largest = std::min(most, extent / threads) / step * step;
  for (int64_t size = largest; 2 * size > largest; size -= step) {
    int64_t shared = extent / (threads * size) * threads * size;
    if (shared > best.shared)
      best = {size, threads, shared};
  }
  return best;
}

/// Cycles that the chain's products take on full registers.
static double getComputeCycles(const Chain &chain, const CoreModel &core) {
  double cycles = 0;
  for (const Link *link : chain.getLinks()) {
    double steps = 1;
    for (int64_t extent : linalg::LinalgOp(link->anchor).getStaticLoopRanges())
      steps *= extent;
    cycles += steps / (link->schedule.getVector().getLeastLanes() *
                       link->schedule.getDot() * core.fmasPerCycle);
  }
  return cycles;
}

/// Cycles that bands save: what lies between stays in the second
/// cache, it does not go to memory and come back.
static double getSavedCycles(const Chain &chain, const CoreModel &core) {
  return 2 * getBytes(chain.getBetween().getType()) *
         (1 / core.memoryBytesPerCycle - 1 / core.l2BytesPerCycle);
}

/// Cycles that they cost: more calls, and padding that is stored, as regions
/// without it are the same for every band.
static double getAddedCycles(const Chain &chain, int64_t size,
                             const CoreModel &core) {
  double cycles = double(chain.getExtent()) / size *
                  (1 + chain.readers.size()) * core.callCycles;
  for (PaddedOperand padded : getPaddedOperands(chain.producer.op)) {
    auto type = cast<RankedTensorType>(padded.pad->getResult(0).getType());
    double bytes = getBytes(type);
    double rate =
        bytes > core.l3Bytes ? core.memoryBytesPerCycle : core.l3BytesPerCycle;
    cycles += std::max(type.getNumElements() * core.turnCyclesPerElement,
                       2 * bytes / rate);
  }
  return cycles;
}

/// How `chain` is divided, if that pays.
static OrReason<Bands> chooseBands(const Chain &chain, TargetAttr target) {
  const CoreModel &core = target.getModel();
  // Lines that another core has just written come slowly: with two threads on
  // Zen 4 FSRCNN took 7 % longer than without bands.
  if (target.getThreads() > 1 && !getPaddedOperands(chain.producer.op).empty())
    return Reason("one thread would store its padding, for all to read");
  int64_t extent = chain.getExtent(), step = 1;
  double rowBytes = getBytes(chain.getBetween().getType()) / extent;
  double weightBytes = 0;
  for (const Link *link : chain.getLinks()) {
    weightBytes += getWeightBytes(*link);
    int64_t tile = link->schedule.getTile()[link->loop];
    step = std::lcm(step, std::min(tile, extent));
  }
  // Kernels that compute for long wait little for memory. On Zen 4 bands took 3
  // % more time with 6 cycles of products for one of memory, a third less
  // with 2.
  double memoryCycles = 2 * rowBytes * extent / core.memoryBytesPerCycle;
  if (getComputeCycles(chain, core) > 4 * memoryCycles)
    return Reason("its kernels compute for longer than memory takes");
  // What goes in and comes out passes through the second cache as well: on Zen
  // 4 bands of a quarter of it took up to a fifth less time than of half.
  double room =
      std::min(0.25 * core.l2Bytes, 0.75 * core.l2Bytes - weightBytes);
  if (room < step * rowBytes)
    return Reason("no band of whole tiles stays in the second cache beside the "
                  "weights");
  Bands bands = divide(extent, room / rowBytes, step, target.getThreads());
  if (bands.size == 0)
    return Reason("there are fewer tiles than threads");
  if (getAddedCycles(chain, bands.size, core) >= getSavedCycles(chain, core))
    return Reason("storing its padding would cost more than the caches save");
  return bands;
}

//===----------------------------------------------------------------------===//
// Bands
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Pass
//===----------------------------------------------------------------------===//

/// Lets all that the readers read stand in front of the first of them.
static Verdict bringTogether(RewriterBase &rewriter, const Chain &chain) {
  SetVector<Value> captured;
  for (const Link &reader : ArrayRef(chain.readers).drop_front())
    getUsedValuesDefinedAbove(reader.op->getRegions(), captured);
  if (failed(moveValueDefinitions(rewriter, captured.getArrayRef(),
                                  chain.readers.front().op)))
    return Reason("a region that reads its result needs that of another one");
  return {};
}

/// Computes `op` and what reads its result band by band; these are then `done`.
static Verdict tileChain(RewriterBase &rewriter, FusedOp op, TargetAttr target,
                         DenseSet<Operation *> &done) {
  OrReason<Chain> chain = matchChain(op);
  if (!chain)
    return chain.getReason();
  OrReason<Bands> bands = chooseBands(*chain, target);
  if (!bands)
    return bands.getReason();
  if (Verdict together = bringTogether(rewriter, *chain); !together)
    return together;
  Location loc = op.getLoc();
  double bytes = getBytes(chain->getBetween().getType());
  int64_t count = llvm::divideCeil(chain->getExtent(), bands->size);
  // Regions without padding are the same for every band.
  for (const PaddedOperand &padded : getPaddedOperands(op))
    rewriter.moveOpBefore(padded.pad, op);
  SmallVector<Operation *> ops;
  for (const Link *link : chain->getLinks())
    ops.push_back(link->op);
  if (failed(BandedChain(rewriter, *chain, *bands).run()))
    return Reason("a part of a region cannot be computed alone");
  done.insert_range(ops);
  if (Remark remark = emitPassed(loc, "ChainTiled", passName))
    remark << remark::add("computed in bands of {0} {1} its result",
                          bands->size,
                          ops.size() == 2 ? "with the region that reads"
                                          : "with the regions that read")
           << remark::metric("Bands", count)
           << remark::metric("BytesBetween", int64_t(bytes));
  return {};
}

/// Whether a region reads the result of `op`, and that goes to memory and comes
/// back in between. What the last cache holds comes back in time: on Zen 4 the
/// kernels of a chain of 1x1 and depthwise convolutions with 6.5 MB between
/// them took as long band by band, within 1 %.
static bool isWorthwhile(FusedOp op, const CoreModel &core) {
  return llvm::any_of(op->getResults(), [&](OpResult result) {
    return getBytes(result.getType()) > core.l3Bytes &&
           llvm::any_of(result.getUsers(), [](Operation *user) {
             return user->getParentOfType<FusedOp>() != nullptr;
           });
  });
}

namespace {
struct TileChainsPass : prelu::impl::PReluTileChainsBase<TileChainsPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::getFrom(getOperation());
    if (!target)
      return signalPassFailure();
    IRRewriter rewriter(&getContext());
    DenseSet<Operation *> done;
    for (FusedOp op : getFusedOps(getOperation())) {
      if (done.contains(op) || !isWorthwhile(op, target.getModel()))
        continue;
      Location loc = op.getLoc();
      if (Verdict tiled = tileChain(rewriter, op, target, done); !tiled)
        emitMissed(loc, "ChainStored", passName, tiled.getReason().text);
    }
  }
};
} // namespace
