//===- Fuse.h - contractions and their epilogues
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_FUSE_FUSE_H
#define PRELU_FUSE_FUSE_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ControlledPatterns.h"
#include "prelu/Fuse/ContractionSelection.h"

#include "mlir/IR/PatternMatch.h"

#include <functional>

namespace mlir::prelu {

/// A contraction with the operations that follow it, in block order.
struct Epilogue {
  linalg::LinalgOp contraction;
  /// Elementwise linalg operations and prelu.prelu.
  SmallVector<Operation *> ops;
  /// Where growing ended: the first user that could not join, and why. Null
  /// where the last value has no further user.
  Operation *stopper = nullptr;
  std::string reason;

  bool hasPRelu() const;
};

/// The epilogue of `contraction`: every following elementwise operation on the
/// same index space, up to the first user that is none. Intermediate values may
/// have further users after the last operation taken; no work is done twice.
Epilogue collectEpilogue(linalg::LinalgOp contraction);

/// Moves the contraction, its epilogue and copies of the operations that only
/// spread one value (the bias) into a `prelu.fused` in place of the last of
/// them. Values with users outside become its results.
FusedOp fuseEpilogue(RewriterBase &rewriter, const Epilogue &epilogue);

/// Decides whether an epilogue is fused; an integrator's veto.
using ControlFusionFn = std::function<bool(const Epilogue &)>;

/// Fuses every contraction under `root` that `control` lets pass, the last ones
/// first, so that an operation that could follow two contractions goes to the
/// later one, whose values are the younger ones in the cache. Returns the
/// regions in program order.
SmallVector<FusedOp> fuseContractions(RewriterBase &rewriter, Operation *root,
                                      const ControlFusionFn &control);

struct FuseOptions {
  ContractionSelection contractions = ContractionSelection::PRelu;
  /// Of the contractions selected; empty where all are fused.
  ControlFusionFn control;
  /// Refuses the moves of reshapes and transposes behind an operation.
  ControlRewriteFn controlSink;
};

/// Puts each contraction in `root`, a function or whatever holds regions, and
/// its epilogue into one `prelu.fused`, as `prelu-fuse` does, with its remarks.
/// Returns the regions in program order; fails, with an error, where the
/// reshapes in between never come to rest.
FailureOr<SmallVector<FusedOp>> fuse(RewriterBase &rewriter, Operation *root,
                                     const FuseOptions &options = {});

/// Moves reshapes of a contraction's result behind the elementwise operations
/// and the PReLU that follow, which then join the contraction's region, and
/// expands a bias before it is spread over the accumulators.
void populateSinkReshapePatterns(RewritePatternSet &patterns,
                                 const ControlRewriteFn &control = {});

/// Why `op`, which is in no region, was left alone, and what would help.
std::pair<std::string, std::string> explainUnfused(Operation *op);

} // namespace mlir::prelu

#endif // PRELU_FUSE_FUSE_H
