//===- PixelShuffle.cpp - contractions that store their channels as pixels
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadInit.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Simplify/Passes.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFOLDPIXELSHUFFLE
#include "prelu/Simplify/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// The channels of a contraction's result, split and moved next to the
/// dimensions of the image.
struct PixelShuffle {
  linalg::LinalgOp op;
  tensor::ExpandShapeOp expand;
  linalg::TransposeOp transpose;
  /// Of the contraction's result.
  unsigned channelDim;
  /// Of the anchor.
  unsigned channelLoop;
  /// The dimensions of `expand`'s result that the channels are split into.
  ReassociationIndices parts;

  bool isPart(int64_t dim) const { return llvm::is_contained(parts, dim); }
};
} // namespace

/// Whether `collapse` joins parts of the channels with the dimension in front
/// of each, and nothing else.
static bool joinsParts(const PixelShuffle &shuffle,
                       tensor::CollapseShapeOp collapse) {
  linalg::TransposeOp transpose = shuffle.transpose;
  ArrayRef<int64_t> permutation = transpose.getPermutation();
  return llvm::all_of(collapse.getReassociationIndices(),
                      [&](const ReassociationIndices &group) {
                        return group.size() == 1 ||
                               (group.size() == 2 &&
                                !shuffle.isPart(permutation[group[0]]) &&
                                shuffle.isPart(permutation[group[1]]));
                      });
}

/// The transpose that `value` is computed from element by element: upstream's
/// fusion moves collapse_shape behind what follows. Null if there is none.
static linalg::TransposeOp findTranspose(Value value) {
  Operation *op = value.getDefiningOp();
  if (!op || !op->hasOneUse())
    return {};
  if (auto transpose = dyn_cast<linalg::TransposeOp>(op))
    return transpose;
  if (auto prelu = dyn_cast<PReluOp>(op))
    return findTranspose(prelu.getInput());
  auto elementwise = dyn_cast<linalg::LinalgOp>(op);
  if (!elementwise || elementwise.getNumReductionLoops() != 0 ||
      !elementwise.getIndexingMapMatchingResult(op->getResult(0)).isIdentity())
    return {};
  for (OpOperand *operand : elementwise.getDpsInputOperands())
    if (elementwise.getMatchingIndexingMap(operand).isIdentity())
      if (linalg::TransposeOp transpose = findTranspose(operand->get()))
        return transpose;
  return {};
}

static std::optional<PixelShuffle>
matchPixelShuffle(tensor::CollapseShapeOp collapse) {
  PixelShuffle shuffle;
  shuffle.transpose = findTranspose(collapse.getSrc());
  if (!shuffle.transpose)
    return std::nullopt;
  shuffle.expand =
      shuffle.transpose.getInput().getDefiningOp<tensor::ExpandShapeOp>();
  if (!shuffle.expand || !shuffle.expand->hasOneUse() ||
      !shuffle.expand.getResultType().hasStaticShape())
    return std::nullopt;
  shuffle.op = shuffle.expand.getSrc().getDefiningOp<linalg::LinalgOp>();
  if (!shuffle.op || !shuffle.op->hasOneUse() || !isContraction(shuffle.op))
    return std::nullopt;
  auto groups = shuffle.expand.getReassociationIndices();
  auto isSplit = [](const ReassociationIndices &group) {
    return group.size() > 1;
  };
  if (llvm::count_if(groups, isSplit) != 1)
    return std::nullopt;
  shuffle.channelDim = llvm::find_if(groups, isSplit) - groups.begin();
  shuffle.parts = groups[shuffle.channelDim];
  AffineMap resultMap =
      shuffle.op.getIndexingMapMatchingResult(shuffle.op->getResult(0));
  if (!resultMap.isProjectedPermutation() || !joinsParts(shuffle, collapse))
    return std::nullopt;
  shuffle.channelLoop = resultMap.getDimPosition(shuffle.channelDim);
  // The channels are those of the weights alone, one by one.
  for (OpOperand *operand : shuffle.op.getDpsInputOperands()) {
    AffineMap map = shuffle.op.getMatchingIndexingMap(operand);
    for (AffineExpr expr : map.getResults())
      if (expr.isFunctionOfDim(shuffle.channelLoop) &&
          (!map.isProjectedPermutation() || !isa<AffineDimExpr>(expr)))
        return std::nullopt;
  }
  return shuffle;
}

