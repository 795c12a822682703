// What a network may hold beside its layers reaches the LLVM dialect.
// RUN: prelu-opt %s --prelu-cpu-pipeline --split-input-file | FileCheck %s --implicit-check-not='builtin.unrealized_conversion_cast'
// RUN: prelu-opt %s --prelu-cpu-pipeline=threads=2 --split-input-file | FileCheck %s --implicit-check-not='builtin.unrealized_conversion_cast'

// CHECK: llvm.func @_mlir_ciface_ret_arg
func.func @ret_arg(%a: tensor<4xf32>) -> tensor<4xf32> { return %a : tensor<4xf32> }

// -----

// CHECK: llvm.func @_mlir_ciface_ret_const
func.func @ret_const() -> tensor<4xf32> { %c = arith.constant dense<[1.0,2.0,3.0,4.0]> : tensor<4xf32>
 return %c : tensor<4xf32> }

// -----

// CHECK: llvm.func @_mlir_ciface_ret_same_twice
func.func @ret_same_twice(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %al: f32) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %m = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%b : tensor<4x4xf32>) -> tensor<4x4xf32>
  %p = prelu.prelu %m, %al : tensor<4x4xf32>, f32
  return %p, %p : tensor<4x4xf32>, tensor<4x4xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_ctrl
func.func @ctrl(%a: tensor<4x4xf32>, %c: i1, %al: f32) -> tensor<4x4xf32> {
  %r = scf.if %c -> tensor<4x4xf32> {
    %m = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
    %p = prelu.prelu %m, %al : tensor<4x4xf32>, f32
    scf.yield %p : tensor<4x4xf32>
  } else { scf.yield %a : tensor<4x4xf32> }
  return %r : tensor<4x4xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_loop
func.func @loop(%a: tensor<4x4xf32>, %n: index, %al: f32) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a) -> tensor<4x4xf32> {
    %m = linalg.matmul ins(%x, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
    %p = prelu.prelu %m, %al : tensor<4x4xf32>, f32
    scf.yield %p : tensor<4x4xf32>
  }
  return %r : tensor<4x4xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_memref
func.func @memref(%a: memref<4x4xf32>, %b: memref<4x4xf32>, %c: memref<4x4xf32>) {
  linalg.matmul ins(%a, %b : memref<4x4xf32>, memref<4x4xf32>) outs(%c : memref<4x4xf32>)
  return
}

// -----

// CHECK: llvm.func @_mlir_ciface_scalar
func.func @scalar(%a: f32, %b: f32) -> f32 { %0 = prelu.prelu %a, %b : f32, f32
  return %0 : f32 }

// -----

// CHECK: llvm.func @_mlir_ciface_zero
func.func @zero(%a: tensor<0x4xf32>, %b: tensor<4x0xf32>, %al: f32) -> (tensor<0x0xf32>, tensor<4x4xf32>) {
  %e = tensor.empty() : tensor<0x0xf32>
  %z = arith.constant 0.0 : f32
  %m = linalg.matmul ins(%a, %b : tensor<0x4xf32>, tensor<4x0xf32>) outs(%e : tensor<0x0xf32>) -> tensor<0x0xf32>
  %p = prelu.prelu %m, %al : tensor<0x0xf32>, f32
  %e2 = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e2 : tensor<4x4xf32>) -> tensor<4x4xf32>
  %m2 = linalg.matmul ins(%b, %a : tensor<4x0xf32>, tensor<0x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %p2 = prelu.prelu %m2, %al : tensor<4x4xf32>, f32
  return %p, %p2 : tensor<0x0xf32>, tensor<4x4xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_bool
func.func @bool(%a: tensor<4xf32>) -> tensor<4xi1> {
  %z = arith.constant dense<0.0> : tensor<4xf32>
  %c = arith.cmpf ogt, %a, %z : tensor<4xf32>
  return %c : tensor<4xi1>
}

// -----

// CHECK: llvm.func @_mlir_ciface_index
func.func @index(%a: tensor<4xindex>) -> tensor<4xindex> {
  %e = tensor.empty() : tensor<4xindex>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types=["parallel"]} ins(%a : tensor<4xindex>) outs(%e : tensor<4xindex>) {
   ^bb0(%x: index, %o: index):
     %s = arith.addi %x, %x : index
     linalg.yield %s : index
  } -> tensor<4xindex>
  return %0 : tensor<4xindex>
}

// -----

// CHECK: llvm.func @_mlir_ciface_quant
func.func @quant(%a: tensor<4x8xi8>, %b: tensor<8x16xi8>, %o: tensor<4x16xi32>) -> tensor<4x16xi32> {
  %m = linalg.matmul ins(%a, %b : tensor<4x8xi8>, tensor<8x16xi8>) outs(%o : tensor<4x16xi32>) -> tensor<4x16xi32>
  return %m : tensor<4x16xi32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_half
func.func @half(%a: tensor<4x8xf16>, %b: tensor<8x16xf16>, %o: tensor<4x16xf32>, %al: tensor<16xf32>) -> tensor<4x16xf32> {
  %m = linalg.matmul ins(%a, %b : tensor<4x8xf16>, tensor<8x16xf16>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %p = prelu.prelu %m, %al {alpha_dims = array<i64: 1>} : tensor<4x16xf32>, tensor<16xf32>
  return %p : tensor<4x16xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_dot
func.func @dot(%a: tensor<8xf32>, %b: tensor<8xf32>, %o: tensor<f32>, %al: f32) -> tensor<f32> {
  %m = linalg.dot ins(%a, %b : tensor<8xf32>, tensor<8xf32>) outs(%o : tensor<f32>) -> tensor<f32>
  %p = prelu.prelu %m, %al : tensor<f32>, f32
  return %p : tensor<f32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_prelu_alpha_contraction
func.func @prelu_alpha_contraction(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %x: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %m = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %p = prelu.prelu %x, %m : tensor<4x16xf32>, tensor<4x16xf32>
  %q = prelu.prelu %m, %m : tensor<4x16xf32>, tensor<4x16xf32>
  %r = linalg.add ins(%p, %q : tensor<4x16xf32>, tensor<4x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %r : tensor<4x16xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_passes_through
func.func @passes_through(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = prelu.fused {
    prelu.yield %x : tensor<4xf32>
  } : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK: llvm.func @_mlir_ciface_calls
func.func private @external(tensor<4xf32>) -> tensor<4xf32>
func.func @calls(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = call @external(%a) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
