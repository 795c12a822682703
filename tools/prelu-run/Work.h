//===- Work.h - what a network computes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_WORK_H
#define PRELU_TOOLS_PRELU_RUN_WORK_H

#include "mlir/IR/BuiltinOps.h"

#include <map>
#include <optional>
#include <string>

namespace mlir::prelu {

/// The floating-point operations of a call of `function` in `module`, of the
/// linalg dialect on tensors, with arguments of `shapes`, which the module's
/// functions then have: two for each product that a contraction adds up, as
/// torch.utils.flop_counter counts them, and none for what is done to single
/// elements. None where loops have sizes that the shapes do not tell, or run
/// unknown times.
std::optional<double> countFlops(ModuleOp module, StringRef function,
                                 ArrayRef<std::vector<int64_t>> shapes);

/// What a kernel does in one call of the network.
struct KernelWork {
  int64_t calls = 0;
  /// Of one call of the kernel; none where sizes are dynamic.
  std::optional<double> flops, bytes;
};

/// The kernels of `module`, as outlining leaves it, by their names. Those that
/// are called in loops have no number of calls.
std::map<std::string, KernelWork> getKernels(ModuleOp module);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_WORK_H
