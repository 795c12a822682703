// RUN: prelu-opt %s --prelu-select-schedule --split-input-file | FileCheck %s

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// Output channels on the lanes, two registers of them by the whole row of 14.
// CHECK-LABEL: func.func @conv_nhwc(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 1, 14, 32, 1, 1, 3], lanes = 3, vector = 16, operands = [broadcast, as_it_lies]>)
func.func @conv_nhwc(%x: tensor<1x16x16x3xf32>, %w: tensor<3x3x3x32xf32>, %o: tensor<1x14x14x32xf32>) -> tensor<1x14x14x32xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x16x16x3xf32>, tensor<3x3x3x32xf32>) outs(%o : tensor<1x14x14x32xf32>) -> tensor<1x14x14x32xf32>
    prelu.yield %0 : tensor<1x14x14x32xf32>
  } : tensor<1x14x14x32xf32>
  return %y : tensor<1x14x14x32xf32>
}

// Ten channels would leave six lanes empty and the result in another order:
// the width on the lanes, all channels as rows.
// CHECK-LABEL: func.func @width_on_lanes(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 10, 1, 32, 1, 1, 3], lanes = 3, vector = 16, operands = [as_it_lies, broadcast]>)
func.func @width_on_lanes(%x: tensor<1x3x34x66xf32>, %w: tensor<10x3x3x3xf32>, %o: tensor<1x10x32x64xf32>) -> tensor<1x10x32x64xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x34x66xf32>, tensor<10x3x3x3xf32>) outs(%o : tensor<1x10x32x64xf32>) -> tensor<1x10x32x64xf32>
    prelu.yield %0 : tensor<1x10x32x64xf32>
  } : tensor<1x10x32x64xf32>
  return %y : tensor<1x10x32x64xf32>
}

// More channels than one tile takes: each part of them runs over the image, which
// stays in the cache, and writes its part of the result front to back.
// CHECK-LABEL: func.func @channels_outside(
// CHECK:         lanes = 3, vector = 16, order = [1, 0, 2, 3], operands = [as_it_lies, broadcast]>)
func.func @channels_outside(%x: tensor<1x1x36x68xf32>, %w: tensor<56x1x5x5xf32>, %o: tensor<1x56x32x64xf32>) -> tensor<1x56x32x64xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x1x36x68xf32>, tensor<56x1x5x5xf32>) outs(%o : tensor<1x56x32x64xf32>) -> tensor<1x56x32x64xf32>
    prelu.yield %0 : tensor<1x56x32x64xf32>
  } : tensor<1x56x32x64xf32>
  return %y : tensor<1x56x32x64xf32>
}

// The image does not stay in the cache: it is read once.
// CHECK-LABEL: func.func @large_image(
// CHECK:         lanes = 3, vector = 16, operands = [as_it_lies, broadcast]>)
func.func @large_image(%x: tensor<1x1x1028x1028xf32>, %w: tensor<56x1x5x5xf32>, %o: tensor<1x56x1024x1024xf32>) -> tensor<1x56x1024x1024xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x1x1028x1028xf32>, tensor<56x1x5x5xf32>) outs(%o : tensor<1x56x1024x1024xf32>) -> tensor<1x56x1024x1024xf32>
    prelu.yield %0 : tensor<1x56x1024x1024xf32>
  } : tensor<1x56x1024x1024xf32>
  return %y : tensor<1x56x1024x1024xf32>
}

// Rows that the second cache does not hold meet every panel of weights at once:
// they come in one time.
// CHECK-LABEL: func.func @rows_around_panels(
// CHECK:         tile = [6, 64, 4], lanes = 1, vector = 16, order = [0, 1], operands
func.func @rows_around_panels(%x: tensor<3200x512xf32>, %w: tensor<512x128xf32>) -> tensor<3200x128xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3200x128xf32>
  %y = prelu.fused {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<3200x128xf32>) -> tensor<3200x128xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<3200x512xf32>, tensor<512x128xf32>) outs(%0 : tensor<3200x128xf32>) -> tensor<3200x128xf32>
    prelu.yield %1 : tensor<3200x128xf32>
  } : tensor<3200x128xf32>
  return %y : tensor<3200x128xf32>
}

// So does the residual, in whole rows.
// CHECK-LABEL: func.func @residual_front_to_back(
// CHECK:         tile = [6, 64, 4], lanes = 1, vector = 16, order = [0, 1], operands
func.func @residual_front_to_back(%x: tensor<1600x128xf32>, %w: tensor<128x512xf32>, %r: tensor<1600x512xf32>) -> tensor<1600x512xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1600x512xf32>
  %y = prelu.fused {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<1600x512xf32>) -> tensor<1600x512xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<1600x128xf32>, tensor<128x512xf32>) outs(%0 : tensor<1600x512xf32>) -> tensor<1600x512xf32>
    %2 = linalg.add ins(%1, %r : tensor<1600x512xf32>, tensor<1600x512xf32>) outs(%e : tensor<1600x512xf32>) -> tensor<1600x512xf32>
    prelu.yield %2 : tensor<1600x512xf32>
  } : tensor<1600x512xf32>
  return %y : tensor<1600x512xf32>
}

