// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise=no-infs --canonicalize --split-input-file | FileCheck %s --check-prefix=FINITE
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#col = affine_map<(i, j) -> (j)>
#kept = affine_map<(i, j) -> (0, j)>

// torch's autograd. The sum keeps a unit dimension.

// REMARK: remark: [Passed] Raised {{.*}}gradient raised: dx and dalpha
// CHECK-LABEL: func.func @torch(
// CHECK-SAME:    %[[DY:.+]]: tensor<4x8xf32>, %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    %[[DX:.+]], %[[DA:.+]] = prelu.backward %[[DY]], %[[X]], %[[A]] {alpha_dims = array<i64: 1>}
// CHECK-NEXT:    %[[E:.+]] = tensor.expand_shape %[[DA]]
// CHECK-NEXT:    return %[[DX]], %[[E]]
func.func @torch(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> (tensor<4x8xf32>, tensor<1x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %p:2 = linalg.generic {indexing_maps = [#id, #id, #col, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%dy, %x, %alpha : tensor<4x8xf32>, tensor<4x8xf32>, tensor<8xf32>) outs(%e, %e : tensor<4x8xf32>, tensor<4x8xf32>) {
  ^bb0(%g: f32, %v: f32, %a: f32, %o: f32, %q: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %a, %g : f32
    %s = arith.select %c, %g, %m : f32
    %n = arith.mulf %v, %g : f32
    %t = arith.select %c, %zero, %n : f32
    linalg.yield %s, %t : f32, f32
  } -> (tensor<4x8xf32>, tensor<4x8xf32>)
  %e1 = tensor.empty() : tensor<1x8xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x8xf32>) -> tensor<1x8xf32>
  %da = linalg.generic {indexing_maps = [#id, #kept], iterator_types = ["reduction", "parallel"]}
      ins(%p#1 : tensor<4x8xf32>) outs(%z : tensor<1x8xf32>) {
  ^bb0(%v: f32, %s: f32):
    %r = arith.addf %v, %s : f32
    linalg.yield %r : f32
  } -> tensor<1x8xf32>
  return %p#0, %da : tensor<4x8xf32>, tensor<1x8xf32>
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#col = affine_map<(i, j) -> (j)>

// jax.grad; the sum stands before dx. It multiplies x by 0: NaN at infinity.

// REMARK: remark: [Missed] NotRaised {{.*}}gradient of alpha where x and dy are finite: it multiplies them by 0 where x > 0{{.*}}set no-infs
// REMARK: remark: [Passed] Raised {{.*}}gradient raised: dx"
// CHECK-LABEL: func.func @jax(
// CHECK:         linalg.generic {{.*}} ["reduction", "parallel"]
// CHECK:         %[[DX:.+]], %{{.+}} = prelu.backward
// FINITE-LABEL: func.func @jax(
// FINITE-NOT:     linalg.generic
// FINITE:         %[[DX:.+]], %[[DA:.+]] = prelu.backward
// FINITE-NEXT:    return %[[DX]], %[[DA]]
func.func @jax(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> (tensor<4x8xf32>, tensor<8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %t = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%dy, %x : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%g: f32, %v: f32, %o: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %n = arith.select %c, %zero, %g : f32
    %r = arith.mulf %n, %v : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %e1 = tensor.empty() : tensor<8xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8xf32>) -> tensor<8xf32>
  %da = linalg.generic {indexing_maps = [#id, #col], iterator_types = ["reduction", "parallel"]}
      ins(%t : tensor<4x8xf32>) outs(%z : tensor<8xf32>) {
  ^bb0(%v: f32, %s: f32):
    %r = arith.addf %s, %v : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  %dx = linalg.generic {indexing_maps = [#id, #id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%dy, %x, %alpha : tensor<4x8xf32>, tensor<4x8xf32>, tensor<8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%g: f32, %v: f32, %a: f32, %o: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %p = arith.select %c, %g, %zero : f32
    %n = arith.select %c, %zero, %g : f32
    %m = arith.mulf %a, %n : f32
    %r = arith.addf %p, %m : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %dx, %da : tensor<4x8xf32>, tensor<8xf32>
}

// -----

// At x = 0 this one gives dy.

// REMARK: remark: [Missed] NotRaised {{.*}}looks like the gradient of a PReLU, but at x = 0 or NaN it is not alpha * dy
// CHECK-LABEL: func.func @other_at_zero(
// CHECK-NOT:     prelu.backward
// CHECK:         return
func.func @other_at_zero(%dy: tensor<8xf32>, %x: tensor<8xf32>, %alpha: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %c = arith.cmpf oge, %x, %zero : tensor<8xf32>
  %m = arith.mulf %alpha, %dy : tensor<8xf32>
  %dx = arith.select %c, %dy, %m : tensor<8xi1>, tensor<8xf32>
  return %dx : tensor<8xf32>
}

// -----

// The sum starts from 1, or adds up another product: dx alone is a gradient.

#id = affine_map<(i, j) -> (i, j)>
#col = affine_map<(i, j) -> (j)>

// CHECK-LABEL: func.func @other_sums(
// CHECK:         %[[DX:.+]], %{{.+}} = prelu.backward
// CHECK-COUNT-2: linalg.generic {{.*}} ["reduction", "parallel"]
func.func @other_sums(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %z: tensor<4x8xf32>, %alpha: tensor<8xf32>)
    -> (tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32>) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %p:3 = linalg.generic {indexing_maps = [#id, #id, #id, #col, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%dy, %x, %z, %alpha : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<8xf32>)
      outs(%e, %e, %e : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
  ^bb0(%g: f32, %v: f32, %w: f32, %a: f32, %o: f32, %q: f32, %q1: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %a, %g : f32
    %s = arith.select %c, %g, %m : f32
    %n = arith.mulf %v, %g : f32
    %t = arith.select %c, %zero, %n : f32
    %n1 = arith.mulf %w, %g : f32
    %t1 = arith.select %c, %zero, %n1 : f32
    linalg.yield %s, %t, %t1 : f32, f32, f32
  } -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
  %e1 = tensor.empty() : tensor<8xf32>
  %f1 = linalg.fill ins(%one : f32) outs(%e1 : tensor<8xf32>) -> tensor<8xf32>
  %f0 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8xf32>) -> tensor<8xf32>
  %da = linalg.generic {indexing_maps = [#id, #col], iterator_types = ["reduction", "parallel"]}
      ins(%p#1 : tensor<4x8xf32>) outs(%f1 : tensor<8xf32>) {
  ^bb0(%v: f32, %s: f32):
    %r = arith.addf %v, %s : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  %db = linalg.generic {indexing_maps = [#id, #col], iterator_types = ["reduction", "parallel"]}
      ins(%p#2 : tensor<4x8xf32>) outs(%f0 : tensor<8xf32>) {
  ^bb0(%v: f32, %s: f32):
    %r = arith.addf %v, %s : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  return %p#0, %da, %db : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32>
}
