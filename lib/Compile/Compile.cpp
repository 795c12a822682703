//===- Compile.cpp - from a network's IR to code for a CPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Compile/Compile.h"

#include "CallInterface.h"
#include "CodeGen.h"
#include "Files.h"
#include "Header.h"
#include "Link.h"
#include "Partition.h"
#include "WeightsFile.h"

#include "prelu/Compile/Input.h"
#include "prelu/Dialect/Utils/Resources.h"
#include "prelu/InitAll.h"

#include "mlir/IR/Remarks.h"
#include "mlir/IR/Threading.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/ThreadPool.h"

#include <mutex>

using namespace mlir;
using namespace mlir::prelu;

std::optional<OutputKind> prelu::getOutputKind(StringRef path) {
  return llvm::StringSwitch<std::optional<OutputKind>>(
             llvm::sys::path::extension(path))
      .Case(".o", OutputKind::Object)
      .Case(".so", OutputKind::Library)
      .Case(".ll", OutputKind::IRText)
      .Case(".bc", OutputKind::Bitcode)
      .Case(".mlir", OutputKind::Dialect)
      .Default(std::nullopt);
}

void prelu::registerForCompile(DialectRegistry &registry) {
  mlir::registerAllDialects(registry);
  registerAllExtensions(registry);
  prelu::registerAllDialects(registry);
  registerBuiltinDialectTranslation(registry);
  registerLLVMDialectTranslation(registry);
  registerOpenMPDialectTranslation(registry);
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmPrinters();
  });
}

std::vector<std::string> prelu::getPhaseNames() {
  CPUPipelineOptions options;
  std::vector<std::string> names;
  auto &phases = options.stopAfter.getParser();
  for (unsigned i = 0; i < phases.getNumOptions(); ++i)
    names.push_back(phases.getOption(i).str());
  return names;
}

OwningOpRef<ModuleOp>
prelu::parseNetwork(std::unique_ptr<llvm::MemoryBuffer> input,
                    MLIRContext &context) {
  if (std::string error = findInputError(*input); !error.empty()) {
    emitError(&context) << input->getBufferIdentifier() << ": " << error;
    return {};
  }
  // The text, which is twice as long as the weights, goes with the parser.
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(std::move(input), SMLoc());
  return parseSourceFile<ModuleOp>(sources, &context);
}

static LogicalResult runPhase(ModuleOp module, Phase phase,
                              const CompileOptions &options) {
  PassManager pm(module.getContext(), ModuleOp::getOperationName());
  if (options.configure && failed(options.configure(pm)))
    return failure();
  // Once code is unrolled, verification after each of the many passes costs as
  // much as they do: then it follows the phase.
  bool isUnrolled = phase >= Phase::Vectorize;
  pm.enableVerifier(!isUnrolled);
  CPUPipelineOptions pipeline;
  pipeline.copyOptionValuesFrom(options.pipeline);
  pipeline.ownsContext = true;
  buildCPUPipelinePhase(pm, phase, pipeline);
  if (failed(pm.run(module)) || (isUnrolled && failed(verify(module))))
    return failure();
  // What schedule leaves behind without a reader goes with outline; later
  // phases make no new ones, but many operations to look at.
  if (phase <= Phase::Outline)
    freeUnusedResources(module);
  if (options.afterPhase)
    options.afterPhase(phase, module);
  return success();
}

LogicalResult prelu::runPhases(ModuleOp module, const CompileOptions &options,
                               Steps &steps) {
  for (auto [index, name] : llvm::enumerate(getPhaseNames())) {
    auto phase = static_cast<Phase>(index);
    if (phase > options.pipeline.stopAfter)
      break;
    if (failed(
            steps.run(name, [&] { return runPhase(module, phase, options); })))
      return failure();
  }
  return success();
}

namespace {
/// Lends a context that has no threads some for as long as this is there.
class LentThreads {
public:
  LentThreads(MLIRContext &context, llvm::ThreadPoolInterface &threads)
      : context(context) {
    if (threads.getMaxConcurrency() > 1)
      context.setThreadPool(threads);
  }
  ~LentThreads() { context.disableMultithreading(); }

private:
  MLIRContext &context;
};

/// One run of the compiler.
class Compilation {
public:
  Compilation(OwningOpRef<ModuleOp> module, const CompileOptions &options,
              Steps &steps)
      : module(std::move(module)), context(this->module->getContext()),
        options(options), steps(steps),
        threads(llvm::hardware_concurrency(options.jobs)) {}

