//===- ExprPatterns.cpp - what the spellings of PReLU are made of
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExprPatterns.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;
using P = arith::CmpFPredicate;

ScalarExpr *prelu::stripExtend(ScalarExpr *expr) {
  while (expr->kind == Kind::Extend)
    expr = expr->operands[0];
  return expr;
}

/// The comparison that `condition` is, or with `inverted` the opposite of, with
/// negations and round trips through integers taken off.
static ScalarExpr *stripBooleans(ScalarExpr *condition, bool &inverted) {
  inverted = false;
  while (true) {
    if (condition->kind == Kind::Not) {
      inverted = !inverted;
      condition = condition->operands[0];
      continue;
    }
    if (condition->kind == Kind::Compare &&
        condition->operands[0]->kind == Kind::ExtendBool &&
        condition->operands[1]->isZero() &&
        (condition->predicate == P::UNE || condition->predicate == P::OEQ)) {
      inverted ^= condition->predicate == P::OEQ;
      condition = condition->operands[0]->operands[0];
      continue;
    }
    return condition;
  }
}

std::optional<Choice> prelu::matchCondition(ScalarExpr *condition,
                                            ScalarExpr *ifTrue,
                                            ScalarExpr *ifFalse) {
  bool inverted;
  ScalarExpr *compare = stripBooleans(condition, inverted);
  if (compare->kind != Kind::Compare)
    return std::nullopt;
  if (inverted)
    std::swap(ifTrue, ifFalse);
  P predicate = compare->predicate;
  bool greater = predicate == P::OGT || predicate == P::OGE ||
                 predicate == P::UGT || predicate == P::UGE;
  bool less = predicate == P::OLT || predicate == P::OLE ||
              predicate == P::ULT || predicate == P::ULE;
  if (!greater && !less)
    return std::nullopt;
  bool orEqual = predicate == P::OGE || predicate == P::UGE ||
                 predicate == P::OLE || predicate == P::ULE;
  bool unordered = predicate == P::UGT || predicate == P::UGE ||
                   predicate == P::ULT || predicate == P::ULE;
  Choice choice;
  choice.left = compare->operands[0];
  choice.right = compare->operands[1];
  choice.ifGreater = greater ? ifTrue : ifFalse;
  choice.ifLess = greater ? ifFalse : ifTrue;
  choice.ifEqual = orEqual ? ifTrue : ifFalse;
  choice.ifUnordered = unordered ? ifTrue : ifFalse;
  choice.noNaNs = compare->promises(arith::FastMathFlags::nnan);
  return choice;
}

std::optional<Choice> prelu::matchChoice(ScalarExpr *expr) {
  if (expr->kind != Kind::Select)
    return std::nullopt;
  return matchCondition(expr->operands[0], expr->operands[1],
                        expr->operands[2]);
}

void prelu::putZeroRight(Choice &choice) {
  if (!choice.left->isZero())
    return;
  std::swap(choice.left, choice.right);
  std::swap(choice.ifGreater, choice.ifLess);
}

std::optional<Choice> prelu::matchSignChoice(ScalarExpr *expr) {
  std::optional<Choice> choice = matchChoice(expr);
  if (!choice)
    return std::nullopt;
  putZeroRight(*choice);
  if (!choice->right->isZero())
    return std::nullopt;
  return choice;
}

Negation prelu::matchNegation(ScalarExpr *expr) {
  bool mayWrap = !expr->isFloat() && !expr->noWrap;
  if (expr->kind == Kind::Neg)
    return {expr->operands[0], mayWrap};
  if (expr->kind == Kind::Sub && expr->operands[0]->isZero())
    return {expr->operands[1], mayWrap};
  if (expr->kind == Kind::Mul)
    for (unsigned side : {0u, 1u})
      if (expr->operands[side]->getDouble() == -1)
        return {expr->operands[1 - side], mayWrap};
  return {};
}

bool prelu::isNegated(ScalarExpr *expr, ScalarExpr *input) {
  Negation outer = matchNegation(expr), inner = matchNegation(input);
  return (outer.input == input && !outer.mayWrap) ||
         (inner.input == expr && !inner.mayWrap);
}

/// Whether `expr` is the largest finite number of its type, or the smallest; an
/// infinity bounds nothing and will do too.
static bool isFiniteBound(ScalarExpr *expr, bool largest, bool &isInfinite) {
  auto number = dyn_cast_or_null<FloatAttr>(expr->constant);
  if (!number || number.getValue().isNaN() ||
      number.getValue().isNegative() == largest)
    return false;
  isInfinite = number.getValue().isInfinity();
  return isInfinite || number.getValue().isLargest();
}

