//===- Network.cpp - the network that is run
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Network.h"

#include "Options.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;

static DialectRegistry getRegistry() {
  DialectRegistry registry;
  registerForCompile(registry);
  return registry;
}

Network::Network()
    : context(getRegistry(), MLIRContext::Threading::DISABLED),
      diagnostics(context, programName) {}

LogicalResult Network::take(llvm::Expected<std::unique_ptr<Library>> opened) {
  if (!opened) {
    llvm::WithColor::error(llvm::errs(), programName)
        << llvm::toString(opened.takeError()) << '\n';
    return failure();
  }
  library = std::move(*opened);
  return success();
}

LogicalResult Network::open(StringRef path) {
  return take(Library::open(path));
}

void Network::look(Phase phase, ModuleOp module) {
  if (phase == Phase::Raise) {
    raised = module.clone();
  } else if (phase == Phase::Outline) {
    kernels = getKernels(module);
    if (TargetAttr target = TargetAttr::getFrom(module)) {
      CoreModel core = target.getModel();
      flopsPerCycle =
          2 * core.fmasPerCycle * (core.vectorBits / 32) * target.getThreads();
    }
  }
}

/// Whether `module` has a function that can be called by its signature.
static bool hasFunction(ModuleOp module) {
  return llvm::any_of(module.getOps<func::FuncOp>(), [](func::FuncOp function) {
    return function.isPublic() && !function.isExternal() &&
           llvm::none_of(function.getFunctionType().getInputs(),
                         llvm::IsaPred<UnrankedTensorType>) &&
           llvm::none_of(function.getFunctionType().getResults(),
                         llvm::IsaPred<UnrankedTensorType>);
  });
}

LogicalResult Network::compile(StringRef path,
                               const CPUPipelineOptions &pipeline,
                               bool countsWork, bool quiet) {
  Steps::Announce announce;
  if (!quiet)
    announce = [](StringRef step, std::optional<double> seconds) {
      announceStep(programName, step, seconds);
    };
  Steps steps(announce);
  OwningOpRef<ModuleOp> module;
  if (failed(steps.run("parse", [&]() -> LogicalResult {
        module = diagnostics.parse(path);
        return success(static_cast<bool>(module));
      })))
    return failure();
  auto fail = [](const Twine &message) {
    llvm::WithColor::error(llvm::errs(), programName) << message << '\n';
    return failure();
  };
  if (!hasFunction(*module))
    return fail(path + ": no public function on ranked tensors and numbers");
  SmallString<128> output;
  if (std::error_code error =
          llvm::sys::fs::createTemporaryFile("prelu", "so", output))
    return fail("a file for the code: " + error.message());
  CompileOptions options;
  options.pipeline.copyOptionValuesFrom(pipeline);
  options.output = std::string(output);
  if (countsWork)
    options.afterPhase = [this](Phase phase, ModuleOp module) {
      look(phase, module);
    };
  FailureOr<CompileSummary> summary =
      prelu::compile(std::move(module), options, steps);
  if (failed(summary) || failed(take(Library::open(output)))) {
    llvm::sys::fs::remove(output);
    return failure();
  }
  library->removeFileAtEnd();
  weightBytes = summary->weightBytes;
  return success();
}

std::optional<double>
Network::countFlops(StringRef function, ArrayRef<std::vector<int64_t>> shapes) {
  if (!raised)
    return std::nullopt;
  return prelu::countFlops(*raised, function, shapes);
}