// Rows that stay in the second cache are read again from there.
// CHECK-LABEL: func.func @near_rows(
// CHECK:         tile = [6, 64, 4], lanes = 1, vector = 16, operands
func.func @near_rows(%x: tensor<480x512xf32>, %w: tensor<512x128xf32>) -> tensor<480x128xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<480x128xf32>
  %y = prelu.fused {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<480x128xf32>) -> tensor<480x128xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<480x512xf32>, tensor<512x128xf32>) outs(%0 : tensor<480x128xf32>) -> tensor<480x128xf32>
    prelu.yield %1 : tensor<480x128xf32>
  } : tensor<480x128xf32>
  return %y : tensor<480x128xf32>
}

// Weights that do not stay are read once.
// CHECK-LABEL: func.func @far_weights(
// CHECK:         tile = [6, 64, 4], lanes = 1, vector = 16, operands
func.func @far_weights(%x: tensor<3200x512xf32>, %w: tensor<512x512xf32>) -> tensor<3200x512xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3200x512xf32>
  %y = prelu.fused {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<3200x512xf32>) -> tensor<3200x512xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<3200x512xf32>, tensor<512x512xf32>) outs(%0 : tensor<3200x512xf32>) -> tensor<3200x512xf32>
    prelu.yield %1 : tensor<3200x512xf32>
  } : tensor<3200x512xf32>
  return %y : tensor<3200x512xf32>
}

// Padding in the region: the window is cut short along the rows, of which a tile
// has one, and left to `prelu-vectorize` along the lanes.
// CHECK-LABEL: func.func @padding(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 10, 1, 32, 1, 1, 3], lanes = 3, vector = 16, operands = [as_it_lies, broadcast]>)
func.func @padding(%x: tensor<1x3x32x64xf32>, %w: tensor<10x3x3x3xf32>, %o: tensor<1x10x32x64xf32>) -> tensor<1x10x32x64xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused {
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
      tensor.yield %zero : f32
    } : tensor<1x3x32x64xf32> to tensor<1x3x34x66xf32>
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x3x34x66xf32>, tensor<10x3x3x3xf32>) outs(%o : tensor<1x10x32x64xf32>) -> tensor<1x10x32x64xf32>
    prelu.yield %0 : tensor<1x10x32x64xf32>
  } : tensor<1x10x32x64xf32>
  return %y : tensor<1x10x32x64xf32>
}

// Every second pixel fills the lanes too.
// CHECK-LABEL: func.func @stride_of_two(
// CHECK:         prelu.fused schedule(<{{.*}}, lanes = 3, vector = 16, operands = [as_it_lies, broadcast]>)
func.func @stride_of_two(%x: tensor<1x3x34x66xf32>, %w: tensor<10x3x3x3xf32>, %o: tensor<1x10x16x32xf32>) -> tensor<1x10x16x32xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw {strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x3x34x66xf32>, tensor<10x3x3x3xf32>) outs(%o : tensor<1x10x16x32xf32>) -> tensor<1x10x16x32xf32>
    prelu.yield %0 : tensor<1x10x16x32xf32>
  } : tensor<1x10x16x32xf32>
  return %y : tensor<1x10x16x32xf32>
}

// A larger stride keeps the width off the lanes.
// CHECK-LABEL: func.func @stride_of_three(
// CHECK:         prelu.fused schedule(<{{.*}}, lanes = 1, vector = 16, operands = [broadcast, panels]>)
func.func @stride_of_three(%x: tensor<1x3x50x98xf32>, %w: tensor<10x3x3x3xf32>, %o: tensor<1x10x16x32xf32>) -> tensor<1x10x16x32xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw {strides = dense<3> : vector<2xi64>} ins(%x, %w : tensor<1x3x50x98xf32>, tensor<10x3x3x3xf32>) outs(%o : tensor<1x10x16x32xf32>) -> tensor<1x10x16x32xf32>
    prelu.yield %0 : tensor<1x10x16x32xf32>
  } : tensor<1x10x16x32xf32>
  return %y : tensor<1x10x16x32xf32>
}

// Ten channels need a register of sixteen lanes, two one of two.
// CHECK-LABEL: func.func @few_channels(
// CHECK:         tile = [{{.*}}, 16, {{.*}}], lanes = 1, vector = 16, operands = [broadcast, as_it_lies]>
// CHECK:         tile = [{{.*}}, 2, {{.*}}], lanes = 1, vector = 2, operands = [broadcast, as_it_lies]>
func.func @few_channels(%a: tensor<8x4xf32>, %b: tensor<4x10xf32>, %c: tensor<4x2xf32>, %o: tensor<8x10xf32>, %p: tensor<8x2xf32>) -> (tensor<8x10xf32>, tensor<8x2xf32>) {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<8x4xf32>, tensor<4x10xf32>) outs(%o : tensor<8x10xf32>) -> tensor<8x10xf32>
    prelu.yield %0 : tensor<8x10xf32>
  } : tensor<8x10xf32>
  %z = prelu.fused {
    %0 = linalg.matmul ins(%a, %c : tensor<8x4xf32>, tensor<4x2xf32>) outs(%p : tensor<8x2xf32>) -> tensor<8x2xf32>
    prelu.yield %0 : tensor<8x2xf32>
  } : tensor<8x2xf32>
  return %y, %z : tensor<8x10xf32>, tensor<8x2xf32>
}

