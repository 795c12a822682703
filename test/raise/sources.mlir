// RUN: prelu-opt %s --prelu-raise --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Where the operands of the PReLU come from.

// REMARK-NOT: [Missed]

// An equal value that does not dominate the PReLU is not read.
// CHECK-LABEL: func.func @other_branch(
// CHECK:         scf.yield %arg0
// CHECK:         %[[X:.+]] = arith.addf %arg0, %arg1
// CHECK-NOT:     arith.mulf
// CHECK:         prelu.prelu %[[X]], %{{.+}} {alpha_dims = array<i64: 0>} : tensor<4xf32>, tensor<4xf32>
func.func @other_branch(%a: tensor<4xf32>, %b: tensor<4xf32>, %alpha: f32, %c: i1) -> (tensor<4xf32>, tensor<4xf32>) {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %r = scf.if %c -> tensor<4xf32> {
    %s = arith.addf %a, %b : tensor<4xf32>
    %n = math.exp %s : tensor<4xf32>
    scf.yield %n : tensor<4xf32>
  } else { scf.yield %a : tensor<4xf32> }
  %x = arith.addf %a, %b : tensor<4xf32>
  %al = arith.constant dense<[0.1,0.2,0.3,0.4]> : tensor<4xf32>
  %m = arith.mulf %al, %x : tensor<4xf32>
  %k = arith.cmpf ogt, %x, %zero : tensor<4xf32>
  %y = arith.select %k, %x, %m : tensor<4xi1>, tensor<4xf32>
  return %y, %r : tensor<4xf32>, tensor<4xf32>
}

// -----

// Nor is one that comes later.
// CHECK-LABEL: func.func @later_view(
// CHECK:         %[[A:.+]] = tensor.collapse_shape %arg1
// CHECK:         prelu.prelu %arg0, %[[A]] {alpha_dims = array<i64: 1>}
// CHECK:         tensor.collapse_shape %arg1
func.func @later_view(%x: tensor<2x4xf32>, %alpha: tensor<1x4xf32>) -> (tensor<2x4xf32>, tensor<4xf32>) {
  %e = tensor.empty() : tensor<2x4xf32>
  %zero = arith.constant 0.0 : f32
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha : tensor<2x4xf32>, tensor<1x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %q : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x4xf32>
  %aa = tensor.collapse_shape %alpha [[0, 1]] : tensor<1x4xf32> into tensor<4xf32>
  %br = linalg.broadcast ins(%aa : tensor<4xf32>) outs(%e : tensor<2x4xf32>) dimensions = [0]
  %s = arith.addf %br, %br : tensor<2x4xf32>
  %w = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%p: f32, %out: f32):
    linalg.yield %p : f32
  } -> tensor<2x4xf32>
  %z = arith.addf %w, %y : tensor<2x4xf32>
  return %z, %aa : tensor<2x4xf32>, tensor<4xf32>
}

// -----

// What only moves a PReLU is none: one PReLU, no remark.
// CHECK-LABEL: func.func @moved_result(
// CHECK:         %[[Y:.+]] = prelu.prelu %arg0, %arg1 : tensor<2x4xf32>, f32
// CHECK:         linalg.generic {{.*}} ins(%[[Y]] : tensor<2x4xf32>)
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @moved_result(%x: tensor<2x4xf32>, %alpha: f32) -> tensor<4x2xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %et = tensor.empty() : tensor<4x2xf32>
  %zero = arith.constant 0.0 : f32
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x: tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%p: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %alpha : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x4xf32>
  %w = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%y : tensor<2x4xf32>) outs(%et : tensor<4x2xf32>) {
  ^bb0(%p: f32, %out: f32):
    linalg.yield %p : f32
  } -> tensor<4x2xf32>
  return %w : tensor<4x2xf32>
}

// -----

