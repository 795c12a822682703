// RUN: prelu-opt %s --prelu-fuse=contractions=all --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-fuse=contractions=all --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// The masks of two sources, times one signal: the channels of the convolution
// become two loops, of its weights and its bias two dimensions.
// CHECK-DAG:   #[[$X:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d4, d3 + d5)>
// CHECK-DAG:   #[[$W:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d1, d2, d4, d5)>
// CHECK-DAG:   #[[$Y:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>
// CHECK-DAG:   #[[$SIGNAL:.+]] = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
// CHECK-LABEL: func.func @masks(
// CHECK-SAME:    %[[IN:.+]]: tensor<1x8x20xf32>, %[[S:.+]]: tensor<1x1x16x20xf32>, %[[WEIGHTS:.+]]: tensor<32x8x1xf32>, %[[B:.+]]: tensor<32xf32>)
// CHECK-DAG:     %[[EW:.+]] = tensor.expand_shape %[[WEIGHTS]] {{\[\[}}0, 1], [2], [3]] output_shape [2, 16, 8, 1]
// CHECK-DAG:     %[[EB:.+]] = tensor.expand_shape %[[B]] {{\[\[}}0, 1]] output_shape [2, 16]
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      %[[I:.+]] = linalg.generic {{.*}} ins(%[[EB]] : tensor<2x16xf32>)
// CHECK:           %[[C:.+]] = linalg.generic {indexing_maps = [#[[$X]], #[[$W]], #[[$Y]]], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%[[IN]], %[[EW]] : {{.*}}) outs(%[[I]] :
// CHECK:           %[[P:.+]] = prelu.prelu %[[C]], %{{.+}} : tensor<1x2x16x20xf32>, f32
// CHECK-NEXT:      %[[M:.+]] = linalg.generic {{.*}}#[[$SIGNAL]]{{.*}} ins(%[[P]], %[[S]] :
// CHECK:           prelu.yield %[[M]]
// CHECK-NEXT:    } : tensor<1x2x16x20xf32>
// CHECK-NEXT:    return %[[F]]
// REMARK-NOT: NotFused
#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#signal = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
func.func @masks(%x: tensor<1x8x20xf32>, %s: tensor<1x1x16x20xf32>, %w: tensor<32x8x1xf32>, %b: tensor<32xf32>) -> tensor<1x2x16x20xf32> {
  %alpha = arith.constant 0.25 : f32
  %e = tensor.empty() : tensor<1x32x20xf32>
  %i = linalg.broadcast ins(%b : tensor<32xf32>) outs(%e : tensor<1x32x20xf32>) dimensions = [0, 2]
  %1 = linalg.conv_1d_ncw_fcw ins(%x, %w : tensor<1x8x20xf32>, tensor<32x8x1xf32>) outs(%i : tensor<1x32x20xf32>) -> tensor<1x32x20xf32>
  %2 = prelu.prelu %1, %alpha : tensor<1x32x20xf32>, f32
  %3 = tensor.expand_shape %2 [[0], [1, 2], [3]] output_shape [1, 2, 16, 20] : tensor<1x32x20xf32> into tensor<1x2x16x20xf32>
  %d = tensor.empty() : tensor<1x2x16x20xf32>
  %4 = linalg.generic {indexing_maps = [#id, #signal, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %s : tensor<1x2x16x20xf32>, tensor<1x1x16x20xf32>) outs(%d : tensor<1x2x16x20xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %m = arith.mulf %p, %q : f32
    linalg.yield %m : f32
  } -> tensor<1x2x16x20xf32>
  return %4 : tensor<1x2x16x20xf32>
}

// -----

// A scale and an alpha for each head of a projection; a residual in between
// keeps its elements.
// CHECK-LABEL: func.func @heads(
// CHECK-SAME:    %{{.+}}: tensor<?x24xf32>, %{{.+}}: tensor<24x64xf32>, %{{.+}}: tensor<?x64xf32>, %[[R:.+]]: tensor<?x64xf32>, %[[H:.+]]: tensor<4xf32>,
// CHECK:         %[[ER:.+]] = tensor.expand_shape %[[R]] {{\[\[}}0], [1, 2]]
// CHECK:         prelu.fused {
// CHECK-NEXT:      %[[C:.+]] = linalg.generic {{.*}}"reduction"]}
// CHECK:           %[[A:.+]] = linalg.generic {{.*}} ins(%[[C]], %[[ER]] :
// CHECK:           %[[G:.+]] = linalg.generic {{.*}} ins(%[[A]], %[[H]] :
// CHECK:           prelu.prelu %[[G]], %[[H]] {alpha_dims = array<i64: 1>} : tensor<?x4x16xf32>
#rows = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#head = affine_map<(d0, d1, d2) -> (d1)>
func.func @heads(%x: tensor<?x24xf32>, %w: tensor<24x64xf32>, %i: tensor<?x64xf32>, %r: tensor<?x64xf32>, %h: tensor<4xf32>, %n: index) -> tensor<?x4x16xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<?x24xf32>, tensor<24x64xf32>) outs(%i : tensor<?x64xf32>) -> tensor<?x64xf32>
  %2 = linalg.add ins(%1, %r : tensor<?x64xf32>, tensor<?x64xf32>) outs(%r : tensor<?x64xf32>) -> tensor<?x64xf32>
  %3 = tensor.expand_shape %2 [[0], [1, 2]] output_shape [%n, 4, 16] : tensor<?x64xf32> into tensor<?x4x16xf32>
  %d = tensor.empty(%n) : tensor<?x4x16xf32>
  %4 = linalg.generic {indexing_maps = [#rows, #head, #rows], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %h : tensor<?x4x16xf32>, tensor<4xf32>) outs(%d : tensor<?x4x16xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %m = arith.mulf %p, %q : f32
    linalg.yield %m : f32
  } -> tensor<?x4x16xf32>
  %5 = prelu.prelu %4, %h {alpha_dims = array<i64: 1>} : tensor<?x4x16xf32>, tensor<4xf32>
  return %5 : tensor<?x4x16xf32>
}