  FailureOr<CompileSummary> run();

private:
  LogicalResult write(StringRef path, StringRef weightsPath);
  LogicalResult writeModule(StringRef path);
  LogicalResult writeLLVMIR(StringRef path);
  LogicalResult writeCode(StringRef path, StringRef weightsPath);
  LogicalResult generateCode(const CodeGenerator &generator, StringRef prefix,
                             ObjectFolder &folder);
  LogicalResult addWeightsFile(const CodeGenerator &generator,
                               ArrayRef<Weight> weights, StringRef prefix,
                               StringRef weightsPath, ObjectFolder &folder);
  LogicalResult linkWithWeights(const CodeGenerator &generator,
                                ArrayRef<Weight> weights, ObjectFolder &folder,
                                StringRef path);
  LogicalResult link(const CodeGenerator &generator,
                     ArrayRef<std::string> objects, StringRef path);
  LogicalResult writeHeader(const Header &header, StringRef path);
  FailureOr<std::string> addWeightsOutput(Outputs &outputs);

  OwningOpRef<ModuleOp> module;
  MLIRContext *context;
  const CompileOptions &options;
  Steps &steps;
  llvm::DefaultThreadPool threads;
  std::vector<PublicFunction> functions;
  bool needsOpenMP = false;
  uint64_t weightBytes = 0;
};
} // namespace

LogicalResult Compilation::writeModule(StringRef path) {
  return writeFile(context, path, [&](llvm::raw_ostream &os) {
    module->print(os);
    os << '\n';
    return success();
  });
}

LogicalResult Compilation::writeLLVMIR(StringRef path) {
  FailureOr<CodeGenerator> generator =
      CodeGenerator::create(*module, options.level);
  if (failed(generator))
    return failure();
  return steps.run("LLVM IR", [&]() -> LogicalResult {
    llvm::LLVMContext llvmContext;
    std::unique_ptr<llvm::Module> code =
        generator->translate(std::move(module), llvmContext, steps);
    if (!code)
      return failure();
    return writeIR(*code, options.kind == OutputKind::IRText, context, path);
  });
}

LogicalResult Compilation::generateCode(const CodeGenerator &generator,
                                        StringRef prefix,
                                        ObjectFolder &folder) {
  std::vector<OwningOpRef<ModuleOp>> parts =
      partition(std::move(module), prefix);
  std::vector<std::string> paths;
  for (size_t i = 0; i < parts.size(); ++i)
    paths.push_back(folder.add().str());
  return failableParallelForEachN(context, 0, parts.size(), [&](size_t i) {
    return generator.writeObject(std::move(parts[i]), paths[i], steps);
  });
}

LogicalResult Compilation::addWeightsFile(const CodeGenerator &generator,
                                          ArrayRef<Weight> weights,
                                          StringRef prefix,
                                          StringRef weightsPath,
                                          ObjectFolder &folder) {
  std::string model = folder.objects.front();
  WeightsLayout layout = layOut(weights);
  weightBytes = layout.size;
  FailureOr<std::string> mark =
      writeWeightsFile(context, weights, layout, weightsPath);
  if (failed(mark))
    return failure();
  // Nothing to map.
  if (weights.empty())
    return success();
  WeightsSection section;
  section.name = ".bss.weights";
  section.hasBytes = false;
  section.startSymbol = getWeightsSymbol(prefix);
  if (failed(writeWeightsObject(context, weights, layout, section, model,
                                folder.add())))
    return failure();
  return generator.writeObject(
      getWeightsLoader(prefix, options.weights, layout, *mark), folder.add());
}

LogicalResult Compilation::link(const CodeGenerator &generator,
                                ArrayRef<std::string> objects, StringRef path) {
  if (options.kind == OutputKind::Library)
    return linkLibrary(context, objects, path, generator.getTriple(),
                       needsOpenMP, options.linker, options.linkArguments);
  if (objects.size() > 1)
    return joinObjects(context, objects, path, options.linker);
  if (std::error_code error = llvm::sys::fs::copy_file(objects.front(), path))
    return failForFile(context, path, error.message());
  return success();
}

LogicalResult Compilation::linkWithWeights(const CodeGenerator &generator,
                                           ArrayRef<Weight> weights,
                                           ObjectFolder &folder,
                                           StringRef path) {
  std::string model = folder.objects.front();
  std::string object = folder.add().str();
  WeightsLayout layout = layOut(weights);
  weightBytes = layout.size;
  WeightsSection section;
  // A linker puts .rodata.* of a library's objects into its .rodata.
  if (options.kind == OutputKind::Library)
    section.name = ".weights";
  auto writeAndLink = [&](bool hasBytes) {
    section.hasBytes = hasBytes;
    return success(succeeded(writeWeightsObject(context, weights, layout,
                                                section, model, object)) &&
                   succeeded(link(generator, folder.objects, path)));
  };
  if (failed(steps.run("link", [&] { return writeAndLink(false); })))
    return failure();
  return steps.run("weights", [&]() -> LogicalResult {
    FailureOr<bool> inserted =
        insertWeights(context, weights, layout, section.name, path);
    if (failed(inserted) || *inserted)
      return inserted;
    return writeAndLink(true);
  });
}

