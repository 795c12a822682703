//===- SplitTransposedConv.cpp - no products with inserted zeros
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PhaseBuilder.h"
#include "TransposedConvolution.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Simplify/Passes.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSPLITTRANSPOSEDCONV
#include "prelu/Simplify/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral category = "prelu-split-transposed-conv";

/// Moves `prelu`, of the result of `collapse`, to the other side of it: alpha
/// is split with the dimensions that it runs along, those of size 1 left out.
/// Null where the sizes are not known.
static PReluOp movePReluAbove(RewriterBase &rewriter, PReluOp prelu,
                              tensor::CollapseShapeOp collapse) {
  RankedTensorType type = collapse.getSrcType();
  auto groups = collapse.getReassociationIndices();
  SmallVector<int64_t> alphaDims;
  SmallVector<ReassociationIndices> alphaGroups;
  for (int64_t dim : prelu.getEffectiveAlphaDims()) {
    ReassociationIndices parts;
    llvm::copy_if(groups[dim], std::back_inserter(parts),
                  [&](int64_t part) { return type.getDimSize(part) != 1; });
    if (parts.empty())
      parts.push_back(groups[dim].back());
    bool isSplit = parts.size() > 1;
    alphaGroups.emplace_back();
    for (int64_t part : parts) {
      if (isSplit && type.isDynamicDim(part))
        return {};
      alphaGroups.back().push_back(alphaDims.size());
      alphaDims.push_back(part);
    }
  }
  rewriter.setInsertionPoint(prelu);
  Value alpha = prelu.getAlpha();
  if (alphaDims.size() != alphaGroups.size()) {
    auto alphaType = cast<RankedTensorType>(alpha.getType());
    SmallVector<int64_t> shape;
    for (auto [group, size] :
         llvm::zip_equal(alphaGroups, alphaType.getShape()))
      for (int64_t number : group)
        shape.push_back(group.size() == 1 ? size
                                          : type.getDimSize(alphaDims[number]));
    alpha = tensor::ExpandShapeOp::create(
        rewriter, prelu.getLoc(),
        RankedTensorType::get(shape, alphaType.getElementType()), alpha,
        alphaGroups);
  }
  auto moved = PReluOp::create(rewriter, prelu.getLoc(), type,
                               collapse.getSrc(), alpha, alphaDims);
  rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(
      prelu, prelu.getType(), moved.getResult(), groups);
  rewriter.eraseOp(collapse);
  return moved;
}

/// The PReLU that alone reads the result of `op`. One behind a collapse_shape,
/// as that of groups or of unit dimensions, moves in front of it.
static PReluOp findPRelu(RewriterBase &rewriter, linalg::LinalgOp op) {
  if (!op->hasOneUse())
    return {};
  Value value = op->getResult(0);
  auto collapse = dyn_cast<tensor::CollapseShapeOp>(*value.user_begin());
  if (collapse && collapse->hasOneUse())
    value = collapse.getResult();
  auto prelu = dyn_cast<PReluOp>(*value.user_begin());
  if (!prelu || prelu.getInput() != value)
    return {};
  return value.getDefiningOp() == op
             ? prelu
             : movePReluAbove(rewriter, prelu, collapse);
}

static void splitTransposedConvolution(RewriterBase &rewriter,
                                       const TransposedConvolution &conv) {
  linalg::LinalgOp op = conv.op;
  rewriter.setInsertionPoint(op);
  PhaseBuilder builder(rewriter, conv);
  Operation *last = op;
  PReluOp prelu = findPRelu(rewriter, op);
  if (prelu && !builder.takes(prelu))
    prelu = {};
  if (prelu)
    last = prelu;
  rewriter.setInsertionPoint(last);
  size_t convolutions = 1;
  for (const PhasedDim &dim : conv.dims)
    convolutions *=
        llvm::count_if(dim.phases.groups,
                       [](const PhaseGroup &group) { return group.taps != 0; });
  emitPassed(op.getLoc(), "TransposedConvolutionSplit", category)
      << remark::add("'{0}' over inserted zeros computed as {1} "
                     "convolution(s) of the image without them",
                     op->getName().getStringRef(), convolutions);
  Value result = builder.build(prelu);
  rewriter.replaceOp(last, result);
  if (prelu)
    rewriter.eraseOp(op);
}

namespace {
struct SplitTransposedConvolutionPass
    : prelu::impl::PReluSplitTransposedConvBase<
          SplitTransposedConvolutionPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (!op->getParentOfType<FusedOp>())
        ops.push_back(op);
    });
    bool changed = false;
    for (linalg::LinalgOp op : ops) {
      OrReason<std::optional<TransposedConvolution>> conv =
          matchTransposedConvolution(op, finiteWeights);
      if (!conv) {
        emitMissed(op.getLoc(), "TransposedConvolutionKept", category,
                   conv.getReason().text, "it multiplies the inserted zeros");
      } else if (*conv) {
        splitTransposedConvolution(rewriter, **conv);
        changed = true;
      }
    }
    if (changed)
      foldConstants(rewriter, getOperation(), maxConstantBytes);
  }
};
} // namespace
