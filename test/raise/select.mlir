// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// x compared with 0 by every predicate, in both orders, selects x or alpha * x.

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_ogt_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ogt_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
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

// CHECK-LABEL: func.func @select_ogt_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ogt_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ogt, %zero, %a : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_oge_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_oge_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf oge, %a, %zero : f32
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

// CHECK-LABEL: func.func @select_oge_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_oge_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf oge, %zero, %a : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_ugt_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ugt_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ugt, %a, %zero : f32
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

// CHECK-LABEL: func.func @select_ugt_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ugt_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ugt, %zero, %a : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_uge_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_uge_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf uge, %a, %zero : f32
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

// CHECK-LABEL: func.func @select_uge_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_uge_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf uge, %zero, %a : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_olt_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_olt_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf olt, %a, %zero : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_olt_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_olt_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf olt, %zero, %a : f32
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

// CHECK-LABEL: func.func @select_ole_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ole_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ole, %a, %zero : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_ole_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ole_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ole, %zero, %a : f32
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

// CHECK-LABEL: func.func @select_ult_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ult_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ult, %a, %zero : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_ult_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ult_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ult, %zero, %a : f32
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

// CHECK-LABEL: func.func @select_ule_x_zero(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ule_x_zero(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ule, %a, %zero : f32
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
    %r = arith.select %k, %q, %p : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @select_ule_zero_x(
// CHECK-SAME:    %[[X:.+]]: tensor<4x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     linalg.generic
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @select_ule_zero_x(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ule, %zero, %a : f32
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