LogicalResult Compilation::writeCode(StringRef path, StringRef weightsPath) {
  FailureOr<CodeGenerator> generator =
      CodeGenerator::create(*module, options.level);
  if (failed(generator))
    return failure();
  if (!weightsPath.empty() && !generator->writesELF64())
    return failForFile(
        context, options.weights,
        "a file of weights needs a target with 64-bit ELF objects, '" +
            generator->getTriple() + "' has none");
  ObjectFolder folder;
  if (folder.error)
    return failForFile(context, "a folder for objects", folder.error.message());
  addCallInterface(*module, functions, options.pipeline.outParams);
  std::string prefix = getSymbolPrefix(*module);
  std::vector<Weight> weights;
  if (failed(steps.run("code", [&] {
        if (generator->writesELF64())
          weights = takeWeights(*module, prefix);
        return generateCode(*generator, prefix, folder);
      })))
    return failure();
  if (weightsPath.empty() && !weights.empty())
    return linkWithWeights(*generator, weights, folder, path);
  if (!weightsPath.empty() && failed(steps.run("weights", [&] {
        return addWeightsFile(*generator, weights, prefix, weightsPath, folder);
      })))
    return failure();
  return steps.run("link",
                   [&] { return link(*generator, folder.objects, path); });
}

LogicalResult Compilation::writeHeader(const Header &header, StringRef path) {
  return writeFile(context, path, [&](llvm::raw_ostream &os) {
    os << header.getText(*module, options.pipeline.outParams,
                         llvm::sys::path::filename(options.header),
                         needsOpenMP ? "-lm -lomp" : "-lm");
    return success();
  });
}

LogicalResult Compilation::write(StringRef path, StringRef weightsPath) {
  switch (options.kind) {
  case OutputKind::Dialect:
    return writeModule(path);
  case OutputKind::IRText:
  case OutputKind::Bitcode:
    return writeLLVMIR(path);
  case OutputKind::Object:
  case OutputKind::Library:
    return writeCode(path, weightsPath);
  }
  llvm_unreachable("an output of no kind");
}

/// Beside the code, as it is looked for.
FailureOr<std::string> Compilation::addWeightsOutput(Outputs &outputs) {
  SmallString<128> file(options.weights);
  StringRef folder = llvm::sys::path::parent_path(options.output);
  if (!folder.empty() && !llvm::sys::path::is_absolute(file)) {
    file = folder;
    llvm::sys::path::append(file, options.weights);
  }
  return outputs.add(file);
}

static bool usesOpenMP(ModuleOp module) {
  return module
      ->walk([](Operation *op) {
        return op->getName().getDialectNamespace() == "omp"
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

FailureOr<CompileSummary> Compilation::run() {
  // What cannot be written is said before anything is computed.
  Outputs outputs(context);
  FailureOr<std::string> weightsPath, headerPath;
  if (!options.weights.empty() &&
      failed(weightsPath = addWeightsOutput(outputs)))
    return failure();
  if (!options.header.empty() &&
      failed(headerPath = outputs.add(options.header)))
    return failure();
  FailureOr<std::string> path = outputs.add(options.output);
  if (failed(path))
    return failure();

  functions = getPublicFunctions(*module);
  {
    // MLIR's remark engine has no lock.
    std::optional<LentThreads> lent;
    if (!context->getRemarkEngine())
      lent.emplace(*context, threads);
    if (failed(runPhases(*module, options, steps)))
      return failure();
  }
  LentThreads lent(*context, threads);
  needsOpenMP = usesOpenMP(*module);
  if (succeeded(headerPath) &&
      failed(writeHeader(Header(functions), *headerPath)))
    return failure();
  if (failed(write(*path, succeeded(weightsPath) ? *weightsPath : "")) ||
      failed(outputs.keep()))
    return failure();

  CompileSummary summary;
  summary.weightBytes = weightBytes;
  if (std::error_code error =
          llvm::sys::fs::file_size(options.output, summary.outputBytes))
    return failForFile(context, options.output, error.message());
  return summary;
}

FailureOr<CompileSummary> prelu::compile(OwningOpRef<ModuleOp> module,
                                         const CompileOptions &options,
                                         Steps &steps) {
  return Compilation(std::move(module), options, steps).run();
}
