//===- SpecializeStructured.cpp - generics that are convolutions by name
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Raise/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSPECIALIZESTRUCTURED
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Whether the body of `op` widens unsigned integers. 22.1.8 gives such a
/// convolution the name of one that widens signed ones.
static bool widensUnsigned(linalg::GenericOp op) {
  return llvm::any_of(*op.getBody(), [](Operation &inside) {
    return isa<arith::ExtUIOp, arith::UIToFPOp>(inside);
  });
}

namespace {
struct SpecializeStructuredPass
    : prelu::impl::PReluSpecializeStructuredBase<SpecializeStructuredPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) {
      // No matrix products: 22.1.8 makes a plain linalg.matmul of one with a
      // transposed operand, and our passes read their maps under any name.
      if (op.hasPureTensorSemantics() && op->getNumResults() == 1 &&
          (linalg::isaTransposeOpInterface(op) ||
           (linalg::isaConvolutionOpInterface(op) &&
            !linalg::isaContractionOpInterface(op) && !widensUnsigned(op))))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp op : ops) {
      rewriter.setInsertionPoint(op);
      // One that no name fits stays what it is.
      (void)linalg::specializeGenericOp(rewriter, op);
    }
  }
};
} // namespace
