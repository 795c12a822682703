//===- MatchPolynomial.cpp - PReLUs of real numbers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExprPatterns.h"
#include "MatchPRelu.h"

#include "llvm/ADT/SetVector.h"

#include <cmath>
#include <map>

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

namespace {
/// What of an expression a factor is: it itself, or of the input max(x, 0), or
/// x > 0 as 0 or 1.
enum class Part { Whole, Positive, Mask };
using Atom = std::pair<ScalarExpr *, Part>;
/// Factors in ascending order. The empty monomial is 1.
using Monomial = std::vector<Atom>;

/// A sum of products, with the coefficient of each product.
using Polynomial = std::map<Monomial, double>;

/// Multiplies `root` out as a polynomial in the input, its positive part and
/// whatever else it is made of.
class Expansion {
public:
  explicit Expansion(ScalarExpr *input) : input(input) {}

  /// `expr` as a polynomial, one term where it cannot be multiplied out. Each
  /// expression is visited once, however many others share it.
  const Polynomial &expand(ScalarExpr *expr);

  /// Every operation that was multiplied out promises that its operands are
  /// finite and that it may be reassociated.
  bool isPromised() const { return promised; }
  /// The input is read by clamps only that give 0 for a NaN.
  bool swallowsNaN() const { return nanToZero; }
  /// x > 0 is a factor.
  bool hasMask() const { return mask; }

private:
  Polynomial expandUncached(ScalarExpr *expr);
  std::optional<Polynomial> expandOperation(ScalarExpr *expr);
  std::optional<Polynomial> expandChoice(ScalarExpr *expr);

  ScalarExpr *input;
  std::map<ScalarExpr *, Polynomial> known;
  bool promised = true, nanToZero = true, mask = false;
};
} // namespace

/// Terms and factors of a polynomial; every spelling has far fewer.
static constexpr size_t maxTerms = 16, maxFactors = 4;

/// The largest integer constant that is multiplied out.
static constexpr double maxInteger = 127;

/// Takes out the terms whose coefficient is within `tolerance` of 0.
static Polynomial dropZeros(Polynomial polynomial, double tolerance = 0) {
  for (auto term = polynomial.begin(); term != polynomial.end();)
    term = std::abs(term->second) <= tolerance ? polynomial.erase(term)
                                               : std::next(term);
  return polynomial;
}

static Polynomial add(Polynomial left, const Polynomial &right, double scale) {
  for (const auto &[monomial, coefficient] : right)
    left[monomial] += scale * coefficient;
  return dropZeros(std::move(left));
}

/// Puts the factors of `monomial` in order. x > 0 times x is max(x, 0), and
/// x > 0 times itself x > 0.
static void normalize(Monomial &monomial) {
  std::sort(monomial.begin(), monomial.end());
  monomial.erase(std::unique(monomial.begin(), monomial.end(),
                             [](const Atom &a, const Atom &b) {
                               return a == b && a.second == Part::Mask;
                             }),
                 monomial.end());
  auto mask = llvm::find_if(
      monomial, [](const Atom &atom) { return atom.second == Part::Mask; });
  if (mask == monomial.end())
    return;
  ScalarExpr *input = mask->first;
  auto factor = llvm::find_if(monomial, [&](const Atom &atom) {
    return atom.first == input && atom.second != Part::Mask;
  });
  if (factor == monomial.end())
    return;
  factor->second = Part::Positive;
  monomial.erase(mask);
  std::sort(monomial.begin(), monomial.end());
}

static std::optional<Polynomial> multiply(const Polynomial &left,
                                          const Polynomial &right) {
  Polynomial result;
  for (const auto &[a, x] : left)
    for (const auto &[b, y] : right) {
      Monomial product = a;
      product.insert(product.end(), b.begin(), b.end());
      normalize(product);
      if (product.size() > maxFactors)
        return std::nullopt;
      result[product] += x * y;
    }
  if (result.size() > maxTerms)
    return std::nullopt;
  return dropZeros(std::move(result));
}

const Polynomial &Expansion::expand(ScalarExpr *expr) {
  auto position = known.find(expr);
  if (position == known.end())
    position = known.emplace(expr, expandUncached(expr)).first;
  return position->second;
}

