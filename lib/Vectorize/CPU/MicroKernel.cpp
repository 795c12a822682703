//===- MicroKernel.cpp - one step of a reduction on a register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

FailureOr<SmallVector<Value>> prelu::updateAccumulators(
    TiledRegion &region, const Tile &tile, ValueRange accumulators,
    TileEvaluator &evaluator,
    llvm::function_ref<FailureOr<Value>(ArrayRef<AffineExpr>, Value)> update) {
  SmallVector<Value> results;
  for (auto [point, accumulator] :
       llvm::zip_equal(region.getPoints(tile), accumulators)) {
    FailureOr<bool> isSkipped = region.readsNeutralPadding(point, evaluator);
    if (failed(isSkipped))
      return failure();
    FailureOr<Value> next =
        *isSkipped ? FailureOr<Value>(accumulator) : update(point, accumulator);
    if (failed(next))
      return failure();
    results.push_back(*next);
  }
  return results;
}

Value prelu::addToInit(RewriterBase &rewriter, Location loc, Value init,
                       Value value) {
  if (matchPattern(init, m_Zero()) || matchPattern(init, m_AnyZeroFloat()))
    return value;
  if (isa<FloatType>(getElementTypeOrSelf(value)))
    return arith::AddFOp::create(rewriter, loc, init, value);
  return arith::AddIOp::create(rewriter, loc, init, value);
}

/// What the instructions that the schedule of `region` asks for multiply;
/// nothing for multiply-adds.
static std::optional<DotForm> getScheduledForm(TiledRegion &region) {
  int64_t dot = region.schedule.getDot();
  if (dot == 1)
    return std::nullopt;
  return getDotForm(matchPlainDotProduct(region.anchor)->getKind(), dot);
}

std::unique_ptr<MicroKernel> prelu::createMicroKernel(TiledRegion &region) {
  std::optional<DotForm> form = getScheduledForm(region);
  if (!form)
    return createMultiplyAddKernel(region);
  switch (*form) {
  case DotForm::Lanes:
    return createDotProductKernel(region);
  case DotForm::Pairs:
    return createPairProductKernel(region);
  case DotForm::Tiles:
    return createMatrixTileKernel(region);
  }
  llvm_unreachable("unknown form");
}
