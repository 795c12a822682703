//===- InlineDispatches.cpp - dispatches to what is in them
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Outline/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/Utils/MemRefUtils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUINLINEDISPATCHES
#include "prelu/Outline/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static Value castTensor(OpBuilder &builder, Location loc, Value value,
                        Type type) {
  if (value.getType() == type)
    return value;
  return tensor::CastOp::create(builder, loc, type, value);
}

static void inlineDispatch(RewriterBase &rewriter, DispatchOp op) {
  Location loc = op.getLoc();
  Block *body = &op.getBody().front();
  rewriter.setInsertionPoint(op);
  SmallVector<Value> inputs;
  for (auto [input, inside] : llvm::zip(op.getInputs(), body->getArguments())) {
    Value value = input;
    if (isa<BaseMemRefType>(value.getType()))
      value = bufferization::ToTensorOp::create(
          rewriter, loc, memref::getTensorTypeFromMemRefType(value.getType()),
          value, /*restrict=*/true);
    inputs.push_back(castTensor(rewriter, loc, value, inside.getType()));
  }
  Operation *yield = body->getTerminator();
  SmallVector<Value> values(yield->getOperands());
  // A yielded argument is replaced with the block.
  for (Value &value : values)
    if (auto argument = dyn_cast<BlockArgument>(value);
        argument && argument.getOwner() == body)
      value = inputs[argument.getArgNumber()];
  rewriter.inlineBlockBefore(body, op, inputs);
  rewriter.eraseOp(yield);
  rewriter.setInsertionPoint(op);
  SmallVector<Value> results;
  for (auto [value, init] : llvm::zip_equal(values, op.getInits())) {
    if (isa<BaseMemRefType>(init.getType())) {
      bufferization::MaterializeInDestinationOp::create(
          rewriter, loc, /*result=*/Type(), value, init, /*restrict=*/true,
          /*writable=*/true);
      continue;
    }
    results.push_back(castTensor(rewriter, loc, value,
                                 op.getResult(results.size()).getType()));
  }
  rewriter.replaceOp(op, results);
}

namespace {
struct InlineDispatchesPass
    : prelu::impl::PReluInlineDispatchesBase<InlineDispatchesPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<DispatchOp> dispatches;
    getOperation()->walk([&](DispatchOp op) { dispatches.push_back(op); });
    for (DispatchOp op : dispatches)
      inlineDispatch(rewriter, op);
  }
};
} // namespace
