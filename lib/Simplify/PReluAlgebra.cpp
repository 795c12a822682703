//===- PReluAlgebra.cpp - algebra that is exact to the last bit
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PReluScales.h"

#include "prelu/Region/StructuredOps.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// prelu(prelu(x, a), b) -> prelu(x, a) for a <= 0 and finite b: the inner
/// result is x for x > 0, else a * x >= 0, of which b multiplies at most a 0.
struct DropPReluOfNonNegative : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    std::optional<ConstantChain> chain = matchConstantChain(op);
    if (!chain ||
        !llvm::all_of(chain->a, [](double value) { return value <= 0; }) ||
        !llvm::all_of(chain->b,
                      [](double value) { return std::isfinite(value); }))
      return rewriter.notifyMatchFailure(op, "alphas are not known to be <= 0");
    rewriter.replaceOp(op, chain->inner.getResult());
    return success();
  }
};

/// prelu(pad(x, c)) -> pad(prelu(x), prelu(c)): c = 0 and c > 0 stay, and any c
/// is known where alpha is one number.
struct SinkPadBelowPRelu : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    auto pad = op.getInput().getDefiningOp<tensor::PadOp>();
    if (!pad || !pad->hasOneUse() || pad.getNofold())
      return rewriter.notifyMatchFailure(op, "its input is no pad of its own");
    Value padding = pad.getConstantPaddingValue();
    FloatAttr number;
    bool isConstant = padding && matchPattern(padding, m_Constant(&number));
    bool stays =
        isConstant && !number.getValue().isNaN() &&
        (number.getValue().isZero() || !number.getValue().isNegative());
    bool oneAlpha = !isa<ShapedType>(op.getAlpha().getType());
    if (!padding || (!stays && !oneAlpha))
      return rewriter.notifyMatchFailure(op, "the padding value changes by an "
                                             "alpha of many");
    for (int64_t dim : op.getEffectiveAlphaDims())
      if (!isZeroInteger(pad.getMixedLowPad()[dim]) ||
          !isZeroInteger(pad.getMixedHighPad()[dim]))
        return rewriter.notifyMatchFailure(op, "alpha runs along a padded "
                                               "dimension");
    // What defines alpha may stand behind the pad, the PReLU does not.
    if (!stays)
      padding = PReluOp::create(rewriter, op.getLoc(), padding.getType(),
                                padding, op.getAlpha(), ArrayRef<int64_t>{});
    auto prelu =
        PReluOp::create(rewriter, op.getLoc(), pad.getSource().getType(),
                        pad.getSource(), op.getAlpha(), op.getAlphaDims());
    rewriter.replaceOpWithNewOp<tensor::PadOp>(
        op, op.getType(), prelu.getResult(), pad.getMixedLowPad(),
        pad.getMixedHighPad(), padding);
    return success();
  }
};

/// prelu(fill(c), alpha) -> fill(prelu(c, alpha)).
struct SinkFillBelowPRelu : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    auto fill = op.getInput().getDefiningOp<linalg::FillOp>();
    if (!fill || isa<ShapedType>(op.getAlpha().getType()) ||
        fill.value().getType() != op.getAlpha().getType())
      return rewriter.notifyMatchFailure(op, "no fill under one alpha");
    Value value =
        PReluOp::create(rewriter, op.getLoc(), fill.value().getType(),
                        fill.value(), op.getAlpha(), ArrayRef<int64_t>{});
    rewriter.replaceOpWithNewOp<linalg::FillOp>(op, value, fill.output());
    return success();
  }
};

/// max_pool(prelu(x, a)) -> prelu(max_pool(x), a) for a > 0: multiplication by
/// a positive number and its rounding are monotone, x <= 0 < y gives a * x <= 0
/// < y, and -Inf stays, which the pool starts from. NaN goes through both. Not
/// so for a = 0, where -Inf gives NaN, nor for integers, which wrap.
template <typename PoolOp>
struct PoolBeforePRelu : public OpRewritePattern<PoolOp> {
  PoolBeforePRelu(MLIRContext *context, bool always)
      : OpRewritePattern<PoolOp>(context), always(always) {}

