//===- Padding.h - padding that a region reads around
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_PADDING_H
#define PRELU_REGION_PADDING_H

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/IR/WindowedDim.h"
#include "prelu/Dialect/Utils/Reason.h"

namespace mlir::prelu {

/// A dimension of an anchor's operand that is padded inside the region: the
/// window's places walk the unpadded dimension, whose elements are [0, size).
struct PaddedDim : WindowedDim {
  int64_t size = 0;
  /// Whether steps that read the padding change no sum, so that they may be
  /// left out. Those that do are computed.
  bool neutral = true;

  /// Whether iteration `i` of the parallel loop meets no padding over the
  /// first `count` places of its window.
  bool isInside(int64_t i, int64_t count) const {
    return stride * i - low >= 0 &&
           stride * i + dilation * (count - 1) - low < size;
  }
};

/// The padded dimensions that an operand of the linalg op `anchor` has if it
/// reads the result of `pad`, at static places, through `map`. Fails where a
/// padded dimension is not the sum of one parallel and one reduction
/// loop of static extents over a static size.
OrReason<SmallVector<PaddedDim>> getPaddedDims(linalg::LinalgOp anchor,
                                               AffineMap map,
                                               DataMovementOpInterface pad);

/// What becomes of the products of a contraction where an operand is 0.
enum class ZeroEffect {
  /// They are 0.
  ZeroProducts,
  /// The operand is no factor of them by itself, such as behind a zero point.
  NoFactor,
  /// Another factor may not be finite.
  MaybeNotFinite
};

/// The effect of zeros in `operand` of `contraction`. `assumeFinite` takes
/// factors that only the run time knows to be finite.
ZeroEffect getEffectOfZeros(linalg::LinalgOp contraction, OpOperand &operand,
                            bool assumeFinite);

/// Whether a step of `anchor`'s reduction that reads the padding of `pad`
/// through `operand` leaves the accumulator as it is, so that it may be left
/// out:
///
/// - acc + 0 * w = acc for finite w (a NaN or Inf makes it NaN);
/// - max(acc, -inf) = acc for every acc, NaN too, and so on for every operation
///   with a neutral element.
Verdict isPaddingNeutral(linalg::LinalgOp anchor, OpOperand &operand,
                         DataMovementOpInterface pad);

/// An operand of a region's anchor that an operation of the region pads, on its
/// way through others that rearrange it.
struct PaddedOperand {
  OpOperand *operand;
  DataMovementOpInterface pad;
  /// From the anchor's loops to the dimensions of the pad's result.
  AffineMap map;
};

/// The padded operands of `op`'s anchor.
SmallVector<PaddedOperand> getPaddedOperands(FusedOp op);

/// The padded dimensions of all operands of `op`'s anchor that are padded in
/// the region.
SmallVector<PaddedDim> getPaddedDims(FusedOp op);

/// The unit attribute of an operation whose padding is known to be neutral
/// where it is read, though its weights are no longer in sight.
constexpr StringLiteral neutralPaddingAttrName = "prelu.neutral";

/// Moves the padding of the anchor's operands in front of `op`, where it is
/// stored: all of it, or what the loops cannot leave out because it changes the
/// sums. (Where the schedule has dot products, which offset their operands, or
/// Winograd's algorithm, it is multiplied in registers.) Missed remarks of
/// `pass` say why. Returns whether there was any.
bool storePadding(RewriterBase &rewriter, FusedOp op, StringRef pass,
                  bool onlyNonNeutral);

} // namespace mlir::prelu

#endif // PRELU_REGION_PADDING_H
