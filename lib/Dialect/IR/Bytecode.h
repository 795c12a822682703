//===- Bytecode.h - the dialect's part in reading and writing bytecode
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_DIALECT_IR_BYTECODE_H
#define PRELU_LIB_DIALECT_IR_BYTECODE_H

namespace mlir::prelu {
class PReluDialect;

/// Lets `dialect` put its version into bytecode.
void addBytecodeInterface(PReluDialect &dialect);

} // namespace mlir::prelu

#endif // PRELU_LIB_DIALECT_IR_BYTECODE_H
