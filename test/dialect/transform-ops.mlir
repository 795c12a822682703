// RUN: prelu-opt %s --transform-interpreter --split-input-file | FileCheck %s
// RUN: prelu-opt %s --split-input-file | prelu-opt --split-input-file | FileCheck %s --check-prefix=TEXT
// RUN: prelu-opt %s --transform-interpreter --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// The result is a handle to what has been raised; one to an op beside it stays,
// one to an op that is gone is empty.
// CHECK-LABEL: func.func @raise(
// CHECK:         %[[M:.*]] = linalg.matmul {product}
// CHECK:         prelu.prelu %[[M]], %{{.*}} {raised} : tensor<4x8xf32>, f32
// REMARK: remark: [Passed] Raised | Category:prelu-raise
func.func @raise(%x: tensor<4x16xf32>, %w: tensor<16x8xf32>, %o: tensor<4x8xf32>, %alpha: f32) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %product = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%o : tensor<4x8xf32>) -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%product : tensor<4x8xf32>) outs(%o : tensor<4x8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %positive = arith.cmpf ogt, %v, %zero : f32
    %scaled = arith.mulf %v, %alpha : f32
    %selected = arith.select %positive, %v, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// TEXT: transform.prelu.raise %{{.*}} : (!transform.any_op) -> !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %matmul = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    %generic = transform.structured.match ops{["linalg.generic"]} in %root : (!transform.any_op) -> !transform.any_op
    %prelus = transform.prelu.raise %func : (!transform.any_op) -> !transform.any_op
    transform.annotate %prelus "raised" : !transform.any_op
    transform.annotate %matmul "product" : !transform.any_op
    transform.annotate %generic "gone" : !transform.any_op
    transform.yield
  }
}

// -----

// max(x, alpha * x) is one where alpha is known to be at most 1, or said to be.
// CHECK-LABEL: func.func @assumptions(
// CHECK:         prelu.prelu
func.func @assumptions(%x: f32, %alpha: f32) -> f32 {
  %scaled = arith.mulf %x, %alpha : f32
  %y = arith.maximumf %x, %scaled : f32
  return %y : f32
}

// TEXT: transform.prelu.raise %{{.*}} {alpha_at_most_one, finite_alpha = false, no_infs, no_nans, reassociate}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %prelus = transform.prelu.raise %func {alpha_at_most_one, finite_alpha = false, no_infs, no_nans, reassociate}
        : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

// Contractions that a PReLU follows alone, and handles to them.
// CHECK-LABEL: func.func @fuse(
// CHECK:         linalg.matmul {product}
// CHECK:         prelu.fused {
// CHECK:           linalg.matmul {product}
// CHECK:           prelu.prelu
// CHECK:         } {region}
// CHECK-NOT:     prelu.fused
// REMARK: remark: [Passed] Fused | Category:prelu-fuse
func.func @fuse(%x: tensor<4x16xf32>, %w: tensor<16x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = linalg.matmul ins(%0, %w : tensor<4x16xf32>, tensor<16x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %2 : tensor<4x16xf32>
}

// TEXT: transform.prelu.fuse %{{.*}} : (!transform.any_op) -> !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %matmuls = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.fuse %func : (!transform.any_op) -> !transform.any_op
    transform.annotate %regions "region" : !transform.any_op
    transform.annotate %matmuls "product" : !transform.any_op
    transform.yield
  }
}

// -----

