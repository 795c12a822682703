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
