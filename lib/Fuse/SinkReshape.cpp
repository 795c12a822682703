//===- SinkReshape.cpp - PReLU in front of the reshape of its input
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Fuse.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

/// alpha for the shape before `collapse`, and its alpha_dims: a dimension of
/// alpha splits as the dimension of the input does that it runs along.
static std::optional<std::pair<Value, SmallVector<int64_t>>>
expandAlpha(RewriterBase &rewriter, PReluOp op,
            tensor::CollapseShapeOp collapse) {
  using Result = std::pair<Value, SmallVector<int64_t>>;
  auto alphaType = dyn_cast<RankedTensorType>(op.getAlpha().getType());
  if (!alphaType)
    return Result(op.getAlpha(), {});
  SmallVector<ReassociationIndices> groups = collapse.getReassociationIndices();
  SmallVector<ReassociationIndices> alphaGroups;
  SmallVector<int64_t> dims, shape;
  for (int64_t alphaDim : op.getEffectiveAlphaDims()) {
    ReassociationIndices group;
    for (int64_t dim : groups[alphaDim]) {
      int64_t size = collapse.getSrcType().getDimSize(dim);
      if (ShapedType::isDynamic(size))
        return std::nullopt;
      group.push_back(dims.size());
      dims.push_back(dim);
      shape.push_back(size);
    }
    alphaGroups.push_back(group);
  }
  if (static_cast<int64_t>(dims.size()) == alphaType.getRank())
    return Result(op.getAlpha(), dims);
  Value expanded = tensor::ExpandShapeOp::create(
      rewriter, op.getLoc(),
      RankedTensorType::get(shape, alphaType.getElementType()), op.getAlpha(),
      alphaGroups);
  return Result(expanded, dims);
}

namespace {
/// prelu(collapse_shape(x)) -> collapse_shape(prelu(x)): the same elements. A
/// grouped convolution's result is reshaped so before it is activated.
struct SinkCollapseBelowPRelu : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    auto collapse = op.getInput().getDefiningOp<tensor::CollapseShapeOp>();
    if (!collapse || !collapse->hasOneUse())
      return rewriter.notifyMatchFailure(op, "its input is no reshape of its "
                                             "own");
    auto producer = collapse.getSrc().getDefiningOp<linalg::LinalgOp>();
    if (!producer)
      return rewriter.notifyMatchFailure(op, "no structured operation computes "
                                             "the reshaped tensor");
    auto alpha = expandAlpha(rewriter, op, collapse);
    if (!alpha)
      return rewriter.notifyMatchFailure(op, "alpha runs along a dimension of "
                                             "dynamic parts");
    auto prelu = PReluOp::create(rewriter, op.getLoc(), collapse.getSrcType(),
                                 collapse.getSrc(), alpha->first,
                                 alpha->second);
    rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(
        op, op.getType(), prelu.getResult(),
        collapse.getReassociationIndices());
    return success();
  }
};
} // namespace

void prelu::populateSinkReshapePatterns(RewritePatternSet &patterns) {
  patterns.add<SinkCollapseBelowPRelu>(patterns.getContext());
}
