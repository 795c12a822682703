//===- Input.h - what prelu-opt can read
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_OPT_INPUT_H
#define PRELU_TOOLS_PRELU_OPT_INPUT_H

#include "mlir/Support/LLVM.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace mlir::prelu {

/// Fails, with a sentence on stderr, for input that the parser would take
/// without a word (an empty file is an empty module to it) or refuse without
/// saying what to do (bytecode of another MLIR).
LogicalResult checkInput(llvm::MemoryBufferRef input);

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_OPT_INPUT_H
