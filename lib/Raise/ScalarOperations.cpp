//===- ScalarOperations.cpp - what an operation computes on one element
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScalarExpr.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

/// The predicate of floats for the signed predicate `predicate`; nothing for an
/// unsigned one.
static std::optional<arith::CmpFPredicate>
getFloatPredicate(arith::CmpIPredicate predicate) {
  using F = arith::CmpFPredicate;
  using I = arith::CmpIPredicate;
  switch (predicate) {
  case I::eq:
    return F::OEQ;
  case I::ne:
    return F::UNE;
  case I::sgt:
    return F::OGT;
  case I::sge:
    return F::OGE;
  case I::slt:
    return F::OLT;
  case I::sle:
    return F::OLE;
  default:
    return std::nullopt;
  }
}

static Kind getKind(Operation *op, ArrayRef<ScalarExpr *> operands) {
  return llvm::TypeSwitch<Operation *, Kind>(op)
      .Case<arith::AddFOp, arith::AddIOp>([](auto) { return Kind::Add; })
      .Case<arith::SubFOp, arith::SubIOp>([](auto) { return Kind::Sub; })
      .Case<arith::MulFOp, arith::MulIOp>([](auto) { return Kind::Mul; })
      .Case<arith::DivFOp>([](auto) { return Kind::Div; })
      .Case<math::FmaOp, vector::FMAOp>([](auto) { return Kind::Fma; })
      .Case<arith::NegFOp>([](auto) { return Kind::Neg; })
      .Case<math::AbsFOp, math::AbsIOp>([](auto) { return Kind::Abs; })
      .Case<arith::MaximumFOp, arith::MaxSIOp>(
          [](auto) { return Kind::Maximum; })
      .Case<arith::MinimumFOp, arith::MinSIOp>(
          [](auto) { return Kind::Minimum; })
      .Case<arith::MaxNumFOp>([](auto) { return Kind::MaxNum; })
      .Case<arith::MinNumFOp>([](auto) { return Kind::MinNum; })
      .Case<arith::CmpFOp>([](auto) { return Kind::Compare; })
      .Case<arith::CmpIOp>([](arith::CmpIOp compare) {
        return getFloatPredicate(compare.getPredicate()) ? Kind::Compare
                                                         : Kind::Other;
      })
      .Case<arith::SelectOp>([](auto) { return Kind::Select; })
      .Case<arith::XOrIOp>([&](arith::XOrIOp op) {
        return getElementTypeOrSelf(op.getType()).isInteger(1) &&
                       operands[1]->constant && !operands[1]->isZero()
                   ? Kind::Not
                   : Kind::Other;
      })
      .Case<arith::ExtFOp, arith::ExtSIOp>([](auto) { return Kind::Extend; })
      .Case<arith::ExtUIOp, arith::UIToFPOp>([&](auto) {
        return operands[0]->type.isInteger(1) ? Kind::ExtendBool : Kind::Other;
      })
      .Case<arith::TruncFOp>([](arith::TruncFOp op) {
        return op.getRoundingmode() ? Kind::Other : Kind::Truncate;
      })
      .Default([](auto) { return Kind::Other; });
}

