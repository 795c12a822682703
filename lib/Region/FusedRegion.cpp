//===- FusedRegion.cpp - what the loops of a prelu.fused region touch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/FusedRegion.h"
#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/ContractionLoops.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::prelu;

/// The operations whose values `prelu-vectorize` computes tile by tile. A copy
/// is read around; what is none costs nothing in front of the region.
static bool isTiledOp(Operation *op) {
  auto movement = dyn_cast<DataMovementOpInterface>(op);
  return isa<linalg::LinalgOp, PReluOp, WinogradFilterOp, YieldOp>(op) ||
         (movement && movement.isCopy() && movement.getOnlySource());
}

/// The loops of `op` as expressions over the anchor's loops, derived from an
/// operand or result of known map that `op` walks by a permutation.
static FailureOr<SmallVector<AffineExpr>>
invertMap(AffineMap map, ArrayRef<AffineExpr> point) {
  SmallVector<AffineExpr> loops(map.getNumDims());
  for (auto [expr, index] : llvm::zip_equal(map.getResults(), point))
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      loops[dim.getPosition()] = index;
  if (llvm::any_of(loops, [](AffineExpr expr) { return !expr; }))
    return failure();
  return loops;
}

namespace {
/// Maps from the anchor's loops to the dimensions of the region's values.
class RegionMaps {
public:
  RegionMaps(FusedOp op, const RegionRoles &roles)
      : roles(roles), anchor(roles.anchor) {
    unsigned numLoops = anchor.getNumLoops();
    MLIRContext *context = op.getContext();
    SmallVector<AffineExpr> loops;
    for (unsigned i = 0; i < numLoops; ++i)
      loops.push_back(getAffineDimExpr(i, context));
    opLoops[anchor] = loops;
    for (OpResult result : anchor->getResults())
      values[result] = anchor.getIndexingMapMatchingResult(result);
    for (Operation &bodyOp : op.getBody().front().without_terminator())
      visit(&bodyOp);
  }

  AffineMap lookup(Value value) const { return values.lookup(value); }
  DenseMap<Value, AffineMap> takeMaps() { return std::move(values); }

  /// Whether no operation reads two values of one iteration of the anchor in
  /// different iterations of its own, nor values from both sides of a pool.
  bool isConsistent() const { return consistent; }

  /// Whether `value` comes after a pool: the loops that its map speaks of then
  /// count the windows.
  bool isPooled(Value value) const { return pooled.contains(value); }
  bool hasPool() const { return !pooled.empty(); }

private:
  void visit(Operation *bodyOp) {
    if (bodyOp == anchor.getOperation())
      return;
    MLIRContext *context = bodyOp->getContext();
    if (auto prelu = dyn_cast<PReluOp>(bodyOp)) {
      AffineMap map = values.lookup(prelu.getInput());
      if (!map)
        return;
      opLoops[bodyOp] = SmallVector<AffineExpr>(map.getResults());
      values[prelu.getResult()] = map;
      if (isPooled(prelu.getInput()))
        pooled.insert(prelu.getResult());
      return;
    }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(bodyOp);
    if (!linalgOp)
      return;
    if (linalgOp == roles.pool)
      return visitPool(linalgOp);
    if (linalgOp.getNumReductionLoops() != 0 && !roles.isSum(bodyOp))
      return;
    for (OpOperand &operand : bodyOp->getOpOperands()) {
      AffineMap map = values.lookup(operand.get());
      if (!map || !linalgOp.getMatchingIndexingMap(&operand).isPermutation())
        continue;
      FailureOr<SmallVector<AffineExpr>> loops = invertMap(
          linalgOp.getMatchingIndexingMap(&operand), map.getResults());
      if (failed(loops))
        continue;
      auto [known, isNew] = opLoops.try_emplace(bodyOp, *loops);
      if (!isNew) {
        consistent &= known->second == *loops &&
                      isPooled(operand.get()) == isPooled(bodyOp->getResult(0));
        continue;
      }
      if (isPooled(operand.get()))
        pooled.insert_range(bodyOp->getResults());
      AffineMap toLoops =
          AffineMap::get(anchor.getNumLoops(), 0, *loops, context);
      for (OpResult result : bodyOp->getResults())
        values[result] =
            linalgOp.getIndexingMapMatchingResult(result).compose(toLoops);
    }
  }

