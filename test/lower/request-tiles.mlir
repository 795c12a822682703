// RUN: prelu-opt %s --prelu-request-tiles --split-input-file --verify-diagnostics | FileCheck %s

// CHECK-LABEL: llvm.func @kernel
// CHECK: llvm.func @syscall(i64, ...) -> i64
// CHECK: llvm.func @write(i32, !llvm.ptr, i64) -> i64
// CHECK: llvm.mlir.global internal constant @prelu.tiles_refused("prelu: Linux refuses this process the use of AMX's matrix tiles
// CHECK: llvm.func internal @prelu.request_tiles()
// CHECK-DAG: %[[CALL:.*]] = llvm.mlir.constant(158 : i64)
// CHECK-DAG: %[[REQUEST:.*]] = llvm.mlir.constant(4131 : i64)
// CHECK-DAG: %[[DATA:.*]] = llvm.mlir.constant(18 : i64)
// CHECK: %[[RESULT:.*]] = llvm.call @syscall(%[[CALL]], %[[REQUEST]], %[[DATA]])
// CHECK: %[[REFUSED:.*]] = llvm.icmp "ne" %[[RESULT]]
// CHECK: llvm.cond_br %[[REFUSED]], ^bb1, ^bb2
// CHECK: ^bb1:
// CHECK: llvm.call @write
// CHECK: llvm.mlir.global_ctors ctors = [@prelu.request_tiles], priorities = [65535 : i32]
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <>>} {
llvm.func @kernel() {
  %0 = llvm.mlir.constant(16 : i16) : i16
  %1 = llvm.call_intrinsic "llvm.x86.tilezero.internal"(%0, %0) : (i16, i16) -> !llvm.x86_amx
  llvm.return
}
}

// -----

// No tiles, no request.

// CHECK-LABEL: llvm.func @vectors
// CHECK-NOT: syscall
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <>>} {
llvm.func @vectors(%a: vector<4xi32>) -> vector<4xi32> {
  llvm.return %a : vector<4xi32>
}
}

// -----

// Another operating system gives tiles to everybody.

// CHECK-LABEL: llvm.func @elsewhere
// CHECK-NOT: syscall
module attributes {prelu.target = #prelu.target<triple = "x86_64-unknown-freebsd", cpu = "sapphirerapids", features = "", threads = 1, core = <>>} {
llvm.func @elsewhere() {
  %0 = llvm.mlir.constant(16 : i16) : i16
  %1 = llvm.call_intrinsic "llvm.x86.tilezero.internal"(%0, %0) : (i16, i16) -> !llvm.x86_amx
  llvm.return
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <>>} {
// expected-error @+1 {{'llvm.func' op has the name of libc's write, which asks Linux for matrix tiles}}
llvm.func @write(%a: i32) {
  %0 = llvm.mlir.constant(16 : i16) : i16
  %1 = llvm.call_intrinsic "llvm.x86.tilezero.internal"(%0, %0) : (i16, i16) -> !llvm.x86_amx
  llvm.return
}
}
