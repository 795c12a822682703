// RUN: prelu-opt %s --prelu-form-dispatches --verify-diagnostics

func.func @unscheduled(%x: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  // expected-error @+1 {{'prelu.fused' op has no schedule: run prelu-select-schedule first}}
  %y = prelu.fused {
    %0 = linalg.exp ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    prelu.yield %0 : tensor<8xf32>
  } : tensor<8xf32>
  return %y : tensor<8xf32>
}
