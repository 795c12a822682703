//===- SelectSchedule.cpp - choose the register tile of every prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LaneChoice.h"
#include "Schedule.h"
#include "WinogradChoice.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Padding.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSELECTSCHEDULE
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-select-schedule";

/// Multiply-adds for one thread below which distributing a layer costs more
/// than it gains: those that it does in the time of a fork and join.
static double getLeastShare(const RegisterFile &file) {
  return file.core.forkJoinCycles * file.core.fmasPerCycle * file.lanes;
}

/// The loops to distribute over threads: the one whose whole tiles divide best
/// among them, if the layer is worth it. Those in `unsplit` have tiles of their
/// own at the border and stay together.
static SmallVector<int64_t>
chooseParallel(ArrayRef<AffineMap> yieldMaps, const LoopOrder &order,
               ArrayRef<unsigned> unsplit, ArrayRef<int64_t> extents,
               ArrayRef<int64_t> tile, const RegisterFile &file,
               int64_t threads) {
  if (threads == 1)
    return {};
  int64_t iterations = 1;
  for (int64_t extent : extents)
    iterations *= extent == 0 ? unknownShare : extent;
  if (iterations / threads < getLeastShare(file))
    return {};
  double bestBalance = 0;
  SmallVector<int64_t> best;
  for (unsigned loop : order.parallel) {
    // Two threads must not add to one sum.
    if (llvm::is_contained(unsplit, loop) ||
        !llvm::all_of(yieldMaps,
                      [&](AffineMap map) { return map.isFunctionOfDim(loop); }))
      continue;
    int64_t extent = extents[loop] == 0 ? unknownShare : extents[loop];
    int64_t trips = extent / tile[loop];
    if (trips < threads)
      continue;
    // The share of time in which all threads work.
    double balance = static_cast<double>(trips * tile[loop]) /
                     (llvm::divideCeil(trips, threads) * threads * tile[loop] +
                      (extent - trips * tile[loop]) * threads);
    if (balance > bestBalance + 0.01) {
      bestBalance = balance;
      best = {static_cast<int64_t>(loop)};
    }
  }
  return best;
}

/// The rows of a strip that one pass over the parallel loops takes where a few
/// row tiles take all rows and the lanes' operand, known at run time only and
/// so not packed, is read in strips of its rows: no more of these than lie on
/// the pages that a TLB holds. 0 for all.
static int64_t chooseStrip(FusedOp op, const LaneChoice &choice,
                           int64_t rowTiles, TargetAttr target) {
  constexpr int64_t mostRowTiles = 8;
  const CoreModel &core = target.getModel();
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<int64_t> extents = getExtents(anchor);
  if (rowTiles > mostRowTiles)
    return 0;
  int64_t extent = extents[choice.order.reduction.front()];
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    auto lanes = getAffineDimExpr(choice.lanes, op.getContext());
    if (!anchor.payloadUsesValueFromOperand(operand) ||
        map.getNumResults() == 0 ||
        map.getResult(map.getNumResults() - 1) != lanes ||
        operand->get().getParentRegion() == &op.getBody() ||
        isConstant(operand->get()))
      continue;
    int64_t rowBytes =
        extents[choice.lanes] *
        getElementTypeOrSelf(operand->get().getType()).getIntOrFloatBitWidth() /
        8;
    int64_t stripBytes = choice.tile.vectors * core.vectorBits / 8;
    int64_t block =
        core.tlbPages *
        std::max<int64_t>(core.pageBytes / std::max<int64_t>(rowBytes, 1), 1);
    if (rowBytes >= 2 * stripBytes && rowBytes * extent > core.l2Bytes &&
        extent >= 2 * block)
      return block;
  }
  return 0;
}

