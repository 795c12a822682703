// RUN: prelu-opt %s --prelu-check-llvm --split-input-file --verify-diagnostics --allow-unregistered-dialect

llvm.func @math(%x: f32) -> f32 {
  // expected-error @+1 {{'math.erf' op has no lowering to LLVM}}
  %0 = math.erf %x : f32
  llvm.return %0 : f32
}

// -----

// The op, not the cast beside it.
llvm.func @cast(%x: i8) -> i8 {
  %0 = builtin.unrealized_conversion_cast %x : i8 to f8E4M3FN
  // expected-error @+1 {{'arith.mulf' op has no lowering to LLVM}}
  %1 = arith.mulf %0, %0 : f8E4M3FN
  %2 = builtin.unrealized_conversion_cast %1 : f8E4M3FN to i8
  llvm.return %2 : i8
}

// -----

llvm.func @unknown() {
  // expected-error @+1 {{'other.op' op has no lowering to LLVM}}
  "other.op"() : () -> ()
  llvm.return
}
