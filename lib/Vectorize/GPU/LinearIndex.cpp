//===- LinearIndex.cpp - indices into row-major memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearIndex.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <numeric>

using namespace mlir;

int64_t prelu::getKnownDivisor(AffineExpr expr, ArrayRef<int64_t> multiples) {
  SmallVector<AffineExpr> dims;
  for (auto [dim, multiple] : llvm::enumerate(multiples))
    dims.push_back(getAffineDimExpr(dim, expr.getContext()) * multiple);
  return expr.replaceDims(dims).getLargestKnownDivisor();
}

/// The step of `expr` from each lane to the next, if all are the same constant.
static std::optional<int64_t> getLaneStep(AffineExpr expr, int64_t lanes,
                                          unsigned numDims) {
  auto getLane = [&](int64_t lane) {
    return expr.replaceSymbols(
        {getAffineConstantExpr(lane, expr.getContext())});
  };
  int64_t step = 0;
  for (int64_t lane = 1; lane < lanes; ++lane) {
    auto distance = dyn_cast<AffineConstantExpr>(simplifyAffineExpr(
        getLane(lane) - getLane(0), numDims, /*numSymbols=*/0));
    if (!distance || (lane > 1 && distance.getValue() != lane * step))
      return std::nullopt;
    step = distance.getValue() / lane;
  }
  return step;
}

AffineExpr prelu::splitLanes(AffineExpr expr, int64_t lanes,
                             ArrayRef<int64_t> multiples) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return expr;
  AffineExpr lhs = splitLanes(binary.getLHS(), lanes, multiples);
  AffineExpr rhs = splitLanes(binary.getRHS(), lanes, multiples);
  auto divisor = dyn_cast<AffineConstantExpr>(rhs);
  bool isDivision = expr.getKind() == AffineExprKind::FloorDiv ||
                    expr.getKind() == AffineExprKind::Mod;
  if (isDivision && divisor) {
    // lhs = base + constant + factor * s0
    AffineExpr zero = getAffineConstantExpr(0, expr.getContext());
    AffineExpr base = lhs.replaceSymbols({zero});
    std::optional<int64_t> factor = getLaneStep(lhs, lanes, multiples.size());
    int64_t constant = 0;
    auto sum = dyn_cast<AffineBinaryOpExpr>(base);
    if (sum && sum.getKind() == AffineExprKind::Add)
      if (auto added = dyn_cast<AffineConstantExpr>(sum.getRHS())) {
        constant = added.getValue();
        base = sum.getLHS();
      }
    // Together they stay within one step of what divides both.
    if (factor && *factor >= 0 && constant >= 0 &&
        constant + *factor * (lanes - 1) <
            std::gcd(getKnownDivisor(base, multiples), divisor.getValue())) {
      if (expr.getKind() == AffineExprKind::FloorDiv)
        return base.floorDiv(divisor.getValue());
      return base % divisor.getValue() + constant +
             getAffineSymbolExpr(0, expr.getContext()) * *factor;
    }
  }
  return getAffineBinaryOpExpr(expr.getKind(), lhs, rhs);
}

namespace {
/// One summand: `factor * expr`.
struct Term {
  int64_t factor;
  AffineExpr expr;
};
} // namespace

/// Appends the summands of `factor * expr`; a constant has the expression 1.
static void collectTerms(AffineExpr expr, int64_t factor,
                         SmallVectorImpl<Term> &terms) {
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
    if (constant.getValue() != 0)
      terms.push_back({factor * constant.getValue(),
                       getAffineConstantExpr(1, expr.getContext())});
    return;
  }
  if (binary && expr.getKind() == AffineExprKind::Add) {
    collectTerms(binary.getLHS(), factor, terms);
    collectTerms(binary.getRHS(), factor, terms);
    return;
  }
  auto constant = binary ? dyn_cast<AffineConstantExpr>(binary.getRHS())
                         : AffineConstantExpr();
  if (constant && expr.getKind() == AffineExprKind::Mul) {
    collectTerms(binary.getLHS(), factor * constant.getValue(), terms);
    return;
  }
  for (Term &term : terms)
    if (term.expr == expr) {
      term.factor += factor;
      return;
    }
  terms.push_back({factor, expr});
}

/// Replaces one pair k * c * (e floordiv c) and k * (e mod c) by k * e.
static bool joinQuotientAndRemainder(SmallVectorImpl<Term> &terms) {
  for (auto [i, quotient] : llvm::enumerate(terms)) {
    auto division = dyn_cast<AffineBinaryOpExpr>(quotient.expr);
    if (!division || division.getKind() != AffineExprKind::FloorDiv)
      continue;
    auto divisor = dyn_cast<AffineConstantExpr>(division.getRHS());
    if (!divisor)
      continue;
    AffineExpr dividend = division.getLHS();
    for (auto [j, remainder] : llvm::enumerate(terms)) {
      if (remainder.expr != dividend % divisor.getValue() ||
          quotient.factor != remainder.factor * divisor.getValue())
        continue;
      int64_t factor = remainder.factor;
      terms.erase(terms.begin() + std::max(i, j));
      terms.erase(terms.begin() + std::min(i, j));
      collectTerms(dividend, factor, terms);
      return true;
    }
  }
  return false;
}

AffineExpr prelu::linearize(ArrayRef<AffineExpr> point,
                            ArrayRef<int64_t> shape) {
  SmallVector<Term> terms;
  int64_t stride = 1;
  for (auto [expr, size] : llvm::reverse(llvm::zip_equal(point, shape))) {
    collectTerms(expr, stride, terms);
    stride *= size;
  }
  while (joinQuotientAndRemainder(terms)) {
  }
  AffineExpr sum = getAffineConstantExpr(0, point.front().getContext());
  for (const Term &term : terms)
    sum = sum + term.expr * term.factor;
  return sum;
}
