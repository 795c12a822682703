//===- DirectSchedule.cpp - the schedule that walks an anchor's loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DirectSchedule.h"

#include "NestOrder.h"
#include "ReductionBlock.h"
#include "SharedLoops.h"

#include "prelu/Region/Padding.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// Makes the tile a square of registers, with as many for its rows as for its
/// columns, where an operand walks another loop innermost in memory: whole
/// registers along that loop are turned. Returns the lanes that are left.
static VectorShape chooseSquare(FusedOp op, const PhysicalLayout &layout,
                                const CoreModel &core, VectorShape vector,
                                LaneChoice &choice,
                                MutableArrayRef<int64_t> tile) {
  SmallVector<int64_t> extents = getExtents(op.getAnchor());
  std::optional<unsigned> turned =
      getTransposedLoop(op, choice.walk.lanes, layout);
  if (!turned || turned == choice.interleaved ||
      (extents[*turned] != 0 && extents[*turned] <= 2))
    return vector;
  int64_t side = std::min<int64_t>(
      vector.getLanes(), llvm::bit_floor<uint64_t>(core.vectorRegisters / 2));
  choice.tile.vectors = 1;
  tile[*turned] =
      extents[*turned] == 0 ? side : std::min(side, extents[*turned]);
  return VectorShape::getFixed(side);
}

/// Unrolls the reduction as far as that hides anything.
static void chooseReductionTile(linalg::LinalgOp anchor,
                                const LaneChoice &choice,
                                MutableArrayRef<int64_t> tile) {
  ArrayRef<unsigned> loops = choice.walk.order.reduction;
  if (loops.empty())
    return;
  SmallVector<int64_t> extents = getExtents(anchor), steps;
  for (unsigned loop : loops)
    steps.push_back(extents[loop]);
  int64_t dot = choice.walk.dot;
  steps.back() = llvm::divideCeil(steps.back(), dot);
  // LLVM loads early what later steps multiply, and has no registers for that
  // where products take some.
  int64_t budget =
      choice.problem.productRegisters == 0 ? unrollBudget : unrollBudget / 4;
  if (readsRegistersOnce(choice))
    budget = 1;
  SmallVector<int64_t> unroll =
      chooseUnroll(steps, choice.tile.getAccumulators(), budget);
  for (auto [loop, size] : llvm::zip_equal(loops, unroll))
    tile[loop] = size;
  int64_t &innermost = tile[loops.back()];
  if (dot == 1)
    return;
  innermost *= dot;
  if (int64_t extent = extents[loops.back()])
    innermost = std::min(innermost, extent);
}

/// A window over padding is cut short where a tile has one iteration of the
/// loop that it slides along; where it has several, which meet different
/// padding, there are tiles of their own at the border. Returns such loops.
static SmallVector<unsigned> cutWindows(FusedOp op, unsigned lanes,
                                        MutableArrayRef<int64_t> tile) {
  SmallVector<unsigned> bordered;
  for (const PaddedDim &dim : getPaddedDims(op)) {
    bool isCut =
        dim.neutral && tile[dim.parallel] == 1 && dim.parallel != lanes;
    if (isCut)
      tile[dim.window] = 1;
    else
      bordered.push_back(dim.parallel);
  }
  return bordered;
}

ScheduleAttr prelu::makeDirectSchedule(const FusedRegion &region,
                                       const PhysicalLayout &layout,
                                       TargetAttr target, LaneChoice &choice) {
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  RegisterFile file = getRegisterFile(region, target);
  unsigned lanes = choice.walk.lanes;
  fitRows(op, layout, file, choice);
  balancePanels(region, file, target.getThreads(), choice);
  SmallVector<int64_t> nest = chooseNest(region, choice, file);

  SmallVector<int64_t> tile(anchor.getNumLoops(), 1);
  if (choice.interleaved)
    tile[*choice.interleaved] = getExtents(anchor)[*choice.interleaved];
  VectorShape vector = chooseSquare(
      op, layout, file.core, getLanesShape(choice.problem.lanesExtent, file),
      choice, tile);
  tile[lanes] = choice.tile.vectors * vector.getLanes();
  for (auto [loop, size] : llvm::zip_equal(choice.rowLoops, choice.tile.rows))
    tile[loop] = size;
  chooseReductionTile(anchor, choice, tile);
  SmallVector<unsigned> bordered = cutWindows(op, lanes, tile);

  SharedLoops shared = chooseSharedLoops(region, choice, nest, bordered, tile,
                                         file, target.getThreads());
  ScheduleAttr schedule =
      ScheduleAttr::getDirect(op.getContext(), tile, lanes, vector)
          .withParallel(shared.loops)
          .withChunk(shared.chunk)
          .withOrder(nest)
          .withBlock(chooseBlock(op, choice, file))
          .withDot(choice.walk.dot);
  // Without a reduction nothing is laid out for the region.
  return choice.walk.order.reduction.empty()
             ? schedule
             : schedule.withOperands(getLayouts(choice.operands));
}
