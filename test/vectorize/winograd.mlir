// RUN: prelu-opt %s --prelu-transform-filters --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

// F(2, 3) along a line of 5 results: 3 tiles, the last one moved back to end with
// the line, in two batches of 2, the last one moved back too. An image without
// padding is read as it is.

// CHECK-LABEL: func.func @line
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<1x7x4xf32>
// CHECK-DAG: tensor.empty() : tensor<448xf32>
// CHECK-DAG: %[[IMAGE:.*]] = memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [4, 2, 4], strides: [80, 32, 1]
// CHECK-DAG: %[[PRODUCTS:.*]] = memref.reinterpret_cast %{{.*}} to offset: [320], sizes: [4, 2, 4], strides: [32, 4, 1]
// CHECK: scf.for %[[BATCH:.*]] = %c0 to %c2 step %c1 iter_args
// CHECK:   %[[FIRST:.*]] = arith.minsi %{{.*}}, %c1 : index
// The image of the batch.
// CHECK:   scf.for %[[TILE:.*]] = %c0 to %c2
// CHECK:     %[[NUMBER:.*]] = arith.addi %[[FIRST]], %[[TILE]]
// CHECK:     %[[PLACE:.*]] = arith.muli %[[NUMBER]], %c2
// CHECK:     %[[ORIGIN:.*]] = arith.minui %[[PLACE]], %c3
// CHECK:     %[[D0:.*]] = vector.transfer_read %[[X]][%c0, %[[ORIGIN]], %c0]
// CHECK:     %[[D1:.*]] = vector.transfer_read
// CHECK:     %[[D2:.*]] = vector.transfer_read
// CHECK:     %[[D3:.*]] = vector.transfer_read
// CHECK:     %[[V0:.*]] = arith.subf %[[D0]], %[[D2]]
// CHECK:     %[[V1:.*]] = arith.addf %[[D1]], %[[D2]]
// CHECK:     %[[V2:.*]] = arith.subf %[[D2]], %[[D1]]
// CHECK:     vector.store %[[V0]], %[[IMAGE]][%c0, %[[TILE]], %c0]
// CHECK:     vector.store %[[V1]], %[[IMAGE]][%c1, %[[TILE]], %c0]
// CHECK:     vector.store %[[V2]], %[[IMAGE]][%c2, %[[TILE]], %c0]
// The products: a matmul for each of four points.
// CHECK:   scf.for %{{.*}} = %c0 to %c4
// CHECK:     arith.mulf %{{.*}} fastmath<contract>
// The results, in one store each.
// CHECK:   scf.for %[[TILE:.*]] = %c0 to %c2
// CHECK:     vector.load %[[PRODUCTS]][%c0, %[[TILE]], %c0]
// CHECK:     prelu.prelu
// CHECK:     vector.transfer_write
// CHECK:     prelu.prelu
// CHECK:     vector.transfer_write
// CHECK-NOT: vector.transfer_write
func.func @line(%x: tensor<1x7x4xf32>, %o: tensor<1x5x4xf32>, %alpha: tensor<4xf32>) -> tensor<1x5x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x4x4xf32>
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 4, 3, 4], lanes = 2, vector = 4, batch = [2, 2]>) {
    %0 = linalg.conv_1d_nwc_wcf ins(%x, %w : tensor<1x7x4xf32>, tensor<3x4x4xf32>) outs(%o : tensor<1x5x4xf32>) -> tensor<1x5x4xf32>
    %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 2>} : tensor<1x5x4xf32>, tensor<4xf32>
    prelu.yield %1 : tensor<1x5x4xf32>
  } : tensor<1x5x4xf32>
  return %y : tensor<1x5x4xf32>
}

// -----

// Padding in front is zeros that are selected, of what lies at the edge of a tile
// only; the places inside are read without a question.

// CHECK-LABEL: func.func @padded
// CHECK:     %[[INSIDE:.*]] = arith.cmpi ult, %[[AT:.*]], %c7 : index
// CHECK:     %[[READ:.*]] = arith.select %[[INSIDE]], %[[AT]], %c0 : index
// CHECK:     %[[D0:.*]] = vector.transfer_read %{{.*}}[%c0, %[[READ]], %c0]
// CHECK:     %[[MASK:.*]] = vector.broadcast %[[INSIDE]] : i1 to vector<4xi1>
// CHECK:     arith.select %[[MASK]], %[[D0]], %{{.*}} : vector<4xi1>, vector<4xf32>
// CHECK-NOT: arith.select
// CHECK:     vector.store
func.func @padded(%x: tensor<1x7x4xf32>, %o: tensor<1x6x4xf32>) -> tensor<1x6x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x4x4xf32>
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 4, 3, 4], lanes = 2, vector = 4, batch = [3, 3]>) {
    %p = tensor.pad %x low[0, 1, 0] high[0, 0, 0] {
    ^bb0(%n: index, %h: index, %c: index):
      tensor.yield %zero : f32
    } : tensor<1x7x4xf32> to tensor<1x8x4xf32>
    %0 = linalg.conv_1d_nwc_wcf ins(%p, %w : tensor<1x8x4xf32>, tensor<3x4x4xf32>) outs(%o : tensor<1x6x4xf32>) -> tensor<1x6x4xf32>
    prelu.yield %0 : tensor<1x6x4xf32>
  } : tensor<1x6x4xf32>
  return %y : tensor<1x6x4xf32>
}

