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

// Sizes of a padded tensor are taken from what is padded: nothing but the
// contraction reads the padding, so that its loops may leave it out.
// CHECK-LABEL: func.func @dynamic_padding(
// CHECK:         %[[Y:.*]] = prelu.fused
// CHECK:         %[[P:.*]] = tensor.pad %[[Y]]
// CHECK-NOT:     tensor.dim %[[P]]
// CHECK:         prelu.fused
// CHECK:           linalg.transpose ins(%[[P]] :
// CHECK:           linalg.pooling_nchw_max
// CHECK-NOT:     tensor.dim %[[P]]
// CHECK:         return
func.func @dynamic_padding(%x: tensor<?x4x9x9xf32>, %w: tensor<16x4x1x1xf32>, %e: tensor<?x16x9x9xf32>, %o: tensor<?x16x5x5xf32>) -> tensor<?x16x5x5xf32> {
  %low = arith.constant 0xFF800000 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1, 9, 1, 1, 1], lanes = 1, vector = 16>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<?x4x9x9xf32>, tensor<16x4x1x1xf32>) outs(%e : tensor<?x16x9x9xf32>) -> tensor<?x16x9x9xf32>
    prelu.yield %0 : tensor<?x16x9x9xf32>
  } : tensor<?x16x9x9xf32>
  %padded = tensor.pad %y low[0, 0, 0, 0] high[0, 0, 2, 2] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %low : f32
  } : tensor<?x16x9x9xf32> to tensor<?x16x11x11xf32>
  %window = tensor.empty() : tensor<3x3xf32>
  %z = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1, 5, 3, 3], lanes = 1, vector = 16>) {
    %0 = linalg.fill ins(%low : f32) outs(%o : tensor<?x16x5x5xf32>) -> tensor<?x16x5x5xf32>
    %1 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%padded, %window : tensor<?x16x11x11xf32>, tensor<3x3xf32>) outs(%0 : tensor<?x16x5x5xf32>) -> tensor<?x16x5x5xf32>
    prelu.yield %1 : tensor<?x16x5x5xf32>
  } : tensor<?x16x5x5xf32>
  return %z : tensor<?x16x5x5xf32>
}

// -----

// The size of the result is known in the region only, by the tensor that it is
// written to.
// CHECK-LABEL: func.func @size_of_region(
// CHECK:         %[[Y:.+]] = prelu.fused
// CHECK:           %[[E:.+]] = linalg.exp
// CHECK:           %[[N:.+]] = tensor.dim
// CHECK:           %[[O:.+]] = tensor.empty(%[[N]]) : tensor<?x8x16xf32>
// CHECK:           linalg.transpose ins(%[[E]] : tensor<?x16x8xf32>) outs(%[[O]] : tensor<?x8x16xf32>)
// CHECK:         linalg.transpose ins(%[[Y]]
func.func @size_of_region(%x: tensor<?x16x8xf32>, %n: index) -> tensor<?x16x8xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 2], lanes = 1, vector = 8>) {
    %e = tensor.empty(%n) : tensor<?x16x8xf32>
    %0 = linalg.exp ins(%x : tensor<?x16x8xf32>) outs(%e : tensor<?x16x8xf32>) -> tensor<?x16x8xf32>
    prelu.yield %0 : tensor<?x16x8xf32>
  } : tensor<?x16x8xf32>
  return %y : tensor<?x16x8xf32>
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

// -----

// The mapping, and attributes that are not ours, stay with the region; of the
// schedule all but the numbers of loops.
// CHECK-LABEL: func.func @attributes(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [9, 16], lanes = 1, vector = 16, parallel = [0], order = [1, 0], chunk = [2]>) mapping(<algorithm = direct, block = [64]>) {
// CHECK:         } {my.name = "kept"} : tensor<9x16xf32>
func.func @attributes(%x: tensor<16x9xf32>, %o: tensor<16x9xf32>) -> tensor<16x9xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 9], lanes = 0, vector = 16, parallel = [1], order = [0, 1], chunk = [2]>) mapping(<algorithm = direct, block = [64]>) {
    %0 = linalg.abs ins(%x : tensor<16x9xf32>) outs(%o : tensor<16x9xf32>) -> tensor<16x9xf32>
    prelu.yield %0 : tensor<16x9xf32>
  } {my.name = "kept"} : tensor<16x9xf32>
  return %y : tensor<16x9xf32>
}

// -----

