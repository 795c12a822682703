// RUN: prelu-opt %s --prelu-vectorize --cse --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-vectorize --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

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
func.func @channels_on_lanes(%x: tensor<1x8x3x1xf32>, %o: tensor<1x8x3x4xf32>) -> tensor<1x8x3x4xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x1x4xf32>
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
func.func @pixels_on_lanes(%x: tensor<1x1x12xf32>, %o: tensor<1x1x12xf32>) -> tensor<1x1x12xf32> {
  %w = arith.constant dense<0.5> : tensor<1x1x3xf32>
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

// -----

// Weights of the run time may hold Inf or NaN, times which 0 is NaN: the padded
// tensor is stored, and every product added.

// CHECK-LABEL: func.func @runtime_weights(
// CHECK:         %[[P:.*]] = tensor.pad
// CHECK:         scf.for
// CHECK:           vector.transfer_read %[[P]]
// REMARK: remark: [Missed] PaddingKept | Category:prelu-vectorize | Reason="0 times the weights is 0 only for finite weights, and these are not known"
func.func @runtime_weights(%x: tensor<1x1x12xf32>, %w: tensor<1x1x3xf32>, %o: tensor<1x1x12xf32>) -> tensor<1x1x12xf32> {
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

// -----

// CHECK-LABEL: func.func @padding_of_one(
// CHECK:         tensor.pad
// CHECK:         scf.for
// REMARK: remark: [Missed] PaddingKept | Category:prelu-vectorize | Reason="the padding is not 0"
func.func @padding_of_one(%x: tensor<1x1x12xf32>, %o: tensor<1x1x12xf32>) -> tensor<1x1x12xf32> {
  %one = arith.constant 1.0 : f32
  %w = arith.constant dense<0.5> : tensor<1x1x3xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 1, 4, 1, 1], lanes = 2, vector = 4>) {
    %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
    ^bb0(%i0: index, %i1: index, %i2: index):
      tensor.yield %one : f32
    } : tensor<1x1x12xf32> to tensor<1x1x14xf32>
    %0 = linalg.conv_1d_ncw_fcw ins(%p, %w : tensor<1x1x14xf32>, tensor<1x1x3xf32>) outs(%o : tensor<1x1x12xf32>) -> tensor<1x1x12xf32>
    prelu.yield %0 : tensor<1x1x12xf32>
  } : tensor<1x1x12xf32>
  return %y : tensor<1x1x12xf32>
}

// -----

// A zero point makes another number of the padding's 0.

// CHECK-LABEL: func.func @zero_point(
// CHECK:         tensor.pad
// CHECK:         scf.for
// REMARK: remark: [Missed] PaddingKept | Category:prelu-vectorize | Reason="the padding is no factor of the products by itself"
func.func @zero_point(%x: tensor<12xi32>, %o: tensor<12xi32>) -> tensor<12xi32> {
  %zero = arith.constant 0 : i32
  %point = arith.constant 5 : i32
  %w = arith.constant dense<2> : tensor<3xi32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 1], lanes = 0, vector = 4>) {
    %p = tensor.pad %x low[1] high[1] {
    ^bb0(%i0: index):
      tensor.yield %zero : i32
    } : tensor<12xi32> to tensor<14xi32>
    %0 = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i + k)>, affine_map<(i, k) -> (k)>, affine_map<(i, k) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%p, %w : tensor<14xi32>, tensor<3xi32>) outs(%o : tensor<12xi32>) {
    ^bb0(%a: i32, %b: i32, %acc: i32):
      %1 = arith.subi %a, %point : i32
      %2 = arith.muli %1, %b : i32
      %3 = arith.addi %acc, %2 : i32
      linalg.yield %3 : i32
    } -> tensor<12xi32>
    prelu.yield %0 : tensor<12xi32>
  } : tensor<12xi32>
  return %y : tensor<12xi32>
}

// -----

// A window whose places lie 16 apart, with 16 elements of padding: four tiles read
// two places of three, eight all, and four two again, each kind in a loop.

