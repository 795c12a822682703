// RUN: prelu-opt %s --prelu-pool-arenas --split-input-file | FileCheck %s --implicit-check-not=madvise

// CHECK:       llvm.func internal @prelu.arena.release(
// CHECK:       llvm.func internal @prelu.arena.acquire(
// CHECK:         llvm.call @prelu.arena.allocate(
// CHECK:       llvm.mlir.global internal @prelu.arena.pool()
// CHECK:       llvm.func internal @prelu.arena.allocate(
// CHECK-NEXT:    llvm.call @malloc(
// CHECK-LABEL: func.func @static(
// CHECK:         %[[BYTES:.*]] = llvm.mlir.constant(512 : i64) : i64
// CHECK:         %[[P:.*]] = llvm.call @prelu.arena.acquire(%[[BYTES]]) : (i64) -> !llvm.ptr
// CHECK:         %[[ARENA:.*]] = builtin.unrealized_conversion_cast %{{.*}} to memref<512xi8>
// CHECK:         memref.view %[[ARENA]]
// CHECK:         llvm.call @prelu.arena.release(%[[P]]) : (!llvm.ptr) -> ()
// CHECK-NOT:     memref.dealloc
func.func @static() {
  %c0 = arith.constant 0 : index
  %arena = memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<512xi8>
  %a = memref.view %arena[%c0][] : memref<512xi8> to memref<64xf32>
  memref.dealloc %arena : memref<512xi8>
  return
}

// -----

// Other buffers are left alone.
// CHECK-NOT:   prelu.arena
// CHECK-LABEL: func.func @other(
// CHECK:         memref.alloc() : memref<512xi8>
func.func @other() {
  %a = memref.alloc() : memref<512xi8>
  memref.dealloc %a : memref<512xi8>
  return
}

// -----

// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:    %[[N:.*]]: index)
// CHECK:         %[[BYTES:.*]] = arith.index_cast %[[N]] : index to i64
// CHECK:         llvm.call @prelu.arena.acquire(%[[BYTES]])
func.func @dynamic(%n: index) {
  %arena = memref.alloc(%n) {alignment = 64 : i64, prelu.arena} : memref<?xi8>
  memref.dealloc %arena : memref<?xi8>
  return
}

// -----

// Linux is asked for huge pages, where the arena is large.
// CHECK:       llvm.func internal @prelu.arena.allocate(
// CHECK:         %[[LEAST:[^ ]*]] = llvm.mlir.constant(4194304 : i64)
// CHECK:         %[[BLOCK:[^ ]*]] = llvm.call @malloc(%[[BYTES:[^)]*]])
// CHECK:         llvm.mlir.addressof @madvise
// CHECK:         %[[LARGE:[^ ]*]] = llvm.icmp "uge" %[[BYTES]], %[[LEAST]]
// CHECK:         %[[TAKES:[^ ]*]] = llvm.and %{{[^ ]*}}, %[[LARGE]]
// CHECK:         llvm.cond_br %[[TAKES]], ^[[ADVISE:[^ ,]*]], ^[[DONE:[^ ]*]]
// CHECK:       ^[[ADVISE]]:
// CHECK:         llvm.call @madvise(
// CHECK:       ^[[DONE]]:
// CHECK-NEXT:    llvm.return %[[BLOCK]]
// CHECK:       llvm.func extern_weak @madvise(
// CHECK-LABEL: func.func @linux(
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512>>} {
  func.func @linux() {
    %arena = memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<512xi8>
    memref.dealloc %arena : memref<512xi8>
    return
  }
}
