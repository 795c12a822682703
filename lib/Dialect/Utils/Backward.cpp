//===- Backward.cpp - prelu.backward as structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Backward.h"

#include "prelu/Dialect/Utils/FloatCast.h"
#include "prelu/Region/FusedRegion.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

BackwardArithmetic prelu::createBackwardArithmetic(OpBuilder &builder,
                                                   Location loc, Value dy,
                                                   Value x, Value alpha,
                                                   FloatType productType,
                                                   bool wantsProduct) {
  BackwardArithmetic result;
  Value zero =
      arith::ConstantOp::create(builder, loc, builder.getZeroAttr(x.getType()));
  // "Not greater", NaN too: LLVM makes masked multiplications of it.
  Value scales =
      arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::ULE, x, zero);
  Value scaled = arith::MulFOp::create(builder, loc, dy, alpha);
  result.dx = arith::SelectOp::create(builder, loc, scales, scaled, dy);
  if (!wantsProduct)
    return result;
  Value product = arith::MulFOp::create(
      builder, loc, castFloat(builder, loc, dy, productType),
      castFloat(builder, loc, x, productType));
  Value none = arith::ConstantOp::create(
      builder, loc, builder.getZeroAttr(product.getType()));
  result.product = arith::SelectOp::create(builder, loc, scales, product, none);
  return result;
}

namespace {
/// The structured operations that compute a prelu.backward on tensors.
struct BackwardParts {
  /// dx, and the products for dalpha if that is used.
  linalg::GenericOp elementwise;
  /// Their sum, of element type getSumType(); null if dalpha has no uses.
  linalg::GenericOp sum;
};
} // namespace

/// Creates the parts in front of `op`, which stays as it is; `createSumInit`
/// makes the tensor of zeros that the sum starts from, of alpha's shape and the
/// element type getSumType().
static BackwardParts
createBackwardParts(RewriterBase &rewriter, BackwardOp op,
                    llvm::function_ref<Value()> createSumInit) {
  Location loc = op.getLoc();
  auto type = cast<RankedTensorType>(op.getInput().getType());
  bool wantsProduct = !op.getDalpha().use_empty();
  rewriter.setInsertionPoint(op);

  BackwardParts parts;
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, loc, op.getInput());
  SmallVector<Value> inits = {
      tensor::EmptyOp::create(rewriter, loc, sizes, type.getElementType())};
  if (wantsProduct)
    inits.push_back(
        tensor::EmptyOp::create(rewriter, loc, sizes, op.getProductType()));
  AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<AffineMap> maps = {identity, identity, op.getAlphaMap()};
  maps.append(inits.size(), identity);
  SmallVector<utils::IteratorType> parallel(type.getRank(),
                                            utils::IteratorType::parallel);
  parts.elementwise = linalg::GenericOp::create(
      rewriter, loc, ValueRange(inits).getTypes(),
      ValueRange{op.getDy(), op.getInput(), op.getAlpha()}, inits, maps,
      parallel, [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        BackwardArithmetic values = createBackwardArithmetic(
            builder, loc, arguments[0], arguments[1], arguments[2],
            op.getProductType(), wantsProduct);
        SmallVector<Value> yielded = {values.dx};
        if (wantsProduct)
          yielded.push_back(values.product);
        linalg::YieldOp::create(builder, loc, yielded);
      });
  if (!wantsProduct)
    return parts;

  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::reduction);
  for (int64_t dim : op.getEffectiveAlphaDims())
    iterators[dim] = utils::IteratorType::parallel;
  Value init = createSumInit();
  parts.sum = linalg::GenericOp::create(
      rewriter, loc, TypeRange{init.getType()},
      ValueRange{parts.elementwise.getResult(1)}, ValueRange{init},
      ArrayRef<AffineMap>{identity, op.getAlphaMap()}, iterators,
      [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        Value value = castFloat(builder, loc, arguments[0], op.getSumType());
        Value sum = arith::AddFOp::create(builder, loc, arguments[1], value);
        linalg::YieldOp::create(builder, loc, sum);
      });
  return parts;
}

/// Zeros of the shape of `alpha` and the element type getSumType().
static Value createSumInit(RewriterBase &rewriter, BackwardOp op, Value alpha) {
  Location loc = op.getLoc();
  Value zero = arith::ConstantOp::create(rewriter, loc,
                                         rewriter.getZeroAttr(op.getSumType()));
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, alpha),
      op.getSumType());
  return linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0);
}

