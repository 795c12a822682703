//===- Passes.td - 3: contraction and epilogue to prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_FUSE_PASSES
#define PRELU_FUSE_PASSES

include "mlir/Pass/PassBase.td"

def PReluFuse : Pass<"prelu-fuse"> {
  let summary = "Put each contraction and its epilogue into one prelu.fused";
  let description = [{
    Groups a contraction with the elementwise epilogue that ends in a PReLU.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

#endif // PRELU_FUSE_PASSES
