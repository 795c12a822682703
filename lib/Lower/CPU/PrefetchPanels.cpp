//===- PrefetchPanels.cpp - fetch a panel while others are multiplied
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"
#include "PanelLoops.h"
#include "ReductionReads.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/IRMapping.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHPANELS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Register tiles that share a panel, up to which it shows that the first of
/// them waits for it.
static constexpr int64_t mostTiles = 64;

/// The rows of a panel that the loop over the steps of a reduction goes
/// through; 0 where only the run time knows.
static int64_t countRows(scf::ForOp steps) {
  std::optional<APInt> trips = steps.getStaticTripCount();
  std::optional<int64_t> step = getConstantIntValue(steps.getStep());
  return trips && step ? trips->getSExtValue() * *step : 0;
}

/// `index` for other values of the induction variables that `values` maps.
static Value rebuild(OpBuilder &builder, Value index, IRMapping &values) {
  if (Value known = values.lookupOrNull(index))
    return known;
  Operation *op = index.getDefiningOp();
  if (!op || !isa<affine::AffineApplyOp, arith::AddIOp>(op))
    return index;
  for (Value operand : op->getOperands())
    rebuild(builder, operand, values);
  return builder.clone(*op, values)->getResult(0);
}

namespace {
/// Fetches the next panel piece by piece, beside the steps of all the tiles
/// that read the one before.
class PanelFetcher {
public:
  PanelFetcher(OpBuilder &builder, PanelLoop &panels, int64_t tiles,
               const CoreModel &core)
      : builder(builder), panels(panels), tiles(tiles), core(core) {}

  void run() {
    int64_t first = 0;
    for (PanelReduction &reduction : panels.reductions) {
      fetch(reduction, first);
      first += *reduction.countTiles();
    }
  }

private:
  /// Fetches the pieces that fall to the tiles of `reduction`, the first of
  /// which is the panel's tile number `first`.
  void fetch(PanelReduction &reduction, int64_t first) {
    scf::ForOp steps = reduction.steps;
    int64_t rowBytes =
        getRowBytes(cast<MemRefType>(reduction.reads.front().getShapedType()));
    int64_t rows = countRows(steps);
    int64_t iterationBytes = *getConstantIntValue(steps.getStep()) * rowBytes;
    int64_t lines = llvm::divideCeil(iterationBytes, tiles * core.lineBytes);
    // This panel and the next one in half of the cache.
    unsigned locality = 4 * rows * rowBytes <= core.l1Bytes ? 3 : 2;
    for (int64_t line : llvm::seq(lines)) {
      vector::TransferReadOp read =
          reduction.reads[line * reduction.reads.size() / lines];
      builder.setInsertionPoint(read);
      int64_t bytes = line * core.lineBytes;
      Value row = getRow(reduction, first, rows, bytes / rowBytes);
      SmallVector<Value> indices = getNextPanel(read, steps, row);
      int64_t column = bytes % rowBytes /
                       (read.getVectorType().getElementTypeBitWidth() / 8);
      indices.back() =
          arith::ConstantIndexOp::create(builder, read.getLoc(), column);
      memref::PrefetchOp::create(builder, read.getLoc(), read.getBase(),
                                 indices, /*isWrite=*/false, locality,
                                 /*isDataCache=*/true);
    }
  }

  /// The row of the next panel to fetch `ahead` rows on from where the piece of
  /// this step of this tile starts: `rows` times the tile's number and the step
  /// are a share of all steps that read the panel.
  Value getRow(PanelReduction &reduction, int64_t first, int64_t rows,
               int64_t ahead) {
    auto fromStart = [](scf::ForOp loop, AffineExpr iv) {
      return iv - *getConstantIntValue(loop.getLowerBound());
    };
    AffineExpr tile = builder.getAffineConstantExpr(0);
    SmallVector<OpFoldResult> operands;
    for (scf::ForOp loop : reduction.tileLoops) {
      AffineExpr number =
          fromStart(loop, builder.getAffineDimExpr(operands.size()))
              .floorDiv(*getConstantIntValue(loop.getStep()));
      tile = tile * loop.getStaticTripCount()->getSExtValue() + number;
      operands.push_back(loop.getInductionVar());
    }
    scf::ForOp steps = reduction.steps;
    AffineExpr step =
        fromStart(steps, builder.getAffineDimExpr(operands.size()));
    operands.push_back(steps.getInductionVar());
    AffineExpr row = ((tile + first) * rows + step).floorDiv(tiles) +
                     *getConstantIntValue(steps.getLowerBound()) + ahead;
    return affine::makeComposedAffineApply(
        builder, steps.getLoc(), AffineMap::get(operands.size(), 0, row),
        operands);
  }

  /// The indices of `read` in the next panel, at `row` instead of its step.
  SmallVector<Value> getNextPanel(vector::TransferReadOp read, scf::ForOp steps,
                                  Value row) {
    IRMapping values;
    values.map(steps.getInductionVar(), row);
    values.map(panels.loop.getInductionVar(),
               arith::AddIOp::create(builder, read.getLoc(),
                                     panels.loop.getInductionVar(),
                                     panels.loop.getStep())
                   .getResult());
    return llvm::map_to_vector(read.getIndices(), [&](Value index) {
      return rebuild(builder, index, values);
    });
  }

  OpBuilder &builder;
  PanelLoop &panels;
  int64_t tiles;
  const CoreModel &core;
};

struct PrefetchPanelsPass
    : prelu::impl::PReluPrefetchPanelsBase<PrefetchPanelsPass> {
  using Base::Base;

  void runOnOperation() override {
    auto target = getOperation()->getAttrOfType<TargetAttr>(
        TargetAttr::getModuleAttrName());
    if (!target)
      return;
    CoreModel core = target.getModel();
    OpBuilder builder(&getContext());
    AccessCounts fetched(&getContext());
    for (PanelLoop &panels : getPanelLoops(getOperation(), core)) {
      std::optional<int64_t> tiles = panels.countTiles();
      if (!panels.loop || !tiles || *tiles < 2 || *tiles > mostTiles ||
          !panels.isBusy() || !hasStaticSteps(panels))
        continue;
      for (const PanelReduction &reduction : panels.reductions)
        for (vector::TransferReadOp read : reduction.reads)
          fetched.add(panels.buffer, read);
      PanelFetcher(builder, panels, *tiles, core).run();
    }
    fetched.emitRemarks(emitPassed, "Prefetched", "prelu-prefetch-panels",
                        "fetched a panel ahead of the multiply-adds: more than "
                        "the second-level cache's " +
                            llvm::Twine(core.l2Bytes) +
                            " bytes, and several tiles read each panel");
  }

private:
  /// Whether all bounds are known that pieces are computed from.
  static bool hasStaticSteps(const PanelLoop &panels) {
    return llvm::all_of(panels.reductions, [](const PanelReduction &reduction) {
      auto isConstant = [](scf::ForOp loop) {
        return getConstantIntValue(loop.getLowerBound()) &&
               getConstantIntValue(loop.getStep());
      };
      return countRows(reduction.steps) != 0 && isConstant(reduction.steps) &&
             llvm::all_of(reduction.tileLoops, isConstant);
    });
  }
};
} // namespace
