//===- FusedTiling.cpp - prelu.fused tile by tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Interfaces/Interfaces.h"
#include "prelu/Region/FusedRegion.h"

#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/TilingInterface.h"
#include "mlir/Interfaces/ValueBoundsOpInterface.h"

using namespace mlir;
using namespace mlir::prelu;

using Sizes = SmallVector<OpFoldResult>;

/// Whether a tile of what `op` computes in `region` can be computed alone.
static bool isTileable(Operation &op, Region &region) {
  if (isa<linalg::LinalgOp, PReluOp>(op))
    return true;
  auto movement = dyn_cast<DataMovementOpInterface>(op);
  // What takes nothing from the region is there for every tile.
  return !isa<BackwardOp, WinogradFilterOp>(op) &&
         !(movement && movement.hasPadding()) &&
         llvm::none_of(op.getOperands(), [&](Value operand) {
           return operand.getParentRegion() == &region;
         });
}

/// `op` as a region where every tile of the anchor's parallel loops gives a
/// tile of each result.
static OrReason<FusedRegion> getTileable(FusedOp op) {
  if (!op.getAnchor())
    return Reason("no structured operation");
  if (RegionRoles(op).pool)
    return Reason("a pool, whose windows may lie in several tiles");
  for (unsigned number = 0; number < op.getNumResults(); ++number)
    if (getYieldedSum(op, number))
      return Reason("a result that is a sum over tiles");
  for (Operation &bodyOp : op.getBody().front().without_terminator())
    if (!isTileable(bodyOp, op.getBody()))
      return Reason("'" + bodyOp.getName().getStringRef() +
                    "', of which no tile can be computed alone");
  return FusedRegion::analyze(op);
}

/// The part of a result that `map` makes of the loops' `offsets` or `sizes`.
static Sizes select(AffineMap map, ArrayRef<OpFoldResult> loops) {
  Sizes dims;
  for (AffineExpr expr : map.getResults())
    dims.push_back(loops[cast<AffineDimExpr>(expr).getPosition()]);
  return dims;
}

/// Whether a value from above fixes the extent of each loop of the anchor, so
/// that findLoopExtents finds them all, which creates operations.
static bool hasLoops(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (!anchor)
    return false;
  SmallVector<int64_t> ranges = anchor.getStaticLoopRanges();
  return llvm::all_of(llvm::enumerate(ranges), [&](auto range) {
    if (!ShapedType::isDynamic(range.value()))
      return true;
    return llvm::any_of(anchor->getOpOperands(), [&](OpOperand &operand) {
      AffineMap map = anchor.getMatchingIndexingMap(&operand);
      return llvm::is_contained(
                 map.getResults(),
                 getAffineDimExpr(range.index(), op.getContext())) &&
             isa<RankedTensorType>(operand.get().getType()) &&
             getShapeSourceOutside(operand.get(), op.getBody());
    });
  });
}

/// The extent of each loop, failing like findLoopExtents.
static FailureOr<Sizes> getExtents(OpBuilder &builder, FusedOp op) {
  OpBuilder::InsertionGuard guard(builder);
  return findLoopExtents(builder, op);
}

/// Whether the reduction loops of `op`'s anchor run from end to end.
static bool coversReductions(OpBuilder &builder, FusedOp op,
                             ArrayRef<OpFoldResult> offsets,
                             ArrayRef<OpFoldResult> sizes) {
  FailureOr<Sizes> extents = getExtents(builder, op);
  if (failed(extents))
    return false;
  SmallVector<unsigned> loops;
  op.getAnchor().getReductionDims(loops);
  return llvm::all_of(loops, [&](unsigned loop) {
    if (!isZeroInteger(offsets[loop]))
      return false;
    FailureOr<bool> isWhole =
        ValueBoundsConstraintSet::areEqual(sizes[loop], (*extents)[loop]);
    return succeeded(isWhole) && *isWhole;
  });
}

namespace {
/// Replaces slices of what a region computes by computations of the slices, up
/// to the values from above.
class SliceSinking {
public:
  explicit SliceSinking(FusedOp op) : rewriter(op.getContext()), op(op) {}