  /// A pool's result has a dimension for each of its input's.
  void visitPool(linalg::LinalgOp pool) {
    AffineMap map = values.lookup(pool.getDpsInputs().front());
    if (!map || isPooled(pool.getDpsInputs().front()))
      return;
    AffineMap inputMap =
        pool.getMatchingIndexingMap(pool.getDpsInputOperand(0));
    AffineMap resultMap = pool.getIndexingMapMatchingResult(pool->getResult(0));
    SmallVector<AffineExpr> dims;
    for (AffineExpr loop : resultMap.getResults())
      for (auto [dim, expr] : llvm::enumerate(inputMap.getResults()))
        if (expr.isFunctionOfDim(cast<AffineDimExpr>(loop).getPosition()))
          dims.push_back(map.getResult(dim));
    values[pool->getResult(0)] =
        AffineMap::get(anchor.getNumLoops(), 0, dims, pool.getContext());
    pooled.insert(pool->getResult(0));
  }

  const RegionRoles &roles;
  linalg::LinalgOp anchor;
  llvm::SmallDenseSet<Value> pooled;
  bool consistent = true;
  DenseMap<Value, AffineMap> values;
  DenseMap<Operation *, SmallVector<AffineExpr>> opLoops;
};
} // namespace

SmallVector<FusedOp> prelu::getFusedOps(Operation *root) {
  SmallVector<FusedOp> ops;
  root->walk([&](FusedOp op) { ops.push_back(op); });
  return ops;
}

OrReason<FusedRegion> FusedRegion::analyze(FusedOp op) {
  return analyze(op, RegionRoles(op));
}

OrReason<FusedRegion> FusedRegion::analyze(FusedOp op,
                                           const RegionRoles &roles) {
  FusedRegion region;
  region.op = op;
  region.anchor = roles.anchor;
  if (!region.anchor)
    return Reason("no structured operation");
  region.pool = roles.pool;
  region.windows = roles.windows;
  RegionMaps maps(op, roles);
  if (!maps.isConsistent())
    return Reason("an operation reads values of different iterations");
  unsigned numParallel = region.anchor.getNumParallelLoops();
  for (Value value : op.getYieldedValues()) {
    if (maps.hasPool() && !maps.isPooled(value))
      return Reason("a result that its pool does not take");
    auto producer = value.getDefiningOp<linalg::LinalgOp>();
    region.sums.push_back(roles.isSum(producer) ? producer
                                                : linalg::LinalgOp());
    region.yieldMaps.push_back(maps.lookup(value));
  }
  for (auto [map, sum] : llvm::zip_equal(region.yieldMaps, region.sums))
    if (!map || !map.isProjectedPermutation() ||
        (map.getNumResults() != numParallel && !sum))
      return Reason("a result is not computed once per iteration of the "
                    "parallel loops");
  region.maps = maps.takeMaps();
  return region;
}

bool FusedRegion::yieldsSum() const {
  return llvm::any_of(sums, [](linalg::LinalgOp sum) { return bool(sum); });
}

AffineMap FusedRegion::getFullYieldMap() const {
  for (auto [sum, map] : llvm::zip_equal(sums, yieldMaps))
    if (!sum)
      return map;
  return getMap(anchor->getResult(0));
}

linalg::LinalgOp prelu::getYieldedSum(FusedOp op, unsigned number) {
  Operation *producer = op.getYieldedValues()[number].getDefiningOp();
  return producer && producer->getParentRegion() == &op.getBody() &&
                 FusedOp::isSum(producer)
             ? cast<linalg::LinalgOp>(producer)
             : linalg::LinalgOp();
}

