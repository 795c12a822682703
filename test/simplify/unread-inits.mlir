// RUN: prelu-opt %s --prelu-simplify --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse --split-input-file | FileCheck %s --check-prefix=FUSED

// Nobody reads what this is written over.
// CHECK-LABEL: func.func @constant(
// CHECK-NOT:     linalg.fill
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         linalg.exp ins(%arg0 : tensor<4xf32>) outs(%[[EMPTY]] :
func.func @constant(%x: tensor<4xf32>) -> tensor<4xf32> {
  %numbers = arith.constant dense<[0.0, 1.0, 2.0, 3.0]> : tensor<4xf32>
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%numbers : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @splat(
// CHECK-NOT:     linalg.fill
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         linalg.exp ins(%arg0 : tensor<4xf32>) outs(%[[EMPTY]] :
func.func @splat(%x: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%zero : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// A batch-norm in arithmetic on whole tensors, all of which the weights and the
// accumulators' start take.
// FUSED-LABEL: func.func @batch_norm(
// FUSED-NOT:     linalg.generic
// FUSED:         prelu.fused {
// FUSED-NOT:     linalg.generic
// FUSED:           linalg.matmul
// FUSED-NEXT:      prelu.prelu
// FUSED-NEXT:      prelu.yield
func.func @batch_norm(%x: tensor<2x3xf32>) -> tensor<2x4xf32> {
  %w = arith.constant dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]]> : tensor<3x4xf32>
  %zero = arith.constant dense<0.0> : tensor<2x4xf32>
  %scale = arith.constant dense<0.5> : tensor<2x4xf32>
  %shift = arith.constant dense<1.5> : tensor<2x4xf32>
  %slope = arith.constant dense<0.25> : tensor<2x4xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<2x3xf32>, tensor<3x4xf32>) outs(%zero : tensor<2x4xf32>) -> tensor<2x4xf32>
  %1 = arith.mulf %0, %scale : tensor<2x4xf32>
  %2 = arith.addf %1, %shift : tensor<2x4xf32>
  %positive = arith.cmpf ogt, %2, %zero : tensor<2x4xf32>
  %scaled = arith.mulf %2, %slope : tensor<2x4xf32>
  %3 = arith.select %positive, %2, %scaled : tensor<2x4xi1>, tensor<2x4xf32>
  return %3 : tensor<2x4xf32>
}

// -----

// What a loop carries is computed in place.
// CHECK-LABEL: func.func @carried(
// CHECK:         scf.for {{.*}} iter_args(%[[X:.*]] = %arg0)
// CHECK-NEXT:      linalg.exp ins(%[[X]] : tensor<4xf32>) outs(%[[X]] :
func.func @carried(%x: tensor<4xf32>, %n: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%value = %x) -> tensor<4xf32> {
    %1 = linalg.exp ins(%value : tensor<4xf32>) outs(%value : tensor<4xf32>) -> tensor<4xf32>
    scf.yield %1 : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}

// -----

// The sum reads it; the rows that this does not write stay what they were.
// CHECK-LABEL: func.func @read_or_kept(
// CHECK:         linalg.generic {{.*}} ins(%arg0 : tensor<4xf32>) outs(%arg0 :
// CHECK:         linalg.generic {{.*}} outs(%arg1 :
func.func @read_or_kept(%x: tensor<4xf32>, %y: tensor<8xf32>) -> (tensor<4xf32>, tensor<8xf32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%x : tensor<4xf32>) {
  ^bb0(%value: f32, %out: f32):
    %2 = arith.addf %value, %out : f32
    linalg.yield %2 : f32
  } -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (2 * i)>, affine_map<(i) -> (2 * i)>], iterator_types = ["parallel"]} ins(%x, %y : tensor<4xf32>, tensor<8xf32>) outs(%y : tensor<8xf32>) {
  ^bb0(%value: f32, %other: f32, %out: f32):
    %2 = arith.addf %value, %other : f32
    linalg.yield %2 : f32
  } -> tensor<8xf32>
  return %0, %1 : tensor<4xf32>, tensor<8xf32>
}
