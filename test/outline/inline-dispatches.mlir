// RUN: prelu-opt %s --prelu-inline-dispatches --split-input-file | FileCheck %s --implicit-check-not=prelu.dispatch

// CHECK-LABEL: func.func @on_tensors(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4xf32>, %[[A:[a-z0-9]+]]: f32
// CHECK:         %[[Y:.+]] = prelu.fused {
// CHECK:           prelu.prelu %[[X]], %[[A]]
// CHECK:         return %[[Y]]
func.func @on_tensors(%x: tensor<4xf32>, %alpha: f32, %e: tensor<4xf32>) -> tensor<4xf32> {
  %y = prelu.dispatch "k" ins(%x, %alpha : tensor<4xf32>, f32) outs(%e : tensor<4xf32>) {
  ^bb0(%0: tensor<4xf32>, %a: f32):
    %1 = prelu.fused {
      %2 = prelu.prelu %0, %a : tensor<4xf32>, f32
      prelu.yield %2 : tensor<4xf32>
    } : tensor<4xf32>
    prelu.yield %1 : tensor<4xf32>
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// Types may know more of a size inside or outside.
// CHECK-LABEL: func.func @casts(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<?xf32>
// CHECK:         %[[IN:.+]] = tensor.cast %[[X]] : tensor<?xf32> to tensor<4xf32>
// CHECK:         %[[OUT:.+]] = tensor.cast %[[IN]] : tensor<4xf32> to tensor<?xf32>
// CHECK:         return %[[OUT]]
func.func @casts(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %y = prelu.dispatch "k" ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%0: tensor<4xf32>):
    prelu.yield %0 : tensor<4xf32>
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// CHECK-LABEL: func.func @on_buffers(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: memref<4xf32, strided<[2]>>, %[[Y:[a-z0-9]+]]: memref<4xf32>
// CHECK:         %[[IN:.+]] = bufferization.to_tensor %[[X]] restrict
// CHECK:         %[[OUT:.+]] = prelu.prelu %[[IN]]
// CHECK:         bufferization.materialize_in_destination %[[OUT]] in restrict writable %[[Y]]
func.func @on_buffers(%x: memref<4xf32, strided<[2]>>, %y: memref<4xf32>) {
  prelu.dispatch "k" ins(%x : memref<4xf32, strided<[2]>>) outs(%y : memref<4xf32>) {
  ^bb0(%0: tensor<4xf32>):
    %1 = prelu.prelu %0, %0 : tensor<4xf32>, tensor<4xf32>
    prelu.yield %1 : tensor<4xf32>
  }
  return
}
