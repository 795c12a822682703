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

// What a scope takes from the stack is taken once for all iterations, by each
// thread: a scope may not hold the branches that a loop in it becomes.
// CHECK-LABEL: func.func @allocates(
// CHECK:         omp.parallel {
// CHECK-NEXT:      memref.alloca() : memref<4xf32>
// CHECK:           omp.loop_nest
// CHECK-NOT:         memref.alloca_scope
// CHECK:             scf.for
func.func @allocates(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        memref.alloca_scope {
          %m = memref.alloca() : memref<4xf32>
          scf.for %j = %c0 to %c4 step %c1 {
            memref.store %x, %m[%j] : memref<4xf32>
          }
          memref.alloca_scope.return
        }
        omp.yield
      }
    }
    omp.terminator
  }
  return
}

// Of what only the run time knows the size, each iteration gives back its own.
// CHECK-LABEL: func.func @allocates_dynamic(
// CHECK:         memref.alloca_scope
// CHECK:           memref.alloca(
func.func @allocates_dynamic(%x: f32, %n: index) {
  %c0 = arith.constant 0 : index
  memref.alloca_scope {
    %m = memref.alloca(%n) : memref<?xf32>
    memref.store %x, %m[%c0] : memref<?xf32>
    memref.alloca_scope.return
  }
  return
}
