//===- RaiseBackward.h - gradients of PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_RAISE_RAISEBACKWARD_H
#define PRELU_LIB_RAISE_RAISEBACKWARD_H

#include "ExprPatterns.h"
#include "MatchPRelu.h"
#include "Materialize.h"

namespace mlir::prelu {

/// dx of a PReLU: dy where x > 0, alpha * dy otherwise.
struct InputGradient {
  Root root;
  ScalarExpr *expr, *dy, *input;
  Scale scale;
};

/// dalpha of a PReLU: the sum of dy * x where x > 0 does not hold.
struct AlphaGradient {
  OpResult root;
  /// What is added up, in x's shape.
  Root summed;
  ScalarExpr *dy, *input;
  /// The dimensions of x that are not summed over, in the order of the
  /// result's.
  SmallVector<int64_t> dims;
};

/// `root` is described by `expr`.
std::optional<InputGradient>
matchInputGradient(const Root &root, ScalarExpr *expr,
                   const RaiseAssumptions &assumptions, Refusal &refusal);

/// `root` is the result of a sum; `builder` describes what it adds up.
std::optional<AlphaGradient>
matchAlphaGradient(OpResult root, ScalarExprBuilder &builder,
                   const RaiseAssumptions &assumptions, Refusal &refusal);

/// Replaces `gradient`, and `alphaGradient` unless it is null, by a
/// prelu.backward. Returns whether the latter was taken along; it is not where
/// it runs along other dimensions than alpha.
bool raiseBackward(RewriterBase &rewriter, Materializer &materializer,
                   const InputGradient &gradient,
                   const AlphaGradient *alphaGradient);

/// Replaces `gradient`, which no dx goes with, by a prelu.backward of an alpha
/// of zeros. Fails, and changes nothing, where that has no such shape.
LogicalResult raiseAlphaGradient(RewriterBase &rewriter,
                                 Materializer &materializer,
                                 const AlphaGradient &gradient);

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_RAISEBACKWARD_H
