// RUN: prelu-opt %s --prelu-tile-chains --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-tile-chains --split-input-file --remarks-filter='prelu-tile-chains' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// 8 rows of 1 KiB are a quarter of the second cache, 40 are more than the last one
// holds. The padding is stored, so that all bands are alike; they read a row of
// the image more on either side.
// CHECK-LABEL: func.func @rows(
// CHECK-SAME:    %[[X:.+]]: tensor<1x4x40x32xf32>, %[[W:.+]]: tensor<8x4x3x3xf32>, %[[ALPHA:.+]]: tensor<8xf32>, %[[U:.+]]: tensor<4x8x1x1xf32>
// CHECK:         %[[PADDED:.+]] = tensor.pad %[[X]]
// CHECK:         %[[WHOLE:.+]] = tensor.empty() : tensor<1x4x40x32xf32>
// CHECK:         %[[LOOP:.+]] = scf.for %[[I:.+]] = %c0{{.*}} to %c40{{.*}} step %c8{{.*}} iter_args(%[[ROWS:.+]] = %[[WHOLE]])
// CHECK:           %[[FIRST:.+]] = arith.addi %{{.+}}, %[[I]]
// CHECK:           %[[IMAGE:.+]] = tensor.extract_slice %[[PADDED]][0, 0, %[[FIRST]], 0] [1, 4, 10, 34]
// CHECK:           %[[E:.+]] = tensor.empty() : tensor<1x8x8x32xf32>
// CHECK:           %[[BAND:.+]] = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>)
// CHECK:             linalg.fill ins(%{{.+}} : f32) outs(%[[E]]
// CHECK:             linalg.conv_2d_nchw_fchw ins(%[[IMAGE]], %[[W]] : tensor<1x4x10x34xf32>, tensor<8x4x3x3xf32>)
// CHECK:             prelu.prelu %{{.+}}, %[[ALPHA]]
// CHECK:           } : tensor<1x8x8x32xf32>
// CHECK:           %[[OUT:.+]] = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 2, 16, 1, 1, 1], lanes = 3, vector = 8, order = [2, 1, 0, 3]>)
// CHECK:             linalg.conv_2d_nchw_fchw ins(%[[BAND]], %[[U]] : tensor<1x8x8x32xf32>, tensor<4x8x1x1xf32>)
// CHECK:           } : tensor<1x4x8x32xf32>
// CHECK:           %[[INSERTED:.+]] = tensor.insert_slice %[[OUT]] into %[[ROWS]][0, 0, %[[I]], 0] [1, 4, 8, 32]
// CHECK:           scf.yield %[[INSERTED]]
// CHECK:         return %[[LOOP]]
// REMARK: remark: [Passed] ChainTiled{{.*}}Bands=5, BytesBetween=40960, Remark="computed in bands of 8 with the region that reads its result"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 32768, l3_bytes = 32768>>} {
  func.func @rows(%x: tensor<1x4x40x32xf32>, %w: tensor<8x4x3x3xf32>, %alpha: tensor<8xf32>, %u: tensor<4x8x1x1xf32>) -> tensor<1x4x40x32xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<1x8x40x32xf32>
    %e1 = tensor.empty() : tensor<1x4x40x32xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
      ^bb0(%i: index, %j: index, %k: index, %l: index):
        tensor.yield %zero : f32
      } : tensor<1x4x40x32xf32> to tensor<1x4x42x34xf32>
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x4x42x34xf32>, tensor<8x4x3x3xf32>) outs(%f : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      %y = prelu.prelu %c, %alpha {alpha_dims = array<i64: 1>} : tensor<1x8x40x32xf32>, tensor<8xf32>
      prelu.yield %y : tensor<1x8x40x32xf32>
    } : tensor<1x8x40x32xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 2, 16, 1, 1, 1], lanes = 3, vector = 8, order = [2, 1, 0, 3]>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x4x40x32xf32>) -> tensor<1x4x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : tensor<1x8x40x32xf32>, tensor<4x8x1x1xf32>) outs(%f : tensor<1x4x40x32xf32>) -> tensor<1x4x40x32xf32>
      prelu.yield %c : tensor<1x4x40x32xf32>
    } : tensor<1x4x40x32xf32>
    return %1 : tensor<1x4x40x32xf32>
  }
}