/// The iterations of the reduction loop for one pass over the parallel loops; 0
/// for all. Parts are worth the accumulators' way through memory where what a
/// tile reads, of both operands, would not stay in the second cache until the
/// next tile reads it again.
static int64_t chooseBlock(FusedOp op, const LaneChoice &choice,
                           const RegisterFile &file, ArrayRef<int64_t> pack,
                           TargetAttr target) {
  const TileProblem &problem = choice.problem;
  if (!isDivisible(op, choice.order) || problem.allOnLanes ||
      problem.repeats != 1)
    return 0;
  int64_t rowTiles = 1, tileRows = 1;
  for (auto [rows, tile] : llvm::zip_equal(problem.rows, choice.tile.rows)) {
    rowTiles *= llvm::divideCeil(rows, tile);
    tileRows *= tile;
  }
  // Tiles of a dynamic extent overlap, which accumulators in memory forbid.
  if (rowTiles == 0)
    return 0;
  if (pack.empty())
    if (int64_t strip = chooseStrip(op, choice, rowTiles, target))
      return strip;
  int64_t extent = getExtents(op.getAnchor())[choice.order.reduction.front()];
  int64_t elementBytes = file.getRegisterBytes() / file.lanes;
  int64_t stepBytes = llvm::divideCeil(
      elementBytes *
          (choice.tile.vectors * getLanesWidth(problem.lanesExtent, file) +
           tileRows),
      choice.dot);
  int64_t block = llvm::bit_floor<uint64_t>(
      std::max<int64_t>(target.getModel().l2Bytes / 4 / stepBytes, 1));
  bool fits = stepBytes * extent <= target.getModel().l2Bytes * 3 / 4;
  return fits || tileRows == 1 || extent < 2 * block ? 0 : block;
}

/// The inputs to copy into panels: those along the lanes that only the run time
/// knows, whose rows are so long that a tile's strip of them goes from page to
/// page, and that enough rows of the other operand share. On Granite Rapids
/// 1024x1024x1024 takes 11 ms with the copy and 43 ms without, 64x1000x1000 as
/// long with it as without, 32x1024x1024 0.75 ms with it and 0.46 ms in strips.
static SmallVector<int64_t> choosePack(FusedOp op, const LaneChoice &choice) {
  constexpr int64_t leastRows = 64, leastRowBytes = 1024;
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<int64_t> inputs;
  if (choice.problem.allOnLanes)
    return inputs;
  SmallVector<int64_t> extents = getExtents(anchor);
  auto lanes = getAffineDimExpr(choice.lanes, op.getContext());
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (!type || !type.hasStaticShape() ||
        !anchor.payloadUsesValueFromOperand(operand) ||
        !map.isProjectedPermutation() || map.getNumResults() < 2 ||
        map.getResult(map.getNumResults() - 1) != lanes ||
        operand->get().getParentRegion() == &op.getBody() ||
        isConstant(operand->get()))
      continue;
    // 0 where only the run time knows: a copy would not pay for one row.
    int64_t rows = 1;
    for (unsigned loop : choice.order.parallel)
      if (!map.isFunctionOfDim(loop))
        rows *= extents[loop];
    int64_t rowBytes =
        type.getShape().back() * type.getElementTypeBitWidth() / 8;
    if (rows >= leastRows && rowBytes >= leastRowBytes)
      inputs.push_back(operand->getOperandNumber());
  }
  return inputs;
}

/// The parallel loops of an outer product, the longer of the two row loops
/// outside: the rows of its operand are then read once, and again from a cache
/// only.
static SmallVector<int64_t> orderOuterProduct(LaneChoice &choice,
                                              ArrayRef<int64_t> extents) {
  auto [first, second] = std::make_pair(choice.rowLoops[0], choice.rowLoops[1]);
  auto isLonger = [&](unsigned loop, unsigned other) {
    return extents[loop] == 0 ||
           (extents[other] != 0 && extents[loop] > extents[other]);
  };
  if (isLonger(second, first))
    std::swap(first, second);
  SmallVector<int64_t> order;
  for (unsigned loop : choice.order.parallel)
    if (loop != choice.lanes && loop != first && loop != second)
      order.push_back(loop);
  order.append({first, second, choice.lanes});
  return order;
}

