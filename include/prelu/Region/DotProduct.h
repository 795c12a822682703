//===- DotProduct.h - contractions as dot products of neighbouring elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_DOTPRODUCT_H
#define PRELU_REGION_DOTPRODUCT_H

#include "prelu/Dialect/IR/PRelu.h"

#include <optional>

namespace mlir::prelu {

/// One of the two factors of a dot product.
struct DotFactor {
  /// The input of the anchor that it is computed from.
  OpOperand *operand = nullptr;
  /// The value of the anchor's body that is widened and multiplied: the
  /// argument of `operand`, or what elementwise operations on its type make of
  /// it.
  Value narrow;
  bool isUnsigned = false;
  /// What is subtracted from the widened value before it is multiplied, the
  /// same in all iterations; null for nothing.
  Value zeroPoint;
};

/// A contraction whose products are those of 8-bit integers or of signed 16-bit
/// ones, added up in i32, or of bf16, added up in f32: what dot-product
/// instructions compute.
struct DotProduct {
  DotFactor factors[2];

  bool isFloat() const;
  /// Whether nothing is subtracted from a factor, as instructions have it.
  bool isPlain() const {
    return !factors[0].zeroPoint && !factors[1].zeroPoint;
  }
  /// The kind of instruction that computes it as it stands, or of two widths
  /// with the narrower factor widened. Mixed signs have the unsigned factor
  /// first.
  DotKind getKind() const;
  /// The factor that is not `factor`.
  const DotFactor &getOther(const DotFactor &factor) const {
    return &factor == &factors[0] ? factors[1] : factors[0];
  }
};

/// `anchor` as a dot product; nothing where its body is another one.
std::optional<DotProduct> matchDotProduct(linalg::LinalgOp anchor);

/// Whether the innermost reduction loop of `anchor`, with the loop `lanes` on
/// the lanes, walks one dimension of each factor of `dot` by itself, and only
/// one of the factors runs along the lanes: each lane then adds up neighbouring
/// elements, which the other factor has in common for all lanes.
bool hasDotLoops(linalg::LinalgOp anchor, const DotProduct &dot,
                 unsigned lanes);

/// The same, unless a factor has a zero point: what a `prelu.dot` computes.
std::optional<DotProduct> matchPlainDotProduct(linalg::LinalgOp anchor);

/// Whether `target` has the instruction `kind` on its full vector registers.
bool hasDotInstruction(TargetAttr target, DotKind kind);

/// The kind of instruction on full vector registers by which `target`
/// multiplies products of `kind`: that kind's or, of 8-bit integers, that of
/// 16-bit ones, to which they are widened. Nothing where it has neither.
std::optional<DotKind> findDotInstruction(TargetAttr target, DotKind kind);

/// What one instruction multiplies.
enum class DotForm {
  /// Each lane's neighbouring elements of two registers.
  Lanes,
  /// Two rows of a register by two of another, each half a register: twice as
  /// many neighbouring elements, and four sums.
  Pairs,
  /// The rows of a matrix tile by the columns of another.
  Tiles,
};

/// How a schedule that has `dot` multiplies products of `kind`; nothing where
/// it does not.
std::optional<DotForm> getDotForm(DotKind kind, int64_t dot);

/// The instruction by which a schedule that has `dot` multiplies products of
/// `kind`: 8-bit integers two at a time are widened to 16-bit ones.
DotKind getDotInstruction(DotKind kind, int64_t dot);

/// The neighbouring elements of a column that lie next to each other in packed
/// weights: those of a lane, or of a row that is one of a pair.
int64_t getPackedGroup(DotKind kind, int64_t dot);

/// Iterations of the reduction in one product of `target`'s matrix tiles; 0
/// where it has none for `kind`.
int64_t getTileStep(TargetAttr target, DotKind kind);

/// Whether `target` has products of pairs of rows of `kind`.
bool hasPairInstruction(TargetAttr target, DotKind kind);

} // namespace mlir::prelu

#endif // PRELU_REGION_DOTPRODUCT_H
