// cmake --install into an empty prefix, a third-party compiler built against
// what lies there, and a pass and pipelines run with it.

// RUN: rm -rf %t && mkdir -p %t
// RUN: %cmake --install %prelu_obj_root --prefix %t/prefix > %t/install.log
// RUN: %t/prefix/bin/prelu-opt %s --prelu-raise | FileCheck %s --check-prefix=RAISED
// RUN: %t/prefix/bin/prelu-compile %s -o %t/main.so && test -s %t/main.so && test -s %t/main.h
// RUN: %t/prefix/bin/prelu-query %s -c 'match hasOpName("linalg.matmul")' | grep -q "match"
// RUN: test -x %t/prefix/bin/prelu-lsp-server && test -x %t/prefix/bin/prelu-reduce
// RUN: %t/prefix/bin/prelu-run %t/main.so --function=main --output=%t/y.npy && test -s %t/y.npy
// RUN: mlir-opt %s --load-pass-plugin=%t/prefix/lib/libPReluPlugin.so --load-dialect-plugin=%t/prefix/lib/libPReluPlugin.so \
// RUN:   --pass-pipeline='builtin.module(prelu-raise)' | FileCheck %s --check-prefix=RAISED

// RUN: %cmake -G Ninja -S %S/Inputs/third-party-opt -B %t/build -DCMAKE_PREFIX_PATH=%t/prefix \
// RUN:   -DCMAKE_C_COMPILER=%c_compiler -DCMAKE_CXX_COMPILER=%cxx_compiler > %t/configure.log
// RUN: %cmake --build %t/build > %t/build.log
// RUN: %t/build/third-party-opt %s --prelu-raise | FileCheck %s --check-prefix=RAISED
// RUN: %t/build/third-party-opt %s --third-party-pipeline | FileCheck %s --check-prefix=FUSED
// RUN: %t/build/third-party-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s --check-prefix=FUSED
// RUN: %t/build/third-party-opt %s --prelu-cpu-pipeline | FileCheck %s --check-prefix=LLVM
// RUN: if test -e %t/prefix/lib/libprelu_vulkan_runtime.so; then %t/build/third-party-host; fi

// Each function of the C++ API, on functions, with what a caller refuses.
// RUN: %t/build/third-party-opt %s --pass-pipeline='builtin.module(func.func(third-party-raise))' | FileCheck %s --check-prefixes=RAISED,KEPT
// RUN: %t/build/third-party-opt %s --pass-pipeline='builtin.module(func.func(third-party-raise,third-party-fuse))' -o %t/fused.mlir
// RUN: FileCheck %s --check-prefixes=FUSED,NOT-FUSED --input-file=%t/fused.mlir
// RUN: %t/build/third-party-opt %t/fused.mlir --pass-pipeline='builtin.module(prelu-attach-target{cpu=haswell},func.func(third-party-select))' | FileCheck %s --check-prefix=SELECTED
// RUN: %t/build/third-party-opt %t/fused.mlir --pass-pipeline='builtin.module(prelu-attach-target{cpu=haswell},func.func(third-party-schedule))' -o %t/scheduled.mlir
// RUN: FileCheck %s --check-prefix=SCHEDULED --input-file=%t/scheduled.mlir
// RUN: %t/build/third-party-opt %t/scheduled.mlir --pass-pipeline='builtin.module(func.func(third-party-vectorize))' | FileCheck %s --check-prefix=VECTORIZED
// RUN: %t/build/third-party-opt %t/fused.mlir --pass-pipeline='builtin.module(prelu-attach-gpu-target,func.func(third-party-map-to-gpu))' | FileCheck %s --check-prefix=KERNEL
// RUN: not %t/build/third-party-opt %t/fused.mlir --pass-pipeline='builtin.module(func.func(third-party-schedule))' 2>&1 | FileCheck %s --check-prefix=NO-TARGET

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

// KEPT-LABEL: func.func @kept
// KEPT-NOT: prelu.prelu

// NOT-FUSED-LABEL: func.func @kept
// NOT-FUSED-SAME: third_party.fused = 0
// NOT-FUSED-NOT: prelu.fused

// SELECTED-LABEL: func.func @main
// SELECTED: prelu.fused schedule(<algorithm = direct, tile = [1, 8, {{[0-9]+}}], lanes = 1, vector = 8, operands = [broadcast, as_it_lies]>)

// SCHEDULED-LABEL: func.func @main
// SCHEDULED: prelu.fused schedule(<algorithm = direct, tile = [4, 8, {{[0-9]+}}], lanes = 1, vector = 8>)

// VECTORIZED-LABEL: func.func @main
// VECTORIZED-NOT: prelu.fused
// VECTORIZED: vector.transfer_write {{.*}} : vector<8xf32>, tensor<4x8xf32>

// KERNEL-LABEL: func.func @main
// KERNEL: gpu.launch

// NO-TARGET: error: has no 'prelu.target' attribute: run prelu-attach-target first

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

func.func @kept(%lhs: tensor<4x16xf32>, %rhs: tensor<16x8xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %tenth = arith.constant 0.1 : f32
  %product = linalg.matmul {third_party.keep} ins(%lhs, %rhs : tensor<4x16xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %empty = tensor.empty() : tensor<4x8xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%product : tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) attrs = {third_party.keep} {
  ^bb0(%x: f32, %out: f32):
    %positive = arith.cmpf ogt, %x, %zero : f32
    %scaled = arith.mulf %x, %tenth : f32
    %selected = arith.select %positive, %x, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
