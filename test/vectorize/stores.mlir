// RUN: prelu-opt %s --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

// Two phases: the registers are interleaved, and each store is a whole one.
// CHECK-LABEL: func.func @two(
// CHECK-SAME:    %[[X:.+]]: tensor<2x16xf32>
// CHECK:         %[[E:.+]] = tensor.empty() : tensor<32xf32>
// CHECK:         %[[RA:.+]] = vector.transfer_read %[[X]][%c0, %{{.+}}]
// CHECK:         %[[A:.+]] = math.absf %[[RA]]
// CHECK:         %[[RB:.+]] = vector.transfer_read %[[X]][%c1, %{{.+}}]
// CHECK:         %[[B:.+]] = math.absf %[[RB]]
// CHECK:         %[[LOW:.+]] = vector.shuffle %[[A]], %[[B]] [0, 4, 1, 5]
// CHECK:         %[[HIGH:.+]] = vector.shuffle %[[A]], %[[B]] [2, 6, 3, 7]
// CHECK:         %[[I:.+]] = vector.transfer_write %[[LOW]], %{{.+}} {in_bounds = [true]} : vector<4xf32>, tensor<32xf32>
// CHECK:         vector.transfer_write %[[HIGH]], %[[I]][%{{.+}}] {in_bounds = [true]} : vector<4xf32>, tensor<32xf32>
// CHECK:         tensor.expand_shape %{{.+}} {{\[\[}}0, 1]] output_shape [16, 2]
func.func @two(%x: tensor<2x16xf32>, %e: tensor<16x2xf32>) -> tensor<16x2xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 2], lanes = 0, vector = 4>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<2x16xf32>) outs(%e : tensor<16x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %a = math.absf %in : f32
      linalg.yield %a : f32
    } -> tensor<16x2xf32>
    prelu.yield %0 : tensor<16x2xf32>
  } : tensor<16x2xf32>
  return %y : tensor<16x2xf32>
}

// -----

// Three phases of three lanes of four: nine elements, the last register has one.
// CHECK-LABEL: func.func @three(
// CHECK:         %[[RA:.+]] = vector.transfer_read %{{.+}}[%c0, %c0]
// CHECK:         %[[A:.+]] = math.absf %[[RA]]
// CHECK:         %[[RB:.+]] = vector.transfer_read %{{.+}}[%c1, %c0]
// CHECK:         %[[B:.+]] = math.absf %[[RB]]
// CHECK:         %[[RC:.+]] = vector.transfer_read %{{.+}}[%c2, %c0]
// CHECK:         %[[C:.+]] = math.absf %[[RC]]
// CHECK:         %[[AB0:.+]] = vector.shuffle %[[A]], %[[B]] [0, 4, 2, 1]
// CHECK:         %[[R0:.+]] = vector.shuffle %[[AB0]], %[[C]] [0, 1, 4, 3]
// CHECK:         %[[AB1:.+]] = vector.shuffle %[[A]], %[[B]] [5, 1, 2, 6]
// CHECK:         %[[R1:.+]] = vector.shuffle %[[AB1]], %[[C]] [0, 5, 2, 3]
// CHECK:         %[[AB2:.+]] = vector.shuffle %[[A]], %[[B]] [0, 3, 7, 3]
// CHECK:         %[[R2:.+]] = vector.shuffle %[[AB2]], %[[C]] [6, 1, 2, 7]
// CHECK:         vector.transfer_write %[[R0]], %{{.+}}[%c0] {in_bounds = [true]}
// CHECK:         vector.transfer_write %[[R1]], %{{.+}}[%c4] {in_bounds = [true]}
// CHECK:         %[[ONE:.+]] = vector.constant_mask [1] : vector<4xi1>
// CHECK:         vector.transfer_write %[[R2]], %{{.+}}[%c8], %[[ONE]] {in_bounds = [true]}
func.func @three(%x: tensor<3x3xf32>, %e: tensor<3x3xf32>) -> tensor<3x3xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 3], lanes = 0, vector = 4>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x3xf32>) outs(%e : tensor<3x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %a = math.absf %in : f32
      linalg.yield %a : f32
    } -> tensor<3x3xf32>
    prelu.yield %0 : tensor<3x3xf32>
  } : tensor<3x3xf32>
  return %y : tensor<3x3xf32>
}

// -----

// Lanes of which the run time knows how many there are.
// CHECK-LABEL: func.func @dynamic(
// CHECK:         scf.for
// CHECK:         scf.for
// CHECK:           vector.shuffle %{{.+}}, %{{.+}} [2, 6, 3, 7]
// CHECK:           %[[M0:.+]] = vector.create_mask %{{.+}} : vector<4xi1>
// CHECK:           vector.transfer_write %{{.+}}, %{{.+}}[%{{.+}}], %[[M0]] {in_bounds = [true]}
// CHECK:           %[[M1:.+]] = vector.create_mask %{{.+}} : vector<4xi1>
// CHECK:           vector.transfer_write %{{.+}}, %{{.+}}[%{{.+}}], %[[M1]] {in_bounds = [true]}
func.func @dynamic(%x: tensor<2x?xf32>, %e: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 2], lanes = 0, vector = 4>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<2x?xf32>) outs(%e : tensor<?x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %a = math.absf %in : f32
      linalg.yield %a : f32
    } -> tensor<?x2xf32>
    prelu.yield %0 : tensor<?x2xf32>
  } : tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
