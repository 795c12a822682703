// The same numbers by tiles, which do not divide the sizes, and without.

// DEFINE: %{script} = @none
// DEFINE: %{run} = prelu-opt %s --transform-interpreter=entry-point=%{script} --prelu-drop-scripts --prelu-to-linalg-pipeline \
// DEFINE:   --one-shot-bufferize=bufferize-function-boundaries --convert-linalg-to-loops --convert-vector-to-scf \
// DEFINE:   --convert-scf-to-cf --expand-strided-metadata --lower-affine --convert-vector-to-llvm \
// DEFINE:   --finalize-memref-to-llvm --convert-ub-to-llvm --convert-arith-to-llvm --convert-cf-to-llvm \
// DEFINE:   --convert-func-to-llvm --reconcile-unrealized-casts | %runner | FileCheck %s
// REDEFINE: %{script} = none
// RUN: %{run}
// REDEFINE: %{script} = tiles
// RUN: %{run}

func.func private @prelu(%x: tensor<3x5xf32>, %alpha: tensor<5xf32>) -> tensor<3x5xf32> attributes {no_inline} {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<3x5xf32>, tensor<5xf32>
  return %y : tensor<3x5xf32>
}

func.func private @backward(%dy: tensor<3x5xf32>, %x: tensor<3x5xf32>, %alpha: tensor<5xf32>) -> (tensor<3x5xf32>, tensor<5xf32>) attributes {no_inline} {
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<3x5xf32>, tensor<5xf32>
  return %dx, %dalpha : tensor<3x5xf32>, tensor<5xf32>
}

// prelu(x * x' + x''), with the sum as a second result.
func.func private @fused(%a: tensor<3x5xf32>, %b: tensor<5x5xf32>, %alpha: tensor<5xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>) attributes {no_inline} {
  %e = tensor.empty() : tensor<3x5xf32>
  %y:2 = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<3x5xf32>, tensor<5x5xf32>) outs(%a : tensor<3x5xf32>) -> tensor<3x5xf32>
    %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<3x5xf32>, tensor<5xf32>
    prelu.yield %1, %0 : tensor<3x5xf32>, tensor<3x5xf32>
  } : tensor<3x5xf32>, tensor<3x5xf32>
  return %y#0, %y#1 : tensor<3x5xf32>, tensor<3x5xf32>
}

func.func private @print(%t: tensor<3x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %v = vector.transfer_read %t[%c0, %c0], %zero {in_bounds = [true, true]} : tensor<3x5xf32>, vector<3x5xf32>
  vector.print %v : vector<3x5xf32>
  return
}

func.func @main() {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %x = arith.constant dense<[[1.0, -1.0, 2.0, -4.0, 0.0], [-2.0, 2.0, -3.0, 8.0, -1.0], [-1.0, -2.0, 3.0, -4.0, 5.0]]> : tensor<3x5xf32>
  %b = arith.constant dense<[[0.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0, 0.0]]> : tensor<5x5xf32>
  %alpha = arith.constant dense<[0.5, -2.0, 3.0, 0.25, 2.0]> : tensor<5xf32>
  // CHECK: ( ( 1, 2, 2, -1, 0 ), ( -1, 2, -9, 8, -2 ), ( -0.5, 4, 3, -1, 5 ) )
  %y = func.call @prelu(%x, %alpha) : (tensor<3x5xf32>, tensor<5xf32>) -> tensor<3x5xf32>
  func.call @print(%y) : (tensor<3x5xf32>) -> ()
  // CHECK-NEXT: ( ( 1, -4, 2, -0.25, 0 ), ( -0.5, 2, -27, 8, -4 ), ( -0.25, -8, 3, -0.25, 5 ) )
  // CHECK-NEXT: ( 2.5, -10, 27, 8, 2 )
  %dx, %dalpha = func.call @backward(%y, %x, %alpha) : (tensor<3x5xf32>, tensor<3x5xf32>, tensor<5xf32>) -> (tensor<3x5xf32>, tensor<5xf32>)
  func.call @print(%dx) : (tensor<3x5xf32>) -> ()
  %v = vector.transfer_read %dalpha[%c0], %zero {in_bounds = [true]} : tensor<5xf32>, vector<5xf32>
  vector.print %v : vector<5xf32>
  // b moves each element one place on, so that the sum is x[i] + x[i - 1].
  // CHECK-NEXT: ( ( 1, {{-?}}0, 1, -0.5, -8 ), ( -1.5, {{-?}}0, -3, 5, 7 ), ( 4, 6, 1, -0.25, 1 ) )
  // CHECK-NEXT: ( ( 1, 0, 1, -2, -4 ), ( -3, 0, -1, 5, 7 ), ( 4, -3, 1, -1, 1 ) )
  %z:2 = func.call @fused(%x, %b, %alpha) : (tensor<3x5xf32>, tensor<5x5xf32>, tensor<5xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>)
  func.call @print(%z#0) : (tensor<3x5xf32>) -> ()
  func.call @print(%z#1) : (tensor<3x5xf32>) -> ()
  return
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @none(%root: !transform.any_op {transform.readonly}) {
    transform.yield
  }
  transform.named_sequence @tiles(%root: !transform.any_op {transform.readonly}) {
    %fused = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %f, %fl:2 = transform.structured.tile_using_for %fused tile_sizes [2, 2] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    %function = transform.structured.match ops{["func.func"]} attributes{sym_name = "prelu"} in %root : (!transform.any_op) -> !transform.any_op
    %prelu = transform.structured.match ops{["prelu.prelu"]} in %function : (!transform.any_op) -> !transform.any_op
    %p, %pl:2 = transform.structured.tile_using_for %prelu tile_sizes [2, 3] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    %backward = transform.structured.match ops{["prelu.backward"]} in %root : (!transform.any_op) -> !transform.any_op
    %b, %bl = transform.structured.tile_using_for %backward tile_sizes [0, 2] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
