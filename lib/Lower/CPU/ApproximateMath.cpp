//===- ApproximateMath.cpp - exponentials and the like as arithmetic
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// LLVM calls libm for every lane of a vector. Here the functions that
// activations are made of become a few dozen instructions on whole registers,
// within the bounds of docs/numerics.md.
//
// Upstream's populateMathPolynomialApproximationPatterns is not used: exp and
// log lose denormal results and arguments, exp, tanh and erf are off by up to 5
// units in the last place, exp2 and log10 are missing, and what it makes is
// math.fma, a call of fmaf for every lane where the CPU has no such
// instruction. Products and sums that may be contracted need none.
//
// The coefficients are those of polynomials whose largest relative error is
// the least, rounded to float one by one, each time with a new fit of the rest.
//
//===----------------------------------------------------------------------===//

#include "../Common/FloatBuilder.h"

#include "prelu/Lower/Lower.h"
#include "prelu/Lower/Passes.h"

#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUAPPROXIMATEMATH
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

using Predicate = arith::CmpFPredicate;

/// ln 2 in two parts. The first has so few bits that its product with an
/// exponent is exact.
static constexpr double ln2High = 0x1.62ep-1;
static constexpr double ln2Low = 0x1.0bfbe8p-15;
static constexpr double ln2 = ln2High + ln2Low;
static constexpr double log2E = 1 / ln2;
/// log10(2) likewise.
static constexpr double log10Of2High = 0x1.344p-2;
static constexpr double log10Of2Low = 4.605038981e-6;
static constexpr double log10E = (log10Of2High + log10Of2Low) / ln2;

static constexpr double smallestNormal = 0x1p-126;
static constexpr int64_t mantissaBits = 23;

namespace {
/// Arithmetic on floats and on their bits.
struct MathBuilder : public FloatBuilder {
  using FloatBuilder::FloatBuilder;

  /// x * y + z, rounded once where the CPU has an instruction for that.
  Value mulAdd(Value x, Value y, Value z) {
    auto contract = arith::FastMathFlags::contract;
    Value product = arith::MulFOp::create(*this, x, y, contract);
    return arith::AddFOp::create(*this, product, z, contract);
  }
  /// c[0] + c[1] x + c[2] x^2 + ...
  Value polynomial(Value x, ArrayRef<double> coefficients) {
    Value result = number(coefficients.back());
    for (double coefficient : llvm::reverse(coefficients.drop_back()))
      result = mulAdd(result, x, number(coefficient));
    return result;
  }
  /// The smaller one; x if it is no number, which minnumf would lose.
  Value atMost(Value x, double bound) {
    Value limit = number(bound);
    return select(compare(Predicate::OGT, x, limit), limit, x);
  }
  Value atLeast(Value x, double bound) {
    Value limit = number(bound);
    return select(compare(Predicate::OLT, x, limit), limit, x);
  }
  Value infinity(bool isNegative = false) {
    return number(APFloat::getInf(APFloat::IEEEdouble(), isNegative));
  }
  Value nan() { return number(APFloat::getNaN(APFloat::IEEEdouble())); }

  Value bitsOf(Value x) {
    return arith::BitcastOp::create(*this, getBitsType(), x);
  }
  Value fromBits(Value bits) {
    return arith::BitcastOp::create(*this, type, bits);
  }
  Value bits(int64_t value) { return integer(getBitsType(), value); }
  /// The float whose exponent, with its bias, is `bits` without those that do
  /// not fit.
  Value powerOfTwo(Value bits) {
    return fromBits(
        arith::ShLIOp::create(*this, bits, this->bits(mantissaBits)));
  }
};

/// x = n ln 2 + rest.
struct ReducedExponent {
  /// n plus a bias, and higher bits of no meaning.
  Value biased;
  Value rest;
};

/// x = 2^exponent (1 + fraction), between the roots of 1/2 and 2.
struct ReducedLogarithm {
  Value exponent, fraction;
};
} // namespace

/// The integer next to x, as a float, and with a bias in the low bits of
/// `biased`: behind 1.5 2^23 a float has no room for fractions.
static Value roundToInteger(MathBuilder &b, Value x, Value factor, int64_t bias,
                            Value &biased) {
  Value shift = b.number(0x1.8p23 + static_cast<double>(bias));
  Value sum = factor ? b.mulAdd(x, factor, shift) : b.add(x, shift);
  biased = b.bitsOf(sum);
  return b.sub(sum, shift);
}

