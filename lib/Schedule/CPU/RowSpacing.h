//===- RowSpacing.h - how far apart the rows of a tile lie
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_ROWSPACING_H
#define PRELU_LIB_SCHEDULE_CPU_ROWSPACING_H

#include "PhysicalLayout.h"

#include "prelu/Target/RegisterTile.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::prelu {

/// Bytes from one iteration of `loop` to the next in the one operand that
/// varies with it, as it will lie in memory; 0 if they are not known.
int64_t getRowBytes(FusedOp op, unsigned loop, const PhysicalLayout &layout);

/// The most iterations of `rowLoops`, over which a window slides with `lanes`
/// along the lanes, whose lines of `image` and of the result the first cache
/// keeps; 0 where that is no limit. Bytes lie as if the lanes' dimension were
/// innermost.
int64_t getMostWindowRows(linalg::LinalgOp anchor, OpOperand *image,
                          unsigned lanes, ArrayRef<unsigned> rowLoops,
                          const RegisterFile &file);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_ROWSPACING_H
