// RUN: prelu-opt %s --prelu-prefetch-strided-reads --split-input-file | FileCheck %s

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", vector_bits = 512, vector_registers = 32, fma_latency = 4, threads = 1, l2_bytes = 1048576>} {

// 7 MiB, planes of 128 KiB: two tiles ahead.
// CHECK-LABEL: func.func @planes(
// CHECK:         scf.for %[[C:.*]] = %c0 to %c56
// CHECK-NEXT:      %[[AHEAD:.*]] = affine.apply #{{.*}}(%[[P:.*]])
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
