// One-shot bufferization of the dialect: PReLU in place where nobody reads its
// input afterwards, in one pass over the input in any case.

// RUN: prelu-opt %s --one-shot-bufferize=bufferize-function-boundaries --canonicalize | FileCheck %s
// RUN: prelu-opt %s --one-shot-bufferize="bufferize-function-boundaries copy-before-write" --canonicalize | FileCheck %s --check-prefix=OUT-OF-PLACE
// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin --one-shot-bufferize=bufferize-function-boundaries --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @in_place(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: memref<4x?xf32, {{.*}}>, %[[ALPHA:[a-z0-9]+]]: memref<?xf32
// CHECK-NOT:     memref.alloc
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[ALPHA]] : {{.*}}) outs(%[[X]] :
// CHECK:           ^bb0(%[[A:.+]]: f32, %[[E:.+]]: f32):
// CHECK:           %[[MASK:.+]] = arith.cmpf ule, %[[E]]
// CHECK:           %[[SCALED:.+]] = arith.mulf %[[E]], %[[A]]
// CHECK:           arith.select %[[MASK]], %[[SCALED]], %[[E]]
// CHECK:         return %[[X]]
//
// OUT-OF-PLACE-LABEL: func.func @in_place(
// OUT-OF-PLACE-SAME:    %[[X:[a-z0-9]+]]: memref<4x?xf32, {{.*}}>, %[[ALPHA:[a-z0-9]+]]: memref<?xf32
// OUT-OF-PLACE:         %[[Y:.+]] = memref.alloc
// OUT-OF-PLACE-NOT:     memref.copy
// OUT-OF-PLACE:         linalg.generic {{.*}} ins(%[[X]], %[[ALPHA]] : {{.*}}) outs(%[[Y]] :
// OUT-OF-PLACE:         return %[[Y]]
func.func @in_place(%x: tensor<4x?xf32>, %alpha: tensor<?xf32>) -> tensor<4x?xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x?xf32>, tensor<?xf32>
  return %y : tensor<4x?xf32>
}

// CHECK-LABEL: func.func @read_again(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: memref<4x8xf32
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK-NOT:     memref.copy
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : {{.*}}) outs(%[[Y]] :
// CHECK:         return %[[X]], %[[Y]]
func.func @read_again(%x: tensor<4x8xf32>, %alpha: f32) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %y = prelu.prelu %x, %alpha : tensor<4x8xf32>, f32
  return %x, %y : tensor<4x8xf32>, tensor<4x8xf32>
}

