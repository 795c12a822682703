//===- MatchPRelu.cpp - the spellings of PReLU that are exact
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatchPRelu.h"

#include "ExprPatterns.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

static PReluMatch makeMatch(ScalarExpr *input, ScalarExpr *alpha,
                            StringRef spelling) {
  PReluMatch match;
  match.input = input;
  match.alpha = alpha;
  match.spelling = spelling;
  return match;
}

/// What `expr` is where its clamp at 0 changes nothing: x of max(x, 0) where
/// x > 0, of min(x, 0) where it is not.
static ScalarExpr *stripClamp(ScalarExpr *expr, bool isMax) {
  std::optional<Clamp> clamp = matchClamp(expr);
  return clamp && clamp->isMax == isMax && !clamp->nanToZero && !clamp->isFinite
             ? clamp->input
             : expr;
}

/// alpha of a product of x, which may be clamped from above at 0: the product
/// is taken where x <= 0 only.
static ScalarExpr *matchScaledInput(ScalarExpr *expr, ScalarExpr *input) {
  if (expr->kind != Kind::Mul)
    return nullptr;
  for (unsigned side : {0u, 1u})
    if (stripClamp(expr->operands[side], /*isMax=*/false) == input)
      return expr->operands[1 - side];
  return nullptr;
}

/// x > 0 ? x : alpha * x, by any comparison. Both arms are NaN for a NaN, and
/// 0 of either sign for x = 0.
static std::optional<PReluMatch> matchSelect(ScalarExpr *root,
                                             Refusal &refusal) {
  std::optional<Choice> choice = matchChoice(root);
  if (!choice)
    return std::nullopt;
  putZeroRight(*choice);
  ScalarExpr *input = stripClamp(choice->ifGreater, /*isMax=*/true);
  ScalarExpr *alpha = matchScaledInput(choice->ifLess, input);
  bool swapped = !alpha;
  if (swapped) {
    input = choice->ifLess;
    alpha = matchProduct(choice->ifGreater, input);
  }
  if (!alpha || input->isZero())
    return std::nullopt;
  // A comparison of x with alpha * x is a maximum or minimum.
  if (matchProduct(choice->left, choice->right) ||
      matchProduct(choice->right, choice->left))
    return std::nullopt;
  if (stripExtend(choice->left) != stripExtend(input))
    refusal = {"what is compared is not the x of the arms x and alpha * x",
               "compare x with 0"};
  else if (!choice->right->isZero())
    refusal = {"x is compared with something else than 0", "compare x with 0"};
  else if (swapped)
    refusal = {"alpha multiplies the positive x",
               "swap the arms if that was not meant"};
  else
    return makeMatch(input, alpha, "select on the sign");
  return std::nullopt;
}

/// x * (x > 0 ? 1 : alpha): x * 1 is x, and NaN either way for a NaN.
static std::optional<PReluMatch> matchSlope(ScalarExpr *root) {
  if (root->kind != Kind::Mul)
    return std::nullopt;
  for (unsigned side : {0u, 1u}) {
    ScalarExpr *input = root->operands[1 - side];
    std::optional<Choice> choice = matchSignChoice(root->operands[side]);
    if (choice && choice->ifGreater->isOne() &&
        stripExtend(choice->left) == stripExtend(input))
      return makeMatch(input, choice->ifLess, "select of the slope");
  }
  return std::nullopt;
}

namespace {
/// What an expression adds to a sum as alpha times the negative part of x.
struct ScaledNegativePart {
  NegativePart part;
  ScalarExpr *alpha;
  /// The product that meets alpha and 0.
  ScalarExpr *product;
  bool negated;
};
} // namespace

static std::optional<ScaledNegativePart>
matchScaledNegativePart(ScalarExpr *expr) {
  if (expr->kind == Kind::Mul)
    for (unsigned side : {0u, 1u})
      if (std::optional<NegativePart> part =
              matchNegativePart(expr->operands[side])) {
        ScalarExpr *alpha = expr->operands[1 - side];
        bool negated = part->negated;
        if (Negation negation = matchNegation(alpha)) {
          alpha = negation.input;
          negated = !negated;
        }
        return ScaledNegativePart{*part, alpha, expr, negated};
      }
  if (Negation negation = matchNegation(expr)) {
    std::optional<ScaledNegativePart> inner =
        matchScaledNegativePart(negation.input);
    if (inner)
      inner->negated = !inner->negated;
    return inner;
  }
  return std::nullopt;
}

