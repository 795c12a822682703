//===- PrefetchPanels.cpp - fetch a panel while others are multiplied
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelLoops.h"
#include "PrefetchPass.h"
#include "ReductionReads.h"

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHPANELS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Register tiles that share a panel, up to which it shows that the first of
/// them waits for it. Chosen, not measured.
static constexpr int64_t mostTiles = 64;

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
/// that read the one before: as much beside each step as it has multiply-adds.
class PanelFetcher {
public:
  PanelFetcher(OpBuilder &builder, PanelLoop &panels, int64_t work,
               const CoreModel &core)
      : builder(builder), panels(panels), work(work), core(core) {}

  void run() {
    int64_t before = 0;
    for (PanelReduction &reduction : panels.reductions) {
      fetch(reduction, before);
      before += reduction.countUses() * *reduction.countTiles();
    }
  }

private:
  /// Fetches the pieces that fall to the tiles of `reduction`, in front of
  /// which the panel has `before` of its `work`.
  void fetch(PanelReduction &reduction, int64_t before) {
    vector::TransferReadOp first = reduction.reads.front();
    int64_t rowBytes = getRowBytes(cast<MemRefType>(first.getShapedType()));
    int64_t elementBytes = first.getVectorType().getElementTypeBitWidth() / 8;
    int64_t rows = reduction.countRows();
    int64_t iterationBytes =
        *getConstantIntValue(reduction.steps.getStep()) * rowBytes;
    int64_t lines = llvm::divideCeil(iterationBytes * reduction.countUses(),
                                     work * core.lineBytes);
    // This panel and the next one in half of the cache.
    unsigned locality = 4 * rows * rowBytes <= core.l1Bytes ? 3 : 2;
    for (int64_t line : llvm::seq(lines)) {
      // Spread over the iteration.
      builder.setInsertionPoint(
          reduction.reads[line * reduction.reads.size() / lines]);
      // The rows follow each other: those of the piece are further elements of
      // the panel's first row.
      SmallVector<Value> indices = getNextPanel(first, reduction.steps);
      indices.back() =
          getElement(reduction, before * rows, rows, rowBytes / elementBytes,
                     line * core.lineBytes / elementBytes);
      memref::PrefetchOp::create(builder, first.getLoc(), first.getBase(),
                                 indices, /*isWrite=*/false, locality,
                                 /*isDataCache=*/true);
    }
  }

  /// The element of the next panel `ahead` of where the piece of this step of
  /// this tile starts: of the panel's `rows` of `rowElements` the same share as
  /// is done of its work, `before` of which other reductions do.
  Value getElement(PanelReduction &reduction, int64_t before, int64_t rows,
                   int64_t rowElements, int64_t ahead) {
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
    AffineExpr done = (tile * rows + step) * reduction.countUses() + before;
    AffineExpr element = (done * rowElements).floorDiv(work) + ahead;
    return affine::makeComposedAffineApply(
        builder, steps.getLoc(), AffineMap::get(operands.size(), 0, element),
        operands);
  }

  /// The indices of `read` in the next panel, at the first of `steps`: behind
  /// the last panel of a block of the reduction the first one of the next
  /// block.
  SmallVector<Value> getNextPanel(vector::TransferReadOp read,
                                  scf::ForOp steps) {
    Location loc = read.getLoc();
    LoopLikeOpInterface loop = panels.loop;
    Value next = getNext(loop, loc);
    IRMapping values;
    values.map(steps.getInductionVar(), steps.getLowerBound());
    if (scf::ForOp blocks = getBlockLoop(read)) {
      Value isInside =
          arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt, next,
                                getIndex(*loop.getSingleUpperBound(), loc));
      Value block = blocks.getInductionVar();
      values.map(block, arith::SelectOp::create(builder, loc, isInside, block,
                                                getNext(blocks, loc))
                            .getResult());
      next =
          arith::SelectOp::create(builder, loc, isInside, next,
                                  getIndex(*loop.getSingleLowerBound(), loc));
    }
    values.map(*loop.getSingleInductionVar(), next);
    return llvm::map_to_vector(read.getIndices(), [&](Value index) {
      return rebuild(builder, index, values);
    });
  }

  Value getNext(LoopLikeOpInterface loop, Location loc) {
    return arith::AddIOp::create(builder, loc, *loop.getSingleInductionVar(),
                                 getIndex(*loop.getSingleStep(), loc));
  }

  Value getIndex(OpFoldResult index, Location loc) {
    return getValueOrCreateConstantIndexOp(builder, loc, index);
  }

  /// The loop around that over the panels where `read` moves with it as well;
  /// null for any other.
  scf::ForOp getBlockLoop(vector::TransferReadOp read) {
    auto blocks = panels.loop->getParentOfType<scf::ForOp>();
    bool moves = blocks && llvm::any_of(read.getIndices(), [&](Value index) {
                   return dependsOn(index, blocks);
                 });
    return moves ? blocks : scf::ForOp();
  }

  OpBuilder &builder;
  PanelLoop &panels;
  /// Accumulators of all tiles that read a panel, for each of its registers.
  int64_t work;
  const CoreModel &core;
};

struct PrefetchPanelsPass
    : PrefetchPass<prelu::impl::PReluPrefetchPanelsBase<PrefetchPanelsPass>> {
  void fetch(OpBuilder &builder, const CoreModel &core,
             AccessCounts &fetched) override {
    for (PanelLoop &panels : getPanelLoops(getOperation(), core.l2Bytes / 16)) {
      std::optional<PanelWork> work = panels.countWork();
      if (!panels.loop || !work || work->tiles < 2 || work->tiles > mostTiles ||
          !work->isBusy() || !hasStaticSteps(panels) ||
          !llvm::all_of(panels.reductions, [](const PanelReduction &reduction) {
            return reduction.readsWholeRows();
          }))
        continue;
      for (const PanelReduction &reduction : panels.reductions)
        for (vector::TransferReadOp read : reduction.reads)
          fetched.add(panels.buffer, read);
      PanelFetcher(builder, panels, work->uses, core).run();
    }
  }

  std::string describe(const CoreModel &core) const override {
    return llvm::formatv(
        "fetched a panel ahead of the multiply-adds: more than a sixteenth of "
        "the second-level cache's {0} bytes, where other layers' take their "
        "place until the next call, and several tiles read each panel",
        core.l2Bytes);
  }

private:
  /// Whether all bounds are known that pieces are computed from.
  static bool hasStaticSteps(const PanelLoop &panels) {
    return llvm::all_of(panels.reductions, [](const PanelReduction &reduction) {
      auto isConstant = [](scf::ForOp loop) {
        return getConstantIntValue(loop.getLowerBound()) &&
               getConstantIntValue(loop.getStep());
      };
      return reduction.countRows() != 0 && isConstant(reduction.steps) &&
             llvm::all_of(reduction.tileLoops, isConstant);
    });
  }
};
} // namespace
