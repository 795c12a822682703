//===- Options.h - the command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_COMPILE_OPTIONS_H
#define PRELU_TOOLS_PRELU_COMPILE_OPTIONS_H

#include "prelu/Compile/Compile.h"

#include "mlir/IR/MLIRContext.h"
#include "mlir/Support/Timing.h"

#include <memory>
#include <string>

namespace mlir::prelu {

struct Options {
  std::string input;
  CompileOptions compile;
  bool timing, quiet;
  /// Empty: none.
  std::string report;
  /// Of --mlir-timing: each pass, printed in the end.
  DefaultTimingManager timingManager;
  TimingScope passTiming;
};

/// Reads the command line; ends the program, with a sentence on stderr, where
/// it makes no sense.
std::unique_ptr<Options> parseOptions(int argc, char **argv,
                                      DialectRegistry &registry);

/// Sets `context` up for the remarks that the user asks for.
LogicalResult enableRemarks(MLIRContext &context);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_COMPILE_OPTIONS_H
