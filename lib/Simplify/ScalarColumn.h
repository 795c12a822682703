//===- ScalarColumn.h - scalar operations on many constants at once
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_SCALARCOLUMN_H
#define PRELU_LIB_SIMPLIFY_SCALARCOLUMN_H

#include "mlir/IR/Operation.h"
#include "llvm/ADT/APInt.h"

#include <vector>

namespace mlir::prelu {

/// The numbers that a scalar value takes in a row of iterations: floats of any
/// width, which double holds exactly, or integers of the value's width.
struct Column {
  std::vector<double> floats;
  std::vector<llvm::APInt> integers;
};

/// Whether a column can hold values of `type`: f16, bf16, f32, f64, index and
/// integers of up to 64 bits.
bool isColumnType(Type type);

/// The width of an integer or index as columns hold it.
unsigned getColumnWidth(Type type);

/// Whether `evaluateScalar` knows `op`, an operation of arith or math on
/// scalars or, elementwise, on tensors of them.
bool canEvaluateScalar(Operation *op);

/// The result of `op` for each row of its operands. Each operation rounds to
/// its own type, to nearest and ties to even, as at run time; functions of math
/// are computed in double and rounded once. Fails where the operation has no
/// defined result: a division by zero, a shift past the width, a float that is
/// no integer of the type.
FailureOr<Column>
evaluateScalar(Operation *op, ArrayRef<const Column *> operands, size_t rows);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_SCALARCOLUMN_H
