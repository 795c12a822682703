// RUN: prelu-opt %s --pass-pipeline='builtin.module(gpu.module(prelu-kernels-to-spirv))' --split-input-file --verify-diagnostics

gpu.module @k [#spirv.target_env<#spirv.vce<v1.3, [Shader], [SPV_KHR_storage_buffer_storage_class]>, #spirv.resource_limits<>>] {
  // expected-error @+1 {{is launched with blocks of unknown size: SPIR-V kernels know theirs}}
  gpu.func @k(%x: memref<64xf32>) kernel {
    gpu.return
  }
}

// -----

gpu.module @k [#spirv.target_env<#spirv.vce<v1.3, [Shader], [SPV_KHR_storage_buffer_storage_class]>, #spirv.resource_limits<>>] {
  gpu.func @k(%x: memref<64xf16>) kernel attributes {known_block_size = array<i32: 16, 1, 1>} {
    %i = gpu.thread_id x
    // expected-error @+1 {{computes elements of type 'f16', for which the target has no capability}}
    %v = memref.load %x[%i] : memref<64xf16>
    memref.store %v, %x[%i] : memref<64xf16>
    gpu.return
  }
}
