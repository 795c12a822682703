//===- VerifySchedule.cpp - whether a schedule fits its region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VerifySchedule.h"

#include "prelu/Region/StructuredOps.h"
#include "prelu/Region/Winograd.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

/// A tile is no larger than its loop, but for the lanes that fill up a
/// register.
static LogicalResult verifyTile(TiledRegion &region) {
  for (auto [loop, extent] :
       llvm::enumerate(region.anchor.getStaticLoopRanges())) {
    // Nothing is computed of no iterations.
    if (ShapedType::isDynamic(extent) || extent == 0)
      continue;
    int64_t largest = extent;
    if (loop == region.lanesLoop)
      largest = llvm::alignTo(largest, region.schedule.getVector().getLanes());
    if (region.getTileSize(loop) > largest)
      return region.op.emitOpError("expects schedule.tile[")
             << loop << "] to be at most " << largest << " for a loop of "
             << extent << " iterations, got " << region.getTileSize(loop);
  }
  return success();
}

/// Panels of weights are as wide as the tile for which they were packed, or a
/// part of it: a register never runs from one panel into the next.
static LogicalResult verifyPanels(TiledRegion &region) {
  for (OpOperand *operand : region.anchor.getDpsInputOperands()) {
    AffineMap map = region.anchor.getMatchingIndexingMap(operand);
    Value value =
        skipRegionTransposes(operand->get(), map, region.op.getBody());
    auto unpack = value.getDefiningOp<linalg::UnPackOp>();
    if (!unpack || unpack->getParentRegion() != &region.op.getBody())
      continue;
    for (auto [dim, panel] : llvm::zip_equal(unpack.getInnerDimsPos(),
                                             unpack.getStaticInnerTiles())) {
      auto loop = dyn_cast<AffineDimExpr>(map.getResult(dim));
      if (!loop || ShapedType::isDynamic(panel) || panel <= 0)
        continue;
      int64_t tile = region.getTileSize(loop.getPosition());
      // Nothing follows a tile that takes the whole loop.
      std::optional<int64_t> extent =
          getConstantIntValue(region.extents[loop.getPosition()]);
      bool isWhole = loop.getPosition() != region.lanesLoop && extent == tile;
      if (!isWhole && tile % panel != 0)
        return region.op.emitOpError("expects schedule.tile[")
               << loop.getPosition() << "] to be a multiple of " << panel
               << ", the width of the panels that its operand "
               << operand->getOperandNumber() << " is packed in, got " << tile;
    }
  }
  return success();
}

/// Tiles at a border are found in the part of the loop that a thread takes: it
/// is divided once more. Along the lanes nothing divides it.
static LogicalResult verifyPadding(TiledRegion &region) {
  for (const PaddedDim &padded : region.padding) {
    if (region.isCut(padded))
      continue;
    for (auto [loop, tiles] : region.nest) {
      if (loop != padded.parallel || tiles == 0)
        continue;
      if (loop == region.lanesLoop)
        return region.op.emitOpError(
                   "expects schedule.parallel not to name loop ")
               << loop << ", whose window meets padding along the lanes";
      if (tiles == 1)
        return region.op.emitOpError(
                   "expects a schedule.chunk of several tiles for loop ")
               << loop
               << ", of which a tile has several iterations that meet padding";
    }
  }
  return success();
}

/// Checks the cache block of the schedule.
static LogicalResult verifyBlock(TiledRegion &region) {
  if (region.schedule.getBlock() == 0)
    return success();
  unsigned loop = region.order.reduction.front();
  if (!getConstantIntValue(region.extents[loop]) ||
      llvm::any_of(region.padding, [&](const PaddedDim &padded) {
        return padded.window == loop;
      }))
    return region.op.emitOpError("expects no schedule.block where loop ")
           << loop << " is dynamic or slides over padding";
  return success();
}

/// Checks the parts that threads take.
static LogicalResult verifyChunks(TiledRegion &region) {
  for (auto [loop, tiles] : region.nest)
    if (tiles > 1 && !getConstantIntValue(region.extents[loop]))
      return region.op.emitOpError("expects a schedule.chunk of 1 for loop ")
             << loop << ", which is dynamic";
  return success();
}

/// What products of pairs of rows ask of the target and of the tile.
static LogicalResult verifyPairs(TiledRegion &region, const DotProduct &dot) {
  constexpr int64_t mostLanes = 4;
  if (!region.target || !hasPairInstruction(region.target, dot.getKind()))
    return region.op.emitOpError("expects no schedule.dot of ")
           << region.schedule.getDot()
           << " on a target without products of pairs of rows";
  if (region.schedule.getVector().getLanes() > mostLanes)
    return region.op.emitOpError("expects a schedule.vector of at most ")
           << mostLanes << " for products of pairs of rows, got "
           << region.schedule.getVector().getLanes();
  return success();
}

