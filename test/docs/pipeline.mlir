// The IR that docs/pipeline.md shows, so that it cannot rot.

// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=raise" | FileCheck %s --check-prefix=RAISE
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=fuse" | FileCheck %s --check-prefix=FUSE
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=schedule" | FileCheck %s --check-prefix=SCHEDULE
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=vectorize" | FileCheck %s --check-prefix=VECTORIZE
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell" | FileCheck %s --check-prefix=LOWER

// RAISE: %[[CONV:.*]] = linalg.conv_2d_nchw_fchw
// RAISE-NEXT: prelu.prelu %[[CONV]], %arg3 {{.*}} : tensor<1x32x16x16xf32>, tensor<32xf32>

// FUSE: prelu.fused {
// FUSE-NEXT: linalg.broadcast
// FUSE-NEXT: %[[CONV:.*]] = linalg.conv_2d_nchw_fchw
// FUSE-NEXT: %[[PRELU:.*]] = prelu.prelu %[[CONV]], %arg3
// FUSE-NEXT: prelu.yield %[[PRELU]]

// SCHEDULE: #prelu.target<{{.*}}cpu = "haswell", features = "", threads = 1, core = <vector_bits = 256, fmas_per_cycle = 2.0, fma_latency = 5, l2_bytes = 262144, l3_bytes = 4194304, s16s16_bits = 256, s16s16_latency = 1>>
// SCHEDULE: prelu.fused schedule(<algorithm = direct, tile = [1, 6, 1, 16, 1, 3, 3], lanes = 3, vector = 8, order = [1, 0, 2, 3]>) {
// SCHEDULE-NEXT: linalg.broadcast

// VECTORIZE-NOT: prelu.fused
// VECTORIZE: %[[ACC:.*]]:12 = scf.for
// VECTORIZE: arith.mulf {{.*}} fastmath<contract> : vector<8xf32>
// VECTORIZE-NEXT: arith.addf {{.*}} fastmath<contract> : vector<8xf32>
// VECTORIZE: scf.yield
// VECTORIZE-NEXT: }
// VECTORIZE: %[[ALPHA:.*]] = tensor.extract
// VECTORIZE-NEXT: %[[PRELU:.*]] = prelu.prelu %[[ACC]]#0, %[[ALPHA]]
// VECTORIZE-NEXT: vector.transfer_write %[[PRELU]]

// LOWER: llvm.func @_mlir_ciface_main({{.*}}target_cpu = "haswell"

func.func @main(%x: tensor<1x3x18x18xf32>, %weights: tensor<32x3x3x3xf32>, %bias: tensor<32xf32>, %alpha: tensor<32xf32>) -> tensor<1x32x16x16xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<1x32x16x16xf32>
  %init = linalg.broadcast ins(%bias : tensor<32xf32>) outs(%empty : tensor<1x32x16x16xf32>) dimensions = [0, 2, 3]
  %conv = linalg.conv_2d_nchw_fchw ins(%x, %weights : tensor<1x3x18x18xf32>, tensor<32x3x3x3xf32>) outs(%init : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (c)>, affine_map<(n, c, h, w) -> (n, c, h, w)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%conv, %alpha : tensor<1x32x16x16xf32>, tensor<32xf32>) outs(%empty : tensor<1x32x16x16xf32>) {
  ^bb0(%in: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %a : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<1x32x16x16xf32>
  return %y : tensor<1x32x16x16xf32>
}
