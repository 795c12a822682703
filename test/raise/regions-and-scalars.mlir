// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file --allow-unregistered-dialect | FileCheck %s

// scf.if, and the ways that a scalar gets into a body.

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#none = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @if_in_a_body(
// CHECK-NEXT:    prelu.prelu %arg0, %arg1 {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
// CHECK-NEXT:    return
func.func @if_in_a_body(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha : tensor<4x8xf32>, tensor<8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %a: f32, %out: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %r = scf.if %c -> f32 {
      scf.yield %v : f32
    } else {
      %m = arith.mulf %v, %a : f32
      scf.yield %m : f32
    }
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @if_on_registers(
// CHECK-NEXT:    prelu.prelu %arg0, %arg1 : f32, f32
// CHECK-NEXT:    return
func.func @if_on_registers(%x: f32, %a: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %r = scf.if %c -> f32 {
    scf.yield %x : f32
  } else {
    %m = arith.mulf %x, %a : f32
    scf.yield %m : f32
  }
  return %r : f32
}

// -----

// A branch with an effect stays.

// CHECK-LABEL: func.func @if_with_effect(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @if_with_effect(%x: f32, %a: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %r = scf.if %c -> f32 {
    "vendor.log"(%x) : (f32) -> ()
    scf.yield %x : f32
  } else {
    %m = arith.mulf %x, %a : f32
    scf.yield %m : f32
  }
  return %r : f32
}

// -----

// What a branch guards, a division by 0, is not computed outside.

#id = affine_map<(d0) -> (d0)>

// CHECK-LABEL: func.func @guarded_division(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @guarded_division(%x: tensor<8xi32>, %z: tensor<8xi32>) -> tensor<8xi32> {
  %zero = arith.constant 0 : i32
  %e = tensor.empty() : tensor<8xi32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%x, %z : tensor<8xi32>, tensor<8xi32>) outs(%e : tensor<8xi32>) {
  ^bb0(%v: i32, %w: i32, %out: i32):
    %ok = arith.cmpi ne, %w, %zero : i32
    %r = scf.if %ok -> i32 {
      %q = arith.divsi %v, %w : i32
      %c = arith.cmpi sgt, %q, %zero : i32
      %m = arith.muli %q, %v : i32
      %s = arith.select %c, %q, %m : i32
      scf.yield %s : i32
    } else {
      scf.yield %v : i32
    }
    linalg.yield %r : i32
  } -> tensor<8xi32>
  return %y : tensor<8xi32>
}

// -----

#id = affine_map<(d0, d1) -> (d0, d1)>
#none = affine_map<(d0, d1) -> ()>

// A scalar operand, a value from outside, an element of a tensor of rank 0 and
// one at constant indices.

// CHECK-LABEL: func.func @scalars(
// CHECK:         prelu.prelu %arg0, %arg1 : tensor<4x8xf32>, f32
// CHECK:         prelu.prelu %arg0, %arg1 : tensor<4x8xf32>, f32
// CHECK:         %[[R:.+]] = tensor.extract %arg2[]
// CHECK:         prelu.prelu %arg0, %[[R]] : tensor<4x8xf32>, f32
// CHECK:         %[[E:.+]] = tensor.extract %arg3[%{{.+}}]
// CHECK:         prelu.prelu %arg0, %[[E]] : tensor<4x8xf32>, f32
func.func @scalars(%x: tensor<4x8xf32>, %a: f32, %r: tensor<f32>, %t: tensor<8xf32>)
    -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %three = arith.constant 3 : index
  %e = tensor.empty() : tensor<4x8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #none, #none, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %a, %zero : tensor<4x8xf32>, f32, f32) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %alpha: f32, %z: f32, %out: f32):
    %c = arith.cmpf ogt, %v, %z : f32
    %m = arith.mulf %v, %alpha : f32
    %p = arith.select %c, %v, %m : f32
    linalg.yield %p : f32
  } -> tensor<4x8xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %a : f32
    %p = arith.select %c, %v, %m : f32
    linalg.yield %p : f32
  } -> tensor<4x8xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %alpha = tensor.extract %r[] : tensor<f32>
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %alpha : f32
    %p = arith.select %c, %v, %m : f32
    linalg.yield %p : f32
  } -> tensor<4x8xf32>
  %3 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %alpha = tensor.extract %t[%three] : tensor<8xf32>
    %c = arith.cmpf ogt, %v, %zero : f32
    %m = arith.mulf %v, %alpha : f32
    %p = arith.select %c, %v, %m : f32
    linalg.yield %p : f32
  } -> tensor<4x8xf32>
  return %0, %1, %2, %3 : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
}

// -----

// An op of no dialect that is loaded is a value like any other.

// CHECK-LABEL: func.func @unregistered(
// CHECK:         %[[X:.+]] = "vendor.unknown"(%arg0)
// CHECK:         prelu.prelu %[[X]], %arg1
func.func @unregistered(%x: tensor<8xf32>, %a: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %v = "vendor.unknown"(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %c = arith.cmpf ogt, %v, %zero : tensor<8xf32>
  %m = arith.mulf %v, %a : tensor<8xf32>
  %y = arith.select %c, %v, %m : tensor<8xi1>, tensor<8xf32>
  return %y : tensor<8xf32>
}
