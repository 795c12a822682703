// RUN: prelu-opt %s --prelu-place-on-device --split-input-file --verify-diagnostics

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  func.func @load(%x: memref<8xf32>) -> f32 {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>)
    // expected-error @+1 {{works on a tensor's elements outside of any kernel, and they lie in device memory}}
    %0 = memref.load %x[%c0] : memref<8xf32>
    return %0 : f32
  }
}

// -----

module attributes {gpu.container_module} {
  gpu.module @k {
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  func.func private @other() -> memref<8xf32>
  func.func @unknown() -> memref<8xf32> {
    %c1 = arith.constant 1 : index
    %x = func.call @other() : () -> memref<8xf32>
    gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%x : memref<8xf32>)
    // expected-error @+1 {{returns a buffer whose allocation is not known}}
    return %x : memref<8xf32>
  }
}

// -----

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
    gpu.func @k(%x: memref<8xf32>) kernel {
      gpu.return
    }
  }
  func.func @loop(%x: memref<8xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c4 = arith.constant 4 : index
    %0 = scf.for %i = %c0 to %c4 step %c1 iter_args(%b = %x) -> memref<8xf32> {
      // expected-error @+1 {{a buffer leaves the loop or branch that allocates it, which is not supported on a GPU}}
      %a = memref.alloc() : memref<8xf32>
      gpu.launch_func @k::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1) args(%a : memref<8xf32>)
      scf.yield %a : memref<8xf32>
    }
    return
  }
}
