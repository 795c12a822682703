// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK --implicit-check-not=remark:

// Other ways to write alpha * x, and what is nearly alpha * x: one remark each.

// A sign at any place, which makes it -alpha.

// REMARK-COUNT-3: remark: [Passed] Raised {{.*}}select on the sign
// CHECK-LABEL: func.func @negated(
// CHECK-NEXT:    %[[N:.+]] = arith.negf %arg1
// CHECK-NEXT:    prelu.prelu %arg0, %[[N]] : f32, f32
// CHECK-NEXT:    arith.negf %arg1
// CHECK-NEXT:    prelu.prelu
// CHECK-NEXT:    arith.negf %arg1
// CHECK-NEXT:    prelu.prelu
// CHECK-NEXT:    return
func.func @negated(%x: f32, %a: f32) -> (f32, f32, f32) {
  %zero = arith.constant 0.0 : f32
  %minus_one = arith.constant -1.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %n = arith.negf %x : f32
  %m0 = arith.mulf %n, %a : f32
  %0 = arith.select %c, %x, %m0 : f32
  %m1 = arith.mulf %x, %a : f32
  %n1 = arith.subf %zero, %m1 : f32
  %1 = arith.select %c, %x, %n1 : f32
  %n2 = arith.mulf %m1, %minus_one : f32
  %2 = arith.select %c, %x, %n2 : f32
  return %0, %1, %2 : f32, f32, f32
}

// -----

// A PReLU of -x, compared by x.

// REMARK: remark: [Passed] Raised {{.*}}select on the sign
// CHECK-LABEL: func.func @of_the_negated_input(
// CHECK:         %[[N:.+]] = arith.negf %arg0
// CHECK:         prelu.prelu %[[N]], %{{.+}} : f32, f32
func.func @of_the_negated_input(%x: f32, %a: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf olt, %x, %zero : f32
  %n = arith.negf %x : f32
  %m = arith.mulf %x, %a : f32
  %0 = arith.select %c, %n, %m : f32
  return %0 : f32
}

// -----

// |x| is no PReLU that anyone wrote.

// CHECK-LABEL: func.func @absolute(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @absolute(%x: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf olt, %x, %zero : f32
  %n = arith.negf %x : f32
  %0 = arith.select %c, %n, %x : f32
  %1 = arith.maximumf %x, %n : f32
  return %0, %1 : f32, f32
}

// -----

// The smallest integer is its own negative.

// REMARK: remark: [Missed] NotRaised {{.*}}what is compared is not the x of the arms
// CHECK-LABEL: func.func @of_the_negated_integer(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @of_the_negated_integer(%x: i32, %a: i32) -> i32 {
  %zero = arith.constant 0 : i32
  %c = arith.cmpi slt, %x, %zero : i32
  %n = arith.subi %zero, %x : i32
  %m = arith.muli %x, %a : i32
  %0 = arith.select %c, %n, %m : i32
  return %0 : i32
}

// -----

// x / 4 is x * 0.25.

// REMARK-COUNT-2: remark: [Passed] Raised
// CHECK-LABEL: func.func @quotient(
// CHECK-DAG:     %[[A:.+]] = arith.constant 2.500000e-01 : f32
// CHECK:         prelu.prelu %arg0, %[[A]]
// CHECK:         prelu.prelu %arg0, %[[A]]
func.func @quotient(%x: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.divf %x, %four : f32
  %0 = arith.select %c, %x, %m : f32
  %1 = arith.maximumf %m, %x : f32
  return %0, %1 : f32, f32
}

// -----

// x / 3 is not x * (1 / 3), unless that is allowed.

// REMARK: remark: [Missed] NotRaised {{.*}}Reason="x is divided, which rounds differently from a product with 1 / divisor", Suggestion="multiply by the reciprocal, or put fastmath<arcp> on the division by a constant"
// REMARK: remark: [Passed] Raised
// CHECK-LABEL: func.func @inexact_quotient(
// CHECK:         arith.select
// CHECK:         %[[Y:.+]] = prelu.prelu
// CHECK:         return %{{.+}}, %[[Y]]
func.func @inexact_quotient(%x: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %three = arith.constant 3.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.divf %x, %three : f32
  %0 = arith.select %c, %x, %m : f32
  %n = arith.divf %x, %three fastmath<arcp> : f32
  %1 = arith.select %c, %x, %n : f32
  return %0, %1 : f32, f32
}

