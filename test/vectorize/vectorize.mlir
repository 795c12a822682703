// RUN: prelu-opt %s --prelu-vectorize --canonicalize --cse --split-input-file | FileCheck %s

// Two rows by two registers: four accumulators through the reduction, the PReLU
// on them, one store each.
// CHECK-LABEL: func.func @matmul(
// CHECK-SAME:    %[[A:.+]]: tensor<2x8xf32>, %[[B:.+]]: tensor<8x32xf32>, %[[ALPHA:.+]]: tensor<32xf32>)
// CHECK:         %[[Z:.+]] = arith.constant dense<0.000000e+00> : vector<16xf32>
// CHECK:         %[[E:.+]] = tensor.empty() : tensor<2x32xf32>
// CHECK:         %[[ACC:.+]]:4 = scf.for %[[K:.+]] = %c0 to %c8 step %c1 iter_args(%[[S0:.+]] = %[[Z]], %[[S1:.+]] = %[[Z]], %[[S2:.+]] = %[[Z]], %[[S3:.+]] = %[[Z]])
// CHECK:           %[[AK:.+]] = tensor.extract %[[A]][%c0, %[[K]]]
// CHECK:           %[[BK:.+]] = vector.transfer_read %[[B]][%[[K]], %c0], %{{.+}} {in_bounds = [true]} : tensor<8x32xf32>, vector<16xf32>
// CHECK:           %[[AV:.+]] = vector.broadcast %[[AK]]
// CHECK:           %[[M:.+]] = arith.mulf %[[AV]], %[[BK]] fastmath<contract> : vector<16xf32>
// CHECK:           %[[N0:.+]] = arith.addf %[[S0]], %[[M]] fastmath<contract> : vector<16xf32>
// CHECK:           scf.yield %[[N0]]
// CHECK:         %[[AL:.+]] = vector.transfer_read %[[ALPHA]][%c0]
// CHECK:         %[[Y0:.+]] = prelu.prelu %[[ACC]]#0, %[[AL]] : vector<16xf32>, vector<16xf32>
// CHECK:         vector.transfer_write %[[Y0]], %[[E]][%c0, %c0] {in_bounds = [true]} : vector<16xf32>, tensor<2x32xf32>
// CHECK:         %[[AR:.+]] = vector.transfer_read %[[ALPHA]][%c16]
// CHECK:         prelu.prelu %[[ACC]]#1, %[[AR]]
// CHECK:         prelu.prelu %[[ACC]]#2, %[[AL]]
// CHECK:         prelu.prelu %[[ACC]]#3, %[[AR]]
// CHECK-NOT:     prelu.prelu
func.func @matmul(%a: tensor<2x8xf32>, %b: tensor<8x32xf32>, %alpha: tensor<32xf32>) -> tensor<2x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x32xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 32, 1], lanes = 1, vector = 16>) {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<2x32xf32>) -> tensor<2x32xf32>
    %1 = linalg.matmul ins(%a, %b : tensor<2x8xf32>, tensor<8x32xf32>) outs(%0 : tensor<2x32xf32>) -> tensor<2x32xf32>
    %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<2x32xf32>, tensor<32xf32>
    prelu.yield %2 : tensor<2x32xf32>
  } : tensor<2x32xf32>
  return %y : tensor<2x32xf32>
}

// -----