/// `value` as a constant of `type`.
static TypedAttr convertConstant(TypedAttr value, Type type) {
  if (auto number = dyn_cast<FloatAttr>(value)) {
    llvm::APFloat converted = number.getValue();
    bool losesInfo;
    converted.convert(cast<FloatType>(type).getFloatSemantics(),
                      llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    return FloatAttr::get(type, converted);
  }
  return IntegerAttr::get(type, cast<IntegerAttr>(value).getValue().sext(
                                    type.getIntOrFloatBitWidth()));
}

ScalarExpr *ScalarExprBuilder::buildKind(Kind kind, Type type,
                                         ArrayRef<ScalarExpr *> operands) {
  if ((kind == Kind::Extend || kind == Kind::Truncate) &&
      operands[0]->constant && isa<FloatType>(type) == operands[0]->isFloat())
    return buildConstant(convertConstant(operands[0]->constant, type));
  ScalarExpr node;
  node.kind = kind;
  node.type = type;
  node.operands.assign(operands.begin(), operands.end());
  return intern(std::move(node));
}

/// What the product has that gives the same as the quotient `div`: 1 / divisor
/// where that is exact, or else where the operation allows it. Null otherwise.
static TypedAttr getInverse(const ScalarExpr &div) {
  auto divisor = dyn_cast_or_null<FloatAttr>(div.operands[1]->constant);
  if (!divisor)
    return {};
  const llvm::APFloat &value = divisor.getValue();
  llvm::APFloat inverse(value.getSemantics());
  if (!value.getExactInverse(&inverse)) {
    if (!div.promises(arith::FastMathFlags::arcp) || !value.isFiniteNonZero())
      return {};
    inverse = llvm::APFloat(value.getSemantics(), 1);
    inverse.divide(value, llvm::APFloat::rmNearestTiesToEven);
    if (!inverse.isFiniteNonZero())
      return {};
  }
  return FloatAttr::get(divisor.getType(), inverse);
}

ScalarExpr *ScalarExprBuilder::buildOperation(Operation *op,
                                              ArrayRef<ScalarExpr *> operands) {
  ScalarExpr node;
  node.kind = getKind(op, operands);
  node.type = getElementTypeOrSelf(op->getResult(0).getType());
  if ((node.kind == Kind::Extend || node.kind == Kind::Truncate) &&
      operands[0]->constant)
    return buildKind(node.kind, node.type, operands);
  node.operands.assign(operands.begin(), operands.end());
  // An i1 that travelled as an integer.
  if (isa<arith::UIToFPOp, arith::SIToFPOp>(op) &&
      operands[0]->kind == Kind::ExtendBool)
    return buildKind(Kind::ExtendBool, node.type, operands[0]->operands);
  if (auto compare = dyn_cast<arith::CmpFOp>(op))
    node.predicate = compare.getPredicate();
  if (auto compare = dyn_cast<arith::CmpIOp>(op))
    node.predicate = getFloatPredicate(compare.getPredicate())
                         .value_or(arith::CmpFPredicate::AlwaysFalse);
  if (auto fastMath = dyn_cast<arith::ArithFastMathInterface>(op))
    if (auto attr = fastMath.getFastMathFlagsAttr())
      node.flags = attr.getValue();
  if (auto overflow = dyn_cast<arith::ArithIntegerOverflowFlagsInterface>(op))
    node.noWrap = overflow.hasNoSignedWrap();
  node.op = op;
  node.identity = {op->getName().getAsOpaquePointer(),
                   op->getAttrDictionary().getAsOpaquePointer()};
  if (node.kind == Kind::Div)
    if (TypedAttr inverse = getInverse(node)) {
      // The same number, as a product.
      node.kind = Kind::Mul;
      node.operands[1] = buildConstant(inverse);
      node.op = nullptr;
    }
  return intern(std::move(node));
}

//===----------------------------------------------------------------------===//
// TOSA
//===----------------------------------------------------------------------===//

/// The value that fixes the size of `value` along `dim`, followed through
/// elementwise operations. Null where several values do, or too many lie
/// between.
static Value getSizeSource(Value value, int64_t dim) {
  constexpr size_t maxVisited = 64;
  SetVector<Value> visited;
  visited.insert(value);
  Value source;
  for (size_t i = 0; i < visited.size(); ++i) {
    if (visited.size() > maxVisited)
      return {};
    Operation *op = visited[i].getDefiningOp();
    bool isFollowed = false;
    if (op && (op->hasTrait<OpTrait::tosa::TosaElementwiseOperator>() ||
               isa<tosa::CastOp, tosa::NegateOp, tosa::MulOp>(op)))
      for (Value operand : op->getOperands()) {
        auto type = dyn_cast<RankedTensorType>(operand.getType());
        if (!type || dim >= type.getRank() || !type.isDynamicDim(dim))
          continue;
        visited.insert(operand);
        isFollowed = true;
      }
    if (isFollowed)
      continue;
    if (source && source != visited[i])
      return {};
    source = visited[i];
  }
  return source;
}

/// Whether every operand of the elementwise `op` is read at the indices of the
/// result, or at 0 where its dimension is 1. Two dynamic sizes may differ at
/// run time, and then one is 1, unless one value fixes both.
static bool readsAtResultIndices(Operation *op, ValueRange operands) {
  auto result = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!result)
    return false;
  for (Value operand : operands) {
    auto type = dyn_cast<RankedTensorType>(operand.getType());
    if (!type || type.getRank() != result.getRank())
      return false;
  }
  for (int64_t dim = 0; dim < result.getRank(); ++dim) {
    Value source;
    bool fixed = false;
    for (Value operand : operands) {
      auto type = cast<RankedTensorType>(operand.getType());
      fixed |= !type.isDynamicDim(dim) && type.getDimSize(dim) != 1;
      if (!type.isDynamicDim(dim))
        continue;
      Value from = getSizeSource(operand, dim);
      if (!from || (source && source != from))
        return false;
      source = from;
    }
    if (source && fixed)
      return false;
  }
  return true;
}

/// Whether `value` is a constant 0.
static bool isZeroConstant(Value value) {
  return matchPattern(value, m_Zero()) || matchPattern(value, m_AnyZeroFloat());
}

