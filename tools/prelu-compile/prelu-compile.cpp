//===- prelu-compile.cpp - from a network's IR to code for a CPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Options.h"

#include "prelu/Compile/Input.h"

#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;

static llvm::raw_ostream &error() {
  return llvm::WithColor::error(llvm::errs(), "prelu-compile");
}

namespace {
/// Shows diagnostics: with the source's lines, or, where they belong to none,
/// under the program's name.
class Diagnostics {
public:
  explicit Diagnostics(MLIRContext &context) : context(context) { reset(); }

  /// Forgets the sources; a file is read again if a line has to be shown.
  void reset() {
    files.reset();
    lines.reset();
    sources = std::make_unique<llvm::SourceMgr>();
    lines = std::make_unique<SourceMgrDiagnosticHandler>(*sources, &context);
    files = std::make_unique<ScopedDiagnosticHandler>(
        &context, [](Diagnostic &diagnostic) {
          if (diagnostic.getSeverity() != DiagnosticSeverity::Error ||
              !isa<UnknownLoc>(diagnostic.getLocation()) ||
              !diagnostic.getNotes().empty())
            return failure();
          error() << diagnostic << '\n';
          return success();
        });
  }

  llvm::SourceMgr &getSources() { return *sources; }

private:
  MLIRContext &context;
  std::unique_ptr<llvm::SourceMgr> sources;
  std::unique_ptr<SourceMgrDiagnosticHandler> lines;
  std::unique_ptr<ScopedDiagnosticHandler> files;
};
} // namespace

static OwningOpRef<ModuleOp> parse(StringRef path, MLIRContext &context,
                                   Diagnostics &diagnostics) {
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input = openInputFile(path, &message);
  if (!input) {
    error() << message << '\n';
    return {};
  }
  message = findInputError(*input);
  if (!message.empty()) {
    llvm::WithColor::error(llvm::errs(), input->getBufferIdentifier())
        << message << '\n';
    return {};
  }
  diagnostics.getSources().AddNewSourceBuffer(std::move(input), SMLoc());
  auto module = parseSourceFile<ModuleOp>(diagnostics.getSources(), &context);
  // The text is twice as long as the weights.
  if (module)
    diagnostics.reset();
  return module;
}

static void announce(StringRef step, std::optional<double> seconds) {
  llvm::errs() << "prelu-compile: " << step;
  if (seconds)
    llvm::errs() << llvm::format(": %.1f s\n", *seconds);
  else
    llvm::errs() << " ...\n";
}

static void summarize(const CompileOptions &options,
                      const CompileSummary &summary, double seconds) {
  llvm::raw_ostream &os = llvm::errs();
  os << "prelu-compile: " << options.output << ": "
     << formatBytes(summary.outputBytes);
  if (summary.weightBytes > 0)
    os << (options.weights.empty() ? ", of which weights "
                                   : ", and weights beside it ")
       << formatBytes(summary.weightBytes);
  os << llvm::format(", in %.1f s\n", seconds);
}

static LogicalResult run(const Options &options,
                         const DialectRegistry &registry, Steps &steps) {
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  Diagnostics diagnostics(context);
  OwningOpRef<ModuleOp> module;
  if (failed(steps.run("parse",
                       [&]() -> LogicalResult {
                         module = parse(options.input, context, diagnostics);
                         return success(static_cast<bool>(module));
                       })) ||
      failed(enableRemarks(context)))
    return failure();
  FailureOr<CompileSummary> summary =
      compile(std::move(module), options.compile, steps);
  if (failed(summary))
    return failure();
  if (!options.quiet)
    summarize(options.compile, *summary, steps.getSeconds());
  return success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  DialectRegistry registry;
  registerForCompile(registry);
  std::unique_ptr<Options> options = parseOptions(argc, argv, registry);
  Steps steps(options->quiet ? nullptr : Steps::Announce(announce));
  LogicalResult result = run(*options, registry, steps);
  if (options->timing)
    steps.print(llvm::errs());
  return succeeded(result) ? EXIT_SUCCESS : EXIT_FAILURE;
}
