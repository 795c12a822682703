// RUN: prelu-opt %s --prelu-prefetch-epilogue | FileCheck %s
// RUN: prelu-opt %s --prelu-prefetch-epilogue --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-epilogue | Accesses=2, Bytes=2097152, Remark="fetched while a tile is added up: more than the second-level cache's 1048576 bytes, of which each tile touches lines of its own at its end"
// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-epilogue | Accesses=2, Bytes=2097152
// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-epilogue | Accesses=1, Bytes=2097152
// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-epilogue | Accesses=1, Bytes=2097152
// REMARK-NOT: remark:

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {

// A residual is read and a result stored for each of two rows.
// CHECK-DAG: #[[$ROW:.*]] = affine_map<(d0) -> (d0 + 1)>
// CHECK-DAG: #[[$PAIR:.*]] = affine_map<(d0) -> (d0 * 2)>
// CHECK-LABEL: func.func @residual(
// CHECK-SAME:    %{{.*}}: memref<1024x512xf32>, %[[R:.*]]: memref<1024x512xf32>, %[[Y:.*]]: memref<1024x512xf32>)
// CHECK:         scf.for %[[M:.*]] = %c0 to %c1024 step %c2
// CHECK-NEXT:      memref.prefetch %[[R]][%[[M]], %c0], read, locality<2>, data
// CHECK-NEXT:      memref.prefetch %[[Y]][%[[M]], %c0], write, locality<2>, data
// CHECK-NEXT:      %[[NEXT:.*]] = affine.apply #[[$ROW]](%[[M]])
// CHECK-NEXT:      memref.prefetch %[[R]][%[[NEXT]], %c0], read, locality<2>, data
// CHECK-NEXT:      memref.prefetch %[[Y]][%[[NEXT]], %c0], write, locality<2>, data
// CHECK-NEXT:      %{{.*}} = scf.for
// CHECK-NOT:       memref.prefetch
// CHECK:         return
func.func @residual(%x: memref<1024x512xf32>, %r: memref<1024x512xf32>, %y: memref<1024x512xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c512 = arith.constant 512 : index
  %c1024 = arith.constant 1024 : index
  %pad = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %m = %c0 to %c1024 step %c2 {
    %sums:2 = scf.for %k = %c0 to %c512 step %c1 iter_args(%s0 = %zeros, %s1 = %zeros) -> (vector<16xf32>, vector<16xf32>) {
      %a = memref.load %x[%m, %k] : memref<1024x512xf32>
      %av = vector.broadcast %a : f32 to vector<16xf32>
      %n0 = arith.addf %s0, %av : vector<16xf32>
      %n1 = arith.mulf %s1, %av : vector<16xf32>
      scf.yield %n0, %n1 : vector<16xf32>, vector<16xf32>
    }
    %r0 = vector.transfer_read %r[%m, %c0], %pad {in_bounds = [true]} : memref<1024x512xf32>, vector<16xf32>
    %y0 = arith.addf %sums#0, %r0 : vector<16xf32>
    vector.transfer_write %y0, %y[%m, %c0] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
    %next = affine.apply affine_map<(d0) -> (d0 + 1)>(%m)
    %r1 = vector.transfer_read %r[%next, %c0], %pad {in_bounds = [true]} : memref<1024x512xf32>, vector<16xf32>
    %y1 = arith.addf %sums#1, %r1 : vector<16xf32>
    vector.transfer_write %y1, %y[%next, %c0] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
  }
  return
}

// In place: one line, which is fetched once, for writing. Half a register more
// to the right is still in it.
// CHECK-LABEL: func.func @in_place(
// CHECK:         memref.prefetch %{{.*}}, write, locality<2>, data
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @in_place(%y: memref<1024x512xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c512 = arith.constant 512 : index
  %pad = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<8xf32>
  scf.for %n = %c0 to %c512 step %c16 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<8xf32>) {
      %next = arith.addf %s, %s : vector<8xf32>
      scf.yield %next : vector<8xf32>
    }
    %r = vector.transfer_read %y[%c0, %n], %pad {in_bounds = [true]} : memref<1024x512xf32>, vector<8xf32>
    %v = arith.addf %sum, %r : vector<8xf32>
    vector.transfer_write %v, %y[%c0, %n] {in_bounds = [true]} : vector<8xf32>, memref<1024x512xf32>
    %half = affine.apply affine_map<(d0) -> (d0 + 8)>(%n)
    vector.transfer_write %v, %y[%c0, %half] {in_bounds = [true]} : vector<8xf32>, memref<1024x512xf32>
  }
  return
}

