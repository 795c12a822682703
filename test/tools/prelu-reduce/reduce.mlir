// What makes a module interesting is left of it: here an exponential and a
// product. A PReLU gives way to its input, a region to its operations.

// RUN: prelu-reduce %s -reduction-tree='traversal-mode=0 test=%S/Inputs/exp-and-matmul.sh' 2>/dev/null | FileCheck %s
// CHECK-NOT:   @unrelated
// CHECK-LABEL: func.func @f(
// CHECK-NEXT:    %[[M:.*]] = linalg.matmul
// CHECK-NEXT:    %[[E:.*]] = linalg.exp ins(%[[M]]
// CHECK-NEXT:    return %[[E]]

// A module that the pipeline compiles has no failure to keep.
// RUN: not prelu-reduce %s -reduction-tree='traversal-mode=0 test=%S/Inputs/pipeline-fails.sh'

// Our passes reduce too.
// RUN: prelu-reduce %s -opt-reduction-pass='opt-pass=prelu-inline-fused test=%S/Inputs/exp-and-matmul.sh' | FileCheck %s --check-prefix=PASS
// PASS:         func.func @unrelated(
// PASS-LABEL:   func.func @f(
// PASS-NOT:       prelu.fused
// PASS:           return

func.func @unrelated(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

func.func @f(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>, %o: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>) outs(%o : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  %2 = prelu.fused schedule(<algorithm = direct, tile = [2, 8], lanes = 1, vector = 8>) {
    %3 = linalg.exp ins(%1 : tensor<4x8xf32>) outs(%o : tensor<4x8xf32>) -> tensor<4x8xf32>
    prelu.yield %3 : tensor<4x8xf32>
  } : tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}
