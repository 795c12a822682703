// RUN: prelu-opt %s --convert-prelu-to-linalg --split-input-file | FileCheck %s
// RUN: prelu-opt %s --convert-prelu-to-linalg=standalone-only --split-input-file \
// RUN:   | FileCheck %s --check-prefix=STANDALONE

// CHECK-DAG: #[[$ID:.+]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
// CHECK-DAG: #[[$C:.+]] = affine_map<(d0, d1, d2, d3) -> (d1)>
// CHECK-LABEL: func.func @per_channel(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x?x4xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK:         %[[D:.+]] = tensor.dim %[[X]], %{{.+}} : tensor<1x8x?x4xf32>
// CHECK:         %[[E:.+]] = tensor.empty(%[[D]]) : tensor<1x8x?x4xf32>
// CHECK:         linalg.generic {indexing_maps = [#[[$ID]], #[[$C]], #[[$ID]]]
// CHECK-SAME:      ins(%[[X]], %[[A]] : tensor<1x8x?x4xf32>, tensor<8xf32>) outs(%[[E]] : tensor<1x8x?x4xf32>)
// CHECK-NEXT:    ^bb0(%[[IN:.+]]: f32, %[[AL:.+]]: f32, %{{.+}}: f32):
// CHECK-NEXT:      %[[SCALES:.+]] = arith.cmpf ule, %[[IN]], %{{.+}} : f32
// CHECK-NEXT:      %[[MUL:.+]] = arith.mulf %[[IN]], %[[AL]] : f32
// CHECK-NEXT:      %[[SEL:.+]] = arith.select %[[SCALES]], %[[MUL]], %[[IN]] : f32
// CHECK-NEXT:      linalg.yield %[[SEL]] : f32
func.func @per_channel(%x: tensor<1x8x?x4xf32>, %alpha: tensor<8xf32>) -> tensor<1x8x?x4xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<1x8x?x4xf32>, tensor<8xf32>
  return %y : tensor<1x8x?x4xf32>
}

// -----

// CHECK-LABEL: func.func @scalar_alpha(
// CHECK-SAME:    %[[X:.+]]: tensor<4xbf16>, %[[A:.+]]: bf16)
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : tensor<4xbf16>)
// CHECK:           arith.mulf %{{.+}}, %[[A]] : bf16
func.func @scalar_alpha(%x: tensor<4xbf16>, %alpha: bf16) -> tensor<4xbf16> {
  %y = prelu.prelu %x, %alpha : tensor<4xbf16>, bf16
  return %y : tensor<4xbf16>
}

// -----

// CHECK-LABEL: func.func @integers(
// CHECK:           arith.cmpi sgt
// CHECK-NEXT:      arith.muli
// CHECK-NEXT:      arith.select
func.func @integers(%x: tensor<4xi8>, %alpha: tensor<4xi8>) -> tensor<4xi8> {
  %y = prelu.prelu %x, %alpha : tensor<4xi8>, tensor<4xi8>
  return %y : tensor<4xi8>
}

// -----

// CHECK-LABEL: func.func @rank_zero(
// CHECK:         linalg.generic {{.*}}iterator_types = []
func.func @rank_zero(%x: tensor<f64>, %alpha: tensor<f64>) -> tensor<f64> {
  %y = prelu.prelu %x, %alpha : tensor<f64>, tensor<f64>
  return %y : tensor<f64>
}

// -----

// CHECK-LABEL: func.func @vectors_stay(
// CHECK:         prelu.prelu
func.func @vectors_stay(%x: vector<4xf32>, %alpha: f32) -> vector<4xf32> {
  %y = prelu.prelu %x, %alpha : vector<4xf32>, f32
  return %y : vector<4xf32>
}

// -----

// CHECK-LABEL: func.func @in_fused(
// CHECK-NOT:     prelu.prelu
// STANDALONE-LABEL: func.func @in_fused(
// STANDALONE:         prelu.fused
// STANDALONE:           prelu.prelu
func.func @in_fused(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<4x16xf32>, f32
    prelu.yield %1 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// -----

// The filter behind a transform of panels of 8 output channels: taps are the
// inverse's rows, points its columns.

// CHECK-DAG: #[[$FROM:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0 floordiv 8, d4 * 4 + d5, d1, d0 mod 8)>
// CHECK-DAG: #[[$ROW:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d2, d4)>
// CHECK-DAG: #[[$COLUMN:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d3, d5)>
// CHECK-DAG: #[[$TO:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>
// CHECK-LABEL: func.func @winograd_filter(
// CHECK-SAME:    %[[U:.+]]: tensor<2x16x4x8xf32>)
// CHECK-DAG:     %[[INVERSE:.+]] = arith.constant dense<{{\[\[}}1.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00], [0.000000e+00, 1.000000e+00, -1.000000e+00, 0.000000e+00], [0.000000e+00, 0.000000e+00, 0.000000e+00, 1.000000e+00]]> : tensor<3x4xf32>
// CHECK:         linalg.generic {indexing_maps = [#[[$FROM]], #[[$ROW]], #[[$COLUMN]], #[[$TO]]], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
// CHECK-SAME:      ins(%[[U]], %[[INVERSE]], %[[INVERSE]] :
func.func @winograd_filter(%u: tensor<2x16x4x8xf32>) -> tensor<16x4x3x3xf32> {
  %0 = prelu.winograd_filter %u outputs 2 : tensor<2x16x4x8xf32> -> tensor<16x4x3x3xf32>
  return %0 : tensor<16x4x3x3xf32>
}
