// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @vector_elementwise_alpha(
// CHECK-SAME:    %[[X:.+]]: vector<4x16xf32>, %[[A:.+]]: vector<4x16xf32>)
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] : vector<4x16xf32>, vector<4x16xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @vector_elementwise_alpha(%x: vector<4x16xf32>, %alpha: vector<4x16xf32>) -> vector<4x16xf32> {
  %zero = arith.constant dense<0.0> : vector<4x16xf32>
  %c = arith.cmpf ogt, %x, %zero : vector<4x16xf32>
  %m = arith.mulf %x, %alpha : vector<4x16xf32>
  %y = arith.select %c, %x, %m : vector<4x16xi1>, vector<4x16xf32>
  return %y : vector<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @vector_alpha_per_lane(
// CHECK-SAME:    %[[X:.+]]: vector<4x16xf32>, %[[A:.+]]: vector<16xf32>)
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : vector<4x16xf32>, vector<16xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @vector_alpha_per_lane(%x: vector<4x16xf32>, %alpha: vector<16xf32>) -> vector<4x16xf32> {
  %zero = arith.constant dense<0.0> : vector<4x16xf32>
  %a = vector.broadcast %alpha : vector<16xf32> to vector<4x16xf32>
  %c = arith.cmpf olt, %x, %zero : vector<4x16xf32>
  %m = arith.mulf %a, %x : vector<4x16xf32>
  %y = arith.select %c, %m, %x : vector<4x16xi1>, vector<4x16xf32>
  return %y : vector<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @vector_alpha_per_row(
// CHECK-SAME:    %[[X:.+]]: vector<4x16xf32>, %[[A:.+]]: vector<4xf32>)
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 0>} : vector<4x16xf32>, vector<4xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @vector_alpha_per_row(%x: vector<4x16xf32>, %alpha: vector<4xf32>) -> vector<4x16xf32> {
  %zero = arith.constant dense<0.0> : vector<4x16xf32>
  %b = vector.broadcast %alpha : vector<4xf32> to vector<16x4xf32>
  %a = vector.transpose %b, [1, 0] : vector<16x4xf32> to vector<4x16xf32>
  %p = arith.maximumf %x, %zero : vector<4x16xf32>
  %n = arith.minimumf %x, %zero : vector<4x16xf32>
  %m = arith.mulf %a, %n : vector<4x16xf32>
  %y = arith.addf %p, %m : vector<4x16xf32>
  return %y : vector<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @vector_alpha_scalar(
// CHECK-SAME:    %[[X:.+]]: vector<[4]xf32>, %[[A:.+]]: f32)
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] : vector<[4]xf32>, f32
// CHECK-NEXT:    return %[[Y]]
func.func @vector_alpha_scalar(%x: vector<[4]xf32>, %alpha: f32) -> vector<[4]xf32> {
  %zero = arith.constant dense<0.0> : vector<[4]xf32>
  %a = vector.broadcast %alpha : f32 to vector<[4]xf32>
  %c = arith.cmpf oge, %x, %zero : vector<[4]xf32>
  %m = arith.mulf %x, %a : vector<[4]xf32>
  %y = arith.select %c, %x, %m : vector<[4]xi1>, vector<[4]xf32>
  return %y : vector<[4]xf32>
}

// -----

// The x of the PReLU is a value of its own, computed before.

// CHECK-LABEL: func.func @vector_computed_input(
// CHECK:         %[[S:.+]] = arith.addf
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[S]], %{{.+}} : vector<8xf16>, f16
// CHECK-NEXT:    return %[[Y]]
func.func @vector_computed_input(%x: vector<8xf16>, %bias: vector<8xf16>) -> vector<8xf16> {
  %zero = arith.constant dense<0.0> : vector<8xf16>
  %a = arith.constant dense<0.25> : vector<8xf16>
  %s = arith.addf %x, %bias : vector<8xf16>
  %c = arith.cmpf ugt, %s, %zero : vector<8xf16>
  %m = arith.mulf %s, %a : vector<8xf16>
  %y = arith.select %c, %s, %m : vector<8xi1>, vector<8xf16>
  return %y : vector<8xf16>
}

// -----

// CHECK-LABEL: func.func @scalar(
// CHECK-SAME:    %[[X:.+]]: f64, %[[A:.+]]: f64)
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] : f64, f64
// CHECK-NEXT:    return %[[Y]]
func.func @scalar(%x: f64, %alpha: f64) -> f64 {
  %zero = arith.constant 0.0 : f64
  %c = arith.cmpf ogt, %x, %zero : f64
  %m = arith.mulf %x, %alpha : f64
  %y = arith.select %c, %x, %m : f64
  return %y : f64
}

// -----

// A loop over a buffer, as a hand-written kernel has it.

// CHECK-LABEL: func.func @loop_on_memref(
// CHECK:         scf.for
// CHECK-NEXT:      %[[X:.+]] = memref.load
// CHECK-NEXT:      %[[Y:.+]] = prelu.prelu %[[X]], %{{.+}} : f32, f32
// CHECK-NEXT:      memref.store %[[Y]]
func.func @loop_on_memref(%buffer: memref<?xf32>, %alpha: f32, %n: index) {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %x = memref.load %buffer[%i] : memref<?xf32>
    %c = arith.cmpf ogt, %x, %zero : f32
    %m = arith.mulf %x, %alpha : f32
    %y = arith.select %c, %x, %m : f32
    memref.store %y, %buffer[%i] : memref<?xf32>
  }
  return
}

// -----

// CHECK-LABEL: func.func @generic_on_memref(
// CHECK:       ^bb0(%[[X:.+]]: f32, %[[A:.+]]: f32, %{{.+}}: f32):
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] : f32, f32
// CHECK-NEXT:    linalg.yield %[[Y]]
func.func @generic_on_memref(%in: memref<4x8xf32>, %alpha: memref<8xf32>, %out: memref<4x8xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>,
                                   affine_map<(d0, d1) -> (d0, d1)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%in, %alpha : memref<4x8xf32>, memref<8xf32>) outs(%out : memref<4x8xf32>) {
  ^bb0(%x: f32, %a: f32, %o: f32):
    %c = arith.cmpf ogt, %x, %zero : f32
    %m = arith.mulf %x, %a : f32
    %y = arith.select %c, %x, %m : f32
    linalg.yield %y : f32
  }
  return
}

