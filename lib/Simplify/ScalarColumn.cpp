//===- ScalarColumn.cpp - scalar operations on many constants at once
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operations' own folders would do for one number; for each element of a
// tensor they would leave an attribute in the context for good.
//
//===----------------------------------------------------------------------===//

#include "ScalarColumn.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/APSInt.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::prelu;
using llvm::APFloat;
using llvm::APInt;

bool prelu::isColumnType(Type type) {
  if (isa<IndexType>(type))
    return true;
  if (auto integer = dyn_cast<IntegerType>(type))
    return integer.getWidth() >= 1 && integer.getWidth() <= 64;
  return isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(type);
}

unsigned prelu::getColumnWidth(Type type) {
  return isa<IndexType>(type) ? IndexType::kInternalStorageBitWidth
                              : type.getIntOrFloatBitWidth();
}

/// `value` rounded to `type`.
static double roundTo(double value, FloatType type) {
  static_assert(std::numeric_limits<float>::is_iec559);
  if (type.isF64())
    return value;
  if (type.isF32())
    return static_cast<float>(value);
  APFloat rounded(value);
  bool losesInfo;
  rounded.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
  return rounded.convertToDouble();
}

/// The larger number, NaN where one of them is, and +0 before -0.
static double maximum(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return a + b;
  if (a == b)
    return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

//===----------------------------------------------------------------------===//
// Floats
//===----------------------------------------------------------------------===//

/// A function of up to three floats. Sums, products, quotients and roots of
/// narrower types are right when rounded a second time: double has more than
/// twice their bits.
using FloatFunction = double (*)(double, double, double);

static FloatFunction getArithFunction(Operation *op) {
  using F = FloatFunction;
  return llvm::TypeSwitch<Operation *, F>(op)
      .Case<arith::AddFOp>([](auto) -> F {
        return [](double a, double b, double) { return a + b; };
      })
      .Case<arith::SubFOp>([](auto) -> F {
        return [](double a, double b, double) { return a - b; };
      })
      .Case<arith::MulFOp>([](auto) -> F {
        return [](double a, double b, double) { return a * b; };
      })
      .Case<arith::DivFOp>([](auto) -> F {
        return [](double a, double b, double) { return a / b; };
      })
      .Case<arith::RemFOp>([](auto) -> F {
        return [](double a, double b, double) { return std::fmod(a, b); };
      })
      .Case<arith::NegFOp>(
          [](auto) -> F { return [](double a, double, double) { return -a; }; })
      .Case<arith::MaximumFOp>([](auto) -> F {
        return [](double a, double b, double) { return maximum(a, b); };
      })
      .Case<arith::MinimumFOp>([](auto) -> F {
        return [](double a, double b, double) { return -maximum(-a, -b); };
      })
      .Case<arith::MaxNumFOp>([](auto) -> F {
        return [](double a, double b, double) { return std::fmax(a, b); };
      })
      .Case<arith::MinNumFOp>([](auto) -> F {
        return [](double a, double b, double) { return std::fmin(a, b); };
      })
      .Case<arith::ExtFOp>(
          [](auto) -> F { return [](double a, double, double) { return a; }; })
      .Case<arith::TruncFOp>([](arith::TruncFOp op) -> F {
        if (op.getRoundingmode().value_or(
                arith::RoundingMode::to_nearest_even) !=
            arith::RoundingMode::to_nearest_even)
          return nullptr;
        return [](double a, double, double) { return a; };
      })
      .Default([](auto) -> F { return nullptr; });
}

/// math.fma rounds once, narrow types through f32 as they are lowered.
static FloatFunction getFmaFunction(math::FmaOp op) {
  if (getElementTypeOrSelf(op.getType()).isF64())
    return [](double a, double b, double c) { return std::fma(a, b, c); };
  return [](double a, double b, double c) -> double {
    return std::fma(static_cast<float>(a), static_cast<float>(b),
                    static_cast<float>(c));
  };
}

template <typename Op, double (*function)(double)>
static FloatFunction getUnary(Operation *op) {
  if (!isa<Op>(op))
    return nullptr;
  return [](double a, double, double) { return function(a); };
}

template <typename Op, double (*function)(double, double)>
static FloatFunction getBinary(Operation *op) {
  if (!isa<Op>(op))
    return nullptr;
  return [](double a, double b, double) { return function(a, b); };
}

static double rsqrt(double a) { return 1 / std::sqrt(a); }

static FloatFunction getMathFunction(Operation *op) {
  if (auto fma = dyn_cast<math::FmaOp>(op))
    return getFmaFunction(fma);
  for (FloatFunction function :
       {getUnary<math::SqrtOp, std::sqrt>(op),
        getUnary<math::RsqrtOp, rsqrt>(op),
        getUnary<math::CbrtOp, std::cbrt>(op),
        getUnary<math::ExpOp, std::exp>(op),
        getUnary<math::Exp2Op, std::exp2>(op),
        getUnary<math::ExpM1Op, std::expm1>(op),
        getUnary<math::LogOp, std::log>(op),
        getUnary<math::Log2Op, std::log2>(op),
        getUnary<math::Log10Op, std::log10>(op),
        getUnary<math::Log1pOp, std::log1p>(op),
        getUnary<math::SinOp, std::sin>(op),
        getUnary<math::CosOp, std::cos>(op),
        getUnary<math::TanOp, std::tan>(op),
        getUnary<math::AtanOp, std::atan>(op),
        getUnary<math::SinhOp, std::sinh>(op),
        getUnary<math::CoshOp, std::cosh>(op),
        getUnary<math::TanhOp, std::tanh>(op),
        getUnary<math::ErfOp, std::erf>(op),
        getUnary<math::AbsFOp, std::fabs>(op),
        getUnary<math::CeilOp, std::ceil>(op),
        getUnary<math::FloorOp, std::floor>(op),
        getUnary<math::RoundOp, std::round>(op),
        getUnary<math::RoundEvenOp, std::nearbyint>(op),
        getUnary<math::TruncOp, std::trunc>(op),
        getBinary<math::PowFOp, std::pow>(op),
        getBinary<math::Atan2Op, std::atan2>(op),
        getBinary<math::CopySignOp, std::copysign>(op)})
    if (function)
      return function;
  return nullptr;
}

static FloatFunction getFloatFunction(Operation *op) {
  if (FloatFunction function = getArithFunction(op))
    return function;
  return getMathFunction(op);
}

static Column applyFloatFunction(FloatFunction function,
                                 ArrayRef<const Column *> operands,
                                 FloatType type, size_t rows) {
  auto at = [&](size_t operand, size_t row) {
    return operand < operands.size() ? operands[operand]->floats[row] : 0;
  };
  Column result;
  for (size_t row = 0; row < rows; ++row)
    result.floats.push_back(
        roundTo(function(at(0, row), at(1, row), at(2, row)), type));
  return result;
}

//===----------------------------------------------------------------------===//
// Integers
//===----------------------------------------------------------------------===//

/// A function of up to two integers; nothing where it is not defined.
using IntegerFunction = std::optional<APInt> (*)(const APInt &, const APInt &);

static bool isDivisible(const APInt &a, const APInt &b) {
  return !b.isZero() && !(a.isMinSignedValue() && b.isAllOnes());
}

static IntegerFunction getSumFunction(Operation *op) {
  using R = std::optional<APInt>;
  using F = IntegerFunction;
  return llvm::TypeSwitch<Operation *, F>(op)
      .Case<arith::AddIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) { return R(a + b); };
      })
      .Case<arith::SubIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) { return R(a - b); };
      })
      .Case<arith::MulIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) { return R(a * b); };
      })
      .Case<arith::DivSIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return isDivisible(a, b) ? R(a.sdiv(b)) : R();
        };
      })
      .Case<arith::RemSIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return isDivisible(a, b) ? R(a.srem(b)) : R();
        };
      })
      .Case<arith::DivUIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return b.isZero() ? R() : R(a.udiv(b));
        };
      })
      .Case<arith::RemUIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return b.isZero() ? R() : R(a.urem(b));
        };
      })
      .Case<math::AbsIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &) { return R(a.abs()); };
      })
      .Default([](auto) -> F { return nullptr; });
}