namespace {
/// The loops of the new contraction.
struct SplitLoops {
  SmallVector<AffineExpr> loops, parts;
  SmallVector<utils::IteratorType> iterators;
};
} // namespace

/// The parts of the channels behind the other parallel loops, the one that is
/// stored innermost last: a register tile has all of it. The largest other
/// comes before it, with which it makes up the tile beside the lanes.
static SplitLoops splitLoops(const PixelShuffle &shuffle) {
  linalg::LinalgOp op = shuffle.op;
  linalg::TransposeOp transpose = shuffle.transpose;
  tensor::ExpandShapeOp expand = shuffle.expand;
  ArrayRef<int64_t> shape = expand.getResultType().getShape();
  SplitLoops result;
  result.loops.resize(op.getNumLoops());
  result.parts.resize(shuffle.parts.size());
  auto add = [&](AffineExpr &loop, utils::IteratorType iterator) {
    loop = getAffineDimExpr(result.iterators.size(), op.getContext());
    result.iterators.push_back(iterator);
  };
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  for (auto [loop, iterator] : llvm::enumerate(iterators))
    if (iterator == utils::IteratorType::parallel &&
        loop != shuffle.channelLoop)
      add(result.loops[loop], iterator);
  auto order = llvm::to_vector(llvm::seq<unsigned>(shuffle.parts.size()));
  llvm::sort(order, [&](unsigned left, unsigned right) {
    auto getKey = [&](unsigned part) {
      int64_t dim = shuffle.parts[part];
      return std::make_tuple(dim == transpose.getPermutation().back(),
                             shape[dim], part);
    };
    return getKey(left) < getKey(right);
  });
  for (unsigned part : order)
    add(result.parts[part], utils::IteratorType::parallel);
  for (auto [loop, iterator] : llvm::enumerate(iterators))
    if (iterator != utils::IteratorType::parallel)
      add(result.loops[loop], iterator);
  return result;
}

/// `value`, whose dimension `dim` holds the channels, with these split.
static Value splitChannels(RewriterBase &rewriter, const PixelShuffle &shuffle,
                           Value value, unsigned dim) {
  tensor::ExpandShapeOp expand = shuffle.expand;
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<ReassociationIndices> groups;
  SmallVector<OpFoldResult> sizes;
  SmallVector<int64_t> shape;
  auto add = [&](OpFoldResult size, int64_t staticSize) {
    groups.back().push_back(shape.size());
    sizes.push_back(size);
    shape.push_back(staticSize);
  };
  for (int64_t i = 0; i < type.getRank(); ++i) {
    groups.emplace_back();
    if (i != dim) {
      add(tensor::getMixedSize(rewriter, expand.getLoc(), value, i),
          type.getDimSize(i));
      continue;
    }
    for (int64_t part : shuffle.parts) {
      int64_t size = expand.getResultType().getDimSize(part);
      add(rewriter.getIndexAttr(size), size);
    }
  }
  return tensor::ExpandShapeOp::create(
      rewriter, expand.getLoc(),
      RankedTensorType::get(shape, type.getElementType()), value, groups,
      sizes);
}

