//===- Report.h - what the compiler says of its work
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_COMPILE_REPORT_H
#define PRELU_TOOLS_PRELU_COMPILE_REPORT_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

namespace mlir::prelu {

/// Times the steps of a compilation, and says on stderr which one is running as
/// soon as it has run for a second.
class Report {
public:
  explicit Report(bool quiet) : quiet(quiet) {}

  /// Runs `step` under `name`.
  LogicalResult run(StringRef name, llvm::function_ref<LogicalResult()> step);

  /// Adds CPU seconds that a thread has spent on `name`, a part of the current
  /// step.
  void addPart(StringRef name, double seconds);

  /// Seconds, CPU seconds and peak memory of each step.
  void print(raw_ostream &os) const;

  double getSeconds() const;

private:
  struct Step {
    std::string name;
    double seconds;
    /// Of all threads, and of programs that the step has run.
    double cpuSeconds;
    /// Of this process up to the end of the step.
    int64_t peakBytes;
    std::vector<std::pair<std::string, double>> parts;
  };

  bool quiet;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
  std::vector<Step> steps;
  std::mutex partsLock;
};

/// `bytes` in the unit that gives it few digits.
std::string formatBytes(uint64_t bytes);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_COMPILE_REPORT_H
