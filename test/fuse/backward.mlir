// RUN: prelu-opt %s --prelu-fuse --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-fuse --prelu-decompose-backward --split-input-file | FileCheck %s --check-prefix=PARTS

// The matmul that computes dy takes the gradient along; dalpha is a sum that
// leaves its region in f64.

// CHECK-LABEL: func.func @matmul(
// CHECK:         %[[R:.+]]:2 = prelu.fused {
// CHECK:           %[[DY:.+]] = linalg.matmul
// CHECK:           %[[DX:.+]], %[[DA:.+]] = prelu.backward %[[DY]], %{{.+}}, %{{.+}} {alpha_dims = array<i64: 1>}
// CHECK:           prelu.yield %[[DX]], %[[DA]]
// CHECK:         return %[[R]]#0, %[[R]]#1
// PARTS-LABEL: func.func @matmul(
// PARTS:         %[[R:.+]]:2 = prelu.fused {
// PARTS:           %[[DY:.+]] = linalg.matmul
// PARTS:           %[[P:.+]]:2 = linalg.generic {{.*}} ins(%[[DY]], %{{.+}}, %{{.+}} :
// PARTS:           %[[S:.+]] = linalg.generic {{.*}} ["reduction", "parallel"]} ins(%[[P]]#1 : tensor<4x8xf32>) outs(%{{.+}} : tensor<8xf64>)
// PARTS:           prelu.yield %[[P]]#0, %[[S]] : tensor<4x8xf32>, tensor<8xf64>
// PARTS:         %[[T:.+]] = linalg.generic {{.*}} ins(%[[R]]#1 : tensor<8xf64>)
// PARTS:         return %[[R]]#0, %[[T]]
func.func @matmul(%g: tensor<4x16xf32>, %w: tensor<16x8xf32>, %x: tensor<4x8xf32>, %a: tensor<8xf32>) -> (tensor<4x8xf32>, tensor<8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %dy = linalg.matmul ins(%g, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%f : tensor<4x8xf32>) -> tensor<4x8xf32>
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  return %dx, %da : tensor<4x8xf32>, tensor<8xf32>
}

// -----

// A use of dalpha between the gradient and what would follow stops the region.

// CHECK-LABEL: func.func @dalpha_needed_first(
// CHECK:         prelu.fused {
// CHECK:           prelu.backward
// CHECK-NEXT:      prelu.yield
// CHECK:         linalg.generic
func.func @dalpha_needed_first(%g: tensor<4x16xf32>, %w: tensor<16x8xf32>, %x: tensor<4x8xf32>, %a: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
  %dy = linalg.matmul ins(%g, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%f : tensor<4x8xf32>) -> tensor<4x8xf32>
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%dx, %da : tensor<4x8xf32>, tensor<8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %r = arith.addf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// A loose one gets a region of its own: one pass over dy and x.

// PARTS-LABEL: func.func @loose(
// PARTS:         prelu.fused {
// PARTS:           linalg.generic
// PARTS:           linalg.generic {{.*}} ["reduction", "parallel", "reduction"]}
// PARTS:           prelu.yield
func.func @loose(%dy: tensor<2x8x5xf32>, %x: tensor<2x8x5xf32>, %a: tensor<8xf32>) -> (tensor<2x8x5xf32>, tensor<8xf32>) {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<2x8x5xf32>, tensor<8xf32>
  return %dx, %da : tensor<2x8x5xf32>, tensor<8xf32>
}

// -----

// A region that has been decided on keeps what was decided.

// PARTS-LABEL: func.func @decided(
// PARTS:         prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) mapping(<algorithm = direct, block = [64]>) {
// PARTS:           ["reduction", "parallel"]
// PARTS:         {my.name = "kept"}
func.func @decided(%g: tensor<4x16xf32>, %w: tensor<16x8xf32>, %x: tensor<4x8xf32>, %a: tensor<8xf32>, %e: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<8xf32>) {
  %y:2 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) mapping(<algorithm = direct, block = [64]>) {
    %dy = linalg.matmul ins(%g, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
    %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<4x8xf32>, tensor<8xf32>
    prelu.yield %dx, %da : tensor<4x8xf32>, tensor<8xf32>
  } {my.name = "kept"} : tensor<4x8xf32>, tensor<8xf32>
  return %y#0, %y#1 : tensor<4x8xf32>, tensor<8xf32>
}
