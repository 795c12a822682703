//===- ExpandMath.cpp - math that LLVM has no intrinsic for
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Common/ExpandClamp.h"

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/MathToFuncs/MathToFuncs.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/DialectConversion.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUEXPANDMATH
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// `type` with elements of `element`.
static Type withElement(Type type, Type element) {
  if (auto vector = dyn_cast<VectorType>(type))
    return vector.clone(element);
  return element;
}

static bool isBF16(Type type) { return getElementTypeOrSelf(type).isBF16(); }

static bool isExtensionToF64(arith::ExtFOp op) {
  return isBF16(op.getIn().getType()) &&
         getElementTypeOrSelf(op.getType()).isF64();
}

static bool isTruncationFromF64(arith::TruncFOp op) {
  return isBF16(op.getType()) && getElementTypeOrSelf(op.getIn()).isF64();
}

namespace {
/// math.fma on bf16 -> on f32, in which the product is exact. Upstream's
/// math-extend-to-supported-types leaves it out.
struct ExtendFma : public OpRewritePattern<math::FmaOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::FmaOp op,
                                PatternRewriter &rewriter) const override {
    if (!isBF16(op.getType()))
      return failure();
    Type wide = withElement(op.getType(), rewriter.getF32Type());
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(
          arith::ExtFOp::create(rewriter, op.getLoc(), wide, operand));
    Value result = math::FmaOp::create(rewriter, op.getLoc(), wide, operands);
    rewriter.replaceOpWithNewOp<arith::TruncFOp>(op, op.getType(), result);
    return success();
  }
};

/// A truncation from f64 to bf16 -> to f32, rounded to odd, and from there.
/// Rounding to nearest twice would be wrong next to ties; a last bit that says
/// whether anything was cut off leaves the second rounding all it needs.
struct TruncateByF32 : public OpRewritePattern<arith::TruncFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::TruncFOp op,
                                PatternRewriter &rewriter) const override {
    if (!isTruncationFromF64(op))
      return failure();
    Location loc = op.getLoc();
    Value x = op.getIn();
    Type single = withElement(op.getType(), rewriter.getF32Type());
    Type integer = withElement(op.getType(), rewriter.getI32Type());
    Value nearest = arith::TruncFOp::create(rewriter, loc, single, x);
    Value back = arith::ExtFOp::create(rewriter, loc, x.getType(), nearest);
    Value isInexact = arith::CmpFOp::create(rewriter, loc,
                                            arith::CmpFPredicate::UNE, back, x);
    Value isLarger =
        arith::CmpFOp::create(rewriter, loc, arith::CmpFPredicate::OGT,
                              math::AbsFOp::create(rewriter, loc, back),
                              math::AbsFOp::create(rewriter, loc, x));
    Value one = arith::ConstantOp::create(rewriter, loc, integer,
                                          rewriter.getOneAttr(integer));
    Value bits = arith::BitcastOp::create(rewriter, loc, integer, nearest);
    Value below = arith::SubIOp::create(rewriter, loc, bits, one);
    bits = arith::SelectOp::create(rewriter, loc, isLarger, below, bits);
    Value odd = arith::OrIOp::create(rewriter, loc, bits, one);
    bits = arith::SelectOp::create(rewriter, loc, isInexact, odd, bits);
    Value rounded = arith::BitcastOp::create(rewriter, loc, single, bits);
    rewriter.replaceOpWithNewOp<arith::TruncFOp>(op, op.getType(), rounded);
    return success();
  }
};

/// bf16 to f64 by f32, which is exact. Upstream expands extensions to f32 only.
struct ExtendByF32 : public OpRewritePattern<arith::ExtFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::ExtFOp op,
                                PatternRewriter &rewriter) const override {
    if (!isExtensionToF64(op))
      return failure();
    Value single = arith::ExtFOp::create(
        rewriter, op.getLoc(), withElement(op.getType(), rewriter.getF32Type()),
        op.getIn());
    rewriter.replaceOpWithNewOp<arith::ExtFOp>(op, op.getType(), single);
    return success();
  }
};

/// x to the power of a constant --> products. Upstream's expansion has the sign
/// of 1 / x^n wrong at 0, and its function is called for every lane.
struct MultiplyOut : public OpRewritePattern<math::FPowIOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::FPowIOp op,
                                PatternRewriter &rewriter) const override {
    APInt exponent;
    if (!matchPattern(op.getRhs(), m_ConstantInt(&exponent)))
      return rewriter.notifyMatchFailure(op, "has no constant exponent");
    Location loc = op.getLoc();
    Type type = op.getType();
    Value power, square = op.getLhs();
    for (APInt rest = exponent.abs(); !rest.isZero();) {
      if (rest[0])
        power = power ? arith::MulFOp::create(rewriter, loc, power, square)
                      : square;
      rest.lshrInPlace(1);
      if (!rest.isZero())
        square = arith::MulFOp::create(rewriter, loc, square, square);
    }
    if (!power || exponent.isNegative()) {
      Value one = arith::ConstantOp::create(rewriter, loc, type,
                                            rewriter.getOneAttr(type));
      power = power ? arith::DivFOp::create(rewriter, loc, one, power) : one;
    }
    rewriter.replaceOp(op, power);
    return success();
  }
};

struct ExpandMathPass : prelu::impl::PReluExpandMathBase<ExpandMathPass> {
  using Base::Base;

  /// Powers of an integer exponent --> products, or loops where it is not
  /// constant. Upstream's pass keeps the functions it made for the module
  /// before, so that each module needs its own.
  LogicalResult expandPowers() {
    RewritePatternSet products(&getContext());
    products.add<MultiplyOut>(&getContext());
    walkAndApplyPatterns(getOperation(), std::move(products));
    bool hasPowers = getOperation()
                         ->walk([](Operation *op) {
                           return isa<math::IPowIOp, math::FPowIOp>(op)
                                      ? WalkResult::interrupt()
                                      : WalkResult::advance();
                         })
                         .wasInterrupted();
    if (!hasPowers)
      return success();
    OpPassManager powers(ModuleOp::getOperationName());
    powers.addPass(createConvertMathToFuncs());
    return runPipeline(powers, getOperation());
  }

  void runOnOperation() override {
    if (failed(expandPowers()))
      return signalPassFailure();
    RewritePatternSet patterns(&getContext());
    populateExpandClampPatterns(patterns);
    populateMathToLibmConversionPatterns(patterns);
    patterns.add<ExtendByF32, ExtendFma, TruncateByF32>(&getContext());
    ConversionTarget target(getContext());
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    // The others have an intrinsic. For expm1 and log1p upstream's lowering has
    // one too, which loses all digits next to 0.
    target.addIllegalOp<math::AcoshOp, math::AsinhOp, math::AtanhOp,
                        math::CbrtOp, math::ClampFOp, math::ErfOp, math::ErfcOp,
                        math::ExpM1Op, math::Log1pOp>();
    target.addDynamicallyLegalOp<math::FmaOp>(
        [](math::FmaOp op) { return !isBF16(op.getType()); });
    target.addDynamicallyLegalOp<arith::ExtFOp>(
        [](arith::ExtFOp op) { return !isExtensionToF64(op); });
    target.addDynamicallyLegalOp<arith::TruncFOp>(
        [](arith::TruncFOp op) { return !isTruncationFromF64(op); });
    // What stays is an error of prelu-check-llvm, at the op.
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
