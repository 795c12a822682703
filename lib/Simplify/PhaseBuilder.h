//===- PhaseBuilder.h - convolutions that make up a transposed one
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_PHASEBUILDER_H
#define PRELU_LIB_SIMPLIFY_PHASEBUILDER_H

#include "SpreadInit.h"
#include "TransposedConvolution.h"

#include "prelu/Dialect/IR/PRelu.h"

namespace mlir::prelu {

/// A group of phases for each of the dimensions.
using Phases = SmallVector<const PhaseGroup *>;

/// Builds the convolutions that a transposed convolution consists of.
class PhaseBuilder {
public:
  PhaseBuilder(RewriterBase &rewriter, const TransposedConvolution &conv);

  /// Whether `prelu`, of the convolution's result, may go in front of the
  /// interleaving.
  bool takes(PReluOp prelu) const;

  /// What replaces the convolution's result, with `prelu` applied if there is
  /// one.
  Value build(PReluOp prelu);

private:
  /// A dimension of a group's result: one of the convolution's result, or the
  /// phases of one.
  struct ResultDim {
    unsigned resultDim;
    const PhasedDim *phasesOf;
  };

  const PhasedDim *findDim(unsigned resultDim) const;
  bool isInterleaved() const;
  SmallVector<Phases> getCombinations() const;
  SmallVector<ResultDim> getResultDims() const;
  SmallVector<OpFoldResult> getSizes(ArrayRef<int64_t> phaseCounts);
  SmallVector<int64_t> getPositions() const;
  void orderLoops(const Phases &phases);
  Value pad(Value image, ArrayRef<int64_t> low, ArrayRef<int64_t> high);
  Value buildImage();
  Value padForPhases(const Phases &phases);
  Value gatherWeights(const Phases &phases, AffineMap &map);
  Value buildInit(ArrayRef<OpFoldResult> sizes);
  Value buildGroup(const Phases &phases);
  Value applyPRelu(PReluOp prelu, Value value);
  Value joinGroups(ArrayRef<Phases> combinations, ValueRange values);
  Value restoreShape(Value value);

  RewriterBase &rewriter;
  const TransposedConvolution &conv;
  linalg::LinalgOp op;
  Location loc;
  AffineMap resultMap;
  std::optional<SpreadInit> spread;
  /// The image without the zeros that are to go.
  Value image;
  /// The new loop of each old one, and of the phases of each PhasedDim. A
  /// window of one tap has none.
  SmallVector<AffineExpr> loops, phaseLoops;
  SmallVector<utils::IteratorType> iterators;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_PHASEBUILDER_H
