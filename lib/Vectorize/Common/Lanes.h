//===- Lanes.h - the lanes of one vector register that hold elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_COMMON_LANES_H
#define PRELU_LIB_VECTORIZE_COMMON_LANES_H

#include "prelu/Dialect/Utils/VectorTypes.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/OpDefinition.h"

namespace mlir::prelu {

/// Which lanes of a register a load or store leaves out: none, a number of the
/// last ones, or as many as only the run time knows.
enum class MaskKind { None, Constant, Dynamic };

/// A mask of the first `count` lanes of a register of `shape`. A count that
/// only the run time knows may be less than none and more than all.
Value createMask(OpBuilder &builder, Location loc, const VectorShape &shape,
                 OpFoldResult count);

/// The lanes of one vector register, as far as they hold elements.
class Lanes {
public:
  /// All lanes of `shape`.
  explicit Lanes(const VectorShape &shape = {}) : shape(shape) {}

  /// The first `count` lanes of `shape`, with a mask where these are not known
  /// to be all.
  static Lanes getFirst(OpBuilder &builder, Location loc,
                        const VectorShape &shape, OpFoldResult count);

  const VectorShape &getShape() const { return shape; }

  /// How many lanes the register has.
  int64_t getWidth() const { return shape.getLanes(); }

  MaskKind getMaskKind() const;

  /// The mask for loads and stores. Null where there is none.
  Value getMask() const { return mask; }

  /// How many lanes are valid from the first on; null for all.
  OpFoldResult getCount() const { return count; }

  /// How many are valid, where that is known.
  std::optional<int64_t> getKnownCount() const;

  /// A register of `elementType`.
  VectorType getVectorType(Type elementType) const {
    return prelu::getVectorType(shape, elementType);
  }

private:
  VectorShape shape;
  OpFoldResult count;
  Value mask;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_COMMON_LANES_H
