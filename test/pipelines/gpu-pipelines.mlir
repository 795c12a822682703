// RUN: prelu-opt %s --prelu-nvvm-pipeline=stop-after=fuse > %t.fuse
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | diff - %t.fuse
// RUN: prelu-opt %s --prelu-nvvm-pipeline=stop-after=schedule | FileCheck %s --check-prefix=SCHEDULE
// RUN: prelu-opt %s --prelu-spirv-pipeline=stop-after=vectorize | FileCheck %s --check-prefix=VECTORIZE
// RUN: prelu-opt %s --prelu-nvvm-pipeline=format=dialect | FileCheck %s --check-prefix=NVVM
// RUN: prelu-opt %s --prelu-nvvm-pipeline="chip=sm_90" | FileCheck %s --check-prefixes=HOST,PTX
// RUN: prelu-opt %s --prelu-rocdl-pipeline=format=dialect | FileCheck %s --check-prefix=ROCDL
// RUN: prelu-opt %s --prelu-rocdl-pipeline=chip=gfx90a | FileCheck %s --check-prefixes=HOST,ISA
// RUN: prelu-opt %s --prelu-spirv-pipeline=format=dialect | FileCheck %s --check-prefix=SPIRV
// RUN: prelu-opt %s --prelu-spirv-pipeline | FileCheck %s --check-prefixes=HOST,BINARY
// RUN: prelu-opt %s --prelu-spirv-pipeline | mlir-translate --mlir-to-llvmir | FileCheck %s --check-prefix=LLVMIR
// RUN: not prelu-opt %s --prelu-nvvm-pipeline=chip=gfx942 2>&1 | FileCheck %s --check-prefix=CHIP
// RUN: not prelu-opt %s --prelu-rocdl-pipeline=chip=none 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// CHIP: error: chip 'gfx942' of the module's prelu.gpu_target takes no nvvm code
// UNKNOWN: error: no facts for GPU 'none': known are

// SCHEDULE:      prelu.gpu_target = #prelu.gpu_target<chip = "sm_80"
// SCHEDULE:      prelu.fused mapping(<algorithm = tiled

// VECTORIZE:     gpu.launch
// VECTORIZE-NOT: prelu.fused

// PReLU on the accumulators, one store.
// NVVM:          gpu.launch_func @[[K:.*]]::@[[K]]
// NVVM:          gpu.module @[[K]] [#nvvm.target<O = 3, chip = "sm_80", features = "+ptx80">]
// NVVM:          llvm.func @[[K]]({{.*}}nvvm.kernel
// NVVM:          llvm.fcmp
// NVVM-NEXT:     llvm.fmul
// NVVM-NEXT:     llvm.select
// NVVM:          llvm.store

// ROCDL:         gpu.module @{{.*}} [#rocdl.target<O = 3, chip = "gfx942">]
// ROCDL:         rocdl.workgroup.id.x

// SPIRV:         spirv.module @__spv__{{.*}} requires #spirv.vce<v1.{{.*}}, [{{Shader, Matrix|Matrix, Shader}}], [SPV_KHR_storage_buffer_storage_class]>
// SPIRV:         spirv.EntryPoint "GLCompute"

// HOST:          llvm.func internal @main.body(
// HOST:          llvm.call @mgpuMemAlloc
// HOST:          llvm.call @mgpuMemcpy
// HOST:          gpu.launch_func
// HOST:          llvm.func @_mlir_ciface_main(
// PTX:           gpu.binary @{{.*}} [#gpu.object<#nvvm.target<O = 3, chip = "sm_90a"{{.*}} assembly = "{{.*}}.target sm_90a
// ISA:           gpu.binary @{{.*}} [#gpu.object<#rocdl.target<O = 3, chip = "gfx90a">, {{.*}}assembly = "{{.*}}.amdgcn_target
// BINARY:        gpu.binary @{{.*}} [#gpu.object<#spirv.target_env<{{.*}} "\03\02#\07

// LLVMIR:        call void @mgpuLaunchKernel
// LLVMIR:        call ptr @mgpuModuleLoad
func.func @main(%a: tensor<33x24xf32>, %b: tensor<24x36xf32>, %alpha: tensor<36xf32>) -> tensor<33x36xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<33x36xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<33x36xf32>) -> tensor<33x36xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<33x24xf32>, tensor<24x36xf32>) outs(%f : tensor<33x36xf32>) -> tensor<33x36xf32>
  %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<33x36xf32>, tensor<36xf32>
  return %1 : tensor<33x36xf32>
}