// The input is read in another order: it gets an operation of its own.
// CHECK-LABEL: func.func @transposed_input(
// CHECK:         %[[X:.+]] = linalg.transpose ins(%arg0 : tensor<4x2xf32>) {{.*}} permutation = [1, 0]
// CHECK:         prelu.prelu %[[X]], %arg1 : tensor<2x4xf32>, f32
func.func @transposed_input(%x: tensor<4x2xf32>, %alpha: f32) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %zero = arith.constant 0.0 : f32
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x: tensor<4x2xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%p: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %alpha : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// -----

// A unit dimension is read at 0 and at the loop.
// CHECK-LABEL: func.func @unit_dimension(
// CHECK-NOT:     linalg.generic
// CHECK:         prelu.prelu %arg0, %arg1 : tensor<1x4xf32>, f32
func.func @unit_dimension(%x: tensor<1x4xf32>, %alpha: f32) -> tensor<1x4xf32> {
  %e = tensor.empty() : tensor<1x4xf32>
  %ei = tensor.empty() : tensor<1x4xi1>
  %zero = arith.constant 0.0 : f32
  %k = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x: tensor<1x4xf32>) outs(%ei : tensor<1x4xi1>) {
  ^bb0(%p: f32, %out: i1):
    %k = arith.cmpf ogt, %p, %zero : f32
    linalg.yield %k : i1
  } -> tensor<1x4xi1>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %k: tensor<1x4xf32>, tensor<1x4xi1>) outs(%e : tensor<1x4xf32>) {
  ^bb0(%p: f32, %kk: i1, %out: f32):
    %m = arith.mulf %p, %alpha : f32
    %r = arith.select %kk, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<1x4xf32>
  return %y : tensor<1x4xf32>
}

// -----

// The result says more of its sizes than the input.
// CHECK-LABEL: func.func @other_static_sizes(
// CHECK:         %[[X:.+]] = linalg.generic {{.*}} ins(%arg0 : tensor<?x4xf32>) outs(%{{.+}} : tensor<2x4xf32>)
// CHECK:         prelu.prelu %[[X]], %arg1 : tensor<2x4xf32>, f32
func.func @other_static_sizes(%x: tensor<?x4xf32>, %alpha: f32) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %zero = arith.constant 0.0 : f32
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x: tensor<?x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%p: f32, %out: f32):
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %alpha : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// -----

// One result of two; the input is computed in the body, for both.
// CHECK-LABEL: func.func @two_results(
// CHECK:         %[[X:.+]] = linalg.generic {{.*}} ins(%arg0, %arg1 :
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      %[[S:.+]] = arith.addf
// CHECK-NEXT:      linalg.yield %[[S]]
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %arg2 {alpha_dims = array<i64: 1>}
// CHECK:         %[[E:.+]] = linalg.generic {{.*}} ins(%[[X]] : tensor<2x4xf32>)
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      math.exp
// CHECK:         return %[[E]], %[[Y]]
func.func @two_results(%x: tensor<2x4xf32>, %b: tensor<2x4xf32>, %alpha: tensor<4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  %e = tensor.empty() : tensor<2x4xf32>
  %zero = arith.constant 0.0 : f32
  %y:2 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b, %alpha: tensor<2x4xf32>, tensor<2x4xf32>, tensor<4xf32>) outs(%e, %e : tensor<2x4xf32>, tensor<2x4xf32>) {
  ^bb0(%p: f32, %q: f32, %al: f32, %out: f32, %out2: f32):
    %s = arith.addf %p, %q : f32
    %k = arith.cmpf ogt, %s, %zero : f32
    %m = arith.mulf %s, %al : f32
    %r = arith.select %k, %s, %m : f32
    %o = math.exp %s : f32
    linalg.yield %o, %r : f32, f32
  } -> (tensor<2x4xf32>, tensor<2x4xf32>)
  return %y#0, %y#1 : tensor<2x4xf32>, tensor<2x4xf32>
}

// -----

