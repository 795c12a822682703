// RUN: prelu-opt %s --prelu-decompose-pad | FileCheck %s

// CHECK-LABEL: func.func @pad(
// CHECK-SAME:    %[[X:.+]]: tensor<8xf32>)
// CHECK:         %[[F:.+]] = linalg.fill ins(%{{.+}} : f32) outs(%{{.+}} : tensor<10xf32>)
// CHECK:         tensor.insert_slice %[[X]] into %[[F]][1] [8] [1]
func.func @pad(%x: tensor<8xf32>) -> tensor<10xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<10xf32>
  return %p : tensor<10xf32>
}
