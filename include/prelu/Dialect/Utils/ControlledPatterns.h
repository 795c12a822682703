//===- ControlledPatterns.h - patterns with a caller's veto
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_CONTROLLEDPATTERNS_H
#define PRELU_DIALECT_UTILS_CONTROLLEDPATTERNS_H

#include "mlir/IR/PatternMatch.h"

#include <functional>

namespace mlir::prelu {

/// Decides whether a pattern may rewrite an operation, the one that it is
/// rooted at. Empty where it may rewrite all.
using ControlRewriteFn = std::function<bool(Operation *)>;

/// `Pattern` for the operations that `control` lets pass.
template <typename Pattern> class ControlledPattern : public Pattern {
  template <typename Op>
  static Op getRoot(LogicalResult (Pattern::*)(Op, PatternRewriter &) const);
  using RootOp = decltype(getRoot(&Pattern::matchAndRewrite));

public:
  template <typename... Arguments>
  ControlledPattern(const ControlRewriteFn &control, Arguments &&...arguments)
      : Pattern(std::forward<Arguments>(arguments)...), control(control) {}

  LogicalResult matchAndRewrite(RootOp op,
                                PatternRewriter &rewriter) const override {
    if (control && !control(op))
      return rewriter.notifyMatchFailure(op, "the caller refuses it");
    return Pattern::matchAndRewrite(op, rewriter);
  }

private:
  ControlRewriteFn control;
};

/// Adds `Patterns` under `control`; each is made from `arguments`.
template <typename... Patterns, typename... Arguments>
void addControlled(RewritePatternSet &patterns, const ControlRewriteFn &control,
                   Arguments &&...arguments) {
  patterns.add<ControlledPattern<Patterns>...>(control, arguments...);
}

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_CONTROLLEDPATTERNS_H
