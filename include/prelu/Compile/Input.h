//===- Input.h - what prelu-opt can read
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_COMPILE_INPUT_H
#define PRELU_COMPILE_INPUT_H

#include "llvm/Support/MemoryBufferRef.h"

#include <string>

namespace mlir::prelu {

/// What is wrong with input that the parser would take without a word (an empty
/// file is an empty module to it) or refuse without saying what to do (bytecode
/// of another MLIR); empty where it may be parsed.
std::string findInputError(llvm::MemoryBufferRef input);

} // namespace mlir::prelu

#endif // PRELU_COMPILE_INPUT_H
