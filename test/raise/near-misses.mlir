// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// What looks like a PReLU and is none.

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @other_threshold(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @other_threshold(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %one = arith.constant 1.0 : f32
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ogt, %a, %one : f32
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

// CHECK-LABEL: func.func @denormal_threshold(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @denormal_threshold(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %one = arith.constant 1.0e-45 : f32
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ogt, %a, %one : f32
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

// CHECK-LABEL: func.func @other_input_in_the_product(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @other_input_in_the_product(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>, %z: tensor<4x8xf32>) -> tensor<4x8xf32> {
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
      ins(%alpha, %z : tensor<8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
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

// CHECK-LABEL: func.func @other_input_in_the_comparison(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @other_input_in_the_comparison(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>, %z: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%z : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
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

// CHECK-LABEL: func.func @arms_swapped(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @arms_swapped(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
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

// CHECK-LABEL: func.func @equality(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @equality(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf oeq, %a, %zero : f32
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

// CHECK-LABEL: func.func @ordering(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @ordering(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ord, %a, %zero : f32
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

// CHECK-LABEL: func.func @sum_instead_of_product(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @sum_instead_of_product(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
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
    %r = arith.addf %a, %b : f32
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

// CHECK-LABEL: func.func @product_of_shifted_input(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @product_of_shifted_input(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %one = arith.constant 1.0 : f32
  %c = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ei1 : tensor<4x8xi1>) {
  ^bb0(%a: f32, %out: i1):
    %r = arith.cmpf ogt, %a, %zero : f32
    linalg.yield %r : i1
  } -> tensor<4x8xi1>
  %sh = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.addf %a, %one : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %m = linalg.generic {indexing_maps = [#ch, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%alpha, %sh : tensor<8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
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