/// max(x, 0) + alpha * min(x, 0), max(x, 0) - alpha * max(-x, 0), and
/// max(x, 0) + (-alpha) * max(-x, 0). alpha meets a 0 where x > 0: the sum is x
/// for a finite alpha only.
static std::optional<PReluMatch>
matchClampSum(ScalarExpr *root, const RaiseAssumptions &assumptions,
              Refusal &refusal) {
  if (root->kind != Kind::Add && root->kind != Kind::Sub)
    return std::nullopt;
  bool isSub = root->kind == Kind::Sub;
  for (unsigned first : {0u, 1u}) {
    if (isSub && first == 1)
      break;
    std::optional<Clamp> positive = matchClamp(root->operands[first]);
    std::optional<ScaledNegativePart> negative =
        matchScaledNegativePart(root->operands[1 - first]);
    if (!positive || !positive->isMax || !negative ||
        negative->part.input != positive->input)
      continue;
    ScalarExpr *alpha = negative->alpha;
    bool mirrored = negative->part.negated;
    if (negative->part.mayWrap) {
      refusal = {"-x wraps at the smallest integer, which relu(-x) then turns "
                 "into 0",
                 "write the PReLU with a select or with min(x, 0)"};
      return std::nullopt;
    }
    AlphaFacts facts = getAlphaFacts(alpha);
    bool isFinite = !root->isFloat() ||
                    (!facts.mayBeNaN && std::isfinite(facts.min) &&
                     std::isfinite(facts.max)) ||
                    negative->product->promises(arith::FastMathFlags::ninf) ||
                    negative->product->promises(arith::FastMathFlags::nnan) ||
                    (assumptions.finiteAlpha && !facts.isConstant);
    if (!isFinite) {
      refusal = {"alpha may be infinite, and then 0 * alpha is NaN where x > 0",
                 "make alpha a constant, or write the PReLU with a select"};
      return std::nullopt;
    }
    PReluMatch match;
    match.input = positive->input;
    match.alpha = alpha;
    match.negateAlpha = negative->negated != isSub;
    match.nanToZero =
        positive->nanToZero && negative->part.nanToZero && !assumptions.noNaNs;
    match.boundAbove = positive->isFinite && !assumptions.noInfs;
    match.boundBelow = negative->part.isFinite && !assumptions.noInfs;
    match.spelling = mirrored ? "relu(x) - alpha * relu(-x)"
                              : "max(x, 0) + alpha * min(x, 0)";
    return match;
  }
  return std::nullopt;
}

/// Whether max(x, alpha * x), or with `isMax` false the minimum, is a PReLU for
/// every integer alpha: alpha * x must not wrap into another sign.
static bool fitsIntegers(const AlphaFacts &alpha, bool isMax) {
  return alpha.isConstant && alpha.min >= (isMax ? -1 : 1) && alpha.max <= 1;
}

/// max(x, alpha * x) for alpha <= 1, min(x, alpha * x) for alpha >= 1. alpha =
/// 0 is out where x may be infinite: 0 * Inf is NaN, where a PReLU gives Inf.
/// With that out, both operands are NaN for a NaN, so that maxnumf and minnumf
/// do as well.
static std::optional<PReluMatch>
matchExtremum(ScalarExpr *root, const RaiseAssumptions &assumptions,
              Refusal &refusal) {
  ScalarExpr *left, *right;
  bool isMax;
  if (root->kind == Kind::Maximum || root->kind == Kind::Minimum ||
      root->kind == Kind::MaxNum || root->kind == Kind::MinNum) {
    isMax = root->kind == Kind::Maximum || root->kind == Kind::MaxNum;
    left = root->operands[0];
    right = root->operands[1];
  } else if (std::optional<Choice> choice = matchChoice(root)) {
    left = choice->left;
    right = choice->right;
    isMax = choice->ifGreater == left && choice->ifLess == right;
    bool isMin = choice->ifGreater == right && choice->ifLess == left;
    if (isMax == isMin)
      return std::nullopt;
  } else {
    return std::nullopt;
  }
  ScalarExpr *input = left, *product = right;
  ScalarExpr *alpha = matchProduct(right, left);
  if (!alpha) {
    input = right;
    product = left;
    alpha = matchProduct(left, right);
  }
  // A clamp at 0 of alpha * 0.
  if (!alpha || input->constant)
    return std::nullopt;
  StringRef spelling = isMax ? "max(x, alpha * x)" : "min(x, alpha * x)";
  PReluMatch match = makeMatch(input, alpha, spelling);
  AlphaFacts facts = getAlphaFacts(alpha);
  if (!root->isFloat()) {
    if (fitsIntegers(facts, isMax))
      return match;
    refusal = {(spelling + " of integers is a PReLU only for a constant alpha "
                           "between -1 and 1: alpha * x wraps")
                   .str(),
               "write the PReLU with a select"};
    return std::nullopt;
  }
  bool neverNaN = assumptions.noInfs ||
                  product->promises(arith::FastMathFlags::ninf) ||
                  product->promises(arith::FastMathFlags::nnan);
  bool isFinite =
      !facts.mayBeNaN || (assumptions.finiteAlpha && !facts.isConstant);
  bool inRange = isMax ? facts.max <= 1 : facts.min >= 1;
  // An infinite constant alpha gives NaN at x = 0.
  if (facts.isConstant)
    inRange &= std::isfinite(facts.min) && std::isfinite(facts.max);
  bool assumed = isMax && !facts.isConstant && assumptions.alphaAtMostOne;
  bool nonZero = !isMax || !facts.mayBeZero || neverNaN;
  if (assumed || (isFinite && inRange && nonZero))
    return match;
  bool onlyZero = isFinite && inRange;
  refusal.reason =
      (spelling + " is a PReLU only where alpha " +
       (isMax ? "<= 1 and not 0, which is not " : ">= 1, which is not ") +
       (facts.isConstant ? "the case" : "known"))
          .str();
  refusal.suggestion =
      facts.isConstant
          ? "write the PReLU with a select"
          : "make alpha a constant, or write the PReLU with a select";
  if (!facts.isConstant && isMax)
    refusal.suggestion += onlyZero ? ", or set no-infs (0 * Inf is NaN)"
                                   : ", or set alpha-at-most-one";
  return std::nullopt;
}

