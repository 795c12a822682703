// Fusion of consumers into the loops of a tiled producer takes operations with a
// destination only, in 22.1: a PReLU is lowered first, in the same script.

// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin --transform-interpreter | FileCheck %s

// CHECK-LABEL: func.func @main(
// CHECK:         scf.forall
// CHECK:           %[[M:.+]] = linalg.matmul {{.*}} -> tensor<4x32xf32>
// CHECK:           linalg.generic {{.*}} ins(%[[M]], %{{.+}} : tensor<4x32xf32>, tensor<32xf32>)
// CHECK:             arith.cmpf ule
func.func @main(%a: tensor<16x32xf32>, %b: tensor<32x64xf32>, %init: tensor<16x64xf32>, %alpha: tensor<64xf32>) -> tensor<16x64xf32> {
  %m = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%init : tensor<16x64xf32>) -> tensor<16x64xf32>
  %y = prelu.prelu %m, %alpha {alpha_dims = array<i64: 1>} : tensor<16x64xf32>, tensor<64xf32>
  return %y : tensor<16x64xf32>
}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %function = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %lowered = transform.apply_registered_pass "convert-prelu-to-linalg" to %function : (!transform.any_op) -> !transform.any_op
    %m = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.tile_using_forall %m tile_sizes [4, 32] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %p = transform.structured.match ops{["linalg.generic"]} in %root : (!transform.any_op) -> !transform.any_op
    %f, %ll = transform.test.fuse_consumer %p into (%l) : (!transform.any_op, !transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
