//===- ExprPatterns.h - what the spellings of PReLU are made of
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_RAISE_EXPRPATTERNS_H
#define PRELU_LIB_RAISE_EXPRPATTERNS_H

#include "ScalarExpr.h"

namespace mlir::prelu {

/// A value without its widening, which is exact, so that a comparison with 0
/// sees the same.
ScalarExpr *stripExtend(ScalarExpr *expr);

/// `select(compare(left, right), ...)` by what it yields.
struct Choice {
  ScalarExpr *left, *right;
  /// For left > right, left < right, left = right, and where they do not
  /// compare (NaN).
  ScalarExpr *ifGreater, *ifLess, *ifEqual, *ifUnordered;
  /// The comparison promises that no operand is NaN.
  bool noNaNs;
};

std::optional<Choice> matchChoice(ScalarExpr *expr);

/// The choice between `ifTrue` and `ifFalse` by `condition`.
std::optional<Choice> matchCondition(ScalarExpr *condition, ScalarExpr *ifTrue,
                                     ScalarExpr *ifFalse);

/// Turns a comparison of 0 with x round, so that x is on the left.
void putZeroRight(Choice &choice);

/// A choice by the sign of x: x is on the left, 0 on the right.
std::optional<Choice> matchSignChoice(ScalarExpr *expr);

/// -x, spelt as negf, 0 - x (which differs from -x in the sign of a 0 only) or
/// -1 * x; x, or null. An integer negation wraps at the smallest number unless
/// `noWrap`.
struct Negation {
  ScalarExpr *input = nullptr;
  bool mayWrap = false;
  explicit operator bool() const { return input; }
};

Negation matchNegation(ScalarExpr *expr);

/// Whether `expr` is -x, or x is -`expr`, and neither wraps.
bool isNegated(ScalarExpr *expr, ScalarExpr *input);

/// max(x, 0) or min(x, 0).
struct Clamp {
  ScalarExpr *input;
  bool isMax;
  /// What a NaN gives: 0, or else NaN.
  bool nanToZero;
  /// The other side is clamped to the largest finite number, as exporters to
  /// formats without infinities write a relu.
  bool isFinite;
};

std::optional<Clamp> matchClamp(ScalarExpr *expr);

/// The negative part of a given x: min(x, 0), or with `negated` -min(x, 0).
struct NegativePart {
  bool negated;
  bool nanToZero;
  bool isFinite;
  /// It is max(-x, 0) of an integer, and -x may wrap.
  bool mayWrap;
};

std::optional<NegativePart> matchNegativePart(ScalarExpr *expr,
                                              ScalarExpr *input);

/// |x|: x, or null.
ScalarExpr *matchAbs(ScalarExpr *expr);

/// A product of x: alpha * x, or with `negated` -(alpha * x), wherever the sign
/// stands.
struct Scale {
  ScalarExpr *alpha;
  bool negated;
};

/// `matchInput` says whether an expression is x (false) or -x (true).
std::optional<Scale>
matchScale(ScalarExpr *expr,
           llvm::function_ref<std::optional<bool>(ScalarExpr *)> matchInput);
std::optional<Scale> matchScale(ScalarExpr *expr, ScalarExpr *input);

/// What is known about all elements of an alpha.
struct AlphaFacts {
  /// Bounds of every element that is no NaN.
  double min, max;
  bool mayBeNaN, mayBeZero;
  /// Every element is known.
  bool isConstant;
};

/// Reads constants and the clamps around them.
AlphaFacts getAlphaFacts(ScalarExpr *alpha);
AlphaFacts getAlphaFacts(const Scale &scale);

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_EXPRPATTERNS_H
