// RUN: prelu-opt %s --prelu-form-dispatches --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-form-dispatches --split-input-file --remarks-filter='prelu-form.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Scalars and empty tensors are made again inside, weights and alphas come from
// outside. The name says what is computed.
// CHECK-LABEL: func.func @matmul(
// CHECK-SAME:    %[[X:.*]]: tensor<8x32xf32>, %[[ALPHA:.*]]: tensor<64xf32>)
// CHECK:         %[[W:.*]] = arith.constant dense_resource<w> : tensor<32x64xf32>
// CHECK:         %[[Y:.*]] = prelu.dispatch "matmul_0_matmul_8x64_prelu" ins(%[[X]], %[[W]], %[[ALPHA]] : tensor<8x32xf32>, tensor<32x64xf32>, tensor<64xf32>) outs(%{{.*}} : tensor<8x64xf32>) {
// CHECK-NEXT:    ^bb0(%[[A:.*]]: tensor<8x32xf32>, %[[B:.*]]: tensor<32x64xf32>, %[[C:.*]]: tensor<64xf32>):
// CHECK-DAG:       arith.constant 0.0
// CHECK-DAG:       tensor.empty() : tensor<8x64xf32>
// CHECK:           %[[F:.*]] = prelu.fused schedule(
// CHECK:             linalg.matmul ins(%[[A]], %[[B]] :
// CHECK:             prelu.prelu %{{.*}}, %[[C]]
// CHECK:           prelu.yield %[[F]] : tensor<8x64xf32>
// CHECK-NEXT:    } -> tensor<8x64xf32>
// CHECK:         return %[[Y]]
func.func @matmul(%x: tensor<8x32xf32>, %alpha: tensor<64xf32>) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense_resource<w> : tensor<32x64xf32>
  %e = tensor.empty() : tensor<8x64xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>) -> tensor<8x64xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<8x32xf32>, tensor<32x64xf32>) outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<8x64xf32>, tensor<64xf32>
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// A residual is read where the result is stored: it may be overwritten.
// CHECK-LABEL: func.func @residual(
// CHECK-SAME:    %{{.*}}, %{{.*}}, %[[R:.*]]: tensor<8x64xf32>)
// CHECK:         prelu.dispatch "residual_0_matmul_8x64" ins({{.*}}, %[[R]] : {{.*}}) outs(%[[R]] : tensor<8x64xf32>) {
// CHECK:         } {in_place = array<i64: 2>} -> tensor<8x64xf32>
func.func @residual(%x: tensor<8x32xf32>, %w: tensor<32x64xf32>, %r: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x64xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>) -> tensor<8x64xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<8x32xf32>, tensor<32x64xf32>) outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = linalg.add ins(%1, %r : tensor<8x64xf32>, tensor<8x64xf32>) outs(%e : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// A contraction reads its operand for other elements too.
// CHECK-LABEL: func.func @square(
// CHECK:         tensor.empty() : tensor<8x8xf32>
// CHECK:         prelu.dispatch
// CHECK-NOT:     in_place
func.func @square(%x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
    %1 = linalg.matmul ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%0 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %2 = linalg.add ins(%1, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
    prelu.yield %2 : tensor<8x8xf32>
  } : tensor<8x8xf32>
  return %y : tensor<8x8xf32>
}

// -----

// A tile of a loop of dynamic extent may be computed twice: not in place.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:    %[[X:.*]]: tensor<?x64xf32>
// CHECK:         %[[D:.*]] = tensor.dim %[[X]]
// CHECK:         %[[E:.*]] = tensor.empty(%[[D]]) : tensor<?x64xf32>
// CHECK:         prelu.dispatch "dynamic_0_elementwise_dx64_prelu" ins(%[[X]], %{{.*}} : {{.*}}) outs(%[[E]] :
// CHECK-NOT:     in_place
func.func @dynamic(%x: tensor<?x64xf32>, %alpha: tensor<64xf32>) -> tensor<?x64xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16], lanes = 1, vector = 16>) {
    %0 = linalg.generic {
        indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>],
        iterator_types = ["parallel", "parallel"]}
        ins(%x, %alpha : tensor<?x64xf32>, tensor<64xf32>) outs(%x : tensor<?x64xf32>) {
    ^bb0(%in: f32, %a: f32, %out: f32):
      %1 = prelu.prelu %in, %a : f32, f32
      linalg.yield %1 : f32
    } -> tensor<?x64xf32>
    prelu.yield %0 : tensor<?x64xf32>
  } : tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// -----

// Padding is known to be neutral as long as the weights are in sight: what the
// kernel may rely on is written down. Unknown weights: the padding is stored.
// CHECK-LABEL: func.func @padding(
// CHECK-NOT:     tensor.pad
// CHECK:         prelu.dispatch "padding_0_conv2d_3x3_4x8x8"
// CHECK:           tensor.pad
// CHECK:           {prelu.neutral}
// CHECK:         tensor.pad
// CHECK:         prelu.dispatch "padding_1_conv2d_3x3_4x8x8"
// CHECK-NOT:       tensor.pad
// CHECK:         return
// REMARK: PaddingKept{{.*}}0 times the weights is 0 only for finite weights
func.func @padding(%x: tensor<1x4x8x8xf32>, %unknown: tensor<4x4x3x3xf32>) -> (tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<4x4x3x3xf32>
  %e = tensor.empty() : tensor<1x4x8x8xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 8, 1, 3, 3], lanes = 3, vector = 8>) {
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%a: index, %b: index, %c: index, %d: index):
      tensor.yield %zero : f32
    } : tensor<1x4x8x8xf32> to tensor<1x4x10x10xf32>
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    %1 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x4x10x10xf32>, tensor<4x4x3x3xf32>) outs(%0 : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    prelu.yield %1 : tensor<1x4x8x8xf32>
  } : tensor<1x4x8x8xf32>
  %z = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 8, 1, 3, 3], lanes = 3, vector = 8>) {
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%a: index, %b: index, %c: index, %d: index):
      tensor.yield %zero : f32
    } : tensor<1x4x8x8xf32> to tensor<1x4x10x10xf32>
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    %1 = linalg.conv_2d_nchw_fchw ins(%p, %unknown : tensor<1x4x10x10xf32>, tensor<4x4x3x3xf32>) outs(%0 : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    prelu.yield %1 : tensor<1x4x8x8xf32>
  } : tensor<1x4x8x8xf32>
  return %y, %z : tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32>
}

