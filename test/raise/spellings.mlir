// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// x * (x > 0 ? 1 : alpha)

// CHECK-LABEL: func.func @slope(
// CHECK-NEXT:    prelu.prelu %{{.+}}, %{{.+}} : vector<8xf32>, vector<8xf32>
// CHECK-NEXT:    return
func.func @slope(%x: vector<8xf32>, %alpha: vector<8xf32>) -> vector<8xf32> {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %one = arith.constant dense<1.0> : vector<8xf32>
  %c = arith.cmpf ogt, %x, %zero : vector<8xf32>
  %s = arith.select %c, %one, %alpha : vector<8xi1>, vector<8xf32>
  %y = arith.mulf %s, %x : vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// The slope of another x, or 2 on the positive side.

// CHECK-LABEL: func.func @slope_near_misses(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @slope_near_misses(%x: f32, %z: f32, %alpha: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %two = arith.constant 2.0 : f32
  %cz = arith.cmpf ogt, %z, %zero : f32
  %sz = arith.select %cz, %one, %alpha : f32
  %0 = arith.mulf %sz, %x : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %s = arith.select %c, %two, %alpha : f32
  %1 = arith.mulf %s, %x : f32
  return %0, %1 : f32, f32
}

// -----

// A negated condition.

// CHECK-LABEL: func.func @not(
// CHECK-NEXT:    prelu.prelu
// CHECK-NEXT:    return
func.func @not(%x: vector<8xf32>, %alpha: vector<8xf32>) -> vector<8xf32> {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %true = arith.constant dense<true> : vector<8xi1>
  %c = arith.cmpf ole, %x, %zero : vector<8xf32>
  %n = arith.xori %c, %true : vector<8xi1>
  %m = arith.mulf %x, %alpha : vector<8xf32>
  %y = arith.select %n, %x, %m : vector<8xi1>, vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// A condition that travelled as an integer, as ONNX graphs cast it.

// CHECK-LABEL: func.func @condition_as_integer(
// CHECK-NEXT:    prelu.prelu
// CHECK-NEXT:    return
func.func @condition_as_integer(%x: f32, %alpha: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %none = arith.constant 0 : i8
  %c = arith.cmpf ogt, %x, %zero : f32
  %i = arith.extui %c : i1 to i8
  %b = arith.cmpi ne, %i, %none : i8
  %m = arith.mulf %x, %alpha : f32
  %y = arith.select %b, %x, %m : f32
  return %y : f32
}

// -----

// Clamps in arms that change nothing there.

// CHECK-LABEL: func.func @clamped_arms(
// CHECK-NEXT:    prelu.prelu
// CHECK-NEXT:    return
func.func @clamped_arms(%x: f32, %alpha: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %p = arith.maximumf %x, %zero : f32
  %n = arith.minimumf %x, %zero : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.mulf %alpha, %n : f32
  %y = arith.select %c, %p, %m : f32
  return %y : f32
}

// -----

// -x as 0 - x and as -1 * x, and the sign at any place of the product.

// CHECK-LABEL: func.func @negations(
// CHECK-COUNT-3: prelu.prelu
// CHECK-NOT:     arith.negf
// CHECK:         return
func.func @negations(%x: f32, %alpha: f32) -> (f32, f32, f32) {
  %zero = arith.constant 0.0 : f32
  %minus_one = arith.constant -1.0 : f32
  %p = arith.maximumf %x, %zero : f32
  %n0 = arith.subf %zero, %x : f32
  %r0 = arith.maximumf %n0, %zero : f32
  %m0 = arith.mulf %alpha, %r0 : f32
  %0 = arith.subf %p, %m0 : f32
  %n1 = arith.mulf %x, %minus_one : f32
  %r1 = arith.maximumf %n1, %zero : f32
  %m1 = arith.mulf %alpha, %r1 : f32
  %nm1 = arith.negf %m1 : f32
  %1 = arith.addf %p, %nm1 : f32
  %nr = arith.negf %r0 : f32
  %m2 = arith.mulf %nr, %alpha : f32
  %2 = arith.addf %p, %m2 : f32
  return %0, %1, %2 : f32, f32, f32
}

// -----

// Computed in f32 and truncated: alpha is an f16 too, whose product with x is
// exact in f32.

// CHECK-LABEL: func.func @wider(
// CHECK-SAME:    %[[X:.+]]: tensor<8xf16>, %[[A:.+]]: tensor<8xf16>)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] : tensor<8xf16>, tensor<8xf16>
// CHECK-NEXT:    return
func.func @wider(%x: tensor<8xf16>, %alpha: tensor<8xf16>) -> tensor<8xf16> {
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %w = arith.extf %x : tensor<8xf16> to tensor<8xf32>
  %a = arith.extf %alpha : tensor<8xf16> to tensor<8xf32>
  %c = arith.cmpf ogt, %w, %zero : tensor<8xf32>
  %m = arith.mulf %w, %a : tensor<8xf32>
  %s = arith.select %c, %w, %m : tensor<8xi1>, tensor<8xf32>
  %y = arith.truncf %s : tensor<8xf32> to tensor<8xf16>
  return %y : tensor<8xf16>
}

// -----

// In one body; alpha is an f32, so that the PReLU stays one of f32.

// CHECK-LABEL: func.func @wider_alpha(
// CHECK:         %[[W:.+]] = linalg.generic
// CHECK:           arith.extf
// CHECK:         %[[Y:.+]] = prelu.prelu %[[W]], %{{.+}} {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK:         linalg.generic {{.+}} ins(%[[Y]] : tensor<4x8xf32>)
// CHECK:           arith.truncf
func.func @wider_alpha(%x: tensor<4x8xbf16>, %alpha: tensor<8xf32>) -> tensor<4x8xbf16> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xbf16>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>,
                                        affine_map<(d0, d1) -> (d0, d1)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha : tensor<4x8xbf16>, tensor<8xf32>) outs(%e : tensor<4x8xbf16>) {
  ^bb0(%in: bf16, %a: f32, %out: bf16):
    %w = arith.extf %in : bf16 to f32
    %c = arith.cmpf ogt, %w, %zero : f32
    %m = arith.mulf %w, %a : f32
    %s = arith.select %c, %w, %m : f32
    %r = arith.truncf %s : f32 to bf16
    linalg.yield %r : bf16
  } -> tensor<4x8xbf16>
  return %y : tensor<4x8xbf16>
}

