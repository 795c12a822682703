// Bytecode of the dialect. The files are this module without its comments,
// written by prelu-opt --emit-bytecode: before the dialect had a version, and
// with versions 1.0 to 1.2.

// RUN: prelu-opt %s -o %t.mlir
// RUN: prelu-opt %s --emit-bytecode -o %t.mlirbc && prelu-opt %t.mlirbc | diff - %t.mlir
// RUN: prelu-opt %S/Inputs/unversioned.mlirbc | diff - %t.mlir
// RUN: prelu-opt %S/Inputs/version-1.0.mlirbc | diff - %t.mlir
// RUN: prelu-opt %S/Inputs/version-1.1.mlirbc | diff - %t.mlir
// RUN: prelu-opt %S/Inputs/version-1.2.mlirbc | diff - %t.mlir

// A newer version is refused.
// RUN: %python %S/Inputs/raise_version.py %S/Inputs/version-1.2.mlirbc %t.newer.mlirbc
// RUN: not prelu-opt %t.newer.mlirbc -o %t.out.mlir 2>&1 | FileCheck %s
// RUN: not test -e %t.out.mlir
// CHECK: error: version 1.3 of the prelu dialect is newer than 1.2, the newest that this build reads: use the prelu-opt that wrote it, or its text

module attributes {
    prelu.gpu_target = #prelu.gpu_target<chip = "sm_80", features = "+ptx80", subgroup = 32, max_threads = 1024, shared_bytes = 166912, registers = 255, compute_units = 108, access_bits = 128, matrix = mma_sync, stages = 3>,
    prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 2, core = <vector_bits = 512, fmas_per_cycle = 1.0>>} {
  func.func @forward(%x: tensor<8x32xf32>, %w: tensor<32x64xf32>, %c: tensor<8x64xf32>, %alpha: tensor<64xf32>, %e: tensor<16xf32>) -> tensor<8x64xf32> {
    %0 = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 4], lanes = 1, vector = 16, parallel = [1], order = [1, 0], block = 16, pack = [1], chunk = [2], dot = 1>) mapping(<algorithm = tiled, block = [8, 16, 16], thread = [1, 4], vector = 4, stages = 2>) workspace(%e : tensor<16xf32>) {
      %1 = linalg.matmul ins(%x, %w : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
      %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<8x64xf32>, tensor<64xf32>
      prelu.yield %2 : tensor<8x64xf32>
    } : tensor<8x64xf32>
    return %0 : tensor<8x64xf32>
  }
  func.func @winograd(%x: tensor<1x16x9x9xf32>, %u: tensor<1x36x16x16xf32>, %c: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
    %0 = prelu.fused schedule(<algorithm = winograd, tile = [1, 16, 4, 4, 4, 3, 3], lanes = 1, vector = 16, batch = [4, 2]>) {
      %1 = prelu.winograd_filter %u outputs 4 : tensor<1x36x16x16xf32> -> tensor<16x16x3x3xf32>
      %2 = linalg.conv_2d_nchw_fchw ins(%x, %1 : tensor<1x16x9x9xf32>, tensor<16x16x3x3xf32>) outs(%c : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
      prelu.yield %2 : tensor<1x16x7x7xf32>
    } : tensor<1x16x7x7xf32>
    return %0 : tensor<1x16x7x7xf32>
  }
  func.func @backward(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> (tensor<4x8xf32>, tensor<8xf32>) {
    %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
    return %dx, %dalpha : tensor<4x8xf32>, tensor<8xf32>
  }
  func.func @dot(%a: vector<64xi8>, %b: vector<64xi8>, %acc: vector<16xi32>, %s: i32) -> vector<16xi32> {
    %0 = prelu.dot u8s8 %a, %b, %acc : vector<64xi8> into vector<16xi32>
    %1 = prelu.prelu %0, %s : vector<16xi32>, i32
    return %1 : vector<16xi32>
  }
  func.func @dispatch(%x: tensor<8xf32>, %e: tensor<8xf32>) -> tensor<8xf32> {
    %0 = prelu.dispatch "kernel" ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
    ^bb0(%in: tensor<8xf32>):
      prelu.yield %in : tensor<8xf32>
    } {in_place = array<i64: 0>} -> tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}
