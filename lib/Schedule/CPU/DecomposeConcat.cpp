//===- DecomposeConcat.cpp - joined tensors, written part by part
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDECOMPOSECONCAT
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

namespace {
/// A part of a joined tensor, where it begins, and the operation behind which
/// it is there, null for the start of the block.
struct Part {
  Value value;
  int64_t offset;
  Operation *definition;
};
} // namespace

/// Inserts `part` into `dest` along `dim`. What joins dimensions of the part is
/// then done to the whole: its producer can write through it.
static Value insertPart(RewriterBase &rewriter, Location loc, const Part &part,
                        Value dest, int64_t dim) {
  auto insert = [&](Value value, Value into, int64_t at) -> Value {
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(rewriter, loc, value);
    SmallVector<OpFoldResult> offsets(sizes.size(), rewriter.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(sizes.size(), rewriter.getIndexAttr(1));
    offsets[at] = rewriter.getIndexAttr(part.offset);
    return tensor::InsertSliceOp::create(rewriter, loc, value, into, offsets,
                                         sizes, strides);
  };
  auto collapse = part.value.getDefiningOp<tensor::CollapseShapeOp>();
  auto type = cast<RankedTensorType>(dest.getType());
  if (!collapse || !collapse->hasOneUse() || !type.hasStaticShape() ||
      !collapse.getSrcType().hasStaticShape() ||
      collapse.getReassociationIndices()[dim].size() != 1)
    return insert(part.value, dest, dim);
  int64_t place = collapse.getReassociationIndices()[dim].front();
  SmallVector<int64_t> shape(collapse.getSrcType().getShape());
  shape[place] = type.getDimSize(dim);
  Value expanded = tensor::ExpandShapeOp::create(
      rewriter, loc, RankedTensorType::get(shape, type.getElementType()), dest,
      collapse.getReassociationIndices());
  return tensor::CollapseShapeOp::create(
      rewriter, loc, insert(collapse.getSrc(), expanded, place),
      collapse.getReassociationIndices());
}

/// Every part goes in where it has just been computed, so that the tensor that
/// it goes into is there before the next one is.
static void decompose(RewriterBase &rewriter, tensor::ConcatOp concat) {
  Location loc = concat.getLoc();
  Block *block = concat->getBlock();
  int64_t dim = concat.getDim();
  SmallVector<Part> parts;
  int64_t offset = 0;
  for (Value input : concat.getInputs()) {
    Operation *op = input.getDefiningOp();
    parts.push_back(
        {input, offset, op ? block->findAncestorOpInBlock(*op) : nullptr});
    offset += cast<RankedTensorType>(input.getType()).getDimSize(dim);
  }
  llvm::sort(parts, [](const Part &left, const Part &right) {
    if (left.definition == right.definition)
      return left.offset < right.offset;
    return right.definition &&
           (!left.definition ||
            left.definition->isBeforeInBlock(right.definition));
  });
  rewriter.setInsertionPointToStart(block);
  auto type = cast<RankedTensorType>(concat.getType());
  Value joined = tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                         type.getElementType());
  for (const Part &part : parts) {
    // Behind the last insertion or behind the part, whichever is later.
    if (part.definition &&
        !part.definition->isBeforeInBlock(&*rewriter.getInsertionPoint()))
      rewriter.setInsertionPointAfter(part.definition);
    joined = insertPart(rewriter, loc, part, joined, dim);
  }
  rewriter.replaceOp(concat, joined);
}

namespace {
struct DecomposeConcatPass
    : prelu::impl::PReluDecomposeConcatBase<DecomposeConcatPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<tensor::ConcatOp> ops;
    getOperation()->walk([&](tensor::ConcatOp op) {
      // Sizes of the run time may be known only behind what computes a part.
      if (cast<RankedTensorType>(op.getType()).hasStaticShape() &&
          llvm::all_of(op.getInputs(), [](Value input) {
            return cast<RankedTensorType>(input.getType()).hasStaticShape();
          }))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (tensor::ConcatOp op : ops)
      decompose(rewriter, op);
  }
};
} // namespace
