//===- Compile.h - from a network's IR to code for a CPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_COMPILE_COMPILE_H
#define PRELU_COMPILE_COMPILE_H

#include "prelu/Compile/Steps.h"
#include "prelu/Pipelines/Pipelines.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/MemoryBuffer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mlir {
class PassManager;
}

namespace mlir::prelu {

/// What is written, by the output file's suffix: `.o`, `.so`, `.ll`, `.bc` and
/// `.mlir`.
enum class OutputKind { Object, Library, IRText, Bitcode, Dialect };

/// None for a file of another suffix.
std::optional<OutputKind> getOutputKind(StringRef path);

struct CompileOptions {
  CPUPipelineOptions pipeline;
  /// How hard LLVM tries, 0 to 3.
  unsigned level = 3;
  /// Threads of the compiler; 0: as many as there are cores.
  unsigned jobs = 0;
  /// The file to write, and its kind.
  std::string output;
  OutputKind kind = OutputKind::Library;
  /// A C header, and a file of weights beside the code, by its name relative to
  /// where the code lies; empty: none.
  std::string header, weights;
  /// The linker, or the C compiler that makes a shared library; empty: those of
  /// LLVM, or what the PATH has.
  std::string linker;
  std::vector<std::string> linkArguments;
  /// Called with each phase's pass manager before it runs.
  std::function<LogicalResult(PassManager &)> configure;
  /// Called with the module after each phase.
  std::function<void(Phase, ModuleOp)> afterPhase;
};

/// What a compilation has written.
struct CompileSummary {
  uint64_t outputBytes = 0;
  /// Of the output, or in the file of weights.
  uint64_t weightBytes = 0;
};

/// Everything that `compile` needs: upstream's dialects, extensions and
/// translations, ours, and LLVM's code generators.
void registerForCompile(DialectRegistry &registry);

/// The names of the pipeline's phases, in their order.
std::vector<std::string> getPhaseNames();

/// Parses `input`. Errors are diagnostics of `context`, for input that cannot
/// be read at all without a line.
OwningOpRef<ModuleOp> parseNetwork(std::unique_ptr<llvm::MemoryBuffer> input,
                                   MLIRContext &context);

/// Runs the pipeline's phases up to `options.pipeline.stopAfter`, each a step.
/// Functions are compiled side by side by `options.jobs` threads, unless the
/// context has a remark engine, which takes one thread at a time.
LogicalResult runPhases(ModuleOp module, const CompileOptions &options,
                        Steps &steps);

/// Compiles `module`, the only one of its context, which needs no threads of
/// its own, to `options.output`. A failure leaves no file and none of before
/// changed. Errors are diagnostics of the context; those about files and
/// programs have no location. Compilations in different contexts may run at the
/// same time.
FailureOr<CompileSummary> compile(OwningOpRef<ModuleOp> module,
                                  const CompileOptions &options, Steps &steps);

} // namespace mlir::prelu

#endif // PRELU_COMPILE_COMPILE_H