ScalarExpr *ScalarExprBuilder::buildTosa(Operation *op, AffineMap map) {
  if (auto reshape = dyn_cast<tosa::ReshapeOp>(op)) {
    auto source = dyn_cast<RankedTensorType>(reshape.getInput1().getType());
    auto result = dyn_cast<RankedTensorType>(reshape.getType());
    if (!source || !result)
      return nullptr;
    AffineMap sourceMap = moveAcrossReshape(source, result, map);
    return sourceMap ? get(reshape.getInput1(), sourceMap) : nullptr;
  }
  if (auto transpose = dyn_cast<tosa::TransposeOp>(op)) {
    SmallVector<AffineExpr> results(map.getNumResults());
    for (auto [dim, from] : llvm::enumerate(transpose.getPerms()))
      results[from] = map.getResult(dim);
    return get(transpose.getInput1(),
               AffineMap::get(map.getNumDims(), 0, results, map.getContext()));
  }

  SmallVector<Value> values(op->getOperands());
  if (isa<tosa::NegateOp, tosa::MulOp>(op)) {
    // Zero points and a shift, which a plain negation or product has not.
    unsigned numbers = isa<tosa::MulOp>(op) ? 2 : 1;
    if (!llvm::all_of(ArrayRef<Value>(values).drop_front(numbers),
                      isZeroConstant))
      return nullptr;
    values.truncate(numbers);
  }
  if (op->getNumResults() != 1 || !readsAtResultIndices(op, values))
    return nullptr;
  Type type = getElementTypeOrSelf(op->getResult(0).getType());
  SmallVector<ScalarExpr *> operands;
  for (Value value : values)
    operands.push_back(get(value, map));

  auto propagates = [](auto op) {
    return op.getNanMode() == tosa::NanPropagationMode::PROPAGATE;
  };
  auto buildCompare = [&](arith::CmpFPredicate predicate) {
    ScalarExpr node;
    node.kind = Kind::Compare;
    node.type = type;
    node.operands.assign(operands.begin(), operands.end());
    node.predicate = predicate;
    return intern(std::move(node));
  };
  return llvm::TypeSwitch<Operation *, ScalarExpr *>(op)
      .Case<tosa::AddOp>(
          [&](auto) { return buildKind(Kind::Add, type, operands); })
      .Case<tosa::SubOp>(
          [&](auto) { return buildKind(Kind::Sub, type, operands); })
      .Case<tosa::MulOp>([&](auto) -> ScalarExpr * {
        // i8 times i8 is i32.
        if (operands[0]->type != type || operands[1]->type != type)
          return nullptr;
        return buildKind(Kind::Mul, type, operands);
      })
      .Case<tosa::NegateOp>([&](auto) {
        if (isa<FloatType>(type))
          return buildKind(Kind::Neg, type, operands);
        ScalarExpr *zero = buildConstant(IntegerAttr::get(type, 0));
        return buildKind(Kind::Sub, type, {zero, operands[0]});
      })
      .Case<tosa::AbsOp>(
          [&](auto) { return buildKind(Kind::Abs, type, operands); })
      .Case<tosa::MaximumOp>([&](auto op) {
        return buildKind(propagates(op) ? Kind::Maximum : Kind::MaxNum, type,
                         operands);
      })
      .Case<tosa::MinimumOp>([&](auto op) {
        return buildKind(propagates(op) ? Kind::Minimum : Kind::MinNum, type,
                         operands);
      })
      .Case<tosa::ClampOp>([&](tosa::ClampOp op) -> ScalarExpr * {
        if (!propagates(op))
          return nullptr;
        auto min = cast<TypedAttr>(op.getMinValAttr());
        auto max = cast<TypedAttr>(op.getMaxValAttr());
        if (min.getType() != type || max.getType() != type)
          return nullptr;
        ScalarExpr *below =
            buildKind(Kind::Minimum, type, {operands[0], buildConstant(max)});
        return buildKind(Kind::Maximum, type, {below, buildConstant(min)});
      })
      .Case<tosa::GreaterOp>(
          [&](auto) { return buildCompare(arith::CmpFPredicate::OGT); })
      .Case<tosa::GreaterEqualOp>(
          [&](auto) { return buildCompare(arith::CmpFPredicate::OGE); })
      .Case<tosa::EqualOp>(
          [&](auto) { return buildCompare(arith::CmpFPredicate::OEQ); })
      .Case<tosa::LogicalNotOp>([&](auto) {
        ScalarExpr *one = buildConstant(IntegerAttr::get(type, 1));
        return buildKind(Kind::Not, type, {operands[0], one});
      })
      .Case<tosa::SelectOp>(
          [&](auto) { return buildKind(Kind::Select, type, operands); })
      .Case<tosa::CastOp>([&](auto) -> ScalarExpr * {
        if (operands[0]->type.isInteger(1) && !type.isInteger(1))
          return buildKind(Kind::ExtendBool, type, operands);
        if (!isa<FloatType>(type) || !operands[0]->isFloat())
          return nullptr;
        unsigned from = operands[0]->type.getIntOrFloatBitWidth();
        unsigned to = type.getIntOrFloatBitWidth();
        if (from == to)
          return nullptr;
        return buildKind(from < to ? Kind::Extend : Kind::Truncate, type,
                         operands);
      })
      .Default([](auto) { return nullptr; });
}
