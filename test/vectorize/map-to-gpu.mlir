// RUN: prelu-opt %s --prelu-map-to-gpu --cse --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-map-to-gpu --split-input-file --mlir-disable-threading \
// RUN:   --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// One thread for four elements; the threads behind the last compute it once
// more. Neighbouring elements of every operand are one access.
// CHECK-LABEL: func @direct(
// CHECK:         %[[X:.*]] = bufferization.to_buffer %arg0 read_only
// CHECK:         %[[XF:.*]] = memref.collapse_shape %[[X]] {{\[}}[0, 1]]
// CHECK:         %[[Y:.*]] = memref.alloc() : memref<10x12xf32>
// CHECK:         %[[YF:.*]] = memref.collapse_shape %[[Y]]
// CHECK:         gpu.launch blocks({{.*}}) in ({{.*}} = %c1, {{.*}} = %c1, {{.*}} = %c1) threads(%[[T:.*]], %{{.*}}, %{{.*}}) in ({{.*}} = %c64, {{.*}} = %c1, {{.*}} = %c1)
// CHECK:           %[[N:.*]] = arith.minui %{{.*}}, %c29
// CHECK:           %[[I:.*]] = affine.apply #{{.*}}()[%[[N]]]
// CHECK:           %[[V:.*]] = vector.load %[[XF]][%[[I]]] {alignment = 16 : i64} : memref<120xf32>, vector<4xf32>
// CHECK:           %[[P:.*]] = prelu.prelu %[[V]], %{{.*}} : vector<4xf32>, f32
// CHECK:           %[[E:.*]] = math.exp %[[P]] : vector<4xf32>
// CHECK:           vector.store %[[E]], %[[YF]][%[[I]]] {alignment = 16 : i64}
// CHECK:         %[[R:.*]] = bufferization.to_tensor %[[Y]] restrict writable
// CHECK:         return %[[R]]
func.func @direct(%x: tensor<10x12xf32>, %alpha: f32, %e: tensor<10x12xf32>) -> tensor<10x12xf32> {
  %y = prelu.fused mapping(<algorithm = direct, block = [64], vector = 4>) {
    %0 = prelu.prelu %x, %alpha : tensor<10x12xf32>, f32
    %1 = linalg.exp ins(%0 : tensor<10x12xf32>) outs(%e : tensor<10x12xf32>) -> tensor<10x12xf32>
    prelu.yield %1 : tensor<10x12xf32>
  } : tensor<10x12xf32>
  return %y : tensor<10x12xf32>
}

// -----

// The four elements of a thread lie in two rows: each row has its own alpha.
// CHECK-LABEL: func @lanes_across_rows(
// CHECK:         vector.load %{{.*}} : memref<64xf32>, vector<4xf32>
// CHECK:         %[[A0:.*]] = tensor.extract %arg1
// CHECK:         %[[A1:.*]] = tensor.extract %arg1
// CHECK:         vector.from_elements %[[A0]], %[[A0]], %[[A1]], %[[A1]] : vector<4xf32>
// CHECK:         vector.store %{{.*}} : memref<64xf32>, vector<4xf32>
// CHECK-NOT:     vector.store
func.func @lanes_across_rows(%x: tensor<4x8x2xf32>, %alpha: tensor<8xf32>) -> tensor<4x8x2xf32> {
  %e = tensor.empty() : tensor<4x8x2xf32>
  %y = prelu.fused mapping(<algorithm = direct, block = [64], vector = 4>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d1)>,
                                          affine_map<(d0, d1, d2) -> (d0, d1, d2)>],
                         iterator_types = ["parallel", "parallel", "parallel"]}
        ins(%x, %alpha : tensor<4x8x2xf32>, tensor<8xf32>) outs(%e : tensor<4x8x2xf32>) {
    ^bb0(%in: f32, %a: f32, %out: f32):
      %m = arith.mulf %in, %a : f32
      linalg.yield %m : f32
    } -> tensor<4x8x2xf32>
    prelu.yield %0 : tensor<4x8x2xf32>
  } : tensor<4x8x2xf32>
  return %y : tensor<4x8x2xf32>
}

