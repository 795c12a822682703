// A batch-norm between a PReLU and a convolution, into whose weights it goes.
#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#ch = affine_map<(n, c, h, w) -> (c)>
func.func @main(%x: tensor<1x5x9x7xf32>) -> tensor<1x3x7x5xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[[-0.802, -1.324, -0.248], [0.42, 1.136, 0.11], [-0.553, -0.785, 0.749]], [[1.635, 0.273, -1.233], [-0.958, 1.6, 0.203], [-1.732, -0.084, -1.163]], [[-0.629, -0.488, -0.713], [0.553, -0.063, -0.589], [0.41, 0.83, -1.643]], [[-0.257, -0.981, -0.173], [-1.289, 0.021, -0.038], [-0.304, -1.048, -0.396]], [[-1.091, -1.355, 0.225], [-1.109, 1.17, 0.717], [-1.998, 0.272, -1.102]]], [[[0.033, 0.044, -1.988], [-0.233, -0.256, 0.962], [-1.181, 0.738, -1.099]], [[-0.331, -0.84, 1.449], [0.568, 2.432, 0.642], [0.845, 0.841, -0.607]], [[-0.07, 1.35, -0.397], [0.189, -0.021, 0.609], [-0.365, -0.152, 0.242]], [[0.103, -0.865, 0.896], [-1.298, -1.201, -1.282], [0.967, -0.361, -0.971]], [[-1.136, 0.421, -1.055], [-1.272, 0.614, -1.197], [-0.322, -0.007, -0.445]]], [[[-0.054, 1.339, -0.517], [-1.259, -1.837, -0.205], [-0.352, 0.265, -0.464]], [[-0.479, -0.721, -0.52], [0.16, -0.38, 0.1], [1.901, 0.479, -1.576]], [[1.734, 0.348, -0.941], [0.907, 0.018, -0.615], [-0.634, -0.993, 0.048]], [[1.069, -0.325, 0.421], [1.876, -1.215, 0.258], [-0.306, -1.059, -1.026]], [[-0.015, 0.434, -0.532], [0.054, 0.722, 0.297], [0.869, 0.461, 0.488]]]]> : tensor<3x5x3x3xf32>
  %bias = arith.constant dense<[1.827, 0.623, 0.129]> : tensor<3xf32>
  %alpha = arith.constant dense<[0.38, 0.393, 0.433, 0.644, 0.728]> : tensor<5xf32>
  %mean = arith.constant dense<[1.548, 0.01, -1.462, 1.947, 1.093]> : tensor<5xf32>
  %rsqrt = arith.constant dense<[0.846, 1.807, 1.258, 1.588, 1.302]> : tensor<5xf32>
  %gamma = arith.constant dense<[-0.509, 1.591, -0.792, -0.254, -0.277]> : tensor<5xf32>
  %beta = arith.constant dense<[-0.379, -0.914, 0.219, 1.077, 0.624]> : tensor<5xf32>
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
  %o = tensor.empty() : tensor<1x3x7x5xf32>
  %init = linalg.broadcast ins(%bias : tensor<3xf32>) outs(%o : tensor<1x3x7x5xf32>) dimensions = [0, 2, 3]
  %y = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%p4, %w : tensor<1x5x9x7xf32>, tensor<3x5x3x3xf32>) outs(%init : tensor<1x3x7x5xf32>) -> tensor<1x3x7x5xf32>
  return %y : tensor<1x3x7x5xf32>
}