// -----

// The inverse of 2^127 is no normal number.

// REMARK: remark: [Missed] NotRaised {{.*}}x is divided
// CHECK-LABEL: func.func @denormal_inverse(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @denormal_inverse(%x: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %large = arith.constant 0x7F000000 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.divf %x, %large : f32
  %0 = arith.select %c, %x, %m : f32
  return %0 : f32
}

// -----

// Integers are divided with another rounding.

// REMARK: remark: [Missed] NotRaised {{.*}}an integer division or shift of x rounds
// REMARK: remark: [Missed] NotRaised {{.*}}an integer division or shift of x rounds
// CHECK-LABEL: func.func @integer_quotient(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @integer_quotient(%x: i32) -> (i32, i32) {
  %zero = arith.constant 0 : i32
  %two = arith.constant 2 : i32
  %c = arith.cmpi sgt, %x, %zero : i32
  %m = arith.divsi %x, %two : i32
  %0 = arith.select %c, %x, %m : i32
  %n = arith.shrsi %x, %two : i32
  %1 = arith.select %c, %x, %n : i32
  return %0, %1 : i32, i32
}

// -----

// A multiply-and-add: one of product and addend is 0.

// REMARK-COUNT-2: remark: [Passed] Raised
// CHECK-LABEL: func.func @fused_multiply_add(
// CHECK-NEXT:    prelu.prelu %arg0, %arg1 : vector<8xf32>, vector<8xf32>
// CHECK-NEXT:    %[[N:.+]] = arith.negf %arg1
// CHECK-NEXT:    prelu.prelu %arg0, %[[N]] : vector<8xf32>, vector<8xf32>
func.func @fused_multiply_add(%x: vector<8xf32>, %a: vector<8xf32>) -> (vector<8xf32>, vector<8xf32>) {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %p = arith.maximumf %x, %zero : vector<8xf32>
  %n = arith.minimumf %x, %zero : vector<8xf32>
  %0 = math.fma %a, %n, %p : vector<8xf32>
  %g = arith.negf %x : vector<8xf32>
  %q = arith.maximumf %g, %zero : vector<8xf32>
  %1 = vector.fma %q, %a, %p : vector<8xf32>
  return %0, %1 : vector<8xf32>, vector<8xf32>
}

// -----

// The addend is another x.

// CHECK-LABEL: func.func @other_addend(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @other_addend(%x: f32, %z: f32, %a: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %p = arith.maximumf %z, %zero : f32
  %n = arith.minimumf %x, %zero : f32
  %0 = math.fma %a, %n, %p : f32
  return %0 : f32
}

// -----

// (x * a) * b rounds twice.

// REMARK: remark: [Missed] NotRaised {{.*}}Reason="x is multiplied by several factors one after the other, which rounds each time", Suggestion="multiply the factors of alpha with each other first"
// REMARK: remark: [Missed] NotRaised {{.*}}PReLU of real numbers, whose alpha is no value that is there", Suggestion="compute alpha first, and write the PReLU with a select"
// CHECK-LABEL: func.func @several_factors(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @several_factors(%x: f32, %a: f32, %b: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.mulf %x, %a : f32
  %n = arith.mulf %m, %b : f32
  %0 = arith.select %c, %x, %n : f32
  %p = arith.maximumf %x, %zero : f32
  %q = arith.minimumf %x, %zero : f32
  %r = arith.mulf %q, %a : f32
  %s = arith.mulf %r, %b : f32
  %1 = arith.addf %p, %s : f32
  return %0, %1 : f32, f32
}

// -----

// x > 0 as 0 or 1: infinities meet the 0.

