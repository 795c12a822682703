//===- ContractionWeights.h - the constants of a contraction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_CONTRACTIONWEIGHTS_H
#define PRELU_LIB_SIMPLIFY_CONTRACTIONWEIGHTS_H

#include "SpreadConstant.h"

#include "prelu/Dialect/Utils/Reason.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// The bias that `init` gives every element; nothing for anything but a
/// constant that is spread. Where the contraction's result is collapsed, the
/// bias may be expanded the same way; its dimensions are the contraction's.
std::optional<SpreadConstant> getInitBias(Value init,
                                          tensor::CollapseShapeOp collapse);

/// A constant operand of a contraction that runs along channels.
struct Weights {
  OpOperand *operand;
  /// From the operand up to the constant.
  SmallVector<linalg::TransposeOp> transposes;
  /// The constant, and which of its dimensions make up the channel.
  RankedTensorType type;
  SmallVector<int64_t> channelDims;
  ElementsAttr elements;

  /// The channel of element `index`; `strides` are those of the constant.
  size_t getChannel(ArrayRef<int64_t> strides, int64_t index) const;
};

/// `operand`, a constant of floats behind any number of transposes, whose
/// dimensions `channelDims` make up the channel; nothing for other operands.
std::optional<Weights> matchWeights(OpOperand *operand,
                                    SmallVector<int64_t> channelDims);

/// The entry for `channel` of numbers that are one for each channel, or one.
double getOfChannel(ArrayRef<double> numbers, size_t channel);

/// The largest finite number of `type`.
double getLargest(FloatType type);

/// Multiplies the weights of each channel by its scale. Not where rounding to
/// the weights' type would cost more than it does in normal numbers.
OrReason<ElementsAttr> scaleWeights(const Weights &weights,
                                    ArrayRef<double> scale);

/// `elements` in place of those of `weights`, behind the same transposes.
Value createWeights(RewriterBase &rewriter, Location loc,
                    const Weights &weights, ElementsAttr elements);

/// A tensor like `init` that holds `bias` along `channelDims`.
Value createBias(RewriterBase &rewriter, Location loc, Value init,
                 ArrayRef<int64_t> channelDims, ArrayRef<double> bias);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_CONTRACTIONWEIGHTS_H
