//===- InterleaveRegisters.h - registers whose elements are stored in turns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_INTERLEAVEREGISTERS_H
#define PRELU_LIB_VECTORIZE_CPU_INTERLEAVEREGISTERS_H

#include "mlir/IR/Builders.h"

namespace mlir::prelu {

/// The elements of `registers`, vectors of one type, in turns: element `i` of
/// the result, counted over all registers, is lane `i / registers.size()` of
/// register `i % registers.size()`.
SmallVector<Value> interleaveRegisters(OpBuilder &builder, Location loc,
                                       ArrayRef<Value> registers);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_INTERLEAVEREGISTERS_H
