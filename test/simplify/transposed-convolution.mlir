// RUN: prelu-opt %s --prelu-split-transposed-conv --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-split-transposed-conv=finite-weights=false --split-input-file \
// RUN:   --remarks-filter='prelu-split-transposed-conv' 2>&1 | FileCheck %s --check-prefix=REMARK

// A window of 4 and a stride of 2: two taps for each phase. One more output in
// front than there should be lets all phases read the same elements.
// CHECK-DAG:   #[[$IMAGE:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d0, d6, d1 + d7, d2 + d8)>
// CHECK-DAG:   #[[$WEIGHTS:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d6, d7, d8, d3, d4, d5)>
// CHECK-DAG:   #[[$RESULT:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d0, d4, d1, d3, d2, d5)>
// CHECK-LABEL: func.func @one_group(
// CHECK-SAME:    %[[X:.+]]: tensor<1x3x7x6xf32>
// CHECK:         %[[PAD:.+]] = tensor.pad %[[X]] low[0, 0, 1, 1] high[0, 0, 1, 1]
// CHECK:         %[[CONV:.+]] = linalg.generic {indexing_maps = [#[[$IMAGE]], #[[$WEIGHTS]], #[[$RESULT]]]
// CHECK-SAME:      ins(%[[PAD]], %{{.+}} : tensor<1x3x9x8xf32>, tensor<3x2x2x2x5x2xf32>)
// CHECK:         %[[PRELU:.+]] = prelu.prelu %[[CONV]], %{{.+}} {alpha_dims = array<i64: 1>} : tensor<1x5x8x2x7x2xf32>
// CHECK:         %[[JOINED:.+]] = tensor.collapse_shape %[[PRELU]] {{\[\[}}0], [1], [2, 3], [4, 5]]
// CHECK:         %[[Y:.+]] = tensor.extract_slice %[[JOINED]][0, 0, 1, 1] [1, 5, 14, 12] [1, 1, 1, 1]
// CHECK:         return %[[Y]]
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 1 convolution(s) of the image without them
func.func @one_group(%x: tensor<1x3x7x6xf32>, %alpha: tensor<5xf32>) -> tensor<1x5x14x12xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<5x3x4x4xf32>
  %big = tensor.empty() : tensor<1x3x17x15xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%big : tensor<1x3x17x15xf32>) -> tensor<1x3x17x15xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 2, 2] [1, 3, 7, 6] [1, 1, 2, 2] : tensor<1x3x7x6xf32> into tensor<1x3x17x15xf32>
  %e = tensor.empty() : tensor<1x5x14x12xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x5x14x12xf32>) -> tensor<1x5x14x12xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%z, %w : tensor<1x3x17x15xf32>, tensor<5x3x4x4xf32>) outs(%f : tensor<1x5x14x12xf32>) -> tensor<1x5x14x12xf32>
  %p = prelu.prelu %y, %alpha {alpha_dims = array<i64: 1>} : tensor<1x5x14x12xf32>, tensor<5xf32>
  return %p : tensor<1x5x14x12xf32>
}

// -----

// A window of 3: one phase has one tap, the other two. Each is a convolution of
// its own, and none multiplies by a zero that fills up a window.
// CHECK-LABEL: func.func @two_groups(
// CHECK-SAME:    %[[X:.+]]: tensor<1x3x7xf32>
// CHECK:         %[[ONE:.+]] = linalg.generic {{.*}} ins(%[[X]], %{{.+}} : tensor<1x3x7xf32>, tensor<3x5x1xf32>) outs(%{{.+}} : tensor<1x5x1x7xf32>)
// CHECK:         %[[PAD:.+]] = tensor.pad %[[X]] low[0, 0, 0] high[0, 0, 1]
// CHECK:         %[[TWO:.+]] = linalg.generic {{.*}} ins(%[[PAD]], %{{.+}} : tensor<1x3x8xf32>, tensor<3x2x5x1xf32>) outs(%{{.+}} : tensor<1x5x1x7xf32>)
// CHECK:         %[[I:.+]] = tensor.insert_slice %[[ONE]] into %{{.+}}[0, 0, 0, 0] [1, 5, 1, 7] [1, 1, 1, 1]
// CHECK:         %[[J:.+]] = tensor.insert_slice %[[TWO]] into %[[I]][0, 0, 1, 0] [1, 5, 1, 7] [1, 1, 1, 1]
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[J]] : tensor<1x5x2x7xf32>) {{.*}} permutation = [0, 1, 3, 2]
// CHECK:         %[[Y:.+]] = tensor.collapse_shape %[[T]] {{\[\[}}0], [1], [2, 3]]
// CHECK:         return %[[Y]]
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 2 convolution(s)
func.func @two_groups(%x: tensor<1x3x7xf32>) -> tensor<1x5x14xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<5x3x3xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x3x16xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 7] [1, 1, 2] : tensor<1x3x7xf32> into tensor<1x3x16xf32>
  %e = tensor.empty() : tensor<1x5x14xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x5x14xf32>) -> tensor<1x5x14xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x16xf32>, tensor<5x3x3xf32>) outs(%f : tensor<1x5x14xf32>) -> tensor<1x5x14xf32>
  return %y : tensor<1x5x14xf32>
}

