// What was decided, and what it rests on.
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=0 --prelu-apply-layout --prelu-pack-weights --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s
// Nobody listens: nothing is printed.
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=0 --prelu-apply-layout --prelu-pack-weights 2>&1 >/dev/null | count 0

// Channels on the lanes of an image that holds them outermost: stored otherwise,
// and turned once for the function's result. Seven pixels would leave a register
// half empty.
// CHECK:      remark: [Analysis] Scheduled | Category:prelu-select-schedule | EstimatedCycles={{[1-9][0-9]*}}, Remark="'linalg.conv_2d_nchw_fchw': loop 1 on the lanes, {{[0-9]+}} accumulators", Schedule="#prelu.schedule<algorithm = direct, tile = [
// CHECK:      remark: [Passed] LaidOut | Category:prelu-apply-layout {{.*}}Remark="results of 'linalg.conv_2d_nchw_fchw' are stored along the lanes, loop 1"
// CHECK:      remark: [Analysis] TransposeKept | Category:prelu-apply-layout | Bytes=12544, Remark="a tensor is copied in another order: 'func.return' needs its order"
// CHECK:      remark: [Passed] WeightsPacked | Category:prelu-pack-weights | Bytes=589824, Panel={{[0-9]+}}, Remark="operand 1 of 'linalg.conv_2d_nchw_fchw', which the lanes run along, is a constant in panels"
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "haswell", features = "",
    threads = 1, core = <vector_bits = 256, vector_registers = 16>>} {
func.func @conv(%x: tensor<1x256x9x9xf32>, %init: tensor<1x64x7x7xf32>) -> tensor<1x64x7x7xf32> {
  %w = arith.constant dense<0.5> : tensor<64x256x3x3xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x256x9x9xf32>, tensor<64x256x3x3xf32>) outs(%init : tensor<1x64x7x7xf32>) -> tensor<1x64x7x7xf32>
    prelu.yield %0 : tensor<1x64x7x7xf32>
  } : tensor<1x64x7x7xf32>
  return %y : tensor<1x64x7x7xf32>
}
}

// -----

// Weights of run time: long rows are copied into panels, those of a transposed
// matrix too.
// CHECK:      remark: [Analysis] Scheduled {{.*}}operands = [broadcast, panels]
// CHECK:      remark: [Analysis] OperandLayout | Category:prelu-select-schedule | EstimatedCycles=2097352, Remark="operand 1 of 'linalg.matmul' is read from panels of one tile"
// CHECK:      remark: [Analysis] OperandCopied | Category:prelu-pack-weights | Bytes=4194304, Panel={{[0-9]+}}, Remark="operand 1 of 'linalg.matmul', which the lanes run along, is copied into panels by each call"
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "haswell", features = "",
    threads = 1, core = <vector_bits = 256, vector_registers = 16>>} {
func.func @matmul(%a: tensor<1024x1024xf32>, %b: tensor<1024x1024xf32>, %init: tensor<1024x1024xf32>) -> tensor<1024x1024xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<1024x1024xf32>, tensor<1024x1024xf32>) outs(%init : tensor<1024x1024xf32>) -> tensor<1024x1024xf32>
    prelu.yield %0 : tensor<1024x1024xf32>
  } : tensor<1024x1024xf32>
  return %y : tensor<1024x1024xf32>
}
}

// -----

// Sizes of run time: turned, and no one knows how many bytes.
// CHECK:      remark: [Analysis] OperandTransposed | Category:prelu-pack-weights | Panel=8, Remark="operand 1 of 'linalg.matmul', which the lanes run along, is turned by each call"
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "haswell", features = "",
    threads = 1, core = <vector_bits = 256, vector_registers = 16>>} {
func.func @dynamic(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %init: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 8, 1], lanes = 1, vector = 8>) {
    %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>] ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>) outs(%init : tensor<?x?xf32>) -> tensor<?x?xf32>
    prelu.yield %0 : tensor<?x?xf32>
  } : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
}