// 19 columns: 16 whole lanes, then 3 of 4 under a mask; no scalar loop.
// CHECK-LABEL: func.func @lane_remainder(
// CHECK:         vector.transfer_write %{{.+}}, %{{.+}}[%c0, %c0] {in_bounds = [true]} : vector<16xf32>, tensor<1x19xf32>
// CHECK:         %[[MASK:.+]] = vector.constant_mask [3] : vector<4xi1>
// CHECK:         vector.transfer_read %{{.+}}, %[[MASK]] {in_bounds = [true]} : tensor<4x19xf32>, vector<4xf32>
// CHECK:         vector.transfer_write %{{.+}}, %[[MASK]] {in_bounds = [true]} : vector<4xf32>, tensor<1x19xf32>
func.func @lane_remainder(%a: tensor<1x4xf32>, %b: tensor<4x19xf32>, %o: tensor<1x19xf32>) -> tensor<1x19xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<1x4xf32>, tensor<4x19xf32>) outs(%o : tensor<1x19xf32>) -> tensor<1x19xf32>
    prelu.yield %1 : tensor<1x19xf32>
  } : tensor<1x19xf32>
  return %y : tensor<1x19xf32>
}

// -----

// A dynamic number of rows: whole tiles, the last one moved back to end with
// the rows; fewer than a tile one by one.
// CHECK-LABEL: func.func @dynamic_rows(
// CHECK:         %[[N:.+]] = tensor.dim %arg0, %c0
// CHECK:         %[[FITS:.+]] = arith.cmpi sge, %[[N]], %c4
// CHECK:         %[[LAST:.+]] = arith.subi %[[N]], %c4
// CHECK:         %[[TILED:.+]] = arith.select %[[FITS]], %[[N]], %c0
// CHECK:         %[[SINGLE:.+]] = arith.select %[[FITS]], %c0, %[[N]]
// CHECK:         scf.for %[[I:.+]] = %c0 to %[[TILED]] step %c4
// CHECK:           arith.minsi %[[I]], %[[LAST]]
// CHECK:           scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>)
// CHECK:         scf.for %{{.+}} = %c0 to %[[SINGLE]] step %c1
// CHECK:           scf.for {{.*}} -> (vector<16xf32>) {
func.func @dynamic_rows(%a: tensor<?x8xf32>, %b: tensor<8x16xf32>, %o: tensor<?x16xf32>) -> tensor<?x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<?x8xf32>, tensor<8x16xf32>) outs(%o : tensor<?x16xf32>) -> tensor<?x16xf32>
    prelu.yield %1 : tensor<?x16xf32>
  } : tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

// -----

// Distributed, no two tiles may overlap: whole tiles, then row by row.
// CHECK-LABEL: func.func @dynamic_parallel(
// CHECK:         scf.forall (%{{.+}}) = (0) to (%[[MAIN:.+]]) step (4)
// CHECK:         scf.for %{{.+}} = %[[MAIN]] to %{{.+}} step %c1
func.func @dynamic_parallel(%a: tensor<?x8xf32>, %b: tensor<8x16xf32>, %o: tensor<?x16xf32>) -> tensor<?x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16, parallel = [0]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<?x8xf32>, tensor<8x16xf32>) outs(%o : tensor<?x16xf32>) -> tensor<?x16xf32>
    prelu.yield %1 : tensor<?x16xf32>
  } : tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

// -----

// Dynamic lanes: a mask as wide as what is left.
// CHECK-LABEL: func.func @dynamic_lanes(
// CHECK:         %[[LEFT:.+]] = arith.subi
// CHECK:         %[[COUNT:.+]] = arith.minsi %[[LEFT]], %c16
// CHECK:         %[[MASK:.+]] = vector.create_mask %[[COUNT]] : vector<16xi1>
// CHECK:         vector.transfer_write %{{.+}}, %[[MASK]]
func.func @dynamic_lanes(%x: tensor<?xf32>, %o: tensor<?xf32>) -> tensor<?xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [32], lanes = 0, vector = 16>) {
    %1 = linalg.exp ins(%x : tensor<?xf32>) outs(%o : tensor<?xf32>) -> tensor<?xf32>
    prelu.yield %1 : tensor<?xf32>
  } : tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// Packed weights are read by whole registers, past the last channel into the