// -----

// x is read transposed: there is no vector of its elements in this order.

// CHECK-LABEL: func.func @vector_transposed_input(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @vector_transposed_input(%x: vector<4x8xf32>) -> vector<8x4xf32> {
  %zero = arith.constant dense<0.0> : vector<4x8xf32>
  %half = arith.constant dense<0.5> : vector<8x4xf32>
  %p = arith.maximumf %x, %zero : vector<4x8xf32>
  %n = arith.minimumf %x, %zero : vector<4x8xf32>
  %pt = vector.transpose %p, [1, 0] : vector<4x8xf32> to vector<8x4xf32>
  %nt = vector.transpose %n, [1, 0] : vector<4x8xf32> to vector<8x4xf32>
  %m = arith.mulf %nt, %half : vector<8x4xf32>
  %y = arith.addf %pt, %m : vector<8x4xf32>
  return %y : vector<8x4xf32>
}

// -----

// Near misses: another threshold, another x in one arm.

// CHECK-LABEL: func.func @near_misses(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @near_misses(%x: vector<8xf32>, %z: vector<8xf32>, %s: f32, %alpha: f32) -> (vector<8xf32>, vector<8xf32>, f32) {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %one = arith.constant dense<1.0> : vector<8xf32>
  %a = vector.broadcast %alpha : f32 to vector<8xf32>
  %m = arith.mulf %x, %a : vector<8xf32>
  %above_one = arith.cmpf ogt, %x, %one : vector<8xf32>
  %0 = arith.select %above_one, %x, %m : vector<8xi1>, vector<8xf32>
  %positive = arith.cmpf ogt, %z, %zero : vector<8xf32>
  %1 = arith.select %positive, %x, %m : vector<8xi1>, vector<8xf32>
  %zero_scalar = arith.constant 0.0 : f32
  %c = arith.cmpf one, %s, %zero_scalar : f32
  %ms = arith.mulf %s, %alpha : f32
  %2 = arith.select %c, %s, %ms : f32
  return %0, %1, %2 : vector<8xf32>, vector<8xf32>, f32
}
