// RUN: prelu-opt %s --prelu-vectorize --split-input-file --verify-diagnostics

func.func @no_schedule(%a: tensor<2x8xf32>, %b: tensor<8x16xf32>, %o: tensor<2x16xf32>) -> tensor<2x16xf32> {
  // expected-error@+1 {{'prelu.fused' op has no schedule: run prelu-select-schedule first}}
  %y = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<2x8xf32>, tensor<8x16xf32>) outs(%o : tensor<2x16xf32>) -> tensor<2x16xf32>
    prelu.yield %1 : tensor<2x16xf32>
  } : tensor<2x16xf32>
  return %y : tensor<2x16xf32>
}

// -----

func.func @lanes_not_innermost(%a: tensor<16x8xf32>, %b: tensor<8x16xf32>, %o: tensor<16x16xf32>) -> tensor<16x16xf32> {
  // expected-error@+1 {{'prelu.fused' op expects schedule.lanes to run along the innermost dimension of result 0}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1, 1], lanes = 0, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<16x8xf32>, tensor<8x16xf32>) outs(%o : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %1 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}