// A vector times a matrix that only the run time knows: its rows lie on pages of
// their own, of which each pass reads 32.
// CHECK-LABEL: func.func @vector_times_matrix(
// CHECK:         tile = [1, 128, 8], lanes = 1, vector = 16, block = 32, operands = [broadcast, as_it_lies]>
func.func @vector_times_matrix(%a: tensor<1x4096xf32>, %b: tensor<4096x4096xf32>, %o: tensor<1x4096xf32>) -> tensor<1x4096xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<1x4096xf32>, tensor<4096x4096xf32>) outs(%o : tensor<1x4096xf32>) -> tensor<1x4096xf32>
    prelu.yield %0 : tensor<1x4096xf32>
  } : tensor<1x4096xf32>
  return %y : tensor<1x4096xf32>
}

// Two or three row tiles still make more of a block than of the whole reduction.
// CHECK-LABEL: func @few_rows_times_matrix(
// CHECK:         block = 64, operands = [broadcast, as_it_lies]>
func.func @few_rows_times_matrix(%a: tensor<16x25088xf32>, %b: tensor<25088x512xf32>, %o: tensor<16x512xf32>) -> tensor<16x512xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<16x25088xf32>, tensor<25088x512xf32>) outs(%o : tensor<16x512xf32>) -> tensor<16x512xf32>
    prelu.yield %0 : tensor<16x512xf32>
  } : tensor<16x512xf32>
  return %y : tensor<16x512xf32>
}

// Many rows are worth a copy of the matrix in panels, of which one pass reads as
// much as stays in the cache.
// CHECK-LABEL: func.func @matrix_times_matrix(
// CHECK:         tile = [9, 48, 4], lanes = 1, vector = 16, block = 1024, operands = [broadcast, panels]>
func.func @matrix_times_matrix(%a: tensor<512x4096xf32>, %b: tensor<4096x4096xf32>, %o: tensor<512x4096xf32>) -> tensor<512x4096xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<512x4096xf32>, tensor<4096x4096xf32>) outs(%o : tensor<512x4096xf32>) -> tensor<512x4096xf32>
    prelu.yield %0 : tensor<512x4096xf32>
  } : tensor<512x4096xf32>
  return %y : tensor<512x4096xf32>
}

// One row less than is worth it, rows that lie close together, and rows that
// only the run time counts: no copy.
// CHECK-LABEL: func.func @read_in_place(
// CHECK-NOT:     pack
func.func @read_in_place(%a: tensor<63x512xf32>, %b: tensor<512x512xf32>, %o: tensor<63x512xf32>, %c: tensor<64x512xf32>,
                         %d: tensor<512x240xf32>, %p: tensor<64x240xf32>, %e: tensor<?x512xf32>, %q: tensor<?x512xf32>)
    -> (tensor<63x512xf32>, tensor<64x240xf32>, tensor<?x512xf32>) {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<63x512xf32>, tensor<512x512xf32>) outs(%o : tensor<63x512xf32>) -> tensor<63x512xf32>
    prelu.yield %0 : tensor<63x512xf32>
  } : tensor<63x512xf32>
  %z = prelu.fused {
    %0 = linalg.matmul ins(%c, %d : tensor<64x512xf32>, tensor<512x240xf32>) outs(%p : tensor<64x240xf32>) -> tensor<64x240xf32>
    prelu.yield %0 : tensor<64x240xf32>
  } : tensor<64x240xf32>
  %x = prelu.fused {
    %0 = linalg.matmul ins(%e, %b : tensor<?x512xf32>, tensor<512x512xf32>) outs(%q : tensor<?x512xf32>) -> tensor<?x512xf32>
    prelu.yield %0 : tensor<?x512xf32>
  } : tensor<?x512xf32>
  return %y, %z, %x : tensor<63x512xf32>, tensor<64x240xf32>, tensor<?x512xf32>
}

// A batch of matrices: each is a copy's worth for its own rows only.
// CHECK-LABEL: func.func @batch(
// CHECK:         operands = [broadcast, panels]>
// CHECK-NOT:     pack
func.func @batch(%a: tensor<8x64x64xf32>, %b: tensor<8x64x256xf32>, %o: tensor<8x64x256xf32>, %c: tensor<8x32x64xf32>, %p: tensor<8x32x256xf32>)
    -> (tensor<8x64x256xf32>, tensor<8x32x256xf32>) {
  %y = prelu.fused {
    %0 = linalg.batch_matmul ins(%a, %b : tensor<8x64x64xf32>, tensor<8x64x256xf32>) outs(%o : tensor<8x64x256xf32>) -> tensor<8x64x256xf32>
    prelu.yield %0 : tensor<8x64x256xf32>
  } : tensor<8x64x256xf32>
  %z = prelu.fused {
    %0 = linalg.batch_matmul ins(%c, %b : tensor<8x32x64xf32>, tensor<8x64x256xf32>) outs(%p : tensor<8x32x256xf32>) -> tensor<8x32x256xf32>
    prelu.yield %0 : tensor<8x32x256xf32>
  } : tensor<8x32x256xf32>
  return %y, %z : tensor<8x64x256xf32>, tensor<8x32x256xf32>
}