Polynomial Expansion::expandUncached(ScalarExpr *expr) {
  Monomial whole = {{input, Part::Whole}}, positive = {{input, Part::Positive}};
  if (expr == input) {
    nanToZero = false;
    return Polynomial{{whole, 1}};
  }
  // Coefficients of integers stay small enough to be exact.
  std::optional<double> value = expr->getDouble();
  if (value && (expr->isFloat() || std::abs(*value) <= maxInteger))
    return Polynomial{{{}, *value}};
  if (matchAbs(expr) == input) {
    nanToZero = false;
    return Polynomial{{whole, -1}, {positive, 2}};
  }
  std::optional<Clamp> clamp = matchClamp(expr);
  if (clamp && !clamp->isFinite) {
    Negation negation = matchNegation(clamp->input);
    bool isMirrored = negation.input == input && !negation.mayWrap;
    if (clamp->input == input || isMirrored) {
      nanToZero &= clamp->nanToZero;
      // min(x, 0) = x - max(x, 0), max(-x, 0) = max(x, 0) - x,
      // min(-x, 0) = -max(x, 0).
      Polynomial part;
      if (clamp->isMax == isMirrored)
        part[whole] = isMirrored ? -1 : 1;
      part[positive] = clamp->isMax ? 1 : -1;
      return part;
    }
  }
  if (std::optional<Polynomial> result = expandChoice(expr))
    return *result;
  if (std::optional<Polynomial> result = expandOperation(expr)) {
    if (expr->kind != Kind::Neg)
      promised &= expr->promises(arith::FastMathFlags::reassoc |
                                 arith::FastMathFlags::ninf);
    return *result;
  }
  return Polynomial{{{{expr, Part::Whole}}, 1}};
}

/// A choice by the sign of x: what is chosen for x < 0, and the difference for
/// x > 0.
std::optional<Polynomial> Expansion::expandChoice(ScalarExpr *expr) {
  std::optional<Choice> choice = matchSignChoice(expr);
  bool isNumber = expr->kind == Kind::ExtendBool;
  if (isNumber) {
    choice = matchCondition(expr->operands[0], /*ifTrue=*/expr,
                            /*ifFalse=*/nullptr);
    if (choice)
      putZeroRight(*choice);
    if (choice && !choice->right->isZero())
      choice.reset();
  }
  if (!choice || stripExtend(choice->left) != stripExtend(input))
    return std::nullopt;
  // A NaN gives 0 where a product of x would be NaN.
  if (!isNumber && choice->ifUnordered->isZero() && !choice->noNaNs &&
      !(choice->ifGreater->constant && choice->ifLess->constant))
    return std::nullopt;
  Polynomial greater, less;
  if (isNumber) {
    (choice->ifGreater ? greater : less) = Polynomial{{{}, 1}};
  } else {
    greater = expand(choice->ifGreater);
    less = expand(choice->ifLess);
  }
  std::optional<Polynomial> step =
      multiply(add(greater, less, -1), Polynomial{{{{input, Part::Mask}}, 1}});
  if (!step || less.size() + step->size() > maxTerms)
    return std::nullopt;
  mask = true;
  nanToZero = false;
  return add(less, *step, 1);
}

std::optional<Polynomial> Expansion::expandOperation(ScalarExpr *expr) {
  switch (expr->kind) {
  case Kind::Neg:
    return add({}, expand(expr->operands[0]), -1);
  case Kind::Add:
  case Kind::Sub:
  case Kind::Mul: {
    const Polynomial &left = expand(expr->operands[0]);
    const Polynomial &right = expand(expr->operands[1]);
    if (left.size() + right.size() > maxTerms)
      return std::nullopt;
    if (expr->kind == Kind::Mul)
      return multiply(left, right);
    return add(left, right, expr->kind == Kind::Add ? 1 : -1);
  }
  case Kind::Fma: {
    const Polynomial &left = expand(expr->operands[0]);
    const Polynomial &right = expand(expr->operands[1]);
    const Polynomial &addend = expand(expr->operands[2]);
    if (left.size() + right.size() > maxTerms)
      return std::nullopt;
    std::optional<Polynomial> product = multiply(left, right);
    if (!product || product->size() + addend.size() > maxTerms)
      return std::nullopt;
    return add(*product, addend, 1);
  }
  case Kind::Div: {
    std::optional<double> divisor = expr->operands[1]->getDouble();
    if (!divisor || *divisor == 0)
      return std::nullopt;
    return add({}, expand(expr->operands[0]), 1 / *divisor);
  }
  default:
    return std::nullopt;
  }
}

/// Every x whose |x|, max(x, 0), min(x, 0) or sign is part of the sum `root`.
static SmallVector<ScalarExpr *> getInputs(ScalarExpr *root) {
  constexpr size_t maxVisited = 24;
  SetVector<ScalarExpr *> visited;
  llvm::SmallSetVector<ScalarExpr *, 2> inputs;
  visited.insert(root);
  for (size_t i = 0; i < visited.size() && visited.size() < maxVisited; ++i) {
    ScalarExpr *expr = visited[i];
    ScalarExpr *input = matchAbs(expr);
    if (std::optional<Clamp> clamp = matchClamp(expr))
      input = clamp->input;
    if (input) {
      Negation negation = matchNegation(input);
      inputs.insert(negation ? negation.input : input);
      continue;
    }
    if (expr->kind == Kind::ExtendBool) {
      std::optional<Choice> choice =
          matchCondition(expr->operands[0], expr, expr);
      if (choice)
        inputs.insert(choice->left->isZero() ? choice->right : choice->left);
    } else if (std::optional<Choice> choice = matchSignChoice(expr)) {
      inputs.insert(choice->left);
      visited.insert(expr->operands.begin() + 1, expr->operands.end());
    } else if (expr->kind == Kind::Add || expr->kind == Kind::Sub ||
               expr->kind == Kind::Mul || expr->kind == Kind::Div ||
               expr->kind == Kind::Neg || expr->kind == Kind::Fma) {
      visited.insert(expr->operands.begin(), expr->operands.end());
    }
  }
  return llvm::to_vector(inputs);
}

