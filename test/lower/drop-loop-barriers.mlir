// RUN: prelu-opt %s --prelu-drop-loop-barriers | FileCheck %s

// The end of the parallel region is waited for anyway.
// CHECK-LABEL: func.func @alone(
// CHECK:         omp.parallel {
// CHECK-NEXT:      omp.wsloop nowait {
func.func @alone(%m: memref<4xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        memref.store %x, %m[%i] : memref<4xf32>
        omp.yield
      }
    }
    omp.terminator
  }
  return
}

// The second loop reads what other threads write in the first.
// CHECK-LABEL: func.func @two_loops(
// CHECK:         omp.wsloop {
// CHECK:         omp.wsloop nowait {
func.func @two_loops(%m: memref<4xf32>, %y: memref<4xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        memref.store %x, %m[%i] : memref<4xf32>
        omp.yield
      }
    }
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        %j = arith.subi %c3, %i : index
        %v = memref.load %m[%j] : memref<4xf32>
        memref.store %v, %y[%i] : memref<4xf32>
        omp.yield
      }
    }
    omp.terminator
  }
  return
}

// The sum is whole behind the loop's own barrier.
// CHECK-LABEL: func.func @reduction(
// CHECK:         omp.wsloop reduction(
omp.declare_reduction @add : f32
init {
^bb0(%arg: f32):
  %zero = arith.constant 0.0 : f32
  omp.yield (%zero : f32)
}
combiner {
^bb0(%a: f32, %b: f32):
  %sum = arith.addf %a, %b : f32
  omp.yield (%sum : f32)
}
func.func @reduction(%m: memref<4xf32>, %sum: !llvm.ptr) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  omp.parallel {
    omp.wsloop reduction(@add %sum -> %part : !llvm.ptr) {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        %x = memref.load %m[%i] : memref<4xf32>
        %y = llvm.load %part : !llvm.ptr -> f32
        %z = arith.addf %x, %y : f32
        llvm.store %z, %part : f32, !llvm.ptr
        omp.yield
      }
    }
    omp.terminator
  }
  return
}

// Something else behind the loop reads what it writes.
// CHECK-LABEL: func.func @store_behind(
// CHECK:         omp.wsloop {
func.func @store_behind(%m: memref<4xf32>, %y: memref<1xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        memref.store %x, %m[%i] : memref<4xf32>
        omp.yield
      }
    }
    %v = memref.load %m[%c1] : memref<4xf32>
    memref.store %v, %y[%c0] : memref<1xf32>
    omp.terminator
  }
  return
}

// OpenMP wants a barrier where a loop may end before its time.
// CHECK-LABEL: func.func @cancelled(
// CHECK:         omp.wsloop {
func.func @cancelled(%m: memref<4xf32>, %x: f32, %stop: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
        omp.cancel cancellation_construct_type(loop) if(%stop)
        memref.store %x, %m[%i] : memref<4xf32>
        omp.yield
      }
    }
    omp.terminator
  }
  return
}

// Nobody knows what waits for a loop whose parallel region is the caller's.
// CHECK-LABEL: func.func @orphaned(
// CHECK:         omp.wsloop {
func.func @orphaned(%m: memref<4xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  omp.wsloop {
    omp.loop_nest (%i) : index = (%c0) to (%c4) step (%c1) {
      memref.store %x, %m[%i] : memref<4xf32>
      omp.yield
    }
  }
  return
}
