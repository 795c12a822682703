//===- MatchPRelu.cpp - the spellings of PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatchPRelu.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

/// Widening is exact, so that a comparison with 0 sees the same value.
static ScalarExpr *stripExtend(ScalarExpr *expr) {
  while (expr->kind == Kind::Extend)
    expr = expr->operands[0];
  return expr;
}

namespace {
/// `select(compare(left, right), ...)` by what it yields.
struct Choice {
  ScalarExpr *left, *right;
  /// For left > right, for left < right, and where they do not compare (NaN).
  ScalarExpr *ifGreater, *ifLess, *ifUnordered;
};
} // namespace

static std::optional<Choice> matchChoice(ScalarExpr *expr) {
  using P = arith::CmpFPredicate;
  if (expr->kind != Kind::Select || expr->operands[0]->kind != Kind::Compare)
    return std::nullopt;
  ScalarExpr *compare = expr->operands[0];
  ScalarExpr *ifTrue = expr->operands[1], *ifFalse = expr->operands[2];
  P predicate = compare->predicate;
  bool greater = predicate == P::OGT || predicate == P::OGE ||
                 predicate == P::UGT || predicate == P::UGE;
  bool less = predicate == P::OLT || predicate == P::OLE ||
              predicate == P::ULT || predicate == P::ULE;
  if (!greater && !less)
    return std::nullopt;
  bool unordered = predicate == P::UGT || predicate == P::UGE ||
                   predicate == P::ULT || predicate == P::ULE;
  Choice choice;
  choice.left = compare->operands[0];
  choice.right = compare->operands[1];
  choice.ifGreater = greater ? ifTrue : ifFalse;
  choice.ifLess = greater ? ifFalse : ifTrue;
  choice.ifUnordered = unordered ? ifTrue : ifFalse;
  return choice;
}

/// Turns a comparison of 0 with x round, so that x is on the left.
static void putZeroRight(Choice &choice) {
  if (!choice.left->isZero())
    return;
  std::swap(choice.left, choice.right);
  std::swap(choice.ifGreater, choice.ifLess);
}

namespace {
/// max(x, 0) or min(x, 0).
struct Clamp {
  ScalarExpr *input;
  bool isMax;
  /// What a NaN gives: 0, or else NaN.
  bool nanToZero;
};
} // namespace

static std::optional<Clamp> matchClamp(ScalarExpr *expr) {
  switch (expr->kind) {
  case Kind::Maximum:
  case Kind::Minimum:
  case Kind::MaxNum:
  case Kind::MinNum: {
    bool zeroFirst = expr->operands[0]->isZero();
    if (!zeroFirst && !expr->operands[1]->isZero())
      return std::nullopt;
    return Clamp{expr->operands[zeroFirst ? 1 : 0],
                 expr->kind == Kind::Maximum || expr->kind == Kind::MaxNum,
                 expr->kind == Kind::MaxNum || expr->kind == Kind::MinNum};
  }
  case Kind::Select: {
    std::optional<Choice> choice = matchChoice(expr);
    if (!choice)
      return std::nullopt;
    putZeroRight(*choice);
    if (!choice->right->isZero())
      return std::nullopt;
    bool isMax = choice->ifLess->isZero();
    ScalarExpr *input = isMax ? choice->ifGreater : choice->ifLess;
    ScalarExpr *other = isMax ? choice->ifLess : choice->ifGreater;
    if (!other->isZero() || input->isZero() ||
        stripExtend(choice->left) != stripExtend(input))
      return std::nullopt;
    return Clamp{input, isMax, choice->ifUnordered->isZero()};
  }
  default:
    return std::nullopt;
  }
}

/// The other factor if `expr` is a product of `factor`.
static ScalarExpr *matchProduct(ScalarExpr *expr, ScalarExpr *factor) {
  if (expr->kind != Kind::Mul)
    return nullptr;
  if (expr->operands[0] == factor)
    return expr->operands[1];
  if (expr->operands[1] == factor)
    return expr->operands[0];
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
  ScalarExpr *input = choice->ifGreater;
  ScalarExpr *alpha = matchProduct(choice->ifLess, input);
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
    return PReluMatch{input, alpha, false, false, "select on the sign"};
  return std::nullopt;
}

