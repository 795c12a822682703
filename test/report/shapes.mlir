// What only the run time knows is null, not 0; a function without tensors, one
// without a body and a region of another dialect do no harm.

// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --prelu-report=%t.json -o /dev/null
// RUN: FileCheck %s < %t.json

// CHECK: "label": "for"
// CHECK: "kernels": [
// CHECK: "bytes": null
// CHECK: "flops": null
// CHECK: "extent": null
// CHECK: "name": "net_0_matmul_dx32_prelu"
// CHECK: "prelus": [
// CHECK: "state": "fused"
// CHECK: "type": "tensor<?x32xf32>"
// CHECK: "summary": {
// CHECK: "bytes": null
// CHECK: "flops": null

func.func private @outside(i32) -> i32
func.func @scalar(%i: i32) -> i32 {
  %j = call @outside(%i) : (i32) -> i32
  return %j : i32
}
func.func @loop(%x: tensor<8xf32>, %n: index) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%t = %x) -> tensor<8xf32> {
    %e = tensor.empty() : tensor<8xf32>
    %d = linalg.add ins(%t, %x : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    scf.yield %d : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}
func.func @net(%x: tensor<?x64xf32>, %w: tensor<64x32xf32>, %alpha: tensor<32xf32>) -> tensor<?x32xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x64xf32>
  %e = tensor.empty(%n) : tensor<?x32xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x32xf32>) -> tensor<?x32xf32>
  %y = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x32xf32>) outs(%init : tensor<?x32xf32>) -> tensor<?x32xf32>
  %z = prelu.prelu %y, %alpha {alpha_dims = array<i64: 1>} : tensor<?x32xf32>, tensor<32xf32>
  return %z : tensor<?x32xf32>
}
