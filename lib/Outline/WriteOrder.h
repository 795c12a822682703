//===- WriteOrder.h - tensors that are written in place as they stand
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_OUTLINE_WRITEORDER_H
#define PRELU_LIB_OUTLINE_WRITEORDER_H

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {

/// Whether every tensor of `module` that is written into may be overwritten on
/// the spot: it starts from memory that nobody else reads, each version of it
/// is turned into one next version, and is read before that only. True for what
/// the vectorizer makes of a kernel, whose many stores one-shot bufferization
/// would compare with each other.
bool isWrittenInOrder(ModuleOp module);

} // namespace mlir::prelu

#endif // PRELU_LIB_OUTLINE_WRITEORDER_H
