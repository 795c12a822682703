// A padded convolution and its PReLU as torch spells them.
func.func @main(%x: tensor<2x3x10x12xf32>, %w: tensor<20x3x3x3xf32>, %bias: tensor<20xf32>, %alpha: tensor<20xf32>) -> tensor<2x20x10x12xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%n: index, %c: index, %h: index, %i: index):
    tensor.yield %zero : f32
  } : tensor<2x3x10x12xf32> to tensor<2x3x12x14xf32>
  %e = tensor.empty() : tensor<2x20x10x12xf32>
  %init = linalg.broadcast ins(%bias : tensor<20xf32>) outs(%e : tensor<2x20x10x12xf32>) dimensions = [0, 2, 3]
  %conv = linalg.conv_2d_nchw_fchw ins(%padded, %w : tensor<2x3x12x14xf32>, tensor<20x3x3x3xf32>) outs(%init : tensor<2x20x10x12xf32>) -> tensor<2x20x10x12xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (c)>, affine_map<(n, c, h, w) -> (n, c, h, w)>],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%conv, %alpha : tensor<2x20x10x12xf32>, tensor<20xf32>) outs(%e : tensor<2x20x10x12xf32>) {
  ^bb0(%v: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %v, %zero : f32
    %scaled = arith.mulf %v, %a : f32
    %selected = arith.select %positive, %v, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<2x20x10x12xf32>
  return %y : tensor<2x20x10x12xf32>
}
