// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --prelu-report=%t.json -o /dev/null
// RUN: FileCheck %s --check-prefix=TOP < %t.json
// RUN: FileCheck %s --check-prefix=GRAPH < %t.json
// RUN: FileCheck %s --check-prefix=KERNEL < %t.json
// RUN: FileCheck %s --check-prefix=PRELU < %t.json
// RUN: %python -m json.tool %t.json %t.formatted

// Two layers that differ in their weights alone are one kernel, called twice.

// TOP: "clock_ghz": null
// TOP-NEXT: "generator": "prelu-opt, MLIR 22.1
// TOP: "input": "{{.*}}json.mlir"
// TOP: "schema": "prelu-report"
// TOP-NEXT: "summary": {
// TOP-NEXT: "alone": 0
// TOP-NEXT: "bytes": 65696
// TOP-NEXT: "calls": 2
// TOP-NEXT: "cycles": {{[1-9][0-9]*}}
// TOP-NEXT: "flops": 81920
// TOP-NEXT: "fused": 2
// TOP-NEXT: "kernels": 1
// TOP-NEXT: "named": 0
// TOP-NEXT: "prelus": 2
// TOP-NEXT: "refused": 0
// TOP: "facts": [
// TOP: "name": "vector_bits"
// TOP-NEXT: "unit":
// TOP-NEXT: "value": 256
// TOP: "kind": "cpu"
// TOP-NEXT: "name": "haswell"
// TOP-NEXT: "threads": 1
// TOP: "version": 1

// Weights are part of the node that reads them.
// GRAPH: "graphs": [
// GRAPH: "constants": [{{$}}
// GRAPH-NEXT: "tensor<4x4xf32>"
// GRAPH-NEXT: ]
// GRAPH-NEXT: "function": "net"
// GRAPH-NEXT: "id": 2
// GRAPH-NEXT: "kernel": ""
// GRAPH-NEXT: "kind": "contraction"
// GRAPH-NEXT: "label": "matmul"
// GRAPH: "label": "cmpf, mulf, select"
// GRAPH: "state": "fused"
// GRAPH-NEXT: "type": "tensor<1024x4xf32>"
// GRAPH: "stage": "input"
// GRAPH: "label": "PReLU"
// GRAPH: "stage": "raised"
// GRAPH: "body": [{{$}}
// GRAPH: "linalg.matmul"
// GRAPH-NEXT: "prelu.prelu"
// GRAPH-NEXT: ]
// GRAPH: "stage": "fused"
// GRAPH: "kernel": "net_0_matmul_1024x4_prelu"
// GRAPH: "label": "matmul + PReLU"
// GRAPH: "kernel": "net_0_matmul_1024x4_prelu"
// GRAPH: "stage": "kernels"

// KERNEL: "kernels": [
// KERNEL: "anchor": "linalg.matmul"
// A product and its sum for each of 1024x4x4, a comparison and a product for each
// of 1024x4; input, result, weights and alpha, four bytes an element.
// KERNEL: "bytes": 32848
// KERNEL: "region": "net_0_matmul_1024x4_prelu"
// KERNEL: "region": "net_1_matmul_1024x4_prelu"
// KERNEL: "cycles": {{[1-9][0-9]*}}
// KERNEL-NEXT: "flops": 40960
// KERNEL: "loops": [
// KERNEL: "extent": 1024
// KERNEL-NEXT: "kind": "parallel"
// KERNEL-NEXT: "name": "m"
// KERNEL: "name": "n"
// KERNEL: "extent": 4
// KERNEL-NEXT: "kind": "reduction"
// KERNEL-NEXT: "name": "k"
// KERNEL: "measured": null
// KERNEL-NEXT: "name": "net_0_matmul_1024x4_prelu"
// KERNEL-NEXT: "peak_flops_per_cycle": 32
// KERNEL-NEXT: "prelus": 2
// KERNEL: "schedule": {
// KERNEL-NEXT: "algorithm": "direct"
// KERNEL: "lanes": 1
// KERNEL-NEXT: "order": [
// KERNEL-NEXT: 1
// KERNEL-NEXT: 0
// KERNEL: "vector": 4

// PRELU: "prelus": [
// PRELU: "alpha": "tensor<4xf32>"
// PRELU-NEXT: "anchor": "linalg.matmul"
// PRELU-NEXT: "function": "net"
// PRELU-NEXT: "kernel": "net_0_matmul_1024x4_prelu"
// PRELU-NEXT: "location": "{{.*}}json.mlir:[[#@LINE+14]]:9"
// PRELU-NEXT: "op": "prelu.prelu"
// PRELU-NEXT: "reason": ""
// PRELU-NEXT: "state": "fused"

#id = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>
func.func @net(%x: tensor<1024x4xf32>, %alpha: tensor<4xf32>) -> tensor<1024x4xf32> {
  %zero = arith.constant 0.0 : f32
  %w0 = arith.constant dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]]> : tensor<4x4xf32>
  %w1 = arith.constant dense<[[4.0, 3.0, 2.0, 1.0], [8.0, 7.0, 6.0, 5.0], [3.0, 2.0, 1.0, 9.0], [7.0, 6.0, 5.0, 4.0]]> : tensor<4x4xf32>
  %e = tensor.empty() : tensor<1024x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1024x4xf32>) -> tensor<1024x4xf32>
  %y0 = linalg.matmul ins(%x, %w0 : tensor<1024x4xf32>, tensor<4x4xf32>) outs(%init : tensor<1024x4xf32>) -> tensor<1024x4xf32>
  %z0 = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y0, %alpha : tensor<1024x4xf32>, tensor<4xf32>) outs(%e : tensor<1024x4xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %a : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<1024x4xf32>
  %y1 = linalg.matmul ins(%z0, %w1 : tensor<1024x4xf32>, tensor<4x4xf32>) outs(%init : tensor<1024x4xf32>) -> tensor<1024x4xf32>
  %z1 = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y1, %alpha : tensor<1024x4xf32>, tensor<4xf32>) outs(%e : tensor<1024x4xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %a : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<1024x4xf32>
  return %z1 : tensor<1024x4xf32>
}