/// The schedule of `op` for `target` that walks the loops of its anchor, made
/// of `choice`.
static ScheduleAttr makeDirectSchedule(FusedOp op,
                                       ArrayRef<AffineMap> yieldMaps,
                                       const PhysicalLayout &layout,
                                       TargetAttr target, LaneChoice &choice) {
  linalg::LinalgOp anchor = op.getAnchor();
  RegisterFile file = getRegisterFile(op, target);
  SmallVector<int64_t> loopOrder;
  if (hoistRowLoops(anchor, choice, target.getModel().l2Bytes))
    loopOrder.assign(choice.order.parallel.begin(),
                     choice.order.parallel.end());
  SmallVector<int64_t> extents = getExtents(anchor);
  if (choice.problem.outerProduct)
    loopOrder = orderOuterProduct(choice, extents);
  SmallVector<int64_t> reduction;
  for (unsigned loop : choice.order.reduction)
    reduction.push_back(extents[loop]);
  if (!reduction.empty())
    reduction.back() = llvm::divideCeil(reduction.back(), choice.dot);
  SmallVector<int64_t> tile(extents.size(), 1);
  int64_t vector = getLanesWidth(choice.problem.lanesExtent, file);
  std::optional<unsigned> transposed =
      getTransposedLoop(op, choice.lanes, layout);
  if (choice.interleaved)
    tile[*choice.interleaved] = extents[*choice.interleaved];
  if (transposed && transposed != choice.interleaved &&
      (extents[*transposed] == 0 || extents[*transposed] > 2)) {
    // A square of registers, with as many for its rows as for its columns.
    vector = std::min<int64_t>(
        vector, llvm::bit_floor<uint64_t>(file.core.vectorRegisters / 2));
    choice.tile.vectors = 1;
    tile[*transposed] = extents[*transposed] == 0
                            ? vector
                            : std::min(vector, extents[*transposed]);
  }
  tile[choice.lanes] = choice.tile.vectors * vector;
  for (auto [loop, size] : llvm::zip_equal(choice.rowLoops, choice.tile.rows))
    tile[loop] = size;
  SmallVector<int64_t> unroll =
      chooseUnroll(reduction, choice.tile.getAccumulators(), unrollBudget);
  for (auto [loop, size] : llvm::zip_equal(choice.order.reduction, unroll))
    tile[loop] = size;
  if (choice.dot > 1) {
    unsigned loop = choice.order.reduction.back();
    tile[loop] *= choice.dot;
    if (extents[loop] != 0)
      tile[loop] = std::min(tile[loop], extents[loop]);
  }
  // A window over padding is cut short where a tile has one iteration of the
  // loop that it slides along; where it has several, which meet different
  // padding, these are not for threads to share.
  SmallVector<unsigned> unsplit;
  for (const PaddedDim &dim : getPaddedDims(op)) {
    bool isCut =
        dim.neutral && tile[dim.parallel] == 1 && dim.parallel != choice.lanes;
    if (isCut)
      tile[dim.window] = 1;
    else
      unsplit.push_back(dim.parallel);
  }
  SmallVector<int64_t> pack = choosePack(op, choice);
  SmallVector<int64_t> parallel =
      chooseParallel(yieldMaps, choice.order, unsplit, extents, tile, file,
                     target.getThreads());
  // Loops around a shared one would be passed again for each of its tiles.
  unsigned outermost =
      loopOrder.empty() ? choice.order.parallel.front() : loopOrder.front();
  SmallVector<int64_t> chunk;
  for (int64_t loop : parallel)
    chunk.push_back(
        loop == outermost || extents[loop] == 0
            ? 1
            : chooseChunk(extents[loop] / tile[loop], target.getThreads()));
  if (llvm::all_of(chunk, [](int64_t tiles) { return tiles == 1; }))
    chunk.clear();
  return ScheduleAttr::getDirect(op.getContext(), tile, choice.lanes, vector)
      .withParallel(parallel)
      .withOrder(loopOrder)
      .withBlock(chooseBlock(op, choice, file, pack, target))
      .withPack(pack)
      .withChunk(chunk)
      .withDot(choice.dot);
}

namespace {
/// A schedule, and what it rests on.
struct ScheduleChoice {
  ScheduleAttr schedule;
  LaneChoice direct;
  /// Where the algorithm is another one than the direct.
  std::optional<WinogradChoice> winograd;
  /// Why there is no Winograd for a convolution that has the form.
  std::string reason;

  double getCycles() const {
    return winograd ? winograd->cycles : direct.cycles;
  }
};
} // namespace

