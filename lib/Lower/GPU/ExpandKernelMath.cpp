//===- ExpandKernelMath.cpp - arithmetic instead of library functions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Common/ExpandClamp.h"
#include "../Common/FloatBuilder.h"

#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/DialectConversion.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUEXPANDKERNELMATH
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

using Predicate = arith::CmpFPredicate;

/// 2^x = 2^n exp((x - n) ln 2) for n the integer next to x, so that the error
/// does not grow with x. The power is a product of two, each a float's
/// exponent, for results that are denormal or overflow.
static LogicalResult expandExp2(math::Exp2Op op, PatternRewriter &rewriter) {
  if (!getElementTypeOrSelf(op.getType()).isF32())
    return rewriter.notifyMatchFailure(op, "is not of f32");
  FloatBuilder b(op, rewriter);
  Value x = op.getOperand();
  // No NaN and no infinity among integers: where n is no neighbour of x, exp is
  // 0, infinite or NaN.
  Value n = b.floor(b.add(x, b.number(0.5)));
  n = arith::MaxNumFOp::create(b, n, b.number(-250.0));
  n = arith::MinNumFOp::create(b, n, b.number(250.0));
  Value e =
      math::ExpOp::create(b, b.mul(b.sub(x, n), b.number(llvm::numbers::ln2)));
  Type bits = b.getBitsType();
  Value whole = arith::FPToSIOp::create(b, bits, n);
  Value half = arith::ShRSIOp::create(b, whole, b.integer(bits, 1));
  Value rest = arith::SubIOp::create(b, whole, half);
  for (Value part : {half, rest}) {
    Value biased = arith::AddIOp::create(b, part, b.integer(bits, 127));
    Value shifted = arith::ShLIOp::create(b, biased, b.integer(bits, 23));
    e = b.mul(e, arith::BitcastOp::create(b, b.type, shifted));
  }
  rewriter.replaceOp(op, e);
  return success();
}

static LogicalResult expandLog10(math::Log10Op op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value log = math::Log2Op::create(b, op.getOperand());
  rewriter.replaceOp(
      op, b.mul(log, b.number(llvm::numbers::ln2 / llvm::numbers::ln10)));
  return success();
}

/// |x|^y = 2^(y log2 |x|), and the sign and NaN that C's pow has for a negative
/// x. Upstream's expansion gives NaN for every such x; it is used for constant
/// powers, which it multiplies out.
static LogicalResult expandPow(math::PowFOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = op.getLhs(), y = op.getRhs();
  Value zero = b.number(0.0), one = b.number(1.0);
  Value power = math::Exp2Op::create(
      b, b.mul(y, Value(math::Log2Op::create(b, b.abs(x)))));
  Value isWhole = b.compare(Predicate::OEQ, b.floor(y), y);
  Value half = b.mul(y, b.number(0.5));
  Value isOdd = arith::AndIOp::create(
      b, isWhole, b.compare(Predicate::ONE, b.floor(half), half));
  Value isNegative = b.compare(Predicate::OLT, x, zero);
  power = b.select(isOdd, b.withSignOf(power, x), power);
  Value isUndefined = arith::AndIOp::create(
      b, isNegative, b.compare(Predicate::ONE, b.floor(y), y));
  Value nan = b.number(APFloat::getNaN(APFloat::IEEEdouble()));
  power = b.select(isUndefined, nan, power);
  // 1 to any power and anything to the power of 0, NaN too, is 1.
  Value isOne = arith::OrIOp::create(b, b.compare(Predicate::OEQ, x, one),
                                     b.compare(Predicate::OEQ, y, zero));
  rewriter.replaceOp(op, b.select(isOne, one, power));
  return success();
}

