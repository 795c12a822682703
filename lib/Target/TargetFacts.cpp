//===- TargetFacts.cpp - what the compiler needs to know of a machine
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/TargetFacts.h"

#include "CoreSources.h"

#include "prelu/Target/HostCPU.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
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

/// `names`, such as {"amx-tile", "nosse4a"}, as LLVM writes features, "+a,-b".
/// An error where the target of `triple` has no such feature.
static llvm::Expected<std::string>
parseFeatures(const llvm::Triple &triple,
              llvm::ArrayRef<llvm::StringRef> names) {
  std::string error;
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, error);
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(
      target->createMCSubtargetInfo(triple, "", ""));
  auto isKnown = [&](llvm::StringRef name) {
    return llvm::any_of(
        subtarget->getAllProcessorFeatures(),
        [&](const auto &feature) { return name == feature.Key; });
  };
  llvm::SmallVector<std::string> features;
  for (llvm::StringRef name : names) {
    llvm::StringRef without = name;
    bool isOff = !isKnown(name) && without.consume_front("no");
    if (!isKnown(without))
      return llvm::createStringError("unknown feature '" + name + "' of " +
                                     triple.getArchName() +
                                     ": use one that LLVM knows, or 'no' and "
                                     "one that the CPU has");
    features.push_back((isOff ? "-" : "+") + without.str());
  }
  return llvm::join(features, ",");
}

/// The first line of a file of the operating system; empty if there is none.
static std::string readLine(const llvm::Twine &path) {
  auto buffer = llvm::MemoryBuffer::getFileAsStream(path);
  return buffer ? (*buffer)->getBuffer().split('\n').first.str() : "";
}

/// The number in a file of the operating system; 0 if there is none.
static int64_t readNumber(const llvm::Twine &path) {
  int64_t number = 0;
  llvm::StringRef(readLine(path)).getAsInteger(10, number);
  return number;
}

// From sysfs, where Linux describes the caches that one core shares with its
// neighbours; sysconf adds up all of a socket's.
void mlir::prelu::readHostCaches(CoreModel &core) {
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
    if (level == "2")
      core.l2Bytes = kibibytes << 10;
    if (level == "3")
      core.l3Bytes = kibibytes << 10;
    if (level != "1")
      continue;
    core.l1Bytes = kibibytes << 10;
    if (int64_t line = readNumber(folder + "coherency_line_size"))
      core.lineBytes = line;
    if (int64_t sets = readNumber(folder + "number_of_sets"))
      core.l1WayBytes = sets * core.lineBytes;
  }
}

/// Later sources know better.
static CoreModel readCoreModel(llvm::TargetMachine &machine, TargetFacts &facts,
                               bool isHost) {
  CoreModel core;
  readCostModel(machine, facts, core);
  readSchedulingModel(machine, core);
  readCoreTable(facts.cpu, core);
  if (isHost)
    readHostCaches(core);
  // A larger one is shared with more cores than a virtual machine shows: on a
  // Granite Rapids with 480 MiB, stores past the caches are 1.3 to 1.7 times as
  // fast for 64 MiB.
  core.l3Bytes = std::min(core.l3Bytes, 16 * core.l2Bytes);
  return core;
}

llvm::Expected<TargetFacts> mlir::prelu::getTargetFacts(llvm::StringRef name) {
  static bool initialized = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    return true;
  }();
  (void)initialized;

  TargetFacts facts;
  std::string host = llvm::sys::getDefaultTargetTriple();
  llvm::SmallVector<llvm::StringRef> names;
  name.split(names, '+');
  llvm::StringRef cpu = names.front();
  facts.cpu = cpu.str();
  if (cpu == "native") {
    HostCPU machine = identifyHostCPU(
        llvm::Triple(llvm::Triple::normalize(host)),
        llvm::sys::getHostCPUName(), llvm::sys::getHostCPUFeatures());
    facts.cpu = std::move(machine.name);
    facts.features = std::move(machine.features);
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
    if (names.size() > 1) {
      llvm::Expected<std::string> asked =
          parseFeatures(parsed, llvm::ArrayRef(names).drop_front());
      if (!asked)
        return asked.takeError();
      facts.features += (facts.features.empty() ? "" : ",") + *asked;
      machine = createTargetMachine(parsed, facts.cpu, facts.features);
    }
    facts.triple = parsed.str();
    facts.dataLayout = machine->createDataLayout().getStringRepresentation();
    facts.core = readCoreModel(*machine, facts, /*isHost=*/cpu == "native");
    return facts;
  }
  return llvm::createStringError(
      "unknown CPU '" + facts.cpu +
      "': use 'native' or a name that clang takes for -mcpu or -march");
}
