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
  EXPECT_EQ(facts->core.vectorBits, GetParam().vectorBits);
  EXPECT_EQ(facts->core.vectorRegisters, GetParam().vectorRegisters);
}

INSTANTIATE_TEST_SUITE_P(
    CPUs, NamedCPU,
    testing::Values(Expected{"znver4", "x86_64", 512, 32},
                    Expected{"skylake-avx512", "x86_64", 512, 32},
                    Expected{"haswell", "x86_64", 256, 16},
                    Expected{"x86-64-v2", "x86_64", 128, 16},
                    Expected{"neoverse-n1", "aarch64", 128, 32}));

CoreModel getCore(llvm::StringRef cpu) {
  llvm::Expected<TargetFacts> facts = getTargetFacts(cpu);
  if (!facts) {
    ADD_FAILURE() << llvm::toString(facts.takeError());
    return {};
  }
  return facts->core;
}

struct ExpectedRates {
  const char *cpu;
  double fmasPerCycle;
  int64_t fmaLatency;
  double loadsPerCycle;
};

void PrintTo(const ExpectedRates &expected, std::ostream *stream) {
  *stream << expected.cpu;
}

class CoreRates : public testing::TestWithParam<ExpectedRates> {};

TEST_P(CoreRates, AreTheSchedulingModelsAndTheTables) {
  CoreModel core = getCore(GetParam().cpu);
  EXPECT_EQ(core.fmasPerCycle, GetParam().fmasPerCycle);
  EXPECT_EQ(core.fmaLatency, GetParam().fmaLatency);
  EXPECT_EQ(core.loadsPerCycle, GetParam().loadsPerCycle);
}

INSTANTIATE_TEST_SUITE_P(
    CPUs, CoreRates,
    testing::Values(ExpectedRates{"haswell", 2, 5, 2},
                    ExpectedRates{"skylake", 2, 4, 2},
                    ExpectedRates{"znver1", 1, 5, 2},
                    // One unit of 512 bits, or two of 256.
                    ExpectedRates{"znver4", 1, 4, 2},
                    ExpectedRates{"znver5", 2, 4, 2},
                    ExpectedRates{"cascadelake", 2, 4, 2},
                    ExpectedRates{"icelake-client", 1, 4, 2},
                    ExpectedRates{"icelake-server", 2, 4, 2},
                    ExpectedRates{"sapphirerapids", 2, 4, 2},
                    ExpectedRates{"graniterapids", 2, 4, 2},
                    // A multiplication and an addition.
                    ExpectedRates{"x86-64-v2", 1, 3, 2},
                    ExpectedRates{"neoverse-n1", 2, 4, 2},
                    // What it adds to is read late.
                    ExpectedRates{"cortex-a72", 1, 4, 1}));

TEST(CoreModel, HasTheDotProductsOfItsFeatures) {
  CoreModel core = getCore("cascadelake");
  EXPECT_TRUE(core.u8s8.has(512));
  EXPECT_TRUE(core.u8s8.has(256));
  EXPECT_EQ(core.u8s8.perCycle, 2);
  EXPECT_FALSE(core.bf16.has(128));
  EXPECT_FALSE(core.s8s8.has(128));

  core = getCore("znver4");
  EXPECT_TRUE(core.u8s8.has(512));
  EXPECT_TRUE(core.bf16.has(512));
  EXPECT_EQ(core.bf16.perCycle, 1);
  EXPECT_EQ(core.bf16.latency, 6);

  // AVX-VNNI, with registers of 256 bits.
  core = getCore("alderlake");
  EXPECT_TRUE(core.u8s8.has(256));
  EXPECT_FALSE(core.u8s8.has(512));
  core = getCore("sierraforest");
  EXPECT_TRUE(core.s8s8.has(256));
  EXPECT_TRUE(core.u8u8.has(256));
  EXPECT_TRUE(getCore("diamondrapids").s8s8.has(512));

  core = getCore("neoverse-n1");
  EXPECT_TRUE(core.s8s8.has(128));
  EXPECT_TRUE(core.u8u8.has(128));
  EXPECT_FALSE(core.u8s8.has(128));
  core = getCore("neoverse-v1");
  EXPECT_TRUE(core.u8s8.has(128));
  EXPECT_TRUE(core.bf16.has(128));

  core = getCore("haswell");
  for (const DotUnit &dot : {core.u8s8, core.s8s8, core.u8u8, core.bf16})
    EXPECT_EQ(dot.bits, 0);
}

