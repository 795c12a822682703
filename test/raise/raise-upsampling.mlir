// RUN: prelu-opt %s --prelu-raise-upsampling --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise-upsampling --split-input-file \
// RUN:   --remarks-filter='prelu-raise-upsampling' 2>&1 | FileCheck %s --check-prefix=REMARK

// torch-mlir's: indices in floating point, clamped.
// CHECK-DAG:   #[[$FROM:.+]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3)>
// CHECK-DAG:   #[[$TO:.+]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3, d4)>
// CHECK-LABEL: func.func @torch(
// CHECK-SAME:    %[[X:.+]]: tensor<1x4x6xf32>
// CHECK:         %[[Y:.+]] = linalg.generic {indexing_maps = [#[[$FROM]], #[[$TO]]]{{.*}} ins(%[[X]] : tensor<1x4x6xf32>) outs(%{{.+}} : tensor<1x4x3x6x2xf32>)
// CHECK:         %[[Z:.+]] = tensor.collapse_shape %[[Y]] {{\[\[}}0], [1, 2], [3, 4]]
// CHECK:         return %[[Z]] : tensor<1x12x12xf32>
func.func @torch(%x: tensor<1x4x6xf32>) -> tensor<1x12x12xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %three = arith.constant 3.0 : f32
  %two = arith.constant 2.0 : f32
  %five = arith.constant 5.0 : f32
  %e = tensor.empty() : tensor<1x12x12xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} outs(%e : tensor<1x12x12xf32>) {
  ^bb0(%out: f32):
    %row = linalg.index 1 : index
    %rowInt = arith.index_cast %row : index to i64
    %rowFloat = arith.sitofp %rowInt : i64 to f32
    %rowScaled = arith.divf %rowFloat, %three : f32
    %rowDown = math.floor %rowScaled : f32
    %rowLeast = arith.maximumf %rowDown, %zero : f32
    %rowMost = arith.minimumf %rowLeast, %three : f32
    %rowPlace = arith.fptosi %rowMost : f32 to i64
    %rowIndex = arith.index_cast %rowPlace : i64 to index
    %column = linalg.index 2 : index
    %columnInt = arith.index_cast %column : index to i64
    %columnFloat = arith.sitofp %columnInt : i64 to f32
    %columnScaled = arith.divf %columnFloat, %two : f32
    %columnDown = math.floor %columnScaled : f32
    %columnLeast = arith.maximumf %columnDown, %zero : f32
    %columnMost = arith.minimumf %columnLeast, %five : f32
    %columnPlace = arith.fptosi %columnMost : f32 to i64
    %columnIndex = arith.index_cast %columnPlace : i64 to index
    %element = tensor.extract %x[%c0, %rowIndex, %columnIndex] : tensor<1x4x6xf32>
    linalg.yield %element : f32
  } -> tensor<1x12x12xf32>
  return %y : tensor<1x12x12xf32>
}

// -----

// Integers will do.
// CHECK-LABEL: func.func @integers(
// CHECK-SAME:    %[[X:.+]]: tensor<4xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : tensor<4xf32>) outs(%{{.+}} : tensor<4x2xf32>)
func.func @integers(%x: tensor<4xf32>) -> tensor<8xf32> {
  %c2 = arith.constant 2 : index
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %half = arith.divui %i, %c2 : index
    %element = tensor.extract %x[%half] : tensor<4xf32>
    linalg.yield %element : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// 8 elements of 5: some come twice, some once.
// REMARK: [Missed] UpsamplingKept | {{.*}}"its elements are not each repeated as often as the others"
// CHECK-LABEL: func.func @no_whole_number(
// CHECK:         tensor.extract
func.func @no_whole_number(%x: tensor<5xf32>) -> tensor<8xf32> {
  %c2 = arith.constant 2 : index
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %half = arith.divui %i, %c2 : index
    %element = tensor.extract %x[%half] : tensor<5xf32>
    linalg.yield %element : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// Backwards.
// REMARK: [Missed] UpsamplingKept | {{.*}}"its elements are not each repeated as often as the others"
// CHECK-LABEL: func.func @flipped(
// CHECK:         tensor.extract
func.func @flipped(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c7 = arith.constant 7 : index
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<8xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %back = arith.subi %c7, %i : index
    %element = tensor.extract %x[%back] : tensor<8xf32>
    linalg.yield %element : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// REMARK: [Missed] UpsamplingKept | {{.*}}"its size is not static"
// CHECK-LABEL: func.func @dynamic(
// CHECK:         tensor.extract
func.func @dynamic(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %c2 = arith.constant 2 : index
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<?xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %half = arith.divui %i, %c2 : index
    %element = tensor.extract %x[%half] : tensor<?xf32>
    linalg.yield %element : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// A look-up by what the run time knows is nothing to speak of.
// CHECK-LABEL: func.func @lookup(
// CHECK:         tensor.extract
func.func @lookup(%x: tensor<4xf32>, %places: tensor<8xindex>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%places : tensor<8xindex>) outs(%e : tensor<8xf32>) {
  ^bb0(%place: index, %out: f32):
    %element = tensor.extract %x[%place] : tensor<4xf32>
    linalg.yield %element : f32
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}
