// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// The zero points are scalar operands.
// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused {
// CHECK:           linalg.generic {{.*}} ins(%{{.+}}, %{{.+}} : tensor<4x16xi8>, tensor<16x8xi8>)

func.func @main(%x: tensor<4x16xi8>, %w: tensor<16x8xi8>, %e: tensor<4x8xi32>) -> tensor<4x8xi32> {
  %a = arith.constant -5 : i32
  %b = arith.constant 0 : i32
  %f = linalg.fill ins(%b : i32) outs(%e : tensor<4x8xi32>) -> tensor<4x8xi32>
  %m = linalg.quantized_matmul ins(%x, %w, %a, %b : tensor<4x16xi8>, tensor<16x8xi8>, i32, i32) outs(%f : tensor<4x8xi32>) -> tensor<4x8xi32>
  return %m : tensor<4x8xi32>
}
