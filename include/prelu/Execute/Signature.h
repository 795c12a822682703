//===- Signature.h - what a compiled function takes and gives
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_EXECUTE_SIGNATURE_H
#define PRELU_EXECUTE_SIGNATURE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mlir::prelu {

/// An argument or a result.
struct ValueType {
  /// Of the elements, or of the number: as MLIR writes it, "f32" or "index".
  std::string element;
  bool isTensor = false;
  /// -1 where it is known by each call only.
  std::vector<int64_t> shape;

  /// As MLIR writes it: "tensor<?x3xf32>" or "f32".
  std::string getText() const;

  /// Bytes of an element as it lies in memory; 0 for an element that numbers of
  /// C do not hold.
  int64_t getElementBytes() const;
};

/// What a compiled function takes and gives. Its JSON, of version 1:
///
///     {"version": 1, "out_params": false,
///      "arguments": [{"element": "f32", "shape": [-1, 3]}],
///      "results": [{"element": "index"}]}
///
/// where a number has no shape. `"arena_arguments": 0` is there where the
/// caller brings the arena. Readers skip keys that they do not know.
struct Signature {
  std::vector<ValueType> arguments, results;
  /// Whether results are further arguments, in the caller's memory.
  bool hasOutParams = false;
  /// How many values the function takes that tells the bytes of the arena,
  /// which then is the last argument; none where the function needs no arena.
  std::optional<int64_t> arenaArguments;

  std::string toJSON() const;
  static llvm::Expected<Signature> fromJSON(llvm::StringRef text);

  /// "(tensor<?x3xf32>) -> (index)".
  std::string getText() const;
};

} // namespace mlir::prelu

#endif // PRELU_EXECUTE_SIGNATURE_H
