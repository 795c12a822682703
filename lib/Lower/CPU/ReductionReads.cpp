//===- ReductionReads.cpp - where the reads of a reduction move
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReductionReads.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::prelu;

bool prelu::dependsOn(Value index, scf::ForOp loop) {
  if (index == loop.getInductionVar())
    return true;
  Operation *op = index.getDefiningOp();
  return op && isa<affine::AffineApplyOp, arith::AddIOp>(op) &&
         llvm::any_of(op->getOperands(),
                      [&](Value operand) { return dependsOn(operand, loop); });
}

SmallVector<scf::ForOp> prelu::getReductionLoops(Operation *read) {
  SmallVector<scf::ForOp> loops;
  auto loop = read->getParentOfType<scf::ForOp>();
  while (loop &&
         llvm::any_of(loop.getResultTypes(), llvm::IsaPred<VectorType>)) {
    loops.push_back(loop);
    loop = loop->getParentOfType<scf::ForOp>();
  }
  return loops;
}
