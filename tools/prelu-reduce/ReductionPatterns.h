//===- ReductionPatterns.h - how operations of the prelu dialect get smaller
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_REDUCE_REDUCTIONPATTERNS_H
#define PRELU_TOOLS_PRELU_REDUCE_REDUCTIONPATTERNS_H

namespace mlir {
class DialectRegistry;

namespace prelu {

/// Gives the prelu dialect the patterns that `reduction-tree` tries beside
/// leaving operations out.
void registerReductionPatterns(DialectRegistry &registry);

} // namespace prelu
} // namespace mlir

#endif // PRELU_TOOLS_PRELU_REDUCE_REDUCTIONPATTERNS_H
