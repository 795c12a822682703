//===- prelu-compile.cpp - from a network's IR to code for a CPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CodeGen.h"
#include "Files.h"
#include "Header.h"
#include "Input.h"
#include "Link.h"
#include "Options.h"
#include "Partition.h"
#include "Report.h"
#include "Resources.h"
#include "WeightsFile.h"

#include "prelu/InitAll.h"

#include "mlir/IR/Threading.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// One run of the compiler.
class Compiler {
public:
  Compiler(const Options &options, DialectRegistry &registry, Report &report);

  LogicalResult run();

private:
  LogicalResult parse();
  LogicalResult runPipeline();
  LogicalResult runPhase(Phase phase);
  LogicalResult writeModule(StringRef path);
  LogicalResult writeLLVMIR(StringRef path);
  LogicalResult writeCode(StringRef path, StringRef weightsPath);
  LogicalResult generateCode(const CodeGenerator &generator, StringRef prefix,
                             ObjectFolder &folder);
  LogicalResult addWeights(const CodeGenerator &generator,
                           ArrayRef<Weight> weights, StringRef prefix,
                           StringRef weightsPath, ObjectFolder &folder);
  LogicalResult link(const CodeGenerator &generator,
                     ArrayRef<std::string> objects, StringRef path);
  LogicalResult writeHeader(const Header &header, StringRef path);
  LogicalResult summarize();

  const Options &options;
  Report &report;
  llvm::DefaultThreadPool threads;
  MLIRContext context;
  /// Where diagnostics find the source's lines.
  std::unique_ptr<llvm::SourceMgr> sources;
  std::unique_ptr<SourceMgrDiagnosticHandler> diagnostics;
  OwningOpRef<ModuleOp> module;
  bool needsOpenMP = false;
  uint64_t weightBytes = 0;
};
} // namespace

Compiler::Compiler(const Options &options, DialectRegistry &registry,
                   Report &report)
    : options(options), report(report),
      threads(llvm::hardware_concurrency(options.jobs)),
      context(registry, MLIRContext::Threading::DISABLED) {}

LogicalResult Compiler::parse() {
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input =
      openInputFile(options.input, &message);
  if (!input) {
    llvm::WithColor::error(llvm::errs(), "prelu-compile") << message << '\n';
    return failure();
  }
  if (failed(checkInput(*input)))
    return failure();
  auto resetSources = [&] {
    diagnostics.reset();
    sources = std::make_unique<llvm::SourceMgr>();
    diagnostics =
        std::make_unique<SourceMgrDiagnosticHandler>(*sources, &context);
  };
  resetSources();
  sources->AddNewSourceBuffer(std::move(input), SMLoc());
  module = parseSourceFile<ModuleOp>(*sources, &context);
  // The text, which is twice as long as the weights, is read again if a
  // diagnostic has to show a line.
  if (module)
    resetSources();
  return success(static_cast<bool>(module));
}

LogicalResult Compiler::runPhase(Phase phase) {
  PassManager pm(&context, ModuleOp::getOperationName());
  if (failed(applyPassManagerCLOptions(pm)))
    return failure();
  // Once code is unrolled, verification after each of the many passes costs as
  // much as they do: then it follows the phase.
  bool isUnrolled = phase >= Phase::Vectorize;
  pm.enableVerifier(!isUnrolled);
  buildCPUPipelinePhase(pm, phase, options.pipeline);
  if (failed(pm.run(*module)) || (isUnrolled && failed(verify(*module))))
    return failure();
  // Later phases make no new ones, but many operations to look at.
  if (phase <= Phase::Schedule)
    freeUnusedResources(*module);
  return success();
}

LogicalResult Compiler::runPipeline() {
  if (failed(enableRemarks(context)))
    return failure();
  // The remark engine has no lock.
  if (!asksForRemarks() && threads.getMaxConcurrency() > 1)
    context.setThreadPool(threads);
  for (auto [index, name] : llvm::enumerate(options.phases)) {
    auto phase = static_cast<Phase>(index);
    if (phase > options.pipeline.stopAfter)
      break;
    if (failed(report.run(name, [&] { return runPhase(phase); })))
      return failure();
  }
  if (asksForRemarks() && threads.getMaxConcurrency() > 1)
    context.setThreadPool(threads);
  return success();
}

LogicalResult Compiler::writeModule(StringRef path) {
  return writeFile(path, [&](llvm::raw_ostream &os) {
    module->print(os);
    os << '\n';
    return success();
  });
}

LogicalResult Compiler::writeLLVMIR(StringRef path) {
  FailureOr<CodeGenerator> generator =
      CodeGenerator::create(*module, options.level);
  if (failed(generator))
    return failure();
  return report.run("LLVM IR", [&]() -> LogicalResult {
    llvm::LLVMContext llvmContext;
    std::unique_ptr<llvm::Module> code =
        generator->translate(std::move(module), llvmContext, report);
    if (!code)
      return failure();
    return writeIR(*code, options.kind == OutputKind::IRText, path);
  });
}

LogicalResult Compiler::generateCode(const CodeGenerator &generator,
                                     StringRef prefix, ObjectFolder &folder) {
  std::vector<OwningOpRef<ModuleOp>> parts =
      partition(std::move(module), prefix);
  std::vector<std::string> paths;
  for (size_t i = 0; i < parts.size(); ++i)
    paths.push_back(folder.add().str());
  return failableParallelForEachN(&context, 0, parts.size(), [&](size_t i) {
    return generator.writeObject(std::move(parts[i]), paths[i], report);
  });
}

