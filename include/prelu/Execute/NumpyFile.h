//===- NumpyFile.h - arrays in numpy's files
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_EXECUTE_NUMPYFILE_H
#define PRELU_EXECUTE_NUMPYFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mlir::prelu {

/// Memory as vector code likes it best, not initialized.
class AlignedBytes {
public:
  AlignedBytes() = default;
  explicit AlignedBytes(size_t size);

  char *data() const { return memory.get(); }
  size_t size() const { return bytes; }

private:
  struct Free {
    void operator()(char *pointer) const { std::free(pointer); }
  };
  std::unique_ptr<char, Free> memory;
  size_t bytes = 0;
};

/// An array: its elements row by row without gaps.
struct NumpyArray {
  /// As numpy writes it, "<f4".
  std::string dtype;
  std::vector<int64_t> shape;
  AlignedBytes bytes;
};

/// An array in memory of someone else.
struct NumpyView {
  llvm::StringRef dtype;
  llvm::ArrayRef<int64_t> shape;
  llvm::StringRef bytes;
};

/// Arrays with their names, in the file's order.
using NumpyArchive = std::vector<std::pair<std::string, NumpyArray>>;

/// Reads the array of `text`, an .npy file of any version. Takes numbers that
/// are little-endian, column by column too, and refuses everything else.
llvm::Expected<NumpyArray> parseNpy(llvm::StringRef text);

/// Reads the arrays of `text`, an .npz archive, compressed or not.
llvm::Expected<NumpyArchive> parseNpz(llvm::StringRef text);

/// Reads the file `path`. Errors name it.
llvm::Expected<NumpyArray> readNpy(llvm::StringRef path);
llvm::Expected<NumpyArchive> readNpz(llvm::StringRef path);

void printNpy(llvm::raw_ostream &os, const NumpyView &array);

/// Writes a file, which appears once it is complete. Errors name it.
llvm::Error writeNpy(llvm::StringRef path, const NumpyView &array);

/// The same for an archive, not compressed, of less than 4 GiB.
llvm::Error writeNpz(llvm::StringRef path,
                     llvm::ArrayRef<std::pair<std::string, NumpyView>> arrays);

} // namespace mlir::prelu

#endif // PRELU_EXECUTE_NUMPYFILE_H