// Half a register of columns is half a register's bytes: 4000 steps of 8 columns
// and 22 rows stay in the cache.
// CHECK-LABEL: func.func @narrow_panel(
// CHECK:         tile = [8, 22, 4], lanes = 0, vector = 8, operands = [panels, broadcast]>
func.func @narrow_panel(%a: tensor<8x4000xf32>, %b: tensor<64x4000xf32>, %o: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>]
        ins(%a, %b : tensor<8x4000xf32>, tensor<64x4000xf32>) outs(%o : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %0 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// Weights that come from memory, a panel while the one before is multiplied: the
// tiles with the fewest loads.
// CHECK-LABEL: func.func @streamed_weights(
// CHECK:         tile = [6, 64, 4], lanes = 1, vector = 16, block = 512, operands = [broadcast, panels]>
func.func @streamed_weights(%a: tensor<16x25088xf32>, %o: tensor<16x512xf32>) -> tensor<16x512xf32> {
  %b = arith.constant dense<0.5> : tensor<25088x512xf32>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<16x25088xf32>, tensor<25088x512xf32>) outs(%o : tensor<16x512xf32>) -> tensor<16x512xf32>
    prelu.yield %0 : tensor<16x512xf32>
  } : tensor<16x512xf32>
  return %y : tensor<16x512xf32>
}

// f64 halves the lanes.
// CHECK-LABEL: func.func @doubles(
// CHECK:         lanes = 1, vector = 8, operands = [broadcast, as_it_lies]>
func.func @doubles(%a: tensor<8x4xf64>, %b: tensor<4x64xf64>, %o: tensor<8x64xf64>) -> tensor<8x64xf64> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<8x4xf64>, tensor<4x64xf64>) outs(%o : tensor<8x64xf64>) -> tensor<8x64xf64>
    prelu.yield %0 : tensor<8x64xf64>
  } : tensor<8x64xf64>
  return %y : tensor<8x64xf64>
}

// The pool follows its producer's lanes through the padding.
// CHECK-LABEL: func.func @pool_follows(
// CHECK:         prelu.fused schedule(<{{.*}} lanes = 1, vector = 16, operands = [broadcast, panels]>)
// CHECK:           linalg.conv_2d_nchw_fchw
// CHECK:         prelu.fused schedule(<{{.*}} lanes = 1, vector = 16, operands = [as_it_lies, broadcast]>)
// CHECK:           linalg.pooling_nchw_max
func.func @pool_follows(%x: tensor<1x3x9x9xf32>, %w: tensor<16x3x2x2xf32>, %o: tensor<1x16x8x8xf32>, %k: tensor<3x3xf32>, %p: tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x9x9xf32>, tensor<16x3x2x2xf32>) outs(%o : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    prelu.yield %0 : tensor<1x16x8x8xf32>
  } : tensor<1x16x8x8xf32>
  %padded = tensor.pad %y low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
    tensor.yield %zero : f32
  } : tensor<1x16x8x8xf32> to tensor<1x16x9x9xf32>
  %z = prelu.fused {
    %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%padded, %k : tensor<1x16x9x9xf32>, tensor<3x3xf32>) outs(%p : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    prelu.yield %0 : tensor<1x16x4x4xf32>
  } : tensor<1x16x4x4xf32>
  return %z : tensor<1x16x4x4xf32>
}

// A schedule that is there is kept.
// CHECK-LABEL: func.func @given(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [2, 8, 1], lanes = 1, vector = 4>)
func.func @given(%a: tensor<8x4xf32>, %b: tensor<4x16xf32>, %o: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 8, 1], lanes = 1, vector = 4>) {
    %0 = linalg.matmul ins(%a, %b : tensor<8x4xf32>, tensor<4x16xf32>) outs(%o : tensor<8x16xf32>) -> tensor<8x16xf32>
    prelu.yield %0 : tensor<8x16xf32>
  } : tensor<8x16xf32>
  return %y : tensor<8x16xf32>
}
}

// -----

// Turned in squares of registers: of 16 lanes, and of 16 bytes each where 64 of
// them would not fit the register file. Two columns are no square.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// CHECK-LABEL: func.func @transposes(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [16, 16], lanes = 1, vector = 16>)
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [16, 16], lanes = 1, vector = 16>)
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, {{[0-9]+}}], lanes = 1, vector = 16>)
func.func @transposes(%x: tensor<64x96xf32>, %y: tensor<64x96xi8>, %z: tensor<64x2xf32>, %e: tensor<96x64xf32>, %f: tensor<96x64xi8>,
                      %g: tensor<2x64xf32>) -> (tensor<96x64xf32>, tensor<96x64xi8>, tensor<2x64xf32>) {
  %0 = prelu.fused {
    %1 = linalg.transpose ins(%x : tensor<64x96xf32>) outs(%e : tensor<96x64xf32>) permutation = [1, 0]
    prelu.yield %1 : tensor<96x64xf32>
  } : tensor<96x64xf32>
  %2 = prelu.fused {
    %3 = linalg.transpose ins(%y : tensor<64x96xi8>) outs(%f : tensor<96x64xi8>) permutation = [1, 0]
    prelu.yield %3 : tensor<96x64xi8>
  } : tensor<96x64xi8>
  %4 = prelu.fused {
    %5 = linalg.transpose ins(%z : tensor<64x2xf32>) outs(%g : tensor<2x64xf32>) permutation = [1, 0]
    prelu.yield %5 : tensor<2x64xf32>
  } : tensor<2x64xf32>
  return %0, %2, %4 : tensor<96x64xf32>, tensor<96x64xi8>, tensor<2x64xf32>
}
}

