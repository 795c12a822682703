// RUN: prelu-opt %s --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

// Where a loop beside the lanes walks an operand innermost, a square of it is
// read row by row and turned by interleaving.

// CHECK-LABEL: func.func @square(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x4xf32>
// CHECK:         %[[R0:.*]] = vector.transfer_read %[[X]][%c0, %c0], {{.*}} {in_bounds = [true]} : tensor<4x4xf32>, vector<4xf32>
// CHECK:         %[[R1:.*]] = vector.transfer_read %[[X]][%c1, %c0]
// CHECK:         %[[R2:.*]] = vector.transfer_read %[[X]][%c2, %c0]
// CHECK:         %[[R3:.*]] = vector.transfer_read %[[X]][%c3, %c0]
// CHECK:         %[[A0:.*]] = vector.shuffle %[[R0]], %[[R2]] [0, 4, 1, 5]
// CHECK:         %[[A1:.*]] = vector.shuffle %[[R0]], %[[R2]] [2, 6, 3, 7]
// CHECK:         %[[A2:.*]] = vector.shuffle %[[R1]], %[[R3]] [0, 4, 1, 5]
// CHECK:         %[[A3:.*]] = vector.shuffle %[[R1]], %[[R3]] [2, 6, 3, 7]
// CHECK:         %[[B0:.*]] = vector.shuffle %[[A0]], %[[A2]] [0, 4, 1, 5]
// CHECK:         %[[B1:.*]] = vector.shuffle %[[A0]], %[[A2]] [2, 6, 3, 7]
// CHECK:         %[[B2:.*]] = vector.shuffle %[[A1]], %[[A3]] [0, 4, 1, 5]
// CHECK:         %[[B3:.*]] = vector.shuffle %[[A1]], %[[A3]] [2, 6, 3, 7]
// CHECK-NOT:     tensor.extract
// CHECK:         %[[W0:.*]] = vector.transfer_write %[[B0]], %{{.*}}[%c0, %c0]
// CHECK:         %[[W1:.*]] = vector.transfer_write %[[B1]], %[[W0]][%c1, %c0]
// CHECK:         %[[W2:.*]] = vector.transfer_write %[[B2]], %[[W1]][%c2, %c0]
// CHECK:         vector.transfer_write %[[B3]], %[[W2]][%c3, %c0]
func.func @square(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 4], lanes = 1, vector = 4>) {
    %1 = linalg.transpose ins(%x : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [1, 0]
    prelu.yield %1 : tensor<4x4xf32>
  } : tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

// Three of four columns and three of four rows: nothing behind either is read.

// CHECK-LABEL: func.func @cut_off(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<3x3xf32>
// CHECK:         %[[MASK:.*]] = vector.constant_mask [3] : vector<4xi1>
// CHECK-COUNT-3: vector.transfer_read %[[X]][{{.*}}], {{.*}}, %[[MASK]] {in_bounds = [true]}
// CHECK-NOT:     vector.transfer_read
// CHECK-COUNT-3: vector.transfer_write {{.*}}, %[[MASK]]
// CHECK-NOT:     vector.transfer_write
func.func @cut_off(%x: tensor<3x3xf32>) -> tensor<3x3xf32> {
  %e = tensor.empty() : tensor<3x3xf32>
  %0 = prelu.fused schedule(<algorithm = direct, tile = [3, 4], lanes = 1, vector = 4>) {
    %1 = linalg.transpose ins(%x : tensor<3x3xf32>) outs(%e : tensor<3x3xf32>) permutation = [1, 0]
    prelu.yield %1 : tensor<3x3xf32>
  } : tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

// -----

// Another loop's number is no row of the square: the operand has one only.

// CHECK-LABEL: func.func @other_loop(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x1xf32>
// CHECK-COUNT-4: tensor.extract %[[X]]
// CHECK-NOT:     vector.transfer_read %[[X]]
func.func @other_loop(%x: tensor<4x1xf32>, %y: tensor<1x4x4xf32>) -> tensor<1x4x4xf32> {
  %e = tensor.empty() : tensor<1x4x4xf32>
  %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 4], lanes = 2, vector = 4>) {
    %1 = linalg.generic {indexing_maps = [affine_map<(a, b, c) -> (c, a)>, affine_map<(a, b, c) -> (a, b, c)>,
                                          affine_map<(a, b, c) -> (a, b, c)>],
                         iterator_types = ["parallel", "parallel", "parallel"]}
        ins(%x, %y : tensor<4x1xf32>, tensor<1x4x4xf32>) outs(%e : tensor<1x4x4xf32>) {
    ^bb0(%p: f32, %q: f32, %o: f32):
      %s = arith.addf %p, %q : f32
      linalg.yield %s : f32
    } -> tensor<1x4x4xf32>
    prelu.yield %1 : tensor<1x4x4xf32>
  } : tensor<1x4x4xf32>
  return %0 : tensor<1x4x4xf32>
}
