//===- Library.h - compiled networks that a program calls
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_EXECUTE_LIBRARY_H
#define PRELU_EXECUTE_LIBRARY_H

#include "prelu/Execute/Signature.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

/// An argument: a tensor's elements, row by row without gaps, or a number.
struct ValueRef {
  void *data = nullptr;
  llvm::ArrayRef<int64_t> shape;
};

/// A result, which owns its memory.
class OwnedValue {
public:
  OwnedValue() = default;
  OwnedValue(OwnedValue &&other) { *this = std::move(other); }
  OwnedValue &operator=(OwnedValue &&other);
  ~OwnedValue();

  /// The elements, row by row without gaps, or the number.
  void *getData() const { return data; }
  llvm::ArrayRef<int64_t> getShape() const { return shape; }

  /// Hands the memory over; the caller gives it to `free`.
  void *takeAllocation();

private:
  friend class Function;
  void *allocation = nullptr;
  void *data = nullptr;
  llvm::SmallVector<int64_t, 6> shape;
};

/// A function of a compiled network. Calls may run at the same time.
class Function {
public:
  llvm::StringRef getName() const { return name; }
  const Signature &getSignature() const { return signature; }

  /// Calls the function. The arguments' element types are the caller's word;
  /// their number and shapes are checked. `results` is overwritten. Fails with
  /// what the caller did wrong.
  llvm::Error call(llvm::ArrayRef<ValueRef> arguments,
                   llvm::SmallVectorImpl<OwnedValue> &results) const;

private:
  friend class Library;
  Function(std::string name, Signature signature);

  /// Where a result lies in the struct that the function writes.
  struct Slot {
    size_t offset;
    size_t rank;
  };
  using Call = void (*)(void **);
  using Words = llvm::SmallVector<int64_t, 64>;

  llvm::Error check(llvm::ArrayRef<ValueRef> arguments) const;
  llvm::Error allocateResults(llvm::SmallVectorImpl<OwnedValue> &results) const;
  llvm::Expected<int64_t> getArenaBytes(Words &descriptors,
                                        llvm::ArrayRef<void *> values) const;
  void takeResults(char *bytes,
                   llvm::SmallVectorImpl<OwnedValue> &results) const;

  std::string name;
  Signature signature;
  Call entry = nullptr;
  /// Tells the arena's bytes; null where the function needs none.
  Call arenaBytes = nullptr;
  /// Of the results that the function allocates, or numbers.
  std::vector<Slot> slots;
  size_t resultBytes = 0;
  /// Whether the one result, a number, is what the function returns.
  bool returnsNumber = false;
};

/// A shared library that prelu-compile has written, loaded into this program.
class Library {
public:
  /// Fails where the file cannot be loaded, or holds no function with a
  /// signature.
  static llvm::Expected<std::unique_ptr<Library>> open(llvm::StringRef path);
  ~Library();

  /// In the order of their names.
  llvm::ArrayRef<Function> getFunctions() const { return functions; }

  /// The function `name`, or, where that is empty, the only one.
  llvm::Expected<const Function *> getFunction(llvm::StringRef name) const;

  /// The file as it is loaded.
  llvm::StringRef getPath() const { return path; }

  /// Copies the file to `target`, which appears once it is complete.
  llvm::Error save(llvm::StringRef target) const;

  /// Removes the file together with this object, in this process.
  void removeFileAtEnd();

private:
  Library() = default;

  std::string path;
  /// The process that removes the file at the end.
  std::optional<int> temporaryOf;
  void *handle = nullptr;
  std::vector<Function> functions;
};

} // namespace mlir::prelu

#endif // PRELU_EXECUTE_LIBRARY_H
