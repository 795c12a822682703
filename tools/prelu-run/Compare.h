//===- Compare.h - results next to expected ones
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_COMPARE_H
#define PRELU_TOOLS_PRELU_RUN_COMPARE_H

#include "prelu/Execute/Library.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

struct ExpectOptions {
  /// A file for each of the first results.
  std::vector<std::string> files;
  /// An archive with all results.
  std::string archive;
  /// By default those of the element type.
  std::optional<double> relative, absolute;
};

/// Compares `results` of `function` with what `options` name, and prints a line
/// for each. True where all are equal but for the tolerance; fails where there
/// is nothing to compare with.
llvm::Expected<bool> compareResults(llvm::raw_ostream &os,
                                    const Function &function,
                                    llvm::ArrayRef<OwnedValue> results,
                                    const ExpectOptions &options);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_COMPARE_H
