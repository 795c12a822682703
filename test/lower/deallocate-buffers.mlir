// RUN: prelu-opt %s --prelu-deallocate-buffers --split-input-file | FileCheck %s

// What is allocated is freed behind its last use.
// CHECK-LABEL: func.func @allocates(
// CHECK:         %[[A:.*]] = memref.alloc()
// CHECK:         memref.copy %[[A]], %{{.*}}
// CHECK-NEXT:    memref.dealloc %[[A]]
// CHECK:         return
func.func @allocates(%x: memref<8xf32>, %y: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %x, %a : memref<8xf32> to memref<8xf32>
  memref.copy %a, %y : memref<8xf32> to memref<8xf32>
  return
}

// -----

// A caller owns what it gets: an argument is copied.
// CHECK-LABEL: func.func @returns(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>)
// CHECK:         %[[COPY:.*]] = memref.alloc()
// CHECK:         memref.copy %[[X]], %[[COPY]]
// CHECK:         return %[[COPY]]
func.func @returns(%x: memref<8xf32>) -> memref<8xf32> {
  return %x : memref<8xf32>
}

// -----

// What a call hands over is freed.
// CHECK-LABEL: func.func @calls(
// CHECK:         %[[A:.*]] = call @allocate()
// CHECK:         %[[BASE:[a-z_0-9]+]], {{.*}} = memref.extract_strided_metadata %[[A]]
// CHECK-NEXT:    memref.dealloc %[[BASE]]
func.func private @allocate() -> memref<8xf32>
func.func @calls(%y: memref<8xf32>) {
  %a = call @allocate() : () -> memref<8xf32>
  memref.copy %a, %y : memref<8xf32> to memref<8xf32>
  return
}

// -----

// A kernel computes in what it is handed: not even its constants are folded.
// CHECK-LABEL: func.func @kernel(
// CHECK:         memref.subview
// CHECK:         arith.addi
func.func @kernel(%x: memref<8xf32>, %v: f32) {
  %c1 = arith.constant 1 : index
  %view = memref.subview %x[4] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: 4>>
  %c2 = arith.addi %c1, %c1 : index
  memref.store %v, %view[%c2] : memref<4xf32, strided<[1], offset: 4>>
  return
}
