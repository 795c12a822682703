// RUN: prelu-opt %s --prelu-simplify=max-constant-bytes=8 --canonicalize | FileCheck %s
// RUN: prelu-opt %s --prelu-simplify=max-constant-bytes=8 --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Weights that are too large to be transposed at compile time.

// Weights behind a transpose: the constant is scaled along the dimension that
// becomes the channel. Every channel starts from the same number, a fill.
// REMARK: remark: [Passed] ScaleFolded
// CHECK-LABEL: func.func @transposed_weights(
// CHECK-DAG:     %[[W:.+]] = arith.constant dense<{{\[\[}}3.000000e+00, 2.100000e+01, 6.000000e+00], [0.000000e+00, 1.000000e+01, 5.000000e+00]]> : tensor<2x3xf32>
// CHECK-DAG:     %[[Z:.+]] = arith.constant 0.000000e+00 : f32
// CHECK-DAG:     %[[I:.+]] = linalg.fill ins(%[[Z]] : f32)
// CHECK-DAG:     %[[T:.+]] = linalg.transpose ins(%[[W]] : tensor<2x3xf32>) {{.*}} permutation = [1, 0]
// CHECK:         %[[M:.+]] = linalg.matmul ins(%{{.+}}, %[[T]] : {{.*}}) outs(%[[I]]
// CHECK-NEXT:    return %[[M]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
func.func @transposed_weights(%x: tensor<4x3xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %k = arith.constant dense<[3.0, 5.0]> : tensor<2xf32>
  %w = arith.constant dense<[[1.0, 7.0, 2.0], [0.0, 2.0, 1.0]]> : tensor<2x3xf32>
  %e32 = tensor.empty() : tensor<3x2xf32>
  %e = tensor.empty() : tensor<4x2xf32>
  %wt = linalg.transpose ins(%w : tensor<2x3xf32>) outs(%e32 : tensor<3x2xf32>) permutation = [1, 0]
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x2xf32>) -> tensor<4x2xf32>
  %1 = linalg.matmul ins(%x, %wt : tensor<4x3xf32>, tensor<3x2xf32>) outs(%0 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = linalg.generic {indexing_maps = [#id, #ch, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %k : tensor<4x2xf32>, tensor<2xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}
