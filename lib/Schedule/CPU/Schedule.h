//===- Schedule.h - what the functions of prelu/Schedule/Schedule.h share
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_SCHEDULE_H
#define PRELU_LIB_SCHEDULE_CPU_SCHEDULE_H

#include "prelu/Schedule/Schedule.h"

namespace mlir::prelu {

/// The target that `options` names or `root` has; null, with an error on
/// `root`, where there is none.
TargetAttr findTarget(Operation *root, const ScheduleOptions &options);

/// The regions in `root` that `options` lets pass, in program order.
SmallVector<FusedOp> getControlledOps(Operation *root,
                                      const ScheduleOptions &options);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_SCHEDULE_H
