//===- PanelCopy.h - a tensor in panels of one register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_PANELCOPY_H
#define PRELU_LIB_SCHEDULE_CPU_PANELCOPY_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// A copy of `source`, a tensor of static shape, as `linalg.pack` with the one
/// inner tile `tile` of `lanesDim` and the outer dimensions in the order
/// `walkOrder` lays it out, padded with zeros.
Value copyToPanels(RewriterBase &rewriter, Location loc, Value source,
                   int64_t lanesDim, int64_t tile, ArrayRef<int64_t> walkOrder);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_PANELCOPY_H
