//===- HostCPU.cpp - which CPU of LLVM's this machine is
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/HostCPU.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/TargetParser/Triple.h"

#include <memory>

using namespace mlir::prelu;

/// Units that tell generations of CPUs apart.
static constexpr llvm::StringLiteral units[] = {
    "avx2",     "fma",        "avx512f",    "avx512vnni", "avxvnni",
    "amx-tile", "avx512bf16", "avx512fp16", "avx10.2",    "amx-fp16",
    "dotprod",  "i8mm",       "bf16",       "sve",        "sve2",
    "v",        "amx-int8",   "amx-bf16",   "avxifma",    "avxvnniint8",
};

/// The features of `reported` in which a machine differs from `subtarget`,
/// "+a" and "-b" in a fixed order.
static llvm::SmallVector<std::string>
getDifferences(const llvm::MCSubtargetInfo *subtarget,
               const llvm::StringMap<bool> &reported) {
  llvm::SmallVector<std::string> differences;
  for (const auto &feature : reported) {
    bool implied =
        subtarget && subtarget->checkFeatures("+" + feature.first().str());
    if (implied != feature.second)
      differences.push_back((feature.second ? "+" : "-") +
                            feature.first().str());
  }
  llvm::sort(differences);
  return differences;
}

HostCPU mlir::prelu::identifyHostCPU(const llvm::Triple &triple,
                                     llvm::StringRef name,
                                     const llvm::StringMap<bool> &reported) {
  std::string error;
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, error);
  auto createSubtarget = [&](llvm::StringRef cpu) {
    return std::unique_ptr<llvm::MCSubtargetInfo>(
        target ? target->createMCSubtargetInfo(triple, cpu, "") : nullptr);
  };
  std::unique_ptr<llvm::MCSubtargetInfo> named = createSubtarget(name);
  HostCPU host{name.str(), ""};
  llvm::SmallVector<std::string> differences =
      getDifferences(named.get(), reported);
  bool hasOtherUnits = llvm::any_of(units, [&](llvm::StringRef unit) {
    return llvm::is_contained(differences, ("+" + unit).str());
  });
  if (named && hasOtherUnits)
    for (const llvm::SubtargetSubTypeKV &cpu :
         named->getAllProcessorDescriptions()) {
      llvm::SmallVector<std::string> others =
          getDifferences(createSubtarget(cpu.Key).get(), reported);
      if (others.size() >= differences.size())
        continue;
      host.name = cpu.Key;
      differences = std::move(others);
    }
  host.features = llvm::join(differences, ",");
  return host;
}
