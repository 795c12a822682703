//===- ControlRegion.h - which regions a function works on
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_CONTROLREGION_H
#define PRELU_REGION_CONTROLREGION_H

#include <functional>

namespace mlir::prelu {
class FusedOp;

/// Decides whether a function works on a region; it is left as it is otherwise.
/// Empty where it works on all.
using ControlRegionFn = std::function<bool(FusedOp)>;

} // namespace mlir::prelu

#endif // PRELU_REGION_CONTROLREGION_H
