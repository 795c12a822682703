//===- Padding.cpp - padding that a region reads around
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/Padding.h"
#include "prelu/Dialect/Utils/Remarks.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Region/DotProduct.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::prelu;

OrReason<SmallVector<PaddedDim>>
prelu::getPaddedDims(linalg::LinalgOp anchor, AffineMap map,
                     DataMovementOpInterface pad) {
  SmallVector<PaddedDim> dims;
  AffineMap sourceMap = pad.getSourceMap();
  auto sourceType =
      cast<RankedTensorType>(pad.getOnlySource()->get().getType());
  for (unsigned dim = 0; dim < sourceType.getRank(); ++dim) {
    if (!pad.isPadded(dim))
      continue;
    int64_t size = sourceType.getDimSize(dim);
    if (!sourceMap || ShapedType::isDynamic(size))
      return Reason("the size of the padded dimension is not static");
    std::optional<WindowedDim> window =
        matchWindow(anchor, sourceMap.compose(map), dim);
    if (!window || ShapedType::isDynamic(window->extent) ||
        ShapedType::isDynamic(window->windowExtent))
      return Reason("no window of static size slides over the padded "
                    "dimension");
    dims.push_back(PaddedDim{*window, size});
  }
  return dims;
}

/// Whether every element of `value` is finite; `assumed` says it of those that
/// only the run time knows.
static bool isFinite(Value value, bool assumed) {
  if (isa<IntegerType>(getElementTypeOrSelf(value.getType())))
    return true;
  if (auto movement = getDataMovement(value)) {
    Value padding = movement.getPadding();
    if (movement.hasPadding() && !(padding && isFinite(padding, assumed)))
      return false;
    return llvm::all_of(movement.getSources(), [&](OpOperand *source) {
      return isFinite(source->get(), assumed);
    });
  }
  FloatAttr number;
  if (matchPattern(value, m_Constant(&number)))
    return number.getValue().isFinite();
  ElementsAttr attr = getConstantElements(value);
  return attr ? holdsFiniteNumbers(attr) : assumed;
}

/// What `factor` of a product of `contraction` is read from: an operand, or a
/// value that the body captures or computes.
static Value getFactorSource(linalg::LinalgOp contraction, Value factor) {
  factor = skipCasts(factor);
  auto argument = dyn_cast<BlockArgument>(factor);
  return argument && argument.getOwner() == contraction.getBlock()
             ? contraction.getMatchingOpOperand(argument)->get()
             : factor;
}

ZeroEffect prelu::getEffectOfZeros(linalg::LinalgOp contraction,
                                   OpOperand &operand, bool assumeFinite) {
  Value argument = contraction.getMatchingBlockArgument(&operand);
  auto isOperand = [&](Value factor) { return skipCasts(factor) == argument; };
  SmallVector<Value> factors = *getSummedFactors(contraction);
  if (llvm::none_of(factors, isOperand))
    return ZeroEffect::NoFactor;
  for (Value factor : factors)
    if (!isOperand(factor) &&
        !isFinite(getFactorSource(contraction, factor), assumeFinite))
      return ZeroEffect::MaybeNotFinite;
  return ZeroEffect::ZeroProducts;
}

/// Whether `padding` is what the body of `contraction` subtracts from
/// `operand`'s elements before it multiplies them.
static bool isZeroPoint(linalg::LinalgOp contraction, OpOperand &operand,
                        TypedAttr padding) {
  std::optional<DotProduct> dot = matchDotProduct(contraction);
  auto element = dyn_cast<IntegerAttr>(padding);
  if (!dot || !element)
    return false;
  for (const DotFactor &factor : dot->factors) {
    APInt zeroPoint;
    if (factor.operand == &operand && factor.zeroPoint &&
        factor.narrow == contraction.getMatchingBlockArgument(&operand) &&
        matchPattern(factor.zeroPoint, m_ConstantInt(&zeroPoint)))
      return zeroPoint == (factor.isUnsigned ? element.getValue().zext(32)
                                             : element.getValue().sext(32));
  }
  return false;
}

