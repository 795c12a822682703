// Matchers find operations of the dialect.

// RUN: prelu-query %s -c 'match hasOpName("prelu.prelu")' | FileCheck %s
// CHECK:     Match #1:
// CHECK:     query.mlir:[[# @LINE + 11]]:8: note: "root" binds here
// CHECK-NOT: Match #2
// CHECK:     1 match.

// RUN: prelu-query %s -c 'match getDefinitions(hasOpName("prelu.prelu"), 1, true, true, true)' | FileCheck %s --check-prefix=PRODUCER
// PRODUCER: %0 = linalg.matmul
// PRODUCER: note: "root" binds here
// PRODUCER: %1 = prelu.prelu

func.func @f(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>, %o: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x8xf32>) outs(%o : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  return %1 : tensor<4x8xf32>
}
