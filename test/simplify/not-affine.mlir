// RUN: prelu-opt %s --prelu-simplify --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-simplify --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Operations that look like a scale or a shift, or contractions that look
// linear, and are not: nothing is folded.

// -----

// The result only lands where the contraction's was: c1 + c2, not y + c2.
// REMARK-NOT: remark:
// CHECK-LABEL: func.func @dest_only(
// CHECK:         linalg.matmul
// CHECK:         arith.addf
#ch = affine_map<(d0, d1) -> (d1)>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @dest_only(%x: tensor<?x2xf32>, %e: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf32>
  %c1 = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
  %c2 = arith.constant dense<[7.0, 9.0]> : tensor<2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2xf32>) -> tensor<?x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<?x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %2 = linalg.generic {indexing_maps = [#ch, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%c1, %c2 : tensor<2xf32>, tensor<2xf32>) outs(%1 : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x2xf32>
  return %2 : tensor<?x2xf32>
}

// -----

// Only the first column of the constant is read.
// REMARK-NOT: remark:
// CHECK-LABEL: func.func @column(
// CHECK:         linalg.matmul
// CHECK:         arith.addf
#c0 = affine_map<(d0, d1) -> (d1, 0)>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @column(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf32>
  %c1 = arith.constant dense<[[3.0, 100.0], [5.0, 100.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #c0, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %c1 : tensor<4x2xf32>, tensor<2x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// -----

// The init keeps its destination and ignores the constant.
// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="the accumulators start from no constant bias"
// CHECK-LABEL: func.func @init_out(
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
#ch = affine_map<(d0, d1) -> (d1)>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @init_out(%x: tensor<4x2xf32>, %o: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf32>
  %c1 = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.generic {indexing_maps = [#ch, #id], iterator_types = ["parallel", "parallel"]} ins(%c1 : tensor<2xf32>) outs(%o : tensor<4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    linalg.yield %out : f32
  } -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %c1 : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// -----

// A convolution by its maps that takes the maximum of the products: a negative
// factor turns it into a minimum. It is no contraction.
// CHECK-LABEL: func.func @max_of_products(
// CHECK:         arith.maximumf
// CHECK:         arith.mulf %{{.+}}, %{{.+}} : f32
#ci = affine_map<(d0, d1, d2, d3) -> (d0, d1 + d3, d2)>
#co = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#cw = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @max_of_products(%x: tensor<1x6x2xf32>) -> tensor<1x4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %m2 = arith.constant -2.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]> : tensor<3x2xf32>
  %e = tensor.empty() : tensor<1x4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x2xf32>) -> tensor<1x4x2xf32>
  %1 = linalg.generic {indexing_maps = [#ci, #cw, #co], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%x, %w : tensor<1x6x2xf32>, tensor<3x2xf32>) outs(%0 : tensor<1x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    %r = arith.maximumf %p, %out : f32
    linalg.yield %r : f32
  } -> tensor<1x4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<1x4x2xf32>) outs(%e : tensor<1x4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %m2 : f32
    linalg.yield %r : f32
  } -> tensor<1x4x2xf32>
  return %2 : tensor<1x4x2xf32>
}

// -----

// A zero point is taken from the weights: scaling them would scale it not.
// REMARK-NOT: its body is no sum of products
// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="its body is no sum of products of its two inputs"
// REMARK-NOT: its body is no sum of products
// CHECK-LABEL: func.func @zero_point(
// CHECK:         arith.subf
// CHECK:         arith.mulf %{{.+}}, %{{.+}} : f32
#ci = affine_map<(d0, d1, d2, d3) -> (d0, d1 + d3, d2)>
#co = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#cw = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @zero_point(%x: tensor<1x6x2xf32>) -> tensor<1x4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %m2 = arith.constant -2.0 : f32
  %w = arith.constant dense<[[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]> : tensor<3x2xf32>
  %e = tensor.empty() : tensor<1x4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x2xf32>) -> tensor<1x4x2xf32>
  %1 = linalg.generic {indexing_maps = [#ci, #cw, #co], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%x, %w : tensor<1x6x2xf32>, tensor<3x2xf32>) outs(%0 : tensor<1x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %q = arith.subf %b, %m2 : f32
    %p = arith.mulf %a, %q : f32
    %r = arith.addf %p, %out : f32
    linalg.yield %r : f32
  } -> tensor<1x4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<1x4x2xf32>) outs(%e : tensor<1x4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %m2 : f32
    linalg.yield %r : f32
  } -> tensor<1x4x2xf32>
  return %2 : tensor<1x4x2xf32>
}

// -----

// 60000 * 4 is infinite in f16; the sum of 60000 * x may be small.
// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="a scaled weight is not finite in the weights' type"
// CHECK-LABEL: func.func @overflow(
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @overflow(%x: tensor<4x2xf16>) -> tensor<4x2xf16> {
  %zero = arith.constant 0.0 : f16
  %k = arith.constant 4.0 : f16
  %w = arith.constant dense<[[60000.0, 1.0], [2.0, 2.0]]> : tensor<2x2xf16>
  %e = tensor.empty() : tensor<4x2xf16>
  %0 = linalg.fill ins(%zero : f16) outs(%e : tensor<4x2xf16>) -> tensor<4x2xf16>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf16>, tensor<2x2xf16>) outs(%0 : tensor<4x2xf16>) -> tensor<4x2xf16>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x2xf16>) outs(%e : tensor<4x2xf16>) {
  ^bb0(%a: f16, %out: f16):
    %r = arith.mulf %a, %k : f16
    linalg.yield %r : f16
  } -> tensor<4x2xf16>
  return %2 : tensor<4x2xf16>
}

