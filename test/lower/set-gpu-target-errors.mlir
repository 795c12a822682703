// RUN: prelu-opt %s --prelu-attach-gpu-target=chip=sm_80 --prelu-set-gpu-target --split-input-file --verify-diagnostics

module attributes {gpu.container_module} {
  gpu.module @k {
    // expected-error @+1 {{takes an argument of type 'memref<?xf32>': kernels take row-major buffers of static shape}}
    gpu.func @dynamic(%x: memref<?xf32>) kernel {
      gpu.return
    }
  }
}

// -----

module attributes {gpu.container_module} {
  gpu.module @k {
    // expected-error @+1 {{takes an argument of type 'index'}}
    gpu.func @scalar(%n: index) kernel {
      gpu.return
    }
  }
}