// What is split lies where it was; what is split off a dimension in front of the
// lanes as well, sizes of the run time among them.
// CHECK-LABEL: func.func @split(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<16x?x9xf32>, %{{.+}}: tensor<16x?x9xf32>, %[[N:[a-z0-9]+]]: index)
// CHECK:         %[[Y:.+]] = prelu.fused
// CHECK:         } : tensor<?x9x16xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[Y]] {{\[\[}}0, 1], [2, 3], [4]] output_shape [%[[N]], 2, 9, 1, 16] : tensor<?x9x16xf32> into tensor<?x2x9x1x16xf32>
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[E]] : tensor<?x2x9x1x16xf32>) {{.*}} permutation = [4, 0, 1, 2, 3]
// CHECK:         return %[[T]]
func.func @split(%x: tensor<16x?x9xf32>, %o: tensor<16x?x9xf32>, %n: index) -> tensor<16x?x2x9x1xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1, 1], lanes = 0, vector = 16>) {
    %0 = linalg.abs ins(%x : tensor<16x?x9xf32>) outs(%o : tensor<16x?x9xf32>) -> tensor<16x?x9xf32>
    prelu.yield %0 : tensor<16x?x9xf32>
  } : tensor<16x?x9xf32>
  %e = tensor.expand_shape %y [[0], [1, 2], [3, 4]] output_shape [16, %n, 2, 9, 1] : tensor<16x?x9xf32> into tensor<16x?x2x9x1xf32>
  return %e : tensor<16x?x2x9x1xf32>
}

// -----

// A dimension of size 1 is no obstacle between those that are joined.
// CHECK-LABEL: func.func @beside_one(
// CHECK:         %[[Y:.+]] = prelu.fused
// CHECK:         } : tensor<1x9x16xf32>
// CHECK:         %[[J:.+]] = tensor.collapse_shape %[[Y]] {{\[\[}}0, 1], [2]] : tensor<1x9x16xf32> into tensor<9x16xf32>
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[J]] : tensor<9x16xf32>) {{.*}} permutation = [1, 0]
// CHECK:         return %[[T]]
func.func @beside_one(%x: tensor<1x16x9xf32>, %o: tensor<1x16x9xf32>) -> tensor<16x9xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.abs ins(%x : tensor<1x16x9xf32>) outs(%o : tensor<1x16x9xf32>) -> tensor<1x16x9xf32>
    prelu.yield %0 : tensor<1x16x9xf32>
  } : tensor<1x16x9xf32>
  %j = tensor.collapse_shape %y [[0, 1], [2]] : tensor<1x16x9xf32> into tensor<16x9xf32>
  return %j : tensor<16x9xf32>
}

// -----

// Views of a result that another region reads as well: both read it as it lies.
// CHECK-LABEL: func.func @views_of_one_of_two(
// CHECK:         %[[Y:.+]] = prelu.fused
// CHECK:         } : tensor<9x16xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[Y]] {{\[\[}}0], [1, 2]] output_shape [9, 2, 8] : tensor<9x16xf32> into tensor<9x2x8xf32>
// CHECK-NEXT:    %{{.+}} = tensor.empty
// CHECK-NEXT:    %[[T:.+]] = linalg.transpose ins(%[[E]] : tensor<9x2x8xf32>) {{.*}} permutation = [1, 2, 0]
// CHECK:         prelu.fused
// CHECK:           linalg.transpose ins(%[[Y]] : tensor<9x16xf32>)
func.func @views_of_one_of_two(%x: tensor<16x9xf32>, %o: tensor<16x9xf32>) -> (tensor<2x8x9xf32>, tensor<16x9xf32>) {
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1], lanes = 0, vector = 16>) {
    %0 = linalg.abs ins(%x : tensor<16x9xf32>) outs(%o : tensor<16x9xf32>) -> tensor<16x9xf32>
    prelu.yield %0 : tensor<16x9xf32>
  } : tensor<16x9xf32>
  %e = tensor.expand_shape %y [[0, 1], [2]] output_shape [2, 8, 9] : tensor<16x9xf32> into tensor<2x8x9xf32>
  %z = prelu.fused schedule(<algorithm = direct, tile = [16, 1], lanes = 0, vector = 16>) {
    %0 = linalg.exp ins(%y : tensor<16x9xf32>) outs(%o : tensor<16x9xf32>) -> tensor<16x9xf32>
    prelu.yield %0 : tensor<16x9xf32>
  } : tensor<16x9xf32>
  return %e, %z : tensor<2x8x9xf32>, tensor<16x9xf32>
}
