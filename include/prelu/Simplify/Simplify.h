//===- Simplify.h - per-channel scales and shifts into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SIMPLIFY_SIMPLIFY_H
#define PRELU_SIMPLIFY_SIMPLIFY_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ControlledPatterns.h"
#include "prelu/Dialect/Utils/Reason.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// Operations on tensors under `root` whose operands are all constants -->
/// constants: elementwise and reduced, reshaped, transposed, sliced, padded,
/// joined. What is more than twice as large as what it is made from stays, such
/// as a bias that is spread over an image, what a contraction starts from, and
/// what would take more than `maxBytes`.
void foldConstants(RewriterBase &rewriter, Operation *root, int64_t maxBytes);

/// Whether the body of `op` is `accumulator + left * right` of its two inputs,
/// up to float casts: linear in each of them, which no interface promises (a
/// convolution by its maps may as well take the maximum of the products).
bool isMultiplyAccumulate(linalg::LinalgOp op);

/// Elementwise operations, one after the other, that compute
/// `scale[c] * y + shift[c]` of a value y, such as a contraction's result, c
/// the channel.
struct AffineChain {
  SmallVector<linalg::LinalgOp> ops;
  /// The reshape between the contraction and `ops`, as a grouped convolution
  /// has one that joins groups and channels; null if there is none.
  tensor::CollapseShapeOp collapse;
  /// The dimensions of y, or of the contraction's result before `collapse`,
  /// that make up the channel, outer first. Empty where one number holds for
  /// all.
  SmallVector<int64_t> channelDims;
  std::vector<double> scale, shift;
};

/// The longest chain of additions, subtractions, multiplications and divisions
/// of `contraction`'s result by constants, one number or one for each element
/// of one dimension. Empty where there is none.
AffineChain collectAffineChain(linalg::LinalgOp contraction);

/// The same of the value that `start` is, from its owner on, whoever else reads
/// that value.
AffineChain collectAffineChain(OpOperand &start);

/// Folds `chain` into the contraction's constant weights and into a bias in its
/// init: computed in double, rounded once. Where that is impossible, or where
/// a number would overflow its type or the weights would lose precision below
/// its smallest normal number, changes nothing and says why.
Verdict foldAffineChain(RewriterBase &rewriter, linalg::LinalgOp contraction,
                        const AffineChain &chain);

/// Folds `chain`, which starts with `start`, into the constant weights and the
/// biases of the contractions that read its result, where all who read it are
/// such that sum over its channels: computed in double, rounded once. Where
/// that is impossible, changes nothing and says why.
Verdict foldAffineChainIntoReaders(RewriterBase &rewriter, OpOperand &start,
                                   const AffineChain &chain);

/// Computes `chain`, which starts with `start`, by one multiplication and one
/// addition, their numbers computed in double and rounded once. Fails and
/// changes nothing where there is nothing to gain, or where a number would not
/// be finite.
LogicalResult mergeAffineChain(RewriterBase &rewriter, OpOperand &start,
                               const AffineChain &chain);

/// Algebra on prelu.prelu whose results are the same to the last bit: a
/// negative or zero alpha under another PReLU, PReLU in front of a pad or
/// behind a max-pool, of a fill, and integers with alpha 0.
///
/// A max-pool is moved in front of a PReLU that a contraction would compute on
/// its accumulators only if `poolFirst` says so.
void populatePReluAlgebraPatterns(RewritePatternSet &patterns,
                                  bool poolFirst = false,
                                  const ControlRewriteFn &control = {});

/// Structured operations that read none of the padding of a tensor.pad --> its
/// source read instead: with static sizes and nothing padded in front.
void populateDropUnreadPaddingPatterns(RewritePatternSet &patterns,
                                       const ControlRewriteFn &control = {});

/// Pads of collapsed tensors, and expanded pads --> pads in the shape with more
/// dimensions, which is that of the convolution whose unit dimensions another
/// compiler has folded.
void populateReshapedPaddingPatterns(RewritePatternSet &patterns,
                                     const ControlRewriteFn &control = {});

/// Inits of static size that elementwise operations write over, and read as an
/// input or are constants --> tensor.empty.
void populateUnreadInitPatterns(RewritePatternSet &patterns,
                                const ControlRewriteFn &control = {});

/// Splats, constant or not --> the number that they spread, where elementwise
/// operations read it; the fill of an empty tensor, where something starts from
/// it.
void populateSplatOperandPatterns(RewritePatternSet &patterns,
                                  const ControlRewriteFn &control = {});

/// Structured operations of no iterations --> their inits; slices of one
/// element --> slices without a step; sums that keep a dimension with size 1
/// --> sums that do not.
void populateTrivialShapePatterns(RewritePatternSet &patterns,
                                  const ControlRewriteFn &control = {});

/// Algebra on prelu.prelu that changes rounding: chains of PReLUs with positive
/// alphas, positive scales behind a PReLU.
void populatePReluScalePatterns(RewritePatternSet &patterns,
                                const ControlRewriteFn &control = {});

} // namespace mlir::prelu

#endif // PRELU_SIMPLIFY_SIMPLIFY_H
