// RUN: prelu-opt %s --prelu-simplify --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-simplify=fold-scales=false --split-input-file | FileCheck %s --check-prefix=OFF
// RUN: prelu-opt %s --prelu-simplify --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>

// A batch-norm in torch's spelling: (y - mean) * rsqrt(var + eps) * gamma + beta
// with mean = [1, 2], var = [3, 0] + 1, gamma = [4, 8], beta = [0.5, 0.25]:
// scale = [2, 8], shift = [0.5 - 2, 0.25 - 16].
// REMARK: remark: [Passed] ScaleFolded | Category:prelu-simplify | Remark="4 per-channel operation(s) folded into the weights and bias of 'linalg.matmul'"
// CHECK-LABEL: func.func @batch_norm(
// CHECK-DAG:     %[[W:.+]] = arith.constant dense<{{\[\[}}2.000000e+00, 8.000000e+00], [4.000000e+00, 1.600000e+01]]> : tensor<2x2xf32>
// CHECK-DAG:     %[[B:.+]] = arith.constant dense<[-1.500000e+00, -1.575000e+01]> : tensor<2xf32>
// CHECK:         %[[I:.+]] = linalg.broadcast ins(%[[B]] : tensor<2xf32>)
// CHECK:         %[[M:.+]] = linalg.matmul ins(%{{.+}}, %[[W]] : {{.*}}) outs(%[[I]]
// CHECK-NEXT:    return %[[M]]
// OFF-LABEL:   func.func @batch_norm(
// OFF:           arith.subf
func.func @batch_norm(%x: tensor<?x2xf32>, %e: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf32>
  %mean = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %var = arith.constant dense<[3.0, 0.0]> : tensor<2xf32>
  %gamma = arith.constant dense<[4.0, 8.0]> : tensor<2xf32>
  %beta = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %eps = arith.constant 1.0 : f64
  %e1 = tensor.empty() : tensor<2xf32>
  %i = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%var : tensor<2xf32>) outs(%e1 : tensor<2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %t = arith.truncf %eps : f64 to f32
    %s = arith.addf %in, %t : f32
    %r = math.rsqrt %s : f32
    linalg.yield %r : f32
  } -> tensor<2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2xf32>) -> tensor<?x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<?x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %mean : tensor<?x2xf32>, tensor<2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %i : tensor<?x2xf32>, tensor<2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  %4 = linalg.generic {indexing_maps = [#ch, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%gamma, %3 : tensor<2xf32>, tensor<?x2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  %5 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%4, %beta : tensor<?x2xf32>, tensor<2xf32>) outs(%e : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  return %5 : tensor<?x2xf32>
}

// -----

// Depthwise: the channel is the weights' only other dimension; 3 - y turns signs.
#id4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#c4 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
// REMARK: remark: [Passed] ScaleFolded
// CHECK-LABEL: func.func @depthwise(
// CHECK-DAG:     %[[W:.+]] = arith.constant dense<{{\[\[\[}}-1.000000e+00, -2.000000e+00]], {{\[\[}}-3.000000e+00, -4.000000e+00]]]> : tensor<2x1x2xf32>
// CHECK-DAG:     %[[B:.+]] = arith.constant dense<[3.000000e+00, 5.000000e+00]> : tensor<2xf32>
// CHECK:         linalg.broadcast ins(%[[B]] : tensor<2xf32>) {{.*}} dimensions = [0, 2, 3]
// CHECK:         linalg.depthwise_conv_2d_nchw_chw ins(%{{.+}}, %[[W]]
// CHECK-NOT:     linalg.generic
func.func @depthwise(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x4x3xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[1.0, 2.0]], [[3.0, 4.0]]]> : tensor<2x1x2xf32>
  %k = arith.constant dense<[[[3.0]], [[5.0]]]> : tensor<2x1x1xf32>
  %e = tensor.empty() : tensor<1x2x4x3xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x3xf32>) -> tensor<1x2x4x3xf32>
  %1 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %w : tensor<1x2x4x4xf32>, tensor<2x1x2xf32>) outs(%0 : tensor<1x2x4x3xf32>) -> tensor<1x2x4x3xf32>
  %2 = linalg.generic {indexing_maps = [#c4, #id4, #id4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%k, %1 : tensor<2x1x1xf32>, tensor<1x2x4x3xf32>) outs(%e : tensor<1x2x4x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x2x4x3xf32>
  return %2 : tensor<1x2x4x3xf32>
}

// -----

// A bias alone needs no constant weights.
// REMARK: remark: [Passed] ScaleFolded
// CHECK-LABEL: func.func @bias_only(
// CHECK-SAME:    %[[A:.+]]: tensor<4x2xf32>, %[[W:.+]]: tensor<2x2xf32>)
// CHECK:         linalg.broadcast
// CHECK:         linalg.matmul ins(%[[A]], %[[W]]
// CHECK-NOT:     linalg.generic
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @bias_only(%x: tensor<4x2xf32>, %w: tensor<2x2xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %b = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %b : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %c: f32, %out: f32):
    %r = arith.addf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// -----

// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="no constant float operand runs along the output channels"
// CHECK-LABEL: func.func @runtime_weights(
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @runtime_weights(%x: tensor<4x2xf32>, %w: tensor<2x2xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %two = arith.constant 2.0 : f32
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %two : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// -----

// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="the accumulators start from no constant bias"
// CHECK-LABEL: func.func @accumulates(
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @accumulates(%x: tensor<4x2xf32>, %o: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %two = arith.constant 2.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%o : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %two : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// -----

// The product is used twice: scaling it would change the other use.
// REMARK-NOT: remark:
// CHECK-LABEL: func.func @second_use(
// CHECK:         %[[M:.+]] = linalg.matmul
// CHECK:         arith.mulf
// CHECK:         return %[[M]]
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @second_use(%x: tensor<4x2xf32>) -> (tensor<4x2xf32>, tensor<4x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %two = arith.constant 2.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %two : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %1, %2 : tensor<4x2xf32>, tensor<4x2xf32>
}

// -----

// A grouped convolution: the channel after the collapse is the group and the
// channel in it, in the weights and in the bias that is expanded the same way.
// REMARK: remark: [Passed] ScaleFolded
// CHECK-LABEL: func.func @grouped(
// CHECK-DAG:     %[[W:.+]] = arith.constant dense<{{\[\[\[\[\[}}2.000000e+00]]], {{\[\[\[}}3.000000e+00]]]], {{\[\[\[\[}}4.000000e+00]]], {{\[\[\[}}5.000000e+00]]]]]> : tensor<2x2x1x1x1xf32>
// CHECK-DAG:     %[[B:.+]] = arith.constant dense<{{\[\[}}2.000000e+01, 6.000000e+01], [1.200000e+02, 2.000000e+02]]> : tensor<2x2xf32>
// CHECK:         %[[I:.+]] = linalg.broadcast ins(%[[B]] : tensor<2x2xf32>) {{.*}} dimensions = [0, 3, 4]
// CHECK:         %[[C:.+]] = linalg.conv_2d_ngchw_gfchw ins(%{{.+}}, %[[W]] : {{.*}}) outs(%[[I]]
// CHECK-NEXT:    %[[R:.+]] = tensor.collapse_shape %[[C]]
// CHECK-NEXT:    return %[[R]]
#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#ch = affine_map<(d0, d1, d2, d3) -> (d1)>
func.func @grouped(%x: tensor<1x2x1x3x3xf32>) -> tensor<1x4x3x3xf32> {
  %w = arith.constant dense<1.0> : tensor<2x2x1x1x1xf32>
  %bias = arith.constant dense<[10.0, 20.0, 30.0, 40.0]> : tensor<4xf32>
  %k = arith.constant dense<[2.0, 3.0, 4.0, 5.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<1x4x3x3xf32>
  %0 = linalg.broadcast ins(%bias : tensor<4xf32>) outs(%e : tensor<1x4x3x3xf32>) dimensions = [0, 2, 3]
  %1 = tensor.expand_shape %0 [[0], [1, 2], [3], [4]] output_shape [1, 2, 2, 3, 3] : tensor<1x4x3x3xf32> into tensor<1x2x2x3x3xf32>
  %2 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x1x3x3xf32>, tensor<2x2x1x1x1xf32>) outs(%1 : tensor<1x2x2x3x3xf32>) -> tensor<1x2x2x3x3xf32>
  %3 = tensor.collapse_shape %2 [[0], [1, 2], [3], [4]] : tensor<1x2x2x3x3xf32> into tensor<1x4x3x3xf32>
  %4 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %k : tensor<1x4x3x3xf32>, tensor<4xf32>) outs(%e : tensor<1x4x3x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<1x4x3x3xf32>
  return %4 : tensor<1x4x3x3xf32>
}
