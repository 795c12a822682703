// RUN: prelu-opt %s --transform-interpreter --split-input-file -verify-diagnostics

// An illegal schedule, in the words of the verifier.
func.func @illegal_schedule(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{'prelu.fused' op expects schedule.lanes to be a parallel loop of the anchor, got 2}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    transform.prelu.set_schedule %region = <algorithm = direct, tile = [2, 16, 1], lanes = 2, vector = 8> : !transform.any_op
    transform.yield
  }
}

// -----

// The same from an override.
func.func @illegal_override(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{'prelu.fused' op expects schedule.tile to have one entry for each of the anchor's 3 loops, got 2}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.prelu.attach_target %root {cpu = "haswell"} : !transform.any_op
    // expected-note @below {{while this was applied}}
    transform.prelu.set_schedule %region override {tile = [2, 16]} : !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_target(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{has no 'prelu.target' attribute: run prelu-attach-target first}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    transform.prelu.set_schedule %region : !transform.any_op
    transform.yield
  }
}

// -----

// expected-error @below {{has no 'prelu.target' attribute: run prelu-attach-target first}}
func.func @schedule_without_target() {
  return
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    %regions = transform.prelu.schedule %func : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_gpu_target(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{has no 'prelu.gpu_target' attribute: run prelu-attach-gpu-target first}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    transform.prelu.set_gpu_mapping %region : !transform.any_op
    transform.yield
  }
}

// -----

// expected-error @below {{unknown CPU 'no-such-cpu'}}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-note @below {{while this was applied}}
    transform.prelu.attach_target %root {cpu = "no-such-cpu"} : !transform.any_op
    transform.yield
  }
}

// -----

// expected-error @below {{no-such-chip}}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-note @below {{while this was applied}}
    transform.prelu.attach_gpu_target %root {chip = "no-such-chip"} : !transform.any_op
    transform.yield
  }
}

// -----

// expected-note @below {{target op}}
func.func @no_module() {
  return
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{expects a 'builtin.module', got 'func.func'}}
    transform.prelu.attach_target %func : !transform.any_op
    transform.yield
  }
}

// -----

