// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// With nnan a NaN never reaches the maximum: nothing stands in for it.

// CHECK-LABEL: func.func @no_nan_clamps(
// CHECK-NEXT:    prelu.prelu
// CHECK-NEXT:    return
func.func @no_nan_clamps(%x: vector<8xf32>, %alpha: vector<8xf32>) -> vector<8xf32> {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %p = arith.maxnumf %x, %zero fastmath<nnan> : vector<8xf32>
  %n = arith.minnumf %x, %zero fastmath<nnan> : vector<8xf32>
  %m = arith.mulf %alpha, %n : vector<8xf32>
  %y = arith.addf %p, %m : vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// Without it a NaN becomes 0.

// CHECK-LABEL: func.func @nan_clamps(
// CHECK:         arith.cmpf uno
// CHECK:         prelu.prelu
func.func @nan_clamps(%x: vector<8xf32>, %alpha: vector<8xf32>) -> vector<8xf32> {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %p = arith.maxnumf %x, %zero : vector<8xf32>
  %n = arith.minnumf %x, %zero : vector<8xf32>
  %m = arith.mulf %alpha, %n : vector<8xf32>
  %y = arith.addf %p, %m : vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// 0 * Inf would be NaN, which the product promises not to be.

// CHECK-LABEL: func.func @maximum_with_zero_alpha(
// CHECK:         prelu.prelu
func.func @maximum_with_zero_alpha(%x: f32) -> f32 {
  %alpha = arith.constant 0.0 : f32
  %m = arith.mulf %x, %alpha fastmath<nnan> : f32
  %y = arith.maximumf %x, %m : f32
  return %y : f32
}

// -----

// The clamp around alpha proves that it is between 0.01 and 1.

// CHECK-LABEL: func.func @clamped_alpha(
// CHECK:         prelu.prelu
func.func @clamped_alpha(%x: f32, %alpha: f32) -> f32 {
  %lo = arith.constant 0.01 : f32
  %hi = arith.constant 1.0 : f32
  %below = arith.minimumf %alpha, %hi : f32
  %a = arith.maximumf %below, %lo : f32
  %m = arith.mulf %x, %a : f32
  %y = arith.maximumf %x, %m : f32
  return %y : f32
}

// -----

// Clamped to 0 and above only: alpha may be 2.

// CHECK-LABEL: func.func @clamped_to_other_side(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @clamped_to_other_side(%x: f32, %alpha: f32) -> f32 {
  %lo = arith.constant 0.01 : f32
  %a = arith.maximumf %alpha, %lo : f32
  %m = arith.mulf %x, %a : f32
  %y = arith.maximumf %x, %m : f32
  return %y : f32
}

// -----

// Every operation may be reassociated and is finite.

// CHECK-LABEL: func.func @reassociable(
// CHECK:         prelu.prelu
func.func @reassociable(%x: f32, %alpha: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %n = arith.minimumf %x, %zero : f32
  %d = arith.subf %alpha, %one fastmath<fast> : f32
  %m = arith.mulf %d, %n fastmath<reassoc,ninf> : f32
  %y = arith.addf %x, %m fastmath<fast> : f32
  return %y : f32
}

// -----

// One of them is not.

// CHECK-LABEL: func.func @not_all_reassociable(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @not_all_reassociable(%x: f32, %alpha: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %n = arith.minimumf %x, %zero : f32
  %d = arith.subf %alpha, %one fastmath<fast> : f32
  %m = arith.mulf %d, %n : f32
  %y = arith.addf %x, %m fastmath<fast> : f32
  return %y : f32
}