// -----

// Phases that meet no element of the image are what the sum starts from.
// CHECK-LABEL: func.func @empty_phases(
// CHECK-SAME:    %[[X:.+]]: tensor<1x3x5xf32>, %[[B:.+]]: tensor<2xf32>
// CHECK:         %[[CONV:.+]] = linalg.generic {{.*}} ins(%[[X]], %{{.+}} : tensor<1x3x5xf32>, tensor<3x2x2xf32>)
// CHECK:         %[[REST:.+]] = linalg.generic {{.*}} ins(%[[B]] : tensor<2xf32>) outs(%{{.+}} : tensor<1x2x2x5xf32>)
// CHECK:         tensor.insert_slice %[[CONV]] into %{{.+}}[0, 0, 0, 0]
// CHECK:         tensor.insert_slice %[[REST]] into %{{.+}}[0, 0, 2, 0]
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 1 convolution(s)
func.func @empty_phases(%x: tensor<1x3x5xf32>, %b: tensor<2xf32>) -> tensor<1x2x18xf32> {
  %w = arith.constant dense<2.0> : tensor<2x3x2xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x3x19xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 5] [1, 1, 4] : tensor<1x3x5xf32> into tensor<1x3x19xf32>
  %e = tensor.empty() : tensor<1x2x18xf32>
  %f = linalg.broadcast ins(%b : tensor<2xf32>) outs(%e : tensor<1x2x18xf32>) dimensions = [0, 2]
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x19xf32>, tensor<2x3x2xf32>) outs(%f : tensor<1x2x18xf32>) -> tensor<1x2x18xf32>
  return %y : tensor<1x2x18xf32>
}

// -----

// Groups and batches that the run time knows: the reshape is of the image then.
// CHECK-LABEL: func.func @groups(
// CHECK-SAME:    %[[X:.+]]: tensor<?x4x5x6xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[X]] {{\[\[}}0], [1, 2], [3], [4]] {{.*}} into tensor<?x2x2x5x6xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[E]], %{{.+}} : tensor<?x2x2x5x6xf32>, tensor<2x2x2x3x2xf32>)
// CHECK:         tensor.collapse_shape %{{.+}} {{\[\[}}0], [1], [2], [3, 4], [5, 6]]
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 1 convolution(s)
func.func @groups(%x: tensor<?x4x5x6xf32>) -> tensor<?x2x3x10x12xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x4x5x6xf32>
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<2x3x2x2x2xf32>
  %big = tensor.empty(%n) : tensor<?x4x11x13xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%big : tensor<?x4x11x13xf32>) -> tensor<?x4x11x13xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1, 1] [%n, 4, 5, 6] [1, 1, 2, 2] : tensor<?x4x5x6xf32> into tensor<?x4x11x13xf32>
  %g = tensor.expand_shape %z [[0], [1, 2], [3], [4]] output_shape [%n, 2, 2, 11, 13] : tensor<?x4x11x13xf32> into tensor<?x2x2x11x13xf32>
  %e = tensor.empty(%n) : tensor<?x2x3x10x12xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2x3x10x12xf32>) -> tensor<?x2x3x10x12xf32>
  %y = linalg.conv_2d_ngchw_gfchw ins(%g, %w : tensor<?x2x2x11x13xf32>, tensor<2x3x2x2x2xf32>) outs(%f : tensor<?x2x3x10x12xf32>) -> tensor<?x2x3x10x12xf32>
  return %y : tensor<?x2x3x10x12xf32>
}

