//===- CommonPhases.h - steps that all pipelines take
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_PIPELINES_COMMONPHASES_H
#define PRELU_LIB_PIPELINES_COMMONPHASES_H

#include "prelu/Pipelines/Pipelines.h"

namespace mlir::prelu {

/// Folding and common subexpressions.
void addCleanup(OpPassManager &pm);

/// What the lowering could only trip over later is an error at its op. For
/// pipelines that run to their end: earlier phases read no weights.
void addInputCheck(OpPassManager &pm);

/// What fusion has left over that computes --> `prelu.fused` regions of its
/// own.
void addComputeRegions(OpPassManager &pm);

/// Tensors --> buffers, allocated where their producer starts; results are
/// handed to the caller.
void addBufferization(OpPassManager &pm);

} // namespace mlir::prelu

#endif // PRELU_LIB_PIPELINES_COMMONPHASES_H
