// RUN: prelu-opt %s --convert-prelu-to-linalg --convert-prelu-to-vector --split-input-file | FileCheck %s

// The sum of f32 products is one of f64.

// CHECK-LABEL: func.func @tensor(
// CHECK-SAME:    %[[DY:.+]]: tensor<?x8xf32>, %[[X:.+]]: tensor<?x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK:         %[[P:.+]]:2 = linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[DY]], %[[X]], %[[A]] :
// CHECK:         ^bb0(%[[DYI:.+]]: f32, %[[XI:.+]]: f32, %[[AI:.+]]: f32, %{{.+}}: f32, %{{.+}}: f32):
// CHECK:           %[[SCALES:.+]] = arith.cmpf ule, %[[XI]], %{{.+}} : f32
// CHECK:           %[[SCALED:.+]] = arith.mulf %[[DYI]], %[[AI]] : f32
// CHECK:           %[[DX:.+]] = arith.select %[[SCALES]], %[[SCALED]], %[[DYI]] : f32
// CHECK:           %[[PROD:.+]] = arith.mulf %[[DYI]], %[[XI]] : f32
// CHECK:           %[[DA:.+]] = arith.select %[[SCALES]], %[[PROD]], %{{.+}} : f32
// CHECK:           linalg.yield %[[DX]], %[[DA]]
// CHECK:         %[[S:.+]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]} ins(%[[P]]#1 : tensor<?x8xf32>) outs(%{{.+}} : tensor<8xf64>)
// CHECK:           arith.extf
// CHECK:           arith.addf {{.*}} : f64
// CHECK:         %[[T:.+]] = linalg.generic {{.*}} ins(%[[S]] : tensor<8xf64>)
// CHECK:           arith.truncf
// CHECK:         return %[[P]]#0, %[[T]]
func.func @tensor(%dy: tensor<?x8xf32>, %x: tensor<?x8xf32>, %a: tensor<8xf32>) -> (tensor<?x8xf32>, tensor<8xf32>) {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<?x8xf32>, tensor<8xf32>
  return %dx, %da : tensor<?x8xf32>, tensor<8xf32>
}

// -----

// Nobody asks for dalpha.

// CHECK-LABEL: func.func @dx_only(
// CHECK-COUNT-1: linalg.generic
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @dx_only(%dy: tensor<4x8xf32>, %x: tensor<4x8xf32>, %a: tensor<8xf32>) -> tensor<4x8xf32> {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  return %dx : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @vector(
// CHECK:         %[[W:.+]] = arith.extf %{{.+}} : vector<4x8xf32> to vector<4x8xf64>
// CHECK:         %[[R:.+]] = vector.multi_reduction <add>, %[[W]], %{{.+}} [0] : vector<4x8xf64> to vector<8xf64>
// CHECK:         %[[T:.+]] = arith.truncf %[[R]] : vector<8xf64> to vector<8xf32>
// CHECK:         return %{{.+}}, %[[T]]
func.func @vector(%dy: vector<4x8xf32>, %x: vector<4x8xf32>, %a: vector<8xf32>) -> (vector<4x8xf32>, vector<8xf32>) {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : vector<4x8xf32>, vector<8xf32>
  return %dx, %da : vector<4x8xf32>, vector<8xf32>
}

// -----

// f16 products are exact in f32.

// CHECK-LABEL: func.func @vector_one_alpha(
// CHECK:         arith.mulf %{{.+}}, %{{.+}} : vector<8xf32>
// CHECK:         vector.multi_reduction <add>, %{{.+}}, %{{.+}} [0] : vector<8xf32> to f32
// CHECK:         arith.truncf %{{.+}} : f32 to f16
func.func @vector_one_alpha(%dy: vector<8xf16>, %x: vector<8xf16>, %a: f16) -> (vector<8xf16>, f16) {
  %dx, %da = prelu.backward %dy, %x, %a : vector<8xf16>, f16
  return %dx, %da : vector<8xf16>, f16
}

// -----

// CHECK-LABEL: func.func @scalar(
// CHECK-NOT:     prelu.backward
// CHECK:         %[[DX:.+]] = arith.select %{{.+}}, %{{.+}}, %arg0 : f32
// CHECK:         %[[P:.+]] = arith.mulf %arg0, %arg1 : f32
// CHECK:         %[[S:.+]] = arith.select %{{.+}}, %[[P]], %{{.+}} : f32
// CHECK:         return %[[DX]], %[[S]]
func.func @scalar(%dy: f32, %x: f32, %a: f32) -> (f32, f32) {
  %dx, %da = prelu.backward %dy, %x, %a : f32, f32
  return %dx, %da : f32, f32
}