// -----

// CHECK-LABEL: func.func @runtime_weights(
// CHECK-NOT:     tensor.insert_slice
// REMARK:      [Missed] TransposedConvolutionKept | {{.*}}"0 times the weights is 0 only for finite weights, which these are not known to be"
func.func @runtime_weights(%x: tensor<1x3x5xf32>, %w: tensor<2x3x2xf32>) -> tensor<1x2x10xf32> {
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<1x3x11xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 5] [1, 1, 2] : tensor<1x3x5xf32> into tensor<1x3x11xf32>
  %e = tensor.empty() : tensor<1x2x10xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x10xf32>) -> tensor<1x2x10xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x11xf32>, tensor<2x3x2xf32>) outs(%f : tensor<1x2x10xf32>) -> tensor<1x2x10xf32>
  return %y : tensor<1x2x10xf32>
}

// -----

// CHECK-LABEL: func.func @not_zero(
// CHECK:         tensor.insert_slice
// CHECK:         linalg.conv_1d_ncw_fcw
// REMARK:      [Missed] TransposedConvolutionKept | {{.*}}"the tensor between whose elements the image goes is not known to be 0"
func.func @not_zero(%x: tensor<1x3x5xf32>, %into: tensor<1x3x11xf32>) -> tensor<1x2x10xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<2x3x2xf32>
  %z = tensor.insert_slice %x into %into[0, 0, 1] [1, 3, 5] [1, 1, 2] : tensor<1x3x5xf32> into tensor<1x3x11xf32>
  %e = tensor.empty() : tensor<1x2x10xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x10xf32>) -> tensor<1x2x10xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x11xf32>, tensor<2x3x2xf32>) outs(%f : tensor<1x2x10xf32>) -> tensor<1x2x10xf32>
  return %y : tensor<1x2x10xf32>
}

// -----

// CHECK-LABEL: func.func @strided(
// CHECK:         linalg.conv_1d_ncw_fcw
// REMARK:      [Missed] TransposedConvolutionKept | {{.*}}"no window slides by one over the dimension that holds the zeros"
func.func @strided(%x: tensor<1x3x5xf32>) -> tensor<1x2x5xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<2x3x2xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x3x11xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 5] [1, 1, 2] : tensor<1x3x5xf32> into tensor<1x3x11xf32>
  %e = tensor.empty() : tensor<1x2x5xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x5xf32>) -> tensor<1x2x5xf32>
  %y = linalg.conv_1d_ncw_fcw {strides = dense<2> : tensor<1xi64>} ins(%z, %w : tensor<1x3x11xf32>, tensor<2x3x2xf32>) outs(%f : tensor<1x2x5xf32>) -> tensor<1x2x5xf32>
  return %y : tensor<1x2x5xf32>
}

// -----

// CHECK-LABEL: func.func @dynamic(
// CHECK:         linalg.conv_1d_ncw_fcw
// REMARK:      [Missed] TransposedConvolutionKept | {{.*}}"its size, or where the image goes, is not static"
func.func @dynamic(%x: tensor<1x3x?xf32>, %size: index, %long: index, %out: tensor<1x2x?xf32>) -> tensor<1x2x?xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<2x3x2xf32>
  %big = tensor.empty(%long) : tensor<1x3x?xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%big : tensor<1x3x?xf32>) -> tensor<1x3x?xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, %size] [1, 1, 2] : tensor<1x3x?xf32> into tensor<1x3x?xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x?xf32>, tensor<2x3x2xf32>) outs(%out : tensor<1x2x?xf32>) -> tensor<1x2x?xf32>
  return %y : tensor<1x2x?xf32>
}

// -----

