//===- TargetFacts.cpp - what the compiler needs to know of a machine
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/TargetFacts.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

using namespace mlir::prelu;

static std::unique_ptr<llvm::TargetMachine>
createTargetMachine(const llvm::Triple &triple, llvm::StringRef cpu,
                    llvm::StringRef features) {
  std::string error;
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return nullptr;
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(
      target->createMCSubtargetInfo(triple, "", ""));
  if (!subtarget || !subtarget->isCPUStringValid(cpu))
    return nullptr;
  return std::unique_ptr<llvm::TargetMachine>(target->createTargetMachine(
      triple, cpu, features, llvm::TargetOptions(), std::nullopt));
}

/// The features in which this machine differs from what `cpu` implies, "+a,-b"
/// in a fixed order: a virtual machine may hide some of its CPU's.
static std::string getHostFeatures(const llvm::Triple &triple,
                                   llvm::StringRef cpu) {
  std::string error;
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, error);
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget;
  if (target)
    subtarget.reset(target->createMCSubtargetInfo(triple, cpu, ""));
  llvm::SmallVector<std::string> features;
  for (const auto &feature : llvm::sys::getHostCPUFeatures()) {
    bool implied =
        subtarget && subtarget->checkFeatures("+" + feature.first().str());
    if (implied != feature.second)
      features.push_back((feature.second ? "+" : "-") + feature.first().str());
  }
  llvm::sort(features);
  return llvm::join(features, ",");
}

/// Asks LLVM's cost model for the registers.
static void readRegisters(llvm::TargetMachine &machine, TargetFacts &facts) {
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
  // A target without vector registers gets pairs of scalars.
  facts.vectorBits = std::max<int64_t>(bits, 64);
  auto *type = llvm::FixedVectorType::get(llvm::Type::getFloatTy(context),
                                          facts.vectorBits / 32);
  int64_t registers = info.getNumberOfRegisters(
      info.getRegisterClassForType(/*Vector=*/true, type));
  facts.vectorRegisters = std::max<int64_t>(registers, 8);
}

/// The first line of a file of the operating system; empty if there is none.
static std::string readLine(const llvm::Twine &path) {
  auto buffer = llvm::MemoryBuffer::getFileAsStream(path);
  return buffer ? (*buffer)->getBuffer().split('\n').first.str() : "";
}

/// Reads this machine's caches from sysfs, where Linux describes those that one
/// core shares with its neighbours; sysconf adds up all of a socket's.
static void readHostCaches(TargetFacts &facts) {
  for (int index = 0; index < 8; ++index) {
    std::string folder = "/sys/devices/system/cpu/cpu0/cache/index" +
                         std::to_string(index) + "/";
    std::string size = readLine(folder + "size");
    llvm::StringRef number = size;
    int64_t kibibytes = 0;
    if (!number.consume_back("K") || number.getAsInteger(10, kibibytes) ||
        kibibytes <= 0 || readLine(folder + "type") == "Instruction")
      continue;
    std::string level = readLine(folder + "level");
    if (level == "1")
      facts.l1Bytes = kibibytes << 10;
    if (level == "2")
      facts.l2Bytes = kibibytes << 10;
    if (level == "3")
      facts.l3Bytes = kibibytes << 10;
  }
  // A larger one is shared with more cores than a virtual machine shows: on a
  // Granite Rapids with 480 MiB, stores past the caches are 1.3 to 1.7 times as
  // fast for 64 MiB.
  facts.l3Bytes = std::min(facts.l3Bytes, 16 * facts.l2Bytes);
}

llvm::Expected<TargetFacts> mlir::prelu::getTargetFacts(llvm::StringRef cpu) {
  static bool initialized = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    return true;
  }();
  (void)initialized;

  TargetFacts facts;
  std::string host = llvm::sys::getDefaultTargetTriple();
  facts.cpu = cpu.str();
  if (cpu == "native") {
    facts.cpu = llvm::sys::getHostCPUName().str();
    facts.features =
        getHostFeatures(llvm::Triple(llvm::Triple::normalize(host)), facts.cpu);
    readHostCaches(facts);
  }
  for (llvm::StringRef triple :
       {llvm::StringRef(host), llvm::StringRef("x86_64-pc-linux-gnu"),
        llvm::StringRef("aarch64-unknown-linux-gnu"),
        llvm::StringRef("riscv64-unknown-linux-gnu")}) {
    llvm::Triple parsed(llvm::Triple::normalize(triple));
    std::unique_ptr<llvm::TargetMachine> machine =
        createTargetMachine(parsed, facts.cpu, facts.features);
    if (!machine)
      continue;
    facts.triple = parsed.str();
    facts.dataLayout = machine->createDataLayout().getStringRepresentation();
    readRegisters(*machine, facts);
    return facts;
  }
  return llvm::createStringError(
      "unknown CPU '" + facts.cpu +
      "': use 'native' or a name that clang takes for -mcpu or -march");
}
