//===- InitAll.h - everything of prelu-opt, registered
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_INITALL_H
#define PRELU_INITALL_H

namespace mlir {
class DialectRegistry;

namespace prelu {

/// Adds the prelu dialect, what its passes need and its operations of transform
/// scripts to `registry`.
void registerAllDialects(DialectRegistry &registry);

/// Adds every dialect whose operations our functions on IR create (raise, fuse,
/// schedule, vectorize, mapToGPU): what getDependentDialects() of a pass that
/// calls them hands on. Our own passes say so by themselves.
void registerDependentDialects(DialectRegistry &registry);

/// Registers every pass and pipeline. May be called more than once.
void registerAllPasses();

} // namespace prelu
} // namespace mlir

#endif // PRELU_INITALL_H
