// RUN: prelu-opt %s --prelu-place-on-device --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-place-on-device --canonicalize --split-input-file | FileCheck %s --check-prefix=CANONICAL

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>, %y: memref<8xf32>) kernel {
      gpu.return
    }
  }
  memref.global "private" constant @w : memref<8xf32> = dense<1.0>

  // Arguments are copied in, the result is copied out; a buffer in between is
  // freed after its last use, through a view too. The constant is on the device
  // already.
  // CHECK-LABEL: func @main(
  // CHECK-SAME:    %[[X:.*]]: memref<2x4xf32>) -> memref<8xf32>
  // CHECK:         %[[XD:.*]] = gpu.alloc () : memref<2x4xf32>
  // CHECK-NEXT:    gpu.memcpy %[[XD]], %[[X]]
  // CHECK-NOT:     gpu.memcpy
  // CHECK:         %[[TMP:.*]] = gpu.alloc () : memref<2x4xf32>
  // CHECK:         %[[VIEW:.*]] = memref.collapse_shape %[[TMP]]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%{{.*}} : memref<8xf32>, %[[VIEW]] : memref<8xf32>)
  // CHECK:         %[[OUT:.*]] = gpu.alloc () : memref<8xf32>
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[VIEW]] : memref<8xf32>, %[[OUT]] : memref<8xf32>)
  // CHECK-NEXT:    gpu.dealloc %[[TMP]]
  // CHECK:         %[[PLACE:.*]] = memref.get_global @w_on_device : memref<memref<8xf32>>
  // CHECK:         %[[W:.*]] = memref.load %[[PLACE]][]
  // CHECK:         gpu.launch_func @k::@k {{.*}} args(%[[W]] : memref<8xf32>, %[[OUT]] : memref<8xf32>)
  // CHECK:         %[[HOST:.*]] = memref.alloc() : memref<8xf32>
  // CHECK-NEXT:    gpu.memcpy %[[HOST]], %[[OUT]]
  // CHECK-DAG:     gpu.dealloc %[[OUT]]
  // CHECK-DAG:     gpu.dealloc %[[XD]]
  // CHECK-NOT:     gpu.dealloc
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

  // A second user of the constant: no second copy. What is returned is copied.
  // CHECK-LABEL: func @second(
  // CHECK:         memref.get_global @w_on_device
  // CHECK:         %[[HOST2:.*]] = memref.alloc() : memref<8xf32>
  // CHECK-NEXT:    gpu.memcpy %[[HOST2]]
  // CHECK:         return %[[HOST2]]
  func.func @second() -> memref<8xf32> {
    %c1 = arith.constant 1 : index
    %w = memref.get_global @w : memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%w : memref<8xf32>, %w : memref<8xf32>)
    return %w : memref<8xf32>
  }
}

// Constants are copied when the module is loaded and freed when it is unloaded.
// CHECK:         memref.global "private" @w_on_device : memref<memref<8xf32>> = uninitialized
// CHECK-NOT:     memref.global
// CHECK-LABEL: llvm.func internal @prelu_upload_constants(
// CHECK:         %[[FROM:.*]] = memref.get_global @w : memref<8xf32>
// CHECK:         %[[TO:.*]], %[[T0:.*]] = gpu.alloc async
// CHECK:         %[[T1:.*]] = gpu.memcpy async [%[[T0]]] %[[TO]], %[[FROM]]
// CHECK:         %[[AT:.*]] = memref.get_global @w_on_device
// CHECK:         memref.store %[[TO]], %[[AT]][]
// CHECK:         gpu.wait [%[[T1]]]
// CHECK-LABEL: llvm.func internal @prelu_free_constants(
// CHECK:         gpu.dealloc async
// CHECK:       llvm.mlir.global_ctors ctors = [@prelu_upload_constants], priorities = [124 : i32]
// CHECK:       llvm.mlir.global_dtors dtors = [@prelu_free_constants], priorities = [124 : i32]

// -----

