// Both lowerings, executed at the edges: NaN, infinities, zeros, a denormal,
// negative alpha and alpha above 1.

// RUN: prelu-opt %s --convert-prelu-to-linalg --convert-prelu-to-vector \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries --convert-linalg-to-loops \
// RUN:   --convert-vector-to-scf --convert-scf-to-cf --expand-strided-metadata --lower-affine \
// RUN:   --convert-vector-to-llvm --finalize-memref-to-llvm --convert-arith-to-llvm \
// RUN:   --convert-cf-to-llvm --convert-func-to-llvm --reconcile-unrealized-casts \
// RUN:   | %runner | FileCheck %s

func.func private @on_tensor(%x: tensor<8xf32>, %alpha: f32) -> tensor<8xf32> attributes {no_inline} {
  %y = prelu.prelu %x, %alpha : tensor<8xf32>, f32
  return %y : tensor<8xf32>
}

func.func private @on_vector(%x: vector<8xf32>, %alpha: f32) -> vector<8xf32> attributes {no_inline} {
  %y = prelu.prelu %x, %alpha : vector<8xf32>, f32
  return %y : vector<8xf32>
}

func.func private @both(%alpha: f32) {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  // NaN, +Inf, -Inf, 3, -4, 0, -2^-149 (the smallest denormal), -2^-126.
  %t = arith.constant dense<[0x7FC00000, 0x7F800000, 0xFF800000, 3.0, -4.0, 0.0, 0x80000001, 0x80800000]> : tensor<8xf32>
  %y = func.call @on_tensor(%t, %alpha) : (tensor<8xf32>, f32) -> tensor<8xf32>
  %v = vector.transfer_read %y[%c0], %zero {in_bounds = [true]} : tensor<8xf32>, vector<8xf32>
  vector.print %v : vector<8xf32>
  %x = vector.transfer_read %t[%c0], %zero {in_bounds = [true]} : tensor<8xf32>, vector<8xf32>
  %w = func.call @on_vector(%x, %alpha) : (vector<8xf32>, f32) -> vector<8xf32>
  vector.print %w : vector<8xf32>
  return
}

func.func @main() {
  // CHECK:      ( nan, inf, -inf, 3, -1, 0, -0, -2.93874e-39 )
  // CHECK-NEXT: ( nan, inf, -inf, 3, -1, 0, -0, -2.93874e-39 )
  %quarter = arith.constant 0.25 : f32
  func.call @both(%quarter) : (f32) -> ()
  // CHECK-NEXT: ( nan, inf, inf, 3, 8, {{-?}}0, 2.8026e-45, 2.35099e-38 )
  // CHECK-NEXT: ( nan, inf, inf, 3, 8, {{-?}}0, 2.8026e-45, 2.35099e-38 )
  %negative = arith.constant -2.0 : f32
  func.call @both(%negative) : (f32) -> ()
  // CHECK-NEXT: ( nan, inf, -inf, 3, -12, 0, -4.2039e-45, -3.52648e-38 )
  // CHECK-NEXT: ( nan, inf, -inf, 3, -12, 0, -4.2039e-45, -3.52648e-38 )
  %three = arith.constant 3.0 : f32
  func.call @both(%three) : (f32) -> ()
  return
}