/// Where upstream's expansions of hyperbolic functions and their inverses lose
/// all digits (asinh(-1e4) becomes -infinity) or overflow, the textbook's forms
/// by expm1 and log1p do not. The sign is copied: all but acosh are odd.
static LogicalResult expandSinh(math::SinhOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = b.abs(op.getOperand());
  Value e = math::ExpM1Op::create(b, x);
  Value half = b.number(0.5);
  Value result = b.mul(half, b.add(e, b.div(e, b.add(e, b.number(1.0)))));
  // exp(-x) is nothing there, and exp(x) may overflow where its half does not.
  Value root = math::ExpOp::create(b, b.mul(half, x));
  Value large = b.mul(b.mul(half, root), root);
  Value isLarge = b.compare(Predicate::OGT, x, b.number(40.0));
  rewriter.replaceOp(
      op, b.withSignOf(b.select(isLarge, large, result), op.getOperand()));
  return success();
}

static LogicalResult expandCosh(math::CoshOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value half = b.number(0.5);
  Value root = math::ExpOp::create(b, b.mul(half, b.abs(op.getOperand())));
  Value large = b.mul(b.mul(half, root), root);
  rewriter.replaceOp(op, b.add(large, b.div(b.div(half, root), root)));
  return success();
}

/// log(x) + log(2), of which both inverses differ by nothing for a large x.
static Value logOfTwice(FloatBuilder &b, Value x) {
  return b.add(math::LogOp::create(b, x), b.number(llvm::numbers::ln2));
}

static LogicalResult expandAsinh(math::AsinhOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = b.abs(op.getOperand()), one = b.number(1.0);
  Value square = b.mul(x, x);
  Value root = b.sqrt(b.add(square, one));
  Value result =
      math::Log1pOp::create(b, b.add(x, b.div(square, b.add(one, root))));
  Value isLarge = b.compare(Predicate::OGT, x, b.number(1e10));
  result = b.select(isLarge, logOfTwice(b, x), result);
  rewriter.replaceOp(op, b.withSignOf(result, op.getOperand()));
  return success();
}

static LogicalResult expandAcosh(math::AcoshOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = op.getOperand(), above = b.sub(x, b.number(1.0));
  Value root = b.sqrt(b.mul(above, b.add(above, b.number(2.0))));
  Value result = math::Log1pOp::create(b, b.add(above, root));
  // Below -1 the product is positive again.
  Value isDefined = b.compare(Predicate::OGE, x, b.number(1.0));
  Value nan = b.number(APFloat::getNaN(APFloat::IEEEdouble()));
  result = b.select(isDefined, result, nan);
  Value isLarge = b.compare(Predicate::OGT, x, b.number(1e10));
  rewriter.replaceOp(op, b.select(isLarge, logOfTwice(b, x), result));
  return success();
}

static LogicalResult expandAtanh(math::AtanhOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = b.abs(op.getOperand());
  Value ratio = b.div(b.add(x, x), b.sub(b.number(1.0), x));
  Value result = b.mul(b.number(0.5), math::Log1pOp::create(b, ratio));
  rewriter.replaceOp(op, b.withSignOf(result, op.getOperand()));
  return success();
}

static LogicalResult expandSincos(math::SincosOp op,
                                  PatternRewriter &rewriter) {
  Value x = op.getOperand();
  rewriter.replaceOp(op, {math::SinOp::create(rewriter, op.getLoc(), x),
                          math::CosOp::create(rewriter, op.getLoc(), x)});
  return success();
}

static LogicalResult expandTrunc(math::TruncOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = op.getOperand();
  rewriter.replaceOp(op, b.withSignOf(b.floor(b.abs(x)), x));
  return success();
}

static LogicalResult expandIsInf(math::IsInfOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value infinity = b.number(APFloat::getInf(APFloat::IEEEdouble()));
  rewriter.replaceOp(
      op, b.compare(Predicate::OEQ, b.abs(op.getOperand()), infinity));
  return success();
}

static LogicalResult expandIsNaN(math::IsNaNOp op, PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = op.getOperand();
  rewriter.replaceOp(op, b.compare(Predicate::UNO, x, x));
  return success();
}

static LogicalResult expandIsFinite(math::IsFiniteOp op,
                                    PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value infinity = b.number(APFloat::getInf(APFloat::IEEEdouble()));
  rewriter.replaceOp(
      op, b.compare(Predicate::OLT, b.abs(op.getOperand()), infinity));
  return success();
}

