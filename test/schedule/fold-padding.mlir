// RUN: prelu-opt %s --prelu-fold-padding --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-fold-padding --split-input-file --remarks-filter='prelu-.*' 2>&1 | FileCheck %s --check-prefix=REMARK

// Zeros and finite weights: a step on padding adds nothing.
// CHECK-LABEL: func.func @finite(
// CHECK-NEXT:    arith.constant
// CHECK-NEXT:    arith.constant
// CHECK-NEXT:    prelu.fused {
// CHECK-NEXT:      %[[PADDED:.*]] = tensor.pad %arg0
// CHECK:           linalg.conv_2d_nchw_fchw ins(%[[PADDED]],
func.func @finite(%x: tensor<1x3x8x8xf32>, %o: tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<4x3x3x3xf32>
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %zero : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x3x10x10xf32>, tensor<4x3x3x3xf32>) outs(%o : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    prelu.yield %0 : tensor<1x4x8x8xf32>
  } : tensor<1x4x8x8xf32>
  return %y : tensor<1x4x8x8xf32>
}

// -----

// The maximum starts from the padding's value.
// CHECK-LABEL: func.func @pool(
// CHECK:         prelu.fused {
// CHECK-NEXT:      tensor.pad
func.func @pool(%x: tensor<1x3x8x8xf32>, %k: tensor<3x3xf32>, %o: tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %lowest : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %y = prelu.fused {
    %0 = linalg.pooling_nchw_max ins(%p, %k : tensor<1x3x10x10xf32>, tensor<3x3xf32>) outs(%o : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
    prelu.yield %0 : tensor<1x3x8x8xf32>
  } : tensor<1x3x8x8xf32>
  return %y : tensor<1x3x8x8xf32>
}

// -----

// An infinite weight times a padded zero is NaN.
// CHECK-LABEL: func.func @runtime_weights(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
// CHECK-NOT:       tensor.pad
// REMARK: remark: [Missed] PaddingKept | Category:prelu-fold-padding | Reason="0 times the weights is 0 only for finite weights, and these are not known
func.func @runtime_weights(%x: tensor<1x3x8x8xf32>, %w: tensor<4x3x3x3xf32>, %o: tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %zero : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x3x10x10xf32>, tensor<4x3x3x3xf32>) outs(%o : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    prelu.yield %0 : tensor<1x4x8x8xf32>
  } : tensor<1x4x8x8xf32>
  return %y : tensor<1x4x8x8xf32>
}

// -----

// CHECK-LABEL: func.func @infinite_weight(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
func.func @infinite_weight(%x: tensor<1x1x8xf32>, %o: tensor<1x1x8xf32>) -> tensor<1x1x8xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[1.0, 0x7F800000, 2.0]]]> : tensor<1x1x3xf32>
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index):
    tensor.yield %zero : f32
  } : tensor<1x1x8xf32> to tensor<1x1x10xf32>
  %y = prelu.fused {
    %0 = linalg.conv_1d_ncw_fcw ins(%p, %w : tensor<1x1x10xf32>, tensor<1x1x3xf32>) outs(%o : tensor<1x1x8xf32>) -> tensor<1x1x8xf32>
    prelu.yield %0 : tensor<1x1x8xf32>
  } : tensor<1x1x8xf32>
  return %y : tensor<1x1x8xf32>
}

// -----

// REMARK: the padding is not 0
// CHECK-LABEL: func.func @ones(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
func.func @ones(%x: tensor<1x1x8xf32>, %o: tensor<1x1x8xf32>) -> tensor<1x1x8xf32> {
  %one = arith.constant 1.0 : f32
  %w = arith.constant dense<2.0> : tensor<1x1x3xf32>
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index):
    tensor.yield %one : f32
  } : tensor<1x1x8xf32> to tensor<1x1x10xf32>
  %y = prelu.fused {
    %0 = linalg.conv_1d_ncw_fcw ins(%p, %w : tensor<1x1x10xf32>, tensor<1x1x3xf32>) outs(%o : tensor<1x1x8xf32>) -> tensor<1x1x8xf32>
    prelu.yield %0 : tensor<1x1x8xf32>
  } : tensor<1x1x8xf32>
  return %y : tensor<1x1x8xf32>
}