// A reshape behind the contraction is moved by patterns; handles follow.
// CHECK-LABEL: func.func @fuse_reshaped(
// CHECK:         prelu.fused {
// CHECK:           prelu.prelu %{{.*}} {activation, alpha_dims = array<i64: 1, 2>} : tensor<4x2x8xf32>, tensor<2x8xf32>
// CHECK:         tensor.collapse_shape
func.func @fuse_reshaped(%x: tensor<4x16xf32>, %w: tensor<16x2x8xf32>, %o: tensor<4x2x8xf32>, %alpha: tensor<16xf32>) -> tensor<4x16xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k, l) -> (i, l)>, affine_map<(i, j, k, l) -> (l, j, k)>, affine_map<(i, j, k, l) -> (i, j, k)>], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x16xf32>, tensor<16x2x8xf32>) outs(%o : tensor<4x2x8xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %sum, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x2x8xf32>
  %1 = tensor.collapse_shape %0 [[0], [1, 2]] : tensor<4x2x8xf32> into tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<4x16xf32>, tensor<16xf32>
  return %2 : tensor<4x16xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %prelu = transform.structured.match ops{["prelu.prelu"]} in %root : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.fuse %func : (!transform.any_op) -> !transform.any_op
    transform.annotate %prelu "activation" : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @fuse_all(
// CHECK:         prelu.fused {
// CHECK:         } {region}
func.func @fuse_all(%x: tensor<4x16xf32>, %w: tensor<16x16xf32>, %o: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// TEXT: transform.prelu.fuse %{{.*}} {all_contractions} : (!transform.any_op) -> !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.fuse %func {all_contractions} : (!transform.any_op) -> !transform.any_op
    transform.annotate %regions "region" : !transform.any_op
    transform.yield
  }
}

// -----

// The cost model's schedule with a field overridden, a schedule as it stands,
// and the cost model's own in place of another.
// CHECK:       module attributes {prelu.target = #prelu.target<triple = {{.*}} cpu = "haswell"
// CHECK-LABEL: func.func @set_schedule(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 16, 2], lanes = 1, vector = 8, block = 8, operands = [broadcast, as_it_lies]>)
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [3, 48, 2], lanes = 1, vector = 16>)
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [{{[0-9]+, [0-9]+, [0-9]+}}], lanes = 1, vector = 8{{.*}}>)
func.func @set_schedule(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> (tensor<8x64xf32>, tensor<8x64xf32>, tensor<8x64xf32>) {
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  %2 = prelu.fused {
    %3 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %3 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  %4 = prelu.fused schedule(<algorithm = direct, tile = [1, 64, 1], lanes = 1, vector = 64>) {
    %5 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%2 : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %5 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0, %2, %4 : tensor<8x64xf32>, tensor<8x64xf32>, tensor<8x64xf32>
}

// TEXT: transform.prelu.attach_target %{{.*}} {cpu = "haswell"} : !transform.any_op
// TEXT: transform.prelu.set_schedule %{{.*}} override {block = 8 : i64, tile = [1, 16, 2]} {winograd = 0 : i64} : !transform.any_op
// TEXT: transform.prelu.set_schedule %{{.*}} = <algorithm = direct, tile = [3, 48, 2], lanes = 1, vector = 16> : !transform.any_op
// TEXT: transform.prelu.set_schedule %{{.*}} : !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_target %root {cpu = "haswell"} : !transform.any_op
    %regions = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %first, %second, %third = transform.split_handle %regions : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.prelu.set_schedule %first override {block = 8, tile = [1, 16, 2]} {winograd = 0 : i64} : !transform.any_op
    transform.prelu.set_schedule %second = <algorithm = direct, tile = [3, 48, 2], lanes = 1, vector = 16> : !transform.any_op
    transform.prelu.set_schedule %third : !transform.any_op
    transform.yield
  }
}

// -----

// Every field has its name, and arrays may be dense.
// CHECK-LABEL: func.func @set_all_fields(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [2, 16, 4], lanes = 1, vector = 16, parallel = [1], order = [1, 0], block = 16, pack = [1], chunk = [2], dot = 2, operands = [grouped_copy, panels]>)
func.func @set_all_fields(%a: tensor<8x32xbf16>, %b: tensor<32x64xbf16>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xbf16>, tensor<32x64xbf16>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_target %root {cpu = "haswell", threads = 2 : i64} : !transform.any_op
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.prelu.set_schedule %region override {algorithm = "direct", tile = array<i64: 2, 16, 4>, lanes = 1, vector = 16, parallel = [1], order = [1, 0], block = 16, pack = [1], chunk = [2], dot = 2, batch = [], operands = ["grouped_copy", "panels"]} : !transform.any_op
    transform.yield
  }
}

// -----

// Constant weights in panels of the tile that the script has set; the other
// region gets a schedule of the cost model.
// CHECK-LABEL: func.func @schedule(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [2, 8, 2], lanes = 1, vector = 8>) {
// CHECK:           linalg.unpack %{{.*}} inner_tiles = [8]
// CHECK:         } {scheduled}
// CHECK:         prelu.fused schedule(
// CHECK:         } {scheduled}
func.func @schedule(%x: tensor<8x32xf32>, %c: tensor<8x16xf32>, %alpha: f32) -> tensor<8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<32x16xf32>
  %e = tensor.empty() : tensor<8x16xf32>
  %0 = prelu.fused schedule(<algorithm = direct, tile = [2, 8, 2], lanes = 1, vector = 8>) {
    %1 = linalg.matmul ins(%x, %w : tensor<8x32xf32>, tensor<32x16xf32>) outs(%c : tensor<8x16xf32>) -> tensor<8x16xf32>
    prelu.yield %1 : tensor<8x16xf32>
  } : tensor<8x16xf32>
  %2 = prelu.fused {
    %3 = linalg.exp ins(%0 : tensor<8x16xf32>) outs(%e : tensor<8x16xf32>) -> tensor<8x16xf32>
    prelu.yield %3 : tensor<8x16xf32>
  } : tensor<8x16xf32>
  return %2 : tensor<8x16xf32>
}