// -----

// What is left of 103 rows of a matrix after whole bands of whole tiles, of 6
// rows, is a band of its own. Two regions read them; the second one's other
// operand is there before the first one.
// CHECK-LABEL: func.func @two_readers(
// CHECK-SAME:    %[[X:.+]]: tensor<103x16xf32>, %[[W:.+]]: tensor<16x64xf32>
// CHECK:         %[[R:.+]] = math.absf
// CHECK:         %[[LOOP:.+]]:2 = scf.for %[[I:.+]] = %c0{{.*}} to %c96{{.*}} step %c24{{.*}} iter_args(%[[A:.+]] = %{{.+}}, %[[B:.+]] = %{{.+}})
// CHECK:           %[[ROWS:.+]] = tensor.extract_slice %[[X]][%{{.+}}, 0] [24, 16]
// CHECK:           %[[BAND:.+]] = prelu.fused schedule(<algorithm = direct, tile = [6, 16, 1], lanes = 1, vector = 8>)
// CHECK:             linalg.matmul ins(%[[ROWS]], %[[W]] :
// CHECK:           %[[Y:.+]] = prelu.fused
// CHECK:             linalg.matmul ins(%[[BAND]],
// CHECK:           %[[PART:.+]] = tensor.extract_slice %[[R]][%{{.+}}, 0] [24, 8]
// CHECK:           %[[Z:.+]] = prelu.fused
// CHECK:             linalg.matmul ins(%[[BAND]],
// CHECK:             linalg.add ins(%{{.+}}, %[[PART]] :
// CHECK:           %[[IA:.+]] = tensor.insert_slice %[[Y]] into %[[A]][%[[I]], 0] [24, 8]
// CHECK:           %[[IB:.+]] = tensor.insert_slice %[[Z]] into %[[B]][%[[I]], 0] [24, 8]
// CHECK:           scf.yield %[[IA]], %[[IB]]
// CHECK:         tensor.extract_slice %[[X]][96, 0] [7, 16]
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [6, 16, 1], lanes = 1, vector = 8>)
// CHECK:         tensor.insert_slice %{{.+}} into %[[LOOP]]#0[96, 0] [7, 8]
// CHECK:         tensor.insert_slice %{{.+}} into %[[LOOP]]#1[96, 0] [7, 8]
// REMARK: remark: [Passed] ChainTiled{{.*}}Bands=5, {{.*}}"computed in bands of 24 with the regions that read its result"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 40960, l3_bytes = 16384>>} {
  func.func @two_readers(%x: tensor<103x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>, %s: tensor<103x8xf32>) -> (tensor<103x8xf32>, tensor<103x8xf32>) {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<103x64xf32>
    %e1 = tensor.empty() : tensor<103x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [6, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<103x64xf32>) -> tensor<103x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<103x16xf32>, tensor<16x64xf32>) outs(%f : tensor<103x64xf32>) -> tensor<103x64xf32>
      prelu.yield %m : tensor<103x64xf32>
    } : tensor<103x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [6, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<103x8xf32>) -> tensor<103x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<103x64xf32>, tensor<64x8xf32>) outs(%f : tensor<103x8xf32>) -> tensor<103x8xf32>
      prelu.yield %m : tensor<103x8xf32>
    } : tensor<103x8xf32>
    %r = math.absf %s : tensor<103x8xf32>
    %2 = prelu.fused schedule(<algorithm = direct, tile = [6, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<103x8xf32>) -> tensor<103x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<103x64xf32>, tensor<64x8xf32>) outs(%f : tensor<103x8xf32>) -> tensor<103x8xf32>
      %a = linalg.add ins(%m, %r : tensor<103x8xf32>, tensor<103x8xf32>) outs(%e1 : tensor<103x8xf32>) -> tensor<103x8xf32>
      prelu.yield %a : tensor<103x8xf32>
    } : tensor<103x8xf32>
    return %1, %2 : tensor<103x8xf32>, tensor<103x8xf32>
  }
}