// REMARK: remark: [Missed] NotRaised {{.*}}Reason="a sum of products with x > 0 as 0 or 1 that is a PReLU of real numbers, but rounds differently"
// REMARK: remark: [Passed] Raised {{.*}}a sum of products with x > 0 as 0 or 1
// CHECK-LABEL: func.func @mask(
// CHECK:         %[[Y:.+]] = prelu.prelu %arg0, %arg1
// CHECK:         return %{{.+}}, %[[Y]]
func.func @mask(%x: f32, %a: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %k = arith.uitofp %c : i1 to f32
  %k1 = arith.subf %one, %k : f32
  %p = arith.mulf %k, %x : f32
  %m = arith.mulf %a, %x : f32
  %n = arith.mulf %k1, %m : f32
  %0 = arith.addf %p, %n : f32
  %j = arith.select %c, %one, %zero : f32
  %j1 = arith.subf %one, %j fastmath<reassoc,ninf> : f32
  %q = arith.mulf %j, %x fastmath<reassoc,ninf> : f32
  %r = arith.mulf %a, %x fastmath<reassoc,ninf> : f32
  %s = arith.mulf %j1, %r fastmath<reassoc,ninf> : f32
  %1 = arith.addf %q, %s fastmath<reassoc,ninf> : f32
  return %0, %1 : f32, f32
}

// -----

// Sums of integers are exact; -x wraps.

// REMARK-COUNT-2: remark: [Passed] Raised
// CHECK-LABEL: func.func @integer_sums(
// CHECK-COUNT-2: prelu.prelu %arg0, %arg1 : i8, i8
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @integer_sums(%x: i8, %a: i8) -> (i8, i8, i8) {
  %zero = arith.constant 0 : i8
  %one = arith.constant 1 : i8
  %p = arith.maxsi %x, %zero : i8
  %d = arith.subi %one, %a : i8
  %m = arith.muli %a, %x : i8
  %n = arith.muli %d, %p : i8
  %0 = arith.addi %m, %n : i8
  %c = arith.cmpi sgt, %x, %zero : i8
  %k = arith.extui %c : i1 to i8
  %k1 = arith.subi %one, %k : i8
  %q = arith.muli %k, %x : i8
  %r = arith.muli %k1, %m : i8
  %1 = arith.addi %q, %r : i8
  %g = arith.subi %zero, %x : i8
  %h = arith.maxsi %g, %zero : i8
  %u = arith.addi %x, %h : i8
  %v = arith.muli %a, %h : i8
  %2 = arith.subi %u, %v : i8
  return %0, %1, %2 : i8, i8, i8
}

// -----

// The two sides of x as two choices.

// REMARK: remark: [Passed] Raised
// CHECK-LABEL: func.func @two_choices(
// CHECK:         prelu.prelu %arg0, %arg1 : f32, f32
func.func @two_choices(%x: f32, %a: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %m = arith.mulf %x, %a : f32
  %p = arith.select %c, %x, %zero : f32
  %n = arith.select %c, %zero, %m : f32
  %0 = arith.addf %p, %n : f32
  return %0 : f32
}

// -----

// min(alpha * x, 0) is the negative side for a positive alpha.

// REMARK: remark: [Missed] NotRaised {{.*}}Reason="min(alpha * x, 0) is alpha * min(x, 0) only where alpha > 0, which is not known"
// REMARK: remark: [Passed] Raised
// CHECK-LABEL: func.func @scaled_clamp(
// CHECK:         arith.addf
// CHECK:         %[[Y:.+]] = prelu.prelu
// CHECK:         return %{{.+}}, %[[Y]]
func.func @scaled_clamp(%x: f32, %a: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %quarter = arith.constant 0.25 : f32
  %p = arith.maximumf %x, %zero : f32
  %m = arith.mulf %x, %a : f32
  %n = arith.minimumf %m, %zero : f32
  %0 = arith.addf %p, %n : f32
  %q = arith.mulf %x, %quarter : f32
  %r = arith.minimumf %q, %zero : f32
  %1 = arith.addf %p, %r : f32
  return %0, %1 : f32, f32
}

// -----

// The slope of the positive side, and alpha on it.

// REMARK: remark: [Missed] NotRaised {{.*}}the positive x is multiplied by something else than 1
// REMARK: remark: [Missed] NotRaised {{.*}}alpha multiplies the positive x
// CHECK-LABEL: func.func @slopes(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @slopes(%x: f32, %a: f32) -> (f32, f32) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %two = arith.constant 2.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %s = arith.select %c, %two, %a : f32
  %0 = arith.mulf %x, %s : f32
  %t = arith.select %c, %a, %one : f32
  %1 = arith.mulf %x, %t : f32
  return %0, %1 : f32, f32
}

// -----

// The condition compares x in no order.

