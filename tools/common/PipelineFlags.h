//===- PipelineFlags.h - a pipeline's options on a command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_COMMON_PIPELINEFLAGS_H
#define PRELU_TOOLS_COMMON_PIPELINEFLAGS_H

#include "prelu/Pipelines/Pipelines.h"

#include "llvm/Support/CommandLine.h"

#include <memory>
#include <vector>

namespace mlir::prelu {

/// LLVM's libraries register options of their own, some under names that we
/// use: takes those away.
void makeRoomForOptions(ArrayRef<StringRef> names);

/// The options of prelu-cpu-pipeline, each as an option of the command line,
/// for as long as this is there.
class PipelineFlags {
public:
  explicit PipelineFlags(llvm::cl::OptionCategory &category);
  ~PipelineFlags();

  /// What the command line says.
  void copyTo(CPUPipelineOptions &options) const;

  /// The names of the options that the command line has.
  ArrayRef<std::string> getGiven() const;

private:
  struct Target;
  class Forward;
  std::unique_ptr<Target> target;
  std::vector<std::unique_ptr<Forward>> forwards;
  std::vector<std::string> given;
};

} // namespace mlir::prelu

#endif // PRELU_TOOLS_COMMON_PIPELINEFLAGS_H
