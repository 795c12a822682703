// RUN: prelu-opt %s --prelu-transform-filters --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-transform-filters --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Of ones G g G' holds the products of the sums of two rows of G, which are 1,
// 3/2, 1/2 and 1, once for each of four by four channels. The workspace has 16
// points; for each of these 2 lines of 16 elements for each of 4 tiles, and one
// more, of the image, and 4 elements for each tile and one line more of the
// products.

// CHECK-LABEL: func.func @ones
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<1x6x6x4xf32>
// CHECK-DAG: %[[U:.*]] = arith.constant dense<"0x{{(0000803F){16}(0000C03F){16}(0000003F){16}(0000803F){16}(0000C03F){16}(00001040){16}(0000403F){16}(0000C03F){16}.*}}"> : tensor<1x16x4x4xf32>
// CHECK-DAG: %[[SPACE:.*]] = tensor.empty() : tensor<2816xf32>
// CHECK: prelu.fused schedule({{.*}}) workspace(%[[SPACE]] : tensor<2816xf32>) {
// CHECK-NEXT: %[[W:.*]] = prelu.winograd_filter %[[U]] outputs 2 : tensor<1x16x4x4xf32> -> tensor<4x4x3x3xf32>
// CHECK-NEXT: %[[T:.*]] = linalg.transpose ins(%[[W]] : tensor<4x4x3x3xf32>) outs(%{{.*}} : tensor<3x3x4x4xf32>) permutation = [2, 3, 1, 0]
// CHECK-NEXT: linalg.conv_2d_nhwc_hwcf ins(%[[X]], %[[T]] : tensor<1x6x6x4xf32>, tensor<3x3x4x4xf32>)
// REMARK: remark: [Passed] FilterTransformed | Category:prelu-transform-filters | Bytes=1024, Panel=4, Remark="the filter of 'linalg.conv_2d_nhwc_hwcf' is transformed at compile time"
// REMARK-NOT: ImageTransposed
func.func @ones(%x: tensor<1x6x6x4xf32>, %o: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x3x4x4xf32>
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 2, 4, 3, 3, 4], lanes = 3, vector = 4, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x6x6x4xf32>, tensor<3x3x4x4xf32>) outs(%o : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %0 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// -----

// An image that holds its channels outermost is copied, without its padding.

// CHECK-LABEL: func.func @image_by_planes
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<1x4x4x4xf32>
// CHECK: %[[COPY:.*]] = linalg.transpose ins(%[[X]] : tensor<1x4x4x4xf32>) outs(%{{.*}} : tensor<1x4x4x4xf32>) permutation = [0, 2, 3, 1]
// CHECK: prelu.fused
// CHECK: %[[BACK:.*]] = linalg.transpose ins(%[[COPY]] : tensor<1x4x4x4xf32>) {{.*}} permutation = [0, 3, 1, 2]
// CHECK: tensor.pad %[[BACK]]
// REMARK: remark: [Analysis] ImageTransposed | Category:prelu-transform-filters | Remark="the image of 'linalg.conv_2d_nchw_fchw' is copied with its channels innermost by each call"
func.func @image_by_planes(%x: tensor<1x4x4x4xf32>, %o: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4x4x3x3xf32>
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 2, 2, 4, 3, 3], lanes = 1, vector = 4, batch = [4, 4]>) {
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%n: index, %c: index, %h: index, %v: index):
      tensor.yield %zero : f32
    } : tensor<1x4x4x4xf32> to tensor<1x4x6x6xf32>
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x4x6x6xf32>, tensor<4x4x3x3xf32>) outs(%o : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %0 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// -----

// Threads: a workspace for each of two parts. What is transformed stays as it is.

// CHECK-LABEL: func.func @two_parts
// CHECK: prelu.fused schedule({{.*}}) workspace(%{{.*}} : tensor<5632xf32>) {
// CHECK: prelu.winograd_filter
// CHECK-NOT: prelu.winograd_filter
func.func @two_parts(%x: tensor<1x6x6x4xf32>, %o: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x3x4x4xf32>
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 2, 4, 3, 3, 4], lanes = 3, vector = 4, parallel = [1], batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x6x6x4xf32>, tensor<3x3x4x4xf32>) outs(%o : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %0 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}
