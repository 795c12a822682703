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

// -----

// Slices without their unit dimensions, as linalg-fold-unit-extent-dims leaves
// them, get these back from the reshape beside them.
// CHECK-LABEL: func.func @unit_dims_of_slices(
// CHECK-SAME:    %[[X:.+]]: tensor<1x?x8xf32>, %[[Y:.+]]: tensor<1x?x6xf32>
// CHECK:         %[[S:.+]] = tensor.extract_slice %[[X]][0, 0, 4] [1, %{{.+}}, 4] [1, 1, 1] : tensor<1x?x8xf32> to tensor<1x?x4xf32>
// CHECK:         %[[P:.+]] = prelu.prelu %[[S]]
// CHECK:         %[[I:.+]] = tensor.insert_slice %[[P]] into %[[Y]][0, 0, 1] [1, %{{.+}}, 4] [1, 1, 1] : tensor<1x?x4xf32> into tensor<1x?x6xf32>
// CHECK:         return %[[I]]
func.func @unit_dims_of_slices(%x: tensor<1x?x8xf32>, %y: tensor<1x?x6xf32>, %n: index, %al: f32) -> tensor<1x?x6xf32> {
  %s = tensor.extract_slice %x[0, 0, 4] [1, %n, 4] [1, 1, 1] : tensor<1x?x8xf32> to tensor<?x4xf32>
  %e = tensor.expand_shape %s [[0, 1], [2]] output_shape [1, %n, 4] : tensor<?x4xf32> into tensor<1x?x4xf32>
  %p = prelu.prelu %e, %al : tensor<1x?x4xf32>, f32
  %c = tensor.collapse_shape %p [[0, 1], [2]] : tensor<1x?x4xf32> into tensor<?x4xf32>
  %i = tensor.insert_slice %c into %y[0, 0, 1] [1, %n, 4] [1, 1, 1] : tensor<?x4xf32> into tensor<1x?x6xf32>
  return %i : tensor<1x?x6xf32>
}

// -----

// Reshapes that do more than that stay.
// CHECK-LABEL: func.func @joined_slice(
// CHECK:         tensor.collapse_shape
// CHECK:         tensor.insert_slice %{{.+}} into %{{.+}}[0, 3] [1, 6] [1, 1] : tensor<6xf32> into tensor<1x9xf32>
func.func @joined_slice(%x: tensor<2x3xf32>, %y: tensor<1x9xf32>) -> tensor<1x9xf32> {
  %c = tensor.collapse_shape %x [[0, 1]] : tensor<2x3xf32> into tensor<6xf32>
  %i = tensor.insert_slice %c into %y[0, 3] [1, 6] [1, 1] : tensor<6xf32> into tensor<1x9xf32>
  return %i : tensor<1x9xf32>
}

// -----

