// RUN: prelu-opt %s --prelu-pass-scalars --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-pass-scalars=in-buffers=true --split-input-file \
// RUN:   | FileCheck %s --check-prefix=BUFFER

// An index of 64 bits becomes one of 32, a float stays; Vulkan has both from
// buffers.
// CHECK-LABEL: func @numbers(
// CHECK-SAME:    %[[Y:.*]]: memref<8xf32>, %[[I:.*]]: index, %[[A:.*]]: f32
// CHECK:         %[[I32:.*]] = arith.index_cast %[[I]] : index to i32
// CHECK:         gpu.launch
// CHECK:           %[[INSIDE:.*]] = arith.index_cast %[[I32]] : i32 to index
// CHECK:           memref.store %[[A]], %[[Y]][%[[INSIDE]]]

// BUFFER-LABEL: func @numbers(
// BUFFER-SAME:    %[[Y:.*]]: memref<8xf32>, %[[I:.*]]: index, %[[A:.*]]: f32
// BUFFER-DAG:     %[[I32:.*]] = arith.index_cast %[[I]] : index to i32
// BUFFER-DAG:     memref.store %[[I32]], %[[IB:.*]][] : memref<i32>
// BUFFER-DAG:     memref.store %[[A]], %[[AB:.*]][] : memref<f32>
// BUFFER:         gpu.launch
// BUFFER-DAG:       %[[AIN:.*]] = memref.load %[[AB]][] : memref<f32>
// BUFFER-DAG:       %[[IIN:.*]] = memref.load %[[IB]][] : memref<i32>
// BUFFER-DAG:       %[[INSIDE:.*]] = arith.index_cast %[[IIN]] : i32 to index
// BUFFER:           memref.store %[[AIN]], %[[Y]][%[[INSIDE]]]
func.func @numbers(%y: memref<8xf32>, %i: index, %a: f32) {
  %c1 = arith.constant 1 : index
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c1, %sy = %c1, %sz = %c1) {
    memref.store %a, %y[%i] : memref<8xf32>
    gpu.terminator
  }
  return
}

// -----

// A truth value has no place in memory.
// CHECK-LABEL: func @truth(
// CHECK:         %[[C:.*]] = arith.extui %{{.*}} : i1 to i32
// CHECK:         gpu.launch
// CHECK:           arith.trunci %[[C]] : i32 to i1

// BUFFER-LABEL: func @truth(
// BUFFER:         %[[C:.*]] = arith.extui %{{.*}} : i1 to i32
// BUFFER:         memref.store %[[C]], %[[B:.*]][] : memref<i32>
// BUFFER:         gpu.launch
// BUFFER:           %[[IN:.*]] = memref.load %[[B]][]
// BUFFER:           arith.trunci %[[IN]] : i32 to i1
func.func @truth(%y: memref<8xi32>, %c: i1) {
  %c1 = arith.constant 1 : index
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c1, %sy = %c1, %sz = %c1) {
    %v = memref.load %y[%tx] : memref<8xi32>
    %w = arith.addi %v, %v : i32
    %s = arith.select %c, %v, %w : i32
    memref.store %s, %y[%tx] : memref<8xi32>
    gpu.terminator
  }
  return
}
