//===- TargetFactsTest.cpp - machines as data
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/TargetFacts.h"

#include "gtest/gtest.h"

using namespace mlir::prelu;

namespace {
TargetFacts getFacts(llvm::StringRef cpu) {
  llvm::Expected<TargetFacts> facts = getTargetFacts(cpu);
  EXPECT_TRUE(static_cast<bool>(facts)) << cpu.str();
  return facts ? *facts : TargetFacts();
}
} // namespace

TEST(TargetFacts, RegistersOfNamedCPUs) {
  struct {
    const char *cpu;
    int64_t bits, registers;
    const char *arch;
  } expected[] = {
      {"znver4", 512, 32, "x86_64"},  {"skylake-avx512", 512, 32, "x86_64"},
      {"haswell", 256, 16, "x86_64"}, {"x86-64-v2", 128, 16, "x86_64"},
      {"neoverse-n1", 128, 32, "aarch64"},
  };
  for (auto &[cpu, bits, registers, arch] : expected) {
    TargetFacts facts = getFacts(cpu);
    EXPECT_EQ(facts.vectorBits, bits) << cpu;
    EXPECT_EQ(facts.vectorRegisters, registers) << cpu;
    EXPECT_EQ(facts.triple.find(arch), 0u) << facts.triple;
    EXPECT_EQ(facts.features, "") << cpu;
    EXPECT_FALSE(facts.dataLayout.empty());
  }
}

TEST(TargetFacts, ThisMachineHasAName) {
  TargetFacts facts = getFacts("native");
  EXPECT_NE(facts.cpu, "native");
  EXPECT_GE(facts.vectorBits, 64);
}

TEST(TargetFacts, UnknownNameIsAnError) {
  llvm::Expected<TargetFacts> facts = getTargetFacts("pentium-9");
  ASSERT_FALSE(static_cast<bool>(facts));
  EXPECT_EQ(llvm::toString(facts.takeError()),
            "unknown CPU 'pentium-9': use 'native' or a name that clang takes "
            "for -mcpu or -march");
}
