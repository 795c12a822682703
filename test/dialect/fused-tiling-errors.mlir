// RUN: prelu-opt %s --transform-interpreter --split-input-file --verify-diagnostics

func.func @reduction(%a: tensor<8x32xf32>, %b: tensor<32x16xf32>, %init: tensor<8x16xf32>, %alpha: f32) -> tensor<8x16xf32> {
  // expected-error @+3 {{can be tiled along the parallel loops of its anchor only: the epilogue comes after the whole reduction}}
  // expected-error @+2 {{faild to tile operation}}
  // expected-error @+1 {{failed to generate tiling loops}}
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x16xf32>) outs(%init : tensor<8x16xf32>) -> tensor<8x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<8x16xf32>, f32
    prelu.yield %1 : tensor<8x16xf32>
  } : tensor<8x16xf32>
  return %y : tensor<8x16xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l:2 = transform.structured.tile_using_for %p tile_sizes [4, 0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

func.func @sum(%x: tensor<8x16xf32>, %e: tensor<8x16xf32>, %s: tensor<8xf32>) -> (tensor<8x16xf32>, tensor<8xf32>) {
  // expected-error @+3 {{cannot be tiled: the region holds a result that is a sum over tiles}}
  // expected-error @+2 {{faild to tile operation}}
  // expected-error @+1 {{failed to generate tiling loops}}
  %y:2 = prelu.fused {
    %0 = linalg.add ins(%x, %x : tensor<8x16xf32>, tensor<8x16xf32>) outs(%e : tensor<8x16xf32>) -> tensor<8x16xf32>
    %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%0 : tensor<8x16xf32>) outs(%s : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %2 = arith.addf %in, %out : f32
      linalg.yield %2 : f32
    } -> tensor<8xf32>
    prelu.yield %0, %1 : tensor<8x16xf32>, tensor<8xf32>
  } : tensor<8x16xf32>, tensor<8xf32>
  return %y#0, %y#1 : tensor<8x16xf32>, tensor<8xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.tile_using_for %p tile_sizes [4] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

func.func @pad(%x: tensor<1x3x16x16xf32>, %w: tensor<32x3x3x3xf32>, %e: tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32> {
  %zero = arith.constant 0.0 : f32
  // expected-error @+3 {{cannot be tiled: the region holds 'tensor.pad', of which no tile can be computed alone}}
  // expected-error @+2 {{faild to tile operation}}
  // expected-error @+1 {{failed to generate tiling loops}}
  %y = prelu.fused {
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%a: index, %b: index, %c: index, %d: index):
      tensor.yield %zero : f32
    } : tensor<1x3x16x16xf32> to tensor<1x3x18x18xf32>
    %2 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x3x18x18xf32>, tensor<32x3x3x3xf32>) outs(%e : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
    prelu.yield %2 : tensor<1x32x16x16xf32>
  } : tensor<1x32x16x16xf32>
  return %y : tensor<1x32x16x16xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.tile_using_for %p tile_sizes [0, 8] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// No value from above has the size of a loop.
func.func @size_inside(%n: index, %v: f32) -> tensor<?x16xf32> {
  // expected-note @+1 {{target op}}
  %y = prelu.fused {
    %e = tensor.empty(%n) : tensor<?x16xf32>
    %0 = linalg.fill ins(%v : f32) outs(%e : tensor<?x16xf32>) -> tensor<?x16xf32>
    %1 = linalg.add ins(%0, %0 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%e : tensor<?x16xf32>) -> tensor<?x16xf32>
    prelu.yield %1 : tensor<?x16xf32>
  } : tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @+1 {{too many tiles provided, expected at most 0 found 1}}
    %t, %l = transform.structured.tile_using_for %p tile_sizes [4] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
