// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline="stop-after=fuse" | FileCheck %s

// What linalg-fuse-elementwise-ops makes of a residual block and of the layer
// behind a flattened image: a convolution whose body computes the residual and
// its PReLU, and a contraction with two reduction loops. The PReLU goes back
// to the convolution in front.
// CHECK:         prelu.fused
// CHECK:           linalg.conv_1d_ncw_fcw
// CHECK:           prelu.prelu
// CHECK:         prelu.fused
// CHECK:           linalg.conv_1d_ncw_fcw
// CHECK:         prelu.fused
// CHECK:           linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "reduction"]
#windows = affine_map<(n, f, h, c, k) -> (n, c, h + k)>
#channels = affine_map<(n, f, h, c, k) -> (c)>
#weights = affine_map<(n, f, h, c, k) -> (f, c, k)>
#results = affine_map<(n, f, h, c, k) -> (n, f, h)>
func.func @main(%x: tensor<2x6x20xf32>, %r: tensor<2x5x18xf32>, %w: tensor<5x6x3xf32>, %alpha: tensor<5xf32>, %v: tensor<7x5x3xf32>, %u: tensor<7x16x9xf32>) -> tensor<2x9xf32> {
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<2x5x18xf32>
  %f0 = linalg.fill ins(%zero : f32) outs(%e0 : tensor<2x5x18xf32>) -> tensor<2x5x18xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%x, %w : tensor<2x6x20xf32>, tensor<5x6x3xf32>) outs(%f0 : tensor<2x5x18xf32>) -> tensor<2x5x18xf32>
  %e1 = tensor.empty() : tensor<2x7x16xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<2x7x16xf32>) -> tensor<2x7x16xf32>
  %z = linalg.generic {indexing_maps = [#windows, #windows, #channels, #weights, #results], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%y, %r, %alpha, %v : tensor<2x5x18xf32>, tensor<2x5x18xf32>, tensor<5xf32>, tensor<7x5x3xf32>) outs(%f1 : tensor<2x7x16xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32, %c: f32, %sum: f32):
    %1 = arith.addf %a, %b : f32
    %2 = arith.mulf %1, %s : f32
    %3 = arith.cmpf ogt, %1, %zero : f32
    %4 = arith.select %3, %1, %2 : f32
    %5 = arith.mulf %4, %c : f32
    %6 = arith.addf %sum, %5 : f32
    linalg.yield %6 : f32
  } -> tensor<2x7x16xf32>
  %e2 = tensor.empty() : tensor<2x9xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<2x9xf32>) -> tensor<2x9xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, c, h) -> (m, c, h)>, affine_map<(m, n, c, h) -> (c, h, n)>, affine_map<(m, n, c, h) -> (m, n)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%z, %u : tensor<2x7x16xf32>, tensor<7x16x9xf32>) outs(%f2 : tensor<2x9xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %sum, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<2x9xf32>
  return %0 : tensor<2x9xf32>
}
