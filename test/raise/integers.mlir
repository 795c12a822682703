// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// CHECK-LABEL: func.func @select_i8(
// CHECK-NEXT:    prelu.prelu %{{.+}}, %{{.+}} : tensor<4x8xi8>, tensor<4x8xi8>
// CHECK-NEXT:    return
func.func @select_i8(%x: tensor<4x8xi8>, %alpha: tensor<4x8xi8>) -> tensor<4x8xi8> {
  %zero = arith.constant dense<0> : tensor<4x8xi8>
  %c = arith.cmpi sgt, %x, %zero : tensor<4x8xi8>
  %m = arith.muli %x, %alpha : tensor<4x8xi8>
  %y = arith.select %c, %x, %m : tensor<4x8xi1>, tensor<4x8xi8>
  return %y : tensor<4x8xi8>
}

// -----

// CHECK-LABEL: func.func @select_i16_swapped(
// CHECK-NEXT:    prelu.prelu %{{.+}}, %{{.+}} : vector<8xi16>, vector<8xi16>
// CHECK-NEXT:    return
func.func @select_i16_swapped(%x: vector<8xi16>, %alpha: vector<8xi16>) -> vector<8xi16> {
  %zero = arith.constant dense<0> : vector<8xi16>
  %c = arith.cmpi sge, %zero, %x : vector<8xi16>
  %m = arith.muli %x, %alpha : vector<8xi16>
  %y = arith.select %c, %m, %x : vector<8xi1>, vector<8xi16>
  return %y : vector<8xi16>
}

// -----

// CHECK-LABEL: func.func @max_min_i32(
// CHECK-NEXT:    prelu.prelu %{{.+}}, %{{.+}} : i32, i32
// CHECK-NEXT:    return
func.func @max_min_i32(%x: i32, %alpha: i32) -> i32 {
  %zero = arith.constant 0 : i32
  %p = arith.maxsi %x, %zero : i32
  %n = arith.minsi %x, %zero : i32
  %m = arith.muli %n, %alpha : i32
  %y = arith.addi %p, %m : i32
  return %y : i32
}

// -----

// The negation outside the clamp wraps where the PReLU's product does.

// CHECK-LABEL: func.func @minus_min_i64(
// CHECK-NEXT:    prelu.prelu %{{.+}}, %{{.+}} : i64, i64
// CHECK-NEXT:    return
func.func @minus_min_i64(%x: i64, %alpha: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %p = arith.maxsi %x, %zero : i64
  %n = arith.minsi %x, %zero : i64
  %neg = arith.subi %zero, %n : i64
  %m = arith.muli %neg, %alpha : i64
  %y = arith.subi %p, %m : i64
  return %y : i64
}

// -----

// -x wraps at -128, and max(-x, 0) is 0 there.

// REMARK: remark: [Missed] NotRaised {{.*}}-x wraps at the smallest integer, which relu(-x) then turns into 0
// CHECK-LABEL: func.func @relu_of_negation_wraps(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @relu_of_negation_wraps(%x: i8, %alpha: i8) -> i8 {
  %zero = arith.constant 0 : i8
  %p = arith.maxsi %x, %zero : i8
  %neg = arith.subi %zero, %x : i8
  %n = arith.maxsi %neg, %zero : i8
  %m = arith.muli %n, %alpha : i8
  %y = arith.subi %p, %m : i8
  return %y : i8
}

// -----

// Promised not to wrap.

// CHECK-LABEL: func.func @relu_of_negation_nsw(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : i8, i8
func.func @relu_of_negation_nsw(%x: i8, %alpha: i8) -> i8 {
  %zero = arith.constant 0 : i8
  %p = arith.maxsi %x, %zero : i8
  %neg = arith.subi %zero, %x overflow<nsw> : i8
  %n = arith.maxsi %neg, %zero : i8
  %m = arith.muli %n, %alpha : i8
  %y = arith.subi %p, %m : i8
  return %y : i8
}

// -----

// CHECK-LABEL: func.func @maximum_with_minus_one(
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} : i8, i8
func.func @maximum_with_minus_one(%x: i8) -> i8 {
  %alpha = arith.constant -1 : i8
  %m = arith.muli %x, %alpha : i8
  %y = arith.maxsi %x, %m : i8
  return %y : i8
}

// -----

// 100 * -3 is -300, which is -44 in i8, but 50 * -3 is 106.

// REMARK: remark: [Missed] NotRaised {{.*}}max(x, alpha * x) of integers is a PReLU only for a constant alpha between -1 and 1: alpha * x wraps
// CHECK-LABEL: func.func @maximum_wraps(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @maximum_wraps(%x: i8) -> i8 {
  %alpha = arith.constant -3 : i8
  %m = arith.muli %x, %alpha : i8
  %y = arith.maxsi %x, %m : i8
  return %y : i8
}

// -----

// Unsigned comparisons with 0 test for 0.

// CHECK-LABEL: func.func @unsigned(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @unsigned(%x: vector<8xi32>, %alpha: vector<8xi32>) -> (vector<8xi32>, vector<8xi32>) {
  %zero = arith.constant dense<0> : vector<8xi32>
  %c = arith.cmpi ugt, %x, %zero : vector<8xi32>
  %m = arith.muli %x, %alpha : vector<8xi32>
  %y = arith.select %c, %x, %m : vector<8xi1>, vector<8xi32>
  %p = arith.maxui %x, %zero : vector<8xi32>
  %n = arith.minui %x, %zero : vector<8xi32>
  %mn = arith.muli %n, %alpha : vector<8xi32>
  %z = arith.addi %p, %mn : vector<8xi32>
  return %y, %z : vector<8xi32>, vector<8xi32>
}

// -----

// A comparison of x sign-extended sees x; zero-extended, it never is below 0.

// CHECK-LABEL: func.func @extended(
// CHECK:         prelu.prelu
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @extended(%x: i8, %alpha: i8) -> (i8, i8) {
  %zero = arith.constant 0 : i32
  %m = arith.muli %x, %alpha : i8
  %sx = arith.extsi %x : i8 to i32
  %s = arith.cmpi sgt, %sx, %zero : i32
  %y = arith.select %s, %x, %m : i8
  %ux = arith.extui %x : i8 to i32
  %u = arith.cmpi sgt, %ux, %zero : i32
  %z = arith.select %u, %x, %m : i8
  return %y, %z : i8, i8
}