// alpha is computed in the body: it is computed along its dimension only.
// CHECK-LABEL: func.func @alpha_in_the_body(
// CHECK:         %[[A:.+]] = linalg.generic {{.*}} iterator_types = ["parallel"]} ins(%arg1 : tensor<4xf32>)
// CHECK:           arith.minimumf
// CHECK:         prelu.prelu %arg0, %[[A]] {alpha_dims = array<i64: 1>}
func.func @alpha_in_the_body(%x: tensor<2x4xf32>, %alpha: tensor<4xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha: tensor<2x4xf32>, tensor<4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%p: f32, %al0: f32, %out: f32):
    %al = arith.minimumf %al0, %one : f32
    %k = arith.cmpf ogt, %p, %zero : f32
    %m = arith.mulf %p, %al : f32
    %r = arith.select %k, %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// -----

// A value that is poison for NaN does not stand for one that is not.
// CHECK-LABEL: func.func @fast_math(
// CHECK:         %[[P:.+]] = arith.addf %arg0, %arg1 fastmath<nnan>
// CHECK:         %[[X:.+]] = arith.addf %arg0, %arg1 :
// CHECK:         prelu.prelu %[[X]], %arg2
func.func @fast_math(%a: tensor<4xf32>, %b: tensor<4xf32>, %alpha: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %s = arith.addf %a, %b fastmath<nnan> : tensor<4xf32>
  %n = math.exp %s : tensor<4xf32>
  %x = arith.addf %a, %b : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %k = arith.cmpf ogt, %x, %zero : tensor<4xf32>
  %y = arith.select %k, %x, %m : tensor<4xi1>, tensor<4xf32>
  return %y, %n : tensor<4xf32>, tensor<4xf32>
}

// -----

// Two calls are two values.
// CHECK-LABEL: func.func @side_effects(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func private @rand() -> f32
func.func @side_effects(%x: tensor<4xf32>, %alpha: f32) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x: tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%p: f32, %out: f32):
    %u = func.call @rand() : () -> f32
    %v = func.call @rand() : () -> f32
    %k = arith.cmpf ogt, %u, %zero : f32
    %m = arith.mulf %v, %alpha : f32
    %r = arith.select %k, %u, %m : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// The values of an unreachable block may be circular.
// CHECK-LABEL: func.func @circular(
// CHECK-NOT:     prelu.prelu
// CHECK:         cf.br
func.func @circular(%a: tensor<4xf32>) -> tensor<4xf32> {
  return %a : tensor<4xf32>
^bb1:
  %x = arith.addf %a, %y : tensor<4xf32>
  %y = arith.addf %x, %x : tensor<4xf32>
  cf.br ^bb1
}

// -----

// A reshape for each use, as linalg-fold-unit-extent-dims leaves it: one value.
// CHECK-LABEL: func.func @reshape_for_each_use(
// CHECK:         %[[X:.+]] = tensor.collapse_shape %arg0
// CHECK:         prelu.prelu %[[X]], %arg1 : tensor<8xf32>, f32
func.func @reshape_for_each_use(%x: tensor<2x4xf32>, %alpha: f32) -> tensor<8xf32> {
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %a = tensor.splat %alpha : tensor<8xf32>
  %x0 = tensor.collapse_shape %x [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>
  %k = arith.cmpf ogt, %x0, %zero : tensor<8xf32>
  %x1 = tensor.collapse_shape %x [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>
  %m = arith.mulf %a, %x1 : tensor<8xf32>
  %x2 = tensor.collapse_shape %x [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>
  %y = arith.select %k, %x2, %m : tensor<8xi1>, tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// prelu.prelu has no such element type.
// REMARK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no elements of type f8E4M3FN"
// CHECK-LABEL: func.func @element_type(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @element_type(%x: tensor<4xf8E4M3FN>, %alpha: tensor<4xf8E4M3FN>) -> tensor<4xf8E4M3FN> {
  %zero = arith.constant dense<0.0> : tensor<4xf8E4M3FN>
  %m = arith.mulf %alpha, %x : tensor<4xf8E4M3FN>
  %k = arith.cmpf ogt, %x, %zero : tensor<4xf8E4M3FN>
  %y = arith.select %k, %x, %m : tensor<4xi1>, tensor<4xf8E4M3FN>
  return %y : tensor<4xf8E4M3FN>
}
