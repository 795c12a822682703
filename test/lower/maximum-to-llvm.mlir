// RUN: prelu-opt %s --prelu-maximum-to-llvm | FileCheck %s

// CHECK-LABEL: func.func @maximum(
// CHECK-SAME:    %[[X:.*]]: vector<16xf32>, %[[Y:.*]]: vector<16xf32>
// CHECK-NEXT:    %[[M:.*]] = llvm.intr.maximum(%[[X]], %[[Y]]) {fastmathFlags = #llvm.fastmath<nsz>} : (vector<16xf32>, vector<16xf32>) -> vector<16xf32>
// CHECK-NEXT:    return %[[M]]
func.func @maximum(%x: vector<16xf32>, %y: vector<16xf32>) -> vector<16xf32> {
  %m = arith.maximumf %x, %y : vector<16xf32>
  return %m : vector<16xf32>
}

// The flags of the operation stay.
// CHECK-LABEL: func.func @minimum(
// CHECK:         llvm.intr.minimum(%{{.*}}, %{{.*}}) {fastmathFlags = #llvm.fastmath<nnan, nsz>} : (f64, f64) -> f64
func.func @minimum(%x: f64, %y: f64) -> f64 {
  %m = arith.minimumf %x, %y fastmath<nnan> : f64
  return %m : f64
}

// What is new comes first.
// CHECK-LABEL: func.func @running(
// CHECK-SAME:    %[[X:.*]]: memref<?x16xf32>, %[[Z:.*]]: vector<16xf32>
// CHECK:         scf.for {{.*}} iter_args(%[[ACC:.*]] = %{{.*}})
// CHECK:           %[[NEW:.*]] = vector.load
// CHECK:           %[[M:.*]] = llvm.intr.maximum(%[[NEW]], %[[ACC]])
// CHECK:           %[[SUM:.*]] = arith.addf
// CHECK:           %[[N:.*]] = llvm.intr.maximum(%[[SUM]], %[[M]])
// CHECK:           scf.yield %[[N]]
func.func @running(%x: memref<?x16xf32>, %z: vector<16xf32>, %n: index) -> vector<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %z) -> (vector<16xf32>) {
    %v = vector.load %x[%i, %c0] : memref<?x16xf32>, vector<16xf32>
    %m = arith.maximumf %acc, %v : vector<16xf32>
    %w = arith.addf %v, %v : vector<16xf32>
    %o = arith.maximumf %m, %w : vector<16xf32>
    scf.yield %o : vector<16xf32>
  }
  return %r : vector<16xf32>
}

// So it does where each step rounds to bf16.
// CHECK-LABEL: func.func @rounded(
// CHECK-SAME:    %[[X:.*]]: f32, %[[Y:.*]]: f32, %{{.*}}: f32
// CHECK:         %[[NEW:.*]] = arith.addf
// CHECK:         llvm.intr.minimum(%[[X]], %[[Y]])
// CHECK:         %[[RUNNING:.*]] = arith.extf
// CHECK:         llvm.intr.minimum(%[[NEW]], %[[RUNNING]])
func.func @rounded(%x: f32, %y: f32, %z: f32) -> f32 {
  %w = arith.addf %z, %z : f32
  %0 = arith.minimumf %x, %y : f32
  %1 = arith.truncf %0 : f32 to bf16
  %2 = arith.extf %1 : bf16 to f32
  %3 = arith.minimumf %2, %w : f32
  return %3 : f32
}

// Others are expanded later, or taken apart first; scalable vectors are not.
// CHECK-LABEL: func.func @others(
// CHECK:         arith.maximumf %{{.*}} : bf16
// CHECK:         arith.maximumf %{{.*}} : f16
// CHECK:         arith.minimumf %{{.*}} : vector<2x8xf32>
// CHECK:         arith.maximumf %{{.*}} : vector<f32>
// CHECK:         arith.maximumf %{{.*}} : tensor<4xf32>
// CHECK:         arith.maxnumf %{{.*}} : f32
// CHECK:         llvm.intr.maximum{{.*}} -> vector<[4]xf32>
func.func @others(%a: bf16, %b: f16, %c: vector<2x8xf32>, %d: vector<f32>, %e: tensor<4xf32>, %f: f32, %g: vector<[4]xf32>)
    -> (bf16, f16, vector<2x8xf32>, vector<f32>, tensor<4xf32>, f32, vector<[4]xf32>) {
  %0 = arith.maximumf %a, %a : bf16
  %1 = arith.maximumf %b, %b : f16
  %2 = arith.minimumf %c, %c : vector<2x8xf32>
  %3 = arith.maximumf %d, %d : vector<f32>
  %4 = arith.maximumf %e, %e : tensor<4xf32>
  %5 = arith.maxnumf %f, %f : f32
  %6 = arith.maximumf %g, %g : vector<[4]xf32>
  return %0, %1, %2, %3, %4, %5, %6 : bf16, f16, vector<2x8xf32>, vector<f32>, tensor<4xf32>, f32, vector<[4]xf32>
}