/// `sum`, of element type getSumType(), as alpha's type.
static Value truncateSum(RewriterBase &rewriter, Location loc, Value sum,
                         Type type) {
  auto tensorType = cast<RankedTensorType>(type);
  if (getElementTypeOrSelf(sum.getType()) != tensorType.getElementType()) {
    Value empty = tensor::EmptyOp::create(
        rewriter, loc, tensor::getMixedSizes(rewriter, loc, sum),
        tensorType.getElementType());
    AffineMap identity = rewriter.getMultiDimIdentityMap(tensorType.getRank());
    SmallVector<utils::IteratorType> parallel(tensorType.getRank(),
                                              utils::IteratorType::parallel);
    sum = linalg::GenericOp::create(
              rewriter, loc, TypeRange{empty.getType()}, ValueRange{sum},
              ValueRange{empty}, ArrayRef<AffineMap>{identity, identity},
              parallel,
              [&](OpBuilder &builder, Location loc, ValueRange arguments) {
                Value narrow = castFloat(builder, loc, arguments[0],
                                         tensorType.getElementType());
                linalg::YieldOp::create(builder, loc, narrow);
              })
              .getResult(0);
  }
  if (sum.getType() != type)
    sum = tensor::CastOp::create(rewriter, loc, type, sum);
  return sum;
}

void prelu::decomposeBackward(RewriterBase &rewriter, BackwardOp op) {
  BackwardParts parts = createBackwardParts(
      rewriter, op, [&] { return createSumInit(rewriter, op, op.getAlpha()); });
  Value dx = parts.elementwise.getResult(0);
  if (dx.getType() != op.getDx().getType())
    dx =
        tensor::CastOp::create(rewriter, op.getLoc(), op.getDx().getType(), dx);
  rewriter.replaceAllUsesWith(op.getDx(), dx);
  if (parts.sum)
    rewriter.replaceAllUsesWith(op.getDalpha(),
                                truncateSum(rewriter, op.getLoc(),
                                            parts.sum.getResult(0),
                                            op.getDalpha().getType()));
  rewriter.eraseOp(op);
}

void prelu::decomposeBackwardInRegion(RewriterBase &rewriter, FusedOp op) {
  SmallVector<BackwardOp> backwards(op.getBody().getOps<BackwardOp>());
  if (backwards.empty())
    return;
  // The sums start outside, from tensors whose sizes must be known there.
  auto getAlphaOutside = [&](BackwardOp backward) {
    Value alpha = backward.getAlpha();
    Value outside = getShapeSourceOutside(alpha, op.getBody());
    bool isStatic = cast<RankedTensorType>(alpha.getType()).hasStaticShape();
    return outside || !isStatic ? outside : alpha;
  };
  if (!llvm::all_of(backwards, getAlphaOutside)) {
    inlineFused(rewriter, op);
    for (BackwardOp backward : backwards)
      decomposeBackward(rewriter, backward);
    return;
  }
  // Sums by the dalpha that they replace: of another type, so that their uses
  // are replaced last.
  llvm::SmallMapVector<Value, Value, 2> sums;
  for (BackwardOp backward : backwards) {
    BackwardParts parts = createBackwardParts(rewriter, backward, [&] {
      OpBuilder::InsertionGuard guard(rewriter);
      rewriter.setInsertionPoint(op);
      return createSumInit(rewriter, backward, getAlphaOutside(backward));
    });
    rewriter.replaceAllUsesWith(backward.getDx(),
                                parts.elementwise.getResult(0));
    if (parts.sum)
      sums[backward.getDalpha()] = parts.sum.getResult(0);
  }
  auto yield = cast<YieldOp>(op.getBody().front().getTerminator());
  SmallVector<Value> yielded;
  for (Value value : yield.getValues())
    yielded.push_back(sums.count(value) ? sums[value] : value);
  rewriter.modifyOpInPlace(yield,
                           [&] { yield.getValuesMutable().assign(yielded); });
  for (BackwardOp backward : backwards)
    rewriter.eraseOp(backward);

  FusedOp newOp = op.recreate(rewriter, ValueRange(yielded).getTypes());
  rewriter.setInsertionPoint(op);
  SmallVector<Value> results;
  for (auto [result, oldResult] :
       llvm::zip_equal(newOp.getResults(), op.getResults()))
    results.push_back(
        result.getType() == oldResult.getType()
            ? result
            : truncateSum(rewriter, op.getLoc(), result, oldResult.getType()));
  rewriter.replaceOp(op, results);
}