// -----

// A dynamic number of results: the launch computes its blocks.
// CHECK-LABEL: func @dynamic(
// CHECK:         %[[D:.*]] = tensor.dim %arg0, %c0
// CHECK:         memref.alloc(%[[D]]) : memref<?x12xf32>
// CHECK:         %[[TOTAL:.*]] = affine.apply #{{.*}}()[%[[D]]]
// CHECK:         %[[B:.*]] = affine.apply #{{.*}}()[%[[D]]]
// CHECK:         gpu.launch blocks({{.*}}) in ({{.*}} = %[[B]],
// CHECK:           %[[LAST:.*]] = arith.subi %[[TOTAL]], %c1
// CHECK:           arith.minui %{{.*}}, %[[LAST]]
// CHECK:           affine.delinearize_index %{{.*}} into (%[[D]], 12)
func.func @dynamic(%x: tensor<?x12xf32>, %alpha: f32, %e: tensor<?x12xf32>) -> tensor<?x12xf32> {
  %y = prelu.fused mapping(<algorithm = direct, block = [64]>) {
    %0 = prelu.prelu %x, %alpha : tensor<?x12xf32>, f32
    %1 = linalg.exp ins(%0 : tensor<?x12xf32>) outs(%e : tensor<?x12xf32>) -> tensor<?x12xf32>
    prelu.yield %1 : tensor<?x12xf32>
  } : tensor<?x12xf32>
  return %y : tensor<?x12xf32>
}

// -----

// Two stages in workgroup memory: the next tile is loaded before this one is
// multiplied and stored after, with one barrier a step. 18 columns are two blocks
// of 16, of which the second starts at column 2. PReLU comes on the sums before
// the only store.
// CHECK-LABEL: func @tiled(
// CHECK:         gpu.launch blocks(%[[BX:.*]], %[[BY:.*]], %{{.*}}) in ({{.*}} = %c2, {{.*}} = %c1, {{.*}} = %c1) threads({{.*}}) in ({{.*}} = %c8,
// CHECK-SAME:      workgroup(%[[ROWS:.*]] : memref<2x4x12xf32, #gpu.address_space<workgroup>>, %[[COLUMNS:.*]] : memref<2x4x20xf32, #gpu.address_space<workgroup>>)
// CHECK:           %[[COL:.*]] = arith.minui %{{.*}}, %c2
// CHECK:           gpu.barrier
// CHECK:           %[[SUMS:.*]]:4 = scf.for %{{.*}} = %c1 to %c3 step %c1 iter_args({{.*}}) -> (vector<4xf32>, vector<4xf32>, vector<4xf32>, vector<4xf32>)
// CHECK:             vector.load %{{.*}} {alignment = 16 : i64} : memref<96xf32>, vector<4xf32>
// CHECK:             vector.load %[[ROWS]]
// CHECK:             vector.load %[[COLUMNS]]
// CHECK:             arith.mulf %{{.*}} fastmath<contract> : vector<4xf32>
// CHECK:             arith.addf %{{.*}} fastmath<contract> : vector<4xf32>
// CHECK:             memref.store %{{.*}}, %[[ROWS]]
// CHECK:             gpu.barrier
// CHECK-NOT:         gpu.barrier
// CHECK:             scf.yield
// CHECK-NOT:       vector.store
// CHECK:           prelu.prelu %{{.*}} : vector<4xf32>, f32
// CHECK:           vector.store
func.func @tiled(%a: tensor<8x12xf32>, %b: tensor<12x18xf32>, %alpha: f32, %c: tensor<8x18xf32>) -> tensor<8x18xf32> {
  %y = prelu.fused mapping(<algorithm = tiled, block = [8, 16, 4], thread = [4, 4], vector = 4, stages = 2>) {
    %0 = linalg.matmul ins(%a, %b : tensor<8x12xf32>, tensor<12x18xf32>) outs(%c : tensor<8x18xf32>) -> tensor<8x18xf32>
    %1 = prelu.prelu %0, %alpha : tensor<8x18xf32>, f32
    prelu.yield %1 : tensor<8x18xf32>
  } : tensor<8x18xf32>
  return %y : tensor<8x18xf32>
}

