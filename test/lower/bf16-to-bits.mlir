// RUN: prelu-opt %s --prelu-bf16-to-bits | FileCheck %s --implicit-check-not=bf16

// CHECK: llvm.mlir.global private constant @w(dense<[16256, 16384]> : tensor<2xi16>) {{.*}}: !llvm.array<2 x i16>
llvm.mlir.global private constant @w(dense<[1.0, 2.0]> : tensor<2xbf16>) : !llvm.array<2 x bf16>

// CHECK: llvm.func @f(%[[P:.+]]: !llvm.ptr, %[[C:.+]]: i1, %[[S:.+]]: i16) -> i16
llvm.func @f(%p: !llvm.ptr, %c: i1, %s: bf16) -> bf16 {
  // CHECK: %[[ONE:.+]] = llvm.mlir.constant(16256 : i16) : i16
  %one = llvm.mlir.constant(1.0 : bf16) : bf16
  // CHECK: llvm.getelementptr %[[P]][3] : (!llvm.ptr) -> !llvm.ptr, i16
  %q = llvm.getelementptr %p[3] : (!llvm.ptr) -> !llvm.ptr, bf16
  // CHECK: llvm.load %{{.+}} : !llvm.ptr -> i16
  %x = llvm.load %q : !llvm.ptr -> bf16
  // CHECK: llvm.select %[[C]], %{{.+}}, %[[ONE]] : i1, i16
  %r = llvm.select %c, %x, %one : i1, bf16
  llvm.return %r : bf16
}
