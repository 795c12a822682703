// Transform scripts in a stock mlir-opt: the plugin adds our operations to the
// transform dialect. The same IR as from prelu-opt.

// RUN: mlir-opt %S/../Integration/Inputs/transform/matmul.mlir --load-dialect-plugin=%prelu_plugin \
// RUN:   --transform-preload-library=transform-library-paths=%S/../Integration/Inputs/transform/matmul-script.mlir \
// RUN:   --transform-interpreter -o %t.stock
// RUN: FileCheck %s --input-file=%t.stock
// RUN: prelu-opt %S/../Integration/Inputs/transform/matmul.mlir \
// RUN:   --transform-preload-library=transform-library-paths=%S/../Integration/Inputs/transform/matmul-script.mlir \
// RUN:   --transform-interpreter -o %t.own
// RUN: diff %t.stock %t.own
// CHECK: prelu.fused schedule(<algorithm = direct, tile = [3, 16, 4], lanes = 1, vector = 8{{.*}}>)
// CHECK:   prelu.prelu

// Loops and kernels bring their dialects with them.
// RUN: mlir-opt %S/../Integration/Inputs/transform/conv.mlir --load-dialect-plugin=%prelu_plugin \
// RUN:   --transform-preload-library=transform-library-paths=%S/../Integration/Inputs/transform/conv-script.mlir \
// RUN:   --transform-interpreter | FileCheck %s --check-prefix=LOOPS
// LOOPS: scf.for
// LOOPS: vector.transfer_write
// LOOPS: } {my.loops}

// RUN: mlir-opt %S/../Integration/Inputs/transform/matmul.mlir --load-dialect-plugin=%prelu_plugin \
// RUN:   --transform-preload-library=transform-library-paths=%S/../Integration/Inputs/transform/gpu-script.mlir \
// RUN:   --transform-interpreter | FileCheck %s --check-prefix=GPU
// GPU: gpu.launch
