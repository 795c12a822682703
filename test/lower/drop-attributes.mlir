// RUN: prelu-opt %s --prelu-drop-attributes | FileCheck %s --implicit-check-not='prelu'

// CHECK: module attributes {my.name = "net"} {
module attributes {my.name = "net", prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1, core = <vector_bits = 256>>} {
  // CHECK: func.func @main(%{{.+}}: tensor<4xf32> {my.first}, %{{.+}}: tensor<4xf32>) -> (tensor<4xf32> {my.result}) attributes {my.entry}
  func.func @main(%x: tensor<4xf32> {my.first, prelu.distinct}, %y: tensor<4xf32> {prelu.distinct}) -> (tensor<4xf32> {my.result, prelu.mark}) attributes {my.entry, prelu.kernel} {
    // One of another name that holds ours.
    // CHECK: linalg.add {my.mark} ins(
    %0 = linalg.add {my.mark, my.plans = [#prelu.schedule<algorithm = direct, tile = [4], lanes = 0, vector = 4>]} ins(%x, %y : tensor<4xf32>, tensor<4xf32>) outs(%x : tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
