//===- Options.h - the command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_OPTIONS_H
#define PRELU_TOOLS_PRELU_RUN_OPTIONS_H

#include "Compare.h"
#include "Values.h"

#include "prelu/Pipelines/Pipelines.h"

#include <memory>

namespace mlir::prelu {

inline constexpr llvm::StringLiteral programName = "prelu-run";

struct RunOptions {
  /// IR, or a library.
  std::string network;
  bool isLibrary = false;
  CPUPipelineOptions pipeline;

  std::string function;
  InputOptions inputs;
  /// Where results go.
  std::vector<std::string> outputs;
  std::string outputArchive;
  ExpectOptions expect;
  bool expects() const {
    return !expect.files.empty() || !expect.archive.empty();
  }
  bool quiet = false;

  bool benchmark = false, json = false;
  double seconds = 1;
  std::optional<double> flops;
  bool profile = false;
  std::string profileFile;
};

/// Reads the command line; ends the program, with a sentence on stderr, where
/// it makes no sense.
std::unique_ptr<RunOptions> parseOptions(int argc, char **argv);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_OPTIONS_H
