// RUN: prelu-opt %s --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, tile_registers = 8, i8_tiles_per_cycle = 0.0625, bf16_tiles_per_cycle = 0.0625>>} {

// Two by two tiles: the rows where they lie in the matrix, the columns from
// their panels, 128 bytes for each four steps. The sums start from zero; the
// inits are added when they are read back.

// CHECK-LABEL: @grid
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<32x128xi8>, %[[W:[a-z0-9]+]]: tensor<1x32x32x4xi8>
// CHECK-DAG: %[[SUMS:.*]] = memref.alloca() {alignment = 64 : i64} : memref<16x16xi32>
// CHECK-DAG: %[[PANELS:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0], [1], [2, 3]]
// CHECK-COUNT-4: amx.tile_zero : !amx.tile<16x16xi32>
// CHECK: scf.for %[[K:.*]] = %c0 to %c128 step %c64
// CHECK-SAME: -> (!amx.tile<16x16xi32>, !amx.tile<16x16xi32>, !amx.tile<16x16xi32>, !amx.tile<16x16xi32>)
// CHECK: %[[B:.*]] = bufferization.to_buffer %[[PANELS]] read_only
// CHECK: %[[B0:.*]] = amx.tile_load %[[B]][%c0, %{{.*}}, %c0], %{{.*}} into !amx.tile<16x64xi8>
// CHECK: %[[B1:.*]] = amx.tile_load %{{.*}}[%c0, %{{.*}}, %c64], %{{.*}} into !amx.tile<16x64xi8>
// CHECK: %[[A:.*]] = bufferization.to_buffer %[[X]] read_only
// CHECK: %[[A0:.*]] = amx.tile_load %[[A]][%c0, %[[K]]], %{{.*}} into !amx.tile<16x64xi8>
// CHECK: amx.tile_muli %[[A0]] zext, %[[B0]], %{{.*}}
// CHECK: amx.tile_muli %[[A0]] zext, %[[B1]], %{{.*}}
// CHECK: %[[A1:.*]] = amx.tile_load %{{.*}}[%c16, %[[K]]], %{{.*}} into !amx.tile<16x64xi8>
// CHECK: amx.tile_muli %[[A1]] zext, %[[B0]], %{{.*}}
// CHECK: amx.tile_muli %[[A1]] zext, %[[B1]], %{{.*}}
// CHECK-COUNT-4: amx.tile_store
// CHECK: %[[ROW:.*]] = vector.load %{{.*}} : memref<16x16xi32>, vector<16xi32>
// CHECK: arith.addi %{{.*}}, %{{.*}} : vector<16xi32>
func.func @grid(%x: tensor<32x128xi8>, %w: tensor<1x32x32x4xi8>, %init: tensor<32x32xi32>) -> tensor<32x32xi32> {
  %e = tensor.empty() : tensor<128x32xi8>
  %y = prelu.fused schedule(<algorithm = direct, tile = [32, 32, 64], lanes = 1, vector = 16, dot = 64>) {
    %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [32, 4] into %e : tensor<1x32x32x4xi8> -> tensor<128x32xi8>
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %0 : tensor<32x128xi8>, tensor<128x32xi8>) outs(%init : tensor<32x32xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.extui %a : i8 to i32
      %3 = arith.extsi %b : i8 to i32
      %4 = arith.muli %2, %3 : i32
      %5 = arith.addi %acc, %4 : i32
      linalg.yield %5 : i32
    } -> tensor<32x32xi32>
    prelu.yield %1 : tensor<32x32xi32>
  } : tensor<32x32xi32>
  return %y : tensor<32x32xi32>
}

// Three rows and six steps of bf16: both operands go through memory, with zeros
// behind the steps. Six steps are three groups of a column.

