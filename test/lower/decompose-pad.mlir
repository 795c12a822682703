// RUN: prelu-opt %s --prelu-decompose-pad --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @pad(
// CHECK-SAME:    %[[X:.+]]: tensor<8xf32>)
// CHECK:         %[[E:.+]] = tensor.empty() : tensor<11xf32>
// CHECK:         %[[S0:.+]] = tensor.extract_slice %[[E]][0] [1] [1]
// CHECK:         %[[F0:.+]] = linalg.fill ins(%{{.+}} : f32) outs(%[[S0]] : tensor<1xf32>)
// CHECK:         %[[I0:.+]] = tensor.insert_slice %[[F0]] into %[[E]][0] [1] [1]
// CHECK:         %[[S1:.+]] = tensor.extract_slice %[[I0]][9] [2] [1]
// CHECK:         %[[F1:.+]] = linalg.fill ins(%{{.+}} : f32) outs(%[[S1]] : tensor<2xf32>)
// CHECK:         %[[I1:.+]] = tensor.insert_slice %[[F1]] into %[[I0]][9] [2] [1]
// CHECK:         tensor.insert_slice %[[X]] into %[[I1]][1] [8] [1]
func.func @pad(%x: tensor<8xf32>) -> tensor<11xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[2] {
  ^bb0(%i: index):
    tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<11xf32>
  return %p : tensor<11xf32>
}

// -----

// The second dimension's slabs leave out the rows that the first one's cover;
// a side without padding has no slab.
// CHECK-LABEL: func.func @two_dims(
// CHECK:         linalg.fill {{.*}} outs(%{{.+}} : tensor<1x10xf32>)
// CHECK:         tensor.extract_slice %{{.+}}[1, 8] [4, 2] [1, 1]
// CHECK:         linalg.fill {{.*}} outs(%{{.+}} : tensor<4x2xf32>)
// CHECK-NOT:     linalg.fill
func.func @two_dims(%x: tensor<4x8xf32>) -> tensor<5x10xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1, 0] high[0, 2] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<4x8xf32> to tensor<5x10xf32>
  return %p : tensor<5x10xf32>
}

// -----

// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:    %[[X:.+]]: tensor<?xf32>, %[[L:.+]]: index)
// CHECK:         tensor.extract_slice %{{.+}}[0] [%[[L]]] [1]
// CHECK:         tensor.insert_slice %[[X]] into %{{.+}}[%[[L]]] [%{{.+}}] [1]
func.func @dynamic(%x: tensor<?xf32>, %l: index) -> tensor<?xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[%l] high[1] {
  ^bb0(%i: index):
    tensor.yield %zero : f32
  } : tensor<?xf32> to tensor<?xf32>
  return %p : tensor<?xf32>
}

// -----

// Padding by position: upstream's pattern.
// CHECK-LABEL: func.func @by_position(
// CHECK:         tensor.generate
// CHECK:         tensor.insert_slice
func.func @by_position(%x: tensor<4xindex>) -> tensor<6xindex> {
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    tensor.yield %i : index
  } : tensor<4xindex> to tensor<6xindex>
  return %p : tensor<6xindex>
}
