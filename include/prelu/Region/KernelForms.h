//===- KernelForms.h - what a GPU's kernels have no form for
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_KERNELFORMS_H
#define PRELU_REGION_KERNELFORMS_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/Operation.h"

namespace mlir::prelu {

/// The first operation within `op` that no kernel computes on the GPU that the
/// module is compiled for: a function of f64, where the target's features say
/// `-f64-functions`. Null where there is none, or no target.
Operation *findOpWithoutKernelForm(Operation *op);

} // namespace mlir::prelu

#endif // PRELU_REGION_KERNELFORMS_H