// -----

// REMARK: the padding is not neutral in the reduction
// CHECK-LABEL: func.func @pool_from_zero(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
func.func @pool_from_zero(%x: tensor<1x3x8x8xf32>, %k: tensor<3x3xf32>, %o: tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %zero : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %y = prelu.fused {
    %0 = linalg.pooling_nchw_max ins(%p, %k : tensor<1x3x10x10xf32>, tensor<3x3xf32>) outs(%o : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
    prelu.yield %0 : tensor<1x3x8x8xf32>
  } : tensor<1x3x8x8xf32>
  return %y : tensor<1x3x8x8xf32>
}

// -----

// REMARK: the size of the padded dimension is not static
// CHECK-LABEL: func.func @dynamic(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
func.func @dynamic(%x: tensor<1x1x?xf32>, %o: tensor<1x1x?xf32>) -> tensor<1x1x?xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<1x1x3xf32>
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index):
    tensor.yield %zero : f32
  } : tensor<1x1x?xf32> to tensor<1x1x?xf32>
  %y = prelu.fused {
    %0 = linalg.conv_1d_ncw_fcw ins(%p, %w : tensor<1x1x?xf32>, tensor<1x1x3xf32>) outs(%o : tensor<1x1x?xf32>) -> tensor<1x1x?xf32>
    prelu.yield %0 : tensor<1x1x?xf32>
  } : tensor<1x1x?xf32>
  return %y : tensor<1x1x?xf32>
}

// -----

// A convolution by its maps that takes the maximum of the products: a step on
// padding compares 0.
// CHECK-LABEL: func.func @max_of_products(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
// CHECK-NOT:       tensor.pad
// REMARK: remark: [Missed] PaddingKept | Category:prelu-fold-padding | Reason="the padding is not neutral in the reduction"
#window = affine_map<(i, k) -> (i + k)>
#tap = affine_map<(i, k) -> (k)>
#out = affine_map<(i, k) -> (i)>
func.func @max_of_products(%x: tensor<8xf32>, %o: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<3xf32>
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i0: index):
    tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<10xf32>
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [#window, #tap, #out], iterator_types = ["parallel", "reduction"]} ins(%p, %w : tensor<10xf32>, tensor<3xf32>) outs(%o : tensor<8xf32>) {
    ^bb0(%a: f32, %b: f32, %acc: f32):
      %1 = arith.mulf %a, %b : f32
      %2 = arith.maximumf %acc, %1 : f32
      linalg.yield %2 : f32
    } -> tensor<8xf32>
    prelu.yield %0 : tensor<8xf32>
  } : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// -Inf times a negative weight is Inf.
// CHECK-LABEL: func.func @max_of_products_of_infinity(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
// CHECK-NOT:       tensor.pad
// REMARK: remark: [Missed] PaddingKept | Category:prelu-fold-padding | Reason="the padding is not neutral in the reduction"
#window = affine_map<(i, k) -> (i + k)>
#tap = affine_map<(i, k) -> (k)>
#out = affine_map<(i, k) -> (i)>
func.func @max_of_products_of_infinity(%x: tensor<8xf32>, %o: tensor<8xf32>) -> tensor<8xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %w = arith.constant dense<0.5> : tensor<3xf32>
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i0: index):
    tensor.yield %lowest : f32
  } : tensor<8xf32> to tensor<10xf32>
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [#window, #tap, #out], iterator_types = ["parallel", "reduction"]} ins(%p, %w : tensor<10xf32>, tensor<3xf32>) outs(%o : tensor<8xf32>) {
    ^bb0(%a: f32, %b: f32, %acc: f32):
      %1 = arith.mulf %a, %b : f32
      %2 = arith.maximumf %1, %acc : f32
      linalg.yield %2 : f32
    } -> tensor<8xf32>
    prelu.yield %0 : tensor<8xf32>
  } : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// The sum so far is multiplied too: a step on padding makes it 0.
