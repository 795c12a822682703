//===- Benchmark.h - how long calls take
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_BENCHMARK_H
#define PRELU_TOOLS_PRELU_RUN_BENCHMARK_H

#include "prelu/Execute/Library.h"

#include "llvm/Support/JSON.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

/// Seconds of a call.
struct Timing {
  double median = 0, mean = 0, least = 0, tenth = 0, ninetieth = 0;
  /// Times that were taken, and calls in all of them.
  size_t samples = 0, calls = 0;
};

/// What a call computes and moves, in so far as it is known.
struct Work {
  std::optional<double> flops;
  /// Of arguments and results, and of weights.
  double valueBytes = 0;
  std::optional<double> weightBytes;

  double getBytes() const { return valueBytes + weightBytes.value_or(0); }
};

/// Calls `function` for a tenth of `seconds`, then times calls for `seconds`.
/// Those of less than 20 us are timed several at once. `start` and `stop` are
/// called around the calls that are timed.
llvm::Expected<Timing> timeCalls(const Function &function,
                                 llvm::ArrayRef<ValueRef> arguments,
                                 double seconds,
                                 llvm::function_ref<void()> start,
                                 llvm::function_ref<void()> stop);

/// "1.234 ms".
std::string formatSeconds(double seconds);

void print(llvm::raw_ostream &os, const Timing &timing, const Work &work);
llvm::json::Object toJSON(const Timing &timing, const Work &work);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_BENCHMARK_H
