//===- SchedulingModel.cpp - what LLVM knows of a core
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CoreSources.h"

#include "prelu/Target/TargetFacts.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/iterator_range.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Target/TargetMachine.h"

#include <algorithm>
#include <optional>

using namespace mlir::prelu;

void mlir::prelu::readCostModel(llvm::TargetMachine &machine,
                                TargetFacts &facts, CoreModel &core) {
  llvm::LLVMContext context;
  llvm::Module module("facts", context);
  module.setTargetTriple(llvm::Triple(facts.triple));
  module.setDataLayout(machine.createDataLayout());
  auto *function = llvm::Function::Create(
      llvm::FunctionType::get(llvm::Type::getVoidTy(context), false),
      llvm::GlobalValue::ExternalLinkage, "facts", module);
  function->addFnAttr("target-cpu", facts.cpu);
  if (!facts.features.empty())
    function->addFnAttr("target-features", facts.features);
  // Some subtargets prefer narrower vectors for automatic vectorization; ours
  // are explicit.
  function->addFnAttr("prefer-vector-width", "512");
  llvm::TargetTransformInfo info = machine.getTargetTransformInfo(*function);
  int64_t bits =
      info.getRegisterBitWidth(llvm::TargetTransformInfo::RGK_FixedWidthVector)
          .getFixedValue();
  facts.scalableBits =
      info.getRegisterBitWidth(llvm::TargetTransformInfo::RGK_ScalableVector)
          .getKnownMinValue();
  // A target without vector registers gets pairs of scalars.
  core.vectorBits = std::max<int64_t>(bits, 64);
  auto *type = llvm::FixedVectorType::get(llvm::Type::getFloatTy(context),
                                          core.vectorBits / 32);
  int64_t registers = info.getNumberOfRegisters(
      info.getRegisterClassForType(/*Vector=*/true, type));
  core.vectorRegisters = std::max<int64_t>(registers, 8);
  // Not the sizes of the caches: for x86 they are 256 KiB, whatever the CPU.
  if (unsigned line = info.getCacheLineSize())
    core.lineBytes = line;
}

namespace {

/// An instruction on registers of `bits`, known by its name in LLVM, that the
/// subtargets have which have both features.
struct Instruction {
  llvm::StringLiteral name;
  int64_t bits;
  llvm::StringLiteral feature;
  llvm::StringLiteral secondFeature = feature;
};

/// How often an instruction may start, and how long one waits for another that
/// it adds to.
struct Rate {
  double perCycle = 0;
  int64_t latency = 0;
};

/// The scheduling model of a subtarget.
class SchedulingModel {
public:
  explicit SchedulingModel(const llvm::TargetMachine &machine)
      : subtarget(*machine.getMCSubtargetInfo()),
        instructions(*machine.getMCInstrInfo()) {
    for (const auto &feature : subtarget.getEnabledProcessorFeatures())
      features.insert(feature.Key);
  }

  /// The first of `candidates` that the subtarget has and that is no wider than
  /// `mostBits`; null if it has none.
  const Instruction *find(llvm::ArrayRef<Instruction> candidates,
                          int64_t mostBits) const {
    const auto *found =
        llvm::find_if(candidates, [&](const Instruction &candidate) {
          return candidate.bits <= mostBits &&
                 features.contains(candidate.feature) &&
                 features.contains(candidate.secondFeature);
        });
    return found == candidates.end() ? nullptr : found;
  }

  bool hasFeature(llvm::StringRef feature) const {
    return features.contains(feature);
  }

  /// The rate of `instruction`, where the model knows it.
  std::optional<Rate> getRate(const Instruction &instruction) const {
    const llvm::MCSchedClassDesc *desc = findClass(instruction);
    if (!desc)
      return std::nullopt;
    double cycles =
        llvm::MCSchedModel::getReciprocalThroughput(subtarget, *desc);
    int latency = llvm::MCSchedModel::computeInstrLatency(subtarget, *desc);
    if (cycles <= 0 || latency <= 0)
      return std::nullopt;
    // The accumulator, which is the first operand, may be read late.
    unsigned write = subtarget.getWriteLatencyEntry(desc, 0)->WriteResourceID;
    latency -= subtarget.getReadAdvanceCycles(desc, /*UseIdx=*/0, write);
    return Rate{1 / cycles, std::max(latency, 1)};
  }

