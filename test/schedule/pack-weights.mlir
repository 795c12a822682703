// RUN: prelu-opt %s --prelu-pack-weights --split-input-file | FileCheck %s

// Three columns in panels of two: [[1, 2], [4, 5]] and [[3, 0], [6, 0]].
// CHECK-LABEL: func.func @constant(
// CHECK:         %[[P:.+]] = arith.constant dense<{{\[\[\[}}1.000000e+00, 2.000000e+00], [4.000000e+00, 5.000000e+00]], {{\[\[}}3.000000e+00, 0.000000e+00], [6.000000e+00, 0.000000e+00]]]> : tensor<2x2x2xf32>
// CHECK:         prelu.fused
// CHECK-NEXT:      %[[U:.+]] = linalg.unpack %[[P]] outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [2] into %{{.+}} : tensor<2x2x2xf32> -> tensor<2x3xf32>
// CHECK-NEXT:      linalg.matmul ins(%{{.+}}, %[[U]]
func.func @constant(%a: tensor<4x2xf32>, %o: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %w = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 2, 1], lanes = 1, vector = 2>) {
    %0 = linalg.matmul ins(%a, %w : tensor<4x2xf32>, tensor<2x3xf32>) outs(%o : tensor<4x3xf32>) -> tensor<4x3xf32>
    prelu.yield %0 : tensor<4x3xf32>
  } : tensor<4x3xf32>
  return %y : tensor<4x3xf32>
}

// -----

// Through the transpose that torch writes for a linear layer.
// CHECK-LABEL: func.func @transposed(
// CHECK:         arith.constant dense<{{\[\[\[}}1.000000e+00, 3.000000e+00], [2.000000e+00, 4.000000e+00]]]> : tensor<1x2x2xf32>
// CHECK:         prelu.fused
// CHECK-NEXT:      %[[U:.+]] = linalg.unpack %{{.+}} outer_dims_perm = [0, 1] inner_dims_pos = [0] inner_tiles = [2]
// CHECK-NEXT:      %[[T:.+]] = linalg.transpose ins(%[[U]]
// CHECK-NEXT:      linalg.matmul ins(%{{.+}}, %[[T]]
func.func @transposed(%a: tensor<4x2xf32>, %o: tensor<4x2xf32>, %e: tensor<2x2xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 2, 1], lanes = 1, vector = 2>) {
    %t = linalg.transpose ins(%w : tensor<2x2xf32>) outs(%e : tensor<2x2xf32>) permutation = [1, 0]
    %0 = linalg.matmul ins(%a, %t : tensor<4x2xf32>, tensor<2x2xf32>) outs(%o : tensor<4x2xf32>) -> tensor<4x2xf32>
    prelu.yield %0 : tensor<4x2xf32>
  } : tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}

// -----

// Weights of the run time are copied into panels once per call where their lanes
// are not innermost, and read as they are where they are.
// CHECK-LABEL: func.func @runtime(
// CHECK-SAME:    %{{.+}}: tensor<1x3x9x9xf32>, %[[W:.+]]: tensor<16x3x2x2xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[W]] {{\[\[}}0, 1], [2], [3], [4]] {{.*}} into tensor<1x16x3x2x2xf32>
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[E]] : tensor<1x16x3x2x2xf32>) outs(%{{.+}} : tensor<1x2x2x3x16xf32>) permutation = [0, 3, 4, 2, 1]
// CHECK:         prelu.fused
// CHECK-NEXT:      %[[U:.+]] = linalg.unpack %[[T]] outer_dims_perm = [0, 2, 3, 1] inner_dims_pos = [0] inner_tiles = [16]
// CHECK-NEXT:      linalg.conv_2d_nchw_fchw ins(%{{.+}}, %[[U]]
// CHECK:         prelu.fused
// CHECK-NEXT:      linalg.matmul
func.func @runtime(%x: tensor<1x3x9x9xf32>, %w: tensor<16x3x2x2xf32>, %o: tensor<1x16x8x8xf32>, %a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %p: tensor<4x16xf32>)
    -> (tensor<1x16x8x8xf32>, tensor<4x16xf32>) {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1, 8, 1, 1, 1], lanes = 1, vector = 16>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x9x9xf32>, tensor<16x3x2x2xf32>) outs(%o : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    prelu.yield %0 : tensor<1x16x8x8xf32>
  } : tensor<1x16x8x8xf32>
  %z = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%p : tensor<4x16xf32>) -> tensor<4x16xf32>
    prelu.yield %0 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return %y, %z : tensor<1x16x8x8xf32>, tensor<4x16xf32>
}

// -----

