//===- ConstantEvaluation.cpp - small tensors computed from constants
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantEvaluation.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

static constexpr int64_t maxElements = 1 << 16;

/// The value of a scalar operation; nothing for operations not known here.
/// Intermediate values keep double precision: truncations do not round.
static std::optional<double> evaluateScalar(Operation &op,
                                            ArrayRef<double> operands) {
  using Result = std::optional<double>;
  return llvm::TypeSwitch<Operation *, Result>(&op)
      .Case<arith::AddFOp>([&](auto) { return operands[0] + operands[1]; })
      .Case<arith::SubFOp>([&](auto) { return operands[0] - operands[1]; })
      .Case<arith::MulFOp>([&](auto) { return operands[0] * operands[1]; })
      .Case<arith::DivFOp>([&](auto) { return operands[0] / operands[1]; })
      .Case<arith::NegFOp>([&](auto) { return -operands[0]; })
      .Case<arith::TruncFOp, arith::ExtFOp>([&](auto) { return operands[0]; })
      .Case<math::SqrtOp>([&](auto) { return std::sqrt(operands[0]); })
      .Case<math::RsqrtOp>([&](auto) { return 1 / std::sqrt(operands[0]); })
      .Default([](auto) { return std::nullopt; });
}

static std::optional<double> getScalarConstant(Value value) {
  FloatAttr attr;
  if (!matchPattern(value, m_Constant(&attr)))
    return std::nullopt;
  return attr.getValueAsDouble();
}

/// The body of `op` for one element, its operands' elements in `arguments`.
static std::optional<double> evaluateBody(linalg::LinalgOp op,
                                          ArrayRef<double> arguments) {
  DenseMap<Value, double> values;
  for (auto [argument, value] :
       llvm::zip(op.getBlock()->getArguments(), arguments))
    values[argument] = value;
  auto lookup = [&](Value value) -> std::optional<double> {
    auto known = values.find(value);
    if (known != values.end())
      return known->second;
    return getScalarConstant(value);
  };
  for (Operation &bodyOp : op.getBlock()->without_terminator()) {
    if (bodyOp.hasTrait<OpTrait::ConstantLike>())
      continue;
    SmallVector<double> operands;
    for (Value operand : bodyOp.getOperands()) {
      std::optional<double> value = lookup(operand);
      if (!value)
        return std::nullopt;
      operands.push_back(*value);
    }
    std::optional<double> result = evaluateScalar(bodyOp, operands);
    if (!result)
      return std::nullopt;
    values[bodyOp.getResult(0)] = *result;
  }
  return lookup(op.getBlock()->getTerminator()->getOperand(0));
}

static std::optional<std::vector<double>> evaluateLinalg(linalg::LinalgOp op) {
  if (op->getNumResults() != 1 || op.getNumReductionLoops() != 0 ||
      op.hasIndexSemantics() || op.hasDynamicShape())
    return std::nullopt;
  SmallVector<std::vector<double>> operands;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    std::optional<std::vector<double>> values;
    if (!isa<ShapedType>(operand->get().getType())) {
      if (std::optional<double> scalar = getScalarConstant(operand->get()))
        values = std::vector<double>{*scalar};
    } else if (op.getMatchingIndexingMap(operand).isIdentity()) {
      values = evaluateConstant(operand->get());
    }
    if (!values)
      return std::nullopt;
    operands.push_back(std::move(*values));
  }
  if (!op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity())
    return std::nullopt;
  int64_t size = cast<ShapedType>(op->getResult(0).getType()).getNumElements();
  std::vector<double> result;
  for (int64_t i = 0; i < size; ++i) {
    SmallVector<double> arguments;
    for (const std::vector<double> &values : operands)
      arguments.push_back(values[values.size() == 1 ? 0 : i]);
    std::optional<double> value = evaluateBody(op, arguments);
    if (!value)
      return std::nullopt;
    result.push_back(*value);
  }
  return result;
}

std::optional<std::vector<double>> prelu::evaluateConstant(Value tensor) {
  auto type = dyn_cast<RankedTensorType>(tensor.getType());
  if (!type || !type.hasStaticShape() || type.getNumElements() > maxElements)
    return std::nullopt;
  if (ElementsAttr attr = getConstantElements(tensor))
    return readFloats(attr);
  Operation *op = tensor.getDefiningOp();
  if (isa_and_nonnull<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
    return evaluateConstant(op->getOperand(0));
  if (auto linalgOp = dyn_cast_or_null<linalg::LinalgOp>(op))
    return evaluateLinalg(linalgOp);
  return std::nullopt;
}

std::optional<SpreadConstant> prelu::evaluateSpread(linalg::LinalgOp op,
                                                    OpOperand &operand) {
  SpreadConstant result;
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type) {
    std::optional<double> number = getScalarConstant(operand.get());
    if (!number)
      return std::nullopt;
    result.values = {*number};
    return result;
  }
  AffineMap map = op.getMatchingIndexingMap(&operand);
  for (auto [expr, size] : llvm::zip_equal(map.getResults(), type.getShape())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (size == 1 && (dim || isa<AffineConstantExpr>(expr)))
      continue;
    if (dim) {
      int64_t position = dim.getPosition();
      if (!result.dims.empty() && result.dims.back() >= position)
        return std::nullopt;
      result.dims.push_back(position);
    } else {
      return std::nullopt;
    }
  }
  std::optional<std::vector<double>> values = evaluateConstant(operand.get());
  if (!values)
    return std::nullopt;
  result.values = std::move(*values);
  return result;
}
