// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --prelu-report=%t.json -o /dev/null
// RUN: FileCheck %s < %t.json
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --prelu-report=%t.2.json \
// RUN:   --remarks-filter=prelu-raise -o /dev/null 2>&1 | FileCheck %s --check-prefix=PRINTED
// RUN: diff %t.json %t.2.json
// RUN: prelu-opt %s --prelu-raise --prelu-report=%t.3.json -o /dev/null
// RUN: FileCheck %s --check-prefix=RAISE < %t.3.json

// Three PReLUs that were not fused, each with its reason and with what would help
// where something does. What the command line's filter keeps from being printed
// is in the report all the same.

// CHECK: "prelus": [
// CHECK: "kernel": "net_{{[0-9]+}}_{{.*}}_prelu"
// CHECK: "location": "{{.*}}refusals.mlir:{{[0-9]+:[0-9]+}}"
// CHECK: "reason": "its input is an argument, no contraction computes it"
// CHECK-NEXT: "state": "alone"
// CHECK-NEXT: "suggestion": "fuse it into the producer, if that is in another function inline it first"
// CHECK: "kernel": "net_{{[0-9]+}}_conv2d_3x3_{{.*}}_prelu"
// CHECK: "reason": ""
// CHECK-NEXT: "state": "fused"
// CHECK: "kernel": "net_{{[0-9]+}}_{{.*}}_prelu"
// CHECK: "reason": "'linalg.pooling_nchw_sum' lies between it and any contraction"
// CHECK-NEXT: "state": "alone"
// CHECK: "kernel": ""
// CHECK: "reason": "max(x, alpha * x) is a PReLU only where alpha <= 1 and not 0, which is not known"
// CHECK-NEXT: "state": "refused"
// CHECK-NEXT: "suggestion": "make alpha a constant, or write the PReLU with a select, or set alpha-at-most-one"
// CHECK: "summary": {
// CHECK: "alone": 2
// CHECK: "fused": 1
// CHECK: "refused": 1

// PRINTED-NOT: prelu-fuse
// PRINTED: NotRaised | Category:prelu-raise

// RAISE: "graphs": [
// RAISE: "stage": "input"
// RAISE: "stage": "raised"
// RAISE-NOT: "stage"
// RAISE: "kernels": []
// RAISE: "state": "named"
// RAISE: "state": "refused"
// RAISE: "target": null

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#c = affine_map<(d0, d1, d2, d3) -> (d1)>
func.func @net(%x: tensor<1x8x16x16xf32>, %w1: tensor<16x8x3x3xf32>, %w2: tensor<16x16x1x1xf32>, %alpha: tensor<16xf32>, %alpha8: tensor<8xf32>) -> (tensor<1x16x14x14xf32>, tensor<1x16x14x14xf32>) {
  %zero = arith.constant 0.0 : f32
  // No contraction computes its input.
  %e0 = tensor.empty() : tensor<1x8x16x16xf32>
  %p0 = linalg.generic {indexing_maps = [#id, #c, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %alpha8 : tensor<1x8x16x16xf32>, tensor<8xf32>) outs(%e0 : tensor<1x8x16x16xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %a : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<1x8x16x16xf32>
  %e1 = tensor.empty() : tensor<1x16x14x14xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x16x14x14xf32>) -> tensor<1x16x14x14xf32>
  %conv1 = linalg.conv_2d_nchw_fchw ins(%p0, %w1 : tensor<1x8x16x16xf32>, tensor<16x8x3x3xf32>) outs(%f1 : tensor<1x16x14x14xf32>) -> tensor<1x16x14x14xf32>
  %p1 = linalg.generic {indexing_maps = [#id, #c, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%conv1, %alpha : tensor<1x16x14x14xf32>, tensor<16xf32>) outs(%e1 : tensor<1x16x14x14xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %a : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<1x16x14x14xf32>
  // max(x, alpha x) is a PReLU where alpha <= 1, which nobody knows.
  %p2 = linalg.generic {indexing_maps = [#id, #c, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%p1, %alpha : tensor<1x16x14x14xf32>, tensor<16xf32>) outs(%e1 : tensor<1x16x14x14xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %scaled = arith.mulf %in, %a : f32
    %max = arith.maximumf %in, %scaled : f32
    linalg.yield %max : f32
  } -> tensor<1x16x14x14xf32>
  %conv2 = linalg.conv_2d_nchw_fchw ins(%p2, %w2 : tensor<1x16x14x14xf32>, tensor<16x16x1x1xf32>) outs(%f1 : tensor<1x16x14x14xf32>) -> tensor<1x16x14x14xf32>
  // The pool stands between the contraction and the PReLU.
  %window = tensor.empty() : tensor<3x3xf32>
  %padded = tensor.pad %conv2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x16x14x14xf32> to tensor<1x16x16x16xf32>
  %sum = linalg.pooling_nchw_sum ins(%padded, %window : tensor<1x16x16x16xf32>, tensor<3x3xf32>) outs(%f1 : tensor<1x16x14x14xf32>) -> tensor<1x16x14x14xf32>
  %p3 = linalg.generic {indexing_maps = [#id, #c, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%sum, %alpha : tensor<1x16x14x14xf32>, tensor<16xf32>) outs(%e1 : tensor<1x16x14x14xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %a : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<1x16x14x14xf32>
  return %conv2, %p3 : tensor<1x16x14x14xf32>, tensor<1x16x14x14xf32>
}
