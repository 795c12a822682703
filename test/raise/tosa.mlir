// RUN: prelu-opt %s --prelu-raise --canonicalize --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @greater(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x8x8xf32>, %[[A:.+]]: tensor<8xf32>)
// CHECK-NOT:     tosa.
// CHECK:         %[[Y:.+]] = prelu.prelu %[[X]], %[[A]] {alpha_dims = array<i64: 1>} : tensor<1x8x8x8xf32>, tensor<8xf32>
// CHECK:         return %[[Y]]
func.func @greater(%x: tensor<1x8x8x8xf32>, %alpha: tensor<8xf32>) -> tensor<1x8x8x8xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %shape = tosa.const_shape {values = dense<[1, 8, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %a = tosa.reshape %alpha, %shape : (tensor<8xf32>, !tosa.shape<4>) -> tensor<1x8x1x1xf32>
  %c = tosa.greater %x, %zero : (tensor<1x8x8x8xf32>, tensor<1x1x1x1xf32>) -> tensor<1x8x8x8xi1>
  %m = tosa.mul %x, %a, %shift : (tensor<1x8x8x8xf32>, tensor<1x8x1x1xf32>, tensor<1xi8>) -> tensor<1x8x8x8xf32>
  %y = tosa.select %c, %x, %m : (tensor<1x8x8x8xi1>, tensor<1x8x8x8xf32>, tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  return %y : tensor<1x8x8x8xf32>
}

// -----

// CHECK-LABEL: func.func @maximum_minimum(
// CHECK-NOT:     tosa.{{add|mul|max|min}}
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} {alpha_dims = array<i64: 3>} : tensor<1x8x8x16xf16>, tensor<16xf16>
func.func @maximum_minimum(%x: tensor<1x8x8x16xf16>, %a: tensor<1x1x1x16xf16>) -> tensor<1x8x8x16xf16> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1x1x1x1xf16>}> : () -> tensor<1x1x1x1xf16>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %p = tosa.maximum %x, %zero : (tensor<1x8x8x16xf16>, tensor<1x1x1x1xf16>) -> tensor<1x8x8x16xf16>
  %n = tosa.minimum %x, %zero : (tensor<1x8x8x16xf16>, tensor<1x1x1x1xf16>) -> tensor<1x8x8x16xf16>
  %m = tosa.mul %a, %n, %shift : (tensor<1x1x1x16xf16>, tensor<1x8x8x16xf16>, tensor<1xi8>) -> tensor<1x8x8x16xf16>
  %y = tosa.add %p, %m : (tensor<1x8x8x16xf16>, tensor<1x8x8x16xf16>) -> tensor<1x8x8x16xf16>
  return %y : tensor<1x8x8x16xf16>
}

// -----

// TOSA's clamps are finite: the PReLU is one of x without infinities.

// CHECK-LABEL: func.func @clamps(
// CHECK:         linalg.generic
// CHECK:           %[[BELOW:.+]] = arith.minimumf %{{.+}}, %{{.+}} : f32
// CHECK:           %[[BOTH:.+]] = arith.maximumf %[[BELOW]], %{{.+}} : f32
// CHECK:         prelu.prelu
func.func @clamps(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %alpha = "tosa.const"() <{values = dense<0.25> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %p = tosa.clamp %x {min_val = 0.0 : f32, max_val = 3.40282347E+38 : f32} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %neg = tosa.negate %x, %zp, %zp : (tensor<4x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x8xf32>
  %n = tosa.clamp %neg {min_val = 0.0 : f32, max_val = 3.40282347E+38 : f32} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %m = tosa.mul %alpha, %n, %shift : (tensor<1x1xf32>, tensor<4x8xf32>, tensor<1xi8>) -> tensor<4x8xf32>
  %y = tosa.sub %p, %m : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// Every size that is not known is x's.

// CHECK-LABEL: func.func @dynamic(
// CHECK-NOT:     tosa.
// CHECK:         prelu.prelu %{{.+}}, %{{.+}} {alpha_dims = array<i64: 1>} : tensor<?x8x?xf32>, tensor<8xf32>
func.func @dynamic(%x: tensor<?x8x?xf32>, %a: tensor<1x8x1xf32>) -> tensor<?x8x?xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %c = tosa.greater_equal %zero, %x : (tensor<1x1x1xf32>, tensor<?x8x?xf32>) -> tensor<?x8x?xi1>
  %m = tosa.mul %x, %a, %shift : (tensor<?x8x?xf32>, tensor<1x8x1xf32>, tensor<1xi8>) -> tensor<?x8x?xf32>
  %y = tosa.select %c, %m, %x : (tensor<?x8x?xi1>, tensor<?x8x?xf32>, tensor<?x8x?xf32>) -> tensor<?x8x?xf32>
  return %y : tensor<?x8x?xf32>
}

// -----

// One of two dynamic sizes may be 1 at run time and repeat itself.

// CHECK-LABEL: func.func @dynamic_alpha(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @dynamic_alpha(%x: tensor<?x8xf32>, %a: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %c = tosa.greater %x, %zero : (tensor<?x8xf32>, tensor<1x1xf32>) -> tensor<?x8xi1>
  %m = tosa.mul %x, %a, %shift : (tensor<?x8xf32>, tensor<?x8xf32>, tensor<1xi8>) -> tensor<?x8xf32>
  %y = tosa.select %c, %x, %m : (tensor<?x8xi1>, tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// -----

// i8 products are i32, and a shift scales them; a zero point shifts x.

// CHECK-LABEL: func.func @quantized(
// CHECK-NOT:     prelu.prelu
// CHECK:         return
func.func @quantized(%x: tensor<4xi32>, %a: tensor<4xi32>) -> tensor<4xi32> {
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %shift = "tosa.const"() <{values = dense<4> : tensor<1xi8>}> : () -> tensor<1xi8>
  %c = tosa.greater %x, %zero : (tensor<4xi32>, tensor<1xi32>) -> tensor<4xi1>
  %m = tosa.mul %x, %a, %shift : (tensor<4xi32>, tensor<4xi32>, tensor<1xi8>) -> tensor<4xi32>
  %y = tosa.select %c, %x, %m : (tensor<4xi1>, tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %y : tensor<4xi32>
}