/// What min(x, largest) or max(x, -largest) clamps; sets `isFinite` where that
/// takes infinities away on the side that max(x, 0), or with `isMax` false
/// min(x, 0), leaves.
static ScalarExpr *stripFiniteBound(ScalarExpr *expr, bool isMax,
                                    bool &isFinite) {
  bool boundsAbove = expr->kind == Kind::Minimum || expr->kind == Kind::MinNum;
  bool boundsBelow = expr->kind == Kind::Maximum || expr->kind == Kind::MaxNum;
  // maxnumf and minnumf would turn a NaN into the bound.
  bool swallowsNaN = expr->kind == Kind::MinNum || expr->kind == Kind::MaxNum;
  if ((!boundsAbove && !boundsBelow) ||
      (swallowsNaN && !expr->promises(arith::FastMathFlags::nnan)))
    return expr;
  for (unsigned side : {0u, 1u}) {
    bool isInfinite;
    if (!isFiniteBound(expr->operands[side], boundsAbove, isInfinite))
      continue;
    isFinite |= boundsAbove == isMax && !isInfinite &&
                !expr->promises(arith::FastMathFlags::ninf);
    return expr->operands[1 - side];
  }
  return expr;
}

/// max(x, 0) or min(x, 0) with nothing around or in it.
static std::optional<Clamp> matchPlainClamp(ScalarExpr *expr) {
  switch (expr->kind) {
  case Kind::Maximum:
  case Kind::Minimum:
  case Kind::MaxNum:
  case Kind::MinNum: {
    bool zeroFirst = expr->operands[0]->isZero();
    if (!zeroFirst && !expr->operands[1]->isZero())
      return std::nullopt;
    bool swallowsNaN =
        (expr->kind == Kind::MaxNum || expr->kind == Kind::MinNum) &&
        !expr->promises(arith::FastMathFlags::nnan);
    return Clamp{expr->operands[zeroFirst ? 1 : 0],
                 expr->kind == Kind::Maximum || expr->kind == Kind::MaxNum,
                 swallowsNaN, false};
  }
  case Kind::Select: {
    std::optional<Choice> choice = matchSignChoice(expr);
    if (!choice)
      return std::nullopt;
    bool isMax = choice->ifLess->isZero();
    ScalarExpr *input = isMax ? choice->ifGreater : choice->ifLess;
    ScalarExpr *other = isMax ? choice->ifLess : choice->ifGreater;
    if (!other->isZero() || input->isZero() ||
        stripExtend(choice->left) != stripExtend(input))
      return std::nullopt;
    return Clamp{input, isMax, !choice->noNaNs && choice->ifUnordered->isZero(),
                 false};
  }
  default:
    return std::nullopt;
  }
}

std::optional<Clamp> prelu::matchClamp(ScalarExpr *expr) {
  // The finite bound is around the clamp or in it.
  for (bool isMax : {true, false}) {
    bool isFinite = false;
    ScalarExpr *inside = stripFiniteBound(expr, isMax, isFinite);
    std::optional<Clamp> clamp = matchPlainClamp(inside);
    if (!clamp || clamp->isMax != isMax)
      continue;
    clamp->input = stripFiniteBound(clamp->input, isMax, isFinite);
    clamp->isFinite = isFinite;
    return clamp;
  }
  return std::nullopt;
}

std::optional<NegativePart> prelu::matchNegativePart(ScalarExpr *expr,
                                                     ScalarExpr *input) {
  if (std::optional<Clamp> clamp = matchClamp(expr)) {
    if (!clamp->isMax && clamp->input == input)
      return NegativePart{false, clamp->nanToZero, clamp->isFinite, false};
    if (clamp->isMax) {
      Negation inner = matchNegation(clamp->input);
      Negation outer = matchNegation(input);
      if (inner.input == input)
        return NegativePart{true, clamp->nanToZero, clamp->isFinite,
                            inner.mayWrap};
      if (outer.input == clamp->input)
        return NegativePart{true, clamp->nanToZero, clamp->isFinite,
                            outer.mayWrap};
    }
  }
  if (Negation outer = matchNegation(expr))
    if (std::optional<NegativePart> part =
            matchNegativePart(outer.input, input)) {
      // A product with it is the same modulo 2^n whether this wraps or not.
      part->negated = !part->negated;
      return part;
    }
  return std::nullopt;
}

ScalarExpr *prelu::matchAbs(ScalarExpr *expr) {
  if (expr->kind == Kind::Abs)
    return expr->operands[0];
  if (expr->kind == Kind::Maximum || expr->kind == Kind::MaxNum) {
    for (unsigned side : {0u, 1u})
      if (Negation negation = matchNegation(expr->operands[side]))
        if (negation.input == expr->operands[1 - side])
          return negation.input;
    return nullptr;
  }
  std::optional<Choice> choice = matchSignChoice(expr);
  if (!choice)
    return nullptr;
  Negation negation = matchNegation(choice->ifLess);
  if (negation && negation.input == choice->ifGreater &&
      stripExtend(choice->left) == stripExtend(choice->ifGreater))
    return choice->ifGreater;
  return nullptr;
}

