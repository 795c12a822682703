// RUN: %python %S/../Integration/CPU/equal.py %s

// Upstream expands extensions of bf16 to f32 only.
#id = affine_map<(d0) -> (d0)>
func.func @main(%x: tensor<11xbf16>) -> tensor<11xf64> {
  %e = tensor.empty() : tensor<11xf64>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<11xbf16>) outs(%e : tensor<11xf64>) {
  ^bb0(%in: bf16, %out: f64):
    %0 = arith.extf %in : bf16 to f64
    linalg.yield %0 : f64
  } -> tensor<11xf64>
  return %y : tensor<11xf64>
}
