// RUN: prelu-opt %s --prelu-simplify --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-simplify=fold-scales=false --split-input-file | FileCheck %s --check-prefix=OFF
// RUN: prelu-opt %s --prelu-simplify --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>

// A batch-norm behind a PReLU: (y - [1, 2]) * [2, 8] + [0.5, 0.25], whose scale is
// [2, 8] and whose shift [-1.5, -15.75]. Two products read it, one with its
// weights transposed: their biases are the weights times the shift,
// 1 * -1.5 + 2 * -15.75 = -33 and 3 * -1.5 + 4 * -15.75 = -67.5; and, on 7,
// 10 * -1.5 + 20 * -15.75 + 7 = -323.
// REMARK: remark: [Passed] ScaleFoldedIntoReaders | Category:prelu-simplify | Remark="3 per-channel operation(s) folded into the weights and biases of what reads them"
// CHECK-LABEL: func.func @two_readers(
// CHECK-DAG:     %[[W0:.+]] = arith.constant dense<{{\[\[}}2.000000e+00, 6.000000e+00], [1.600000e+01, 3.200000e+01]]> : tensor<2x2xf32>
// CHECK-DAG:     %[[B0:.+]] = arith.constant dense<[-3.300000e+01, -6.750000e+01]> : tensor<2xf32>
// CHECK-DAG:     %[[W1:.+]] = arith.constant dense<{{\[\[}}2.000000e+01, 1.600000e+02]]> : tensor<1x2xf32>
// CHECK-DAG:     %[[B1:.+]] = arith.constant -3.230000e+02 : f32
// CHECK:         %[[P:.+]] = prelu.prelu
// CHECK:         %[[I0:.+]] = linalg.broadcast ins(%[[B0]]
// CHECK:         linalg.matmul ins(%[[P]], %[[W0]] : {{.*}}) outs(%[[I0]]
// CHECK:         %[[I1:.+]] = linalg.fill ins(%[[B1]]
// CHECK:         linalg.matmul indexing_maps = {{.*}} ins(%[[P]], %[[W1]] : {{.*}}) outs(%[[I1]]
// OFF-LABEL:   func.func @two_readers(
// OFF:           arith.subf
func.func @two_readers(%x: tensor<?x2xf32>, %alpha: f32, %e: tensor<?x2xf32>, %e1: tensor<?x1xf32>) -> (tensor<?x2xf32>, tensor<?x1xf32>) {
  %zero = arith.constant 0.0 : f32
  %seven = arith.constant 7.0 : f32
  %w0 = arith.constant dense<[[1.0, 3.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %w1 = arith.constant dense<[[10.0, 20.0]]> : tensor<1x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<?x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<?x2xf32>, tensor<2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<?x2xf32>, tensor<2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<?x2xf32>, tensor<2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  %i0 = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2xf32>) -> tensor<?x2xf32>
  %4 = linalg.matmul ins(%3, %w0 : tensor<?x2xf32>, tensor<2x2xf32>) outs(%i0 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %i1 = linalg.fill ins(%seven : f32) outs(%e1 : tensor<?x1xf32>) -> tensor<?x1xf32>
  %5 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>]
    ins(%3, %w1 : tensor<?x2xf32>, tensor<1x2xf32>) outs(%i1 : tensor<?x1xf32>) -> tensor<?x1xf32>
  return %4, %5 : tensor<?x2xf32>, tensor<?x1xf32>
}

// -----

// A window without padding: each of its places has the shift once.
// REMARK: remark: [Passed] ScaleFoldedIntoReaders | Category:prelu-simplify | Remark="2 per-channel operation(s) folded into the weights and biases of what reads them"
// CHECK-LABEL: func.func @window(
// CHECK-DAG:     %[[W:.+]] = arith.constant dense<{{\[\[\[}}2.000000e+00, 4.000000e+00, 6.000000e+00], [1.200000e+01, 1.500000e+01, 1.800000e+01]]]> : tensor<1x2x3xf32>
// CHECK-DAG:     %[[B:.+]] = arith.constant 1.560000e+02 : f32
// CHECK:         linalg.fill ins(%[[B]]
// CHECK:         linalg.conv_1d_ncw_fcw {{.*}} ins(%{{.*}}, %[[W]]
#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#ch3 = affine_map<(d0, d1, d2) -> (d1)>
func.func @window(%x: tensor<1x2x9xf32>, %alpha: f32, %e: tensor<1x2x9xf32>, %e1: tensor<1x1x7xf32>) -> tensor<1x1x7xf32> {
  %zero = arith.constant 0.0 : f32
  // (1 + 2 + 3) * 1 + (4 + 5 + 6) * 10 = 156
  %w = arith.constant dense<[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]> : tensor<1x2x3xf32>
  %gamma = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %beta = arith.constant dense<[1.0, 10.0]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<1x2x9xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id3, #ch3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%p, %gamma : tensor<1x2x9xf32>, tensor<2xf32>) outs(%e : tensor<1x2x9xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x2x9xf32>
  %2 = linalg.generic {indexing_maps = [#id3, #ch3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %beta : tensor<1x2x9xf32>, tensor<2xf32>) outs(%e : tensor<1x2x9xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x2x9xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x1x7xf32>) -> tensor<1x1x7xf32>
  %3 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%2, %w : tensor<1x2x9xf32>, tensor<1x2x3xf32>) outs(%i : tensor<1x1x7xf32>) -> tensor<1x1x7xf32>
  return %3 : tensor<1x1x7xf32>
}

// -----

// Padding is no image that was shifted: the chain stays, as one multiplication
// and one addition.
// REMARK: remark: [Passed] ScaleMerged | Category:prelu-simplify | Remark="3 per-channel operations became one multiplication and one addition: what reads it is no sum of products, or pads it first"
// CHECK-LABEL: func.func @padded(
// CHECK-DAG:     %[[S:.+]] = arith.constant dense<[2.000000e+00, 8.000000e+00]>
// CHECK-DAG:     %[[T:.+]] = arith.constant dense<[-1.500000e+00, -1.575000e+01]>
// CHECK:         %[[P:.+]] = prelu.prelu
// CHECK:         %[[M:.+]] = linalg.generic {{.*}} ins(%[[P]], %[[S]], %[[T]]
// CHECK-NEXT:    ^bb0(%[[X:.*]]: f32, %[[A:.*]]: f32, %[[B:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[R:.*]] = arith.mulf %[[X]], %[[A]]
// CHECK-NEXT:      arith.addf %[[R]], %[[B]]
// CHECK:         tensor.pad %[[M]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @padded(%x: tensor<4x2xf32>, %alpha: f32, %e: tensor<4x2xf32>) -> tensor<6x2xf32> {
  %zero = arith.constant 0.0 : f32
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<4x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  %4 = tensor.pad %3 low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<4x2xf32> to tensor<6x2xf32>
  return %4 : tensor<6x2xf32>
}

// -----

// Somebody else reads the result: nothing is folded. Two operations are what one
// multiplication and one addition are.
// REMARK-NOT: ScaleMerged
// CHECK-LABEL: func.func @returned(
// CHECK:         arith.mulf
// CHECK:         arith.addf
// CHECK:         linalg.matmul
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @returned(%x: tensor<4x2xf32>, %alpha: f32, %e: tensor<4x2xf32>) -> (tensor<4x2xf32>, tensor<4x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 3.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<4x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %gamma : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %beta : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %3 = linalg.matmul ins(%2, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %2, %3 : tensor<4x2xf32>, tensor<4x2xf32>
}

// -----

// Weights that only the run time knows.
// REMARK: remark: [Passed] ScaleMerged | Category:prelu-simplify | Remark="3 per-channel operations became one multiplication and one addition: the contraction that reads it has no constant weights of the result's width"
// CHECK-LABEL: func.func @runtime_weights(
// CHECK:         arith.mulf
// CHECK-NEXT:    arith.addf
// CHECK:         linalg.matmul
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @runtime_weights(%x: tensor<2x2xf32>, %alpha: f32, %e: tensor<2x2xf32>, %w1: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 3.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<2x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = linalg.matmul ins(%3, %w1 : tensor<2x2xf32>, tensor<2x2xf32>) outs(%i : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

// -----

// Accumulators that start from a tensor of the run time.
// REMARK: remark: [Passed] ScaleMerged | Category:prelu-simplify | Remark="3 per-channel operations became one multiplication and one addition: the accumulators of the contraction that reads it start from no constant bias"
// CHECK-LABEL: func.func @runtime_bias(
// CHECK:         arith.mulf
// CHECK-NEXT:    arith.addf
// CHECK:         linalg.matmul
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @runtime_bias(%x: tensor<2x2xf32>, %alpha: f32, %e: tensor<2x2xf32>, %w1: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 3.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<2x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = linalg.matmul ins(%3, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

// -----

// The channel is a row of the product, over which it does not sum.
// REMARK: remark: [Passed] ScaleMerged | Category:prelu-simplify | Remark="3 per-channel operations became one multiplication and one addition: the contraction that reads it does not sum over the channels"
// CHECK-LABEL: func.func @other_dim(
// CHECK:         arith.mulf
// CHECK-NEXT:    arith.addf
// CHECK:         linalg.matmul
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d0)>
func.func @other_dim(%x: tensor<2x2xf32>, %alpha: f32, %e: tensor<2x2xf32>, %w1: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 3.0], [2.0, 4.0]]> : tensor<2x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<2x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = linalg.matmul ins(%3, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%i : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

// -----

// 3e38 * 8 is no finite number.
// REMARK: remark: [Passed] ScaleMerged | Category:prelu-simplify | Remark="3 per-channel operations became one multiplication and one addition: a bias is not finite in the result's type"
// CHECK-LABEL: func.func @too_large(
// CHECK:         arith.mulf
// CHECK-NEXT:    arith.addf
// CHECK:         linalg.matmul
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @too_large(%x: tensor<2x2xf32>, %alpha: f32, %e: tensor<2x2xf32>, %w1: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 3.0e38], [2.0, 3.0e38]]> : tensor<2x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[2.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<2x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = linalg.matmul ins(%3, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%i : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

// -----

// A weight that only a subnormal number would hold.
// REMARK: remark: [Passed] ScaleMerged | Category:prelu-simplify | Remark="3 per-channel operations became one multiplication and one addition: the scaled weights are too small for their type"
// CHECK-LABEL: func.func @too_small(
// CHECK:         arith.mulf
// CHECK-NEXT:    arith.addf
// CHECK:         linalg.matmul
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @too_small(%x: tensor<2x2xf32>, %alpha: f32, %e: tensor<2x2xf32>, %w1: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0e-10, 1.0e-10], [2.0, 4.0]]> : tensor<2x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[1.0e-30, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %p = prelu.prelu %x, %alpha : tensor<2x2xf32>, f32
  %1 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %mean : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %gamma : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %beta : tensor<2x2xf32>, tensor<2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = linalg.matmul ins(%3, %w : tensor<2x2xf32>, tensor<2x2xf32>) outs(%i : tensor<2x2xf32>) -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}
