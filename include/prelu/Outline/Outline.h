//===- Outline.h - what the outlining of kernels shares
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_OUTLINE_OUTLINE_H
#define PRELU_OUTLINE_OUTLINE_H

#include "prelu/Dialect/IR/PRelu.h"

namespace mlir::func {
class FuncOp;
} // namespace mlir::func

namespace mlir::prelu {

/// The unit attribute of a func.func that is a kernel.
constexpr StringLiteral kernelAttrName = "prelu.kernel";

/// The unit attribute of a kernel's argument, a destination, which none of the
/// other arguments overlaps.
constexpr StringLiteral distinctAttrName = "prelu.distinct";

/// Where buffers start, in bytes: a line of the cache, a register of any width.
constexpr int64_t bufferAlignment = 64;

/// The unit attribute of the memref.alloc that holds a function's intermediate
/// buffers.
constexpr StringLiteral arenaAttrName = "prelu.arena";

/// What `op` computes, in a few words that make an identifier:
/// `conv2d_3x3_64x56x56_prelu` for a contraction, its window, its result
/// without a leading 1, and its epilogue. A size that only the run time knows
/// is `d`.
std::string getKernelName(FusedOp op);

/// Whether only another program calls `function`, so that its signature is
/// ours to change where the user asks for it.
bool isEntryPoint(func::FuncOp function);

/// The model by which one-shot bufferization sees `prelu.dispatch`.
void registerBufferizableDispatch(DialectRegistry &registry);

} // namespace mlir::prelu

#endif // PRELU_OUTLINE_OUTLINE_H
