// RUN: prelu-opt %s --prelu-apply-layout --split-input-file | FileCheck %s

// The first convolution yields its channels innermost; the transpose back moves
// through the padding and into the region that reads it.
// CHECK-LABEL: func.func @chain(
// CHECK:         %[[Y:.+]] = prelu.fused
// CHECK:           %[[C:.+]] = linalg.conv_2d_nchw_fchw
// CHECK:           linalg.transpose ins(%[[C]] : tensor<1x16x8x8xf32>) outs(%{{.+}} : tensor<1x8x8x16xf32>) permutation = [0, 2, 3, 1]
// CHECK:         } : tensor<1x8x8x16xf32>
// CHECK-NOT:     linalg.transpose
// CHECK:         %[[P:.+]] = tensor.pad %[[Y]] low[0, 0, 0, 0] high[0, 1, 1, 0]
// CHECK:         %[[Z:.+]] = prelu.fused
// CHECK:           %[[T:.+]] = linalg.transpose ins(%[[P]] : tensor<1x9x9x16xf32>) outs(%{{.+}} : tensor<1x16x9x9xf32>) permutation = [0, 3, 1, 2]
// CHECK:           linalg.conv_2d_nchw_fchw ins(%[[T]]
// CHECK:         %[[R:.+]] = linalg.transpose ins(%[[Z]]
// CHECK:         return %[[R]]
func.func @chain(%x: tensor<1x3x9x9xf32>, %w: tensor<16x3x2x2xf32>, %o: tensor<1x16x8x8xf32>, %v: tensor<16x16x2x2xf32>) -> tensor<1x16x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1, 8, 1, 1, 1], lanes = 1, vector = 16>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x9x9xf32>, tensor<16x3x2x2xf32>) outs(%o : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    prelu.yield %0 : tensor<1x16x8x8xf32>
  } : tensor<1x16x8x8xf32>
  %padded = tensor.pad %y low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %zero : f32
  } : tensor<1x16x8x8xf32> to tensor<1x16x9x9xf32>
  %z = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1, 8, 1, 1, 1], lanes = 1, vector = 16>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%padded, %v : tensor<1x16x9x9xf32>, tensor<16x16x2x2xf32>) outs(%o : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    prelu.yield %0 : tensor<1x16x8x8xf32>
  } : tensor<1x16x8x8xf32>
  return %z : tensor<1x16x8x8xf32>
}

// -----

// A region without reduction: the transpose becomes the anchor, the schedule
// speaks of its loops.
// CHECK-LABEL: func.func @elementwise(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 2, 16], lanes = 2, vector = 8>)
// CHECK:           linalg.exp
// CHECK:           linalg.transpose {{.*}} permutation = [0, 2, 1]
func.func @elementwise(%x: tensor<4x16x8xf32>, %o: tensor<4x16x8xf32>) -> tensor<4x16x8xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 2], lanes = 1, vector = 8>) {
    %0 = linalg.exp ins(%x : tensor<4x16x8xf32>) outs(%o : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    prelu.yield %0 : tensor<4x16x8xf32>
  } : tensor<4x16x8xf32>
  return %y : tensor<4x16x8xf32>
}

// -----

// Crops, joined dimensions and joined tensors are taken as they lie.
// CHECK-LABEL: func.func @views(
// CHECK:         %[[Y:.+]] = prelu.fused
// CHECK:         } : tensor<8x2x9x16xf32>
// CHECK:         %[[J:.+]] = tensor.collapse_shape %[[Y]] {{\[\[}}0, 1], [2], [3]] : tensor<8x2x9x16xf32> into tensor<16x9x16xf32>
// CHECK:         %[[S:.+]] = tensor.extract_slice %[[J]][1, 0, 0] [14, 9, 16] [1, 1, 1]
// CHECK:         %[[C:.+]] = tensor.concat dim(2) %[[S]], %[[S]] : {{.*}} -> tensor<14x9x32xf32>
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[C]] : tensor<14x9x32xf32>) {{.*}} permutation = [2, 0, 1]
// CHECK:         return %[[T]]
func.func @views(%x: tensor<16x8x2x9xf32>, %o: tensor<16x8x2x9xf32>) -> tensor<32x14x9xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1, 1, 1], lanes = 0, vector = 16>) {
    %0 = linalg.abs ins(%x : tensor<16x8x2x9xf32>) outs(%o : tensor<16x8x2x9xf32>) -> tensor<16x8x2x9xf32>
    prelu.yield %0 : tensor<16x8x2x9xf32>
  } : tensor<16x8x2x9xf32>
  %j = tensor.collapse_shape %y [[0], [1, 2], [3]] : tensor<16x8x2x9xf32> into tensor<16x16x9xf32>
  %s = tensor.extract_slice %j[0, 1, 0] [16, 14, 9] [1, 1, 1] : tensor<16x16x9xf32> to tensor<16x14x9xf32>
  %c = tensor.concat dim(0) %s, %s : (tensor<16x14x9xf32>, tensor<16x14x9xf32>) -> tensor<32x14x9xf32>
  return %c : tensor<32x14x9xf32>
}

// -----

// Dimensions that do not lie together are joined in the logical order.
// CHECK-LABEL: func.func @apart(
// CHECK:         } : tensor<9x16xf32>
// CHECK:         %[[T:.+]] = linalg.transpose
// CHECK:         tensor.collapse_shape %[[T]] {{\[\[}}0, 1]]
func.func @apart(%x: tensor<16x9xf32>, %o: tensor<16x9xf32>) -> tensor<144xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1], lanes = 0, vector = 16>) {
    %0 = linalg.abs ins(%x : tensor<16x9xf32>) outs(%o : tensor<16x9xf32>) -> tensor<16x9xf32>
    prelu.yield %0 : tensor<16x9xf32>
  } : tensor<16x9xf32>
  %j = tensor.collapse_shape %y [[0, 1]] : tensor<16x9xf32> into tensor<144xf32>
  return %j : tensor<144xf32>
}

// -----

// Results that are interleaved in registers keep their order.
// CHECK-LABEL: func.func @interleaved(
// CHECK-NOT:     linalg.transpose
// CHECK:         return
func.func @interleaved(%x: tensor<32xf32>, %e: tensor<32x2xf32>) -> tensor<32x2xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 2], lanes = 0, vector = 16>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<32xf32>) outs(%e : tensor<32x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x2xf32>
    prelu.yield %0 : tensor<32x2xf32>
  } : tensor<32x2xf32>
  return %y : tensor<32x2xf32>
}
