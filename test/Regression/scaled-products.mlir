// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// A matmul whose products are scaled by a scalar operand.
// CHECK-LABEL: func.func @main(
// CHECK:         %[[S:.+]] = tensor.extract
// CHECK:         prelu.fused {
// CHECK:           linalg.generic {{.*}} ins(%{{.+}}, %{{.+}} : tensor<4x8xf32>, tensor<8x8xf32>)
// CHECK:           arith.mulf %{{.+}}, %[[S]]

func.func @main(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>, %s0: tensor<f32>) -> tensor<4x8xf32> {
  %z = arith.constant 0.0 : f32
  %s = tensor.extract %s0[] : tensor<f32>
  %e = tensor.empty() : tensor<4x8xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %mm = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>, affine_map<(d0, d1, d2) -> ()>, affine_map<(d0, d1, d2) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %w, %s : tensor<4x8xf32>, tensor<8x8xf32>, f32) outs(%f : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %n = arith.mulf %m, %c : f32
    %r = arith.addf %o, %n : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %mm : tensor<4x8xf32>
}
