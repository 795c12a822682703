// RUN: prelu-opt %s --prelu-raise=finite-alpha=false --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise=finite-alpha=false --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
#zc = affine_map<(d0, d1) -> (0, d1)>
#none = affine_map<(d0, d1) -> ()>

// REMARK: remark: [Missed] NotRaised | Category:prelu-raise | Reason="alpha may be infinite, and then 0 * alpha is NaN where x > 0"
// CHECK-LABEL: func.func @max_min(
// CHECK-NOT: prelu.prelu
func.func @max_min(%x: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %ef32 = tensor.empty() : tensor<4x8xf32>
  %ei1 = tensor.empty() : tensor<4x8xi1>
  %p = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.maximumf %a, %zero : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %n = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %r = arith.minimumf %a, %zero : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %m = linalg.generic {indexing_maps = [#ch, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%alpha, %n : tensor<8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p, %m : tensor<4x8xf32>, tensor<4x8xf32>) outs(%ef32 : tensor<4x8xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
