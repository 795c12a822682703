//===- Passes.td - 6: reference lowering, bufferization, LLVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LOWER_PASSES
#define PRELU_LOWER_PASSES

include "mlir/Pass/PassBase.td"

def ConvertPReluToLinalg : Pass<"convert-prelu-to-linalg"> {
  let summary = "Lower prelu ops on tensors to linalg.generic";
  let description = [{
    Lowers `prelu.prelu` on tensors to `linalg.generic`.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def ConvertPReluToVector : Pass<"convert-prelu-to-vector"> {
  let summary = "Lower prelu ops on vectors and scalars to arith";
  let description = [{
    Lowers `prelu.prelu` on vectors and scalars to compare, multiply and select.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

#endif // PRELU_LOWER_PASSES
