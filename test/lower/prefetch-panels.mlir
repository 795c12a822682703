// RUN: prelu-opt %s --prelu-prefetch-panels --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-prefetch-panels --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// REMARK: remark: [Passed] Prefetched | Category:prelu-prefetch-panels | Accesses=2, Bytes=2097152, Remark="fetched a panel ahead of the multiply-adds: more than a sixteenth of the second-level cache's 1048576 bytes, where other layers' take their place until the next call, and several tiles read each panel"

// Two tiles of four rows and a remaining row share the next panel, 512 rows of
// 16: four ninths of it each of the former, a ninth the latter.
// CHECK-DAG:   #[[$LOOP:.*]] = affine_map<(d0, d1) -> ((d1 * 64 + (d0 floordiv 4) * 32768) floordiv 9)>
// CHECK-DAG:   #[[$REST:.*]] = affine_map<(d0) -> ((d0 * 16 + 65536) floordiv 9)>
// CHECK-LABEL: func.func @tiles(
// CHECK:         scf.for %[[PANEL:.*]] = %c0 to %c64 step %c1
// CHECK:           scf.for %[[TILE:.*]] = %c0 to %c8 step %c4
// CHECK:             scf.for %[[K:.*]] = %c0 to %c512 step %c1
// CHECK:               %[[NEXT:.*]] = arith.addi %[[PANEL]], %c1
// CHECK-NEXT:          %[[PIECE:.*]] = affine.apply #[[$LOOP]](%[[TILE]], %[[K]])
// CHECK-NEXT:          memref.prefetch %arg0[%[[NEXT]], %c0, %[[PIECE]]], read, locality<2>, data : memref<64x512x16xf32>
// CHECK-NEXT:          vector.transfer_read %arg0[%[[PANEL]], %[[K]], %c0]
// CHECK:           scf.for %[[K1:.*]] = %c0 to %c512 step %c1
// CHECK:             %[[PIECE1:.*]] = affine.apply #[[$REST]](%[[K1]])
// CHECK-NEXT:        memref.prefetch %arg0[%{{.*}}, %c0, %[[PIECE1]]], read, locality<2>, data
// CHECK-NEXT:        vector.transfer_read %arg0[%[[PANEL]], %[[K1]], %c0]
#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {
func.func @tiles(%w: memref<64x512x16xf32>, %a: memref<9xvector<16xf32>>, %y: memref<9x64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %c64 = arith.constant 64 : index
  %c512 = arith.constant 512 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c64 step %c1 {
    scf.for %r = %c0 to %c8 step %c4 {
      %x = memref.load %a[%r] : memref<9xvector<16xf32>>
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<9x64x16xf32>
    }
    %x = memref.load %a[%c8] : memref<9xvector<16xf32>>
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32>, vector<16xf32>
      %n = vector.fma %x, %v, %s : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%c8, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<9x64x16xf32>
  }
  return
}

// One tile reads each panel: prelu-prefetch-streams runs ahead in it.
// CHECK-LABEL: func.func @one_tile(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @one_tile(%w: memref<64x512x16xf32>, %x: vector<16xf32>, %y: memref<64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c64 = arith.constant 64 : index
  %c512 = arith.constant 512 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c64 step %c1 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32>, vector<16xf32>
      %n0 = vector.fma %x, %v, %s : vector<16xf32>
      %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<64x16xf32>
  }
  return
}

