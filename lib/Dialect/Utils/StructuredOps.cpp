//===- StructuredOps.cpp - kinds of structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/StructuredOps.h"

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

bool prelu::isContraction(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1)
    return false;
  // Pooling has the interface of a convolution too; only the product tells.
  bool multiplies =
      llvm::any_of(op.getBlock()->without_terminator(), [](Operation &bodyOp) {
        return isa<arith::MulFOp, arith::MulIOp>(bodyOp);
      });
  return multiplies && (linalg::isaContractionOpInterface(op) ||
                        linalg::isaConvolutionOpInterface(op));
}

bool prelu::hasElementwiseBody(linalg::LinalgOp op) {
  return llvm::all_of(op.getBlock()->without_terminator(), [](Operation &op) {
    return op.getNumRegions() == 0 && op.getNumResults() == 1 &&
           (op.hasTrait<OpTrait::ConstantLike>() || isa<PReluOp>(op) ||
            OpTrait::hasElementwiseMappableTraits(&op));
  });
}

Value prelu::skipTransposes(Value value) {
  while (auto transpose = value.getDefiningOp<linalg::TransposeOp>())
    value = transpose.getInput();
  return value;
}

std::optional<int64_t> prelu::getFactor(AffineExpr expr, AffineExpr variable,
                                        unsigned numDims, unsigned numSymbols) {
  AffineExpr zero = getAffineConstantExpr(0, expr.getContext());
  AffineExpr one = getAffineConstantExpr(1, expr.getContext());
  AffineExpr rest = expr.replace(variable, zero);
  auto factor = dyn_cast<AffineConstantExpr>(simplifyAffineExpr(
      expr.replace(variable, one) - rest, numDims, numSymbols));
  if (!factor || simplifyAffineExpr(expr - rest - variable * factor.getValue(),
                                    numDims, numSymbols) != zero)
    return std::nullopt;
  return factor.getValue();
}
