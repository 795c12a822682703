// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --implicit-check-not=remark:

// PReLUs of types that prelu.prelu does not have: one remark each.

// CHECK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no elements of type f80"
func.func @element(%x: f80, %a: f80) -> f80 {
  %zero = arith.constant 0.0 : f80
  %c = arith.cmpf ogt, %x, %zero : f80
  %m = arith.mulf %x, %a : f80
  %y = arith.select %c, %x, %m : f80
  return %y : f80
}

// -----

// Computed in a type that it does not have, or rounded to one, which is done
// behind it.

// CHECK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no elements of type f128"
// CHECK: remark: [Passed] Raised
func.func @conversions(%x: f32, %w: f128, %a: f32) -> (f32, f8E5M2) {
  %zero = arith.constant 0.0 : f32
  %zero128 = arith.constant 0.0 : f128
  %b = arith.extf %a : f32 to f128
  %c = arith.cmpf ogt, %w, %zero128 : f128
  %m = arith.mulf %w, %b : f128
  %y = arith.select %c, %w, %m : f128
  %0 = arith.truncf %y : f128 to f32
  %d = arith.cmpf ogt, %x, %zero : f32
  %n = arith.mulf %x, %a : f32
  %z = arith.select %d, %x, %n : f32
  %1 = arith.truncf %z : f32 to f8E5M2
  return %0, %1 : f32, f8E5M2
}

// -----

// CHECK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no elements of type i4"
func.func @narrow_integer(%x: tensor<8xi4>, %a: tensor<8xi4>) -> tensor<8xi4> {
  %zero = arith.constant dense<0> : tensor<8xi4>
  %c = arith.cmpi sgt, %x, %zero : tensor<8xi4>
  %m = arith.muli %x, %a : tensor<8xi4>
  %y = arith.select %c, %x, %m : tensor<8xi1>, tensor<8xi4>
  return %y : tensor<8xi4>
}

// -----

// CHECK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no vectors of rank 0"
func.func @vector_of_rank_0(%x: vector<f32>, %a: vector<f32>) -> vector<f32> {
  %zero = arith.constant dense<0.0> : vector<f32>
  %c = arith.cmpf ogt, %x, %zero : vector<f32>
  %m = arith.mulf %x, %a : vector<f32>
  %y = arith.select %c, %x, %m : vector<i1>, vector<f32>
  return %y : vector<f32>
}

// -----

// CHECK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no tensors of unknown rank"
func.func @unranked(%x: tensor<*xf32>, %a: tensor<*xf32>) -> tensor<*xf32> {
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %z = tensor.cast %zero : tensor<4xf32> to tensor<*xf32>
  %k = arith.cmpf ogt, %x, %z : tensor<*xf32>
  %m = arith.mulf %x, %a : tensor<*xf32>
  %y = arith.select %k, %x, %m : tensor<*xi1>, tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

#encoded = #sparse_tensor.encoding<{map = (d0) -> (d0 : compressed)}>

// CHECK: remark: [Missed] NotRaised {{.*}}Reason="prelu.prelu has no tensors with an encoding"
func.func @encoded(%x: tensor<8xf32, #encoded>, %a: tensor<8xf32, #encoded>) -> tensor<8xf32, #encoded> {
  %zero = arith.constant dense<0.0> : tensor<8xf32, #encoded>
  %c = arith.cmpf ogt, %x, %zero : tensor<8xf32, #encoded>
  %m = arith.mulf %x, %a : tensor<8xf32, #encoded>
  %y = arith.select %c, %x, %m : tensor<8xi1, #encoded>, tensor<8xf32, #encoded>
  return %y : tensor<8xf32, #encoded>
}
