// All of prelu-opt from a stock mlir-opt. A plugin that fails to load leaves
// mlir-opt with exit 0, so every line checks an effect. Passes of a plugin are
// named in --pass-pipeline: mlir-opt has read its options before it loads one.

// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin | FileCheck %s --check-prefix=OPS
// OPS-LABEL: func.func @named
// OPS: %{{.*}} = prelu.prelu %{{.*}}, %{{.*}} {{{.*}}}

// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin \
// RUN:   --pass-pipeline='builtin.module(prelu-raise,prelu-fuse)' | FileCheck %s --check-prefix=FUSED
// FUSED-LABEL: func.func @spelled
// FUSED: prelu.fused {
// FUSED: linalg.matmul
// FUSED: prelu.prelu
// FUSED: prelu.yield

// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin \
// RUN:   --pass-pipeline='builtin.module(prelu-cpu-pipeline{stop-after=lower cpu=haswell})' | FileCheck %s --check-prefix=LLVM
// LLVM-DAG: llvm.func @_mlir_ciface_named({{.*}}target_cpu = "haswell"
// LLVM-DAG: llvm.func @_mlir_ciface_spelled

// Remarks work there too.
// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin \
// RUN:   --remarks-filter='prelu-.*' \
// RUN:   --load-pass-plugin=%prelu_plugin --pass-pipeline='builtin.module(prelu-raise)' 2>&1 | FileCheck %s --check-prefix=REMARK
// REMARK: remark: [Passed] {{.*}}Category:prelu-raise

// Without the plugin none of it is there.
// RUN: not mlir-opt %s 2>&1 | FileCheck %s --check-prefix=WITHOUT
// WITHOUT: error: operation being parsed with an unregistered dialect

func.func @spelled(%lhs: tensor<4x16xf32>, %rhs: tensor<16x8xf32>, %init: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %product = linalg.matmul ins(%lhs, %rhs : tensor<4x16xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %empty = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%product, %alpha : tensor<4x8xf32>, tensor<8xf32>) outs(%empty : tensor<4x8xf32>) {
  ^bb0(%x: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %x, %zero : f32
    %scaled = arith.mulf %x, %a : f32
    %selected = arith.select %positive, %x, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

func.func @named(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %0 = "prelu.prelu"(%x, %alpha) <{alpha_dims = array<i64: 1>}> : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
