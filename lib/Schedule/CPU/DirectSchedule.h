//===- DirectSchedule.h - the schedule that walks an anchor's loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_DIRECTSCHEDULE_H
#define PRELU_LIB_SCHEDULE_CPU_DIRECTSCHEDULE_H

#include "LaneChoice.h"

namespace mlir::prelu {

/// The schedule of `region` for `target` with the lanes, tile and operands of
/// `choice`, which becomes what was taken: registers that turn an operand hold
/// fewer columns.
ScheduleAttr makeDirectSchedule(const FusedRegion &region,
                                const PhysicalLayout &layout, TargetAttr target,
                                LaneChoice &choice);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_DIRECTSCHEDULE_H
