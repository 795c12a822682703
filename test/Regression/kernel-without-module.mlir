// A function that no module holds has no target, and a kernel all the same.

// RUN: prelu-opt %s --no-implicit-module --pass-pipeline='func.func(prelu-map-to-gpu)' | FileCheck %s

// CHECK-LABEL: func.func @f(
// CHECK:         gpu.launch
// CHECK:           math.exp
func.func @f(%x: tensor<16x16xf32>, %e: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %0 = prelu.fused mapping(<algorithm = direct, block = [64], vector = 4>) {
    %1 = linalg.exp ins(%x : tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %1 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %0 : tensor<16x16xf32>
}
