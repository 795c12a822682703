// Each set of ours in transform.apply_patterns.

// RUN: prelu-opt %s --transform-interpreter --split-input-file | FileCheck %s

// alpha = 0 on integers.
// CHECK-LABEL: func.func @algebra(
// CHECK:         arith.maxsi
func.func @algebra(%x: tensor<4xi8>) -> tensor<4xi8> {
  %zero = arith.constant 0 : i8
  %0 = prelu.prelu %x, %zero : tensor<4xi8>, i8
  return %0 : tensor<4xi8>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.algebra
    } : !transform.any_op
    transform.yield
  }
}

// -----

// A contraction's PReLU comes first but for pool_first.
// CHECK-LABEL: func.func @pool_first(
// CHECK:         %[[M:.*]] = linalg.pooling_nchw_max
// CHECK:         prelu.prelu %[[M]]
func.func @pool_first(%x: tensor<1x3x10x10xf32>, %w: tensor<4x3x1x1xf32>, %o: tensor<1x4x10x10xf32>, %p: tensor<1x4x5x5xf32>, %window: tensor<2x2xf32>) -> tensor<1x4x5x5xf32> {
  %alpha = arith.constant 0.25 : f32
  %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x10x10xf32>, tensor<4x3x1x1xf32>) outs(%o : tensor<1x4x10x10xf32>) -> tensor<1x4x10x10xf32>
  %y = prelu.prelu %c, %alpha : tensor<1x4x10x10xf32>, f32
  %low = arith.constant 0xFF800000 : f32
  %f = linalg.fill ins(%low : f32) outs(%p : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %m = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%y, %window : tensor<1x4x10x10xf32>, tensor<2x2xf32>) outs(%f : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  return %m : tensor<1x4x5x5xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.algebra {pool_first}
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @scales(
// CHECK:         %[[A:.*]] = arith.constant dense<1.250000e-01>
// CHECK:         %[[Y:.*]] = prelu.prelu %{{.*}}, %[[A]]
// CHECK-NEXT:    return %[[Y]]
func.func @scales(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %a = arith.constant dense<0.5> : tensor<2xf32>
  %b = arith.constant dense<0.25> : tensor<2xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<4x2xf32>, tensor<2xf32>
  %1 = prelu.prelu %0, %b {alpha_dims = array<i64: 1>} : tensor<4x2xf32>, tensor<2xf32>
  return %1 : tensor<4x2xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.scales
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @unread_padding(
// CHECK:         linalg.pooling_nchw_max {{.*}} ins(%arg0,
func.func @unread_padding(%x: tensor<1x4x10x12xf32>, %window: tensor<2x2xf32>, %e: tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32> {
  %min = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %min : f32
  } : tensor<1x4x10x12xf32> to tensor<1x4x11x13xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%p, %window : tensor<1x4x11x13xf32>, tensor<2x2xf32>) outs(%e : tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32>
  return %0 : tensor<1x4x5x6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.unread_padding
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @splat_operands(
// CHECK:         %[[FILL:.*]] = linalg.fill ins(%cst{{.*}} : f32)
// CHECK:         linalg.matmul {{.*}} outs(%[[FILL]] :
func.func @splat_operands(%a: tensor<4x8xf32>, %b: tensor<8x4xf32>) -> tensor<4x4xf32> {
  %half = arith.constant dense<0.5> : tensor<4x4xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x4xf32>) outs(%half : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.splat_operands
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @unread_inits(
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         linalg.exp ins(%arg0 : tensor<4xf32>) outs(%[[EMPTY]] :
func.func @unread_inits(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%x : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.unread_inits
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @reshaped_padding(
// CHECK:         tensor.pad %arg0 low[0, 1, 2, 0] high[0, 3, 4, 0]
func.func @reshaped_padding(%x: tensor<1x8x8x3xf32>) -> tensor<1x12x14x3xf32> {
  %zero = arith.constant 0.0 : f32
  %c = tensor.collapse_shape %x [[0, 1], [2], [3]] : tensor<1x8x8x3xf32> into tensor<8x8x3xf32>
  %p = tensor.pad %c low[1, 2, 0] high[3, 4, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<8x8x3xf32> to tensor<12x14x3xf32>
  %e = tensor.expand_shape %p [[0, 1], [2], [3]] output_shape [1, 12, 14, 3] : tensor<12x14x3xf32> into tensor<1x12x14x3xf32>
  return %e : tensor<1x12x14x3xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.reshaped_padding
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @trivial_shapes(
// CHECK-NOT:     linalg.matmul
// CHECK:         return %arg2
func.func @trivial_shapes(%x: tensor<4x0xf32>, %w: tensor<0x6xf32>, %o: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %m = linalg.matmul ins(%x, %w : tensor<4x0xf32>, tensor<0x6xf32>) outs(%o : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %m : tensor<4x6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.trivial_shapes
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @sink_reshape(
// CHECK:         %[[C:.*]] = linalg.conv_2d_ngchw_gfchw
// CHECK:         %[[P:.*]] = prelu.prelu %[[C]], %{{.*}} : tensor<1x2x4x6x6xf32>, f32
// CHECK:         tensor.collapse_shape %[[P]]
func.func @sink_reshape(%x: tensor<1x2x3x8x8xf32>, %w: tensor<2x4x3x3x3xf32>, %o: tensor<1x2x4x6x6xf32>, %alpha: f32) -> tensor<1x8x6x6xf32> {
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x3x8x8xf32>, tensor<2x4x3x3x3xf32>) outs(%o : tensor<1x2x4x6x6xf32>) -> tensor<1x2x4x6x6xf32>
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<1x2x4x6x6xf32> into tensor<1x8x6x6xf32>
  %2 = prelu.prelu %1, %alpha : tensor<1x8x6x6xf32>, f32
  return %2 : tensor<1x8x6x6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.sink_reshape
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @sink_transpose(
// CHECK:         %[[P:.*]] = tensor.pad %arg0 low[1, 0] high[1, 0]
// CHECK:         linalg.transpose ins(%[[P]] :
func.func @sink_transpose(%x: tensor<4x8xf32>, %e: tensor<8x4xf32>) -> tensor<8x6xf32> {
  %zero = arith.constant 0.0 : f32
  %t = linalg.transpose ins(%x : tensor<4x8xf32>) outs(%e : tensor<8x4xf32>) permutation = [1, 0]
  %p = tensor.pad %t low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<8x4xf32> to tensor<8x6xf32>
  return %p : tensor<8x6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.sink_transpose
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @collapse_dims(
// CHECK:         prelu.prelu %{{.*}} : tensor<140xf32>, f32
func.func @collapse_dims(%x: tensor<4x5x7xf32>, %a: f32) -> tensor<4x5x7xf32> {
  %y = prelu.prelu %x, %a : tensor<4x5x7xf32>, f32
  return %y : tensor<4x5x7xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.collapse_dims
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @to_linalg(
// CHECK:         linalg.generic
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @to_linalg(%x: tensor<4x5xf32>, %a: f32) -> tensor<4x5xf32> {
  %y = prelu.prelu %x, %a : tensor<4x5xf32>, f32
  return %y : tensor<4x5xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.to_linalg
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @to_vector(
// CHECK:         arith.cmpf {{.*}} : vector<8xf32>
// CHECK:         arith.select
func.func @to_vector(%x: vector<8xf32>, %a: f32) -> vector<8xf32> {
  %y = prelu.prelu %x, %a : vector<8xf32>, f32
  return %y : vector<8xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.to_vector
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @fill_border(
// CHECK-NOT:     tensor.pad
// CHECK:         linalg.fill
// CHECK:         tensor.insert_slice %arg0
func.func @fill_border(%x: tensor<4x5xf32>) -> tensor<4x7xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<4x5xf32> to tensor<4x7xf32>
  return %p : tensor<4x7xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.fill_border
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @approximate_math(
// CHECK-NOT:     math.exp
// CHECK:         return
func.func @approximate_math(%x: vector<8xf32>) -> vector<8xf32> {
  %y = math.exp %x : vector<8xf32>
  return %y : vector<8xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.prelu.approximate_math
    } : !transform.any_op
    transform.yield
  }
}
