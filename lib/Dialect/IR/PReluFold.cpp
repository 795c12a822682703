//===- PReluFold.cpp - folding and canonicalization
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::prelu;

Operation *PReluDialect::materializeConstant(OpBuilder &builder,
                                             Attribute value, Type type,
                                             Location loc) {
  return arith::ConstantOp::materialize(builder, value, type, loc);
}

OpFoldResult PReluOp::fold(FoldAdaptor adaptor) {
  // prelu(x, 1) = x: both branches are x.
  if (matchPattern(getAlpha(), m_OneFloat()) ||
      matchPattern(getAlpha(), m_One()))
    return getInput();
  return {};
}

void PReluOp::getCanonicalizationPatterns(RewritePatternSet &, MLIRContext *) {}