// -----

// Two threads take 51 rows each, 17 at a time, which leaves one.
// What a region itself gives to threads, it does not any more.
// CHECK-LABEL: func.func @threads(
// CHECK-SAME:    %[[X:.+]]: tensor<103x16xf32>
// CHECK:         %[[SHARED:.+]] = scf.forall (%[[T:.+]]) in (2) shared_outs(%[[ALL:.+]] = %{{.+}}) -> (tensor<103x8xf32>)
// CHECK:           %[[FIRST:.+]] = arith.muli %[[T]], %c51
// CHECK:           %[[MINE:.+]] = tensor.extract_slice %[[ALL]][%[[FIRST]], 0] [51, 8]
// CHECK:           %[[LOOP:.+]] = scf.for %[[I:.+]] = %c0{{.*}} to %c51{{.*}} step %c17{{.*}} iter_args(%[[BANDS:.+]] = %[[MINE]])
// CHECK:             %[[ROW:.+]] = arith.addi %[[FIRST]], %[[I]]
// CHECK:             tensor.extract_slice %[[X]][%[[ROW]], 0] [17, 16]
// CHECK:             prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 8>)
// CHECK:             tensor.insert_slice %{{.+}} into %[[BANDS]][%[[I]], 0] [17, 8]
// CHECK:           scf.forall.in_parallel
// CHECK:             tensor.parallel_insert_slice %[[LOOP]] into %[[ALL]][%[[FIRST]], 0] [51, 8]
// CHECK:         tensor.extract_slice %[[X]][102, 0] [1, 16]
// CHECK:         %[[LAST:.+]] = tensor.insert_slice %{{.+}} into %[[SHARED]][102, 0] [1, 8]
// CHECK:         return %[[LAST]]
// REMARK: remark: [Passed] ChainTiled{{.*}}"computed in bands of 17 with
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 2,
                   core = <vector_bits = 256, l2_bytes = 32768, l3_bytes = 16384>>} {
  func.func @threads(%x: tensor<103x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> tensor<103x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<103x64xf32>
    %e1 = tensor.empty() : tensor<103x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 8, parallel = [0], chunk = [4]>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<103x64xf32>) -> tensor<103x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<103x16xf32>, tensor<16x64xf32>) outs(%f : tensor<103x64xf32>) -> tensor<103x64xf32>
      prelu.yield %m : tensor<103x64xf32>
    } : tensor<103x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<103x8xf32>) -> tensor<103x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<103x64xf32>, tensor<64x8xf32>) outs(%f : tensor<103x8xf32>) -> tensor<103x8xf32>
      prelu.yield %m : tensor<103x8xf32>
    } : tensor<103x8xf32>
    return %1 : tensor<103x8xf32>
  }
}

// -----

// Weights in panels of 8, of which the last one is filled up, stay as they are.
// CHECK-LABEL: func.func @panels(
// CHECK-SAME:    %{{.+}}: tensor<16x64xf32>, %[[U:.+]]: tensor<1x64x8xf32>
// CHECK:         scf.for
// CHECK:           %[[BAND:.+]] = prelu.fused
// CHECK:           prelu.fused
// CHECK:             %[[UNPACKED:.+]] = linalg.unpack %[[U]] {{.*}} : tensor<1x64x8xf32> -> tensor<64x5xf32>
// CHECK:             linalg.matmul ins(%[[BAND]], %[[UNPACKED]] : tensor<24x64xf32>, tensor<64x5xf32>)
// REMARK: remark: [Passed] ChainTiled{{.*}}Bands=4,
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 40960, l3_bytes = 16384>>} {
  func.func @panels(%x: tensor<96x16xf32>, %w: tensor<16x64xf32>, %u: tensor<1x64x8xf32>) -> tensor<96x5xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<96x64xf32>
    %e1 = tensor.empty() : tensor<96x5xf32>
    %e2 = tensor.empty() : tensor<64x5xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [6, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<96x64xf32>) -> tensor<96x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<96x16xf32>, tensor<16x64xf32>) outs(%f : tensor<96x64xf32>) -> tensor<96x64xf32>
      prelu.yield %m : tensor<96x64xf32>
    } : tensor<96x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [6, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<96x5xf32>) -> tensor<96x5xf32>
      %p = linalg.unpack %u outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [8] into %e2 : tensor<1x64x8xf32> -> tensor<64x5xf32>
      %m = linalg.matmul ins(%0, %p : tensor<96x64xf32>, tensor<64x5xf32>) outs(%f : tensor<96x5xf32>) -> tensor<96x5xf32>
      prelu.yield %m : tensor<96x5xf32>
    } : tensor<96x5xf32>
    return %1 : tensor<96x5xf32>
  }
}

