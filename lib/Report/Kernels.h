//===- Kernels.h - how the regions of a network are computed
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_REPORT_KERNELS_H
#define PRELU_LIB_REPORT_KERNELS_H

#include "prelu/Dialect/IR/PRelu.h"

#include "llvm/Support/JSON.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

/// A loop of a kernel's anchor. Of a convolution its name says what it runs
/// along: n, g, f, oh, ow, c, kh, kw.
struct ReportedLoop {
  std::string name;
  bool isReduction;
  /// Nothing where only the run time knows.
  std::optional<int64_t> extent;
};

/// A scheduled region.
struct ReportedKernel {
  /// The function that computes it, which several regions may share.
  std::string name;
  std::string anchor;
  std::string location;
  /// Where the PReLUs of its region stand in the input.
  std::vector<std::string> preluLocations;
  std::vector<ReportedLoop> loops;
  std::vector<std::string> body, inputs, results;
  /// Each field of the `#prelu.schedule` or `#prelu.gpu_mapping`.
  llvm::json::Object schedule;
  /// The whole attribute, by which its remark is found.
  std::string scheduleText;
  /// Arithmetic operations, a multiply-add two of them, and the bytes of the
  /// tensors that it reads and writes, each once. Nothing where only the run
  /// time knows a shape.
  std::optional<int64_t> flops, bytes;
  /// Operations that one core can do a cycle on these elements; nothing for
  /// GPUs.
  std::optional<double> peakFlopsPerCycle;
};

/// `op` as a kernel called `name`, for `target` where it is a CPU's.
ReportedKernel describeKernel(FusedOp op, StringRef name, TargetAttr target);

/// The target of `module`, a `prelu.target` or `prelu.gpu_target`; null where
/// it has none.
llvm::json::Value describeTarget(Operation *module);

} // namespace mlir::prelu

#endif // PRELU_LIB_REPORT_KERNELS_H
