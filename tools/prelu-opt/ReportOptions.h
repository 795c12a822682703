//===- ReportOptions.h - reports of prelu-opt
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_OPT_REPORTOPTIONS_H
#define PRELU_TOOLS_PRELU_OPT_REPORTOPTIONS_H

#include "prelu/Report/Report.h"

#include "mlir/Tools/mlir-opt/MlirOptMain.h"

#include <optional>

namespace mlir::prelu {

/// Makes --prelu-report and --prelu-report-profile known to the command line.
void registerReportOptions();

/// What these two ask for.
class ReportRequest {
public:
  /// Whether a report is asked for.
  explicit operator bool() const;

  /// Fails, with an error, where it could not be written in the end: to be told
  /// so in front of a compilation. Otherwise `config` follows the passes.
  /// `input` is the name of what is compiled.
  LogicalResult prepare(MlirOptMainConfig &config, llvm::StringRef input);

  /// Writes the report.
  LogicalResult write();

private:
  std::string profile;
  std::optional<NetworkReport> report;
};

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_OPT_REPORTOPTIONS_H
