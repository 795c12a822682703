//===- KernelForms.cpp - what a GPU's kernels have no form for
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/KernelForms.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::prelu;

/// Whether the target lacks functions of f64.
static bool lacksF64Functions(Operation *op) {
  GPUTargetAttr target = GPUTargetAttr::find(op);
  return target && llvm::is_contained(llvm::split(target.getFeatures(), ','),
                                      StringRef("-f64-functions"));
}

/// What is an instruction for any float, or becomes arithmetic.
static bool isComputedInAnyFloat(Operation *op) {
  return isa<math::AbsFOp, math::CeilOp, math::ClampFOp, math::CopySignOp,
             math::FloorOp, math::FmaOp, math::FPowIOp, math::IsFiniteOp,
             math::IsInfOp, math::IsNaNOp, math::IsNormalOp, math::RoundOp,
             math::RoundEvenOp, math::RsqrtOp, math::SqrtOp, math::TruncOp>(op);
}

Operation *prelu::findOpWithoutKernelForm(Operation *op) {
  if (!lacksF64Functions(op))
    return nullptr;
  Operation *found = nullptr;
  op->walk([&](Operation *inner) {
    if (!isa_and_nonnull<math::MathDialect>(inner->getDialect()) ||
        isComputedInAnyFloat(inner) ||
        !getElementTypeOrSelf(inner->getOperand(0)).isF64())
      return WalkResult::advance();
    found = inner;
    return WalkResult::interrupt();
  });
  return found;
}
