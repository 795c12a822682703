// RUN: prelu-opt %s --prelu-outline-kernels --verify-diagnostics

func.func @tensors(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{'prelu.dispatch' op has tensors as operands: run prelu-bufferize first}}
  %y = prelu.dispatch "k" ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}
