//===- VerifySchedule.h - whether a schedule fits its region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_VERIFYSCHEDULE_H
#define PRELU_LIB_VECTORIZE_CPU_VERIFYSCHEDULE_H

#include "TiledRegion.h"

namespace mlir::prelu {

/// Checks that the schedule fits the op, of which the verifier sees only a
/// part; emits an error where it does not.
LogicalResult verifySchedule(TiledRegion &region);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_VERIFYSCHEDULE_H
