//===- PanelLoops.cpp - who reads the panels of large buffers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelLoops.h"

#include "BufferSize.h"
#include "ReductionReads.h"

#include "prelu/Target/CoreModel.h"

using namespace mlir;
using namespace mlir::prelu;

/// Accumulators for each register of a panel from which on a loop is busy.
/// Measured on Granite Rapids.
static constexpr int64_t leastUses = 4;

std::optional<int64_t> PanelReduction::countTiles() const {
  int64_t tiles = 1;
  for (scf::ForOp loop : tileLoops) {
    std::optional<APInt> trips = loop.getStaticTripCount();
    if (!trips)
      return std::nullopt;
    tiles *= trips->getSExtValue();
  }
  return tiles;
}

int64_t PanelReduction::countUses() const {
  vector::TransferReadOp read = reads.front();
  return std::distance(read->use_begin(), read->use_end());
}

int64_t PanelReduction::countRows() const {
  scf::ForOp loop = steps;
  std::optional<APInt> trips = loop.getStaticTripCount();
  std::optional<int64_t> step = getConstantIntValue(loop.getStep());
  return trips && step ? trips->getSExtValue() * *step : 0;
}

bool PanelReduction::readsWholeRows() const {
  int64_t bits = 0;
  for (vector::TransferReadOp read : reads)
    bits += read.getVectorType().getNumElements() *
            read.getVectorType().getElementTypeBitWidth();
  vector::TransferReadOp first = reads.front();
  std::optional<int64_t> rows =
      getConstantIntValue(scf::ForOp(steps).getStep());
  return rows &&
         bits / 8 >=
             *rows * getRowBytes(cast<MemRefType>(first.getShapedType()));
}

bool PanelWork::isBusy() const { return uses >= leastUses; }

std::optional<PanelWork> PanelLoop::countWork() const {
  PanelWork work;
  for (const PanelReduction &reduction : reductions) {
    std::optional<int64_t> tiles = reduction.countTiles();
    if (!tiles)
      return std::nullopt;
    work.tiles += *tiles;
    work.uses += *tiles * reduction.countUses();
  }
  return work;
}

static int64_t getElementBytes(MemRefType type) {
  return type.getElementTypeBitWidth() / 8;
}

int64_t prelu::getRowBytes(MemRefType type) {
  SmallVector<int64_t> strides;
  int64_t offset = 0;
  // A stride that only the run time knows is negative too.
  if (type.getRank() < 2 || !type.getElementType().isIntOrFloat() ||
      failed(type.getStridesAndOffset(strides, offset)) ||
      strides.back() != 1 || strides.end()[-2] < 0)
    return 0;
  return strides.end()[-2] * getElementBytes(type);
}

/// The loop around `op`: one of a thread's own, or one that threads share.
static LoopLikeOpInterface getOuterLoop(Operation *op) {
  auto loop = op->getParentOfType<LoopLikeOpInterface>();
  while (loop && !isa<scf::ForOp>(loop) && !loop.getSingleInductionVar())
    loop = loop->getParentOfType<LoopLikeOpInterface>();
  return loop;
}

/// Whether `read` reads rows of the same panel as the reductions of `loop`.
static bool readSamePanel(const PanelLoop &loop, vector::TransferReadOp read) {
  vector::TransferReadOp other = loop.reductions.front().reads.front();
  return read.getBase() == other.getBase() &&
         llvm::equal(read.getIndices().drop_back(2),
                     other.getIndices().drop_back(2), areEqual);
}

SmallVector<PanelLoop> prelu::getPanelLoops(Operation *root,
                                            int64_t leastBytes) {
  SmallVector<PanelLoop> loops;
  root->walk([&](vector::TransferReadOp read) {
    auto type = dyn_cast<MemRefType>(read.getShapedType());
    if (!type || getRowBytes(type) == 0)
      return;
    Value buffer = getBuffer(read.getBase());
    if (countBytes(buffer.getType()) <= leastBytes)
      return;
    auto movesWith = [&](LoopLikeOpInterface loop) {
      return llvm::any_of(read.getIndices(),
                          [&](Value index) { return dependsOn(index, loop); });
    };
    SmallVector<scf::ForOp> sums = getReductionLoops(read);
    if (sums.empty() || !dependsOn(read.getIndices().end()[-2], sums.front()) ||
        llvm::any_of(sums, [&](scf::ForOp loop) {
          return dependsOn(read.getIndices().back(), loop);
        }))
      return;
    SmallVector<scf::ForOp> tileLoops;
    LoopLikeOpInterface outer = getOuterLoop(sums.back());
    for (; outer && !movesWith(outer); outer = getOuterLoop(outer))
      if (auto tiles = dyn_cast<scf::ForOp>(outer.getOperation()))
        tileLoops.insert(tileLoops.begin(), tiles);
    auto *loop = llvm::find_if(loops, [&](PanelLoop &candidate) {
      return candidate.loop == outer && readSamePanel(candidate, read);
    });
    if (loop == loops.end()) {
      loops.push_back({buffer, outer, {}});
      loop = &loops.back();
    }
    if (loop->reductions.empty() ||
        loop->reductions.back().steps != sums.front())
      loop->reductions.push_back({sums.front(), tileLoops, {}});
    loop->reductions.back().reads.push_back(read);
  });
  return loops;
}