// -----

// A vector times constant weights of 8 MiB: a thread takes two panels at a time,
// which prelu-jam-panels reads row by row in turn.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {

// CHECK-LABEL: func.func @pairs(
// CHECK:         tile = [1, 128, 1], lanes = 1, vector = 16, parallel = [1], chunk = [2], operands = [broadcast, panels]>
func.func @pairs(%x: tensor<1x2048xf32>, %o: tensor<1x1024xf32>) -> tensor<1x1024xf32> {
  %w = arith.constant dense<0.5> : tensor<2048x1024xf32>
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%x, %w : tensor<1x2048xf32>, tensor<2048x1024xf32>) outs(%o : tensor<1x1024xf32>) -> tensor<1x1024xf32>
    prelu.yield %1 : tensor<1x1024xf32>
  } : tensor<1x1024xf32>
  return %0 : tensor<1x1024xf32>
}
}

// -----

// Threads that share rows both read all weights, 128 KiB here, and those that
// share panels all rows out of each other's caches: rows. Of 1 MiB of weights
// each reads its half.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {

// CHECK-LABEL: func.func @rows(
// CHECK:         tile = [1, 64, 1, 5, 4, 1, 1], lanes = 1, vector = 16, parallel = [2], chunk = [7], operands = [broadcast, panels]>
func.func @rows(%x: tensor<1x128x14x14xf32>, %w: tensor<256x128x1x1xf32>, %o: tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32> {
  %0 = prelu.fused {
    %1 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x128x14x14xf32>, tensor<256x128x1x1xf32>) outs(%o : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    prelu.yield %1 : tensor<1x256x14x14xf32>
  } : tensor<1x256x14x14xf32>
  return %0 : tensor<1x256x14x14xf32>
}

// CHECK-LABEL: func.func @panels(
// CHECK:         tile = [1, 64, 1, 5, 4, 1, 1], lanes = 1, vector = 16, parallel = [1], operands = [broadcast, panels]>
func.func @panels(%x: tensor<1x512x14x14xf32>, %w: tensor<512x512x1x1xf32>, %o: tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32> {
  %0 = prelu.fused {
    %1 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x512x14x14xf32>, tensor<512x512x1x1xf32>) outs(%o : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    prelu.yield %1 : tensor<1x512x14x14xf32>
  } : tensor<1x512x14x14xf32>
  return %0 : tensor<1x512x14x14xf32>
}
}

// -----

// A depthwise convolution's threads share rows, whose lines stay in their own
// caches, rather than channels: those whose tiles meet padding in parts of
// several tiles, those that divide into 15 and 14 as well, not those that divide
// into 4 and 3.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {

// CHECK-LABEL: func.func @padded_rows(
// CHECK:         tile = [1, 8, 1, 16, 3, 1], lanes = 3, vector = 16, parallel = [1], chunk = [40], operands
func.func @padded_rows(%x: tensor<1x640x1x128xf32>, %o: tensor<1x640x1x128xf32>) -> tensor<1x640x1x128xf32> {
  %w = arith.constant dense<0.5> : tensor<3x1x128xf32>
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused {
    %p = tensor.pad %x low[0, 1, 0, 0] high[0, 1, 0, 0] {
    ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
      tensor.yield %zero : f32
    } : tensor<1x640x1x128xf32> to tensor<1x642x1x128xf32>
    %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%p, %w : tensor<1x642x1x128xf32>, tensor<3x1x128xf32>) outs(%o : tensor<1x640x1x128xf32>) -> tensor<1x640x1x128xf32>
    prelu.yield %0 : tensor<1x640x1x128xf32>
  } : tensor<1x640x1x128xf32>
  return %y : tensor<1x640x1x128xf32>
}

// CHECK-LABEL: func.func @uneven_rows(
// CHECK:         lanes = 3, vector = 16, parallel = [1], chunk = [14], operands
func.func @uneven_rows(%x: tensor<1x31x31x128xf32>, %w: tensor<3x3x128xf32>, %o: tensor<1x29x29x128xf32>) -> tensor<1x29x29x128xf32> {
  %y = prelu.fused {
    %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x31x31x128xf32>, tensor<3x3x128xf32>) outs(%o : tensor<1x29x29x128xf32>) -> tensor<1x29x29x128xf32>
    prelu.yield %0 : tensor<1x29x29x128xf32>
  } : tensor<1x29x29x128xf32>
  return %y : tensor<1x29x29x128xf32>
}

