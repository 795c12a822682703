// RUN: prelu-opt %s -split-input-file | prelu-opt -split-input-file | FileCheck %s
// RUN: prelu-opt %s --canonicalize -split-input-file | FileCheck %s --check-prefix=CANON

// CHECK-LABEL: func.func @per_channel(
// CHECK: prelu.backward %{{.+}}, %{{.+}}, %{{.+}} {alpha_dims = array<i64: 1>} : tensor<?x8x?xf32>, tensor<8xf32>
func.func @per_channel(%dy: tensor<?x8x?xf32>, %x: tensor<?x8x?xf32>, %a: tensor<8xf32>) -> (tensor<?x8x?xf32>, tensor<8xf32>) {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<?x8x?xf32>, tensor<8xf32>
  return %dx, %da : tensor<?x8x?xf32>, tensor<8xf32>
}

// -----

// CHECK-LABEL: func.func @others(
// CHECK: prelu.backward {{.*}} : tensor<4xf16>, tensor<f16>
// CHECK: prelu.backward {{.*}} : vector<4xbf16>, bf16
// CHECK: prelu.backward {{.*}} : f64, f64
func.func @others(%t: tensor<4xf16>, %at: tensor<f16>, %v: vector<4xbf16>, %av: bf16, %s: f64)
    -> (tensor<f16>, bf16, f64) {
  %0, %1 = prelu.backward %t, %t, %at : tensor<4xf16>, tensor<f16>
  %2, %3 = prelu.backward %v, %v, %av : vector<4xbf16>, bf16
  %4, %5 = prelu.backward %s, %s, %s : f64, f64
  return %1, %3, %5 : tensor<f16>, bf16, f64
}

// -----

// CANON-LABEL: func.func @identity_dims(
// CANON: prelu.backward %{{.+}}, %{{.+}}, %{{.+}} : tensor<4x8xf32>, tensor<4x8xf32>
func.func @identity_dims(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %a: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 0, 1>} : tensor<4x8xf32>, tensor<4x8xf32>
  return %da : tensor<4x8xf32>
}

// -----

// Without uses it goes.

// CANON-LABEL: func.func @dead(
// CANON-NEXT: return
func.func @dead(%dy: f32, %x: f32, %a: f32) {
  %dx, %da = prelu.backward %dy, %x, %a : f32, f32
  return
}