// CHECK-LABEL: func.func @dilated(
// CHECK:         scf.for %{{.*}} = %c0 to %c16 step %c4
// CHECK-COUNT-2:   arith.mulf
// CHECK-NOT:       arith.mulf
// CHECK:         scf.for %{{.*}} = %c16 to %c48 step %c4
// CHECK-COUNT-3:   arith.mulf
// CHECK-NOT:       arith.mulf
// CHECK:         scf.for %{{.*}} = %c48 to %c64 step %c4
// CHECK-COUNT-2:   arith.mulf
// CHECK-NOT:       arith.mulf
func.func @dilated(%x: tensor<64xf32>, %o: tensor<64xf32>) -> tensor<64xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<3xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 3], lanes = 0, vector = 4>) {
    %p = tensor.pad %x low[16] high[16] {
    ^bb0(%i0: index):
      tensor.yield %zero : f32
    } : tensor<64xf32> to tensor<96xf32>
    %0 = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i + k * 16)>, affine_map<(i, k) -> (k)>, affine_map<(i, k) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%p, %w : tensor<96xf32>, tensor<3xf32>) outs(%o : tensor<64xf32>) {
    ^bb0(%a: f32, %b: f32, %acc: f32):
      %2 = arith.mulf %a, %b : f32
      %3 = arith.addf %acc, %2 : f32
      linalg.yield %3 : f32
    } -> tensor<64xf32>
    prelu.yield %0 : tensor<64xf32>
  } : tensor<64xf32>
  return %y : tensor<64xf32>
}

// -----

// Threads take three tiles of four rows each at a time. A part may have the tile
// whose first row has no upper neighbour, which multiplies 11 times, those inside,
// which do so 12 times, and the one whose last row has no lower neighbour.

// CHECK-DAG: #[[$LAST_OF_FIRST:.*]] = affine_map<(d0) -> (4, d0 + 12)>
// CHECK-DAG: #[[$FIRST_INSIDE:.*]] = affine_map<(d0) -> (4, d0)>
// CHECK-DAG: #[[$LAST_INSIDE:.*]] = affine_map<(d0) -> (20, d0 + 12)>
// CHECK-DAG: #[[$LAST:.*]] = affine_map<(d0) -> (20, d0)>
// CHECK-LABEL: func.func @shared_rows(
// CHECK:         scf.forall (%[[PART:.*]]) = (0) to (24) step (12)
// CHECK:           %[[TO:.*]] = affine.min #[[$LAST_OF_FIRST]](%[[PART]])
// CHECK:           scf.for %{{.*}} = %{{.*}} to %[[TO]] step %c4
// CHECK-COUNT-11:    arith.mulf
// CHECK-NOT:         arith.mulf
// CHECK:             scf.yield
// CHECK:           %[[FROM:.*]] = affine.max #[[$FIRST_INSIDE]](%[[PART]])
// CHECK:           %[[END:.*]] = affine.min #[[$LAST_INSIDE]](%[[PART]])
// CHECK:           scf.for %{{.*}} = %[[FROM]] to %[[END]] step %c4
// CHECK-COUNT-12:    arith.mulf
// CHECK-NOT:         arith.mulf
// CHECK:             scf.yield
// CHECK:           %[[BORDER:.*]] = affine.max #[[$LAST]](%[[PART]])
// CHECK:           scf.for %{{.*}} = %[[BORDER]] to %{{.*}} step %c4
// CHECK-COUNT-11:    arith.mulf
// CHECK-NOT:         arith.mulf
// CHECK:             scf.yield
// CHECK:           scf.forall.in_parallel
// CHECK-NOT:     arith.mulf
// CHECK:         return
func.func @shared_rows(%x: tensor<1x24x1x4xf32>, %o: tensor<1x24x1x4xf32>) -> tensor<1x24x1x4xf32> {
  %w = arith.constant dense<0.5> : tensor<3x1x4xf32>
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 4, 3, 1], lanes = 3, vector = 4, parallel = [1], chunk = [3]>) {
    %p = tensor.pad %x low[0, 1, 0, 0] high[0, 1, 0, 0] {
    ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
      tensor.yield %zero : f32
    } : tensor<1x24x1x4xf32> to tensor<1x26x1x4xf32>
    %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%p, %w : tensor<1x26x1x4xf32>, tensor<3x1x4xf32>) outs(%o : tensor<1x24x1x4xf32>) -> tensor<1x24x1x4xf32>
    prelu.yield %0 : tensor<1x24x1x4xf32>
  } : tensor<1x24x1x4xf32>
  return %y : tensor<1x24x1x4xf32>
}