/// `polynomial` = p * x + q * max(x, 0): (p, q), if it is.
static std::optional<std::pair<Polynomial, Polynomial>>
splitByInput(const Polynomial &polynomial, ScalarExpr *input) {
  Polynomial ofInput, ofPositive;
  for (const auto &[monomial, coefficient] : polynomial) {
    Monomial rest;
    unsigned inputs = 0;
    bool isPositive = false;
    for (const Atom &atom : monomial) {
      if (atom.first != input) {
        rest.push_back(atom);
        continue;
      }
      if (atom.second == Part::Mask)
        return std::nullopt;
      ++inputs;
      isPositive = atom.second == Part::Positive;
    }
    if (inputs != 1)
      return std::nullopt;
    (isPositive ? ofPositive : ofInput)[rest] += coefficient;
  }
  return std::make_pair(ofInput, ofPositive);
}

/// The rounding error that constants of the spelling may carry.
static double getTolerance(Type type) {
  auto floatType = dyn_cast<FloatType>(type);
  if (!floatType)
    return 0;
  return 4 *
         std::ldexp(1.0, -static_cast<int>(llvm::APFloat::semanticsPrecision(
                             floatType.getFloatSemantics())));
}

/// `value` as a constant of `type`; null where that is an integer which does
/// not hold it exactly.
static TypedAttr getConstant(Type type, double value) {
  if (isa<FloatType>(type))
    return FloatAttr::get(type, value);
  if (value != std::trunc(value) || std::abs(value) > maxInteger)
    return {};
  return IntegerAttr::get(type, static_cast<int64_t>(value));
}

/// alpha, where the polynomial `alpha` is a constant or a factor of either
/// sign.
static bool setAlpha(PReluMatch &match, const Polynomial &alpha, Type type,
                     double tolerance) {
  if (alpha.empty() || (alpha.size() == 1 && alpha.begin()->first.empty())) {
    match.constantAlpha =
        getConstant(type, alpha.empty() ? 0 : alpha.begin()->second);
    return bool(match.constantAlpha);
  }
  const auto &[factors, coefficient] = *alpha.begin();
  if (alpha.size() != 1 || factors.size() != 1 ||
      std::abs(std::abs(coefficient) - 1) > tolerance)
    return false;
  match.alpha = factors.front().first;
  match.negateAlpha = coefficient < 0;
  return match.alpha->type == type;
}

std::optional<PReluMatch>
prelu::matchPolynomial(ScalarExpr *root, const RaiseAssumptions &assumptions,
                       Refusal &refusal) {
  if (root->kind != Kind::Add && root->kind != Kind::Sub &&
      root->kind != Kind::Mul && root->kind != Kind::Div &&
      root->kind != Kind::Fma)
    return std::nullopt;
  for (ScalarExpr *input : getInputs(root)) {
    if (input->type != root->type)
      continue;
    Expansion expansion(input);
    auto parts = splitByInput(expansion.expand(root), input);
    if (!parts || parts->second.empty())
      continue;
    // x = p + q times x for x > 0, alpha = p times x for x < 0.
    double tolerance = getTolerance(root->type);
    Polynomial slope =
        dropZeros(add(parts->first, parts->second, 1), tolerance);
    Polynomial alpha = dropZeros(parts->first, tolerance);
    if (slope.size() != 1 || !slope.begin()->first.empty() ||
        std::abs(slope.begin()->second - 1) > tolerance)
      continue;
    // That is a relu, whose mask frontends multiply by.
    bool isRelu = alpha.empty();
    if (isRelu && (expansion.hasMask() || !root->isFloat()))
      continue;

    PReluMatch match;
    match.input = input;
    match.nanToZero = expansion.swallowsNaN() && !assumptions.noNaNs;
    match.spelling = expansion.hasMask()
                         ? "a sum of products with x > 0 as 0 or 1"
                         : "a sum with |x|, max(x, 0) or min(x, 0)";
    if (!setAlpha(match, alpha, root->type, tolerance)) {
      refusal = {(match.spelling +
                  " that is a PReLU of real numbers, whose alpha is no value "
                  "that is there")
                     .str(),
                 "compute alpha first, and write the PReLU with a select",
                 input};
      return std::nullopt;
    }
    // Integers are exact, modulo 2^n.
    if (!root->isFloat() || assumptions.reassociate || expansion.isPromised())
      return match;
    refusal = {(match.spelling +
                " that is a PReLU of real numbers, but rounds differently")
                   .str(),
               "set reassociate, put fastmath<reassoc,ninf> on its operations, "
               "or write the PReLU with a select",
               input};
    return std::nullopt;
  }
  return std::nullopt;
}
