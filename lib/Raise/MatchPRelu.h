//===- MatchPRelu.h - the spellings of PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_RAISE_MATCHPRELU_H
#define PRELU_LIB_RAISE_MATCHPRELU_H

#include "ScalarExpr.h"

#include "prelu/Raise/Raise.h"

namespace mlir::prelu {

/// An expression that is a PReLU.
struct PReluMatch {
  ScalarExpr *input = nullptr;
  /// Null where alpha is `constantAlpha`.
  ScalarExpr *alpha = nullptr;
  TypedAttr constantAlpha;
  /// The spelling gives alpha with the other sign.
  bool negateAlpha = false;
  /// The spelling gives 0 for a NaN input, where a PReLU gives NaN.
  bool nanToZero = false;
  /// The spelling takes +Inf, -Inf for the largest, smallest finite number.
  bool boundAbove = false, boundBelow = false;
  /// The root is the PReLU, truncated to its type: the spelling computes in a
  /// wider one.
  bool truncates = false;
  /// The spelling, in words.
  StringRef spelling;
};

/// Whether prelu.prelu has elements of `type`.
bool isPReluElement(Type type);

/// Why an expression that looks like a PReLU is none, and what would help.
struct Refusal {
  std::string reason;
  std::string suggestion;
  /// x of a sum, which may be made of a PReLU of x.
  ScalarExpr *input = nullptr;
};

/// Matches `root` with every spelling. Fills `refusal` where it looks like a
/// PReLU and is none.
std::optional<PReluMatch> matchPRelu(ScalarExpr *root,
                                     const RaiseAssumptions &assumptions,
                                     Refusal &refusal);

/// A sum that is a PReLU of real numbers, whichever way it is spelt with |x|,
/// max(x, 0) and min(x, 0): `0.5 * (1 + a) * x + 0.5 * (1 - a) * |x|`,
/// `relu(x) + a * (x - |x|) * 0.5`, `a * x + (1 - a) * relu(x)`, ... Such a sum
/// rounds differently and is NaN at infinities: it is matched where the
/// assumptions or the operations' fast-math flags (reassoc and ninf) allow it.
/// x > 0 as a number, 0 or 1, may be a factor. Sums of integers are exact.
std::optional<PReluMatch> matchPolynomial(ScalarExpr *root,
                                          const RaiseAssumptions &assumptions,
                                          Refusal &refusal);

/// Why `root`, which no spelling matches, is no PReLU although it chooses
/// between x and a multiple of x, or adds the two sides of x up; empty where it
/// does not.
Refusal describeLookalike(ScalarExpr *root);

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_MATCHPRELU_H
