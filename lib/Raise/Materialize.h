//===- Materialize.h - expressions as operands of prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_RAISE_MATERIALIZE_H
#define PRELU_LIB_RAISE_MATERIALIZE_H

#include "Root.h"

#include "mlir/IR/Dominance.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::prelu {

/// Finds, or else computes, values that hold expressions, in front of the
/// operation that defines a root. Expressions name values of the IR as it was
/// when they were built, in whatever block: only a source that dominates the
/// root may be read there.
class Materializer {
public:
  Materializer(RewriterBase &rewriter, DominanceInfo &dominance)
      : rewriter(rewriter), dominance(dominance) {}

  /// From now on the code goes in front of the operation that `root` belongs
  /// to, and values have its shape and `element`s.
  void setRoot(const Root &newRoot, Type element);

  /// Whether `expr` can be had with the root's shape. Always for a tensor.
  bool canCompute(ScalarExpr *expr) const;
  /// Whether getAlpha() can be had.
  bool canComputeAlpha(ScalarExpr *alpha) const;

  /// Puts `value`, which holds `expr`, in the place of the root.
  void replaceRoot(Value value, ScalarExpr *expr);

  /// A value of the root's type that holds `input`: one that exists, or one
  /// computed from those that exist.
  Value getInput(ScalarExpr *input);

  /// alpha as an operand of prelu.prelu, and its alpha_dims.
  std::pair<Value, SmallVector<int64_t>> getAlpha(ScalarExpr *alpha,
                                                  bool negate);

  /// `body` on every element of `input`: a linalg.generic for a tensor.
  Value createElementwise(Value input, Type element,
                          llvm::function_ref<Value(OpBuilder &, Value)> body);

  /// The operations with bodies of which parts may be dead now.
  ArrayRef<Operation *> getChangedBodies() const {
    return changedBodies.getArrayRef();
  }

private:
  Value getCurrent(Value value) const {
    Value current = replaced.lookup(value);
    return current ? current : value;
  }
  Type getRootType() const;
  bool isUsable(ScalarExpr *expr, const Source &source) const;
  bool fitsRoot(ScalarExpr *expr, const Source &source) const;
  AffineMap readAlongUnitDims(const Source &source, ArrayRef<int64_t> dims);
  void computeBodyValue(ScalarExpr *leaf);
  void addSource(ScalarExpr *expr, Value value);
  const Source *
  findSource(ScalarExpr *expr,
             llvm::function_ref<bool(const Source &)> accept) const;
  const Source *findWhole(ScalarExpr *expr) const;
  const Source *findAlphaSource(ScalarExpr *alpha, unsigned numDims) const;
  SmallVector<int64_t> getDims(ScalarExpr *expr) const;
  Value compute(ScalarExpr *expr, ArrayRef<int64_t> dims);
  Value computeOnRegisters(ScalarExpr *expr,
                           DenseMap<ScalarExpr *, Value> &known);
  Value computeScalar(OpBuilder &builder, ScalarExpr *expr,
                      DenseMap<ScalarExpr *, Value> &known);
  OpFoldResult getSize(int64_t dim);

  RewriterBase &rewriter;
  DominanceInfo &dominance;
  Root root;
  /// The root's shape; null for a scalar.
  ShapedType shape;
  Type element;
  Location loc = rewriter.getUnknownLoc();
  DenseMap<Value, Value> replaced;
  llvm::SetVector<Operation *> changedBodies;
};

/// The operation that `expr` stands for on `operands`, scalars or vectors.
Value createOperation(OpBuilder &builder, Location loc, ScalarExpr *expr,
                      ValueRange operands);

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_MATERIALIZE_H
