//===- PReluToVector.cpp - lower prelu ops on vectors and scalars to arith
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUTOVECTOR
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct PReluToVectorPass : prelu::impl::ConvertPReluToVectorBase<PReluToVectorPass> {
  using Base::Base;
  void runOnOperation() override {
    SmallVector<PReluOp> ops;
    getOperation()->walk([&](PReluOp op) { ops.push_back(op); });
    for (PReluOp op : ops) {
      OpBuilder b(op);
      Value x = op.getInput(), a = op.getAlpha();
      Location l = op.getLoc();
      if (a.getType() != x.getType()) a = vector::BroadcastOp::create(b, l, x.getType(), a);
      Value z = arith::ConstantOp::create(b, l, b.getZeroAttr(x.getType()));
      Value c = arith::CmpFOp::create(b, l, arith::CmpFPredicate::OGT, x, z);
      Value m = arith::MulFOp::create(b, l, x, a);
      Value s = arith::SelectOp::create(b, l, c, x, m);
      op.getResult().replaceAllUsesWith(s); op.erase();
    }
  }
  void getDependentDialects(DialectRegistry &r) const override { r.insert<vector::VectorDialect, arith::ArithDialect, PReluDialect>(); }
};
} // namespace
