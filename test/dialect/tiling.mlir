// Upstream's tiling and its fusion of producers see prelu.prelu and
// prelu.backward as they see linalg.

// RUN: prelu-opt %s --transform-interpreter --canonicalize --cse --split-input-file | FileCheck %s

// A dimension of unknown size, which alpha runs along. Attributes are kept.
// CHECK-LABEL: func.func @per_channel(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x?x16xf32>, %[[ALPHA:[a-z0-9]+]]: tensor<?xf32>
// CHECK:         %[[E:.+]] = tensor.empty
// CHECK:         scf.for %[[I:[a-z0-9]+]] = {{.*}} iter_args({{.*}} = %[[E]])
// CHECK:           scf.for %[[J:[a-z0-9]+]] = {{.*}} iter_args(%[[OUT:.+]] =
// CHECK:             %[[N:.+]] = affine.min
// CHECK:             %[[XT:.+]] = tensor.extract_slice %[[X]][%[[I]], %[[J]], 0] [2, %[[N]], 16] [1, 1, 1]
// CHECK:             %[[AT:.+]] = tensor.extract_slice %[[ALPHA]][%[[J]]] [%[[N]]] [1]
// CHECK:             %[[Y:.+]] = prelu.prelu %[[XT]], %[[AT]] {alpha_dims = array<i64: 1>, my.attr}
// CHECK:             tensor.insert_slice %[[Y]] into %[[OUT]][%[[I]], %[[J]], 0] [2, %[[N]], 16] [1, 1, 1]
func.func @per_channel(%x: tensor<4x?x16xf32>, %alpha: tensor<?xf32>) -> tensor<4x?x16xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>, my.attr} : tensor<4x?x16xf32>, tensor<?xf32>
  return %y : tensor<4x?x16xf32>
}

// CHECK-LABEL: func.func @one_alpha(
// CHECK-SAME:    %[[ALPHA:[a-z0-9]+]]: f32
// CHECK:         prelu.prelu %{{.+}}, %[[ALPHA]] : tensor<2x?xf32>, f32
func.func @one_alpha(%x: tensor<4x?xf32>, %alpha: f32) -> tensor<4x?xf32> {
  %y = prelu.prelu %x, %alpha : tensor<4x?xf32>, f32
  return %y : tensor<4x?xf32>
}

