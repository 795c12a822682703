// RUN: prelu-opt %s --prelu-check-input --split-input-file --verify-diagnostics

func.func @weights() -> tensor<4xf32> {
  // expected-error @+1 {{the file does not hold the resource 'w', whose values this constant needs: print the module with its weights, or attach them as tools/lib/weights.py does}}
  %w = arith.constant dense_resource<w> : tensor<4xf32>
  return %w : tensor<4xf32>
}

// -----

#csr = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>
// expected-error @+1 {{a sparse tensor has no lowering here}}
func.func @sparse(%x: tensor<4x8xf32, #csr>) -> tensor<4x8xf32, #csr> {
  return %x : tensor<4x8xf32, #csr>
}

// -----

module {
  // expected-error @+1 {{a module inside a module has no form in LLVM: move its functions into the outer one}}
  module @inner {
    func.func @f() { return }
  }
}

// -----

module attributes {transform.with_named_sequence} {
  module attributes {transform.with_named_sequence} {
  }
  func.func @f() { return }
}
