// cmake --install into an empty prefix, a third-party compiler built against
// what lies there, and a pass and pipelines run with it.

// RUN: rm -rf %t && mkdir -p %t
// RUN: %cmake --install %prelu_obj_root --prefix %t/prefix > %t/install.log
// RUN: %t/prefix/bin/prelu-opt %s --prelu-raise | FileCheck %s --check-prefix=RAISED
// RUN: %t/prefix/bin/prelu-compile %s -o %t/main.so && test -s %t/main.so && test -s %t/main.h
// RUN: mlir-opt %s --load-pass-plugin=%t/prefix/lib/libPReluPlugin.so --load-dialect-plugin=%t/prefix/lib/libPReluPlugin.so \
// RUN:   --pass-pipeline='builtin.module(prelu-raise)' | FileCheck %s --check-prefix=RAISED

// RUN: %cmake -G Ninja -S %S/Inputs/third-party-opt -B %t/build -DCMAKE_PREFIX_PATH=%t/prefix \
// RUN:   -DCMAKE_C_COMPILER=%c_compiler -DCMAKE_CXX_COMPILER=%cxx_compiler > %t/configure.log
// RUN: %cmake --build %t/build > %t/build.log
// RUN: %t/build/third-party-opt %s --prelu-raise | FileCheck %s --check-prefix=RAISED
// RUN: %t/build/third-party-opt %s --third-party-pipeline | FileCheck %s --check-prefix=FUSED
// RUN: %t/build/third-party-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s --check-prefix=FUSED
// RUN: %t/build/third-party-opt %s --prelu-cpu-pipeline | FileCheck %s --check-prefix=LLVM

// Nothing in the prefix points back into the source or the build folder.
// RUN: not grep -rlE "%prelu_obj_root/(include|lib)|%prelu_src_root/include" %t/prefix/lib/cmake

// RAISED-LABEL: func.func @main
// RAISED: linalg.matmul
// RAISED: prelu.prelu

// FUSED-LABEL: func.func @main
// FUSED: prelu.fused
// FUSED: linalg.matmul
// FUSED: prelu.prelu
// FUSED: prelu.yield

// LLVM: llvm.func @_mlir_ciface_main

func.func @main(%lhs: tensor<4x16xf32>, %rhs: tensor<16x8xf32>, %init: tensor<4x8xf32>, %alpha: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %product = linalg.matmul ins(%lhs, %rhs : tensor<4x16xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %empty = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%product, %alpha : tensor<4x8xf32>, tensor<8xf32>) outs(%empty : tensor<4x8xf32>) {
  ^bb0(%x: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %x, %zero : f32
    %scaled = arith.mulf %x, %a : f32
    %selected = arith.select %positive, %x, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
