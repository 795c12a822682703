//===- Passes.td - 5: fused regions to vectors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_VECTORIZE_PASSES
#define PRELU_VECTORIZE_PASSES

include "mlir/Pass/PassBase.td"

def PReluVectorize : Pass<"prelu-vectorize"> {
  let summary = "Compute every prelu.fused on vector registers";
  let description = [{
    Turns scheduled `prelu.fused` regions into loops over register tiles.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

#endif // PRELU_VECTORIZE_PASSES
