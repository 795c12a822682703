//===- DotOperands.cpp - the factors of a dot product in registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DotOperands.h"

#include "InterleaveRegisters.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

DotOperands::DotOperands(TiledRegion &region, const DotProduct &dot)
    : region(region), rewriter(region.rewriter), loc(region.loc),
      kind(getDotInstruction(dot.getKind(), region.schedule.getDot())),
      group(getPackedGroup(dot.getKind(), region.schedule.getDot())),
      loop(region.order.reduction.back()) {
  for (const DotFactor &factor : dot.factors)
    if (isOnLanes(factor))
      findPanels(factor);
}

FailureOr<Value> DotOperands::readRow(const DotFactor &factor, const Tile &tile,
                                      ArrayRef<AffineExpr> point, int64_t count,
                                      int64_t width) {
  // The iterations take the place of the lanes.
  Lanes iterations =
      Lanes::getFirst(rewriter, loc, VectorShape::getFixed(width),
                      rewriter.getIndexAttr(count));
  TileEvaluator evaluator(rewriter, loc, region.op.getBody(), tile.bases,
                          iterations);
  SmallVector<AffineExpr> loops(point);
  loops[loop] = loops[loop] + getAffineSymbolExpr(0, rewriter.getContext());
  FailureOr<Value> element = evaluator.evaluate(
      factor.operand->get(), applyMap(getMap(factor), loops));
  if (failed(element))
    return failure();
  return widen(factor,
               evaluator.cloneSlice(
                   region.anchor, factor.narrow,
                   region.anchor.getMatchingBlockArgument(factor.operand),
                   evaluator.broadcast(*element)));
}

/// The `elements` of `factor` as the instruction takes them.
Value DotOperands::widen(const DotFactor &factor, Value elements) {
  auto type = cast<VectorType>(elements.getType());
  if (kind != DotKind::S16S16 || type.getElementType().isInteger(16))
    return elements;
  auto wide = VectorType::get(type.getShape(), rewriter.getI16Type());
  if (factor.isUnsigned)
    return arith::ExtUIOp::create(rewriter, loc, wide, elements);
  return arith::ExtSIOp::create(rewriter, loc, wide, elements);
}

/// Sets `panels` where the operand of `factor` was packed for this: groups of
/// `loop` innermost.
void DotOperands::findPanels(const DotFactor &factor) {
  AffineMap map = getMap(factor);
  Value value =
      skipRegionTransposes(factor.operand->get(), map, region.op.getBody());
  auto packed = value.getDefiningOp<linalg::UnPackOp>();
  MLIRContext *context = rewriter.getContext();
  // What fills up a panel is 0, and so have to be its products.
  if (!packed || packed->getParentRegion() != &region.op.getBody() ||
      !isAsRead(factor))
    return;
  ArrayRef<int64_t> dims = packed.getInnerDimsPos();
  if (dims.size() != 2 || packed.getStaticInnerTiles()[1] != group ||
      map.getResult(dims[0]) != getAffineDimExpr(region.lanesLoop, context) ||
      map.getResult(dims[1]) != getAffineDimExpr(loop, context))
    return;
  unpack = packed;
  unpackMap = map;
  int64_t rank = unpack.getSourceType().getRank();
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim + 1 < rank; ++dim)
    groups.push_back({dim});
  groups.back().push_back(rank - 1);
  panels = tensor::CollapseShapeOp::create(rewriter, loc, unpack.getSource(),
                                           groups);
}

FailureOr<SmallVector<AffineExpr>>
DotOperands::getPanelPoint(ArrayRef<AffineExpr> point) const {
  linalg::UnPackOp op = unpack;
  FailureOr<SmallVector<AffineExpr>> packed = TileEvaluator::getSourcePoint(
      getDataMovement(op->getResult(0)), applyMap(unpackMap, point));
  if (failed(packed))
    return failure();
  // [..., lane, iteration of the group] --> [..., lane * group + iteration]
  AffineExpr inside = packed->pop_back_val();
  packed->back() = packed->back() * group + inside;
  return packed;
}

/// The vectors `registers` of one type as one.
Value DotOperands::concatenate(ArrayRef<Value> registers) {
  SmallVector<Value> parts(registers);
  while (parts.size() > 1) {
    int64_t width = cast<VectorType>(parts.front().getType()).getNumElements();
    auto order = llvm::to_vector(llvm::seq<int64_t>(2 * width));
    SmallVector<Value> next;
    for (size_t i = 0; i < parts.size(); i += 2)
      next.push_back(vector::ShuffleOp::create(rewriter, loc, parts[i],
                                               parts[i + 1], order));
    parts = next;
  }
  return parts.front();
}

FailureOr<Value> DotOperands::readColumns(const DotFactor &factor,
                                          const Tile &tile,
                                          ArrayRef<AffineExpr> point,
                                          int64_t count,
                                          TileEvaluator &evaluator) {
  if (panels) {
    FailureOr<SmallVector<AffineExpr>> packed = getPanelPoint(point);
    if (failed(packed))
      return failure();
    FailureOr<Value> elements =
        evaluator.readRegister(panels, *packed, tile.lanes.getShape() * group);
    return failed(elements) ? elements : widen(factor, *elements);
  }
  BlockArgument argument =
      region.anchor.getMatchingBlockArgument(factor.operand);
  SmallVector<Value> registers;
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<AffineExpr> loops(point);
    loops[loop] = loops[loop] + i;
    FailureOr<Value> value = evaluator.evaluate(
        factor.operand->get(), applyMap(getMap(factor), loops));
    if (failed(value))
      return failure();
    registers.push_back(evaluator.cloneSlice(
        region.anchor, factor.narrow, argument, evaluator.broadcast(*value)));
  }
  Type type = registers.front().getType();
  registers.resize(group, arith::ConstantOp::create(
                              rewriter, loc, rewriter.getZeroAttr(type)));
  return widen(factor,
               concatenate(interleaveRegisters(rewriter, loc, registers)));
}