// Constants are looked at whatever is assumed of others.
// CHECK-LABEL: func.func @infinite_weights(
// CHECK:         linalg.conv_1d_ncw_fcw
// REMARK:      [Missed] TransposedConvolutionKept | {{.*}}"0 times the weights is 0 only for finite weights, which these are not known to be"
func.func @infinite_weights(%x: tensor<1x3x5xf32>) -> tensor<1x2x10xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0x7F800000> : tensor<2x3x2xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x3x11xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 5] [1, 1, 2] : tensor<1x3x5xf32> into tensor<1x3x11xf32>
  %e = tensor.empty() : tensor<1x2x10xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x10xf32>) -> tensor<1x2x10xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x11xf32>, tensor<2x3x2xf32>) outs(%f : tensor<1x2x10xf32>) -> tensor<1x2x10xf32>
  return %y : tensor<1x2x10xf32>
}

// -----

// A bias that is spread and then split into groups is split first.
// CHECK-LABEL: func.func @grouped_bias(
// CHECK-SAME:    %{{.+}}: tensor<1x2x2x5xf32>, %[[B:.+]]: tensor<6xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[B]] {{\[\[}}0, 1]] output_shape [2, 3]
// CHECK:         %[[INIT:.+]] = linalg.generic {{.*}} ins(%[[E]] : tensor<2x3xf32>) outs(%{{.+}} : tensor<1x2x3x5x2xf32>)
// CHECK:         linalg.generic {{.*}} outs(%[[INIT]] : tensor<1x2x3x5x2xf32>)
// CHECK-NOT:     linalg.add
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 1 convolution(s)
func.func @grouped_bias(%x: tensor<1x2x2x5xf32>, %b: tensor<6xf32>) -> tensor<1x2x3x10xf32> {
  %w = arith.constant dense<2.0> : tensor<2x3x2x2xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x2x2x11xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 0, 1] [1, 2, 2, 5] [1, 1, 1, 2] : tensor<1x2x2x5xf32> into tensor<1x2x2x11xf32>
  %e = tensor.empty() : tensor<1x6x10xf32>
  %spread = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e : tensor<1x6x10xf32>) dimensions = [0, 2]
  %init = tensor.expand_shape %spread [[0], [1, 2], [3]] output_shape [1, 2, 3, 10] : tensor<1x6x10xf32> into tensor<1x2x3x10xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(n, g, f, l, c, k) -> (n, g, c, l + k)>,
      affine_map<(n, g, f, l, c, k) -> (g, f, c, k)>, affine_map<(n, g, f, l, c, k) -> (n, g, f, l)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%z, %w : tensor<1x2x2x11xf32>, tensor<2x3x2x2xf32>) outs(%init : tensor<1x2x3x10xf32>) {
  ^bb0(%a: f32, %v: f32, %acc: f32):
    %m = arith.mulf %a, %v : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x2x3x10xf32>
  return %y : tensor<1x2x3x10xf32>
}

// -----

// What linalg-fold-unit-extent-dims makes of a batch of 1.
// CHECK-LABEL: func.func @unit_dims(
// CHECK-SAME:    %[[X:.+]]: tensor<3x5xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[X]], %{{.+}} : tensor<3x5xf32>, tensor<3x2x2xf32>)
// CHECK-NOT:     tensor.insert_slice
// CHECK:         return
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 1 convolution(s)
func.func @unit_dims(%x: tensor<3x5xf32>) -> tensor<2x10xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<2x3x2xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x3x11xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 5] [1, 1, 2] : tensor<3x5xf32> into tensor<1x3x11xf32>
  %c = tensor.collapse_shape %z [[0, 1], [2]] : tensor<1x3x11xf32> into tensor<3x11xf32>
  %e = tensor.empty() : tensor<2x10xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x10xf32>) -> tensor<2x10xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(f, l, c, k) -> (c, l + k)>,
      affine_map<(f, l, c, k) -> (f, c, k)>, affine_map<(f, l, c, k) -> (f, l)>],
      iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%c, %w : tensor<3x11xf32>, tensor<2x3x2xf32>) outs(%f : tensor<2x10xf32>) {
  ^bb0(%a: f32, %v: f32, %acc: f32):
    %m = arith.mulf %a, %v : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<2x10xf32>
  return %y : tensor<2x10xf32>
}

// -----

