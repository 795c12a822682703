//===- HostCPUTest.cpp - machines that report what their name does not imply
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/HostCPU.h"

#include "prelu/Target/TargetFacts.h"

#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/TargetParser/Triple.h"

#include "gtest/gtest.h"

#include <memory>

using namespace mlir::prelu;

namespace {

const llvm::Triple x86("x86_64-pc-linux-gnu");

/// What a machine reports that has all features of the CPU `name` and no other.
llvm::StringMap<bool> reportFeaturesOf(llvm::StringRef name) {
  // Registers the targets.
  EXPECT_TRUE(static_cast<bool>(getTargetFacts(name)));
  std::string error;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(x86, error);
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(
      target->createMCSubtargetInfo(x86, name, ""));
  llvm::StringMap<bool> features;
  for (const char *feature :
       {"avx",       "avx2",      "fma",        "bmi2",       "avx512f",
        "avx512bw",  "avx512vl",  "avx512vnni", "avx512bf16", "avx512fp16",
        "avxvnni",   "amx-tile",  "amx-int8",   "amx-bf16",   "amx-fp16",
        "cmpccxadd", "prefetchi", "sha",        "sse4a",      "uintr",
        "vaes",      "clzero"})
    features[feature] = subtarget->checkFeatures("+" + std::string(feature));
  return features;
}

TEST(HostCPU, IsTheOneNamedWhereItsFeaturesAreAsNamed) {
  HostCPU host = identifyHostCPU(x86, "znver4", reportFeaturesOf("znver4"));
  EXPECT_EQ(host.name, "znver4");
  EXPECT_EQ(host.features, "");
}

TEST(HostCPU, KeepsItsNameWhereUnitsAreHidden) {
  llvm::StringMap<bool> features = reportFeaturesOf("znver4");
  features["avx512bf16"] = false;
  features["sse4a"] = false;
  HostCPU host = identifyHostCPU(x86, "znver4", features);
  EXPECT_EQ(host.name, "znver4");
  EXPECT_EQ(host.features, "-avx512bf16,-sse4a");
}

TEST(HostCPU, KeepsItsNameWhereAFeatureIsMoreThatIsNoUnit) {
  llvm::StringMap<bool> features = reportFeaturesOf("haswell");
  features["sha"] = true;
  HostCPU host = identifyHostCPU(x86, "haswell", features);
  EXPECT_EQ(host.name, "haswell");
  EXPECT_EQ(host.features, "+sha");
}

// A Granite Rapids that its hypervisor calls model 167, which is Rocket Lake.
TEST(HostCPU, IsTheNearestWhereItHasUnitsBeyondItsName) {
  llvm::StringMap<bool> features = reportFeaturesOf("sapphirerapids");
  features["uintr"] = false;
  HostCPU host = identifyHostCPU(x86, "rocketlake", features);
  // The first by name of those with the same of these features.
  EXPECT_EQ(host.name, "emeraldrapids");
  EXPECT_EQ(host.features, "-uintr");
}

} // namespace
