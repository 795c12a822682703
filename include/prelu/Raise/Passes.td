//===- Passes.td - 1: decomposed IR to prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_RAISE_PASSES
#define PRELU_RAISE_PASSES

include "mlir/Pass/PassBase.td"

def PReluRaise : Pass<"prelu-raise"> {
  let summary = "Name every spelling of PReLU as prelu.prelu";
  let description = [{
    Rewrites the elementwise operations that compute a PReLU into one `prelu.prelu`.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

#endif // PRELU_RAISE_PASSES