// A collapse_shape of unit dimensions, as linalg-fold-unit-extent-dims puts it
// in front of the PReLU, does not keep it from either convolution.
// CHECK-LABEL: func.func @prelu_of_unit_dims(
// CHECK:         %[[ONE:.+]] = linalg.generic {{.*}} outs(%{{.+}} : tensor<1x5x1x7xf32>)
// CHECK:         prelu.prelu %[[ONE]], %{{.+}} {alpha_dims = array<i64: 1>} : tensor<1x5x1x7xf32>, tensor<5xf32>
// CHECK:         %[[TWO:.+]] = linalg.generic {{.*}} outs(%{{.+}} : tensor<1x5x1x7xf32>)
// CHECK:         prelu.prelu %[[TWO]], %{{.+}} {alpha_dims = array<i64: 1>} : tensor<1x5x1x7xf32>, tensor<5xf32>
// CHECK-NOT:     prelu.prelu
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 2 convolution(s)
func.func @prelu_of_unit_dims(%x: tensor<1x3x7xf32>, %alpha: tensor<5xf32>) -> tensor<5x14xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<5x3x3xf32>
  %big = tensor.empty() : tensor<1x3x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%big : tensor<1x3x16xf32>) -> tensor<1x3x16xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 1] [1, 3, 7] [1, 1, 2] : tensor<1x3x7xf32> into tensor<1x3x16xf32>
  %e = tensor.empty() : tensor<1x5x14xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x5x14xf32>) -> tensor<1x5x14xf32>
  %y = linalg.conv_1d_ncw_fcw ins(%z, %w : tensor<1x3x16xf32>, tensor<5x3x3xf32>) outs(%f : tensor<1x5x14xf32>) -> tensor<1x5x14xf32>
  %c = tensor.collapse_shape %y [[0, 1], [2]] : tensor<1x5x14xf32> into tensor<5x14xf32>
  %p = prelu.prelu %c, %alpha {alpha_dims = array<i64: 0>} : tensor<5x14xf32>, tensor<5xf32>
  return %p : tensor<5x14xf32>
}

// -----

// Groups, which the PReLU sees as channels: alpha is split as they are.
// CHECK-LABEL: func.func @prelu_of_groups(
// CHECK-SAME:    %{{.+}}: tensor<1x2x2x4x5xf32>, %[[ALPHA:.+]]: tensor<6xf32>
// CHECK:         %[[SPLIT:.+]] = tensor.expand_shape %[[ALPHA]] {{\[\[}}0, 1]] output_shape [2, 3]
// CHECK-COUNT-2: prelu.prelu %{{.+}}, %[[SPLIT]] {alpha_dims = array<i64: 1, 2>} : tensor<1x2x3x4x1x5xf32>, tensor<2x3xf32>
// CHECK-NOT:     prelu.prelu
// CHECK:         tensor.collapse_shape %{{.+}} {{\[\[}}0], [1, 2], [3], [4, 5]] : tensor<1x2x3x4x5x2xf32> into tensor<1x6x4x10xf32>
// REMARK:      [Passed] TransposedConvolutionSplit | {{.*}} computed as 2 convolution(s)
func.func @prelu_of_groups(%x: tensor<1x2x2x4x5xf32>, %alpha: tensor<6xf32>) -> tensor<1x6x4x10xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<2x3x2x1x3xf32>
  %big = tensor.empty() : tensor<1x2x2x4x12xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%big : tensor<1x2x2x4x12xf32>) -> tensor<1x2x2x4x12xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 0, 0, 1] [1, 2, 2, 4, 5] [1, 1, 1, 1, 2] : tensor<1x2x2x4x5xf32> into tensor<1x2x2x4x12xf32>
  %e = tensor.empty() : tensor<1x2x3x4x10xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x3x4x10xf32>) -> tensor<1x2x3x4x10xf32>
  %y = linalg.conv_2d_ngchw_gfchw ins(%z, %w : tensor<1x2x2x4x12xf32>, tensor<2x3x2x1x3xf32>) outs(%f : tensor<1x2x3x4x10xf32>) -> tensor<1x2x3x4x10xf32>
  %c = tensor.collapse_shape %y [[0], [1, 2], [3], [4]] : tensor<1x2x3x4x10xf32> into tensor<1x6x4x10xf32>
  %p = prelu.prelu %c, %alpha {alpha_dims = array<i64: 1>} : tensor<1x6x4x10xf32>, tensor<6xf32>
  return %p : tensor<1x6x4x10xf32>
}
