//===- SinkViews.cpp - kernels read views through the buffers they are of
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSINKVIEWS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The view that makes `value`, if a kernel cannot take `value` as it is: its
/// elements start somewhere in a buffer, or lie apart.
static Operation *getViewToSink(Value value) {
  auto type = dyn_cast<MemRefType>(value.getType());
  if (!type || type.getLayout().isIdentity())
    return nullptr;
  auto view = value.getDefiningOp<ViewLikeOpInterface>();
  return view ? view.getOperation() : nullptr;
}

/// Whether `op` accesses a view that is made within `launch`. One from outside,
/// which only gives a buffer another shape, stays an argument.
static bool readsViewInside(gpu::LaunchOp launch, Operation *op) {
  return llvm::any_of(op->getOperands(), [&](Value operand) {
    Operation *view = operand.getDefiningOp<ViewLikeOpInterface>();
    return view && launch->isProperAncestor(view);
  });
}

/// A copy of `view` for what `launch` accesses through it.
static Value cloneView(RewriterBase &rewriter, gpu::LaunchOp launch,
                       Operation *view) {
  Operation *clone = rewriter.clone(*view);
  auto subview = dyn_cast<memref::SubViewOp>(clone);
  bool isOnlyAccessed =
      llvm::none_of(view->getResult(0).getUsers(), [&](Operation *user) {
        return launch->isProperAncestor(user) &&
               !isa<memref::LoadOp, memref::StoreOp>(user);
      });
  if (!subview || !isOnlyAccessed)
    return clone->getResult(0);
  // The step along a dimension of size 1 means nothing, and upstream tells by
  // the steps which dimensions a view drops.
  SmallVector<OpFoldResult> sizes = subview.getMixedSizes();
  SmallVector<OpFoldResult> strides = subview.getMixedStrides();
  for (auto [size, stride] : llvm::zip_equal(sizes, strides))
    if (isConstantIntValue(size, 1))
      stride = rewriter.getIndexAttr(1);
  SmallVector<OpFoldResult> offsets = subview.getMixedOffsets();
  Type type = memref::SubViewOp::inferRankReducedResultType(
      subview.getType().getShape(), subview.getSourceType(), offsets, sizes,
      strides);
  return rewriter
      .replaceOpWithNewOp<memref::SubViewOp>(subview, cast<MemRefType>(type),
                                             subview.getSource(), offsets,
                                             sizes, strides)
      .getResult();
}

/// Moves the views that `launch` reads into it, each with the views it is of.
static void sinkViews(RewriterBase &rewriter, gpu::LaunchOp launch) {
  // Each step may bring in a view that the last one is of.
  bool changed = true;
  while (changed) {
    changed = false;
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(launch.getBody(), captured);
    for (Value value : captured)
      if (Operation *view = getViewToSink(value)) {
        rewriter.setInsertionPointToStart(&launch.getBody().front());
        Value inside = cloneView(rewriter, launch, view);
        replaceAllUsesInRegionWith(value, inside, launch.getBody());
        changed = true;
      }
  }
}

namespace {
struct SinkViewsPass : prelu::impl::PReluSinkViewsBase<SinkViewsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<Operation *> accesses;
    getOperation()->walk([&](gpu::LaunchOp launch) {
      sinkViews(rewriter, launch);
      launch.getBody().walk([&](Operation *op) {
        if (readsViewInside(launch, op))
          accesses.push_back(op);
      });
    });
    // What ends: an access moves to what the view is of, one view at a time.
    RewritePatternSet patterns(&getContext());
    memref::populateFoldMemRefAliasOpPatterns(patterns);
    if (failed(applyPatternsWithinBudget(accesses, std::move(patterns),
                                         "prelu-sink-views")))
      signalPassFailure();
  }
};
} // namespace
