// RUN: prelu-opt %s --prelu-simplify --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-simplify=max-constant-bytes=0 --split-input-file | FileCheck %s --check-prefix=OFF

// A batch-norm's parameters, without a contraction that they could go into.
// CHECK-LABEL: func.func @batch_norm_parameters(
// CHECK:         %[[C:.+]] = arith.constant dense<{{\[\[\[}}5.000000e-01]], {{\[\[}}2.500000e-01]]]> : tensor<2x1x1xf32>
// CHECK:         return %[[C]]
// OFF-LABEL:   func.func @batch_norm_parameters(
// OFF:           math.rsqrt
#id = affine_map<(d0) -> (d0)>
func.func @batch_norm_parameters() -> tensor<2x1x1xf32> {
  %var = arith.constant dense<[3.0, 15.0]> : tensor<2xf32>
  %eps = arith.constant 1.0 : f64
  %e = tensor.empty() : tensor<2xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%var : tensor<2xf32>) outs(%e : tensor<2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %t = arith.truncf %eps : f64 to f32
    %s = arith.addf %in, %t : f32
    linalg.yield %s : f32
  } -> tensor<2xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<2xf32>) outs(%e : tensor<2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.rsqrt %in : f32
    linalg.yield %r : f32
  } -> tensor<2xf32>
  %2 = tensor.expand_shape %1 [[0, 1, 2]] output_shape [2, 1, 1] : tensor<2xf32> into tensor<2x1x1xf32>
  return %2 : tensor<2x1x1xf32>
}

// -----

// Dequantized weights: (w - zero point) * scale[channel]. The scale alone would
// be spread over all weights, the weights are.
// CHECK-LABEL: func.func @dequantize(
// CHECK:         %[[C:.+]] = arith.constant dense<{{\[\[}}-5.000000e-01, 0.000000e+00], [-3.300000e+01, 3.075000e+01]]> : tensor<2x2xf32>
// CHECK:         return %[[C]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
func.func @dequantize() -> tensor<2x2xf32> {
  %w = arith.constant dense<[[0, 1], [-128, 127]]> : tensor<2x2xi8>
  %scale = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %zero_points = arith.constant dense<[1, 4]> : tensor<2xi32>
  %e = tensor.empty() : tensor<2x2xf32>
  %spread = linalg.broadcast ins(%scale : tensor<2xf32>) outs(%e : tensor<2x2xf32>) dimensions = [1]
  %0 = linalg.generic {indexing_maps = [#id, #row, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%w, %zero_points, %spread : tensor<2x2xi8>, tensor<2xi32>, tensor<2x2xf32>) outs(%e : tensor<2x2xf32>) {
  ^bb0(%in: i8, %z: i32, %s: f32, %out: f32):
    %wide = arith.extsi %in : i8 to i32
    %difference = arith.subi %wide, %z : i32
    %number = arith.sitofp %difference : i32 to f32
    %r = arith.mulf %number, %s : f32
    linalg.yield %r : f32
  } -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

// -----

// Weights that torch-mlir flips for a transposed convolution.
// CHECK-LABEL: func.func @flip(
// CHECK:         %[[C:.+]] = arith.constant dense<{{\[\[}}3.000000e+00, 2.000000e+00, 1.000000e+00], [6.000000e+00, 5.000000e+00, 4.000000e+00]]> : tensor<2x3xf32>
// CHECK:         return %[[C]]
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @flip() -> tensor<2x3xf32> {
  %w = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
  %c2 = arith.constant 2 : index
  %e = tensor.empty() : tensor<2x3xf32>
  %0 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<2x3xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %k = arith.subi %c2, %j : index
    %r = tensor.extract %w[%i, %k] : tensor<2x3xf32>
    linalg.yield %r : f32
  } -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// -----

// An element that is not there: whatever the run time makes of it.
// CHECK-LABEL: func.func @out_of_bounds(
// CHECK:         tensor.extract
#id = affine_map<(d0) -> (d0)>
func.func @out_of_bounds() -> tensor<3xf32> {
  %w = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel"]} outs(%e : tensor<3xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = arith.addi %i, %c1 : index
    %r = tensor.extract %w[%j] : tensor<3xf32>
    linalg.yield %r : f32
  } -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

// A division by zero has no value, in floats it has; NaN stays one.
// CHECK-LABEL: func.func @divide_by_zero(
// CHECK-DAG:     %[[C:.+]] = arith.constant dense<[0x7FC00000, 0x7F800000]> : tensor<2xf32>
// CHECK:         %[[I:.+]] = linalg.generic
// CHECK:           arith.divsi
// CHECK:         return %[[I]], %[[C]]
#id = affine_map<(d0) -> (d0)>
func.func @divide_by_zero() -> (tensor<2xi32>, tensor<2xf32>) {
  %a = arith.constant dense<[4, 6]> : tensor<2xi32>
  %b = arith.constant dense<[2, 0]> : tensor<2xi32>
  %x = arith.constant dense<[0x7FC00000, 1.0]> : tensor<2xf32>
  %zero = arith.constant dense<0.0> : tensor<2xf32>
  %e = tensor.empty() : tensor<2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%a, %b : tensor<2xi32>, tensor<2xi32>) outs(%e : tensor<2xi32>) {
  ^bb0(%l: i32, %r: i32, %out: i32):
    %q = arith.divsi %l, %r : i32
    linalg.yield %q : i32
  } -> tensor<2xi32>
  %1 = arith.divf %x, %zero : tensor<2xf32>
  return %0, %1 : tensor<2xi32>, tensor<2xf32>
}

// -----

// Each addition rounds to f16: 2048 + 1 + 1 is 2048 there.
// CHECK-LABEL: func.func @rounds_each(
// CHECK:         arith.constant dense<[2.048000e+03, 3.000000e+00]> : tensor<2xf16>
#id = affine_map<(d0) -> (d0)>
func.func @rounds_each() -> tensor<2xf16> {
  %x = arith.constant dense<[2048.0, 1.0]> : tensor<2xf16>
  %one = arith.constant 1.0 : f16
  %e = tensor.empty() : tensor<2xf16>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<2xf16>) outs(%e : tensor<2xf16>) {
  ^bb0(%in: f16, %out: f16):
    %a = arith.addf %in, %one : f16
    %b = arith.addf %a, %one : f16
    linalg.yield %b : f16
  } -> tensor<2xf16>
  return %0 : tensor<2xf16>
}

