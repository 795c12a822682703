//===- AffineChain.cpp - per-channel scales and shifts of a result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadConstant.h"

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// value = scale * y + shift for each channel, or the same for all of them
/// where `dim` is -1.
struct Step {
  int64_t dim = -1;
  std::vector<double> scale, shift;
};
} // namespace

static Value skipFloatCasts(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<arith::ExtFOp, arith::TruncFOp>(op))
      break;
    value = op->getOperand(0);
  }
  return value;
}

bool prelu::isMultiplyAccumulate(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 2 || op.getNumDpsInits() != 1)
    return false;
  Block *body = op.getBlock();
  Value result = skipFloatCasts(body->getTerminator()->getOperand(0));
  auto sum = result.getDefiningOp<arith::AddFOp>();
  if (!sum)
    return false;
  Value accumulator = body->getArgument(2);
  bool accumulatorFirst = skipFloatCasts(sum.getLhs()) == accumulator;
  if (!accumulatorFirst && skipFloatCasts(sum.getRhs()) != accumulator)
    return false;
  Value addend = accumulatorFirst ? sum.getRhs() : sum.getLhs();
  auto product = skipFloatCasts(addend).getDefiningOp<arith::MulFOp>();
  if (!product)
    return false;
  Value left = skipFloatCasts(product.getLhs());
  Value right = skipFloatCasts(product.getRhs());
  return (left == body->getArgument(0) && right == body->getArgument(1)) ||
         (left == body->getArgument(1) && right == body->getArgument(0));
}

/// `op` as an affine function of `value`, one of its operands: one scalar
/// operation on it and on a constant.
static std::optional<Step> matchStep(linalg::LinalgOp op, Value value) {
  if (op.getNumReductionLoops() != 0 || op->getNumResults() != 1 ||
      op.hasIndexSemantics() ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() ||
      !llvm::hasNItems(op.getBlock()->without_terminator(), 1))
    return std::nullopt;
  Operation &scalarOp = op.getBlock()->front();
  if (!isa<arith::AddFOp, arith::SubFOp, arith::MulFOp, arith::DivFOp>(
          scalarOp) ||
      op.getBlock()->getTerminator()->getOperand(0) != scalarOp.getResult(0))
    return std::nullopt;

  // Exactly one side is the value: `value` may also be a destination that the
  // body never reads, or stand on both sides.
  std::optional<unsigned> valueSide;
  std::optional<SpreadConstant> numbers;
  for (unsigned side : {0u, 1u}) {
    Value scalar = scalarOp.getOperand(side);
    FloatAttr constant;
    if (matchPattern(scalar, m_Constant(&constant))) {
      numbers = SpreadConstant{{}, {constant.getValueAsDouble()}};
      continue;
    }
    auto argument = dyn_cast<BlockArgument>(scalar);
    if (!argument || argument.getOwner() != op.getBlock())
      return std::nullopt;
    OpOperand *operand = op.getMatchingOpOperand(argument);
    if (operand->get() != value) {
      numbers = evaluateSpread(op, *operand);
      continue;
    }
    if (valueSide || !op.getMatchingIndexingMap(operand).isIdentity())
      return std::nullopt;
    valueSide = side;
  }
  if (!valueSide || !numbers || numbers->dims.size() > 1)
    return std::nullopt;
  bool valueFirst = *valueSide == 0;
  if (isa<arith::DivFOp>(scalarOp) && !valueFirst)
    return std::nullopt;

  Step step;
  step.dim = numbers->dims.empty() ? -1 : numbers->dims.front();
  for (double number : numbers->values) {
    double scale = 1, shift = 0;
    if (isa<arith::MulFOp>(scalarOp)) {
      scale = number;
    } else if (isa<arith::AddFOp>(scalarOp)) {
      shift = number;
    } else if (isa<arith::SubFOp>(scalarOp)) {
      scale = valueFirst ? 1 : -1;
      shift = valueFirst ? -number : number;
    } else {
      scale = 1 / number;
    }
    step.scale.push_back(scale);
    step.shift.push_back(shift);
  }
  return step;
}

/// Appends `step`, which runs along a channel of `size` elements.
static void append(AffineChain &chain, const Step &step, size_t size) {
  if (chain.scale.empty()) {
    chain.scale = {1};
    chain.shift = {0};
  }
  if (chain.scale.size() == 1 && size > 1) {
    chain.scale.assign(size, chain.scale[0]);
    chain.shift.assign(size, chain.shift[0]);
  }
  for (size_t i = 0; i < chain.scale.size(); ++i) {
    size_t from = step.scale.size() == 1 ? 0 : i;
    chain.scale[i] *= step.scale[from];
    chain.shift[i] = chain.shift[i] * step.scale[from] + step.shift[from];
  }
}

AffineChain prelu::collectAffineChain(OpOperand &start) {
  AffineChain chain;
  auto type = dyn_cast<RankedTensorType>(start.get().getType());
  int64_t channelDim = -1;
  for (OpOperand *use = type ? &start : nullptr; use;) {
    auto user = dyn_cast<linalg::LinalgOp>(use->getOwner());
    if (!user || user->getBlock() != start.getOwner()->getBlock())
      break;
    std::optional<Step> step = matchStep(user, use->get());
    if (!step ||
        (step->dim != -1 && channelDim != -1 && step->dim != channelDim))
      break;
    if (step->dim != -1) {
      if (type.isDynamicDim(step->dim))
        break;
      channelDim = step->dim;
    }
    append(chain, *step, channelDim == -1 ? 1 : type.getDimSize(channelDim));
    chain.ops.push_back(user);
    Value result = user->getResult(0);
    use = result.hasOneUse() ? &*result.use_begin() : nullptr;
  }
  if (channelDim != -1)
    chain.channelDims = {channelDim};
  return chain;
}

AffineChain prelu::collectAffineChain(linalg::LinalgOp contraction) {
  Value value = contraction->getResult(0);
  tensor::CollapseShapeOp collapse;
  if (value.hasOneUse()) {
    collapse = dyn_cast<tensor::CollapseShapeOp>(*value.user_begin());
    if (collapse)
      value = collapse.getResult();
  }
  if (!value.hasOneUse() ||
      value.use_begin()->getOwner()->getBlock() != contraction->getBlock())
    return {};
  AffineChain chain = collectAffineChain(*value.use_begin());
  chain.collapse = collapse;
  if (collapse && !chain.channelDims.empty())
    chain.channelDims = llvm::to_vector(
        collapse.getReassociationIndices()[chain.channelDims.front()]);
  return chain;
}