// -----

// Named elementwise operations.

// CHECK-LABEL: func.func @named(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return
func.func @named(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %a = linalg.broadcast ins(%alpha : tensor<8xf32>) outs(%e : tensor<4x8xf32>) dimensions = [0]
  %p = linalg.max ins(%x, %z : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %n = linalg.min ins(%x, %z : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %m = linalg.mul ins(%n, %a : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %y = linalg.add ins(%p, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// linalg.elementwise and linalg.map.

// CHECK-LABEL: func.func @elementwise(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return
func.func @elementwise(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.map ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>)
      (%in: f32, %out: i1) {
        %r = arith.cmpf ogt, %in, %zero : f32
        linalg.yield %r : i1
      }
  %m = linalg.elementwise kind=#linalg.elementwise_kind<mul>
      indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>]
      ins(%x, %alpha : tensor<4x8xf32>, tensor<8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %y = linalg.elementwise kind=#linalg.elementwise_kind<select>
      ins(%c, %x, %m : tensor<4x8xi1>, tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// Ranks 0 and 6, and no elements at all.

// CHECK-LABEL: func.func @ranks(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : tensor<f32>, f32
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} {alpha_dims = array<i64: 3>} : tensor<2x?x1x5x?x3xf32>, tensor<5xf32>
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : tensor<0x8xf32>, f32
func.func @ranks(%x0: tensor<f32>, %x6: tensor<2x?x1x5x?x3xf32>, %empty: tensor<0x8xf32>, %alpha: f32, %alphas: tensor<5xf32>)
    -> (tensor<f32>, tensor<2x?x1x5x?x3xf32>, tensor<0x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<f32>
  %0 = linalg.generic {indexing_maps = [affine_map<() -> ()>, affine_map<() -> ()>], iterator_types = []}
      ins(%x0 : tensor<f32>) outs(%e0 : tensor<f32>) {
  ^bb0(%in: f32, %out: f32):
    %c = arith.cmpf ogt, %in, %zero : f32
    %m = arith.mulf %in, %alpha : f32
    %r = arith.select %c, %in, %m : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  %6 = linalg.generic {
      indexing_maps = [affine_map<(a, b, c, d, e, f) -> (a, b, c, d, e, f)>, affine_map<(a, b, c, d, e, f) -> (d)>,
                       affine_map<(a, b, c, d, e, f) -> (a, b, c, d, e, f)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%x6, %alphas : tensor<2x?x1x5x?x3xf32>, tensor<5xf32>) outs(%x6 : tensor<2x?x1x5x?x3xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %c = arith.cmpf ogt, %in, %zero : f32
    %m = arith.mulf %in, %a : f32
    %r = arith.select %c, %in, %m : f32
    linalg.yield %r : f32
  } -> tensor<2x?x1x5x?x3xf32>
  %ee = tensor.empty() : tensor<0x8xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%empty : tensor<0x8xf32>) outs(%ee : tensor<0x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %c = arith.cmpf ogt, %in, %zero : f32
    %m = arith.mulf %in, %alpha : f32
    %r = arith.select %c, %in, %m : f32
    linalg.yield %r : f32
  } -> tensor<0x8xf32>
  return %0, %6, %1 : tensor<f32>, tensor<2x?x1x5x?x3xf32>, tensor<0x8xf32>
}

// -----

// JAX keeps `where` in a private function; the inliner runs first.

// CHECK-LABEL: func.func @after_inlining(
func.func @after_inlining(%x: f32, %alpha: f32) -> f32 {
  // The pass alone sees through no call.
  // CHECK-NOT: prelu.prelu
  // CHECK: return
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.mulf %x, %alpha : f32
  %y = func.call @_where(%c, %x, %m) : (i1, f32, f32) -> f32
  return %y : f32
}

func.func private @_where(%c: i1, %a: f32, %b: f32) -> f32 {
  %r = arith.select %c, %a, %b : f32
  return %r : f32
}
