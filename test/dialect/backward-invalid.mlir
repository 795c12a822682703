// RUN: prelu-opt %s -split-input-file -verify-diagnostics

func.func @integers(%x: tensor<4xi32>) {
  // expected-error @+1 {{operand #0 must be ranked tensor, vector or scalar of f16, bf16, f32 or f64, but got 'tensor<4xi32>'}}
  %dx, %da = prelu.backward %x, %x, %x : tensor<4xi32>, tensor<4xi32>
  return
}

// -----

func.func @scalar_alpha_of_tensor(%x: tensor<4xf32>, %a: f32) {
  // expected-error @+1 {{'prelu.backward' op expects alpha to be a tensor like x, of rank 0 for one alpha, got 'f32'}}
  %dx, %da = prelu.backward %x, %x, %a : tensor<4xf32>, f32
  return
}

// -----

func.func @element_types(%x: tensor<4xf32>, %a: tensor<4xf16>) {
  // expected-error @+1 {{'prelu.backward' op expects alpha of element type 'f32', got 'f16'}}
  %dx, %da = prelu.backward %x, %x, %a : tensor<4xf32>, tensor<4xf16>
  return
}

// -----

func.func @sizes(%x: tensor<4x8xf32>, %a: tensor<4xf32>) {
  // expected-error @+1 {{'prelu.backward' op expects dimension 0 of alpha to have the size 8 of the input's dimension 1, got 4}}
  %dx, %da = prelu.backward %x, %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<4xf32>
  return
}

// -----

func.func @needs_dims(%x: tensor<4x8xf32>, %a: tensor<8xf32>) {
  // expected-error @+1 {{'prelu.backward' op needs alpha_dims: alpha has rank 1, the input has rank 2}}
  %dx, %da = prelu.backward %x, %x, %a : tensor<4x8xf32>, tensor<8xf32>
  return
}

// -----

func.func @dy_type(%dy: tensor<4x?xf32>, %x: tensor<4x8xf32>, %a: tensor<8xf32>) {
  // expected-error @+1 {{failed to verify that all of {dy, input, dx} have same type}}
  %dx, %da = "prelu.backward"(%dy, %x, %a) {alpha_dims = array<i64: 1>} : (tensor<4x?xf32>, tensor<4x8xf32>, tensor<8xf32>) -> (tensor<4x8xf32>, tensor<8xf32>)
  return
}

// -----

func.func @dalpha_used_in_region(%dy: tensor<8xf32>, %x: tensor<8xf32>, %a: tensor<8xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects the dalpha of a prelu.backward to be yielded only}}
  %0 = prelu.fused {
    %dx, %da = prelu.backward %dy, %x, %a : tensor<8xf32>, tensor<8xf32>
    // expected-note @+1 {{this operation of the region uses it}}
    %1 = prelu.prelu %da, %a : tensor<8xf32>, tensor<8xf32>
    prelu.yield %1 : tensor<8xf32>
  } : tensor<8xf32>
  return
}
