//===- LoopOrder.cpp - the order in which a fused region's loops are nested
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/LoopOrder.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::prelu;

/// The maps of the inputs whose elements the body reads.
static SmallVector<AffineMap> getReadMaps(linalg::LinalgOp op) {
  SmallVector<AffineMap> maps;
  for (OpOperand *operand : op.getDpsInputOperands())
    if (op.payloadUsesValueFromOperand(operand))
      maps.push_back(op.getMatchingIndexingMap(operand));
  return maps;
}

LoopOrder prelu::getLoopOrder(linalg::LinalgOp anchor, unsigned lanes) {
  SmallVector<AffineMap> maps = getReadMaps(anchor);
  auto isShared = [&](unsigned loop) {
    return llvm::all_of(
        maps, [&](AffineMap map) { return map.isFunctionOfDim(loop); });
  };
  auto isWindow = [&](unsigned loop) {
    return llvm::any_of(maps, [&](AffineMap map) {
      return llvm::any_of(map.getResults(), [&](AffineExpr expr) {
        return expr.isFunctionOfDim(loop) && !isa<AffineDimExpr>(expr);
      });
    });
  };

  // Whether an operand that runs along the lanes holds `loop` too.
  auto isOnLanesOperand = [&](unsigned loop) {
    return llvm::any_of(maps, [&](AffineMap map) {
      return map.isFunctionOfDim(lanes) && map.isFunctionOfDim(loop);
    });
  };

  SmallVector<unsigned> parallel, windows, channels;
  for (auto [loop, iterator] :
       llvm::enumerate(anchor.getIteratorTypesArray())) {
    if (iterator == utils::IteratorType::parallel)
      parallel.push_back(loop);
    else
      (isWindow(loop) ? windows : channels).push_back(loop);
  }
  LoopOrder order;
  order.reduction = isWindow(lanes) ? channels : windows;
  order.reduction.append(isWindow(lanes) ? windows : channels);

  bool lanesInnermost = anchor.getNumReductionLoops() == 0 || isShared(lanes);
  auto rank = [&](unsigned loop) {
    if (lanesInnermost)
      return loop == lanes ? 1 : 0;
    if (isShared(loop))
      return 0;
    if (loop == lanes)
      return 2;
    return isOnLanesOperand(loop) ? 1 : 3;
  };
  llvm::sort(parallel, [&](unsigned left, unsigned right) {
    return std::make_pair(rank(left), left) <
           std::make_pair(rank(right), right);
  });
  order.parallel = parallel;
  return order;
}

LoopOrder prelu::getLoopOrder(linalg::LinalgOp anchor, ScheduleAttr schedule) {
  LoopOrder order = getLoopOrder(anchor, schedule.getLanes());
  if (!schedule.getOrder().empty())
    order.parallel.assign(schedule.getOrder().begin(),
                          schedule.getOrder().end());
  // Those that threads take tile by tile go around the others.
  ArrayRef<int64_t> chunk = schedule.getChunk();
  SmallVector<unsigned> parallel;
  for (auto [number, loop] : llvm::enumerate(schedule.getParallel()))
    if (chunk.empty() || chunk[number] == 1)
      parallel.push_back(loop);
  llvm::copy_if(
      order.parallel, std::back_inserter(parallel),
      [&](unsigned loop) { return !llvm::is_contained(parallel, loop); });
  order.parallel = parallel;
  return order;
}

SmallVector<NestedLoop> prelu::getNest(linalg::LinalgOp anchor,
                                       ScheduleAttr schedule) {
  ArrayRef<int64_t> chunk = schedule.getChunk();
  SmallVector<NestedLoop> nest;
  llvm::SmallDenseSet<unsigned> taken;
  for (auto [number, loop] : llvm::enumerate(schedule.getParallel())) {
    int64_t tiles = chunk.empty() ? 1 : chunk[number];
    nest.push_back({static_cast<unsigned>(loop), tiles});
    if (tiles == 1)
      taken.insert(loop);
  }
  for (unsigned loop : getLoopOrder(anchor, schedule).parallel)
    if (!taken.contains(loop))
      nest.push_back({loop, 0});
  return nest;
}
