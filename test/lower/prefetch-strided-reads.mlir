// RUN: prelu-opt %s --prelu-prefetch-strided-reads --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-prefetch-strided-reads --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-strided-reads | Accesses=1, Bytes=7340032, Remark="fetched 4 tiles ahead: the reduction goes from page to page of more than the second-level cache's 1048576 bytes"

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {

// 7 MiB, planes of 128 KiB: four tiles of 16 ahead.
// CHECK: #[[$AHEAD:.*]] = affine_map<(d0) -> (d0 + 64)>
// CHECK-LABEL: func.func @planes(
// CHECK:         scf.for %[[C:.*]] = %c0 to %c56
// CHECK-NEXT:      %[[AHEAD:.*]] = affine.apply #[[$AHEAD]](%[[P:.*]])
// CHECK-NEXT:      memref.prefetch %arg0[%[[C]], %[[AHEAD]]], read, locality<2>, data
// CHECK-NEXT:      vector.transfer_read %arg0[%[[C]], %[[P]]]
func.func @planes(%x: memref<56x32768xf32>, %y: memref<32768xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c56 = arith.constant 56 : index
  %c32768 = arith.constant 32768 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c32768 step %c16 {
    %sum = scf.for %c = %c0 to %c56 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %x[%c, %p], %zero {in_bounds = [true]} : memref<56x32768xf32>, vector<16xf32>
      %n = arith.addf %s, %v : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p] {in_bounds = [true]} : vector<16xf32>, memref<32768xf32>
  }
  return
}

// A window inside the reduction over planes: its three reads share one prefetch.
// CHECK-LABEL: func.func @window(
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             scf.for
// CHECK:               memref.prefetch
// CHECK-COUNT-3:       vector.transfer_read
// CHECK-NOT:           memref.prefetch
// CHECK:               scf.yield
func.func @window(%x: memref<12x270x482xf32>, %y: memref<480xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c12 = arith.constant 12 : index
  %c16 = arith.constant 16 : index
  %c480 = arith.constant 480 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c480 step %c16 {
    %p1 = affine.apply affine_map<(d0) -> (d0 + 1)>(%p)
    %p2 = affine.apply affine_map<(d0) -> (d0 + 2)>(%p)
    %sum = scf.for %c = %c0 to %c12 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %part = scf.for %h = %c0 to %c3 step %c1 iter_args(%t = %s) -> (vector<16xf32>) {
        %v = vector.transfer_read %x[%c, %h, %p], %zero {in_bounds = [true]} : memref<12x270x482xf32>, vector<16xf32>
        %v1 = vector.transfer_read %x[%c, %h, %p1], %zero {in_bounds = [true]} : memref<12x270x482xf32>, vector<16xf32>
        %v2 = vector.transfer_read %x[%c, %h, %p2], %zero {in_bounds = [true]} : memref<12x270x482xf32>, vector<16xf32>
        %n = arith.addf %t, %v : vector<16xf32>
        %n1 = arith.addf %n, %v1 : vector<16xf32>
        %n2 = arith.addf %n1, %v2 : vector<16xf32>
        scf.yield %n2 : vector<16xf32>
      }
      scf.yield %part : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p] {in_bounds = [true]} : vector<16xf32>, memref<480xf32>
  }
  return
}

// The second-level cache holds it.
// CHECK-LABEL: func.func @small(
// CHECK-NOT:     memref.prefetch
func.func @small(%x: memref<56x1024xf32>, %y: memref<1024xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c56 = arith.constant 56 : index
  %c1024 = arith.constant 1024 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c1024 step %c16 {
    %sum = scf.for %c = %c0 to %c56 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %x[%c, %p], %zero {in_bounds = [true]} : memref<56x1024xf32>, vector<16xf32>
      %n = arith.addf %s, %v : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p] {in_bounds = [true]} : vector<16xf32>, memref<1024xf32>
  }
  return
}

// Rows one after the other: the hardware follows.
// CHECK-LABEL: func.func @sequential(
// CHECK-NOT:     memref.prefetch
func.func @sequential(%x: memref<32768x64xf32>, %y: memref<64xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %c32768 = arith.constant 32768 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c64 step %c16 {
    %sum = scf.for %c = %c0 to %c32768 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %x[%c, %p], %zero {in_bounds = [true]} : memref<32768x64xf32>, vector<16xf32>
      %n = arith.addf %s, %v : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p] {in_bounds = [true]} : vector<16xf32>, memref<64xf32>
  }
  return
}

// A loop between: the next tile's columns come only after many passes.
// CHECK-LABEL: func.func @revisited(
// CHECK-NOT:     memref.prefetch
func.func @revisited(%x: memref<56x32768xf32>, %a: memref<8x56xf32>, %y: memref<8x32768xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %c56 = arith.constant 56 : index
  %c32768 = arith.constant 32768 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c32768 step %c16 {
    scf.for %m = %c0 to %c8 step %c1 {
      %sum = scf.for %c = %c0 to %c56 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %x[%c, %p], %zero {in_bounds = [true]} : memref<56x32768xf32>, vector<16xf32>
        %n = arith.addf %s, %v : vector<16xf32>
        scf.yield %n : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%m, %p] {in_bounds = [true]} : vector<16xf32>, memref<8x32768xf32>
    }
  }
  return
}
}
