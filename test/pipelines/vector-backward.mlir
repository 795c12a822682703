// RUN: prelu-opt %s --prelu-cpu-pipeline | mlir-translate --mlir-to-llvmir | FileCheck %s

// Gradients on registers reach LLVM, sums and all.

// CHECK: define {{.*}} @main(
// CHECK: fadd <8 x double>
// CHECK: ret
func.func @main(%dy: vector<4x8xf32>, %x: vector<4x8xf32>, %a: vector<8xf32>, %v: vector<8xf16>, %b: f16)
    -> (vector<4x8xf32>, vector<8xf32>, f16) {
  %dx, %da = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : vector<4x8xf32>, vector<8xf32>
  %dv, %db = prelu.backward %v, %v, %b : vector<8xf16>, f16
  return %dx, %da, %db : vector<4x8xf32>, vector<8xf32>, f16
}