// CHECK-LABEL: func.func @horner(
// CHECK:         tensor.pad
// CHECK:         prelu.fused {
// CHECK-NOT:       tensor.pad
// REMARK: remark: [Missed] PaddingKept | Category:prelu-fold-padding | Reason="the padding is not neutral in the reduction"
#window = affine_map<(i, k) -> (i + k)>
#tap = affine_map<(i, k) -> (k)>
#out = affine_map<(i, k) -> (i)>
func.func @horner(%x: tensor<8xf32>, %o: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<3xf32>
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i0: index):
    tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<10xf32>
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [#window, #tap, #out], iterator_types = ["parallel", "reduction"]} ins(%p, %w : tensor<10xf32>, tensor<3xf32>) outs(%o : tensor<8xf32>) {
    ^bb0(%a: f32, %b: f32, %acc: f32):
      %1 = arith.addf %acc, %a : f32
      %2 = arith.mulf %1, %b : f32
      linalg.yield %2 : f32
    } -> tensor<8xf32>
    prelu.yield %0 : tensor<8xf32>
  } : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// Zeros in front of a sum of windows.
// CHECK-LABEL: func.func @sum_pool(
// CHECK:         prelu.fused {
// CHECK-NEXT:      tensor.pad
func.func @sum_pool(%x: tensor<1x3x8x8xf32>, %k: tensor<3x3xf32>, %o: tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %zero : f32
  } : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
  %y = prelu.fused {
    %0 = linalg.pooling_nchw_sum ins(%p, %k : tensor<1x3x10x10xf32>, tensor<3x3xf32>) outs(%o : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
    prelu.yield %0 : tensor<1x3x8x8xf32>
  } : tensor<1x3x8x8xf32>
  return %y : tensor<1x3x8x8xf32>
}

// -----

// Padding with the zero point is nothing that a product sees; with another
// number it is.

// CHECK-LABEL: func.func @zero_point(
// CHECK:         prelu.fused
// CHECK:         tensor.pad
// CHECK-LABEL: func.func @not_the_zero_point(
// CHECK:         tensor.pad
// CHECK:         prelu.fused
#image = affine_map<(w, f, kw, c) -> (w + kw, c)>
#weights = affine_map<(w, f, kw, c) -> (kw, c, f)>
#out = affine_map<(w, f, kw, c) -> (w, f)>
func.func @zero_point(%x: tensor<4x4xi8>, %w: tensor<3x4x4xi8>, %init: tensor<4x4xi32>) -> tensor<4x4xi32> {
  %zero = arith.constant -5 : i8
  %z = arith.constant -5 : i32
  %p = tensor.pad %x low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : i8
  } : tensor<4x4xi8> to tensor<6x4xi8>
  %y = prelu.fused {
    %1 = linalg.generic {indexing_maps = [#image, #weights, #out], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
        ins(%p, %w : tensor<6x4xi8>, tensor<3x4x4xi8>) outs(%init : tensor<4x4xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.extsi %a : i8 to i32
      %3 = arith.subi %2, %z : i32
      %4 = arith.extsi %b : i8 to i32
      %5 = arith.muli %3, %4 : i32
      %6 = arith.addi %acc, %5 : i32
      linalg.yield %6 : i32
    } -> tensor<4x4xi32>
    prelu.yield %1 : tensor<4x4xi32>
  } : tensor<4x4xi32>
  return %y : tensor<4x4xi32>
}
func.func @not_the_zero_point(%x: tensor<4x4xi8>, %w: tensor<3x4x4xi8>, %init: tensor<4x4xi32>) -> tensor<4x4xi32> {
  %zero = arith.constant -4 : i8
  %z = arith.constant -5 : i32
  %p = tensor.pad %x low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : i8
  } : tensor<4x4xi8> to tensor<6x4xi8>
  %y = prelu.fused {
    %1 = linalg.generic {indexing_maps = [#image, #weights, #out], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
        ins(%p, %w : tensor<6x4xi8>, tensor<3x4x4xi8>) outs(%init : tensor<4x4xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.extsi %a : i8 to i32
      %3 = arith.subi %2, %z : i32
      %4 = arith.extsi %b : i8 to i32
      %5 = arith.muli %3, %4 : i32
      %6 = arith.addi %acc, %5 : i32
      linalg.yield %6 : i32
    } -> tensor<4x4xi32>
    prelu.yield %1 : tensor<4x4xi32>
  } : tensor<4x4xi32>
  return %y : tensor<4x4xi32>
}