static IntegerFunction getBitFunction(Operation *op) {
  using R = std::optional<APInt>;
  using F = IntegerFunction;
  return llvm::TypeSwitch<Operation *, F>(op)
      .Case<arith::AndIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) { return R(a & b); };
      })
      .Case<arith::OrIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) { return R(a | b); };
      })
      .Case<arith::XOrIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) { return R(a ^ b); };
      })
      .Case<arith::ShLIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return b.ult(a.getBitWidth()) ? R(a.shl(b)) : R();
        };
      })
      .Case<arith::ShRSIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return b.ult(a.getBitWidth()) ? R(a.ashr(b)) : R();
        };
      })
      .Case<arith::ShRUIOp>([](auto) -> F {
        return [](const APInt &a, const APInt &b) {
          return b.ult(a.getBitWidth()) ? R(a.lshr(b)) : R();
        };
      })
      .Case<arith::MaxSIOp>([](auto) -> F {
        return
            [](const APInt &a, const APInt &b) { return R(a.sgt(b) ? a : b); };
      })
      .Case<arith::MinSIOp>([](auto) -> F {
        return
            [](const APInt &a, const APInt &b) { return R(a.slt(b) ? a : b); };
      })
      .Case<arith::MaxUIOp>([](auto) -> F {
        return
            [](const APInt &a, const APInt &b) { return R(a.ugt(b) ? a : b); };
      })
      .Case<arith::MinUIOp>([](auto) -> F {
        return
            [](const APInt &a, const APInt &b) { return R(a.ult(b) ? a : b); };
      })
      .Default([](auto) -> F { return nullptr; });
}

