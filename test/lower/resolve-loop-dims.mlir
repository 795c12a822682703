// RUN: prelu-opt %s --prelu-resolve-loop-dims --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @filled(
// CHECK-SAME:    %[[N:.+]]: index,
// CHECK:         return %{{.+}}, %[[N]]
func.func @filled(%n: index, %v: vector<4xf32>) -> (tensor<?xf32>, index) {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %e = tensor.empty(%n) : tensor<?xf32>
  %r = scf.for %i = %c0 to %n step %c4 iter_args(%t = %e) -> tensor<?xf32> {
    %s = scf.for %j = %c0 to %n step %c4 iter_args(%u = %t) -> tensor<?xf32> {
      %w = vector.transfer_write %v, %u[%i] {in_bounds = [true]} : vector<4xf32>, tensor<?xf32>
      scf.yield %w : tensor<?xf32>
    }
    scf.yield %s : tensor<?xf32>
  }
  %d = tensor.dim %r, %c0 : tensor<?xf32>
  return %r, %d : tensor<?xf32>, index
}

// -----

// Another tensor may come out than went in.
// CHECK-LABEL: func.func @replaced(
// CHECK:         %[[R:.+]] = scf.for
// CHECK:         tensor.dim %[[R]]
func.func @replaced(%n: index, %x: tensor<?xf32>) -> index {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %e = tensor.empty(%n) : tensor<?xf32>
  %r = scf.for %i = %c0 to %n step %c4 iter_args(%t = %e) -> tensor<?xf32> {
    scf.yield %x : tensor<?xf32>
  }
  %d = tensor.dim %r, %c0 : tensor<?xf32>
  return %d : index
}
