// RUN: prelu-opt %s --prelu-simplify --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-simplify=fold-scales=false --canonicalize --split-input-file | FileCheck %s --check-prefix=EXACT
// RUN: prelu-opt %s --prelu-simplify --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// alpha = 1.

// CHECK-LABEL: func.func @alpha_one(
// CHECK-NEXT:    return %arg0
func.func @alpha_one(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %a = arith.constant dense<1.0> : tensor<8xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// alpha = 0: a maximum of integers, but no rule for floats (-Inf gives NaN).

// CHECK-LABEL: func.func @alpha_zero(
// CHECK:         arith.maxsi
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : f32, f32
func.func @alpha_zero(%i: tensor<4xi8>, %x: f32) -> (tensor<4xi8>, f32) {
  %zi = arith.constant 0 : i8
  %z = arith.constant 0.0 : f32
  %0 = prelu.prelu %i, %zi : tensor<4xi8>, i8
  %1 = prelu.prelu %x, %z : f32, f32
  return %0, %1 : tensor<4xi8>, f32
}

// -----

// EXACT-LABEL: func.func @chain_negative(
// EXACT:         %[[A:.+]] = arith.constant dense<[-5.000000e-01, -2.000000e+00]>
// EXACT-NEXT:    %[[Y:.+]] = prelu.prelu %arg0, %[[A]]
// EXACT-NEXT:    return %[[Y]]
func.func @chain_negative(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %a = arith.constant dense<[-0.5, -2.0]> : tensor<2xf32>
  %b = arith.constant 0.25 : f32
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<4x2xf32>, tensor<2xf32>
  %1 = prelu.prelu %0, %b : tensor<4x2xf32>, f32
  return %1 : tensor<4x2xf32>
}

// -----

// CHECK-LABEL: func.func @chain(
// CHECK:         %[[A:.+]] = arith.constant dense<[-5.000000e-01, 6.000000e-01]>
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %arg0, %[[A]]
// CHECK-NEXT:    return %[[Y]]
// EXACT-LABEL: func.func @chain(
// EXACT-COUNT-2: prelu.prelu
func.func @chain(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %a = arith.constant dense<[-0.5, 2.0]> : tensor<2xf32>
  %b = arith.constant dense<[0.25, 0.3]> : tensor<2xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<4x2xf32>, tensor<2xf32>
  %1 = prelu.prelu %0, %b {alpha_dims = array<i64: 1>} : tensor<4x2xf32>, tensor<2xf32>
  return %1 : tensor<4x2xf32>
}

// -----

// A runtime alpha may be of any sign; a product may overflow; dimensions differ.

// CHECK-LABEL: func.func @chains_kept(
// CHECK-COUNT-6: prelu.prelu
func.func @chains_kept(%x: tensor<2x2xf32>, %a: f32) -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>) {
  %b = arith.constant 0.25 : f32
  %large = arith.constant 1.0e38 : f32
  %r = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %0 = prelu.prelu %x, %a : tensor<2x2xf32>, f32
  %1 = prelu.prelu %0, %b : tensor<2x2xf32>, f32
  %2 = prelu.prelu %x, %large : tensor<2x2xf32>, f32
  %3 = prelu.prelu %2, %large : tensor<2x2xf32>, f32
  %4 = prelu.prelu %x, %r {alpha_dims = array<i64: 0>} : tensor<2x2xf32>, tensor<2xf32>
  %5 = prelu.prelu %4, %r {alpha_dims = array<i64: 1>} : tensor<2x2xf32>, tensor<2xf32>
  return %1, %3, %5 : tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>
}

// -----

// Zero stays zero.

// EXACT-LABEL: func.func @pad(
// EXACT-NEXT:    %[[ZERO:.+]] = arith.constant 0.0
// EXACT-NEXT:    %[[Y:.+]] = prelu.prelu %arg0, %arg1 {alpha_dims = array<i64: 0>} : tensor<3x5xf32>, tensor<3xf32>
// EXACT-NEXT:    tensor.pad %[[Y]] low[0, 1] high[0, 1]
// EXACT:           tensor.yield %[[ZERO]]
func.func @pad(%x: tensor<3x5xf32>, %alpha: tensor<3xf32>) -> tensor<3x7xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<3x5xf32> to tensor<3x7xf32>
  %0 = prelu.prelu %p, %alpha {alpha_dims = array<i64: 0>} : tensor<3x7xf32>, tensor<3xf32>
  return %0 : tensor<3x7xf32>
}

// -----

// -1 becomes -0.25.

// EXACT-LABEL: func.func @pad_negative(
// EXACT:         %[[C:.+]] = arith.constant -2.5{{0*}}e-01
// EXACT:         tensor.yield %[[C]]
func.func @pad_negative(%x: tensor<3x5xf32>) -> tensor<3x7xf32> {
  %minus = arith.constant -1.0 : f32
  %alpha = arith.constant 0.25 : f32
  %p = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %minus : f32
  } : tensor<3x5xf32> to tensor<3x7xf32>
  %0 = prelu.prelu %p, %alpha : tensor<3x7xf32>, f32
  return %0 : tensor<3x7xf32>
}