Value prelu::getShapeSourceOutside(Value value, Region &region) {
  while (value && value.getParentRegion() == &region) {
    Operation *op = value.getDefiningOp();
    if (!op)
      return {};
    if (auto dps = dyn_cast<DestinationStyleOpInterface>(op))
      value = dps.getTiedOpOperand(cast<OpResult>(value))->get();
    else if (auto prelu = dyn_cast<PReluOp>(op))
      value = prelu.getInput();
    else if (auto backward = dyn_cast<BackwardOp>(op))
      value =
          value == backward.getDx() ? backward.getInput() : backward.getAlpha();
    else
      return {};
  }
  return value;
}

FailureOr<SmallVector<OpFoldResult>> prelu::findLoopExtents(OpBuilder &builder,
                                                            FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<OpFoldResult> extents(anchor.getNumLoops());
  for (auto [loop, range] : llvm::enumerate(anchor.getStaticLoopRanges()))
    if (!ShapedType::isDynamic(range))
      extents[loop] = builder.getIndexAttr(range);
  for (OpOperand &operand : anchor->getOpOperands()) {
    if (!isa<RankedTensorType>(operand.get().getType()))
      continue;
    AffineMap map = anchor.getMatchingIndexingMap(&operand);
    for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
      auto loop = dyn_cast<AffineDimExpr>(expr);
      if (!loop || extents[loop.getPosition()])
        continue;
      Value source = getShapeSourceOutside(operand.get(), op.getBody());
      if (source)
        extents[loop.getPosition()] =
            tensor::getMixedSize(builder, op.getLoc(), source, dim);
    }
  }
  if (!llvm::all_of(extents, [](OpFoldResult extent) { return bool(extent); }))
    return failure();
  return extents;
}

FailureOr<SmallVector<OpFoldResult>> prelu::getLoopExtents(OpBuilder &builder,
                                                           FusedOp op) {
  FailureOr<SmallVector<OpFoldResult>> extents = findLoopExtents(builder, op);
  if (failed(extents))
    return op.emitOpError("has a loop whose extent no operand fixes");
  return extents;
}

static bool isVectorElement(Type type) {
  return isa<FloatType>(type) || (type.isInteger() && !type.isInteger(1));
}

/// Whether the loops of `anchor` can be computed.
static Verdict hasComputableLoops(linalg::LinalgOp anchor) {
  if (!anchor)
    return Reason("no structured operation");
  if (anchor.getNumParallelLoops() == 0)
    return Reason("no parallel loop to put on the vector lanes");
  if (anchor.getNumReductionLoops() > 0 && anchor->getNumResults() != 1)
    return Reason("a reduction with several results");
  return {};
}

/// Whether `op`, which the tiles do not compute, can stand in front of
/// `region`.
static Verdict isHoistable(Operation &op, Region &region) {
  for (Value operand : op.getOperands()) {
    Operation *def = operand.getDefiningOp();
    if (def && def->getParentRegion() == &region && isTiledOp(def))
      return Reason("'" + op.getName().getStringRef() +
                    "' takes a value that is computed in the region");
  }
  return {};
}

/// Whether tiles of `op`, in a region of `roles`, can be computed.
static Verdict isComputable(linalg::LinalgOp op, const RegionRoles &roles) {
  if (!op.hasPureTensorSemantics())
    return Reason("an operation on memrefs");
  if (!hasElementwiseBody(op))
    return Reason("the body of '" + op->getName().getStringRef() +
                  "' holds more than elementwise scalar operations");
  if (op == roles.anchor || roles.isSum(op) || op == roles.pool)
    return {};
  for (OpResult result : op->getResults())
    if (!op.getIndexingMapMatchingResult(result).isPermutation())
      return Reason("an elementwise operation that does not walk its result "
                    "once");
  return {};
}

/// Whether what `op` reads from outside of `region` is there as elements that
/// vectors have.
static Verdict readsVectorElements(Operation &op, Region &region) {
  for (Value operand : op.getOperands())
    if (auto type = dyn_cast<RankedTensorType>(operand.getType()))
      if (operand.getParentRegion() != &region &&
          !isVectorElement(type.getElementType()) &&
          !operand.getDefiningOp<tensor::EmptyOp>())
        return Reason("it reads elements that are no floats or integers of "
                      "whole bytes");
  return {};
}

