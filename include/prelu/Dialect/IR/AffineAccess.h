//===- AffineAccess.h - an index as a sum over loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_AFFINEACCESS_H
#define PRELU_DIALECT_IR_AFFINEACCESS_H

#include "mlir/IR/AffineMap.h"

#include <optional>

namespace mlir::prelu {

/// How an index moves with loops: `constant + coefficient * loop + ...`. There
/// is an answer for each loop by itself, so that one that is divided hides no
/// other.
class AffineAccess {
public:
  /// `expr` over `numDims` dimensions and `numSymbols` symbols.
  explicit AffineAccess(AffineExpr expr, unsigned numDims,
                        unsigned numSymbols = 0)
      : expr(expr), numDims(numDims), numSymbols(numSymbols) {}

  /// Result number `result` of `map`.
  AffineAccess(AffineMap map, unsigned result)
      : AffineAccess(map.getResult(result), map.getNumDims(),
                     map.getNumSymbols()) {}

  /// What each step of dimension `dim` adds: 0 where the index does not depend
  /// on it, nothing where steps differ.
  std::optional<int64_t> getCoefficient(unsigned dim) const;

  /// The same of symbol `symbol`.
  std::optional<int64_t> getSymbolCoefficient(unsigned symbol) const;

  /// The index where all loops are 0.
  int64_t getConstant() const;

  /// Whether it is a sum, so that every loop has a coefficient.
  bool isSum() const;

  /// Whether it is `dim` itself, shifted by a constant or not.
  bool isShifted(unsigned dim) const;

private:
  std::optional<int64_t> getCoefficient(AffineExpr variable) const;

  AffineExpr expr;
  unsigned numDims, numSymbols;
};

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_AFFINEACCESS_H
