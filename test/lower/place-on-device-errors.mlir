// RUN: prelu-opt %s --prelu-place-on-device --split-input-file --verify-diagnostics

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32, strided<[1], offset: ?>>) kernel {
      gpu.return
    }
  }
  // expected-error @+1 {{takes a memref of another layout than row-major, which no copy to a device reads}}
  func.func @layout(%x: memref<8xf32, strided<[1], offset: ?>>) {
    %c1 = arith.constant 1 : index
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32, strided<[1], offset: ?>>)
    return
  }
}

// -----

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<?xf32>) kernel {
      gpu.return
    }
  }
  func.func @loop(%x: memref<?xf32>, %n: index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c4 = arith.constant 4 : index
    %0 = scf.for %i = %c0 to %c4 step %c1 iter_args(%b = %x) -> memref<?xf32> {
      // expected-error @+1 {{a buffer of a size that only the run time knows leaves the loop or branch that allocates it, which is not supported on a GPU}}
      %a = memref.alloc(%n) : memref<?xf32>
      gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<?xf32>)
      scf.yield %a : memref<?xf32>
    }
    return
  }
}

// -----

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  func.func @layout_on_host(%x: memref<8xf32>, %c: i1) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %zero = arith.constant 0.0 : f32
    %v = memref.subview %x[0] [4] [2] : memref<8xf32> to memref<4xf32, strided<[2]>>
    %w = memref.subview %x[4] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: 4>>
    %v1 = memref.cast %v : memref<4xf32, strided<[2]>> to memref<4xf32, strided<[?], offset: ?>>
    %w1 = memref.cast %w : memref<4xf32, strided<[1], offset: 4>> to memref<4xf32, strided<[?], offset: ?>>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>)
    %s = arith.select %c, %v1, %w1 : memref<4xf32, strided<[?], offset: ?>>
    // expected-error @+1 {{works on the host, on a buffer of another layout than row-major, which no copy from a device fills}}
    memref.store %zero, %s[%c0] : memref<4xf32, strided<[?], offset: ?>>
    return
  }
}
