// the input of a transposed convolution (stride 2), as torch-mlir writes it
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
func.func @main(%x: tensor<1x2x4x4xf32>, %a: tensor<f32>) -> tensor<1x2x9x9xf32> {
  %zero = arith.constant 0.0 : f32
  %alpha = tensor.extract %a[] : tensor<f32>
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %y = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel","parallel","parallel","parallel"]} ins(%x : tensor<1x2x4x4xf32>) outs(%e : tensor<1x2x4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %c = arith.cmpf ogt, %in, %zero : f32
    %m = arith.mulf %in, %alpha : f32
    %s = arith.select %c, %in, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x2x4x4xf32>
  %big = tensor.empty() : tensor<1x2x9x9xf32>
  %f = linalg.fill ins(%zero : f32) outs(%big : tensor<1x2x9x9xf32>) -> tensor<1x2x9x9xf32>
  %r = tensor.insert_slice %y into %f[0, 0, 1, 1] [1, 2, 4, 4] [1, 1, 2, 2] : tensor<1x2x4x4xf32> into tensor<1x2x9x9xf32>
  return %r : tensor<1x2x9x9xf32>
}
