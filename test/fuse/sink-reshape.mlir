// RUN: prelu-opt %s --prelu-fuse --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-fuse --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// A batch-norm and a residual behind the collapse of a grouped convolution, the
// bias expanded before it is spread.
// CHECK-LABEL: func.func @grouped_bn(
// CHECK-SAME:    %{{.+}}: tensor<1x2x3x8x8xf32>, %{{.+}}: tensor<2x4x3x3x3xf32>, %[[G:.+]]: tensor<8x1x1xf32>, %[[R:.+]]: tensor<1x8x6x6xf32>, %[[A:.+]]: tensor<8xf32>, %[[B:.+]]: tensor<8xf32>)
// CHECK-DAG:     %[[EB:.+]] = tensor.expand_shape %[[B]] {{\[\[}}0, 1]] output_shape [2, 4]
// CHECK-DAG:     %[[EG:.+]] = tensor.expand_shape %[[G]] {{\[\[}}0, 1], [2], [3]] output_shape [2, 4, 1, 1]
// CHECK-DAG:     %[[ER:.+]] = tensor.expand_shape %[[R]] {{\[\[}}0], [1, 2], [3], [4]]
// CHECK-DAG:     %[[EA:.+]] = tensor.expand_shape %[[A]] {{\[\[}}0, 1]] output_shape [2, 4]
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      %[[I:.+]] = linalg.generic {{.*}} ins(%[[EB]] : tensor<2x4xf32>)
// CHECK:           %[[C:.+]] = linalg.conv_2d_ngchw_gfchw ins({{.*}}) outs(%[[I]]
// CHECK-NEXT:      %[[M:.+]] = linalg.generic {{.*}} ins(%[[C]], %[[EG]] :
// CHECK:           %[[S:.+]] = linalg.generic {{.*}} ins(%[[ER]], %[[M]] :
// CHECK:           %[[P:.+]] = prelu.prelu %[[S]], %[[EA]] {alpha_dims = array<i64: 1, 2>}
// CHECK-NEXT:      prelu.yield %[[P]]
// CHECK:         %[[Y:.+]] = tensor.collapse_shape %[[F]]
// CHECK-NEXT:    return %[[Y]]
#c11 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
func.func @grouped_bn(%x: tensor<1x2x3x8x8xf32>, %w: tensor<2x4x3x3x3xf32>, %g: tensor<8x1x1xf32>, %r: tensor<1x8x6x6xf32>, %al: tensor<8xf32>, %b: tensor<8xf32>) -> tensor<1x8x6x6xf32> {
  %e = tensor.empty() : tensor<1x8x6x6xf32>
  %i = linalg.broadcast ins(%b : tensor<8xf32>) outs(%e : tensor<1x8x6x6xf32>) dimensions = [0, 2, 3]
  %f = tensor.expand_shape %i [[0], [1, 2], [3], [4]] output_shape [1, 2, 4, 6, 6] : tensor<1x8x6x6xf32> into tensor<1x2x4x6x6xf32>
  %1 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x3x8x8xf32>, tensor<2x4x3x3x3xf32>) outs(%f : tensor<1x2x4x6x6xf32>) -> tensor<1x2x4x6x6xf32>
  %2 = tensor.collapse_shape %1 [[0], [1, 2], [3], [4]] : tensor<1x2x4x6x6xf32> into tensor<1x8x6x6xf32>
  %3 = linalg.generic {indexing_maps = [#id, #c11, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %g : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%e : tensor<1x8x6x6xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %s = arith.mulf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<1x8x6x6xf32>
  %4 = linalg.add ins(%r, %3 : tensor<1x8x6x6xf32>, tensor<1x8x6x6xf32>) outs(%e : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
  %5 = prelu.prelu %4, %al {alpha_dims = array<i64: 1>} : tensor<1x8x6x6xf32>, tensor<8xf32>
  return %5 : tensor<1x8x6x6xf32>
}

// -----

// A matmul of a flattened tensor: what runs along the joined dimensions is
// flattened too.
// CHECK-LABEL: func.func @linear3d(
// CHECK-SAME:    %[[R:[a-z0-9]+]]: tensor<1x13x16xf32>, %[[A:[a-z0-9]+]]: tensor<16xf32>)
// CHECK:         %[[CR:.+]] = tensor.collapse_shape %[[R]] {{\[\[}}0, 1], [2]]
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      %[[M:.+]] = linalg.matmul
// CHECK-NEXT:      %[[G:.+]] = linalg.generic {{.*}} ins(%[[M]], %{{.+}}, %[[CR]] :
// CHECK:           prelu.prelu %[[G]], %[[A]] {alpha_dims = array<i64: 1>}
// CHECK:         tensor.expand_shape %[[F]] {{\[\[}}0, 1], [2]] output_shape [1, 13, 16]
#ch3 = affine_map<(d0, d1, d2) -> (d2)>
#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @linear3d(%x: tensor<13x8xf32>, %w: tensor<8x16xf32>, %o: tensor<13x16xf32>, %b: tensor<16xf32>, %r: tensor<1x13x16xf32>, %al: tensor<16xf32>) -> tensor<1x13x16xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<13x8xf32>, tensor<8x16xf32>) outs(%o : tensor<13x16xf32>) -> tensor<13x16xf32>
  %2 = tensor.expand_shape %1 [[0, 1], [2]] output_shape [1, 13, 16] : tensor<13x16xf32> into tensor<1x13x16xf32>
  %3 = linalg.generic {indexing_maps = [#id3, #ch3, #id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %b, %r : tensor<1x13x16xf32>, tensor<16xf32>, tensor<1x13x16xf32>) outs(%r : tensor<1x13x16xf32>) {
  ^bb0(%p: f32, %q: f32, %t: f32, %out: f32):
    %s = arith.addf %p, %q : f32
    %u = arith.mulf %s, %t : f32
    linalg.yield %u : f32
  } -> tensor<1x13x16xf32>
  %5 = prelu.prelu %3, %al {alpha_dims = array<i64: 2>} : tensor<1x13x16xf32>, tensor<16xf32>
  return %5 : tensor<1x13x16xf32>
}

// -----

// The size of a dynamic dimension comes from the reshape; nothing asks for the
// size of the contraction's result, which would keep the region from closing.
// CHECK-LABEL: func.func @linear3d_dyn(
// CHECK:         %[[D:.+]] = tensor.dim %{{.+}}, %{{.+}} : tensor<?x8xf32>
// CHECK-NOT:     tensor.dim
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      linalg.matmul
// CHECK-NEXT:      linalg.generic
// CHECK:           prelu.prelu
// CHECK:         tensor.expand_shape %[[F]] {{\[\[}}0, 1], [2]] output_shape [1, %[[D]], 16]
#ch3 = affine_map<(d0, d1, d2) -> (d2)>
#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @linear3d_dyn(%x: tensor<?x8xf32>, %w: tensor<8x16xf32>, %o: tensor<?x16xf32>, %b: tensor<16xf32>, %al: tensor<16xf32>) -> tensor<1x?x16xf32> {
  %c0 = arith.constant 0 : index
  %d = tensor.dim %x, %c0 : tensor<?x8xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x16xf32>) outs(%o : tensor<?x16xf32>) -> tensor<?x16xf32>
  %2 = tensor.expand_shape %1 [[0, 1], [2]] output_shape [1, %d, 16] : tensor<?x16xf32> into tensor<1x?x16xf32>
  %e = tensor.empty(%d) : tensor<1x?x16xf32>
  %3 = linalg.generic {indexing_maps = [#id3, #ch3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %b : tensor<1x?x16xf32>, tensor<16xf32>) outs(%e : tensor<1x?x16xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<1x?x16xf32>
  %5 = prelu.prelu %3, %al {alpha_dims = array<i64: 2>} : tensor<1x?x16xf32>, tensor<16xf32>
  return %5 : tensor<1x?x16xf32>
}

// -----

// A size that only the result of the addition has in its type: the source of the
// reshape does not know it.
// CHECK-LABEL: func.func @size_in_result(
// CHECK-NEXT:    linalg.matmul
// CHECK-NEXT:    %[[G:.+]] = linalg.generic
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[G]] {{\[\[}}0, 1], [2]] {{.*}} : tensor<?x16xf32> into tensor<1x?x16xf32>
// CHECK-NEXT:    %[[CAST:.+]] = tensor.cast %[[E]] : tensor<1x?x16xf32> to tensor<1x4x16xf32>
// CHECK-NEXT:    return %[[CAST]]
#id3s = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @size_in_result(%x: tensor<?x8xf32>, %w: tensor<8x16xf32>, %o: tensor<?x16xf32>, %d: index) -> tensor<1x4x16xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x16xf32>) outs(%o : tensor<?x16xf32>) -> tensor<?x16xf32>
  %2 = tensor.expand_shape %1 [[0, 1], [2]] output_shape [1, %d, 16] : tensor<?x16xf32> into tensor<1x?x16xf32>
  %e = tensor.empty() : tensor<1x4x16xf32>
  %3 = linalg.generic {indexing_maps = [#id3s, #id3s], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<1x?x16xf32>) outs(%e : tensor<1x4x16xf32>) {
  ^bb0(%p: f32, %out: f32):
    %s = arith.negf %p : f32
    linalg.yield %s : f32
  } -> tensor<1x4x16xf32>
  return %3 : tensor<1x4x16xf32>
}

// -----

// alpha runs along 4 of the 12 rows that the matmul has: it cannot move.
// CHECK-LABEL: func.func @part_alpha(
// CHECK-NOT:     prelu.fused
// CHECK:         tensor.expand_shape
// CHECK-NEXT:    prelu.prelu
// REMARK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'tensor.expand_shape' lies between it and any contraction"
func.func @part_alpha(%x: tensor<12x8xf32>, %w: tensor<8x16xf32>, %o: tensor<12x16xf32>, %al: tensor<4xf32>) -> tensor<3x4x16xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<12x8xf32>, tensor<8x16xf32>) outs(%o : tensor<12x16xf32>) -> tensor<12x16xf32>
  %2 = tensor.expand_shape %1 [[0, 1], [2]] output_shape [3, 4, 16] : tensor<12x16xf32> into tensor<3x4x16xf32>
  %5 = prelu.prelu %2, %al {alpha_dims = array<i64: 1>} : tensor<3x4x16xf32>, tensor<4xf32>
  return %5 : tensor<3x4x16xf32>
}

