// RUN: prelu-opt %s --prelu-plan-memory --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-plan-memory --split-input-file --remarks-filter='prelu-plan.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Of three buffers in a row two live at a time. The last one is returned.
// CHECK-LABEL: func.func @chain(
// CHECK:         %[[ARENA:.*]] = memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<384xi8>
// CHECK:         %[[C256:.*]] = arith.constant 256 : index
// CHECK:         %[[A:.*]] = memref.view %[[ARENA]][%[[C256]]][] : memref<384xi8> to memref<20xf32>
// CHECK:         %[[C0:.*]] = arith.constant 0 : index
// CHECK:         %[[B:.*]] = memref.view %[[ARENA]][%[[C0]]][] : memref<384xi8> to memref<64xf32>
// CHECK:         prelu.dispatch "k1" ins(%[[A]] : {{.*}}) outs(%[[B]] :
// CHECK:         %[[C:.*]] = memref.view %[[ARENA]][%{{.*}}][] : memref<384xi8> to memref<20xf32>
// CHECK:         %[[D:.*]] = memref.alloc() : memref<20xf32>
// CHECK:         return %[[D]]
// REMARK: MemoryPlanned{{.*}}ArenaBytes=384, BytesWithoutReuse=512, Remark="3 buffers in one arena"
func.func @chain(%x: memref<20xf32>) -> memref<20xf32> {
  %a = memref.alloc() : memref<20xf32>
  prelu.dispatch "k0" ins(%x : memref<20xf32>) outs(%a : memref<20xf32>) {
  ^bb0(%0: tensor<20xf32>):
    prelu.yield %0 : tensor<20xf32>
  }
  %b = memref.alloc() : memref<64xf32>
  prelu.dispatch "k1" ins(%a : memref<20xf32>) outs(%b : memref<64xf32>) {
  ^bb0(%0: tensor<20xf32>):
    %1 = tensor.empty() : tensor<64xf32>
    prelu.yield %1 : tensor<64xf32>
  }
  %c = memref.alloc() : memref<20xf32>
  prelu.dispatch "k2" ins(%b : memref<64xf32>) outs(%c : memref<20xf32>) {
  ^bb0(%0: tensor<64xf32>):
    %1 = tensor.empty() : tensor<20xf32>
    prelu.yield %1 : tensor<20xf32>
  }
  %d = memref.alloc() : memref<20xf32>
  prelu.dispatch "k3" ins(%c : memref<20xf32>) outs(%d : memref<20xf32>) {
  ^bb0(%0: tensor<20xf32>):
    prelu.yield %0 : tensor<20xf32>
  }
  return %d : memref<20xf32>
}

// -----

// A view keeps its buffer alive, a loop until it ends.
// CHECK-LABEL: func.func @views(
// CHECK:         memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<128xi8>
func.func @views(%x: f32, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = memref.alloc() : memref<16xf32>
  %v = memref.subview %a[0] [8] [2] : memref<16xf32> to memref<8xf32, strided<[2]>>
  scf.for %i = %c0 to %n step %c1 {
    memref.store %x, %v[%c0] : memref<8xf32, strided<[2]>>
    %b = memref.load %v[%c1] : memref<8xf32, strided<[2]>>
  }
  %b = memref.alloc() : memref<16xf32>
  memref.copy %b, %b : memref<16xf32> to memref<16xf32>
  memref.store %x, %v[%c0] : memref<8xf32, strided<[2]>>
  return
}

// -----

