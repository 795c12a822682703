//===- PackWeights.cpp - lay weights out in panels of one register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OperandLayouts.h"
#include "PanelCopy.h"
#include "Schedule.h"
#include "Transposes.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/DotProduct.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/LoopOrder.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/BuiltinTypes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPACKWEIGHTS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Copies elements of `Element`'s size from `source`, which has a place for
/// each index of each dimension of its shape, to the sum of their places in
/// `target`.
template <typename Element>
static void scatter(const char *source, ArrayRef<SmallVector<int64_t>> places,
                    char *target) {
  ArrayRef<int64_t> row = places.back();
  SmallVector<int64_t> index(places.size() - 1, 0);
  while (true) {
    int64_t start = 0;
    for (auto [dim, i] : llvm::enumerate(index))
      start += places[dim][i];
    for (int64_t place : row) {
      std::memcpy(target + (start + place) * sizeof(Element), source,
                  sizeof(Element));
      source += sizeof(Element);
    }
    int64_t dim = index.size();
    while (dim > 0 &&
           ++index[dim - 1] == static_cast<int64_t>(places[dim - 1].size()))
      index[--dim] = 0;
    if (dim == 0)
      return;
  }
}

/// How an operand lies in panels: as `linalg.pack` lays it out.
struct PanelLayout {
  /// The dimensions that are cut into pieces, and the size of each of these.
  SmallVector<int64_t> dims, tiles;
  /// All dimensions in the order that their pieces have.
  SmallVector<int64_t> order;

  RankedTensorType getPackedType(RankedTensorType type) const {
    return linalg::PackOp::inferPackedType(type, tiles, dims, order);
  }
};

/// `attr`, the elements of a tensor of `type`, laid out by `layout` and padded
/// with zeros.
static FailureOr<ElementsAttr> packConstant(ElementsAttr attr,
                                            RankedTensorType type,
                                            const PanelLayout &layout) {
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(attr, storage);
  if (!bytes)
    return failure();
  int64_t elementSize = attr.getElementType().getIntOrFloatBitWidth() / 8;

  // Where each index of each dimension of the source goes in the packed tensor.
  RankedTensorType packedType = layout.getPackedType(type);
  SmallVector<int64_t> strides = computeSuffixProduct(packedType.getShape());
  ArrayRef<int64_t> innerStrides = ArrayRef(strides).drop_front(type.getRank());
  SmallVector<SmallVector<int64_t>> places(type.getRank());
  for (auto [position, dim] : llvm::enumerate(layout.order)) {
    const auto *inner = llvm::find(layout.dims, dim);
    bool isCut = inner != layout.dims.end();
    int64_t number = inner - layout.dims.begin();
    int64_t tile = isCut ? layout.tiles[number] : 1;
    int64_t innerStride = isCut ? innerStrides[number] : 0;
    for (int64_t i = 0; i < type.getDimSize(dim); ++i)
      places[dim].push_back(i / tile * strides[position] +
                            i % tile * innerStride);
  }
  auto scatterElements = elementSize == 1   ? scatter<uint8_t>
                         : elementSize == 2 ? scatter<uint16_t>
                         : elementSize == 4 ? scatter<uint32_t>
                                            : scatter<uint64_t>;
  return createConstantElements(packedType, [&](MutableArrayRef<char> packed) {
    llvm::fill(packed, 0);
    if (!bytes->empty())
      scatterElements(bytes->data(), places, packed.data());
  });
}

/// The dimensions of an operand in the order in which the nest walks them, each
/// by one loop.
static SmallVector<int64_t> getWalkOrder(AffineMap map,
                                         const LoopOrder &order) {
  SmallVector<int64_t> dims;
  for (unsigned loop :
       llvm::concat<const unsigned>(order.parallel, order.reduction))
    for (auto [dim, expr] : llvm::enumerate(map.getResults()))
      if (expr == getAffineDimExpr(loop, map.getContext()))
        dims.push_back(dim);
  return dims;
}

/// The order for the dimensions of a turned copy beside the lanes: an image
/// that several loops walk keeps its own.
static SmallVector<int64_t> getTurnedOrder(const OuterOperand &outer,
                                           const LoopOrder &order) {
  return outer.isImage()
             ? llvm::to_vector(llvm::seq<int64_t>(outer.map.getNumResults()))
             : getWalkOrder(outer.map, order);
}

/// Reads the panels `packed` as `operand`, through an unpack in the region that
/// is never materialized.
static void readPanels(RewriterBase &rewriter, FusedOp op, OpOperand &operand,
                       Value packed, const PanelLayout &layout) {
  Location loc = operand.getOwner()->getLoc();
  auto type = cast<RankedTensorType>(operand.get().getType());
  rewriter.setInsertionPoint(op);
  Value empty = tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                        type.getElementType());
  rewriter.setInsertionPoint(operand.getOwner());
  Value unpacked =
      linalg::UnPackOp::create(
          rewriter, loc, packed, empty, layout.dims,
          getAsIndexOpFoldResult(rewriter.getContext(), layout.tiles),
          layout.order)
          ->getResult(0);
  rewriter.modifyOpInPlace(operand.getOwner(), [&] { operand.set(unpacked); });
}

