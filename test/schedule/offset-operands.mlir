// RUN: prelu-opt %s --prelu-offset-operands --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-offset-operands --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, u8s8_bits = 512>>} {

// Signed by signed: the image with its sign turned is 128 more; 128 times the sum
// of each column of the weights, 1 + 3 and 2 - 4, goes off the init.

// REMARK: [Passed] OperandOffset | Category:prelu-offset-operands{{.*}}Remark="a sign taken out of a factor, for dot products", constantSums=true, operand=0
// CHECK-LABEL: @signed
// CHECK: %[[SUMS:.*]] = arith.constant dense<[4, -2]> : tensor<2xi32>
// CHECK: %[[SCALE:.*]] = arith.constant 128 : i32
// CHECK: %[[START:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %[[SUMS]] : tensor<3x2xi32>, tensor<2xi32>)
// CHECK: %[[SCALED:.*]] = arith.muli %{{.*}}, %[[SCALE]] : i32
// CHECK: arith.subi %{{.*}}, %[[SCALED]] : i32
// CHECK: linalg.generic {{.*}} outs(%[[START]] : tensor<3x2xi32>)
// CHECK: ^bb0(%[[A:.*]]: i8, %[[B:.*]]: i8, %{{.*}}: i32):
// CHECK: %[[TURNED:.*]] = arith.xori %[[A]], %c-128_i8 : i8
// CHECK: arith.extui %[[TURNED]] : i8 to i32
// CHECK: arith.extsi %[[B]] : i8 to i32
func.func @signed(%x: tensor<3x2xi8>, %init: tensor<3x2xi32>) -> tensor<3x2xi32> {
  %w = arith.constant dense<[[1, 2], [3, -4]]> : tensor<2x2xi8>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<3x2xi8>, tensor<2x2xi8>) outs(%init : tensor<3x2xi32>) -> tensor<3x2xi32>
    prelu.yield %0 : tensor<3x2xi32>
  } : tensor<3x2xi32>
  return %y : tensor<3x2xi32>
}
}

// -----

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, u8s8_bits = 512>>} {

// A zero point that only the run time knows, and weights that it only knows:
// their sums are a region of their own.

// REMARK: Remark="a zero point taken out of a factor, for dot products", constantSums=false, operand=0
// CHECK-LABEL: @zero_point
// CHECK-SAME: %{{.*}}: tensor<3x8xi8>, %[[W:.*]]: tensor<8x2xi8>, %[[ZERO:[a-z0-9]+]]: i32
// CHECK: %[[SUMS:.*]] = linalg.generic {{.*}}iterator_types = ["reduction", "parallel"]} ins(%[[W]] : tensor<8x2xi8>)
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[SUMS]] : tensor<3x2xi32>, tensor<2xi32>)
// CHECK: arith.muli %{{.*}}, %[[ZERO]] : i32
// CHECK: linalg.generic
// CHECK: %[[A:.*]] = arith.extui
// CHECK-NOT: arith.subi
// CHECK: arith.muli %[[A]], %{{.*}} : i32
func.func @zero_point(%x: tensor<3x8xi8>, %w: tensor<8x2xi8>, %zero: i32, %init: tensor<3x2xi32>) -> tensor<3x2xi32> {
  %y = prelu.fused {
    %0 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%x, %w : tensor<3x8xi8>, tensor<8x2xi8>) outs(%init : tensor<3x2xi32>) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %1 = arith.extui %a : i8 to i32
      %2 = arith.subi %1, %zero : i32
      %3 = arith.extsi %b : i8 to i32
      %4 = arith.muli %2, %3 : i32
      %5 = arith.addi %acc, %4 : i32
      linalg.yield %5 : i32
    } -> tensor<3x2xi32>
    prelu.yield %0 : tensor<3x2xi32>
  } : tensor<3x2xi32>
  return %y : tensor<3x2xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "aarch64-unknown-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 128, vector_registers = 32, s8s8_bits = 128>>} {

// There are dot products of signed bytes.

// CHECK-LABEL: @as_it_stands
// CHECK: linalg.matmul
func.func @as_it_stands(%x: tensor<3x2xi8>, %w: tensor<2x2xi8>, %init: tensor<3x2xi32>) -> tensor<3x2xi32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<3x2xi8>, tensor<2x2xi8>) outs(%init : tensor<3x2xi32>) -> tensor<3x2xi32>
    prelu.yield %0 : tensor<3x2xi32>
  } : tensor<3x2xi32>
  return %y : tensor<3x2xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "x", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {

// There are no dot products.

// CHECK-LABEL: @no_instruction
// CHECK: linalg.matmul
func.func @no_instruction(%x: tensor<3x2xi8>, %w: tensor<2x2xi8>, %init: tensor<3x2xi32>) -> tensor<3x2xi32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<3x2xi8>, tensor<2x2xi8>) outs(%init : tensor<3x2xi32>) -> tensor<3x2xi32>
    prelu.yield %0 : tensor<3x2xi32>
  } : tensor<3x2xi32>
  return %y : tensor<3x2xi32>
}
}
