// RUN: prelu-opt %s --prelu-plan-memory=threads=2 --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-plan-memory --split-input-file | FileCheck %s --check-prefix=ALONE

// A buffer lies in the middle of the larger one that it follows: of threads
// that share both in order each keeps to its own half.
// CHECK-LABEL: func.func @middle(
// CHECK:         memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<1664xi8>
// CHECK:         %[[A:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[A]]][] : memref<1664xi8> to memref<256xf32>
// CHECK:         %[[B:.*]] = arith.constant 1024 : index
// CHECK:         memref.view %{{.*}}[%[[B]]][] : memref<1664xi8> to memref<160xf32>
// CHECK:         %[[C:.*]] = arith.constant 320 : index
// CHECK:         memref.view %{{.*}}[%[[C]]][] : memref<1664xi8> to memref<96xf32>
// CHECK:         %[[D:.*]] = arith.constant 1152 : index
// CHECK:         memref.view %{{.*}}[%[[D]]][] : memref<1664xi8> to memref<96xf32>
// ALONE-LABEL: func.func @middle(
// ALONE:         memref.view %{{.*}} : memref<1664xi8> to memref<256xf32>
// ALONE:         memref.view %{{.*}} : memref<1664xi8> to memref<160xf32>
// ALONE:         %[[C:.*]] = arith.constant 0 : index
// ALONE:         memref.view %{{.*}}[%[[C]]][] : memref<1664xi8> to memref<96xf32>
func.func private @k0(memref<256xf32>)
func.func private @k1(memref<256xf32>, memref<160xf32>)
func.func private @k2(memref<160xf32>, memref<96xf32>)
func.func private @k3(memref<96xf32>, memref<96xf32>)
func.func @middle() {
  %a = memref.alloc() : memref<256xf32>
  call @k0(%a) : (memref<256xf32>) -> ()
  %b = memref.alloc() : memref<160xf32>
  call @k1(%a, %b) : (memref<256xf32>, memref<160xf32>) -> ()
  %c = memref.alloc() : memref<96xf32>
  call @k2(%b, %c) : (memref<160xf32>, memref<96xf32>) -> ()
  %d = memref.alloc() : memref<96xf32>
  call @k3(%c, %d) : (memref<96xf32>, memref<96xf32>) -> ()
  return
}

// -----

// Two that live at the same time cannot both: the other one gets the lowest
// place that is free.
// CHECK-LABEL: func.func @middle_is_taken(
// CHECK:         memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<1152xi8>
// CHECK:         %[[A:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[A]]][] : memref<1152xi8> to memref<256xf32>
// CHECK:         %[[B:.*]] = arith.constant 256 : index
// CHECK:         memref.view %{{.*}}[%[[B]]][] : memref<1152xi8> to memref<128xf32>
// CHECK:         %[[C:.*]] = arith.constant 768 : index
// CHECK:         memref.view %{{.*}}[%[[C]]][] : memref<1152xi8> to memref<96xf32>
func.func private @k0(memref<256xf32>)
func.func private @k1(memref<128xf32>, memref<96xf32>)
func.func @middle_is_taken() {
  %a = memref.alloc() : memref<256xf32>
  call @k0(%a) : (memref<256xf32>) -> ()
  %b = memref.alloc() : memref<128xf32>
  %c = memref.alloc() : memref<96xf32>
  call @k1(%b, %c) : (memref<128xf32>, memref<96xf32>) -> ()
  return
}

// -----

// Nor where the arena would grow by more than an eighth.
// CHECK-LABEL: func.func @middle_takes_memory(
// CHECK:         memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<2048xi8>
// CHECK:         memref.view %{{.*}} : memref<2048xi8> to memref<512xf32>
// CHECK:         %[[B:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[B]]][] : memref<2048xi8> to memref<256xf32>
// CHECK:         %[[C:.*]] = arith.constant 1024 : index
// CHECK:         memref.view %{{.*}}[%[[C]]][] : memref<2048xi8> to memref<256xf32>
func.func private @k0(memref<512xf32>)
func.func private @k1(memref<256xf32>, memref<256xf32>)
func.func @middle_takes_memory() {
  %a = memref.alloc() : memref<512xf32>
  call @k0(%a) : (memref<512xf32>) -> ()
  %b = memref.alloc() : memref<256xf32>
  %c = memref.alloc() : memref<256xf32>
  call @k1(%b, %c) : (memref<256xf32>, memref<256xf32>) -> ()
  return
}

