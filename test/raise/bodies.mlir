// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// PReLUs among other operations in one body, as linalg-fuse-elementwise-ops
// writes them: one remark each.

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>

// REMARK: bodies.mlir:[[# @LINE + 21]]:10: remark: [Passed] Raised {{.*}}select on the sign
// CHECK-LABEL: func.func @bias_and_residual(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[B:.+]]: tensor<8xf32>, %[[A:.+]]: tensor<8xf32>, %[[R:.+]]: tensor<4x8xf32>)
// CHECK:         %[[S:.+]] = linalg.generic {{.*}} ins(%[[X]], %[[B]] :
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      arith.addf
// CHECK-NEXT:      linalg.yield
// CHECK:         %[[P:.+]] = prelu.prelu %[[S]], %[[A]] {alpha_dims = array<i64: 1>}
// CHECK:         linalg.generic {{.*}} ins(%[[P]], %[[R]] :
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      arith.addf
// CHECK-NEXT:      linalg.yield
func.func @bias_and_residual(%x: tensor<4x8xf32>, %b: tensor<8xf32>, %a: tensor<8xf32>, %r: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #ch, #ch, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b, %a, %r : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %bias: f32, %alpha: f32, %res: f32, %out: f32):
    %s = arith.addf %v, %bias : f32
    %c = arith.cmpf ogt, %s, %zero : f32
    %m = arith.mulf %s, %alpha : f32
    %p = arith.select %c, %s, %m : f32
    %q = arith.addf %p, %res : f32
    linalg.yield %q : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>

// Two in a row; x is read again behind the first, and not computed again.

// REMARK-COUNT-2: remark: [Passed] Raised
// CHECK-LABEL: func.func @two_in_a_row(
// CHECK:         %[[X:.+]] = linalg.generic
// CHECK:           math.exp
// CHECK:         %[[P:.+]] = prelu.prelu %[[X]], %arg1
// CHECK:         %[[S:.+]] = linalg.generic {{.*}} ins(%[[X]], %[[P]] :
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      arith.addf
// CHECK-NEXT:      linalg.yield
// CHECK:         %[[Q:.+]] = prelu.prelu %[[S]], %arg2
// CHECK-NEXT:    return %[[Q]]
func.func @two_in_a_row(%x: tensor<4x8xf32>, %a: f32, %b: f32) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %a : f32
    %p = arith.select %c, %v, %m : f32
    %s = arith.addf %v, %p : f32
    %d = arith.cmpf ogt, %s, %zero : f32
    %n = arith.mulf %s, %b : f32
    %q = arith.select %d, %s, %n : f32
    linalg.yield %q : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// In front of a contraction: in the order of the operand, which keeps its place.

// REMARK: remark: [Passed] Raised
// CHECK-LABEL: func.func @convolution(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x10xf32>, %[[W:.+]]: tensor<16x8x3xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK:         %[[P:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<1x8x10xf32>, tensor<8xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[P]], %[[W]] : tensor<1x8x10xf32>, tensor<16x8x3xf32>)
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      arith.mulf
// CHECK-NEXT:      arith.addf
// CHECK-NEXT:      linalg.yield
func.func @convolution(%x: tensor<1x8x10xf32>, %w: tensor<16x8x3xf32>, %a: tensor<8xf32>) -> tensor<1x16x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x16x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x16x8xf32>) -> tensor<1x16x8xf32>
  %y = linalg.generic {
      indexing_maps = [affine_map<(n, f, w, c, k) -> (n, c, w + k)>, affine_map<(n, f, w, c, k) -> (c)>,
                       affine_map<(n, f, w, c, k) -> (f, c, k)>, affine_map<(n, f, w, c, k) -> (n, f, w)>],
      iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %a, %w : tensor<1x8x10xf32>, tensor<8xf32>, tensor<16x8x3xf32>) outs(%f : tensor<1x16x8xf32>) {
  ^bb0(%v: f32, %alpha: f32, %weight: f32, %out: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %alpha : f32
    %p = arith.select %c, %v, %m : f32
    %q = arith.mulf %p, %weight : f32
    %r = arith.addf %out, %q : f32
    linalg.yield %r : f32
  } -> tensor<1x16x8xf32>
  return %y : tensor<1x16x8xf32>
}

// -----

// Of a product that no tensor holds.