static IntegerFunction getIntegerFunction(Operation *op) {
  if (IntegerFunction function = getSumFunction(op))
    return function;
  return getBitFunction(op);
}

static FailureOr<Column> applyIntegerFunction(IntegerFunction function,
                                              ArrayRef<const Column *> operands,
                                              size_t rows) {
  Column result;
  for (size_t row = 0; row < rows; ++row) {
    std::optional<APInt> value = function(operands.front()->integers[row],
                                          operands.back()->integers[row]);
    if (!value)
      return failure();
    result.integers.push_back(*value);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Between types
//===----------------------------------------------------------------------===//

static Column compare(Operation *op, ArrayRef<const Column *> operands,
                      size_t rows) {
  Column result;
  for (size_t row = 0; row < rows; ++row) {
    bool holds;
    if (auto floats = dyn_cast<arith::CmpFOp>(op))
      holds = arith::applyCmpPredicate(floats.getPredicate(),
                                       APFloat(operands[0]->floats[row]),
                                       APFloat(operands[1]->floats[row]));
    else
      holds = arith::applyCmpPredicate(cast<arith::CmpIOp>(op).getPredicate(),
                                       operands[0]->integers[row],
                                       operands[1]->integers[row]);
    result.integers.emplace_back(1, holds);
  }
  return result;
}

static Column select(ArrayRef<const Column *> operands, size_t rows) {
  Column result;
  for (size_t row = 0; row < rows; ++row) {
    const Column &chosen =
        *operands[operands[0]->integers[row].isZero() ? 2 : 1];
    if (chosen.integers.empty())
      result.floats.push_back(chosen.floats[row]);
    else
      result.integers.push_back(chosen.integers[row]);
  }
  return result;
}

static Column castIntegers(Operation *op, const Column &operand, Type type) {
  unsigned width = getColumnWidth(type);
  bool isUnsigned = isa<arith::ExtUIOp, arith::IndexCastUIOp>(op);
  Column result;
  for (const APInt &value : operand.integers)
    result.integers.push_back(isUnsigned ? value.zextOrTrunc(width)
                                         : value.sextOrTrunc(width));
  return result;
}

static Column integersToFloats(Operation *op, const Column &operand,
                               FloatType type) {
  Column result;
  for (const APInt &value : operand.integers) {
    APFloat rounded(type.getFloatSemantics());
    rounded.convertFromAPInt(value, isa<arith::SIToFPOp>(op),
                             APFloat::rmNearestTiesToEven);
    result.floats.push_back(rounded.convertToDouble());
  }
  return result;
}

static FailureOr<Column> floatsToIntegers(Operation *op, const Column &operand,
                                          Type type) {
  Column result;
  for (double value : operand.floats) {
    llvm::APSInt integer(getColumnWidth(type), isa<arith::FPToUIOp>(op));
    bool isExact;
    if (APFloat(value).convertToInteger(integer, APFloat::rmTowardZero,
                                        &isExact) == APFloat::opInvalidOp)
      return failure();
    result.integers.push_back(integer);
  }
  return result;
}

static bool isIntegerCast(Operation *op) {
  return isa<arith::ExtSIOp, arith::ExtUIOp, arith::TruncIOp,
             arith::IndexCastOp, arith::IndexCastUIOp>(op);
}

bool prelu::canEvaluateScalar(Operation *op) {
  auto fits = [](Type type) {
    return isColumnType(getElementTypeOrSelf(type));
  };
  if (op->getNumResults() != 1 || op->getNumOperands() == 0 ||
      !llvm::all_of(op->getOperandTypes(), fits) ||
      !fits(op->getResult(0).getType()))
    return false;
  return isIntegerCast(op) ||
         isa<arith::CmpFOp, arith::CmpIOp, arith::SelectOp, arith::SIToFPOp,
             arith::UIToFPOp, arith::FPToSIOp, arith::FPToUIOp>(op) ||
         getFloatFunction(op) || getIntegerFunction(op);
}

FailureOr<Column> prelu::evaluateScalar(Operation *op,
                                        ArrayRef<const Column *> operands,
                                        size_t rows) {
  Type type = getElementTypeOrSelf(op->getResult(0).getType());
  if (isa<arith::CmpFOp, arith::CmpIOp>(op))
    return compare(op, operands, rows);
  if (isa<arith::SelectOp>(op))
    return select(operands, rows);
  if (isIntegerCast(op))
    return castIntegers(op, *operands[0], type);
  if (isa<arith::SIToFPOp, arith::UIToFPOp>(op))
    return integersToFloats(op, *operands[0], cast<FloatType>(type));
  if (isa<arith::FPToSIOp, arith::FPToUIOp>(op))
    return floatsToIntegers(op, *operands[0], type);
  if (FloatFunction function = getFloatFunction(op))
    return applyFloatFunction(function, operands, cast<FloatType>(type), rows);
  return applyIntegerFunction(getIntegerFunction(op), operands, rows);
}
