// RUN: prelu-opt %s --prelu-stream-stores | FileCheck %s
// RUN: prelu-opt %s --prelu-stream-stores --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// One remark for each buffer, the last function's behind the first's.
// REMARK: remark: [Passed] StoresStreamed | Category:prelu-stream-stores | Accesses=2, Bytes=2097152, Remark="stored past the caches, of which a core can count on 1048576 bytes"
// REMARK-NOT: StoresStreamed
// REMARK: remark: [Analysis] StoresKept | Category:prelu-stream-stores | Accesses=1, Bytes=3145728, Remark="stored through the caches: not known to start at a multiple of 64 bytes, or rows end within a line"
// REMARK: remark: [Analysis] StoresKept | Category:prelu-stream-stores | Accesses=2, Bytes=2097152, Remark="stored through the caches: not known to start at a multiple of 64 bytes, or rows end within a line"
// REMARK: remark: [Analysis] StoresKept | Category:prelu-stream-stores | Accesses=1, Bytes=2101248
// REMARK: remark: [Analysis] StoresKept | Category:prelu-stream-stores | Accesses=1, Bytes=2097152
// REMARK: remark: [Analysis] StoresKept | Category:prelu-stream-stores | Accesses=1, Bytes=2097152
// REMARK-NOT: Stores

#next = affine_map<(d0) -> (d0 + 16)>
#even = affine_map<(d0) -> (d0 * 2)>
#odd = affine_map<(d0) -> (d0 + 8)>

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l3_bytes = 1048576>>} {

// CHECK-LABEL: func.func @large(
// CHECK:         vector.store %arg0, %{{.*}}[%{{.*}}, %[[I:.*]]] {alignment = 64 : i64, nontemporal = true} : memref<1024x512xf32>, vector<16xf32>
// CHECK:         %[[NEXT:.*]] = affine.apply
// CHECK-NEXT:    vector.store %arg0, %{{.*}}[%{{.*}}, %[[NEXT]]] {alignment = 64 : i64, nontemporal = true}
func.func @large(%v: vector<16xf32>, %row: index) -> memref<1024x512xf32> {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c512 = arith.constant 512 : index
  %y = memref.alloc() {alignment = 64 : i64} : memref<1024x512xf32>
  scf.for %i = %c0 to %c512 step %c32 {
    vector.transfer_write %v, %y[%row, %i] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
    %n = affine.apply #next(%i)
    vector.transfer_write %v, %y[%row, %n] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
  }
  return %y : memref<1024x512xf32>
}

// Rows of one line and a half: every second one starts with a line, and ends
// within one that the next row's stores finish.
// CHECK-LABEL: func.func @part_of_a_line(
// CHECK-NOT:     vector.store
func.func @part_of_a_line(%v: vector<16xf32>, %n: index) -> memref<32768x24xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = memref.alloc() {alignment = 64 : i64} : memref<32768x24xf32>
  scf.for %i = %c0 to %n step %c1 {
    %row = affine.apply #even(%i)
    vector.transfer_write %v, %y[%row, %c0] {in_bounds = [true]} : vector<16xf32>, memref<32768x24xf32>
  }
  return %y : memref<32768x24xf32>
}

// Half a line further on, an odd row length, an alignment nobody promised, half
// a register, a mask, a buffer that the cache holds.
// CHECK-LABEL: func.func @kept(
// CHECK-NOT:     vector.store
func.func @kept(%v: vector<16xf32>, %half: vector<8xf32>, %mask: vector<16xi1>, %row: index, %z: memref<1024x512xf32>)
    -> (memref<1024x512xf32>, memref<1024x513xf32>, memref<1024x512xf32>, memref<16x16xf32>) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c512 = arith.constant 512 : index
  %a = memref.alloc() {alignment = 64 : i64} : memref<1024x512xf32>
  %b = memref.alloc() {alignment = 64 : i64} : memref<1024x513xf32>
  %c = memref.alloc() {alignment = 16 : i64} : memref<1024x512xf32>
  %d = memref.alloc() {alignment = 64 : i64} : memref<16x16xf32>
  scf.for %i = %c0 to %c512 step %c32 {
    %n = affine.apply #odd(%i)
    vector.transfer_write %v, %a[%row, %n] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
    vector.transfer_write %v, %b[%row, %i] {in_bounds = [true]} : vector<16xf32>, memref<1024x513xf32>
    vector.transfer_write %v, %c[%row, %i] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
    vector.transfer_write %half, %a[%row, %i] {in_bounds = [true]} : vector<8xf32>, memref<1024x512xf32>
    vector.transfer_write %v, %a[%row, %i], %mask {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
    vector.transfer_write %v, %z[%row, %i] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
    vector.transfer_write %v, %a[%row, %row] {in_bounds = [true]} : vector<16xf32>, memref<1024x512xf32>
  }
  vector.transfer_write %v, %d[%row, %c0] {in_bounds = [true]} : vector<16xf32>, memref<16x16xf32>
  return %a, %b, %c, %d : memref<1024x512xf32>, memref<1024x513xf32>, memref<1024x512xf32>, memref<16x16xf32>
}
}
