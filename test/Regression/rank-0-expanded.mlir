// RUN: %python %S/../Integration/CPU/equal.py %s

// A product of vectors as a matrix of one element, in front of an elementwise
// operation that reads two such matrices.
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @main(%x: tensor<7xf32>, %y: tensor<1x1xf32>) -> tensor<1x1xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<f32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<f32>) -> tensor<f32>
  %d = linalg.dot ins(%x, %x : tensor<7xf32>, tensor<7xf32>) outs(%f : tensor<f32>) -> tensor<f32>
  %m = tensor.expand_shape %d [] output_shape [1, 1] : tensor<f32> into tensor<1x1xf32>
  %o = tensor.empty() : tensor<1x1xf32>
  %s = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%m, %y : tensor<1x1xf32>, tensor<1x1xf32>) outs(%o : tensor<1x1xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %0 = arith.maximumf %a, %b : f32
    linalg.yield %0 : f32
  } -> tensor<1x1xf32>
  return %s : tensor<1x1xf32>
}
