// RUN: prelu-opt %s --prelu-bufferize --split-input-file | FileCheck %s

// A dispatch overwrites its init; its region stays on tensors.
// CHECK-LABEL: func.func @dispatch(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>) -> memref<8xf32>
// CHECK:         %[[Y:.*]] = memref.alloc() {alignment = 64 : i64} : memref<8xf32>
// CHECK:         prelu.dispatch "k" ins(%[[X]] : memref<8xf32>) outs(%[[Y]] : memref<8xf32>)
// CHECK:         ^bb0(%[[A:.*]]: tensor<8xf32>):
// CHECK:           tensor.empty
// CHECK:           linalg.exp ins(%[[A]] : tensor<8xf32>)
// CHECK:         return %[[Y]]
func.func @dispatch(%x: tensor<8xf32> {bufferization.writable = false}) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %y = prelu.dispatch "k" ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    %0 = tensor.empty() : tensor<8xf32>
    %1 = linalg.exp ins(%a : tensor<8xf32>) outs(%0 : tensor<8xf32>) -> tensor<8xf32>
    prelu.yield %1 : tensor<8xf32>
  } -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// What is read in place may be overwritten, but an argument that is the caller's
// may not, nor what is read again.
// CHECK-LABEL: func.func @in_place(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>)
// CHECK:         %[[Y0:.*]] = memref.alloc()
// CHECK:         prelu.dispatch "k0" ins(%[[X]] : {{.*}}) outs(%[[Y0]] :
// CHECK-NOT:     memref.copy
// CHECK:         prelu.dispatch "k1" ins(%[[Y0]] : {{.*}}) outs(%[[Y0]] :
// CHECK:         %[[Y2:.*]] = memref.alloc()
// CHECK-NOT:     memref.copy
// CHECK:         prelu.dispatch "k2" ins(%[[Y0]] : {{.*}}) outs(%[[Y2]] :
func.func @in_place(%x: tensor<8xf32> {bufferization.writable = false}) -> (tensor<8xf32>, tensor<8xf32>) {
  %0 = prelu.dispatch "k0" ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } {in_place = array<i64: 0>} -> tensor<8xf32>
  %1 = prelu.dispatch "k1" ins(%0 : tensor<8xf32>) outs(%0 : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } {in_place = array<i64: 0>} -> tensor<8xf32>
  %2 = prelu.dispatch "k2" ins(%1 : tensor<8xf32>) outs(%1 : tensor<8xf32>) {
  ^bb0(%a: tensor<8xf32>):
    prelu.yield %a : tensor<8xf32>
  } {in_place = array<i64: 0>} -> tensor<8xf32>
  return %1, %2 : tensor<8xf32>, tensor<8xf32>
}

// -----

// What is inserted is computed in its place.
// CHECK-LABEL: func.func @inserted(
// CHECK-SAME:    %[[X:.*]]: f32, %[[T:.*]]: memref<8xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         %[[S:.*]] = memref.subview %[[T]][2] [4] [1]
// CHECK:         linalg.fill ins(%[[X]] : f32) outs(%[[S]]
func.func @inserted(%x: f32, %t: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = tensor.insert_slice %f into %t[2] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %r : tensor<8xf32>
}

// -----

