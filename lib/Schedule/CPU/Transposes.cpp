//===- Transposes.cpp - tensors in another order of their dimensions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transposes.h"

#include "prelu/Dialect/IR/DataMovement.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

using namespace mlir;
using namespace mlir::prelu;

Value prelu::createTranspose(OpBuilder &builder, Location loc, Value value,
                             Value init, ArrayRef<int64_t> permutation) {
  return linalg::TransposeOp::create(builder, loc, value, init, permutation)
      ->getResult(0);
}

Value prelu::createPermutedEmpty(OpBuilder &builder, Location loc, Value value,
                                 ArrayRef<int64_t> permutation) {
  SmallVector<OpFoldResult> sizes;
  ReifiedRankedShapedTypeDims shapes;
  // From what is padded: a region reads around padding that nothing else uses.
  DataMovementOpInterface movement = getDataMovement(value);
  if (movement && movement.hasPadding() &&
      succeeded(reifyResultShapes(builder, movement, shapes)))
    sizes = shapes.front();
  else
    sizes = tensor::getMixedSizes(builder, loc, value);
  return tensor::EmptyOp::create(builder, loc,
                                 applyPermutation(sizes, permutation),
                                 getElementTypeOrSelf(value.getType()));
}

SmallVector<int64_t> prelu::moveLast(ArrayRef<int64_t> order, int64_t dim) {
  SmallVector<int64_t> moved;
  llvm::copy_if(order, std::back_inserter(moved),
                [&](int64_t other) { return other != dim; });
  moved.push_back(dim);
  return moved;
}

void prelu::readTransposedCopy(RewriterBase &rewriter, FusedOp op,
                               OpOperand &operand,
                               ArrayRef<int64_t> permutation) {
  Location loc = operand.getOwner()->getLoc();
  Value value = operand.get();
  rewriter.setInsertionPoint(op);
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, value);
  Type elementType = getElementTypeOrSelf(value.getType());
  Value init = tensor::EmptyOp::create(
      rewriter, loc, applyPermutation(sizes, permutation), elementType);
  Value transposed = createTranspose(rewriter, loc, value, init, permutation);
  Value backInit = tensor::EmptyOp::create(rewriter, loc, sizes, elementType);
  rewriter.setInsertionPoint(operand.getOwner());
  Value back = createTranspose(rewriter, loc, transposed, backInit,
                               invertPermutationVector(permutation));
  rewriter.modifyOpInPlace(operand.getOwner(), [&] { operand.set(back); });
}
