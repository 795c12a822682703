//===- Passes.td - 2: algebra on prelu, scales into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SIMPLIFY_PASSES
#define PRELU_SIMPLIFY_PASSES

include "mlir/Pass/PassBase.td"

def PReluSimplify : Pass<"prelu-simplify"> {
  let summary = "Fold batch-norm and scales into constant weights and simplify PReLU";
  let description = [{
    Folds per-channel affine operations after a contraction into its constant weights and bias.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

#endif // PRELU_SIMPLIFY_PASSES
