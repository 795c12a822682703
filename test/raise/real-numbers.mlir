// RUN: prelu-opt %s --prelu-raise=reassociate --canonicalize --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s --check-prefix=EXACT
// RUN: prelu-opt %s --prelu-raise --split-input-file --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// 0.5 * (1 + a) * x + 0.5 * (1 - a) * |x|

// REMARK: remark: [Missed] NotRaised {{.*}}a sum with |x|, max(x, 0) or min(x, 0) that is a PReLU of real numbers, but rounds differently{{.*}}set reassociate
// EXACT-LABEL: func.func @half_sums(
// EXACT-NOT:     prelu.prelu
// CHECK-LABEL: func.func @half_sums(
// CHECK-SAME:    %[[X:.+]]: tensor<8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] : tensor<8xf32>, tensor<8xf32>
// CHECK-NEXT:    return
func.func @half_sums(%x: tensor<8xf32>, %alpha: tensor<8xf32>) -> tensor<8xf32> {
  %half = arith.constant dense<0.5> : tensor<8xf32>
  %one = arith.constant dense<1.0> : tensor<8xf32>
  %abs = math.absf %x : tensor<8xf32>
  %s = arith.addf %one, %alpha : tensor<8xf32>
  %d = arith.subf %one, %alpha : tensor<8xf32>
  %hs = arith.mulf %half, %s : tensor<8xf32>
  %hd = arith.mulf %half, %d : tensor<8xf32>
  %p = arith.mulf %hs, %x : tensor<8xf32>
  %n = arith.mulf %hd, %abs : tensor<8xf32>
  %y = arith.addf %p, %n : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// 0.5 * (x + |x|) + 0.5 * a * (x - |x|), with |x| as max(x, -x)

// CHECK-LABEL: func.func @half_parts(
// CHECK-SAME:    %[[X:.+]]: vector<8xf32>, %[[A:.+]]: f32)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] : vector<8xf32>, f32
// CHECK-NEXT:    return
func.func @half_parts(%x: vector<8xf32>, %alpha: f32) -> vector<8xf32> {
  %half = arith.constant dense<0.5> : vector<8xf32>
  %a = vector.broadcast %alpha : f32 to vector<8xf32>
  %neg = arith.negf %x : vector<8xf32>
  %abs = arith.maximumf %x, %neg : vector<8xf32>
  %s = arith.addf %x, %abs : vector<8xf32>
  %d = arith.subf %x, %abs : vector<8xf32>
  %p = arith.mulf %half, %s : vector<8xf32>
  %ha = arith.mulf %half, %a : vector<8xf32>
  %n = arith.mulf %ha, %d : vector<8xf32>
  %y = arith.addf %p, %n : vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// relu(x) + a * (x - |x|) * 0.5, as TensorFlow programs have it

// CHECK-LABEL: func.func @relu_and_half(
// CHECK-SAME:    %[[X:.+]]: tensor<8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] : tensor<8xf32>, tensor<8xf32>
// CHECK-NEXT:    return
func.func @relu_and_half(%x: tensor<8xf32>, %alpha: tensor<8xf32>) -> tensor<8xf32> {
  %half = arith.constant dense<0.5> : tensor<8xf32>
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %p = arith.maximumf %x, %zero : tensor<8xf32>
  %abs = math.absf %x : tensor<8xf32>
  %d = arith.subf %x, %abs : tensor<8xf32>
  %m = arith.mulf %alpha, %d : tensor<8xf32>
  %n = arith.mulf %m, %half : tensor<8xf32>
  %y = arith.addf %p, %n : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// a * x + (1 - a) * relu(x)

// CHECK-LABEL: func.func @interpolated(
// CHECK-SAME:    %[[X:.+]]: tensor<8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NEXT:    prelu.prelu %[[X]], %[[A]] : tensor<8xf32>, tensor<8xf32>
// CHECK-NEXT:    return
func.func @interpolated(%x: tensor<8xf32>, %alpha: tensor<8xf32>) -> tensor<8xf32> {
  %one = arith.constant dense<1.0> : tensor<8xf32>
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %r = arith.maximumf %x, %zero : tensor<8xf32>
  %d = arith.subf %one, %alpha : tensor<8xf32>
  %m = arith.mulf %alpha, %x : tensor<8xf32>
  %n = arith.mulf %d, %r : tensor<8xf32>
  %y = arith.addf %m, %n : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// x - 0.75 * min(x, 0): a constant alpha comes out of the coefficients.

// CHECK-LABEL: func.func @constant_alpha(
// CHECK:         %[[A:.+]] = arith.constant 2.500000e-01 : f32
// CHECK-NEXT:    prelu.prelu %{{.+}}, %[[A]] : tensor<8xf32>, f32
func.func @constant_alpha(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c = arith.constant dense<0.75> : tensor<8xf32>
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %n = arith.minimumf %x, %zero : tensor<8xf32>
  %m = arith.mulf %c, %n : tensor<8xf32>
  %y = arith.subf %x, %m : tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

// The slope of the positive side is 2, not 1; there is a third term; |x| is
// that of another x; it is no sum but a product.

// CHECK-LABEL: func.func @near_misses(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @near_misses(%x: f32, %z: f32, %alpha: f32) -> (f32, f32, f32, f32) {
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %abs = math.absf %x : f32
  %absz = math.absf %z : f32
  %s = arith.addf %one, %alpha : f32
  %d = arith.subf %one, %alpha : f32
  %p = arith.mulf %s, %x : f32
  %n = arith.mulf %d, %abs : f32
  %0 = arith.addf %p, %n : f32
  %hp = arith.mulf %half, %p : f32
  %hn = arith.mulf %half, %n : f32
  %shifted = arith.addf %hp, %one : f32
  %1 = arith.addf %shifted, %hn : f32
  %nz = arith.mulf %d, %absz : f32
  %hnz = arith.mulf %half, %nz : f32
  %2 = arith.addf %hp, %hnz : f32
  %3 = arith.mulf %hp, %hn : f32
  return %0, %1, %2, %3 : f32, f32, f32, f32
}
