// RUN: prelu-opt %s --transform-interpreter --split-input-file --verify-diagnostics

// Tiles of dalpha's sum would have to be added up in a destination.
func.func @backward(%dy: tensor<4x6xf32>, %x: tensor<4x6xf32>, %alpha: tensor<6xf32>) -> (tensor<4x6xf32>, tensor<6xf32>) {
  // expected-error @+3 {{can be tiled along the dimensions of alpha only, since dalpha is a sum over the others: lower it by convert-prelu-to-linalg first}}
  // expected-error @+2 {{faild to tile operation}}
  // expected-error @+1 {{failed to generate tiling loops}}
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x6xf32>, tensor<6xf32>
  return %dx, %dalpha : tensor<4x6xf32>, tensor<6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.backward"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.tile_using_for %p tile_sizes [2] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// A vector has no loops.
func.func @vector(%x: vector<4x6xf32>, %alpha: f32) -> vector<4x6xf32> {
  // expected-note @+1 {{target op}}
  %y = prelu.prelu %x, %alpha : vector<4x6xf32>, f32
  return %y : vector<4x6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.prelu"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @+1 {{too many tiles provided, expected at most 0 found 1}}
    %t, %l = transform.structured.tile_using_for %p tile_sizes [2] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
