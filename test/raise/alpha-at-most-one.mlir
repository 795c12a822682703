// RUN: prelu-opt %s --prelu-raise=alpha-at-most-one --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @runtime(
// CHECK: prelu.prelu %arg0, %arg1 {alpha_dims = array<i64: 0>} : tensor<4xf32>, tensor<4xf32>
func.func @runtime(%x: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %y = arith.maximumf %x, %m : tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// A constant is believed rather than the option.
// CHECK-LABEL: func.func @constant(
// CHECK-NOT: prelu.prelu
// CHECK: return
func.func @constant(%x: tensor<4xf32>) -> tensor<4xf32> {
  %alpha = arith.constant dense<1.5> : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %y = arith.maximumf %x, %m : tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// The option says nothing of a minimum.
// CHECK-LABEL: func.func @minimum(
// CHECK-NOT: prelu.prelu
// CHECK: return
func.func @minimum(%x: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %y = arith.minimumf %x, %m : tensor<4xf32>
  return %y : tensor<4xf32>
}
