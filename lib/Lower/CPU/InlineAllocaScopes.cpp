//===- InlineAllocaScopes.cpp - scopes that bound no stack memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUINLINEALLOCASCOPES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Moves what `scope` itself takes from the stack to the start of what gives
/// back around it: a thread's share of a loop, or the function. An iteration
/// then takes nothing, and the scope may hold loops that become branches.
static void hoistAllocations(RewriterBase &rewriter,
                             memref::AllocaScopeOp scope) {
  Operation *outer = scope;
  Region *region;
  do {
    region = outer->getParentRegion();
    outer = region->getParentOp();
  } while (!outer->hasTrait<OpTrait::AutomaticAllocationScope>() ||
           isa<memref::AllocaScopeOp>(outer));
  for (auto alloca : llvm::make_early_inc_range(
           scope.getBodyRegion().front().getOps<memref::AllocaOp>()))
    if (alloca->getNumOperands() == 0)
      rewriter.moveOpBefore(alloca, &region->front(), region->front().begin());
}

/// Whether something in `scope` takes memory from the stack that the scope
/// gives back. A call gives back its own.
static bool allocates(memref::AllocaScopeOp scope) {
  return scope
      ->walk([](Operation *op) {
        return isa<memref::AllocaOp, LLVM::AllocaOp>(op)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

namespace {
struct InlineAllocaScopesPass
    : prelu::impl::PReluInlineAllocaScopesBase<InlineAllocaScopesPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](memref::AllocaScopeOp scope) {
      hoistAllocations(rewriter, scope);
      if (allocates(scope))
        return;
      Block *body = &scope.getBodyRegion().front();
      Operation *terminator = body->getTerminator();
      SmallVector<Value> results(terminator->getOperands());
      rewriter.eraseOp(terminator);
      rewriter.inlineBlockBefore(body, scope);
      rewriter.replaceOp(scope, results);
    });
  }
};
} // namespace
