// RUN: prelu-opt %s --prelu-bufferize --split-input-file | FileCheck %s

// A dispatch overwrites its init; its region stays on tensors.
// CHECK-LABEL: func.func @dispatch(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>) -> memref<8xf32>
// CHECK:         %[[Y:.*]] = memref.alloc() {alignment = 64 : i64} : memref<8xf32>
// CHECK:         prelu.dispatch "k" ins(%[[X]] : memref<8xf32>) outs(%[[Y]] : memref<8xf32>)
// CHECK:         ^bb0(%[[A:.*]]: tensor<8xf32>):
// CHECK:           tensor.empty
// CHECK:           linalg.exp ins(%[[A]] : tensor<8xf32>)
// CHECK:         return %[[Y]]
func.func @dispatch(%x: tensor<8xf32> {bufferization.writable = false}) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %y = prelu.dispatch "k" ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    %0 = tensor.empty() : tensor<8xf32>
    %1 = linalg.exp ins(%a : tensor<8xf32>) outs(%0 : tensor<8xf32>) -> tensor<8xf32>
    prelu.yield %1 : tensor<8xf32>
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// What is read in place may be overwritten, but an argument that is the caller's
// may not, nor what is read again.
// CHECK-LABEL: func.func @in_place(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>)
// CHECK:         %[[Y0:.*]] = memref.alloc()
// CHECK:         prelu.dispatch "k0" ins(%[[X]] : {{.*}}) outs(%[[Y0]] :
// CHECK-NOT:     memref.copy
// CHECK:         prelu.dispatch "k1" ins(%[[Y0]] : {{.*}}) outs(%[[Y0]] :
// CHECK:         %[[Y2:.*]] = memref.alloc()
// CHECK-NOT:     memref.copy
// CHECK:         prelu.dispatch "k2" ins(%[[Y0]] : {{.*}}) outs(%[[Y2]] :
func.func @in_place(%x: tensor<8xf32> {bufferization.writable = false}) -> (tensor<8xf32>, tensor<8xf32>) {
  %0 = prelu.dispatch "k0" ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } {in_place = array<i64: 0>} -> tensor<8xf32>
  %1 = prelu.dispatch "k1" ins(%0 : tensor<8xf32>) outs(%0 : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } {in_place = array<i64: 0>} -> tensor<8xf32>
  %2 = prelu.dispatch "k2" ins(%1 : tensor<8xf32>) outs(%1 : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } {in_place = array<i64: 0>} -> tensor<8xf32>
  return %1, %2 : tensor<8xf32>, tensor<8xf32>
}

// -----

// What is inserted is computed in its place.
// CHECK-LABEL: func.func @inserted(
// CHECK-SAME:    %[[X:.*]]: f32, %[[T:.*]]: memref<8xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         %[[S:.*]] = memref.subview %[[T]][2] [4] [1]
// CHECK:         linalg.fill ins(%[[X]] : f32) outs(%[[S]]
func.func @inserted(%x: f32, %t: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = tensor.insert_slice %f into %t[2] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %r : tensor<8xf32>
}