static ReducedExponent reduceExponent(MathBuilder &b, Value x, int64_t bias) {
  ReducedExponent result;
  Value n = roundToInteger(b, x, b.number(log2E), bias, result.biased);
  Value rest = b.mulAdd(n, b.number(-ln2High), x);
  result.rest = b.mulAdd(n, b.number(-ln2Low), rest);
  return result;
}

/// e^x - 1 for |x| of at most half of ln 2.
static Value expm1OfRest(MathBuilder &b, Value x) {
  Value quotient = b.polynomial(
      x, {0.5, 0.16666548, 0.0416668244, 0.00836611260, 0.00139009324});
  return b.mulAdd(b.mul(x, x), quotient, x);
}

/// e^rest 2^n for n that was biased by twice a float's bias. The power is a
/// product of two, for results that are denormal or overflow.
static Value scaleExponential(MathBuilder &b, ReducedExponent reduced) {
  Value half = arith::ShRUIOp::create(b, reduced.biased, b.bits(1));
  Value other = arith::SubIOp::create(b, reduced.biased, half);
  Value scale = b.powerOfTwo(half);
  Value scaled = b.mulAdd(expm1OfRest(b, reduced.rest), scale, scale);
  return b.mul(scaled, b.powerOfTwo(other));
}

/// `compute` of x, and 0 where x is below `zeroBelow`. Such x do not get there:
/// a product that vanishes costs some CPUs a hundred cycles.
static Value computeAbove(MathBuilder &b, Value x, double zeroBelow,
                          llvm::function_ref<Value(Value)> compute) {
  Value zero = b.number(0.0);
  Value isZero = b.compare(Predicate::OLT, x, b.number(zeroBelow));
  return b.select(isZero, zero, compute(b.select(isZero, zero, x)));
}

static Value expandExp(MathBuilder &b, Value x) {
  return computeAbove(b, x, -104.0, [&](Value x) {
    return scaleExponential(b, reduceExponent(b, b.atMost(x, 89.0), 254));
  });
}

static Value expandExp2(MathBuilder &b, Value x) {
  return computeAbove(b, x, -150.0, [&](Value x) {
    x = b.atMost(x, 129.0);
    ReducedExponent reduced;
    Value n = roundToInteger(b, x, /*factor=*/{}, 254, reduced.biased);
    reduced.rest = b.mul(b.sub(x, n), b.number(ln2));
    return scaleExponential(b, reduced);
  });
}

/// e^x - 1 = 2^n (e^rest - 1) + 2^n - 1, where 2^n is a float.
static Value expm1OfSmall(MathBuilder &b, Value x) {
  ReducedExponent reduced = reduceExponent(b, x, 127);
  Value scale = b.powerOfTwo(reduced.biased);
  return b.mulAdd(expm1OfRest(b, reduced.rest), scale,
                  b.sub(scale, b.number(1.0)));
}

/// Halves, as 2^128 is no float. Next to 0, where halves of denormals lose a
/// bit, the function is x, with its sign.
static Value expandExpM1(MathBuilder &b, Value x) {
  Value bounded = b.atMost(b.atLeast(x, -20.0), 89.0);
  ReducedExponent reduced = reduceExponent(b, bounded, 126);
  Value scale = b.powerOfTwo(reduced.biased);
  Value half = b.mulAdd(expm1OfRest(b, reduced.rest), scale,
                        b.sub(scale, b.number(0.5)));
  Value isTiny = b.compare(Predicate::OLT, b.abs(x), b.number(0x1p-25));
  return b.select(isTiny, x, b.add(half, half));
}

/// tanh x = e / (e + 2) for e = expm1(2 x), which keeps its digits next to 0.
/// Above 10 it is 1.
static Value expandTanh(MathBuilder &b, Value x) {
  Value size = b.atMost(b.abs(x), 10.0);
  Value e = expm1OfSmall(b, b.add(size, size));
  return b.withSignOf(b.div(e, b.add(e, b.number(2.0))), x);
}

