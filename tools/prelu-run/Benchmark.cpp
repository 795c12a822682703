//===- Benchmark.cpp - how long calls take
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Benchmark.h"

#include "prelu/Compile/Steps.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

#include <chrono>
#include <cmath>
#include <numeric>

using namespace mlir::prelu;

static double getNow() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// What is less or equal for the part `share` of `sorted`.
static double getQuantile(llvm::ArrayRef<double> sorted, double share) {
  double place = share * (sorted.size() - 1);
  size_t below = place;
  size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

static Timing summarize(std::vector<double> times, size_t batch) {
  llvm::sort(times);
  Timing timing;
  timing.median = getQuantile(times, 0.5);
  timing.mean = std::accumulate(times.begin(), times.end(), 0.0) / times.size();
  timing.least = times.front();
  timing.tenth = getQuantile(times, 0.1);
  timing.ninetieth = getQuantile(times, 0.9);
  timing.samples = times.size();
  timing.calls = times.size() * batch;
  return timing;
}

llvm::Expected<Timing>
mlir::prelu::timeCalls(const Function &function,
                       llvm::ArrayRef<ValueRef> arguments, double seconds,
                       llvm::function_ref<void()> start,
                       llvm::function_ref<void()> stop) {
  llvm::SmallVector<OwnedValue> results;
  // Three calls at least, and enough for the clock of the CPU to go up.
  double begin = getNow();
  size_t warmUp = 0;
  while (warmUp < 3 || getNow() - begin < seconds / 10) {
    if (llvm::Error error = function.call(arguments, results))
      return error;
    ++warmUp;
  }
  constexpr double shortest = 20e-6;
  double estimate = (getNow() - begin) / warmUp;
  auto batch = static_cast<size_t>(std::ceil(shortest / estimate));

  constexpr size_t fewest = 5;
  std::vector<double> times;
  times.reserve(1 << 16);
  start();
  begin = getNow();
  double before = begin;
  while (times.size() < fewest || before - begin < seconds) {
    for (size_t i = 0; i < batch; ++i)
      llvm::cantFail(function.call(arguments, results));
    double now = getNow();
    times.push_back((now - before) / batch);
    before = now;
  }
  stop();
  return summarize(std::move(times), batch);
}

std::string mlir::prelu::formatSeconds(double seconds) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (seconds < 1e-3)
    os << llvm::format("%.2f us", seconds * 1e6);
  else if (seconds < 1)
    os << llvm::format("%.3f ms", seconds * 1e3);
  else
    os << llvm::format("%.3f s", seconds);
  return text;
}

/// "1.573 MFLOP".
static std::string formatFlops(double flops) {
  const char *unit = "FLOP";
  for (const char *larger : {"kFLOP", "MFLOP", "GFLOP", "TFLOP"}) {
    if (flops < 1000)
      break;
    flops /= 1000;
    unit = larger;
  }
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.4g %s", flops, unit);
  return text;
}

void mlir::prelu::print(llvm::raw_ostream &os, const Timing &timing,
                        const Work &work) {
  os << "median " << formatSeconds(timing.median) << ", mean "
     << formatSeconds(timing.mean) << ", least " << formatSeconds(timing.least)
     << ", from the tenth to the ninetieth "
     << "percentile " << formatSeconds(timing.tenth) << " to "
     << formatSeconds(timing.ninetieth) << "; " << timing.calls << " calls\n";
  if (work.flops)
    os << formatFlops(*work.flops)
       << llvm::format(", %.2f GFLOP/s\n", *work.flops / timing.median * 1e-9);
  os << formatBytes(work.getBytes()) << " of arguments"
     << (work.weightBytes ? ", weights" : "")
     << llvm::format(" and results, %.2f GB/s\n",
                     work.getBytes() / timing.median * 1e-9);
}

llvm::json::Object mlir::prelu::toJSON(const Timing &timing, const Work &work) {
  llvm::json::Object object{
      {"samples", static_cast<int64_t>(timing.samples)},
      {"calls", static_cast<int64_t>(timing.calls)},
      {"seconds", llvm::json::Object{{"median", timing.median},
                                     {"mean", timing.mean},
                                     {"min", timing.least},
                                     {"p10", timing.tenth},
                                     {"p90", timing.ninetieth}}},
      {"bytes", work.getBytes()},
      {"gb_per_s", work.getBytes() / timing.median * 1e-9}};
  if (work.flops) {
    object["flops"] = *work.flops;
    object["gflop_per_s"] = *work.flops / timing.median * 1e-9;
  }
  return object;
}