// -----

// What stays in the last cache is left alone without a word.
// CHECK-LABEL: func.func @last_cache(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK-NOT: remark:
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 16384>>} {
  func.func @last_cache(%x: tensor<64x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> tensor<64x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x16xf32>, tensor<16x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %m : tensor<64x64xf32>
    } : tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %1 : tensor<64x8xf32>
  }
}

// -----

// The whole is needed anyhow.
// CHECK-LABEL: func.func @other_user(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="'func.return' reads its result as well"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 8192>>} {
  func.func @other_user(%x: tensor<64x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> (tensor<64x8xf32>, tensor<64x64xf32>) {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x16xf32>, tensor<16x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %m : tensor<64x64xf32>
    } : tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %1, %0 : tensor<64x8xf32>, tensor<64x64xf32>
  }
}

// -----

// Lanes run along the rows, and the columns are the second region's reduction.
// CHECK-LABEL: func.func @lanes(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="no dimension of its result is walked row by row, and not along the lanes, by every region that reads it"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 8192>>} {
  func.func @lanes(%x: tensor<64x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> tensor<64x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [16, 4, 1], lanes = 0, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x16xf32>, tensor<16x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %m : tensor<64x64xf32>
    } : tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %1 : tensor<64x8xf32>
  }
}

// -----

// Four rows and the weights are more than the second cache.
// CHECK-LABEL: func.func @weights(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="no band of whole tiles stays in the second cache beside the weights"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 8192, l3_bytes = 8192>>} {
  func.func @weights(%x: tensor<64x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> tensor<64x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x16xf32>, tensor<16x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %m : tensor<64x64xf32>
    } : tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %1 : tensor<64x8xf32>
  }
}

// -----

// The second region needs the first one's result.
// CHECK-LABEL: func.func @circle(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="a region that reads its result needs that of another one"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 8192>>} {
  func.func @circle(%x: tensor<64x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> tensor<64x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x16xf32>, tensor<16x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %m : tensor<64x64xf32>
    } : tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    %2 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      %a = linalg.add ins(%m, %1 : tensor<64x8xf32>, tensor<64x8xf32>) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %a : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %2 : tensor<64x8xf32>
  }
}

// -----

