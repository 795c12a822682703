// RUN: prelu-opt %s --prelu-sink-views --split-input-file | FileCheck %s

// A view that starts in the middle of a buffer and has gaps: the kernel reads
// the buffer.
// CHECK: #[[$MAP:.*]] = affine_map<()[s0] -> (s0 * 2 + 8)>
// CHECK-LABEL: func @strided(
// CHECK-SAME:    %[[B:.*]]: memref<32xf32>, %[[Y:.*]]: memref<4xf32>
// CHECK:         gpu.launch
// CHECK:           %[[J:.*]] = affine.apply #[[$MAP]]()[%[[I:.*]]]
// CHECK:           %[[X:.*]] = memref.load %[[B]][%[[J]]] : memref<32xf32>
// CHECK:           memref.store %[[X]], %[[Y]][%[[I]]]
func.func @strided(%b: memref<32xf32>, %y: memref<4xf32>) {
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %v = memref.subview %b[8] [4] [2] : memref<32xf32> to memref<4xf32, strided<[2], offset: 8>>
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c4, %sy = %c1, %sz = %c1) {
    %x = memref.load %v[%tx] : memref<4xf32, strided<[2], offset: 8>>
    memref.store %x, %y[%tx] : memref<4xf32>
    gpu.terminator
  }
  return
}

// -----

// Where the view starts, only the run time knows; it is one of another shape,
// and written.
// CHECK-LABEL: func @dynamic_offset(
// CHECK-SAME:    %[[B:.*]]: memref<6x2x4xf32>, %[[FIRST:.*]]: index
// CHECK:         gpu.launch
// CHECK:           memref.store %{{.*}}, %[[B]][%{{.*}}, %{{.*}}, %{{.*}}] : memref<6x2x4xf32>
// CHECK-NOT:       memref.store
func.func @dynamic_offset(%b: memref<6x2x4xf32>, %first: index, %v: f32) {
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %s = memref.subview %b[%first, 0, 0] [2, 2, 4] [1, 1, 1]
      : memref<6x2x4xf32> to memref<2x2x4xf32, strided<[8, 4, 1], offset: ?>>
  %f = memref.collapse_shape %s [[0, 1, 2]]
      : memref<2x2x4xf32, strided<[8, 4, 1], offset: ?>> into memref<16xf32, strided<[1], offset: ?>>
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c16, %sy = %c1, %sz = %c1) {
    memref.store %v, %f[%tx] : memref<16xf32, strided<[1], offset: ?>>
    gpu.terminator
  }
  return
}

// -----

// What only gives a buffer another shape is as good an argument as the buffer.
// CHECK-LABEL: func @shape_only(
// CHECK:         %[[F:.*]] = memref.collapse_shape
// CHECK:         gpu.launch
// CHECK:           memref.load %[[F]][%{{.*}}] : memref<8xf32>
func.func @shape_only(%b: memref<2x4xf32>) {
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %f = memref.collapse_shape %b [[0, 1]] : memref<2x4xf32> into memref<8xf32>
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c8, %sy = %c1, %sz = %c1) {
    %x = memref.load %f[%tx] : memref<8xf32>
    memref.store %x, %f[%tx] : memref<8xf32>
    gpu.terminator
  }
  return
}

// -----

// A view that drops a dimension of size 1, along which it has a step.
// CHECK-LABEL: func @step_of_one(
// CHECK-SAME:    %[[B:.*]]: memref<1x9xf32>, %[[Y:.*]]: memref<1xf32>
// CHECK:         gpu.launch
// CHECK:           memref.load %[[B]][%{{.*}}, %{{.*}}] : memref<1x9xf32>
func.func @step_of_one(%b: memref<1x9xf32>, %y: memref<1xf32>) {
  %c1 = arith.constant 1 : index
  %v = memref.subview %b[0, 5] [1, 1] [3, 1] : memref<1x9xf32> to memref<1xf32, strided<[27], offset: 5>>
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c1, %sy = %c1, %sz = %c1) {
    %x = memref.load %v[%tx] : memref<1xf32, strided<[27], offset: 5>>
    memref.store %x, %y[%tx] : memref<1xf32>
    gpu.terminator
  }
  return
}