// -----

// A division by zero is finite nowhere, but 0 * Inf in the weights would be NaN for
// other inputs too.
// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="a bias is not finite in the result's type"
// CHECK-LABEL: func.func @div_zero(
// CHECK:         linalg.matmul
// CHECK:         arith.divf
#ch = affine_map<(d0, d1) -> (d1)>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @div_zero(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %c1 = arith.constant dense<[0.0, 5.0]> : tensor<2xf32>
  %w = arith.constant dense<[[1.0, 0.0], [0.0, 2.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %c1 : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// -----

// The second constant is read at its first element only; the scale before it is
// folded all the same.
// REMARK: remark: [Passed] ScaleFolded | Category:prelu-simplify | Remark="1 per-channel operation(s) folded into the weights and bias of 'linalg.matmul'"
// CHECK-LABEL: func.func @first_of_many(
// CHECK:         linalg.matmul
// CHECK:         arith.addf
#ch = affine_map<(d0, d1) -> (d1)>
#id = affine_map<(d0, d1) -> (d0, d1)>
#z = affine_map<(d0, d1) -> (0)>
func.func @first_of_many(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %c1 = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
  %w = arith.constant dense<[[1.0, 7.0], [0.0, 2.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %c1 : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  %3 = linalg.generic {indexing_maps = [#id, #z, #id], iterator_types = ["parallel", "parallel"]} ins(%2, %c1 : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %3 : tensor<4x2xf32>
}

// -----

// A factor that moves all weights below the smallest normal f16, 6.1e-5.
// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="the scaled weights are too small for their type"
// CHECK-LABEL: func.func @too_small(
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @too_small(%x: tensor<4x2xf16>) -> tensor<4x2xf16> {
  %zero = arith.constant 0.0 : f16
  %k = arith.constant 1.0e-5 : f16
  %w = arith.constant dense<[[1.0e-2, 1.0], [2.0e-2, 2.0]]> : tensor<2x2xf16>
  %e = tensor.empty() : tensor<4x2xf16>
  %0 = linalg.fill ins(%zero : f16) outs(%e : tensor<4x2xf16>) -> tensor<4x2xf16>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xf16>, tensor<2x2xf16>) outs(%0 : tensor<4x2xf16>) -> tensor<4x2xf16>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x2xf16>) outs(%e : tensor<4x2xf16>) {
  ^bb0(%a: f16, %out: f16):
    %r = arith.mulf %a, %k : f16
    linalg.yield %r : f16
  } -> tensor<4x2xf16>
  return %2 : tensor<4x2xf16>
}

// -----

// bf16 weights with an f32 sum: scaled weights would be rounded to 8 bits.
// REMARK: remark: [Missed] ScaleNotFolded | Category:prelu-simplify | Reason="scaled weights would be rounded to a narrower type than the sum has"
// CHECK-LABEL: func.func @narrow_weights(
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @narrow_weights(%x: tensor<4x2xbf16>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %k = arith.constant 3.0 : f32
  %w = arith.constant dense<[[1.0, 7.0], [2.0, 2.0]]> : tensor<2x2xbf16>
  %e = tensor.empty() : tensor<4x2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %w : tensor<4x2xbf16>, tensor<2x2xbf16>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %k : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}
