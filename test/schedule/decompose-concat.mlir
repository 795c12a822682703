// RUN: prelu-opt %s --prelu-decompose-concat --split-input-file | FileCheck %s

// Each part goes in behind what computes it, the earliest first.
// CHECK-LABEL: func.func @in_order(
// CHECK-SAME:    %[[X:.+]]: tensor<2x8xf32>, %[[Y:.+]]: tensor<2x8xf32>
// CHECK:         %[[E:.+]] = tensor.empty() : tensor<2x24xf32>
// CHECK-NEXT:    %[[I:.+]] = tensor.insert_slice %[[Y]] into %[[E]][0, 16] [2, 8] [1, 1]
// CHECK-NEXT:    %[[A:.+]] = math.absf
// CHECK-NEXT:    %[[J:.+]] = tensor.insert_slice %[[A]] into %[[I]][0, 8] [2, 8] [1, 1]
// CHECK-NEXT:    %[[B:.+]] = math.sqrt
// CHECK-NEXT:    %[[K:.+]] = tensor.insert_slice %[[B]] into %[[J]][0, 0] [2, 8] [1, 1]
// CHECK-NEXT:    return %[[K]]
func.func @in_order(%x: tensor<2x8xf32>, %y: tensor<2x8xf32>) -> tensor<2x24xf32> {
  %a = math.absf %x : tensor<2x8xf32>
  %b = math.sqrt %x : tensor<2x8xf32>
  %c = tensor.concat dim(1) %b, %a, %y : (tensor<2x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x24xf32>
  return %c : tensor<2x24xf32>
}

// -----

// One tensor twice.
// CHECK-LABEL: func.func @twice(
// CHECK:         %[[A:.+]] = math.absf
// CHECK-NEXT:    %[[I:.+]] = tensor.insert_slice %[[A]] into %{{.+}}[0, 0] [2, 8] [1, 1]
// CHECK-NEXT:    %[[J:.+]] = tensor.insert_slice %[[A]] into %[[I]][2, 0] [2, 8] [1, 1]
// CHECK-NEXT:    return %[[J]]
func.func @twice(%x: tensor<2x8xf32>) -> tensor<4x8xf32> {
  %a = math.absf %x : tensor<2x8xf32>
  %c = tensor.concat dim(0) %a, %a : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<4x8xf32>
  return %c : tensor<4x8xf32>
}

// -----

// What joins a part's dimensions joins those of the whole.
// CHECK-LABEL: func.func @collapsed(
// CHECK:         %[[A:.+]] = math.absf
// CHECK:         %[[E:.+]] = tensor.expand_shape %{{.+}} {{\[\[}}0, 1], [2]] output_shape [4, 2, 9] : tensor<8x9xf32> into tensor<4x2x9xf32>
// CHECK-NEXT:    %[[I:.+]] = tensor.insert_slice %[[A]] into %[[E]][0, 0, 4] [4, 2, 5] [1, 1, 1]
// CHECK-NEXT:    %[[J:.+]] = tensor.collapse_shape %[[I]] {{\[\[}}0, 1], [2]]
// CHECK-NEXT:    return %[[J]]
func.func @collapsed(%x: tensor<4x2x5xf32>, %y: tensor<8x4xf32>) -> tensor<8x9xf32> {
  %a = math.absf %x : tensor<4x2x5xf32>
  %b = tensor.collapse_shape %a [[0, 1], [2]] : tensor<4x2x5xf32> into tensor<8x5xf32>
  %c = tensor.concat dim(1) %y, %b : (tensor<8x4xf32>, tensor<8x5xf32>) -> tensor<8x9xf32>
  return %c : tensor<8x9xf32>
}

// -----

// Sizes of the run time are left to upstream.
// CHECK-LABEL: func.func @dynamic(
// CHECK:         tensor.concat
func.func @dynamic(%x: tensor<?x8xf32>, %y: tensor<2x8xf32>) -> tensor<?x8xf32> {
  %c = tensor.concat dim(0) %x, %y : (tensor<?x8xf32>, tensor<2x8xf32>) -> tensor<?x8xf32>
  return %c : tensor<?x8xf32>
}
