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

/// The lanes [first, second) whose elements come from the source of `pad`,
/// where they are at `source`; all or none of the lanes where that is the same
/// for all. Fails where it differs between the values that the bases may have.
FailureOr<std::pair<int64_t, int64_t>>
TileEvaluator::getLanesInside(DataMovementOpInterface pad,
                              ArrayRef<AffineExpr> source) {
  auto type = cast<RankedTensorType>(pad.getOnlySource()->get().getType());
  SmallVector<std::optional<int64_t>> lower, upper;
  for (const Base &base : bases) {
    lower.push_back(base.lower);
    upper.push_back(base.upper);
  }
  int64_t width = llvm::any_of(source, variesAlongLanes) ? lanes.width : 1;
  int64_t first = 0, last = width;
  auto isCut = [&](AffineExpr expr) {
    return llvm::any_of(llvm::enumerate(bases), [&](auto base) {
      return base.value().cut && expr.isFunctionOfDim(base.index());
    });
  };
  for (auto [dim, expr] : llvm::enumerate(source)) {
    if (!pad.isPadded(dim) || isCut(expr))
      continue;
    int64_t size = type.getDimSize(dim);
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
  DataMovementOpInterface movement = getDataMovement(value);
  if (!movement)
    return false;
  FailureOr<SmallVector<AffineExpr>> source = getSourcePoint(movement, point);
  if (failed(source))
    return false;
  if (!movement.hasPadding())
    return isPadding(movement.getOnlySource()->get(), *source);
  FailureOr<std::pair<int64_t, int64_t>> inside =
      getLanesInside(movement, *source);
  if (failed(inside))
    return failure();
  return inside->first == inside->second;
}

FailureOr<Value> TileEvaluator::evaluatePadded(DataMovementOpInterface pad,
                                               ArrayRef<AffineExpr> point) {
  FailureOr<SmallVector<AffineExpr>> sourcePoint = getSourcePoint(pad, point);
  if (failed(sourcePoint))
    return failure();
  SmallVector<AffineExpr> source = *sourcePoint;
  FailureOr<std::pair<int64_t, int64_t>> inside = getLanesInside(pad, source);
  if (failed(inside))
    return failure();
  auto [first, last] = *inside;
  Attribute constant;
  Value paddingValue = pad.getPadding();
  if (!paddingValue || !matchPattern(paddingValue, m_Constant(&constant)))
    return failure();
  Value padding =
      arith::ConstantOp::create(rewriter, loc, cast<TypedAttr>(constant));
  if (first == last)
    return padding;
  Value tensor = pad.getOnlySource()->get();
  bool onLanes = llvm::any_of(source, variesAlongLanes);
  if (!onLanes || (first == 0 && last == lanes.width))
    return evaluate(tensor, source);

  // The valid lanes are read from the first one on, which never leaves the
  // tensor, and moved to their place.
  std::optional<int64_t> count =
      lanes.count ? getConstantIntValue(lanes.count) : lanes.width;
  if (!count)
    return failure();
  last = std::min(last, *count);
  if (first >= last)
    return padding;
  auto maskType = VectorType::get({lanes.width}, rewriter.getI1Type());
  Lanes valid{lanes.width, rewriter.getIndexAttr(last - first),
              vector::ConstantMaskOp::create(rewriter, loc, maskType,
                                             ArrayRef<int64_t>{last - first})};
  AffineExpr lane = getAffineSymbolExpr(0, rewriter.getContext());
  for (AffineExpr &expr : source)
    expr = expr.replaceSymbols({lane + first});
  FailureOr<Value> read = TileEvaluator(rewriter, loc, region, bases, valid)
                              .evaluate(tensor, source);
  if (failed(read))
    return failure();
  SmallVector<int64_t> order;
  SmallVector<bool> isInside;
  for (int64_t i = 0; i < lanes.width; ++i) {
    order.push_back(std::clamp<int64_t>(i - first, 0, last - first - 1));
    isInside.push_back(i >= first && i < last);
  }
  Value moved = vector::ShuffleOp::create(rewriter, loc, *read, *read, order);
  Value mask = arith::ConstantOp::create(
      rewriter, loc, DenseElementsAttr::get(maskType, isInside));
  return arith::SelectOp::create(rewriter, loc, mask, moved, broadcast(padding))
      .getResult();
}