// -----

// A region that has no form on vectors stays outside.
// CHECK-LABEL: func.func @scalar(
// CHECK-NOT:     prelu.
// CHECK:         linalg.dot
// REMARK: NotVectorized{{.*}}no parallel loop to put on the vector lanes
func.func @scalar(%x: tensor<8xf32>, %init: tensor<f32>) -> tensor<f32> {
  %y = prelu.fused {
    %0 = linalg.dot ins(%x, %x : tensor<8xf32>, tensor<8xf32>) outs(%init : tensor<f32>) -> tensor<f32>
    prelu.yield %0 : tensor<f32>
  } : tensor<f32>
  return %y : tensor<f32>
}

// -----

// What an argument or another reader is a view of cannot be overwritten without
// a copy of the whole; what nobody else reads can.
// CHECK-LABEL: func.func @views(
// CHECK-SAME:    %[[X:.*]]: tensor<8x8xf32>)
// CHECK:         %[[V:.*]] = tensor.collapse_shape %[[X]]
// CHECK:         prelu.dispatch "views_0_exp_64" ins(%[[V]] : tensor<64xf32>) outs(%{{[0-9]+}} : tensor<64xf32>)
// CHECK:         %[[W:.*]] = tensor.expand_shape
// CHECK:         prelu.dispatch "views_1_exp_8x8" ins(%[[W]] : tensor<8x8xf32>) outs(%[[W]] : tensor<8x8xf32>)
func.func @views(%x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %v = tensor.collapse_shape %x [[0, 1]] : tensor<8x8xf32> into tensor<64xf32>
  %e = tensor.empty() : tensor<64xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [16], lanes = 0, vector = 16>) {
    %0 = linalg.exp ins(%v : tensor<64xf32>) outs(%e : tensor<64xf32>) -> tensor<64xf32>
    prelu.yield %0 : tensor<64xf32>
  } : tensor<64xf32>
  %w = tensor.expand_shape %y [[0, 1]] output_shape [8, 8] : tensor<64xf32> into tensor<8x8xf32>
  %f = tensor.empty() : tensor<8x8xf32>
  %z = prelu.fused schedule(<algorithm = direct, tile = [1, 8], lanes = 1, vector = 8>) {
    %0 = linalg.exp ins(%w : tensor<8x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
    prelu.yield %0 : tensor<8x8xf32>
  } : tensor<8x8xf32>
  return %z : tensor<8x8xf32>
}

// -----

// An alpha has been learned: it comes from outside, though it is a scalar.
// CHECK-LABEL: func.func @alpha(
// CHECK:         %[[ALPHA:.*]] = arith.constant 2.500000e-01 : f32
// CHECK:         prelu.dispatch "alpha_0_matmul_8x64_prelu" ins({{.*}}%[[ALPHA]]{{.*}} : {{.*}}f32{{.*}})
func.func @alpha(%x: tensor<8x32xf32>, %w: tensor<32x64xf32>) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %alpha = arith.constant 0.25 : f32
  %e = tensor.empty() : tensor<8x64xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>) -> tensor<8x64xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<8x32xf32>, tensor<32x64xf32>) outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = prelu.prelu %1, %alpha : tensor<8x64xf32>, f32
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// What belongs inside may need what belongs inside, in whatever order the region
// uses them.
// CHECK-LABEL: func.func @operands_inside(
// CHECK:         prelu.dispatch "operands_inside_0_elementwise_dx8" ins(%{{.*}} : tensor<?x8xf32>)
// CHECK-NEXT:    ^bb0(%{{.*}}: tensor<?x8xf32>):
// CHECK-NEXT:      %[[SIZE:.*]] = arith.constant 4 : index
// CHECK-NEXT:      %[[EMPTY:.*]] = tensor.empty(%[[SIZE]]) : tensor<?x8xf32>
// CHECK-NEXT:      prelu.fused
// CHECK:             linalg.generic {{.*}} outs(%[[EMPTY]] :
// CHECK:               arith.index_cast %[[SIZE]]
func.func @operands_inside(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %size = arith.constant 4 : index
  %e = tensor.empty(%size) : tensor<?x8xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 8], lanes = 1, vector = 8>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
        ins(%x : tensor<?x8xf32>) outs(%e : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %i = arith.index_cast %size : index to i64
      %f = arith.sitofp %i : i64 to f32
      %sum = arith.addf %in, %f : f32
      linalg.yield %sum : f32
    } -> tensor<?x8xf32>
    prelu.yield %0 : tensor<?x8xf32>
  } : tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}
