// A plugin that fails to load leaves mlir-opt with exit code 0, so every run
// must show an effect.

// All passes and ops in a stock mlir-opt.
// RUN: mlir-opt --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin \
// RUN:   --pass-pipeline='builtin.module(prelu-fuse)' %s | FileCheck %s --check-prefix=FUSE
// The whole pipeline.
// RUN: mlir-opt --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin \
// RUN:   --pass-pipeline='builtin.module(prelu-cpu-pipeline{cpu=haswell})' %s | FileCheck %s --check-prefix=LLVM
// Remarks reach its remark engine.
// RUN: mlir-opt --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin \
// RUN:   --pass-pipeline='builtin.module(prelu-fuse)' --remarks-filter='prelu-.*' %s 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REMARK

// FUSE-LABEL: func.func @main
// FUSE:         prelu.fused {
// FUSE:           linalg.matmul
// FUSE:           prelu.prelu
// LLVM-LABEL: llvm.func @_mlir_ciface_main
// LLVM-SAME:    target_cpu = "haswell"
// REMARK: remark: [Passed] Fused | Category:prelu-fuse
func.func @main(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %alpha: tensor<16xf32>) -> tensor<4x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x16xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)
      outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<4x16xf32>, tensor<16xf32>
  return %2 : tensor<4x16xf32>
}
