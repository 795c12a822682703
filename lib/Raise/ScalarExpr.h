//===- ScalarExpr.h - an element as an expression
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
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"

#include <deque>
#include <optional>

namespace mlir::prelu {

/// A tensor or vector that holds the value of an expression, read at `map` of
/// the indices of the element that the expression describes; or a scalar, and
/// then the map has no results.
struct Source {
  Value value;
  AffineMap map;
};

/// A node of the expression graph. Equal expressions are one node, so that
/// pointers compare them.
struct ScalarExpr : llvm::FoldingSetNode {
  enum class Kind {
    Leaf,     ///< an element of a tensor or vector, or a scalar
    Constant, ///< the same for every element
    Add,
    Sub,
    Mul,
    Div,
    Fma, ///< operand 0 * operand 1 + operand 2, rounded once
    Neg,
    Abs,
    Maximum, ///< NaN if an operand is NaN
    Minimum,
    MaxNum, ///< the other operand if one is NaN
    MinNum,
    Compare,
    Select,
    Not,        ///< of an i1; the second operand is the constant true
    Extend,     ///< to a wider float or signed integer
    ExtendBool, ///< an i1 as 0 or 1, of integers or floats
    Truncate,   ///< to a narrower float
    Other
  };

  Kind kind;
  /// Element type. Integers are signed.
  Type type;
  SmallVector<ScalarExpr *, 3> operands;
  /// Constant: a FloatAttr or IntegerAttr.
  TypedAttr constant;
  /// Compare. Integers have the predicates of floats that are never NaN.
  arith::CmpFPredicate predicate = arith::CmpFPredicate::AlwaysFalse;
  /// What the operation promises: its operands and result are no NaN, ...
  arith::FastMathFlags flags = arith::FastMathFlags::none;
  /// Whether an integer operation promises not to wrap.
  bool noWrap = false;
  /// What else tells the node from others: a leaf's value and map, an op's name
  /// and attributes. The attributes hold the fast-math flags, so that a value
  /// that may be poison never stands for one that may not.
  SmallVector<const void *, 2> identity;
  /// One of the operations on scalars or vectors that compute the node; null
  /// where its kind says it all.
  Operation *op = nullptr;

  /// Values that hold the node's value.
  SmallVector<Source, 1> sources;
  /// A leaf that stands for this value of a linalg op's body, which no scalar
  /// expression describes: an index, an element read at a computed index, ...
  /// `bodyLoops` takes the element's indices to the loops.
  Value bodyValue;
  AffineMap bodyLoops;

  void Profile(llvm::FoldingSetNodeID &id) const;
  bool isFloat() const { return isa<FloatType>(type); }
  bool isZero() const;
  bool isOne() const;
  bool promises(arith::FastMathFlags wanted) const {
    return arith::bitEnumContainsAll(flags, wanted);
  }
  /// The value of a constant. Integers of more than 53 bits are rounded.
  std::optional<double> getDouble() const;
};

/// How the elements that the body of a linalg op computes are described.
struct BodyView {
  linalg::LinalgOp op;
  /// The identity on an element's indices.
  AffineMap indices;
  /// For each operand, the map from an element's indices to the operand's; null
  /// where there is none.
  SmallVector<AffineMap> operandMaps;
  /// The map from an element's indices to the loops; null where one element
  /// belongs to several turns.
  AffineMap loops;
  /// What is described already; null for what cannot be.
  llvm::DenseMap<Value, ScalarExpr *> known;
};

/// `map` with index 0 for the unit dimensions of a value of `type`: there is no
/// other, and frontends write 0 in one operation and the loop in the next.
AffineMap readUnitDimsAtZero(Type type, AffineMap map);

/// The view of `op` as a computation of its result `result` at `map`. `op` has
/// parallel loops only, and permutes them to store the result.
BodyView viewAsResult(linalg::LinalgOp op, OpResult result, AffineMap map);

/// The view of `op` as a computation for each turn of its loops.
BodyView viewAsLoops(linalg::LinalgOp op);

/// Whether an element of `result` is computed by one turn through the body of
/// `op`, all on tensors.
bool isElementwiseResult(linalg::LinalgOp op, OpResult result);

/// Builds expressions backwards from values, through every operation that
/// computes or moves single elements. Each (value, map) pair is visited once.
/// What lies further than a fixed number of values back is a leaf: no spelling
/// is that long, and the values of unreachable blocks may be circular.
class ScalarExprBuilder {
public:
  /// The element of `value`, a tensor, vector or scalar, at `map`, which takes
  /// the indices of the result in question to the value's.
  ScalarExpr *get(Value value, AffineMap map);

  /// `value` of the body of a linalg op, or of its surroundings; null where it
  /// is no expression of single elements.
  ScalarExpr *getInBody(Value value, BodyView &view);

private:
  // Where an element comes from.
  ScalarExpr *build(Value value, AffineMap map);
  ScalarExpr *buildMoved(Operation *op, AffineMap map);
  ScalarExpr *buildLeaf(Value value, AffineMap map);
  Value getFirstEqual(Value value, unsigned maxOperations);
  ScalarExpr *buildConstant(TypedAttr value);
  ScalarExpr *buildElementwise(Operation *op, AffineMap map);
  ScalarExpr *buildLinalg(linalg::LinalgOp op, OpResult result, AffineMap map);
  ScalarExpr *buildIf(OpResult result,
                      llvm::function_ref<ScalarExpr *(Value)> describe);
  ScalarExpr *buildInBody(Value value, BodyView &view);
  ScalarExpr *buildOpaque(Value value, BodyView &view);
  ScalarExpr *intern(ScalarExpr node);
  /// `map` across a reshape from `source` to `result`, which differ in unit
  /// dimensions only; null otherwise.
  static AffineMap moveAcrossReshape(ShapedType source, ShapedType result,
                                     AffineMap map);

  // What an operation computes (ScalarOperations.cpp).
  ScalarExpr *buildOperation(Operation *op, ArrayRef<ScalarExpr *> operands);
  ScalarExpr *buildKind(ScalarExpr::Kind kind, Type type,
                        ArrayRef<ScalarExpr *> operands);
  ScalarExpr *buildTosa(Operation *op, AffineMap map);

  unsigned depth = 0;
  std::deque<ScalarExpr> storage;
  llvm::FoldingSet<ScalarExpr> nodes;
  llvm::DenseMap<std::pair<Value, AffineMap>, ScalarExpr *> known;
  /// Operations that are leaves, by a hash of what tells them apart.
  llvm::DenseMap<llvm::hash_code, SmallVector<Operation *, 1>> leaves;
  llvm::DenseMap<Value, Value> firstEqual;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_RAISE_SCALAREXPR_H
