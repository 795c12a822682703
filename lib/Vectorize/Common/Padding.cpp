//===- Padding.cpp - reading around the padding of a tensor
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileEvaluator.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

SmallVector<AffineExpr> prelu::getSourcePoint(linalg::TransposeOp transpose,
                                              ArrayRef<AffineExpr> point) {
  SmallVector<AffineExpr> source(point.size());
  for (auto [position, dim] : llvm::enumerate(transpose.getPermutation()))
    source[dim] = point[position];
  return source;
}

SmallVector<AffineExpr> prelu::getSourcePoint(tensor::PadOp pad,
                                              ArrayRef<AffineExpr> point) {
  SmallVector<AffineExpr> source;
  for (auto [expr, low] : llvm::zip_equal(point, pad.getStaticLow()))
    source.push_back(expr - low);
  return source;
}

/// The lanes [first, second) whose elements at `point` come from the source of
/// `pad`; all or none of the lanes where the point is the same for all. Fails
/// where that differs between the values that the bases may have.
FailureOr<std::pair<int64_t, int64_t>>
TileEvaluator::getLanesInside(tensor::PadOp pad, ArrayRef<AffineExpr> point) {
  SmallVector<std::optional<int64_t>> lower, upper;
  for (const Base &base : bases) {
    lower.push_back(base.lower);
    upper.push_back(base.upper);
  }
  int64_t width = llvm::any_of(point, variesAlongLanes) ? lanes.getWidth() : 1;
  int64_t first = 0, last = width;
  auto isCut = [&](AffineExpr expr) {
    return llvm::any_of(llvm::enumerate(bases), [&](auto base) {
      return base.value().cut && expr.isFunctionOfDim(base.index());
    });
  };
  for (auto [dim, expr] : llvm::enumerate(getSourcePoint(pad, point))) {
    if (pad.getStaticLow()[dim] == 0 && pad.getStaticHigh()[dim] == 0)
      continue;
    if (isCut(expr))
      continue;
    int64_t size = pad.getSourceType().getDimSize(dim);
    int64_t begin = width, end = 0;
    for (int64_t lane = 0; lane < width; ++lane) {
      AffineExpr at =
          expr.replaceSymbols({getAffineConstantExpr(lane, expr.getContext())});
      auto least = getBoundForAffineExpr(at, bases.size(), 0, lower, upper,
                                         /*isUpper=*/false);
      auto most = getBoundForAffineExpr(at, bases.size(), 0, lower, upper,
                                        /*isUpper=*/true);
      if (!least || !most)
        return failure();
      if (*least >= 0 && *most < size) {
        begin = std::min(begin, lane);
        end = lane + 1;
      } else if (*most >= 0 && *least < size) {
        return failure();
      }
    }
    first = std::max(first, begin);
    last = std::min(last, end);
  }
  return std::make_pair(first, std::max(first, last));
}

FailureOr<bool> TileEvaluator::isPadding(Value value,
                                         ArrayRef<AffineExpr> point) {
  if (value.getParentRegion() != &region)
    return false;
  if (auto transpose = value.getDefiningOp<linalg::TransposeOp>())
    return isPadding(transpose.getInput(), getSourcePoint(transpose, point));
  auto pad = value.getDefiningOp<tensor::PadOp>();
  if (!pad)
    return false;
  FailureOr<std::pair<int64_t, int64_t>> inside = getLanesInside(pad, point);
  if (failed(inside))
    return failure();
  return inside->first == inside->second;
}

FailureOr<Value> TileEvaluator::evaluatePad(tensor::PadOp pad,
                                            ArrayRef<AffineExpr> point) {
  FailureOr<std::pair<int64_t, int64_t>> inside = getLanesInside(pad, point);
  if (failed(inside))
    return failure();
  auto [first, last] = *inside;
  Attribute constant;
  if (!matchPattern(pad.getConstantPaddingValue(), m_Constant(&constant)))
    return failure();
  Value padding =
      arith::ConstantOp::create(rewriter, loc, cast<TypedAttr>(constant));
  if (first == last)
    return padding;
  SmallVector<AffineExpr> source = getSourcePoint(pad, point);
  bool onLanes = llvm::any_of(point, variesAlongLanes);
  if (!onLanes || (first == 0 && last == lanes.getWidth()))
    return evaluate(pad.getSource(), source);

  // The valid lanes are read from the first one on, which never leaves the
  // tensor, and moved to their place.
  std::optional<int64_t> count = lanes.getKnownCount();
  if (!count)
    return failure();
  last = std::min(last, *count);
  if (first >= last)
    return padding;
  Lanes valid = Lanes::getFirst(rewriter, loc, lanes.getShape(),
                                rewriter.getIndexAttr(last - first));
  AffineExpr lane = getAffineSymbolExpr(0, rewriter.getContext());
  for (AffineExpr &expr : source)
    expr = expr.replaceSymbols({lane + first});
  FailureOr<Value> read = TileEvaluator(rewriter, loc, region, bases, valid)
                              .evaluate(pad.getSource(), source);
  if (failed(read))
    return failure();
  SmallVector<int64_t> order;
  SmallVector<bool> isInside;
  for (int64_t i = 0; i < lanes.getWidth(); ++i) {
    order.push_back(std::clamp<int64_t>(i - first, 0, last - first - 1));
    isInside.push_back(i >= first && i < last);
  }
  Value moved = vector::ShuffleOp::create(rewriter, loc, *read, *read, order);
  Value mask = arith::ConstantOp::create(
      rewriter, loc,
      DenseElementsAttr::get(lanes.getVectorType(rewriter.getI1Type()),
                             isInside));
  return arith::SelectOp::create(rewriter, loc, mask, moved, broadcast(padding))
      .getResult();
}