// CHECK-LABEL: func.func @few_rows(
// CHECK:         lanes = 3, vector = 16, parallel = [3], chunk = [{{[0-9]+}}], operands
func.func @few_rows(%x: tensor<1x9x9x1024xf32>, %w: tensor<3x3x1024xf32>, %o: tensor<1x7x7x1024xf32>) -> tensor<1x7x7x1024xf32> {
  %y = prelu.fused {
    %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x9x9x1024xf32>, tensor<3x3x1024xf32>) outs(%o : tensor<1x7x7x1024xf32>) -> tensor<1x7x7x1024xf32>
    prelu.yield %0 : tensor<1x7x7x1024xf32>
  } : tensor<1x7x7x1024xf32>
  return %y : tensor<1x7x7x1024xf32>
}
}

// -----

// Two threads: each takes half of the images; a small layer stays.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// CHECK-LABEL: func.func @threads(
// CHECK:         parallel = [0], chunk = [2], operands = [broadcast, panels]>
// CHECK:         lanes = 1, vector = 16, operands = [broadcast, as_it_lies]>)
func.func @threads(%x: tensor<4x32x16x16xf32>, %w: tensor<32x32x3x3xf32>, %o: tensor<4x32x14x14xf32>, %a: tensor<8x4xf32>, %b: tensor<4x16xf32>, %p: tensor<8x16xf32>)
    -> (tensor<4x32x14x14xf32>, tensor<8x16xf32>) {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<4x32x16x16xf32>, tensor<32x32x3x3xf32>) outs(%o : tensor<4x32x14x14xf32>) -> tensor<4x32x14x14xf32>
    prelu.yield %0 : tensor<4x32x14x14xf32>
  } : tensor<4x32x14x14xf32>
  %z = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<8x4xf32>, tensor<4x16xf32>) outs(%p : tensor<8x16xf32>) -> tensor<8x16xf32>
    prelu.yield %0 : tensor<8x16xf32>
  } : tensor<8x16xf32>
  return %y, %z : tensor<4x32x14x14xf32>, tensor<8x16xf32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// The phases of a transposed convolution lie inside the width in the result: all
// of them in a tile, with the width on the lanes.
// CHECK-LABEL: func.func @phases(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 1, 48, 1, 3, 3, 1, 1, 3], lanes = 2, vector = 16, operands = [as_it_lies, broadcast]>)
func.func @phases(%x: tensor<1x8x34x98xf32>, %w: tensor<8x3x3x1x3x3xf32>, %o: tensor<1x1x32x3x96x3xf32>) -> tensor<1x1x32x3x96x3xf32> {
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [affine_map<(n, h, w, f, p, q, c, i, j) -> (n, c, h + i, w + j)>,
        affine_map<(n, h, w, f, p, q, c, i, j) -> (c, i, j, f, p, q)>,
        affine_map<(n, h, w, f, p, q, c, i, j) -> (n, f, h, p, w, q)>],
        iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
        ins(%x, %w : tensor<1x8x34x98xf32>, tensor<8x3x3x1x3x3xf32>) outs(%o : tensor<1x1x32x3x96x3xf32>) {
    ^bb0(%a: f32, %b: f32, %acc: f32):
      %m = arith.mulf %a, %b : f32
      %s = arith.addf %acc, %m : f32
      linalg.yield %s : f32
    } -> tensor<1x1x32x3x96x3xf32>
    prelu.yield %0 : tensor<1x1x32x3x96x3xf32>
  } : tensor<1x1x32x3x96x3xf32>
  return %y : tensor<1x1x32x3x96x3xf32>
}

// Each element of an image twice: the image's width on the lanes.
// CHECK-LABEL: func.func @repeats(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 1, 48, 2], lanes = 2, vector = 16>)
func.func @repeats(%x: tensor<12x40xf32>, %o: tensor<12x2x40x2xf32>) -> tensor<12x2x40x2xf32> {
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [affine_map<(h, p, w, q) -> (h, w)>, affine_map<(h, p, w, q) -> (h, p, w, q)>],
        iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
        ins(%x : tensor<12x40xf32>) outs(%o : tensor<12x2x40x2xf32>) {
    ^bb0(%a: f32, %out: f32):
      linalg.yield %a : f32
    } -> tensor<12x2x40x2xf32>
    prelu.yield %0 : tensor<12x2x40x2xf32>
  } : tensor<12x2x40x2xf32>
  return %y : tensor<12x2x40x2xf32>
}

