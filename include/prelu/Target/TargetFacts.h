//===- TargetFacts.h - what the compiler needs to know of a machine
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_TARGETFACTS_H
#define PRELU_TARGET_TARGETFACTS_H

#include "prelu/Target/CoreModel.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>

namespace mlir::prelu {

/// A machine as data.
struct TargetFacts {
  /// Target triple, normalised.
  std::string triple;
  /// CPU name as LLVM knows it.
  std::string cpu;
  /// Features beyond those that `cpu` implies, "+a,-b"; empty for a named CPU.
  std::string features;
  /// LLVM's data layout string.
  std::string dataLayout;
  /// Its core in numbers.
  CoreModel core;
  /// The least width of its scalable vector registers, on which no pass
  /// computes; 0 where there are none.
  int64_t scalableBits = 0;
};

/// The facts of the CPU `name`: "native" is this machine with the features that
/// it reports (a virtual machine may hide some of its CPU's), any other name is
/// looked up in LLVM for this machine's architecture and then for x86-64,
/// AArch64 and RISC-V. Features that it has beside its own, or not, stand
/// behind it, as in "native+amx-tile+amx-int8" or
/// "sapphirerapids+noavx512fp16". An unknown name is an error that says so.
llvm::Expected<TargetFacts> getTargetFacts(llvm::StringRef name);

} // namespace mlir::prelu

#endif // PRELU_TARGET_TARGETFACTS_H
