// REQUIRES: vulkan
// RUN: %python %S/../Integration/CPU/equal.py --prelu --vulkan "" %s

// Slices that are row-major leave the function: their copies to the host were
// refused for strides that are row-major's too.
#id = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @main(%x: tensor<4x1x2xf32>, %a: tensor<f32>) -> (tensor<3x1x2xf32>, tensor<f32>) {
  %y = prelu.prelu %x, %a : tensor<4x1x2xf32>, tensor<f32>
  %rows = tensor.extract_slice %y[0, 0, 0] [3, 1, 2] [1, 1, 1] : tensor<4x1x2xf32> to tensor<3x1x2xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1xf32>) -> tensor<1xf32>
  %s = linalg.generic {indexing_maps = [#id, affine_map<(d0, d1, d2) -> (d1)>], iterator_types = ["reduction", "parallel", "reduction"]} ins(%y : tensor<4x1x2xf32>) outs(%f : tensor<1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.addf %out, %in : f32
    linalg.yield %0 : f32
  } -> tensor<1xf32>
  %one = tensor.extract_slice %s[0] [1] [1] : tensor<1xf32> to tensor<f32>
  return %rows, %one : tensor<3x1x2xf32>, tensor<f32>
}