LogicalResult Compiler::addWeights(const CodeGenerator &generator,
                                   ArrayRef<Weight> weights, StringRef prefix,
                                   StringRef weightsPath,
                                   ObjectFolder &folder) {
  std::string model = folder.objects.front();
  WeightsLayout layout = layOut(weights);
  weightBytes = layout.size;
  if (weightsPath.empty())
    return writeWeightsObject(weights, layout, /*startSymbol=*/"", model,
                              folder.add());
  FailureOr<std::string> mark = writeWeightsFile(weights, layout, weightsPath);
  if (failed(mark))
    return failure();
  // Nothing to map.
  if (weights.empty())
    return success();
  if (failed(writeWeightsObject(weights, layout, getWeightsSymbol(prefix),
                                model, folder.add())))
    return failure();
  return generator.writeObject(
      getWeightsLoader(prefix, options.weights, layout, *mark), folder.add());
}

LogicalResult Compiler::link(const CodeGenerator &generator,
                             ArrayRef<std::string> objects, StringRef path) {
  if (options.kind == OutputKind::Library)
    return linkLibrary(objects, path, generator.getTriple(), needsOpenMP,
                       options.linker, options.linkArguments);
  if (objects.size() > 1)
    return joinObjects(objects, path, options.linker);
  if (std::error_code error = llvm::sys::fs::copy_file(objects.front(), path))
    return failForFile(path, error.message());
  return success();
}

LogicalResult Compiler::writeCode(StringRef path, StringRef weightsPath) {
  FailureOr<CodeGenerator> generator =
      CodeGenerator::create(*module, options.level);
  if (failed(generator))
    return failure();
  if (!weightsPath.empty() && !generator->writesELF64())
    return failForFile(
        options.weights,
        "a file of weights needs a target with 64-bit ELF objects, '" +
            generator->getTriple() + "' has none");
  ObjectFolder folder;
  if (folder.error)
    return failForFile("a folder for objects", folder.error.message());
  std::string prefix = getSymbolPrefix(*module);
  std::vector<Weight> weights;
  if (failed(report.run("code", [&] {
        if (generator->writesELF64())
          weights = takeWeights(*module, prefix);
        return generateCode(*generator, prefix, folder);
      })))
    return failure();
  if (!weights.empty() || !weightsPath.empty())
    if (failed(report.run("weights", [&] {
          return addWeights(*generator, weights, prefix, weightsPath, folder);
        })))
      return failure();
  return report.run("link",
                    [&] { return link(*generator, folder.objects, path); });
}

LogicalResult Compiler::writeHeader(const Header &header, StringRef path) {
  return writeFile(path, [&](llvm::raw_ostream &os) {
    os << header.getText(*module, options.pipeline.outParams,
                         llvm::sys::path::filename(options.header),
                         needsOpenMP ? "-lm -lomp" : "-lm");
    return success();
  });
}

LogicalResult Compiler::summarize() {
  if (options.quiet)
    return success();
  uint64_t size;
  if (std::error_code error = llvm::sys::fs::file_size(options.output, size))
    return failForFile(options.output, error.message());
  llvm::raw_ostream &os = llvm::errs();
  os << "prelu-compile: " << options.output << ": " << formatBytes(size);
  if (weightBytes > 0)
    os << (options.weights.empty() ? ", of which weights "
                                   : ", and weights beside it ")
       << formatBytes(weightBytes);
  os << llvm::format(", in %.1f s\n", report.getSeconds());
  return success();
}

LogicalResult Compiler::run() {
  // What cannot be written is said before anything is computed.
  Outputs outputs;
  std::string weightsPath, headerPath;
  if (!options.weights.empty()) {
    // Beside the code, as it is looked for.
    SmallString<128> file(options.weights);
    llvm::sys::path::make_absolute(llvm::sys::path::parent_path(options.output),
                                   file);
    FailureOr<std::string> added =
        outputs.add(llvm::sys::path::is_absolute(options.weights) ||
                            llvm::sys::path::parent_path(options.output).empty()
                        ? StringRef(options.weights)
                        : StringRef(file));
    if (failed(added))
      return failure();
    weightsPath = *added;
  }
  if (!options.header.empty()) {
    FailureOr<std::string> added = outputs.add(options.header);
    if (failed(added))
      return failure();
    headerPath = *added;
  }
  FailureOr<std::string> path = outputs.add(options.output);
  if (failed(path))
    return failure();

  if (failed(report.run("parse", [&] { return parse(); })))
    return failure();
  Header header(*module);
  if (failed(runPipeline()))
    return failure();
  needsOpenMP = module
                    ->walk([](Operation *op) {
                      return op->getName().getDialectNamespace() == "omp"
                                 ? WalkResult::interrupt()
                                 : WalkResult::advance();
                    })
                    .wasInterrupted();
  if (!headerPath.empty() && failed(writeHeader(header, headerPath)))
    return failure();
  bool isIR =
      options.kind == OutputKind::IRText || options.kind == OutputKind::Bitcode;
  if (failed(options.kind == OutputKind::Dialect ? writeModule(*path)
             : isIR ? writeLLVMIR(*path)
                    : writeCode(*path, weightsPath)))
    return failure();
  if (failed(outputs.keep()))
    return failure();
  return summarize();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  registerAllExtensions(registry);
  prelu::registerAllDialects(registry);
  registerBuiltinDialectTranslation(registry);
  registerLLVMDialectTranslation(registry);
  registerOpenMPDialectTranslation(registry);
  std::unique_ptr<Options> options = parseOptions(argc, argv, registry);
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmPrinters();

  Report report(options->quiet);
  LogicalResult result = Compiler(*options, registry, report).run();
  if (options->timing)
    report.print(llvm::errs());
  return succeeded(result) ? EXIT_SUCCESS : EXIT_FAILURE;
}
