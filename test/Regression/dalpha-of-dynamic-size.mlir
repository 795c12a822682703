// RUN: prelu-opt %s --prelu-decompose-backward | FileCheck %s

// alpha is made in the region: the tensor that dalpha starts from has its size
// from outside.
// CHECK-LABEL: func.func @main(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x?xf32>, %{{.+}}: tensor<4x?xf32>, %[[O:[a-z0-9]+]]: tensor<?xf32>)
// CHECK:         %[[D:.+]] = tensor.dim %[[O]], %{{.+}} : tensor<?xf32>
// CHECK:         tensor.empty(%[[D]]) : tensor<?xf64>
// CHECK:         prelu.fused {
func.func @main(%x: tensor<4x?xf32>, %dy: tensor<4x?xf32>, %o: tensor<?xf32>) -> tensor<?xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused {
    %alpha = linalg.fill ins(%zero : f32) outs(%o : tensor<?xf32>) -> tensor<?xf32>
    %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x?xf32>, tensor<?xf32>
    prelu.yield %dalpha : tensor<?xf32>
  } : tensor<?xf32>
  return %y : tensor<?xf32>
}
