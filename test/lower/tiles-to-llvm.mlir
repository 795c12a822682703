// RUN: prelu-opt %s --convert-prelu-tiles-to-llvm --split-input-file | FileCheck %s

// Tiles that a loop carries are LLVM's, what it carries beside them is not.

// CHECK-LABEL: @carried
// CHECK: %[[ZERO:.*]] = llvm.call_intrinsic "llvm.x86.tilezero.internal"
// CHECK-SAME: -> !llvm.x86_amx
// CHECK: scf.for {{.*}} iter_args(%[[SUM:.*]] = %[[ZERO]], %{{.*}} = %{{.*}}) -> (!llvm.x86_amx, vector<4xf32>)
// CHECK: %[[A:.*]] = llvm.call_intrinsic "llvm.x86.tileloadd64.internal"
// CHECK: %[[NEXT:.*]] = llvm.call_intrinsic "llvm.x86.tdpbusd.internal"(%{{.*}}, %{{.*}}, %{{.*}}, %[[SUM]], %[[A]], %[[A]])
// CHECK: scf.yield %[[NEXT]], %{{.*}} : !llvm.x86_amx, vector<4xf32>
// CHECK: llvm.call_intrinsic "llvm.x86.tilestored64.internal"
// CHECK-NOT: amx.tile
func.func @carried(%a: memref<16x64xi8>, %c: memref<16x16xi32>, %v: vector<4xf32>) -> vector<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %0 = amx.tile_zero : !amx.tile<16x16xi32>
  %1:2 = scf.for %k = %c0 to %c4 step %c1 iter_args(%sum = %0, %w = %v) -> (!amx.tile<16x16xi32>, vector<4xf32>) {
    %2 = amx.tile_load %a[%c0, %c0] : memref<16x64xi8> into !amx.tile<16x64xi8>
    %3 = amx.tile_muli %2 zext, %2, %sum : !amx.tile<16x64xi8>, !amx.tile<16x64xi8>, !amx.tile<16x16xi32>
    %4 = arith.addf %w, %w : vector<4xf32>
    scf.yield %3, %4 : !amx.tile<16x16xi32>, vector<4xf32>
  }
  amx.tile_store %c[%c0, %c0], %1#0 : memref<16x16xi32>, !amx.tile<16x16xi32>
  return %1#1 : vector<4xf32>
}

// -----

// Nothing changes where there are none.

// CHECK-LABEL: @none
// CHECK: scf.for {{.*}} -> (f32)
// CHECK: arith.addf
func.func @none(%a: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %0 = scf.for %k = %c0 to %c4 step %c1 iter_args(%sum = %a) -> (f32) {
    %1 = arith.addf %sum, %a : f32
    scf.yield %1 : f32
  }
  return %0 : f32
}