/// What the accumulators start from, in the order of the transpose's result.
/// Null where they start from a value of each element's own.
static Value splitInit(RewriterBase &rewriter, const PixelShuffle &shuffle) {
  linalg::LinalgOp op = shuffle.op;
  linalg::TransposeOp transpose = shuffle.transpose;
  tensor::ExpandShapeOp expand = shuffle.expand;
  std::optional<SpreadInit> spread =
      findSpreadInit(rewriter, op.getDpsInits().front());
  if (!spread)
    return {};
  ArrayRef<int64_t> permutation = transpose.getPermutation();
  auto getPlace = [&](int64_t dim) {
    return rewriter.getAffineDimExpr(llvm::find(permutation, dim) -
                                     permutation.begin());
  };
  if (spread->map) {
    SmallVector<AffineExpr> exprs;
    std::optional<unsigned> channels;
    auto groups = expand.getReassociationIndices();
    for (auto [number, expr] : llvm::enumerate(spread->map.getResults())) {
      auto dim = dyn_cast<AffineDimExpr>(expr);
      if (!dim) {
        exprs.push_back(expr);
        continue;
      }
      if (dim.getPosition() == shuffle.channelDim) {
        if (channels)
          return {};
        channels = number;
      }
      for (int64_t part : groups[dim.getPosition()])
        exprs.push_back(getPlace(part));
    }
    if (channels)
      spread->source =
          splitChannels(rewriter, shuffle, spread->source, *channels);
    spread->map =
        AffineMap::get(permutation.size(), 0, exprs, rewriter.getContext());
  }
  auto type = cast<RankedTensorType>(transpose->getResult(0).getType());
  return createSpreadInit(
      rewriter, op.getLoc(), *spread,
      getAsIndexOpFoldResult(rewriter.getContext(), type.getShape()),
      type.getElementType());
}

/// transpose(expand_shape(contraction)) --> a contraction whose result lies in
/// that order. Returns whether it could.
static bool foldPixelShuffle(RewriterBase &rewriter,
                             const PixelShuffle &shuffle) {
  linalg::LinalgOp op = shuffle.op;
  rewriter.setInsertionPoint(op);
  Value init = splitInit(rewriter, shuffle);
  if (!init)
    return false;
  SplitLoops loops = splitLoops(shuffle);
  SmallVector<AffineMap> maps;
  SmallVector<Value> inputs;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    inputs.push_back(operand->get());
    SmallVector<AffineExpr> exprs;
    for (auto [dim, expr] :
         llvm::enumerate(op.getMatchingIndexingMap(operand).getResults())) {
      if (!expr.isFunctionOfDim(shuffle.channelLoop)) {
        exprs.push_back(expr.replaceDims(loops.loops));
        continue;
      }
      llvm::append_range(exprs, loops.parts);
      inputs.back() = splitChannels(rewriter, shuffle, operand->get(), dim);
    }
    maps.push_back(AffineMap::get(loops.iterators.size(), 0, exprs,
                                  rewriter.getContext()));
  }
  AffineMap resultMap = op.getIndexingMapMatchingResult(op->getResult(0));
  SmallVector<AffineExpr> results;
  for (AffineExpr expr : resultMap.getResults()) {
    if (expr.isFunctionOfDim(shuffle.channelLoop))
      llvm::append_range(results, loops.parts);
    else
      results.push_back(expr.replaceDims(loops.loops));
  }
  linalg::TransposeOp transpose = shuffle.transpose;
  applyPermutationToVector(results, transpose.getPermutation());
  maps.push_back(AffineMap::get(loops.iterators.size(), 0, results,
                                rewriter.getContext()));
  auto generic =
      linalg::GenericOp::create(rewriter, op.getLoc(), init.getType(), inputs,
                                init, maps, loops.iterators);
  rewriter.cloneRegionBefore(op->getRegion(0), generic.getRegion(),
                             generic.getRegion().begin());
  rewriter.replaceOp(transpose, generic.getResults());
  return true;
}

namespace {
struct FoldPixelShufflePass
    : prelu::impl::PReluFoldPixelShuffleBase<FoldPixelShufflePass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<tensor::CollapseShapeOp> ops;
    getOperation()->walk(
        [&](tensor::CollapseShapeOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    bool changed = false;
    for (tensor::CollapseShapeOp op : ops)
      if (std::optional<PixelShuffle> shuffle = matchPixelShuffle(op))
        changed |= foldPixelShuffle(rewriter, *shuffle);
    if (changed)
      foldConstants(rewriter, getOperation(), maxConstantBytes);
  }
};
} // namespace
