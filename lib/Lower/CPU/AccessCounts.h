//===- AccessCounts.h - one remark for each buffer that a pass works on
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_CPU_ACCESSCOUNTS_H
#define PRELU_LIB_LOWER_CPU_ACCESSCOUNTS_H

#include "prelu/Dialect/Utils/Remarks.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::prelu {

/// How many accesses to each buffer a pass has changed: loops over register
/// tiles hold dozens to one, which are one decision. Counts none of them
/// while nobody listens.
class AccessCounts {
public:
  explicit AccessCounts(MLIRContext *context)
      : isListening(takesRemarks(context)) {}

  /// `access`, an operation, reads or writes `buffer`.
  void add(Value buffer, Operation *access);

  /// Whether there was no access at all, known while nobody listens too.
  bool isEmpty() const { return !hasAccess; }

  /// One remark by `emit` for each buffer, in the order in which they were met,
  /// at the first access: `sentence`, the buffer's bytes, and how many accesses
  /// it is about.
  void emitRemarks(Remark (*emit)(Location, llvm::StringRef, llvm::StringRef),
                   llvm::StringRef name, llvm::StringRef category,
                   const llvm::Twine &sentence) const;

private:
  struct Count {
    Location first;
    int64_t accesses;
  };
  bool isListening, hasAccess = false;
  llvm::MapVector<Value, Count> counts;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_CPU_ACCESSCOUNTS_H
