// RUN: prelu-opt %s --prelu-prefetch-rows | FileCheck %s
// RUN: prelu-opt %s --prelu-prefetch-rows --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-rows | Accesses=2, Bytes=2097152, Remark="fetched one tile ahead: more than the second-level cache's 1048576 bytes, of which each tile reads rows of its own"
// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-rows | Accesses=1, Bytes=2097152, Remark="fetched one tile ahead
// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-rows | Accesses=1, Bytes=2097152
// REMARK-NOT: remark:

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {

// Two rows of 2 MiB, each step twice as long as an element: one fetch for both
// steps of a row.
// CHECK-DAG: #[[$ROW:.*]] = affine_map<(d0) -> (d0 + 1)>
// CHECK-DAG: #[[$NEXT:.*]] = affine_map<(d0) -> (d0 + 2)>
// CHECK-DAG: #[[$NEXT_ROW:.*]] = affine_map<(d0) -> (d0 + 3)>
// CHECK-LABEL: func.func @rows(
// CHECK:         scf.for %[[M:.*]] = %c0 to %c1024 step %c2
// CHECK:           scf.for %[[K:.*]] = %c0 to %c512
// CHECK-NEXT:        %[[FIRST:.*]] = affine.apply #[[$NEXT]](%[[M]])
// CHECK-NEXT:        memref.prefetch %arg0[%[[FIRST]], %[[K]]], read, locality<2>, data : memref<1024x512xf32>
// CHECK-NEXT:        memref.load %arg0[%[[M]], %[[K]]]
// CHECK:             %[[SECOND:.*]] = affine.apply #[[$NEXT_ROW]](%[[M]])
// CHECK-NEXT:        memref.prefetch %arg0[%[[SECOND]], %[[K]]], read, locality<2>, data : memref<1024x512xf32>
// CHECK-NEXT:        memref.load
// CHECK-NOT:         memref.prefetch
// CHECK:             scf.yield
func.func @rows(%x: memref<1024x512xf32>, %y: memref<1024xf32>) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c512 = arith.constant 512 : index
  %c1024 = arith.constant 1024 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %m = %c0 to %c1024 step %c2 {
    %next = affine.apply affine_map<(d0) -> (d0 + 1)>(%m)
    %sums:2 = scf.for %k = %c0 to %c512 step %c2 iter_args(%s0 = %zeros, %s1 = %zeros) -> (vector<16xf32>, vector<16xf32>) {
      %a = memref.load %x[%m, %k] : memref<1024x512xf32>
      %av = vector.broadcast %a : f32 to vector<16xf32>
      %n0 = arith.addf %s0, %av : vector<16xf32>
      %b = memref.load %x[%next, %k] : memref<1024x512xf32>
      %bv = vector.broadcast %b : f32 to vector<16xf32>
      %n1 = arith.addf %s1, %bv : vector<16xf32>
      %step = affine.apply affine_map<(d0) -> (d0 + 1)>(%k)
      %c = memref.load %x[%m, %step] : memref<1024x512xf32>
      %cv = vector.broadcast %c : f32 to vector<16xf32>
      %n2 = arith.addf %n0, %cv : vector<16xf32>
      scf.yield %n2, %n1 : vector<16xf32>, vector<16xf32>
    }
    %v = vector.extract %sums#0[0] : f32 from vector<16xf32>
    memref.store %v, %y[%m] : memref<1024xf32>
  }
  return
}

// One tile of rows meets every panel: the rows of the next tile are fetched.
// CHECK-LABEL: func.func @rows_around_panels(
// CHECK:         scf.for %[[M:.*]] = %c0 to %c1024
// CHECK:           scf.for %{{.*}} = %c0 to %c256
// CHECK:             scf.for %[[K:.*]] = %c0 to %c512
// CHECK-NEXT:          %[[NEXT_M:.*]] = affine.apply #{{.*}}(%[[M]])
// CHECK-NEXT:          memref.prefetch %arg0[%[[NEXT_M]], %[[K]]], read, locality<2>, data : memref<1024x512xf32>
func.func @rows_around_panels(%x: memref<1024x512xf32>, %y: memref<1024x256xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c256 = arith.constant 256 : index
  %c512 = arith.constant 512 : index
  %c1024 = arith.constant 1024 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %m = %c0 to %c1024 step %c1 {
    scf.for %n = %c0 to %c256 step %c16 {
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %a = memref.load %x[%m, %k] : memref<1024x512xf32>
        %av = vector.broadcast %a : f32 to vector<16xf32>
        %next = arith.addf %s, %av : vector<16xf32>
        scf.yield %next : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%m, %n] {in_bounds = [true]} : vector<16xf32>, memref<1024x256xf32>
    }
  }
  return
}

