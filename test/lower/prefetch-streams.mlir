// RUN: prelu-opt %s --prelu-prefetch-streams --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-prefetch-streams --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-streams | Accesses=1, Bytes=2097152, Remark="fetched some lines ahead of the multiply-adds: more than half of the second-level cache's 1048576 bytes"

// 2 MiB of weights in panels of 16, each register of which meets four rows: 64
// steps of 64 bytes ahead.
// CHECK-DAG: #[[$AHEAD:.*]] = affine_map<(d0) -> (d0 + 64)>
// CHECK-DAG: #[[$FEW:.*]] = affine_map<(d0) -> (d0 + 8)>
// CHECK-LABEL: func.func @stream(
// CHECK:         scf.for %[[PANEL:.*]] = %c0 to %c8
// CHECK:           scf.for %[[K:.*]] = %c0 to %c4096
// CHECK-NEXT:        %[[NEXT:.*]] = affine.apply #[[$AHEAD]](%[[K]])
// CHECK-NEXT:        memref.prefetch %arg0[%[[PANEL]], %[[NEXT]], %c0], read, locality<2>, data : memref<8x4096x16xf32>
// CHECK-NEXT:        vector.transfer_read %arg0[%[[PANEL]], %[[K]], %c0]
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @stream(%w: memref<8x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    %sums:4 = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s0 = %zeros, %s1 = %zeros, %s2 = %zeros, %s3 = %zeros)
        -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x4096x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s0 : vector<16xf32>
      %n1 = vector.fma %a, %v, %s1 : vector<16xf32>
      %n2 = vector.fma %a, %v, %s2 : vector<16xf32>
      %n3 = vector.fma %a, %v, %s3 : vector<16xf32>
      scf.yield %n0, %n1, %n2, %n3 : vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>
    }
    %t0 = arith.addf %sums#0, %sums#1 : vector<16xf32>
    %t1 = arith.addf %sums#2, %sums#3 : vector<16xf32>
    %t = arith.addf %t0, %t1 : vector<16xf32>
    vector.transfer_write %t, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x16xf32>
  }
  return
}

// One row: memory is the limit, and eight lines ahead are enough.
// CHECK-LABEL: func.func @row(
// CHECK:           scf.for %[[K:.*]] = %c0 to %c4096
// CHECK-NEXT:        %[[NEXT:.*]] = affine.apply #[[$FEW]](%[[K]])
// CHECK-NEXT:        memref.prefetch %arg0[%{{.*}}, %[[NEXT]], %c0], read, locality<2>, data
func.func @row(%w: memref<8x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x4096x16xf32>, vector<16xf32>
      %n = vector.fma %a, %v, %s : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x16xf32>
  }
  return
}

// Nine tiles of rows read each panel: all but the first find it in a cache.
// CHECK-LABEL: func.func @many_tiles(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @many_tiles(%w: memref<8x4096x16xf32>, %a: memref<9xvector<16xf32>>, %y: memref<9x8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c9 = arith.constant 9 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    scf.for %r = %c0 to %c9 step %c1 {
      %x = memref.load %a[%r] : memref<9xvector<16xf32>>
      %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x4096x16xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<9x8x16xf32>
    }
  }
  return
}

// Half as large as the cache.
// CHECK-LABEL: func.func @cached(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @cached(%w: memref<2x4096x16xf32>, %a: vector<16xf32>, %y: memref<2x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c2 step %c1 {
    %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<2x4096x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %a, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %a, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<2x16xf32>
  }
  return
}
}

// -----

// A tap of a window that lies on padding for some pixels is a loop of its own:
// one tile reads the weights of each, though there are two loops.
// CHECK-LABEL: func.func @taps(
// CHECK:         scf.for %[[PANEL:.*]] = %c0 to %c8
// CHECK:           scf.for %[[K:.*]] = %c0 to %c4096
// CHECK:             memref.prefetch %arg0[%[[PANEL]], %c0, %{{.*}}, %c0], read, locality<2>, data : memref<8x2x4096x16xf32>
// CHECK:           scf.for %[[K1:.*]] = %c0 to %c4096
// CHECK:             memref.prefetch %arg0[%[[PANEL]], %c1, %{{.*}}, %c0], read, locality<2>, data : memref<8x2x4096x16xf32>
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @taps(%w: memref<8x2x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %c0, %k, %c0], %zero {in_bounds = [true]} : memref<8x2x4096x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %a, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %a, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    %next = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %sum) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %c1, %k, %c0], %zero {in_bounds = [true]} : memref<8x2x4096x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %a, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %a, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    vector.transfer_write %next, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x16xf32>
  }
  return
}
}

// -----

// The three rows of a window are no stream.
// CHECK-LABEL: func.func @window(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @window(%x: memref<40000x16xf32>, %a: vector<16xf32>, %y: memref<39998x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c39998 = arith.constant 39998 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %i = %c0 to %c39998 step %c1 {
    %sum = scf.for %k = %c0 to %c3 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %row = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%i, %k)
      %v = vector.transfer_read %x[%row, %c0], %zero {in_bounds = [true]} : memref<40000x16xf32>, vector<16xf32>
      %n = vector.fma %a, %v, %s : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%i, %c0] {in_bounds = [true]} : vector<16xf32>, memref<39998x16xf32>
  }
  return
}
}
