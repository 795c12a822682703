//===- StructuredOps.cpp - kinds of structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

bool prelu::isContraction(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1)
    return false;
  // Pooling has the interface of a convolution too; only the product tells.
  bool multiplies =
      llvm::any_of(op.getBlock()->without_terminator(), [](Operation &bodyOp) {
        return isa<arith::MulFOp, arith::MulIOp>(bodyOp);
      });
  return multiplies && (linalg::isaContractionOpInterface(op) ||
                        linalg::isaConvolutionOpInterface(op));
}

bool prelu::hasElementwiseBody(linalg::LinalgOp op) {
  return llvm::all_of(op.getBlock()->without_terminator(), [](Operation &op) {
    return op.getNumRegions() == 0 && op.getNumResults() == 1 &&
           (op.hasTrait<OpTrait::ConstantLike>() ||
            OpTrait::hasElementwiseMappableTraits(&op));
  });
}
