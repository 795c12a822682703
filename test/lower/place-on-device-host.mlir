// RUN: prelu-opt %s --prelu-place-on-device --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-place-on-device --split-input-file --mlir-disable-threading \
// RUN:   --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// The host works on copies: two stores one after the other on one, which goes
// back as they write.
// REMARK: no kernel has a form for 'memref.store'
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  // CHECK-LABEL: func @stores(
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[X:.*]] : memref<8xf32>)
  // CHECK:         %[[H:.*]] = memref.alloc() : memref<8xf32>
  // CHECK:         gpu.memcpy %[[H]], %[[X]]
  // CHECK-NEXT:    memref.store %{{.*}}, %[[H]][%c0]
  // CHECK-NEXT:    memref.store %{{.*}}, %[[H]][%c1]
  // CHECK-NEXT:    gpu.memcpy %[[X]], %[[H]]
  // CHECK-NEXT:    memref.dealloc %[[H]]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[X]] : memref<8xf32>)
  func.func @stores(%x: memref<8xf32>, %v: f32) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>)
    memref.store %v, %x[%c0] : memref<8xf32>
    memref.store %v, %x[%c1] : memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>)
    return
  }
}

// -----

// A loop without kernels reads a view: nothing goes back. A buffer that only the
// host knows stays there.
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  // CHECK-LABEL: func @loop(
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[X:.*]] : memref<8xf32>)
  // CHECK:         %[[H:.*]] = memref.alloc() : memref<8xf32>
  // CHECK:         gpu.memcpy %[[H]], %[[X]]
  // CHECK:         %[[V:.*]] = memref.subview %[[H]][1] [4] [1]
  // CHECK:         scf.for
  // CHECK:           memref.load %[[V]]
  // CHECK:           memref.store %{{.*}}, %[[T:.*]][%
  // CHECK-NOT:     gpu.memcpy
  // CHECK:         memref.load %[[T]][%c1]
  // CHECK:         return
  func.func @loop(%x: memref<8xf32>) -> f32 {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c4 = arith.constant 4 : index
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>)
    %v = memref.subview %x[1] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: 1>>
    %t = memref.alloc() : memref<4xf32>
    scf.for %i = %c0 to %c4 step %c1 {
      %0 = memref.load %v[%i] : memref<4xf32, strided<[1], offset: 1>>
      memref.store %0, %t[%i] : memref<4xf32>
    }
    %r = memref.load %t[%c1] : memref<4xf32>
    return %r : f32
  }
}

// -----

// A number for a kernel: what the buffer held before does not matter, and it is
// no remark's worth.
// REMARK-NOT: rank_0
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>, %a: memref<f32>) kernel {
      gpu.return
    }
  }
  // CHECK-LABEL: func @rank_0(
  // CHECK-DAG:     %[[D:.*]] = gpu.alloc () : memref<f32>
  // CHECK-DAG:     %[[H:.*]] = memref.alloc() : memref<f32>
  // CHECK:         memref.store %{{.*}}, %[[H]][]
  // CHECK-NEXT:    gpu.memcpy %[[D]], %[[H]]
  // CHECK-NEXT:    memref.dealloc %[[H]]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%{{.*}} : memref<8xf32>, %[[D]] : memref<f32>)
  func.func @rank_0(%x: memref<8xf32>, %v: f32) {
    %c1 = arith.constant 1 : index
    %a = memref.alloc() : memref<f32>
    memref.store %v, %a[] : memref<f32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>, %a : memref<f32>)
    return
  }
}

// -----

// A function of the host takes and gives host memory.
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  func.func private @other(memref<8xf32>) -> memref<8xf32>
  // CHECK-LABEL: func @call(
  // CHECK-SAME:    %[[X:.*]]: memref<8xf32>
  // CHECK:         %[[H:.*]] = memref.alloc() : memref<8xf32>
  // CHECK:         gpu.memcpy %[[H]], %{{.*}}
  // CHECK:         %[[R:.*]] = call @other(%[[H]])
  // CHECK:         memref.copy %[[R]], %[[RH:.*]] :
  // CHECK:         gpu.memcpy %[[RD:.*]], %[[RH]]
  // CHECK:         memref.dealloc %[[R]]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[RD]] : memref<8xf32>)
  func.func @call(%x: memref<8xf32>) -> memref<8xf32> {
    %c1 = arith.constant 1 : index
    %r = func.call @other(%x) : (memref<8xf32>) -> memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%r : memref<8xf32>)
    return %r : memref<8xf32>
  }
}