// Windows of the second region overlap.
// CHECK-LABEL: func.func @halo(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="no dimension of its result is walked row by row
// The second region reads around padding.
// CHECK-LABEL: func.func @padded_reader(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="a region that reads its result reads around padding"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 32768>>} {
  func.func @halo(%x: tensor<1x4x40x32xf32>, %w: tensor<8x4x1x1xf32>, %u: tensor<4x8x3x1xf32>) -> tensor<1x4x38x32xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<1x8x40x32xf32>
    %e1 = tensor.empty() : tensor<1x4x38x32xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x4x40x32xf32>, tensor<8x4x1x1xf32>) outs(%f : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      prelu.yield %c : tensor<1x8x40x32xf32>
    } : tensor<1x8x40x32xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x4x38x32xf32>) -> tensor<1x4x38x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : tensor<1x8x40x32xf32>, tensor<4x8x3x1xf32>) outs(%f : tensor<1x4x38x32xf32>) -> tensor<1x4x38x32xf32>
      prelu.yield %c : tensor<1x4x38x32xf32>
    } : tensor<1x4x38x32xf32>
    return %1 : tensor<1x4x38x32xf32>
  }
  func.func @padded_reader(%x: tensor<1x4x40x32xf32>, %w: tensor<8x4x1x1xf32>, %u: tensor<4x8x1x3xf32>) -> tensor<1x4x40x32xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<1x8x40x32xf32>
    %e1 = tensor.empty() : tensor<1x4x40x32xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x4x40x32xf32>, tensor<8x4x1x1xf32>) outs(%f : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      prelu.yield %c : tensor<1x8x40x32xf32>
    } : tensor<1x8x40x32xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %p = tensor.pad %0 low[0, 0, 0, 1] high[0, 0, 0, 1] {
      ^bb0(%i: index, %j: index, %k: index, %l: index):
        tensor.yield %zero : f32
      } : tensor<1x8x40x32xf32> to tensor<1x8x40x34xf32>
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x4x40x32xf32>) -> tensor<1x4x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%p, %u : tensor<1x8x40x34xf32>, tensor<4x8x1x3xf32>) outs(%f : tensor<1x4x40x32xf32>) -> tensor<1x4x40x32xf32>
      prelu.yield %c : tensor<1x4x40x32xf32>
    } : tensor<1x4x40x32xf32>
    return %1 : tensor<1x4x40x32xf32>
  }
}

// -----

// To store an image of as many channels as lie between would take longer.
// CHECK-LABEL: func.func @padding(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="storing its padding would cost more than the caches save"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 32768, l3_bytes = 32768>>} {
  func.func @padding(%x: tensor<1x8x40x32xf32>, %w: tensor<8x8x1x1xf32>, %u: tensor<4x8x1x1xf32>) -> tensor<1x4x42x34xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<1x8x42x34xf32>
    %e1 = tensor.empty() : tensor<1x4x42x34xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
      ^bb0(%i: index, %j: index, %k: index, %l: index):
        tensor.yield %zero : f32
      } : tensor<1x8x40x32xf32> to tensor<1x8x42x34xf32>
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x8x42x34xf32>) -> tensor<1x8x42x34xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x8x42x34xf32>, tensor<8x8x1x1xf32>) outs(%f : tensor<1x8x42x34xf32>) -> tensor<1x8x42x34xf32>
      prelu.yield %c : tensor<1x8x42x34xf32>
    } : tensor<1x8x42x34xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x4x42x34xf32>) -> tensor<1x4x42x34xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : tensor<1x8x42x34xf32>, tensor<4x8x1x1xf32>) outs(%f : tensor<1x4x42x34xf32>) -> tensor<1x4x42x34xf32>
      prelu.yield %c : tensor<1x4x42x34xf32>
    } : tensor<1x4x42x34xf32>
    return %1 : tensor<1x4x42x34xf32>
  }
}

// -----

// An image of one channel is cheap to store, but all threads would read what one
// of them has written.
// CHECK-LABEL: func.func @padding_for_threads(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="one thread would store its padding, for all to read"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 2,
                   core = <vector_bits = 256, l2_bytes = 32768, l3_bytes = 32768>>} {
  func.func @padding_for_threads(%x: tensor<1x1x40x32xf32>, %w: tensor<8x1x1x1xf32>, %u: tensor<4x8x1x1xf32>) -> tensor<1x4x42x34xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<1x8x42x34xf32>
    %e1 = tensor.empty() : tensor<1x4x42x34xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
      ^bb0(%i: index, %j: index, %k: index, %l: index):
        tensor.yield %zero : f32
      } : tensor<1x1x40x32xf32> to tensor<1x1x42x34xf32>
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x8x42x34xf32>) -> tensor<1x8x42x34xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x1x42x34xf32>, tensor<8x1x1x1xf32>) outs(%f : tensor<1x8x42x34xf32>) -> tensor<1x8x42x34xf32>
      prelu.yield %c : tensor<1x8x42x34xf32>
    } : tensor<1x8x42x34xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x4x42x34xf32>) -> tensor<1x4x42x34xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : tensor<1x8x42x34xf32>, tensor<4x8x1x1xf32>) outs(%f : tensor<1x4x42x34xf32>) -> tensor<1x4x42x34xf32>
      prelu.yield %c : tensor<1x4x42x34xf32>
    } : tensor<1x4x42x34xf32>
    return %1 : tensor<1x4x42x34xf32>
  }
}

