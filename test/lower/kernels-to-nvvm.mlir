// RUN: prelu-opt %s --pass-pipeline='builtin.module(gpu.module(prelu-kernels-to-nvvm,canonicalize))' | FileCheck %s

gpu.module @k {
  // Bare pointers, indices of 32 bits.
  // CHECK-NOT:   llvm.func @__nv
  // CHECK-LABEL: llvm.func @copy(
  // CHECK-SAME:    %[[X:.*]]: !llvm.ptr, %[[Y:.*]]: !llvm.ptr) attributes {{.*}}nvvm.kernel
  // CHECK:         %[[I:.*]] = nvvm.read.ptx.sreg.tid.x range <i32, 0, 64> : i32
  // CHECK:         %[[P:.*]] = llvm.getelementptr {{.*}}%[[X]][%[[I]]] : (!llvm.ptr, i32) -> !llvm.ptr, f32
  // CHECK:         llvm.load %[[P]] {alignment = 16 : i64} : !llvm.ptr -> vector<4xf32>
  gpu.func @copy(%x: memref<256xf32>, %y: memref<256xf32>) kernel attributes {known_block_size = array<i32: 64, 1, 1>} {
    %i = gpu.thread_id x
    %v = vector.load %x[%i] {alignment = 16 : i64} : memref<256xf32>, vector<4xf32>
    vector.store %v, %y[%i] {alignment = 16 : i64} : memref<256xf32>, vector<4xf32>
    gpu.return
  }

  // Instructions of the machine, no library functions.
  // CHECK-LABEL: llvm.func @math(
  // CHECK:         llvm.intr.fma
  // CHECK:         llvm.intr.floor
  gpu.func @math(%x: memref<64xf32>) kernel {
    %i = gpu.thread_id x
    %v = memref.load %x[%i] : memref<64xf32>
    %0 = math.fma %v, %v, %v : f32
    %1 = math.floor %0 : f32
    memref.store %1, %x[%i] : memref<64xf32>
    gpu.return
  }

  // CHECK-LABEL: llvm.func @mma(
  // CHECK:         nvvm.mma.sync A[{{.*}}] B[{{.*}}] C[{{.*}}] {layoutA = #nvvm.mma_layout<row>, layoutB = #nvvm.mma_layout<col>, {{.*}}shape = #nvvm.shape<m = 16, n = 8, k = 16>} : (vector<2xf16>, vector<2xf16>, f32) -> !llvm.struct<(f32, f32, f32, f32)>
  // bf16, which upstream's pattern refuses.
  // CHECK:         nvvm.mma.sync A[{{.*}}] B[{{.*}}] C[{{.*}}] {{.*}}multiplicandAPtxType = #nvvm.mma_type<bf16>, multiplicandBPtxType = #nvvm.mma_type<bf16>{{.*}} : (i32, i32, f32) -> !llvm.struct<(f32, f32, f32, f32)>
  gpu.func @mma(%x: memref<64xf32>) kernel {
    %i = gpu.thread_id x
    %a = arith.constant dense<1.0> : vector<4x2xf16>
    %b = arith.constant dense<1.0> : vector<2x2xf16>
    %ab = arith.constant dense<1.0> : vector<4x2xbf16>
    %bb = arith.constant dense<1.0> : vector<2x2xbf16>
    %c = arith.constant dense<1.0> : vector<2x2xf32>
    %0 = nvgpu.mma.sync(%a, %b, %c) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, vector<2x2xf32>) -> vector<2x2xf32>
    %1 = nvgpu.mma.sync(%ab, %bb, %0) {mmaShape = [16, 8, 16]} : (vector<4x2xbf16>, vector<2x2xbf16>, vector<2x2xf32>) -> vector<2x2xf32>
    %v = vector.extract %1[0] : vector<2xf32> from vector<2x2xf32>
    vector.store %v, %x[%i] : memref<64xf32>, vector<2xf32>
    gpu.return
  }
}