  /// The rate of `first` and `second` together, of which only the second waits
  /// for another: as many a cycle as the ports take that both need.
  std::optional<Rate> getRate(const Instruction &first,
                              const Instruction &second) const {
    std::optional<Rate> rates[] = {getRate(first), getRate(second)};
    if (!rates[0] || !rates[1])
      return std::nullopt;
    double perCycle = std::min(rates[0]->perCycle, rates[1]->perCycle);
    llvm::SmallDenseMap<unsigned, double> busy;
    for (const Instruction *instruction : {&first, &second}) {
      const llvm::MCSchedClassDesc &desc = *findClass(*instruction);
      // Groups of ports are among the resources of each port in them.
      for (const llvm::MCWriteProcResEntry &entry :
           llvm::make_range(subtarget.getWriteProcResBegin(&desc),
                            subtarget.getWriteProcResEnd(&desc)))
        busy[entry.ProcResourceIdx] +=
            entry.ReleaseAtCycle - entry.AcquireAtCycle;
    }
    for (auto [resource, cycles] : busy)
      if (cycles > 0)
        perCycle = std::min(
            perCycle,
            subtarget.getSchedModel().getProcResource(resource)->NumUnits /
                cycles);
    return Rate{perCycle, rates[1]->latency};
  }

private:
  /// What the model says of `instruction`; null where it does not know it.
  const llvm::MCSchedClassDesc *
  findClass(const Instruction &instruction) const {
    const llvm::MCSchedModel &model = subtarget.getSchedModel();
    if (!model.hasInstrSchedModel())
      return nullptr;
    for (unsigned opcode = 0; opcode < instructions.getNumOpcodes(); ++opcode) {
      if (instructions.getName(opcode) != instruction.name)
        continue;
      const llvm::MCSchedClassDesc *desc =
          model.getSchedClassDesc(instructions.get(opcode).getSchedClass());
      bool isKnown = desc->isValid() && !desc->isVariant() &&
                     desc->NumWriteLatencyEntries != 0;
      return isKnown ? desc : nullptr;
    }
    return nullptr;
  }

  const llvm::MCSubtargetInfo &subtarget;
  const llvm::MCInstrInfo &instructions;
  llvm::StringSet<> features;
};

} // namespace

// The widest come first.
static constexpr Instruction multiplyAdds[] = {
    {"VFMADD231PSZr", 512, "avx512f"},    {"VFMADD231PSYr", 256, "fma"},
    {"VFMADD231PSr", 128, "fma"},         {"FMLAv4f32", 128, "neon"},
    {"PseudoVFMACC_VV_M1_E32", 128, "v"},
};
// What takes the place of a multiply-add where there is none.
static constexpr Instruction multiplications[] = {{"VMULPSYrr", 256, "avx"},
                                                  {"MULPSrr", 128, "sse"}};
static constexpr Instruction additions[] = {{"VADDPSYrr", 256, "avx"},
                                            {"ADDPSrr", 128, "sse"}};
static constexpr Instruction loads[] = {
    {"VMOVUPSZrm", 512, "avx512f"},
    {"VMOVUPSYrm", 256, "avx"},
    {"MOVUPSrm", 128, "sse"},
    {"LDRQui", 128, "neon"},
};
static constexpr Instruction u8s8Dots[] = {
    {"VPDPBUSDZrr", 512, "avx512vnni", "avx512vl"},
    {"VPDPBUSDYrr", 256, "avxvnni"},
    {"USDOTv16i8", 128, "i8mm"},
};
static constexpr Instruction s8s8Dots[] = {
    {"VPDPBSSDZrr", 512, "avx10.2"},
    {"VPDPBSSDYrr", 256, "avxvnniint8"},
    {"SDOTv16i8", 128, "dotprod"},
};
static constexpr Instruction u8u8Dots[] = {
    {"VPDPBUUDZrr", 512, "avx10.2"},
    {"VPDPBUUDYrr", 256, "avxvnniint8"},
    {"UDOTv16i8", 128, "dotprod"},
};
static constexpr Instruction bf16Dots[] = {
    {"VDPBF16PSZr", 512, "avx512bf16", "avx512vl"},
    {"BFDOTv8bf16", 128, "bf16"},
};
// Products of pairs of 16-bit integers, which LLVM makes of the two that follow
// where it may.
static constexpr Instruction s16s16Dots[] = {
    {"VPDPWSSDZrr", 512, "avx512vnni", "avx512vl"},
    {"VPDPWSSDYrr", 256, "avxvnni"},
};
static constexpr Instruction pairProducts[] = {
    {"VPMADDWDZrr", 512, "avx512bw"},
    {"VPMADDWDYrr", 256, "avx2"},
    {"VPMADDWDrr", 128, "avx"},
    {"PMADDWDrr", 128, "sse2"},
};
static constexpr Instruction integerAdditions[] = {
    {"VPADDDZrr", 512, "avx512bw"},
    {"VPADDDYrr", 256, "avx2"},
    {"VPADDDrr", 128, "avx"},
    {"PADDDrr", 128, "sse2"},
};

