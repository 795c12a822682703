// RUN: prelu-opt %s --prelu-check-llvm --allow-unregistered-dialect | FileCheck %s --implicit-check-not=mhlo --implicit-check-not=jax

// CHECK: module attributes {llvm.target_triple = "x86_64-linux-gnu"}
// CHECK: llvm.func @f(%{{.+}}: !llvm.ptr {llvm.noalias})
module attributes {mhlo.num_partitions = 1 : i32, llvm.target_triple = "x86_64-linux-gnu"} {
  llvm.func @f(%x: !llvm.ptr {llvm.noalias, mhlo.sharding = "a"}) attributes {jax.name = "f"} {
    llvm.return
  }
}
