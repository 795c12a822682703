//===- Report.h - what became of a network, to read and to look at
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REPORT_REPORT_H
#define PRELU_REPORT_REPORT_H

#include "mlir/IR/MLIRContext.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

#include <memory>
#include <string>

namespace mlir::prelu {

/// Collects, while passes run, what became of every PReLU of one module, how
/// each kernel is computed and what it costs, and writes it as JSON
/// (docs/report.md has the schema) or as one HTML page that needs nothing else.
///
///     NetworkReport report(&context);
///     report.attach(pm);                    // any of our passes or pipelines
///     if (succeeded(pm.run(module)))
///       if (llvm::Error error = report.write("net.html")) ...
///
/// It reads the module between passes and changes nothing. Remarks are
/// collected whether or not MLIR's engine prints them.
class NetworkReport {
public:
  explicit NetworkReport(MLIRContext *context);
  ~NetworkReport();

  /// Follows what the passes of `pm` do. A driver that runs a pipeline phase by
  /// phase attaches the pass manager of each.
  void attach(PassManager &pm);

  /// The name that the network has in the report.
  void setInput(llvm::StringRef name);

  /// Adds measured times, as `prelu-run --profile` writes them, to the kernels
  /// that they name:
  ///
  ///     {"kernels": [{"name": "main_0_conv2d_...", "calls": 100,
  ///                   "seconds": 0.025}], "clock_ghz": 3.7}
  ///
  /// `seconds` is the sum of all calls; `clock_ghz` may be missing.
  llvm::Error addProfile(llvm::StringRef json);

  /// Kernels of the profile that the passes did not make.
  std::vector<std::string> getUnknownKernels() const;

  /// All that was collected.
  llvm::json::Object toJSON() const;

  /// The page. Fails where the page was left out of the build.
  llvm::Expected<std::string> toHTML() const;

  /// Whether `path` can name a report: by its extension, .html or .json, of
  /// which the build may have left out the first. For drivers that would rather
  /// know before they compile.
  static llvm::Error checkPath(llvm::StringRef path);

  /// Writes what the extension of `path` says. The file appears once it is
  /// complete.
  llvm::Error write(llvm::StringRef path) const;

private:
  class Collector;
  std::shared_ptr<Collector> collector;
};

} // namespace mlir::prelu

#endif // PRELU_REPORT_REPORT_H
