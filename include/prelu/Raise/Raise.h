//===- Raise.h - every spelling of PReLU to prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_RAISE_RAISE_H
#define PRELU_RAISE_RAISE_H

#include "mlir/IR/PatternMatch.h"

#include <functional>

namespace mlir::prelu {

/// What may be assumed where the IR does not show it.
struct RaiseAssumptions {
  /// Every alpha is finite.
  bool finiteAlpha = true;
  /// No input is NaN.
  bool noNaNs = false;
  /// No input is infinite.
  bool noInfs = false;
  /// No alpha of a max(x, alpha * x) is above 1, none is 0 where x is infinite.
  bool alphaAtMostOne = false;
  /// Sums and products may be taken for those of real numbers.
  bool reassociate = false;
};

/// Decides whether a value that is a PReLU, or a gradient of one, is raised. It
/// may be asked twice.
using ControlRaiseFn = std::function<bool(Value)>;

struct RaiseOptions {
  RaiseAssumptions assumptions;
  /// Empty where all are raised.
  ControlRaiseFn control;
};

/// Replaces every spelling of PReLU in `root`, a function or whatever holds
/// regions, by a prelu.prelu, and of its gradient by a prelu.backward. Remarks
/// of `prelu-raise` name the spelling, or what is missing where something only
/// looks like one. Fails, with an error, where the IR is left half rewritten.
///
/// Spellings that frontends hide behind calls, scalar operands or TOSA want
/// buildRaisePhase() in front (`prelu/Pipelines/Pipelines.h`).
LogicalResult raise(RewriterBase &rewriter, Operation *root,
                    const RaiseOptions &options = {});

} // namespace mlir::prelu

#endif // PRELU_RAISE_RAISE_H
