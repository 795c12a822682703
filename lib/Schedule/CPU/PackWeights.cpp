//===- PackWeights.cpp - lay weights out in panels of one register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelCopy.h"
#include "Schedule.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
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

/// `attr`, the elements of a tensor of `type`, as `linalg.pack` with one inner
/// tile would lay them out, padded with zeros.
static FailureOr<ElementsAttr> packConstant(ElementsAttr attr,
                                            RankedTensorType type,
                                            RankedTensorType packedType,
                                            int64_t packedDim, int64_t tile,
                                            ArrayRef<int64_t> outerPerm) {
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(attr, storage);
  if (!bytes)
    return failure();
  int64_t elementSize = attr.getElementType().getIntOrFloatBitWidth() / 8;

  // Where each index of each dimension of the source goes in the packed tensor.
  SmallVector<int64_t> strides = computeSuffixProduct(packedType.getShape());
  SmallVector<SmallVector<int64_t>> places(type.getRank());
  for (auto [position, dim] : llvm::enumerate(outerPerm))
    for (int64_t i = 0; i < type.getDimSize(dim); ++i)
      places[dim].push_back(dim == packedDim
                                ? i / tile * strides[position] + i % tile
                                : i * strides[position]);
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

/// The dimensions of an operand in the order in which the nest walks them.
/// Fails where a dimension is not walked by one loop.
static FailureOr<SmallVector<int64_t>> getWalkOrder(AffineMap map,
                                                    const LoopOrder &order) {
  SmallVector<int64_t> dims;
  for (unsigned loop :
       llvm::concat<const unsigned>(order.parallel, order.reduction))
    for (auto [dim, expr] : llvm::enumerate(map.getResults()))
      if (expr == getAffineDimExpr(loop, map.getContext()))
        dims.push_back(dim);
  if (dims.size() != map.getNumResults())
    return failure();
  return dims;
}

/// Reads the panels `packed` as `operand`, through an unpack in the region that
/// is never materialized.
static void readPanels(RewriterBase &rewriter, FusedOp op, OpOperand &operand,
                       Value packed, int64_t lanesDim, int64_t tile,
                       ArrayRef<int64_t> walkOrder) {
  Location loc = operand.getOwner()->getLoc();
  auto type = cast<RankedTensorType>(operand.get().getType());
  rewriter.setInsertionPoint(op);
  Value empty = tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                        type.getElementType());
  rewriter.setInsertionPoint(operand.getOwner());
  Value unpacked =
      linalg::UnPackOp::create(rewriter, loc, packed, empty, {lanesDim},
                               {rewriter.getIndexAttr(tile)}, walkOrder)
          ->getResult(0);
  rewriter.modifyOpInPlace(operand.getOwner(), [&] { operand.set(unpacked); });
}

/// Reads `operand` from a constant in panels as wide as the register tile,
/// `[lanes / tile][other loops in nest order][tile]`.
static LogicalResult packConstantOperand(RewriterBase &rewriter, FusedOp op,
                                         OpOperand &operand, int64_t lanesDim,
                                         ArrayRef<int64_t> walkOrder) {
  ElementsAttr attr = getConstantElements(operand.get());
  if (!attr)
    return failure();
  ScheduleAttr schedule = op.getScheduleAttr();
  auto type = cast<RankedTensorType>(operand.get().getType());
  int64_t tile = schedule.getTile()[schedule.getLanes()];
  auto packedType =
      linalg::PackOp::inferPackedType(type, {tile}, {lanesDim}, walkOrder);
  FailureOr<ElementsAttr> packed =
      packConstant(attr, type, packedType, lanesDim, tile, walkOrder);
  if (failed(packed))
    return failure();
  rewriter.setInsertionPoint(op);
  Value constant = arith::ConstantOp::create(
      rewriter, operand.getOwner()->getLoc(), *packed);
  readPanels(rewriter, op, operand, constant, lanesDim, tile, walkOrder);
  return success();
}

/// Reads `operand`, known at run time only, from panels that each call copies
/// it into: one pass over the weights.
static void packRuntimeOperand(RewriterBase &rewriter, FusedOp op,
                               OpOperand &operand, int64_t lanesDim,
                               ArrayRef<int64_t> walkOrder) {
  ScheduleAttr schedule = op.getScheduleAttr();
  int64_t tile = schedule.getTile()[schedule.getLanes()];
  rewriter.setInsertionPoint(op);
  Value panels = copyToPanels(rewriter, operand.getOwner()->getLoc(),
                              operand.get(), lanesDim, tile, walkOrder);
  readPanels(rewriter, op, operand, panels, lanesDim, tile, walkOrder);
}

