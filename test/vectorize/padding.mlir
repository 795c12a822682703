// RUN: prelu-opt %s --prelu-vectorize --cse --canonicalize --split-input-file | FileCheck %s

// Channels on the lanes. Rows: the window runs over those inside. Pixels: the
// first of the tile has no left neighbour, the last one no right neighbour, so
// that of nine products seven are left.

// CHECK: #[[$BEGIN:.*]] = affine_map<(d0) -> (-d0 + 1, 0)>
// CHECK: #[[$END:.*]] = affine_map<(d0) -> (-d0 + 9, 3)>
// CHECK-LABEL: func.func @channels_on_lanes(
// CHECK:         scf.for %[[OH:.*]] = %c0 to %c8
// CHECK:           %[[FIRST:.*]] = affine.max #[[$BEGIN]](%[[OH]])
// CHECK:           %[[LAST:.*]] = affine.min #[[$END]](%[[OH]])
// CHECK:           scf.for %{{.*}} = %[[FIRST]] to %[[LAST]]
// CHECK-COUNT-7:     arith.mulf
// CHECK-NOT:         arith.mulf
// CHECK:             scf.yield
func.func @channels_on_lanes(%x: tensor<1x8x3x1xf32>, %w: tensor<3x3x1x4xf32>, %o: tensor<1x8x3x4xf32>) -> tensor<1x8x3x4xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 1, 3, 4, 1, 1, 1], lanes = 3, vector = 4>) {
    %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
      tensor.yield %zero : f32
    } : tensor<1x8x3x1xf32> to tensor<1x10x5x1xf32>
    %0 = linalg.conv_2d_nhwc_hwcf ins(%p, %w : tensor<1x10x5x1xf32>, tensor<3x3x1x4xf32>) outs(%o : tensor<1x8x3x4xf32>) -> tensor<1x8x3x4xf32>
    prelu.yield %0 : tensor<1x8x3x4xf32>
  } : tensor<1x8x3x4xf32>
  return %y : tensor<1x8x3x4xf32>
}

// -----

// Pixels on the lanes, three tiles of four: the first moves what it reads one
// lane up, the last one masks what lies behind the row, the one between them
// reads whole registers in a loop over the window.

// CHECK-LABEL: func.func @pixels_on_lanes(
// CHECK-SAME:      %[[X:[a-z0-9]*]]: tensor<1x1x12xf32>
// CHECK-DAG:     %[[THREE:.*]] = vector.constant_mask [3] : vector<4xi1>
// CHECK:         %[[READ:.*]] = vector.transfer_read %[[X]][%c0, %c0, %c0], %{{.*}}, %[[THREE]]
// CHECK:         vector.shuffle %[[READ]], %[[READ]] [0, 0, 1, 2]
// CHECK:         scf.for
// CHECK-NOT:       %{{.*}}, %[[THREE]] {
// CHECK:           vector.transfer_read %[[X]]
// CHECK-NOT:       vector.shuffle
// CHECK:           scf.yield
// CHECK:         vector.transfer_read %[[X]][%c0, %c0, %c9], %{{.*}}, %[[THREE]]
func.func @pixels_on_lanes(%x: tensor<1x1x12xf32>, %w: tensor<1x1x3xf32>, %o: tensor<1x1x12xf32>) -> tensor<1x1x12xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 1, 4, 1, 1], lanes = 2, vector = 4>) {
    %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
    ^bb0(%i0: index, %i1: index, %i2: index):
      tensor.yield %zero : f32
    } : tensor<1x1x12xf32> to tensor<1x1x14xf32>
    %0 = linalg.conv_1d_ncw_fcw ins(%p, %w : tensor<1x1x14xf32>, tensor<1x1x3xf32>) outs(%o : tensor<1x1x12xf32>) -> tensor<1x1x12xf32>
    prelu.yield %0 : tensor<1x1x12xf32>
  } : tensor<1x1x12xf32>
  return %y : tensor<1x1x12xf32>
}
