// REQUIRES: vulkan
// RUN: %python %S/../Integration/CPU/equal.py --prelu --vulkan "" %s
// RUN: prelu-opt %s --prelu-spirv-pipeline --mlir-disable-threading --remarks-filter='prelu-.*' 2>&1 >/dev/null \
// RUN:   | FileCheck %s

// Shaders have exponentials of f32 and f16 only: those of f64 were errors.
// CHECK: NotMapped{{.*}}no kernel for this target computes 'math.tanh' of f64
// CHECK: OnHost
func.func @main(%x: tensor<4x6xf64>, %w: tensor<6x5xf64>, %a: tensor<5xf64>) -> (tensor<4x5xf64>, tensor<4xf64>) {
  %zero = arith.constant 0.0 : f64
  %e = tensor.empty() : tensor<4x5xf64>
  %f = linalg.fill ins(%zero : f64) outs(%e : tensor<4x5xf64>) -> tensor<4x5xf64>
  %m = linalg.matmul ins(%x, %w : tensor<4x6xf64>, tensor<6x5xf64>) outs(%f : tensor<4x5xf64>) -> tensor<4x5xf64>
  %t = linalg.tanh ins(%m : tensor<4x5xf64>) outs(%e : tensor<4x5xf64>) -> tensor<4x5xf64>
  %y = prelu.prelu %t, %a {alpha_dims = array<i64: 1>} : tensor<4x5xf64>, tensor<5xf64>
  %e1 = tensor.empty() : tensor<4xf64>
  %f1 = linalg.fill ins(%zero : f64) outs(%e1 : tensor<4xf64>) -> tensor<4xf64>
  %s = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%y : tensor<4x5xf64>) outs(%f1 : tensor<4xf64>) {
  ^bb0(%in: f64, %out: f64):
    %0 = math.exp2 %in : f64
    %1 = math.exp %0 : f64
    %2 = arith.addf %out, %1 : f64
    linalg.yield %2 : f64
  } -> tensor<4xf64>
  return %y, %s : tensor<4x5xf64>, tensor<4xf64>
}
