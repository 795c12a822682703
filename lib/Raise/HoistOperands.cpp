//===- HoistOperands.cpp - operands are computed in front of contractions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Root.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Raise/Passes.h"

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUHOISTOPERANDS
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// What the body of `op` has at hand, and products of it: kernels scale as they
/// multiply.
static llvm::DenseSet<Value> findPlainProducts(linalg::GenericOp op) {
  Block *body = op.getBody();
  llvm::DenseSet<Value> plain(body->args_begin(), body->args_end());
  for (Operation &inner : body->without_terminator()) {
    bool isPlain = llvm::all_of(inner.getOperands(),
                                [&](Value operand) {
                                  return operand.getParentBlock() != body ||
                                         plain.contains(operand);
                                }) &&
                   inner.getNumResults() == 1 &&
                   (isa<arith::MulFOp, arith::MulIOp>(inner) ||
                    skipCasts(inner.getResult(0)) != inner.getResult(0));
    if (isPlain)
      plain.insert(inner.getResult(0));
  }
  return plain;
}

/// Whether `value`, computed for each element of `along`, takes less work than
/// in the loops of `op`, and its tensor no more memory than the operand.
static bool pays(linalg::GenericOp op, Value value, OpOperand *along) {
  auto type = cast<RankedTensorType>(along->get().getType());
  if (type.getElementType() != value.getType() || type.getEncoding())
    return false;
  SmallVector<int64_t> loops = op.getStaticLoopRanges();
  if (type.hasStaticShape() && !ShapedType::isDynamicShape(loops))
    return type.getNumElements() < ShapedType::getNumElements(loops);
  // Windows may leave out any part of an operand of unknown size.
  AffineMap map = op.getMatchingIndexingMap(along);
  return map.isProjectedPermutation() && map.getNumResults() < map.getNumDims();
}

/// The first of the largest parts of the factors of `product` that pays to
/// compute along an operand, and that operand; null where there is none.
static std::pair<Value, OpOperand *> findPart(linalg::GenericOp op,
                                              Value product) {
  llvm::DenseSet<Value> plain = findPlainProducts(op);
  llvm::SetVector<Value> factors;
  auto addFactorsOf = [&](Value value) {
    Operation *multiply = skipCasts(value).getDefiningOp();
    if (isa_and_nonnull<arith::MulFOp, arith::MulIOp>(multiply))
      factors.insert(multiply->operand_begin(), multiply->operand_end());
  };
  addFactorsOf(product);
  for (size_t i = 0; i != factors.size(); ++i) {
    Value factor = factors[i];
    if (factor.getParentBlock() != op.getBody() || plain.contains(factor))
      continue;
    OpOperand *along = findOperandAlong(op, factor);
    if (along && pays(op, factor, along))
      return {factor, along};
    addFactorsOf(factor);
  }
  return {};
}

/// `value` of the body of `op`, computed in front of it for each element of
/// `along`.
static Value computeAlong(RewriterBase &rewriter, linalg::GenericOp op,
                          Value value, OpOperand *along) {
  Location loc = value.getLoc();
  rewriter.setInsertionPoint(op);
  IRMapping mapping;
  // Scalars have no indices.
  for (OpOperand *operand : op.getDpsInputOperands())
    mapping.map(op.getMatchingBlockArgument(operand), operand->get());
  BodyView view = viewAlong(op, along);
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  SmallVector<Value> arguments;
  SmallVector<OpOperand *> operands = *getOperandsOf(op, value);
  for (OpOperand *operand : operands) {
    inputs.push_back(operand->get());
    maps.push_back(view.operandMaps[operand->getOperandNumber()]);
    arguments.push_back(op.getMatchingBlockArgument(operand));
  }
  maps.push_back(view.indices);
  SmallVector<utils::IteratorType> iterators(view.indices.getNumDims(),
                                             utils::IteratorType::parallel);
  llvm::SetVector<Operation *> slice;
  BackwardSliceOptions options;
  options.inclusive = true;
  options.omitBlockArguments = true;
  options.omitUsesFromAbove = false;
  options.filter = [&](Operation *inner) {
    return op.getRegion().isAncestor(inner->getParentRegion());
  };
  [[maybe_unused]] LogicalResult found =
      getBackwardSlice(value, &slice, options);
  assert(succeeded(found) && "a body has no branches");
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, along->get()),
      value.getType());
  return linalg::GenericOp::create(
             rewriter, loc, empty.getType(), inputs, empty, maps, iterators,
             [&](OpBuilder &builder, Location loc, ValueRange newArguments) {
               mapping.map(ValueRange(arguments), newArguments.drop_back());
               for (Operation &inner : op.getBody()->without_terminator())
                 if (slice.contains(&inner))
                   builder.clone(inner, mapping);
               linalg::YieldOp::create(builder, loc, mapping.lookup(value));
             })
      .getResult(0);
}

/// Computes what the body of `op` makes of single operands before it multiplies
/// them in front of it. Returns whether there is such.
static bool hoistOperands(RewriterBase &rewriter, linalg::GenericOp op) {
  bool changed = false;
  while (true) {
    auto [value, along] = findPart(op, getSummedProduct(op));
    if (!value)
      return changed;
    Value tensor = computeAlong(rewriter, op, value, along);
    readInBody(rewriter, getBodyRoot(value, along), value, tensor);
    changed = true;
  }
}

namespace {
struct HoistOperandsPass
    : prelu::impl::PReluHoistOperandsBase<HoistOperandsPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) {
      if (op.hasPureTensorSemantics() && op.getNumReductionLoops() > 0 &&
          !op->getParentOfType<FusedOp>() && getSummedProduct(op))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    SmallVector<Operation *> changed;
    for (linalg::GenericOp op : ops)
      if (hoistOperands(rewriter, op))
        changed.push_back(op);
    if (failed(eraseDeadInBodies(rewriter, changed, "prelu-hoist-operands")))
      signalPassFailure();
  }
};
} // namespace
