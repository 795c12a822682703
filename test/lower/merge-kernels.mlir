// RUN: prelu-opt %s --prelu-merge-kernels | FileCheck %s

// The kernel takes the place of its declaration; one of two globals of a name
// gets another, its uses follow; attributes of the parts go to the whole.
// CHECK:       module attributes {llvm.data_layout = "e"}
// CHECK-NOT:     module
// CHECK:         llvm.func @malloc(i64) -> !llvm.ptr
// CHECK:         llvm.mlir.global private constant @c(1 : i32)
// CHECK:         llvm.func @main()
// CHECK-NEXT:      llvm.call @k()
// CHECK-NOT:     llvm.func @malloc
// A destination that nothing else overlaps is told to LLVM.
// CHECK:         llvm.func internal @distinct(%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr {llvm.noalias}, %{{.*}}: i64) attributes {no_inline}
// CHECK:         llvm.mlir.global private constant @c_0(2 : i32)
// CHECK:         llvm.func internal @k() attributes {no_inline} {
// CHECK-NEXT:      llvm.mlir.addressof @c_0
// CHECK-NOT:     llvm.func @k
module {
  module @network attributes {llvm.data_layout = "e"} {
    llvm.func @malloc(i64) -> !llvm.ptr
    llvm.mlir.global private constant @c(1 : i32) : i32
    llvm.func @k() attributes {prelu.kernel}
    llvm.func @main() {
      llvm.call @k() : () -> ()
      llvm.return
    }
  }
  module @distinct {
    llvm.func @distinct(%x: !llvm.ptr, %y: !llvm.ptr {prelu.distinct}, %n: i64 {prelu.distinct}) attributes {prelu.kernel} {
      llvm.return
    }
  }
  module @k {
    llvm.func @malloc(i64) -> !llvm.ptr
    llvm.mlir.global private constant @c(2 : i32) : i32
    llvm.func @k() attributes {prelu.kernel} {
      %0 = llvm.mlir.addressof @c : !llvm.ptr
      llvm.return
    }
  }
}
