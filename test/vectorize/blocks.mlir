// RUN: prelu-opt %s --prelu-vectorize --canonicalize --split-input-file | FileCheck %s

// 20 iterations in blocks of 8: the first starts from the init, the second from
// what the first left in the destination, the last one has four iterations and
// the epilogue.

// CHECK-LABEL: func.func @matmul(
// CHECK-SAME:      %[[A:[a-z0-9]*]]: tensor<2x20xf32>, %[[B:[a-z0-9]*]]: tensor<20x16xf32>
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<2x16xf32>
// CHECK-NOT:     tensor.empty
// CHECK:         %[[FIRST:.*]] = scf.for {{.*}} iter_args(%[[DEST:.*]] = %[[EMPTY]])
// CHECK:           vector.transfer_read %arg2
// CHECK:           scf.for %{{.*}} = %c0 to %c8 step %c1
// CHECK-NOT:       prelu.prelu
// CHECK:         %[[SECOND:.*]] = scf.for {{.*}} iter_args(%[[DEST:.*]] = %[[FIRST]])
// CHECK:           vector.transfer_read %[[DEST]]
// CHECK:           scf.for %{{.*}} = %c0 to %c8 step %c1
// CHECK-NOT:       prelu.prelu
// CHECK:         scf.for {{.*}} iter_args(%[[DEST:.*]] = %[[SECOND]])
// CHECK:           vector.transfer_read %[[DEST]]
// CHECK:           scf.for %{{.*}} = %c0 to %c4 step %c1
// CHECK:           prelu.prelu
// CHECK:           vector.transfer_write
func.func @matmul(%a: tensor<2x20xf32>, %b: tensor<20x16xf32>, %c: tensor<2x16xf32>, %alpha: f32) -> tensor<2x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 8, 1], lanes = 1, vector = 8, block = 8>) {
    %0 = linalg.matmul ins(%a, %b : tensor<2x20xf32>, tensor<20x16xf32>) outs(%c : tensor<2x16xf32>) -> tensor<2x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<2x16xf32>, f32
    prelu.yield %1 : tensor<2x16xf32>
  } : tensor<2x16xf32>
  return %y : tensor<2x16xf32>
}

// -----

// A thread's accumulators lie in its slice of the destination; what the threads
// leave over has them in the whole one.
// CHECK-LABEL: func.func @parallel(
// CHECK:         scf.forall (%{{.*}}) = (0) to (32) step (16)
// CHECK:           %[[SLICE:.*]] = tensor.extract_slice
// CHECK-NOT:       tensor.empty
// CHECK:           vector.transfer_write %{{.*}}, %[[SLICE]][%c0, %c0]
// CHECK-NOT:     tensor.empty
// CHECK:         vector.transfer_write %{{.*}}[%c0, %c32]
func.func @parallel(%a: tensor<2x28xf32>, %b: tensor<28x40xf32>, %c: tensor<2x40xf32>) -> tensor<2x40xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 8, parallel = [1], block = 8>) {
    %0 = linalg.matmul ins(%a, %b : tensor<2x28xf32>, tensor<28x40xf32>) outs(%c : tensor<2x40xf32>) -> tensor<2x40xf32>
    prelu.yield %0 : tensor<2x40xf32>
  } : tensor<2x40xf32>
  return %y : tensor<2x40xf32>
}

// -----

// A block as large as the loop is none.
// CHECK-LABEL: func.func @whole(
// CHECK-COUNT-1: scf.for %{{.*}} = %c0 to %c20
// CHECK-NOT:     scf.for
func.func @whole(%a: tensor<2x20xf32>, %b: tensor<20x8xf32>, %c: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 8, 1], lanes = 1, vector = 8, block = 20>) {
    %0 = linalg.matmul ins(%a, %b : tensor<2x20xf32>, tensor<20x8xf32>) outs(%c : tensor<2x8xf32>) -> tensor<2x8xf32>
    prelu.yield %0 : tensor<2x8xf32>
  } : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}

// -----

// A result of another type has no place for the accumulators.
// CHECK-LABEL: func.func @narrow(
// CHECK:         tensor.empty() : tensor<2x16xf16>
// CHECK:         tensor.empty() : tensor<2x16xf32>
func.func @narrow(%a: tensor<2x20xf32>, %b: tensor<20x16xf32>, %c: tensor<2x16xf32>, %e: tensor<2x16xf16>) -> tensor<2x16xf16> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 8, 1], lanes = 1, vector = 8, block = 8>) {
    %0 = linalg.matmul ins(%a, %b : tensor<2x20xf32>, tensor<20x16xf32>) outs(%c : tensor<2x16xf32>) -> tensor<2x16xf32>
    %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
        ins(%0 : tensor<2x16xf32>) outs(%e : tensor<2x16xf16>) {
    ^bb0(%in: f32, %out: f16):
      %2 = arith.truncf %in : f32 to f16
      linalg.yield %2 : f16
    } -> tensor<2x16xf16>
    prelu.yield %1 : tensor<2x16xf16>
  } : tensor<2x16xf16>
  return %y : tensor<2x16xf16>
}
