//===- prelu-compile.cpp - from a network's IR to code for a CPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Options.h"

#include "../common/Diagnostics.h"

#include "prelu/Report/Report.h"

#include "mlir/Pass/PassManager.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringRef program = "prelu-compile";

static void summarize(const CompileOptions &options,
                      const CompileSummary &summary, double seconds) {
  llvm::raw_ostream &os = llvm::errs();
  os << program << ": " << options.output << ": "
     << formatBytes(summary.outputBytes);
  if (summary.weightBytes > 0)
    os << (options.weights.empty() ? ", of which weights "
                                   : ", and weights beside it ")
       << formatBytes(summary.weightBytes);
  os << llvm::format(", in %.1f s\n", seconds);
}

static LogicalResult fail(llvm::Error error) {
  llvm::WithColor::error(llvm::errs(), program)
      << llvm::toString(std::move(error)) << '\n';
  return failure();
}

static LogicalResult run(Options &options, const DialectRegistry &registry,
                         Steps &steps) {
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  Diagnostics diagnostics(context, program);
  NetworkReport report(&context);
  if (!options.report.empty()) {
    if (llvm::Error error = NetworkReport::checkPath(options.report))
      return fail(std::move(error));
    report.setInput(options.input == "-" ? "" : options.input);
    options.compile.configure =
        [&report, configure = options.compile.configure](PassManager &pm) {
          report.attach(pm);
          return configure(pm);
        };
  }
  OwningOpRef<ModuleOp> module;
  if (failed(steps.run("parse",
                       [&]() -> LogicalResult {
                         module = diagnostics.parse(options.input);
                         return success(static_cast<bool>(module));
                       })) ||
      failed(enableRemarks(context)))
    return failure();
  FailureOr<CompileSummary> summary =
      compile(std::move(module), options.compile, steps);
  if (failed(summary))
    return failure();
  if (!options.report.empty())
    if (llvm::Error error = report.write(options.report))
      return fail(std::move(error));
  if (!options.quiet)
    summarize(options.compile, *summary, steps.getSeconds());
  return success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  DialectRegistry registry;
  registerForCompile(registry);
  std::unique_ptr<Options> options = parseOptions(argc, argv, registry);
  Steps::Announce announce;
  if (!options->quiet)
    announce = [](StringRef step, std::optional<double> seconds) {
      announceStep(program, step, seconds);
    };
  Steps steps(announce);
  LogicalResult result = run(*options, registry, steps);
  if (options->timing)
    steps.print(llvm::errs());
  return succeeded(result) ? EXIT_SUCCESS : EXIT_FAILURE;
}
