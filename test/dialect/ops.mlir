// RUN: prelu-opt %s -split-input-file --verify-roundtrip | FileCheck %s
// RUN: prelu-opt %s -split-input-file --mlir-print-op-generic \
// RUN:   | prelu-opt -split-input-file | FileCheck %s

// CHECK-LABEL: func @channel_alpha
// CHECK: prelu.prelu %{{.*}}, %{{.*}} {alpha_dims = array<i64: 1>} : tensor<1x64x56x56xf32>, tensor<64xf32>
func.func @channel_alpha(%x: tensor<1x64x56x56xf32>, %a: tensor<64xf32>) -> tensor<1x64x56x56xf32> {
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<1x64x56x56xf32>, tensor<64xf32>
  return %0 : tensor<1x64x56x56xf32>
}

// -----

// alpha's dimensions may run along the input's in any order.

// CHECK-LABEL: func @permuted_alpha_dims
// CHECK: prelu.prelu %{{.*}}, %{{.*}} {alpha_dims = array<i64: 2, 0>} : tensor<?x4x8xf64>, tensor<8x?xf64>
func.func @permuted_alpha_dims(%x: tensor<?x4x8xf64>, %a: tensor<8x?xf64>) -> tensor<?x4x8xf64> {
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 2, 0>} : tensor<?x4x8xf64>, tensor<8x?xf64>
  return %0 : tensor<?x4x8xf64>
}

// -----

// CHECK-LABEL: func @scalar_alpha_dynamic
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : tensor<?x8xbf16>, bf16
func.func @scalar_alpha_dynamic(%x: tensor<?x8xbf16>, %a: bf16) -> tensor<?x8xbf16> {
  %0 = prelu.prelu %x, %a : tensor<?x8xbf16>, bf16
  return %0 : tensor<?x8xbf16>
}

// -----

// A tensor alpha of rank 0 has no dimensions to name.

// CHECK-LABEL: func @rank_zero_alpha
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : tensor<4xi8>, tensor<i8>
func.func @rank_zero_alpha(%x: tensor<4xi8>, %a: tensor<i8>) -> tensor<4xi8> {
  %0 = prelu.prelu %x, %a : tensor<4xi8>, tensor<i8>
  return %0 : tensor<4xi8>
}

// -----

// CHECK-LABEL: func @rank_zero_input
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : tensor<i16>, tensor<i16>
func.func @rank_zero_input(%x: tensor<i16>, %a: tensor<i16>) -> tensor<i16> {
  %0 = prelu.prelu %x, %a : tensor<i16>, tensor<i16>
  return %0 : tensor<i16>
}

// -----

// CHECK-LABEL: func @elementwise_alpha
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : tensor<2x3xi64>, tensor<2x3xi64>
func.func @elementwise_alpha(%x: tensor<2x3xi64>, %a: tensor<2x3xi64>) -> tensor<2x3xi64> {
  %0 = prelu.prelu %x, %a : tensor<2x3xi64>, tensor<2x3xi64>
  return %0 : tensor<2x3xi64>
}

// -----

// CHECK-LABEL: func @vectors
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : vector<16xf16>, vector<16xf16>
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : vector<16xf16>, f16
func.func @vectors(%x: vector<16xf16>, %a: vector<16xf16>, %s: f16) -> vector<16xf16> {
  %0 = prelu.prelu %x, %a : vector<16xf16>, vector<16xf16>
  %1 = prelu.prelu %0, %s : vector<16xf16>, f16
  return %1 : vector<16xf16>
}

// -----

// CHECK-LABEL: func @scalars
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : f32, f32
// CHECK: prelu.prelu %{{.*}}, %{{.*}} : i32, i32
func.func @scalars(%x: f32, %a: f32, %y: i32, %b: i32) -> (f32, i32) {
  %0 = prelu.prelu %x, %a : f32, f32
  %1 = prelu.prelu %y, %b : i32, i32
  return %0, %1 : f32, i32
}

// -----

// CHECK-LABEL: func @fused
// CHECK: prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, parallel = [0]>) {
// CHECK: linalg.matmul
// CHECK: %[[Y:.*]] = prelu.prelu
// CHECK: prelu.yield %[[Y]] : tensor<8x64xf32>
// CHECK: } : tensor<8x64xf32>
func.func @fused(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>, %alpha: tensor<64xf32>) -> tensor<8x64xf32> {
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, parallel = [0]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<8x64xf32>, tensor<64xf32>
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}
