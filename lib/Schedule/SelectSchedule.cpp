//===- SelectSchedule.cpp - choose the register tile of every prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PhysicalLayout.h"

#include "prelu/Dialect/Utils/FusedRegion.h"
#include "prelu/Dialect/Utils/LoopOrder.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Target/RegisterTile.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSELECTSCHEDULE
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Multiply-adds in the body of the innermost loop, from which on unrolling no
/// longer hides anything and only costs code.
static constexpr int64_t unrollBudget = 128;

/// Iterations for one thread below which distributing a layer costs more than
/// it gains: half a million multiply-adds take some ten microseconds, a fork
/// and join as long.
static constexpr int64_t minIterationsPerThread = 1 << 19;

/// Static loop ranges with 0 for a dynamic extent, as the cost model has it.
static SmallVector<int64_t> getExtents(linalg::LinalgOp anchor) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  for (int64_t &extent : extents)
    if (ShapedType::isDynamic(extent))
      extent = 0;
  return extents;
}

/// The width of the widest element that the region computes with, in bits.
static int64_t getWidestElement(FusedOp op) {
  int64_t bits = 8;
  auto take = [&](Type type) {
    Type element = getElementTypeOrSelf(type);
    if (element.isIntOrFloat())
      bits = std::max<int64_t>(bits, element.getIntOrFloatBitWidth());
  };
  op.getBody().walk([&](linalg::LinalgOp linalgOp) {
    // A sum is added up once per tile, in as many registers as it takes.
    if (FusedOp::isSum(linalgOp))
      return;
    for (Value operand : linalgOp->getOperands())
      take(operand.getType());
    for (Operation &scalarOp : linalgOp.getBlock()->without_terminator())
      for (Type type : scalarOp.getResultTypes())
        take(type);
  });
  for (auto [number, type] : llvm::enumerate(op.getResultTypes()))
    if (!getYieldedSum(op, number))
      take(type);
  return bits;
}

/// The loop that runs along the vector lanes.
///
/// A contraction has its output channels there: the weights then load as
/// vectors, the other operand as broadcasts from any layout. Other ops take the
/// loop that their operands hold innermost.
static unsigned chooseLanes(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                            const PhysicalLayout &layout) {
  linalg::LinalgOp anchor = op.getAnchor();
  AffineMap yieldMap = getFullYieldMap(op, yieldMaps);
  unsigned innermost = yieldMap.getDimPosition(yieldMap.getNumResults() - 1);
  if (isa<linalg::TransposeOp>(anchor))
    return innermost;
  if (linalg::isaContractionOpInterface(anchor)) {
    auto dims = linalg::inferContractionDims(anchor);
    if (succeeded(dims) && !dims->n.empty())
      return dims->n.back();
    if (succeeded(dims) && !dims->m.empty())
      return dims->m.back();
  }
  if (linalg::isaConvolutionOpInterface(anchor)) {
    auto dims = linalg::inferConvolutionDims(anchor);
    if (succeeded(dims) && !dims->outputChannel.empty())
      return dims->outputChannel.back();
    if (succeeded(dims) && !dims->depth.empty())
      return dims->depth.back();
  }

  SmallVector<utils::IteratorType> iterators = anchor.getIteratorTypesArray();
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    if (!anchor.payloadUsesValueFromOperand(operand))
      continue;
    std::optional<unsigned> dim = layout.getInnermostDim(operand->get());
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!dim || map.getNumResults() < yieldMap.getNumResults())
      continue;
    auto loop = dyn_cast<AffineDimExpr>(map.getResult(*dim));
    if (loop && iterators[loop.getPosition()] == utils::IteratorType::parallel)
      return loop.getPosition();
  }
  return innermost;
}

