//===- Lower.h - reference lowerings of the prelu dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LOWER_LOWER_H
#define PRELU_LOWER_LOWER_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ControlledPatterns.h"
#include "prelu/Dialect/Utils/Forward.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// Replaces a prelu.prelu on tensors by a linalg.generic.
FailureOr<linalg::GenericOp> lowerPReluToLinalg(RewriterBase &rewriter,
                                                PReluOp op);

/// Replaces a prelu.prelu on vectors or scalars by arithmetic; alpha is first
/// broadcast and transposed to the input's shape.
FailureOr<Value> lowerPReluToVector(RewriterBase &rewriter, PReluOp op);

/// Decides whether an op is lowered.
using ControlLoweringFn = std::function<bool(PReluOp)>;

/// Replaces a prelu.backward on vectors or scalars by arithmetic; dalpha is a
/// vector.multi_reduction.
LogicalResult lowerBackwardToVector(RewriterBase &rewriter, BackwardOp op);

/// lowerPReluToLinalg for every op that `control` lets pass (all, if empty),
/// and every prelu.backward on tensors outside prelu.fused as one elementwise
/// operation and one sum.
void populatePReluToLinalgPatterns(RewritePatternSet &patterns,
                                   ControlLoweringFn control = {});

/// tensor.pad with one padding value as slabs of it around the inserted source.
void populateFillBorderPatterns(RewritePatternSet &patterns,
                                const ControlRewriteFn &control = {});

/// lowerPReluToVector and lowerBackwardToVector.
void populatePReluToVectorPatterns(RewritePatternSet &patterns,
                                   const ControlRewriteFn &control = {});

/// Functions of `math` on f32, f16 and bf16 as arithmetic, within the bounds of
/// docs/numerics.md.
void populateApproximateMathPatterns(RewritePatternSet &patterns,
                                     const ControlRewriteFn &control = {});

} // namespace mlir::prelu

#endif // PRELU_LOWER_LOWER_H
