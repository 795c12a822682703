//===- HostCPU.h - which CPU of LLVM's this machine is
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_HOSTCPU_H
#define PRELU_TARGET_HOSTCPU_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace llvm {
class Triple;
} // namespace llvm

namespace mlir::prelu {

/// A CPU and the features in which a machine differs from what it implies,
/// "+a,-b" in a fixed order.
struct HostCPU {
  std::string name;
  std::string features;
};

/// The CPU that a machine is which calls itself `name`, a CPU of LLVM's, and
/// reports whether it has each of `reported`.
///
/// That is `name`, unless the machine has a vector or matrix unit that no CPU
/// of this name has: then a virtual machine gives it the number of an older
/// model, whose caches and rates would be the wrong ones, and the CPU is the
/// one with the fewest features more or less than reported, the first by name
/// among equals. A CPU that hides a unit keeps its name.
HostCPU identifyHostCPU(const llvm::Triple &triple, llvm::StringRef name,
                        const llvm::StringMap<bool> &reported);

} // namespace mlir::prelu

#endif // PRELU_TARGET_HOSTCPU_H