// -----

// More threads than rows.
// CHECK-LABEL: func.func @threads(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="there are fewer tiles than threads"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 48,
                   core = <vector_bits = 256, l2_bytes = 32768, l3_bytes = 32768>>} {
  func.func @threads(%x: tensor<47x4xf32>, %w: tensor<4x256xf32>, %u: tensor<256x8xf32>) -> tensor<47x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<47x256xf32>
    %e1 = tensor.empty() : tensor<47x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<47x256xf32>) -> tensor<47x256xf32>
      %m = linalg.matmul ins(%x, %w : tensor<47x4xf32>, tensor<4x256xf32>) outs(%f : tensor<47x256xf32>) -> tensor<47x256xf32>
      prelu.yield %m : tensor<47x256xf32>
    } : tensor<47x256xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<47x8xf32>) -> tensor<47x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<47x256xf32>, tensor<256x8xf32>) outs(%f : tensor<47x8xf32>) -> tensor<47x8xf32>
      prelu.yield %m : tensor<47x8xf32>
    } : tensor<47x8xf32>
    return %1 : tensor<47x8xf32>
  }
}

// -----

// The region has two results. And of the tiles of Winograd's algorithm the last one
// overlaps the one before.
// CHECK-LABEL: func.func @results(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="the region has several results"
// CHECK-LABEL: func.func @winograd(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="Winograd's tiles of a region overlap"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 8192>>} {
  func.func @results(%x: tensor<64x16xf32>, %w: tensor<16x64xf32>, %u: tensor<64x8xf32>) -> (tensor<64x8xf32>, tensor<64x64xf32>) {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0:2 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x16xf32>, tensor<16x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      %y = prelu.prelu %m, %zero : tensor<64x64xf32>, f32
      prelu.yield %m, %y : tensor<64x64xf32>, tensor<64x64xf32>
    } : tensor<64x64xf32>, tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0#1, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %1, %0#0 : tensor<64x8xf32>, tensor<64x64xf32>
  }
  func.func @winograd(%x: tensor<1x8x18x18xf32>, %w: tensor<16x8x3x3xf32>, %u: tensor<4x16x1x1xf32>) -> tensor<1x4x16x16xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<1x16x16x16xf32>
    %e1 = tensor.empty() : tensor<1x4x16x16xf32>
    %0 = prelu.fused schedule(<algorithm = winograd, tile = [1, 16, 4, 4, 4, 3, 3], lanes = 1, vector = 8, batch = [4, 4]>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x18x18xf32>, tensor<16x8x3x3xf32>) outs(%f : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
      prelu.yield %c : tensor<1x16x16x16xf32>
    } : tensor<1x16x16x16xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x4x16x16xf32>) -> tensor<1x4x16x16xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : tensor<1x16x16x16xf32>, tensor<4x16x1x1xf32>) outs(%f : tensor<1x4x16x16xf32>) -> tensor<1x4x16x16xf32>
      prelu.yield %c : tensor<1x4x16x16xf32>
    } : tensor<1x4x16x16xf32>
    return %1 : tensor<1x4x16x16xf32>
  }
}

// -----

