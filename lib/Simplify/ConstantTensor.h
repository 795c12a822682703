//===- ConstantTensor.h - tensors that are computed from constants alone
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_CONSTANTTENSOR_H
#define PRELU_LIB_SIMPLIFY_CONSTANTTENSOR_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

#include <memory>
#include <vector>

namespace mlir::prelu {

/// The elements of a tensor in row-major order, of one byte for i1; only one
/// where all are the same. They lie in an attribute's memory or in its own.
class ConstantTensor {
public:
  /// Nothing for element types that columns do not hold, for sparse constants
  /// and for resources without data.
  static std::optional<ConstantTensor> get(ElementsAttr attr);

  /// A tensor of zeros to be written: `getWritable`.
  static ConstantTensor create(RankedTensorType type, bool isSplat = false);

  RankedTensorType getType() const { return type; }
  bool isSplat() const { return splat; }
  ArrayRef<char> getBytes() const { return bytes; }
  int64_t getElementSize() const;
  char *getWritable() { return storage->data(); }

  /// The same elements in another shape.
  ConstantTensor reshape(RankedTensorType newType) const;

  /// A copy to be written, its elements written out if all are the same.
  ConstantTensor clone() const;

  /// The attribute that holds the elements. Large ones are named resources:
  /// other attributes are hashed, and compared, as a whole.
  TypedAttr getAttr() const;

private:
  RankedTensorType type;
  bool splat = false;
  ArrayRef<char> bytes;
  std::shared_ptr<std::vector<char>> storage;
  /// The attribute that it was read from.
  ElementsAttr source;
};

/// Computes tensors from constants.
class ConstantEvaluator {
public:
  /// Whether `op` is an operation on tensors that can be computed when its
  /// operands are constants, as far as that can be told without their elements.
  static bool canEvaluate(Operation *op);

  /// Whether `operand` takes part in what `operand`'s owner, for which
  /// `canEvaluate` holds, computes: a destination may be written only.
  static bool isRead(OpOperand &operand);

  /// The elements of `value`, a constant or the result of operations for which
  /// `canEvaluate` holds. Fails where an element has no defined value.
  FailureOr<ConstantTensor> evaluate(Value value);

private:
  LogicalResult evaluateOp(Operation *op);

  llvm::DenseMap<Value, ConstantTensor> known;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_CONSTANTTENSOR_H
