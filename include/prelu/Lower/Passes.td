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

//===----------------------------------------------------------------------===//
// CPU
//===----------------------------------------------------------------------===//

def PReluDecomposePad : Pass<"prelu-decompose-pad"> {
  let summary = "Turn tensor.pad into a fill and an insertion";
  let description = [{
    Runs upstream's pattern, which only a transform op exposes. After it
    `-eliminate-empty-tensors` lets the producer of the padded tensor write
    straight into the padded buffer, which makes the padding free of copies.

    ```mlir
    %p = tensor.pad %x low[1] high[1] { ... tensor.yield %zero : f32 }
    ```

    becomes

    ```mlir
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<10xf32>)
    %p = tensor.insert_slice %x into %0[1] [8] [1]
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluCopyToLinalg : Pass<"prelu-copy-to-linalg"> {
  let summary = "Turn memref.copy into linalg.copy";
  let description = [{
    Upstream lowers the copy of a strided memref to a call into its runner
    library, which a stand-alone library does not have. As `linalg.copy` it
    becomes loops that LLVM vectorizes.

    ```mlir
    memref.copy %a, %b : memref<4x4xf32> to memref<4x4xf32, strided<[8, 1]>>
    ```

    becomes

    ```mlir
    linalg.copy ins(%a : memref<4x4xf32>)
        outs(%b : memref<4x4xf32, strided<[8, 1]>>)
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def PReluSetTargetAttributes
    : Pass<"prelu-set-target-attributes", "::mlir::ModuleOp"> {
  let summary = "Write the module's target on its LLVM functions";
  let description = [{
    Every defined `llvm.func` gets `target_cpu`, `target_features` and
    `prefer_vector_width` from the module's `#prelu.target`, the module gets
    LLVM's triple, and `prelu.target` goes, so that no later tool needs a flag.

    ```mlir
    llvm.func @main() attributes {prefer_vector_width = "512",
                                  target_cpu = "znver4"} { ... }
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::prelu::PReluDialect"];
}

#endif // PRELU_LOWER_PASSES