// padding; the input is broadcast from its own layout.
// CHECK-LABEL: func.func @packed(
// CHECK-SAME:    %[[X:.+]]: tensor<1x4xf32>, %[[W:.+]]: tensor<1x4x16xf32>
// CHECK:           vector.transfer_read %[[W]][%c0, %{{.+}}, %c0], %{{[^,]+}} {in_bounds = [true]} : tensor<1x4x16xf32>, vector<16xf32>
// CHECK:         vector.transfer_write %{{.+}}, %{{.+}}[%c0, %c0], %{{.+}} {in_bounds = [true]} : vector<16xf32>, tensor<1x10xf32>
func.func @packed(%x: tensor<1x4xf32>, %w: tensor<1x4x16xf32>, %o: tensor<1x10xf32>) -> tensor<1x10xf32> {
  %e = tensor.empty() : tensor<4x10xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 16>) {
    %u = linalg.unpack %w outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %e : tensor<1x4x16xf32> -> tensor<4x10xf32>
    %1 = linalg.matmul ins(%x, %u : tensor<1x4xf32>, tensor<4x10xf32>) outs(%o : tensor<1x10xf32>) -> tensor<1x10xf32>
    prelu.yield %1 : tensor<1x10xf32>
  } : tensor<1x10xf32>
  return %y : tensor<1x10xf32>
}

// -----

// Distributed: each thread writes a slice of its own.
// CHECK-LABEL: func.func @parallel(
// CHECK:         scf.forall (%[[I:.+]]) = (0) to (8) step (4) shared_outs(%[[O:.+]] =
// CHECK:           %[[S:.+]] = tensor.extract_slice %[[O]][%[[I]], 0] [4, 16] [1, 1]
// CHECK:           vector.transfer_write %{{.+}}, %[[S]][%c0, %c0]
// CHECK:           tensor.parallel_insert_slice %{{.+}} into %[[O]][%[[I]], 0] [4, 16] [1, 1]
func.func @parallel(%a: tensor<8x8xf32>, %b: tensor<8x16xf32>, %o: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16, parallel = [0]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x8xf32>, tensor<8x16xf32>) outs(%o : tensor<8x16xf32>) -> tensor<8x16xf32>
    prelu.yield %1 : tensor<8x16xf32>
  } : tensor<8x16xf32>
  return %y : tensor<8x16xf32>
}

// -----

// What cannot be vectorized is dissolved.
// CHECK-LABEL: func.func @dissolved(
// CHECK-NOT:     prelu.fused
// CHECK:         linalg.reduce
func.func @dissolved(%x: tensor<4x8xf32>, %o: tensor<f32>) -> tensor<f32> {
  %y = prelu.fused {
    %0 = linalg.reduce { arith.addf } ins(%x : tensor<4x8xf32>) outs(%o : tensor<f32>) dimensions = [0, 1]
    %1 = linalg.generic {indexing_maps = [affine_map<() -> ()>], iterator_types = []} outs(%0 : tensor<f32>) {
    ^bb0(%out: f32):
      %i = math.exp %out : f32
      %c = arith.cmpf ogt, %i, %out : f32
      %r = scf.if %c -> f32 {
        scf.yield %i : f32
      } else {
        scf.yield %out : f32
      }
      linalg.yield %r : f32
    } -> tensor<f32>
    prelu.yield %1 : tensor<f32>
  } : tensor<f32>
  return %y : tensor<f32>
}

// -----

