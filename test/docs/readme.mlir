// README.md's way from a module to a C program, as it stands there.
// RUN: rm -rf %t && mkdir -p %t && cp %s %t/net.mlir
// RUN: %python %S/Inputs/readme_commands.py %prelu_src_root/README.md %t %prelu_obj_root/bin/prelu-opt | FileCheck %s

// Whatever the function's name: each program has a main of its own. Statically,
// and from a shared library.
// RUN: sed 's/@net/@main/' %s > %t/main.mlir
// RUN: sed 's/_net/_main/' %t/call.c > %t/call-main.c
// RUN: prelu-opt %t/main.mlir --prelu-cpu-pipeline | mlir-translate --mlir-to-llvmir -o %t/main.ll
// RUN: clang -O3 -fPIC -Wno-override-module -c %t/main.ll -o %t/main.o
// RUN: clang %t/call-main.c %t/main.o -lm -o %t/static && %t/static | FileCheck %s
// RUN: clang -shared %t/main.o -o %t/libmain.so
// RUN: clang %t/call-main.c %t/libmain.so -lm -o %t/shared && %t/shared | FileCheck %s
// CHECK: 10 10 10 -6.5 -6.5 -6.5

func.func @net(%x: tensor<2x4xf32>) -> tensor<2x3xf32> {
  %w = arith.constant dense<1.0> : tensor<4x3xf32>
  %alpha = arith.constant 0.25 : f32
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %m = linalg.matmul ins(%x, %w : tensor<2x4xf32>, tensor<4x3xf32>) outs(%f : tensor<2x3xf32>) -> tensor<2x3xf32>
  %y = prelu.prelu %m, %alpha : tensor<2x3xf32>, f32
  return %y : tensor<2x3xf32>
}
