// RUN: prelu-opt %s --prelu-attach-target=cpu=x86-64-v4 --prelu-split-reduction | FileCheck %s
// RUN: prelu-opt %s --prelu-attach-target=cpu=x86-64-v4 --prelu-split-reduction --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK
// RUN: not prelu-opt %s --prelu-split-reduction 2>&1 | FileCheck %s --check-prefix=ERROR

// REMARK: remark: [Passed] ReductionSplit | Category:prelu-split-reduction {{.*}}Remark="both operands of 'linalg.matvec' lie along the reduction, and one has few rows: partial sums on 16 lanes", Steps=256
// REMARK: remark: [Passed] ReductionSplit {{.*}}'linalg.matmul'

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

// Too short to be worth the sums' way through memory.
// CHECK-LABEL: func.func @short(
// CHECK-NOT: linalg.generic
func.func @short(%w: tensor<37x112xf32>, %x: tensor<112xf32>, %init: tensor<37xf32>) -> tensor<37xf32> {
  %0 = prelu.fused {
    %1 = linalg.matvec ins(%w, %x : tensor<37x112xf32>, tensor<112xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    prelu.yield %1 : tensor<37xf32>
  } : tensor<37xf32>
  return %0 : tensor<37xf32>
}

// Three steps fill no register: the region starts from their products.
// CHECK-LABEL: func.func @rest(
// CHECK-SAME:    %[[W:[a-z0-9]+]]: tensor<37x259xf32>, %[[X:[a-z0-9]+]]: tensor<259xf32>, %[[INIT:[a-z0-9]+]]: tensor<37xf32>
// CHECK-DAG:     %[[W1:.+]] = tensor.extract_slice %[[W]][0, 256] [37, 3] [1, 1]
// CHECK-DAG:     %[[X1:.+]] = tensor.extract_slice %[[X]][256] [3] [1]
// CHECK-DAG:     %[[W0:.+]] = tensor.extract_slice %[[W]][0, 0] [37, 256] [1, 1]
// CHECK-DAG:     %[[X0:.+]] = tensor.extract_slice %[[X]][0] [256] [1]
// CHECK:         %[[REST:.+]] = linalg.matvec ins(%[[W1]], %[[X1]] : tensor<37x3xf32>, tensor<3xf32>) outs(%[[INIT]]
// CHECK:         tensor.expand_shape %[[W0]] {{.*}} into tensor<37x16x16xf32>
// CHECK:         tensor.expand_shape %[[X0]] {{.*}} into tensor<16x16xf32>
// CHECK:         prelu.fused
// CHECK-NEXT:      linalg.generic {{.*}} ins(%{{.+}} : tensor<37x16xf32>) outs(%[[REST]] : tensor<37xf32>)
func.func @rest(%w: tensor<37x259xf32>, %x: tensor<259xf32>, %init: tensor<37xf32>) -> tensor<37xf32> {
  %0 = prelu.fused {
    %1 = linalg.matvec ins(%w, %x : tensor<37x259xf32>, tensor<259xf32>) outs(%init : tensor<37xf32>) -> tensor<37xf32>
    prelu.yield %1 : tensor<37xf32>
  } : tensor<37xf32>
  return %0 : tensor<37xf32>
}
