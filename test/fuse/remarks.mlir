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

// -----

// A PReLU does not commute with a sum: nothing to suggest.
// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'linalg.pooling_nhwc_sum' lies between it and any contraction"{{$}}
func.func @sum_pool(%x: tensor<1x4x4x8xf32>, %k: tensor<2x2xf32>, %o: tensor<1x3x3x8xf32>, %alpha: f32) -> tensor<1x3x3x8xf32> {
  %1 = linalg.pooling_nhwc_sum ins(%x, %k : tensor<1x4x4x8xf32>, tensor<2x2xf32>) outs(%o : tensor<1x3x3x8xf32>) -> tensor<1x3x3x8xf32>
  %2 = prelu.prelu %1, %alpha : tensor<1x3x3x8xf32>, f32
  return %2 : tensor<1x3x3x8xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'scf.if' lies between it and any contraction", Suggestion="compute the PReLU in each of its regions"
func.func @branches(%c: i1, %a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = scf.if %c -> tensor<4x16xf32> {
    %m = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    scf.yield %m : tensor<4x16xf32>
  } else {
    scf.yield %o : tensor<4x16xf32>
  }
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %2 : tensor<4x16xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="its input comes into the region of 'scf.for' as an argument", Suggestion="compute the PReLU where the contraction is"
func.func @carried(%lb: index, %ub: index, %step: index, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = scf.for %i = %lb to %ub step %step iter_args(%x = %o) -> tensor<4x16xf32> {
    %2 = prelu.prelu %x, %alpha : tensor<4x16xf32>, f32
    scf.yield %2 : tensor<4x16xf32>
  }
  return %1 : tensor<4x16xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'func.call' lies between it and any contraction", Suggestion="inline the function that it calls"
func.func private @layer(tensor<4x16xf32>) -> tensor<4x16xf32>
func.func @called(%o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = func.call @layer(%o) : (tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %2 : tensor<4x16xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="it is computed on buffers, and only tensors are fused", Suggestion="run prelu-raise and prelu-fuse before bufferization"
#id = affine_map<(d0) -> (d0)>
func.func @buffers(%x: memref<4xf32>, %y: memref<4xf32>, %alpha: f32) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : memref<4xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = prelu.prelu %in, %alpha : f32, f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="it is computed on scalars or vectors, and only tensors are fused"{{$}}
func.func @scalar(%x: f32, %alpha: f32) -> f32 {
  %0 = prelu.prelu %x, %alpha : f32, f32
  return %0 : f32
}

// -----

// A convolution by its maps that takes the maximum of the products is none.
// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'linalg.generic' lies between it and any contraction", Suggestion="a max-pool commutes with a PReLU whose alphas are all >= 0"
#window = affine_map<(i, k) -> (i + k)>
#tap = affine_map<(i, k) -> (k)>
#out = affine_map<(i, k) -> (i)>
func.func @max_of_products(%x: tensor<10xf32>, %w: tensor<3xf32>, %o: tensor<8xf32>, %alpha: f32) -> tensor<8xf32> {
  %1 = linalg.generic {indexing_maps = [#window, #tap, #out], iterator_types = ["parallel", "reduction"]} ins(%x, %w : tensor<10xf32>, tensor<3xf32>) outs(%o : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %2 = arith.mulf %a, %b : f32
    %3 = arith.maximumf %acc, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<8xf32>
  %2 = prelu.prelu %1, %alpha : tensor<8xf32>, f32
  return %2 : tensor<8xf32>
}

// -----

// CHECK: remark: [Missed] NotFused | Category:prelu-fuse | Reason="'linalg.generic' lies between it and any contraction"{{$}}
#window = affine_map<(i, k) -> (i + k)>
#tap = affine_map<(i, k) -> (k)>
#out = affine_map<(i, k) -> (i)>
func.func @horner(%x: tensor<10xf32>, %w: tensor<3xf32>, %o: tensor<8xf32>, %alpha: f32) -> tensor<8xf32> {
  %1 = linalg.generic {indexing_maps = [#window, #tap, #out], iterator_types = ["parallel", "reduction"]} ins(%x, %w : tensor<10xf32>, tensor<3xf32>) outs(%o : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %2 = arith.addf %acc, %a : f32
    %3 = arith.mulf %2, %b : f32
    linalg.yield %3 : f32
  } -> tensor<8xf32>
  %2 = prelu.prelu %1, %alpha : tensor<8xf32>, f32
  return %2 : tensor<8xf32>
}
