// RUN: prelu-opt %s --prelu-distribute-loops --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-distribute-loops=threads=32 --canonicalize --split-input-file | FileCheck %s --check-prefix=THREADS

// All dimensions are one loop, in tiles of a block's threads.
// CHECK-LABEL: func @fill(
// CHECK:         scf.parallel (%[[B:.*]]) = (%c0) to (%c2048) step (%c128)
// CHECK-NEXT:      %[[SIZE:.*]] = affine.min #{{.*}}(%[[B]])
// CHECK-NEXT:      scf.parallel (%[[T:.*]]) = (%c0) to (%[[SIZE]]) step (%c1)
// CHECK-NEXT:        %[[N:.*]] = arith.addi %[[T]], %[[B]]
// CHECK-NEXT:        %[[J:.*]] = arith.remsi %[[N]], %c64
// CHECK-NEXT:        %[[I:.*]] = arith.divsi %[[N]], %c64
// CHECK-NEXT:        memref.store %{{.*}}, %arg0[%[[I]], %[[J]]]
// THREADS-LABEL: func @fill(
// THREADS:         step (%c32)
func.func @fill(%b: memref<32x64xf32>, %v: f32) {
  linalg.fill ins(%v : f32) outs(%b : memref<32x64xf32>)
  return
}

// -----

// A reduction stays a loop of one thread, wherever it stood.
// CHECK-LABEL: func @reduction_first(
// CHECK:         scf.parallel
// CHECK:           scf.parallel
// CHECK-NOT:         scf.parallel
// CHECK:             scf.for %{{.*}} = %c0 to %c5
func.func @reduction_first(%x: memref<5x300xf32>, %y: memref<300xf32>) {
  linalg.generic {indexing_maps = [affine_map<(r, i) -> (r, i)>, affine_map<(r, i) -> (i)>], iterator_types = ["reduction", "parallel"]} ins(%x : memref<5x300xf32>) outs(%y : memref<300xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.addf %in, %out : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// Without a parallel loop: a kernel of one thread.
// CHECK-LABEL: func @all_reduced(
// CHECK:         gpu.launch blocks({{.*}}) in ({{.*}} = %c1, {{.*}} = %c1, {{.*}} = %c1) threads({{.*}}) in ({{.*}} = %c1, {{.*}} = %c1, {{.*}} = %c1)
// CHECK-NEXT:      linalg.dot
// CHECK-NEXT:      gpu.terminator
func.func @all_reduced(%x: memref<8xf32>, %y: memref<8xf32>, %s: memref<f32>) {
  linalg.dot ins(%x, %y : memref<8xf32>, memref<8xf32>) outs(%s : memref<f32>)
  return
}

// -----

// A buffer whose size only the run time knows, in a network of static shapes: no
// kernel takes it.
// CHECK-LABEL: func @dynamic_inside(
// CHECK-NOT:     scf.parallel
// CHECK:         linalg.exp
func.func @dynamic_inside(%x: memref<8xf32>, %n: index) {
  %a = memref.alloc(%n) : memref<?xf32>
  %v = memref.subview %x[0] [%n] [1] : memref<8xf32> to memref<?xf32, strided<[1]>>
  linalg.exp ins(%v : memref<?xf32, strided<[1]>>) outs(%a : memref<?xf32>)
  linalg.exp ins(%a : memref<?xf32>) outs(%v : memref<?xf32, strided<[1]>>)
  memref.dealloc %a : memref<?xf32>
  return
}

// -----

// Exponentials of f64 stay linalg, for the host, where the target has none; those
// of f32 and roots of f64 do not.
module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "vulkan1.1", features = "-f64-functions", subgroup = 32, max_threads = 128, shared_bytes = 16384, registers = 128, compute_units = 16, access_bits = 128, matrix = none, stages = 1>} {
  // CHECK-LABEL: func @functions(
  // CHECK-NOT:     linalg
  // CHECK:         math.sqrt %{{.*}} : f64
  // CHECK-NOT:     linalg
  // CHECK:         math.exp %{{.*}} : f32
  // CHECK:         linalg.exp
  // CHECK:         linalg.generic
  // CHECK-NOT:     gpu.launch
  // CHECK:           math.tanh %{{.*}} : f64
  func.func @functions(%x: memref<8xf64>, %y: memref<8xf32>, %z: memref<f64>) {
    linalg.sqrt ins(%x : memref<8xf64>) outs(%x : memref<8xf64>)
    linalg.exp ins(%y : memref<8xf32>) outs(%y : memref<8xf32>)
    linalg.exp ins(%x : memref<8xf64>) outs(%x : memref<8xf64>)
    linalg.generic {indexing_maps = [affine_map<() -> ()>], iterator_types = []} outs(%z : memref<f64>) {
    ^bb0(%out: f64):
      %0 = math.tanh %out : f64
      linalg.yield %0 : f64
    }
    return
  }
}

// -----

// Any other target has one.
// CHECK-LABEL: func @exp_f64(
// CHECK-NOT:     linalg
// CHECK:         math.exp %{{.*}} : f64
func.func @exp_f64(%x: memref<8xf64>) {
  linalg.exp ins(%x : memref<8xf64>) outs(%x : memref<8xf64>)
  return
}
