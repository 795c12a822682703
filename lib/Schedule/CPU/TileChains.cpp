//===- TileChains.cpp - regions behind each other, band by band
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BandedChain.h"
#include "OperandLayouts.h"
#include "RegionChain.h"

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Padding.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Transforms/RegionUtils.h"

#include <numeric>

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUTILECHAINS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-tile-chains";

static double getBytes(Type type) { return countTensorBytes(type).value_or(0); }

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
  if (failed(computeInBands(rewriter, *chain, *bands)))
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