/// Every spelling in the type of `root`.
static std::optional<PReluMatch>
matchInOneType(ScalarExpr *root, const RaiseAssumptions &assumptions,
               Refusal &refusal) {
  if (std::optional<PReluMatch> match = matchSelect(root, refusal))
    return match;
  if (std::optional<PReluMatch> match = matchSlope(root))
    return match;
  for (auto matcher : {matchClampSum, matchExtremum, matchPolynomial}) {
    std::optional<PReluMatch> match = matcher(root, assumptions, refusal);
    if (match || !refusal.reason.empty())
      return match;
  }
  return std::nullopt;
}

/// `expr` in the narrower `type`, if it holds a number of that type: what was
/// extended from it, or a constant that it can represent.
static bool isOfNarrowType(ScalarExpr *expr, Type type) {
  if (expr->kind == Kind::Extend)
    return expr->operands[0]->type == type;
  auto number = dyn_cast_or_null<FloatAttr>(expr->constant);
  if (!number)
    return false;
  llvm::APFloat value = number.getValue();
  bool losesInfo;
  value.convert(cast<FloatType>(type).getFloatSemantics(),
                llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  return !losesInfo;
}

std::optional<PReluMatch> prelu::matchPRelu(ScalarExpr *root,
                                            const RaiseAssumptions &assumptions,
                                            Refusal &refusal) {
  if (root->kind != Kind::Truncate)
    return matchInOneType(root, assumptions, refusal);
  // Computed in a wider type and rounded to the root's.
  std::optional<PReluMatch> match =
      matchInOneType(root->operands[0], assumptions, refusal);
  if (!match)
    return std::nullopt;
  // A product of two numbers of p digits has 2p: where the wider type holds
  // those, rounding it is what the narrower type's product does. bf16 has the
  // exponents of f32, whose subnormal numbers round first: 16 digits do not
  // reach from half of bf16's last place, 2^-134, down to half of f32's,
  // 2^-150.
  unsigned narrow = llvm::APFloat::semanticsPrecision(
      cast<FloatType>(root->type).getFloatSemantics());
  unsigned wide = llvm::APFloat::semanticsPrecision(
      cast<FloatType>(root->operands[0]->type).getFloatSemantics());
  bool isExact = 2 * narrow <= wide && match->input->kind == Kind::Extend &&
                 match->input->operands[0]->type == root->type &&
                 match->alpha && isOfNarrowType(match->alpha, root->type) &&
                 !match->boundAbove && !match->boundBelow;
  if (!isExact) {
    match->truncates = true;
    return match;
  }
  match->input = match->input->operands[0];
  if (match->alpha->kind == Kind::Extend) {
    match->alpha = match->alpha->operands[0];
  } else {
    match->constantAlpha = FloatAttr::get(
        root->type, cast<FloatAttr>(match->alpha->constant).getValueAsDouble());
    match->alpha = nullptr;
  }
  return match;
}
