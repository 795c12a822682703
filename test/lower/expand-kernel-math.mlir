// RUN: prelu-opt %s --pass-pipeline='builtin.module(gpu.module(prelu-expand-kernel-math))' | FileCheck %s

gpu.module @k {
  // A polynomial instead of a library's exponential, on vectors too.
  // CHECK-LABEL: gpu.func @exp(
  // CHECK-NOT:     math.exp
  // CHECK:         math.fma %{{.*}} : vector<4xf32>
  // CHECK-NOT:     math.exp
  // CHECK:         gpu.return
  gpu.func @exp(%x: memref<64xf32>) kernel {
    %i = gpu.thread_id x
    %v = vector.load %x[%i] : memref<64xf32>, vector<4xf32>
    %e = math.exp %v : vector<4xf32>
    vector.store %e, %x[%i] : memref<64xf32>, vector<4xf32>
    gpu.return
  }
}
