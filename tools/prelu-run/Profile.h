//===- Profile.h - which kernels the time goes to
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_PROFILE_H
#define PRELU_TOOLS_PRELU_RUN_PROFILE_H

#include "Benchmark.h"
#include "Work.h"

#include "prelu/Execute/Library.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mlir::prelu {

/// Notes where the thread that made it is, 5000 times a second. One at a time.
/// The code that runs needs nothing for it.
class Sampler {
public:
  static llvm::Expected<std::unique_ptr<Sampler>> create();
  ~Sampler();

  void start();
  void stop();

  /// Addresses of instructions.
  llvm::ArrayRef<uintptr_t> getSamples() const;

private:
  Sampler() = default;
  void setInterval(long nanoseconds);

  void *timer = nullptr;
};

/// Where samples lie: in a kernel of the network, in its function around
/// kernels, in another library.
struct ProfileEntry {
  std::string name;
  bool isKernel = false;
  size_t samples = 0;
};

struct Profile {
  /// Most samples first.
  std::vector<ProfileEntry> entries;
  size_t samples = 0;
  /// Whether the library tells its kernels' names.
  bool hasSymbols = true;

  double getShare(const ProfileEntry &entry) const {
    return samples ? static_cast<double>(entry.samples) / samples : 0;
  }
};

/// What `samples` of `function`'s calls tell, which is of `library`.
llvm::Expected<Profile> makeProfile(const Library &library,
                                    const Function &function,
                                    llvm::ArrayRef<uintptr_t> samples);

/// Cycles a second of the core that this runs on; 0 for one whose instructions
/// we do not know.
double measureClock();

/// What each part of a call may do at best.
struct Limits {
  /// Floating-point operations on f32 a second; 0: unknown.
  double flopsPerSecond = 0;
};

/// Prints a table, with what is known of kernels.
void print(llvm::raw_ostream &os, const Profile &profile, const Timing &timing,
           const std::map<std::string, KernelWork> &kernels,
           const Limits &limits);

/// Version 1; see docs/running.md.
llvm::json::Object toJSON(const Profile &profile, llvm::StringRef network,
                          const Timing &timing,
                          const std::map<std::string, KernelWork> &kernels,
                          const Limits &limits);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_PROFILE_H
