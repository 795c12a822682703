// REQUIRES: vulkan
// RUN: prelu-opt %s --prelu-spirv-pipeline \
// RUN:   | %runner,%vulkan_runtime | FileCheck %s

// A whole program on mlir-runner: [[1, -2], [-3, 4]] times 2, PReLU with 0.25 and
// 0.5, printed.
// CHECK:      [2, -2]
// CHECK-NEXT: [-1.5, 8]
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}

func.func @net(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[2.0, 0.0], [0.0, 2.0]]> : tensor<2x2xf32>
  %alpha = arith.constant dense<[0.25, 0.5]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%f : tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<2x2xf32>, tensor<2xf32>
  return %1 : tensor<2x2xf32>
}

func.func @main() {
  %x = arith.constant dense<[[1.0, -2.0], [-3.0, 4.0]]> : tensor<2x2xf32>
  %y = call @net(%x) : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %u = tensor.cast %y : tensor<2x2xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}