// -----

// Padding is two comparisons and a selection, with no branch; the image is read in
// place, at its start instead of padding, no im2col buffer in between.
// CHECK-LABEL: func @padded(
// CHECK:         %[[X:.*]] = memref.collapse_shape %{{.*}} : memref<1x2x4x4xf32> into memref<32xf32>
// CHECK:         gpu.launch
// CHECK:           scf.for
// CHECK:             %[[ROW:.*]] = arith.cmpi ult, %{{.*}}, %c4
// CHECK:             %[[COLUMN:.*]] = arith.cmpi ult, %{{.*}}, %c4
// CHECK:             %[[IN:.*]] = arith.andi %[[ROW]], %[[COLUMN]]
// CHECK:             %[[INDEX:.*]] = arith.select %[[IN]], %{{.*}}, %c0
// CHECK:             %[[V:.*]] = memref.load %[[X]][%[[INDEX]]]
// CHECK:             arith.select %[[IN]], %[[V]], %{{.*}} : f32
// CHECK-NOT:         scf.if
// CHECK:             gpu.barrier
func.func @padded(%x: tensor<1x2x4x4xf32>, %w: tensor<4x2x3x3xf32>, %init: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused mapping(<algorithm = tiled, block = [4, 16, 9], thread = [2, 4], vector = 4>) {
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%a: index, %b: index, %c: index, %d: index):
      tensor.yield %zero : f32
    } : tensor<1x2x4x4xf32> to tensor<1x2x6x6xf32>
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x2x6x6xf32>, tensor<4x2x3x3xf32>) outs(%init : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %0 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// -----

// Asynchronous copies of 16 bytes two tiles ahead, ldmatrix, matrix products,
// PReLU on the fragments. The second operand's rows run along the columns, so
// ldmatrix transposes it. The two copies of a row change places every fourth row.
// CHECK-LABEL: func @mma_sync(
// CHECK:         gpu.launch {{.*}} workgroup(%[[A:.*]] : memref<768xf16, #gpu.address_space<workgroup>>, %[[B:.*]] : memref<768xf16, #gpu.address_space<workgroup>>)
// CHECK:           arith.xori
// CHECK-COUNT-2:   nvgpu.device_async_create_group
// CHECK:           scf.for
// CHECK:             nvgpu.device_async_wait %{{.*}} {numGroups = 1 : i32}
// CHECK-NEXT:        gpu.barrier
// CHECK:             nvgpu.device_async_copy %{{.*}}, %[[A]][%{{.*}}], 8 {bypassL1} : memref<1024xf16> to
// CHECK:             nvgpu.ldmatrix %[[A]][%{{.*}}] {numTiles = 4 : i32, transpose = false} : {{.*}} -> vector<4x2xf16>
// CHECK:             nvgpu.ldmatrix %[[B]][%{{.*}}] {numTiles = 4 : i32, transpose = true} : {{.*}} -> vector<4x2xf16>
// CHECK-COUNT-2:     nvgpu.mma.sync(%{{.*}}) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, vector<2x2xf32>) -> vector<2x2xf32>
// CHECK:             scf.yield
// CHECK:           prelu.prelu %{{.*}} : vector<2xf32>, f32
// CHECK:           vector.store %{{.*}} {alignment = 8 : i64} : memref<256xf32>, vector<2xf32>
func.func @mma_sync(%a: tensor<16x64xf16>, %b: tensor<64x16xf16>, %alpha: f32, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 16], stages = 3>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x64xf16>, tensor<64x16xf16>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<16x16xf32>, f32
    prelu.yield %1 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

// An asynchronous copy of no elements writes zeros: padding, at whose place it
// reads nothing.
// CHECK-LABEL: func @mma_padded_image(
// CHECK:         scf.for
// CHECK:           %[[IN:.*]] = arith.andi
// CHECK:           %[[AT:.*]] = arith.select %[[IN]], %{{.*}}, %c0
// CHECK:           %[[COUNT:.*]] = arith.select %[[IN]], %c8, %c0
// CHECK:           nvgpu.device_async_copy %{{.*}}[%[[AT]]], %{{.*}}[%{{.*}}], 8, %[[COUNT]] {bypassL1}
// CHECK-NOT:       vector.store {{.*}}vector<8xf16>
// CHECK:           nvgpu.mma.sync
func.func @mma_padded_image(%x: tensor<1x4x4x16xf16>, %w: tensor<3x3x16x16xf16>, %init: tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xf32> {
  %zero = arith.constant 0.0 : f16
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 16], stages = 2>) {
    %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%a: index, %b: index, %c: index, %d: index):
      tensor.yield %zero : f16
    } : tensor<1x4x4x16xf16> to tensor<1x6x6x16xf16>
    %0 = linalg.conv_2d_nhwc_hwcf ins(%p, %w : tensor<1x6x6x16xf16>, tensor<3x3x16x16xf16>) outs(%init : tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xf32>
    prelu.yield %0 : tensor<1x4x4x16xf32>
  } : tensor<1x4x4x16xf32>
  return %y : tensor<1x4x4x16xf32>
}