// A sum that keeps the dimension it went over, as the one of torch's softmax.
// CHECK-LABEL: func.func @kept_dim(
// CHECK-SAME:    %[[X:.+]]: tensor<?x9xf32>, %[[O:.+]]: tensor<?x1xf32>
// CHECK:         %[[C:.+]] = tensor.collapse_shape %[[O]] {{\[}}[0, 1]] : tensor<?x1xf32> into tensor<?xf32>
// CHECK:         %[[S:.+]] = linalg.generic
// CHECK-SAME:      ins(%[[X]] : tensor<?x9xf32>) outs(%[[C]] : tensor<?xf32>)
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[S]] {{\[}}[0, 1]]
// CHECK:         return %[[E]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#kept = affine_map<(d0, d1) -> (d0, 0)>
func.func @kept_dim(%x: tensor<?x9xf32>, %o: tensor<?x1xf32>) -> tensor<?x1xf32> {
  %s = linalg.generic {indexing_maps = [#id, #kept], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x9xf32>) outs(%o : tensor<?x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %sum = arith.addf %in, %out : f32
    linalg.yield %sum : f32
  } -> tensor<?x1xf32>
  return %s : tensor<?x1xf32>
}

// -----

// Several results, and dimensions that were all gone over.
// CHECK-LABEL: func.func @all_dims_kept(
// CHECK-SAME:    %[[X:.+]]: tensor<5x9xf32>, %[[O:.+]]: tensor<1x1xf32>, %[[P:.+]]: tensor<1x5x1xf32>
// CHECK-DAG:     %[[C:.+]] = tensor.collapse_shape %[[O]] [] : tensor<1x1xf32> into tensor<f32>
// CHECK-DAG:     %[[D:.+]] = tensor.collapse_shape %[[P]] {{\[}}[0, 1, 2]] : tensor<1x5x1xf32> into tensor<5xf32>
// CHECK:         %[[S:.+]]:2 = linalg.generic
// CHECK-SAME:      outs(%[[C]], %[[D]] : tensor<f32>, tensor<5xf32>)
// CHECK-DAG:     %[[E:.+]] = tensor.expand_shape %[[S]]#0 [] output_shape [1, 1]
// CHECK-DAG:     %[[F:.+]] = tensor.expand_shape %[[S]]#1 {{\[}}[0, 1, 2]] output_shape [1, 5, 1]
// CHECK:         return %[[E]], %[[F]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#none = affine_map<(d0, d1) -> (0, 0)>
#middle = affine_map<(d0, d1) -> (0, d0, 0)>
func.func @all_dims_kept(%x: tensor<5x9xf32>, %o: tensor<1x1xf32>, %p: tensor<1x5x1xf32>) -> (tensor<1x1xf32>, tensor<1x5x1xf32>) {
  %s:2 = linalg.generic {indexing_maps = [#id, #none, #middle], iterator_types = ["reduction", "reduction"]}
      ins(%x : tensor<5x9xf32>) outs(%o, %p : tensor<1x1xf32>, tensor<1x5x1xf32>) {
  ^bb0(%in: f32, %a: f32, %b: f32):
    %sum = arith.addf %in, %a : f32
    %largest = arith.maximumf %in, %b : f32
    linalg.yield %sum, %largest : f32, f32
  } -> (tensor<1x1xf32>, tensor<1x5x1xf32>)
  return %s#0, %s#1 : tensor<1x1xf32>, tensor<1x5x1xf32>
}

// -----

// What is filled is so without the dimension.
// CHECK-LABEL: func.func @kept_dim_filled(
// CHECK:         %[[E:.+]] = tensor.empty() : tensor<5xf32>
// CHECK:         %[[F:.+]] = linalg.fill {{.+}} outs(%[[E]] : tensor<5xf32>)
// CHECK:         linalg.generic
// CHECK-SAME:      outs(%[[F]] : tensor<5xf32>)
#id = affine_map<(d0, d1) -> (d0, d1)>
#kept = affine_map<(d0, d1) -> (d0, 0)>
func.func @kept_dim_filled(%x: tensor<5x9xf32>) -> tensor<5x1xf32> {
  %low = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<5x1xf32>
  %f = linalg.fill ins(%low : f32) outs(%e : tensor<5x1xf32>) -> tensor<5x1xf32>
  %s = linalg.generic {indexing_maps = [#id, #kept], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<5x9xf32>) outs(%f : tensor<5x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %largest = arith.maximumf %in, %out : f32
    linalg.yield %largest : f32
  } -> tensor<5x1xf32>
  return %s : tensor<5x1xf32>
}

// -----

// A sum of everything has no loop that lanes could run along.
// CHECK-LABEL: func.func @single_number(
// CHECK:         linalg.generic
// CHECK-SAME:      outs(%{{.+}} : tensor<1x1xf32>)
#id = affine_map<(d0, d1) -> (d0, d1)>
#none = affine_map<(d0, d1) -> (0, 0)>
func.func @single_number(%x: tensor<5x9xf32>, %o: tensor<1x1xf32>) -> tensor<1x1xf32> {
  %s = linalg.generic {indexing_maps = [#id, #none], iterator_types = ["reduction", "reduction"]}
      ins(%x : tensor<5x9xf32>) outs(%o : tensor<1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %sum = arith.addf %in, %out : f32
    linalg.yield %sum : f32
  } -> tensor<1x1xf32>
  return %s : tensor<1x1xf32>
}
