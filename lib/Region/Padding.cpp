//===- Padding.cpp - padding that a region reads around
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/Padding.h"

#include "prelu/Dialect/IR/AffineAccess.h"
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

/// The coefficient of the only loop of `kind` in `access`; sets `loop`. 0 where
/// there is none, more than one or no sum.
static int64_t getOnlyCoefficient(linalg::LinalgOp anchor,
                                  const AffineAccess &access,
                                  utils::IteratorType kind, unsigned &loop) {
  int64_t only = 0;
  for (auto [position, iterator] :
       llvm::enumerate(anchor.getIteratorTypesArray())) {
    std::optional<int64_t> coefficient = access.getCoefficient(position);
    if (iterator != kind || coefficient == 0)
      continue;
    if (only != 0 || !coefficient)
      return 0;
    only = *coefficient;
    loop = position;
  }
  return only;
}

FailureOr<SmallVector<PaddedDim>> prelu::getPaddedDims(linalg::LinalgOp anchor,
                                                       AffineMap map,
                                                       DataMovementOpInterface pad,
                                                       std::string &reason) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  SmallVector<PaddedDim> dims;
  AffineMap sourceMap = pad.getSourceMap();
  auto sourceType =
      cast<RankedTensorType>(pad.getOnlySource()->get().getType());
  for (unsigned dim = 0; dim < sourceType.getRank(); ++dim) {
    if (!pad.isPadded(dim))
      continue;
    PaddedDim padded;
    padded.size = sourceType.getDimSize(dim);
    if (!sourceMap || ShapedType::isDynamic(padded.size)) {
      reason = "the size of the padded dimension is not static";
      return failure();
    }
    AffineAccess access(sourceMap.compose(map), dim);
    padded.low = -access.getConstant();
    padded.stride = getOnlyCoefficient(
        anchor, access, utils::IteratorType::parallel, padded.parallel);
    padded.dilation = getOnlyCoefficient(
        anchor, access, utils::IteratorType::reduction, padded.window);
    if (padded.stride <= 0 || padded.dilation <= 0 ||
        ShapedType::isDynamic(extents[padded.parallel]) ||
        ShapedType::isDynamic(extents[padded.window])) {
      reason = "no window of static size slides over the padded dimension";
      return failure();
    }
    dims.push_back(padded);
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
    return (!movement.hasPadding() || (padding && isFinite(padding, assumed))) &&
           llvm::all_of(movement.getSources(), [&](OpOperand *source) {
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

bool prelu::isPaddingNeutral(linalg::LinalgOp anchor, OpOperand &operand,
                             DataMovementOpInterface pad, std::string &reason) {
  if (pad->hasAttr(neutralPaddingAttrName))
    return true;
  Value paddingValue = pad.getPadding();
  TypedAttr padding;
  if (!paddingValue || !matchPattern(paddingValue, m_Constant(&padding))) {
    reason = "the padding is no constant";
    return false;
  }
  if (isContraction(anchor)) {
    if (isZeroPoint(anchor, operand, padding))
      return true;
    if (!matchPattern(paddingValue, m_AnyZeroFloat()) &&
        !matchPattern(paddingValue, m_Zero())) {
      reason = "the padding is not 0";
      return false;
    }
    switch (getEffectOfZeros(anchor, operand, /*assumeFinite=*/false)) {
    case ZeroEffect::ZeroProducts:
      return true;
    case ZeroEffect::NoFactor:
      reason = "the padding is no factor of the products by itself";
      return false;
    case ZeroEffect::MaybeNotFinite:
      reason = "0 times the weights is 0 only for finite weights, and these "
               "are not known";
      return false;
    }
  }
  Value argument = anchor.getMatchingBlockArgument(&operand);
  Operation *combiner =
      anchor.getBlock()->getTerminator()->getOperand(0).getDefiningOp();
  reason = "the padding is not neutral in the reduction";
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

SmallVector<PaddedOperand> prelu::getPaddedOperands(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<PaddedOperand> operands;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    Value value = skipRegionRearrangements(operand->get(), map, op.getBody());
    DataMovementOpInterface pad = getDataMovement(value);
    if (pad && pad.hasPadding() && pad->getParentRegion() == &op.getBody())
      operands.push_back({operand, pad, map});
  }
  return operands;
}

SmallVector<PaddedDim> prelu::getPaddedDims(FusedOp op) {
  SmallVector<PaddedDim> dims;
  for (const PaddedOperand &padded : getPaddedOperands(op)) {
    std::string reason;
    if (auto paddedDims =
            getPaddedDims(op.getAnchor(), padded.map, padded.pad, reason);
        succeeded(paddedDims)) {
      bool neutral =
          isPaddingNeutral(op.getAnchor(), *padded.operand, padded.pad, reason);
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
    if (onlyNonNeutral &&
        isPaddingNeutral(op.getAnchor(), *padded.operand, padded.pad, reason))
      continue;
    if (padded.pad.getOnlySource()->get().getParentRegion() == &op.getBody())
      continue;
    emitMissed(padded.pad.getLoc(), "PaddingKept", pass, reason,
               "the padded tensor is stored");
    rewriter.moveOpBefore(padded.pad, op);
    moved = true;
  }
  return moved;
}