// REMARK: remark: [Missed] NotRaised {{.*}}Reason="its operands are read in the order of no tensor", Suggestion="compute the PReLU in an operation of its own"
// REMARK-NOT: [Missed]
// CHECK-LABEL: func.func @of_a_product(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @of_a_product(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %a: f32) -> tensor<4x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%f : tensor<4x16xf32>) {
  ^bb0(%v: f32, %weight: f32, %out: f32):
    %q = arith.mulf %v, %weight : f32
    %c = arith.cmpf ogt, %q, %zero : f32
    %m = arith.mulf %q, %a : f32
    %p = arith.select %c, %q, %m : f32
    %r = arith.addf %out, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// -----

// Of a row, before it meets the matrix: a PReLU of the row.

// CHECK-LABEL: func.func @broadcast(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[Q:.+]]: tensor<4xf32>, %[[A:.+]]: f32)
// CHECK:         prelu.prelu %[[Q]], %[[A]] : tensor<4xf32>, f32
func.func @broadcast(%x: tensor<4x8xf32>, %q: tensor<4xf32>, %a: f32) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(m, n) -> (m)>, affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (m, n)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%q, %x : tensor<4xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %w: f32, %out: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %a : f32
    %p = arith.select %c, %v, %m : f32
    %r = arith.mulf %p, %w : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// x is gathered in the body: by an op of its own, for both that read it.

// CHECK-LABEL: func.func @gathered(
// CHECK:         %[[X:.+]] = linalg.generic
// CHECK:           tensor.extract
// CHECK-NEXT:      linalg.yield
// CHECK:         %[[P:.+]] = prelu.prelu %[[X]], %arg2 {alpha_dims = array<i64: 1>}
// CHECK:         linalg.generic {{.*}} ins(%[[X]], %[[P]] :
// CHECK-NOT:     tensor.extract
// CHECK:         return
func.func @gathered(%t: tensor<100x8xf32>, %ids: tensor<4xi32>, %a: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(m, n) -> (m)>, affine_map<(m, n) -> (n)>, affine_map<(m, n) -> (m, n)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%ids, %a : tensor<4xi32>, tensor<8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%id: i32, %alpha: f32, %out: f32):
    %r = arith.index_cast %id : i32 to index
    %k = linalg.index 1 : index
    %v = tensor.extract %t[%r, %k] : tensor<100x8xf32>
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %alpha : f32
    %p = arith.select %c, %v, %m : f32
    %q = arith.addf %v, %p : f32
    linalg.yield %q : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// A linalg.map becomes a linalg.generic to read one more operand.

// CHECK-LABEL: func.func @map(
// CHECK:         %[[P:.+]] = prelu.prelu %arg0, %arg2
// CHECK:         linalg.generic {{.*}} ins(%[[P]], %arg1 :
func.func @map(%x: tensor<4x8xf32>, %r: tensor<4x8xf32>, %a: f32) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.map ins(%x, %r : tensor<4x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) (%v: f32, %res: f32, %out: f32) {
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %a : f32
    %p = arith.select %c, %v, %m : f32
    %q = arith.addf %p, %res : f32
    linalg.yield %q : f32
  }
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>

// One that is yielded, and read in the body too.

// CHECK-LABEL: func.func @yielded_too(
// CHECK:         %[[P:.+]] = prelu.prelu %arg0, %arg1
// CHECK:         %[[E:.+]] = linalg.generic {{.*}} ins(%[[P]] : tensor<4x8xf32>)
// CHECK-NEXT:    ^bb0(
// CHECK-NEXT:      math.exp
// CHECK:         return %[[P]], %[[E]]
func.func @yielded_too(%x: tensor<4x8xf32>, %a: f32) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y:2 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e, %e : tensor<4x8xf32>, tensor<4x8xf32>) {
  ^bb0(%v: f32, %out: f32, %out2: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %a : f32
    %p = arith.select %c, %v, %m : f32
    %q = math.exp %p : f32
    linalg.yield %p, %q : f32, f32
  } -> (tensor<4x8xf32>, tensor<4x8xf32>)
  return %y#0, %y#1 : tensor<4x8xf32>, tensor<4x8xf32>
}

// -----

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#ch = affine_map<(n, h, w, c) -> (c)>

// A unit dimension is read along its loop, by the identity, as other passes
// look for it.

