// RUN: prelu-opt %s --prelu-expand-math | FileCheck %s

// CHECK-LABEL: func.func @scalars(
// CHECK: call @erff(
// CHECK: call @log1p(
// CHECK: math.exp
func.func @scalars(%a: f32, %b: f64) -> (f32, f64) {
  %0 = math.erf %a : f32
  %1 = math.log1p %b : f64
  %2 = math.exp %0 : f32
  return %2, %1 : f32, f64
}

// CHECK-LABEL: func.func @vector(
// CHECK-COUNT-2: call @cbrtf(
func.func @vector(%a: vector<2xf32>) -> vector<2xf32> {
  %0 = math.cbrt %a : vector<2xf32>
  return %0 : vector<2xf32>
}

// CHECK-LABEL: func.func @fma(
// CHECK: %[[R:.+]] = math.fma %{{.+}}, %{{.+}}, %{{.+}} : vector<2xf32>
// CHECK: arith.truncf %[[R]] : vector<2xf32> to vector<2xbf16>
func.func @fma(%a: vector<2xbf16>) -> vector<2xbf16> {
  %0 = math.fma %a, %a, %a : vector<2xbf16>
  return %0 : vector<2xbf16>
}

// CHECK-LABEL: func.func @from_f64(
// CHECK: arith.truncf %{{.+}} : f64 to f32
// CHECK: arith.ori
// CHECK: arith.truncf %{{.+}} : f32 to bf16
func.func @from_f64(%a: f64) -> bf16 {
  %0 = arith.truncf %a : f64 to bf16
  return %0 : bf16
}

// A constant power is a few products on registers.

// CHECK-LABEL: func.func @cube(
//  CHECK-SAME:     %[[A:.+]]: vector<2xf32>)
//       CHECK:   %[[SQUARE:.+]] = arith.mulf %[[A]], %[[A]]
//       CHECK:   %[[CUBE:.+]] = arith.mulf %[[A]], %[[SQUARE]]
//       CHECK:   return %[[CUBE]]
func.func @cube(%a: vector<2xf32>) -> vector<2xf32> {
  %three = arith.constant dense<3> : vector<2xi64>
  %0 = math.fpowi %a, %three : vector<2xf32>, vector<2xi64>
  return %0 : vector<2xf32>
}

// CHECK-LABEL: func.func @inverse_fourth(
//  CHECK-SAME:     %[[A:.+]]: f64)
//       CHECK:   %[[SQUARE:.+]] = arith.mulf %[[A]], %[[A]]
//       CHECK:   %[[FOURTH:.+]] = arith.mulf %[[SQUARE]], %[[SQUARE]]
//       CHECK:   %[[ONE:.+]] = arith.constant 1.0
//       CHECK:   %[[Y:.+]] = arith.divf %[[ONE]], %[[FOURTH]]
//       CHECK:   return %[[Y]]
func.func @inverse_fourth(%a: f64) -> f64 {
  %minus = arith.constant -4 : i32
  %0 = math.fpowi %a, %minus : f64, i32
  return %0 : f64
}

// CHECK-LABEL: func.func @no_power(
//       CHECK:   %[[ONE:.+]] = arith.constant 1.0
//       CHECK:   return %[[ONE]]
func.func @no_power(%a: f32) -> f32 {
  %none = arith.constant 0 : i32
  %0 = math.fpowi %a, %none : f32, i32
  return %0 : f32
}

// CHECK-LABEL: func.func @runtime_power(
// CHECK: call @__mlir_math_fpowi_f32_i64(
func.func @runtime_power(%a: f32, %n: i64) -> f32 {
  %0 = math.fpowi %a, %n : f32, i64
  return %0 : f32
}