TEST(CoreModel, MultipliesPairsOfShorts) {
  // A product and an addition, on one port or on two of three.
  CoreModel core = getCore("haswell");
  EXPECT_TRUE(core.s16s16.has(256));
  EXPECT_EQ(core.s16s16.perCycle, 1);
  EXPECT_EQ(core.s16s16.latency, 1);
  core = getCore("skylake");
  EXPECT_TRUE(core.s16s16.has(256));
  EXPECT_EQ(core.s16s16.perCycle, 1.5);
  EXPECT_TRUE(getCore("skylake-avx512").s16s16.has(512));
  EXPECT_EQ(getCore("x86-64").s16s16.bits, 128);

  // One instruction.
  core = getCore("znver4");
  EXPECT_TRUE(core.s16s16.has(512));
  EXPECT_EQ(core.s16s16.perCycle, 1);
  EXPECT_EQ(core.s16s16.latency, core.u8s8.latency);

  EXPECT_EQ(getCore("neoverse-v1").s16s16.bits, 0);
}

TEST(CoreModel, HasTheMatricesOfItsFeatures) {
  CoreModel core = getCore("sapphirerapids");
  EXPECT_EQ(core.tiles.registers, 8);
  EXPECT_EQ(core.tiles.rows, 16);
  EXPECT_EQ(core.tiles.rowBytes, 64);
  EXPECT_EQ(core.tiles.i8PerCycle, 1.0 / 16);
  EXPECT_EQ(core.tiles.bf16PerCycle, 1.0 / 16);
  EXPECT_EQ(core.tiles.latency, 16);
  core = getCore("sapphirerapids+noamx-int8");
  EXPECT_EQ(core.tiles.registers, 8);
  EXPECT_EQ(core.tiles.i8PerCycle, 0);
  EXPECT_EQ(core.tiles.bf16PerCycle, 1.0 / 16);
  EXPECT_EQ(getCore("icelake-server").tiles.registers, 0);
  EXPECT_EQ(getCore("icelake-server").tiles.i8PerCycle, 0);
  // A CPU without a row of its own.
  core = getCore("icelake-server+amx-tile+amx-int8");
  EXPECT_EQ(core.tiles.i8PerCycle, 1.0 / 16);
  EXPECT_EQ(core.tiles.bf16PerCycle, 0);

  core = getCore("neoverse-v1");
  EXPECT_TRUE(core.i8mm.has(128));
  EXPECT_TRUE(core.bf16mm.has(128));
  core = getCore("neoverse-n1");
  EXPECT_EQ(core.i8mm.bits, 0);
  EXPECT_EQ(core.bf16mm.bits, 0);
  EXPECT_TRUE(getCore("neoverse-n1+i8mm").i8mm.has(128));
}

TEST(CoreModel, KnowsTheCachesOfNamedCPUs) {
  EXPECT_EQ(getCore("haswell").l2Bytes, 256 << 10);
  EXPECT_EQ(getCore("cascadelake").l2Bytes, 1 << 20);
  EXPECT_EQ(getCore("sapphirerapids").l1Bytes, 48 << 10);
  EXPECT_EQ(getCore("sapphirerapids").l2Bytes, 2 << 20);
  EXPECT_EQ(getCore("neoverse-n1").l1WayBytes, 16 << 10);
}

TEST(CoreModel, IsComparedByEveryNumber) {
  for (const CoreField &field : getCoreFields()) {
    CoreModel core, other;
    EXPECT_EQ(core, other);
    EXPECT_EQ(hash_value(core), hash_value(other));
    std::visit([](auto *place) { *place += 1; }, field.get(other));
    EXPECT_FALSE(core == other) << field.name.str();
    EXPECT_EQ(getCoreValue(core, field) + 1, getCoreValue(other, field));
  }
}

TEST(TargetFacts, NativeIsAMachineWithVectors) {
  llvm::Expected<TargetFacts> facts = getTargetFacts("native");
  ASSERT_TRUE(static_cast<bool>(facts)) << llvm::toString(facts.takeError());
  EXPECT_NE(facts->cpu, "native");
  EXPECT_GE(facts->core.vectorBits, 64);
  EXPECT_GE(facts->core.vectorRegisters, 8);
  EXPECT_GE(facts->core.l1Bytes, 4096);
  EXPECT_GE(facts->core.l2Bytes, facts->core.l1Bytes);
  EXPECT_LE(facts->core.l3Bytes, 16 * facts->core.l2Bytes);
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