// Two concatenations that start from one empty tensor are computed in place.
// CHECK-LABEL: func.func @concatenations(
// CHECK:         %[[A:.*]] = memref.alloc() {{.*}} : memref<8xf32>
// CHECK:         %[[B:.*]] = memref.alloc() {{.*}} : memref<8xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         return %[[A]], %[[B]]
func.func @concatenations(%x: f32, %y: f32) -> (tensor<8xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<4xf32>
  %t = tensor.empty() : tensor<8xf32>
  %0 = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %1 = tensor.insert_slice %0 into %t[0] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %2 = linalg.fill ins(%y : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %3 = tensor.insert_slice %2 into %1[4] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %4 = linalg.fill ins(%y : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %5 = tensor.insert_slice %4 into %t[0] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %6 = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %7 = tensor.insert_slice %6 into %5[4] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %3, %7 : tensor<8xf32>, tensor<8xf32>
}

// -----

// A kernel whose tensors are written in the order in which they stand needs no
// analysis: everything happens in the buffer.
// CHECK-LABEL: func.func @in_order(
// CHECK-SAME:    %[[Y:.*]]: memref<8xf32>, %[[V:.*]]: vector<8xf32>)
// CHECK-NOT:     memref.alloc
// CHECK:         scf.for {{.*}} iter_args(%[[T:.*]] = %[[Y]])
// CHECK:           %[[R:.*]] = vector.transfer_read %[[T]]
// CHECK:           %[[S:.*]] = arith.addf %[[R]], %[[V]]
// CHECK:           vector.transfer_write %[[S]], %[[T]]
func.func @in_order(%y: memref<8xf32>, %v: vector<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %zero = arith.constant 0.0 : f32
  %0 = bufferization.to_tensor %y restrict writable : memref<8xf32> to tensor<8xf32>
  %1 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %0) -> (tensor<8xf32>) {
    %r = vector.transfer_read %t[%c0], %zero {in_bounds = [true]} : tensor<8xf32>, vector<8xf32>
    %s = arith.addf %r, %v : vector<8xf32>
    %w = vector.transfer_write %s, %t[%c0] {in_bounds = [true]} : vector<8xf32>, tensor<8xf32>
    scf.yield %w : tensor<8xf32>
  }
  bufferization.materialize_in_destination %1 in restrict writable %y : (tensor<8xf32>, memref<8xf32>) -> ()
  return
}

// -----

// A version that is read after the next one is there needs a copy.
// CHECK-LABEL: func.func @read_later(
// CHECK-SAME:    %[[Y:.*]]: memref<8xf32>, %[[V:.*]]: vector<8xf32>)
// CHECK:         %[[COPY:.*]] = memref.alloc()
// CHECK:         vector.transfer_write %[[V]], %[[COPY]]
// CHECK:         vector.transfer_read %[[Y]]
func.func @read_later(%y: memref<8xf32>, %v: vector<8xf32>) -> vector<8xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %0 = bufferization.to_tensor %y restrict writable : memref<8xf32> to tensor<8xf32>
  %w = vector.transfer_write %v, %0[%c0] {in_bounds = [true]} : vector<8xf32>, tensor<8xf32>
  %r = vector.transfer_read %0[%c0], %zero {in_bounds = [true]} : tensor<8xf32>, vector<8xf32>
  bufferization.materialize_in_destination %w in restrict writable %y : (tensor<8xf32>, memref<8xf32>) -> ()
  return %r : vector<8xf32>
}

// -----

// So does what the loop that overwrites it reads.
// CHECK-LABEL: func.func @read_in_loop(
// CHECK:         memref.alloc()
// CHECK:         memref.copy
func.func @read_in_loop(%y: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %zero = arith.constant 0.0 : f32
  %0 = bufferization.to_tensor %y restrict writable : memref<8xf32> to tensor<8xf32>
  %1 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %0) -> (tensor<8xf32>) {
    %r = vector.transfer_read %0[%c0], %zero {in_bounds = [true]} : tensor<8xf32>, vector<8xf32>
    %s = arith.addf %r, %r : vector<8xf32>
    %w = vector.transfer_write %s, %t[%c0] {in_bounds = [true]} : vector<8xf32>, tensor<8xf32>
    scf.yield %w : tensor<8xf32>
  }
  bufferization.materialize_in_destination %1 in restrict writable %y : (tensor<8xf32>, memref<8xf32>) -> ()
  return
}

// -----

// What is the caller's own is not overwritten.
// CHECK-LABEL: func.func @not_writable(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32>
// CHECK:         %[[COPY:.*]] = memref.alloc()
// CHECK:         memref.copy %[[X]], %[[COPY]]
// CHECK:         vector.transfer_write %{{.*}}, %[[COPY]]
func.func @not_writable(%x: memref<8xf32>, %y: memref<8xf32>, %v: vector<4xf32>) {
  %c0 = arith.constant 0 : index
  %0 = bufferization.to_tensor %x restrict : memref<8xf32> to tensor<8xf32>
  %w = vector.transfer_write %v, %0[%c0] {in_bounds = [true]} : vector<4xf32>, tensor<8xf32>
  bufferization.materialize_in_destination %w in restrict writable %y : (tensor<8xf32>, memref<8xf32>) -> ()
  return
}