// A copy that moves the phases inside: rows are read as they lie.
// CHECK-LABEL: func.func @interleaves(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 48, 2], lanes = 1, vector = 16>)
func.func @interleaves(%x: tensor<12x2x40xf32>, %o: tensor<12x40x2xf32>) -> tensor<12x40x2xf32> {
  %y = prelu.fused {
    %0 = linalg.transpose ins(%x : tensor<12x2x40xf32>) outs(%o : tensor<12x40x2xf32>) permutation = [0, 2, 1]
    prelu.yield %0 : tensor<12x40x2xf32>
  } : tensor<12x40x2xf32>
  return %y : tensor<12x40x2xf32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, bf16_bits = 512>>} {

// bf16 by dot products of two; bytes, for which there are none here, without.

// CHECK-LABEL: func.func @dot_products(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [{{[0-9]+}}, {{[0-9]+}}, {{[0-9]*[02468]}}], lanes = 1, vector = 16, dot = 2, operands = [broadcast, as_it_lies]>)
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [{{[0-9]+}}, {{[0-9]+}}, {{[0-9]+}}], lanes = 1, vector = 16, operands = [broadcast, as_it_lies]>)
func.func @dot_products(%x: tensor<64x256xbf16>, %w: tensor<256x64xbf16>, %i: tensor<64x64xf32>,
    %a: tensor<64x256xi8>, %b: tensor<256x64xi8>, %j: tensor<64x64xi32>) -> (tensor<64x64xf32>, tensor<64x64xi32>) {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<64x256xbf16>, tensor<256x64xbf16>) outs(%i : tensor<64x64xf32>) -> tensor<64x64xf32>
    prelu.yield %0 : tensor<64x64xf32>
  } : tensor<64x64xf32>
  %z = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<64x256xi8>, tensor<256x64xi8>) outs(%j : tensor<64x64xi32>) -> tensor<64x64xi32>
    prelu.yield %0 : tensor<64x64xi32>
  } : tensor<64x64xi32>
  return %y, %z : tensor<64x64xf32>, tensor<64x64xi32>
}
}

// -----

// Three channels would leave most of a register empty: the width runs along the
// lanes, though the image, whose channels lie innermost, is copied for it.

// CHECK-LABEL: func.func @few_results_of_many_channels
// CHECK: prelu.fused schedule(<algorithm = direct, {{.*}}lanes = 3, vector = 16
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @few_results_of_many_channels(%x: tensor<1x136x136x64xf32>, %o: tensor<1x3x128x128xf32>) -> tensor<1x3x128x128xf32> {
  %w = arith.constant dense<0.5> : tensor<3x64x9x9xf32>
  %e = tensor.empty() : tensor<1x64x136x136xf32>
  %t = linalg.transpose ins(%x : tensor<1x136x136x64xf32>) outs(%e : tensor<1x64x136x136xf32>) permutation = [0, 3, 1, 2]
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%t, %w : tensor<1x64x136x136xf32>, tensor<3x64x9x9xf32>) outs(%o : tensor<1x3x128x128xf32>) -> tensor<1x3x128x128xf32>
    prelu.yield %0 : tensor<1x3x128x128xf32>
  } : tensor<1x3x128x128xf32>
  return %y : tensor<1x3x128x128xf32>
}
}

// -----

// The image is read as its producer leaves it, 512 channels innermost: rows that
// are 2 KiB apart share two places of the first-level cache, which hold 8 lines
// each.
// CHECK-LABEL: func.func @rows_of_a_transposed_image
// CHECK: prelu.fused schedule(<algorithm = direct, tile = [16, 8, 8], lanes = 1, vector = 8, operands = [broadcast, as_it_lies]>)
#target = #prelu.target<triple = "x86_64", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, loads_per_cycle = 2.0>>
module attributes {prelu.target = #target} {
  func.func @rows_of_a_transposed_image(%x: tensor<3200x512xf32>, %w: tensor<512x8xf32>, %init: tensor<3200x8xf32>) -> tensor<3200x8xf32> {
    %turned = tensor.empty() : tensor<512x3200xf32>
    %0 = prelu.fused {
      %t = linalg.transpose ins(%x : tensor<3200x512xf32>) outs(%turned : tensor<512x3200xf32>) permutation = [1, 0]
      %1 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>]
        ins(%t, %w : tensor<512x3200xf32>, tensor<512x8xf32>) outs(%init : tensor<3200x8xf32>) -> tensor<3200x8xf32>
      prelu.yield %1 : tensor<3200x8xf32>
    } : tensor<3200x8xf32>
    return %0 : tensor<3200x8xf32>
  }
}

// -----

// Two threads share what saves twice the time of a fork and join, 20000 cycles
// in all.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32, fork_join_cycles = 5000>>} {
// CHECK-LABEL: func.func @brief_2(
// CHECK:         vector = 16, operands
func.func @brief_2(%x: tensor<60x64xf32>, %w: tensor<64x64xf32>, %o: tensor<60x64xf32>) -> tensor<60x64xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<60x64xf32>, tensor<64x64xf32>) outs(%o : tensor<60x64xf32>) -> tensor<60x64xf32>
    prelu.yield %0 : tensor<60x64xf32>
  } : tensor<60x64xf32>
  return %y : tensor<60x64xf32>
}

// CHECK-LABEL: func.func @twice_as_long_2(
// CHECK:         vector = 16, parallel = [0], chunk = [10], operands
func.func @twice_as_long_2(%x: tensor<120x64xf32>, %w: tensor<64x64xf32>, %o: tensor<120x64xf32>) -> tensor<120x64xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<120x64xf32>, tensor<64x64xf32>) outs(%o : tensor<120x64xf32>) -> tensor<120x64xf32>
    prelu.yield %0 : tensor<120x64xf32>
  } : tensor<120x64xf32>
  return %y : tensor<120x64xf32>
}
}

// -----

