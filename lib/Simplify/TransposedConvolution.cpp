//===- TransposedConvolution.cpp - a contraction over inserted zeros
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TransposedConvolution.h"

#include "prelu/Region/Padding.h"
#include "prelu/Region/StructuredOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The only use of `loop` in the maps of the operands but `except`.
static bool isUsedOnce(linalg::LinalgOp op, unsigned loop, OpOperand *except) {
  unsigned uses = 0;
  for (OpOperand &operand : op->getOpOperands())
    if (&operand != except)
      for (AffineExpr expr : op.getMatchingIndexingMap(&operand).getResults())
        uses += expr.isFunctionOfDim(loop);
  return uses == 1;
}

/// The loops of `dim`, which slide a window over the stretched dimension
/// `imageDim`. Fails with a sentence in `reason`.
static FailureOr<PhasedDim> matchDim(const TransposedConvolution &conv,
                                     unsigned imageDim,
                                     const StretchedDim &stretched,
                                     std::string &reason) {
  linalg::LinalgOp op = conv.op;
  PhasedDim dim;
  dim.imageDim = imageDim;
  dim.imageSize = stretched.size;
  AffineExpr expr = op.getMatchingIndexingMap(conv.image).getResult(imageDim);
  SmallVector<unsigned> parallel, windows;
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
    if (expr.isFunctionOfDim(loop))
      (iterators[loop] == utils::IteratorType::parallel ? parallel : windows)
          .push_back(loop);
  reason = "no window slides by one over the dimension that holds the zeros";
  if (parallel.size() != 1 || windows.size() != 1)
    return failure();
  dim.parallel = parallel.front();
  dim.window = windows.front();
  auto getLoopFactor = [&](unsigned loop) {
    return getFactor(expr, getAffineDimExpr(loop, op.getContext()),
                     op.getNumLoops());
  };
  std::optional<int64_t> dilation = getLoopFactor(dim.window);
  std::optional<unsigned> resultDim =
      op.getIndexingMapMatchingResult(op->getResult(0))
          .getResultPosition(getAffineDimExpr(dim.parallel, op.getContext()));
  if (getLoopFactor(dim.parallel) != 1 || !dilation || *dilation < 1 ||
      !resultDim || !isUsedOnce(op, dim.parallel, conv.image) ||
      !isUsedOnce(op, dim.window, conv.image))
    return failure();
  dim.resultDim = *resultDim;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  if (ShapedType::isDynamic(extents[dim.parallel]) ||
      ShapedType::isDynamic(extents[dim.window])) {
    reason = "its size is not static";
    return failure();
  }
  dim.phases = getPhases(stretched, extents[dim.parallel], extents[dim.window],
                         *dilation);
  return dim;
}

std::optional<TransposedConvolution>
prelu::matchTransposedConvolution(linalg::LinalgOp op, bool finiteWeights,
                                  std::string &reason) {
  if (!isContraction(op) || op.getNumDpsInputs() != 2)
    return std::nullopt;
  TransposedConvolution conv;
  conv.op = op;
  for (unsigned number : {0, 1}) {
    OpOperand *operand = op.getDpsInputOperand(number);
    std::optional<StretchedImage> image =
        StretchedImage::find(operand->get(), reason);
    if (!image)
      continue;
    conv.image = operand;
    conv.weights = op.getDpsInputOperand(1 - number);
    conv.stretched = *image;
    break;
  }
  if (!conv.image)
    return std::nullopt;
  switch (getEffectOfZeros(op, *conv.image, /*assumeFinite=*/finiteWeights)) {
  case ZeroEffect::ZeroProducts:
    break;
  case ZeroEffect::NoFactor:
    reason = "the inserted 0 is no factor of the products by itself";
    return std::nullopt;
  case ZeroEffect::MaybeNotFinite:
    reason = "0 times the weights is 0 only for finite weights, which these "
             "are not known to be";
    return std::nullopt;
  }
  AffineMap resultMap = op.getIndexingMapMatchingResult(op->getResult(0));
  AffineMap weightsMap = op.getMatchingIndexingMap(conv.weights);
  if (!weightsMap.isProjectedPermutation() ||
      !resultMap.isProjectedPermutation() ||
      resultMap.getNumResults() != op.getNumParallelLoops()) {
    reason = "its weights or its result are not walked by one loop for each "
             "dimension";
    return std::nullopt;
  }
  for (auto [number, dim] : llvm::enumerate(conv.stretched.getDims())) {
    if (!dim || dim->stride == 1)
      continue;
    FailureOr<PhasedDim> phased = matchDim(conv, number, *dim, reason);
    if (failed(phased))
      return std::nullopt;
    conv.dims.push_back(*phased);
  }
  llvm::sort(conv.dims, [](const PhasedDim &left, const PhasedDim &right) {
    return left.resultDim < right.resultDim;
  });
  return conv;
}