// -----

// Slices, padding, joining, a strided insertion and a mask.
// CHECK-LABEL: func.func @move(
// CHECK-DAG:     %[[SLICE:.+]] = arith.constant dense<{{\[\[}}2.000000e+00, 3.000000e+00]]> : tensor<1x2xf32>
// CHECK-DAG:     %[[PAD:.+]] = arith.constant dense<{{\[\[}}9.000000e+00, 2.000000e+00, 3.000000e+00]]> : tensor<1x3xf32>
// CHECK-DAG:     %[[JOINED:.+]] = arith.constant dense<{{\[\[}}2.000000e+00, 3.000000e+00, 9.000000e+00, 2.000000e+00, 3.000000e+00]]> : tensor<1x5xf32>
// CHECK-DAG:     %[[INSERTED:.+]] = arith.constant dense<{{\[\[}}2.000000e+00, 3.000000e+00, 3.000000e+00]]> : tensor<1x3xf32>
// CHECK-DAG:     %[[MASK:.+]] = arith.constant dense<{{\[\[}}true, false, false]]> : tensor<1x3xi1>
// CHECK:         return %[[SLICE]], %[[PAD]], %[[JOINED]], %[[INSERTED]], %[[MASK]]
func.func @move() -> (tensor<1x2xf32>, tensor<1x3xf32>, tensor<1x5xf32>, tensor<1x3xf32>, tensor<1x3xi1>) {
  %w = arith.constant dense<[[1.0, 1.0, 1.0], [1.0, 2.0, 3.0]]> : tensor<2x3xf32>
  %three = arith.constant dense<3.0> : tensor<1x3xf32>
  %nine = arith.constant 9.0 : f32
  %slice = tensor.extract_slice %w[1, 1] [1, 2] [1, 1] : tensor<2x3xf32> to tensor<1x2xf32>
  %pad = tensor.pad %slice low[0, 1] high[0, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %nine : f32
  } : tensor<1x2xf32> to tensor<1x3xf32>
  %joined = tensor.concat dim(1) %slice, %pad : (tensor<1x2xf32>, tensor<1x3xf32>) -> tensor<1x5xf32>
  %inserted = tensor.insert_slice %slice into %three[0, 0] [1, 2] [1, 2] : tensor<1x2xf32> into tensor<1x3xf32>
  %mask = arith.cmpf olt, %inserted, %three : tensor<1x3xf32>
  return %slice, %pad, %joined, %inserted, %mask : tensor<1x2xf32>, tensor<1x3xf32>, tensor<1x5xf32>, tensor<1x3xf32>, tensor<1x3xi1>
}

// -----

