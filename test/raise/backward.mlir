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

// -----

// Product, select and sum in one op, as linalg-fuse-elementwise-ops writes it;
// dx is another op.

#id = affine_map<(n, c, h) -> (n, c, h)>
#col = affine_map<(n, c, h) -> (c)>

// REMARK: remark: [Passed] Raised {{.*}}gradient raised: dx and dalpha
// CHECK-LABEL: func.func @one_body(
// CHECK-SAME:    %[[DY:.+]]: tensor<2x8x6xf32>, %[[X:.+]]: tensor<2x8x6xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    %[[DX:.+]], %[[DA:.+]] = prelu.backward %[[DY]], %[[X]], %[[A]] {alpha_dims = array<i64: 1>}
// CHECK-NEXT:    return %[[DX]], %[[DA]]
func.func @one_body(%dy: tensor<2x8x6xf32>, %x: tensor<2x8x6xf32>, %alpha: tensor<8xf32>) -> (tensor<2x8x6xf32>, tensor<8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<8xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8xf32>) -> tensor<8xf32>
  %da = linalg.generic {indexing_maps = [#id, #id, #col], iterator_types = ["reduction", "parallel", "reduction"]}
      ins(%x, %dy : tensor<2x8x6xf32>, tensor<2x8x6xf32>) outs(%z : tensor<8xf32>) {
  ^bb0(%v: f32, %g: f32, %s: f32):
    %n = arith.mulf %g, %v : f32
    %c = arith.cmpf ule, %v, %zero : f32
    %t = arith.select %c, %n, %zero : f32
    %r = arith.addf %t, %s : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  %e = tensor.empty() : tensor<2x8x6xf32>
  %dx = linalg.generic {indexing_maps = [#id, #id, #col, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%dy, %x, %alpha : tensor<2x8x6xf32>, tensor<2x8x6xf32>, tensor<8xf32>) outs(%e : tensor<2x8x6xf32>) {
  ^bb0(%g: f32, %v: f32, %a: f32, %o: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %a, %g : f32
    %s = arith.select %c, %g, %m : f32
    linalg.yield %s : f32
  } -> tensor<2x8x6xf32>
  return %dx, %da : tensor<2x8x6xf32>, tensor<8xf32>
}

// -----

// dalpha alone: alpha says what is summed over.

#id = affine_map<(n, c, h) -> (n, c, h)>
#kept = affine_map<(n, c, h) -> (0, c, 0)>

// REMARK: remark: [Passed] Raised {{.*}}gradient raised: dalpha"
// CHECK-LABEL: func.func @dalpha_alone(
// CHECK:         %[[A:.+]] = linalg.fill
// CHECK:         %{{.+}}, %[[DA:.+]] = prelu.backward %arg0, %arg1, %[[A]] {alpha_dims = array<i64: 1>} : tensor<2x8x?xf32>, tensor<8xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[DA]]
// CHECK:         return %[[E]]
func.func @dalpha_alone(%dy: tensor<2x8x?xf32>, %x: tensor<2x8x?xf32>) -> tensor<1x8x1xf32> {
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<1x8x1xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x8x1xf32>) -> tensor<1x8x1xf32>
  %da = linalg.generic {indexing_maps = [#id, #id, #kept], iterator_types = ["reduction", "parallel", "reduction"]}
      ins(%x, %dy : tensor<2x8x?xf32>, tensor<2x8x?xf32>) outs(%z : tensor<1x8x1xf32>) {
  ^bb0(%v: f32, %g: f32, %s: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %n = arith.mulf %g, %v : f32
    %t = arith.select %c, %zero, %n : f32
    %r = arith.addf %s, %t : f32
    linalg.yield %r : f32
  } -> tensor<1x8x1xf32>
  return %da : tensor<1x8x1xf32>
}

// -----

// The product after the select multiplies infinities by 0; a sum that is read
// twice is another one.

#id = affine_map<(n, c) -> (n, c)>
#col = affine_map<(n, c) -> (c)>

// REMARK: remark: [Missed] NotRaised {{.*}}gradient of alpha where x and dy are finite
// CHECK-LABEL: func.func @one_body_near_misses(
// CHECK-NOT:     prelu.backward
// CHECK:         return
// FINITE-LABEL: func.func @one_body_near_misses(
// FINITE:         prelu.backward
// FINITE-NOT:     prelu.backward
// FINITE:         return
func.func @one_body_near_misses(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<8xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8xf32>) -> tensor<8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #col], iterator_types = ["reduction", "parallel"]}
      ins(%x, %dy : tensor<4x8xf32>, tensor<4x8xf32>) outs(%z : tensor<8xf32>) {
  ^bb0(%v: f32, %g: f32, %s: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %t = arith.select %c, %zero, %g : f32
    %n = arith.mulf %t, %v : f32
    %r = arith.addf %s, %n : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #col], iterator_types = ["reduction", "parallel"]}
      ins(%x, %dy : tensor<4x8xf32>, tensor<4x8xf32>) outs(%z : tensor<8xf32>) {
  ^bb0(%v: f32, %g: f32, %s: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %n = arith.mulf %g, %v : f32
    %t = arith.select %c, %zero, %n : f32
    %q = arith.addf %s, %t : f32
    %r = arith.mulf %q, %s : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  return %0, %1 : tensor<8xf32>, tensor<8xf32>
}

// -----

// dx among other operations.

#id = affine_map<(n, c) -> (n, c)>

// REMARK: remark: [Passed] Raised {{.*}}gradient raised: dx"
// CHECK-LABEL: func.func @among_others(
// CHECK:         %[[DX:.+]], %{{.+}} = prelu.backward %arg0, %arg1
// CHECK:         linalg.generic {{.*}} ins(%[[DX]], %arg3 :
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      arith.addf
func.func @among_others(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %a: f32, %other: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %dx = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%dy, %x, %other : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%g: f32, %v: f32, %w: f32, %o: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %a, %g : f32
    %s = arith.select %c, %g, %m : f32
    %r = arith.addf %s, %w : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %dx : tensor<4x8xf32>
}
