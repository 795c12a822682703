//===- ReductionReads.h - where the reads of a reduction move
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_CPU_REDUCTIONREADS_H
#define PRELU_LIB_LOWER_CPU_REDUCTIONREADS_H

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {

/// Whether `index` is computed from an induction variable of `loop`.
bool dependsOn(Value index, LoopLikeOpInterface loop);

/// The loops around `read` that carry accumulators, innermost first.
SmallVector<scf::ForOp> getReductionLoops(Operation *read);

/// Whether `index` and `other` are known to be equal: values, or the same
/// expression of equal ones in different places.
bool areEqual(Value index, Value other);

/// Whether `indices` and `others`, of the same buffer, are known to be fewer
/// than `elements` apart along the innermost dimension, and equal along all
/// others.
bool areNear(ValueRange indices, ValueRange others, int64_t elements);

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_CPU_REDUCTIONREADS_H
