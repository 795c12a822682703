// RUN: %python %S/../Integration/CPU/equal.py %s

// A convolution by its maps that takes the maximum of the products: the padding
// takes part in it.

func.func @main(%x: tensor<1x6x6x4xf32>) -> tensor<1x6x6x8xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x4x8xf32>
  %z = arith.constant 0.0 : f32
  %m = arith.constant -1.0e+30 : f32
  %e = tensor.empty() : tensor<1x6x6x8xf32>
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %z : f32
  } : tensor<1x6x6x4xf32> to tensor<1x8x8x4xf32>
  %f = linalg.fill ins(%m : f32) outs(%e : tensor<1x6x6x8xf32>) -> tensor<1x6x6x8xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(n, h, w, f, i, j, c) -> (n, h + i, w + j, c)>, affine_map<(n, h, w, f, i, j, c) -> (i, j, c, f)>, affine_map<(n, h, w, f, i, j, c) -> (n, h, w, f)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
      ins(%p, %w : tensor<1x8x8x4xf32>, tensor<3x3x4x8xf32>) outs(%f : tensor<1x6x6x8xf32>) {
  ^bb0(%v: f32, %k: f32, %o: f32):
    %q = arith.mulf %v, %k : f32
    %s = arith.maximumf %o, %q : f32
    linalg.yield %s : f32
  } -> tensor<1x6x6x8xf32>
  return %r : tensor<1x6x6x8xf32>
}
