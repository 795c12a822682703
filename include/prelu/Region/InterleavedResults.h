//===- InterleavedResults.h - phases next to each other in memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_INTERLEAVEDRESULTS_H
#define PRELU_REGION_INTERLEAVEDRESULTS_H

#include "prelu/Region/FusedRegion.h"

namespace mlir::prelu {

/// The loop whose iterations lie next to each other in every result of
/// `region`, inside those of `lanes`, and are few: the phases of a transposed
/// convolution or a pixel shuffle. A tile that has all of them interleaves its
/// registers and stores whole ones. Nothing where a result lies otherwise.
std::optional<unsigned> getInterleavedLoop(const FusedRegion &region,
                                           unsigned lanes);

/// The same of the region's schedule, if its tile has all iterations.
std::optional<unsigned> getInterleavedLoop(const FusedRegion &region);

} // namespace mlir::prelu

#endif // PRELU_REGION_INTERLEAVEDRESULTS_H