// Sixteen additions are over before memory answers; half a mebibyte is in the
// second-level cache; a store past the caches wants no line in them; what is
// only known after the reduction cannot be fetched.
// CHECK-LABEL: func.func @left_alone(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @left_alone(%large: memref<1024x512xf32>, %small: memref<256x512xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c512 = arith.constant 512 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %n = %c0 to %c512 step %c16 {
    %short = scf.for %k = %c0 to %c16 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %next = arith.addf %s, %s : vector<16xf32>
      scf.yield %next : vector<16xf32>
    }
    vector.transfer_write %short, %large[%c0, %n] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
  }
  scf.for %n = %c0 to %c512 step %c16 {
    %sum:2 = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros, %i = %c0) -> (vector<16xf32>, index) {
      %next = arith.addf %s, %s : vector<16xf32>
      scf.yield %next, %k : vector<16xf32>, index
    }
    vector.transfer_write %sum#0, %small[%c0, %n] {in_bounds = [true]} : vector<16xf32>, memref<256x512xf32>
    vector.store %sum#0, %large[%c0, %n] {nontemporal = true} : memref<1024x512xf32>, vector<16xf32>
    vector.transfer_write %sum#0, %large[%sum#1, %n] : vector<16xf32>, memref<1024x512xf32>
  }
  return
}

// A thread's part of a workspace is a buffer of its own, which the cache holds.
// CHECK-LABEL: func.func @workspace(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @workspace(%w: memref<524288xf32>, %x: memref<1024x512xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.forall (%part) in (4) {
    %start = affine.apply affine_map<(d0) -> (d0 * 131072)>(%part)
    %y = memref.reinterpret_cast %w to offset: [%start], sizes: [256, 512], strides: [512, 1] : memref<524288xf32> to memref<256x512xf32, strided<[512, 1], offset: ?>>
    scf.for %m = %c0 to %c512 step %c1 {
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %a = memref.load %x[%m, %k] : memref<1024x512xf32>
        %av = vector.broadcast %a : f32 to vector<16xf32>
        %n = arith.addf %s, %av : vector<16xf32>
        scf.yield %n : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%m, %c0] {in_bounds = [true]} : vector<16xf32>, memref<256x512xf32, strided<[512, 1], offset: ?>>
    }
  }
  return
}

// A small part of a large buffer, which is only shown behind the reduction.
// CHECK-LABEL: func.func @view(
// CHECK-SAME:    %[[Y:.*]]: memref<1024x512xf32>)
// CHECK:         scf.for %[[M:.*]] = %c0 to %c512 step %c1
// CHECK-NEXT:      %[[ROW:.*]] = affine.apply #[[$PAIR]](%[[M]])
// CHECK-NEXT:      %[[VIEW:.*]] = memref.subview %[[Y]][%[[ROW]], 0] [2, 16] [1, 1]
// CHECK-NEXT:      memref.prefetch %[[VIEW]][%c0, %c0], write, locality<2>, data
// CHECK-NEXT:      %{{.*}} = scf.for
// CHECK-NOT:       memref.prefetch
// CHECK:         return
func.func @view(%y: memref<1024x512xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %m = %c0 to %c512 step %c1 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %next = arith.addf %s, %s : vector<16xf32>
      scf.yield %next : vector<16xf32>
    }
    %row = affine.apply affine_map<(d0) -> (d0 * 2)>(%m)
    %view = memref.subview %y[%row, 0] [2, 16] [1, 1] : memref<1024x512xf32> to memref<2x16xf32, strided<[512, 1], offset: ?>>
    vector.transfer_write %sum, %view[%c0, %c0] {in_bounds = [true]} : vector<16xf32>, memref<2x16xf32, strided<[512, 1], offset: ?>>
  }
  return
}
}
