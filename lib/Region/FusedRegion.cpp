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
  explicit RegionMaps(FusedOp op) : anchor(op.getAnchor()) {
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
    if (FusedOp::isPool(bodyOp))
      return visitPool(linalgOp);
    if (linalgOp.getNumReductionLoops() != 0 && !FusedOp::isSum(bodyOp))
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

FailureOr<SmallVector<AffineMap>> prelu::getYieldMaps(FusedOp op,
                                                      std::string &reason) {
  if (!op.getAnchor()) {
    reason = "no structured operation";
    return failure();
  }
  RegionMaps maps(op);
  if (!maps.isConsistent()) {
    reason = "an operation reads values of different iterations";
    return failure();
  }
  for (Value value : op.getYieldedValues())
    if (maps.hasPool() && !maps.isPooled(value)) {
      reason = "a result that its pool does not take";
      return failure();
    }
  unsigned numParallel = op.getAnchor().getNumParallelLoops();
  SmallVector<AffineMap> result;
  for (auto [number, value] : llvm::enumerate(op.getYieldedValues())) {
    AffineMap map = maps.lookup(value);
    if (!map || !map.isProjectedPermutation() ||
        (map.getNumResults() != numParallel && !getYieldedSum(op, number))) {
      reason = "a result is not computed once per iteration of the parallel "
               "loops";
      return failure();
    }
    result.push_back(map);
  }
  return result;
}

AffineMap prelu::getFullYieldMap(FusedOp op, ArrayRef<AffineMap> yieldMaps) {
  for (auto [number, map] : llvm::enumerate(yieldMaps))
    if (!getYieldedSum(op, number))
      return map;
  linalg::LinalgOp anchor = op.getAnchor();
  return anchor.getIndexingMapMatchingResult(anchor->getResult(0));
}

AffineMap prelu::getRegionMap(FusedOp op, Value value) {
  return RegionMaps(op).lookup(value);
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

/// What isVectorizable and isMappable have in common.
static bool isComputable(FusedOp op, std::string &reason) {
  linalg::LinalgOp anchor = op.getAnchor();
  Region &region = op.getBody();
  if (!anchor) {
    reason = "no structured operation";
    return false;
  }
  if (anchor.getNumParallelLoops() == 0) {
    reason = "no parallel loop to put on the vector lanes";
    return false;
  }
  if (anchor.getNumReductionLoops() > 0 && anchor->getNumResults() != 1) {
    reason = "a reduction with several results";
    return false;
  }
  for (Operation &bodyOp : region.front()) {
    auto movement = dyn_cast<DataMovementOpInterface>(bodyOp);
    if (movement && movement.hasPadding()) {
      if (!bodyOp.hasOneUse() ||
          !isa<linalg::LinalgOp>(*bodyOp.user_begin())) {
        reason = "padding that something else than the contraction reads";
        return false;
      }
      continue;
    }
    if (!isTiledOp(&bodyOp)) {
      if (llvm::any_of(bodyOp.getOperands(), [&](Value operand) {
            Operation *def = operand.getDefiningOp();
            return def && def->getParentRegion() == &region && isTiledOp(def);
          })) {
        reason = ("'" + bodyOp.getName().getStringRef() +
                  "' takes a value that is computed in the region")
                     .str();
        return false;
      }
      continue;
    }
    for (Value operand : bodyOp.getOperands())
      if (auto type = dyn_cast<RankedTensorType>(operand.getType()))
        if (operand.getParentRegion() != &region &&
            !isVectorElement(type.getElementType()) &&
            !operand.getDefiningOp<tensor::EmptyOp>()) {
          reason = "it reads elements that are no floats or integers of whole "
                   "bytes";
          return false;
        }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(bodyOp);
    if (!linalgOp)
      continue;
    if (!linalgOp.hasPureTensorSemantics()) {
      reason = "an operation on memrefs";
      return false;
    }
    if (!hasElementwiseBody(linalgOp)) {
      reason = ("the body of '" + bodyOp.getName().getStringRef() +
                "' holds more than elementwise scalar operations")
                   .str();
      return false;
    }
    if (linalgOp == anchor || FusedOp::isSum(linalgOp) ||
        FusedOp::isPool(linalgOp))
      continue;
    for (OpResult result : bodyOp.getResults())
      if (!linalgOp.getIndexingMapMatchingResult(result).isPermutation()) {
        reason = "an elementwise operation that does not walk its result once";
        return false;
      }
  }
  for (Type type : op.getResultTypes())
    if (!isVectorElement(getElementTypeOrSelf(type))) {
      reason = "its elements are no floats or integers of whole bytes";
      return false;
    }
  return succeeded(getYieldMaps(op, reason));
}

linalg::LinalgOp prelu::getPool(FusedOp op) {
  for (Operation &bodyOp : op.getBody().front())
    if (FusedOp::isPool(&bodyOp))
      return cast<linalg::LinalgOp>(bodyOp);
  return {};
}

bool prelu::isVectorizable(FusedOp op, std::string &reason) {
  if (getPool(op)) {
    reason = "it pools what it computes";
    return false;
  }
  return isComputable(op, reason);
}

bool prelu::isMappable(FusedOp op, std::string &reason) {
  if (!isComputable(op, reason))
    return false;
  if (getPool(op) && failed(getContractionLoops(op, reason)))
    return false;
  for (unsigned number = 0; number < op.getNumResults(); ++number)
    if (getYieldedSum(op, number)) {
      reason = "a result is a sum over what the threads compute";
      return false;
    }
  return true;
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
  std::string reason;
  if (!isVectorizable(op, reason)) {
    dissolveFused(rewriter, op, pass, reason);
    return false;
  }
  if (!op.getScheduleAttr())
    return op.emitOpError("has no schedule: run prelu-select-schedule first");
  if (failed(hoistUntiledOps(rewriter, op)))
    return failure();
  return true;
}
