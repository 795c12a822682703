//===- LoopOrder.h - the order in which a fused region's loops are nested
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_LOOPORDER_H
#define PRELU_REGION_LOOPORDER_H

#include "prelu/Dialect/IR/PRelu.h"

namespace mlir::prelu {

/// The loops of an anchor, outermost first.
struct LoopOrder {
  SmallVector<unsigned> parallel;
  SmallVector<unsigned> reduction;
};

/// The nest of `anchor` with the loop `lanes` on the vector lanes:
///
/// - Loops that all operands share (batch) stay outside. Then come the loops of
///   the operand that runs along the lanes, `lanes` last, so that what it holds
///   of one register tile (the packed panel of weights where the lanes are
///   output channels, a strip of the image where they are its width) stays in
///   the cache while the rest of the nest streams past it. Where every operand
///   runs along `lanes` (depthwise, pooling) or nothing is reduced
///   (elementwise), it is innermost.
/// - Reduction loops over a window (part of a sum in an indexing map) go around
///   those that walk an operand's dimension alone, the channels; inside them
///   where the lanes themselves slide over the window, so that its shifted
///   reads follow each other.
LoopOrder getLoopOrder(linalg::LinalgOp anchor, unsigned lanes);

/// The nest that `schedule` asks for: its `order` or the one above, with the
/// loops that threads take tile by tile moved to the front.
LoopOrder getLoopOrder(linalg::LinalgOp anchor, ScheduleAttr schedule);

/// One loop of a nest.
struct NestedLoop {
  unsigned loop;
  /// Where threads share the loop: how many tiles one takes at a time. 0 for a
  /// loop over the tiles, one after the other.
  int64_t tiles;
};

/// The parallel loops as `schedule` nests them, outermost first. One of which
/// threads take several tiles at a time is there twice: over these parts, and
/// over the tiles within a part.
SmallVector<NestedLoop> getNest(linalg::LinalgOp anchor, ScheduleAttr schedule);

} // namespace mlir::prelu

#endif // PRELU_REGION_LOOPORDER_H
