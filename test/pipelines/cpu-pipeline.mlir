// One phase after the other, and what each leaves.
// RUN: prelu-opt %s --prelu-cpu-pipeline="stop-after=raise cpu=haswell" | FileCheck %s --check-prefix=RAISE
// RUN: prelu-opt %s --prelu-cpu-pipeline="stop-after=fuse cpu=haswell" | FileCheck %s --check-prefix=FUSE
// RUN: prelu-opt %s --prelu-cpu-pipeline="stop-after=schedule cpu=haswell" | FileCheck %s --check-prefix=SCHEDULE
// RUN: prelu-opt %s --prelu-cpu-pipeline="stop-after=vectorize cpu=haswell" | FileCheck %s --check-prefix=VECTORIZE
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell | FileCheck %s --check-prefix=LOWER --implicit-check-not='builtin.unrealized_conversion_cast'
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell threads=2" | FileCheck %s --check-prefix=OPENMP
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=neoverse-n1 | FileCheck %s --check-prefix=ARM
// RUN: not prelu-opt %s --prelu-cpu-pipeline=stop-after=lunch 2>&1 | FileCheck %s --check-prefix=PHASE
// RUN: not prelu-opt %s --prelu-cpu-pipeline=cpu=pentium-9 2>&1 | FileCheck %s --check-prefix=CPU

// The assembly: PReLU as a compare and a blend between multiply-adds and store.
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -o - | FileCheck %s --check-prefix=ASM --implicit-check-not='32-byte Spill'

// RAISE: prelu.prelu
// RAISE-NOT: prelu.fused

// FUSE: prelu.fused {
// FUSE: linalg.matmul
// FUSE: prelu.prelu

// SCHEDULE: prelu.target = #prelu.target<{{.*}}cpu = "haswell"
// SCHEDULE: prelu.fused schedule(<algorithm = direct

// VECTORIZE-NOT: prelu.fused
// VECTORIZE: %[[ACC:.+]]:{{[0-9]+}} = scf.for
// VECTORIZE: prelu.prelu %[[ACC]]#0, %{{.+}} : vector<8xf32>, vector<8xf32>
// VECTORIZE: vector.transfer_write

// LOWER: llvm.target_triple = "x86_64-
// LOWER-NOT: prelu.
// LOWER: llvm.func internal @main.body
// LOWER-SAME: target_cpu = "haswell"
// LOWER: llvm.func @_mlir_ciface_main(%{{.+}}: !llvm.ptr, %{{.+}}: !llvm.ptr, %{{.+}}: !llvm.ptr, %{{.+}}: !llvm.ptr) attributes
// LOWER-SAME: target_cpu = "haswell"

// OPENMP: omp.parallel num_threads
// OPENMP: omp.wsloop nowait {

// ARM: llvm.target_triple = "aarch64-
// ARM: target_cpu = "neoverse-n1"

// PHASE: 'lunch' is none of raise, simplify, fuse, schedule, outline, vectorize, lower
// CPU: error: unknown CPU 'pentium-9'

// ASM-LABEL: main.body:
// ASM: vcmpnltps {{.*}}%ymm
// ASM-NEXT: vmulps
// ASM-NEXT: vblendvps
// ASM-NOT: vfmadd
// ASM: vmovups %ymm
// ASM: vfmadd{{[0-9]+}}ps {{.*}}%ymm

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @main(%a: tensor<4096x64xf32>, %b: tensor<64x48xf32>, %alpha: tensor<48xf32>) -> tensor<4096x48xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4096x48xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4096x48xf32>) -> tensor<4096x48xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<4096x64xf32>, tensor<64x48xf32>) outs(%0 : tensor<4096x48xf32>) -> tensor<4096x48xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %alpha : tensor<4096x48xf32>, tensor<48xf32>) outs(%e : tensor<4096x48xf32>) {
  ^bb0(%x: f32, %p: f32, %out: f32):
    %k = arith.cmpf ogt, %x, %zero : f32
    %m = arith.mulf %x, %p : f32
    %r = arith.select %k, %x, %m : f32
    linalg.yield %r : f32
  } -> tensor<4096x48xf32>
  return %2 : tensor<4096x48xf32>
}