  /// Makes `op` yield slices; its types are the caller's business.
  LogicalResult run(ArrayRef<AffineMap> maps, ArrayRef<OpFoldResult> offsets,
                    ArrayRef<OpFoldResult> sizes) {
    auto yield = cast<YieldOp>(op.getBody().front().getTerminator());
    rewriter.setInsertionPoint(yield);
    SmallVector<Value> yielded;
    for (auto [value, map] : llvm::zip_equal(yield.getValues(), maps)) {
      auto slice = tensor::ExtractSliceOp::create(
          rewriter, op.getLoc(), value, select(map, offsets),
          select(map, sizes),
          Sizes(map.getNumResults(), rewriter.getIndexAttr(1)));
      worklist.push_back(slice);
      yielded.push_back(slice);
    }
    rewriter.modifyOpInPlace(yield,
                             [&] { yield.getValuesMutable().assign(yielded); });
    while (!worklist.empty())
      if (failed(sink(worklist.pop_back_val())))
        return failure();
    // What two operations read was computed for the later one first.
    sortTopologically(&op.getBody().front());
    SmallVector<Operation *> bodyOps =
        llvm::map_to_vector(op.getBody().front().without_terminator(),
                            [](Operation &bodyOp) { return &bodyOp; });
    for (Operation *bodyOp : llvm::reverse(bodyOps))
      if (isOpTriviallyDead(bodyOp))
        rewriter.eraseOp(bodyOp);
    return success();
  }

private:
  LogicalResult sink(tensor::ExtractSliceOp slice) {
    auto source = dyn_cast<OpResult>(slice.getSource());
    if (!source || source.getParentRegion() != &op.getBody())
      return success();
    // All of what moves data, such as weights in panels, is there already.
    if (slice.getType().hasStaticShape() &&
        slice.getType() == slice.getSourceType() &&
        !isa<linalg::LinalgOp, PReluOp>(source.getOwner())) {
      rewriter.replaceAllUsesWith(slice.getResult(), source);
      return success();
    }
    // One computation of what two operations read.
    for (tensor::ExtractSliceOp other : sunk[source])
      if (other.isSameAs(slice, isEqualConstantIntOrValue)) {
        rewriter.replaceAllUsesWith(slice.getResult(), results[other]);
        return success();
      }
    rewriter.setInsertionPoint(slice);
    Value value;
    if (isa<tensor::EmptyOp>(source.getOwner())) {
      value = tensor::EmptyOp::create(rewriter, slice.getLoc(),
                                      slice.getMixedSizes(),
                                      slice.getType().getElementType());
    } else {
      // What takes nothing from the region need not go into the tile.
      if (!isa<TilingInterface>(source.getOwner()))
        return success(!isa<linalg::LinalgOp, PReluOp>(source.getOwner()));
      FailureOr<TilingResult> tiled =
          tensor::replaceExtractSliceWithTiledProducer(rewriter, slice, source);
      if (failed(tiled))
        return failure();
      for (Operation *generated : tiled->generatedSlices)
        if (auto generatedSlice = dyn_cast<tensor::ExtractSliceOp>(generated))
          worklist.push_back(generatedSlice);
      value = tiled->tiledValues.front();
    }
    sunk[source].push_back(slice);
    results[slice] = value;
    rewriter.replaceAllUsesWith(slice.getResult(), value);
    return success();
  }

