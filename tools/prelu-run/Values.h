//===- Values.h - arguments and results, as files and as text
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_VALUES_H
#define PRELU_TOOLS_PRELU_RUN_VALUES_H

#include "prelu/Execute/Library.h"
#include "prelu/Execute/NumpyFile.h"

#include <string>
#include <vector>

namespace mlir::prelu {

/// Where arguments come from.
struct InputOptions {
  /// A file or a type with elements for each argument, in their order.
  std::vector<std::string> inputs;
  /// An archive with all of them.
  std::string archive;
  /// Shapes of random arguments, "0:4x3x48x48".
  std::vector<std::string> shapes;
  uint64_t seed = 0;
};

/// An argument, in memory of its own.
struct Argument {
  std::vector<int64_t> shape;
  AlignedBytes bytes;

  ValueRef getRef() const { return {bytes.data(), shape}; }
};

/// The arguments of `function` as `options` say.
llvm::Expected<std::vector<Argument>>
makeArguments(const Function &function, const InputOptions &options);

/// The bytes of the elements of a value of the type `type` and of `shape`.
int64_t getBytes(const ValueType &type, llvm::ArrayRef<int64_t> shape);

/// The value `index` in `archive`, whose name there is `letter` with the index,
/// for the first one also alone, or numpy's own, `arr_` with the index. Null
/// where there is none.
const NumpyArray *find(const NumpyArchive &archive, llvm::StringRef letter,
                       size_t index);

/// Prints the type, range and first elements of result `index` of `function`.
void printResult(llvm::raw_ostream &os, const Function &function, size_t index,
                 const OwnedValue &value);

/// Saves results to `files`, in their order, and all of them to `archive`,
/// which may be empty.
llvm::Error saveResults(const Function &function,
                        llvm::ArrayRef<OwnedValue> results,
                        llvm::ArrayRef<std::string> files,
                        llvm::StringRef archive);

/// Fails, in the name of `option`, unless `path` ends in `suffix`.
llvm::Error checkSuffix(llvm::StringRef option, llvm::StringRef path,
                        llvm::StringRef suffix);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_VALUES_H
