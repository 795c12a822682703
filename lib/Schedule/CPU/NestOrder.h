//===- NestOrder.h - which loops go around which
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_NESTORDER_H
#define PRELU_LIB_SCHEDULE_CPU_NESTORDER_H

#include "LaneChoice.h"

namespace mlir::prelu {

/// The parallel loops of `region`'s anchor, outermost first, for the tile of
/// `choice`; empty where their nest is the usual one (getLoopOrder). Where rows
/// go around lanes that walk an image, `choice.walk.order` changes too.
SmallVector<int64_t> chooseNest(const FusedRegion &region, LaneChoice &choice,
                                const RegisterFile &file);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_NESTORDER_H
