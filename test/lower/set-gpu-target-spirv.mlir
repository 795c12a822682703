// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=vulkan1.1 --prelu-set-gpu-target=code=spirv | FileCheck %s

// CHECK-NOT: prelu.gpu_target
// CHECK: gpu.module @k [#spirv.target_env<#spirv.vce<v1.3, [Shader], [SPV_KHR_storage_buffer_storage_class]>, {{.*}}Vulkan
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<64xf32>) kernel {
      gpu.return
    }
  }
}
