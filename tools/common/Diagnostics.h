//===- Diagnostics.h - how the drivers read and complain
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_COMMON_DIAGNOSTICS_H
#define PRELU_TOOLS_COMMON_DIAGNOSTICS_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/SourceMgr.h"

#include <memory>
#include <optional>

namespace mlir::prelu {

/// Shows diagnostics: with the source's lines, or, where they belong to none,
/// under the program's name.
class Diagnostics {
public:
  Diagnostics(MLIRContext &context, StringRef program);

  /// Parses the file `path`, "-" for the standard input; null where it says why
  /// it cannot.
  OwningOpRef<ModuleOp> parse(StringRef path);

private:
  /// Forgets the sources; a file is read again if a line has to be shown.
  void reset();

  MLIRContext &context;
  StringRef program;
  std::unique_ptr<llvm::SourceMgr> sources;
  std::unique_ptr<SourceMgrDiagnosticHandler> lines;
  std::unique_ptr<ScopedDiagnosticHandler> files;
};

/// Says on the error stream that `step` has taken over a second, or how long it
/// took.
void announceStep(StringRef program, StringRef step,
                  std::optional<double> seconds);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_COMMON_DIAGNOSTICS_H
