// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_90 --prelu-set-gpu-target=code=nvvm | FileCheck %s --check-prefixes=CHECK,NVVM
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=gfx90a --prelu-set-gpu-target=code=rocdl | FileCheck %s --check-prefixes=CHECK,ROCDL
// RUN: not prelu-opt %s --prelu-set-gpu-target 2>&1 | FileCheck %s --check-prefix=NOTARGET
// RUN: not prelu-opt %s --prelu-attach-gpu-target=chip=sm_90 --prelu-set-gpu-target=code=rocdl 2>&1 | FileCheck %s --check-prefix=WRONG

// NOTARGET: error: has no 'prelu.gpu_target' attribute: run prelu-attach-gpu-target first
// WRONG: error: chip 'sm_90a' of the module's prelu.gpu_target takes no rocdl code

// RUN: not prelu-opt %s --prelu-attach-gpu-target=chip=vulkan1.1 --prelu-set-gpu-target=code=spirv 2>&1 | FileCheck %s --check-prefix=NUMBER

// NUMBER: error: 'gpu.func' op takes an argument of type 'f32': Vulkan kernels take buffers only; pass it in a tensor
// CHECK-NOT: prelu.gpu_target
// NVVM:  gpu.module @k [#nvvm.target<O = 3, chip = "sm_90a", features = "+ptx80">]
// ROCDL: gpu.module @k [#rocdl.target<O = 3, chip = "gfx90a">]
// Vectors are read from workgroup memory: 16 bytes.
// CHECK: workgroup(%{{.*}} : memref<64xf32, #gpu.address_space<workgroup>> {llvm.align = 16 : i64})
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<64xf32>, %alpha: f32) workgroup(%s: memref<64xf32, #gpu.address_space<workgroup>>) kernel {
      gpu.return
    }
  }
}
