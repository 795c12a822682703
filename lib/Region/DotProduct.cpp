//===- DotProduct.cpp - contractions as dot products of neighbouring elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/DotProduct.h"
#include "prelu/Region/LoopOrder.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::prelu;

bool DotProduct::isFloat() const {
  return isa<FloatType>(factors[0].narrow.getType());
}

DotKind DotProduct::getKind() const {
  if (isFloat())
    return DotKind::BF16;
  if (llvm::any_of(factors, [](const DotFactor &factor) {
        return factor.narrow.getType().isInteger(16);
      }))
    return DotKind::S16S16;
  if (factors[0].isUnsigned != factors[1].isUnsigned)
    return DotKind::U8S8;
  return factors[0].isUnsigned ? DotKind::U8U8 : DotKind::S8S8;
}

/// The one input of `anchor` that `value` of its body is computed from by
/// elementwise operations on `value`'s type; null for another one.
static OpOperand *getOnlyOperand(linalg::LinalgOp anchor, Value value) {
  Type type = value.getType();
  OpOperand *operand = nullptr;
  SmallVector<Value> worklist = {value};
  while (!worklist.empty()) {
    Value next = worklist.pop_back_val();
    if (next.getType() != type)
      return nullptr;
    if (auto argument = dyn_cast<BlockArgument>(next);
        argument && argument.getOwner() == anchor.getBlock()) {
      OpOperand *source = anchor.getMatchingOpOperand(argument);
      if ((operand && operand != source) || !anchor.isDpsInput(source))
        return nullptr;
      operand = source;
      continue;
    }
    Operation *op = next.getDefiningOp();
    bool isInside = op && op->getBlock() == anchor.getBlock();
    if (!isInside || op->hasTrait<OpTrait::ConstantLike>())
      continue;
    llvm::append_range(worklist, op->getOperands());
  }
  return operand;
}

/// The factor that `widened`, of type `sum`, is before it is widened.
static std::optional<DotFactor> matchFactor(linalg::LinalgOp anchor,
                                            Value widened, Type sum) {
  DotFactor factor;
  Operation *op = widened.getDefiningOp();
  if (auto difference = dyn_cast_if_present<arith::SubIOp>(op)) {
    factor.zeroPoint = difference.getRhs();
    Operation *def = factor.zeroPoint.getDefiningOp();
    bool isInside = factor.zeroPoint.getParentBlock() == anchor.getBlock();
    if (isInside && !(def && def->hasTrait<OpTrait::ConstantLike>()))
      return std::nullopt;
    op = difference.getLhs().getDefiningOp();
  }
  if (widened.getType() != sum ||
      !isa_and_nonnull<arith::ExtSIOp, arith::ExtUIOp, arith::ExtFOp>(op))
    return std::nullopt;
  factor.narrow = op->getOperand(0);
  factor.isUnsigned = isa<arith::ExtUIOp>(op);
  factor.operand = getOnlyOperand(anchor, factor.narrow);
  Type element = factor.narrow.getType();
  bool isElement = element.isInteger(8) || element.isBF16() ||
                   (element.isInteger(16) && !factor.isUnsigned);
  return isElement && factor.operand ? std::optional(factor) : std::nullopt;
}

std::optional<DotProduct> prelu::matchDotProduct(linalg::LinalgOp anchor) {
  if (!anchor || !isContraction(anchor))
    return std::nullopt;
  Value product = getSummedProduct(anchor);
  Operation *multiply = product.getDefiningOp();
  Type sum = anchor.getRegionOutputArgs().front().getType();
  if (product.getType() != sum || !(sum.isInteger(32) || sum.isF32()) ||
      !isa_and_nonnull<arith::MulIOp, arith::MulFOp>(multiply))
    return std::nullopt;
  DotProduct dot;
  for (unsigned i = 0; i < 2; ++i) {
    std::optional<DotFactor> factor =
        matchFactor(anchor, multiply->getOperand(i), sum);
    if (!factor)
      return std::nullopt;
    dot.factors[i] = *factor;
  }
  if (dot.factors[0].operand == dot.factors[1].operand)
    return std::nullopt;
  if (dot.factors[1].isUnsigned && !dot.factors[0].isUnsigned)
    std::swap(dot.factors[0], dot.factors[1]);
  return dot;
}

std::optional<DotProduct> prelu::matchPlainDotProduct(linalg::LinalgOp anchor) {
  std::optional<DotProduct> dot = matchDotProduct(anchor);
  return dot && dot->isPlain() ? dot : std::nullopt;
}

bool prelu::hasDotLoops(linalg::LinalgOp anchor, const DotProduct &dot,
                        unsigned lanes) {
  LoopOrder order = getLoopOrder(anchor, lanes);
  if (order.reduction.empty())
    return false;
  AffineExpr loop =
      getAffineDimExpr(order.reduction.back(), anchor.getContext());
  unsigned onLanes = 0;
  for (const DotFactor &factor : dot.factors) {
    AffineMap map = anchor.getMatchingIndexingMap(factor.operand);
    if (!map.getResultPosition(loop))
      return false;
    for (AffineExpr expr : map.getResults())
      if (expr != loop && expr.isFunctionOfDim(order.reduction.back()))
        return false;
    onLanes += map.isFunctionOfDim(lanes);
    // Lanes that slide over a window share their elements.
    if (map.isFunctionOfDim(lanes) &&
        !map.getResultPosition(getAffineDimExpr(lanes, anchor.getContext())))
      return false;
  }
  return onLanes == 1;
}

bool prelu::hasDotInstruction(TargetAttr target, DotKind kind) {
  return target.getCore().hasDot(kind, target.getModel().vectorBits);
}

std::optional<DotKind> prelu::findDotInstruction(TargetAttr target,
                                                 DotKind kind) {
  if (hasDotInstruction(target, kind))
    return kind;
  if (kind != DotKind::BF16 && hasDotInstruction(target, DotKind::S16S16))
    return DotKind::S16S16;
  return std::nullopt;
}

DotKind prelu::getDotInstruction(DotKind kind, int64_t dot) {
  bool isWidened =
      kind != DotKind::BF16 && dot == DotOp::getGroup(DotKind::S16S16);
  return isWidened ? DotKind::S16S16 : kind;
}

std::optional<DotForm> prelu::getDotForm(DotKind kind, int64_t dot) {
  kind = getDotInstruction(kind, dot);
  int64_t group = DotOp::getGroup(kind);
  if (dot == group)
    return DotForm::Lanes;
  if (kind == DotKind::S16S16)
    return std::nullopt;
  if (dot == 2 * group)
    return DotForm::Pairs;
  // A row of 64 bytes.
  if (dot == 16 * group)
    return DotForm::Tiles;
  return std::nullopt;
}

int64_t prelu::getPackedGroup(DotKind kind, int64_t dot) {
  return getDotForm(kind, dot) == DotForm::Pairs
             ? dot
             : DotOp::getGroup(getDotInstruction(kind, dot));
}

int64_t prelu::getTileStep(TargetAttr target, DotKind kind) {
  constexpr int64_t groupBytes = 4;
  if (target.getCore().getTilesPerCycle(kind) == 0)
    return 0;
  return target.getModel().tiles.rowBytes / groupBytes * DotOp::getGroup(kind);
}

bool prelu::hasPairInstruction(TargetAttr target, DotKind kind) {
  constexpr int64_t pairBits = 128;
  return target.getCore().getPairs(kind).has(pairBits);
}
