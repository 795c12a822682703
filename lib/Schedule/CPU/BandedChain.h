//===- BandedChain.h - a chain of regions, band by band
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_BANDEDCHAIN_H
#define PRELU_LIB_SCHEDULE_CPU_BANDEDCHAIN_H

#include "RegionChain.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// How a chain is divided.
struct Bands {
  /// Iterations of a band, and threads that share the bands.
  int64_t size, threads;
  /// Iterations that the threads share, the same number of whole bands each;
  /// others follow.
  int64_t shared;
};

/// Puts loops over `bands` in place of `chain`, all operands of which stand in
/// front of its first reader. Leaves everything as it was where it fails.
LogicalResult computeInBands(RewriterBase &rewriter, const Chain &chain,
                             const Bands &bands);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_BANDEDCHAIN_H
