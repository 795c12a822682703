//===- DirectKernel.cpp - one thread for neighbouring elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "prelu/Region/ContractionLoops.h"
#include "prelu/Region/LoopOrder.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class DirectKernel : public Kernel {
public:
  using Kernel::Kernel;

protected:
  LogicalResult emitKernel() override;

private:
  FailureOr<Value> emitReduction(SmallVector<Base> bases,
                                 SmallVector<AffineExpr> loops,
                                 ArrayRef<unsigned> rest, Value accumulator);
};
} // namespace

/// The remaining reduction loops `rest` around one step of the anchor.
FailureOr<Value> DirectKernel::emitReduction(SmallVector<Base> bases,
                                             SmallVector<AffineExpr> loops,
                                             ArrayRef<unsigned> rest,
                                             Value accumulator) {
  if (rest.empty()) {
    KernelEvaluator evaluator(rewriter, loc, op.getBody(), bases,
                              mapping.getVector(), inputs);
    FailureOr<SmallVector<Value>> next =
        evaluator.evaluateLoopPoint(anchor, loops, accumulator);
    if (failed(next))
      return failure();
    return mapping.getVector() == 1 ? next->front()
                                    : evaluator.broadcast(next->front());
  }
  unsigned loop = rest.front();
  auto forOp = scf::ForOp::create(
      rewriter, loc, createIndex(0),
      getValueOrCreateConstantIndexOp(rewriter, loc, extents[loop]),
      createIndex(1), accumulator);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  loops[loop] = getAffineDimExpr(bases.size(), rewriter.getContext());
  bases.push_back({forOp.getInductionVar(), {}, {}});
  FailureOr<Value> next =
      emitReduction(bases, loops, rest.drop_front(), forOp.getRegionIterArg(0));
  if (failed(next))
    return failure();
  scf::YieldOp::create(rewriter, loc, *next);
  return forOp.getResult(0);
}

LogicalResult DirectKernel::emitKernel() {
  // The loops in the order of the first result's dimensions, so that
  // neighbouring threads store neighbouring elements.
  SmallVector<unsigned> order;
  for (AffineExpr expr : region.yieldMaps.front().getResults())
    order.push_back(cast<AffineDimExpr>(expr).getPosition());
  std::optional<SmallVector<int64_t>> sizes = getConstantIntValues(extents);
  int64_t threads = mapping.getBlock().front(), width = mapping.getVector();
  SmallVector<OpFoldResult> parallel =
      llvm::map_to_vector(order, [&](unsigned loop) { return extents[loop]; });
  AffineExpr product = getAffineConstantExpr(1, rewriter.getContext());
  for (unsigned dim = 0; dim < parallel.size(); ++dim)
    product = product * getAffineSymbolExpr(dim, rewriter.getContext());
  OpFoldResult total =
      affine::makeComposedFoldedAffineApply(rewriter, loc, product, parallel);
  if (width > 1 && (!sizes || *getConstantIntValue(total) % width != 0))
    return op.emitOpError("expects mapping.vector to divide the number of "
                          "results, which must be static");
  // A result without elements still launches one block, whose threads would
  // read: no block then.
  AffineExpr s0 = getAffineSymbolExpr(0, rewriter.getContext());
  OpFoldResult blocks = affine::makeComposedFoldedAffineApply(
      rewriter, loc, s0.ceilDiv(width * threads), {total});
  Value totalValue = getValueOrCreateConstantIndexOp(rewriter, loc, total);
  SmallVector<Value> parallelValues =
      getValueOrCreateConstantIndexOp(rewriter, loc, parallel);
  Value one = createIndex(1);
  if (failed(createLaunch(
          {getValueOrCreateConstantIndexOp(rewriter, loc, blocks), one, one},
          threads)))
    return failure();

  // The threads behind the last element compute it once more.
  Value number = affine::makeComposedAffineApply(
      rewriter, loc,
      getAffineDimExpr(0, rewriter.getContext()) * threads +
          getAffineDimExpr(1, rewriter.getContext()),
      {launch.getBlockIds().x, launch.getThreadIds().x});
  SmallVector<Base> bases;
  SmallVector<AffineExpr> loops(anchor.getNumLoops());
  AffineExpr d0 = getAffineDimExpr(0, rewriter.getContext());
  if (sizes) {
    Value last = createIndex(*getConstantIntValue(total) / width - 1);
    bases.push_back(
        {arith::MinUIOp::create(rewriter, loc, number, last), {}, {}});
    AffineExpr first = d0 * width;
    delinearize(width == 1 ? first : first + s0, order, *sizes, loops);
  } else {
    Value last =
        arith::SubIOp::create(rewriter, loc, totalValue, createIndex(1));
    Value clamped = arith::MinUIOp::create(rewriter, loc, number, last);
    auto indices = affine::AffineDelinearizeIndexOp::create(
        rewriter, loc, clamped, parallelValues);
    for (auto [loop, index] : llvm::zip_equal(order, indices.getMultiIndex())) {
      loops[loop] = getAffineDimExpr(bases.size(), rewriter.getContext());
      bases.push_back({index, {}, {}});
    }
  }

  KernelEvaluator evaluator(rewriter, loc, op.getBody(), bases, width, inputs);
  if (anchor.getNumReductionLoops() > 0) {
    OpOperand &init = *anchor.getDpsInitOperand(0);
    SmallVector<AffineExpr> point =
        applyMap(anchor.getMatchingIndexingMap(&init), loops);
    FailureOr<Value> accumulator = evaluator.evaluate(init.get(), point);
    if (failed(accumulator))
      return failForm();
    if (width > 1)
      *accumulator = evaluator.broadcast(*accumulator);
    SmallVector<unsigned> reduction =
        getLoopOrder(anchor, order.back()).reduction;
    FailureOr<Value> sum = emitReduction(bases, loops, reduction, *accumulator);
    if (failed(sum))
      return failForm();
    evaluator.define(anchor->getResult(0), point, *sum);
  }
  return emitResults(evaluator, loops);
}

std::unique_ptr<Kernel> prelu::makeDirectKernel(RewriterBase &rewriter,
                                                const FusedRegion &region) {
  return std::make_unique<DirectKernel>(rewriter, region);
}