// What the schedule names is copied too: two whole panels of 16 columns and one
// of 8, the other half of which is zero. The schedule no longer names it.
// CHECK-LABEL: func.func @named(
// CHECK-SAME:    %{{.+}}: tensor<4x8xf32>, %[[B:[a-z0-9]+]]: tensor<8x40xf32>
// CHECK:         %[[P:.+]] = tensor.empty() : tensor<3x8x16xf32>
// CHECK:         %[[C:.+]] = tensor.extract_slice %[[B]][0, 0] [8, 32] [1, 1]
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[C]] {{\[\[}}0], [1, 2]] {{.*}} into tensor<8x2x16xf32>
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[E]] : tensor<8x2x16xf32>) outs(%{{.+}} : tensor<2x8x16xf32>) permutation = [1, 0, 2]
// CHECK:         %[[WHOLE:.+]] = tensor.insert_slice %[[T]] into %[[P]][0, 0, 0] [2, 8, 16]
// CHECK:         %[[LAST:.+]] = tensor.extract_slice %[[WHOLE]][2, 0, 0] [1, 8, 16]
// CHECK:         %[[F:.+]] = linalg.fill ins(%{{.+}} : f32) outs(%[[LAST]]
// CHECK:         %[[ZERO:.+]] = tensor.insert_slice %[[F]] into %[[WHOLE]][2, 0, 0] [1, 8, 16]
// CHECK:         %[[R:.+]] = tensor.extract_slice %[[B]][0, 32] [8, 8] [1, 1]
// CHECK:         tensor.extract_slice %[[ZERO]][2, 0, 0] [1, 8, 8]
// CHECK:         %[[ALL:.+]] = tensor.insert_slice %{{.+}} into %[[ZERO]][2, 0, 0] [1, 8, 8]
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>)
// CHECK-NEXT:      linalg.unpack %[[ALL]] outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %{{.+}} : tensor<3x8x16xf32> -> tensor<8x40xf32>
func.func @named(%a: tensor<4x8xf32>, %b: tensor<8x40xf32>, %o: tensor<4x40xf32>) -> tensor<4x40xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16, pack = [1]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x40xf32>) outs(%o : tensor<4x40xf32>) -> tensor<4x40xf32>
    prelu.yield %0 : tensor<4x40xf32>
  } : tensor<4x40xf32>
  return %y : tensor<4x40xf32>
}

// -----

// Dot products read four rows next to each other: of six rows and three columns
// in panels of two, 1 2 3 / 4 5 6 / ... / 16 17 18, the first panel is
// 1 4 7 10, 2 5 8 11 and 13 16 0 0, 14 17 0 0.
// CHECK-LABEL: func.func @dot_products(
// CHECK:         %[[W:.*]] = arith.constant dense<{{\[\[\[\[}}1, 4, 7, 10], [2, 5, 8, 11]], {{\[\[}}13, 16, 0, 0], [14, 17, 0, 0]]], {{\[\[\[}}3, 6, 9, 12], [0, 0, 0, 0]], {{\[\[}}15, 18, 0, 0], [0, 0, 0, 0]]]]> : tensor<2x2x2x4xi8>
// CHECK:         linalg.unpack %[[W]] outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [2, 4]
func.func @dot_products(%x: tensor<2x6xi8>, %init: tensor<2x3xi32>) -> tensor<2x3xi32> {
  %w = arith.constant dense<[[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12], [13, 14, 15], [16, 17, 18]]> : tensor<6x3xi8>
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 2, 4], lanes = 1, vector = 2, dot = 4>) {
    %0 = linalg.matmul ins(%x, %w : tensor<2x6xi8>, tensor<6x3xi8>) outs(%init : tensor<2x3xi32>) -> tensor<2x3xi32>
    prelu.yield %0 : tensor<2x3xi32>
  } : tensor<2x3xi32>
  return %y : tensor<2x3xi32>
}

// -----

// The other factor is read along the reduction, which has to lie innermost.
// CHECK-LABEL: func.func @turned_rows(
// CHECK-SAME:    %[[X:.*]]: tensor<8x2xi8>
// CHECK:         %[[T:.*]] = linalg.transpose ins(%[[X]] : tensor<8x2xi8>) outs(%{{.*}} : tensor<2x8xi8>) permutation = [1, 0]
// CHECK:         prelu.fused
// CHECK:         linalg.transpose ins(%[[T]] : tensor<2x8xi8>) outs(%{{.*}} : tensor<8x2xi8>) permutation = [1, 0]
func.func @turned_rows(%x: tensor<8x2xi8>, %init: tensor<2x4xi32>) -> tensor<2x4xi32> {
  %w = arith.constant dense<1> : tensor<8x4xi8>
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 4, 8], lanes = 1, vector = 4, dot = 4>) {
    %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>]
        ins(%x, %w : tensor<8x2xi8>, tensor<8x4xi8>) outs(%init : tensor<2x4xi32>) -> tensor<2x4xi32>
    prelu.yield %0 : tensor<2x4xi32>
  } : tensor<2x4xi32>
  return %y : tensor<2x4xi32>
}

// -----

// An image that the lanes slide over, behind padding: copied as it is in front of
// the padding, with its width innermost.

// CHECK-LABEL: func.func @width_on_lanes(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<1x8x32x16xf32>
// CHECK: %[[COPY:.*]] = linalg.transpose ins(%[[X]] : tensor<1x8x32x16xf32>) outs(%{{.*}} : tensor<1x8x16x32xf32>) permutation = [0, 1, 3, 2]
// CHECK: prelu.fused
// CHECK: %[[BACK:.*]] = linalg.transpose ins(%[[COPY]] : tensor<1x8x16x32xf32>) {{.*}} permutation = [0, 1, 3, 2]
// CHECK: tensor.pad %[[BACK]]
func.func @width_on_lanes(%x: tensor<1x8x32x16xf32>, %o: tensor<1x8x32x3xf32>) -> tensor<1x8x32x3xf32> {
  %w = arith.constant dense<1.0> : tensor<3x3x16x3xf32>
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 1, 32, 3, 1, 1, 1], lanes = 2, vector = 16>) {
    %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%n: index, %h: index, %v: index, %c: index):
      tensor.yield %zero : f32
    } : tensor<1x8x32x16xf32> to tensor<1x10x34x16xf32>
    %0 = linalg.conv_2d_nhwc_hwcf ins(%p, %w : tensor<1x10x34x16xf32>, tensor<3x3x16x3xf32>) outs(%o : tensor<1x8x32x3xf32>) -> tensor<1x8x32x3xf32>
    prelu.yield %0 : tensor<1x8x32x3xf32>
  } : tensor<1x8x32x3xf32>
  return %y : tensor<1x8x32x3xf32>
}
