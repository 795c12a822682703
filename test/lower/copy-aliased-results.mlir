// RUN: prelu-opt %s --prelu-copy-aliased-results | FileCheck %s

// CHECK-LABEL: func.func @twice(
// CHECK-SAME:    %[[X:.+]]: tensor<?xf32>)
// CHECK:         %[[C:.+]] = bufferization.alloc_tensor() copy(%[[X]]) : tensor<?xf32>
// CHECK:         return %[[X]], %[[C]]
func.func @twice(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  return %x, %x : tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @view(
// CHECK:         %[[E:.+]] = tensor.expand_shape
// CHECK:         %[[C:.+]] = bufferization.alloc_tensor() copy(%[[E]]) : tensor<2x4xf32>
// CHECK:         return %{{.+}}, %[[C]], %{{.+}}
func.func @view(%x: tensor<8xf32>, %y: tensor<8xf32>) -> (tensor<8xf32>, tensor<2x4xf32>, tensor<8xf32>) {
  %0 = tensor.expand_shape %x [[0, 1]] output_shape [2, 4] : tensor<8xf32> into tensor<2x4xf32>
  return %x, %0, %y : tensor<8xf32>, tensor<2x4xf32>, tensor<8xf32>
}

// One buffer by two ways through a loop and a branch.
// CHECK-LABEL: func.func @loop(
// CHECK:         %[[R:.+]]:2 = scf.for
// CHECK:         %[[C:.+]] = bufferization.alloc_tensor() copy(%[[R]]#1)
// CHECK:         return %[[R]]#0, %[[C]]
func.func @loop(%x: tensor<8xf32>, %y: tensor<8xf32>, %n: index) -> (tensor<8xf32>, tensor<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (tensor<8xf32>, tensor<8xf32>) {
    scf.yield %b, %a : tensor<8xf32>, tensor<8xf32>
  }
  return %r#0, %r#1 : tensor<8xf32>, tensor<8xf32>
}

// CHECK-LABEL: func.func @branch(
// CHECK:         bufferization.alloc_tensor() copy(%{{.+}})
func.func @branch(%x: tensor<8xf32>, %y: tensor<8xf32>, %c: i1) -> (tensor<8xf32>, tensor<8xf32>) {
  %r = scf.if %c -> tensor<8xf32> {
    scf.yield %x : tensor<8xf32>
  } else {
    scf.yield %y : tensor<8xf32>
  }
  return %r, %x : tensor<8xf32>, tensor<8xf32>
}

// CHECK-LABEL: func.func @apart(
// CHECK-NOT:     bufferization.alloc_tensor
func.func @apart(%x: tensor<8xf32>, %y: tensor<8xf32>, %n: index) -> (tensor<8xf32>, tensor<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (tensor<8xf32>, tensor<8xf32>) {
    scf.yield %a, %b : tensor<8xf32>, tensor<8xf32>
  }
  return %r#0, %r#1 : tensor<8xf32>, tensor<8xf32>
}

// Two choices, of which one buffer may be both.
// CHECK-LABEL: func.func @select(
// CHECK:         %[[R:.+]] = arith.select
// CHECK:         %[[Q:.+]] = arith.select
// CHECK:         %[[C:.+]] = bufferization.alloc_tensor() copy(%[[Q]])
// CHECK:         return %[[R]], %[[C]]
func.func @select(%c: i1, %a: tensor<4xf32>, %b: tensor<4xf32>, %s: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %r = arith.select %c, %s, %a : tensor<4xf32>
  %q = arith.select %c, %s, %b : tensor<4xf32>
  return %r, %q : tensor<4xf32>, tensor<4xf32>
}