// Sixteen threads take four times as long to wake.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 16, core = <vector_bits = 512, vector_registers = 32, fork_join_cycles = 5000>>} {
// CHECK-LABEL: func.func @brief_16(
// CHECK:         vector = 16, operands
func.func @brief_16(%x: tensor<60x64xf32>, %w: tensor<64x64xf32>, %o: tensor<60x64xf32>) -> tensor<60x64xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<60x64xf32>, tensor<64x64xf32>) outs(%o : tensor<60x64xf32>) -> tensor<60x64xf32>
    prelu.yield %0 : tensor<60x64xf32>
  } : tensor<60x64xf32>
  return %y : tensor<60x64xf32>
}

// CHECK-LABEL: func.func @twice_as_long_16(
// CHECK:         vector = 16, operands
func.func @twice_as_long_16(%x: tensor<120x64xf32>, %w: tensor<64x64xf32>, %o: tensor<120x64xf32>) -> tensor<120x64xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<120x64xf32>, tensor<64x64xf32>) outs(%o : tensor<120x64xf32>) -> tensor<120x64xf32>
    prelu.yield %0 : tensor<120x64xf32>
  } : tensor<120x64xf32>
  return %y : tensor<120x64xf32>
}
}

// -----

// What is left over from whole panels is one thread's: of 1000 columns ten panels
// of 96 and 40 columns, not seven of 128 and 104. Rows are shared where weights
// fill half of the second cache at the most, and panels of more divide evenly.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// CHECK-LABEL: func.func @left_over(
// CHECK:         tile = [1, 96, 8], lanes = 1, vector = 16, parallel = [1], block
func.func @left_over(%x: tensor<1x4096xf32>, %w: tensor<4096x1000xf32>, %o: tensor<1x1000xf32>) -> tensor<1x1000xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<1x4096xf32>, tensor<4096x1000xf32>) outs(%o : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    prelu.yield %0 : tensor<1x1000xf32>
  } : tensor<1x1000xf32>
  return %y : tensor<1x1000xf32>
}

// CHECK-LABEL: func.func @half_of_the_cache(
// CHECK:         lanes = 3, vector = 16, parallel = [1], chunk = [7], operands
func.func @half_of_the_cache(%x: tensor<1x14x14x384xf32>, %w: tensor<1x1x384x256xf32>, %o: tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x14x14x384xf32>, tensor<1x1x384x256xf32>) outs(%o : tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    prelu.yield %0 : tensor<1x14x14x256xf32>
  } : tensor<1x14x14x256xf32>
  return %y : tensor<1x14x14x256xf32>
}

// CHECK-LABEL: func.func @more_than_half(
// CHECK:         lanes = 3, vector = 16, parallel = [3], operands
func.func @more_than_half(%x: tensor<1x14x14x768xf32>, %w: tensor<1x1x768x256xf32>, %o: tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x14x14x768xf32>, tensor<1x1x768x256xf32>) outs(%o : tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    prelu.yield %0 : tensor<1x14x14x256xf32>
  } : tensor<1x14x14x256xf32>
  return %y : tensor<1x14x14x256xf32>
}

// Weights of 256 KiB for 24 KiB of rows: panels, eight of 64 columns.
// CHECK-LABEL: func.func @few_rows(
// CHECK:         tile = [1, 1, 4, 64, 1, 1, 8], lanes = 3, vector = 16, parallel = [3], operands
func.func @few_rows(%x: tensor<1x7x7x128xf32>, %w: tensor<1x1x128x512xf32>, %o: tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x7x7x128xf32>, tensor<1x1x128x512xf32>) outs(%o : tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32>
    prelu.yield %0 : tensor<1x7x7x512xf32>
  } : tensor<1x7x7x512xf32>
  return %y : tensor<1x7x7x512xf32>
}
}

// -----

// Two threads share four panels of weights, which each of them then reads once,
// instead of seven rows; small weights of many rows stay in both threads' caches.
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 2, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// CHECK-LABEL: func.func @large_weights(
// CHECK:         tile = [1, 1, 4, 64, 1, 1, 8], lanes = 3, vector = 16, parallel = [3], operands
func.func @large_weights(%x: tensor<1x7x7x832xf32>, %w: tensor<1x1x832x256xf32>, %o: tensor<1x7x7x256xf32>) -> tensor<1x7x7x256xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x7x7x832xf32>, tensor<1x1x832x256xf32>) outs(%o : tensor<1x7x7x256xf32>) -> tensor<1x7x7x256xf32>
    prelu.yield %0 : tensor<1x7x7x256xf32>
  } : tensor<1x7x7x256xf32>
  return %y : tensor<1x7x7x256xf32>
}

// CHECK-LABEL: func.func @small_weights(
// CHECK:         lanes = 3, vector = 16, parallel = [1], chunk = [7], operands
func.func @small_weights(%x: tensor<1x14x14x96xf32>, %w: tensor<1x1x96x256xf32>, %o: tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x14x14x96xf32>, tensor<1x1x96x256xf32>) outs(%o : tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    prelu.yield %0 : tensor<1x14x14x256xf32>
  } : tensor<1x14x14x256xf32>
  return %y : tensor<1x14x14x256xf32>
}
}
