// RUN: prelu-opt %s --prelu-attach-target=cpu=x86-64-v4 --prelu-split-reduction | FileCheck %s
// RUN: not prelu-opt %s --prelu-split-reduction 2>&1 | FileCheck %s --check-prefix=ERROR

// ERROR: error: has no 'prelu.target' attribute: run prelu-attach-target first

// A matrix times a vector: sixteen sums for each row, which the region adds up.
// CHECK-LABEL: func @matvec(
// CHECK-SAME:    %[[W:.*]]: tensor<37x256xf32>, %[[X:.*]]: tensor<256xf32>
// CHECK:         %[[W3:.*]] = tensor.expand_shape %[[W]] {{\[}}[0], [1, 2]] output_shape [37, 16, 16]
// CHECK:         %[[X2:.*]] = tensor.expand_shape %[[X]] {{\[}}[0, 1]] output_shape [16, 16]
// CHECK:         %[[SUMS:.*]] = linalg.generic {{.*}}iterator_types = ["parallel", "reduction", "parallel"]} ins(%[[W3]], %[[X2]] : {{.*}}) outs(%{{.*}} : tensor<37x16xf32>)
// CHECK:         prelu.fused {
// CHECK:           linalg.generic {{.*}}iterator_types = ["parallel", "reduction"]} ins(%[[SUMS]] : tensor<37x16xf32>) outs(%{{.*}} : tensor<37xf32>)
// CHECK:           prelu.prelu
func.func @matvec(%w: tensor<37x256xf32>, %x: tensor<256xf32>, %init: tensor<37xf32>, %alpha: f32) -> tensor<37xf32> {
  %y = prelu.fused {
    %0 = linalg.matvec ins(%w, %x : tensor<37x256xf32>, tensor<256xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    %1 = prelu.prelu %0, %alpha : tensor<37xf32>, f32
    prelu.yield %1 : tensor<37xf32>
  } : tensor<37xf32>
  return %y : tensor<37xf32>
}

// Two rows beside many.
// CHECK-LABEL: func @two_rows(
// CHECK:         linalg.generic {{.*}} outs(%{{.*}} : tensor<2x21x16xf32>)
// CHECK:         prelu.fused {
func.func @two_rows(%a: tensor<2x256xf32>, %b: tensor<21x256xf32>, %init: tensor<2x21xf32>) -> tensor<2x21xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>] ins(%a, %b : tensor<2x256xf32>, tensor<21x256xf32>) outs(%init : tensor<2x21xf32>) -> tensor<2x21xf32>
    prelu.yield %0 : tensor<2x21xf32>
  } : tensor<2x21xf32>
  return %y : tensor<2x21xf32>
}

// Rows enough for the lanes.
// CHECK-LABEL: func @many_rows(
// CHECK-NOT:     linalg.generic
// CHECK:         linalg.matmul
func.func @many_rows(%a: tensor<16x256xf32>, %b: tensor<21x256xf32>, %init: tensor<16x21xf32>) -> tensor<16x21xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>] ins(%a, %b : tensor<16x256xf32>, tensor<21x256xf32>) outs(%init : tensor<16x21xf32>) -> tensor<16x21xf32>
    prelu.yield %0 : tensor<16x21xf32>
  } : tensor<16x21xf32>
  return %y : tensor<16x21xf32>
}

// One operand has a parallel loop innermost: the lanes run along it.
// CHECK-LABEL: func @row_major(
// CHECK-NOT:     linalg.generic
// CHECK:         linalg.vecmat
func.func @row_major(%x: tensor<256xf32>, %w: tensor<256x37xf32>, %init: tensor<37xf32>) -> tensor<37xf32> {
  %y = prelu.fused {
    %0 = linalg.vecmat ins(%x, %w : tensor<256xf32>, tensor<256x37xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    prelu.yield %0 : tensor<37xf32>
  } : tensor<37xf32>
  return %y : tensor<37xf32>
}

// Constant weights are turned at compile time.
// CHECK-LABEL: func @constant(
// CHECK-NOT:     linalg.generic
// CHECK:         linalg.matvec
func.func @constant(%x: tensor<256xf32>, %init: tensor<37xf32>) -> tensor<37xf32> {
  %w = arith.constant dense<0.5> : tensor<37x256xf32>
  %y = prelu.fused {
    %0 = linalg.matvec ins(%w, %x : tensor<37x256xf32>, tensor<256xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    prelu.yield %0 : tensor<37xf32>
  } : tensor<37xf32>
  return %y : tensor<37xf32>
}

// Too short, and no whole registers of it.
// CHECK-LABEL: func @short(
// CHECK-NOT:     linalg.generic
func.func @short(%w: tensor<37x112xf32>, %x: tensor<112xf32>, %v: tensor<37x264xf32>, %z: tensor<264xf32>, %init: tensor<37xf32>) -> (tensor<37xf32>, tensor<37xf32>) {
  %y = prelu.fused {
    %0 = linalg.matvec ins(%w, %x : tensor<37x112xf32>, tensor<112xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    prelu.yield %0 : tensor<37xf32>
  } : tensor<37xf32>
  %u = prelu.fused {
    %0 = linalg.matvec ins(%v, %z : tensor<37x264xf32>, tensor<264xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    prelu.yield %0 : tensor<37xf32>
  } : tensor<37xf32>
  return %y, %u : tensor<37xf32>, tensor<37xf32>
}
