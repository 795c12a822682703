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

struct Expected {
  const char *cpu;
  const char *architecture;
  int64_t vectorBits;
  int64_t vectorRegisters;
};

void PrintTo(const Expected &expected, std::ostream *stream) {
  *stream << expected.cpu;
}

class NamedCPU : public testing::TestWithParam<Expected> {};

TEST_P(NamedCPU, HasTheRegistersOfItsInstructionSet) {
  llvm::Expected<TargetFacts> facts = getTargetFacts(GetParam().cpu);
  ASSERT_TRUE(static_cast<bool>(facts)) << llvm::toString(facts.takeError());
  EXPECT_EQ(facts->cpu, GetParam().cpu);
  EXPECT_EQ(facts->features, "");
  EXPECT_EQ(facts->triple.find(GetParam().architecture), 0u) << facts->triple;
  EXPECT_FALSE(facts->dataLayout.empty());
  EXPECT_EQ(facts->vectorBits, GetParam().vectorBits);
  EXPECT_EQ(facts->vectorRegisters, GetParam().vectorRegisters);
}

INSTANTIATE_TEST_SUITE_P(
    CPUs, NamedCPU,
    testing::Values(Expected{"znver4", "x86_64", 512, 32},
                    Expected{"skylake-avx512", "x86_64", 512, 32},
                    Expected{"haswell", "x86_64", 256, 16},
                    Expected{"x86-64-v2", "x86_64", 128, 16},
                    Expected{"neoverse-n1", "aarch64", 128, 32}));

TEST(TargetFacts, NativeIsAMachineWithVectors) {
  llvm::Expected<TargetFacts> facts = getTargetFacts("native");
  ASSERT_TRUE(static_cast<bool>(facts)) << llvm::toString(facts.takeError());
  EXPECT_NE(facts->cpu, "native");
  EXPECT_GE(facts->vectorBits, 64);
  EXPECT_GE(facts->vectorRegisters, 8);
  EXPECT_GE(facts->l1Bytes, 4096);
  EXPECT_GE(facts->l2Bytes, facts->l1Bytes);
  EXPECT_LE(facts->l3Bytes, 16 * facts->l2Bytes);
}

TEST(TargetFacts, AnUnknownNameIsAnErrorThatNamesIt) {
  llvm::Expected<TargetFacts> facts = getTargetFacts("no-such-cpu");
  ASSERT_FALSE(static_cast<bool>(facts));
  EXPECT_EQ(
      llvm::toString(facts.takeError()),
      "unknown CPU 'no-such-cpu': use 'native' or a name that clang takes "
      "for -mcpu or -march");
}

} // namespace