// Behind the last panel of a block of the reduction comes the first one of the
// next block.
// CHECK-LABEL: func.func @blocks(
// CHECK:         scf.for %[[BLOCK:.*]] = %c0 to %c512 step %c128
// CHECK:           scf.for %[[PANEL:.*]] = %c0 to %c64 step %c1
// CHECK:             scf.for %[[K:.*]] = %c0 to %c128 step %c1
// CHECK:               %[[NEXT:.*]] = arith.addi %[[PANEL]], %c1
// CHECK-NEXT:          %[[IS_INSIDE:.*]] = arith.cmpi slt, %[[NEXT]], %c64
// CHECK-NEXT:          %[[NEXT_BLOCK:.*]] = arith.addi %[[BLOCK]], %c128
// CHECK-NEXT:          %[[ROW:.*]] = arith.select %[[IS_INSIDE]], %[[BLOCK]], %[[NEXT_BLOCK]]
// CHECK-NEXT:          %[[WRAPPED:.*]] = arith.select %[[IS_INSIDE]], %[[NEXT]], %c0
// CHECK-NEXT:          %[[FIRST:.*]] = arith.addi %[[ROW]], %c0
// CHECK:               memref.prefetch %arg0[%[[WRAPPED]], %[[FIRST]], %{{.*}}], read, locality<3>, data
func.func @blocks(%w: memref<64x512x16xf32>, %a: memref<2xvector<16xf32>>, %y: memref<2x64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c64 = arith.constant 64 : index
  %c128 = arith.constant 128 : index
  %c512 = arith.constant 512 : index
  %zero = arith.constant 0.0 : f32
  scf.for %b = %c0 to %c512 step %c128 {
    scf.for %p = %c0 to %c64 step %c1 {
      scf.for %r = %c0 to %c2 step %c1 {
        %x = memref.load %a[%r] : memref<2xvector<16xf32>>
        %before = vector.transfer_read %y[%r, %p, %c0], %zero {in_bounds = [true]} : memref<2x64x16xf32>, vector<16xf32>
        %sum = scf.for %k = %c0 to %c128 step %c1 iter_args(%s = %before) -> (vector<16xf32>) {
          %row = arith.addi %b, %k : index
          %v = vector.transfer_read %w[%p, %row, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32>, vector<16xf32>
          %n0 = vector.fma %x, %v, %s : vector<16xf32>
          %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
          %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
          %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
          scf.yield %n3 : vector<16xf32>
        }
        vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<2x64x16xf32>
      }
    }
  }
  return
}

// As many rows as the caller has: how the tiles share a panel is not known.
// CHECK-LABEL: func.func @dynamic(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @dynamic(%w: memref<64x512x16xf32>, %a: memref<?xvector<16xf32>>, %y: memref<?x64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c64 = arith.constant 64 : index
  %c512 = arith.constant 512 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  %rows = memref.dim %a, %c0 : memref<?xvector<16xf32>>
  scf.for %p = %c0 to %c64 step %c1 {
    scf.for %r = %c0 to %rows step %c1 {
      %x = memref.load %a[%r] : memref<?xvector<16xf32>>
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<?x64x16xf32>
    }
  }
  return
}
}

// -----

