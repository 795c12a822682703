// RUN: prelu-opt %s --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

module attributes {prelu.target = #prelu.target<triple = "aarch64-unknown-linux-gnu", cpu = "neoverse-v1", features = "", threads = 1, core = <vector_registers = 32, u8s8_bits = 128, s8s8_bits = 128, i8mm_bits = 128, bf16mm_bits = 128>>} {

// Three rows are two pairs, the last one of them with itself; four columns are
// two pairs of a register. The sums become rows once.

// CHECK-LABEL: @signed
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<3x16xi8>, %[[W:[a-z0-9]+]]: tensor<1x2x4x8xi8>
// CHECK: %[[ZERO:.*]] = arith.constant dense<0> : vector<4xi32>
// CHECK: %[[SUMS:.*]]:4 = scf.for {{.*}} iter_args(%[[S0:.*]] = %[[ZERO]], %[[S1:.*]] = %[[ZERO]], %[[S2:.*]] = %[[ZERO]], %[[S3:.*]] = %[[ZERO]])
// CHECK: %[[COLUMNS:.*]] = vector.transfer_read %{{.*}} : tensor<1x2x32xi8>, vector<32xi8>
// CHECK-DAG: %[[C0:.*]] = vector.shuffle %[[COLUMNS]], %[[COLUMNS]] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
// CHECK-DAG: %[[C1:.*]] = vector.shuffle %[[COLUMNS]], %[[COLUMNS]] [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]
// CHECK: %[[LOW:.*]] = vector.transfer_read %[[X]][%c0, {{.*}}vector<8xi8>
// CHECK: %[[HIGH:.*]] = vector.transfer_read %[[X]][%c1, {{.*}}vector<8xi8>
// CHECK: %[[ROWS:.*]] = vector.shuffle %[[LOW]], %[[HIGH]] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
// CHECK: arm_neon.intr.smmla %[[S0]], %[[ROWS]], %[[C0]]
// CHECK: arm_neon.intr.smmla %[[S1]], %[[ROWS]], %[[C1]]
// CHECK: %[[LAST:.*]] = vector.transfer_read %[[X]][%c2, {{.*}}vector<8xi8>
// CHECK: vector.shuffle %[[LAST]], %[[LAST]]
// CHECK: arm_neon.intr.smmla %[[S2]]
// CHECK: arm_neon.intr.smmla %[[S3]]
// CHECK: vector.shuffle %[[SUMS]]#0, %[[SUMS]]#1 [0, 1, 4, 5] : vector<4xi32>, vector<4xi32>
// CHECK: vector.shuffle %[[SUMS]]#0, %[[SUMS]]#1 [2, 3, 6, 7] : vector<4xi32>, vector<4xi32>
// CHECK: vector.shuffle %[[SUMS]]#2, %[[SUMS]]#3 [0, 1, 4, 5] : vector<4xi32>, vector<4xi32>
func.func @signed(%x: tensor<3x16xi8>, %w: tensor<1x2x4x8xi8>, %init: tensor<3x4xi32>) -> tensor<3x4xi32> {
  %e = tensor.empty() : tensor<16x4xi8>
  %y = prelu.fused schedule(<algorithm = direct, tile = [3, 4, 8], lanes = 1, vector = 4, dot = 8>) {
    %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [4, 8] into %e : tensor<1x2x4x8xi8> -> tensor<16x4xi8>
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %0 : tensor<3x16xi8>, tensor<16x4xi8>) outs(%init : tensor<3x4xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.extsi %a : i8 to i32
      %3 = arith.extsi %b : i8 to i32
      %4 = arith.muli %2, %3 : i32
      %5 = arith.addi %acc, %4 : i32
      linalg.yield %5 : i32
    } -> tensor<3x4xi32>
    prelu.yield %1 : tensor<3x4xi32>
  } : tensor<3x4xi32>
  return %y : tensor<3x4xi32>
}

// The instruction for mixed signs takes the unsigned factor first: its sums are
// turned where that is the one of the columns.

// CHECK-LABEL: @unsigned_columns
// CHECK: %[[COLUMNS:.*]] = vector.transfer_read %{{.*}} : tensor<1x1x16xi8>, vector<16xi8>
// CHECK: %[[ROWS:.*]] = vector.shuffle
// CHECK: %[[SUMS:.*]] = arm_neon.intr.usmmla %{{.*}}, %[[COLUMNS]], %[[ROWS]]
// CHECK: vector.shuffle %[[SUMS]], %[[SUMS]] [0, 2] : vector<4xi32>, vector<4xi32>
// CHECK: vector.shuffle %[[SUMS]], %[[SUMS]] [1, 3] : vector<4xi32>, vector<4xi32>
func.func @unsigned_columns(%x: tensor<2x8xi8>, %w: tensor<1x1x2x8xi8>, %init: tensor<2x2xi32>) -> tensor<2x2xi32> {
  %e = tensor.empty() : tensor<8x2xi8>
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 2, 8], lanes = 1, vector = 2, dot = 8>) {
    %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [2, 8] into %e : tensor<1x1x2x8xi8> -> tensor<8x2xi8>
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %0 : tensor<2x8xi8>, tensor<8x2xi8>) outs(%init : tensor<2x2xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.extsi %a : i8 to i32
      %3 = arith.extui %b : i8 to i32
      %4 = arith.muli %2, %3 : i32
      %5 = arith.addi %acc, %4 : i32
      linalg.yield %5 : i32
    } -> tensor<2x2xi32>
    prelu.yield %1 : tensor<2x2xi32>
  } : tensor<2x2xi32>
  return %y : tensor<2x2xi32>
}
}