  IRRewriter rewriter;
  FusedOp op;
  SmallVector<tensor::ExtractSliceOp> worklist;
  /// The slices of each value that have been computed, and as what.
  DenseMap<Value, SmallVector<tensor::ExtractSliceOp>> sunk;
  DenseMap<Operation *, Value> results;
};

/// The loops are those of the anchor, of which the parallel ones are tiled: the
/// tile is a region of its own, with the epilogue on the tile's accumulators.
/// It has no schedule, which was one for all of the loops.
struct FusedTiling
    : public TilingInterface::ExternalModel<FusedTiling, FusedOp> {
  SmallVector<utils::IteratorType> getLoopIteratorTypes(Operation *op) const {
    auto fused = cast<FusedOp>(op);
    if (!hasLoops(fused))
      return {};
    return fused.getAnchor().getIteratorTypesArray();
  }

  SmallVector<Range> getIterationDomain(Operation *op,
                                        OpBuilder &builder) const {
    auto fused = cast<FusedOp>(op);
    if (!hasLoops(fused))
      return {};
    FailureOr<Sizes> extents = getExtents(builder, fused);
    if (failed(extents))
      return {};
    SmallVector<Range> ranges;
    for (OpFoldResult extent : *extents)
      ranges.push_back(
          {builder.getIndexAttr(0), extent, builder.getIndexAttr(1)});
    return ranges;
  }

  FailureOr<TilingResult>
  getTiledImplementation(Operation *op, OpBuilder &builder,
                         ArrayRef<OpFoldResult> offsets,
                         ArrayRef<OpFoldResult> sizes) const {
    auto fused = cast<FusedOp>(op);
    OrReason<FusedRegion> region = getTileable(fused);
    if (!region) {
      op->emitOpError("cannot be tiled: the region holds ")
          << region.getReason().text;
      return failure();
    }
    if (!coversReductions(builder, fused, offsets, sizes)) {
      op->emitOpError("can be tiled along the parallel loops of its anchor "
                      "only: the epilogue comes after the whole reduction");
      return failure();
    }
    return createTile(builder, *region, offsets, sizes);
  }

  LogicalResult getResultTilePosition(Operation *op, OpBuilder &,
                                      unsigned number,
                                      ArrayRef<OpFoldResult> offsets,
                                      ArrayRef<OpFoldResult> sizes,
                                      Sizes &resultOffsets,
                                      Sizes &resultSizes) const {
    OrReason<FusedRegion> region = getTileable(cast<FusedOp>(op));
    if (!region)
      return failure();
    resultOffsets = select(region->yieldMaps[number], offsets);
    resultSizes = select(region->yieldMaps[number], sizes);
    return success();
  }

  LogicalResult getIterationDomainTileFromResultTile(
      Operation *op, OpBuilder &builder, unsigned number,
      ArrayRef<OpFoldResult> offsets, ArrayRef<OpFoldResult> sizes,
      SmallVectorImpl<OpFoldResult> &tileOffsets,
      SmallVectorImpl<OpFoldResult> &tileSizes) const {
    auto fused = cast<FusedOp>(op);
    OrReason<FusedRegion> region = getTileable(fused);
    if (!region)
      return failure();
    FailureOr<Sizes> extents = getExtents(builder, fused);
    if (failed(extents))
      return failure();
    tileOffsets.assign(extents->size(), builder.getIndexAttr(0));
    tileSizes.assign(*extents);
    for (auto [expr, offset, size] : llvm::zip_equal(
             region->yieldMaps[number].getResults(), offsets, sizes)) {
      unsigned loop = cast<AffineDimExpr>(expr).getPosition();
      tileOffsets[loop] = offset;
      tileSizes[loop] = size;
    }
    return success();
  }

  FailureOr<TilingResult>
  generateResultTileValue(Operation *op, OpBuilder &builder, unsigned number,
                          ArrayRef<OpFoldResult> offsets,
                          ArrayRef<OpFoldResult> sizes) const {
    auto fused = cast<FusedOp>(op);
    Sizes tileOffsets, tileSizes;
    if (failed(getIterationDomainTileFromResultTile(
            op, builder, number, offsets, sizes, tileOffsets, tileSizes)))
      return failure();
    OrReason<FusedRegion> region = getTileable(fused);
    if (!region)
      return failure();
    FailureOr<TilingResult> result =
        createTile(builder, *region, tileOffsets, tileSizes);
    if (succeeded(result))
      result->tiledValues = {result->tiledValues[number]};
    return result;
  }

  bool isOpFusableWithConsumerSlice(Operation *op, unsigned,
                                    ArrayRef<OpFoldResult>,
                                    ArrayRef<OpFoldResult>) const {
    return bool(getTileable(cast<FusedOp>(op)));
  }

private:
  static FailureOr<TilingResult> createTile(OpBuilder &builder,
                                            const FusedRegion &region,
                                            ArrayRef<OpFoldResult> offsets,
                                            ArrayRef<OpFoldResult> sizes) {
    IRRewriter rewriter(builder);
    FusedOp op = region.op;
    auto whole = cast<FusedOp>(rewriter.clone(*op.getOperation()));
    whole.removeScheduleAttr();
    whole.removeMappingAttr();
    whole.getWorkspaceMutable().clear();
    if (failed(SliceSinking(whole).run(region.yieldMaps, offsets, sizes))) {
      rewriter.eraseOp(whole);
      return failure();
    }
    FusedOp tile =
        whole.recreate(rewriter, whole.getYieldedValues().getTypes());
    rewriter.eraseOp(whole);
    // The slices of values from above are no part of the region.
    if (failed(hoistUntiledOps(rewriter, tile))) {
      rewriter.eraseOp(tile);
      return failure();
    }
    TilingResult result;
    result.tiledOps.push_back(tile);
    result.tiledValues.append(tile->result_begin(), tile->result_end());
    llvm::SetVector<Value> captured;
    for (Operation &bodyOp : tile.getBody().front())
      captured.insert_range(bodyOp.getOperands());
    for (Value value : captured)
      if (auto slice = value.getDefiningOp<tensor::ExtractSliceOp>();
          slice && slice->getBlock() == tile->getBlock())
        result.generatedSlices.push_back(slice);
    return result;
  }
};
} // namespace

void prelu::registerFusedTilingModel(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, PReluDialect *) {
    FusedOp::attachInterface<FusedTiling>(*context);
  });
}