// A view of each panel's points, as Winograd's products read them: the buffer
// behind it counts. Of eight rows, a line each, each of two tiles fetches half.
// REMARK: Accesses=8, Bytes=4194304
// CHECK-LABEL: func.func @view(
// CHECK:         scf.for %[[POINT:.*]] = %c0 to %c16
// CHECK-COUNT-4:   memref.prefetch %subview
// CHECK-NOT:       memref.prefetch
// CHECK:         return
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @view(%w: memref<16x16x256x16xf32>, %a: memref<2xvector<16xf32>>, %y: memref<2x16x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %c256 = arith.constant 256 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c16 step %c1 {
    %view = memref.subview %w[%p, 0, 0, 0] [1, 16, 256, 16] [1, 1, 1, 1]
        : memref<16x16x256x16xf32> to memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>
    scf.for %q = %c0 to %c16 step %c1 {
      scf.for %r = %c0 to %c2 step %c1 {
        %x = memref.load %a[%r] : memref<2xvector<16xf32>>
        %sum = scf.for %k = %c0 to %c256 step %c8 iter_args(%s = %zeros) -> (vector<16xf32>) {
          %v0 = vector.transfer_read %view[%q, %k, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %n0 = vector.fma %x, %v0, %s : vector<16xf32>
          %n1 = vector.fma %x, %v0, %n0 : vector<16xf32>
          %n2 = vector.fma %x, %v0, %n1 : vector<16xf32>
          %n3 = vector.fma %x, %v0, %n2 : vector<16xf32>
          %k1 = affine.apply affine_map<(d0) -> (d0 + 1)>(%k)
          %v1 = vector.transfer_read %view[%q, %k1, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m1 = vector.fma %x, %v1, %n3 : vector<16xf32>
          %k2 = affine.apply affine_map<(d0) -> (d0 + 2)>(%k)
          %v2 = vector.transfer_read %view[%q, %k2, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m2 = vector.fma %x, %v2, %m1 : vector<16xf32>
          %k3 = affine.apply affine_map<(d0) -> (d0 + 3)>(%k)
          %v3 = vector.transfer_read %view[%q, %k3, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m3 = vector.fma %x, %v3, %m2 : vector<16xf32>
          %k4 = affine.apply affine_map<(d0) -> (d0 + 4)>(%k)
          %v4 = vector.transfer_read %view[%q, %k4, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m4 = vector.fma %x, %v4, %m3 : vector<16xf32>
          %k5 = affine.apply affine_map<(d0) -> (d0 + 5)>(%k)
          %v5 = vector.transfer_read %view[%q, %k5, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m5 = vector.fma %x, %v5, %m4 : vector<16xf32>
          %k6 = affine.apply affine_map<(d0) -> (d0 + 6)>(%k)
          %v6 = vector.transfer_read %view[%q, %k6, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m6 = vector.fma %x, %v6, %m5 : vector<16xf32>
          %k7 = affine.apply affine_map<(d0) -> (d0 + 7)>(%k)
          %v7 = vector.transfer_read %view[%q, %k7, %c0], %zero {in_bounds = [true]} : memref<16x256x16xf32, strided<[4096, 16, 1], offset: ?>>, vector<16xf32>
          %m7 = vector.fma %x, %v7, %m6 : vector<16xf32>
          scf.yield %m7 : vector<16xf32>
        }
        vector.transfer_write %sum, %y[%r, %q, %c0] {in_bounds = [true]} : vector<16xf32>, memref<2x16x16xf32>
      }
    }
  }
  return
}

// A panel of a matrix that is not packed is a part of its rows, not a piece.
// CHECK-LABEL: func.func @not_packed(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @not_packed(%w: memref<512x1024xf32>, %x: vector<16xf32>, %y: memref<2x1024xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %c512 = arith.constant 512 : index
  %c1024 = arith.constant 1024 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c1024 step %c16 {
    scf.for %r = %c0 to %c2 step %c1 {
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%k, %p], %zero {in_bounds = [true]} : memref<512x1024xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p] {in_bounds = [true]} : vector<16xf32>, memref<2x1024xf32>
    }
  }
  return
}

// Each row lies in front of the one before it.
// CHECK-LABEL: func.func @downwards(
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @downwards(%w: memref<64x512x16xf32, strided<[8192, -16, 1], offset: 8176>>, %x: vector<16xf32>, %y: memref<2x1024xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %c512 = arith.constant 512 : index
  %c1024 = arith.constant 1024 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c64 step %c1 {
    scf.for %r = %c0 to %c2 step %c1 {
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32, strided<[8192, -16, 1], offset: 8176>>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p] {in_bounds = [true]} : vector<16xf32>, memref<2x1024xf32>
    }
  }
  return
}
}

// -----

// A sixteenth of the cache stays in it from call to call, a bit more does not.
#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {
// CHECK-LABEL: func.func @sixteenth(
// CHECK-NOT:     memref.prefetch
func.func @sixteenth(%w: memref<8x128x16xf32>, %a: memref<8xvector<16xf32>>, %y: memref<8x8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %end = arith.constant 8 : index
  %c128 = arith.constant 128 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %end step %c1 {
    scf.for %r = %c0 to %c8 step %c4 {
      %x = memref.load %a[%r] : memref<8xvector<16xf32>>
      %sum = scf.for %k = %c0 to %c128 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x128x16xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x8x16xf32>
    }
  }
  return
}

// CHECK-LABEL: func.func @more_than_a_sixteenth(
// CHECK:         memref.prefetch %arg0[{{.*}}], read, locality<3>, data : memref<9x128x16xf32>
func.func @more_than_a_sixteenth(%w: memref<9x128x16xf32>, %a: memref<8xvector<16xf32>>, %y: memref<8x9x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %end = arith.constant 9 : index
  %c128 = arith.constant 128 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %end step %c1 {
    scf.for %r = %c0 to %c8 step %c4 {
      %x = memref.load %a[%r] : memref<8xvector<16xf32>>
      %sum = scf.for %k = %c0 to %c128 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<9x128x16xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x9x16xf32>
    }
  }
  return
}
}

// -----

// The weights of two taps, each of which two tiles of four and two rows read in
// loops of their own: of the next panel's weights of a tap its loops fetch two
// thirds and a third.
// CHECK-DAG:   #[[$FIRST:.*]] = affine_map<(d0) -> ((d0 * 32) floordiv 3)>
// CHECK-DAG:   #[[$SECOND:.*]] = affine_map<(d0) -> ((d0 * 16 + 16384) floordiv 3)>
// CHECK-LABEL: func.func @taps(
// CHECK:         scf.for %{{.*}} = %c0 to %c1024 step %c16
// CHECK:           scf.for %[[K:.*]] = %c0 to %c512
// CHECK:             %[[PIECE:.*]] = affine.apply #[[$FIRST]](%[[K]])
// CHECK-NEXT:        memref.prefetch %arg0[%{{.*}}, %c0, %c0, %[[PIECE]]], read, locality<2>
// CHECK:           scf.for %[[K:.*]] = %c0 to %c512
// CHECK:             %[[PIECE:.*]] = affine.apply #[[$FIRST]](%[[K]])
// CHECK-NEXT:        memref.prefetch %arg0[%{{.*}}, %c1, %c0, %[[PIECE]]], read, locality<2>
// CHECK:           scf.for %[[K:.*]] = %c0 to %c512
// CHECK:             %[[PIECE:.*]] = affine.apply #[[$SECOND]](%[[K]])
// CHECK-NEXT:        memref.prefetch %arg0[%{{.*}}, %c0, %c0, %[[PIECE]]], read, locality<2>
// CHECK:           scf.for %[[K:.*]] = %c0 to %c512
// CHECK:             %[[PIECE:.*]] = affine.apply #[[$SECOND]](%[[K]])
// CHECK-NEXT:        memref.prefetch %arg0[%{{.*}}, %c1, %c0, %[[PIECE]]], read, locality<2>
#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {
func.func @taps(%w: memref<64x2x512x16xf32>, %a: vector<16xf32>, %y: memref<2x64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %c512 = arith.constant 512 : index
  %c1024 = arith.constant 1024 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %f = %c0 to %c1024 step %c16 {
    %s0 = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %p = affine.apply affine_map<(d0) -> (d0 floordiv 16)>(%f)
      %v = vector.transfer_read %w[%p, %c0, %k, %c0], %zero {in_bounds = [true]} : memref<64x2x512x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %a, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %a, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    %s1 = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %s0) -> (vector<16xf32>) {
      %p = affine.apply affine_map<(d0) -> (d0 floordiv 16)>(%f)
      %v = vector.transfer_read %w[%p, %c1, %k, %c0], %zero {in_bounds = [true]} : memref<64x2x512x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %a, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %a, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    %q = affine.apply affine_map<(d0) -> (d0 floordiv 16)>(%f)
    vector.transfer_write %s1, %y[%c0, %q, %c0] {in_bounds = [true]} : vector<16xf32>, memref<2x64x16xf32>
    %t0 = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %p = affine.apply affine_map<(d0) -> (d0 floordiv 16)>(%f)
      %v = vector.transfer_read %w[%p, %c0, %k, %c0], %zero {in_bounds = [true]} : memref<64x2x512x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      scf.yield %n1 : vector<16xf32>
    }
    %t1 = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %t0) -> (vector<16xf32>) {
      %p = affine.apply affine_map<(d0) -> (d0 floordiv 16)>(%f)
      %v = vector.transfer_read %w[%p, %c1, %k, %c0], %zero {in_bounds = [true]} : memref<64x2x512x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      scf.yield %n1 : vector<16xf32>
    }
    vector.transfer_write %t1, %y[%c1, %q, %c0] {in_bounds = [true]} : vector<16xf32>, memref<2x64x16xf32>
  }
  return
}
}

