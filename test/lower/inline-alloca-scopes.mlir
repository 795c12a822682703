// RUN: prelu-opt %s --prelu-inline-alloca-scopes | FileCheck %s

// CHECK-LABEL: func.func @calls(
// CHECK-NOT:     memref.alloca_scope
// CHECK:         %[[R:.*]] = call @f
// CHECK:         return %[[R]]
func.func private @f(f32) -> f32
func.func @calls(%x: f32) -> f32 {
  %r = memref.alloca_scope -> f32 {
    %y = func.call @f(%x) : (f32) -> f32
    memref.alloca_scope.return %y : f32
  }
  return %r : f32
}

// CHECK-LABEL: func.func @allocates(
// CHECK:         memref.alloca_scope
// CHECK:           memref.alloca()
func.func @allocates(%x: f32) {
  %c0 = arith.constant 0 : index
  memref.alloca_scope {
    %m = memref.alloca() : memref<4xf32>
    memref.store %x, %m[%c0] : memref<4xf32>
    memref.alloca_scope.return
  }
  return
}
