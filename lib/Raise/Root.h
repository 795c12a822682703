//===- Root.h - what is raised, and where
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_RAISE_ROOT_H
#define PRELU_LIB_RAISE_ROOT_H

#include "ScalarExpr.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// A value that an operation of this dialect may take the place of: a result,
/// or a scalar that the body of a linalg op computes for each turn of its
/// loops.
struct Root {
  /// The operation whose result it is, or whose body it is in. New code goes in
  /// front of it.
  Operation *op = nullptr;
  Value value;
  /// The type of what replaces it: a tensor that the body will read.
  Type type;
  /// A tensor with the sizes of `type`; null for scalars and vectors.
  Value sizes;
  /// In a body: the map at which one of the op's operands, or of its results,
  /// is accessed, and the replacement will be read; null for other roots.
  AffineMap access;
  /// In a body: the argument in front of which the replacement becomes one, so
  /// that a contraction's operands keep their order; null for the last.
  BlockArgument place;

  Location getLoc() const { return value.getLoc(); }
};

/// `result` as a root, and `view` where it is one of a linalg op.
Root getRoot(OpResult result);

/// `value` of the body of `op` as a root that is computed for each element of
/// the op's result `result`.
Root getBodyRoot(linalg::LinalgOp op, Value value, OpResult result);

/// `value` as a root that is computed for each element of `along`, an operand.
Root getBodyRoot(Value value, OpOperand *along);

/// The operands on tensors that `value` of the body of `op` is computed from;
/// nothing where it is computed from indices, accumulators or with side effects
/// too.
std::optional<SmallVector<OpOperand *>> getOperandsOf(linalg::LinalgOp op,
                                                      Value value);

/// An operand of `op` whose indices say where all operands are read that
/// `value` of the body is computed from: the value is the same wherever the
/// loops read the same element. Null where there is none. Of several the one
/// with the most dimensions, those of size 1 among them: a convolution reads
/// it.
OpOperand *findOperandAlong(linalg::LinalgOp op, Value value);

/// The view of `op` as a computation for each element of its operand `along`.
BodyView viewAlong(linalg::LinalgOp op, OpOperand *along);

/// Puts `replacement` in the place of `root`. What reads it in a body reads one
/// more operand.
void replaceRoot(RewriterBase &rewriter, const Root &root, Value replacement);

/// Reads `tensor` in the place of `value`, a value of the body that `root`
/// belongs to, at the indices at which the root's replacement is read.
void readInBody(RewriterBase &rewriter, const Root &root, Value value,
                Value tensor);

/// Takes out of `ops`, linalg ops of whose bodies `set`, a pass, has parts read
/// from elsewhere now, what nothing reads any more.
LogicalResult eraseDeadInBodies(RewriterBase &rewriter,
                                ArrayRef<Operation *> ops, StringRef set);

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_ROOT_H
