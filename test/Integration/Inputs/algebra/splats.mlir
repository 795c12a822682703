// Tensors of one number: what a convolution starts from, factors and a PReLU's
// slopes, what an elementwise operation is written over, and a maximum that
// starts from its lowest number.
func.func @main(%x: tensor<2x5x9x7xf32>) -> (tensor<2x6x7x5xf32>, tensor<2x6xf32>) {
  %w = arith.constant dense<0.125> : tensor<6x5x3x3xf32>
  %init = arith.constant dense<-0.75> : tensor<2x6x7x5xf32>
  %zero = arith.constant dense<0.0> : tensor<2x6x7x5xf32>
  %slope = arith.constant dense<0.25> : tensor<2x6x7x5xf32>
  %scale = arith.constant dense<-1.5> : tensor<2x6x7x5xf32>
  %lowest = arith.constant dense<0xFF800000> : tensor<2x6xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<2x5x9x7xf32>, tensor<6x5x3x3xf32>) outs(%init : tensor<2x6x7x5xf32>) -> tensor<2x6x7x5xf32>
  %e = tensor.empty() : tensor<2x6x7x5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0, %zero, %slope : tensor<2x6x7x5xf32>, tensor<2x6x7x5xf32>, tensor<2x6x7x5xf32>) outs(%e : tensor<2x6x7x5xf32>) {
  ^bb0(%value: f32, %least: f32, %alpha: f32, %out: f32):
    %positive = arith.cmpf ogt, %value, %least : f32
    %scaled = arith.mulf %value, %alpha : f32
    %selected = arith.select %positive, %value, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<2x6x7x5xf32>
  %2 = linalg.mul ins(%1, %scale : tensor<2x6x7x5xf32>, tensor<2x6x7x5xf32>) outs(%zero : tensor<2x6x7x5xf32>) -> tensor<2x6x7x5xf32>
  %3 = linalg.reduce { arith.maximumf } ins(%2 : tensor<2x6x7x5xf32>) outs(%lowest : tensor<2x6xf32>) dimensions = [2, 3]
  return %2, %3 : tensor<2x6x7x5xf32>, tensor<2x6xf32>
}
