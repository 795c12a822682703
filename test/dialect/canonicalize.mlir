// RUN: prelu-opt %s --canonicalize --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @alpha_one(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[V:.+]]: vector<4xf32>, %[[I:.+]]: i32)
// CHECK-NEXT:    return %[[X]], %[[V]], %[[I]]
func.func @alpha_one(%x: tensor<4x8xf32>, %v: vector<4xf32>, %i: i32) -> (tensor<4x8xf32>, vector<4xf32>, i32) {
  %ones = arith.constant dense<1.0> : tensor<8xf32>
  %one = arith.constant 1.0 : f32
  %one_i = arith.constant 1 : i32
  %0 = prelu.prelu %x, %ones {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  %1 = prelu.prelu %v, %one : vector<4xf32>, f32
  %2 = prelu.prelu %i, %one_i : i32, i32
  return %0, %1, %2 : tensor<4x8xf32>, vector<4xf32>, i32
}

// -----

// No rule for alpha = 0: -Inf gives NaN.
// CHECK-LABEL: func.func @alpha_zero(
// CHECK:         prelu.prelu
func.func @alpha_zero(%x: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = prelu.prelu %x, %zero : tensor<4xf32>, f32
  return %0 : tensor<4xf32>
}

// -----

// NaN, +Inf, -Inf * 0.5, -Inf * 0, a positive number, a product that rounds.
// CHECK-LABEL: func.func @constant(
// CHECK-DAG:     %[[S:.+]] = arith.constant -1.500000e+00 : f32
// CHECK-DAG:     %[[T:.+]] = arith.constant dense<[0x7FC00000, 0x7F800000, 0xFF800000, 3.000000e+00, -2.000000e+00]> : tensor<5xf32>
// CHECK-DAG:     %[[I:.+]] = arith.constant dense<[{{\[}}-56, 5], [6, 7]]> : tensor<2x2xi8>
// CHECK:         return %[[S]], %[[T]], %[[I]]
func.func @constant() -> (f32, tensor<5xf32>, tensor<2x2xi8>) {
  %x = arith.constant -6.0 : f32
  %a = arith.constant 0.25 : f32
  %half = arith.constant 0.5 : f32
  %t = arith.constant dense<[0x7FC00000, 0x7F800000, 0xFF800000, 3.0, -4.0]> : tensor<5xf32>
  %i = arith.constant dense<[[-100, 5], [6, 7]]> : tensor<2x2xi8>
  %j = arith.constant dense<[-2, 9]> : tensor<2xi8>
  %0 = prelu.prelu %x, %a : f32, f32
  %1 = prelu.prelu %t, %half : tensor<5xf32>, f32
  // -100 * -2 wraps.
  %2 = prelu.prelu %i, %j {alpha_dims = array<i64: 0>} : tensor<2x2xi8>, tensor<2xi8>
  return %0, %1, %2 : f32, tensor<5xf32>, tensor<2x2xi8>
}

// -----

// alpha along the second dimension of the constant.
// CHECK-LABEL: func.func @constant_per_channel(
// CHECK:         arith.constant dense<{{\[\[}}-2.000000e+00, -3.000000e+00], [1.000000e+00, -6.000000e+00]]> : tensor<2x2xf32>
// CHECK-NOT:     prelu.prelu
func.func @constant_per_channel() -> tensor<2x2xf32> {
  %x = arith.constant dense<[[-1.0, -1.0], [1.0, -2.0]]> : tensor<2x2xf32>
  %a = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x2xf32>, tensor<2xf32>
  return %0 : tensor<2x2xf32>
}

// -----

// CHECK-LABEL: func.func @splat_alpha(
// CHECK:         %[[A:.+]] = arith.constant 2.500000e-01 : f32
// CHECK:         prelu.prelu %{{.+}}, %[[A]] : tensor<4x8xf32>, f32
func.func @splat_alpha(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %a = arith.constant dense<0.25> : tensor<8xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @identity_dims(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : tensor<4x8xf32>, tensor<4x8xf32>
func.func @identity_dims(%x: tensor<4x8xf32>, %a: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 0, 1>} : tensor<4x8xf32>, tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @cast(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %{{.+}} : tensor<4x8xf32>, f32
// CHECK:         tensor.cast %[[Y]] : tensor<4x8xf32> to tensor<?x8xf32>
func.func @cast(%x: tensor<4x8xf32>, %a: f32) -> tensor<?x8xf32> {
  %c = tensor.cast %x : tensor<4x8xf32> to tensor<?x8xf32>
  %0 = prelu.prelu %c, %a : tensor<?x8xf32>, f32
  return %0 : tensor<?x8xf32>
}

// -----

// CHECK-LABEL: func.func @contradicting_cast(
// CHECK:         tensor.cast
// CHECK:         prelu.prelu {{.*}} : tensor<?xf32>, tensor<5xf32>
func.func @contradicting_cast(%x: tensor<4xf32>, %a: tensor<5xf32>) -> tensor<?xf32> {
  %c = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
  %0 = prelu.prelu %c, %a : tensor<?xf32>, tensor<5xf32>
  return %0 : tensor<?xf32>
}

// -----

// CHECK-LABEL: func.func @unused_result(
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK:           prelu.yield %{{[^,]+}} : tensor<4x16xf32>
// CHECK:         } : tensor<4x16xf32>
// CHECK:         return %[[F]]
func.func @unused_result(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %y:2 = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<4x16xf32>, f32
    prelu.yield %0, %1 : tensor<4x16xf32>, tensor<4x16xf32>
  } : tensor<4x16xf32>, tensor<4x16xf32>
  return %y#0 : tensor<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @dead(
// CHECK-NOT:     prelu.fused
func.func @dead(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    prelu.yield %0 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return
}
