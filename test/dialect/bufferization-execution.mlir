// Bufferized by the dialect's own models and run, in place and not, and once by
// convert-prelu-to-linalg in front: the same numbers.

// DEFINE: %{lower} = --convert-linalg-to-loops --convert-vector-to-scf --convert-scf-to-cf \
// DEFINE:   --expand-strided-metadata --lower-affine --convert-vector-to-llvm --finalize-memref-to-llvm \
// DEFINE:   --convert-ub-to-llvm --convert-arith-to-llvm --convert-cf-to-llvm --convert-func-to-llvm --reconcile-unrealized-casts
// RUN: prelu-opt %s --one-shot-bufferize=bufferize-function-boundaries %{lower} | %runner | FileCheck %s
// RUN: prelu-opt %s --one-shot-bufferize="bufferize-function-boundaries copy-before-write" %{lower} | %runner | FileCheck %s
// RUN: prelu-opt %s --prelu-inline-fused --convert-prelu-to-linalg --one-shot-bufferize=bufferize-function-boundaries %{lower} | %runner | FileCheck %s

func.func private @in_place(%x: tensor<2x4xf32>, %alpha: tensor<4xf32>) -> tensor<2x4xf32> attributes {no_inline} {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<2x4xf32>, tensor<4xf32>
  return %y : tensor<2x4xf32>
}

// x + prelu(x): x must still be there.
func.func private @residual(%x: tensor<2x4xf32>, %alpha: tensor<4xf32>) -> tensor<2x4xf32> attributes {no_inline} {
  %y = prelu.fused {
    %0 = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<2x4xf32>, tensor<4xf32>
    prelu.yield %0 : tensor<2x4xf32>
  } : tensor<2x4xf32>
  %s = linalg.add ins(%x, %y : tensor<2x4xf32>, tensor<2x4xf32>) outs(%x : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %s : tensor<2x4xf32>
}

func.func private @backward(%dy: tensor<2x4xf32>, %x: tensor<2x4xf32>, %alpha: tensor<4xf32>) -> (tensor<2x4xf32>, tensor<4xf32>) attributes {no_inline} {
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<2x4xf32>, tensor<4xf32>
  return %dx, %dalpha : tensor<2x4xf32>, tensor<4xf32>
}

func.func private @print(%t: tensor<2x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %v = vector.transfer_read %t[%c0, %c0], %zero {in_bounds = [true, true]} : tensor<2x4xf32>, vector<2x4xf32>
  vector.print %v : vector<2x4xf32>
  return
}

func.func @main() {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %x = arith.constant dense<[[1.0, -1.0, 0.0, -4.0], [-2.0, 2.0, -3.0, 8.0]]> : tensor<2x4xf32>
  %alpha = arith.constant dense<[0.5, -2.0, 3.0, 0.25]> : tensor<4xf32>
  // CHECK: ( ( 1, 2, 0, -1 ), ( -1, 2, -9, 8 ) )
  %y = func.call @in_place(%x, %alpha) : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  func.call @print(%y) : (tensor<2x4xf32>) -> ()
  // CHECK-NEXT: ( ( 2, 1, 0, -5 ), ( -3, 4, -12, 16 ) )
  %r = func.call @residual(%x, %alpha) : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  func.call @print(%r) : (tensor<2x4xf32>) -> ()
  // dy = prelu(x): dx takes alpha's side at 0.
  // CHECK-NEXT: ( ( 1, -4, 0, -0.25 ), ( -0.5, 2, -27, 8 ) )
  // CHECK-NEXT: ( 2, -2, 27, 4 )
  %dx, %dalpha = func.call @backward(%y, %x, %alpha) : (tensor<2x4xf32>, tensor<2x4xf32>, tensor<4xf32>) -> (tensor<2x4xf32>, tensor<4xf32>)
  func.call @print(%dx) : (tensor<2x4xf32>) -> ()
  %v = vector.transfer_read %dalpha[%c0], %zero {in_bounds = [true]} : tensor<4xf32>, vector<4xf32>
  vector.print %v : vector<4xf32>
  return
}
