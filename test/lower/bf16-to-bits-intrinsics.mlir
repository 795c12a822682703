// RUN: prelu-opt %s --prelu-bf16-to-bits | FileCheck %s

// What is loaded is 16 bits; the instruction takes bf16.

// CHECK-LABEL: llvm.func @dot(
// CHECK: %[[BITS:.*]] = llvm.load %{{.*}} : !llvm.ptr -> vector<32xi16>
// CHECK-DAG: %[[A:.*]] = llvm.bitcast %[[BITS]] : vector<32xi16> to vector<32xbf16>
// CHECK-DAG: %[[B:.*]] = llvm.bitcast %[[BITS]] : vector<32xi16> to vector<32xbf16>
// CHECK: llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.512"(%{{.*}}, %{{.*}}, %{{.*}}) : (vector<16xf32>, vector<32xbf16>, vector<32xbf16>) -> vector<16xf32>
llvm.func @dot(%p: !llvm.ptr, %acc: vector<16xf32>) -> vector<16xf32> {
  %a = llvm.load %p : !llvm.ptr -> vector<32xbf16>
  %r = llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.512"(%acc, %a, %a) : (vector<16xf32>, vector<32xbf16>, vector<32xbf16>) -> vector<16xf32>
  llvm.return %r : vector<16xf32>
}