// -----

// Two parts of three rows of tiles each for 9 rows, which are five: the second
// part begins with the third. The last tile overlaps the one before, both of the
// second part, which has 5 rows.

// CHECK: #[[BEGIN:.*]] = affine_map<(d0) -> (d0 * 6)>
// CHECK: #[[SIZE:.*]] = affine_map<(d0) -> (-d0 + 9, 6)>
// CHECK: func.func @uneven_parts
// CHECK: scf.forall (%[[PART:.*]]) in (2)
// CHECK: %[[FIRST:.*]] = affine.apply #[[BEGIN]](%[[PART]])
// CHECK: %[[BEGIN:.*]] = arith.minsi %[[FIRST]], %c4 : index
// CHECK: %[[ROWS:.*]] = affine.min #[[SIZE]](%[[BEGIN]])
// CHECK: tensor.extract_slice %{{.*}}[0, %[[BEGIN]], 0, 0] [1, %[[ROWS]], 4, 4] [1, 1, 1, 1]
// CHECK: %[[AT:.*]] = arith.addi %{{.*}}, %[[BEGIN]]
// CHECK: arith.minui %[[AT]], %c7 : index
// CHECK: tensor.parallel_insert_slice %{{.*}} into %{{.*}}[0, %[[BEGIN]], 0, 0] [1, %[[ROWS]], 4, 4] [1, 1, 1, 1]
func.func @uneven_parts(%x: tensor<1x11x6x4xf32>, %o: tensor<1x9x4x4xf32>) -> tensor<1x9x4x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x3x4x4xf32>
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 2, 4, 3, 3, 4], lanes = 3, vector = 4, parallel = [1], chunk = [3], batch = [2, 2]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x11x6x4xf32>, tensor<3x3x4x4xf32>) outs(%o : tensor<1x9x4x4xf32>) -> tensor<1x9x4x4xf32>
    prelu.yield %0 : tensor<1x9x4x4xf32>
  } : tensor<1x9x4x4xf32>
  return %y : tensor<1x9x4x4xf32>
}

// -----

// Parts of two of four columns of tiles, which divide into them, for 7 columns.

// CHECK: #[[SIZE:.*]] = affine_map<(d0) -> (d0 * -4 + 7, 4)>
// CHECK: func.func @columns
// CHECK: scf.forall (%[[PART:.*]]) in (2)
// CHECK: %[[BEGIN:.*]] = affine.apply #{{.*}}(%[[PART]])
// CHECK: %[[COLUMNS:.*]] = affine.min #[[SIZE]](%[[PART]])
// CHECK: tensor.extract_slice %{{.*}}[0, 0, %[[BEGIN]], 0] [1, 4, %[[COLUMNS]], 4] [1, 1, 1, 1]
// CHECK: arith.minui %{{.*}}, %c5 : index
func.func @columns(%x: tensor<1x6x9x4xf32>, %o: tensor<1x4x7x4xf32>) -> tensor<1x4x7x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x3x4x4xf32>
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 2, 4, 3, 3, 4], lanes = 3, vector = 4, parallel = [2], chunk = [2], batch = [2, 2]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x6x9x4xf32>, tensor<3x3x4x4xf32>) outs(%o : tensor<1x4x7x4xf32>) -> tensor<1x4x7x4xf32>
    prelu.yield %0 : tensor<1x4x7x4xf32>
  } : tensor<1x4x7x4xf32>
  return %y : tensor<1x4x7x4xf32>
}

// -----

// More tiles at a time than there are: one part.

// CHECK-LABEL: func.func @one_part
// CHECK-NOT: scf.forall
// CHECK: scf.for %{{.*}} = %c0 to %c4 step %c1 iter_args
// CHECK-NOT: scf.forall
// CHECK: return
func.func @one_part(%x: tensor<1x9x6x4xf32>, %o: tensor<1x7x4x4xf32>) -> tensor<1x7x4x4xf32> {
  %w = arith.constant dense<1.0> : tensor<3x3x4x4xf32>
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 2, 4, 3, 3, 4], lanes = 3, vector = 4, parallel = [1], chunk = [9223372036854775807], batch = [2, 2]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x9x6x4xf32>, tensor<3x3x4x4xf32>) outs(%o : tensor<1x7x4x4xf32>) -> tensor<1x7x4x4xf32>
    prelu.yield %0 : tensor<1x7x4x4xf32>
  } : tensor<1x7x4x4xf32>
  return %y : tensor<1x7x4x4xf32>
}