// -----

// Six copies in a row have no swizzle: the rows are padded by one.
// CHECK-LABEL: func @mma_padded(
// CHECK:         gpu.launch {{.*}} workgroup(%{{.*}} : memref<256xf16, #gpu.address_space<workgroup>>, %{{.*}} : memref<896xf16, #gpu.address_space<workgroup>>)
func.func @mma_padded(%a: tensor<16x16xf16>, %b: tensor<16x48xf16>, %c: tensor<16x48xf32>) -> tensor<16x48xf32> {
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 48, 16], thread = [16, 48]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x16xf16>, tensor<16x48xf16>) outs(%c : tensor<16x48xf32>) -> tensor<16x48xf32>
    prelu.yield %0 : tensor<16x48xf32>
  } : tensor<16x48xf32>
  return %y : tensor<16x48xf32>
}

// -----

// f32 is rounded to tf32. The first operand's rows run along the reduction, of
// the second a lane reads its elements one by one.
// CHECK-LABEL: func @tf32(
// CHECK:         gpu.launch {{.*}} workgroup(%[[A:.*]] : memref<256xf32, #gpu.address_space<workgroup>>, %[[B:.*]] : memref<384xf32, #gpu.address_space<workgroup>>)
// CHECK:           nvgpu.device_async_copy %{{.*}}, %[[A]][%{{.*}}], 4 {bypassL1}
// CHECK:           nvgpu.ldmatrix %[[A]][%{{.*}}] {numTiles = 4 : i32, transpose = false} : {{.*}} -> vector<4x1xf32>
// CHECK-COUNT-4:   nvvm.convert.float.to.tf32 %{{.*}} {rnd = #nvvm.fp_rnd_mode<rna>}
// CHECK-COUNT-4:   memref.load %[[B]]
// CHECK-COUNT-2:   nvgpu.mma.sync(%{{.*}}) {mmaShape = [16, 8, 8], tf32Enabled} : (vector<4x1xf32>, vector<2x1xf32>, vector<2x2xf32>) -> vector<2x2xf32>
func.func @tf32(%a: tensor<16x32xf32>, %b: tensor<32x16xf32>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 8], thread = [16, 16], stages = 2>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x16xf32>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