/// erf x = -expm1(log(1 - erf x)) for a positive x, where the logarithm is
/// close to a polynomial. One formula serves all x, and keeps its digits next
/// to 0. Above 4 erf x is 1.
static Value expandErf(MathBuilder &b, Value x) {
  Value size = b.atMost(b.abs(x), 4.0);
  Value slope =
      b.polynomial(size, {-0.128379166, -0.636619568, -0.102776304,
                          0.0191478226, 0.000169504608, -0.00167567749,
                          0.00063736469, -0.00011886195, 9.38807261e-06});
  Value minusSize = arith::NegFOp::create(b, size);
  Value logarithm = b.mulAdd(slope, size, minusSize);
  return b.withSignOf(expm1OfSmall(b, logarithm), x);
}

/// Takes the exponent out of bits of a float. What is left lies between the
/// roots of 1/2 and 2.
static Value splitExponent(MathBuilder &b, Value bits, Value &exponent,
                           Value &shifted) {
  constexpr int64_t rootOfHalf = 0x3f3504f3;
  Value above = arith::SubIOp::create(b, bits, b.bits(rootOfHalf));
  Value n = arith::ShRSIOp::create(b, above, b.bits(mantissaBits));
  shifted = arith::ShLIOp::create(b, n, b.bits(mantissaBits));
  exponent = arith::SIToFPOp::create(b, b.type, n);
  return b.fromBits(arith::SubIOp::create(b, bits, shifted));
}

static ReducedLogarithm reduceLogarithm(MathBuilder &b, Value x) {
  Value isDenormal = b.compare(Predicate::OLT, x, b.number(smallestNormal));
  Value normal = b.select(isDenormal, b.mul(x, b.number(0x1p23)), x);
  Value exponent, shifted;
  Value mantissa = splitExponent(b, b.bitsOf(normal), exponent, shifted);
  exponent = b.select(isDenormal, b.sub(exponent, b.number(23.0)), exponent);
  return {exponent, b.sub(mantissa, b.number(1.0))};
}

/// log(1 + fraction) - fraction.
static Value logarithmTail(MathBuilder &b, Value fraction) {
  Value quotient = b.polynomial(
      fraction, {-0.5, 0.333333313, -0.250008196, 0.200012416, -0.166234094,
                 0.142015815, -0.131596133, 0.127621979, -0.0763639510});
  return b.mul(quotient, b.mul(fraction, fraction));
}

/// log(1 + fraction) + exponent ln 2, the large terms last.
static Value sumLogarithm(MathBuilder &b, ReducedLogarithm reduced) {
  Value tail = logarithmTail(b, reduced.fraction);
  tail = b.mulAdd(reduced.exponent, b.number(ln2Low), tail);
  tail = b.add(tail, reduced.fraction);
  return b.mulAdd(reduced.exponent, b.number(ln2High), tail);
}

/// `result`, but for x that are negative, 0, infinite or no number.
static Value completeLogarithm(MathBuilder &b, Value x, Value result) {
  Value zero = b.number(0.0), infinity = b.infinity();
  result = b.select(b.compare(Predicate::OGE, x, zero), result, b.nan());
  result = b.select(b.compare(Predicate::OEQ, x, zero),
                    b.infinity(/*isNegative=*/true), result);
  return b.select(b.compare(Predicate::OEQ, x, infinity), infinity, result);
}

static Value expandLog(MathBuilder &b, Value x) {
  return completeLogarithm(b, x, sumLogarithm(b, reduceLogarithm(b, x)));
}

static Value expandLog2(MathBuilder &b, Value x) {
  ReducedLogarithm reduced = reduceLogarithm(b, x);
  Value natural = b.add(logarithmTail(b, reduced.fraction), reduced.fraction);
  return completeLogarithm(
      b, x, b.mulAdd(natural, b.number(log2E), reduced.exponent));
}

static Value expandLog10(MathBuilder &b, Value x) {
  ReducedLogarithm reduced = reduceLogarithm(b, x);
  Value natural = b.add(logarithmTail(b, reduced.fraction), reduced.fraction);
  Value low = b.mul(reduced.exponent, b.number(log10Of2Low));
  Value sum = b.mulAdd(natural, b.number(log10E), low);
  return completeLogarithm(
      b, x, b.mulAdd(reduced.exponent, b.number(log10Of2High), sum));
}

