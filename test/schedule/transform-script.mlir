// A schedule written by a transform script is kept, and an illegal one is an
// error like any other.

// RUN: prelu-opt %s --transform-interpreter --prelu-attach-target=cpu=znver4 --prelu-select-schedule | FileCheck %s
// RUN: sed 's/lanes = 1/lanes = 2/' %s > %t.mlir
// RUN: not prelu-opt %t.mlir --transform-interpreter 2>&1 | FileCheck %s --check-prefix=ERROR

// CHECK-LABEL: func.func @matmul(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [3, 48, 2], lanes = 1, vector = 16>)
// ERROR: error: 'prelu.fused' op expects schedule.lanes to be a parallel loop of the anchor, got 2
func.func @matmul(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %fused = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %schedule = transform.param.constant #prelu.schedule<algorithm = direct, tile = [3, 48, 2], lanes = 1, vector = 16> -> !transform.any_param
    transform.annotate %fused "schedule" = %schedule : !transform.any_op, !transform.any_param
    transform.yield
  }
}