// More than 48 KiB of tiles are asked for at the launch.
// CHECK-LABEL: func @dynamic_shared(
// CHECK:         gpu.launch {{.*}} dynamic_shared_memory_size %c65536_i32
// CHECK:           %[[ALL:.*]] = gpu.dynamic_shared_memory
// CHECK:           memref.view %[[ALL]][%c0][] : {{.*}} to memref<16384xf16,
// CHECK:           memref.view %[[ALL]][%c32768][] : {{.*}} to memref<16384xf16,
func.func @dynamic_shared(%a: tensor<128x64xf16>, %b: tensor<64x128xf16>, %c: tensor<128x128xf32>) -> tensor<128x128xf32> {
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [128, 128, 32], thread = [64, 64], stages = 4>) {
    %0 = linalg.matmul ins(%a, %b : tensor<128x64xf16>, tensor<64x128xf16>) outs(%c : tensor<128x128xf32>) -> tensor<128x128xf32>
    prelu.yield %0 : tensor<128x128xf32>
  } : tensor<128x128xf32>
  return %y : tensor<128x128xf32>
}

// -----

// Two stages for a warp's instructions: a tile is read as a whole, and behind a
// barrier its place takes the tile after the next while it is multiplied.
// CHECK-LABEL: func @early_refill(
// CHECK-COUNT-2:   nvgpu.device_async_create_group
// CHECK:           scf.for
// CHECK:             nvgpu.device_async_wait %{{.*}} {numGroups = 1 : i32}
// CHECK-NEXT:        gpu.barrier
// CHECK-COUNT-4:     nvgpu.ldmatrix
// CHECK-NOT:         nvgpu.mma.sync
// CHECK:             gpu.barrier
// CHECK-NOT:         nvgpu.ldmatrix
// CHECK:             nvgpu.device_async_create_group
// CHECK-COUNT-4:     nvgpu.mma.sync
// CHECK:             scf.yield
func.func @early_refill(%a: tensor<16x96xf16>, %b: tensor<96x16xf16>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 32], thread = [16, 16], stages = 2>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x96xf16>, tensor<96x16xf16>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

// A warpgroup's products read both operands from workgroup memory: the copies
// that have arrived are fenced, a product goes on while the next copies start,
// and the accumulators pass through the fence before it and the wait at the end.
// CHECK-LABEL: func @wgmma(
// CHECK:         gpu.launch {{.*}} dynamic_shared_memory_size %c15360_i32
// CHECK:           memref.view %{{.*}}[%c0][] : {{.*}} to memref<6144xf16, #gpu.address_space<workgroup>>
// CHECK:           memref.view %{{.*}}[%c12288][] : {{.*}} to memref<1536xf16, #gpu.address_space<workgroup>>
// CHECK:           scf.for
// CHECK:             nvgpu.device_async_wait %{{.*}} {numGroups = 0 : i32}
// CHECK-NEXT:        nvvm.fence.proxy {kind = #nvvm.proxy_kind<async.shared>, space = #nvvm.shared_space<cta>}
// CHECK-NEXT:        gpu.barrier
// CHECK:             llvm.inline_asm has_side_effects "wgmma.fence.sync.aligned;"
// CHECK:             nvvm.wgmma.mma_async %{{.*}}, %{{.*}}, %{{.*}}, <m = 64, n = 16, k = 16>, D[<f32>, <one>], A[<f16>, <one>, <row>], B[<f16>, <one>, <row>]
// CHECK:             nvvm.wgmma.mma_async
// CHECK:             nvvm.wgmma.commit.group.sync.aligned
// CHECK-NEXT:        nvvm.wgmma.wait.group.sync.aligned 1
// CHECK:             nvgpu.device_async_copy
// CHECK:             scf.yield
// CHECK:           llvm.inline_asm has_side_effects {{.*}}"wgmma.wait_group.sync.aligned 0;"
// CHECK:           prelu.prelu %{{.*}} : vector<2xf32>, f32
// CHECK:           vector.store
func.func @wgmma(%a: tensor<64x64xf16>, %b: tensor<64x16xf16>, %alpha: f32, %c: tensor<64x16xf32>) -> tensor<64x16xf32> {
  %y = prelu.fused mapping(<algorithm = wgmma, block = [64, 16, 32], thread = [64, 16], stages = 3>) {
    %0 = linalg.matmul ins(%a, %b : tensor<64x64xf16>, tensor<64x16xf16>) outs(%c : tensor<64x16xf32>) -> tensor<64x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<64x16xf32>, f32
    prelu.yield %1 : tensor<64x16xf32>
  } : tensor<64x16xf32>
  return %y : tensor<64x16xf32>
}

