// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=vulkan1.1 --prelu-set-gpu-target=code=spirv | FileCheck %s

// CHECK-NOT: prelu.gpu_target
// CHECK: gpu.module @k [#spirv.target_env<#spirv.vce<v1.3, [Shader, Float16, {{.*}}StorageBuffer16BitAccess, StorageBuffer8BitAccess], [SPV_KHR_storage_buffer_storage_class, SPV_KHR_16bit_storage, SPV_KHR_8bit_storage]>, {{.*}}Vulkan
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<64xf32>) kernel {
      gpu.return
    }
  }
}
