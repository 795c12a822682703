//===- FloatBuilder.h - arithmetic on floats of one type
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_COMMON_FLOATBUILDER_H
#define PRELU_LIB_LOWER_COMMON_FLOATBUILDER_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/TypeUtilities.h"

namespace mlir::prelu {

/// Arithmetic on floats of one type, scalars or vectors, and on integers as
/// many.
struct FloatBuilder : public ImplicitLocOpBuilder {
  FloatBuilder(Location loc, PatternRewriter &rewriter, Type type)
      : ImplicitLocOpBuilder(loc, rewriter), type(type) {}
  FloatBuilder(Operation *op, PatternRewriter &rewriter)
      : FloatBuilder(op->getLoc(), rewriter, op->getOperand(0).getType()) {}

  Value number(APFloat value) {
    auto element = cast<FloatType>(getElementTypeOrSelf(type));
    bool losesInfo;
    value.convert(element.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
    TypedAttr attribute = getFloatAttr(element, value);
    if (auto shaped = dyn_cast<ShapedType>(type))
      attribute = DenseElementsAttr::get(shaped, attribute);
    return arith::ConstantOp::create(*this, attribute);
  }
  Value number(double value) { return number(APFloat(value)); }
  Value integer(Type intType, int64_t value) {
    TypedAttr attribute = getIntegerAttr(getElementTypeOrSelf(intType), value);
    if (auto shaped = dyn_cast<ShapedType>(intType))
      attribute = DenseElementsAttr::get(shaped, attribute);
    return arith::ConstantOp::create(*this, attribute);
  }
  /// `type` with elements of 32 bits.
  Type getBitsType() {
    if (auto shaped = dyn_cast<ShapedType>(type))
      return shaped.clone(getI32Type());
    return getI32Type();
  }

  Value add(Value x, Value y) { return arith::AddFOp::create(*this, x, y); }
  Value sub(Value x, Value y) { return arith::SubFOp::create(*this, x, y); }
  Value mul(Value x, Value y) { return arith::MulFOp::create(*this, x, y); }
  Value div(Value x, Value y) { return arith::DivFOp::create(*this, x, y); }
  Value abs(Value x) { return math::AbsFOp::create(*this, x); }
  Value floor(Value x) { return math::FloorOp::create(*this, x); }
  Value sqrt(Value x) { return math::SqrtOp::create(*this, x); }
  Value withSignOf(Value x, Value sign) {
    return math::CopySignOp::create(*this, x, sign);
  }
  Value compare(arith::CmpFPredicate predicate, Value x, Value y) {
    return arith::CmpFOp::create(*this, predicate, x, y);
  }
  Value select(Value condition, Value x, Value y) {
    return arith::SelectOp::create(*this, condition, x, y);
  }

  Type type;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_COMMON_FLOATBUILDER_H
