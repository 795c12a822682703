//===- Report.cpp - what the compiler says of its work
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"

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

static int64_t getPeakBytes(int who) {
  rusage usage;
  // Linux counts in KiB.
  return getrusage(who, &usage) == 0 ? int64_t(usage.ru_maxrss) << 10 : 0;
}

namespace {
/// Says that a step is running, once it has run for a second, and how long it
/// took in the end.
class Announcement {
public:
  Announcement(StringRef name, bool quiet) : name(name) {
    if (!quiet)
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
      llvm::errs() << "prelu-compile: " << name << ": "
                   << llvm::format("%.1f s", secondsSince(start)) << '\n';
  }

private:
  void watch() {
    std::unique_lock<std::mutex> guard(lock);
    if (wake.wait_for(guard, std::chrono::seconds(1),
                      [this] { return finished; }))
      return;
    llvm::errs() << "prelu-compile: " << name << " ...\n";
    announced = true;
  }

  StringRef name;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
  std::mutex lock;
  std::condition_variable wake;
  bool finished = false;
  bool announced = false;
  std::thread watcher;
};
} // namespace

LogicalResult Report::run(StringRef name,
                          llvm::function_ref<LogicalResult()> step) {
  auto begin = std::chrono::steady_clock::now();
  steps.push_back({name.str(), 0, 0, {}});
  LogicalResult result = success();
  {
    Announcement announcement(name, quiet);
    result = step();
  }
  steps.back().seconds = secondsSince(begin);
  steps.back().peakBytes = getPeakBytes(RUSAGE_SELF);
  return result;
}

void Report::addPart(StringRef name, double seconds) {
  std::lock_guard<std::mutex> guard(partsLock);
  auto &parts = steps.back().parts;
  auto part = llvm::find_if(parts, [&](auto &p) { return p.first == name; });
  if (part == parts.end())
    parts.emplace_back(name.str(), seconds);
  else
    part->second += seconds;
}

double Report::getSeconds() const { return secondsSince(start); }

void Report::print(raw_ostream &os) const {
  os << "    seconds   peak memory\n";
  for (const Step &step : steps) {
    os << llvm::format("%11.3f %13s   ", step.seconds,
                       formatBytes(step.peakBytes).c_str())
       << step.name << '\n';
    for (const auto &[name, seconds] : step.parts)
      os << llvm::format("%11.3f %13s     ", seconds, "") << name
         << ", all threads together\n";
  }
  os << llvm::format("%11.3f %13s   ", getSeconds(),
                     formatBytes(std::max(getPeakBytes(RUSAGE_SELF),
                                          getPeakBytes(RUSAGE_CHILDREN)))
                         .c_str())
     << "in all\n";
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
