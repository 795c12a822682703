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

/// Makes `launch` read and write the truth values of `buffer` as the bytes that
/// they are in the host's memory.
static void passAsBytes(RewriterBase &rewriter, gpu::LaunchOp launch,
                        Value buffer) {
  auto type = cast<MemRefType>(buffer.getType());
  Type byte = rewriter.getI8Type();
  rewriter.setInsertionPoint(launch);
  // Both are the same descriptor on the host.
  Value bytes = UnrealizedConversionCastOp::create(
                    rewriter, launch.getLoc(),
                    MemRefType::get(type.getShape(), byte), buffer)
                    .getResult(0);
  for (Operation *user : llvm::make_early_inc_range(buffer.getUsers())) {
    if (!launch->isProperAncestor(user))
      continue;
    Location loc = user->getLoc();
    rewriter.setInsertionPoint(user);
    if (auto load = dyn_cast<memref::LoadOp>(user)) {
      Value value =
          memref::LoadOp::create(rewriter, loc, bytes, load.getIndices());
      rewriter.replaceOpWithNewOp<arith::TruncIOp>(load, load.getType(), value);
    } else if (auto store = dyn_cast<memref::StoreOp>(user)) {
      Value value =
          arith::ExtUIOp::create(rewriter, loc, byte, store.getValueToStore());
      rewriter.replaceOpWithNewOp<memref::StoreOp>(store, value, bytes,
                                                   store.getIndices());
    }
  }
}

/// Whether `type` is a row-major buffer of truth values.
static bool holdsTruthValues(Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  return memref && memref.getElementType().isInteger(1) &&
         memref.getLayout().isIdentity();
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
        else if (inBuffers && holdsTruthValues(value.getType()))
          passAsBytes(rewriter, launch, value);
    });
  }
};
} // namespace