// -----

// A collapsed dynamic dimension.
// CHECK-LABEL: func.func @dyn_collapse(
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      linalg.batch_matmul
// CHECK-NEXT:      linalg.generic
// CHECK:           prelu.prelu %{{.+}}, %{{.+}} {alpha_dims = array<i64: 2>}
// CHECK:         tensor.collapse_shape %[[F]] {{\[\[}}0, 1], [2]]
func.func @dyn_collapse(%x: tensor<1x?x8xf32>, %w: tensor<1x8x16xf32>, %o: tensor<1x?x16xf32>, %b: tensor<16xf32>, %al: tensor<16xf32>) -> tensor<?x16xf32> {
  %1 = linalg.batch_matmul ins(%x, %w : tensor<1x?x8xf32>, tensor<1x8x16xf32>) outs(%o : tensor<1x?x16xf32>) -> tensor<1x?x16xf32>
  %2 = tensor.collapse_shape %1 [[0, 1], [2]] : tensor<1x?x16xf32> into tensor<?x16xf32>
  %c0 = arith.constant 1 : index
  %d = tensor.dim %x, %c0 : tensor<1x?x8xf32>
  %e = tensor.empty(%d) : tensor<?x16xf32>
  %3 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%2, %b : tensor<?x16xf32>, tensor<16xf32>) outs(%e : tensor<?x16xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<?x16xf32>
  %5 = prelu.prelu %3, %al {alpha_dims = array<i64: 1>} : tensor<?x16xf32>, tensor<16xf32>
  return %5 : tensor<?x16xf32>
}

