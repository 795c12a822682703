//===- VectorTransform.h - a constant matrix times a column of registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_VECTORTRANSFORM_H
#define PRELU_LIB_VECTORIZE_CPU_VECTORTRANSFORM_H

#include "prelu/Region/Winograd.h"

namespace mlir::prelu {

/// `matrix` times the column `values` of vectors of floats, one per column of
/// the matrix: one vector per row. Rows that differ in signs only share their
/// sums, columns that do so theirs.
SmallVector<Value> multiplyColumn(OpBuilder &builder, Location loc,
                                  const ConstantMatrix &matrix,
                                  ArrayRef<Value> values);

/// `matrix` applied along both dimensions of the square `values`, row by row,
/// or along the only one of a column.
SmallVector<Value> multiplyAlongWindow(OpBuilder &builder, Location loc,
                                       const ConstantMatrix &matrix,
                                       ArrayRef<Value> values, unsigned rank);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_VECTORTRANSFORM_H