// Sizes that the arguments tell: slots whose sizes are computed at entry. The
// second buffer takes the first one's, the third lives with the second.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:    %[[X:.*]]: memref<?xf32>, %[[N:.*]]: index
// CHECK:         %[[N0:.*]] = arith.muli %{{.*}}, %{{.*}} : index
// CHECK:         %[[N1:.*]] = arith.muli
// CHECK:         %[[M:.*]] = arith.maxsi
// CHECK:         %[[ARENA:.*]] = memref.alloc(%{{.*}}) {alignment = 64 : i64, prelu.arena} : memref<?xi8>
// CHECK:         memref.view %[[ARENA]][%[[O0:.*]]][%{{.*}}] : memref<?xi8> to memref<?xf32>
// CHECK:         memref.view %[[ARENA]][%[[O0]]][%[[N]]] : memref<?xi8> to memref<?x2xf32>
// CHECK:         memref.view %[[ARENA]][%[[O1:.*]]][%[[N]]] : memref<?xi8> to memref<?xf32>
// REMARK: MemoryPlanned{{.*}}ArenaBytes=0, BytesWithoutReuse=0, Remark="3 buffers in one arena, some of dynamic size"
func.func @dynamic(%x: memref<?xf32>, %n: index, %v: f32) {
  %c0 = arith.constant 0 : index
  %d = memref.dim %x, %c0 : memref<?xf32>
  %a = memref.alloc(%d) : memref<?xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<?xf32>)
  %b = memref.alloc(%n) : memref<?x2xf32>
  linalg.fill ins(%v : f32) outs(%b : memref<?x2xf32>)
  %c = memref.alloc(%n) : memref<?xf32>
  linalg.fill ins(%v : f32) outs(%c : memref<?xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<?x2xf32>)
  return
}

// -----

// What another function may keep, and sizes that are read from memory, have
// memory of their own.
// CHECK-LABEL: func.func @kept(
// CHECK-NOT:     prelu.arena
// CHECK:         return
func.func private @same(memref<4xf32>) -> memref<4xf32>
func.func @kept(%sizes: memref<1xindex>, %v: f32) -> memref<4xf32> {
  %c0 = arith.constant 0 : index
  %a = memref.alloc() : memref<4xf32>
  %r = call @same(%a) : (memref<4xf32>) -> memref<4xf32>
  %n = memref.load %sizes[%c0] : memref<1xindex>
  %b = memref.alloc(%n) : memref<?xf32>
  linalg.fill ins(%v : f32) outs(%b : memref<?xf32>)
  return %r : memref<4xf32>
}

// -----

// Threads that share a loop have a buffer each, beside what lives meanwhile.
// CHECK-LABEL: func.func @shared_loop(
// CHECK:         %[[ARENA:.*]] = memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<448xi8>
// CHECK:         scf.forall (%[[I:.*]]) in (3)
// CHECK:           %[[START:.*]] = arith.constant 0 : index
// CHECK:           %[[BYTES:.*]] = arith.constant 128 : index
// CHECK:           %[[PART:.*]] = arith.muli %[[I]], %[[BYTES]]
// CHECK:           %[[OFFSET:.*]] = arith.addi %[[START]], %[[PART]]
// CHECK:           memref.view %[[ARENA]][%[[OFFSET]]][] : memref<448xi8> to memref<20xf32>
// CHECK-NOT:       memref.alloc
// REMARK: MemoryPlanned{{.*}}ArenaBytes=448
func.func @shared_loop(%x: f32, %i: index) -> f32 {
  %a = memref.alloc() : memref<16xf32>
  memref.store %x, %a[%i] : memref<16xf32>
  scf.forall (%t) in (3) {
    %b = memref.alloc() : memref<20xf32>
    memref.store %x, %b[%t] : memref<20xf32>
  }
  %y = memref.load %a[%i] : memref<16xf32>
  return %y : f32
}

// -----

// Nobody knows how many parts these need.
// CHECK-LABEL: func.func @unknown_loops(
// CHECK-COUNT-2: memref.alloc() : memref<20xf32>
func.func @unknown_loops(%x: f32, %n: index, %m: memref<8x8xf32>) {
  scf.forall (%t) in (%n) {
    %b = memref.alloc() : memref<20xf32>
    memref.store %x, %b[%t] : memref<20xf32>
  }
  scf.forall (%t) = (2) to (8) step (2) {
    %b = memref.alloc() : memref<20xf32>
    memref.store %x, %b[%t] : memref<20xf32>
  }
  return
}
