// A region by tiles of its anchor's parallel loops: each tile a region.

// RUN: prelu-opt %s --transform-interpreter --canonicalize --cse --split-input-file | FileCheck %s

// Two results from one product, of which there is still one. Mark and order of
// the operations are kept.
// CHECK-LABEL: func.func @two_results(
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<?x32xf32>, %[[B:[a-z0-9]+]]: tensor<32x64xf32>, %[[BIAS:[a-z0-9]+]]: tensor<64xf32>
// CHECK:         scf.for %[[I:[a-z0-9]+]] = %{{.+}} step %c8
// CHECK:           scf.for %[[J:[a-z0-9]+]] = %{{.+}} step %c16
// CHECK:             %[[N:.+]] = affine.min
// CHECK-DAG:         %[[AT:.+]] = tensor.extract_slice %[[A]][%[[I]], 0] [%[[N]], 32] [1, 1]
// CHECK-DAG:         %[[BT:.+]] = tensor.extract_slice %[[B]][0, %[[J]]] [32, 16] [1, 1]
// CHECK-DAG:         %[[BIAST:.+]] = tensor.extract_slice %[[BIAS]][%[[J]]] [16] [1]
// CHECK:             %[[Y:.+]]:2 = prelu.fused {
// CHECK-NEXT:          %[[INIT:.+]] = linalg.broadcast ins(%[[BIAST]] :
// CHECK-NEXT:          %[[M:.+]] = linalg.matmul ins(%[[AT]], %[[BT]] : {{.*}}) outs(%[[INIT]] :
// CHECK-NEXT:          %[[S:.+]] = linalg.add ins(%[[M]], %{{.+}}
// CHECK-NEXT:          %[[P:.+]] = prelu.prelu %[[S]], %{{.+}} : tensor<?x16xf32>, tensor<16xf32>
// CHECK-NEXT:          prelu.yield %[[P]], %[[S]]
// CHECK-NEXT:        } {my.mark} : tensor<?x16xf32>, tensor<?x16xf32>
// CHECK:             tensor.insert_slice %[[Y]]#0 into %{{.+}}[%[[I]], %[[J]]] [%[[N]], 16] [1, 1]
// CHECK:             tensor.insert_slice %[[Y]]#1 into %{{.+}}[%[[I]], %[[J]]] [%[[N]], 16] [1, 1]
func.func @two_results(%a: tensor<?x32xf32>, %b: tensor<32x64xf32>, %bias: tensor<64xf32>, %alpha: tensor<64xf32>, %res: tensor<?x64xf32>, %e: tensor<?x64xf32>) -> (tensor<?x64xf32>, tensor<?x64xf32>) {
  %y:2 = prelu.fused {
    %0 = linalg.broadcast ins(%bias : tensor<64xf32>) outs(%e : tensor<?x64xf32>) dimensions = [0]
    %1 = linalg.matmul ins(%a, %b : tensor<?x32xf32>, tensor<32x64xf32>) outs(%0 : tensor<?x64xf32>) -> tensor<?x64xf32>
    %2 = linalg.add ins(%1, %res : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32>
    %3 = prelu.prelu %2, %alpha {alpha_dims = array<i64: 1>} : tensor<?x64xf32>, tensor<64xf32>
    prelu.yield %3, %2 : tensor<?x64xf32>, tensor<?x64xf32>
  } {my.mark} : tensor<?x64xf32>, tensor<?x64xf32>
  return %y#0, %y#1 : tensor<?x64xf32>, tensor<?x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l:2 = transform.structured.tile_using_for %p tile_sizes [8, 16] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// A tile of rows reads two rows more of the image. The schedule was one for the
// whole.
// CHECK-LABEL: func.func @window(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<1x3x18x18xf32>
// CHECK:         scf.for %[[F:[a-z0-9]+]] =
// CHECK:           scf.for %[[H:[a-z0-9]+]] =
// CHECK:             tensor.extract_slice %[[X]][0, 0, %[[H]], 0] [1, 3, 6, 18] [1, 1, 1, 1]
// CHECK:             prelu.fused {
// CHECK:               linalg.conv_2d_nchw_fchw {{.*}} -> tensor<1x8x4x16xf32>
func.func @window(%x: tensor<1x3x18x18xf32>, %w: tensor<32x3x3x3xf32>, %init: tensor<1x32x16x16xf32>, %alpha: tensor<32xf32>) -> tensor<1x32x16x16xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 6, 1, 16, 1, 3, 3], lanes = 3, vector = 8>) {
    %2 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x18x18xf32>, tensor<32x3x3x3xf32>) outs(%init : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
    %3 = prelu.prelu %2, %alpha {alpha_dims = array<i64: 1>} : tensor<1x32x16x16xf32>, tensor<32xf32>
    prelu.yield %3 : tensor<1x32x16x16xf32>
  } : tensor<1x32x16x16xf32>
  return %y : tensor<1x32x16x16xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %p = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l:2 = transform.structured.tile_using_for %p tile_sizes [0, 8, 4] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
}

// -----

// It is the producer of what comes behind, and what comes in front is its.
// CHECK-LABEL: func.func @in_the_middle(
// CHECK:         scf.forall
// CHECK:           %[[EXP:.+]] = linalg.exp {{.*}} -> tensor<4x32xf32>
// CHECK:           %[[Y:.+]] = prelu.fused {
// CHECK:             linalg.matmul ins(%[[EXP]], %{{.+}} : tensor<4x32xf32>, tensor<32x64xf32>)
// CHECK:           linalg.sub ins(%[[Y]]
func.func @in_the_middle(%x: tensor<16x32xf32>, %b: tensor<32x64xf32>, %init: tensor<16x64xf32>, %alpha: f32, %r: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %x0 = tensor.empty() : tensor<16x32xf32>
  %a = linalg.exp ins(%x : tensor<16x32xf32>) outs(%x0 : tensor<16x32xf32>) -> tensor<16x32xf32>
  %y = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x64xf32>) outs(%init : tensor<16x64xf32>) -> tensor<16x64xf32>
    %3 = prelu.prelu %1, %alpha : tensor<16x64xf32>, f32
    prelu.yield %3 : tensor<16x64xf32>
  } : tensor<16x64xf32>
  %s = linalg.sub ins(%y, %r : tensor<16x64xf32>, tensor<16x64xf32>) outs(%init : tensor<16x64xf32>) -> tensor<16x64xf32>
  return %s : tensor<16x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %s = transform.structured.match ops{["linalg.sub"]} in %root : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.fuse %s tile_sizes [4] {use_forall} : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
