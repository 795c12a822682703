//===- TransposedConvolution.cpp - a contraction over inserted zeros
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TransposedConvolution.h"

#include "prelu/Dialect/IR/AffineAccess.h"
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
/// `imageDim`.
static OrReason<PhasedDim> matchDim(const TransposedConvolution &conv,
                                    unsigned imageDim,
                                    const StretchedDim &stretched) {
  linalg::LinalgOp op = conv.op;
  AffineAccess access(op.getMatchingIndexingMap(conv.image), imageDim);
  SmallVector<unsigned> parallel, windows;
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
    if (access.getCoefficient(loop) != 0)
      (iterators[loop] == utils::IteratorType::parallel ? parallel : windows)
          .push_back(loop);
  Reason noWindow(
      "no window slides by one over the dimension that holds the zeros");
  if (parallel.size() != 1 || windows.size() != 1)
    return noWindow;
  PhasedDim dim;
  dim.imageDim = imageDim;
  dim.imageSize = stretched.size;
  dim.parallel = parallel.front();
  dim.window = windows.front();
  std::optional<int64_t> dilation = access.getCoefficient(dim.window);
  std::optional<unsigned> resultDim =
      op.getIndexingMapMatchingResult(op->getResult(0))
          .getResultPosition(getAffineDimExpr(dim.parallel, op.getContext()));
  if (access.getCoefficient(dim.parallel) != 1 || !dilation || *dilation < 1 ||
      !resultDim || !isUsedOnce(op, dim.parallel, conv.image) ||
      !isUsedOnce(op, dim.window, conv.image))
    return noWindow;
  dim.resultDim = *resultDim;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  if (ShapedType::isDynamic(extents[dim.parallel]) ||
      ShapedType::isDynamic(extents[dim.window]))
    return Reason("its size is not static");
  dim.phases = getPhases(stretched, extents[dim.parallel], extents[dim.window],
                         *dilation);
  return dim;
}

/// Sets the operands of `conv`: which one is the image. Whether one is.
static OrReason<bool> findImage(TransposedConvolution &conv) {
  std::optional<Reason> reason;
  for (unsigned number : {0, 1}) {
    OpOperand *operand = conv.op.getDpsInputOperand(number);
    OrReason<std::optional<StretchedImage>> image =
        StretchedImage::find(operand->get());
    if (!image) {
      reason = image.getReason();
      continue;
    }
    if (!*image)
      continue;
    conv.image = operand;
    conv.weights = conv.op.getDpsInputOperand(1 - number);
    conv.stretched = **image;
    return true;
  }
  if (reason)
    return *reason;
  return false;
}

OrReason<std::optional<TransposedConvolution>>
prelu::matchTransposedConvolution(linalg::LinalgOp op, bool finiteWeights) {
  if (!isContraction(op) || op.getNumDpsInputs() != 2)
    return std::optional<TransposedConvolution>();
  TransposedConvolution conv;
  conv.op = op;
  OrReason<bool> hasImage = findImage(conv);
  if (!hasImage)
    return hasImage.getReason();
  if (!*hasImage)
    return std::optional<TransposedConvolution>();
  switch (getEffectOfZeros(op, *conv.image, /*assumeFinite=*/finiteWeights)) {
  case ZeroEffect::ZeroProducts:
    break;
  case ZeroEffect::NoFactor:
    return Reason("the inserted 0 is no factor of the products by itself");
  case ZeroEffect::MaybeNotFinite:
    return Reason("0 times the weights is 0 only for finite weights, which "
                  "these are not known to be");
  }
  AffineMap resultMap = op.getIndexingMapMatchingResult(op->getResult(0));
  AffineMap weightsMap = op.getMatchingIndexingMap(conv.weights);
  if (!weightsMap.isProjectedPermutation() ||
      !resultMap.isProjectedPermutation() ||
      resultMap.getNumResults() != op.getNumParallelLoops())
    return Reason("its weights or its result are not walked by one loop for "
                  "each dimension");
  for (auto [number, dim] : llvm::enumerate(conv.stretched.getDims())) {
    if (!dim || dim->stride == 1)
      continue;
    OrReason<PhasedDim> phased = matchDim(conv, number, *dim);
    if (!phased)
      return phased.getReason();
    conv.dims.push_back(*phased);
  }
  llvm::sort(conv.dims, [](const PhasedDim &left, const PhasedDim &right) {
    return left.resultDim < right.resultDim;
  });
  return std::optional<TransposedConvolution>(std::move(conv));
}
