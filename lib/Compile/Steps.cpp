//===- Steps.cpp - what a compilation does, and how long it takes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Compile/Steps.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <condition_variable>
#include <sys/resource.h>
#include <thread>

using namespace mlir;
using namespace mlir::prelu;

static double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

static rusage getUsage(int who) {
  rusage usage = {};
  getrusage(who, &usage);
  return usage;
}

static int64_t getPeakBytes(int who) {
  // Linux counts in KiB.
  return int64_t(getUsage(who).ru_maxrss) << 10;
}

/// What all threads, and the programs that have been run, have spent.
static double getCPUSeconds() {
  double seconds = 0;
  for (int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage = getUsage(who);
    for (const timeval &time : {usage.ru_utime, usage.ru_stime})
      seconds += time.tv_sec + time.tv_usec * 1e-6;
  }
  return seconds;
}

namespace {
/// Announces a step once it has run for a second, and its end.
class Announcement {
public:
  Announcement(StringRef name, const Steps::Announce &announce)
      : name(name), announce(announce) {
    if (announce)
      watcher = std::thread([this] { watch(); });
  }

  ~Announcement() {
    if (!watcher.joinable())
      return;
    {
      std::lock_guard<std::mutex> guard(lock);
      finished = true;
    }
    wake.notify_one();
    watcher.join();
    if (announced)
      announce(name, secondsSince(start));
  }

private:
  void watch() {
    std::unique_lock<std::mutex> guard(lock);
    if (wake.wait_for(guard, std::chrono::seconds(1),
                      [this] { return finished; }))
      return;
    announce(name, std::nullopt);
    announced = true;
  }

  StringRef name;
  const Steps::Announce &announce;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
  std::mutex lock;
  std::condition_variable wake;
  bool finished = false;
  bool announced = false;
  std::thread watcher;
};
} // namespace

LogicalResult Steps::run(StringRef name,
                         llvm::function_ref<LogicalResult()> step) {
  auto begin = std::chrono::steady_clock::now();
  double cpuBegin = getCPUSeconds();
  steps.push_back({name.str(), 0, 0, 0, {}});
  LogicalResult result = success();
  {
    Announcement announcement(name, announce);
    result = step();
  }
  steps.back().seconds = secondsSince(begin);
  steps.back().cpuSeconds = getCPUSeconds() - cpuBegin;
  steps.back().peakBytes = getPeakBytes(RUSAGE_SELF);
  return result;
}

void Steps::addPart(StringRef name, double seconds) {
  std::lock_guard<std::mutex> guard(partsLock);
  auto &parts = steps.back().parts;
  auto part = llvm::find_if(parts, [&](auto &p) { return p.first == name; });
  if (part == parts.end())
    parts.emplace_back(name.str(), seconds);
  else
    part->second += seconds;
}

double Steps::getSeconds() const { return secondsSince(start); }

void Steps::print(raw_ostream &os) const {
  auto printLine = [&](double seconds, double cpuSeconds, int64_t peakBytes,
                       StringRef name) {
    os << llvm::format("%10.3f %10.3f %13s   ", seconds, cpuSeconds,
                       formatBytes(peakBytes).c_str())
       << name << '\n';
  };
  os << "   seconds   of CPUs   peak memory\n";
  for (const Step &step : steps) {
    printLine(step.seconds, step.cpuSeconds, step.peakBytes, step.name);
    for (const auto &[name, seconds] : step.parts)
      os << llvm::format("%10s %10.3f %13s     ", "", seconds, "") << name
         << '\n';
  }
  printLine(getSeconds(), getCPUSeconds(),
            std::max(getPeakBytes(RUSAGE_SELF), getPeakBytes(RUSAGE_CHILDREN)),
            "in all");
}

std::string prelu::formatBytes(uint64_t bytes) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (bytes < (10 << 10))
    os << bytes << " B";
  else if (bytes < (10 << 20))
    os << llvm::format("%.1f KiB", bytes / 1024.0);
  else
    os << llvm::format("%.1f MiB", bytes / 1024.0 / 1024.0);
  return text;
}
