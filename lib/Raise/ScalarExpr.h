//===- ScalarExpr.h - an element of a tensor as an expression
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_RAISE_SCALAREXPR_H
#define PRELU_LIB_RAISE_SCALAREXPR_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/AffineMap.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"

#include <deque>
#include <optional>

namespace mlir::prelu {

/// A tensor that holds the value of an expression, read at `map` of the indices
/// of the element that the expression describes.
struct Source {
  Value tensor;
  AffineMap map;
};

/// A node of the expression graph. Equal expressions are one node, so that
/// pointers compare them.
struct ScalarExpr : llvm::FoldingSetNode {
  enum class Kind {
    Leaf,     ///< an element of a tensor, or a scalar
    Constant, ///< a float constant, the same for every element
    Add,
    Sub,
    Mul,
    Neg,
    Maximum, ///< NaN if an operand is NaN
    Minimum,
    MaxNum, ///< the other operand if one is NaN
    MinNum,
    Compare,
    Select,
    Extend,
    Truncate,
    Other
  };

  Kind kind;
  /// Element type.
  Type type;
  SmallVector<ScalarExpr *, 3> operands;
  /// Constant.
  std::optional<llvm::APFloat> constant;
  /// Compare.
  arith::CmpFPredicate predicate = arith::CmpFPredicate::AlwaysFalse;
  /// What else tells the node from others: a leaf's value and map, an op's name
  /// and attributes. The attributes hold the fast-math flags, so that a value
  /// that may be poison never stands for one that may not.
  SmallVector<const void *, 2> identity;
  /// One of the operations that compute the node; null for leaves and
  /// constants.
  Operation *op = nullptr;

  /// Tensors that hold the node's value.
  SmallVector<Source, 1> sources;
  /// A scalar without tensor, defined outside all bodies.
  Value scalar;

  void Profile(llvm::FoldingSetNodeID &id) const;
  bool isZero() const { return constant && constant->isZero(); }
};

/// Builds expressions backwards from tensors, through every operation that
/// computes or moves single elements. Each (tensor, map) pair is visited once.
/// What lies further than a fixed number of tensors back is a leaf: no spelling
/// is that long, and the values of unreachable blocks may be circular.
class ScalarExprBuilder {
public:
  /// The element of `tensor` at `map`, which takes the indices of the result in
  /// question to the tensor's.
  ScalarExpr *get(Value tensor, AffineMap map);

private:
  ScalarExpr *build(Value tensor, AffineMap map);
  ScalarExpr *buildLeaf(Value value, AffineMap map);
  ScalarExpr *buildConstant(const llvm::APFloat &value, Type type);
  ScalarExpr *buildLinalg(linalg::LinalgOp op, OpResult result, AffineMap map);
  ScalarExpr *buildScalar(Value value, linalg::LinalgOp op, AffineMap loops,
                          llvm::DenseMap<Value, ScalarExpr *> &body);
  ScalarExpr *buildOperation(Operation *op, ArrayRef<ScalarExpr *> operands);
  ScalarExpr *intern(ScalarExpr node);

  unsigned depth = 0;
  std::deque<ScalarExpr> storage;
  llvm::FoldingSet<ScalarExpr> nodes;
  llvm::DenseMap<std::pair<Value, AffineMap>, ScalarExpr *> known;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_SCALAREXPR_H
