//===- TransposedConvolution.h - a contraction over inserted zeros
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_TRANSPOSEDCONVOLUTION_H
#define PRELU_LIB_SIMPLIFY_TRANSPOSEDCONVOLUTION_H

#include "ConvolutionPhases.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::prelu {

/// A dimension along which the window slides over inserted zeros.
struct PhasedDim {
  /// Of the image and of the result.
  unsigned imageDim, resultDim;
  /// Loops.
  unsigned parallel, window;
  int64_t imageSize;
  DimPhases phases;
};

/// A transposed convolution as frontends write it: a contraction over an image
/// with inserted zeros.
struct TransposedConvolution {
  linalg::LinalgOp op;
  OpOperand *image = nullptr, *weights = nullptr;
  StretchedImage stretched;
  /// By their dimension of the result.
  SmallVector<PhasedDim> dims;
};

/// `op` as a transposed convolution, whose weights are taken to be finite where
/// only the run time knows them and `finiteWeights` says so. Nothing where it
/// is none, and the reason where it only looks like one.
OrReason<std::optional<TransposedConvolution>>
matchTransposedConvolution(linalg::LinalgOp op, bool finiteWeights);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_TRANSPOSEDCONVOLUTION_H
