//===- GPUFacts.cpp - what the compiler needs to know of a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/GPUFacts.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir::prelu;

/// CUDA C++ Programming Guide, "Technical Specifications per Compute
/// Capability", with the multiprocessors of A100 and H100 SXM; CDNA2 and CDNA3
/// ISA guides, with the compute units of one MI250X die and of MI300X. The last
/// row holds the limits that Vulkan 1.1 promises for every device
/// (maxComputeWorkGroupInvocations, maxComputeSharedMemorySize); GLSL.std.450
/// has exponentials, powers and functions of angles for 16 and 32 bits only.
///
/// Every device of capability 9.0 has the instructions of sm_90a, which is what
/// the code generators call it by.
static const struct {
  llvm::StringRef name;
  GPUFacts facts;
} table[] = {
    {"sm_80",
     {"sm_80", "+ptx80", 32, 1024, 163 << 10, 255, 108, 128, "mma_sync", 3}},
    {"sm_90",
     {"sm_90a", "+ptx80", 32, 1024, 227 << 10, 255, 132, 128, "wgmma", 4}},
    {"sm_90a",
     {"sm_90a", "+ptx80", 32, 1024, 227 << 10, 255, 132, 128, "wgmma", 4}},
    {"gfx90a", {"gfx90a", "", 64, 1024, 64 << 10, 512, 104, 128, "mfma", 2}},
    {"gfx942", {"gfx942", "", 64, 1024, 64 << 10, 512, 304, 128, "mfma", 2}},
    {"vulkan1.1",
     {"vulkan1.1", "-f64-functions", 32, 128, 16 << 10, 128, 16, 128, "none",
      1}},
};

llvm::Expected<GPUFacts> mlir::prelu::getGPUFacts(llvm::StringRef chip) {
  llvm::SmallVector<llvm::StringRef> names;
  for (const auto &[name, facts] : table) {
    if (name == chip)
      return facts;
    names.push_back(name);
  }
  return llvm::createStringError("no facts for GPU '" + chip + "': known are " +
                                 llvm::join(names, ", "));
}
