// RUN: prelu-opt %s --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

// Weights in panels of 16 columns with four steps next to each other: one
// register for each step of four. Of the seven steps the last one has three.

// CHECK-LABEL: @packed
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<2x7xi8>, %[[W:[a-z0-9]+]]: tensor<1x2x16x4xi8>
// CHECK-DAG: %[[PANELS:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0], [1], [2, 3]] : tensor<1x2x16x4xi8> into tensor<1x2x64xi8>
// CHECK: %[[ROW:.*]] = vector.transfer_read %[[X]]{{.*}} : tensor<2x7xi8>, vector<4xi8>
// CHECK: %[[WORD:.*]] = vector.bitcast %[[ROW]] : vector<4xi8> to vector<1xi32>
// CHECK: %[[BITS:.*]] = vector.extract %[[WORD]][0] : i32 from vector<1xi32>
// CHECK: %[[ALL:.*]] = vector.broadcast %[[BITS]] : i32 to vector<16xi32>
// CHECK: %[[LHS:.*]] = vector.bitcast %[[ALL]] : vector<16xi32> to vector<64xi8>
// CHECK: %[[RHS:.*]] = vector.transfer_read %[[PANELS]]{{.*}} : tensor<1x2x64xi8>, vector<64xi8>
// CHECK: prelu.dot u8s8 %[[LHS]], %[[RHS]], %{{.*}} : vector<64xi8> into vector<16xi32>
// CHECK: prelu.dot u8s8
// CHECK: %[[MASK:.*]] = vector.constant_mask [3] : vector<4xi1>
// CHECK: vector.transfer_read %[[X]]{{.*}}, %[[MASK]] {in_bounds = [true]} : tensor<2x7xi8>, vector<4xi8>
// CHECK: prelu.dot u8s8
// CHECK: prelu.dot u8s8
// CHECK-NOT: prelu.dot
func.func @packed(%x: tensor<2x7xi8>, %w: tensor<1x2x16x4xi8>, %init: tensor<2x16xi32>) -> tensor<2x16xi32> {
  %e = tensor.empty() : tensor<7x16xi8>
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 7], lanes = 1, vector = 16, dot = 4>) {
    %0 = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1, 0] inner_tiles = [16, 4] into %e : tensor<1x2x16x4xi8> -> tensor<7x16xi8>
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %0 : tensor<2x7xi8>, tensor<7x16xi8>) outs(%init : tensor<2x16xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.extui %a : i8 to i32
      %3 = arith.extsi %b : i8 to i32
      %4 = arith.muli %2, %3 : i32
      %5 = arith.addi %acc, %4 : i32
      linalg.yield %5 : i32
    } -> tensor<2x16xi32>
    prelu.yield %1 : tensor<2x16xi32>
  } : tensor<2x16xi32>
  return %y : tensor<2x16xi32>
}

// -----

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

// Weights as they come are interleaved in registers; the epilogue is that of any
// contraction.

// CHECK-LABEL: @brain_floats_at_run_time
// CHECK-SAME: %{{.*}}: tensor<1x2xbf16>, %[[W:[a-z0-9]+]]: tensor<2x4xbf16>
// CHECK-DAG: %[[EVEN:.*]] = vector.transfer_read %[[W]][%c0, %c0]
// CHECK-DAG: %[[ODD:.*]] = vector.transfer_read %[[W]][%c1, %c0]
// CHECK-DAG: %[[LOW:.*]] = vector.shuffle %[[EVEN]], %[[ODD]] [0, 4, 1, 5]
// CHECK-DAG: %[[HIGH:.*]] = vector.shuffle %[[EVEN]], %[[ODD]] [2, 6, 3, 7]
// CHECK: %[[BOTH:.*]] = vector.shuffle %[[LOW]], %[[HIGH]] [0, 1, 2, 3, 4, 5, 6, 7]
// CHECK: %[[SUM:.*]] = prelu.dot bf16 %{{.*}}, %[[BOTH]], %{{.*}} : vector<8xbf16> into vector<4xf32>
// CHECK: prelu.prelu %[[SUM]], %{{.*}} : vector<4xf32>, f32
func.func @brain_floats_at_run_time(%x: tensor<1x2xbf16>, %w: tensor<2x4xbf16>, %init: tensor<1x4xf32>, %alpha: f32) -> tensor<1x4xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 2], lanes = 1, vector = 4, dot = 2>) {
    %1 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %w : tensor<1x2xbf16>, tensor<2x4xbf16>) outs(%init : tensor<1x4xf32>) {
    ^bb0(%a: bf16, %b: bf16, %acc: f32):
      %2 = arith.extf %a : bf16 to f32
      %3 = arith.extf %b : bf16 to f32
      %4 = arith.mulf %2, %3 : f32
      %5 = arith.addf %acc, %4 : f32
      linalg.yield %5 : f32
    } -> tensor<1x4xf32>
    %6 = prelu.prelu %1, %alpha : tensor<1x4xf32>, f32
    prelu.yield %6 : tensor<1x4xf32>
  } : tensor<1x4xf32>
  return %y : tensor<1x4xf32>
}

// -----

#image = affine_map<(w, f, kw, c) -> (w + kw, c)>
#weights = affine_map<(w, f, kw, c) -> (kw, c, f)>
#out = affine_map<(w, f, kw, c) -> (w, f)>

// The padding is multiplied as 128: the sign of the image is turned.

// CHECK-LABEL: @offset_padding
// CHECK-DAG: arith.constant dense<-128> : vector<{{.*}}xi8>
// CHECK-COUNT-12: prelu.dot u8s8
// CHECK-NOT: prelu.dot
func.func @offset_padding(%x: tensor<4x4xi8>, %w: tensor<3x4x4xi8>, %init: tensor<4x4xi32>) -> tensor<4x4xi32> {
  %zero = arith.constant 0 : i8
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 4, 1, 4], lanes = 1, vector = 4, dot = 4>) {
    %p = tensor.pad %x low[1, 0] high[1, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : i8
    } : tensor<4x4xi8> to tensor<6x4xi8>
    %1 = linalg.generic {indexing_maps = [#image, #weights, #out], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
        ins(%p, %w : tensor<6x4xi8>, tensor<3x4x4xi8>) outs(%init : tensor<4x4xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %sign = arith.constant -128 : i8
      %2 = arith.xori %a, %sign : i8
      %3 = arith.extui %2 : i8 to i32
      %4 = arith.extsi %b : i8 to i32
      %5 = arith.muli %3, %4 : i32
      %6 = arith.addi %acc, %5 : i32
      linalg.yield %6 : i32
    } -> tensor<4x4xi32>
    prelu.yield %1 : tensor<4x4xi32>
  } : tensor<4x4xi32>
  return %y : tensor<4x4xi32>
}