// -----

// One value of padding would become many; alpha has no entry for the padding.

// EXACT-LABEL: func.func @pads_kept(
// EXACT:         tensor.pad
// EXACT:         prelu.prelu
// EXACT:         tensor.pad
// EXACT:         prelu.prelu
func.func @pads_kept(%x: tensor<3x5xf32>, %a: tensor<3xf32>, %b: tensor<7xf32>) -> (tensor<3x7xf32>, tensor<3x7xf32>) {
  %minus = arith.constant -1.0 : f32
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %minus : f32
  } : tensor<3x5xf32> to tensor<3x7xf32>
  %0 = prelu.prelu %p, %a {alpha_dims = array<i64: 0>} : tensor<3x7xf32>, tensor<3xf32>
  %q = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<3x5xf32> to tensor<3x7xf32>
  %1 = prelu.prelu %q, %b {alpha_dims = array<i64: 1>} : tensor<3x7xf32>, tensor<7xf32>
  return %0, %1 : tensor<3x7xf32>, tensor<3x7xf32>
}

// -----

// EXACT-LABEL: func.func @fill(
// EXACT:         %[[V:.+]] = prelu.prelu %arg0, %arg1 : f32, f32
// EXACT:         linalg.fill ins(%[[V]] : f32)
func.func @fill(%v: f32, %alpha: f32, %e: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = prelu.prelu %f, %alpha : tensor<4x8xf32>, f32
  return %0 : tensor<4x8xf32>
}

// -----

// EXACT-LABEL: func.func @max_pool(
// EXACT:         %[[P:.+]] = linalg.pooling_nchw_max {{.*}} ins(%arg0,
// EXACT:         prelu.prelu %[[P]], %{{.+}} {alpha_dims = array<i64: 1>} : tensor<1x2x2x2xf32>, tensor<2xf32>
func.func @max_pool(%x: tensor<1x2x4x4xf32>) -> tensor<1x2x2x2xf32> {
  %a = arith.constant dense<[0.5, 1.5]> : tensor<2xf32>
  %inf = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %f = linalg.fill ins(%inf : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<1x2x4x4xf32>, tensor<2xf32>
  %1 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>}
      ins(%0, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%f : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// -----

// An alpha is negative (the PReLU turns the order round), or runs along the
// window, or the pool starts from 0.

// EXACT-LABEL: func.func @max_pools_kept(
// EXACT-COUNT-3: prelu.prelu %arg0
func.func @max_pools_kept(%x: tensor<1x2x4x4xf32>) -> (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) {
  %a = arith.constant dense<[0.5, -1.5]> : tensor<2xf32>
  %b = arith.constant dense<[0.5, 0.25, 0.125, 0.5]> : tensor<4xf32>
  %c = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %inf = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %f = linalg.fill ins(%inf : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<1x2x4x4xf32>, tensor<2xf32>
  %1 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>}
      ins(%0, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%f : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %2 = prelu.prelu %x, %b {alpha_dims = array<i64: 3>} : tensor<1x2x4x4xf32>, tensor<4xf32>
  %3 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>}
      ins(%2, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%f : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %4 = prelu.prelu %x, %c {alpha_dims = array<i64: 1>} : tensor<1x2x4x4xf32>, tensor<2xf32>
  %5 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>}
      ins(%4, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%z : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %1, %3, %5 : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>

// 2 * prelu(x @ w, a) = prelu(x @ (2 * w), a)

// CHECK-LABEL: func.func @positive_scale(
// CHECK:         arith.constant dense<{{\[\[}}2.000000e+00, 4.000000e+00]]>
// CHECK:         linalg.matmul
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu
// CHECK-NEXT:    return %[[Y]]
// EXACT-LABEL: func.func @positive_scale(
// EXACT:         prelu.prelu
// EXACT:         arith.mulf
func.func @positive_scale(%x: tensor<4x1xf32>, %alpha: f32) -> tensor<4x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0]]> : tensor<1x2xf32>
  %two = arith.constant 2.0 : f32
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %m = linalg.matmul ins(%x, %w : tensor<4x1xf32>, tensor<1x2xf32>) outs(%f : tensor<4x2xf32>) -> tensor<4x2xf32>
  %p = prelu.prelu %m, %alpha : tensor<4x2xf32>, f32
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p : tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = arith.mulf %v, %two : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>

// REMARK: remark: [Missed] ScaleNotMoved | Category:prelu-simplify | Reason="a scale that is not positive does not commute with the PReLU before it"
// CHECK-LABEL: func.func @negative_scale(
// CHECK:         prelu.prelu
// CHECK:         arith.mulf
func.func @negative_scale(%x: tensor<4x1xf32>, %alpha: f32) -> tensor<4x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0]]> : tensor<1x2xf32>
  %two = arith.constant -2.0 : f32
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %m = linalg.matmul ins(%x, %w : tensor<4x1xf32>, tensor<1x2xf32>) outs(%f : tensor<4x2xf32>) -> tensor<4x2xf32>
  %p = prelu.prelu %m, %alpha : tensor<4x2xf32>, f32
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p : tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = arith.mulf %v, %two : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}
