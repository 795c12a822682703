//===- ConvolutionPhases.h - which products a transposed convolution has
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_CONVOLUTIONPHASES_H
#define PRELU_LIB_SIMPLIFY_CONVOLUTIONPHASES_H

#include "StretchedImage.h"

namespace mlir::prelu {

/// Phases `first + k` for k in [0, count) of one dimension that meet image
/// elements at the same places: output `stride * m + phase - crop` adds up
/// `image[m + shift + dilation * j] * window[firstTap - k + tapStep * j]` for j
/// in [0, taps).
struct PhaseGroup {
  int64_t first, count;
  int64_t taps, firstTap, tapStep;
  int64_t shift, dilation;
};

/// The phases of one dimension of a convolution over a stretched image.
struct DimPhases {
  int64_t stride;
  /// Outputs of the first phases that lie before output 0.
  int64_t crop;
  /// What m counts to.
  int64_t extent;
  /// In order, with each of the `stride` phases in one of them.
  SmallVector<PhaseGroup> groups;
};

/// The phases of a dimension of which `outputs` elements are computed with
/// `window` taps, `dilation` apart, over `image`.
DimPhases getPhases(const StretchedDim &image, int64_t outputs, int64_t window,
                    int64_t dilation);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_CONVOLUTIONPHASES_H
