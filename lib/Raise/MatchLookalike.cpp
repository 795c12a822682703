//===- MatchLookalike.cpp - what is nearly a PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExprPatterns.h"
#include "MatchPRelu.h"

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

namespace {
/// How a multiple of x is computed from it.
struct Multiple {
  unsigned products = 0;
  bool divides = false;
  bool converts = false;
  /// By an integer division or shift.
  bool roundsToInteger = false;

  bool isScaled() const { return products > 0 || divides || roundsToInteger; }
};
} // namespace

/// Whether `op` divides its first operand, an integer, or shifts it.
static bool isIntegerDivision(Operation *op) {
  return isa_and_nonnull<arith::DivSIOp, arith::FloorDivSIOp,
                         arith::CeilDivSIOp, arith::ShRSIOp>(op);
}

/// `expr` as a multiple of what `isBase` accepts; every spelling is far shorter
/// than `depth`.
static std::optional<Multiple>
matchMultiple(ScalarExpr *expr, llvm::function_ref<bool(ScalarExpr *)> isBase,
              unsigned depth = 6) {
  if (isBase(expr))
    return Multiple();
  if (depth == 0 || expr->operands.empty())
    return std::nullopt;
  bool divides = expr->kind == Kind::Div;
  bool roundsToInteger = isIntegerDivision(expr->op);
  bool converts = expr->kind == Kind::Extend || expr->kind == Kind::Truncate ||
                  isa_and_nonnull<arith::TruncIOp>(expr->op);
  if (expr->kind != Kind::Mul && expr->kind != Kind::Neg && !divides &&
      !roundsToInteger && !converts)
    return std::nullopt;
  unsigned candidates = expr->kind == Kind::Mul ? 2 : 1;
  for (ScalarExpr *operand : ArrayRef(expr->operands).take_front(candidates))
    if (std::optional<Multiple> multiple =
            matchMultiple(operand, isBase, depth - 1)) {
      multiple->products += expr->kind == Kind::Mul;
      multiple->divides |= divides;
      multiple->converts |= converts;
      multiple->roundsToInteger |= roundsToInteger;
      return multiple;
    }
  return std::nullopt;
}

/// Why the multiple of x is no alpha * x.
static Refusal describeMultiple(const Multiple &multiple) {
  if (multiple.roundsToInteger)
    return {"an integer division or shift of x rounds, which alpha * x does "
            "not",
            "compute the PReLU in a float type"};
  if (multiple.divides)
    return {"x is divided, which rounds differently from a product with "
            "1 / divisor",
            "multiply by the reciprocal, or put fastmath<arcp> on the division "
            "by a constant"};
  if (multiple.converts)
    return {"alpha * x is converted to another type before x joins it",
            "convert the result of the PReLU, or x before it"};
  if (multiple.products > 1)
    return {"x is multiplied by several factors one after the other, which "
            "rounds each time",
            "multiply the factors of alpha with each other first"};
  return {"alpha * x is not chosen by a comparison of x with 0",
          "write the PReLU as a select on x > 0"};
}

/// Whether `part` is in the first levels of `expr`.
static bool contains(ScalarExpr *expr, ScalarExpr *part, unsigned depth = 5) {
  if (stripExtend(expr) == part)
    return true;
  return depth != 0 && llvm::any_of(expr->operands, [&](ScalarExpr *operand) {
           return contains(operand, part, depth - 1);
         });
}

/// What max(x, 0) clamps, or `expr`.
static ScalarExpr *stripPositivePart(ScalarExpr *expr) {
  std::optional<Clamp> clamp = matchClamp(expr);
  return clamp && clamp->isMax ? clamp->input : expr;
}

/// A choice between x and a multiple of x.
static Refusal describeSelect(ScalarExpr *root) {
  for (unsigned arm : {1u, 2u})
    for (ScalarExpr *input :
         {root->operands[arm], stripPositivePart(root->operands[arm])}) {
      auto isBase = [&](ScalarExpr *part) {
        return stripExtend(part) == stripExtend(input) ||
               matchNegativePart(part, input);
      };
      std::optional<Multiple> multiple =
          matchMultiple(root->operands[3 - arm], isBase);
      if (!multiple || !multiple->isScaled() || input->constant ||
          !contains(root->operands[0], stripExtend(input)))
        continue;
      if (!matchChoice(root))
        return {"the condition is no comparison of x with 0",
                "compare x with 0"};
      return describeMultiple(*multiple);
    }
  return {};
}

/// A maximum or minimum of x and a multiple of x.
static Refusal describeExtremum(ScalarExpr *root) {
  for (unsigned side : {0u, 1u}) {
    ScalarExpr *input = root->operands[side];
    std::optional<Multiple> multiple =
        matchMultiple(root->operands[1 - side],
                      [&](ScalarExpr *part) { return part == input; });
    if (multiple && multiple->isScaled() && !input->constant)
      return describeMultiple(*multiple);
  }
  return {};
}

/// A sum of max(x, 0) and a multiple of min(x, 0).
static Refusal describeSum(ScalarExpr *root) {
  for (unsigned side = 0; side != 2; ++side) {
    std::optional<Clamp> positive = matchClamp(root->operands[side]);
    if (!positive || !positive->isMax)
      continue;
    std::optional<Multiple> multiple =
        matchMultiple(root->operands[1 - side], [&](ScalarExpr *part) {
          return matchNegativePart(part, positive->input).has_value();
        });
    if (multiple && multiple->isScaled())
      return describeMultiple(*multiple);
  }
  return {};
}

/// x times a slope that its sign chooses.
static Refusal describeSlope(ScalarExpr *root) {
  for (unsigned side : {0u, 1u}) {
    std::optional<Choice> choice = matchSignChoice(root->operands[side]);
    ScalarExpr *input = root->operands[1 - side];
    if (!choice || stripExtend(choice->left) != stripExtend(input) ||
        choice->ifGreater->isZero() || choice->ifLess->isZero())
      continue;
    if (root->kind == Kind::Div && side == 1)
      return describeMultiple({0, /*divides=*/true});
    if (root->kind == Kind::Mul && choice->ifLess->isOne())
      return {"alpha multiplies the positive x",
              "swap the arms if that was not meant"};
    if (root->kind == Kind::Mul && choice->ifGreater->constant)
      return {"the positive x is multiplied by something else than 1",
              "multiply the result of the PReLU instead"};
  }
  return {};
}

Refusal prelu::describeLookalike(ScalarExpr *root) {
  switch (root->kind) {
  case Kind::Select:
    return describeSelect(root);
  case Kind::Maximum:
  case Kind::Minimum:
  case Kind::MaxNum:
  case Kind::MinNum:
    return describeExtremum(root);
  case Kind::Add:
  case Kind::Sub:
    return describeSum(root);
  case Kind::Mul:
  case Kind::Div:
    return describeSlope(root);
  default:
    return {};
  }
}
