// RUN: prelu-opt %s -split-input-file -verify-diagnostics

// (C1)
func.func @memref_input(%x: memref<4xf32>, %a: f32) {
  // expected-error @+1 {{operand #0 must be ranked tensor, vector or scalar of f16, bf16, f32, f64 or signless i8 to i64, but got 'memref<4xf32>'}}
  %0 = "prelu.prelu"(%x, %a) : (memref<4xf32>, f32) -> memref<4xf32>
  return
}

// -----

// (C1)
func.func @unranked_input(%x: tensor<*xf32>, %a: f32) {
  // expected-error @+1 {{operand #0 must be ranked tensor, vector or scalar of f16, bf16, f32, f64 or signless i8 to i64, but got 'tensor<*xf32>'}}
  %0 = prelu.prelu %x, %a : tensor<*xf32>, f32
  return
}

// -----

// (C2)
func.func @element_type(%x: tensor<4xf32>, %a: f16) {
  // expected-error @+1 {{'prelu.prelu' op expects alpha of element type 'f32', got 'f16'}}
  %0 = prelu.prelu %x, %a : tensor<4xf32>, f16
  return
}

// -----

// (C3)
func.func @vector_alpha_on_tensor(%x: tensor<4xf32>, %a: vector<4xf32>) {
  // expected-error @+1 {{'prelu.prelu' op expects alpha to be a scalar or a tensor like the input, got 'vector<4xf32>'}}
  %0 = prelu.prelu %x, %a : tensor<4xf32>, vector<4xf32>
  return
}

// -----

// (C3)
func.func @tensor_alpha_on_vector(%x: vector<4xf32>, %a: tensor<4xf32>) {
  // expected-error @+1 {{'prelu.prelu' op expects alpha to be a scalar or a vector like the input, got 'tensor<4xf32>'}}
  %0 = prelu.prelu %x, %a : vector<4xf32>, tensor<4xf32>
  return
}

// -----

// (C4)
func.func @alpha_dims_left_out(%x: tensor<2x4xf32>, %a: tensor<4xf32>) {
  // expected-error @+1 {{'prelu.prelu' op needs alpha_dims: alpha has rank 1, the input has rank 2}}
  %0 = prelu.prelu %x, %a : tensor<2x4xf32>, tensor<4xf32>
  return
}

// -----

// (C4)
func.func @alpha_dims_on_scalar(%x: tensor<2x4xf32>, %a: f32) {
  // expected-error @+1 {{'prelu.prelu' op expects one entry of alpha_dims per dimension of alpha: alpha has rank 0, alpha_dims has 1}}
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x4xf32>, f32
  return
}

// -----

// (C5)
func.func @alpha_dims_past_rank(%x: tensor<2x4xf32>, %a: tensor<4xf32>) {
  // expected-error @+1 {{'prelu.prelu' op expects alpha_dims within the input's rank 2, got 2}}
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 2>} : tensor<2x4xf32>, tensor<4xf32>
  return
}

// -----

// (C5)
func.func @alpha_dims_negative(%x: tensor<2x4xf32>, %a: tensor<4xf32>) {
  // expected-error @+1 {{'prelu.prelu' op expects alpha_dims within the input's rank 2, got -1}}
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: -1>} : tensor<2x4xf32>, tensor<4xf32>
  return
}

// -----

// (C6)
func.func @alpha_dims_twice(%x: tensor<4x4xf32>, %a: tensor<4x4xf32>) {
  // expected-error @+1 {{'prelu.prelu' op expects distinct alpha_dims, got 1 twice}}
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1, 1>} : tensor<4x4xf32>, tensor<4x4xf32>
  return
}

// -----

// (C7)
func.func @alpha_size(%x: tensor<2x4xf32>, %a: tensor<2xf32>) {
  // expected-error @+1 {{'prelu.prelu' op expects dimension 0 of alpha to have the size 4 of the input's dimension 1, got 2}}
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x4xf32>, tensor<2xf32>
  return
}

// -----

// (C8)
func.func @result_type(%x: tensor<4xf32>, %a: f32) {
  // expected-error @+1 {{'prelu.prelu' op failed to verify that all of {input, result} have same type}}
  %0 = "prelu.prelu"(%x, %a) : (tensor<4xf32>, f32) -> tensor<5xf32>
  return
}
