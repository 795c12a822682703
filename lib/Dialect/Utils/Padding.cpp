//===- Padding.cpp - padding that a region reads around
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Padding.h"

#include "prelu/Dialect/Utils/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// The factor of the only loop of `kind` in `expr`, a sum of loops with
/// constant factors; sets `loop`. 0 where there is none or more than one.
static int64_t getOnlyFactor(linalg::LinalgOp anchor, AffineExpr expr,
                             utils::IteratorType kind, unsigned &loop) {
  int64_t factor = 0;
  for (auto [position, iterator] :
       llvm::enumerate(anchor.getIteratorTypesArray())) {
    if (iterator != kind || !expr.isFunctionOfDim(position))
      continue;
    std::optional<int64_t> constant =
        getFactor(expr, getAffineDimExpr(position, expr.getContext()),
                  anchor.getNumLoops());
    if (factor != 0 || !constant)
      return 0;
    factor = *constant;
    loop = position;
  }
  return factor;
}

FailureOr<SmallVector<PaddedDim>> prelu::getPaddedDims(linalg::LinalgOp anchor,
                                                       AffineMap map,
                                                       tensor::PadOp pad,
                                                       std::string &reason) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  SmallVector<PaddedDim> dims;
  for (auto [dim, low, high] :
       llvm::enumerate(pad.getMixedLowPad(), pad.getMixedHighPad())) {
    std::optional<int64_t> staticLow = getConstantIntValue(low);
    std::optional<int64_t> staticHigh = getConstantIntValue(high);
    if (staticLow == 0 && staticHigh == 0)
      continue;
    PaddedDim padded;
    padded.size = pad.getSourceType().getDimSize(dim);
    if (!staticLow || !staticHigh || ShapedType::isDynamic(padded.size)) {
      reason = "the size of the padded dimension is not static";
      return failure();
    }
    padded.low = *staticLow;
    AffineExpr expr = map.getResult(dim);
    padded.stride = getOnlyFactor(anchor, expr, utils::IteratorType::parallel,
                                  padded.parallel);
    padded.dilation = getOnlyFactor(
        anchor, expr, utils::IteratorType::reduction, padded.window);
    if (padded.stride <= 0 || padded.dilation <= 0 ||
        ShapedType::isDynamic(extents[padded.parallel]) ||
        ShapedType::isDynamic(extents[padded.window])) {
      reason = "no window of static size slides over the padded dimension";
      return failure();
    }
    dims.push_back(padded);
  }
  return dims;
}

SmallVector<PaddedDim> prelu::getPaddedDims(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<PaddedDim> dims;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    Value value = operand->get();
    while (auto transpose = value.getDefiningOp<linalg::TransposeOp>()) {
      if (transpose->getParentRegion() != &op.getBody())
        break;
      SmallVector<AffineExpr> results(map.getNumResults());
      for (auto [position, dim] : llvm::enumerate(transpose.getPermutation()))
        results[dim] = map.getResult(position);
      map = AffineMap::get(map.getNumDims(), 0, results, map.getContext());
      value = transpose.getInput();
    }
    auto pad = value.getDefiningOp<tensor::PadOp>();
    if (!pad || pad->getParentRegion() != &op.getBody())
      continue;
    std::string reason;
    if (auto padded = getPaddedDims(anchor, map, pad, reason);
        succeeded(padded))
      llvm::append_range(dims, *padded);
  }
  return dims;
}