// -----

// The same with tensor maps: made on the host, as matrices of whole rows. One
// thread starts the boxes of both operands, and all wait at the stage's barrier
// for their 5120 bytes; no fence of the proxy, as it is the products' own. The
// last tiles start no more boxes.
// CHECK-LABEL: func @tensor_maps(
// CHECK:         %[[A:.*]] = memref.expand_shape %{{.*}} output_shape [1, 64, 96] : memref<64x96xf16> into memref<1x64x96xf16>
// CHECK:         %[[AC:.*]] = memref.cast %[[A]] : {{.*}} to memref<*xf16>
// CHECK:         nvgpu.tma.create.descriptor %[[AC]] box[%c1, %c64, %c32] : {{.*}} swizzle = swizzle_64b
// CHECK:         %[[MAP:.*]] = builtin.unrealized_conversion_cast {{.*}} to !llvm.ptr
// CHECK:         nvgpu.tma.create.descriptor %{{.*}} box[%c1, %c32, %c16] : {{.*}} swizzle = swizzle_32b
// CHECK:         gpu.launch {{.*}} dynamic_shared_memory_size %c15384_i32
// CHECK:           memref.view %{{.*}}[%c15360][] : {{.*}} to memref<3xi64, #gpu.address_space<workgroup>>
// CHECK:           %[[ELECTED:.*]] = nvvm.elect.sync
// CHECK:           %[[ISFIRST:.*]] = arith.andi %[[ELECTED]],
// CHECK-COUNT-3:   nvvm.mbarrier.init %{{.*}}, %c1_i32, predicate = %[[ISFIRST]]
// CHECK:           nvvm.fence.mbarrier.init
// CHECK:           gpu.barrier
// CHECK:           nvvm.mbarrier.arrive.expect_tx %[[FIRST:.*]], %c5120_i32, predicate = %[[ISFIRST]]
// CHECK:           nvvm.cp.async.bulk.tensor.shared.cluster.global %{{.*}}, %[[MAP]], %[[FIRST]], box[%c0_i32, %{{.*}}, %c0_i32] predicate = %[[ISFIRST]]
// CHECK:           %[[MAIN:.*]]:4 = scf.for %{{.*}} = %c0 to %c2 {{.*}} iter_args({{.*}}, %[[PHASE:[^ ]*]] = %c0_i32)
// CHECK:             nvvm.mbarrier.try_wait.parity %{{.*}}, %[[PHASE]], %{{.*}}
// CHECK-NEXT:        gpu.barrier
// CHECK-NOT:         nvvm.fence.proxy
// CHECK:             nvvm.wgmma.mma_async
// CHECK:             nvvm.wgmma.wait.group.sync.aligned 1
// CHECK:             nvvm.mbarrier.arrive.expect_tx %{{.*}}, %c5120_i32, predicate = %[[ISFIRST]]
// CHECK-COUNT-2:     nvvm.cp.async.bulk.tensor.shared.cluster.global {{.*}} predicate = %[[ISFIRST]]
// CHECK:             arith.xori %[[PHASE]],
// CHECK:             scf.yield
// CHECK-NOT:       nvvm.cp.async.bulk
// CHECK:           nvvm.mbarrier.try_wait.parity %{{.*}}, %[[MAIN]]#3,
// CHECK:           nvvm.wgmma.mma_async
// CHECK-NOT:       nvvm.cp.async.bulk
// CHECK:           gpu.terminator
func.func @tensor_maps(%a: tensor<64x96xf16>, %b: tensor<96x16xf16>, %c: tensor<64x16xf32>) -> tensor<64x16xf32> {
  %y = prelu.fused mapping(<algorithm = wgmma, block = [64, 16, 32], thread = [64, 16], stages = 3, tma = true>) {
    %0 = linalg.matmul ins(%a, %b : tensor<64x96xf16>, tensor<96x16xf16>) outs(%c : tensor<64x16xf32>) -> tensor<64x16xf32>
    prelu.yield %0 : tensor<64x16xf32>
  } : tensor<64x16xf32>
  return %y : tensor<64x16xf32>
}