/// Whether every element of constant `alpha` satisfies `test`; nothing if alpha
/// is not constant.
static std::optional<bool>
checkConstant(ScalarExpr *alpha, llvm::function_ref<bool(double)> test) {
  if (alpha->constant)
    return test(alpha->constant->convertToDouble());
  for (const Source &source : alpha->sources)
    if (ElementsAttr attr = getConstantElements(source.tensor))
      if (std::optional<std::vector<double>> values = readFloats(attr))
        return llvm::all_of(*values, test);
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
    ScalarExpr *product = root->operands[1 - first];
    if (!positive || !positive->isMax || product->kind != Kind::Mul)
      continue;
    ScalarExpr *input = positive->input;
    for (unsigned factor : {0u, 1u}) {
      std::optional<Clamp> negative = matchClamp(product->operands[factor]);
      if (!negative)
        continue;
      ScalarExpr *alpha = product->operands[1 - factor];
      bool mirrored = negative->isMax && negative->input->kind == Kind::Neg &&
                      negative->input->operands[0] == input;
      bool straight = !negative->isMax && negative->input == input;
      if (!mirrored && !straight)
        continue;
      PReluMatch match{input, alpha, false,
                       positive->nanToZero && negative->nanToZero,
                       mirrored ? "relu(x) - alpha * relu(-x)"
                                : "max(x, 0) + alpha * min(x, 0)"};
      // mirrored: max(-x, 0) = -min(x, 0), and isSub takes it off.
      match.negateAlpha = mirrored != isSub;
      if (match.negateAlpha && alpha->kind == Kind::Neg) {
        match.alpha = alpha->operands[0];
        match.negateAlpha = false;
      }
      if (!assumptions.finiteAlpha && !checkConstant(alpha, [](double value) {
                                         return std::isfinite(value);
                                       }).value_or(false)) {
        refusal = {
            "alpha may be infinite, and then 0 * alpha is NaN where x > 0",
            "make alpha a constant, or write the PReLU with a select"};
        return std::nullopt;
      }
      match.nanToZero &= !assumptions.noNaNs;
      return match;
    }
  }
  return std::nullopt;
}

/// max(x, alpha * x) for alpha <= 1, min(x, alpha * x) for alpha >= 1. alpha =
/// 0 is out: 0 * Inf is NaN, where a PReLU gives Inf. With that out, both
/// operands are NaN for a NaN, so that maxnumf and minnumf do as well.
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
  ScalarExpr *input = left, *alpha = matchProduct(right, left);
  if (!alpha) {
    input = right;
    alpha = matchProduct(left, right);
  }
  if (!alpha)
    return std::nullopt;
  std::optional<bool> fits = checkConstant(alpha, [&](double value) {
    return std::isfinite(value) && value != 0 &&
           (isMax ? value <= 1 : value >= 1);
  });
  bool assumed = isMax && !fits && assumptions.alphaAtMostOne;
  if (!assumed && !fits.value_or(false)) {
    refusal.reason = isMax ? "max(x, alpha * x) is a PReLU only where alpha <= "
                             "1 and not 0, which is not "
                           : "min(x, alpha * x) is a PReLU only where alpha >= "
                             "1, which is not ";
    refusal.reason += fits ? "the case" : "known";
    refusal.suggestion =
        fits ? "write the PReLU with a select"
             : "make alpha a constant, or write the PReLU with a select";
    if (!fits && isMax)
      refusal.suggestion += ", or set alpha-at-most-one";
    return std::nullopt;
  }
  return PReluMatch{input, alpha, false, false,
                    isMax ? "max(x, alpha * x)" : "min(x, alpha * x)"};
}

std::optional<PReluMatch> prelu::matchPRelu(ScalarExpr *root,
                                            const RaiseAssumptions &assumptions,
                                            Refusal &refusal) {
  if (!isa<FloatType>(root->type))
    return std::nullopt;
  if (std::optional<PReluMatch> match = matchSelect(root, refusal))
    return match;
  if (std::optional<PReluMatch> match =
          matchClampSum(root, assumptions, refusal))
    return match;
  return matchExtremum(root, assumptions, refusal);
}
