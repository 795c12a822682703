//===- OperandLayouts.cpp - how a region reads each operand of its anchor
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OperandLayouts.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/IR/DataMovement.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Target/RegisterTile.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

SmallVector<int64_t> prelu::getExtents(linalg::LinalgOp anchor) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  for (int64_t &extent : extents)
    if (ShapedType::isDynamic(extent))
      extent = 0;
  return extents;
}

double prelu::countElements(Type type) {
  double elements = 1;
  if (auto shaped = dyn_cast<ShapedType>(type))
    for (int64_t size : shaped.getShape())
      elements *= ShapedType::isDynamic(size) ? unknownExtent : size;
  return elements;
}

static int64_t countElementBits(Type type) {
  Type element = getElementTypeOrSelf(type);
  return element.isIntOrFloat() ? element.getIntOrFloatBitWidth() : 64;
}

double prelu::estimateBytes(Type type) {
  return countElements(type) * countElementBits(type) / 8;
}

std::optional<double> prelu::countTensorBytes(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape())
    return std::nullopt;
  return countElements(type) * llvm::divideCeil(countElementBits(type), 8);
}

double prelu::getTransposeCycles(Value value, const CoreModel &core) {
  auto type = cast<ShapedType>(value.getType());
  double bytes = estimateBytes(type);
  double cycles = core.turnCyclesPerElement * countElements(type);
  // Read, and written to lines that are read first.
  if (bytes > core.l2Bytes)
    cycles = std::max(cycles, 3 * bytes / core.memoryBytesPerCycle);
  return core.callCycles + cycles;
}

bool prelu::isConstant(Value value) {
  return matchPattern(skipRearrangements(value), m_Constant());
}

std::optional<unsigned> prelu::getInnermostDim(Value value, Region &region,
                                               const PhysicalLayout &layout) {
  Operation *op = value.getDefiningOp();
  if (!op || op->getParentRegion() != &region)
    return layout.getInnermostDim(value);
  DataMovementOpInterface movement = getDataMovement(value);
  if (!movement || !movement.getOnlySource())
    return layout.getInnermostDim(value);
  std::optional<unsigned> dim =
      getInnermostDim(movement.getOnlySource()->get(), region, layout);
  if (dim)
    dim = movement.getInnermostDim(*dim);
  return dim ? dim : layout.getInnermostDim(value);
}

OuterOperand prelu::findOuterOperand(FusedOp op, OpOperand *operand) {
  OuterOperand outer;
  outer.map = op.getAnchor().getMatchingIndexingMap(operand);
  while (operand->get().getParentRegion() == &op.getBody()) {
    DataMovementOpInterface movement = getDataMovement(operand->get());
    AffineMap sourceMap = movement ? movement.getSourceMap() : AffineMap();
    if (!sourceMap || !isShiftedPermutation(sourceMap) ||
        !movement->hasOneUse())
      return outer;
    outer.isPadded |= movement.hasPadding();
    outer.map = sourceMap.compose(outer.map);
    operand = movement.getOnlySource();
  }
  outer.operand = operand;
  return outer;
}

/// How the lanes run along an operand: not at all, over elements that are read
/// one after the other or every second one, the same once it is turned, or
/// with a stride.
enum class LaneAccess { None, Registers, Turned, Strided };

/// How an operand of `map`, whose dimension `innermost` lies innermost in
/// memory, runs along the loop `lanes`.
static LaneAccess getLaneAccess(AffineMap map, unsigned lanes,
                                std::optional<unsigned> innermost) {
  if (!map.isFunctionOfDim(lanes))
    return LaneAccess::None;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    if (!expr.isFunctionOfDim(lanes))
      continue;
    std::optional<int64_t> step = AffineAccess(map, dim).getCoefficient(lanes);
    if (step != 1 && step != 2)
      return LaneAccess::Strided;
    if (innermost != dim)
      return LaneAccess::Turned;
  }
  return LaneAccess::Registers;
}

/// An operand that is the same for all lanes: dot products read their
/// iterations as one word.
static OperandDecision decideRow(FusedOp op, OpOperand &operand,
                                 const OperandWalk &walk,
                                 std::optional<unsigned> innermost,
                                 const CoreModel &core) {
  if (walk.dot == 1)
    return {};
  AffineMap map = op.getAnchor().getMatchingIndexingMap(&operand);
  std::optional<unsigned> dim = map.getResultPosition(
      getAffineDimExpr(walk.order.reduction.back(), op.getContext()));
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!dim || dim == innermost || !type ||
      !findOuterOperand(op, &operand).operand)
    return {};
  return {OperandLayout::GroupedCopy, getTransposeCycles(operand.get(), core)};
}

