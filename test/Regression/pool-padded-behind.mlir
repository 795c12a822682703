// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline='cpu=znver4 stop-after=schedule' | FileCheck %s

// Padding behind a dimension alone, as torch pads for ceil_mode, shifts no index
// and is padding all the same: its window is cut short where it meets it.

// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused schedule(<algorithm = direct, tile = [1, 32, 1, 4, 1, 3]
// CHECK:           tensor.pad
func.func @main(%y: tensor<1x22x22x32xf32>) -> tensor<1x32x11x11xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %t = tensor.empty() : tensor<1x32x22x22xf32>
  %x = linalg.transpose ins(%y : tensor<1x22x22x32xf32>) outs(%t : tensor<1x32x22x22xf32>) permutation = [0, 3, 1, 2]
  %padded = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 2, 2] {
  ^bb0(%a: index, %b: index, %i: index, %j: index):
    tensor.yield %lowest : f32
  } : tensor<1x32x22x22xf32> to tensor<1x32x24x24xf32>
  %e = tensor.empty() : tensor<1x32x11x11xf32>
  %window = tensor.empty() : tensor<3x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x32x11x11xf32>) -> tensor<1x32x11x11xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%padded, %window : tensor<1x32x24x24xf32>, tensor<3x3xf32>) outs(%init : tensor<1x32x11x11xf32>) -> tensor<1x32x11x11xf32>
  return %0 : tensor<1x32x11x11xf32>
}
