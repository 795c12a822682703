// RUN: prelu-opt %s --prelu-fuse-pools --split-input-file --mlir-disable-threading \
// RUN:   --remarks-filter='prelu-.*' 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t

// CHECK-LABEL: func @max(
// CHECK:         prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>) {
// CHECK-NEXT:      %[[SUM:.+]] = linalg.conv_2d_nchw_fchw
// CHECK-NEXT:      %[[PRELU:.+]] = prelu.prelu %[[SUM]]
// CHECK-NEXT:      %[[INIT:.+]] = linalg.fill
// CHECK-NEXT:      %[[POOL:.+]] = linalg.pooling_nchw_max {{.*}} ins(%[[PRELU]], {{.*}} outs(%[[INIT]]
// CHECK-NEXT:      prelu.yield %[[POOL]] : tensor<1x64x8x8xf32>
// CHECK-NOT:     prelu.fused
// REMARK: remark: [Passed] PoolFused | Category:prelu-fuse-pools | Remark="the pool computed in the kernel of 'linalg.conv_2d_nchw_fchw'"
func.func @max(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %alpha: tensor<64xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x8x8xf32>, %min: f32) -> tensor<1x64x8x8xf32> {
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<1x64x16x16xf32>, tensor<64xf32>
    prelu.yield %1 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %2 = linalg.fill ins(%min : f32) outs(%e : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<2x2xf32>) outs(%2 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  return %y : tensor<1x64x8x8xf32>
}

// -----

// An average: the division goes along.
// CHECK-LABEL: func @average(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:           linalg.conv_2d_nchw_fchw
// CHECK:           %[[SUM:.+]] = linalg.pooling_nchw_sum
// CHECK:           linalg.generic {{.*}} ins(%[[SUM]] :
// CHECK:             arith.divf
// CHECK-NOT:     prelu.fused
// REMARK: Remark="the pool computed in the kernel of 'linalg.conv_2d_nchw_fchw'"
// REMARK: Remark="what follows the pool computed in the kernel of 'linalg.conv_2d_nchw_fchw'"
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
func.func @average(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32> {
  %four = arith.constant 4.0 : f32
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %s = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_sum {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<2x2xf32>) outs(%e : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256], vector = 4>) {
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x64x8x8xf32>) outs(%e : tensor<1x64x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %4 = arith.divf %in, %four : f32
      linalg.yield %4 : f32
    } -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  return %y : tensor<1x64x8x8xf32>
}

// -----

// CHECK-LABEL: func @overlapping(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: [Missed] PoolNotFused | Category:prelu-fuse-pools | Reason="a pool whose windows overlap, so that values of the region would be computed more than once", Suggestion="the contraction's results are stored and read again"
func.func @overlapping(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %window: tensor<3x3xf32>, %e: tensor<1x64x7x7xf32>) -> tensor<1x64x7x7xf32> {
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<3x3xf32>) outs(%e : tensor<1x64x7x7xf32>) -> tensor<1x64x7x7xf32>
    prelu.yield %3 : tensor<1x64x7x7xf32>
  } : tensor<1x64x7x7xf32>
  return %y : tensor<1x64x7x7xf32>
}

// -----

// CHECK-LABEL: func @read_twice(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: Reason="something else reads what is pooled"
func.func @read_twice(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x8x8xf32>) -> (tensor<1x64x16x16xf32>, tensor<1x64x8x8xf32>) {
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<2x2xf32>) outs(%e : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  return %a, %y : tensor<1x64x16x16xf32>, tensor<1x64x8x8xf32>
}

// -----