// REMARK: remark: [Missed] NotRaised {{.*}}Reason="the condition is no comparison of x with 0", Suggestion="compare x with 0"
// CHECK-LABEL: func.func @other_condition(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @other_condition(%x: f32, %a: f32) -> f32 {
  %zero = arith.constant 0 : i32
  %bits = arith.bitcast %x : f32 to i32
  %sign = arith.andi %bits, %bits : i32
  %c = arith.cmpi uge, %sign, %zero : i32
  %m = arith.mulf %x, %a : f32
  %0 = arith.select %c, %x, %m : f32
  return %0 : f32
}

// -----

// ELU, SiLU, a sum with a relu: none of them.

// CHECK-LABEL: func.func @other_activations(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @other_activations(%x: f32, %r: f32) -> (f32, f32, f32) {
  %zero = arith.constant 0.0 : f32
  %c = arith.cmpf ogt, %x, %zero : f32
  %e = math.expm1 %x : f32
  %0 = arith.select %c, %x, %e : f32
  %t = math.tanh %x : f32
  %1 = arith.mulf %x, %t : f32
  %p = arith.maximumf %x, %zero : f32
  %2 = arith.addf %p, %r : f32
  return %0, %1, %2 : f32, f32, f32
}

// -----

// An infinity is clamped on one side only, and x is that clamp.

// REMARK: remark: [Passed] Raised
// CHECK-LABEL: func.func @bound_above(
// CHECK:         %[[X:.+]] = arith.minimumf %arg0,
// CHECK-NOT:     arith.maximumf
// CHECK:         prelu.prelu %[[X]], %arg1
func.func @bound_above(%x: f32, %a: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %largest = arith.constant 0x7F7FFFFF : f32
  %b = arith.minimumf %x, %largest : f32
  %p = arith.maximumf %b, %zero : f32
  %n = arith.minimumf %b, %zero : f32
  %m = arith.mulf %a, %n : f32
  %0 = arith.addf %p, %m : f32
  return %0 : f32
}

// -----

// x is itself what another rule takes apart: a relu, and -y.

// REMARK-COUNT-3: remark: [Passed] Raised
// CHECK-LABEL: func.func @clamps_as_input(
// CHECK:         %[[R:.+]] = arith.maximumf %arg0,
// CHECK:         prelu.prelu %[[R]], %arg1
// CHECK:         %[[N:.+]] = arith.negf %arg0
// CHECK:         prelu.prelu %[[N]], %{{.+}}
// CHECK:         %[[A:.+]] = arith.minimumf %arg1
// CHECK:         prelu.prelu %arg0, %[[A]]
func.func @clamps_as_input(%y: f32, %a: f32) -> (f32, f32, f32) {
  %zero = arith.constant 0.0 : f32
  %r = arith.maximumf %y, %zero : f32
  %c = arith.cmpf ogt, %r, %zero : f32
  %m = arith.mulf %r, %a : f32
  %0 = arith.select %c, %r, %m : f32
  %g = arith.negf %y : f32
  %p = arith.maximumf %g, %zero : f32
  %s = arith.mulf %a, %r : f32
  %1 = arith.subf %p, %s : f32
  %b = arith.minimumf %a, %zero : f32
  %n = arith.minimumf %y, %zero : f32
  %t = arith.mulf %b, %n : f32
  %2 = arith.addf %r, %t : f32
  return %0, %1, %2 : f32, f32, f32
}

// -----

// Rounded to f32 from f64, with a constant alpha of the other sign.

// REMARK: remark: [Passed] Raised
// CHECK-LABEL: func.func @negated_in_a_wider_type(
// CHECK:         %[[A:.+]] = arith.constant -2.500000e-01 : f32
// CHECK:         prelu.prelu %arg0, %[[A]] : f32, f32
func.func @negated_in_a_wider_type(%x: f32) -> f32 {
  %zero = arith.constant 0.0 : f64
  %quarter = arith.constant 0.25 : f64
  %w = arith.extf %x : f32 to f64
  %c = arith.cmpf ogt, %w, %zero : f64
  %m = arith.mulf %w, %quarter : f64
  %n = arith.negf %m : f64
  %s = arith.select %c, %w, %n : f64
  %0 = arith.truncf %s : f64 to f32
  return %0 : f32
}