static LogicalResult expandIsNormal(math::IsNormalOp op,
                                    PatternRewriter &rewriter) {
  FloatBuilder b(op, rewriter);
  Value x = b.abs(op.getOperand());
  const llvm::fltSemantics &semantics =
      cast<FloatType>(getElementTypeOrSelf(b.type)).getFloatSemantics();
  Value least = b.number(APFloat::getSmallestNormalized(semantics));
  Value infinity = b.number(APFloat::getInf(APFloat::IEEEdouble()));
  rewriter.replaceOp(
      op, Value(arith::AndIOp::create(b, b.compare(Predicate::OGE, x, least),
                                      b.compare(Predicate::OLT, x, infinity))));
  return success();
}

/// What neither LLVM's intrinsics nor GLSL's instructions have.
static void populateExpansions(RewritePatternSet &patterns) {
  patterns.add(expandExp2);
  patterns.add(expandPow);
  patterns.add(expandSincos);
  patterns.add(expandIsInf);
  patterns.add(expandIsNaN);
  patterns.add(expandIsFinite);
  patterns.add(expandIsNormal);
  populateExpandClampPatterns(patterns);
  math::populateExpansionPatterns(patterns, {"fpowi"});
}

/// What GLSL's instructions lack.
static void populateShaderExpansions(RewritePatternSet &patterns) {
  patterns.add(expandTrunc);
  llvm::StringSet<> names;
  names.insert_range(ArrayRef<StringRef>{
      math::Atan2Op::getOperationName(), math::CbrtOp::getOperationName(),
      math::ErfOp::getOperationName(), math::ErfcOp::getOperationName(),
      // GLSL's road is exp(x) - 1 and log(1 + x).
      math::ExpM1Op::getOperationName(), math::Log1pOp::getOperationName()});
  populateMathPolynomialApproximationPatterns(
      patterns, [names](StringRef name) { return names.contains(name); });
}

/// What LLVM's code generators would call a library for.
static void populateLibraryExpansions(RewritePatternSet &patterns) {
  patterns.add(expandLog10);
  patterns.add(expandSinh);
  patterns.add(expandCosh);
  patterns.add(expandAsinh);
  patterns.add(expandAcosh);
  patterns.add(expandAtanh);
  math::populateExpansionPatterns(patterns, {"tan", "rsqrt"});
  populateMathPolynomialApproximationPatterns(patterns);
}

/// f16 and bf16 --> f32 around functions, which have approximations for f32
/// only.
static LogicalResult computeInF32(gpu::GPUModuleOp module) {
  MLIRContext *context = module.getContext();
  SetVector<Type> types;
  types.insert(Float32Type::get(context));
  types.insert(Float64Type::get(context));
  TypeConverter converter;
  math::populateExtendToSupportedTypesTypeConverter(converter, types,
                                                    Float32Type::get(context));
  ConversionTarget target(*context);
  math::populateExtendToSupportedTypesConversionTarget(target, converter);
  // Exact in any type.
  target.addLegalOp<math::AbsFOp, math::CopySignOp>();
  RewritePatternSet patterns(context);
  math::populateExtendToSupportedTypesPatterns(patterns, converter);
  return applyPartialConversion(module, target, std::move(patterns));
}

namespace {
struct ExpandKernelMathPass
    : prelu::impl::PReluExpandKernelMathBase<ExpandKernelMathPass> {
  using Base::Base;

  void runOnOperation() override {
    if (failed(computeInF32(getOperation())))
      return signalPassFailure();
    // What ends: every pattern puts simpler functions in a function's place;
    // exp, log, log2 and their like become arithmetic.
    RewritePatternSet patterns(&getContext());
    populateExpansions(patterns);
    if (shader)
      populateShaderExpansions(patterns);
    else
      populateLibraryExpansions(patterns);
    if (failed(applyPatternsWithinBudget(getOperation(), std::move(patterns),
                                         "prelu-expand-kernel-math")))
      signalPassFailure();
  }
};
} // namespace
