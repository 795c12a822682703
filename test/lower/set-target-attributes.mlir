// RUN: prelu-opt %s --prelu-set-target-attributes | FileCheck %s

// CHECK: module attributes {llvm.target_triple = "x86_64-pc-linux-gnu"}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "-pku,+avx", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
  // CHECK: llvm.func @external()
  // CHECK-NOT: target_cpu
  llvm.func @external()
  // CHECK: llvm.func @f() attributes
  // CHECK-SAME: prefer_vector_width = "512", target_cpu = "znver4", target_features = #llvm.target_features<["-pku", "+avx"]>
  llvm.func @f() {
    llvm.return
  }
}
