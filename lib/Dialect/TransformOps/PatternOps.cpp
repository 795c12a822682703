//===- PatternOps.cpp - our pattern sets in transform scripts
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/TransformOps/PReluTransformOps.h"

#include "prelu/Fuse/Fuse.h"
#include "prelu/Lower/Lower.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Simplify/Simplify.h"
#include "prelu/Vectorize/Vectorize.h"

using namespace mlir;
using namespace mlir::prelu;

void transform::ApplyPReluAlgebraPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populatePReluAlgebraPatterns(patterns, getPoolFirst());
}

void transform::ApplyPReluScalePatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populatePReluScalePatterns(patterns);
}

void transform::ApplyPReluUnreadPaddingPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateDropUnreadPaddingPatterns(patterns);
}

void transform::ApplyPReluReshapedPaddingPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateReshapedPaddingPatterns(patterns);
}

void transform::ApplyPReluTrivialShapePatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateTrivialShapePatterns(patterns);
}

void transform::ApplyPReluSplatOperandPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateSplatOperandPatterns(patterns);
}

void transform::ApplyPReluUnreadInitPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateUnreadInitPatterns(patterns);
}

void transform::ApplyPReluSinkReshapePatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateSinkReshapePatterns(patterns);
}

void transform::ApplyPReluSinkTransposePatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateSinkTransposePatterns(patterns);
}

void transform::ApplyPReluCollapseDimsPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateCollapseDimsPatterns(patterns);
}

void transform::ApplyPReluToLinalgPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populatePReluToLinalgPatterns(patterns);
}

void transform::ApplyPReluToVectorPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populatePReluToVectorPatterns(patterns);
}

void transform::ApplyPReluFillBorderPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateFillBorderPatterns(patterns);
}

void transform::ApplyPReluApproximateMathPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  populateApproximateMathPatterns(patterns);
}