  LogicalResult matchAndRewrite(PoolOp op,
                                PatternRewriter &rewriter) const override {
    auto prelu = op.getInputs().front().template getDefiningOp<PReluOp>();
    if (!prelu || !prelu->hasOneUse())
      return rewriter.notifyMatchFailure(op, "pools no PReLU of its own");
    std::optional<std::vector<double>> alpha = readAlpha(prelu.getAlpha());
    if (!alpha || !llvm::all_of(*alpha, [](double value) {
          return value > 0 && std::isfinite(value);
        }))
      return rewriter.notifyMatchFailure(op, "alphas are not known to be > 0");
    auto fill =
        op.getOutputs().front().template getDefiningOp<linalg::FillOp>();
    FloatAttr start;
    if (!fill || !matchPattern(fill.value(), m_Constant(&start)) ||
        !start.getValue().isInfinity() || !start.getValue().isNegative())
      return rewriter.notifyMatchFailure(op, "does not start from -Inf");
    // Windows run along the dimensions whose index is a sum.
    auto linalgOp = cast<linalg::LinalgOp>(op.getOperation());
    AffineMap map =
        linalgOp.getMatchingIndexingMap(linalgOp.getDpsInputOperand(0));
    for (int64_t dim : prelu.getEffectiveAlphaDims())
      if (!isa<AffineDimExpr>(map.getResult(dim)))
        return rewriter.notifyMatchFailure(op, "alpha runs along the window");
    if (!always && isComputedByContraction(prelu.getInput()))
      return rewriter.notifyMatchFailure(op, "a contraction computes the PReLU "
                                             "on its accumulators");
    auto clone = cast<PoolOp>(rewriter.clone(*op));
    clone->setOperand(0, prelu.getInput());
    rewriter.replaceOpWithNewOp<PReluOp>(op, op->getResult(0).getType(),
                                         clone->getResult(0), prelu.getAlpha(),
                                         prelu.getAlphaDims());
    return success();
  }

  /// Whether elementwise operations alone lie between `value` and a
  /// contraction.
  static bool isComputedByContraction(Value value) {
    constexpr unsigned maxSteps = 8;
    for (unsigned step = 0; step < maxSteps; ++step) {
      if (auto prelu = value.getDefiningOp<PReluOp>()) {
        value = prelu.getInput();
        continue;
      }
      auto producer = value.getDefiningOp<linalg::LinalgOp>();
      if (!producer)
        return false;
      if (isContraction(producer))
        return true;
      if (producer.getNumReductionLoops() != 0 ||
          producer.getNumDpsInputs() == 0)
        return false;
      value = producer.getDpsInputs().front();
    }
    return false;
  }

  bool always;
};

/// prelu(x, 0) of integers -> max(x, 0).
struct IntegerZeroAlpha : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    Type type = op.getType();
    auto shaped = dyn_cast<ShapedType>(type);
    if (!isa<IntegerType>(getElementTypeOrSelf(type)) ||
        !matchPattern(op.getAlpha(), m_Zero()) ||
        (shaped && !shaped.hasStaticShape()))
      return rewriter.notifyMatchFailure(op, "alpha is no integer 0");
    Value zero = arith::ConstantOp::create(rewriter, op.getLoc(),
                                           rewriter.getZeroAttr(type));
    rewriter.replaceOpWithNewOp<arith::MaxSIOp>(op, op.getInput(), zero);
    return success();
  }
};
} // namespace

// What ends: a PReLU goes away, moves up past one pad or fill, or moves down
// past one pool, and nothing moves it back.
void prelu::populatePReluAlgebraPatterns(RewritePatternSet &patterns,
                                         bool poolFirst,
                                         const ControlRewriteFn &control) {
  MLIRContext *context = patterns.getContext();
  addControlled<DropPReluOfNonNegative, IntegerZeroAlpha, SinkFillBelowPRelu,
                SinkPadBelowPRelu>(patterns, control, context);
  addControlled<PoolBeforePRelu<linalg::PoolingNchwMaxOp>,
                PoolBeforePRelu<linalg::PoolingNcwMaxOp>,
                PoolBeforePRelu<linalg::PoolingNhwcMaxOp>,
                PoolBeforePRelu<linalg::PoolingNwcMaxOp>>(patterns, control,
                                                          context, poolFirst);
}
