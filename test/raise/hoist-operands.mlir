// RUN: prelu-opt %s --prelu-hoist-operands --split-input-file | FileCheck %s

// A residual and its PReLU, as linalg-fuse-elementwise-ops writes them into a
// convolution.
// CHECK-LABEL: func.func @residual(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x40xf32>, %[[R:.+]]: tensor<1x8x40xf32>, %[[W:.+]]: tensor<32x8x1xf32>,
// CHECK:         %[[P:.+]] = linalg.generic {{.*}}["parallel", "parallel", "parallel"]} ins(%[[X]], %[[R]] :
// CHECK:           arith.addf
// CHECK-NEXT:      arith.mulf
// CHECK-NEXT:      arith.cmpf
// CHECK-NEXT:      arith.select
// CHECK-NEXT:      linalg.yield
// CHECK:         linalg.generic {{.*}} ins(%[[P]], %[[W]] :
// CHECK-NEXT:    ^bb0(%[[A:.+]]: f32, %[[B:.+]]: f32, %[[SUM:.+]]: f32):
// CHECK-NEXT:      %[[M:.+]] = arith.mulf %[[A]], %[[B]]
// CHECK-NEXT:      %[[S:.+]] = arith.addf %[[SUM]], %[[M]]
// CHECK-NEXT:      linalg.yield %[[S]]
#windows = affine_map<(d0, d1, d2, d3, d4) -> (d0, d3, d2 + d4)>
#weights = affine_map<(d0, d1, d2, d3, d4) -> (d1, d3, d4)>
#results = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2)>
func.func @residual(%x: tensor<1x8x40xf32>, %r: tensor<1x8x40xf32>, %w: tensor<32x8x1xf32>, %init: tensor<1x32x40xf32>) -> tensor<1x32x40xf32> {
  %alpha = arith.constant 0.25 : f32
  %zero = arith.constant 0.0 : f32
  %0 = linalg.generic {indexing_maps = [#windows, #windows, #weights, #results], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %r, %w : tensor<1x8x40xf32>, tensor<1x8x40xf32>, tensor<32x8x1xf32>) outs(%init : tensor<1x32x40xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %sum: f32):
    %1 = arith.addf %a, %b : f32
    %2 = arith.mulf %1, %alpha : f32
    %3 = arith.cmpf ogt, %1, %zero : f32
    %4 = arith.select %3, %1, %2 : f32
    %5 = arith.mulf %4, %c : f32
    %6 = arith.addf %sum, %5 : f32
    linalg.yield %6 : f32
  } -> tensor<1x32x40xf32>
  return %0 : tensor<1x32x40xf32>
}

// -----

// One number for each channel is read along the larger operand's channels; both
// factors are computed.
// CHECK-LABEL: func.func @both(
// CHECK-SAME:    %[[X:.+]]: tensor<?x16xf32>, %[[M:.+]]: tensor<16xf32>, %[[W:.+]]: tensor<16x8xf32>,
// CHECK:         %[[A:.+]] = linalg.generic {{.*}} ins(%[[X]], %[[M]] :
// CHECK:           arith.subf
// CHECK:         %[[B:.+]] = linalg.generic {{.*}} ins(%[[W]] :
// CHECK:           math.exp
// CHECK:         linalg.generic {{.*}} ins(%[[A]], %[[B]] :
#x = affine_map<(m, n, k) -> (m, k)>
#k = affine_map<(m, n, k) -> (k)>
#w = affine_map<(m, n, k) -> (k, n)>
#y = affine_map<(m, n, k) -> (m, n)>
func.func @both(%x: tensor<?x16xf32>, %mean: tensor<16xf32>, %w: tensor<16x8xf32>, %init: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = linalg.generic {indexing_maps = [#x, #k, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %mean, %w : tensor<?x16xf32>, tensor<16xf32>, tensor<16x8xf32>) outs(%init : tensor<?x8xf32>) {
  ^bb0(%a: f32, %m: f32, %b: f32, %sum: f32):
    %1 = arith.subf %a, %m : f32
    %2 = math.exp %b : f32
    %3 = arith.mulf %1, %2 : f32
    %4 = arith.addf %sum, %3 : f32
    linalg.yield %4 : f32
  } -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// -----

// What stays: a product, which kernels compute; a sum of both operands' indices;
// weights of 8 bits, whose floats would be four times as large.
// CHECK-LABEL: func.func @plain_product(
// CHECK:         linalg.generic
// CHECK-NOT:     linalg.generic
// CHECK-LABEL: func.func @no_operand(
// CHECK:         linalg.generic
// CHECK-NOT:     linalg.generic
// CHECK-LABEL: func.func @quantized(
// CHECK:         linalg.generic
// CHECK-NOT:     linalg.generic
#x = affine_map<(m, n, k) -> (m, k)>
#m = affine_map<(m, n, k) -> (m)>
#n = affine_map<(m, n, k) -> (n)>
#w = affine_map<(m, n, k) -> (k, n)>
#y = affine_map<(m, n, k) -> (m, n)>
func.func @plain_product(%x: tensor<4x16xf32>, %s: tensor<4xf32>, %w: tensor<16x8xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.generic {indexing_maps = [#x, #m, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %s, %w : tensor<4x16xf32>, tensor<4xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %sum: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.mulf %1, %c : f32
    %3 = arith.addf %sum, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
func.func @no_operand(%a: tensor<4xf32>, %b: tensor<8xf32>, %w: tensor<16x8xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.generic {indexing_maps = [#m, #n, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a, %b, %w : tensor<4xf32>, tensor<8xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) {
  ^bb0(%c: f32, %d: f32, %e: f32, %sum: f32):
    %1 = arith.addf %c, %d : f32
    %2 = arith.mulf %1, %e : f32
    %3 = arith.addf %sum, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
func.func @quantized(%x: tensor<4x16xf32>, %w: tensor<16x8xi8>, %zero_point: f32, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %w : tensor<4x16xf32>, tensor<16x8xi8>) outs(%init : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: i8, %sum: f32):
    %1 = arith.sitofp %b : i8 to f32
    %2 = arith.subf %1, %zero_point : f32
    %3 = arith.mulf %a, %2 : f32
    %4 = arith.addf %sum, %3 : f32
    linalg.yield %4 : f32
  } -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

// More elements than turns of the loops: windows that skip three quarters of
// the image, and a sum of squares; other reductions are none of products.
// CHECK-LABEL: func.func @skipping(
// CHECK:         linalg.generic
// CHECK-NOT:     linalg.generic
// CHECK-LABEL: func.func @variance(
// CHECK:         linalg.generic
// CHECK-NOT:     linalg.generic
// CHECK-LABEL: func.func @largest(
// CHECK:         linalg.generic
// CHECK-NOT:     linalg.generic
#windows = affine_map<(c, h, w, i) -> (c, h * 2 + i, w * 2)>
#weights = affine_map<(c, h, w, i) -> (c, i)>
#results = affine_map<(c, h, w, i) -> (c, h, w)>
func.func @skipping(%x: tensor<4x8x8xf32>, %r: tensor<4x8x8xf32>, %w: tensor<4x1xf32>, %init: tensor<4x4x4xf32>) -> tensor<4x4x4xf32> {
  %0 = linalg.generic {indexing_maps = [#windows, #windows, #weights, #results], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%x, %r, %w : tensor<4x8x8xf32>, tensor<4x8x8xf32>, tensor<4x1xf32>) outs(%init : tensor<4x4x4xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %sum: f32):
    %1 = arith.addf %a, %b : f32
    %2 = arith.mulf %1, %c : f32
    %3 = arith.addf %sum, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4x4x4xf32>
  return %0 : tensor<4x4x4xf32>
}
#x = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @variance(%x: tensor<4x16xf32>, %mean: tensor<4xf32>, %init: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.generic {indexing_maps = [#x, #m, #m], iterator_types = ["parallel", "reduction"]} ins(%x, %mean : tensor<4x16xf32>, tensor<4xf32>) outs(%init : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %1 = arith.subf %a, %b : f32
    %2 = arith.mulf %1, %1 : f32
    %3 = arith.addf %sum, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (k, n)>
#y = affine_map<(m, n, k) -> (m, n)>
func.func @largest(%x: tensor<4x16xf32>, %r: tensor<4x16xf32>, %w: tensor<16x8xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #a, #b, #y], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %r, %w : tensor<4x16xf32>, tensor<4x16xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %max: f32):
    %1 = arith.addf %a, %b : f32
    %2 = arith.mulf %1, %c : f32
    %3 = arith.maximumf %max, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}
