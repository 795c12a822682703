// Measured times go to the kernels that they name.

// RUN: echo '{"kernels": [{"name": "net_0_matmul_8x32_prelu", "calls": 4, "seconds": 0.5},' > %t.profile
// RUN: echo '{"name": "of_another_net", "calls": 1, "seconds": 1}], "clock_ghz": 3.7}' >> %t.profile
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --prelu-report=%t.json --prelu-report-profile=%t.profile \
// RUN:   -o /dev/null 2>&1 | FileCheck %s --check-prefix=WARNING
// RUN: FileCheck %s < %t.json

// WARNING: prelu-opt: warning: the profile '{{.*}}' has kernels that are not of this network, compiled with these options: of_another_net

// CHECK: "clock_ghz": 3.7
// CHECK: "measured": {
// CHECK-NEXT: "calls": 4
// CHECK-NEXT: "seconds": 0.5
// CHECK-NEXT: }
// CHECK-NEXT: "name": "net_0_matmul_8x32_prelu"
// CHECK: "unknown_kernels": [
// CHECK-NEXT: "of_another_net"

func.func @net(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>, %alpha: tensor<32xf32>) -> tensor<8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x32xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<8x32xf32>) -> tensor<8x32xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x64xf32>, tensor<64x32xf32>) outs(%init : tensor<8x32xf32>) -> tensor<8x32xf32>
  %z = prelu.prelu %y, %alpha {alpha_dims = array<i64: 1>} : tensor<8x32xf32>, tensor<32xf32>
  return %z : tensor<8x32xf32>
}
