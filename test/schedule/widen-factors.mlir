// RUN: prelu-opt %s --prelu-widen-factors --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-widen-factors --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 256, s16s16_bits = 256>>} {

// Weights are widened here, an image by each call.

// REMARK: [Passed] FactorWidened | Category:prelu-widen-factors{{.*}}Remark="reads a factor of 16-bit integers, for dot products", operand=0
// REMARK: FactorWidened{{.*}}operand=1
// CHECK-LABEL: @both
// CHECK-SAME: %[[X:.*]]: tensor<64x2xi8>
// CHECK: %[[WIDE:.*]] = prelu.fused {
// CHECK: linalg.generic {{.*}} ins(%[[X]] : tensor<64x2xi8>) outs(%{{.*}} : tensor<64x2xi16>)
// CHECK: arith.extsi %{{.*}} : i8 to i16
// CHECK: } : tensor<64x2xi16>
// CHECK: %[[W:.*]] = arith.constant dense<{{.*}}> : tensor<2x64xi16>
// CHECK: linalg.generic {{.*}} ins(%[[WIDE]], %[[W]] : tensor<64x2xi16>, tensor<2x64xi16>)
// CHECK: ^bb0(%[[A:.*]]: i16, %[[B:.*]]: i16, %{{.*}}: i32):
// CHECK-DAG: arith.extsi %[[A]] : i16 to i32
// CHECK-DAG: arith.extsi %[[B]] : i16 to i32
func.func @both(%x: tensor<64x2xi8>, %init: tensor<64x64xi32>) -> tensor<64x64xi32> {
  %w = arith.constant dense<-3> : tensor<2x64xi8>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<64x2xi8>, tensor<2x64xi8>) outs(%init : tensor<64x64xi32>) -> tensor<64x64xi32>
    prelu.yield %0 : tensor<64x64xi32>
  } : tensor<64x64xi32>
  return %y : tensor<64x64xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 256, s16s16_bits = 256>>} {

// Weights of few rows stay bytes, which are half as many from memory.

// REMARK: FactorWidened{{.*}}operand=0
// CHECK-LABEL: @few_rows
// CHECK: %[[W:.*]] = arith.constant {{.*}} : tensor<2x64xi8>
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[W]] : tensor<2x2xi16>, tensor<2x64xi8>)
func.func @few_rows(%x: tensor<2x2xi8>, %init: tensor<2x64xi32>) -> tensor<2x64xi32> {
  %w = arith.constant dense<-3> : tensor<2x64xi8>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<2x2xi8>, tensor<2x64xi8>) outs(%init : tensor<2x64xi32>) -> tensor<2x64xi32>
    prelu.yield %0 : tensor<2x64xi32>
  } : tensor<2x64xi32>
  return %y : tensor<2x64xi32>
}
}

// -----

#image = affine_map<(n, h, w, f, y, x, c) -> (n, h + y, w + x, c)>
#filter = affine_map<(n, h, w, f, y, x, c) -> (y, x, c, f)>
#out = affine_map<(n, h, w, f, y, x, c) -> (n, h, w, f)>
#same = affine_map<(n, h, w, f) -> (n, h, w, f)>

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 256, s16s16_bits = 256>>} {

// The region before stores wide numbers, less the zero point; what pads them is
// the zero point, of which 0 is left.

// REMARK: FactorWidened{{.*}}operand=0
// REMARK: FactorWidened{{.*}}operand=1
// CHECK-LABEL: @producer
// CHECK: %[[X:.*]] = prelu.fused {
// CHECK: %[[N:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<1x8x8x4xi8>)
// CHECK: %[[WIDE:.*]] = linalg.generic {{.*}} ins(%[[N]] : tensor<1x8x8x4xi8>) outs(%{{.*}} : tensor<1x8x8x4xi16>)
// CHECK: %[[U:.*]] = arith.extui %{{.*}} : i8 to i16
// CHECK: arith.subi %[[U]], %c7_i16 : i16
// CHECK: prelu.yield %[[WIDE]]
// CHECK: %[[ZERO:.*]] = arith.constant 0 : i16
// CHECK: %[[PADDED:.*]] = tensor.pad %[[X]]
// CHECK: tensor.yield %[[ZERO]] : i16
// CHECK: linalg.generic {{.*}} ins(%[[PADDED]], %{{.*}} : tensor<1x10x10x4xi16>, tensor<3x3x4x32xi16>)
// CHECK-NOT: arith.subi
// CHECK-NOT: tensor.pad
func.func @producer(%x: tensor<1x8x8x4xf32>, %init: tensor<1x8x8x32xi32>) -> tensor<1x8x8x32xi32> {
  %w = arith.constant dense<5> : tensor<3x3x4x32xi8>
  %e = tensor.empty() : tensor<1x8x8x4xi8>
  %zero = arith.constant 7 : i32
  %padding = arith.constant 7 : i8
  %q = prelu.fused {
    %0 = linalg.generic {indexing_maps = [#same, #same], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
        ins(%x : tensor<1x8x8x4xf32>) outs(%e : tensor<1x8x8x4xi8>) {
    ^bb0(%a: f32, %old: i8):
      %1 = arith.fptoui %a : f32 to i8
      linalg.yield %1 : i8
    } -> tensor<1x8x8x4xi8>
    prelu.yield %0 : tensor<1x8x8x4xi8>
  } : tensor<1x8x8x4xi8>
  %p = tensor.pad %q low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %padding : i8
  } : tensor<1x8x8x4xi8> to tensor<1x10x10x4xi8>
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [#image, #filter, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
        ins(%p, %w : tensor<1x10x10x4xi8>, tensor<3x3x4x32xi8>) outs(%init : tensor<1x8x8x32xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %1 = arith.extui %a : i8 to i32
      %2 = arith.subi %1, %zero : i32
      %3 = arith.extsi %b : i8 to i32
      %4 = arith.muli %2, %3 : i32
      %5 = arith.addi %acc, %4 : i32
      linalg.yield %5 : i32
    } -> tensor<1x8x8x32xi32>
    prelu.yield %0 : tensor<1x8x8x32xi32>
  } : tensor<1x8x8x32xi32>
  return %y : tensor<1x8x8x32xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, u8s8_bits = 512, s16s16_bits = 512>>} {

// Dot products of bytes, with an offset for the sign, take twice as many.

// REMARK-NOT: FactorWidened
// CHECK-LABEL: @dot_products_of_bytes
// CHECK-NOT: i16
func.func @dot_products_of_bytes(%x: tensor<64x2xi8>, %init: tensor<64x64xi32>) -> tensor<64x64xi32> {
  %w = arith.constant dense<-3> : tensor<2x64xi8>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<64x2xi8>, tensor<2x64xi8>) outs(%init : tensor<64x64xi32>) -> tensor<64x64xi32>
    prelu.yield %0 : tensor<64x64xi32>
  } : tensor<64x64xi32>
  return %y : tensor<64x64xi32>
}
}
