// RUN: prelu-opt %s --convert-prelu-dot-to-llvm --split-input-file | FileCheck %s

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, u8s8_bits = 512, bf16_bits = 256>>} {

// CHECK-LABEL: @full_register
// CHECK-SAME: %[[A:.*]]: vector<64xi8>, %[[B:.*]]: vector<64xi8>, %[[ACC:.*]]: vector<16xi32>
// CHECK: llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.512"(%[[ACC]], %[[A]], %[[B]]) : (vector<16xi32>, vector<64xi8>, vector<64xi8>) -> vector<16xi32>
func.func @full_register(%a: vector<64xi8>, %b: vector<64xi8>, %acc: vector<16xi32>) -> vector<16xi32> {
  %0 = prelu.dot u8s8 %a, %b, %acc : vector<64xi8> into vector<16xi32>
  return %0 : vector<16xi32>
}

// Two lanes in the narrowest register, which has four.

// CHECK-LABEL: @narrow
// CHECK-DAG: vector.shuffle %{{.*}} [0, 1, 1, 1] : vector<2xi32>, vector<2xi32>
// CHECK-DAG: vector.shuffle %{{.*}} [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7] : vector<8xi8>, vector<8xi8>
// CHECK: %[[SUM:.*]] = llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.128"
// CHECK: vector.shuffle %[[SUM]], %[[SUM]] [0, 1] : vector<4xi32>, vector<4xi32>
func.func @narrow(%a: vector<8xi8>, %b: vector<8xi8>, %acc: vector<2xi32>) -> vector<2xi32> {
  %0 = prelu.dot u8s8 %a, %b, %acc : vector<8xi8> into vector<2xi32>
  return %0 : vector<2xi32>
}

// Sixteen lanes in two registers of the widest that the instruction takes.

// CHECK-LABEL: @two_parts
// CHECK: %[[LOW:.*]] = llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.256"
// CHECK: vector.shuffle %{{.*}} [8, 9, 10, 11, 12, 13, 14, 15] : vector<16xf32>, vector<16xf32>
// CHECK: %[[HIGH:.*]] = llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.256"
// CHECK: vector.insert_strided_slice %[[LOW]], %{{.*}} {offsets = [0], strides = [1]} : vector<8xf32> into vector<16xf32>
// CHECK: vector.insert_strided_slice %[[HIGH]], %{{.*}} {offsets = [8], strides = [1]} : vector<8xf32> into vector<16xf32>
func.func @two_parts(%a: vector<32xbf16>, %b: vector<32xbf16>, %acc: vector<16xf32>) -> vector<16xf32> {
  %0 = prelu.dot bf16 %a, %b, %acc : vector<32xbf16> into vector<16xf32>
  return %0 : vector<16xf32>
}

// No instruction multiplies unsigned by unsigned here.

// CHECK-LABEL: @expanded
// CHECK-NOT: llvm.call_intrinsic
// CHECK-COUNT-8: arith.extui
// CHECK-NOT: llvm.call_intrinsic
// CHECK: return
func.func @expanded(%a: vector<16xi8>, %b: vector<16xi8>, %acc: vector<4xi32>) -> vector<4xi32> {
  %0 = prelu.dot u8u8 %a, %b, %acc : vector<16xi8> into vector<4xi32>
  return %0 : vector<4xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "aarch64-unknown-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 128, vector_registers = 32, u8s8_bits = 128, s8s8_bits = 128, u8u8_bits = 128, bf16_bits = 128>>} {

// CHECK-LABEL: @aarch64
// CHECK: llvm.call_intrinsic "llvm.aarch64.neon.usdot.v4i32.v16i8"
// CHECK: llvm.call_intrinsic "llvm.aarch64.neon.sdot.v4i32.v16i8"
// CHECK: llvm.call_intrinsic "llvm.aarch64.neon.udot.v4i32.v16i8"
func.func @aarch64(%a: vector<16xi8>, %b: vector<16xi8>, %acc: vector<4xi32>) -> vector<4xi32> {
  %0 = prelu.dot u8s8 %a, %b, %acc : vector<16xi8> into vector<4xi32>
  %1 = prelu.dot s8s8 %a, %b, %0 : vector<16xi8> into vector<4xi32>
  %2 = prelu.dot u8u8 %a, %b, %1 : vector<16xi8> into vector<4xi32>
  return %2 : vector<4xi32>
}

// CHECK-LABEL: @aarch64_brain_floats
// CHECK: llvm.call_intrinsic "llvm.aarch64.neon.bfdot.v4f32.v8bf16"
func.func @aarch64_brain_floats(%a: vector<8xbf16>, %b: vector<8xbf16>, %acc: vector<4xf32>) -> vector<4xf32> {
  %0 = prelu.dot bf16 %a, %b, %acc : vector<8xbf16> into vector<4xf32>
  return %0 : vector<4xf32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 256, s16s16_bits = 256>>} {

// LLVM makes one instruction of the two where the target has it, and leaves the
// order of the additions alone.

// CHECK-LABEL: @products_and_additions
// CHECK-SAME: %[[A:.*]]: vector<16xi16>, %[[B:.*]]: vector<16xi16>, %[[ACC:.*]]: vector<8xi32>
// CHECK: %[[P:.*]] = llvm.call_intrinsic "llvm.x86.avx2.pmadd.wd"(%[[A]], %[[B]]) : (vector<16xi16>, vector<16xi16>) -> vector<8xi32>
// CHECK: %[[SUM:.*]] = arith.addi %[[ACC]], %[[P]] : vector<8xi32>
// CHECK: %[[BITS:.*]] = arith.bitcast %[[SUM]] : vector<8xi32> to vector<8xf32>
// CHECK: %[[FENCED:.*]] = llvm.call_intrinsic "llvm.arithmetic.fence"(%[[BITS]]) : (vector<8xf32>) -> vector<8xf32>
// CHECK: %[[RESULT:.*]] = arith.bitcast %[[FENCED]] : vector<8xf32> to vector<8xi32>
// CHECK: return %[[RESULT]]
func.func @products_and_additions(%a: vector<16xi16>, %b: vector<16xi16>, %acc: vector<8xi32>) -> vector<8xi32> {
  %0 = prelu.dot s16s16 %a, %b, %acc : vector<16xi16> into vector<8xi32>
  return %0 : vector<8xi32>
}

// CHECK-LABEL: @half_a_register
// CHECK: llvm.call_intrinsic "llvm.x86.sse2.pmadd.wd"
func.func @half_a_register(%a: vector<8xi16>, %b: vector<8xi16>, %acc: vector<4xi32>) -> vector<4xi32> {
  %0 = prelu.dot s16s16 %a, %b, %acc : vector<8xi16> into vector<4xi32>
  return %0 : vector<4xi32>
}
}

// -----

// Both factors are signed where there is no instruction, too.

// CHECK-LABEL: @shorts_without_target
// CHECK-NOT: arith.extui
// CHECK-COUNT-4: arith.extsi
// CHECK-NOT: llvm.call_intrinsic
// CHECK: return
func.func @shorts_without_target(%a: vector<8xi16>, %b: vector<8xi16>, %acc: vector<4xi32>) -> vector<4xi32> {
  %0 = prelu.dot s16s16 %a, %b, %acc : vector<8xi16> into vector<4xi32>
  return %0 : vector<4xi32>
}

// -----

// CHECK-LABEL: @pairs
// CHECK-SAME: %[[A:.*]]: vector<16xi8>, %[[B:.*]]: vector<16xi8>, %[[ACC:.*]]: vector<4xi32>
// CHECK: %[[S:.*]] = llvm.call_intrinsic "llvm.aarch64.neon.smmla.v4i32.v16i8"(%[[ACC]], %[[A]], %[[B]])
// CHECK: %[[U:.*]] = llvm.call_intrinsic "llvm.aarch64.neon.ummla.v4i32.v16i8"(%[[S]], %[[A]], %[[B]])
// CHECK: llvm.call_intrinsic "llvm.aarch64.neon.usmmla.v4i32.v16i8"(%[[U]], %[[A]], %[[B]])
// CHECK: llvm.call_intrinsic "llvm.aarch64.neon.bfmmla"
func.func @pairs(%a: vector<16xi8>, %b: vector<16xi8>, %acc: vector<4xi32>, %c: vector<8xbf16>, %sum: vector<4xf32>) -> (vector<4xi32>, vector<4xf32>) {
  %0 = arm_neon.intr.smmla %acc, %a, %b : vector<16xi8> to vector<4xi32>
  %1 = arm_neon.intr.ummla %0, %a, %b : vector<16xi8> to vector<4xi32>
  %2 = arm_neon.intr.usmmla %1, %a, %b : vector<16xi8> to vector<4xi32>
  %3 = arm_neon.intr.bfmmla %sum, %c, %c : vector<8xbf16> to vector<4xf32>
  return %2, %3 : vector<4xi32>, vector<4xf32>
}

// -----

// Without a target the elements of each lane are multiplied one after the other.

// CHECK-LABEL: @no_target
// CHECK-SAME: %[[A:.*]]: vector<4xbf16>, %[[B:.*]]: vector<4xbf16>, %[[ACC:.*]]: vector<2xf32>
// CHECK: %[[A0:.*]] = vector.shuffle %[[A]], %[[A]] [0, 2]
// CHECK: %[[L0:.*]] = arith.extf %[[A0]]
// CHECK: %[[B0:.*]] = vector.shuffle %[[B]], %[[B]] [0, 2]
// CHECK: %[[R0:.*]] = arith.extf %[[B0]]
// CHECK: %[[P0:.*]] = arith.mulf %[[L0]], %[[R0]] fastmath<contract>
// CHECK: %[[S0:.*]] = arith.addf %[[ACC]], %[[P0]] fastmath<contract>
// CHECK: vector.shuffle %[[A]], %[[A]] [1, 3]
// CHECK: %[[S1:.*]] = arith.addf %[[S0]], %{{.*}} fastmath<contract>
// CHECK: return %[[S1]]
func.func @no_target(%a: vector<4xbf16>, %b: vector<4xbf16>, %acc: vector<2xf32>) -> vector<2xf32> {
  %0 = prelu.dot bf16 %a, %b, %acc : vector<4xbf16> into vector<2xf32>
  return %0 : vector<2xf32>
}
