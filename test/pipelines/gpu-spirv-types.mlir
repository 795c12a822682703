// RUN: prelu-opt %s --prelu-spirv-pipeline=format=dialect | FileCheck %s
// RUN: sed 's/f16/bf16/g' %s | not prelu-opt --prelu-spirv-pipeline 2>&1 | FileCheck %s --check-prefix=ERROR

// A kernel declares what its element types need of the device, and no more. No
// Vulkan device computes on bf16.
// CHECK: spirv.module @__spv__{{.*}} requires #spirv.vce<v1.0, [{{.*StorageBuffer16BitAccess, .*Float16.*|.*Float16, .*StorageBuffer16BitAccess.*}}], [SPV_KHR_16bit_storage, SPV_KHR_storage_buffer_storage_class]>
// CHECK: spirv.FMul %{{.*}} : vector<4xf16>
// ERROR: error: {{.*}} computes elements of type 'bf16', for which the target has no capability
func.func @main(%x: tensor<8x8xf16>, %alpha: tensor<8xf16>) -> tensor<8x8xf16> {
  %0 = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<8x8xf16>, tensor<8xf16>
  return %0 : tensor<8x8xf16>
}
