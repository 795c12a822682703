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

namespace mlir::prelu {

/// What may be assumed where the IR does not show it.
struct RaiseAssumptions {
  /// Every alpha is finite.
  bool finiteAlpha = true;
  /// No input is NaN.
  bool noNaNs = false;
  /// No alpha of a max(x, alpha * x) is above 1, none is 0 where x is infinite.
  bool alphaAtMostOne = false;
};

/// An expression that is a PReLU.
struct PReluMatch {
  ScalarExpr *input = nullptr;
  ScalarExpr *alpha = nullptr;
  /// The spelling gives alpha with the other sign.
  bool negateAlpha = false;
  /// The spelling gives 0 for a NaN input, where a PReLU gives NaN.
  bool nanToZero = false;
  /// The spelling, in words.
  StringRef spelling;
};

/// Why an expression that looks like a PReLU is none, and what would help.
struct Refusal {
  std::string reason;
  std::string suggestion;
};

/// Matches `root` with every spelling. Fills `refusal` where it looks like a
/// PReLU and is none.
std::optional<PReluMatch> matchPRelu(ScalarExpr *root,
                                     const RaiseAssumptions &assumptions,
                                     Refusal &refusal);

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_MATCHPRELU_H
