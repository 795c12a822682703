// RUN: prelu-opt %s --convert-prelu-to-vector --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @vector(
// CHECK-SAME:    %[[X:.+]]: vector<16xf32>, %[[A:.+]]: vector<16xf32>)
// CHECK:         %[[ZERO:.+]] = arith.constant dense<0.000000e+00> : vector<16xf32>
// CHECK:         %[[SCALES:.+]] = arith.cmpf ule, %[[X]], %[[ZERO]] : vector<16xf32>
// CHECK:         %[[MUL:.+]] = arith.mulf %[[X]], %[[A]] : vector<16xf32>
// CHECK:         %[[SEL:.+]] = arith.select %[[SCALES]], %[[MUL]], %[[X]]
// CHECK:         return %[[SEL]]
func.func @vector(%x: vector<16xf32>, %alpha: vector<16xf32>) -> vector<16xf32> {
  %y = prelu.prelu %x, %alpha : vector<16xf32>, vector<16xf32>
  return %y : vector<16xf32>
}

// -----

// CHECK-LABEL: func.func @scalar_alpha(
// CHECK-SAME:    %[[X:.+]]: vector<4xf16>, %[[A:.+]]: f16)
// CHECK:         %[[B:.+]] = vector.broadcast %[[A]] : f16 to vector<4xf16>
// CHECK:         arith.mulf %[[X]], %[[B]] : vector<4xf16>
func.func @scalar_alpha(%x: vector<4xf16>, %alpha: f16) -> vector<4xf16> {
  %y = prelu.prelu %x, %alpha : vector<4xf16>, f16
  return %y : vector<4xf16>
}

// -----

// alpha along the trailing dimension needs no transpose.
// CHECK-LABEL: func.func @trailing(
// CHECK:         vector.broadcast %{{.+}} : vector<8xf32> to vector<4x8xf32>
// CHECK-NOT:     vector.transpose
func.func @trailing(%x: vector<4x8xf32>, %alpha: vector<8xf32>) -> vector<4x8xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : vector<4x8xf32>, vector<8xf32>
  return %y : vector<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @leading(
// CHECK:         %[[B:.+]] = vector.broadcast %{{.+}} : vector<4xf32> to vector<8x4xf32>
// CHECK:         vector.transpose %[[B]], [1, 0] : vector<8x4xf32> to vector<4x8xf32>
func.func @leading(%x: vector<4x8xf32>, %alpha: vector<4xf32>) -> vector<4x8xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 0>} : vector<4x8xf32>, vector<4xf32>
  return %y : vector<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @permuted(
// CHECK:         vector.transpose %{{.+}}, [1, 0] : vector<8x4xf32> to vector<4x8xf32>
func.func @permuted(%x: vector<4x8xf32>, %alpha: vector<8x4xf32>) -> vector<4x8xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1, 0>} : vector<4x8xf32>, vector<8x4xf32>
  return %y : vector<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @scalars(
// CHECK-SAME:    %[[X:.+]]: i32, %[[A:.+]]: i32)
// CHECK:         arith.cmpi sgt, %[[X]]
// CHECK:         arith.muli %[[X]], %[[A]]
func.func @scalars(%x: i32, %alpha: i32) -> i32 {
  %y = prelu.prelu %x, %alpha : i32, i32
  return %y : i32
}

// -----

// CHECK-LABEL: func.func @tensors_stay(
// CHECK:         prelu.prelu
func.func @tensors_stay(%x: tensor<4xf32>, %alpha: f32) -> tensor<4xf32> {
  %y = prelu.prelu %x, %alpha : tensor<4xf32>, f32
  return %y : tensor<4xf32>
}
