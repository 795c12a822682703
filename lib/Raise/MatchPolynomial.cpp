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
/// A factor: an expression, or the absolute value of the input.
using Atom = std::pair<ScalarExpr *, bool>;
/// Factors in ascending order. The empty monomial is 1.
using Monomial = std::vector<Atom>;

/// A sum of products, with the coefficient of each product.
using Polynomial = std::map<Monomial, double>;

/// Multiplies `root` out as a polynomial in the input, its absolute value and
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

private:
  Polynomial expandUncached(ScalarExpr *expr);
  std::optional<Polynomial> expandOperation(ScalarExpr *expr);

  ScalarExpr *input;
  std::map<ScalarExpr *, Polynomial> known;
  bool promised = true, nanToZero = true;
};
} // namespace

/// Terms and factors of a polynomial; every spelling has far fewer.
static constexpr size_t maxTerms = 16, maxFactors = 4;

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

static std::optional<Polynomial> multiply(const Polynomial &left,
                                          const Polynomial &right) {
  Polynomial result;
  for (const auto &[a, x] : left)
    for (const auto &[b, y] : right) {
      Monomial product = a;
      product.insert(product.end(), b.begin(), b.end());
      std::sort(product.begin(), product.end());
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
  if (expr == input) {
    nanToZero = false;
    return Polynomial{{{{input, false}}, 1}};
  }
  if (std::optional<double> value = expr->getDouble())
    return Polynomial{{{}, *value}};
  if (matchAbs(expr) == input) {
    nanToZero = false;
    return Polynomial{{{{input, true}}, 1}};
  }
  std::optional<Clamp> clamp = matchClamp(expr);
  bool isMirrored = clamp && matchNegation(clamp->input).input == input;
  if (clamp && !clamp->isFinite && (clamp->input == input || isMirrored)) {
    nanToZero &= clamp->nanToZero;
    // max(x, 0) = (x + |x|) / 2, min(x, 0) = (x - |x|) / 2.
    return Polynomial{{{{input, false}}, isMirrored ? -0.5 : 0.5},
                      {{{input, true}}, clamp->isMax ? 0.5 : -0.5}};
  }
  if (std::optional<Polynomial> result = expandOperation(expr)) {
    if (expr->kind != Kind::Neg)
      promised &= expr->promises(arith::FastMathFlags::reassoc |
                                 arith::FastMathFlags::ninf);
    return *result;
  }
  return Polynomial{{{{expr, false}}, 1}};
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

/// Every x whose |x|, max(x, 0) or min(x, 0) is part of the sum `root`.
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
    if (expr->kind == Kind::Add || expr->kind == Kind::Sub ||
        expr->kind == Kind::Mul || expr->kind == Kind::Div ||
        expr->kind == Kind::Neg)
      visited.insert(expr->operands.begin(), expr->operands.end());
  }
  return llvm::to_vector(inputs);
}

/// `polynomial` = p * x + q * |x|: (p, q), if it is.
static std::optional<std::pair<Polynomial, Polynomial>>
splitByInput(const Polynomial &polynomial, ScalarExpr *input) {
  Polynomial ofInput, ofAbs;
  for (const auto &[monomial, coefficient] : polynomial) {
    Monomial rest;
    unsigned inputs = 0;
    bool isAbs = false;
    for (const Atom &atom : monomial) {
      if (atom.first != input) {
        rest.push_back(atom);
        continue;
      }
      ++inputs;
      isAbs = atom.second;
    }
    if (inputs != 1)
      return std::nullopt;
    (isAbs ? ofAbs : ofInput)[rest] += coefficient;
  }
  return std::make_pair(ofInput, ofAbs);
}

/// The rounding error that constants of the spelling may carry.
static double getTolerance(Type type) {
  const llvm::fltSemantics &semantics =
      cast<FloatType>(type).getFloatSemantics();
  return 4 * std::ldexp(1.0, -static_cast<int>(
                                 llvm::APFloat::semanticsPrecision(semantics)));
}

std::optional<PReluMatch>
prelu::matchPolynomial(ScalarExpr *root, const RaiseAssumptions &assumptions,
                       Refusal &refusal) {
  if (!root->isFloat() || (root->kind != Kind::Add && root->kind != Kind::Sub &&
                           root->kind != Kind::Mul && root->kind != Kind::Div))
    return std::nullopt;
  for (ScalarExpr *input : getInputs(root)) {
    Expansion expansion(input);
    auto parts = splitByInput(expansion.expand(root), input);
    if (!parts || parts->second.empty())
      continue;
    // x = p + q times x for x > 0, alpha = p - q times x for x < 0.
    double tolerance = getTolerance(root->type);
    Polynomial slope =
        dropZeros(add(parts->first, parts->second, 1), tolerance);
    Polynomial alpha =
        dropZeros(add(parts->first, parts->second, -1), tolerance);
    if (slope.size() != 1 || !slope.begin()->first.empty() ||
        std::abs(slope.begin()->second - 1) > tolerance)
      continue;

    PReluMatch match;
    match.input = input;
    match.nanToZero = expansion.swallowsNaN() && !assumptions.noNaNs;
    match.spelling = "a sum with |x|, max(x, 0) or min(x, 0)";
    if (alpha.empty() || (alpha.size() == 1 && alpha.begin()->first.empty())) {
      double value = alpha.empty() ? 0 : alpha.begin()->second;
      match.constantAlpha = FloatAttr::get(root->type, value);
    } else {
      const auto &[factors, coefficient] = *alpha.begin();
      if (alpha.size() != 1 || factors.size() != 1 ||
          std::abs(std::abs(coefficient) - 1) > tolerance)
        continue;
      match.alpha = factors.front().first;
      match.negateAlpha = coefficient < 0;
    }
    if (assumptions.reassociate || expansion.isPromised())
      return match;
    refusal = {"a sum with |x|, max(x, 0) or min(x, 0) that is a PReLU of real "
               "numbers, but rounds differently",
               "set reassociate, put fastmath<reassoc,ninf> on its operations, "
               "or write the PReLU with a select"};
    return std::nullopt;
  }
  return std::nullopt;
}
