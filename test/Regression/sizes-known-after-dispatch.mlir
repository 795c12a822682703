// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=outline | FileCheck %s

// A cast that hides a size is folded into the call of the kernel, which was
// formed without knowing it.
// CHECK-LABEL: func.func @main(
// CHECK:         call @main_{{[0-9]+}}_{{.*}}(
#id = affine_map<(n, c) -> (n, c)>
func.func @main(%x: tensor<5x1xf32>, %alpha: tensor<1xf32>) -> tensor<?x?xf32> {
  %hidden = tensor.cast %x : tensor<5x1xf32> to tensor<?x?xf32>
  %a = tensor.cast %alpha : tensor<1xf32> to tensor<?xf32>
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %hidden, %c0 : tensor<?x?xf32>
  %c = tensor.dim %hidden, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%n, %c) : tensor<?x?xf32>
  %y = linalg.exp ins(%hidden : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %zero = arith.constant 0.0 : f32
  %z = linalg.generic {indexing_maps = [#id, affine_map<(n, c) -> (c)>, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y, %a : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%in: f32, %alpha_c: f32, %out: f32):
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %alpha_c : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}
