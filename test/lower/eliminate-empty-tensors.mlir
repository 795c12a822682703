// RUN: prelu-opt %s --prelu-eliminate-empty-tensors --split-input-file | FileCheck %s

// What is inserted is computed in its place.
// CHECK-LABEL: func.func @inserted(
// CHECK-SAME:    %[[X:.*]]: f32, %[[T:.*]]: tensor<8xf32>
// CHECK-NOT:     tensor.empty
// CHECK:         %[[S:.*]] = tensor.extract_slice %[[T]][2] [4] [1]
// CHECK:         linalg.fill ins(%[[X]] : f32) outs(%[[S]]
func.func @inserted(%x: f32, %t: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = tensor.insert_slice %f into %t[2] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %r : tensor<8xf32>
}

// -----

// A register is no tensor: the module is left as it is.
// CHECK-LABEL: func.func @written(
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         vector.transfer_write %{{.*}}, %[[E]]
func.func @written(%v: vector<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %e = tensor.empty() : tensor<4xf32>
  %r = vector.transfer_write %v, %e[%c0] {in_bounds = [true]} : vector<4xf32>, tensor<4xf32>
  return %r : tensor<4xf32>
}