// -----

// The alpha's size is the value's, which its type does not say.
// CHECK-LABEL: func.func @dynamic_alpha(
// CHECK-SAME:    %{{.*}}: tensor<4x6xf32>, %{{.*}}: tensor<6x8xf32>, %[[ALPHA:.*]]: tensor<?xf32>
// CHECK:         %[[CAST:.*]] = tensor.cast %[[ALPHA]] : tensor<?xf32> to tensor<32xf32>
// CHECK:         %[[EXPANDED:.*]] = tensor.expand_shape %[[CAST]] {{\[\[}}0, 1]] output_shape [4, 8] : tensor<32xf32> into tensor<4x8xf32>
// CHECK:         prelu.fused {
// CHECK:           prelu.prelu %{{.*}}, %[[EXPANDED]] : tensor<4x8xf32>, tensor<4x8xf32>
func.func @dynamic_alpha(%x: tensor<4x6xf32>, %w: tensor<6x8xf32>, %alpha: tensor<?xf32>) -> tensor<32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x6xf32>, tensor<6x8xf32>) outs(%f : tensor<4x8xf32>) -> tensor<4x8xf32>
  %c = tensor.collapse_shape %y [[0, 1]] : tensor<4x8xf32> into tensor<32xf32>
  %p = prelu.prelu %c, %alpha : tensor<32xf32>, tensor<?xf32>
  return %p : tensor<32xf32>
}
