// RUN: prelu-opt %s --prelu-place-on-device --split-input-file | FileCheck %s

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>, %y: memref<8xf32>) kernel {
      gpu.return
    }
  }
  memref.global "private" constant @w : memref<8xf32> = dense<1.0>

  // Arguments and constants are copied in, the result is copied out; a buffer in
  // between is freed after its last use, through a view too.
  // CHECK-LABEL: func @main(
  // CHECK-SAME:    %[[X:.*]]: memref<2x4xf32>) -> memref<8xf32>
  // CHECK:         %[[W:.*]] = memref.get_global @w
  // CHECK:         %[[WD:.*]] = gpu.alloc () : memref<8xf32>
  // CHECK:         gpu.memcpy %[[WD]], %[[W]]
  // CHECK:         %[[XD:.*]] = gpu.alloc () : memref<2x4xf32>
  // CHECK:         gpu.memcpy %[[XD]], %[[X]]
  // CHECK:         %[[TMP:.*]] = gpu.alloc () : memref<2x4xf32>
  // CHECK:         %[[VIEW:.*]] = memref.collapse_shape %[[TMP]]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%{{.*}} : memref<8xf32>, %[[VIEW]] : memref<8xf32>)
  // CHECK:         %[[OUT:.*]] = gpu.alloc () : memref<8xf32>
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[VIEW]] : memref<8xf32>, %[[OUT]] : memref<8xf32>)
  // CHECK-NEXT:    gpu.dealloc %[[TMP]]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[WD]] : memref<8xf32>, %[[OUT]] : memref<8xf32>)
  // CHECK:         %[[HOST:.*]] = memref.alloc() : memref<8xf32>
  // CHECK-NEXT:    gpu.memcpy %[[HOST]], %[[OUT]]
  // CHECK-DAG:     gpu.dealloc %[[OUT]]
  // CHECK-DAG:     gpu.dealloc %[[XD]]
  // CHECK-DAG:     gpu.dealloc %[[WD]]
  // CHECK:         return %[[HOST]]
  func.func @main(%x: memref<2x4xf32>) -> memref<8xf32> {
    %c1 = arith.constant 1 : index
    %xf = memref.collapse_shape %x [[0, 1]] : memref<2x4xf32> into memref<8xf32>
    %tmp = memref.alloc() : memref<2x4xf32>
    %view = memref.collapse_shape %tmp [[0, 1]] : memref<2x4xf32> into memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%xf : memref<8xf32>, %view : memref<8xf32>)
    %out = memref.alloc() : memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%view : memref<8xf32>, %out : memref<8xf32>)
    %w = memref.get_global @w : memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%w : memref<8xf32>, %out : memref<8xf32>)
    return %out : memref<8xf32>
  }

  // No kernel: host memory, freed by upstream's passes.
  // CHECK-LABEL: func @host(
  // CHECK:         %[[A:.*]] = memref.alloc() : memref<8xf32>
  // CHECK-NOT:     gpu.
  // CHECK:         memref.dealloc %[[A]]
  func.func @host(%v: f32) -> f32 {
    %c0 = arith.constant 0 : index
    %a = memref.alloc() : memref<8xf32>
    memref.store %v, %a[%c0] : memref<8xf32>
    %0 = memref.load %a[%c0] : memref<8xf32>
    return %0 : f32
  }
}