// CHECK-LABEL: func.func @rank_0(
// CHECK-SAME:    %[[ALPHA:[a-z0-9]+]]: tensor<f32>
// CHECK:         prelu.prelu %{{.+}}, %[[ALPHA]] : tensor<2x3xf32>, tensor<f32>
func.func @rank_0(%x: tensor<4x6xf32>, %alpha: tensor<f32>) -> tensor<4x6xf32> {
  %y = prelu.prelu %x, %alpha : tensor<4x6xf32>, tensor<f32>
  return %y : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @elementwise(
// CHECK-SAME:    , %[[ALPHA:[a-z0-9]+]]: tensor<4x6xi8>
// CHECK:         %[[AT:.+]] = tensor.extract_slice %[[ALPHA]][%[[I:.+]], %[[J:.+]]] [2, 3] [1, 1]
// CHECK:         prelu.prelu %{{.+}}, %[[AT]] : tensor<2x3xi8>, tensor<2x3xi8>
func.func @elementwise(%x: tensor<4x6xi8>, %alpha: tensor<4x6xi8>) -> tensor<4x6xi8> {
  %y = prelu.prelu %x, %alpha : tensor<4x6xi8>, tensor<4x6xi8>
  return %y : tensor<4x6xi8>
}

// CHECK-LABEL: func.func @transposed(
// CHECK-SAME:    %[[ALPHA:[a-z0-9]+]]: tensor<6x4xf32>
// CHECK:         tensor.extract_slice %{{.+}}[%[[I:.+]], %[[J:.+]]] [2, 3] [1, 1] : tensor<4x6xf32>
// CHECK:         %[[AT:.+]] = tensor.extract_slice %[[ALPHA]][%[[J]], %[[I]]] [3, 2] [1, 1]
// CHECK:         prelu.prelu %{{.+}}, %[[AT]] {alpha_dims = array<i64: 1, 0>} : tensor<2x3xf32>, tensor<3x2xf32>
func.func @transposed(%x: tensor<4x6xf32>, %alpha: tensor<6x4xf32>) -> tensor<4x6xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1, 0>} : tensor<4x6xf32>, tensor<6x4xf32>
  return %y : tensor<4x6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.prelu"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l:2 = transform.structured.tile_using_for %p tile_sizes [2, 3] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// The contraction in front comes along (tileConsumerAndFuseProducersUsingSCF).
// CHECK-LABEL: func.func @takes_producer(
// CHECK-NOT:     linalg.matmul ins
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             %[[M:.+]] = linalg.matmul {{.*}} -> tensor<?x16xf32>
// CHECK:             prelu.prelu %[[M]], %{{.+}} : tensor<?x16xf32>, tensor<16xf32>
// CHECK-NOT:     linalg.matmul ins
func.func @takes_producer(%a: tensor<?x32xf32>, %b: tensor<32x64xf32>, %init: tensor<?x64xf32>, %alpha: tensor<64xf32>) -> tensor<?x64xf32> {
  %m = linalg.matmul ins(%a, %b : tensor<?x32xf32>, tensor<32x64xf32>) outs(%init : tensor<?x64xf32>) -> tensor<?x64xf32>
  %y = prelu.prelu %m, %alpha {alpha_dims = array<i64: 1>} : tensor<?x64xf32>, tensor<64xf32>
  return %y : tensor<?x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.prelu"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l:2 = transform.structured.fuse %p tile_sizes [8, 16] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// It is a producer of what comes behind, here in parallel loops.
// CHECK-LABEL: func.func @is_producer(
// CHECK-NOT:     prelu.prelu %
// CHECK:         scf.forall
// CHECK:           %[[Y:.+]] = prelu.prelu %{{.+}}, %{{.+}} : tensor<4x32xf32>, tensor<32xf32>
// CHECK:           linalg.add ins(%[[Y]]
// CHECK-NOT:     prelu.prelu %
func.func @is_producer(%x: tensor<16x64xf32>, %r: tensor<16x64xf32>, %e: tensor<16x64xf32>, %alpha: tensor<64xf32>) -> tensor<16x64xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<16x64xf32>, tensor<64xf32>
  %s = linalg.add ins(%y, %r : tensor<16x64xf32>, tensor<16x64xf32>) outs(%e : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %s : tensor<16x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.prelu"]} in %root : (!transform.any_op) -> !transform.any_op
    %s = transform.structured.match ops{["linalg.add"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.tile_using_forall %s tile_sizes [4, 32] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %f, %c = transform.structured.fuse_into_containing_op %p into %l : (!transform.any_op, !transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// Both gradients by tiles along alpha's dimensions: each sum lies within one.
// CHECK-LABEL: func.func @backward(
// CHECK:         scf.for %[[I:[a-z0-9]+]] = {{.*}} iter_args(%[[DX:.+]] = %{{.+}}, %[[DALPHA:.+]] = %{{.+}})
// CHECK:           %[[N:.+]] = affine.min
// CHECK:           %[[DXT:.+]], %[[DALPHAT:.+]] = prelu.backward %{{.+}}, %{{.+}}, %{{.+}} {alpha_dims = array<i64: 1>} : tensor<4x?x16xf32>, tensor<?xf32>
// CHECK:           tensor.insert_slice %[[DXT]] into %[[DX]][0, %[[I]], 0] [4, %[[N]], 16] [1, 1, 1]
// CHECK:           tensor.insert_slice %[[DALPHAT]] into %[[DALPHA]][%[[I]]] [%[[N]]] [1]
func.func @backward(%dy: tensor<4x?x16xf32>, %x: tensor<4x?x16xf32>, %alpha: tensor<?xf32>) -> (tensor<4x?x16xf32>, tensor<?xf32>) {
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x?x16xf32>, tensor<?xf32>
  return %dx, %dalpha : tensor<4x?x16xf32>, tensor<?xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.backward"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.tile_using_for %p tile_sizes [0, 3] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// dalpha as the producer: a tile of it is the sum over all that belongs to it.
// CHECK-LABEL: func.func @update(
// CHECK:         scf.for
// CHECK:           %{{.+}}, %[[DALPHA:.+]] = prelu.backward {{.*}} : tensor<4x2xf32>, tensor<2xf32>
// CHECK:           linalg.sub ins(%{{.+}}, %[[DALPHA]]
func.func @update(%dy: tensor<4x6xf32>, %x: tensor<4x6xf32>, %alpha: tensor<6xf32>) -> tensor<6xf32> {
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x6xf32>, tensor<6xf32>
  %new = linalg.sub ins(%alpha, %dalpha : tensor<6xf32>, tensor<6xf32>) outs(%alpha : tensor<6xf32>) -> tensor<6xf32>
  return %new : tensor<6xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %s = transform.structured.match ops{["linalg.sub"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.fuse %s tile_sizes [2] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