// The norm of each row, as weight normalization divides by it.
// CHECK-LABEL: func.func @norm(
// CHECK:         arith.constant dense<[5.000000e+00, 1.300000e+01]> : tensor<2xf32>
// CHECK-NOT:     linalg
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
func.func @norm() -> tensor<2xf32> {
  %w = arith.constant dense<[[3.0, 4.0], [5.0, 12.0]]> : tensor<2x2xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %1 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%w : tensor<2x2xf32>) outs(%0 : tensor<2xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.mulf %in, %in : f32
    %r = arith.addf %out, %s : f32
    linalg.yield %r : f32
  } -> tensor<2xf32>
  %2 = math.sqrt %1 : tensor<2xf32>
  return %2 : tensor<2xf32>
}

// -----

// One number stays one number, of any size.
// CHECK-LABEL: func.func @splat(
// CHECK:         arith.constant dense<2.500000e-01> : tensor<1024x1024xf32>
func.func @splat() -> tensor<1024x1024xf32> {
  %a = arith.constant dense<0.5> : tensor<1024x1024xf32>
  %0 = arith.mulf %a, %a : tensor<1024x1024xf32>
  return %0 : tensor<1024x1024xf32>
}

// -----

// A bias spread over an image is made in registers, not read from memory; what
// it starts from is a constant.
// CHECK-LABEL: func.func @spread(
// CHECK:         %[[C:.+]] = arith.constant dense<[2.000000e+00, 4.000000e+00]> : tensor<2xf32>
// CHECK:         linalg.broadcast ins(%[[C]] : tensor<2xf32>)
func.func @spread() -> tensor<1x2x8x8xf32> {
  %b = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = arith.addf %b, %b : tensor<2xf32>
  %e = tensor.empty() : tensor<1x2x8x8xf32>
  %1 = linalg.broadcast ins(%0 : tensor<2xf32>) outs(%e : tensor<1x2x8x8xf32>) dimensions = [0, 2, 3]
  return %1 : tensor<1x2x8x8xf32>
}

// -----

// So is what a contraction starts from, of any size.
// CHECK-LABEL: func.func @starts_from(
// CHECK:         %[[B:.+]] = linalg.broadcast
// CHECK:         linalg.matmul {{.*}} outs(%[[B]] :
func.func @starts_from(%x: tensor<1x4xf32>, %w: tensor<4x2xf32>) -> tensor<1x2xf32> {
  %b = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<1x2xf32>
  %0 = linalg.broadcast ins(%b : tensor<2xf32>) outs(%e : tensor<1x2xf32>) dimensions = [0]
  %1 = linalg.matmul ins(%x, %w : tensor<1x4xf32>, tensor<4x2xf32>) outs(%0 : tensor<1x2xf32>) -> tensor<1x2xf32>
  return %1 : tensor<1x2xf32>
}

// -----

// A resource in another shape is the same resource, a new one has a name.
// CHECK-LABEL: func.func @resource(
// CHECK-DAG:     %[[SAME:.+]] = arith.constant dense_resource<weights> : tensor<2x1xf32>
// CHECK-DAG:     %[[TWICE:.+]] = arith.constant dense<[2.000000e+00, 4.000000e+00]> : tensor<2xf32>
// CHECK-DAG:     %[[LARGE:.+]] = arith.constant dense_resource<folded_constant> : tensor<32x1024xi32>
// CHECK:         return %[[SAME]], %[[TWICE]], %[[LARGE]]
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @resource() -> (tensor<2x1xf32>, tensor<2xf32>, tensor<32x1024xi32>) {
  %w = arith.constant dense_resource<weights> : tensor<2xf32>
  %0 = tensor.expand_shape %w [[0, 1]] output_shape [2, 1] : tensor<2xf32> into tensor<2x1xf32>
  %1 = arith.addf %w, %w : tensor<2xf32>
  %zeros = arith.constant dense<0> : tensor<32x1024xi32>
  %e = tensor.empty() : tensor<32x1024xi32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%zeros : tensor<32x1024xi32>) outs(%e : tensor<32x1024xi32>) {
  ^bb0(%in: i32, %out: i32):
    %i = linalg.index 1 : index
    %r = arith.index_cast %i : index to i32
    linalg.yield %r : i32
  } -> tensor<32x1024xi32>
  return %0, %1, %2 : tensor<2x1xf32>, tensor<2xf32>, tensor<32x1024xi32>
}

{-#
  dialect_resources: {
    builtin: {
      weights: "0x040000000000803F00000040"
    }
  }
#-}
