// A GPU's kernels have a mapping and no cost.

// RUN: prelu-opt %s --prelu-nvvm-pipeline="chip=sm_80 stop-after=vectorize" --prelu-report=%t.json -o /dev/null
// RUN: FileCheck %s < %t.json

// CHECK: "stage": "input"
// CHECK: "stage": "raised"
// CHECK: "stage": "fused"
// CHECK: "kernel": "net_0_matmul_64x64_prelu"
// CHECK: "stage": "kernels"
// CHECK: "kernels": [
// CHECK: "cycles": null
// CHECK-NEXT: "flops": 532480
// CHECK: "name": "net_0_matmul_64x64_prelu"
// CHECK-NEXT: "peak_flops_per_cycle": null
// CHECK: "schedule": {
// CHECK-NEXT: "algorithm": "tiled"
// CHECK-NEXT: "block": [
// CHECK: "state": "fused"
// CHECK: "target": {
// CHECK: "name": "subgroup"
// CHECK-NEXT: "unit": ""
// CHECK-NEXT: "value": 32
// CHECK: "kind": "gpu"
// CHECK-NEXT: "name": "sm_80"

func.func @net(%x: tensor<64x64xf32>, %w: tensor<64x64xf32>, %alpha: tensor<64xf32>) -> tensor<64x64xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<64x64xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<64x64xf32>) -> tensor<64x64xf32>
  %y = linalg.matmul ins(%x, %w : tensor<64x64xf32>, tensor<64x64xf32>) outs(%init : tensor<64x64xf32>) -> tensor<64x64xf32>
  %z = prelu.prelu %y, %alpha {alpha_dims = array<i64: 1>} : tensor<64x64xf32>, tensor<64xf32>
  return %z : tensor<64x64xf32>
}
