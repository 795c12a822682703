// RUN: prelu-opt %s | prelu-opt | FileCheck %s

// CHECK-LABEL: func.func @on_tensors(
// CHECK:         %{{.*}} = prelu.dispatch "k" ins(%{{.*}}, %{{.*}} : tensor<?xf32>, index) outs(%{{.*}} : tensor<?xf32>) {
// CHECK-NEXT:    ^bb0(%[[A:.*]]: tensor<?xf32>, %{{.*}}: index):
// CHECK-NEXT:      prelu.yield %[[A]] : tensor<?xf32>
// CHECK-NEXT:    } {in_place = array<i64: 0>} -> tensor<?xf32>
func.func @on_tensors(%x: tensor<?xf32>, %n: index) -> tensor<?xf32> {
  %y = prelu.dispatch "k" ins(%x, %n : tensor<?xf32>, index) outs(%x : tensor<?xf32>) {
  ^bb0(%a: tensor<?xf32>, %b: index):
    prelu.yield %a : tensor<?xf32>
  } {in_place = array<i64: 0>} -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// CHECK-LABEL: func.func @on_buffers(
// CHECK:         prelu.dispatch "k" ins(%{{.*}} : memref<4xf32, strided<[2]>>) outs(%{{.*}} : memref<4xf32>) {
// CHECK-NEXT:    ^bb0(%{{.*}}: tensor<4xf32>):
func.func @on_buffers(%x: memref<4xf32, strided<[2]>>, %y: memref<4xf32>) {
  prelu.dispatch "k" ins(%x : memref<4xf32, strided<[2]>>) outs(%y : memref<4xf32>) {
  ^bb0(%a: tensor<4xf32>):
    prelu.yield %a : tensor<4xf32>
  }
  return
}

// CHECK-LABEL: func.func @without_inputs(
// CHECK:         prelu.dispatch "k" outs(%{{.*}} : memref<4xf32>) {
func.func @without_inputs(%y: memref<4xf32>) {
  prelu.dispatch "k" outs(%y : memref<4xf32>) {
    %a = arith.constant dense<1.0> : tensor<4xf32>
    prelu.yield %a : tensor<4xf32>
  }
  return
}
