// docs/integrate.md's commands, CMake and C++ as they stand there: the plugin,
// upstream's passes, the way out, and a compiler built from an empty folder.

// RUN: rm -rf %t
// RUN: env CC=%c_compiler CXX=%cxx_compiler %python %S/../docs/Inputs/run_blocks.py %prelu_src_root/docs/integrate.md %t \
// RUN:   --link build=%prelu_obj_root --file net.mlir=%s %have > %t.log
// RUN: FileCheck %s --input-file=%t.log
// RUN: FileCheck %s --check-prefix=OUT --input-file=%t/net.linalg.mlir --implicit-check-not='prelu.'
// RUN: FileCheck %s --check-prefix=LLVM --input-file=%t/net.llvm.mlir
// RUN: FileCheck %s --check-prefix=LOOPS --input-file=%t/net.loops.mlir

// CHECK: run: integrate.md
// CHECK: prelu.fused
// The transform scripts: PReLU on the registers that hold a tile of the product.
// CHECK: run: integrate.md
// CHECK: func.func @main(
// CHECK: scf.for
// CHECK: scf.for
// CHECK-NOT: memref.alloc
// CHECK: %[[SUM:.+]] = vector.multi_reduction <add>, {{.*}} to vector<8x16xf32>
// CHECK: arith.cmpf ule, %[[SUM]], {{.*}} : vector<8x16xf32>
// CHECK: vector.transfer_write {{.*}} : vector<8x16xf32>, memref<
// CHECK: {{[67]}} blocks run

// OUT: linalg.matmul
// OUT: arith.cmpf ule

// LLVM: llvm.func @_mlir_ciface_main

// LOOPS-NOT: prelu.fused
// LOOPS: vector.transfer_write {{.*}} : vector<8xf32>, tensor<4x8xf32>

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
