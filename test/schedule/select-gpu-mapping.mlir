// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_80 --prelu-select-gpu-mapping | FileCheck %s --check-prefixes=CHECK,SM80
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_90 --prelu-select-gpu-mapping | FileCheck %s --check-prefixes=CHECK,SM90
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=vulkan1.1 --prelu-select-gpu-mapping | FileCheck %s --check-prefixes=CHECK,VULKAN
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=gfx942 --prelu-select-gpu-mapping=stages=1 | FileCheck %s --check-prefixes=CHECK,GFX
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=vulkan1.1 --prelu-select-gpu-mapping=stages=2 | FileCheck %s --check-prefix=FITS
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_90 --prelu-select-gpu-mapping=tf32=true | FileCheck %s --check-prefix=TF32
// RUN: not prelu-opt %s --prelu-select-gpu-mapping 2>&1 | FileCheck %s --check-prefix=NOTARGET
// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_80 --prelu-select-gpu-mapping \
// RUN:   --mlir-disable-threading --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// NOTARGET: error: has no 'prelu.gpu_target' attribute: run prelu-attach-gpu-target first

// CHECK-LABEL: func @large(
// TF32:    prelu.fused mapping(<algorithm = mma_sync, block = [128, 128, 16], thread = [64, 64], stages = 4>)
// SM80:    prelu.fused mapping(<algorithm = tiled, block = [128, 128, 16], thread = [8, 8], vector = 4, stages = 2>)
// VULKAN:  prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>)
// GFX:     prelu.fused mapping(<algorithm = mfma, block = [128, 128, 16], thread = [64, 64], vector = 4>)
// Two stages of 16 steps would be 17408 bytes, and the device has 16384.
// FITS:    prelu.fused mapping(<algorithm = tiled, block = [64, 64, 8], thread = [8, 4], vector = 4, stages = 2>)
func.func @large(%a: tensor<4096x4096xf32>, %b: tensor<4096x4096xf32>, %c: tensor<4096x4096xf32>) -> tensor<4096x4096xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<4096x4096xf32>, tensor<4096x4096xf32>) outs(%c : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
    prelu.yield %0 : tensor<4096x4096xf32>
  } : tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}

// Matrix instructions where the target has them and the reduction fits.
// CHECK-LABEL: func @matrix(
// SM80:    mapping(<algorithm = mma_sync, block = [128, 128, 32], thread = [64, 64], stages = 3>)
// SM90:    mapping(<algorithm = wgmma, block = [128, 256, 64], thread = [64, 256], stages = 4, tma = true>)
// VULKAN:  mapping(<algorithm = tiled
// GFX:     mapping(<algorithm = mfma, block = [128, 128, 32], thread = [64, 64], vector = 8>)
func.func @matrix(%a: tensor<4096x4096xf16>, %b: tensor<4096x4096xf16>, %c: tensor<4096x4096xf32>) -> tensor<4096x4096xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<4096x4096xf16>, tensor<4096x4096xf16>) outs(%c : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
    prelu.yield %0 : tensor<4096x4096xf32>
  } : tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}

// A warpgroup's instruction has 64 rows; fewer are a warp's.
// CHECK-LABEL: func @few_rows(
// SM80:    mapping(<algorithm = mma_sync
// SM90:    mapping(<algorithm = mma_sync
func.func @few_rows(%a: tensor<32x64xf16>, %b: tensor<64x4096xf16>, %c: tensor<32x4096xf32>) -> tensor<32x4096xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<32x64xf16>, tensor<64x4096xf16>) outs(%c : tensor<32x4096xf32>) -> tensor<32x4096xf32>
    prelu.yield %0 : tensor<32x4096xf32>
  } : tensor<32x4096xf32>
  return %y : tensor<32x4096xf32>
}

// REMARK: NoMatrixInstructions{{.*}}the reduction is no multiple of 16
// CHECK-LABEL: func @odd_reduction(
// CHECK:   mapping(<algorithm = tiled
func.func @odd_reduction(%a: tensor<64x15xf16>, %b: tensor<15x64xf16>, %c: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<64x15xf16>, tensor<15x64xf16>) outs(%c : tensor<64x64xf32>) -> tensor<64x64xf32>
    prelu.yield %0 : tensor<64x64xf32>
  } : tensor<64x64xf32>
  return %y : tensor<64x64xf32>
}

// A tile is never larger than the loops: seven rows, eight columns, three steps.
// CHECK-LABEL: func @small(
// CHECK:   mapping(<algorithm = tiled, block = [{{[1-7]}}, {{[48]}}, 3]
func.func @small(%a: tensor<7x3xf32>, %b: tensor<3x8xf32>, %c: tensor<7x8xf32>) -> tensor<7x8xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<7x3xf32>, tensor<3x8xf32>) outs(%c : tensor<7x8xf32>) -> tensor<7x8xf32>
    prelu.yield %0 : tensor<7x8xf32>
  } : tensor<7x8xf32>
  return %y : tensor<7x8xf32>
}

// Nothing to share between threads: one result each.
// REMARK: NotTiled{{.*}}no loop of one operand alone
// CHECK-LABEL: func @depthwise(
// SM80:    mapping(<algorithm = direct, block = [256]>)
// VULKAN:  mapping(<algorithm = direct, block = [128]>)
func.func @depthwise(%x: tensor<1x8x10x10xf32>, %w: tensor<8x3x3xf32>, %c: tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32> {
  %y = prelu.fused {
    %0 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %w : tensor<1x8x10x10xf32>, tensor<8x3x3xf32>) outs(%c : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    prelu.yield %0 : tensor<1x8x8x8xf32>
  } : tensor<1x8x8x8xf32>
  return %y : tensor<1x8x8x8xf32>
}

// Elementwise: as many elements as one access takes and the number allows.
// CHECK-LABEL: func @elementwise(
// CHECK:   mapping(<algorithm = direct, block = [{{[0-9]+}}], vector = 2>)
func.func @elementwise(%x: tensor<6x5xf32>, %o: tensor<6x5xf32>) -> tensor<6x5xf32> {
  %y = prelu.fused {
    %0 = linalg.exp ins(%x : tensor<6x5xf32>) outs(%o : tensor<6x5xf32>) -> tensor<6x5xf32>
    prelu.yield %0 : tensor<6x5xf32>
  } : tensor<6x5xf32>
  return %y : tensor<6x5xf32>
}

// What is written by hand stays.
// CHECK-LABEL: func @kept(
// CHECK:   mapping(<algorithm = direct, block = [64]>)
func.func @kept(%x: tensor<6x5xf32>, %o: tensor<6x5xf32>) -> tensor<6x5xf32> {
  %y = prelu.fused mapping(<algorithm = direct, block = [64]>) {
    %0 = linalg.exp ins(%x : tensor<6x5xf32>) outs(%o : tensor<6x5xf32>) -> tensor<6x5xf32>
    prelu.yield %0 : tensor<6x5xf32>
  } : tensor<6x5xf32>
  return %y : tensor<6x5xf32>
}