// A kernel reads a buffer by its tensor map: the buffer is freed after that.
!map = !nvgpu.tensormap.descriptor<tensor = memref<8x64xf16, #gpu.address_space<workgroup>>, swizzle = swizzle_128b, l2promo = none, oob = zero, interleave = none>
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @fill(%x: memref<64x64xf16>) kernel {
      gpu.return
    }
    gpu.func @read(%m: !llvm.ptr, %y: memref<8xf32>) kernel {
      gpu.return
    }
  }
  // CHECK-LABEL: func @tensor_map(
  // CHECK:         %[[TMP:.*]] = gpu.alloc () : memref<64x64xf16>
  // CHECK:         gpu.launch_func @k::@fill {{.*}} args(%[[TMP]] : memref<64x64xf16>)
  // CHECK:         nvgpu.tma.create.descriptor
  // CHECK-NOT:     gpu.dealloc
  // CHECK:         gpu.launch_func @k::@read
  // CHECK-NEXT:    gpu.dealloc %[[TMP]]
  func.func @tensor_map() -> memref<8xf32> {
    %c1 = arith.constant 1 : index
    %c8 = arith.constant 8 : index
    %c64 = arith.constant 64 : index
    %out = memref.alloc() : memref<8xf32>
    %tmp = memref.alloc() : memref<64x64xf16>
    gpu.launch_func @k::@fill blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%tmp : memref<64x64xf16>)
    %cast = memref.cast %tmp : memref<64x64xf16> to memref<*xf16>
    %map = nvgpu.tma.create.descriptor %cast box[%c8, %c64] : memref<*xf16> -> !map
    %pointer = builtin.unrealized_conversion_cast %map : !map to !llvm.ptr
    gpu.launch_func @k::@read blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%pointer : !llvm.ptr, %out : memref<8xf32>)
    return %out : memref<8xf32>
  }
}

// -----

// Views that are row-major, though their types say strides, are returned: a
// copy whose operand canonicalization would give strides has no lowering.
module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<4x1x2xf32>, %y: memref<1xf32>) kernel {
      gpu.return
    }
  }
  // CHECK-LABEL: func @views(
  // CHECK:         %[[X:.*]] = gpu.alloc () : memref<4x1x2xf32>
  // CHECK:         %[[Y:.*]] = gpu.alloc () : memref<1xf32>
  // CHECK:         %[[ROWS:.*]] = memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [3, 1, 2], strides: [2, 2, 1] : memref<3x1x2xf32> to memref<3x1x2xf32>
  // CHECK-NEXT:    gpu.memcpy %{{.*}}, %[[ROWS]]
  // CHECK:         %[[ONE:.*]] = memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [], strides: [] : memref<f32> to memref<f32>
  // CHECK-NEXT:    gpu.memcpy %{{.*}}, %[[ONE]]
  // CANONICAL-LABEL: func @views(
  // CANONICAL:         gpu.memcpy %{{.*}}, %{{.*}} : memref<3x1x2xf32>, memref<3x1x2xf32>
  // CANONICAL:         gpu.memcpy %{{.*}}, %{{.*}} : memref<f32>, memref<f32>
  func.func @views() -> (memref<3x1x2xf32>, memref<f32>) {
    %c1 = arith.constant 1 : index
    %x = memref.alloc() : memref<4x1x2xf32>
    %y = memref.alloc() : memref<1xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<4x1x2xf32>, %y : memref<1xf32>)
    %rows = memref.subview %x[0, 0, 0] [3, 1, 2] [1, 1, 1] : memref<4x1x2xf32> to memref<3x1x2xf32, strided<[2, 2, 1]>>
    %rows_cast = memref.cast %rows : memref<3x1x2xf32, strided<[2, 2, 1]>> to memref<3x1x2xf32>
    %one = memref.subview %y[0] [1] [1] : memref<1xf32> to memref<f32, strided<[]>>
    %one_cast = memref.cast %one : memref<f32, strided<[]>> to memref<f32>
    return %rows_cast, %one_cast : memref<3x1x2xf32>, memref<f32>
  }
}