/// log of 1 + x, with what that sum loses added to the fraction.
static Value expandLog1p(MathBuilder &b, Value x) {
  Value one = b.number(1.0);
  Value sum = b.add(x, one);
  Value lost = b.sub(x, b.sub(sum, one));
  ReducedLogarithm reduced;
  Value shifted;
  Value mantissa = splitExponent(b, b.bitsOf(sum), reduced.exponent, shifted);
  // 2^-128 is no normal float, and nothing is lost up there.
  shifted =
      arith::MinSIOp::create(b, shifted, b.bits(int64_t{127} << mantissaBits));
  Value scale = b.fromBits(
      arith::SubIOp::create(b, b.bits(int64_t{127} << mantissaBits), shifted));
  reduced.fraction = b.mulAdd(lost, scale, b.sub(mantissa, one));
  Value result = completeLogarithm(b, sum, sumLogarithm(b, reduced));
  return b.withSignOf(result, x);
}

/// The type in which a function of `type` is computed; null if no polynomial
/// is accurate enough.
static Type getComputedType(Type type) {
  Type element = getElementTypeOrSelf(type);
  if ((!element.isF32() && !element.isF16() && !element.isBF16()) ||
      isa<TensorType>(type))
    return {};
  Type single = Float32Type::get(type.getContext());
  if (auto vector = dyn_cast<VectorType>(type))
    return vector.clone(single);
  return single;
}

namespace {
/// A function of one float --> what `expand` makes of it, in f32.
template <typename OpTy, Value (*expand)(MathBuilder &, Value)>
struct Approximate : public OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    Type type = op.getType(), computed = getComputedType(type);
    if (!computed)
      return rewriter.notifyMatchFailure(op, "has no approximation");
    MathBuilder b(op.getLoc(), rewriter, computed);
    Value x = op.getOperand();
    if (type != computed)
      x = arith::ExtFOp::create(b, computed, x);
    Value result = expand(b, x);
    if (type != computed)
      result = arith::TruncFOp::create(b, type, result);
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// powf with a small whole constant --> fpowi, which becomes products: GELU
/// comes with a cube. Each product adds half a unit in the last place.
struct PowerToProducts : public OpRewritePattern<math::PowFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::PowFOp op,
                                PatternRewriter &rewriter) const override {
    constexpr int64_t maxExponent = 8;
    Type type = op.getType(), computed = getComputedType(type);
    APFloat exponent(0.0);
    if (!computed || !matchPattern(op.getRhs(), m_ConstantFloat(&exponent)) ||
        !exponent.isInteger())
      return rewriter.notifyMatchFailure(op, "has no whole constant exponent");
    double number = exponent.convertToDouble();
    if (number < 0 || number > maxExponent)
      return rewriter.notifyMatchFailure(op, "has a large exponent");
    MathBuilder b(op.getLoc(), rewriter, computed);
    Value x = op.getLhs();
    if (type != computed)
      x = arith::ExtFOp::create(b, computed, x);
    Value power =
        math::FPowIOp::create(b, x, b.bits(static_cast<int64_t>(number)));
    if (type != computed)
      power = arith::TruncFOp::create(b, type, power);
    rewriter.replaceOp(op, power);
    return success();
  }
};

struct ApproximateMathPass
    : prelu::impl::PReluApproximateMathBase<ApproximateMathPass> {
  using Base::Base;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateApproximateMathPatterns(patterns);
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace

// What ends: no pattern makes a function that another one takes.
void prelu::populateApproximateMathPatterns(RewritePatternSet &patterns,
                                            const ControlRewriteFn &control) {
  addControlled<Approximate<math::ErfOp, expandErf>,
                Approximate<math::Exp2Op, expandExp2>,
                Approximate<math::ExpM1Op, expandExpM1>,
                Approximate<math::ExpOp, expandExp>,
                Approximate<math::Log10Op, expandLog10>,
                Approximate<math::Log1pOp, expandLog1p>,
                Approximate<math::Log2Op, expandLog2>,
                Approximate<math::LogOp, expandLog>,
                Approximate<math::TanhOp, expandTanh>, PowerToProducts>(
      patterns, control, patterns.getContext());
}
