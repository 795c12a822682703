//===- Remarks.h - optimization remarks of prelu passes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_REMARKS_H
#define PRELU_DIALECT_UTILS_REMARKS_H

#include "mlir/IR/Location.h"
#include "mlir/IR/Remarks.h"
#include "llvm/ADT/StringRef.h"

namespace mlir::prelu {

/// Reports a missed optimization: the pass `category` ("prelu-raise",
/// "prelu-fuse", ...) left the operation at `loc` alone because of `reason`,
/// and `suggestion` says what would help (may be empty). Does nothing while
/// remarks are off. The remark engine is not thread-safe: call it from a pass
/// that runs on the module, or with threading off.
void emitMissed(Location loc, llvm::StringRef name, llvm::StringRef category,
                const llvm::Twine &reason, const llvm::Twine &suggestion = "");

/// Reports a rewrite that was done at `loc` in one sentence. Further arguments
/// (`remark::metric`) may be streamed into the result.
remark::detail::InFlightRemark emitPassed(Location loc, llvm::StringRef name,
                                          llvm::StringRef category);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_REMARKS_H
