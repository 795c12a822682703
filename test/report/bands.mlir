// RUN: prelu-opt %s --prelu-cpu-pipeline --prelu-report=%t.json -o /dev/null
// RUN: FileCheck %s < %t.json

// Two kernels, each called by both iterations of a loop over bands of 42 rows.

// CHECK: "kernels": [
// CHECK:      "calls": [
// CHECK:        "region": "net_0_matmul_42x64"
// CHECK-NEXT:   "times": 2
// CHECK:      "flops": 86016
// CHECK:      "calls": [
// CHECK:        "region": "net_1_matmul_42x8"
// CHECK-NEXT:   "times": 2
// CHECK:      "flops": 43008
// CHECK: "summary": {
// CHECK:      "calls": 4
// CHECK-NEXT: "cycles": {{[1-9][0-9]*}}
// CHECK-NEXT: "flops": 258048
module attributes {prelu.target = #prelu.target<triple = "x86_64-unknown-linux-gnu", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 65536, l3_bytes = 16384, memory_bytes_per_cycle = 1.0>>} {
  func.func @net(%x: tensor<84x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> tensor<84x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<84x64xf32>
    %f0 = linalg.fill ins(%zero : f32) outs(%e0 : tensor<84x64xf32>) -> tensor<84x64xf32>
    %0 = linalg.matmul ins(%x, %w : tensor<84x16xf32>, tensor<16x64xf32>) outs(%f0 : tensor<84x64xf32>) -> tensor<84x64xf32>
    %e1 = tensor.empty() : tensor<84x8xf32>
    %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<84x8xf32>) -> tensor<84x8xf32>
    %1 = linalg.matmul ins(%0, %u : tensor<84x64xf32>, tensor<64x8xf32>) outs(%f1 : tensor<84x8xf32>) -> tensor<84x8xf32>
    return %1 : tensor<84x8xf32>
  }
}
