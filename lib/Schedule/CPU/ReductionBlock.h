//===- ReductionBlock.h - parts of a reduction that stay in a cache
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_REDUCTIONBLOCK_H
#define PRELU_LIB_SCHEDULE_CPU_REDUCTIONBLOCK_H

#include "LaneChoice.h"

namespace mlir::prelu {

/// The iterations of the reduction loop for one pass over the parallel loops, a
/// schedule's `block`; 0 for all. Parts are worth the accumulators' way through
/// memory where what a tile reads, of both operands, would not stay in the
/// second cache until the next tile reads it again, or where a few tiles read
/// the rows of an operand from more pages than a TLB holds.
int64_t chooseBlock(FusedOp op, const LaneChoice &choice,
                    const RegisterFile &file);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_REDUCTIONBLOCK_H
