// RUN: prelu-opt %s --prelu-fuse --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s

// CHECK: remark: [Passed] Fused | Category:prelu-fuse | Remark="fused into 'linalg.matmul', between them: nothing"
func.func @nothing_between(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %2 : tensor<4x16xf32>
}

// -----

// CHECK: remark: [Passed] Fused | Category:prelu-fuse | Remark="fused into 'linalg.matmul', between them: a bias in the accumulators and 2 elementwise ops"
func.func @bias_and_more(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32, %bias: tensor<16xf32>) -> tensor<4x16xf32> {
  %0 = linalg.broadcast ins(%bias : tensor<16xf32>) outs(%o : tensor<4x16xf32>) dimensions = [0]
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = linalg.add ins(%1, %o : tensor<4x16xf32>, tensor<4x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %3 = linalg.negf ins(%2 : tensor<4x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %4 = prelu.prelu %3, %alpha : tensor<4x16xf32>, f32
  return %4 : tensor<4x16xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="its input is an argument, no contraction computes it"
func.func @argument(%x: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %2 = prelu.prelu %x, %alpha : tensor<4x16xf32>, f32
  return %2 : tensor<4x16xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'linalg.pooling_nhwc_max' lies between it and any contraction", Suggestion="a max-pool commutes with a PReLU whose alphas are all >= 0"
func.func @pool(%x: tensor<1x4x4x4xf32>, %w: tensor<2x2xf32>, %o: tensor<1x3x3x4xf32>, %alpha: f32) -> tensor<1x3x3x4xf32> {
  %1 = linalg.pooling_nhwc_max ins(%x, %w : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%o : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  %2 = prelu.prelu %1, %alpha : tensor<1x3x3x4xf32>, f32
  return %2 : tensor<1x3x3x4xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="the result of 'linalg.matmul' has a use before it: 'linalg.reduce' reduces", Suggestion="move that use behind the PReLU or remove it"
func.func @use_before(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %r: tensor<4xf32>, %alpha: f32) -> (tensor<4xf32>, tensor<4x16xf32>) {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %s = linalg.reduce { arith.addf } ins(%1 : tensor<4x16xf32>) outs(%r : tensor<4xf32>) dimensions = [1]
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %s, %2 : tensor<4xf32>, tensor<4x16xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="the result of 'linalg.matmul' has a use before it: 'linalg.generic' computes with its indices (linalg.index)"
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @index(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i32
    %f = arith.sitofp %j : i32 to f32
    %s = arith.addf %in, %f : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  %3 = prelu.prelu %2, %alpha : tensor<4x16xf32>, f32
  return %3 : tensor<4x16xf32>
}

// -----

// The contraction stands behind the second operand of the addition.
// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="the result of 'linalg.matmul' has a use before it: 'linalg.reduce' reduces"
func.func @second_operand(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %r: tensor<4xf32>, %alpha: f32) -> (tensor<4xf32>, tensor<4x16xf32>) {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %s = linalg.reduce { arith.addf } ins(%1 : tensor<4x16xf32>) outs(%r : tensor<4xf32>) dimensions = [1]
  %2 = linalg.add ins(%o, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %3 = prelu.prelu %2, %alpha : tensor<4x16xf32>, f32
  return %s, %3 : tensor<4xf32>, tensor<4x16xf32>
}
