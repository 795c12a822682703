// RUN: prelu-opt %s -split-input-file -verify-diagnostics

func.func @arguments(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{'prelu.dispatch' op expects a region argument for each of its 1 inputs, got 0}}
  %y = prelu.dispatch "k" ins(%x : tensor<4xf32>) outs(%x : tensor<4xf32>) {
    %a = arith.constant dense<1.0> : tensor<4xf32>
    prelu.yield %a : tensor<4xf32>
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @argument_type(%x: memref<4xf32, strided<[2]>>, %y: memref<4xf32>) {
  // expected-error @+1 {{'prelu.dispatch' op expects region argument 0 to be a tensor that fits input type 'memref<4xf32, strided<[2]>>', got 'tensor<8xf32>'}}
  prelu.dispatch "k" ins(%x : memref<4xf32, strided<[2]>>) outs(%y : memref<4xf32>) {
  ^bb0(%a: tensor<8xf32>):
    %b = arith.constant dense<1.0> : tensor<4xf32>
    prelu.yield %b : tensor<4xf32>
  }
  return
}

// -----

func.func @number_of_values(%y: memref<4xf32>) {
  // expected-error @+1 {{'prelu.dispatch' op expects a region that ends with prelu.yield of 1 values}}
  prelu.dispatch "k" outs(%y : memref<4xf32>) {
    "prelu.yield"() : () -> ()
  }
  return
}

// -----

func.func @value_type(%y: memref<4xf32>) {
  // expected-error @+1 {{'prelu.dispatch' op expects to yield what fits its destination 0 of type 'memref<4xf32>', got 'tensor<8xf32>'}}
  prelu.dispatch "k" outs(%y : memref<4xf32>) {
    %a = arith.constant dense<1.0> : tensor<8xf32>
    prelu.yield %a : tensor<8xf32>
  }
  return
}

// -----

func.func @in_place(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{'prelu.dispatch' op expects in_place to name inputs, each once, of a dispatch with one destination, got 1}}
  %y = prelu.dispatch "k" ins(%x : tensor<4xf32>) outs(%x : tensor<4xf32>) {
  ^bb0(%a: tensor<4xf32>):
    prelu.yield %a : tensor<4xf32>
  } {in_place = array<i64: 1>} -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @argument_scalar(%n: index, %y: memref<4xf32>) {
  // expected-error @+1 {{'prelu.dispatch' op expects region argument 0 to be of type 'index', got 'i64'}}
  prelu.dispatch "k" ins(%n : index) outs(%y : memref<4xf32>) {
  ^bb0(%a: i64):
    %b = arith.constant dense<1.0> : tensor<4xf32>
    prelu.yield %b : tensor<4xf32>
  }
  return
}