// Every second pixel: two registers side by side and a shuffle. The second one
// ends with the last lane's pixel, so 16 lanes touch 31 pixels; the three lanes
// that are left over touch five.
// CHECK-LABEL: func.func @every_second(
// CHECK:         %[[LOW:.+]] = vector.transfer_read %arg0[%c0, %c0, %c0], %{{.+}} {in_bounds = [true]} : tensor<1x1x37xf32>, vector<16xf32>
// CHECK:         %[[HIGH:.+]] = vector.transfer_read %arg0[%c0, %c0, %c15], %{{.+}} {in_bounds = [true]} : tensor<1x1x37xf32>, vector<16xf32>
// CHECK:         vector.shuffle %[[LOW]], %[[HIGH]] [0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31]
// CHECK:         %[[LOW:.+]] = vector.transfer_read %arg0[%c0, %c0, %c32], %{{.+}} {in_bounds = [true]} : tensor<1x1x37xf32>, vector<4xf32>
// CHECK:         %[[LAST:.+]] = vector.constant_mask [2] : vector<4xi1>
// CHECK-NOT:     tensor.extract %arg0
// CHECK:         %[[HIGH:.+]] = vector.transfer_read %arg0[%c0, %c0, %c35], %{{.+}}, %[[LAST]]
// CHECK:         vector.shuffle %[[LOW]], %[[HIGH]] [0, 2, 5, 7]
func.func @every_second(%x: tensor<1x1x37xf32>, %w: tensor<1x1x1xf32>, %o: tensor<1x1x19xf32>) -> tensor<1x1x19xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 1, 16, 1, 1], lanes = 2, vector = 16>) {
    %0 = linalg.conv_1d_ncw_fcw {strides = dense<2> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x1x37xf32>, tensor<1x1x1xf32>) outs(%o : tensor<1x1x19xf32>) -> tensor<1x1x19xf32>
    prelu.yield %0 : tensor<1x1x19xf32>
  } : tensor<1x1x19xf32>
  return %y : tensor<1x1x19xf32>
}

// -----

// A sum over rows beside the result itself: each tile adds its rows to the sum
// in memory.
// CHECK-LABEL: func.func @sum(
// CHECK:         %[[R:.+]]:2 = scf.for %{{.+}} = %c0 to %c4 step %c2 iter_args(%{{.+}} = %{{.+}}, %[[SUM:.+]] = %arg3)
// CHECK:           %[[ACC:.+]]:2 = scf.for
// CHECK:           %[[ROWS:.+]] = arith.addf %[[ACC]]#0, %[[ACC]]#1
// CHECK:           %[[BEFORE:.+]] = vector.transfer_read %[[SUM]][%c0]
// CHECK:           %[[AFTER:.+]] = arith.addf %[[BEFORE]], %[[ROWS]]
// CHECK:           vector.transfer_write %[[AFTER]], %[[SUM]][%c0]
// CHECK:         return %[[R]]#0, %[[R]]#1
func.func @sum(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %z: tensor<16xf32>) -> (tensor<4x16xf32>, tensor<16xf32>) {
  %y:2 = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    %1 = linalg.reduce { arith.addf } ins(%0 : tensor<4x16xf32>) outs(%z : tensor<16xf32>) dimensions = [0]
    prelu.yield %0, %1 : tensor<4x16xf32>, tensor<16xf32>
  } : tensor<4x16xf32>, tensor<16xf32>
  return %y#0, %y#1 : tensor<4x16xf32>, tensor<16xf32>
}

// -----

// A PReLU of scalars in the body of another operation, as other passes' fusion
// leaves it.
// CHECK-LABEL: func.func @scalar_prelu(
// CHECK:         %[[X:.+]] = vector.transfer_read %arg0
// CHECK:         %[[A:.+]] = vector.transfer_read %arg1
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] : vector<16xf32>, vector<16xf32>
// CHECK:         arith.negf %[[Y]] : vector<16xf32>
func.func @scalar_prelu(%x: tensor<4x16xf32>, %alpha: tensor<16xf32>, %o: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16], lanes = 1, vector = 16>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%x, %alpha : tensor<4x16xf32>, tensor<16xf32>) outs(%o : tensor<4x16xf32>) {
    ^bb0(%in: f32, %a: f32, %out: f32):
      %1 = prelu.prelu %in, %a : f32, f32
      %2 = arith.negf %1 : f32
      linalg.yield %2 : f32
    } -> tensor<4x16xf32>
    prelu.yield %0 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}
