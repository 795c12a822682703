// RUN: prelu-opt %s --prelu-raise --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Passed] Raised | Category:prelu-raise | Remark="raised from select on the sign"
// CHECK-LABEL: func.func @passed(
func.func @passed(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ogt, %a, %zero : f32
    linalg.yield %r : i1
  } -> tensor<4x8xi1>
  %m = linalg.generic {indexing_maps = [#ch, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%alpha, %x : tensor<8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %x, %m : tensor<4x8xi1>, tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%k: i1, %p: f32, %q: f32, %out: f32):
    %r = arith.select %k, %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Missed] NotRaised | Category:prelu-raise | Reason="max(x, alpha * x) is a PReLU only where alpha <= 1 and not 0, which is not known"
// CHECK-LABEL: func.func @max_runtime(
// CHECK-NOT: prelu.prelu
func.func @max_runtime(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %m = linalg.generic {indexing_maps = [#ch, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%alpha, %x : tensor<8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.maximumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Passed] Raised | Category:prelu-raise | Remark="raised from max(x, alpha * x)"
// CHECK-LABEL: func.func @max_small(
// CHECK: prelu.prelu %arg0, %{{.+}} : tensor<4x8xf32>, f32
func.func @max_small(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = arith.constant 0.25 : f32
  %m = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.maximumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Missed] NotRaised
// CHECK-LABEL: func.func @max_large(
// CHECK-NOT: prelu.prelu
func.func @max_large(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = arith.constant 1.5 : f32
  %m = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.maximumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// 0 * Inf is NaN.
// REMARK: remark: [Missed] NotRaised
// CHECK-LABEL: func.func @max_zero(
// CHECK-NOT: prelu.prelu
func.func @max_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = arith.constant 0.0 : f32
  %m = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.maximumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Passed] Raised | Category:prelu-raise | Remark="raised from min(x, alpha * x)"
// CHECK-LABEL: func.func @min_large(
// CHECK: prelu.prelu
func.func @min_large(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = arith.constant 1.5 : f32
  %m = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.minimumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Missed] NotRaised | Category:prelu-raise | Reason="min(x, alpha * x) is a PReLU only where alpha >= 1, which is not the case", Suggestion="write the PReLU with a select"
// CHECK-LABEL: func.func @min_small(
// CHECK-NOT: prelu.prelu
func.func @min_small(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = arith.constant 0.5 : f32
  %m = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.mulf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.minimumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// No remark for what is no candidate.
// REMARK-NOT: remark:
// CHECK-LABEL: func.func @ordinary(
func.func @ordinary(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %x : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// REMARK: remark: [Missed] NotRaised | Category:prelu-raise | Reason="x is compared with something else than 0", Suggestion="compare x with 0"
// CHECK-LABEL: func.func @remark_threshold(
// CHECK-NOT: prelu.prelu
// CHECK: return
func.func @remark_threshold(%x: tensor<4xf32>, %z: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %one = arith.constant dense<1.0> : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %k = arith.cmpf ogt, %x, %one : tensor<4xf32>
  %y = arith.select %k, %x, %m : tensor<4xi1>, tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// No PReLU of x, but what a gradient does with dy = x.

// REMARK: remark: [Passed] Raised | Category:prelu-raise | Remark="gradient raised: dx"
// CHECK-LABEL: func.func @remark_other_input(
// CHECK-NOT: prelu.prelu
// CHECK: prelu.backward %arg0, %arg1, %arg2
// CHECK: return
func.func @remark_other_input(%x: tensor<4xf32>, %z: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %one = arith.constant dense<1.0> : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %k = arith.cmpf ogt, %z, %zero : tensor<4xf32>
  %y = arith.select %k, %x, %m : tensor<4xi1>, tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// REMARK: remark: [Missed] NotRaised | Category:prelu-raise | Reason="alpha multiplies the positive x"
// CHECK-LABEL: func.func @remark_swapped(
// CHECK-NOT: prelu.prelu
// CHECK: return
func.func @remark_swapped(%x: tensor<4xf32>, %z: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %one = arith.constant dense<1.0> : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %k = arith.cmpf ogt, %x, %zero : tensor<4xf32>
  %y = arith.select %k, %m, %x : tensor<4xi1>, tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// Both operands are NaN for a NaN, so that maxnumf gives NaN.
// REMARK: remark: [Passed] Raised | Category:prelu-raise | Remark="raised from max(x, alpha * x)"
// CHECK-LABEL: func.func @maxnum_resource(
// CHECK: %[[A:.+]] = arith.constant dense_resource<quarter>
// CHECK: prelu.prelu %arg0, %[[A]] {alpha_dims = array<i64: 0>} : tensor<4xf32>, tensor<4xf32>
func.func @maxnum_resource(%x: tensor<4xf32>) -> tensor<4xf32> {
  %alpha = arith.constant dense_resource<quarter> : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %y = arith.maxnumf %m, %x : tensor<4xf32>
  return %y : tensor<4xf32>
}
{-#
  dialect_resources: {
    builtin: {
      quarter: "0x040000000000803E0000803E0000803E0000803E"
    }
  }
#-}

// -----

// One element above 1.
// REMARK: remark: [Missed] NotRaised | Category:prelu-raise | Reason="max(x, alpha * x) is a PReLU only where alpha <= 1 and not 0, which is not the case"
// CHECK-LABEL: func.func @max_one_above(
// CHECK-NOT: prelu.prelu
// CHECK: return
func.func @max_one_above(%x: tensor<4xf32>) -> tensor<4xf32> {
  %alpha = arith.constant dense<[0.25, 0.5, 1.0, 1.5]> : tensor<4xf32>
  %m = arith.mulf %alpha, %x : tensor<4xf32>
  %y = arith.maximumf %x, %m : tensor<4xf32>
  return %y : tensor<4xf32>
}
