// RUN: prelu-opt %s --prelu-simplify --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=schedule --split-input-file | FileCheck %s --check-prefix=KERNELS

// What a convolution starts from.
// CHECK-LABEL: func.func @init(
// CHECK-NOT:     dense<
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<1x4x6x6xf32>
// CHECK:         %[[FILL:.*]] = linalg.fill ins(%cst{{.*}} : f32) outs(%[[EMPTY]] :
// CHECK:         linalg.conv_2d_nchw_fchw {{.*}} outs(%[[FILL]] :
// KERNELS-LABEL: func.func @init(
// KERNELS-NOT:     dense<
// KERNELS:         return
func.func @init(%x: tensor<1x3x8x8xf32>, %w: tensor<4x3x3x3xf32>) -> tensor<1x4x6x6xf32> {
  %half = arith.constant dense<0.5> : tensor<1x4x6x6xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%half : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  return %0 : tensor<1x4x6x6xf32>
}

// -----

// Every second row stays what it was.
// CHECK-LABEL: func.func @partly_written(
// CHECK:         %[[FILL:.*]] = linalg.fill
// CHECK:         linalg.generic {{.*}} outs(%[[FILL]] :
func.func @partly_written(%x: tensor<4x5xf32>) -> tensor<8x5xf32> {
  %two = arith.constant dense<2.0> : tensor<8x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (2 * i, j)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<4x5xf32>) outs(%two : tensor<8x5xf32>) {
  ^bb0(%value: f32, %out: f32):
    %1 = arith.negf %value : f32
    linalg.yield %1 : f32
  } -> tensor<8x5xf32>
  return %0 : tensor<8x5xf32>
}

// -----

// arith.constant has no numbers with signs of their own.
// CHECK-LABEL: func.func @unsigned(
// CHECK:         %[[SPLAT:.*]] = "tosa.const"
// CHECK:         linalg.generic {{.*}} ins(%[[SPLAT]] :
func.func @unsigned() -> tensor<4xi8> {
  %splat = "tosa.const"() {values = dense<3> : tensor<4xui8>} : () -> tensor<4xui8>
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%splat : tensor<4xui8>) outs(%e : tensor<4xi8>) {
  ^bb0(%value: ui8, %out: i8):
    %1 = builtin.unrealized_conversion_cast %value : ui8 to i8
    linalg.yield %1 : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// -----

// CHECK-LABEL: func.func @named(
// CHECK:         %[[HALF:.*]] = arith.constant 5.000000e-01 : f32
// CHECK:         linalg.generic {{.*}} ins(%arg0 : tensor<4x8xf32>)
// CHECK:           arith.mulf %{{.*}}, %[[HALF]] : f32
func.func @named(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %half = arith.constant dense<0.5> : tensor<4x8xf32>
  %e = tensor.empty() : tensor<4x8xf32>
  %0 = linalg.mul ins(%x, %half : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// Arithmetic on whole tensors, which the pipeline makes linalg of.
// KERNELS-LABEL: func.func @tensors(
// KERNELS-NOT:     dense<
// KERNELS:         arith.mulf %{{.*}}, %{{.*}} : f32
func.func @tensors(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %half = arith.constant dense<0.5> : tensor<4x8xf32>
  %0 = arith.mulf %x, %half : tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// A number of the run time, and sizes of it.
// CHECK-LABEL: func.func @splat_op(
// CHECK-SAME:      %[[X:.*]]: tensor<?x8xf32>, %{{.*}}: tensor<8x4xf32>, %[[NUMBER:[^:]*]]: f32, %[[SIZE:.*]]: index)
// CHECK-NOT:     tensor.splat
// CHECK:         %[[EMPTY:.*]] = tensor.empty(%[[SIZE]]) : tensor<?x4xf32>
// CHECK:         %[[FILL:.*]] = linalg.fill ins(%[[NUMBER]] : f32) outs(%[[EMPTY]] :
// CHECK:         linalg.matmul {{.*}} outs(%[[FILL]] :
func.func @splat_op(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>, %number: f32, %size: index) -> tensor<?x4xf32> {
  %init = tensor.splat %number[%size] : tensor<?x4xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x4xf32>) outs(%init : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

// Weights of a contraction stay a factor of it, and a bias that is spread over
// an image one vector.
// CHECK-LABEL: func.func @others(
// CHECK-DAG:     %[[W:.*]] = arith.constant dense<2.500000e-01> : tensor<8x4xf32>
// CHECK-DAG:     %[[BIAS:.*]] = arith.constant dense<5.000000e-01> : tensor<4xf32>
// CHECK:         %[[INIT:.*]] = linalg.broadcast ins(%[[BIAS]] :
// CHECK:         linalg.matmul ins(%arg0, %[[W]] : {{.*}} outs(%[[INIT]] :
func.func @others(%x: tensor<2x8xf32>) -> tensor<2x4xf32> {
  %w = arith.constant dense<0.25> : tensor<8x4xf32>
  %bias = arith.constant dense<0.5> : tensor<4xf32>
  %e = tensor.empty() : tensor<2x4xf32>
  %init = linalg.broadcast ins(%bias : tensor<4xf32>) outs(%e : tensor<2x4xf32>) dimensions = [0]
  %0 = linalg.matmul ins(%x, %w : tensor<2x8xf32>, tensor<8x4xf32>) outs(%init : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}
