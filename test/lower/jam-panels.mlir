// RUN: prelu-opt %s --prelu-jam-panels --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-jam-panels --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK --implicit-check-not='remark:'

// REMARK: remark: [Passed] Jammed | Category:prelu-jam-panels | Accesses=1, Bytes=2097152, Remark="two panels are read at a time: memory has more on the way to a core that follows two streams"
// REMARK: remark: [Passed] Jammed

#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {

// A matrix of 2 MiB in eight panels times a vector: two sums side by side, each
// in its order.
// CHECK-LABEL: func.func @row(
// CHECK:         scf.for %[[P:.*]] = %c0 to %c8 step %c2
// CHECK:           %[[SUMS:.*]]:2 = scf.for %[[K:.*]] = %c0 to %c4096 step %c1 iter_args(%[[S:.*]] = %{{.*}}, %[[T:.*]] = %{{.*}})
// CHECK:             %[[V:.*]] = vector.transfer_read %arg0[%[[P]], %[[K]], %c0]
// CHECK:             %[[N:.*]] = vector.fma %arg1, %[[V]], %[[S]]
// CHECK:             %[[Q:.*]] = arith.addi %[[P]], %c1
// CHECK:             %[[W:.*]] = vector.transfer_read %arg0[%[[Q]], %[[K]], %c0]
// CHECK:             %[[M:.*]] = vector.fma %arg1, %[[W]], %[[T]]
// CHECK:             scf.yield %[[N]], %[[M]]
// CHECK:           vector.transfer_write %[[SUMS]]#0, %arg2[%[[P]], %c0]
// CHECK:           vector.transfer_write %[[SUMS]]#1, %arg2[%{{.*}}, %c0]
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
}

// -----

#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {

// Four rows: enough multiply-adds beside each load.
// CHECK-LABEL: func.func @busy(
// CHECK:         scf.for %{{.*}} = %c0 to %c8 step %c1
func.func @busy(%w: memref<8x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x4096x16xf32>, vector<16xf32>
      %n0 = vector.fma %a, %v, %s : vector<16xf32>
      %n1 = vector.fma %a, %v, %n0 : vector<16xf32>
      %n2 = vector.fma %a, %v, %n1 : vector<16xf32>
      %n3 = vector.fma %a, %v, %n2 : vector<16xf32>
      scf.yield %n3 : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x16xf32>
  }
  return
}

// Seven panels are not pairs.
// CHECK-LABEL: func.func @odd(
// CHECK:         scf.for %{{.*}} = %c0 to %c7 step %c1
func.func @odd(%w: memref<7x4096x16xf32>, %a: vector<16xf32>, %y: memref<7x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c7 = arith.constant 7 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c7 step %c1 {
    %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<7x4096x16xf32>, vector<16xf32>
      %n = vector.fma %a, %v, %s : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<7x16xf32>
  }
  return
}

// Panels of a matrix that is not packed lie beside each other: one stream of
// whole rows.
// CHECK-LABEL: func.func @as_it_lies(
// CHECK:         scf.for %{{.*}} = %c0 to %c128 step %c16
func.func @as_it_lies(%w: memref<4096x128xf32>, %a: vector<16xf32>, %y: memref<128xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c128 = arith.constant 128 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c128 step %c16 {
    %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%k, %p], %zero {in_bounds = [true]} : memref<4096x128xf32>, vector<16xf32>
      %n = vector.fma %a, %v, %s : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p] {in_bounds = [true]} : vector<16xf32>, memref<128xf32>
  }
  return
}

// 256 KiB stay in the second cache.
// CHECK-LABEL: func.func @small(
// CHECK:         scf.for %{{.*}} = %c0 to %c8 step %c1
func.func @small(%w: memref<8x512x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c512 = arith.constant 512 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    %sum = scf.for %k = %c0 to %c512 step %c1 iter_args(%s = %zeros) -> (vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x512x16xf32>, vector<16xf32>
      %n = vector.fma %a, %v, %s : vector<16xf32>
      scf.yield %n : vector<16xf32>
    }
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x16xf32>
  }
  return
}
}

// -----

// Two sums take the four registers that there are.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 4>>} {
// CHECK-LABEL: func.func @registers(
// CHECK:         scf.for %{{.*}} = %c0 to %c8 step %c1
func.func @registers(%w: memref<8x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
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
}

// -----

#target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>
module attributes {prelu.target = #target} {
// Two matrices that are read side by side.
// CHECK-LABEL: func.func @two(
// CHECK:         scf.for %[[P:.*]] = %c0 to %c8 step %c2
// CHECK:           scf.for %[[K:.*]] = %c0 to %c4096
// CHECK:             vector.transfer_read %arg0[%[[P]], %[[K]], %c0]
// CHECK:             vector.transfer_read %arg1[%[[P]], %[[K]], %c0]
// CHECK:             vector.transfer_read %arg0[%{{.*}}, %[[K]], %c0]
// CHECK:             vector.transfer_read %arg1[%{{.*}}, %[[K]], %c0]
// CHECK:             scf.yield %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}
func.func @two(%w: memref<8x4096x16xf32>, %g: memref<8x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c4096 = arith.constant 4096 : index
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : vector<16xf32>
  scf.for %p = %c0 to %c8 step %c1 {
    %sums:2 = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zeros, %t = %zeros) -> (vector<16xf32>, vector<16xf32>) {
      %v = vector.transfer_read %w[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x4096x16xf32>, vector<16xf32>
      %u = vector.transfer_read %g[%p, %k, %c0], %zero {in_bounds = [true]} : memref<8x4096x16xf32>, vector<16xf32>
      %n = vector.fma %a, %v, %s : vector<16xf32>
      %m = vector.fma %a, %u, %t : vector<16xf32>
      scf.yield %n, %m : vector<16xf32>, vector<16xf32>
    }
    %sum = arith.mulf %sums#0, %sums#1 : vector<16xf32>
    vector.transfer_write %sum, %y[%p, %c0] {in_bounds = [true]} : vector<16xf32>, memref<8x16xf32>
  }
  return
}
}

// -----

// Without a target nobody knows what is large.
// CHECK-LABEL: func.func @no_target(
// CHECK:         scf.for %{{.*}} = %c0 to %c8 step %c1
func.func @no_target(%w: memref<8x4096x16xf32>, %a: vector<16xf32>, %y: memref<8x16xf32>) {
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
