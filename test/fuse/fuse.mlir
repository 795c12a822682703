// RUN: prelu-opt %s --prelu-fuse --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-fuse=contractions=all --split-input-file | FileCheck %s --check-prefix=ALL

// The init and the bias in it are copied in, the rest moves.
// CHECK-LABEL: func.func @bias_in_init(
// CHECK-SAME:    %[[X:.+]]: tensor<1x3x8x8xf32>, %[[W:.+]]: tensor<4x3x3x3xf32>, %[[B:.+]]: tensor<4xf32>, %[[A:.+]]: tensor<4xf32>)
// CHECK:         %[[E:.+]] = tensor.empty() : tensor<1x4x6x6xf32>
// CHECK:         %[[Y:.+]] = prelu.fused {
// CHECK-NEXT:      %[[I:.+]] = linalg.broadcast ins(%[[B]] : tensor<4xf32>) outs(%[[E]]
// CHECK-NEXT:      %[[C:.+]] = linalg.conv_2d_nchw_fchw ins(%[[X]], %[[W]] : {{.*}}) outs(%[[I]]
// CHECK-NEXT:      %[[P:.+]] = prelu.prelu %[[C]], %[[A]]
// CHECK-NEXT:      prelu.yield %[[P]]
// CHECK:         return %[[Y]]
func.func @bias_in_init(%x: tensor<1x3x8x8xf32>, %w: tensor<4x3x3x3xf32>, %bias: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<1x4x6x6xf32> {
  %e = tensor.empty() : tensor<1x4x6x6xf32>
  %0 = linalg.broadcast ins(%bias : tensor<4xf32>) outs(%e : tensor<1x4x6x6xf32>) dimensions = [0, 2, 3]
  %1 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%0 : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<1x4x6x6xf32>, tensor<4xf32>
  return %2 : tensor<1x4x6x6xf32>
}

// -----

// A bias that is spread by an operation of its own and added after, and a
// residual behind the PReLU.
#id = affine_map<(d0, d1) -> (d0, d1)>
#ch = affine_map<(d0, d1) -> (d1)>
// CHECK-LABEL: func.func @bias_after(
// CHECK:         prelu.fused {
// CHECK:           linalg.generic
// CHECK-NEXT:      ^bb0(%[[BIAS:.+]]: f32, %{{.+}}: f32):
// CHECK-NEXT:        linalg.yield %[[BIAS]]
// CHECK:           linalg.matmul
// CHECK:           arith.addf
// CHECK:           prelu.prelu
// CHECK:           linalg.add
// CHECK-NEXT:      prelu.yield
func.func @bias_after(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %bias: tensor<16xf32>, %alpha: f32, %residual: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x16xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = linalg.generic {indexing_maps = [#ch, #id], iterator_types = ["parallel", "parallel"]} ins(%bias : tensor<16xf32>) outs(%e : tensor<4x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<4x16xf32>
  %3 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%1, %2 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%e : tensor<4x16xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  %4 = prelu.prelu %3, %alpha : tensor<4x16xf32>, f32
  %5 = linalg.add ins(%4, %residual : tensor<4x16xf32>, tensor<4x16xf32>) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %5 : tensor<4x16xf32>
}

// -----

// A value of the region with a later use outside is a further result; nothing
// is computed twice.
// CHECK-LABEL: func.func @second_use(
// CHECK:         %[[F:.+]]:2 = prelu.fused {
// CHECK:           %[[M:.+]] = linalg.matmul
// CHECK:           %[[P:.+]] = prelu.prelu %[[M]]
// CHECK:           prelu.yield %[[M]], %[[P]]
// CHECK-NOT:     linalg.matmul
// CHECK:         return %[[F]]#0, %[[F]]#1
func.func @second_use(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %1, %2 : tensor<4x16xf32>, tensor<4x16xf32>
}

// -----

// A use that stands before the PReLU and cannot join keeps it out.
// CHECK-LABEL: func.func @use_before(
// CHECK-NOT:     prelu.fused
// ALL-LABEL:   func.func @use_before(
// ALL:           prelu.fused {
// ALL-NEXT:        linalg.matmul
// ALL-NEXT:        prelu.yield
// ALL:           linalg.reduce
// ALL:           prelu.prelu
func.func @use_before(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %r: tensor<4xf32>, %alpha: f32) -> (tensor<4xf32>, tensor<4x16xf32>) {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %s = linalg.reduce { arith.addf } ins(%1 : tensor<4x16xf32>) outs(%r : tensor<4xf32>) dimensions = [1]
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  return %s, %2 : tensor<4xf32>, tensor<4x16xf32>
}

// -----

// Two PReLUs of one contraction.
// CHECK-LABEL: func.func @two_prelus(
// CHECK:         prelu.fused {
// CHECK-NEXT:      %[[M:.+]] = linalg.matmul
// CHECK-NEXT:      %[[P:.+]] = prelu.prelu %[[M]], %{{.+}} : tensor<4x16xf32>, f32
// CHECK-NEXT:      %[[Q:.+]] = prelu.prelu %[[M]], %{{.+}} : tensor<4x16xf32>, f32
// CHECK-NEXT:      prelu.yield %[[P]], %[[Q]]
func.func @two_prelus(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32, %beta: f32) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
  %3 = prelu.prelu %1, %beta : tensor<4x16xf32>, f32
  return %2, %3 : tensor<4x16xf32>, tensor<4x16xf32>
}

// -----

// The sum of two contractions goes with the later one.
// CHECK-LABEL: func.func @sum_of_two(
// CHECK:         %[[P:.+]] = linalg.matmul
// CHECK:         prelu.fused {
// CHECK-NEXT:      %[[Q:.+]] = linalg.matmul
// CHECK-NEXT:      %[[S:.+]] = linalg.add ins(%[[P]], %[[Q]]
// CHECK-NEXT:      prelu.prelu %[[S]]
func.func @sum_of_two(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %c: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = linalg.matmul ins(%a, %c : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %3 = linalg.add ins(%1, %2 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %4 = prelu.prelu %3, %alpha : tensor<4x16xf32>, f32
  return %4 : tensor<4x16xf32>
}

// -----

// Without a PReLU only on demand.
// CHECK-LABEL: func.func @head(
// CHECK-NOT:     prelu.fused
// ALL-LABEL:   func.func @head(
// ALL:           prelu.fused {
// ALL-NEXT:        linalg.matmul
func.func @head(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %1 : tensor<4x16xf32>
}

// -----

// Dynamic shapes.
// CHECK-LABEL: func.func @dynamic(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.batch_matmul
// CHECK-NEXT:      prelu.prelu
func.func @dynamic(%a: tensor<?x?x8xf32>, %b: tensor<?x8x?xf32>, %o: tensor<?x?x?xf32>, %alpha: f32) -> tensor<?x?x?xf32> {
  %1 = linalg.batch_matmul ins(%a, %b : tensor<?x?x8xf32>, tensor<?x8x?xf32>) outs(%o : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  %2 = prelu.prelu %1, %alpha : tensor<?x?x?xf32>, f32
  return %2 : tensor<?x?x?xf32>
}

// -----

// Every kind of contraction, NCHW and NHWC.
// CHECK-LABEL: func.func @kinds(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.conv_1d_ncw_fcw
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.conv_2d_nhwc_hwcf
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.conv_3d_ndhwc_dhwcf
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.depthwise_conv_2d_nhwc_hwc
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.conv_2d_ngchw_gfchw
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.matvec
func.func @kinds(%alpha: f32,
    %x1: tensor<1x3x8xf32>, %w1: tensor<4x3x3xf32>, %o1: tensor<1x4x6xf32>,
    %x2: tensor<1x8x8x3xf32>, %w2: tensor<3x3x3x4xf32>, %o2: tensor<1x6x6x4xf32>,
    %x3: tensor<1x8x8x8x3xf32>, %w3: tensor<3x3x3x3x4xf32>, %o3: tensor<1x6x6x6x4xf32>,
    %w4: tensor<3x3x3xf32>, %o4: tensor<1x6x6x3xf32>,
    %x5: tensor<1x2x3x8x8xf32>, %w5: tensor<2x4x3x3x3xf32>, %o5: tensor<1x2x4x6x6xf32>,
    %x6: tensor<4x8xf32>, %w6: tensor<8xf32>, %o6: tensor<4xf32>)
    -> (tensor<1x4x6xf32>, tensor<1x6x6x4xf32>, tensor<1x6x6x6x4xf32>, tensor<1x6x6x3xf32>, tensor<1x2x4x6x6xf32>, tensor<4xf32>) {
  %1 = linalg.conv_1d_ncw_fcw ins(%x1, %w1 : tensor<1x3x8xf32>, tensor<4x3x3xf32>) outs(%o1 : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  %p1 = prelu.prelu %1, %alpha : tensor<1x4x6xf32>, f32
  %2 = linalg.conv_2d_nhwc_hwcf ins(%x2, %w2 : tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) outs(%o2 : tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32>
  %p2 = prelu.prelu %2, %alpha : tensor<1x6x6x4xf32>, f32
  %3 = linalg.conv_3d_ndhwc_dhwcf ins(%x3, %w3 : tensor<1x8x8x8x3xf32>, tensor<3x3x3x3x4xf32>) outs(%o3 : tensor<1x6x6x6x4xf32>) -> tensor<1x6x6x6x4xf32>
  %p3 = prelu.prelu %3, %alpha : tensor<1x6x6x6x4xf32>, f32
  %4 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x2, %w4 : tensor<1x8x8x3xf32>, tensor<3x3x3xf32>) outs(%o4 : tensor<1x6x6x3xf32>) -> tensor<1x6x6x3xf32>
  %p4 = prelu.prelu %4, %alpha : tensor<1x6x6x3xf32>, f32
  %5 = linalg.conv_2d_ngchw_gfchw ins(%x5, %w5 : tensor<1x2x3x8x8xf32>, tensor<2x4x3x3x3xf32>) outs(%o5 : tensor<1x2x4x6x6xf32>) -> tensor<1x2x4x6x6xf32>
  %p5 = prelu.prelu %5, %alpha : tensor<1x2x4x6x6xf32>, f32
  %6 = linalg.matvec ins(%x6, %w6 : tensor<4x8xf32>, tensor<8xf32>) outs(%o6 : tensor<4xf32>) -> tensor<4xf32>
  %p6 = prelu.prelu %6, %alpha : tensor<4xf32>, f32
  return %p1, %p2, %p3, %p4, %p5, %p6 : tensor<1x4x6xf32>, tensor<1x6x6x4xf32>, tensor<1x6x6x6x4xf32>, tensor<1x6x6x3xf32>, tensor<1x2x4x6x6xf32>, tensor<4xf32>
}

// -----

// A grouped convolution's channels are collapsed before the PReLU.
// CHECK-LABEL: func.func @grouped(
// CHECK-SAME:    %{{.+}}: tensor<1x2x3x8x8xf32>, %{{.+}}: tensor<2x4x3x3x3xf32>, %{{.+}}: tensor<1x2x4x6x6xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK:         %[[EA:.+]] = tensor.expand_shape %[[A]] {{\[\[}}0, 1]] output_shape [2, 4]
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      %[[C:.+]] = linalg.conv_2d_ngchw_gfchw
// CHECK-NEXT:      prelu.prelu %[[C]], %[[EA]] {alpha_dims = array<i64: 1, 2>}
// CHECK:         tensor.collapse_shape %[[F]] {{\[\[}}0], [1, 2], [3], [4]]
func.func @grouped(%x: tensor<1x2x3x8x8xf32>, %w: tensor<2x4x3x3x3xf32>, %o: tensor<1x2x4x6x6xf32>, %alpha: tensor<8xf32>) -> tensor<1x8x6x6xf32> {
  %1 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x3x8x8xf32>, tensor<2x4x3x3x3xf32>) outs(%o : tensor<1x2x4x6x6xf32>) -> tensor<1x2x4x6x6xf32>
  %2 = tensor.collapse_shape %1 [[0], [1, 2], [3], [4]] : tensor<1x2x4x6x6xf32> into tensor<1x8x6x6xf32>
  %3 = prelu.prelu %2, %alpha {alpha_dims = array<i64: 1>} : tensor<1x8x6x6xf32>, tensor<8xf32>
  return %3 : tensor<1x8x6x6xf32>
}

// -----

// A permutation is a transpose however it is spelt and stays outside; a tensor
// that is spread over the batch is read in the region.
// CHECK-LABEL: func.func @transposed_operand(
// CHECK:         %[[T:.+]] = linalg.generic
// CHECK:         prelu.fused {
// CHECK-NEXT:      %[[S:.+]] = linalg.broadcast
// CHECK-NEXT:      linalg.batch_matmul ins(%[[S]], %[[T]] :
#id = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#tr = affine_map<(d0, d1, d2) -> (d0, d2, d1)>
func.func @transposed_operand(%a: tensor<4x8xf32>, %b: tensor<3x16x8xf32>, %o: tensor<3x4x16xf32>, %alpha: f32) -> tensor<3x4x16xf32> {
  %eb = tensor.empty() : tensor<3x8x16xf32>
  %ea = tensor.empty() : tensor<3x4x8xf32>
  %0 = linalg.generic {indexing_maps = [#tr, #id], iterator_types = ["parallel", "parallel", "parallel"]} ins(%b : tensor<3x16x8xf32>) outs(%eb : tensor<3x8x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<3x8x16xf32>
  %1 = linalg.broadcast ins(%a : tensor<4x8xf32>) outs(%ea : tensor<3x4x8xf32>) dimensions = [0]
  %2 = linalg.batch_matmul ins(%1, %0 : tensor<3x4x8xf32>, tensor<3x8x16xf32>) outs(%o : tensor<3x4x16xf32>) -> tensor<3x4x16xf32>
  %3 = prelu.prelu %2, %alpha : tensor<3x4x16xf32>, f32
  return %3 : tensor<3x4x16xf32>
}

// -----

// The value may also be the destination that an operation does not read, but
// not that alone.
// CHECK-LABEL: func.func @destination(
// CHECK:         prelu.fused {
// CHECK-NEXT:      %[[M:.+]] = linalg.matmul
// CHECK-NEXT:      %[[S:.+]] = linalg.add ins(%{{.+}}, %[[M]] : {{.*}}) outs(%[[M]]
// CHECK-NEXT:      prelu.prelu %[[S]]
// CHECK:         linalg.exp ins(%{{.+}} : {{.*}}) outs(%
func.func @destination(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %r: tensor<4x16xf32>, %alpha: f32) -> tensor<4x16xf32> {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = linalg.add ins(%r, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
  %3 = prelu.prelu %2, %alpha : tensor<4x16xf32>, f32
  %4 = linalg.exp ins(%r : tensor<4x16xf32>) outs(%3 : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %4 : tensor<4x16xf32>
}

// -----

// TOSA's convolutions are NHWC between transposes: the one on the way to the
// PReLU comes along, the one behind it stays for the next layer to cancel.
// CHECK-LABEL: func.func @transposed(
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK-NEXT:      %[[C:.+]] = linalg.conv_2d_nhwc_hwcf
// CHECK-NEXT:      %[[T:.+]] = linalg.transpose ins(%[[C]] : tensor<1x6x6x4xf32>) outs(%{{.+}}) permutation = [0, 3, 1, 2]
// CHECK-NEXT:      %[[P:.+]] = prelu.prelu %[[T]], %{{.+}} {alpha_dims = array<i64: 1>}
// CHECK-NEXT:      prelu.yield %[[P]]
// CHECK:         linalg.transpose ins(%[[F]] : tensor<1x4x6x6xf32>)
func.func @transposed(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x4xf32>, %o: tensor<1x6x6x4xf32>, %t: tensor<1x4x6x6xf32>, %alpha: tensor<4xf32>) -> tensor<1x6x6x4xf32> {
  %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) outs(%o : tensor<1x6x6x4xf32>) -> tensor<1x6x6x4xf32>
  %2 = linalg.transpose ins(%1 : tensor<1x6x6x4xf32>) outs(%t : tensor<1x4x6x6xf32>) permutation = [0, 3, 1, 2]
  %3 = prelu.prelu %2, %alpha {alpha_dims = array<i64: 1>} : tensor<1x4x6x6xf32>, tensor<4xf32>
  %4 = linalg.transpose ins(%3 : tensor<1x4x6x6xf32>) outs(%o : tensor<1x6x6x4xf32>) permutation = [0, 2, 3, 1]
  return %4 : tensor<1x6x6x4xf32>
}

// -----

// One iteration would need two elements of the product.
// CHECK-LABEL: func.func @two_orders(
// CHECK-NOT:     prelu.fused
// CHECK:         return
func.func @two_orders(%a: tensor<4x8xf32>, %b: tensor<8x4xf32>, %o: tensor<4x4xf32>, %alpha: f32) -> tensor<4x4xf32> {
  %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x4xf32>) outs(%o : tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = linalg.transpose ins(%1 : tensor<4x4xf32>) outs(%o : tensor<4x4xf32>) permutation = [1, 0]
  %3 = linalg.add ins(%1, %2 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%o : tensor<4x4xf32>) -> tensor<4x4xf32>
  %4 = prelu.prelu %3, %alpha : tensor<4x4xf32>, f32
  return %4 : tensor<4x4xf32>
}