// expected-note @below {{target op}}
func.func @no_region() {
  return
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{expects a 'prelu.fused', got 'func.func'}}
    %loops = transform.prelu.vectorize %func : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @not_isolated(%x: f32) -> f32 {
  // expected-note @below {{target op}}
  %0 = scf.execute_region -> f32 {
    scf.yield %x : f32
  }
  return %0 : f32
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["scf.execute_region"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{expects a target that is isolated from above, such as a function, got 'scf.execute_region'}}
    %regions = transform.prelu.fuse %op : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_schedule(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{'prelu.fused' op has no schedule: run prelu-select-schedule first}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    %loops = transform.prelu.vectorize %region : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

// What only the whole region tells is found when it is vectorized.
func.func @lanes_not_innermost(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{'prelu.fused' op expects schedule.lanes to run along the innermost dimension of result 0}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [8, 1, 1], lanes = 0, vector = 8>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    %loops = transform.prelu.vectorize %region : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_form_on_vectors(%a: tensor<8x32xcomplex<f32>>, %c: tensor<8x32xcomplex<f32>>) -> tensor<8x32xcomplex<f32>> {
  // expected-note @below {{target op}}
  %0 = prelu.fused {
    %1 = linalg.add ins(%a, %a : tensor<8x32xcomplex<f32>>, tensor<8x32xcomplex<f32>>) outs(%c : tensor<8x32xcomplex<f32>>) -> tensor<8x32xcomplex<f32>>
    prelu.yield %1 : tensor<8x32xcomplex<f32>>
  } : tensor<8x32xcomplex<f32>>
  return %0 : tensor<8x32xcomplex<f32>>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{a region has no form on vectors: }}
    %loops = transform.prelu.vectorize %region : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_schedule_for_it(%a: tensor<8x32xcomplex<f32>>, %c: tensor<8x32xcomplex<f32>>) -> tensor<8x32xcomplex<f32>> {
  // expected-error @below {{'prelu.fused' op has no form on vectors: }}
  %0 = prelu.fused {
    %1 = linalg.add ins(%a, %a : tensor<8x32xcomplex<f32>>, tensor<8x32xcomplex<f32>>) outs(%c : tensor<8x32xcomplex<f32>>) -> tensor<8x32xcomplex<f32>>
    prelu.yield %1 : tensor<8x32xcomplex<f32>>
  } : tensor<8x32xcomplex<f32>>
  return %0 : tensor<8x32xcomplex<f32>>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.prelu.attach_target %root {cpu = "haswell"} : !transform.any_op
    // expected-note @below {{while this was applied}}
    transform.prelu.set_schedule %region : !transform.any_op
    transform.yield
  }
}

// -----

// A mapping has a verifier of its own: the fields are one only together.
func.func @illegal_mapping(%a: tensor<256x256xf32>, %b: tensor<256x256xf32>, %c: tensor<256x256xf32>) -> tensor<256x256xf32> {
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<256x256xf32>, tensor<256x256xf32>) outs(%c : tensor<256x256xf32>) -> tensor<256x256xf32>
    prelu.yield %1 : tensor<256x256xf32>
  } : tensor<256x256xf32>
  return %0 : tensor<256x256xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.prelu.attach_gpu_target %root {chip = "sm_80"} : !transform.any_op
    // expected-error @below {{expects 1 entries in block and 0 in thread for algorithm 'direct', got 3 and 2}}
    transform.prelu.set_gpu_mapping %region override {algorithm = "direct"} : !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_mapping(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  // expected-error @below {{'prelu.fused' op has no mapping: run prelu-select-gpu-mapping first}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-note @below {{while this was applied}}
    %launches = transform.prelu.map_to_gpu %region : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_form_in_a_kernel(%a: tensor<8x32xf32>, %alpha: f32) -> tensor<8x32xf32> {
  // expected-note @below {{target op}}
  %0 = prelu.fused {
    %1 = prelu.prelu %a, %alpha : tensor<8x32xf32>, f32
    prelu.yield %1 : tensor<8x32xf32>
  } : tensor<8x32xf32>
  return %0 : tensor<8x32xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error @below {{a region has no form in a kernel: no structured operation}}
    %launches = transform.prelu.map_to_gpu %region : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

func.func @no_f64_functions(%x: tensor<8x32xf64>, %o: tensor<8x32xf64>) -> tensor<8x32xf64> {
  // expected-note @below {{target op}}
  %0 = prelu.fused mapping(<algorithm = direct, block = [64]>) {
    %1 = linalg.exp ins(%x : tensor<8x32xf64>) outs(%o : tensor<8x32xf64>) -> tensor<8x32xf64>
    prelu.yield %1 : tensor<8x32xf64>
  } : tensor<8x32xf64>
  return %0 : tensor<8x32xf64>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %region = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.prelu.attach_gpu_target %root {chip = "vulkan1.1"} : !transform.any_op
    // expected-error @below {{no kernel for this target computes 'math.exp' of f64}}
    %launches = transform.prelu.map_to_gpu %region : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects a schedule or fields that override the cost model's, not both}}
    transform.prelu.set_schedule %root = <algorithm = direct, tile = [2], lanes = 0, vector = 8> override {lanes = 0} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{has no field 'tiles' to override, only algorithm, tile, lanes, vector, parallel, order, block, pack, chunk, dot, batch, operands}}
    transform.prelu.set_schedule %root override {tiles = [2]} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects field 'tile' to be an array of integers, got 2 : i64}}
    transform.prelu.set_schedule %root override {tile = 2} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects field 'lanes' to be an integer, got [2]}}
    transform.prelu.set_schedule %root override {lanes = [2]} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects field 'algorithm' to be 'direct' or 'winograd', got "fastest"}}
    transform.prelu.set_schedule %root override {algorithm = "fastest"} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects winograd to be 0, 2, 4 or 6, got 3}}
    transform.prelu.set_schedule %root {winograd = 3 : i64} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects winograd to be 0, 2, 4 or 6, got 3}}
    %regions = transform.prelu.schedule %root {winograd = 3 : i64} : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{has no field 'tile' to override, only algorithm, block, thread, vector, stages, tma}}
    transform.prelu.set_gpu_mapping %root override {tile = [2]} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects field 'tma' to be true or false, got 1 : i64}}
    transform.prelu.set_gpu_mapping %root override {tma = 1} : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    // expected-error @below {{expects a mapping or fields that override the one chosen, not both}}
    transform.prelu.set_gpu_mapping %root = <algorithm = direct, block = [64]> override {stages = 1} : !transform.any_op
    transform.yield
  }
}
