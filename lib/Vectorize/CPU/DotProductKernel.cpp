//===- DotProductKernel.cpp - one dot product per accumulator and step
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DotOperands.h"
#include "MicroKernel.h"

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
      : region(region), dot(dot), operands(region, dot),
        rewriter(region.rewriter), loc(region.loc) {}

  int64_t getStep() const override { return operands.getGroup(); }

  FailureOr<SmallVector<Value>> multiply(const Tile &tile, int64_t count,
                                         ValueRange accumulators) override;

private:
  FailureOr<Value> repeatRow(const DotFactor &factor, const Tile &tile,
                             ArrayRef<AffineExpr> point, int64_t count);

  TiledRegion &region;
  DotProduct dot;
  DotOperands operands;
  RewriterBase &rewriter;
  Location loc;
};
} // namespace

/// The elements of `count` iterations from `point` on, repeated for each of the
/// tile's lanes.
FailureOr<Value> DotProductKernel::repeatRow(const DotFactor &factor,
                                             const Tile &tile,
                                             ArrayRef<AffineExpr> point,
                                             int64_t count) {
  int64_t group = operands.getGroup(), lanes = tile.lanes.getWidth();
  FailureOr<Value> row = operands.readRow(factor, tile, point, count, group);
  if (failed(row))
    return failure();
  Type element = getElementTypeOrSelf(row->getType());
  Type word = rewriter.getI32Type();
  Value bits = vector::BitCastOp::create(rewriter, loc,
                                         VectorType::get({1}, word), *row);
  bits = vector::ExtractOp::create(rewriter, loc, bits, 0);
  bits = vector::BroadcastOp::create(rewriter, loc,
                                     VectorType::get({lanes}, word), bits);
  return vector::BitCastOp::create(
             rewriter, loc, VectorType::get({lanes * group}, element), bits)
      .getResult();
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
      auto key = AffineMap::get(tile.bases.size(), 1,
                                applyMap(operands.getMap(factor), point),
                                rewriter.getContext());
      Value &value = known[i][key];
      if (!value) {
        FailureOr<Value> read =
            operands.isOnLanes(factor)
                ? operands.readColumns(factor, tile, point, count, evaluator)
                : repeatRow(factor, tile, point, count);
        if (failed(read))
          return failure();
        value = *read;
      }
      registers[i] = value;
    }
    return DotOp::create(rewriter, loc, operands.getKind(), registers[0],
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