// CHECK-LABEL: @rest
// CHECK-DAG: memref.alloca() {alignment = 64 : i64} : memref<3x32xbf16>
// CHECK-DAG: %[[COLUMNS:.*]] = memref.alloca() {alignment = 64 : i64} : memref<16x32xbf16>
// CHECK-DAG: %[[ZEROS:.*]] = arith.constant dense<0.000000e+00> : vector<32xbf16>
// CHECK-COUNT-3: vector.store %{{.*}}, %[[COLUMNS]]{{.*}} : memref<16x32xbf16>, vector<32xbf16>
// CHECK-COUNT-13: vector.store %[[ZEROS]], %[[COLUMNS]]
// CHECK: vector.constant_mask [6] : vector<32xi1>
// CHECK-COUNT-3: vector.store %{{.*}} : memref<3x32xbf16>, vector<32xbf16>
// CHECK: amx.tile_load %[[COLUMNS]][%c0, %c0] : memref<16x32xbf16> into !amx.tile<16x32xbf16>
// CHECK: amx.tile_load %{{.*}} : memref<3x32xbf16> into !amx.tile<3x32xbf16>
// CHECK: amx.tile_mulf %{{.*}} : !amx.tile<3x32xbf16>, !amx.tile<16x32xbf16>, !amx.tile<3x16xf32>
// CHECK-COUNT-3: prelu.prelu
func.func @rest(%x: tensor<3x6xbf16>, %w: tensor<1x3x16x2xbf16>, %init: tensor<3x16xf32>, %alpha: f32) -> tensor<3x16xf32> {
  %e = tensor.empty() : tensor<6x16xbf16>
  %y = prelu.fused schedule(<algorithm = direct, tile = [3, 16, 6], lanes = 1, vector = 16, dot = 32>) {
    %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [16, 2] into %e : tensor<1x3x16x2xbf16> -> tensor<6x16xbf16>
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %0 : tensor<3x6xbf16>, tensor<6x16xbf16>) outs(%init : tensor<3x16xf32>) {
    ^bb0(%a: bf16, %b: bf16, %acc: f32):
      %2 = arith.extf %a : bf16 to f32
      %3 = arith.extf %b : bf16 to f32
      %4 = arith.mulf %2, %3 : f32
      %5 = arith.addf %acc, %4 : f32
      linalg.yield %5 : f32
    } -> tensor<3x16xf32>
    %6 = prelu.prelu %1, %alpha : tensor<3x16xf32>, f32
    prelu.yield %6 : tensor<3x16xf32>
  } : tensor<3x16xf32>
  return %y : tensor<3x16xf32>
}

// Two tiles of ten rows that are copied: each in memory of its own, and both
// before a tile is loaded, which waits until the stores have left for the cache.

// CHECK-LABEL: @copies
// CHECK-DAG: %[[COLUMNS:.*]] = memref.alloca() {alignment = 64 : i64} : memref<16x32xbf16>
// CHECK-COUNT-10: vector.store %{{.*}}, %[[FIRST:[a-z0-9_]+]][{{.*}} : memref<10x32xbf16>
// CHECK-NOT: amx.tile_load
// CHECK-NOT: vector.store %{{.*}}, %[[FIRST]][
// CHECK-COUNT-10: vector.store %{{.*}}, %[[SECOND:[a-z0-9_]+]][{{.*}} : memref<10x32xbf16>
// CHECK: amx.tile_load %[[COLUMNS]]
// CHECK: amx.tile_load %[[FIRST]][
// CHECK: amx.tile_load %[[SECOND]][
func.func @copies(%x: tensor<20x6xbf16>, %w: tensor<1x3x16x2xbf16>, %init: tensor<20x16xf32>, %alpha: f32) -> tensor<20x16xf32> {
  %e = tensor.empty() : tensor<6x16xbf16>
  %y = prelu.fused schedule(<algorithm = direct, tile = [20, 16, 6], lanes = 1, vector = 16, dot = 32>) {
    %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [16, 2] into %e : tensor<1x3x16x2xbf16> -> tensor<6x16xbf16>
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %0 : tensor<20x6xbf16>, tensor<6x16xbf16>) outs(%init : tensor<20x16xf32>) {
    ^bb0(%a: bf16, %b: bf16, %acc: f32):
      %2 = arith.extf %a : bf16 to f32
      %3 = arith.extf %b : bf16 to f32
      %4 = arith.mulf %2, %3 : f32
      %5 = arith.addf %acc, %4 : f32
      linalg.yield %5 : f32
    } -> tensor<20x16xf32>
    %6 = prelu.prelu %1, %alpha : tensor<20x16xf32>, f32
    prelu.yield %6 : tensor<20x16xf32>
  } : tensor<20x16xf32>
  return %y : tensor<20x16xf32>
}
}
