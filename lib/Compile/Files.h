//===- Files.h - the files that a compilation writes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_FILES_H
#define PRELU_LIB_COMPILE_FILES_H

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace mlir::prelu {

/// An error that belongs to no line of the input.
InFlightDiagnostic emitError(MLIRContext *context);

/// Says what went wrong with the file `path`, and fails.
LogicalResult failForFile(MLIRContext *context, StringRef path,
                          const llvm::Twine &message);

/// Writes to the file `path` by `write`. Fails where that does, or the file
/// cannot be written in full.
LogicalResult
writeFile(MLIRContext *context, StringRef path,
          llvm::function_ref<LogicalResult(llvm::raw_fd_ostream &)> write);

/// Files that appear under their names once all of them are complete.
class Outputs {
public:
  explicit Outputs(MLIRContext *context) : context(context) {}
  ~Outputs();

  /// The name to write the file `name` under for the time being.
  FailureOr<std::string> add(StringRef name);

  LogicalResult keep();

private:
  MLIRContext *context;
  std::vector<std::pair<llvm::sys::fs::TempFile, std::string>> files;
};

/// A folder for objects, gone in the end.
class ObjectFolder {
public:
  ObjectFolder();
  ~ObjectFolder();

  /// The name of another object.
  StringRef add();

  std::error_code error;
  std::vector<std::string> objects;

private:
  SmallString<128> path;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_FILES_H