// Half of the second-level cache: the hardware's own prefetching will do.
// CHECK-LABEL: func.func @small(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @small(%x: memref<256x512xf32>, %y: memref<256xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %c256 = arith.constant 256 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %m = %c0 to %c256 step %c1 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %a = memref.load %x[%m, %k] : memref<256x512xf32>
      %av = vector.broadcast %a : f32 to vector<16xf32>
      %n = arith.addf %s, %av : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    %v = vector.extract %sum[0] : f32 from vector<16xf32>
    memref.store %v, %y[%m] : memref<256xf32>
  }
  return
}

// No loop around the reduction goes from row to row.
// CHECK-LABEL: func.func @same_row(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @same_row(%x: memref<1024x512xf32>, %row: index, %y: memref<256xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %c256 = arith.constant 256 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %m = %c0 to %c256 step %c1 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %a = memref.load %x[%row, %k] : memref<1024x512xf32>
      %av = vector.broadcast %a : f32 to vector<16xf32>
      %n = arith.addf %s, %av : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    %v = vector.extract %sum[0] : f32 from vector<16xf32>
    memref.store %v, %y[%m] : memref<256xf32>
  }
  return
}

// Each part of a large buffer would stay in the second-level cache, had it been
// there before.
// CHECK-LABEL: func.func @parts(
// CHECK:         %[[VIEW:.*]] = memref.subview
// CHECK:         scf.for %[[M:.*]] = %c0 to %c256 step %c1
// CHECK:           scf.for %[[K:.*]] = %c0 to %c512
// CHECK-NEXT:        %[[NEXT:.*]] = affine.apply #[[$ROW]](%[[M]])
// CHECK-NEXT:        memref.prefetch %[[VIEW]][%[[NEXT]], %[[K]]], read, locality<2>, data
// CHECK-NEXT:        memref.load %[[VIEW]][%[[M]], %[[K]]]
func.func @parts(%x: memref<1024x512xf32>, %y: memref<256xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %n = %c0 to %c1024 step %c256 {
    %view = memref.subview %x[%n, 0] [256, 512] [1, 1] : memref<1024x512xf32> to memref<256x512xf32, strided<[512, 1], offset: ?>>
    scf.for %m = %c0 to %c256 step %c1 {
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %a = memref.load %view[%m, %k] : memref<256x512xf32, strided<[512, 1], offset: ?>>
        %av = vector.broadcast %a : f32 to vector<16xf32>
        %n0 = arith.addf %s, %av : vector<16xf32>
        scf.yield %n0 : vector<16xf32>
      }
      %v = vector.extract %sum[0] : f32 from vector<16xf32>
      memref.store %v, %y[%m] : memref<256xf32>
    }
  }
  return
}

// A part that is all that the loops go through stays there.
// CHECK-LABEL: func.func @one_part(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @one_part(%x: memref<1024x512xf32>, %y: memref<256xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %c256 = arith.constant 256 : index
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  %view = memref.subview %x[512, 0] [256, 512] [1, 1] : memref<1024x512xf32> to memref<256x512xf32, strided<[512, 1], offset: 262144>>
  scf.for %m = %c0 to %c256 step %c1 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %a = memref.load %view[%m, %k] : memref<256x512xf32, strided<[512, 1], offset: 262144>>
      %av = vector.broadcast %a : f32 to vector<16xf32>
      %n = arith.addf %s, %av : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    %v = vector.extract %sum[0] : f32 from vector<16xf32>
    memref.store %v, %y[%m] : memref<256xf32>
  }
  return
}
}
