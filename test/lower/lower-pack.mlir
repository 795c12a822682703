// RUN: prelu-opt %s --prelu-lower-pack --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @panels(
// CHECK-SAME:    %[[W:[a-z0-9]+]]: tensor<2x4x16xf32>
// CHECK:         %[[T:.+]] = linalg.transpose ins(%[[W]] : {{.*}}) {{.*}} permutation = [1, 0, 2]
// CHECK:         %[[C:.+]] = tensor.collapse_shape %[[T]] {{\[\[}}0], [1, 2]]
// CHECK:         tensor.extract_slice %[[C]][0, 0] [4, 30] [1, 1]
func.func @panels(%w: tensor<2x4x16xf32>) -> tensor<4x30xf32> {
  %e = tensor.empty() : tensor<4x30xf32>
  %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %e : tensor<2x4x16xf32> -> tensor<4x30xf32>
  return %0 : tensor<4x30xf32>
}

// CHECK-LABEL: func.func @pack(
// CHECK-NOT:     linalg.pack
// CHECK:         tensor.expand_shape
// CHECK:         linalg.transpose
func.func @pack(%w: tensor<4x32xf32>) -> tensor<2x4x16xf32> {
  %e = tensor.empty() : tensor<2x4x16xf32>
  %0 = linalg.pack %w outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %e : tensor<4x32xf32> -> tensor<2x4x16xf32>
  return %0 : tensor<2x4x16xf32>
}

// What upstream does not take stays.
// CHECK-LABEL: func.func @tiles_of_unknown_size(
// CHECK:         linalg.pack
func.func @tiles_of_unknown_size(%w: tensor<4x?xf32>, %n: index, %pad: f32, %e: tensor<?x4x?xf32>) -> tensor<?x4x?xf32> {
  %0 = linalg.pack %w padding_value(%pad : f32) outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [%n] into %e : tensor<4x?xf32> -> tensor<?x4x?xf32>
  return %0 : tensor<?x4x?xf32>
}

// A region keeps the panels that it reads, in a dispatch and outside of one.
// CHECK-LABEL: func.func @in_regions(
// CHECK:         prelu.fused
// CHECK:           linalg.unpack
// CHECK:         prelu.dispatch
// CHECK:           linalg.unpack
func.func @in_regions(%x: tensor<8x4xf32>, %w: tensor<2x4x16xf32>, %init: tensor<8x32xf32>) -> (tensor<8x32xf32>, tensor<8x32xf32>) {
  %e = tensor.empty() : tensor<4x32xf32>
  %0 = prelu.fused {
    %u = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %e : tensor<2x4x16xf32> -> tensor<4x32xf32>
    %m = linalg.matmul ins(%x, %u : tensor<8x4xf32>, tensor<4x32xf32>) outs(%init : tensor<8x32xf32>) -> tensor<8x32xf32>
    prelu.yield %m : tensor<8x32xf32>
  } : tensor<8x32xf32>
  %1 = prelu.dispatch "kernel" ins(%x, %w, %init : tensor<8x4xf32>, tensor<2x4x16xf32>, tensor<8x32xf32>) outs(%init : tensor<8x32xf32>) {
  ^bb0(%a: tensor<8x4xf32>, %b: tensor<2x4x16xf32>, %c: tensor<8x32xf32>):
    %f = tensor.empty() : tensor<4x32xf32>
    %u = linalg.unpack %b outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %f : tensor<2x4x16xf32> -> tensor<4x32xf32>
    %m = linalg.matmul ins(%a, %u : tensor<8x4xf32>, tensor<4x32xf32>) outs(%c : tensor<8x32xf32>) -> tensor<8x32xf32>
    prelu.yield %m : tensor<8x32xf32>
  } -> tensor<8x32xf32>
  return %0, %1 : tensor<8x32xf32>, tensor<8x32xf32>
}