// The padding cannot be stored before what the region itself transposes.
// CHECK-LABEL: func.func @padded_transpose(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="the region pads what it rearranges"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 16384, l3_bytes = 32768>>} {
  func.func @padded_transpose(%x: tensor<1x40x32x4xf32>, %w: tensor<8x4x3x3xf32>, %u: tensor<4x8x1x1xf32>) -> tensor<1x4x40x32xf32> {
    %zero = arith.constant 0.0 : f32
    %e = tensor.empty() : tensor<1x4x40x32xf32>
    %e0 = tensor.empty() : tensor<1x8x40x32xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %t = linalg.transpose ins(%x : tensor<1x40x32x4xf32>) outs(%e : tensor<1x4x40x32xf32>) permutation = [0, 3, 1, 2]
      %p = tensor.pad %t low[0, 0, 1, 1] high[0, 0, 1, 1] {
      ^bb0(%i: index, %j: index, %k: index, %l: index):
        tensor.yield %zero : f32
      } : tensor<1x4x40x32xf32> to tensor<1x4x42x34xf32>
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x4x42x34xf32>, tensor<8x4x3x3xf32>) outs(%f : tensor<1x8x40x32xf32>) -> tensor<1x8x40x32xf32>
      prelu.yield %c : tensor<1x8x40x32xf32>
    } : tensor<1x8x40x32xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 16, 1, 1, 1], lanes = 3, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x40x32xf32>) -> tensor<1x4x40x32xf32>
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : tensor<1x8x40x32xf32>, tensor<4x8x1x1xf32>) outs(%f : tensor<1x4x40x32xf32>) -> tensor<1x4x40x32xf32>
      prelu.yield %c : tensor<1x4x40x32xf32>
    } : tensor<1x4x40x32xf32>
    return %1 : tensor<1x4x40x32xf32>
  }
}

// -----

// Products of many channels take longer than memory.
// CHECK-LABEL: func.func @products(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="its kernels compute for longer than memory takes"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 65536, l3_bytes = 8192>>} {
  func.func @products(%x: tensor<64x64xf32>, %w: tensor<64x64xf32>, %u: tensor<64x8xf32>) -> tensor<64x8xf32> {
    %zero = arith.constant 0.0 : f32
    %e0 = tensor.empty() : tensor<64x64xf32>
    %e1 = tensor.empty() : tensor<64x8xf32>
    %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x64xf32>) -> tensor<64x64xf32>
      %m = linalg.matmul ins(%x, %w : tensor<64x64xf32>, tensor<64x64xf32>) outs(%f : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %m : tensor<64x64xf32>
    } : tensor<64x64xf32>
    %1 = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
      %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x8xf32>) -> tensor<64x8xf32>
      %m = linalg.matmul ins(%0, %u : tensor<64x64xf32>, tensor<64x8xf32>) outs(%f : tensor<64x8xf32>) -> tensor<64x8xf32>
      prelu.yield %m : tensor<64x8xf32>
    } : tensor<64x8xf32>
    return %1 : tensor<64x8xf32>
  }
}

// -----

// An index takes eight bytes, and eight of them do not fit 63.
// CHECK-LABEL: func.func @indices(
// CHECK-NOT:     scf.for
// CHECK:         return
// REMARK: remark: [Missed] ChainStored{{.*}}Reason="a region has no schedule"
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 255, l3_bytes = 63>>} {
  func.func @indices(%x: tensor<8xi64>) -> tensor<8xi64> {
    %e = tensor.empty() : tensor<8xindex>
    %o = tensor.empty() : tensor<8xi64>
    %a = prelu.fused {
      %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<8xi64>) outs(%e : tensor<8xindex>) {
      ^bb0(%p: i64, %q: index):
        %i = arith.index_cast %p : i64 to index
        linalg.yield %i : index
      } -> tensor<8xindex>
      prelu.yield %0 : tensor<8xindex>
    } : tensor<8xindex>
    %b = prelu.fused {
      %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%a : tensor<8xindex>) outs(%o : tensor<8xi64>) {
      ^bb0(%p: index, %q: i64):
        %i = arith.index_cast %p : index to i64
        linalg.yield %i : i64
      } -> tensor<8xi64>
      prelu.yield %0 : tensor<8xi64>
    } : tensor<8xi64>
    return %b : tensor<8xi64>
  }
}
