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

  // Two elements from one address: where the sum cannot wrap, or from a positive
  // constant on. The third may wrap and stays.
  // CHECK-LABEL: llvm.func @shared_address(
  // CHECK-SAME:    %[[X:[a-z0-9]+]]: !llvm.ptr, %[[I:[a-z0-9]+]]: i32)
  // CHECK:         %[[M1:.*]] = llvm.mlir.constant(-1 : index) : i32
  // CHECK:         %[[LESS:.*]] = llvm.add %[[I]], %[[M1]] : i32
  // CHECK:         %[[P:.*]] = llvm.getelementptr %[[X]][%[[I]]] : (!llvm.ptr, i32)
  // CHECK:         %[[P4:.*]] = llvm.getelementptr %[[P]][4] : (!llvm.ptr)
  // CHECK:         llvm.load %[[P4]]
  // CHECK:         %[[P5:.*]] = llvm.getelementptr %{{.*}}[-5] : (!llvm.ptr)
  // CHECK:         llvm.load %[[P5]]
  // CHECK:         %[[Q:.*]] = llvm.getelementptr inbounds|nuw %[[X]][%[[LESS]]]
  // CHECK:         llvm.load %[[Q]]
  gpu.func @shared_address(%x: memref<256xf32>, %i: index) kernel {
    %c4 = arith.constant 4 : index
    %cm5 = arith.constant -5 : index
    %cm1 = arith.constant -1 : index
    %i4 = arith.addi %i, %c4 : index
    %i5 = arith.addi %i, %cm5 overflow<nsw> : index
    %i1 = arith.addi %i, %cm1 : index
    %v = memref.load %x[%i4] : memref<256xf32>
    %w = memref.load %x[%i5] : memref<256xf32>
    %u = memref.load %x[%i1] : memref<256xf32>
    %s = arith.addf %v, %w : f32
    %t = arith.addf %s, %u : f32
    memref.store %t, %x[%i] : memref<256xf32>
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
