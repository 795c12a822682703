// No call for a lane of an epilogue; with libm-functions there are.
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell | FileCheck %s
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell libm-functions=true" | FileCheck %s --check-prefix=LIBM
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=haswell | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -o - | FileCheck %s --check-prefix=ASM --implicit-check-not='call{{.*}}{{expf|erff|log1pf|fmaf}}'
// The same without multiply-adds.
// RUN: prelu-opt %s --prelu-cpu-pipeline=cpu=x86-64-v2 | mlir-translate --mlir-to-llvmir \
// RUN:   | llc -O3 -o - | FileCheck %s --check-prefix=V2 --implicit-check-not='call{{.*}}{{expf|erff|log1pf|fmaf}}'

// CHECK-LABEL: llvm.func internal @main_0
// CHECK-NOT: llvm.intr.{{exp|log}}
// CHECK-NOT: @erff(
// CHECK: llvm.fdiv

// LIBM: llvm.call @erff(
// LIBM: llvm.intr.exp({{.*}}vector<8xf32>

// ASM: vfmadd{{.*}} %ymm
// ASM: vdivps {{.*}} %ymm
// V2: mulps
// V2: divps

#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @main(%a: tensor<64x64xf32>, %b: tensor<64x48xf32>) -> tensor<64x48xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<64x48xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<64x48xf32>) -> tensor<64x48xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<64x64xf32>, tensor<64x48xf32>)
      outs(%0 : tensor<64x48xf32>) -> tensor<64x48xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%1 : tensor<64x48xf32>) outs(%e : tensor<64x48xf32>) {
  ^bb0(%x: f32, %out: f32):
    %error = math.erf %x : f32
    %negative = arith.negf %error : f32
    %exponential = math.exp %negative : f32
    %sum = arith.addf %exponential, %one : f32
    %sigmoid = arith.divf %one, %sum : f32
    linalg.yield %sigmoid : f32
  } -> tensor<64x48xf32>
  return %2 : tensor<64x48xf32>
}
