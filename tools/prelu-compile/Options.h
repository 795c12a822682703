//===- Options.h - the command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_COMPILE_OPTIONS_H
#define PRELU_TOOLS_PRELU_COMPILE_OPTIONS_H

#include "prelu/Pipelines/Pipelines.h"

#include "mlir/IR/MLIRContext.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

/// What is written, by the output file's suffix.
enum class OutputKind { Object, Library, IRText, Bitcode, Dialect };

struct Options {
  std::string input, output;
  OutputKind kind;
  /// Empty: none.
  std::string header, weights;
  CPUPipelineOptions pipeline;
  /// The names of the pipeline's phases, in their order.
  std::vector<std::string> phases;
  unsigned level;
  /// Threads of the compiler; 0: as many as there are cores.
  unsigned jobs;
  bool timing, quiet;
  std::string linker;
  std::vector<std::string> linkArguments;
};

/// Reads the command line; ends the program, with a sentence on stderr, where
/// it makes no sense.
std::unique_ptr<Options> parseOptions(int argc, char **argv,
                                      DialectRegistry &registry);

/// Whether the user asks for remarks.
bool asksForRemarks();

/// Sets `context` up for the remarks that the user asks for.
LogicalResult enableRemarks(MLIRContext &context);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_COMPILE_OPTIONS_H
