//===- DotProductKernel.cpp - one dot product per accumulator and step
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "InterleaveRegisters.h"
#include "MicroKernel.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A register of the factor that runs along the lanes holds, lane by lane, the
/// elements of a few neighbouring iterations; one of the other factor holds
/// those of one row, again and again.
class DotProductKernel : public MicroKernel {
public:
  DotProductKernel(TiledRegion &region, const DotProduct &dot)
      : region(region), dot(dot), rewriter(region.rewriter), loc(region.loc),
        group(region.schedule.getDot()), loop(region.order.reduction.back()) {
    for (const DotFactor &factor : this->dot.factors)
      if (isOnLanes(factor))
        findPanels(factor);
  }

  int64_t getStep() const override { return group; }

  FailureOr<SmallVector<Value>> multiply(const Tile &tile, int64_t count,
                                         ValueRange accumulators) override;

private:
  AffineMap getMap(const DotFactor &factor) {
    return region.anchor.getMatchingIndexingMap(factor.operand);
  }
  bool isOnLanes(const DotFactor &factor) {
    return getMap(factor).isFunctionOfDim(region.lanesLoop);
  }
  FailureOr<Value> getRow(const DotFactor &factor, const Tile &tile,
                          ArrayRef<AffineExpr> point, int64_t count,
                          int64_t lanes);
  FailureOr<Value> getColumns(const DotFactor &factor, const Tile &tile,
                              ArrayRef<AffineExpr> point, int64_t count,
                              TileEvaluator &evaluator);
  void findPanels(const DotFactor &factor);
  FailureOr<Value> readPanel(ArrayRef<AffineExpr> point, int64_t lanes,
                             TileEvaluator &evaluator);
  Value concatenate(ArrayRef<Value> registers);

  TiledRegion &region;
  DotProduct dot;
  RewriterBase &rewriter;
  Location loc;
  /// Iterations of `loop`, the innermost of the reduction, in one step.
  int64_t group;
  unsigned loop;
  /// Where the factor on the lanes is packed: how, from the anchor's loops to
  /// the packed dimensions, and the packed tensor with the elements of a
  /// register as one dimension.
  linalg::UnPackOp unpack;
  AffineMap unpackMap;
  Value panels;
};
} // namespace

/// The elements of `count` iterations from `point` on, repeated for each of
/// `lanes` lanes.
FailureOr<Value> DotProductKernel::getRow(const DotFactor &factor,
                                          const Tile &tile,
                                          ArrayRef<AffineExpr> point,
                                          int64_t count, int64_t lanes) {
  // The iterations take the place of the lanes.
  Lanes iterations{group, {}, {}};
  if (count < group) {
    iterations.count = rewriter.getIndexAttr(count);
    iterations.mask = vector::ConstantMaskOp::create(
        rewriter, loc, VectorType::get({group}, rewriter.getI1Type()),
        ArrayRef<int64_t>{count});
  }
  TileEvaluator evaluator(rewriter, loc, region.op.getBody(), tile.bases,
                          iterations);
  SmallVector<AffineExpr> loops(point);
  loops[loop] = loops[loop] + getAffineSymbolExpr(0, rewriter.getContext());
  FailureOr<Value> element = evaluator.evaluate(
      factor.operand->get(), applyMap(getMap(factor), loops));
  if (failed(element))
    return failure();
  Value row = evaluator.cloneSlice(
      region.anchor, factor.narrow,
      region.anchor.getMatchingBlockArgument(factor.operand),
      evaluator.broadcast(*element));
  Type type = row.getType();
  Type word = rewriter.getI32Type();
  Value bits =
      vector::BitCastOp::create(rewriter, loc, VectorType::get({1}, word), row);
  bits = vector::ExtractOp::create(rewriter, loc, bits, 0);
  bits = vector::BroadcastOp::create(rewriter, loc,
                                     VectorType::get({lanes}, word), bits);
  return vector::BitCastOp::create(
             rewriter, loc,
             VectorType::get({lanes * group}, getElementTypeOrSelf(type)), bits)
      .getResult();
}

/// Sets `panels` where the operand of `factor` was packed for this: groups of
/// `loop` innermost.
void DotProductKernel::findPanels(const DotFactor &factor) {
  AffineMap map = getMap(factor);
  Value value =
      skipRegionTransposes(factor.operand->get(), map, region.op.getBody());
  auto packed = value.getDefiningOp<linalg::UnPackOp>();
  MLIRContext *context = rewriter.getContext();
  // What fills up a panel is 0, and so have to be its products.
  if (!packed || packed->getParentRegion() != &region.op.getBody() ||
      factor.narrow != region.anchor.getMatchingBlockArgument(factor.operand))
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

/// Reads a register of the panels.
FailureOr<Value> DotProductKernel::readPanel(ArrayRef<AffineExpr> point,
                                             int64_t lanes,
                                             TileEvaluator &evaluator) {
  FailureOr<SmallVector<AffineExpr>> packed =
      TileEvaluator::getSourcePoint(
          cast<DataMovementOpInterface>(unpack.getOperation()),
          applyMap(unpackMap, point));
  if (failed(packed))
    return failure();
  // [..., lane, iteration of the group] --> [..., lane * group + iteration]
  AffineExpr inside = packed->pop_back_val();
  packed->back() = packed->back() * group + inside;
  return evaluator.readRegister(panels, *packed, lanes * group);
}

/// The vectors `registers` of one type as one.
Value DotProductKernel::concatenate(ArrayRef<Value> registers) {
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

/// The elements of `count` iterations from `point` on, next to each other for
/// each lane.
FailureOr<Value> DotProductKernel::getColumns(const DotFactor &factor,
                                              const Tile &tile,
                                              ArrayRef<AffineExpr> point,
                                              int64_t count,
                                              TileEvaluator &evaluator) {
  if (panels)
    return readPanel(point, tile.lanes.width, evaluator);
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
  return concatenate(interleaveRegisters(rewriter, loc, registers));
}

FailureOr<SmallVector<Value>>
DotProductKernel::multiply(const Tile &tile, int64_t count,
                           ValueRange accumulators) {
  TileEvaluator evaluator = region.makeEvaluator(tile);
  // Per factor: its registers by the point that they are read at.
  DenseMap<AffineMap, Value> known[2];
  auto update = [&](ArrayRef<AffineExpr> point,
                    Value accumulator) -> FailureOr<Value> {
    Value registers[2];
    for (auto [i, factor] : llvm::enumerate(dot.factors)) {
      auto key =
          AffineMap::get(tile.bases.size(), 1, applyMap(getMap(factor), point),
                         rewriter.getContext());
      Value &value = known[i][key];
      if (!value) {
        FailureOr<Value> read =
            isOnLanes(factor)
                ? getColumns(factor, tile, point, count, evaluator)
                : getRow(factor, tile, point, count, tile.lanes.width);
        if (failed(read))
          return failure();
        value = *read;
      }
      registers[i] = value;
    }
    return DotOp::create(rewriter, loc, dot.getKind(), registers[0],
                         registers[1], accumulator)
        .getResult();
  };
  return updateAccumulators(region, tile, accumulators, evaluator, update);
}

std::unique_ptr<MicroKernel>
prelu::createDotProductKernel(TiledRegion &region) {
  return std::make_unique<DotProductKernel>(
      region, *matchPlainDotProduct(region.anchor));
}