/// What products of matrix tiles ask of the target and of the tile.
static LogicalResult verifyTiles(TiledRegion &region, const DotProduct &dot) {
  int64_t step = region.schedule.getDot();
  if (!region.target || getTileStep(region.target, dot.getKind()) != step)
    return region.op.emitOpError("expects no schedule.dot of ")
           << step
           << " on a target without matrix tiles for that many of its elements";
  const TileUnit &unit = region.target.getModel().tiles;
  int64_t columns = step / DotOp::getGroup(dot.getKind());
  if (region.schedule.getVector().getLanes() > columns)
    return region.op.emitOpError("expects a schedule.vector of at most ")
           << columns << ", the columns of a matrix tile, got "
           << region.schedule.getVector().getLanes();
  int64_t rows = 1;
  for (unsigned loop : region.order.parallel)
    if (loop != region.lanesLoop)
      rows *= region.getTileSize(loop);
  int64_t rowTiles = llvm::divideCeil(rows, unit.rows);
  int64_t columnTiles =
      llvm::divideCeil(region.getTileSize(region.lanesLoop), columns);
  // The sums, a row of the tiles of one factor and a tile of the other.
  int64_t registers = rowTiles * columnTiles + columnTiles + 1;
  if (registers > unit.registers)
    return region.op.emitOpError("expects a schedule.tile that takes at most ")
           << unit.registers << " matrix tiles, got " << registers;
  return success();
}

/// Checks that the anchor's products are those of dot products.
static LogicalResult verifyDot(TiledRegion &region) {
  int64_t group = region.schedule.getDot();
  if (group == 1)
    return success();
  std::optional<DotProduct> dot = matchPlainDotProduct(region.anchor);
  std::optional<DotForm> form;
  if (dot)
    form = getDotForm(dot->getKind(), group);
  if (!form || !hasDotLoops(region.anchor, *dot, region.lanesLoop))
    return region.op.emitOpError("expects no schedule.dot of ")
           << group
           << " for an anchor whose lanes do not add up that many products of "
              "neighbouring elements, one factor common to all";
  if (form == DotForm::Pairs && failed(verifyPairs(region, *dot)))
    return failure();
  if (form == DotForm::Tiles && failed(verifyTiles(region, *dot)))
    return failure();
  unsigned loop = region.order.reduction.back();
  int64_t tile = region.getTileSize(loop);
  if (tile % group != 0 && getConstantIntValue(region.extents[loop]) != tile)
    return region.op.emitOpError("expects schedule.tile[")
           << loop << "] to be a multiple of schedule.dot, got " << tile
           << " and " << group;
  if (region.order.reduction.size() == 1 &&
      region.schedule.getBlock() % group != 0)
    return region.op.emitOpError("expects schedule.block to be a multiple of "
                                 "schedule.dot, got ")
           << region.schedule.getBlock() << " and " << group;
  return success();
}

/// Checks that the region is a convolution in the form that Winograd's
/// algorithm needs, with its filter transformed for the schedule.
static LogicalResult verifyWinograd(TiledRegion &region) {
  FusedOp op = region.op;
  FailureOr<ScheduledWinograd> winograd = getScheduledWinograd(op);
  if (failed(winograd))
    return failure();
  const WinogradConvolution &conv = winograd->conv;
  int64_t outputs = winograd->transform->outputs;
  int64_t panel = region.getTileSize(conv.resultChannels);
  WinogradFilterOp filter = conv.getTransformedFilter();
  if (!filter || static_cast<int64_t>(filter.getOutputs()) != outputs ||
      filter.getTransformed().getType().getShape().back() != panel)
    return op.emitOpError("expects a filter that is transformed for tiles of ")
           << outputs << " and panels of " << panel
           << ": run prelu-transform-filters";
  auto channels = getAffineDimExpr(conv.imageChannels, op.getContext());
  if (conv.sourceMap.getResults().back() != channels)
    return op.emitOpError("expects an image whose channels lie innermost: run "
                          "prelu-transform-filters");
  Value workspace = op.getWorkspace();
  auto type = RankedTensorType::get({winograd->getWorkspaceSize()},
                                    Float32Type::get(op.getContext()));
  if (!workspace || workspace.getType() != type)
    return op.emitOpError("expects a workspace of ") << type;
  return success();
}

LogicalResult prelu::verifySchedule(TiledRegion &region) {
  if (region.schedule.getAlgorithm() == Algorithm::Winograd)
    return failure(failed(verifyTile(region)) ||
                   failed(verifyWinograd(region)));
  return failure(failed(verifyTile(region)) || failed(verifyPanels(region)) ||
                 failed(verifyPadding(region)) || failed(verifyBlock(region)) ||
                 failed(verifyChunks(region)) || failed(verifyDot(region)));
}