// -----

// Panels that threads share: the next one is that of the same thread.
// CHECK-DAG:   #[[$PIECE:.*]] = affine_map<(d0, d1) -> (d1 * 8 + (d0 floordiv 4) * 4096)>
// CHECK-LABEL: func.func @threads(
// CHECK:         scf.forall (%[[PANEL:.*]]) in (64)
// CHECK:           scf.for %[[TILE:.*]] = %c0 to %c8 step %c4
// CHECK:             scf.for %[[K:.*]] = %c0 to %c512 step %c1
// CHECK:               %[[NEXT:.*]] = arith.addi %[[PANEL]], %{{.*}}
// CHECK-NEXT:          %[[PIECE:.*]] = affine.apply #[[$PIECE]](%[[TILE]], %[[K]])
// CHECK-NEXT:          memref.prefetch %arg0[%[[NEXT]], %c0, %[[PIECE]]], read, locality<2>, data : memref<64x512x16xf32>
#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {
func.func @threads(%w: memref<64x512x16xf32>, %a: memref<8xvector<16xf32>>, %y: memref<8x64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %c512 = arith.constant 512 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.forall (%p) in (64) {
    scf.for %r = %c0 to %c8 step %c4 {
      %x = memref.load %a[%r] : memref<8xvector<16xf32>>
      %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
        %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<64x512x16xf32>, vector<16xf32>
        %n0 = vector.fma %x, %v, %s : vector<16xf32>
        %n1 = vector.fma %x, %v, %n0 : vector<16xf32>
        %n2 = vector.fma %x, %v, %n1 : vector<16xf32>
        %n3 = vector.fma %x, %v, %n2 : vector<16xf32>
        scf.yield %n3 : vector<16xf32>
      }
      vector.transfer_write %sum, %y[%r, %p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x64x16xf32>
    }
  }
  return
}
}
