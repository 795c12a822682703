//===- GPUFacts.h - what the compiler needs to know of a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_GPUFACTS_H
#define PRELU_TARGET_GPUFACTS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>

namespace mlir::prelu {

/// A GPU as data. LLVM has no model of what follows, so the figures are those
/// of the makers' programming guides.
struct GPUFacts {
  /// The chip as LLVM's code generator knows it; "vulkan1.1" for any device of
  /// that version.
  std::string chip;
  /// Features for the code generator.
  std::string features;
  /// Threads of a warp, wavefront or subgroup.
  int64_t subgroup = 32;
  /// Threads of one block at most.
  int64_t maxThreads = 1024;
  /// Bytes of workgroup memory of one block at most.
  int64_t sharedBytes = 48 << 10;
  /// 32-bit registers of one thread at most.
  int64_t registers = 255;
  /// Multiprocessors or compute units.
  int64_t computeUnits = 64;
  /// The widest access of one thread to memory, in bits.
  int64_t accessBits = 128;
  /// The matrix instructions, as `matrix` of #prelu.gpu_target names them.
  std::string matrix = "none";
  /// Tiles in workgroup memory that hide the way there.
  int64_t stages = 2;
};

/// The facts of `chip`. A name that is not in the table is an error which lists
/// those that are.
llvm::Expected<GPUFacts> getGPUFacts(llvm::StringRef chip);

} // namespace mlir::prelu

#endif // PRELU_TARGET_GPUFACTS_H
