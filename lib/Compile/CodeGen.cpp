//===- CodeGen.cpp - from the LLVM dialect to objects
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CodeGen.h"
#include "Files.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/SwapByteOrder.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Triple.h"

#include <time.h>

using namespace mlir;
using namespace mlir::prelu;

/// CPU seconds of this thread so far.
static double getThreadSeconds() {
  timespec time = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

/// Adds what `step` takes to what all threads have spent on `name`.
template <typename Step>
static auto timed(Steps &steps, StringRef name, Step step) {
  double start = getThreadSeconds();
  auto result = step();
  steps.addPart(name, getThreadSeconds() - start);
  return result;
}

FailureOr<CodeGenerator> CodeGenerator::create(ModuleOp module,
                                               unsigned level) {
  CodeGenerator generator;
  generator.context = module.getContext();
  generator.level = level;
  if (auto triple = module->getAttrOfType<StringAttr>(
          LLVM::LLVMDialect::getTargetTripleAttrName()))
    generator.triple = triple.str();
  for (auto function : module.getOps<LLVM::LLVMFuncOp>()) {
    if (!function.getTargetCpu())
      continue;
    generator.cpu = function.getTargetCpu()->str();
    if (LLVM::TargetFeaturesAttr features = function.getTargetFeaturesAttr())
      generator.features = features.getFeaturesString();
    break;
  }
  std::string message;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(
      llvm::Triple(generator.triple), message);
  if (!target || !target->hasTargetMachine()) {
    module.emitError("no code can be generated for '")
        << generator.triple << "': " << message;
    return failure();
  }
  return generator;
}

std::unique_ptr<llvm::TargetMachine> CodeGenerator::createMachine() const {
  std::string message;
  llvm::Triple parsed(triple);
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(parsed, message);
  llvm::TargetOptions options;
  options.UseInitArray = true;
  auto codeGenLevel = static_cast<llvm::CodeGenOptLevel>(level);
  return std::unique_ptr<llvm::TargetMachine>(target->createTargetMachine(
      parsed, cpu, features, options, llvm::Reloc::PIC_, std::nullopt,
      codeGenLevel));
}

/// What clang runs at this level.
void CodeGenerator::optimize(llvm::Module &module,
                             llvm::TargetMachine &machine) const {
  llvm::PipelineTuningOptions tuning;
  tuning.LoopUnrolling = tuning.LoopInterleaving = tuning.LoopVectorization =
      tuning.SLPVectorization = level >= 2;
  llvm::PassBuilder builder(&machine, tuning);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  functions.registerPass([&] {
    return llvm::TargetLibraryAnalysis(
        llvm::TargetLibraryInfoImpl(machine.getTargetTriple()));
  });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  const llvm::OptimizationLevel levels[] = {
      llvm::OptimizationLevel::O0, llvm::OptimizationLevel::O1,
      llvm::OptimizationLevel::O2, llvm::OptimizationLevel::O3};
  llvm::ModulePassManager passes =
      level == 0 ? builder.buildO0DefaultPipeline(levels[0])
                 : builder.buildPerModuleDefaultPipeline(levels[level]);
  passes.run(module, modules);
}

std::unique_ptr<llvm::Module>
CodeGenerator::translate(OwningOpRef<ModuleOp> module,
                         llvm::LLVMContext &llvmContext, Steps &steps) const {
  std::unique_ptr<llvm::TargetMachine> machine = createMachine();
  std::unique_ptr<llvm::Module> result =
      timed(steps, "translation to LLVM IR", [&] {
        auto translated = translateModuleToLLVMIR(*module, llvmContext);
        module = {};
        return translated;
      });
  if (!result)
    return nullptr;
  result->setTargetTriple(machine->getTargetTriple());
  result->setDataLayout(machine->createDataLayout());
  timed(steps, "optimization", [&] {
    optimize(*result, *machine);
    return true;
  });
  return result;
}

LogicalResult CodeGenerator::writeObject(llvm::Module &module,
                                         StringRef path) const {
  return writeFile(
      context, path, [&](llvm::raw_fd_ostream &os) -> LogicalResult {
        std::unique_ptr<llvm::TargetMachine> machine = createMachine();
        llvm::legacy::PassManager passes;
        passes.add(new llvm::TargetLibraryInfoWrapperPass(
            llvm::TargetLibraryInfoImpl(machine->getTargetTriple())));
        passes.add(llvm::createTargetTransformInfoWrapperPass(
            machine->getTargetIRAnalysis()));
        if (machine->addPassesToEmitFile(passes, os, nullptr,
                                         llvm::CodeGenFileType::ObjectFile))
          return failForFile(context, path, "the target writes no objects");
        passes.run(module);
        return success();
      });
}

LogicalResult CodeGenerator::writeObject(OwningOpRef<ModuleOp> module,
                                         StringRef path, Steps &steps) const {
  llvm::LLVMContext llvmContext;
  std::unique_ptr<llvm::Module> code =
      translate(std::move(module), llvmContext, steps);
  if (!code)
    return failure();
  return timed(steps, "code generation",
               [&] { return writeObject(*code, path); });
}

LogicalResult CodeGenerator::writeObject(StringRef text, StringRef path) const {
  llvm::LLVMContext llvmContext;
  llvm::SMDiagnostic error;
  std::unique_ptr<llvm::Module> code =
      llvm::parseIR(llvm::MemoryBufferRef(text, "code"), error, llvmContext);
  if (!code)
    return failForFile(context, path, error.getMessage());
  std::unique_ptr<llvm::TargetMachine> machine = createMachine();
  code->setTargetTriple(machine->getTargetTriple());
  code->setDataLayout(machine->createDataLayout());
  return writeObject(*code, path);
}

bool CodeGenerator::writesELF64() const {
  llvm::Triple parsed(triple);
  return parsed.isOSBinFormatELF() && parsed.isArch64Bit() &&
         parsed.isLittleEndian() && llvm::sys::IsLittleEndianHost;
}

LogicalResult prelu::writeIR(llvm::Module &module, bool asText,
                             MLIRContext *context, StringRef path) {
  return writeFile(context, path, [&](llvm::raw_fd_ostream &os) {
    if (asText)
      module.print(os, nullptr);
    else
      llvm::WriteBitcodeToFile(module, os);
    return success();
  });
}