/// The schedule of `op` for `target`.
static ScheduleChoice makeSchedule(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                                   const PhysicalLayout &layout,
                                   TargetAttr target,
                                   const WinogradLimits &limits) {
  // Fewer multiplications that save less than this are not worth their
  // rounding and their filters, which are larger.
  constexpr double leastGain = 1.1;
  RegisterFile file = getRegisterFile(op, target);
  ScheduleChoice choice;
  choice.direct = chooseLanes(op, yieldMaps, layout, file, target);
  OrReason<WinogradConvolution> conv = matchWinograd(op);
  if (conv && limits.outputs > 0) {
    OrReason<WinogradChoice> winograd =
        chooseWinograd(op, *conv, yieldMaps, layout, file, limits);
    if (winograd)
      choice.winograd = *winograd;
    else
      choice.reason = winograd.getReason().text;
  }
  if (choice.winograd &&
      choice.winograd->getCycles() * leastGain > choice.direct.getCycles()) {
    choice.winograd = std::nullopt;
    choice.reason = "the cost model expects too little of it";
  }
  choice.schedule =
      choice.winograd
          ? makeWinogradSchedule(op, *choice.winograd, file.core,
                                 target.getThreads())
          : makeDirectSchedule(op, yieldMaps, layout, target, choice.direct);
  return choice;
}

/// The decisions of `choice` in words.
static std::string describe(FusedOp op, const ScheduleChoice &choice) {
  ScheduleAttr schedule = choice.schedule;
  std::string text;
  llvm::raw_string_ostream out(text);
  const RegisterTile &tile =
      choice.winograd ? choice.winograd->tile : choice.direct.tile;
  out << "'" << op.getAnchor()->getName() << "': ";
  if (choice.winograd)
    out << "Winograd's algorithm, which rounds differently, in tiles of "
        << choice.winograd->transform->outputs << " along the window, "
        << choice.winograd->batch << " at a time, ";
  out << "loop " << schedule.getLanes() << " on the lanes, "
      << tile.getAccumulators() << " accumulators";
  if (schedule.getBlock() > 0)
    out << ", " << schedule.getBlock()
        << " steps of the reduction at a time, whose operands stay in the "
           "second-level cache";
  if (!schedule.getPack().empty())
    out << ", an operand of long rows copied into panels by each call";
  if (!schedule.getParallel().empty())
    out << ", loop " << schedule.getParallel().front() << " shared by threads";
  return text;
}

/// Says what was chosen for `op`, and what the cost model expects of it.
static void emitScheduled(FusedOp op, const ScheduleChoice &choice) {
  if (!choice.reason.empty())
    emitMissed(op.getLoc(), "NotWinograd", passName,
               "Winograd's algorithm is not used: " + choice.reason);
  Remark remark = emitAnalysis(op.getLoc(), "Scheduled", passName);
  if (!remark)
    return;
  remark << remark::add("{0}", describe(op, choice))
         << remark::metric("EstimatedCycles",
                           static_cast<int64_t>(choice.getCycles()))
         << remark::metric("Schedule", Attribute(choice.schedule));
}

ScheduleAttr prelu::selectSchedule(FusedOp op, TargetAttr target,
                                   int64_t winograd) {
  OrReason<FusedRegion> region = getVectorizable(op);
  if (!region)
    return {};
  return makeSchedule(op, region->yieldMaps, PhysicalLayout(), target,
                      {winograd, /*constantBytes=*/0})
      .schedule;
}

LogicalResult prelu::selectSchedules(Operation *root,
                                     const ScheduleOptions &options) {
  TargetAttr target = findTarget(root, options);
  if (!target)
    return failure();
  if (options.winograd != 0 && !findWinogradTransform(options.winograd))
    return root->emitError("expects winograd to be 0, 2 or 4, got ")
           << options.winograd;
  WinogradLimits limits = {options.winograd, countConstantBytes(root)};
  walkRegions(root, [&](FusedOp op, ArrayRef<AffineMap> yieldMaps,
                        const PhysicalLayout &layout) {
    if (op.getScheduleAttr() || (options.control && !options.control(op)))
      return;
    ScheduleChoice choice = makeSchedule(op, yieldMaps, layout, target, limits);
    op.setScheduleAttr(choice.schedule);
    emitScheduled(op, choice);
  });
  return success();
}

namespace {
struct SelectSchedulePass
    : prelu::impl::PReluSelectScheduleBase<SelectSchedulePass> {
  using Base::Base;

  void runOnOperation() override {
    ScheduleOptions options;
    options.winograd = winograd;
    if (failed(selectSchedules(getOperation(), options)))
      signalPassFailure();
  }
};
} // namespace
