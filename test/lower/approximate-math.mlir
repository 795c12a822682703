// RUN: prelu-opt %s --split-input-file --prelu-approximate-math | FileCheck %s

// A range reduction, a polynomial of multiply-adds and a power of two in two
// parts; what would vanish does not get there.

// CHECK-LABEL: func.func @exp(
//  CHECK-SAME:     %[[X:.+]]: vector<16xf32>)
//       CHECK:   %[[ZERO:.+]] = arith.constant dense<0.000000e+00>
//       CHECK:   %[[LOW:.+]] = arith.cmpf olt, %[[X]], %{{.+}} : vector<16xf32>
//       CHECK:   %[[KEPT:.+]] = arith.select %[[LOW]], %[[ZERO]], %[[X]]
//       CHECK:   arith.cmpf ogt, %[[KEPT]]
//       CHECK:   %[[BITS:.+]] = arith.bitcast %{{.+}} : vector<16xf32> to vector<16xi32>
//       CHECK:   %[[HALF:.+]] = arith.shrui %[[BITS]]
//       CHECK:   %[[OTHER:.+]] = arith.subi %[[BITS]], %[[HALF]]
//       CHECK:   %[[FIRST:.+]] = arith.bitcast %{{.+}} : vector<16xi32> to vector<16xf32>
// CHECK-COUNT-5: arith.mulf %{{.+}}, %{{.+}} fastmath<contract>
//       CHECK:   arith.mulf %{{.+}}, %[[FIRST]] fastmath<contract>
//       CHECK:   %[[SCALED:.+]] = arith.addf %{{.+}}, %[[FIRST]] fastmath<contract>
//       CHECK:   %[[Y:.+]] = arith.mulf %[[SCALED]], %{{.+}} : vector<16xf32>
//       CHECK:   arith.select %[[LOW]], %[[ZERO]], %[[Y]]
//   CHECK-NOT:   math.
func.func @exp(%x: vector<16xf32>) -> vector<16xf32> {
  %y = math.exp %x : vector<16xf32>
  return %y : vector<16xf32>
}

// -----

// Scalars as vectors: a value does not depend on how its loop was vectorized.

// CHECK-LABEL: func.func @scalar(
//   CHECK-NOT:   math.log
//       CHECK:   arith.bitcast %{{.+}} : f32 to i32
//   CHECK-NOT:   math.log
//       CHECK:   return
func.func @scalar(%x: f32) -> f32 {
  %y = math.log %x : f32
  return %y : f32
}

// -----

// No function is left, on a vector of any rank.

// CHECK-LABEL: func.func @all(
//   CHECK-NOT:   math.{{exp|log|tanh|erf}}
//       CHECK:   return
func.func @all(%x: vector<2x[4]xf32>) -> vector<2x[4]xf32> {
  %0 = math.exp2 %x : vector<2x[4]xf32>
  %1 = math.expm1 %0 : vector<2x[4]xf32>
  %2 = math.log2 %1 : vector<2x[4]xf32>
  %3 = math.log10 %2 : vector<2x[4]xf32>
  %4 = math.log1p %3 : vector<2x[4]xf32>
  %5 = math.tanh %4 : vector<2x[4]xf32>
  %6 = math.erf %5 : vector<2x[4]xf32>
  return %6 : vector<2x[4]xf32>
}

// -----

// CHECK-LABEL: func.func @narrow(
//  CHECK-SAME:     %[[X:.+]]: vector<8xf16>)
//       CHECK:   %[[WIDE:.+]] = arith.extf %[[X]] : vector<8xf16> to vector<8xf32>
//       CHECK:   math.absf %[[WIDE]]
//       CHECK:   %[[Y:.+]] = math.copysign %{{.+}}, %[[WIDE]] : vector<8xf32>
//       CHECK:   arith.truncf %[[Y]] : vector<8xf32> to vector<8xf16>
func.func @narrow(%x: vector<8xf16>) -> vector<8xf16> {
  %y = math.tanh %x : vector<8xf16>
  return %y : vector<8xf16>
}

// -----

// No polynomial here is accurate enough for f64; tensors are not registers yet.

// CHECK-LABEL: func.func @left_alone(
//       CHECK:   math.exp %{{.+}} : vector<8xf64>
//       CHECK:   math.exp %{{.+}} : tensor<8xf32>
func.func @left_alone(%x: vector<8xf64>, %t: tensor<8xf32>) -> (vector<8xf64>, tensor<8xf32>) {
  %0 = math.exp %x : vector<8xf64>
  %1 = math.exp %t : tensor<8xf32>
  return %0, %1 : vector<8xf64>, tensor<8xf32>
}

// -----

// CHECK-LABEL: func.func @cube(
//       CHECK:   %[[THREE:.+]] = arith.constant dense<3> : vector<4xi32>
//       CHECK:   math.fpowi %{{.+}}, %[[THREE]] : vector<4xf32>, vector<4xi32>
func.func @cube(%x: vector<4xf32>) -> vector<4xf32> {
  %three = arith.constant dense<3.0> : vector<4xf32>
  %y = math.powf %x, %three : vector<4xf32>
  return %y : vector<4xf32>
}

// -----

// Roots, large and negative powers stay libm's.

// CHECK-LABEL: func.func @powers(
// CHECK-COUNT-3: math.powf
func.func @powers(%x: f32) -> (f32, f32, f32) {
  %0 = arith.constant 0.5 : f32
  %1 = arith.constant 9.0 : f32
  %2 = arith.constant -1.0 : f32
  %3 = math.powf %x, %0 : f32
  %4 = math.powf %x, %1 : f32
  %5 = math.powf %x, %2 : f32
  return %3, %4, %5 : f32, f32, f32
}
