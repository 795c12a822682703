// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_80 | FileCheck %s --check-prefix=SM80
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=gfx942 | FileCheck %s --check-prefix=GFX
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=vulkan1.1 | FileCheck %s --check-prefix=VULKAN
// RUN: prelu-opt %s --prelu-attach-gpu-target="chip=sm_90 features=+ptx86" | FileCheck %s --check-prefix=FEATURES
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_80 \
// RUN:   | prelu-opt --prelu-attach-gpu-target=chip=gfx942 | FileCheck %s --check-prefix=SM80
// RUN: not prelu-opt %s --prelu-attach-gpu-target=chip=sm_12 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// SM80: prelu.gpu_target = #prelu.gpu_target<chip = "sm_80", features = "+ptx80", subgroup = 32, max_threads = 1024, shared_bytes = 166912, registers = 255, compute_units = 108, access_bits = 128, matrix = mma_sync, stages = 3>
// GFX: #prelu.gpu_target<chip = "gfx942", features = "", subgroup = 64, max_threads = 1024, shared_bytes = 65536, registers = 512, compute_units = 304, access_bits = 128, matrix = mfma, stages = 2>
// VULKAN: #prelu.gpu_target<chip = "vulkan1.1", features = "-f64-functions", subgroup = 32, max_threads = 128, shared_bytes = 16384, registers = 128, compute_units = 16, access_bits = 128, matrix = none, stages = 1>
// FEATURES: chip = "sm_90a", features = "+ptx86"
// UNKNOWN: error: no facts for GPU 'sm_12': known are sm_80, sm_90, sm_90a, gfx90a, gfx942, vulkan1.1
module {
}
