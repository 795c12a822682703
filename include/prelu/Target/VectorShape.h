//===- VectorShape.h - how many elements a vector register holds
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_VECTORSHAPE_H
#define PRELU_TARGET_VECTORSHAPE_H

#include "llvm/ADT/Hashing.h"
#include "llvm/Support/TypeSize.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdint>

namespace mlir::prelu {

/// The lanes of one vector register: a number, or a multiple of one that only
/// the run time knows, as SVE and RISC-V have it. Their type, one element in
/// each, is `getVectorType` of `prelu/Dialect/Utils/VectorTypes.h`.
class VectorShape {
public:
  /// One lane.
  VectorShape() = default;

  static VectorShape getFixed(int64_t lanes) {
    return VectorShape(llvm::ElementCount::getFixed(lanes));
  }
  static VectorShape getScalable(int64_t leastLanes) {
    return VectorShape(llvm::ElementCount::getScalable(leastLanes));
  }

  bool isScalable() const { return lanes.isScalable(); }

  /// The lanes of a register that has the same number of them everywhere.
  int64_t getLanes() const { return lanes.getFixedValue(); }

  /// The lanes that a register has at the least, of which a scalable one has a
  /// multiple.
  int64_t getLeastLanes() const { return lanes.getKnownMinValue(); }

  /// `factor` times as many lanes.
  VectorShape operator*(int64_t factor) const {
    return VectorShape(lanes.multiplyCoefficientBy(factor));
  }

  bool operator==(const VectorShape &other) const {
    return lanes == other.lanes;
  }
  bool operator!=(const VectorShape &other) const { return !(*this == other); }

private:
  explicit VectorShape(llvm::ElementCount lanes) : lanes(lanes) {}

  llvm::ElementCount lanes = llvm::ElementCount::getFixed(1);
};

inline llvm::hash_code hash_value(const VectorShape &shape) {
  return llvm::hash_combine(shape.getLeastLanes(), shape.isScalable());
}

/// As in a vector type: `16`, or `[4]` where it is scalable.
inline llvm::raw_ostream &operator<<(llvm::raw_ostream &stream,
                                     const VectorShape &shape) {
  if (!shape.isScalable())
    return stream << shape.getLanes();
  return stream << '[' << shape.getLeastLanes() << ']';
}

} // namespace mlir::prelu

#endif // PRELU_TARGET_VECTORSHAPE_H
