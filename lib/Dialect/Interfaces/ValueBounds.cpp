//===- ValueBounds.cpp - sizes of results for upstream's analysis
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Interfaces/Interfaces.h"
#include "prelu/Region/FusedRegion.h"

#include "mlir/Interfaces/ValueBoundsOpInterface.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct PReluBounds
    : public ValueBoundsOpInterface::ExternalModel<PReluBounds, PReluOp> {
  void populateBoundsForShapedValueDim(Operation *op, Value value, int64_t dim,
                                       ValueBoundsConstraintSet &set) const {
    set.bound(value)[dim] == set.getExpr(cast<PReluOp>(op).getInput(), dim);
  }
};

struct BackwardBounds
    : public ValueBoundsOpInterface::ExternalModel<BackwardBounds, BackwardOp> {
  void populateBoundsForShapedValueDim(Operation *op, Value value, int64_t dim,
                                       ValueBoundsConstraintSet &set) const {
    auto backward = cast<BackwardOp>(op);
    set.bound(value)[dim] == set.getExpr(value == backward.getDx()
                                             ? backward.getInput()
                                             : backward.getAlpha(),
                                         dim);
  }
};

/// A bound is an expression of values that are there outside of the region.
struct FusedBounds
    : public ValueBoundsOpInterface::ExternalModel<FusedBounds, FusedOp> {
  void populateBoundsForShapedValueDim(Operation *op, Value value, int64_t dim,
                                       ValueBoundsConstraintSet &set) const {
    auto fused = cast<FusedOp>(op);
    Value yielded =
        fused.getYieldedValues()[cast<OpResult>(value).getResultNumber()];
    if (Value source = getShapeSourceOutside(yielded, fused.getBody()))
      set.bound(value)[dim] == set.getExpr(source, dim);
  }
};
} // namespace

void prelu::registerValueBoundsModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, PReluDialect *) {
    PReluOp::attachInterface<PReluBounds>(*context);
    BackwardOp::attachInterface<BackwardBounds>(*context);
    FusedOp::attachInterface<FusedBounds>(*context);
  });
}