/// Reads `operand` from a constant in panels as wide as the register tile,
/// `[lanes / tile][other loops in nest order][tile]`, or with the iterations of
/// a dot product innermost.
static LogicalResult packConstantOperand(RewriterBase &rewriter, FusedOp op,
                                         OpOperand &operand,
                                         const PanelLayout &layout) {
  ElementsAttr attr = getConstantElements(operand.get());
  if (!attr)
    return failure();
  auto type = cast<RankedTensorType>(operand.get().getType());
  FailureOr<ElementsAttr> packed = packConstant(attr, type, layout);
  if (failed(packed))
    return failure();
  rewriter.setInsertionPoint(op);
  Value constant = arith::ConstantOp::create(
      rewriter, operand.getOwner()->getLoc(), *packed);
  readPanels(rewriter, op, operand, constant, layout);
  return success();
}

/// Reads `operand`, known at run time only, from panels that each call copies
/// it into: one pass over the weights.
static void packRuntimeOperand(RewriterBase &rewriter, FusedOp op,
                               OpOperand &operand, PanelLayout layout) {
  // The elements of a dot product are gathered as they are read.
  layout.dims.resize(1);
  layout.tiles.resize(1);
  rewriter.setInsertionPoint(op);
  Value panels =
      copyToPanels(rewriter, operand.getOwner()->getLoc(), operand.get(),
                   layout.dims.front(), layout.tiles.front(), layout.order);
  readPanels(rewriter, op, operand, panels, layout);
}

/// Reads `operand`, an image, of a sum or of sizes that only the run time
/// knows, from a copy that holds dimension `innermost` innermost.
static void transposeOperand(RewriterBase &rewriter, FusedOp op,
                             OpOperand &operand, int64_t innermost,
                             ArrayRef<int64_t> walkOrder) {
  readTransposedCopy(rewriter, op, operand, moveLast(walkOrder, innermost));
}

/// The dimension of `map` that runs along `loop`, alone or, where a window
/// slides, by steps that registers can be read in. Nothing where there is none.
static std::optional<unsigned> findLanesDim(AffineMap map, unsigned loop) {
  for (unsigned dim = 0; dim < map.getNumResults(); ++dim) {
    std::optional<int64_t> step = AffineAccess(map, dim).getCoefficient(loop);
    if (step == 1 || step == 2)
      return dim;
  }
  return std::nullopt;
}

/// The dimension of `map` that runs along `loop` alone, shifted by padding or
/// not; there is one.
static unsigned findDim(AffineMap map, unsigned loop) {
  unsigned dim = 0;
  while (!AffineAccess(map, dim).isShifted(loop))
    ++dim;
  return dim;
}

/// Reads `anchorOperand`, which is the same for all lanes, from a copy that
/// holds the iterations of a dot product innermost, unless it does so.
static void layOutDotRows(RewriterBase &rewriter, FusedOp op,
                          OpOperand *anchorOperand, unsigned loop) {
  auto [operand, map, isPadded] = findOuterOperand(op, anchorOperand);
  if (!operand || !isa<RankedTensorType>(operand->get().getType()))
    return;
  unsigned dim = findDim(map, loop);
  if (dim + 1 != map.getNumResults())
    transposeOperand(rewriter, op, *operand, dim,
                     llvm::to_vector(llvm::seq<int64_t>(map.getNumResults())));
}

/// Says how `operand` of `op`'s anchor, a tensor of `type`, comes to lie along
/// the lanes.
static void emitLaidOut(FusedOp op, OpOperand &operand, RankedTensorType type,
                        Remark (*emit)(Location, StringRef, StringRef),
                        StringRef name, const char *how) {
  linalg::LinalgOp anchor = op.getAnchor();
  Remark remark = emit(anchor.getLoc(), name, "prelu-pack-weights");
  if (!remark)
    return;
  ScheduleAttr schedule = op.getScheduleAttr();
  remark << remark::add("operand {0} of '{1}', which the lanes run along, {2}",
                        operand.getOperandNumber(),
                        anchor->getName().getStringRef().str(), how);
  remark << remark::metric("Panel", schedule.getTile()[schedule.getLanes()]);
  if (type.hasStaticShape())
    remark << remark::metric("Bytes", type.getNumElements() *
                                          type.getElementTypeBitWidth() / 8);
}

/// The neighbouring elements of a column for the instruction that `schedule`
/// asks for.
static int64_t getScheduledGroup(linalg::LinalgOp anchor,
                                 ScheduleAttr schedule) {
  std::optional<DotProduct> dot = matchPlainDotProduct(anchor);
  return dot ? getPackedGroup(dot->getKind(), schedule.getDot())
             : schedule.getDot();
}

