//===- ExpandClamp.h - math.clampf as a maximum and a minimum
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_COMMON_EXPANDCLAMP_H
#define PRELU_LIB_LOWER_COMMON_EXPANDCLAMP_H

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// clampf(x, low, high) -> minimumf(maximumf(x, low), high). The expansion of
/// upstream's `math-expand-ops` takes the bounds for each other in 22.1.8.
void populateExpandClampPatterns(RewritePatternSet &patterns);

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_COMMON_EXPANDCLAMP_H
