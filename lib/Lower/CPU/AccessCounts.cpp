//===- AccessCounts.cpp - one remark for each buffer that a pass works on
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"

#include "BufferSize.h"

using namespace mlir;
using namespace mlir::prelu;

void AccessCounts::add(Value buffer, Operation *access) {
  hasAccess = true;
  if (!isListening)
    return;
  auto [count, isNew] = counts.insert({buffer, {access->getLoc(), 0}});
  ++count->second.accesses;
}

void AccessCounts::emitRemarks(Remark (*emit)(Location, llvm::StringRef,
                                              llvm::StringRef),
                               llvm::StringRef name, llvm::StringRef category,
                               const llvm::Twine &sentence) const {
  for (const auto &[buffer, count] : counts) {
    Remark remark = emit(count.first, name, category);
    if (!remark)
      return;
    remark << remark::add("{0}", sentence.str())
           << remark::metric("Accesses", count.accesses)
           << remark::metric("Bytes", countBytes(buffer.getType()));
  }
}
