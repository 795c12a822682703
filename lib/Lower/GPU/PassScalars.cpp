//===- PassScalars.cpp - numbers that a kernel gets from its host
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/RegionUtils.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPASSSCALARS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// `value` as a type that host and kernel agree on: an index has 64 bits on the
/// one and 32 on the other, and a truth value has no place in memory.
static Value createPassable(RewriterBase &rewriter, Location loc, Value value) {
  Type i32 = rewriter.getI32Type();
  if (value.getType().isIndex())
    return arith::IndexCastOp::create(rewriter, loc, i32, value);
  if (value.getType().isInteger(1))
    return arith::ExtUIOp::create(rewriter, loc, i32, value);
  return value;
}

/// The inverse: `passed` as the `type` it had.
static Value createOriginal(RewriterBase &rewriter, Location loc, Value passed,
                            Type type) {
  if (passed.getType() == type)
    return passed;
  if (type.isIndex())
    return arith::IndexCastOp::create(rewriter, loc, type, passed);
  return arith::TruncIOp::create(rewriter, loc, type, passed);
}

namespace {
struct PassScalarsPass : prelu::impl::PReluPassScalarsBase<PassScalarsPass> {
  using Base::Base;

  /// Makes `launch` read `value` as a number or buffer that kernels take.
  void pass(RewriterBase &rewriter, gpu::LaunchOp launch, Value value) {
    Location loc = launch.getLoc();
    rewriter.setInsertionPoint(launch);
    Value passed = createPassable(rewriter, loc, value);
    if (!inBuffers && passed == value)
      return;
    Block &body = launch.getBody().front();
    if (inBuffers) {
      Value buffer = memref::AllocOp::create(
          rewriter, loc, MemRefType::get({}, passed.getType()));
      memref::StoreOp::create(rewriter, loc, passed, buffer, ValueRange());
      rewriter.setInsertionPointToStart(&body);
      passed = memref::LoadOp::create(rewriter, loc, buffer, ValueRange());
    } else {
      rewriter.setInsertionPointToStart(&body);
    }
    Value original = createOriginal(rewriter, loc, passed, value.getType());
    rewriter.replaceUsesWithIf(value, original, [&](OpOperand &use) {
      return launch.getBody().isAncestor(use.getOwner()->getParentRegion());
    });
  }

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](gpu::LaunchOp launch) {
      llvm::SetVector<Value> captured;
      getUsedValuesDefinedAbove(launch.getBody(), captured);
      for (Value value : captured)
        if (value.getType().isIntOrIndexOrFloat())
          pass(rewriter, launch, value);
    });
  }
};
} // namespace
