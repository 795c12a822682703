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
    Moves a contraction (matmul, batch matmul, convolution of any
    dimensionality and layout, depthwise, grouped, quantized, or a
    `linalg.generic` that is one: its body adds up products) and the elementwise operations that follow it into a `prelu.fused`: bias
    added after, batch-norm, residual, any number of PReLUs. What only spreads a
    value (a bias broadcast into the accumulators) is copied into the region.

    A `tensor.collapse_shape` (grouped convolutions) or `tensor.expand_shape`
    (matmuls of flattened tensors) of the contraction's result first moves behind
    the elementwise operations and the PReLU that follow; what they read beside
    it is reshaped instead, which costs nothing. Of two contractions that such an
    operation reads, only the later one's reshape moves. A transpose of a reshaped
    result (a pixel shuffle) moves behind the PReLU as well. Where an operand runs
    along a part of what a `tensor.expand_shape` splits (the masks of several
    sources, times one signal; a scale per head of a projection), the reshape
    moves up instead: the contraction itself gets a loop for each part. It does so
    if it slides no window and the innermost part has 16 iterations or more, from
    which tiles can be made.

    A transpose on the way to something that computes comes along (TOSA writes
    its convolutions between transposes); one at the end stays for the next
    layer's to cancel it.

    Nothing is computed twice. A value of the region that is used outside as
    well becomes a further result. Growing ends at the first user that cannot
    join, since the region has to stand before it.

    One passed remark (`prelu-fuse`) is emitted for each PReLU fused, and one
    missed remark with the reason for each that is left alone, and for each
    other operation that a reshape keeps from joining a region.

    Before:

    ```mlir
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>)
        -> tensor<8x64xf32>
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>)
        outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>}
        : tensor<8x64xf32>, tensor<64xf32>
    ```

    After:

    ```mlir
    %2 = prelu.fused {
      %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>)
          -> tensor<8x64xf32>
      %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>)
          outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
      %3 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>}
          : tensor<8x64xf32>, tensor<64xf32>
      prelu.yield %3 : tensor<8x64xf32>
    } : tensor<8x64xf32>
    ```
  }];
  let options = [
    Option<"contractions", "contractions",
           "::mlir::prelu::ContractionSelection",
           /*default=*/"::mlir::prelu::ContractionSelection::PRelu",
           "Which contractions to group, as in contractions=all",
           [{::llvm::cl::values(
             clEnumValN(::mlir::prelu::ContractionSelection::PRelu, "prelu",
                        "those whose epilogue holds a PReLU"),
             clEnumValN(::mlir::prelu::ContractionSelection::All, "all",
                        "all, even those without any epilogue"))}]>
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // PRELU_FUSE_PASSES
