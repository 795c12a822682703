// RUN: prelu-opt %s --prelu-name-kernels | FileCheck %s

// Names that no assembler takes, two of which become one.
// CHECK:       gpu.module @my_net_kernel {
// CHECK:         gpu.func @my_net_kernel()
// CHECK:         gpu.func @my_net_kernel_1()
// CHECK:       gpu.module @_1 {
// CHECK:         gpu.func @plain()
// CHECK-LABEL: func.func @"my-net"()
// CHECK:         gpu.launch_func @my_net_kernel::@my_net_kernel blocks
// CHECK:         gpu.launch_func @my_net_kernel::@my_net_kernel_1 blocks
// CHECK:         gpu.launch_func @_1::@plain blocks
module attributes {gpu.container_module} {
  gpu.module @"my-net_kernel" {
    gpu.func @"my-net_kernel"() kernel {
      gpu.return
    }
    gpu.func @"my/net_kernel"() kernel {
      gpu.return
    }
  }
  gpu.module @"1" {
    gpu.func @plain() kernel {
      gpu.return
    }
  }
  func.func @"my-net"() {
    %c1 = arith.constant 1 : index
    gpu.launch_func @"my-net_kernel"::@"my-net_kernel" blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1)
    gpu.launch_func @"my-net_kernel"::@"my/net_kernel" blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1)
    gpu.launch_func @"1"::@plain blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1)
    return
  }
}
