// RUN: prelu-opt %s --prelu-copy-carried-buffers --canonicalize --split-input-file | FileCheck %s

// CHECK-LABEL: func @loop(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>
// CHECK:         %[[R:.*]] = memref.alloc() : memref<8xf32>
// CHECK:         memref.copy %[[X]], %[[R]]
// CHECK:         scf.for
// CHECK-NOT:       iter_args
// CHECK:           %[[A:.*]] = memref.alloc() : memref<8xf32>
// CHECK:           linalg.exp ins(%[[R]] : memref<8xf32>) outs(%[[A]] : memref<8xf32>)
// CHECK:           memref.copy %[[A]], %[[R]]
// CHECK:         return %[[R]]
func.func @loop(%x: memref<8xf32>) -> memref<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %r = scf.for %i = %c0 to %c4 step %c1 iter_args(%b = %x) -> memref<8xf32> {
    %a = memref.alloc() : memref<8xf32>
    linalg.exp ins(%b : memref<8xf32>) outs(%a : memref<8xf32>)
    scf.yield %a : memref<8xf32>
  }
  return %r : memref<8xf32>
}

// -----

// Two that change places: both are held before either is overwritten.
// CHECK-LABEL: func @swap(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32>
// CHECK-DAG:     memref.copy %{{.*}}, %[[A:.*]] : memref<8xf32>
// CHECK-DAG:     memref.copy %{{.*}}, %[[B:.*]] : memref<8xf32>
// CHECK:         scf.for
// CHECK:           memref.copy %[[FROM_B:.*]], %[[T1:.*]] :
// CHECK:           memref.copy %[[FROM_A:.*]], %[[T2:.*]] :
// CHECK:           memref.copy %[[T1]], %[[FROM_A]] :
// CHECK:           memref.copy %[[T2]], %[[FROM_B]] :
func.func @swap(%x: memref<8xf32>, %y: memref<8xf32>) -> (memref<8xf32>, memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %r:2 = scf.for %i = %c0 to %c4 step %c1 iter_args(%a = %x, %b = %y) -> (memref<8xf32>, memref<8xf32>) {
    scf.yield %b, %a : memref<8xf32>, memref<8xf32>
  }
  return %r#0, %r#1 : memref<8xf32>, memref<8xf32>
}

// -----

// CHECK-LABEL: func @branch(
// CHECK-SAME:    %[[C:.*]]: i1, %[[X:.*]]: memref<8xf32>
// CHECK:         %[[R:.*]] = memref.alloc() : memref<8xf32>
// CHECK:         scf.if %[[C]] {
// CHECK:           %[[A:.*]] = memref.alloc() : memref<8xf32>
// CHECK:           memref.copy %[[A]], %[[R]]
// CHECK:         } else {
// CHECK:           memref.copy %[[X]], %[[R]]
// CHECK:         return %[[R]]
func.func @branch(%c: i1, %x: memref<8xf32>) -> memref<8xf32> {
  %r = scf.if %c -> memref<8xf32> {
    %a = memref.alloc() : memref<8xf32>
    linalg.exp ins(%x : memref<8xf32>) outs(%a : memref<8xf32>)
    scf.yield %a : memref<8xf32>
  } else {
    scf.yield %x : memref<8xf32>
  }
  return %r : memref<8xf32>
}

// -----

// CHECK-LABEL: func @while(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>
// CHECK:         scf.while : () -> () {
// CHECK:           scf.condition
// CHECK:         } do {
// CHECK:           %[[A:.*]] = memref.alloc() : memref<8xf32>
// CHECK:           linalg.exp
// CHECK:           memref.copy %[[A]],
func.func @while(%x: memref<8xf32>, %limit: f32) -> memref<8xf32> {
  %c0 = arith.constant 0 : index
  %r = scf.while (%b = %x) : (memref<8xf32>) -> memref<8xf32> {
    %v = memref.load %b[%c0] : memref<8xf32>
    %c = arith.cmpf olt, %v, %limit : f32
    scf.condition(%c) %b : memref<8xf32>
  } do {
  ^bb0(%b: memref<8xf32>):
    %a = memref.alloc() : memref<8xf32>
    linalg.exp ins(%b : memref<8xf32>) outs(%a : memref<8xf32>)
    scf.yield %a : memref<8xf32>
  }
  return %r : memref<8xf32>
}

// -----

// One of two buffers has no allocation of its own either.
// CHECK-LABEL: func @select(
// CHECK-SAME:    %[[C:.*]]: i1, %[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32>
// CHECK:         %[[R:.*]] = memref.alloc() : memref<8xf32>
// CHECK:         scf.if %[[C]] {
// CHECK-NEXT:      memref.copy %[[X]], %[[R]]
// CHECK-NEXT:    } else {
// CHECK-NEXT:      memref.copy %[[Y]], %[[R]]
// CHECK:         return %[[R]]
func.func @select(%c: i1, %x: memref<8xf32>, %y: memref<8xf32>) -> memref<8xf32> {
  %r = arith.select %c, %x, %y : memref<8xf32>
  return %r : memref<8xf32>
}
