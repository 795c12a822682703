// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// How alpha reaches the product.

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#ch = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>

// torch: [C] expanded to [1, C, 1, 1], dynamic batch; the mask has another use.
// CHECK-LABEL: func.func @expanded(
// CHECK-SAME:    %[[X:.+]]: tensor<?x8x4x4xf32>, %[[A:.+]]: tensor<8xf32>
// CHECK:         %[[MASK:.+]] = linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>}
// CHECK:         return %[[Y]], %[[MASK]]
func.func @expanded(%x: tensor<?x8x4x4xf32>, %alpha: tensor<8xf32>, %e: tensor<?x8x4x4xf32>, %em: tensor<?x8x4x4xi1>)
    -> (tensor<?x8x4x4xf32>, tensor<?x8x4x4xi1>) {
  %zero = arith.constant 0.0 : f32
  %a = tensor.expand_shape %alpha [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<?x8x4x4xf32>) outs(%em : tensor<?x8x4x4xi1>) {
  ^bb0(%in: f32, %out: i1):
    %r = arith.cmpf ogt, %in, %zero : f32
    linalg.yield %r : i1
  } -> tensor<?x8x4x4xi1>
  %m = linalg.generic {indexing_maps = [#ch, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%a, %x : tensor<1x8x1x1xf32>, tensor<?x8x4x4xf32>) outs(%e : tensor<?x8x4x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %r = arith.mulf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<?x8x4x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c, %x, %m : tensor<?x8x4x4xi1>, tensor<?x8x4x4xf32>, tensor<?x8x4x4xf32>) outs(%e : tensor<?x8x4x4xf32>) {
  ^bb0(%k: i1, %p: f32, %q: f32, %out: f32):
    %r = arith.select %k, %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<?x8x4x4xf32>
  return %y, %c : tensor<?x8x4x4xf32>, tensor<?x8x4x4xi1>
}

// -----

// One element, read at zeros: a scalar.
// CHECK-LABEL: func.func @one_element(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<1x1xf32>)
// CHECK:         %[[S:.+]] = tensor.extract %[[A]][%c0, %c0]
// CHECK:         prelu.prelu %[[X]], %[[S]] : tensor<4x8xf32>, f32
func.func @one_element(%x: tensor<4x8xf32>, %alpha: tensor<1x1xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (0, 0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha : tensor<4x8xf32>, tensor<1x1xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %q : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// Two axes, in another order than the input's.
// CHECK-LABEL: func.func @two_axes(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} {alpha_dims = array<i64: 2, 0>} : tensor<2x3x4xf32>, tensor<4x2xf32>
func.func @two_axes(%x: tensor<2x3x4xf32>, %alpha: tensor<4x2xf32>) -> tensor<2x3x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d2, d0)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %alpha : tensor<2x3x4xf32>, tensor<4x2xf32>) outs(%e : tensor<2x3x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %k = arith.cmpf olt, %p, %zero : f32
    %m = arith.mulf %q, %p : f32
    %r = arith.select %k, %m, %p : f32
    linalg.yield %r : f32
  } -> tensor<2x3x4xf32>
  return %y : tensor<2x3x4xf32>
}

// -----

// A diagonal of alpha is no broadcast: it gets an operation of its own.
// CHECK-LABEL: func.func @diagonal(
// CHECK-SAME:    %[[X:.+]]: tensor<4x4xf32>, %[[A:.+]]: tensor<4x4xf32>)
// CHECK:         %[[D:.+]] = linalg.generic {{.*}} iterator_types = ["parallel"]} ins(%[[A]] : tensor<4x4xf32>)
// CHECK:         prelu.prelu %[[X]], %[[D]] {alpha_dims = array<i64: 1>} : tensor<4x4xf32>, tensor<4xf32>
func.func @diagonal(%x: tensor<4x4xf32>, %alpha: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %q : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

// The input is computed in the same body: it gets an operation of its own.
// CHECK-LABEL: func.func @input_in_the_body(
// CHECK:         %[[S:.+]] = linalg.generic
// CHECK:           %[[ADD:.+]] = arith.addf
// CHECK-NEXT:      linalg.yield %[[ADD]]
// CHECK:         prelu.prelu %[[S]], %{{.+}} : tensor<4xf32>, f32
func.func @input_in_the_body(%x: tensor<4xf32>, %b: tensor<4xf32>, %alpha: f32) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x, %b : tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %s = arith.addf %p, %q : f32
    %k = arith.cmpf ogt, %s, %zero : f32
    %m = arith.mulf %s, %alpha : f32
    %r = arith.select %k, %s, %m : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// The comparison sees x widened, as one version of torch writes it.
// CHECK-LABEL: func.func @widened_comparison(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : tensor<4xf32>, f32
func.func @widened_comparison(%x: tensor<4xf32>, %alpha: f32) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f64
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%p: f32, %out: f32):
    %w = arith.extf %p : f32 to f64
    %k = arith.cmpf olt, %w, %zero : f64
    %m = arith.mulf %p, %alpha : f32
    %r = arith.select %k, %m, %p : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// arith on tensors, two PReLUs in a row.
// CHECK-LABEL: func.func @chain(
// CHECK:         %[[Y:.+]] = prelu.prelu %{{.+}}, %[[A:.+]] : tensor<4xf16>, tensor<4xf16>
// CHECK:         prelu.prelu %[[Y]], %[[A]] : tensor<4xf16>, tensor<4xf16>
func.func @chain(%x: tensor<4xf16>, %alpha: tensor<4xf16>) -> tensor<4xf16> {
  %zero = arith.constant dense<0.0> : tensor<4xf16>
  %k = arith.cmpf ogt, %x, %zero : tensor<4xf16>
  %m = arith.mulf %x, %alpha : tensor<4xf16>
  %y = arith.select %k, %x, %m : tensor<4xi1>, tensor<4xf16>
  %k2 = arith.cmpf oge, %y, %zero : tensor<4xf16>
  %m2 = arith.mulf %alpha, %y : tensor<4xf16>
  %z = arith.select %k2, %y, %m2 : tensor<4xi1>, tensor<4xf16>
  return %z : tensor<4xf16>
}

// -----

// Unit dimensions of an argument collapse away; part of a larger one is sliced.
// CHECK-LABEL: func.func @unit_dims(
// CHECK-SAME:    %{{.+}}: tensor<2x8x4xf32>, %[[A:.+]]: tensor<1x8x1xf32>, %[[B:.+]]: tensor<3x8xf32>)
// CHECK-DAG:     %[[C:.+]] = tensor.collapse_shape %[[A]] {{\[\[}}0, 1, 2]] : tensor<1x8x1xf32> into tensor<8xf32>
// CHECK-DAG:     %[[S:.+]] = tensor.extract_slice %[[B]][0, 0] [1, 8] [1, 1] : tensor<3x8xf32> to tensor<8xf32>
// CHECK-DAG:     prelu.prelu %{{.+}}, %[[C]] {alpha_dims = array<i64: 1>}
// CHECK-DAG:     prelu.prelu %{{.+}}, %[[S]] {alpha_dims = array<i64: 1>}
func.func @unit_dims(%x: tensor<2x8x4xf32>, %a: tensor<1x8x1xf32>, %b: tensor<3x8xf32>) -> (tensor<2x8x4xf32>, tensor<2x8x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x8x4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (0, d1, 0)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %a : tensor<2x8x4xf32>, tensor<1x8x1xf32>) outs(%e : tensor<2x8x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %q : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x8x4xf32>
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (0, d1)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %b : tensor<2x8x4xf32>, tensor<3x8xf32>) outs(%e : tensor<2x8x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %q : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x8x4xf32>
  return %y, %z : tensor<2x8x4xf32>, tensor<2x8x4xf32>
}
