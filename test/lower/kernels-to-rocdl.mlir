// RUN: prelu-opt %s --pass-pipeline='builtin.module(gpu.module(prelu-kernels-to-rocdl,canonicalize))' | FileCheck %s

gpu.module @k [#rocdl.target<chip = "gfx942">] {
  // Bare pointers, indices of 32 bits, no library functions.
  // CHECK-NOT:   llvm.func @__ocml
  // CHECK-LABEL: llvm.func @math(
  // CHECK-SAME:    %[[X:.*]]: !llvm.ptr) attributes {{.*}}rocdl.kernel
  // CHECK:         %[[I:.*]] = rocdl.workitem.id.x range <i32, 0, 64> : i32
  // CHECK:         llvm.getelementptr {{.*}}%[[X]][%[[I]]] : (!llvm.ptr, i32) -> !llvm.ptr, f32
  // CHECK:         llvm.intr.fma
  // CHECK:         llvm.intr.floor
  gpu.func @math(%x: memref<64xf32>) kernel attributes {known_block_size = array<i32: 64, 1, 1>} {
    %i = gpu.thread_id x
    %v = memref.load %x[%i] : memref<64xf32>
    %0 = math.fma %v, %v, %v : f32
    %1 = math.floor %0 : f32
    memref.store %1, %x[%i] : memref<64xf32>
    gpu.return
  }
}
