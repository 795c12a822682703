// RUN: prelu-opt %s --prelu-narrow-factors --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-narrow-factors --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// REMARK-COUNT-2: [Passed] FactorsNarrowed | Category:prelu-narrow-factors | Remark="multiplies what was widened in front of it, for dot products"
// REMARK-NOT: FactorsNarrowed

#map = affine_map<(d0, d1) -> (d0, d1)>

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, bf16_bits = 512>>} {

// Each weight is the same in bf16: 1, -2, 0.5, 3.

// CHECK-LABEL: @brain_floats
// CHECK-SAME: %[[X:.*]]: tensor<3x2xbf16>
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[\[}}1.000000e+00, -2.000000e+00], [5.000000e-01, 3.000000e+00]]> : tensor<2x2xbf16>
// CHECK: prelu.fused
// CHECK: linalg.generic {{.*}} ins(%[[X]], %[[W]] : tensor<3x2xbf16>, tensor<2x2xbf16>)
// CHECK: ^bb0(%[[A:.*]]: bf16, %[[B:.*]]: bf16, %{{.*}}: f32):
// CHECK-DAG: arith.extf %[[A]] : bf16 to f32
// CHECK-DAG: arith.extf %[[B]] : bf16 to f32
func.func @brain_floats(%x: tensor<3x2xbf16>, %init: tensor<3x2xf32>) -> tensor<3x2xf32> {
  %w = arith.constant dense<[[1.0, -2.0], [0.5, 3.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<3x2xf32>
  %wide = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<3x2xbf16>) outs(%e : tensor<3x2xf32>) {
  ^bb0(%a: bf16, %o: f32):
    %0 = arith.extf %a : bf16 to f32
    linalg.yield %0 : f32
  } -> tensor<3x2xf32>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%wide, %w : tensor<3x2xf32>, tensor<2x2xf32>) outs(%init : tensor<3x2xf32>) -> tensor<3x2xf32>
    prelu.yield %0 : tensor<3x2xf32>
  } : tensor<3x2xf32>
  return %y : tensor<3x2xf32>
}

// 0.1 is another number in bf16.

// CHECK-LABEL: @not_exact
// CHECK: linalg.matmul ins(%{{.*}}, %{{.*}} : tensor<3x2xf32>, tensor<2x2xf32>)
func.func @not_exact(%x: tensor<3x2xbf16>, %init: tensor<3x2xf32>) -> tensor<3x2xf32> {
  %w = arith.constant dense<[[1.0, -2.0], [0.1, 3.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<3x2xf32>
  %wide = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<3x2xbf16>) outs(%e : tensor<3x2xf32>) {
  ^bb0(%a: bf16, %o: f32):
    %0 = arith.extf %a : bf16 to f32
    linalg.yield %0 : f32
  } -> tensor<3x2xf32>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%wide, %w : tensor<3x2xf32>, tensor<2x2xf32>) outs(%init : tensor<3x2xf32>) -> tensor<3x2xf32>
    prelu.yield %0 : tensor<3x2xf32>
  } : tensor<3x2xf32>
  return %y : tensor<3x2xf32>
}
}

// -----

#map = affine_map<(d0, d1) -> (d0, d1)>

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, u8s8_bits = 512>>} {

// Bytes of either sign, one of them behind a transpose.

// CHECK-LABEL: @bytes
// CHECK-SAME: %[[X:.*]]: tensor<3x4xi8>, %[[W:.*]]: tensor<2x4xi8>
// CHECK: %[[T:.*]] = linalg.transpose ins(%[[W]] : tensor<2x4xi8>) outs(%{{.*}} : tensor<4x2xi8>) permutation = [1, 0]
// CHECK: linalg.generic {{.*}} ins(%[[X]], %[[T]] : tensor<3x4xi8>, tensor<4x2xi8>)
// CHECK: ^bb0(%[[A:.*]]: i8, %[[B:.*]]: i8, %{{.*}}: i32):
// CHECK-DAG: arith.extui %[[A]] : i8 to i32
// CHECK-DAG: arith.extsi %[[B]] : i8 to i32
func.func @bytes(%x: tensor<3x4xi8>, %w: tensor<2x4xi8>, %init: tensor<3x2xi32>) -> tensor<3x2xi32> {
  %e = tensor.empty() : tensor<3x4xi32>
  %wide = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<3x4xi8>) outs(%e : tensor<3x4xi32>) {
  ^bb0(%a: i8, %o: i32):
    %0 = arith.extui %a : i8 to i32
    linalg.yield %0 : i32
  } -> tensor<3x4xi32>
  %f = tensor.empty() : tensor<2x4xi32>
  %weights = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]}
      ins(%w : tensor<2x4xi8>) outs(%f : tensor<2x4xi32>) {
  ^bb0(%a: i8, %o: i32):
    %0 = arith.extsi %a : i8 to i32
    linalg.yield %0 : i32
  } -> tensor<2x4xi32>
  %g = tensor.empty() : tensor<4x2xi32>
  %t = linalg.transpose ins(%weights : tensor<2x4xi32>) outs(%g : tensor<4x2xi32>) permutation = [1, 0]
  %y = prelu.fused {
    %0 = linalg.matmul ins(%wide, %t : tensor<3x4xi32>, tensor<4x2xi32>) outs(%init : tensor<3x2xi32>) -> tensor<3x2xi32>
    prelu.yield %0 : tensor<3x2xi32>
  } : tensor<3x2xi32>
  return %y : tensor<3x2xi32>
}
}
