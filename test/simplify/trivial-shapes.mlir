// RUN: prelu-opt %s --prelu-simplify --canonicalize --split-input-file | FileCheck %s

// A batch of none, as a cascade without candidates has it.
// CHECK-LABEL: func.func @empty_batch(
// CHECK-NEXT:    %[[E:.+]] = tensor.empty() : tensor<0x4x6xf32>
// CHECK-NEXT:    return %[[E]]
func.func @empty_batch(%x: tensor<0x4x8xf32>, %w: tensor<0x8x6xf32>, %al: tensor<6xf32>) -> tensor<0x4x6xf32> {
  %e = tensor.empty() : tensor<0x4x6xf32>
  %m = linalg.batch_matmul ins(%x, %w : tensor<0x4x8xf32>, tensor<0x8x6xf32>) outs(%e : tensor<0x4x6xf32>) -> tensor<0x4x6xf32>
  %p = prelu.prelu %m, %al {alpha_dims = array<i64: 2>} : tensor<0x4x6xf32>, tensor<6xf32>
  return %p : tensor<0x4x6xf32>
}

// -----

// A sum of no products is what it starts from.
// CHECK-LABEL: func.func @no_products(
// CHECK-SAME:    %[[O:[a-z0-9]+]]: tensor<4x6xf32>)
// CHECK-NEXT:    return %[[O]]
func.func @no_products(%x: tensor<4x0xf32>, %w: tensor<0x6xf32>, %o: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %m = linalg.matmul ins(%x, %w : tensor<4x0xf32>, tensor<0x6xf32>) outs(%o : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %m : tensor<4x6xf32>
}

// -----

// CHECK-LABEL: func.func @step_of_one_element(
// CHECK:         tensor.extract_slice %{{.+}}[0, 5] [1, 2] [1, 2] : tensor<1x9xf32> to tensor<2xf32>
// CHECK:         tensor.insert_slice %{{.+}} into %{{.+}}[0, 3] [2, 1] [2, 1]
func.func @step_of_one_element(%x: tensor<1x9xf32>, %y: tensor<4x9xf32>) -> tensor<4x9xf32> {
  %s = tensor.extract_slice %x[0, 5] [1, 2] [3, 2] : tensor<1x9xf32> to tensor<2xf32>
  %i = tensor.insert_slice %s into %y[0, 3] [2, 1] [2, 4] : tensor<2xf32> into tensor<4x9xf32>
  return %i : tensor<4x9xf32>
}