// -----

// The pixels that a tile's rows want, for all of a window, are no box.
// CHECK-LABEL: func @no_box(
// CHECK-NOT:     nvgpu.tma
// CHECK:         nvgpu.device_async_copy
// REMARK: [Missed] NoTensorMap | Category:prelu-map-to-gpu | Reason="the tiles of operand 0 are no boxes of memory", Suggestion="each thread copies its share of both operands' tiles"
func.func @no_box(%x: tensor<1x10x10x32xf16>, %w: tensor<3x3x32x16xf16>, %c: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %y = prelu.fused mapping(<algorithm = wgmma, block = [64, 16, 32], thread = [64, 16], stages = 3, tma = true>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x32xf16>, tensor<3x3x32x16xf16>) outs(%c : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

// A wavefront's products. A lane reads two neighbouring rows and columns, one
// for each of two matrices, and its results of two matrices are neighbours.
// CHECK-LABEL: func @mfma(
// CHECK:         gpu.launch {{.*}} threads(%{{.*}}) in (%{{.*}} = %c64
// CHECK-SAME:        workgroup(%[[A:.*]] : memref<2x16x36xf16, #gpu.address_space<workgroup>>, %[[B:.*]] : memref<2x16x36xf16, #gpu.address_space<workgroup>>)
// CHECK:           scf.for
// CHECK-COUNT-4:     vector.load %[[A]][%{{.*}}] {alignment = 4 : i64} : {{.*}}, vector<2xf16>
// CHECK:             vector.from_elements {{.*}} : vector<4xf16>
// CHECK-COUNT-4:     vector.load %[[B]][%{{.*}}] {alignment = 4 : i64} : {{.*}}, vector<2xf16>
// CHECK-COUNT-4:     amdgpu.mfma 16x16x16 %{{.*}} * %{{.*}} + %{{.*}} blgp = none : vector<4xf16>, vector<4xf16>, vector<4xf32>
// CHECK:             scf.yield
// CHECK-COUNT-8:   prelu.prelu %{{.*}} : vector<2xf32>, f32
func.func @mfma(%a: tensor<32x48xf16>, %b: tensor<48x32xf16>, %alpha: f32, %c: tensor<32x32xf32>) -> tensor<32x32xf32> {
  %y = prelu.fused mapping(<algorithm = mfma, block = [32, 32, 16], thread = [32, 32], vector = 4, stages = 2>) {
    %0 = linalg.matmul ins(%a, %b : tensor<32x48xf16>, tensor<48x32xf16>) outs(%c : tensor<32x32xf32>) -> tensor<32x32xf32>
    %1 = prelu.prelu %0, %alpha : tensor<32x32xf32>, f32
    prelu.yield %1 : tensor<32x32xf32>
  } : tensor<32x32xf32>
  return %y : tensor<32x32xf32>
}

// -----

// f32 is multiplied as it is, four steps at once.
// CHECK-LABEL: func @mfma_f32(
// CHECK:         amdgpu.mfma 16x16x4 %{{.*}} * %{{.*}} + %{{.*}} blgp = none : f32, f32, vector<4xf32>
func.func @mfma_f32(%a: tensor<16x8xf32>, %b: tensor<8x16xf32>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %y = prelu.fused mapping(<algorithm = mfma, block = [16, 16, 4], thread = [16, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x8xf32>, tensor<8x16xf32>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

// A sum over what the threads compute is no kernel of this kind.
// REMARK: NotMapped{{.*}}a result is a sum over what the threads compute
// CHECK-LABEL: func @sum(
// CHECK-NOT:     prelu.fused
// CHECK:         linalg.generic
// CHECK:         linalg.reduce
func.func @sum(%x: tensor<4x8xf32>, %e: tensor<4x8xf32>, %s: tensor<4xf32>) -> (tensor<4x8xf32>, tensor<4xf32>) {
  %y:2 = prelu.fused {
    %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %2 = arith.mulf %in, %in : f32
      linalg.yield %2 : f32
    } -> tensor<4x8xf32>
    %1 = linalg.reduce ins(%0 : tensor<4x8xf32>) outs(%s : tensor<4xf32>) dimensions = [1]
      (%in: f32, %acc: f32) {
        %2 = arith.addf %acc, %in : f32
        linalg.yield %2 : f32
      }
    prelu.yield %0, %1 : tensor<4x8xf32>, tensor<4xf32>
  } : tensor<4x8xf32>, tensor<4xf32>
  return %y#0, %y#1 : tensor<4x8xf32>, tensor<4xf32>
}

// -----

// A pool: the rows of a 2x2 window are neighbours of one thread, PReLU comes on
// each of the sums, and only what their maximum is gets stored.
// CHECK-LABEL: func @pool(
// CHECK:         %[[Y:.*]] = memref.alloc() : memref<1x4x4x8xf32>
// CHECK:         gpu.launch
// CHECK:           %[[SUMS:.*]]:8 = scf.for
// CHECK:           %[[P0:.*]] = prelu.prelu %[[SUMS]]#0, %[[ALPHA:.*]] : vector<4xf32>, vector<4xf32>
// CHECK:           %[[M0:.*]] = arith.maximumf %{{.*}}, %[[P0]] : vector<4xf32>
// CHECK:           %[[P1:.*]] = prelu.prelu %[[SUMS]]#2, %[[ALPHA]]
// CHECK:           %[[M1:.*]] = arith.maximumf %[[M0]], %[[P1]]
// CHECK:           %[[P2:.*]] = prelu.prelu %[[SUMS]]#4, %[[ALPHA]]
// CHECK:           %[[M2:.*]] = arith.maximumf %[[M1]], %[[P2]]
// CHECK:           %[[P3:.*]] = prelu.prelu %[[SUMS]]#6, %[[ALPHA]]
// CHECK:           %[[M3:.*]] = arith.maximumf %[[M2]], %[[P3]]
// CHECK:           vector.store %[[M3]]
// CHECK-COUNT-4:   prelu.prelu
// CHECK:           vector.store
// CHECK-NOT:       vector.store
// CHECK:           gpu.terminator
func.func @pool(%x: tensor<1x8x8x16xf32>, %w: tensor<1x1x16x8xf32>, %c: tensor<1x8x8x8xf32>, %alpha: tensor<8xf32>, %window: tensor<2x2xf32>, %d: tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32> {
  %y = prelu.fused mapping(<algorithm = tiled, block = [16, 8, 4], thread = [4, 8], vector = 4>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x16xf32>, tensor<1x1x16x8xf32>) outs(%c : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 3>} : tensor<1x8x8x8xf32>, tensor<8xf32>
    %2 = linalg.pooling_nhwc_max {strides = dense<2> : vector<2xi64>} ins(%1, %window : tensor<1x8x8x8xf32>, tensor<2x2xf32>) outs(%d : tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
    prelu.yield %2 : tensor<1x4x4x8xf32>
  } : tensor<1x4x4x8xf32>
  return %y : tensor<1x4x4x8xf32>
}
