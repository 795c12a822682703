//===- Diagnostics.cpp - how the drivers read and complain
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Diagnostics.h"

#include "prelu/Compile/Input.h"

#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;

Diagnostics::Diagnostics(MLIRContext &context, StringRef program)
    : context(context), program(program) {
  reset();
}

void Diagnostics::reset() {
  files.reset();
  lines.reset();
  sources = std::make_unique<llvm::SourceMgr>();
  lines = std::make_unique<SourceMgrDiagnosticHandler>(*sources, &context);
  files = std::make_unique<ScopedDiagnosticHandler>(
      &context, [this](Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() != DiagnosticSeverity::Error ||
            !isa<UnknownLoc>(diagnostic.getLocation()) ||
            !diagnostic.getNotes().empty())
          return failure();
        llvm::WithColor::error(llvm::errs(), program) << diagnostic << '\n';
        return success();
      });
}

OwningOpRef<ModuleOp> Diagnostics::parse(StringRef path) {
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input = openInputFile(path, &message);
  if (!input) {
    llvm::WithColor::error(llvm::errs(), program) << message << '\n';
    return {};
  }
  message = findInputError(*input);
  if (!message.empty()) {
    llvm::WithColor::error(llvm::errs(), input->getBufferIdentifier())
        << message << '\n';
    return {};
  }
  sources->AddNewSourceBuffer(std::move(input), SMLoc());
  auto module = parseSourceFile<ModuleOp>(*sources, &context);
  // The text is twice as long as the weights.
  if (module)
    reset();
  return module;
}

void prelu::announceStep(StringRef program, StringRef step,
                         std::optional<double> seconds) {
  llvm::errs() << program << ": " << step;
  if (seconds)
    llvm::errs() << llvm::format(": %.1f s\n", *seconds);
  else
    llvm::errs() << " ...\n";
}