static constexpr Instruction i8mms[] = {{"SMMLA", 128, "i8mm"}};
static constexpr Instruction bf16mms[] = {{"BFMMLA", 128, "bf16"}};

static void readDot(const SchedulingModel &model,
                    llvm::ArrayRef<Instruction> instructions,
                    const CoreModel &core, DotUnit &dot) {
  const Instruction *instruction = model.find(instructions, core.vectorBits);
  if (!instruction)
    return;
  dot.bits = instruction->bits;
  // As fast as a multiply-add where the model does not know better.
  Rate rate = model.getRate(*instruction)
                  .value_or(Rate{core.fmasPerCycle, core.fmaLatency});
  dot.perCycle = rate.perCycle;
  dot.latency = rate.latency;
}

/// Dot products of 16-bit integers, which every x86 has in one instruction or
/// two.
static void readPairProducts(const SchedulingModel &model,
                             const CoreModel &core, DotUnit &dot) {
  readDot(model, s16s16Dots, core, dot);
  const Instruction *product = model.find(pairProducts, core.vectorBits);
  const Instruction *addition = model.find(integerAdditions, core.vectorBits);
  if (dot.bits != 0 || !product || !addition)
    return;
  dot.bits = product->bits;
  Rate rate = model.getRate(*product, *addition)
                  .value_or(Rate{core.fmasPerCycle, core.fmaLatency});
  dot.perCycle = rate.perCycle;
  dot.latency = rate.latency;
}

/// Which matrix tiles there are; how fast they are says the table.
static void readTiles(const SchedulingModel &model, TileUnit &tiles) {
  constexpr int64_t registers = 8;
  constexpr double perCycle = 1;
  if (!model.hasFeature("amx-tile"))
    return;
  tiles.registers = registers;
  if (model.hasFeature("amx-int8"))
    tiles.i8PerCycle = perCycle;
  if (model.hasFeature("amx-bf16"))
    tiles.bf16PerCycle = perCycle;
}

/// The rate of a multiply-add, or of a multiplication and an addition, of which
/// only the addition waits for another.
static std::optional<Rate> getMultiplyAdd(const SchedulingModel &model,
                                          int64_t vectorBits) {
  if (const Instruction *fma = model.find(multiplyAdds, vectorBits))
    return model.getRate(*fma);
  const Instruction *multiply = model.find(multiplications, vectorBits);
  const Instruction *add = model.find(additions, vectorBits);
  if (!multiply || !add)
    return std::nullopt;
  std::optional<Rate> first = model.getRate(*multiply),
                      second = model.getRate(*add);
  if (!first || !second)
    return std::nullopt;
  return Rate{std::min(first->perCycle, second->perCycle), second->latency};
}

void mlir::prelu::readSchedulingModel(llvm::TargetMachine &machine,
                                      CoreModel &core) {
  SchedulingModel model(machine);
  if (std::optional<Rate> rate = getMultiplyAdd(model, core.vectorBits)) {
    core.fmasPerCycle = rate->perCycle;
    core.fmaLatency = rate->latency;
  }
  if (const Instruction *load = model.find(loads, core.vectorBits))
    if (std::optional<Rate> rate = model.getRate(*load))
      core.loadsPerCycle = rate->perCycle;
  readDot(model, u8s8Dots, core, core.u8s8);
  readDot(model, s8s8Dots, core, core.s8s8);
  readDot(model, u8u8Dots, core, core.u8u8);
  readDot(model, bf16Dots, core, core.bf16);
  readPairProducts(model, core, core.s16s16);
  readDot(model, i8mms, core, core.i8mm);
  readDot(model, bf16mms, core, core.bf16mm);
  readTiles(model, core.tiles);
}