std::optional<Scale> prelu::matchScale(
    ScalarExpr *expr,
    llvm::function_ref<std::optional<bool>(ScalarExpr *)> matchInput) {
  if (expr->kind == Kind::Mul)
    for (unsigned side : {0u, 1u})
      if (std::optional<bool> negated = matchInput(expr->operands[side]))
        return Scale{expr->operands[1 - side], *negated};
  if (Negation negation = matchNegation(expr))
    if (std::optional<Scale> scale = matchScale(negation.input, matchInput))
      return Scale{scale->alpha, !scale->negated};
  return std::nullopt;
}

std::optional<Scale> prelu::matchScale(ScalarExpr *expr, ScalarExpr *input) {
  // x itself first: x * -1 is a product of x and -1.
  auto isInput = [&](ScalarExpr *part) -> std::optional<bool> {
    if (part == input)
      return false;
    return std::nullopt;
  };
  if (std::optional<Scale> scale = matchScale(expr, isInput))
    return scale;
  // A product is the same modulo 2^n whether the negation wraps or not.
  return matchScale(expr, [&](ScalarExpr *part) -> std::optional<bool> {
    if (matchNegation(part).input == input ||
        matchNegation(input).input == part)
      return true;
    return std::nullopt;
  });
}

/// The facts of elements that are all known.
static AlphaFacts getFactsOf(ArrayRef<double> values) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  AlphaFacts facts = {infinity, -infinity, false, false, true};
  for (double value : values) {
    facts.mayBeNaN |= std::isnan(value);
    facts.mayBeZero |= value == 0;
    if (std::isnan(value))
      continue;
    facts.min = std::min(facts.min, value);
    facts.max = std::max(facts.max, value);
  }
  return facts;
}

namespace {
/// Facts of expressions, each found once, however many others share it.
class AlphaAnalysis {
public:
  AlphaFacts get(ScalarExpr *alpha) {
    auto position = known.find(alpha);
    if (position != known.end())
      return position->second;
    AlphaFacts facts = compute(alpha);
    known.try_emplace(alpha, facts);
    return facts;
  }

private:
  AlphaFacts compute(ScalarExpr *alpha);

  llvm::DenseMap<ScalarExpr *, AlphaFacts> known;
};
} // namespace

AlphaFacts prelu::getAlphaFacts(ScalarExpr *alpha) {
  return AlphaAnalysis().get(alpha);
}

AlphaFacts prelu::getAlphaFacts(const Scale &scale) {
  AlphaFacts facts = getAlphaFacts(scale.alpha);
  if (scale.negated) {
    std::swap(facts.min, facts.max);
    facts.min = -facts.min;
    facts.max = -facts.max;
  }
  return facts;
}

AlphaFacts AlphaAnalysis::compute(ScalarExpr *alpha) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (std::optional<double> value = alpha->getDouble())
    return getFactsOf(*value);
  for (const Source &source : alpha->sources)
    if (ElementsAttr attr = getConstantElements(source.value)) {
      if (std::optional<std::vector<double>> values = readFloats(attr))
        return getFactsOf(*values);
      if (auto ints = dyn_cast<DenseIntElementsAttr>(attr)) {
        std::vector<double> values;
        for (const APInt &value : ints.getValues<APInt>())
          values.push_back(value.signedRoundToDouble());
        return getFactsOf(values);
      }
    }
  AlphaFacts unknown = {-infinity, infinity, alpha->isFloat(), true, false};
  bool isMax = alpha->kind == Kind::Maximum || alpha->kind == Kind::MaxNum;
  bool isMin = alpha->kind == Kind::Minimum || alpha->kind == Kind::MinNum;
  if (!isMax && !isMin)
    return unknown;
  AlphaFacts left = get(alpha->operands[0]);
  AlphaFacts right = get(alpha->operands[1]);
  AlphaFacts facts = unknown;
  // maxnumf and minnumf of a NaN and a number are that number.
  bool swallowsNaN = alpha->kind == Kind::MaxNum || alpha->kind == Kind::MinNum;
  facts.mayBeNaN = swallowsNaN ? left.mayBeNaN && right.mayBeNaN
                               : left.mayBeNaN || right.mayBeNaN;
  facts.min =
      isMax ? std::max(left.min, right.min) : std::min(left.min, right.min);
  facts.max =
      isMax ? std::max(left.max, right.max) : std::min(left.max, right.max);
  // Where one operand is NaN the other alone bounds the result.
  if (swallowsNaN && isMax && (left.mayBeNaN || right.mayBeNaN))
    facts.min = left.mayBeNaN && right.mayBeNaN ? std::min(left.min, right.min)
                : left.mayBeNaN                 ? right.min
                                                : left.min;
  if (swallowsNaN && isMin && (left.mayBeNaN || right.mayBeNaN))
    facts.max = left.mayBeNaN && right.mayBeNaN ? std::max(left.max, right.max)
                : left.mayBeNaN                 ? right.max
                                                : left.max;
  facts.mayBeZero =
      facts.min <= 0 && facts.max >= 0 && (left.mayBeZero || right.mayBeZero);
  return facts;
}
