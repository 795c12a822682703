// Padding is zero behind the batch-norm: it stays, in two operations.
#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#ch = affine_map<(n, c, h, w) -> (c)>
func.func @main(%x: tensor<1x5x9x7xf32>) -> tensor<1x3x9x7xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[[-0.927, -1.15, 0.119], [-0.707, -0.63, -1.68], [1.95, 0.917, -0.974]], [[0.908, 1.342, -2.39], [-0.549, -0.388, 0.648], [-0.121, -0.23, -0.058]], [[1.853, 2.16, -0.525], [-0.926, 2.693, -0.98], [-0.573, 0.037, 0.483]], [[1.029, 0.391, -0.872], [0.506, 0.25, 1.877], [-0.015, -1.337, -1.045]], [[1.45, -0.54, -2.104], [-0.581, 0.0, 1.189], [-1.014, 0.667, 0.795]]], [[[-0.699, -0.188, 1.769], [1.72, 0.856, 0.332], [1.138, -0.141, -0.095]], [[-0.86, 0.006, -0.082], [2.774, -0.193, 1.271], [1.32, -0.186, 1.169]], [[-2.177, 0.095, 0.857], [-2.398, -1.159, 1.056], [-0.257, -1.098, -0.374]], [[-0.543, 0.724, 0.454], [-0.28, -0.665, -0.054], [1.325, 0.349, 0.639]], [[-0.151, -1.292, -0.711], [0.651, 0.103, -0.904], [-1.618, 0.111, -0.34]]], [[[-0.351, -0.329, 0.284], [0.294, 0.962, 0.928], [1.332, 0.806, -0.336]], [[-0.054, 0.494, -0.31], [0.549, 1.154, -0.801], [-1.77, 1.194, 0.018]], [[0.709, -1.332, 1.733], [0.739, -0.126, -0.352], [0.114, -0.167, -0.279]], [[-1.12, 1.263, -0.04], [0.075, 0.093, -2.358], [0.527, -0.329, -0.289]], [[0.07, -0.972, 0.843], [-0.696, -0.904, -0.862], [0.159, 0.746, -0.595]]]]> : tensor<3x5x3x3xf32>
  %bias = arith.constant dense<[-1.51, 1.062, -1.065]> : tensor<3xf32>
  %alpha = arith.constant dense<[0.76, 0.105, 0.146, 0.149, 0.845]> : tensor<5xf32>
  %mean = arith.constant dense<[0.889, -0.198, 0.947, 2.087, -0.208]> : tensor<5xf32>
  %rsqrt = arith.constant dense<[1.377, 0.807, 1.962, 1.049, 1.357]> : tensor<5xf32>
  %gamma = arith.constant dense<[-1.325, 0.53, -2.611, -1.321, 2.015]> : tensor<5xf32>
  %beta = arith.constant dense<[1.038, 0.523, 0.457, 1.771, 0.536]> : tensor<5xf32>
  %e = tensor.empty() : tensor<1x5x9x7xf32>
  %p0 = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<1x5x9x7xf32>, tensor<5xf32>
  %p1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%p0, %mean : tensor<1x5x9x7xf32>, tensor<5xf32>) outs(%e : tensor<1x5x9x7xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x5x9x7xf32>
  %p2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%p1, %rsqrt : tensor<1x5x9x7xf32>, tensor<5xf32>) outs(%e : tensor<1x5x9x7xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x5x9x7xf32>
  %p3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%p2, %gamma : tensor<1x5x9x7xf32>, tensor<5xf32>) outs(%e : tensor<1x5x9x7xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x5x9x7xf32>
  %p4 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%p3, %beta : tensor<1x5x9x7xf32>, tensor<5xf32>) outs(%e : tensor<1x5x9x7xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x5x9x7xf32>
  %pad = tensor.pad %p4 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x5x9x7xf32> to tensor<1x5x11x9xf32>
  %o = tensor.empty() : tensor<1x3x9x7xf32>
  %init = linalg.broadcast ins(%bias : tensor<3xf32>) outs(%o : tensor<1x3x9x7xf32>) dimensions = [0, 2, 3]
  %y = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%pad, %w : tensor<1x5x11x9xf32>, tensor<3x5x3x3xf32>) outs(%init : tensor<1x3x9x7xf32>) -> tensor<1x3x9x7xf32>
  return %y : tensor<1x3x9x7xf32>
}
