// What a phase has beside our operations runs as a pass on functions.

// RUN: prelu-opt %s --transform-interpreter | FileCheck %s

// CHECK-LABEL: func.func @scalar_operand(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x8xf32>
// CHECK:         %[[A:.*]] = tensor.extract %{{.*}}[] : tensor<f32>
// CHECK:         prelu.prelu %[[X]], %[[A]] : tensor<4x8xf32>, f32
func.func @scalar_operand(%x: tensor<4x8xf32>, %alpha: tensor<f32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> ()>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %alpha : tensor<4x8xf32>, tensor<f32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%v: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %v, %zero : f32
    %scaled = arith.mulf %v, %a : f32
    %selected = arith.select %positive, %v, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %captured = transform.apply_registered_pass "prelu-capture-scalars" to %func : (!transform.any_op) -> !transform.any_op
    %prelus = transform.prelu.raise %captured : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}
