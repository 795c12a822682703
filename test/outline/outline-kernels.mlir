// RUN: prelu-opt %s --prelu-outline-kernels --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-outline-kernels --split-input-file --remarks-filter='prelu-outline.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Equal regions are one kernel, whatever they are called; the facts about the
// whole stand on each part. What the allocation promised holds in the kernel.
// CHECK:       module attributes {llvm.data_layout = "e"}
// CHECK:         module @network attributes {llvm.data_layout = "e"}
// CHECK-LABEL:     func.func @main(
// CHECK-SAME:        %[[X:.*]]: memref<8xf32>)
// CHECK:             %[[A:.*]] = memref.alloc()
// CHECK:             call @first(%[[X]], %[[A]]) : (memref<8xf32>, memref<8xf32>) -> ()
// CHECK:             %[[B:.*]] = memref.alloc()
// CHECK:             call @first(%[[A]], %[[B]])
// CHECK:             func.func private @first(memref<8xf32>, memref<8xf32> {prelu.distinct}) attributes {prelu.kernel}
// CHECK:         module @first attributes {llvm.data_layout = "e"}
// CHECK-LABEL:     func.func @first(
// CHECK-SAME:        %[[IN:.*]]: memref<8xf32>, %[[OUT:.*]]: memref<8xf32> {prelu.distinct}) attributes {prelu.kernel}
// CHECK-DAG:         %[[DEST:.*]] = memref.assume_alignment %[[OUT]], 64
// CHECK-DAG:         %[[T:.*]] = bufferization.to_tensor %[[IN]] restrict : memref<8xf32> to tensor<8xf32>
// CHECK:             %[[R:.*]] = linalg.exp ins(%[[T]] :
// CHECK:             bufferization.materialize_in_destination %[[R]] in restrict writable %[[DEST]]
// CHECK-NOT:     @second
// REMARK: Outlined{{.*}}becomes the kernel first
// REMARK: Outlined{{.*}}calls the kernel first
module attributes {llvm.data_layout = "e"} {
  func.func @main(%x: memref<8xf32>) -> memref<8xf32> {
    %a = memref.alloc() {alignment = 64 : i64} : memref<8xf32>
    prelu.dispatch "first" ins(%x : memref<8xf32>) outs(%a : memref<8xf32>) {
    ^bb0(%0: tensor<8xf32>):
      %1 = tensor.empty() : tensor<8xf32>
      %2 = linalg.exp ins(%0 : tensor<8xf32>) outs(%1 : tensor<8xf32>) -> tensor<8xf32>
      prelu.yield %2 : tensor<8xf32>
    }
    %b = memref.alloc() {alignment = 64 : i64} : memref<8xf32>
    prelu.dispatch "second" ins(%a : memref<8xf32>) outs(%b : memref<8xf32>) {
    ^bb0(%0: tensor<8xf32>):
      %1 = tensor.empty() : tensor<8xf32>
      %2 = linalg.exp ins(%0 : tensor<8xf32>) outs(%1 : tensor<8xf32>) -> tensor<8xf32>
      prelu.yield %2 : tensor<8xf32>
    }
    return %b : memref<8xf32>
  }
}

// -----

// A view with gaps is another kernel than a whole buffer; a name that is taken
// gets a number.
// CHECK-LABEL: func.func @main(
// CHECK:         call @main_0(%{{.*}}, %{{.*}}) : (memref<4xf32, strided<[2]>>, memref<4xf32>) -> ()
// CHECK:         call @main_1(%{{.*}}, %{{.*}}) : (memref<4xf32>, memref<4xf32>) -> ()
func.func @main(%x: memref<8xf32>, %y: memref<4xf32>, %z: memref<4xf32>) {
  %v = memref.subview %x[0] [4] [2] : memref<8xf32> to memref<4xf32, strided<[2]>>
  prelu.dispatch "main" ins(%v : memref<4xf32, strided<[2]>>) outs(%y : memref<4xf32>) {
  ^bb0(%0: tensor<4xf32>):
    %1 = linalg.exp ins(%0 : tensor<4xf32>) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
    prelu.yield %1 : tensor<4xf32>
  }
  prelu.dispatch "main" ins(%y : memref<4xf32>) outs(%z : memref<4xf32>) {
  ^bb0(%0: tensor<4xf32>):
    %1 = linalg.exp ins(%0 : tensor<4xf32>) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
    prelu.yield %1 : tensor<4xf32>
  }
  return
}

