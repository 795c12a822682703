//===- ConvolutionPhases.cpp - which products a transposed convolution has
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConvolutionPhases.h"

#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

/// Output `stride * m + phase - crop` reads place `q` of the window at
/// `stride * m + phase - crop + dilation * q` of the stretched image, where an
/// element is if that is `offset + stride * i`.
static PhaseGroup getPhase(const StretchedDim &image, int64_t window,
                           int64_t dilation, int64_t crop, int64_t phase) {
  PhaseGroup result{phase, 1, 0, 0, 1, 0, 1};
  for (int64_t q = 0; q < window; ++q) {
    int64_t place = phase - crop + dilation * q - image.offset;
    if (place % image.stride != 0)
      continue;
    if (result.taps == 0) {
      result.firstTap = q;
      result.shift = place / image.stride;
    } else if (result.taps == 1) {
      result.tapStep = q - result.firstTap;
      result.dilation = place / image.stride - result.shift;
    }
    ++result.taps;
  }
  return result;
}

static bool belongsTo(const PhaseGroup &phase, const PhaseGroup &group) {
  if (phase.taps != group.taps)
    return false;
  return phase.taps == 0 || (phase.shift == group.shift &&
                             phase.firstTap == group.firstTap - group.count);
}

static DimPhases getPhases(const StretchedDim &image, int64_t outputs,
                           int64_t window, int64_t dilation, int64_t crop) {
  DimPhases phases{image.stride,
                   crop,
                   llvm::divideCeilSigned(outputs + crop, image.stride),
                   {}};
  for (int64_t phase = 0; phase < image.stride; ++phase) {
    PhaseGroup next = getPhase(image, window, dilation, crop, phase);
    if (!phases.groups.empty() && belongsTo(next, phases.groups.back()))
      ++phases.groups.back().count;
    else
      phases.groups.push_back(next);
  }
  return phases;
}

DimPhases prelu::getPhases(const StretchedDim &image, int64_t outputs,
                           int64_t window, int64_t dilation) {
  // Where the first phase starts decides how many of them read the same image
  // elements. The fewest groups, and then the fewest outputs too many.
  DimPhases best = ::getPhases(image, outputs, window, dilation, 0);
  for (int64_t crop = 1; crop < image.stride; ++crop) {
    DimPhases phases = ::getPhases(image, outputs, window, dilation, crop);
    if (phases.groups.size() < best.groups.size())
      best = phases;
  }
  return best;
}
