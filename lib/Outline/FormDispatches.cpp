//===- FormDispatches.cpp - draw the seam around every scheduled region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Outline/Outline.h"
#include "prelu/Outline/Passes.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Padding.h"

#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFORMDISPATCHES
#include "prelu/Outline/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral passName = "prelu-form-dispatches";

/// Whether a kernel makes `op` again instead of being handed its result: what
/// has no memory of its own. Other constants come from outside, and an alpha,
/// so that layers that differ in what they have learned alone are one kernel.
static bool belongsInside(Operation *op) {
  if (isa<tensor::EmptyOp>(op))
    return true;
  Attribute value;
  if (!matchPattern(op, m_Constant(&value)) ||
      llvm::any_of(op->getUsers(), [&](Operation *user) {
        auto prelu = dyn_cast<PReluOp>(user);
        return prelu && prelu.getAlpha() == op->getResult(0);
      }))
    return false;
  return !isa<ShapedType>(op->getResult(0).getType()) ||
         isa<SplatElementsAttr>(value);
}

/// Clones what belongs inside of the values from above that `op` uses in front
/// of it, down to what comes from outside. Returns the first clone, `op` where
/// there is none.
static Operation *cloneInto(RewriterBase &rewriter, FusedOp op,
                            SetVector<Value> &captured) {
  SetVector<Operation *> inside;
  for (unsigned i = 0; i < captured.size(); ++i) {
    Operation *def = captured[i].getDefiningOp();
    // A workspace is memory, which the network plans.
    if (!def || !belongsInside(def) || captured[i] == op.getWorkspace())
      continue;
    inside.insert(def);
    captured.insert_range(def->getOperands());
  }
  IRMapping mapping;
  Operation *first = op;
  rewriter.setInsertionPoint(op);
  for (Operation *def : topologicalSort(inside)) {
    Operation *clone = rewriter.clone(*def, mapping);
    if (first == op)
      first = clone;
  }
  captured.remove_if([&](Value value) { return mapping.contains(value); });
  for (auto [from, to] : mapping.getValueMap())
    replaceAllUsesInRegionWith(from, to, op.getBody());
  return first;
}

/// Whether the tiles of `op` compute each element of its result once, all in
/// one go.
static bool storesOnce(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  ScheduleAttr schedule = op.getScheduleAttr();
  // Tiles of Winograd's algorithm may overlap.
  if (schedule.getBlock() > 0 || schedule.getAlgorithm() == Algorithm::Winograd)
    return false;
  // The last tile of a loop of dynamic extent may overlap the one before.
  return llvm::all_of(
      llvm::zip_equal(anchor.getStaticLoopRanges(), schedule.getTile()),
      [](auto pair) {
        auto [range, tile] = pair;
        return !ShapedType::isDynamic(range) || tile == 1;
      });
}

/// Whether `op` reads `value`, of the shape of its only result, only for the
/// element of the same place.
static bool readsInPlace(const FusedRegion &region, Value value) {
  FusedOp op = region.op;
  if (value.getType() != op.getResult(0).getType())
    return false;
  for (OpOperand &use : value.getUses()) {
    Operation *user = use.getOwner();
    if (!op->isProperAncestor(user))
      continue;
    if (user->getParentRegion() != &op.getBody() || user->getNumResults() != 1)
      return false;
    AffineMap resultMap = region.getMap(user->getResult(0));
    if (!resultMap || resultMap != region.yieldMaps.front())
      return false;
    if (auto prelu = dyn_cast<PReluOp>(user)) {
      if (use.get() != prelu.getInput() && !prelu.getAlphaMap().isIdentity())
        return false;
      continue;
    }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(user);
    if (!linalgOp || linalgOp.getNumReductionLoops() != 0 ||
        linalgOp.getMatchingIndexingMap(&use) !=
            linalgOp.getIndexingMapMatchingResult(linalgOp->getResult(0)))
      return false;
  }
  return true;
}

static bool isView(Operation *op) {
  auto movement = dyn_cast<DataMovementOpInterface>(op);
  return movement && !movement.isCopy();
}

/// Whether overwriting `value` in `op` may take a copy of the whole, because
/// something else reads it through a view, or what it is a view of.
/// (Bufferization weighs other readers of a tensor that is no view by itself.)
static bool isSharedByViews(FusedOp op, Value value) {
  if (llvm::any_of(value.getUsers(), [&](Operation *user) {
        return !op->isAncestor(user) && isView(user);
      }))
    return true;
  Operation *def = value.getDefiningOp();
  if (!def || !isView(def))
    return false;
  while (def && isView(def)) {
    value = def->getOperand(0);
    if (!value.hasOneUse())
      return true;
    def = value.getDefiningOp();
  }
  return !def || matchPattern(def, m_Constant());
}

