//===- PReluCanonicalize.cpp - canonical forms
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A constant alpha that is the same everywhere is a scalar: every element
/// reads the same value.
struct SplatAlphaToScalar : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    DenseElementsAttr alpha;
    if (!matchPattern(op.getAlpha(), m_Constant(&alpha)) || !alpha.isSplat())
      return rewriter.notifyMatchFailure(op, "alpha is no splat constant");
    Value scalar = arith::ConstantOp::create(
        rewriter, op.getAlpha().getLoc(),
        cast<TypedAttr>(alpha.getSplatValue<Attribute>()));
    rewriter.replaceOpWithNewOp<PReluOp>(op, op.getType(), op.getInput(),
                                         scalar, ArrayRef<int64_t>{});
    return success();
  }
};

/// alpha_dims that name every dimension in order are left out, their default.
template <typename OpTy>
struct DropIdentityAlphaDims : public OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    if (op.getAlphaDims().empty() || !op.getAlphaMap().isIdentity())
      return rewriter.notifyMatchFailure(op, "alpha_dims are no identity");
    rewriter.modifyOpInPlace(op, [&] { op.setAlphaDims({}); });
    return success();
  }
};

/// prelu(cast(x)) -> cast(prelu(x)) where the cast forgets sizes: elementwise
/// operations work at the more precise type.
struct SinkCastBelowPRelu : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    auto cast = op.getInput().getDefiningOp<tensor::CastOp>();
    if (!cast || !tensor::canFoldIntoConsumerOp(cast))
      return rewriter.notifyMatchFailure(op, "its input is no cast that "
                                             "forgets sizes");
    // The more precise sizes may contradict alpha's: such code is never
    // reached, but must not fail to verify.
    auto source = llvm::cast<RankedTensorType>(cast.getSource().getType());
    if (auto alpha = dyn_cast<RankedTensorType>(op.getAlpha().getType()))
      for (auto [dim, size] :
           llvm::zip_equal(op.getEffectiveAlphaDims(), alpha.getShape()))
        if (!source.isDynamicDim(dim) && !ShapedType::isDynamic(size) &&
            source.getDimSize(dim) != size)
          return rewriter.notifyMatchFailure(op, "sizes contradict alpha's");
    auto prelu =
        PReluOp::create(rewriter, op.getLoc(), source, cast.getSource(),
                        op.getAlpha(), op.getAlphaDims());
    rewriter.replaceOpWithNewOp<tensor::CastOp>(op, op.getType(),
                                                prelu.getResult());
    return success();
  }
};

/// Results that nobody uses, and results that the region only passes on from
/// above, go.
struct DropFusedResults : public OpRewritePattern<FusedOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(FusedOp op,
                                PatternRewriter &rewriter) const override {
    auto yield = cast<YieldOp>(op.getBody().front().getTerminator());
    SmallVector<Value> kept, replacements;
    SmallVector<int64_t> newNumber;
    for (auto [result, value] :
         llvm::zip_equal(op.getResults(), yield.getValues())) {
      bool inside = value.getParentRegion() == &op.getBody();
      replacements.push_back(inside ? Value() : value);
      newNumber.push_back(inside && !result.use_empty()
                              ? static_cast<int64_t>(kept.size())
                              : -1);
      if (newNumber.back() >= 0)
        kept.push_back(value);
    }
    // The schedule counts the loops of the first result's operation where
    // nothing is reduced, so that result must stay first.
    if (kept.size() == op.getNumResults() || kept.empty() ||
        kept.front() != yield.getValues().front())
      return rewriter.notifyMatchFailure(op, "every result is needed");
    rewriter.modifyOpInPlace(yield,
                             [&] { yield.getValuesMutable().assign(kept); });
    FusedOp newOp = op.recreate(rewriter, ValueRange(kept).getTypes());
    for (auto [replacement, number, result] :
         llvm::zip_equal(replacements, newNumber, op.getResults())) {
      if (number >= 0)
        replacement = newOp.getResult(number);
      if (!result.use_empty())
        rewriter.replaceAllUsesWith(result, replacement);
    }
    rewriter.eraseOp(op);
    return success();
  }
};
} // namespace

void PReluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<DropIdentityAlphaDims<PReluOp>, SinkCastBelowPRelu,
               SplatAlphaToScalar>(context);
}

void BackwardOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                             MLIRContext *context) {
  patterns.add<DropIdentityAlphaDims<BackwardOp>>(context);
}

void FusedOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<DropFusedResults>(context);
}
