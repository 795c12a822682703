//===- Steps.h - what a compilation does, and how long it takes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_COMPILE_STEPS_H
#define PRELU_COMPILE_STEPS_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

/// Times the steps of a compilation, and announces those that take over a
/// second.
class Steps {
public:
  /// Called once a step has run for a second, without `seconds` and from a
  /// thread of its own, and when it has ended, with the seconds that it took.
  using Announce =
      std::function<void(StringRef name, std::optional<double> seconds)>;

  /// Without `announce` nothing is said.
  explicit Steps(Announce announce = nullptr) : announce(std::move(announce)) {}

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

  Announce announce;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
  std::vector<Step> steps;
  std::mutex partsLock;
};

/// `bytes` in the unit that gives it few digits.
std::string formatBytes(uint64_t bytes);

} // namespace mlir::prelu

#endif // PRELU_COMPILE_STEPS_H
