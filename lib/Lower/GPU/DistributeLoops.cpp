//===- DistributeLoops.cpp - a thread for each result of a loose loop nest
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"
#include "prelu/Region/KernelForms.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SCF/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/Utils/Utils.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDISTRIBUTELOOPS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// `op` with its parallel loops outermost; null where it cannot be brought into
/// that form.
static linalg::LinalgOp moveParallelLoopsOut(RewriterBase &rewriter,
                                             linalg::LinalgOp op) {
  SmallVector<unsigned> order, reduction;
  op.getParallelDims(order);
  op.getReductionDims(reduction);
  order.append(reduction);
  if (llvm::equal(order, llvm::seq<unsigned>(0, order.size())))
    return op;
  auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
  if (!generic) {
    FailureOr<linalg::GenericOp> general =
        linalg::generalizeNamedOp(rewriter, op);
    if (failed(general))
      return nullptr;
    generic = *general;
  }
  FailureOr<linalg::GenericOp> moved =
      linalg::interchangeGenericOp(rewriter, generic, order);
  if (failed(moved))
    return nullptr;
  return cast<linalg::LinalgOp>(moved->getOperation());
}

/// Whether a buffer that `op` works on has a size that only the run time knows:
/// no kernel takes it.
static bool hasDynamicBuffer(linalg::LinalgOp op) {
  return llvm::any_of(op->getOperands(), [](Value buffer) {
    while (auto view = buffer.getDefiningOp<ViewLikeOpInterface>())
      buffer = view.getViewSource();
    auto type = dyn_cast<MemRefType>(buffer.getType());
    return type && !type.hasStaticShape() &&
           buffer.getDefiningOp<memref::AllocOp>();
  });
}

/// Whether all that `function` takes and gives has static shapes.
static bool isStatic(func::FuncOp function) {
  auto isStaticType = [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return !shaped || shaped.hasStaticShape();
  };
  return function && llvm::all_of(function.getArgumentTypes(), isStaticType) &&
         llvm::all_of(function.getResultTypes(), isStaticType);
}

/// Puts `op` into a kernel of one thread.
static void launchAlone(RewriterBase &rewriter, Operation *op) {
  Location loc = op->getLoc();
  rewriter.setInsertionPoint(op);
  Value one = arith::ConstantIndexOp::create(rewriter, loc, 1);
  auto launch =
      gpu::LaunchOp::create(rewriter, loc, one, one, one, one, one, one);
  rewriter.setInsertionPointToEnd(&launch.getBody().front());
  Operation *terminator = gpu::TerminatorOp::create(rewriter, loc);
  rewriter.moveOpBefore(op, terminator);
}

namespace {
struct DistributeLoopsPass
    : prelu::impl::PReluDistributeLoopsBase<DistributeLoopsPass> {
  using Base::Base;

  LogicalResult distribute(RewriterBase &rewriter, linalg::LinalgOp op) {
    if (op.getNumParallelLoops() == 0) {
      launchAlone(rewriter, op);
      return success();
    }
    rewriter.setInsertionPoint(op);
    op = moveParallelLoopsOut(rewriter, op);
    if (!op)
      return failure();
    unsigned number = op.getNumParallelLoops();
    rewriter.setInsertionPoint(op);
    FailureOr<linalg::LinalgLoops> loops =
        linalg::linalgOpToParallelLoops(rewriter, op);
    if (failed(loops) || loops->empty())
      return failure();
    auto parallel = dyn_cast<scf::ParallelOp>(loops->front());
    rewriter.eraseOp(op);
    if (!parallel)
      return success();
    if (number > 1) {
      std::vector<unsigned> all(parallel.getNumLoops());
      std::iota(all.begin(), all.end(), 0);
      Operation *before = parallel->getPrevNode();
      Block *block = parallel->getBlock();
      rewriter.setInsertionPoint(parallel);
      collapseParallelLoops(rewriter, parallel, {all});
      // The collapsed loop stands where the old one stood.
      for (Operation *next = before ? before->getNextNode() : &block->front();
           next; next = next->getNextNode())
        if (auto collapsed = dyn_cast<scf::ParallelOp>(next)) {
          parallel = collapsed;
          break;
        }
    }
    tileParallelLoop(parallel, {threads}, /*noMinMaxBounds=*/false);
    return success();
  }

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      // Those of a static network's few dynamic tensors stay on the host, as
      // what no kernel computes does.
      if (op.hasPureBufferSemantics() &&
          !op->getParentOfType<gpu::LaunchOp>() &&
          !(hasDynamicBuffer(op) &&
            isStatic(op->getParentOfType<func::FuncOp>())) &&
          !findOpWithoutKernelForm(op))
        ops.push_back(op);
    });
    for (linalg::LinalgOp op : ops)
      if (failed(distribute(rewriter, op))) {
        op->emitOpError("has no form as loops over threads");
        return signalPassFailure();
      }
  }
};
} // namespace