/// Whether `operand`, which runs along the lanes innermost, has rows so long
/// that a tile's strip of them goes from page to page, and enough rows of the
/// other operand share a copy in panels. On Granite Rapids 1024x1024x1024 takes
/// 11 ms with the copy and 43 ms without, 64x1000x1000 as long with it as
/// without, 32x1024x1024 0.75 ms with it and 0.46 ms in strips.
static bool hasLongRows(linalg::LinalgOp anchor, OpOperand &operand,
                        const OperandWalk &walk) {
  constexpr int64_t leastRows = 64, leastRowBytes = 1024;
  AffineMap map = anchor.getMatchingIndexingMap(&operand);
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  // The loops of other operands do not share it where it is innermost.
  if (!type || !type.hasStaticShape() || type.getRank() < 2 ||
      !isContraction(anchor) || walk.order.parallel.back() == walk.lanes)
    return false;
  SmallVector<int64_t> extents = getExtents(anchor);
  // 0 where only the run time knows: a copy would not pay for one row.
  int64_t rows = 1;
  for (unsigned loop : walk.order.parallel)
    if (!map.isFunctionOfDim(loop))
      rows *= extents[loop];
  int64_t rowBytes = extents[walk.lanes] * type.getElementTypeBitWidth() / 8;
  return rows >= leastRows && rowBytes >= leastRowBytes;
}

/// An operand of a reduction that runs along the lanes, innermost or once it is
/// turned.
static OperandDecision decideReduced(FusedOp op, OpOperand &operand,
                                     const OperandWalk &walk, bool isInnermost,
                                     const CoreModel &core) {
  linalg::LinalgOp anchor = op.getAnchor();
  auto type = cast<ShapedType>(operand.get().getType());
  OuterOperand outer = findOuterOperand(op, &operand);
  // What is done to constants is done at compile time.
  double copyCycles =
      isConstant(operand.get()) ? 0 : getTransposeCycles(operand.get(), core);
  if (!outer.operand)
    return isInnermost ? OperandDecision{OperandLayout::AsItLies, 0}
                       : OperandDecision{OperandLayout::Gathered, copyCycles};
  bool isKnown(getConstantElements(skipRearrangements(outer.operand->get())));
  bool takesPanels =
      !outer.isImage() &&
      (isKnown || (type.hasStaticShape() && isContraction(anchor)));
  if (takesPanels && (isKnown || !isInnermost))
    return {OperandLayout::Panels, copyCycles};
  if (takesPanels && hasLongRows(anchor, operand, walk))
    return {OperandLayout::Panels, copyCycles, /*paysOff=*/true};
  if (isInnermost)
    return {OperandLayout::AsItLies, 0};
  return {OperandLayout::TurnedCopy, copyCycles};
}

/// `operand`, an input of `op`'s anchor whose dimension `innermost` lies
/// innermost in memory.
static OperandDecision decideOperand(FusedOp op, OpOperand &operand,
                                     const OperandWalk &walk,
                                     std::optional<unsigned> innermost,
                                     const CoreModel &core) {
  linalg::LinalgOp anchor = op.getAnchor();
  AffineMap map = anchor.getMatchingIndexingMap(&operand);
  LaneAccess access = getLaneAccess(map, walk.lanes, innermost);
  if (!anchor.payloadUsesValueFromOperand(&operand))
    return {access == LaneAccess::None ? OperandLayout::Broadcast
                                       : OperandLayout::AsItLies,
            0};
  switch (access) {
  case LaneAccess::None:
    return decideRow(op, operand, walk, innermost, core);
  case LaneAccess::Strided:
    return {OperandLayout::Gathered, std::numeric_limits<double>::infinity()};
  case LaneAccess::Registers:
  case LaneAccess::Turned:
    break;
  }
  bool isInnermost = access == LaneAccess::Registers;
  if (anchor.getNumReductionLoops() > 0)
    return decideReduced(op, operand, walk, isInnermost, core);
  if (isInnermost)
    return {OperandLayout::AsItLies, 0};
  return {OperandLayout::Turned, getTransposeCycles(operand.get(), core)};
}

SmallVector<OperandDecision> prelu::decideOperands(FusedOp op,
                                                   const OperandWalk &walk,
                                                   const PhysicalLayout &layout,
                                                   const CoreModel &core) {
  SmallVector<OperandDecision> decisions;
  for (OpOperand *operand : op.getAnchor().getDpsInputOperands())
    decisions.push_back(decideOperand(
        op, *operand, walk,
        getInnermostDim(operand->get(), op.getBody(), layout), core));
  return decisions;
}

SmallVector<OperandLayout>
prelu::getLayouts(ArrayRef<OperandDecision> decisions) {
  return llvm::map_to_vector(decisions, [](const OperandDecision &decision) {
    return decision.layout;
  });
}