/// Whether `op` of `region` can be computed or stand in front of it.
static Verdict isComputable(Operation &op, Region &region,
                            const RegionRoles &roles) {
  auto movement = dyn_cast<DataMovementOpInterface>(op);
  if (movement && movement.hasPadding()) {
    if (!op.hasOneUse() || !isa<linalg::LinalgOp>(*op.user_begin()))
      return Reason("padding that something else than the contraction reads");
    return {};
  }
  if (!isTiledOp(&op))
    return isHoistable(op, region);
  if (Verdict verdict = readsVectorElements(op, region); !verdict)
    return verdict;
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  return linalgOp ? isComputable(linalgOp, roles) : Verdict();
}

/// What getVectorizable and getMappable have in common.
static OrReason<FusedRegion> getComputable(FusedOp op,
                                           const RegionRoles &roles) {
  if (Verdict verdict = hasComputableLoops(roles.anchor); !verdict)
    return verdict.getReason();
  for (Operation &bodyOp : op.getBody().front())
    if (Verdict verdict = isComputable(bodyOp, op.getBody(), roles); !verdict)
      return verdict.getReason();
  for (Type type : op.getResultTypes())
    if (!isVectorElement(getElementTypeOrSelf(type)))
      return Reason("its elements are no floats or integers of whole bytes");
  return FusedRegion::analyze(op, roles);
}

OrReason<FusedRegion> prelu::getVectorizable(FusedOp op) {
  RegionRoles roles(op);
  if (roles.pool)
    return Reason("it pools what it computes");
  return getComputable(op, roles);
}

OrReason<FusedRegion> prelu::getMappable(FusedOp op) {
  OrReason<FusedRegion> region = getComputable(op, RegionRoles(op));
  if (!region)
    return region;
  if (region->pool)
    if (auto loops = getContractionLoops(*region); !loops)
      return loops.getReason();
  if (region->yieldsSum())
    return Reason("a result is a sum over what the threads compute");
  return region;
}

LogicalResult prelu::hoistUntiledOps(RewriterBase &rewriter, FusedOp op) {
  SmallVector<Operation *> toMove;
  llvm::SmallPtrSet<Operation *, 8> moving;
  for (Operation &bodyOp : op.getBody().front().without_terminator()) {
    if (isTiledOp(&bodyOp))
      continue;
    for (Value operand : bodyOp.getOperands()) {
      Operation *def = operand.getDefiningOp();
      if (def && def->getParentRegion() == &op.getBody() &&
          !moving.contains(def))
        return failure();
    }
    toMove.push_back(&bodyOp);
    moving.insert(&bodyOp);
  }
  for (Operation *bodyOp : toMove)
    rewriter.moveOpBefore(bodyOp, op);
  return success();
}

void prelu::inlineFused(RewriterBase &rewriter, FusedOp op) {
  Block *body = &op.getBody().front();
  Operation *yield = body->getTerminator();
  SmallVector<Value> results(yield->getOperands());
  rewriter.inlineBlockBefore(body, op);
  rewriter.eraseOp(yield);
  rewriter.replaceOp(op, results);
}

void prelu::dissolveFused(RewriterBase &rewriter, FusedOp op, StringRef pass,
                          StringRef reason) {
  emitMissed(op.getLoc(), "NotVectorized", pass, reason,
             "it is computed by scalar loops");
  inlineFused(rewriter, op);
}

FailureOr<bool> prelu::prepareForTiles(RewriterBase &rewriter, FusedOp op,
                                       StringRef pass) {
  if (OrReason<FusedRegion> region = getVectorizable(op); !region) {
    dissolveFused(rewriter, op, pass, region.getReason().text);
    return false;
  }
  if (!op.getScheduleAttr())
    return op.emitOpError("has no schedule: run prelu-select-schedule first");
  if (failed(hoistUntiledOps(rewriter, op)))
    return failure();
  return true;
}
