//===- ConstantLinalg.h - structured operations on constants
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_CONSTANTLINALG_H
#define PRELU_LIB_SIMPLIFY_CONSTANTLINALG_H

#include "ConstantTensor.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::prelu {

/// Whether `evaluateLinalg` knows `op`: static shapes, linear maps, and a body
/// of known scalar operations.
bool canEvaluateLinalg(linalg::LinalgOp op);

/// The results of `op`. `tensors` holds what it reads of its operands and what
/// its body extracts elements from. Fails where a number is not defined.
FailureOr<SmallVector<ConstantTensor>>
evaluateLinalg(linalg::LinalgOp op,
               const llvm::DenseMap<Value, ConstantTensor> &tensors);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_CONSTANTLINALG_H
