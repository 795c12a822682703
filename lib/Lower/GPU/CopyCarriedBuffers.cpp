//===- CopyCarriedBuffers.cpp - loops and branches fill buffers they find
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCOPYCARRIEDBUFFERS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Whether values of `type` are buffers whose size is known.
static bool isKnownBuffer(Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  return memref && memref.hasStaticShape();
}

/// A buffer of its own for each of `values` that is one: null for the others.
static SmallVector<Value> createBuffers(RewriterBase &rewriter, Location loc,
                                        TypeRange types) {
  SmallVector<Value> buffers;
  for (Type type : types) {
    Value buffer;
    if (isKnownBuffer(type)) {
      auto memref = cast<MemRefType>(type);
      buffer = memref::AllocOp::create(
          rewriter, loc,
          MemRefType::get(memref.getShape(), memref.getElementType()));
      // What follows may count on the layout that it knows.
      if (buffer.getType() != type)
        buffer = memref::CastOp::create(rewriter, loc, type, buffer);
    }
    buffers.push_back(buffer);
  }
  return buffers;
}

/// Copies each of `from` into its buffer, as if all at once: what one of them
/// reads may be a buffer that another one is copied into.
static void copyInto(RewriterBase &rewriter, Location loc, ValueRange from,
                     ArrayRef<Value> buffers) {
  SmallVector<std::pair<Value, Value>> copies;
  for (auto [value, buffer] : llvm::zip_equal(from, buffers))
    if (buffer && value != buffer)
      copies.push_back({value, buffer});
  if (copies.size() > 1)
    for (auto &[value, buffer] : copies) {
      auto type = cast<MemRefType>(value.getType());
      Value held = memref::AllocOp::create(
          rewriter, loc,
          MemRefType::get(type.getShape(), type.getElementType()));
      memref::CopyOp::create(rewriter, loc, value, held);
      value = held;
    }
  for (auto [value, buffer] : copies)
    memref::CopyOp::create(rewriter, loc, value, buffer);
}

/// Makes everybody read `buffers` where they read `values`.
static void readFrom(RewriterBase &rewriter, ValueRange values,
                     ArrayRef<Value> buffers) {
  for (auto [value, buffer] : llvm::zip_equal(values, buffers))
    if (buffer)
      rewriter.replaceAllUsesWith(value, buffer);
}

/// Makes `terminator` copy what it forwards from operand `first` on, and
/// forward the buffers instead: canonicalization then drops them.
static void copyAtEnd(RewriterBase &rewriter, Operation *terminator,
                      unsigned first, ArrayRef<Value> buffers) {
  rewriter.setInsertionPoint(terminator);
  copyInto(rewriter, terminator->getLoc(),
           terminator->getOperands().drop_front(first), buffers);
  for (auto [number, buffer] : llvm::enumerate(buffers))
    if (buffer)
      terminator->setOperand(first + number, buffer);
}

/// The same for the operands `inits` of a loop.
static void copyAtStart(RewriterBase &rewriter, Location loc,
                        MutableArrayRef<OpOperand> inits,
                        ArrayRef<Value> buffers) {
  SmallVector<Value> values =
      llvm::map_to_vector(inits, [](OpOperand &init) { return init.get(); });
  copyInto(rewriter, loc, values, buffers);
  for (auto [init, buffer] : llvm::zip_equal(inits, buffers))
    if (buffer)
      init.set(buffer);
}

static void copyCarried(RewriterBase &rewriter, scf::ForOp op) {
  SmallVector<Value> buffers =
      createBuffers(rewriter, op.getLoc(), op.getResultTypes());
  copyAtStart(rewriter, op.getLoc(), op.getInitArgsMutable(), buffers);
  readFrom(rewriter, op.getRegionIterArgs(), buffers);
  readFrom(rewriter, op.getResults(), buffers);
  copyAtEnd(rewriter, op.getBody()->getTerminator(), 0, buffers);
}

static void copyCarried(RewriterBase &rewriter, scf::WhileOp op) {
  SmallVector<Value> before =
      createBuffers(rewriter, op.getLoc(), op.getInits().getTypes());
  SmallVector<Value> after =
      createBuffers(rewriter, op.getLoc(), op.getResultTypes());
  copyAtStart(rewriter, op.getLoc(), op.getInitsMutable(), before);
  readFrom(rewriter, op.getBeforeArguments(), before);
  readFrom(rewriter, op.getAfterArguments(), after);
  readFrom(rewriter, op.getResults(), after);
  // The condition comes before what is forwarded with it.
  copyAtEnd(rewriter, op.getConditionOp(), 1, after);
  copyAtEnd(rewriter, op.getYieldOp(), 0, before);
}

/// A branch: `op` runs one of its regions and has what that yields.
static void copyYielded(RewriterBase &rewriter, Operation *op) {
  SmallVector<Value> buffers =
      createBuffers(rewriter, op->getLoc(), op->getResultTypes());
  readFrom(rewriter, op->getResults(), buffers);
  for (Region &region : op->getRegions())
    for (Block &block : region)
      if (isa<scf::YieldOp>(block.getTerminator()))
        copyAtEnd(rewriter, block.getTerminator(), 0, buffers);
}

/// One of two buffers: a branch that copies that one.
static void copySelected(RewriterBase &rewriter, arith::SelectOp op) {
  Value buffer = createBuffers(rewriter, op.getLoc(), op.getType()).front();
  auto copy = [&](Value from) {
    return [&, from](OpBuilder &builder, Location loc) {
      memref::CopyOp::create(builder, loc, from, buffer);
      scf::YieldOp::create(builder, loc);
    };
  };
  scf::IfOp::create(rewriter, op.getLoc(), op.getCondition(),
                    copy(op.getTrueValue()), copy(op.getFalseValue()));
  rewriter.replaceOp(op, buffer);
}

namespace {
struct CopyCarriedBuffersPass
    : prelu::impl::PReluCopyCarriedBuffersBase<CopyCarriedBuffersPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](Operation *op) {
      if (llvm::none_of(op->getResultTypes(), isKnownBuffer))
        return;
      rewriter.setInsertionPoint(op);
      if (auto forOp = dyn_cast<scf::ForOp>(op))
        copyCarried(rewriter, forOp);
      else if (auto whileOp = dyn_cast<scf::WhileOp>(op))
        copyCarried(rewriter, whileOp);
      else if (isa<scf::IfOp, scf::IndexSwitchOp, scf::ExecuteRegionOp>(op))
        copyYielded(rewriter, op);
      else if (auto select = dyn_cast<arith::SelectOp>(op))
        copySelected(rewriter, select);
    });
  }
};
} // namespace