/// Reads `operand`, an image, of a sum or of sizes that only the run time
/// knows, from a copy that holds the lanes innermost.
static void transposeOperand(RewriterBase &rewriter, FusedOp op,
                             OpOperand &operand, int64_t lanesDim,
                             ArrayRef<int64_t> walkOrder) {
  SmallVector<int64_t> permutation;
  for (int64_t dim : walkOrder)
    if (dim != lanesDim)
      permutation.push_back(dim);
  permutation.push_back(lanesDim);
  Location loc = operand.getOwner()->getLoc();
  Value value = operand.get();
  rewriter.setInsertionPoint(op);
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, value);
  Type elementType = getElementTypeOrSelf(value.getType());
  Value init = tensor::EmptyOp::create(
      rewriter, loc, applyPermutation(sizes, permutation), elementType);
  Value transposed =
      linalg::TransposeOp::create(rewriter, loc, value, init, permutation)
          ->getResult(0);
  Value backInit = tensor::EmptyOp::create(rewriter, loc, sizes, elementType);
  rewriter.setInsertionPoint(operand.getOwner());
  Value back = linalg::TransposeOp::create(rewriter, loc, transposed, backInit,
                                           invertPermutationVector(permutation))
                   ->getResult(0);
  rewriter.modifyOpInPlace(operand.getOwner(), [&] { operand.set(back); });
}

/// Follows `operand` of `op`'s anchor through transposes of the region to the
/// operand that takes the tensor as it lies, and adapts `map`, which leads from
/// the anchor's loops to the operand's dimensions.
static OpOperand *skipTransposes(FusedOp op, OpOperand *operand,
                                 AffineMap &map) {
  while (operand->get().getParentRegion() == &op.getBody()) {
    auto transpose = operand->get().getDefiningOp<linalg::TransposeOp>();
    if (!transpose || !transpose->hasOneUse())
      return nullptr;
    SmallVector<AffineExpr> results(map.getNumResults());
    for (auto [position, dim] : llvm::enumerate(transpose.getPermutation()))
      results[dim] = map.getResult(position);
    map = AffineMap::get(map.getNumDims(), 0, results, map.getContext());
    operand = &transpose.getInputMutable();
  }
  return operand;
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

/// Gives the anchor of `op` operands that load as whole registers.
static LogicalResult packOperands(RewriterBase &rewriter, FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  ScheduleAttr schedule = op.getScheduleAttr();
  std::string reason;
  if (!schedule || !isVectorizable(op, reason) ||
      anchor.getNumReductionLoops() == 0)
    return success();
  LoopOrder order = getLoopOrder(anchor, schedule);
  auto lanes = getAffineDimExpr(schedule.getLanes(), op.getContext());
  for (OpOperand *anchorOperand : anchor.getDpsInputOperands()) {
    if (!anchor.payloadUsesValueFromOperand(anchorOperand))
      continue;
    AffineMap map = anchor.getMatchingIndexingMap(anchorOperand);
    OpOperand *operand = skipTransposes(op, anchorOperand, map);
    std::optional<unsigned> lanesDim = map.getResultPosition(lanes);
    FailureOr<SmallVector<int64_t>> walkOrder = getWalkOrder(map, order);
    bool isImage = failed(walkOrder);
    auto type = operand ? dyn_cast<RankedTensorType>(operand->get().getType())
                        : RankedTensorType();
    bool isStatic = type && type.hasStaticShape();
    bool isPacked = llvm::is_contained(schedule.getPack(),
                                       anchorOperand->getOperandNumber());
    if (isPacked && (!isStatic || isImage || !isContraction(anchor)))
      return op.emitOpError("expects schedule.pack to name inputs of a "
                            "contraction, of static shape and with one loop "
                            "for each dimension, got ")
             << anchorOperand->getOperandNumber();
    if (!operand || !lanesDim)
      continue;
    // An image that several loops walk keeps the order of its dimensions.
    if (isImage)
      walkOrder = llvm::to_vector(llvm::seq<int64_t>(map.getNumResults()));
    else if (succeeded(packConstantOperand(rewriter, op, *operand, *lanesDim,
                                           *walkOrder))) {
      emitLaidOut(op, *anchorOperand, type, emitPassed, "WeightsPacked",
                  "is a constant in panels");
      continue;
    }
    bool isInnermost = *lanesDim + 1 == map.getNumResults();
    if (isPacked ||
        (!isInnermost && !isImage && isStatic && isContraction(anchor))) {
      packRuntimeOperand(rewriter, op, *operand, *lanesDim, *walkOrder);
      emitLaidOut(op, *anchorOperand, type, emitAnalysis, "OperandCopied",
                  "is copied into panels by each call");
    } else if (!isInnermost) {
      transposeOperand(rewriter, op, *operand, *lanesDim, *walkOrder);
      emitLaidOut(op, *anchorOperand, type, emitAnalysis, "OperandTransposed",
                  "is turned by each call");
    }
  }
  // The copies are there.
  op.setScheduleAttr(schedule.withPack({}));
  return success();
}

LogicalResult prelu::packWeights(RewriterBase &rewriter, Operation *root,
                                 const ScheduleOptions &options) {
  for (FusedOp op : getControlledOps(root, options))
    if (failed(packOperands(rewriter, op)))
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