// Two columns of a thread are half a window.
// CHECK-LABEL: func @half_windows(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: Reason="neighbouring results of a thread make up no whole windows"
func.func @half_windows(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32> {
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 2>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<2x2xf32>) outs(%e : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  return %y : tensor<1x64x8x8xf32>
}

// -----

// A lane of mma.sync has two neighbouring columns.
// CHECK-LABEL: func @pairs(
// CHECK:         prelu.fused mapping(<algorithm = mma_sync
// CHECK:           linalg.conv_2d_nchw_fchw
// CHECK:           linalg.pooling_nchw_max
// CHECK-NOT:     prelu.fused
// REMARK: Remark="the pool computed in the kernel of 'linalg.conv_2d_nchw_fchw'"
func.func @pairs(%x: tensor<1x16x18x18xf16>, %w: tensor<64x16x3x3xf16>, %b: tensor<1x64x16x16xf32>, %window: tensor<1x2xf32>, %e: tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32> {
  %a = prelu.fused mapping(<algorithm = mma_sync, block = [64, 64, 16], thread = [32, 32], stages = 3>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf16>, tensor<64x16x3x3xf16>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<1x2xf32>) outs(%e : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  return %y : tensor<1x64x8x8xf32>
}

// -----

// But not two of its rows.
// CHECK-LABEL: func @squares(
// CHECK:         prelu.fused mapping(<algorithm = mma_sync
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: Reason="neighbouring results of a thread make up no whole windows"
func.func @squares(%x: tensor<1x16x18x18xf16>, %w: tensor<64x16x3x3xf16>, %b: tensor<1x64x16x16xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32> {
  %a = prelu.fused mapping(<algorithm = mma_sync, block = [64, 64, 16], thread = [32, 32], stages = 3>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf16>, tensor<64x16x3x3xf16>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<2x2xf32>) outs(%e : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    prelu.yield %3 : tensor<1x64x8x8xf32>
  } : tensor<1x64x8x8xf32>
  return %y : tensor<1x64x8x8xf32>
}

// -----

// 4x4 windows of 2x2 are 64 columns.
// CHECK-LABEL: func @small_result(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: Reason="a block's tile is larger than what is pooled"
func.func @small_result(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x4x4xf32>) -> tensor<1x64x4x4xf32> {
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 128, 16], thread = [8, 8], vector = 4>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %3 = linalg.pooling_nchw_max {strides = dense<4> : vector<2xi64>} ins(%a, %window : tensor<1x64x16x16xf32>, tensor<2x2xf32>) outs(%e : tensor<1x64x4x4xf32>) -> tensor<1x64x4x4xf32>
    prelu.yield %3 : tensor<1x64x4x4xf32>
  } : tensor<1x64x4x4xf32>
  return %y : tensor<1x64x4x4xf32>
}

// -----

// CHECK-LABEL: func @padded(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: Reason="its windows reach into padding of the contraction's result"
func.func @padded(%x: tensor<1x16x18x18xf32>, %w: tensor<64x16x3x3xf32>, %b: tensor<1x64x16x16xf32>, %window: tensor<2x2xf32>, %e: tensor<1x64x9x9xf32>) -> tensor<1x64x9x9xf32> {
  %min = arith.constant 0xFF800000 : f32
  %a = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [8, 4], vector = 4>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x18x18xf32>, tensor<64x16x3x3xf32>) outs(%b : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    prelu.yield %0 : tensor<1x64x16x16xf32>
  } : tensor<1x64x16x16xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %p = tensor.pad %a low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%i: index, %j: index, %k: index, %l: index):
      tensor.yield %min : f32
    } : tensor<1x64x16x16xf32> to tensor<1x64x18x18xf32>
    %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%p, %window : tensor<1x64x18x18xf32>, tensor<2x2xf32>) outs(%e : tensor<1x64x9x9xf32>) -> tensor<1x64x9x9xf32>
    prelu.yield %3 : tensor<1x64x9x9xf32>
  } : tensor<1x64x9x9xf32>
  return %y : tensor<1x64x9x9xf32>
}

// -----

// A window of one element pools nothing.
// CHECK-LABEL: func @window_of_one(
// CHECK:         prelu.fused mapping(<algorithm = tiled
// CHECK:         prelu.fused mapping(<algorithm = direct
// REMARK: Reason="its windows hold one element each"
func.func @window_of_one(%a: tensor<4x4x8xf32>, %b: tensor<4x8x1xf32>, %i: tensor<4x4x1xf32>, %window: tensor<1xf32>, %e: tensor<4x4x1xf32>) -> tensor<4x4x1xf32> {
  %x = prelu.fused mapping(<algorithm = tiled, block = [4, 1, 8], thread = [1, 1], vector = 1>) {
    %0 = linalg.batch_matmul ins(%a, %b : tensor<4x4x8xf32>, tensor<4x8x1xf32>) outs(%i : tensor<4x4x1xf32>) -> tensor<4x4x1xf32>
    prelu.yield %0 : tensor<4x4x1xf32>
  } : tensor<4x4x1xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [256]>) {
    %0 = linalg.pooling_ncw_max {strides = dense<2> : vector<1xi64>} ins(%x, %window : tensor<4x4x1xf32>, tensor<1xf32>) outs(%e : tensor<4x4x1xf32>) -> tensor<4x4x1xf32>
    prelu.yield %0 : tensor<4x4x1xf32>
  } : tensor<4x4x1xf32>
  return %y : tensor<4x4x1xf32>
}