// CHECK-LABEL: func.func @read_only(
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK:         linalg.generic {{.*}} outs(%[[Y]] :
func.func @read_only(%x: tensor<4xf32> {bufferization.writable = false}, %alpha: f32) -> tensor<4xf32> {
  %y = prelu.prelu %x, %alpha : tensor<4xf32>, f32
  return %y : tensor<4xf32>
}

// Each element is read before it is overwritten.
// CHECK-LABEL: func.func @alpha_is_input(
// CHECK-SAME:    %[[X:[a-z0-9]+]]:
// CHECK-NOT:     memref.alloc
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : {{.*}}) outs(%[[X]] :
func.func @alpha_is_input(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = prelu.prelu %x, %x : tensor<4xf32>, tensor<4xf32>
  return %y : tensor<4xf32>
}

// Here it is not.
// CHECK-LABEL: func.func @alpha_is_transposed_input(
// CHECK-SAME:    %[[X:[a-z0-9]+]]:
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK:         linalg.generic {{.*}} ins(%[[X]], %[[X]] : {{.*}}) outs(%[[Y]] :
func.func @alpha_is_transposed_input(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %y = prelu.prelu %x, %x {alpha_dims = array<i64: 1, 0>} : tensor<4x4xf32>, tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// The region goes; its product's buffer becomes the result's.
// CHECK-LABEL: func.func @fused(
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK-NOT:     memref.alloc
// CHECK:         linalg.matmul {{.*}} outs(%[[Y]] :
// CHECK:         linalg.generic {{.*}} outs(%[[Y]] :
// CHECK:         return %[[Y]]
func.func @fused(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %alpha: tensor<64xf32>) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x64xf32>
  %y = prelu.fused {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>) -> tensor<8x64xf32>
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<8x64xf32>, tensor<64xf32>
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// A region may read a tensor from above that is needed after it.
// CHECK-LABEL: func.func @read_after_region(
// CHECK-SAME:    %[[X:[a-z0-9]+]]:
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : {{.*}}) outs(%[[Y]] :
// CHECK:         return %[[X]], %[[Y]]
func.func @read_after_region(%x: tensor<4xf32>, %alpha: f32) -> (tensor<4xf32>, tensor<4xf32>) {
  %y = prelu.fused {
    %0 = prelu.prelu %x, %alpha : tensor<4xf32>, f32
    prelu.yield %0 : tensor<4xf32>
  } : tensor<4xf32>
  return %x, %y : tensor<4xf32>, tensor<4xf32>
}

// One pass over dy and x, the sums in f64.
// CHECK-LABEL: func.func @backward(
// CHECK-SAME:    %[[DY:[a-z0-9]+]]: memref<4x?xf32, {{.*}}>, %[[X:[a-z0-9]+]]: memref<4x?xf32, {{.*}}>, %[[ALPHA:[a-z0-9]+]]: memref<?xf32
// CHECK-DAG:     %[[DX:.+]] = memref.alloc({{.*}}) {{.*}} : memref<4x?xf32>
// CHECK-DAG:     %[[SUM:.+]] = memref.alloc({{.*}}) {{.*}} : memref<?xf64>
// CHECK:         linalg.fill {{.*}} outs(%[[SUM]] :
// CHECK:         linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]} ins(%[[DY]], %[[X]], %[[ALPHA]] : {{.*}}) outs(%[[DX]], %[[SUM]] :
// CHECK:         %[[DALPHA:.+]] = memref.alloc({{.*}}) {{.*}} : memref<?xf32>
// CHECK:         linalg.generic {{.*}} ins(%[[SUM]] : {{.*}}) outs(%[[DALPHA]] :
// CHECK:         return %[[DX]], %[[DALPHA]]
func.func @backward(%dy: tensor<4x?xf32>, %x: tensor<4x?xf32>, %alpha: tensor<?xf32>) -> (tensor<4x?xf32>, tensor<?xf32>) {
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x?xf32>, tensor<?xf32>
  return %dx, %dalpha : tensor<4x?xf32>, tensor<?xf32>
}

// Values have no buffers.
// CHECK-LABEL: func.func @vector(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : vector<4xf32>, f32
func.func @vector(%x: vector<4xf32>, %alpha: f32) -> vector<4xf32> {
  %y = prelu.prelu %x, %alpha : vector<4xf32>, f32
  return %y : vector<4xf32>
}

// Constants are not written to.
// CHECK-LABEL: func.func @constant(
// CHECK:         %[[X:.+]] = memref.get_global
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : {{.*}}) outs(%[[Y]] :
func.func @constant(%alpha: f32) -> tensor<4xf32> {
  %x = arith.constant dense<[1.0, -1.0, 2.0, -2.0]> : tensor<4xf32>
  %y = prelu.prelu %x, %alpha : tensor<4xf32>, f32
  return %y : tensor<4xf32>
}

// Alphas that lie one place beside the elements, in the same buffer.
// CHECK-LABEL: func.func @alpha_overlaps(
// CHECK-SAME:    %[[X:[a-z0-9]+]]:
// CHECK:         %[[Y:.+]] = memref.alloc
// CHECK:         linalg.generic {{.*}} outs(%[[Y]] :
// CHECK:         return %[[Y]]
func.func @alpha_overlaps(%x: tensor<8xf32>) -> tensor<4xf32> {
  %s = tensor.extract_slice %x[0] [4] [1] : tensor<8xf32> to tensor<4xf32>
  %a = tensor.extract_slice %x[1] [4] [1] : tensor<8xf32> to tensor<4xf32>
  %y = prelu.prelu %s, %a : tensor<4xf32>, tensor<4xf32>
  return %y : tensor<4xf32>
}

// A region that computes nothing still is its value, which is read later.
// CHECK-LABEL: func.func @yields_argument(
// CHECK-SAME:    %[[X:[a-z0-9]+]]:
// CHECK:         %[[F:.+]] = memref.alloc
// CHECK:         linalg.fill {{.*}} outs(%[[F]] :
// CHECK:         return %[[X]], %[[F]]
func.func @yields_argument(%x: tensor<4xf32>, %c: f32) -> (tensor<4xf32>, tensor<4xf32>) {
  %y = prelu.fused {
    prelu.yield %x : tensor<4xf32>
  } : tensor<4xf32>
  %f = linalg.fill ins(%c : f32) outs(%y : tensor<4xf32>) -> tensor<4xf32>
  return %x, %f : tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: func.func @in_a_loop(
// CHECK-SAME:    %[[X:[a-z0-9]+]]:
// CHECK-NOT:     memref.alloc
// CHECK:         scf.for
// CHECK-NOT:       iter_args
// CHECK:           linalg.generic {{.*}} outs(%[[X]] :
func.func @in_a_loop(%x: tensor<4xf32>, %n: index, %alpha: f32) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%t = %x) -> tensor<4xf32> {
    %y = prelu.fused {
      %0 = prelu.prelu %t, %alpha : tensor<4xf32>, f32
      prelu.yield %0 : tensor<4xf32>
    } : tensor<4xf32>
    scf.yield %y : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}
