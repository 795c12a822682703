//===- AffineAccess.cpp - an index as a sum over loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/AffineAccess.h"

using namespace mlir;
using namespace mlir::prelu;

/// The coefficient of `variable` in `expr`, as far as that is one of sums and
/// multiples: almost every index is, and makes no new expressions then.
static std::optional<int64_t> getSumCoefficient(AffineExpr expr,
                                                AffineExpr variable) {
  if (expr == variable)
    return 1;
  if (isa<AffineDimExpr, AffineSymbolExpr, AffineConstantExpr>(expr))
    return 0;
  auto binary = cast<AffineBinaryOpExpr>(expr);
  if (expr.getKind() != AffineExprKind::Add &&
      expr.getKind() != AffineExprKind::Mul)
    return std::nullopt;
  std::optional<int64_t> lhs = getSumCoefficient(binary.getLHS(), variable);
  if (!lhs)
    return std::nullopt;
  if (expr.getKind() == AffineExprKind::Mul) {
    auto factor = dyn_cast<AffineConstantExpr>(binary.getRHS());
    if (!factor)
      return std::nullopt;
    return *lhs * factor.getValue();
  }
  std::optional<int64_t> rhs = getSumCoefficient(binary.getRHS(), variable);
  if (!rhs)
    return std::nullopt;
  return *lhs + *rhs;
}

// Upstream's SimpleAffineExprFlattener has coefficients too, but of the whole
// expression at once, with a local variable for each division.
std::optional<int64_t> AffineAccess::getCoefficient(AffineExpr variable) const {
  if (std::optional<int64_t> known = getSumCoefficient(expr, variable))
    return known;
  AffineExpr zero = getAffineConstantExpr(0, expr.getContext());
  AffineExpr one = getAffineConstantExpr(1, expr.getContext());
  AffineExpr rest = expr.replace(variable, zero);
  auto coefficient = dyn_cast<AffineConstantExpr>(simplifyAffineExpr(
      expr.replace(variable, one) - rest, numDims, numSymbols));
  if (!coefficient ||
      simplifyAffineExpr(expr - rest - variable * coefficient.getValue(),
                         numDims, numSymbols) != zero)
    return std::nullopt;
  return coefficient.getValue();
}

std::optional<int64_t> AffineAccess::getCoefficient(unsigned dim) const {
  return getCoefficient(getAffineDimExpr(dim, expr.getContext()));
}

std::optional<int64_t>
AffineAccess::getSymbolCoefficient(unsigned symbol) const {
  return getCoefficient(getAffineSymbolExpr(symbol, expr.getContext()));
}

int64_t AffineAccess::getConstant() const {
  AffineExpr zero = getAffineConstantExpr(0, expr.getContext());
  SmallVector<AffineExpr> dims(numDims, zero), symbols(numSymbols, zero);
  return cast<AffineConstantExpr>(expr.replaceDimsAndSymbols(dims, symbols))
      .getValue();
}

bool AffineAccess::isSum() const {
  for (unsigned dim = 0; dim < numDims; ++dim)
    if (!getCoefficient(dim))
      return false;
  for (unsigned symbol = 0; symbol < numSymbols; ++symbol)
    if (!getSymbolCoefficient(symbol))
      return false;
  return true;
}

bool AffineAccess::isShifted(unsigned dim) const {
  return expr - getConstant() == getAffineDimExpr(dim, expr.getContext());
}
