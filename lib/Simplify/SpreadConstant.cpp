//===- SpreadConstant.cpp - constants along some of an operation's loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadConstant.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

static constexpr int64_t maxElements = 1 << 16;

static std::optional<double> getScalarConstant(Value value) {
  FloatAttr attr;
  if (!matchPattern(value, m_Constant(&attr)))
    return std::nullopt;
  return attr.getValueAsDouble();
}

/// The elements of `tensor` if it is a constant, or a reshape of one.
static std::optional<std::vector<double>> readParameters(Value tensor) {
  auto type = cast<RankedTensorType>(tensor.getType());
  ElementsAttr attr = getConstantElements(tensor);
  if (!attr || type.getNumElements() > maxElements)
    return std::nullopt;
  return readFloats(attr);
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
  std::optional<std::vector<double>> values = readParameters(operand.get());
  if (!values)
    return std::nullopt;
  result.values = std::move(*values);
  return result;
}