// -----

// Of two middles that of the buffer that lived last.
// CHECK-LABEL: func.func @nearest(
// CHECK:         %[[C:.*]] = arith.constant 1408 : index
// CHECK:         memref.view %{{.*}}[%[[C]]][] : memref<2048xi8> to memref<64xf32>
func.func private @k0(memref<256xf32>, memref<256xf32>)
func.func private @k1(memref<256xf32>)
func.func private @k2(memref<64xf32>)
func.func @nearest() {
  %a = memref.alloc() : memref<256xf32>
  %b = memref.alloc() : memref<256xf32>
  %c = memref.alloc() : memref<64xf32>
  call @k0(%a, %b) : (memref<256xf32>, memref<256xf32>) -> ()
  call @k1(%b) : (memref<256xf32>) -> ()
  call @k2(%c) : (memref<64xf32>) -> ()
  return
}

// -----

// Of one before and one behind that before: %a, not %b.
// CHECK-LABEL: func.func @before(
// CHECK:         %[[B:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[B]]][] : memref<2048xi8> to memref<512xf32>
// CHECK:         %[[E:.*]] = arith.constant 512 : index
// CHECK:         memref.view %{{.*}}[%[[E]]][] : memref<2048xi8> to memref<256xf32>
// CHECK:         %[[A:.*]] = arith.constant 0 : index
// CHECK:         memref.view %{{.*}}[%[[A]]][] : memref<2048xi8> to memref<128xf32>
// CHECK:         %[[C:.*]] = arith.constant 128 : index
// CHECK:         memref.view %{{.*}}[%[[C]]][] : memref<2048xi8> to memref<64xf32>
func.func private @k0(memref<256xf32>, memref<128xf32>)
func.func private @k1(memref<64xf32>)
func.func private @k2(memref<512xf32>)
func.func @before() {
  %b = memref.alloc() : memref<512xf32>
  %e = memref.alloc() : memref<256xf32>
  %a = memref.alloc() : memref<128xf32>
  %c = memref.alloc() : memref<64xf32>
  call @k0(%e, %a) : (memref<256xf32>, memref<128xf32>) -> ()
  call @k1(%c) : (memref<64xf32>) -> ()
  call @k2(%b) : (memref<512xf32>) -> ()
  return
}

// -----

// Half of 1024 - 576 is no multiple of a line.
// CHECK-LABEL: func.func @aligned(
// CHECK:         %[[B:.*]] = arith.constant 192 : index
// CHECK:         memref.view %{{.*}}[%[[B]]][] : memref<1024xi8> to memref<144xf32>
func.func private @k0(memref<256xf32>)
func.func private @k1(memref<144xf32>)
func.func @aligned() {
  %a = memref.alloc() : memref<256xf32>
  call @k0(%a) : (memref<256xf32>) -> ()
  %b = memref.alloc() : memref<144xf32>
  call @k1(%b) : (memref<144xf32>) -> ()
  return
}

// -----

// The parts of threads lie in the middle, too; dynamic buffers behind it all.
// CHECK-LABEL: func.func @parts(
// CHECK:         %[[END:.*]] = arith.constant 1024 : index
// CHECK:         memref.alloc(%{{.*}}) {alignment = 64 : i64, prelu.arena} : memref<?xi8>
// CHECK:         scf.forall (%[[I:.*]]) in (2)
// CHECK:           %[[START:.*]] = arith.constant 384 : index
// CHECK:           %[[BYTES:.*]] = arith.constant 128 : index
// CHECK:           %[[PART:.*]] = arith.muli %[[I]], %[[BYTES]]
// CHECK:           arith.addi %[[START]], %[[PART]]
// CHECK:         memref.view %{{.*}}[%[[END]]][%{{.*}}] : memref<?xi8> to memref<?xf32>
func.func private @k0(memref<256xf32>)
func.func private @k1(memref<?xf32>)
func.func @parts(%x: f32, %n: index) {
  %a = memref.alloc() : memref<256xf32>
  call @k0(%a) : (memref<256xf32>) -> ()
  scf.forall (%t) in (2) {
    %b = memref.alloc() : memref<20xf32>
    memref.store %x, %b[%t] : memref<20xf32>
  }
  %d = memref.alloc(%n) : memref<?xf32>
  call @k1(%d) : (memref<?xf32>) -> ()
  return
}
