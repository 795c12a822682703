//===- NestOrder.cpp - which loops go around which
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NestOrder.h"

#include "ReductionBlock.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

/// The parallel loops of an outer product, the longer of the two row loops
/// outside: the rows of its operand are then read once, and again from a cache
/// only.
static SmallVector<int64_t> orderOuterProduct(const LaneChoice &choice,
                                              ArrayRef<int64_t> extents) {
  auto [first, second] = std::make_pair(choice.rowLoops[0], choice.rowLoops[1]);
  auto isLonger = [&](unsigned loop, unsigned other) {
    return extents[loop] == 0 ||
           (extents[other] != 0 && extents[loop] > extents[other]);
  };
  if (isLonger(second, first))
    std::swap(first, second);
  SmallVector<int64_t> order;
  for (unsigned loop : choice.walk.order.parallel)
    if (loop != choice.walk.lanes && loop != first && loop != second)
      order.push_back(loop);
  order.append({first, second, choice.walk.lanes});
  return order;
}

/// Puts the row loops of `choice` around the lanes where an image runs along
/// them, `choice.tile` takes them in several parts and the image, which every
/// part reads again, stays in a cache of `l2Bytes`: each part then writes its
/// channels of the result front to back. Changes `choice.walk.order`; returns
/// whether it did.
static bool hoistRowLoops(linalg::LinalgOp anchor, LaneChoice &choice,
                          int64_t l2Bytes) {
  if (choice.problem.allOnLanes || choice.rowLoops.empty() ||
      !isWindowed(anchor, choice.walk.lanes))
    return false;
  bool inParts = llvm::any_of(
      llvm::zip_equal(choice.problem.rows, choice.tile.rows),
      [](auto pair) { return std::get<0>(pair) != std::get<1>(pair); });
  if (!inParts)
    return false;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!map.isFunctionOfDim(choice.walk.lanes))
      continue;
    if (estimateBytes(operand->get().getType()) > l2Bytes)
      return false;
  }
  SmallVector<unsigned> order(llvm::reverse(choice.rowLoops));
  llvm::copy_if(choice.walk.order.parallel, std::back_inserter(order),
                [&](unsigned loop) {
                  return !llvm::is_contained(choice.rowLoops, loop);
                });
  choice.walk.order.parallel = order;
  return true;
}

/// Whether rows of the anchor's operands, which every panel along the loop
/// `lanes` meets again, fill more than the second cache.
static bool hasFarRows(linalg::LinalgOp anchor, unsigned lanes,
                       const CoreModel &core) {
  return llvm::any_of(anchor.getDpsInputOperands(), [&](OpOperand *operand) {
    return !anchor.getMatchingIndexingMap(operand).isFunctionOfDim(lanes) &&
           estimateBytes(operand->get().getType()) > core.l2Bytes;
  });
}

/// Whether the tiles of `region` read at their end what fills more than the
/// second cache and differs along the loop `lanes`: a residual, a gate.
static bool endsOnFarOperand(const FusedRegion &region, unsigned lanes,
                             const CoreModel &core) {
  FusedOp fused = region.op;
  for (auto op : fused.getBody().getOps<linalg::LinalgOp>()) {
    AffineMap result = region.getMap(op->getResult(0));
    AffineMap own = op.getIndexingMapMatchingResult(op->getResult(0));
    if (op == region.anchor || !result || !own.isPermutation())
      continue;
    AffineMap loops = inversePermutation(own).compose(result);
    for (OpOperand *operand : op.getDpsInputOperands())
      if (!region.getMap(operand->get()) &&
          op.getMatchingIndexingMap(operand).compose(loops).isFunctionOfDim(
              lanes) &&
          estimateBytes(operand->get().getType()) > core.l2Bytes)
        return true;
  }
  return false;
}

/// Whether a product by matrix tiles gains from the rows around the panels of
/// weights: both operands take long to come in comparison to the products, and
/// the result, of four times as many bytes as one of bytes, is written front to
/// back. On Granite Rapids 512x512x512 of bytes takes 102 us so and 119 us with
/// panels outside, 1024x1024x1024 1.14 ms and 1.64, of bf16, whose weights fill
/// the second cache, 2.7 ms and 3.6; 128x512x3136, whose rows are fewer than
/// the weights and these too many for the cache, 225 us and 175.
static bool paysForMatrixTiles(linalg::LinalgOp anchor, unsigned lanes,
                               const CoreModel &core) {
  if (!isContraction(anchor) || anchor.getNumReductionLoops() != 1)
    return false;
  double weights = getOperandBytes(anchor, lanes, /*onLanes=*/true);
  double rows = getOperandBytes(anchor, lanes, /*onLanes=*/false);
  double result = estimateBytes(anchor->getResult(0).getType());
  return core.staysInL2(weights) || (result > core.l2Bytes && weights <= rows);
}

/// The parallel loops with the rows around the panels of weights, of which each
/// then meets one tile of rows: large operands are walked front to back, once,
/// instead of once for each panel or in strips as wide as one. The panels come
/// from the second cache either way, as long as all of them stay there. (3200
/// frames of 128 channels to 512 with a residual: 4.31 ms on Zen 4 instead of
/// 4.67; of 512 channels to 128: 3.80 instead of 3.90.) Empty where it does not
/// pay.
static SmallVector<int64_t> hoistRowsAroundPanels(const FusedRegion &region,
                                                  const LaneChoice &choice,
                                                  const RegisterFile &file) {
  linalg::LinalgOp anchor = region.anchor;
  unsigned lanes = choice.walk.lanes;
  if (choice.problem.allOnLanes || choice.rowLoops.empty() ||
      isWindowed(anchor, lanes) ||
      choice.tile.vectors * file.getLanes() >= choice.problem.lanesExtent ||
      chooseBlock(region.op, choice, file) != 0)
    return {};
  if (choice.matrix ? !paysForMatrixTiles(anchor, lanes, file.core)
                    : !(hasFarRows(anchor, lanes, file.core) ||
                        endsOnFarOperand(region, lanes, file.core)) ||
                          !file.core.staysInL2(
                              getOperandBytes(anchor, lanes, /*onLanes=*/true)))
    return {};
  auto isOfPanel = [&](unsigned loop) {
    return llvm::any_of(anchor.getDpsInputOperands(), [&](OpOperand *operand) {
      AffineMap map = anchor.getMatchingIndexingMap(operand);
      return map.isFunctionOfDim(lanes) && map.isFunctionOfDim(loop);
    });
  };
  SmallVector<int64_t> order;
  for (bool ofPanel : {false, true})
    llvm::copy_if(choice.walk.order.parallel, std::back_inserter(order),
                  [&](unsigned loop) { return isOfPanel(loop) == ofPanel; });
  return order;
}

SmallVector<int64_t> prelu::chooseNest(const FusedRegion &region,
                                       LaneChoice &choice,
                                       const RegisterFile &file) {
  bool isHoisted = hoistRowLoops(region.anchor, choice, file.core.l2Bytes);
  if (choice.problem.outerProduct)
    return orderOuterProduct(choice, getExtents(region.anchor));
  if (isHoisted)
    return llvm::to_vector_of<int64_t>(choice.walk.order.parallel);
  return hoistRowsAroundPanels(region, choice, file);
}
