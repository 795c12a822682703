// RUN: prelu-opt %s --prelu-vectorize --canonicalize --split-input-file | FileCheck %s

// Two threads take three tiles of two rows each at a time, within which the
// panels go around the rows; the thirteenth row is left to one of them.

// CHECK-LABEL: func.func @rows(
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<13x4xf32>, %{{.*}}: tensor<4x32xf32>, %{{.*}}: tensor<13x32xf32>
// CHECK:         %[[WHOLE:.*]] = scf.forall (%[[PART:.*]]) = (0) to (12) step (6) shared_outs(%[[OUT:.*]] = %{{.*}})
// CHECK:           %[[SLICE:.*]] = tensor.extract_slice %[[OUT]][%[[PART]], 0] [6, 32] [1, 1]
// CHECK:           scf.for %[[PANEL:.*]] = %c0 to %c32 step %c16 iter_args(%{{.*}} = %[[SLICE]])
// CHECK:             scf.for %[[ROW:.*]] = %c0 to %c6 step %c2
// CHECK:               scf.for
// CHECK:                 affine.apply #{{.*}}(%[[PART]], %[[ROW]])
// CHECK:               vector.transfer_write %{{.*}}, %{{.*}}[%[[ROW]], %[[PANEL]]]
// CHECK:         scf.for %{{.*}} = %c0 to %c32 step %c16 iter_args(%{{.*}} = %[[WHOLE]])
// CHECK-NOT:       scf.forall
// CHECK:           vector.transfer_write %{{.*}}[%c12, %{{.*}}]
func.func @rows(%a: tensor<13x4xf32>, %b: tensor<4x32xf32>, %o: tensor<13x32xf32>) -> tensor<13x32xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 16, parallel = [0], chunk = [3]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<13x4xf32>, tensor<4x32xf32>) outs(%o : tensor<13x32xf32>) -> tensor<13x32xf32>
    prelu.yield %0 : tensor<13x32xf32>
  } : tensor<13x32xf32>
  return %y : tensor<13x32xf32>
}
