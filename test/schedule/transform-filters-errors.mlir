// RUN: prelu-opt %s --prelu-transform-filters --split-input-file --verify-diagnostics

func.func @runtime_filter(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x16xf32>, %w: tensor<3x3x16x16xf32>) -> tensor<1x8x8x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects a constant filter for Winograd's algorithm}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @window_of_five(%x: tensor<1x12x12x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<5x5x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects a convolution that Winograd's algorithm has a form for: no window of 3 or 3x3, of stride and dilation 1, over one group}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 5, 5, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x12x12x16xf32>, tensor<5x5x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @stride_of_two(%x: tensor<1x17x17x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects a convolution that Winograd's algorithm has a form for: no window of 3 or 3x3, of stride and dilation 1, over one group}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<2> : tensor<2xi64>} ins(%x, %w : tensor<1x17x17x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @tiles_of_three(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[1] to be 2, 4 or 6 along all dimensions of the window and at most 8, got 3}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 3, 3, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @uneven_tiles(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[2] to be 2, 4 or 6 along all dimensions of the window and at most 8, got 2}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 2, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @lanes_along_the_width(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.lanes to be the loop over output channels, 3, got 2}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 2, vector = 4, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @panels_that_divide_nothing(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x48xf32>) -> tensor<1x8x8x48xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x48xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[3] to divide 48 output channels, got 32}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 32, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x48xf32>) outs(%o : tensor<1x8x8x48xf32>) -> tensor<1x8x8x48xf32>
    prelu.yield %0 : tensor<1x8x8x48xf32>
  } : tensor<1x8x8x48xf32>
  return %y : tensor<1x8x8x48xf32>
}

// -----

func.func @registers_of_other_channels(%x: tensor<1x10x10x24xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x24x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.vector to divide 24 channels of the image, got 16}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x24xf32>, tensor<3x3x24x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @tiles_that_overlap_shared(%x: tensor<1x9x10x16xf32>, %o: tensor<1x7x8x16xf32>) -> tensor<1x7x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.parallel to name at most one loop of the result, the last two tiles of which, where they overlap, are in one part, got [1] in parts of 1 tiles}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, parallel = [1], batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x9x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x7x8x16xf32>) -> tensor<1x7x8x16xf32>
    prelu.yield %0 : tensor<1x7x8x16xf32>
  } : tensor<1x7x8x16xf32>
  return %y : tensor<1x7x8x16xf32>
}

// -----

// Of five rows of tiles the last part has two, the first of which, also the part
// before's, the last one overlaps.
func.func @parts_that_overlap_in_an_overlapping_tile(%x: tensor<1x20x10x16xf32>, %o: tensor<1x18x8x16xf32>) -> tensor<1x18x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.parallel to name at most one loop of the result, the last two tiles of which, where they overlap, are in one part, got [1] in parts of 2 tiles}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, parallel = [1], chunk = [2], batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x20x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x18x8x16xf32>) -> tensor<1x18x8x16xf32>
    prelu.yield %0 : tensor<1x18x8x16xf32>
  } : tensor<1x18x8x16xf32>
  return %y : tensor<1x18x8x16xf32>
}

// -----

func.func @images_at_a_time(%x: tensor<3x10x10x16xf32>, %o: tensor<3x8x8x16xf32>) -> tensor<3x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[0] to be 1 outside of the window and the channels, got 2}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [2, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, parallel = [0], batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<3x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<3x8x8x16xf32>) -> tensor<3x8x8x16xf32>
    prelu.yield %0 : tensor<3x8x8x16xf32>
  } : tensor<3x8x8x16xf32>
  return %y : tensor<3x8x8x16xf32>
}

// -----

func.func @blocks(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.order, block, pack and dot not to be there for Winograd's algorithm}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, block = 8, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}