// -----

// What is known of a buffer's sizes by now may be more than the region knew.
// CHECK-LABEL: func.func @main(
// CHECK:         call @k(%{{.*}}, %{{.*}}) : (memref<4xf32>, memref<?xf32>) -> ()
// CHECK-LABEL: func.func @k(
// CHECK:         %[[X:.*]] = bufferization.to_tensor %{{.*}} restrict : memref<4xf32> to tensor<4xf32>
// CHECK:         tensor.cast %[[X]] : tensor<4xf32> to tensor<?xf32>
func.func @main(%x: memref<4xf32>, %y: memref<?xf32>) {
  prelu.dispatch "k" ins(%x : memref<4xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%0: tensor<?xf32>):
    %1 = linalg.exp ins(%0 : tensor<?xf32>) outs(%0 : tensor<?xf32>) -> tensor<?xf32>
    prelu.yield %1 : tensor<?xf32>
  }
  return
}

// -----

// A destination that is an input too may overlap it, also through a view.
// CHECK-LABEL: func.func @main(
// CHECK:         call @k(%[[V:.*]], %[[V]])
// CHECK:         call @k(%{{.*}}, %{{.*}})
// CHECK:         call @k_0(
// CHECK:         func.func private @k(memref<8xf32>, memref<8xf32>) attributes {prelu.kernel}
// CHECK:         func.func private @k_0(memref<8xf32>, memref<8xf32> {prelu.distinct}) attributes {prelu.kernel}
func.func @main(%x: memref<2x4xf32>, %y: memref<8xf32>) {
  %v = memref.collapse_shape %x [[0, 1]] : memref<2x4xf32> into memref<8xf32>
  %w = memref.collapse_shape %x [[0, 1]] : memref<2x4xf32> into memref<8xf32>
  prelu.dispatch "k" ins(%v : memref<8xf32>) outs(%v : memref<8xf32>) {
  ^bb0(%0: tensor<8xf32>):
    prelu.yield %0 : tensor<8xf32>
  } {in_place = array<i64: 0>}
  prelu.dispatch "k" ins(%v : memref<8xf32>) outs(%w : memref<8xf32>) {
  ^bb0(%0: tensor<8xf32>):
    prelu.yield %0 : tensor<8xf32>
  } {in_place = array<i64: 0>}
  prelu.dispatch "k" ins(%v : memref<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%0: tensor<8xf32>):
    prelu.yield %0 : tensor<8xf32>
  } {in_place = array<i64: 0>}
  return
}

// -----

// Where the part of one iteration begins is a multiple of its size; 100 bytes
// are none of 64.
// CHECK-LABEL: func.func @parts(
// CHECK:         call @k(
// CHECK:         call @k_0(
// CHECK-LABEL: module @k {
// CHECK:         memref.assume_alignment %{{.+}}, 64
// CHECK-LABEL: module @k_0 {
// CHECK-NOT:     memref.assume_alignment
func.func @parts(%x: memref<8xf32>) {
  %c64 = arith.constant 64 : index
  %c100 = arith.constant 100 : index
  %c192 = arith.constant 192 : index
  %arena = memref.alloc() {alignment = 64 : i64} : memref<512xi8>
  scf.forall (%t) in (2) {
    %part = arith.muli %t, %c64 : index
    %begin = arith.addi %c192, %part : index
    %y = memref.view %arena[%begin][] : memref<512xi8> to memref<8xf32>
    prelu.dispatch "k" ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
    ^bb0(%0: tensor<8xf32>):
      prelu.yield %0 : tensor<8xf32>
    }
    %odd = arith.muli %t, %c100 : index
    %z = memref.view %arena[%odd][] : memref<512xi8> to memref<8xf32>
    prelu.dispatch "k" ins(%x : memref<8xf32>) outs(%z : memref<8xf32>) {
    ^bb0(%0: tensor<8xf32>):
      prelu.yield %0 : tensor<8xf32>
    }
  }
  return
}
