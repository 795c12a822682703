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

bool prelu::isPReluElement(Type type) {
  return type.isF16() || type.isBF16() || type.isF32() || type.isF64() ||
         type.isSignlessInteger(8) || type.isSignlessInteger(16) ||
         type.isSignlessInteger(32) || type.isSignlessInteger(64);
}

static PReluMatch makeMatch(ScalarExpr *input, Scale scale,
                            StringRef spelling) {
  PReluMatch match;
  match.input = input;
  match.alpha = scale.alpha;
  match.negateAlpha = scale.negated;
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
static std::optional<Scale> matchScaledInput(ScalarExpr *expr,
                                             ScalarExpr *input) {
  if (std::optional<Scale> scale = matchScale(expr, input))
    return scale;
  return matchScale(expr, [&](ScalarExpr *part) -> std::optional<bool> {
    std::optional<NegativePart> negative = matchNegativePart(part, input);
    if (!negative || negative->nanToZero || negative->isFinite ||
        negative->mayWrap)
      return std::nullopt;
    return negative->negated;
  });
}

/// x > 0 ? x : alpha * x, where `choice` compares x with 0. Both arms are NaN
/// for a NaN, and 0 of either sign for x = 0. x itself may be a clamp.
static std::optional<PReluMatch> matchSignArms(const Choice &choice) {
  for (ScalarExpr *input :
       {choice.ifGreater, stripClamp(choice.ifGreater, /*isMax=*/true)}) {
    std::optional<Scale> scale = matchScaledInput(choice.ifLess, input);
    if (!scale || input->isZero())
      continue;
    ScalarExpr *compared = stripExtend(choice.left);
    ScalarExpr *plain = stripExtend(input);
    if (compared == plain)
      return makeMatch(input, *scale, "select on the sign");
  }
  return std::nullopt;
}

/// A choice by the sign of -x as one by the sign of x.
static Choice mirror(Choice choice) {
  std::swap(choice.ifGreater, choice.ifLess);
  return choice;
}

/// x > 0 ? x : alpha * x, by any comparison.
static std::optional<PReluMatch> matchSelect(ScalarExpr *root,
                                             Refusal &refusal) {
  std::optional<Choice> choice = matchChoice(root);
  if (!choice)
    return std::nullopt;
  putZeroRight(*choice);
  // A comparison of x with alpha * x is a maximum or minimum.
  if (matchScale(choice->left, choice->right) ||
      matchScale(choice->right, choice->left))
    return std::nullopt;
  if (choice->right->isZero()) {
    if (std::optional<PReluMatch> match = matchSignArms(*choice))
      return match;
    // y < 0 ? -y : alpha * y is a PReLU of -y.
    Choice mirrored = mirror(*choice);
    if (isNegated(stripExtend(choice->left), mirrored.ifGreater)) {
      mirrored.left = mirrored.ifGreater;
      if (std::optional<PReluMatch> match = matchSignArms(mirrored))
        return match;
    }
  }
  ScalarExpr *input = stripClamp(choice->ifGreater, /*isMax=*/true);
  bool isScaled = matchScaledInput(choice->ifLess, input) ||
                  matchScaledInput(choice->ifLess, choice->ifGreater);
  if (!isScaled) {
    input = choice->ifLess;
    if (!matchScale(choice->ifGreater, input))
      return std::nullopt;
  }
  if (input->isZero())
    return std::nullopt;
  ScalarExpr *compared = stripExtend(choice->left);
  if (compared != stripExtend(input) &&
      !(isScaled && compared == stripExtend(choice->ifGreater)))
    refusal = {"what is compared is not the x of the arms x and alpha * x",
               "compare x with 0"};
  else if (!choice->right->isZero())
    refusal = {"x is compared with something else than 0", "compare x with 0"};
  else
    refusal = {"alpha multiplies the positive x",
               "swap the arms if that was not meant"};
  return std::nullopt;
}

/// x * (x > 0 ? 1 : alpha): x * 1 is x, and NaN either way for a NaN.
static std::optional<PReluMatch> matchSlope(ScalarExpr *root) {
  if (root->kind != Kind::Mul)
    return std::nullopt;
  for (unsigned side : {0u, 1u}) {
    ScalarExpr *input = root->operands[1 - side];
    std::optional<Choice> choice = matchSignChoice(root->operands[side]);
    // A product with x > 0 as 0 or 1 is a relu, or part of a sum.
    if (choice && choice->ifGreater->isOne() && !choice->ifLess->isZero() &&
        stripExtend(choice->left) == stripExtend(input))
      return makeMatch(input, {choice->ifLess, false}, "select of the slope");
  }
  return std::nullopt;
}

namespace {
/// What an expression adds to a sum as alpha times the negative part of x.
struct ScaledNegativePart {
  NegativePart part;
  ScalarExpr *alpha;
  /// The operation that meets alpha and 0; null where none does.
  ScalarExpr *product;
  bool negated;
  /// It is min(alpha * x, 0), the negative part for alpha > 0 only.
  bool needsPositiveAlpha = false;
};
} // namespace

/// `first` * `second`, computed by `product`, as alpha times the negative part
/// of `input`.
static std::optional<ScaledNegativePart> matchScaledFactors(ScalarExpr *first,
                                                            ScalarExpr *second,
                                                            ScalarExpr *product,
                                                            ScalarExpr *input) {
  std::pair<ScalarExpr *, ScalarExpr *> orders[] = {{first, second},
                                                    {second, first}};
  for (auto [factor, alpha] : orders) {
    std::optional<NegativePart> part = matchNegativePart(factor, input);
    if (!part)
      continue;
    bool negated = part->negated;
    if (Negation negation = matchNegation(alpha)) {
      alpha = negation.input;
      negated = !negated;
    }
    return ScaledNegativePart{*part, alpha, product, negated};
  }
  return std::nullopt;
}

static std::optional<ScaledNegativePart>
matchScaledNegativePart(ScalarExpr *expr, ScalarExpr *input) {
  if (expr->kind == Kind::Mul)
    if (auto scaled = matchScaledFactors(expr->operands[0], expr->operands[1],
                                         expr, input))
      return scaled;
  if (std::optional<Clamp> clamp = matchClamp(expr); clamp && !clamp->isFinite)
    if (std::optional<Scale> scale = matchScale(clamp->input, input)) {
      // max(-(alpha * x), 0) is -min(alpha * x, 0).
      bool positive = scale->negated == clamp->isMax;
      NegativePart part{clamp->isMax, clamp->nanToZero, false, false};
      if (!positive)
        return std::nullopt;
      return ScaledNegativePart{part, scale->alpha, /*product=*/nullptr,
                                clamp->isMax, /*needsPositiveAlpha=*/true};
    }
  // x > 0 ? 0 : alpha * x.
  if (std::optional<Choice> choice = matchSignChoice(expr);
      choice && choice->ifGreater->isZero() &&
      stripExtend(choice->left) == stripExtend(input))
    if (std::optional<Scale> scale = matchScale(choice->ifLess, input)) {
      NegativePart part{false, !choice->noNaNs && choice->ifUnordered->isZero(),
                        false, false};
      return ScaledNegativePart{part, scale->alpha, /*product=*/nullptr,
                                scale->negated};
    }
  if (Negation negation = matchNegation(expr)) {
    std::optional<ScaledNegativePart> inner =
        matchScaledNegativePart(negation.input, input);
    if (inner)
      inner->negated = !inner->negated;
    return inner;
  }
  return std::nullopt;
}

/// max(x, 0) of `positive` and `negative`, or with `isSub` less it.
static std::optional<PReluMatch>
matchParts(const Clamp &positive, const ScaledNegativePart &negative,
           bool isSub, const RaiseAssumptions &assumptions, Refusal &refusal) {
  bool isFloat = positive.input->isFloat();
  if (negative.part.mayWrap) {
    refusal = {"-x wraps at the smallest integer, which relu(-x) then turns "
               "into 0",
               "write the PReLU with a select or with min(x, 0)"};
    return std::nullopt;
  }
  AlphaFacts facts = getAlphaFacts(negative.alpha);
  if (negative.needsPositiveAlpha && !isFloat) {
    refusal = {"min(alpha * x, 0) of integers is no alpha * min(x, 0): "
               "alpha * x wraps",
               "write alpha * min(x, 0)"};
    return std::nullopt;
  }
  if (negative.needsPositiveAlpha && (facts.mayBeNaN || facts.min <= 0)) {
    refusal = {"min(alpha * x, 0) is alpha * min(x, 0) only where alpha > 0, "
               "which is not known",
               "make alpha a constant, or write alpha * min(x, 0)"};
    return std::nullopt;
  }
  bool isFinite = !isFloat || !negative.product ||
                  (!facts.mayBeNaN && std::isfinite(facts.min) &&
                   std::isfinite(facts.max)) ||
                  negative.product->promises(arith::FastMathFlags::ninf) ||
                  negative.product->promises(arith::FastMathFlags::nnan) ||
                  (assumptions.finiteAlpha && !facts.isConstant);
  if (!isFinite) {
    refusal = {"alpha may be infinite, and then 0 * alpha is NaN where x > 0",
               "make alpha a constant, or write the PReLU with a select"};
    return std::nullopt;
  }
  PReluMatch match =
      makeMatch(positive.input, {negative.alpha, negative.negated != isSub},
                negative.part.negated ? "relu(x) - alpha * relu(-x)"
                                      : "max(x, 0) + alpha * min(x, 0)");
  match.nanToZero =
      positive.nanToZero && negative.part.nanToZero && !assumptions.noNaNs;
  match.boundAbove = positive.isFinite && !assumptions.noInfs;
  match.boundBelow = negative.part.isFinite && !assumptions.noInfs;
  return match;
}

/// max(x, 0) + alpha * min(x, 0), max(x, 0) - alpha * max(-x, 0), and
/// max(x, 0) + (-alpha) * max(-x, 0). alpha meets a 0 where x > 0: the sum is x
/// for a finite alpha only. In a multiply-and-add one of product and addend is
/// 0, so that it rounds as the product does.
static std::optional<PReluMatch>
matchClampSum(ScalarExpr *root, const RaiseAssumptions &assumptions,
              Refusal &refusal) {
  if (root->kind == Kind::Fma) {
    std::optional<Clamp> positive = matchClamp(root->operands[2]);
    if (!positive || !positive->isMax)
      return std::nullopt;
    std::optional<ScaledNegativePart> negative = matchScaledFactors(
        root->operands[0], root->operands[1], root, positive->input);
    if (!negative)
      return std::nullopt;
    return matchParts(*positive, *negative, /*isSub=*/false, assumptions,
                      refusal);
  }
  if (root->kind != Kind::Add && root->kind != Kind::Sub)
    return std::nullopt;
  bool isSub = root->kind == Kind::Sub;
  for (unsigned first : {0u, 1u}) {
    if (isSub && first == 1)
      break;
    std::optional<Clamp> positive = matchClamp(root->operands[first]);
    if (!positive || !positive->isMax)
      continue;
    std::optional<ScaledNegativePart> negative =
        matchScaledNegativePart(root->operands[1 - first], positive->input);
    if (negative)
      return matchParts(*positive, *negative, isSub, assumptions, refusal);
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
  std::optional<Scale> scale = matchScale(right, left);
  if (!scale) {
    input = right;
    product = left;
    scale = matchScale(left, right);
  }
  // A clamp at 0 of alpha * 0.
  if (!scale || input->constant)
    return std::nullopt;
  StringRef spelling = isMax ? "max(x, alpha * x)" : "min(x, alpha * x)";
  PReluMatch match = makeMatch(input, *scale, spelling);
  AlphaFacts facts = getAlphaFacts(*scale);
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
  if (!refusal.reason.empty())
    return std::nullopt;
  if (std::optional<PReluMatch> match = matchSlope(root))
    return match;
  for (auto matcher : {matchClampSum, matchExtremum, matchPolynomial}) {
    std::optional<PReluMatch> match = matcher(root, assumptions, refusal);
    if (match || !refusal.reason.empty())
      return match;
  }
  refusal = describeLookalike(root);
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
  bool isExact = isPReluElement(root->type) && 2 * narrow <= wide &&
                 match->input->kind == Kind::Extend &&
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
    double alpha = cast<FloatAttr>(match->alpha->constant).getValueAsDouble();
    match->constantAlpha =
        FloatAttr::get(root->type, match->negateAlpha ? -alpha : alpha);
    match->alpha = nullptr;
  }
  return match;
}
