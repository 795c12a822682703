// RUN: prelu-opt %s --prelu-capture-scalars --split-input-file | FileCheck %s

// The zero points of a quantized matmul.
// CHECK-LABEL: func.func @zero_points(
// CHECK-SAME:    %[[X:.+]]: tensor<4x16xi8>, %[[W:.+]]: tensor<16x8xi8>, %[[O:.+]]: tensor<4x8xi32>, %[[ZX:.+]]: i32, %[[ZW:.+]]: i32)
// CHECK:         linalg.generic {{.*}} ins(%[[X]], %[[W]] : tensor<4x16xi8>, tensor<16x8xi8>) outs(%[[O]] :
// CHECK-NEXT:    ^bb0(%[[A:.+]]: i8, %[[B:.+]]: i8, %{{.+}}: i32):
// CHECK:           arith.subi %{{.+}}, %[[ZX]]
// CHECK:           arith.subi %{{.+}}, %[[ZW]]
func.func @zero_points(%x: tensor<4x16xi8>, %w: tensor<16x8xi8>, %o: tensor<4x8xi32>, %zx: i32, %zw: i32) -> tensor<4x8xi32> {
  %0 = linalg.quantized_matmul ins(%x, %w, %zx, %zw : tensor<4x16xi8>, tensor<16x8xi8>, i32, i32) outs(%o : tensor<4x8xi32>) -> tensor<4x8xi32>
  return %0 : tensor<4x8xi32>
}

// -----

// A tensor of rank 0 beside one with elements; attributes stay.
// CHECK-LABEL: func.func @rank_0(
// CHECK-SAME:    %[[X:.+]]: tensor<4xf32>, %[[S:.+]]: tensor<f32>)
// CHECK:         %[[V:.+]] = tensor.extract %[[S]][]
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : tensor<4xf32>) {{.*}} attrs = {kept}
// CHECK:           arith.mulf %{{.+}}, %[[V]]
#id = affine_map<(d0) -> (d0)>
#none = affine_map<(d0) -> ()>
func.func @rank_0(%x: tensor<4xf32>, %s: tensor<f32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %0 = linalg.generic {indexing_maps = [#id, #none, #id], iterator_types = ["parallel"]} ins(%x, %s : tensor<4xf32>, tensor<f32>) outs(%e : tensor<4xf32>) attrs = {kept} {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %1 = arith.mulf %a, %b : f32
    linalg.yield %1 : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// What linalg-inline-scalar-operands writes: one element, read in the body.
// CHECK-LABEL: func.func @read_in_body(
// CHECK-SAME:    %[[X:.+]]: tensor<4xf32>, %[[S:.+]]: tensor<2x1xf32>)
// CHECK:         %[[V:.+]] = tensor.extract %[[S]][%c1{{.*}}, %c0{{.*}}]
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : tensor<4xf32>)
// CHECK-NOT:       tensor.extract
// CHECK:           arith.mulf %{{.+}}, %[[V]]
#id = affine_map<(d0) -> (d0)>
func.func @read_in_body(%x: tensor<4xf32>, %s: tensor<2x1xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %c1 = arith.constant 1 : index
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    %c0 = arith.constant 0 : index
    %b = tensor.extract %s[%c1, %c0] : tensor<2x1xf32>
    %1 = arith.mulf %a, %b : f32
    linalg.yield %1 : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// Each iteration reads an element of its own; nobody knows whether the tensor
// has the one asked for; a fill computes nothing.
// CHECK-LABEL: func.func @left_alone(
// CHECK:         linalg.fill ins(%{{.+}} : f32)
// CHECK:         linalg.generic
// CHECK:           tensor.extract
// CHECK:         linalg.generic
// CHECK:           tensor.extract
#id = affine_map<(d0) -> (d0)>
func.func @left_alone(%x: tensor<?xf32>, %v: f32) -> (tensor<4xf32>, tensor<4xf32>) {
  %c5 = arith.constant 5 : index
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %0 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel"]} outs(%f : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %b = tensor.extract %x[%i] : tensor<?xf32>
    linalg.yield %b : f32
  } -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel"]} outs(%f : tensor<4xf32>) {
  ^bb0(%out: f32):
    %b = tensor.extract %x[%c5] : tensor<?xf32>
    linalg.yield %b : f32
  } -> tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}