// CHECK-DAG:   #[[$ID:.+]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
// CHECK-DAG:   #[[$CH:.+]] = affine_map<(d0, d1, d2, d3) -> (d3)>
// CHECK-LABEL: func.func @batch_of_one(
// CHECK:         %[[S:.+]] = linalg.generic {indexing_maps = [#[[$ID]], #[[$CH]], #[[$ID]]]
// CHECK:         prelu.prelu %[[S]], %arg2 {alpha_dims = array<i64: 3>}
func.func @batch_of_one(%x: tensor<1x6x1x8xf32>, %b: tensor<8xf32>, %a: tensor<8xf32>) -> tensor<1x6x1x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x6x1x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #ch, #ch, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %b, %a : tensor<1x6x1x8xf32>, tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<1x6x1x8xf32>) {
  ^bb0(%v: f32, %bias: f32, %alpha: f32, %out: f32):
    %s = arith.addf %v, %bias : f32
    %c = arith.cmpf ogt, %s, %zero : f32
    %m = arith.mulf %s, %alpha : f32
    %p = arith.select %c, %s, %m : f32
    linalg.yield %p : f32
  } -> tensor<1x6x1x8xf32>
  return %y : tensor<1x6x1x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>

// exp(alpha) is there in the shape of another op, which this one does not read.

// CHECK-LABEL: func.func @other_shape(
// CHECK:         linalg.generic {{.*}} outs(%{{.+}} : tensor<4x8xf32>)
// CHECK:         %[[X:.+]] = linalg.generic {{.*}} ins(%arg0, %arg1 : tensor<16x8xf32>, tensor<8xf32>)
// CHECK:         prelu.prelu %[[X]], %{{.+}} {alpha_dims = array<i64: 1>} : tensor<16x8xf32>, tensor<8xf32>
func.func @other_shape(%x: tensor<16x8xf32>, %a: tensor<8xf32>) -> (tensor<4x8xf32>, tensor<16x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %e2 = tensor.empty() : tensor<16x8xf32>
  %b = linalg.generic {indexing_maps = [#ch, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : tensor<8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %r = math.exp %v : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %a : tensor<16x8xf32>, tensor<8xf32>) outs(%e2 : tensor<16x8xf32>) {
  ^bb0(%in: f32, %w: f32, %out: f32):
    %alpha = math.exp %w : f32
    %v = arith.addf %in, %alpha : f32
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %alpha : f32
    %p = arith.select %c, %v, %m : f32
    linalg.yield %p : f32
  } -> tensor<16x8xf32>
  return %b, %y : tensor<4x8xf32>, tensor<16x8xf32>
}

// -----

// A PReLU of a sum, read in windows: one of the operand's shape in front of the
// pool; the second operand has one number for each channel.
// CHECK-LABEL: func.func @windows_of_sum(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x40xf32>, %[[R:.+]]: tensor<1x8x40xf32>, %[[B:.+]]: tensor<8xf32>, %[[A:.+]]: tensor<8xf32>,
// CHECK:         %[[S:.+]] = linalg.generic {{.*}} ins(%[[B]], %[[X]], %[[R]] :
// CHECK:         %[[P:.+]] = prelu.prelu %[[S]], %[[A]] {alpha_dims = array<i64: 1>}
// CHECK:         linalg.generic {{.*}} ins(%[[P]], %{{.+}} : tensor<1x8x40xf32>, tensor<3xf32>)
// CHECK-NEXT:    ^bb0
// CHECK-NEXT:      arith.maximumf
// CHECK-NEXT:      linalg.yield
#windows = affine_map<(n, c, h, i) -> (n, c, h * 2 + i)>
#channels = affine_map<(n, c, h, i) -> (c)>
#window = affine_map<(n, c, h, i) -> (i)>
#results = affine_map<(n, c, h, i) -> (n, c, h)>
func.func @windows_of_sum(%x: tensor<1x8x40xf32>, %r: tensor<1x8x40xf32>, %b: tensor<8xf32>, %alpha: tensor<8xf32>, %init: tensor<1x8x19xf32>) -> tensor<1x8x19xf32> {
  %zero = arith.constant 0.0 : f32
  %window = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#windows, #windows, #channels, #channels, #window, #results], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%x, %r, %b, %alpha, %window : tensor<1x8x40xf32>, tensor<1x8x40xf32>, tensor<8xf32>, tensor<8xf32>, tensor<3xf32>) outs(%init : tensor<1x8x19xf32>) {
  ^bb0(%a: f32, %c: f32, %d: f32, %e: f32, %w: f32, %max: f32):
    %1 = arith.addf %a, %c : f32
    %2 = arith.addf %1, %d : f32
    %3 = arith.mulf %2, %e : f32
    %4 = arith.cmpf ogt, %2, %zero : f32
    %5 = arith.select %4, %2, %3 : f32
    %6 = arith.maximumf %max, %5 : f32
    linalg.yield %6 : f32
  } -> tensor<1x8x19xf32>
  return %0 : tensor<1x8x19xf32>
}
