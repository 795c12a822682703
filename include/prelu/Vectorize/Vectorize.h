//===- Vectorize.h - fused regions to register tiles and GPU kernels
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_VECTORIZE_VECTORIZE_H
#define PRELU_VECTORIZE_VECTORIZE_H

#include "prelu/Region/ControlRegion.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

struct VectorizeOptions {
  /// Those that it refuses stay a `prelu.fused`.
  ControlRegionFn control;
};

/// Replaces every `prelu.fused` in `root`, or `root` itself where it is one, by
/// loops over register tiles, as `prelu-vectorize` does. One that has no form
/// on vectors is dissolved into its operations, with a missed remark that says
/// why. Fails, with an error, where a region has no schedule or one that does
/// not fit it.
LogicalResult vectorize(RewriterBase &rewriter, Operation *root,
                        const VectorizeOptions &options = {});

struct MapToGPUOptions {
  /// Those that it refuses stay a `prelu.fused`.
  ControlRegionFn control;
};

/// Replaces every `prelu.fused` in `root`, or `root` itself where it is one, by
/// a GPU kernel launch, as `prelu-map-to-gpu` does, with its remarks. The
/// `prelu.gpu_target` of `root` or of the nearest operation around it, where one
/// has it, says which instructions there are. Fails, with an error, where a region that has a form
/// in a kernel has no mapping or one that does not fit it.
LogicalResult mapToGPU(RewriterBase &rewriter, Operation *root,
                       const MapToGPUOptions &options = {});

} // namespace mlir::prelu

#endif // PRELU_VECTORIZE_VECTORIZE_H
