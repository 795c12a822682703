//===- MultiplyAddKernel.cpp - one multiply-add per accumulator and step
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class MultiplyAddKernel : public MicroKernel {
public:
  explicit MultiplyAddKernel(TiledRegion &region) : region(region) {}

  FailureOr<SmallVector<Value>> multiply(const Tile &tile, int64_t count,
                                         ValueRange accumulators) override {
    TileEvaluator evaluator = region.makeEvaluator(tile);
    auto update = [&](ArrayRef<AffineExpr> point,
                      Value accumulator) -> FailureOr<Value> {
      FailureOr<SmallVector<Value>> next =
          evaluator.evaluateLoopPoint(region.anchor, point, accumulator);
      if (failed(next))
        return failure();
      return evaluator.broadcast(next->front());
    };
    return updateAccumulators(region, tile, accumulators, evaluator, update);
  }

private:
  TiledRegion &region;
};
} // namespace

std::unique_ptr<MicroKernel>
prelu::createMultiplyAddKernel(TiledRegion &region) {
  return std::make_unique<MultiplyAddKernel>(region);
}
