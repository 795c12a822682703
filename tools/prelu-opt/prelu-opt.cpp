//===- prelu-opt.cpp - the driver
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportOptions.h"

#include "prelu/Compile/Input.h"
#include "prelu/InitAll.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;

static constexpr const char *overview =
    "prelu-opt: folds every PReLU of a network into the contraction before "
    "it\n\n"
    "  prelu-opt net.mlir --prelu-cpu-pipeline            LLVM dialect, this "
    "CPU\n"
    "  prelu-opt net.mlir --prelu-cpu-pipeline=stop-after=fuse\n"
    "                                                     the IR after a "
    "phase\n"
    "  prelu-opt net.mlir --prelu-cpu-pipeline --remarks-filter='prelu-.*' -o "
    "out.mlir\n"
    "                                                     what was done, what "
    "not and why\n"
    "  prelu-opt net.mlir --prelu-cpu-pipeline --prelu-report=net.html -o "
    "out.mlir\n"
    "                                                     the same, and what "
    "each kernel costs, as a page\n";

/// The remark engine keeps its state without a lock, so function passes that
/// run in parallel would race on it; and a report has remarks in one order.
static void disableThreading() {
  llvm::cl::Option *option =
      llvm::cl::getRegisteredOptions().lookup("mlir-disable-threading");
  if (option && option->getNumOccurrences() == 0)
    option->addOccurrence(/*pos=*/0, option->ArgStr, "true");
}

/// The output file appears only once everything has succeeded.
static LogicalResult run(StringRef inputFile, StringRef outputFile,
                         DialectRegistry &registry, MlirOptMainConfig &config) {
  prelu::ReportRequest report;
  if (failed(report.prepare(config, inputFile)))
    return failure();
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input =
      openInputFile(inputFile, &message);
  if (!input) {
    llvm::WithColor::error(llvm::errs(), "prelu-opt") << message << '\n';
    return failure();
  }
  message = prelu::findInputError(*input);
  if (!message.empty()) {
    llvm::WithColor::error(llvm::errs(), input->getBufferIdentifier())
        << message << '\n';
    return failure();
  }
  std::unique_ptr<llvm::ToolOutputFile> output =
      openOutputFile(outputFile, &message);
  if (!output) {
    llvm::WithColor::error(llvm::errs(), "prelu-opt") << message << '\n';
    return failure();
  }
  if (failed(MlirOptMain(output->os(), std::move(input), registry, config)))
    return failure();
  if (failed(report.write()))
    return failure();
  output->keep();
  return success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  registerAllPasses();
  prelu::registerAllPasses();
  DialectRegistry registry;
  registerAllDialects(registry);
  registerAllExtensions(registry);
  // What gpu-module-to-binary translates kernels with.
  registerAllGPUToLLVMIRTranslations(registry);
  prelu::registerAllDialects(registry);

  prelu::registerReportOptions();
  auto [inputFile, outputFile] =
      registerAndParseCLIOptions(argc, argv, overview, registry);
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  // These two print and leave; they read no input.
  if (config.shouldShowDialects() || config.shouldListPasses())
    return asMainReturnCode(
        MlirOptMain(argc, argv, inputFile, outputFile, registry));
  if (config.shouldEmitRemarks() || prelu::ReportRequest())
    disableThreading();
  return asMainReturnCode(run(inputFile, outputFile, registry, config));
}