/// The loops to distribute over threads: the one whose whole tiles divide best
/// among them, if the layer is worth it.
static SmallVector<int64_t> chooseParallel(ArrayRef<AffineMap> yieldMaps,
                                           const LoopOrder &order,
                                           ArrayRef<int64_t> extents,
                                           ArrayRef<int64_t> tile,
                                           int64_t threads) {
  if (threads == 1)
    return {};
  int64_t iterations = 1;
  for (int64_t extent : extents)
    iterations *= extent == 0 ? 64 : extent;
  if (iterations / threads < minIterationsPerThread)
    return {};
  double bestBalance = 0;
  SmallVector<int64_t> best;
  for (unsigned loop : order.parallel) {
    // Two threads must not add to one sum.
    if (!llvm::all_of(yieldMaps,
                      [&](AffineMap map) { return map.isFunctionOfDim(loop); }))
      continue;
    int64_t extent = extents[loop] == 0 ? 64 : extents[loop];
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

/// The schedule of `op` for `target`.
static ScheduleAttr selectSchedule(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                                   const PhysicalLayout &layout,
                                   TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  unsigned lanes = chooseLanes(op, yieldMaps, layout);
  SmallVector<int64_t> extents = getExtents(anchor);
  LoopOrder order = getLoopOrder(anchor, lanes);
  RegisterFile file;
  file.registers = target.getVectorRegisters();
  file.lanes =
      std::max<int64_t>(target.getVectorBits() / getWidestElement(op), 1);
  file.fmaLatency = target.getFmaLatency();

  SmallVector<int64_t> reduction;
  TileProblem problem;
  problem.lanesExtent = extents[lanes];
  problem.reduction = 1;
  problem.allOnLanes = order.parallel.back() == lanes;
  for (unsigned loop : order.reduction) {
    reduction.push_back(extents[loop]);
    problem.reduction *= extents[loop];
  }
  // The loops that come after the lanes share the lanes' operand; where all
  // operands are on the lanes, neighbouring windows share their loads.
  SmallVector<unsigned> rowLoops;
  if (!reduction.empty())
    for (unsigned loop : llvm::reverse(order.parallel)) {
      if (loop == lanes && !problem.allOnLanes)
        break;
      if (loop != lanes && rowLoops.size() < 2)
        rowLoops.push_back(loop);
    }
  for (unsigned loop : rowLoops)
    problem.rows.push_back(extents[loop]);

  RegisterTile registerTile = chooseRegisterTile(problem, file);
  int64_t vector = getLanesWidth(problem.lanesExtent, file);
  SmallVector<int64_t> tile(extents.size(), 1);
  tile[lanes] = registerTile.vectors * vector;
  for (auto [loop, size] : llvm::zip_equal(rowLoops, registerTile.rows))
    tile[loop] = size;
  SmallVector<int64_t> unroll =
      chooseUnroll(reduction, registerTile.getAccumulators(), unrollBudget);
  for (auto [loop, size] : llvm::zip_equal(order.reduction, unroll))
    tile[loop] = size;
  return ScheduleAttr::get(
      op.getContext(), Algorithm::Direct, tile, lanes, vector,
      chooseParallel(yieldMaps, order, extents, tile, target.getThreads()));
}

namespace {
struct SelectSchedulePass
    : prelu::impl::PReluSelectScheduleBase<SelectSchedulePass> {
  using Base::Base;

  void runOnOperation() override {
    auto target = getOperation()->getAttrOfType<TargetAttr>(
        TargetAttr::getModuleAttrName());
    if (!target) {
      getOperation().emitError("has no '")
          << TargetAttr::getModuleAttrName()
          << "' attribute: run prelu-attach-target first";
      return signalPassFailure();
    }
    PhysicalLayout layout;
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      auto fused = dyn_cast<FusedOp>(op);
      std::string reason;
      if (fused && isVectorizable(fused, reason)) {
        SmallVector<AffineMap> yieldMaps = *getYieldMaps(fused, reason);
        if (!fused.getScheduleAttr())
          fused.setScheduleAttr(
              selectSchedule(fused, yieldMaps, layout, target));
        layout.setFused(fused, yieldMaps);
      } else {
        layout.propagate(op);
      }
      return isa<FusedOp>(op) ? WalkResult::skip() : WalkResult::advance();
    });
  }
};
} // namespace
