// RUN: prelu-opt %s --prelu-internalize-bodies | FileCheck %s

// CHECK-LABEL: llvm.func weak @main(%{{.+}}: i32) -> i32
// CHECK-NEXT:    %[[R:.+]] = llvm.call @main.body(%{{.+}}) : (i32) -> i32
// CHECK-NEXT:    llvm.return %[[R]]
// CHECK-LABEL: llvm.func internal @main.body(
// CHECK-NEXT:    llvm.return
llvm.func @main(%x: i32) -> i32 {
  llvm.return %x : i32
}

// CHECK-LABEL: llvm.func @_mlir_ciface_main(
// CHECK-NEXT:    llvm.call @main.body(
llvm.func @_mlir_ciface_main(%x: i32) -> i32 {
  %0 = llvm.call @main(%x) : (i32) -> i32
  llvm.return %0 : i32
}

// Without a wrapper, and without a body.
// CHECK-LABEL: llvm.func @plain() {
// CHECK-NEXT:    llvm.mlir.addressof @main.body
// CHECK-NEXT:    llvm.call @declared()
llvm.func @plain() {
  %0 = llvm.mlir.addressof @main : !llvm.ptr
  llvm.call @declared() : () -> ()
  llvm.return
}
llvm.func @declared()
