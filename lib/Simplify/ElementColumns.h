//===- ElementColumns.h - elements of constants, read and written in columns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_ELEMENTCOLUMNS_H
#define PRELU_LIB_SIMPLIFY_ELEMENTCOLUMNS_H

#include "ConstantTensor.h"
#include "ScalarColumn.h"

#include "mlir/IR/AffineMap.h"

namespace mlir::prelu {

/// How many elements a column holds: few enough for the second cache.
constexpr int64_t columnRows = 2048;

/// A place in row-major order: base + sum of factors[i] * index[i].
struct Place {
  int64_t base = 0;
  SmallVector<int64_t> factors;
};

/// Where `map` leads in a tensor of `shape`; nothing where that is no linear
/// function of the loops.
std::optional<Place> getPlace(AffineMap map, ArrayRef<int64_t> shape);

/// The places of `rows` iterations from number `begin` on of loops of
/// `extents`, those of `order`, the last innermost, whose other indices are
/// `start`.
std::vector<int64_t> getPlaces(const Place &place, ArrayRef<int64_t> extents,
                               ArrayRef<unsigned> order,
                               SmallVector<int64_t> start, int64_t begin,
                               int64_t rows);

/// The elements of `tensor` at `places`.
Column readElements(const ConstantTensor &tensor, ArrayRef<int64_t> places);

/// Row `row` of `column`, rounded to the element type of `tensor`, at `place`.
void writeElement(const Column &column, size_t row, ConstantTensor &tensor,
                  int64_t place);

/// The attribute of a scalar constant; null if `value` is none.
TypedAttr getScalar(Value value);

/// `rows` times the number that `attr` holds.
Column repeat(TypedAttr attr, size_t rows);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_ELEMENTCOLUMNS_H
