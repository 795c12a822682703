//===- VectorizeFused.h - one prelu.fused as loops over register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_VECTORIZEFUSED_H
#define PRELU_LIB_VECTORIZE_CPU_VECTORIZEFUSED_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// Replaces `op`, which has a schedule and is vectorizable, by loops over
/// register tiles, or by its operations where these cannot be had. Fails with
/// an error where the schedule does not fit.
LogicalResult vectorizeFused(RewriterBase &rewriter, FusedOp op);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_VECTORIZEFUSED_H
