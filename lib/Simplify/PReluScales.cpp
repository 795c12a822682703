//===- PReluScales.cpp - scales around a PReLU, chains of PReLUs
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PReluScales.h"

#include "SpreadConstant.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

std::optional<std::vector<double>> prelu::readAlpha(Value alpha) {
  FloatAttr scalar;
  if (matchPattern(alpha, m_Constant(&scalar)))
    return std::vector<double>{scalar.getValueAsDouble()};
  if (!isa<RankedTensorType>(alpha.getType()))
    return std::nullopt;
  ElementsAttr elements = getConstantElements(alpha);
  return elements ? readFloats(elements) : std::nullopt;
}

std::optional<ConstantChain> prelu::matchConstantChain(PReluOp outer) {
  auto inner = outer.getInput().getDefiningOp<PReluOp>();
  if (!inner)
    return std::nullopt;
  std::optional<std::vector<double>> a = readAlpha(inner.getAlpha());
  std::optional<std::vector<double>> b = readAlpha(outer.getAlpha());
  if (!a || !b)
    return std::nullopt;
  return ConstantChain{inner, *a, *b};
}

/// The operand of `op` that is the result of a prelu.prelu, if `op` is one
/// product of it and another operand.
static OpOperand *getScaledOperand(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() != 0 || op->getNumResults() != 1 ||
      op.hasIndexSemantics() || !op.hasPureTensorSemantics() ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() ||
      !llvm::hasNItems(op.getBlock()->without_terminator(), 1))
    return nullptr;
  auto product = dyn_cast<arith::MulFOp>(op.getBlock()->front());
  if (!product ||
      op.getBlock()->getTerminator()->getOperand(0) != product.getResult())
    return nullptr;
  for (Value side : product->getOperands()) {
    auto argument = dyn_cast<BlockArgument>(side);
    if (!argument || argument.getOwner() != op.getBlock())
      continue;
    OpOperand *operand = op.getMatchingOpOperand(argument);
    if (operand->get().getDefiningOp<PReluOp>() &&
        op.getMatchingIndexingMap(operand).isIdentity())
      return operand;
  }
  return nullptr;
}

/// The constants that `op` multiplies `scaled` by.
static std::optional<std::vector<double>> readScale(linalg::LinalgOp op,
                                                    OpOperand *scaled) {
  auto product = cast<arith::MulFOp>(op.getBlock()->front());
  Value other = product.getLhs() == op.getMatchingBlockArgument(scaled)
                    ? product.getRhs()
                    : product.getLhs();
  FloatAttr constant;
  if (matchPattern(other, m_Constant(&constant)))
    return std::vector<double>{constant.getValueAsDouble()};
  auto argument = dyn_cast<BlockArgument>(other);
  if (!argument || argument.getOwner() != op.getBlock())
    return std::nullopt;
  OpOperand *operand = op.getMatchingOpOperand(argument);
  if (operand == scaled)
    return std::nullopt;
  std::optional<SpreadConstant> spread = evaluateSpread(op, *operand);
  if (!spread)
    return std::nullopt;
  return spread->values;
}

ScaleSign prelu::scalesPRelu(linalg::LinalgOp op) {
  OpOperand *scaled = getScaledOperand(op);
  if (!scaled)
    return ScaleSign::None;
  std::optional<std::vector<double>> scale = readScale(op, scaled);
  if (!scale)
    return ScaleSign::None;
  return llvm::all_of(*scale,
                      [](double c) { return c > 0 && std::isfinite(c); })
             ? ScaleSign::Positive
             : ScaleSign::Negative;
}

namespace {
/// c * prelu(x, a) -> prelu(c * x, a) for c > 0: c * x has the sign of x, and
/// both sides are c * x for x > 0 and c * a * x otherwise.
struct MoveScaleInFront : public OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    if (scalesPRelu(op) != ScaleSign::Positive)
      return rewriter.notifyMatchFailure(op, "is no positive scale of a PReLU");
    OpOperand *scaled = getScaledOperand(op);
    auto prelu = scaled->get().getDefiningOp<PReluOp>();
    auto producer = prelu.getInput().getDefiningOp<linalg::LinalgOp>();
    if (!prelu->hasOneUse() || !producer || !prelu.getInput().hasOneUse() ||
        op->getResult(0).getType() != prelu.getType())
      return rewriter.notifyMatchFailure(op, "no weights could take the scale");
    auto clone = cast<linalg::LinalgOp>(rewriter.clone(*op));
    clone->setOperand(scaled->getOperandNumber(), prelu.getInput());
    rewriter.replaceOpWithNewOp<PReluOp>(op, prelu.getType(),
                                         clone->getResult(0), prelu.getAlpha(),
                                         prelu.getAlphaDims());
    return success();
  }
};

/// prelu(prelu(x, a), b) -> prelu(x, a * b) for a > 0, and prelu(x, a) for
/// a <= 0: for x <= 0 the inner result is a * x, which has the sign of x for
/// a > 0 and is never negative otherwise; for x > 0 both are x.
struct ComposeChain : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    std::optional<ConstantChain> chain = matchConstantChain(op);
    if (!chain)
      return rewriter.notifyMatchFailure(op, "follows no PReLU, or an alpha is "
                                             "not constant");
    auto &[inner, a, b] = *chain;
    bool oneA = !isa<ShapedType>(inner.getAlpha().getType());
    bool oneB = !isa<ShapedType>(op.getAlpha().getType());
    if (!oneA && !oneB &&
        inner.getEffectiveAlphaDims() != op.getEffectiveAlphaDims())
      return rewriter.notifyMatchFailure(op, "alphas run along different "
                                             "dimensions");
    auto element = cast<FloatType>(getElementTypeOrSelf(op.getType()));
    double smallest =
        llvm::APFloat::getSmallestNormalized(element.getFloatSemantics())
            .convertToDouble();
    double largest = llvm::APFloat::getLargest(element.getFloatSemantics())
                         .convertToDouble();
    size_t size = std::max(oneA ? 1 : a.size(), oneB ? 1 : b.size());
    std::vector<double> alpha(size);
    for (size_t i = 0; i < size; ++i) {
      double x = a[oneA ? 0 : i], y = b[oneB ? 0 : i];
      alpha[i] = x > 0 ? x * y : x;
      if (!std::isfinite(x) || !std::isfinite(y) ||
          std::abs(alpha[i]) > largest ||
          (x > 0 && y != 0 && std::abs(alpha[i]) < smallest))
        return rewriter.notifyMatchFailure(op, "the product of the alphas is "
                                               "out of range");
    }
    PReluOp shaped = oneA ? op : inner;
    Value value;
    if (size == 1 && oneA && oneB) {
      value = arith::ConstantOp::create(rewriter, op.getLoc(),
                                        FloatAttr::get(element, alpha[0]));
    } else {
      auto type = cast<RankedTensorType>(shaped.getAlpha().getType());
      value = arith::ConstantOp::create(rewriter, op.getLoc(),
                                        writeFloats(type, alpha));
    }
    rewriter.replaceOpWithNewOp<PReluOp>(op, op.getType(), inner.getInput(),
                                         value, shaped.getAlphaDims());
    return success();
  }
};
} // namespace

// What ends: two PReLUs become one, or a scale moves up past one.
void prelu::populatePReluScalePatterns(RewritePatternSet &patterns,
                                       const ControlRewriteFn &control) {
  addControlled<ComposeChain, MoveScaleInFront>(patterns, control,
                                                patterns.getContext());
}