/// How `op` reads its operands, which lie as they do: as its schedule says, or
/// else as `prelu-select-schedule` would decide, with the schedule's `pack` in
/// panels.
static SmallVector<OperandLayout> getOperandLayouts(FusedOp op,
                                                    const LoopOrder &order) {
  ScheduleAttr schedule = op.getScheduleAttr();
  if (!schedule.getOperands().empty())
    return llvm::to_vector(schedule.getOperands());
  OperandWalk walk{static_cast<unsigned>(schedule.getLanes()), order,
                   schedule.getDot(),
                   getScheduledGroup(op.getAnchor(), schedule)};
  // What a copy costs decides nothing: any core will do.
  SmallVector<OperandLayout> layouts =
      getLayouts(decideOperands(op, walk, PhysicalLayout(), CoreModel()));
  for (int64_t input : schedule.getPack())
    layouts[input] = OperandLayout::Panels;
  return layouts;
}

/// Whether `operand`, `outer` of the region's operands, may lie in panels.
static LogicalResult verifyPanels(FusedOp op, OpOperand &operand,
                                  const OuterOperand &outer) {
  auto type = dyn_cast<RankedTensorType>(outer.operand->get().getType());
  if (type && type.hasStaticShape() && !outer.isImage() &&
      (isContraction(op.getAnchor()) ||
       getConstantElements(outer.operand->get())))
    return success();
  bool isNamed = op.getScheduleAttr().getOperands().empty();
  return op.emitOpError("expects schedule.")
         << (isNamed ? "pack to name" : "operands to have in panels")
         << " inputs of a contraction, of static shape and with one loop for "
            "each dimension, got "
         << operand.getOperandNumber();
}

/// Gives `anchorOperand` of `op` the layout `layout`, if it does not lie so.
static LogicalResult layOut(RewriterBase &rewriter, FusedOp op,
                            OpOperand &anchorOperand, OperandLayout layout,
                            const LoopOrder &order) {
  ScheduleAttr schedule = op.getScheduleAttr();
  if (layout == OperandLayout::GroupedCopy)
    layOutDotRows(rewriter, op, &anchorOperand, order.reduction.back());
  if (layout != OperandLayout::Panels && layout != OperandLayout::TurnedCopy)
    return success();
  OuterOperand outer = findOuterOperand(op, &anchorOperand);
  std::optional<unsigned> lanesDim =
      findLanesDim(outer.map, schedule.getLanes());
  // What the region computes, and panels that are there.
  if (!outer.operand || !lanesDim)
    return success();
  auto type = dyn_cast<RankedTensorType>(outer.operand->get().getType());
  if (layout == OperandLayout::TurnedCopy) {
    if (*lanesDim + 1 == outer.map.getNumResults())
      return success();
    transposeOperand(rewriter, op, *outer.operand, *lanesDim,
                     getTurnedOrder(outer, order));
    emitLaidOut(op, anchorOperand, type, emitAnalysis, "OperandTransposed",
                "is turned by each call");
    return success();
  }
  if (failed(verifyPanels(op, anchorOperand, outer)))
    return failure();
  PanelLayout panels;
  panels.dims.push_back(*lanesDim);
  panels.tiles.push_back(schedule.getTile()[schedule.getLanes()]);
  if (schedule.getDot() > 1) {
    panels.dims.push_back(findDim(outer.map, order.reduction.back()));
    panels.tiles.push_back(getScheduledGroup(op.getAnchor(), schedule));
  }
  panels.order = getWalkOrder(outer.map, order);
  if (succeeded(packConstantOperand(rewriter, op, *outer.operand, panels))) {
    emitLaidOut(op, anchorOperand, type, emitPassed, "WeightsPacked",
                "is a constant in panels");
    return success();
  }
  packRuntimeOperand(rewriter, op, *outer.operand, panels);
  emitLaidOut(op, anchorOperand, type, emitAnalysis, "OperandCopied",
              "is copied into panels by each call");
  return success();
}

/// Gives the anchor of `op` operands that lie as its schedule says.
static LogicalResult layOutOperands(RewriterBase &rewriter, FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  ScheduleAttr schedule = op.getScheduleAttr();
  // The filter of the other algorithm is transformed already.
  if (!schedule || schedule.getAlgorithm() != Algorithm::Direct ||
      !getVectorizable(op) || anchor.getNumReductionLoops() == 0)
    return success();
  LoopOrder order = getLoopOrder(anchor, schedule);
  SmallVector<OperandLayout> layouts = getOperandLayouts(op, order);
  for (auto [operand, layout] :
       llvm::zip_equal(anchor.getDpsInputOperands(), layouts))
    if (failed(layOut(rewriter, op, *operand, layout, order)))
      return failure();
  // They lie so now.
  op.setScheduleAttr(schedule.withPack({}).withOperands({}));
  return success();
}

LogicalResult prelu::packWeights(RewriterBase &rewriter, Operation *root,
                                 const ScheduleOptions &options) {
  for (FusedOp op : getControlledOps(root, options))
    if (failed(layOutOperands(rewriter, op)))
      return failure();
  return success();
}

namespace {
struct PackWeightsPass : prelu::impl::PReluPackWeightsBase<PackWeightsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(packWeights(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
