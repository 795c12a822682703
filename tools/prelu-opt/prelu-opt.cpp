//===- prelu-opt.cpp - the driver
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/InitAll.h"

#include "mlir/Bytecode/BytecodeReader.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;

/// The major version of the MLIR that wrote `bytecode`, 0 if it does not say.
/// The header is a magic number of four bytes, the format's version in one
/// variable-length byte sequence, and the producer as a C string "MLIR<version>".
static unsigned getProducerMajor(StringRef bytecode) {
  StringRef rest = bytecode.drop_front(4);
  // The number of bytes is one more than the trailing zeros of the first.
  unsigned versionBytes =
      rest.empty() ? 0 : llvm::countr_zero<uint8_t>(rest.front()) + 1;
  StringRef producer = rest.drop_front(std::min<size_t>(versionBytes, rest.size()));
  producer = producer.take_front(producer.find('\0'));
  unsigned major = 0;
  if (!producer.consume_front("MLIR") || producer.consumeInteger(10, major))
    return 0;
  return major;
}

/// Refuses input that cannot hold a module with a sentence that says what to do.
static LogicalResult checkInput(StringRef name, StringRef text) {
  if (text.trim().empty()) {
    llvm::WithColor::error() << name << ": the input is empty\n";
    return failure();
  }
  if (!isBytecode(llvm::MemoryBufferRef(text, name)))
    return success();
  unsigned major = getProducerMajor(text);
  if (major > LLVM_VERSION_MAJOR) {
    llvm::WithColor::error()
        << name << ": bytecode written by MLIR " << major
        << " cannot be read by MLIR " << LLVM_VERSION_MAJOR
        << ": export the module as text (.mlir) instead\n";
    return failure();
  }
  return success();
}

/// The remark engine is not thread-safe, so remarks cost the threads.
static void disableThreading() {
  auto option =
      llvm::cl::getRegisteredOptions().find("mlir-disable-threading");
  if (option != llvm::cl::getRegisteredOptions().end())
    static_cast<llvm::cl::opt<bool> *>(option->second)->setValue(true);
}

static LogicalResult run(int argc, char **argv, DialectRegistry &registry) {
  auto [inputName, outputName] = registerAndParseCLIOptions(
      argc, argv, "prelu-opt: MLIR's optimizer with the passes of prelu-opt\n",
      registry);
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  if (config.shouldShowDialects() || config.shouldListPasses())
    return MlirOptMain(argc, argv, inputName, outputName, registry);
  if (config.shouldEmitRemarks())
    disableThreading();

  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> input = openInputFile(inputName, &error);
  if (!input) {
    llvm::WithColor::error() << error << "\n";
    return failure();
  }
  if (failed(checkInput(inputName, input->getBuffer())))
    return failure();
  // Removed again unless kept: a failure leaves no half-written file.
  std::unique_ptr<llvm::ToolOutputFile> output =
      openOutputFile(outputName, &error);
  if (!output) {
    llvm::WithColor::error() << error << "\n";
    return failure();
  }
  if (failed(MlirOptMain(output->os(), std::move(input), registry, config)))
    return failure();
  output->keep();
  return success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM initialize(argc, argv);
  registerAllPasses();
  prelu::registerAllPasses();
  DialectRegistry registry;
  registerAllDialects(registry);
  registerAllExtensions(registry);
  prelu::registerAllDialects(registry);
  return asMainReturnCode(run(argc, argv, registry));
}