/// Whether `padding` may be left out as a factor of `contraction`'s products.
static Verdict isNeutralFactor(linalg::LinalgOp contraction, OpOperand &operand,
                               TypedAttr padding) {
  if (isZeroPoint(contraction, operand, padding))
    return {};
  if (!matchPattern(padding, m_AnyZeroFloat()) &&
      !matchPattern(padding, m_Zero()))
    return Reason("the padding is not 0");
  switch (getEffectOfZeros(contraction, operand, /*assumeFinite=*/false)) {
  case ZeroEffect::ZeroProducts:
    return {};
  case ZeroEffect::NoFactor:
    return Reason("the padding is no factor of the products by itself");
  case ZeroEffect::MaybeNotFinite:
    return Reason("0 times the weights is 0 only for finite weights, and these "
                  "are not known");
  }
  llvm_unreachable("unknown effect of zeros");
}

/// Whether `padding` is the neutral element of what the body of `anchor` does
/// with its accumulator and `operand`, and nothing else.
static bool isNeutralElement(linalg::LinalgOp anchor, OpOperand &operand,
                             TypedAttr padding) {
  Value argument = anchor.getMatchingBlockArgument(&operand);
  Operation *combiner =
      anchor.getBlock()->getTerminator()->getOperand(0).getDefiningOp();
  if (!combiner || combiner->getNumOperands() != 2 ||
      combiner->getBlock() != anchor.getBlock())
    return false;
  Value accumulator = anchor.getRegionOutputArgs().front();
  bool combines = (combiner->getOperand(0) == accumulator &&
                   combiner->getOperand(1) == argument) ||
                  (combiner->getOperand(1) == accumulator &&
                   combiner->getOperand(0) == argument);
  if (!combines)
    return false;
  std::optional<TypedAttr> neutral = arith::getNeutralElement(combiner);
  return neutral && *neutral == padding;
}

Verdict prelu::isPaddingNeutral(linalg::LinalgOp anchor, OpOperand &operand,
                                DataMovementOpInterface pad) {
  if (pad->hasAttr(neutralPaddingAttrName))
    return {};
  Value value = pad.getPadding();
  TypedAttr padding;
  if (!value || !matchPattern(value, m_Constant(&padding)))
    return Reason("the padding is no constant");
  if (isContraction(anchor))
    return isNeutralFactor(anchor, operand, padding);
  if (!isNeutralElement(anchor, operand, padding))
    return Reason("the padding is not neutral in the reduction");
  return {};
}

SmallVector<PaddedOperand> prelu::getPaddedOperands(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<PaddedOperand> operands;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    Value value = skipRegionTransposes(operand->get(), map, op.getBody());
    DataMovementOpInterface pad = getDataMovement(value);
    if (pad && pad.hasPadding() && pad->getParentRegion() == &op.getBody())
      operands.push_back({operand, pad, map});
  }
  return operands;
}

SmallVector<PaddedDim> prelu::getPaddedDims(FusedOp op) {
  SmallVector<PaddedDim> dims;
  for (const PaddedOperand &padded : getPaddedOperands(op)) {
    if (auto paddedDims =
            getPaddedDims(op.getAnchor(), padded.map, padded.pad)) {
      bool neutral(
          isPaddingNeutral(op.getAnchor(), *padded.operand, padded.pad));
      for (PaddedDim &dim : *paddedDims)
        dim.neutral = neutral;
      llvm::append_range(dims, *paddedDims);
    }
  }
  return dims;
}

bool prelu::storePadding(RewriterBase &rewriter, FusedOp op, StringRef pass,
                         bool onlyNonNeutral) {
  bool moved = false;
  ScheduleAttr schedule = op.getScheduleAttr();
  if (onlyNonNeutral && schedule &&
      (schedule.getDot() > 1 || schedule.getAlgorithm() == Algorithm::Winograd))
    return false;
  for (PaddedOperand padded : getPaddedOperands(op)) {
    std::string reason = "no loop over whole registers can read around it";
    if (onlyNonNeutral) {
      Verdict neutral =
          isPaddingNeutral(op.getAnchor(), *padded.operand, padded.pad);
      if (neutral)
        continue;
      reason = neutral.getReason().text;
    }
    if (padded.pad.getOnlySource()->get().getParentRegion() == &op.getBody())
      continue;
    emitMissed(padded.pad.getLoc(), "PaddingKept", pass, reason,
               "the padded tensor is stored");
    rewriter.moveOpBefore(padded.pad, op);
    moved = true;
  }
  return moved;
}