// -----

// Four columns are no tile.
// CHECK-LABEL: func.func @narrow_heads(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.matmul
// CHECK:         tensor.expand_shape
// CHECK-NEXT:    tensor.empty
// CHECK-NEXT:    linalg.generic
// REMARK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'tensor.expand_shape' lies between it and its contraction's region", Suggestion="move it in front of the reshape"
#rows = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#head = affine_map<(d0, d1, d2) -> (d1)>
func.func @narrow_heads(%x: tensor<12x24xf32>, %w: tensor<24x64xf32>, %i: tensor<12x64xf32>, %h: tensor<16xf32>) -> tensor<12x16x4xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<12x24xf32>, tensor<24x64xf32>) outs(%i : tensor<12x64xf32>) -> tensor<12x64xf32>
  %2 = tensor.expand_shape %1 [[0], [1, 2]] output_shape [12, 16, 4] : tensor<12x64xf32> into tensor<12x16x4xf32>
  %d = tensor.empty() : tensor<12x16x4xf32>
  %3 = linalg.generic {indexing_maps = [#rows, #head, #rows], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %h : tensor<12x16x4xf32>, tensor<16xf32>) outs(%d : tensor<12x16x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %m = arith.mulf %p, %q : f32
    linalg.yield %m : f32
  } -> tensor<12x16x4xf32>
  return %3 : tensor<12x16x4xf32>
}

// -----

// A window of three, which has algorithms of its own.
// CHECK-LABEL: func.func @window(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.conv_1d_ncw_fcw
// CHECK:         tensor.expand_shape
// REMARK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'tensor.expand_shape' lies between it and its contraction's region"
#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#part = affine_map<(d0, d1, d2, d3) -> (d2)>
func.func @window(%x: tensor<1x8x22xf32>, %w: tensor<32x8x3xf32>, %i: tensor<1x32x20xf32>, %s: tensor<16xf32>) -> tensor<1x2x16x20xf32> {
  %1 = linalg.conv_1d_ncw_fcw ins(%x, %w : tensor<1x8x22xf32>, tensor<32x8x3xf32>) outs(%i : tensor<1x32x20xf32>) -> tensor<1x32x20xf32>
  %2 = tensor.expand_shape %1 [[0], [1, 2], [3]] output_shape [1, 2, 16, 20] : tensor<1x32x20xf32> into tensor<1x2x16x20xf32>
  %d = tensor.empty() : tensor<1x2x16x20xf32>
  %3 = linalg.generic {indexing_maps = [#id, #part, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %s : tensor<1x2x16x20xf32>, tensor<16xf32>) outs(%d : tensor<1x2x16x20xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %m = arith.mulf %p, %q : f32
    linalg.yield %m : f32
  } -> tensor<1x2x16x20xf32>
  return %3 : tensor<1x2x16x20xf32>
}

// -----

// What the reshape splits is also read as it is: nothing is computed twice.
// CHECK-LABEL: func.func @second_use(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.matmul
// CHECK:         } : tensor<12x64xf32>
#rows = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#head = affine_map<(d0, d1, d2) -> (d1)>
func.func @second_use(%x: tensor<12x24xf32>, %w: tensor<24x64xf32>, %i: tensor<12x64xf32>, %h: tensor<4xf32>) -> (tensor<12x4x16xf32>, tensor<12x64xf32>) {
  %1 = linalg.matmul ins(%x, %w : tensor<12x24xf32>, tensor<24x64xf32>) outs(%i : tensor<12x64xf32>) -> tensor<12x64xf32>
  %2 = tensor.expand_shape %1 [[0], [1, 2]] output_shape [12, 4, 16] : tensor<12x64xf32> into tensor<12x4x16xf32>
  %d = tensor.empty() : tensor<12x4x16xf32>
  %3 = linalg.generic {indexing_maps = [#rows, #head, #rows], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %h : tensor<12x4x16xf32>, tensor<4xf32>) outs(%d : tensor<12x4x16xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %m = arith.mulf %p, %q : f32
    linalg.yield %m : f32
  } -> tensor<12x4x16xf32>
  return %3, %1 : tensor<12x4x16xf32>, tensor<12x64xf32>
}