// TEXT: transform.prelu.schedule %{{.*}} {winograd = 2 : i64} : (!transform.any_op) -> !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_target %root {cpu = "haswell"} : !transform.any_op
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.schedule %func {winograd = 2 : i64} : (!transform.any_op) -> !transform.any_op
    transform.annotate %regions "scheduled" : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @vectorize(
// CHECK:         scf.for
// CHECK:           prelu.prelu %{{.*}}, %{{.*}} : vector<8xf32>, f32
// CHECK:         } {loops}
// CHECK-NOT:     prelu.fused
// CHECK:         return
func.func @vectorize(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>, %alpha: f32) -> tensor<8x64xf32> {
  %0 = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 8>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = prelu.prelu %1, %alpha : tensor<8x64xf32>, f32
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

// TEXT: transform.prelu.vectorize %{{.*}} : (!transform.any_op) -> !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %regions = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %loops = transform.prelu.vectorize %regions : (!transform.any_op) -> !transform.any_op
    transform.annotate %loops "loops" : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK:       prelu.gpu_target = #prelu.gpu_target<chip = "sm_80"
// CHECK-LABEL: func.func @set_gpu_mapping(
// CHECK:         prelu.fused mapping(<algorithm = tiled, block = [32, 32, 8], thread = [4, 4], vector = 4, stages = 2>)
// CHECK:         prelu.fused mapping(<algorithm = direct, block = [64], vector = 4>)
// CHECK:         prelu.fused mapping(<algorithm = mma_sync, {{.*}}stages = 3>)
func.func @set_gpu_mapping(%a: tensor<256x256xf32>, %b: tensor<256x256xf32>, %c: tensor<256x256xf32>) -> (tensor<256x256xf32>, tensor<256x256xf32>, tensor<256x256xf32>) {
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<256x256xf32>, tensor<256x256xf32>) outs(%c : tensor<256x256xf32>) -> tensor<256x256xf32>
    prelu.yield %1 : tensor<256x256xf32>
  } : tensor<256x256xf32>
  %2 = prelu.fused {
    %3 = linalg.exp ins(%0 : tensor<256x256xf32>) outs(%c : tensor<256x256xf32>) -> tensor<256x256xf32>
    prelu.yield %3 : tensor<256x256xf32>
  } : tensor<256x256xf32>
  %4 = prelu.fused mapping(<algorithm = direct, block = [64]>) {
    %5 = linalg.matmul ins(%a, %b : tensor<256x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<256x256xf32>) -> tensor<256x256xf32>
    prelu.yield %5 : tensor<256x256xf32>
  } : tensor<256x256xf32>
  return %0, %2, %4 : tensor<256x256xf32>, tensor<256x256xf32>, tensor<256x256xf32>
}

// TEXT: transform.prelu.attach_gpu_target %{{.*}} {chip = "sm_80"} : !transform.any_op
// TEXT: transform.prelu.set_gpu_mapping %{{.*}} override {{{.*}}block = [32, 32, 8]{{.*}}} : !transform.any_op
// TEXT: transform.prelu.set_gpu_mapping %{{.*}} = <algorithm = direct, block = [64], vector = 4> : !transform.any_op
// TEXT: transform.prelu.set_gpu_mapping %{{.*}} {stages = 3 : i64, tf32} : !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_gpu_target %root {chip = "sm_80"} : !transform.any_op
    %regions = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %first, %second, %third = transform.split_handle %regions : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.prelu.set_gpu_mapping %first override {algorithm = "tiled", block = [32, 32, 8], thread = [4, 4], vector = 4, stages = 2, tma = false} : !transform.any_op
    transform.prelu.set_gpu_mapping %second = <algorithm = direct, block = [64], vector = 4> : !transform.any_op
    transform.prelu.set_gpu_mapping %third {stages = 3 : i64, tf32} : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @map_to_gpu(
// CHECK:         gpu.launch
// CHECK:           prelu.prelu
// CHECK:         } {launch}
// CHECK-NOT:     prelu.fused
// CHECK:         return
func.func @map_to_gpu(%x: tensor<16x16xf32>, %alpha: f32) -> tensor<16x16xf32> {
  %0 = prelu.fused mapping(<algorithm = direct, block = [64], vector = 4>) {
    %e = tensor.empty() : tensor<16x16xf32>
    %1 = prelu.prelu %x, %alpha : tensor<16x16xf32>, f32
    %2 = linalg.exp ins(%1 : tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %2 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %0 : tensor<16x16xf32>
}

// TEXT: transform.prelu.map_to_gpu %{{.*}} : (!transform.any_op) -> !transform.any_op
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %regions = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %launches = transform.prelu.map_to_gpu %regions : (!transform.any_op) -> !transform.any_op
    transform.annotate %launches "launch" : !transform.any_op
    transform.yield
  }
}

// -----

// A schedule that is refused leaves the region to the alternative.
// CHECK-LABEL: func.func @alternatives(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 8>)
func.func @alternatives(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.alternatives %func : !transform.any_op {
    ^bb0(%scope: !transform.any_op):
      %region = transform.structured.match ops{["prelu.fused"]} in %scope : (!transform.any_op) -> !transform.any_op
      transform.prelu.set_schedule %region = <algorithm = direct, tile = [2, 16, 1], lanes = 2, vector = 8> : !transform.any_op
    }, {
    ^bb0(%scope: !transform.any_op):
      %region = transform.structured.match ops{["prelu.fused"]} in %scope : (!transform.any_op) -> !transform.any_op
      transform.prelu.set_schedule %region = <algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 8> : !transform.any_op
    }
    transform.yield
  }
}
