//===- VectorTransform.cpp - a constant matrix times a column of registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorTransform.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// One value times a constant that is not 0.
struct Term {
  Value value;
  double factor;
};

/// Emits sums of a few terms.
class Summation {
public:
  Summation(OpBuilder &builder, Location loc) : builder(builder), loc(loc) {}

  Value add(Value left, Value right) {
    return arith::AddFOp::create(builder, loc, left, right);
  }

  Value subtract(Value left, Value right) {
    return arith::SubFOp::create(builder, loc, left, right);
  }

  /// value * factor + sum.
  Value addProduct(Value value, double factor, Value sum) {
    if (factor == 1)
      return add(sum, value);
    if (factor == -1)
      return subtract(sum, value);
    return vector::FMAOp::create(builder, loc, value,
                                 getConstant(value, factor), sum);
  }

  /// The sum of `terms`, one or more.
  Value sum(ArrayRef<Term> terms) {
    const Term *first =
        llvm::find_if(terms, [](const Term &term) { return term.factor == 1; });
    if (first == terms.end())
      first = terms.begin();
    Value total = first->factor == 1 ? first->value : scale(*first);
    for (const Term &term : terms)
      if (&term != first)
        total = addProduct(term.value, term.factor, total);
    return total;
  }

private:
  Value scale(const Term &term) {
    return arith::MulFOp::create(builder, loc, term.value,
                                 getConstant(term.value, term.factor));
  }

  Value getConstant(Value like, double factor) {
    auto type = cast<VectorType>(like.getType());
    return arith::ConstantOp::create(
        builder, loc,
        DenseElementsAttr::get(
            type, builder.getFloatAttr(type.getElementType(), factor)));
  }

  OpBuilder &builder;
  Location loc;
};
} // namespace

/// Whether columns `column` and the next are the same but for signs, of which
/// both kinds occur.
static bool haveMirroredColumns(const ConstantMatrix &matrix, int64_t column) {
  if (column + 1 >= matrix.columns)
    return false;
  unsigned equal = 0, opposite = 0;
  for (int64_t row = 0; row < matrix.rows; ++row) {
    double left = matrix(row, column), right = matrix(row, column + 1);
    if (left != right && left != -right)
      return false;
    equal += left != 0 && left == right;
    opposite += left != 0 && left == -right;
  }
  return equal > 1 && opposite > 1;
}

/// The terms of each row, where mirrored columns have become their sum and
/// their difference.
static SmallVector<SmallVector<Term>> collectTerms(Summation &summation,
                                                   const ConstantMatrix &matrix,
                                                   ArrayRef<Value> values) {
  SmallVector<SmallVector<Term>> rows(matrix.rows);
  for (int64_t column = 0; column < matrix.columns; ++column) {
    bool mirrored = haveMirroredColumns(matrix, column);
    Value sum, difference;
    if (mirrored) {
      sum = summation.add(values[column], values[column + 1]);
      difference = summation.subtract(values[column], values[column + 1]);
    }
    for (int64_t row = 0; row < matrix.rows; ++row) {
      double factor = matrix(row, column);
      if (factor == 0)
        continue;
      Value value = values[column];
      if (mirrored)
        value = factor == matrix(row, column + 1) ? sum : difference;
      rows[row].push_back({value, factor});
    }
    column += mirrored;
  }
  return rows;
}

/// Two rows whose terms are equal or opposite: e + o and e - o, where o is
/// `factor` times the sum of `odd`.
struct MirroredRows {
  SmallVector<Term> even, odd;
  double factor = 1;
};

/// Nothing where `row` and `next` do not mirror each other.
static std::optional<MirroredRows> mirror(ArrayRef<Term> row,
                                          ArrayRef<Term> next) {
  if (row.size() != next.size() || row.size() < 3)
    return std::nullopt;
  MirroredRows rows;
  for (auto [left, right] : llvm::zip_equal(row, next)) {
    if (left.value != right.value ||
        (left.factor != right.factor && left.factor != -right.factor))
      return std::nullopt;
    (left.factor == right.factor ? rows.even : rows.odd).push_back(left);
  }
  if (rows.even.empty() || rows.odd.empty())
    return std::nullopt;
  // The first factor is left to the last operation, which multiplies anyway;
  // the sum then starts with a term that need not be multiplied.
  rows.factor = rows.odd.front().factor;
  for (Term &term : rows.odd)
    term.factor /= rows.factor;
  return rows;
}

SmallVector<Value> prelu::multiplyColumn(OpBuilder &builder, Location loc,
                                         const ConstantMatrix &matrix,
                                         ArrayRef<Value> values) {
  Summation summation(builder, loc);
  SmallVector<SmallVector<Term>> rows = collectTerms(summation, matrix, values);
  SmallVector<Value> results;
  for (size_t row = 0; row < rows.size(); ++row) {
    std::optional<MirroredRows> mirrored;
    if (row + 1 < rows.size())
      mirrored = mirror(rows[row], rows[row + 1]);
    if (!mirrored) {
      results.push_back(summation.sum(rows[row]));
      continue;
    }
    Value even = summation.sum(mirrored->even);
    Value odd = summation.sum(mirrored->odd);
    results.push_back(summation.addProduct(odd, mirrored->factor, even));
    results.push_back(summation.addProduct(odd, -mirrored->factor, even));
    ++row;
  }
  return results;
}

SmallVector<Value> prelu::multiplyAlongWindow(OpBuilder &builder, Location loc,
                                              const ConstantMatrix &matrix,
                                              ArrayRef<Value> values,
                                              unsigned rank) {
  if (rank == 1)
    return multiplyColumn(builder, loc, matrix, values);
  int64_t size = matrix.columns;
  // Columns first: [result row][column].
  SmallVector<Value> half(matrix.rows * size);
  for (int64_t column = 0; column < size; ++column) {
    SmallVector<Value> from;
    for (int64_t row = 0; row < size; ++row)
      from.push_back(values[row * size + column]);
    for (auto [row, value] :
         llvm::enumerate(multiplyColumn(builder, loc, matrix, from)))
      half[row * size + column] = value;
  }
  SmallVector<Value> results;
  for (int64_t row = 0; row < matrix.rows; ++row)
    llvm::append_range(results,
                       multiplyColumn(builder, loc, matrix,
                                      ArrayRef(half).slice(row * size, size)));
  return results;
}