/// The first of `inputs` whose buffer the result of `region` may take; none
/// where there is no such one.
static std::optional<int64_t> findInPlaceInput(const FusedRegion &region,
                                               ArrayRef<Value> inputs) {
  FusedOp op = region.op;
  if (op.getNumResults() != 1 || region.yieldsSum() || !storesOnce(op))
    return std::nullopt;
  for (auto [number, input] : llvm::enumerate(inputs))
    if (readsInPlace(region, input) && !isSharedByViews(op, input))
      return number;
  return std::nullopt;
}

/// Puts `region` into a dispatch called `name`. `extents` are those of its
/// loops.
static void formDispatch(RewriterBase &rewriter, const FusedRegion &region,
                         StringRef name, ArrayRef<OpFoldResult> extents) {
  FusedOp op = region.op;
  SetVector<Value> captured;
  getUsedValuesDefinedAbove(op.getBody(), captured);
  if (Value workspace = op.getWorkspace())
    captured.insert(workspace);
  Operation *first = cloneInto(rewriter, op, captured);
  SmallVector<Value> inputs = captured.takeVector();
  std::optional<int64_t> inPlace = findInPlaceInput(region, inputs);

  rewriter.setInsertionPoint(first);
  Location loc = op.getLoc();
  SmallVector<Value> inits;
  for (auto [result, map] :
       llvm::zip_equal(op.getResults(), region.yieldMaps)) {
    if (inPlace) {
      inits.push_back(inputs[*inPlace]);
      continue;
    }
    SmallVector<OpFoldResult> sizes;
    for (AffineExpr expr : map.getResults())
      sizes.push_back(extents[cast<AffineDimExpr>(expr).getPosition()]);
    inits.push_back(tensor::EmptyOp::create(
        rewriter, loc, sizes, getElementTypeOrSelf(result.getType())));
  }
  auto dispatch =
      DispatchOp::create(rewriter, loc, ValueRange(inits).getTypes(),
                         rewriter.getStringAttr(name), inputs, inits,
                         inPlace ? rewriter.getDenseI64ArrayAttr({*inPlace})
                                 : rewriter.getDenseI64ArrayAttr({}));
  SmallVector<Value> results;
  for (auto [result, type] :
       llvm::zip_equal(dispatch.getResults(), op.getResultTypes()))
    results.push_back(
        result.getType() == type
            ? Value(result)
            : tensor::CastOp::create(rewriter, loc, type, result).getResult());
  rewriter.replaceAllUsesWith(op.getResults(), results);

  Block *body = rewriter.createBlock(&dispatch.getBody(), {},
                                     ValueRange(inputs).getTypes(),
                                     SmallVector<Location>(inputs.size(), loc));
  for (Operation &inside : llvm::make_early_inc_range(llvm::make_range(
           first->getIterator(), std::next(op->getIterator()))))
    rewriter.moveOpBefore(&inside, body, body->end());
  rewriter.setInsertionPointToEnd(body);
  YieldOp::create(rewriter, loc, op.getResults());
  for (auto [input, argument] : llvm::zip_equal(inputs, body->getArguments()))
    replaceAllUsesInRegionWith(input, argument, dispatch.getBody());
}

namespace {
struct FormDispatchesPass
    : prelu::impl::PReluFormDispatchesBase<FormDispatchesPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    // Regions of each function so far.
    llvm::DenseMap<Operation *, unsigned> counts;
    for (FusedOp op : getFusedOps(getOperation())) {
      if (op->getParentOfType<DispatchOp>())
        continue;
      FailureOr<bool> isReady = prepareForTiles(rewriter, op, passName);
      if (failed(isReady))
        return signalPassFailure();
      if (!*isReady)
        continue;
      auto function = op->getParentOfType<func::FuncOp>();
      std::string name = function ? function.getSymName().str() : "module";
      name += "_" + std::to_string(counts[function]++) + "_";
      visit(rewriter, op, name);
    }
  }

  void visit(RewriterBase &rewriter, FusedOp op, std::string name) {
    storePadding(rewriter, op, passName, /*onlyNonNeutral=*/true);
    do {
      rewriter.setInsertionPoint(op);
      FailureOr<SmallVector<OpFoldResult>> extents =
          findLoopExtents(rewriter, op);
      if (failed(extents))
        continue;
      // The weights that say so stay outside.
      for (PaddedOperand padded : getPaddedOperands(op))
        if (isPaddingNeutral(op.getAnchor(), *padded.operand, padded.pad))
          padded.pad->setAttr(neutralPaddingAttrName, rewriter.getUnitAttr());
      formDispatch(rewriter, *FusedRegion::analyze(op),
                   name + getKernelName(op), *extents);
      return;
    } while (storePadding(rewriter, op, passName, /*onlyNonNeutral=*/false));
    dissolveFused(rewriter, op, passName,
                  "it has a loop whose extent no operand fixes");
  }
};
} // namespace
