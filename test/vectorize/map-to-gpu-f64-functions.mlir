// RUN: prelu-opt %s --prelu-map-to-gpu | FileCheck %s
// RUN: prelu-opt %s --prelu-map-to-gpu --mlir-disable-threading --remarks-filter='prelu-.*' 2>&1 >/dev/null \
// RUN:   | FileCheck %s --check-prefix=REMARK
// RUN: sed 's/-f64-functions//' %s | prelu-opt --prelu-map-to-gpu | FileCheck %s --check-prefix=ANY

module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "vulkan1.1", features = "-f64-functions", subgroup = 32, max_threads = 128, shared_bytes = 16384, registers = 128, compute_units = 16, access_bits = 128, matrix = none, stages = 1>} {
  // No kernel of this target computes a hyperbolic tangent of f64: the region is
  // dissolved.
  // REMARK: NotMapped{{.*}}no kernel for this target computes 'math.tanh' of f64
  // CHECK-LABEL: func @tanh_f64(
  // CHECK-NOT:     gpu.launch
  // CHECK:         linalg.tanh
  // ANY-LABEL: func @tanh_f64(
  // ANY:         gpu.launch
  func.func @tanh_f64(%x: tensor<64xf64>) -> tensor<64xf64> {
    %e = tensor.empty() : tensor<64xf64>
    %0 = prelu.fused mapping(<algorithm = direct, block = [64], thread = [], vector = 2>) {
      %y = linalg.tanh ins(%x : tensor<64xf64>) outs(%e : tensor<64xf64>) -> tensor<64xf64>
      prelu.yield %y : tensor<64xf64>
    } : tensor<64xf64>
    return %0 : tensor<64xf64>
  }

  // One of f32, and a root of f64, it does.
  // REMARK-NOT: NotMapped
  // CHECK-LABEL: func @tanh_f32(
  // CHECK:         gpu.launch
  func.func @tanh_f32(%x: tensor<64xf32>) -> tensor<64xf32> {
    %e = tensor.empty() : tensor<64xf32>
    %0 = prelu.fused mapping(<algorithm = direct, block = [64], thread = [], vector = 4>) {
      %y = linalg.tanh ins(%x : tensor<64xf32>) outs(%e : tensor<64xf32>) -> tensor<64xf32>
      prelu.yield %y : tensor<64xf32>
    } : tensor<64xf32>
    return %0 : tensor<64xf32>
  }
  // CHECK-LABEL: func @root_f64(
  // CHECK:         gpu.launch
  func.func @root_f64(%x: tensor<64xf64>) -> tensor<64xf64> {
    %e = tensor.empty() : tensor<64xf64>
    %0 = prelu.fused mapping(<algorithm = direct, block = [64], thread = [], vector = 2>) {
      %y = linalg.sqrt ins(%x : tensor<64xf64>) outs(%e : tensor<64xf64>) -> tensor<64xf64>
      prelu.yield %y : tensor<64xf64>
    } : tensor<64xf64>
    return %0 : tensor<64xf64>
  }
}
