//===- Passes.td - 1: decomposed IR to prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_RAISE_PASSES
#define PRELU_RAISE_PASSES

include "mlir/Pass/PassBase.td"

def PReluRaise : Pass<"prelu-raise"> {
  let summary = "Name every spelling of PReLU as prelu.prelu";
  let description = [{
    Describes each element of a tensor or vector, and each scalar, as a scalar
    expression, backwards through every `linalg`, `arith`, `math` and `tosa`
    operation that computes or moves single elements, broadcasts, transposes,
    casts, constants, `scf.if` and unit-dimension reshapes, and compares the
    expression with the spellings of PReLU:

    - `select` on the sign of x between x and `alpha * x`, by any ordered or
      unordered comparison with 0, negated or not, in either order, on x or x
      widened; `x * select(x > 0, 1, alpha)`. `-(alpha * x)` and `alpha * -x` are
      products with -alpha, `x / 4` is one with 0.25 (`x / 3`, which rounds
      differently from `x * (1 / 3)`, under fast-math flag `arcp`);
    - `max(x, 0) + alpha * min(x, 0)`, `max(x, 0) - alpha * max(-x, 0)` and
      `max(x, 0) + (-alpha) * max(-x, 0)`, with max and min as `maximumf`,
      `maxnumf`, compare and select or a clamp, -x as `negf`, `0 - x` or
      `-1 * x`, and the sum as a sum or a fused multiply-and-add. They multiply
      alpha by 0 where x > 0 and so need a finite alpha (`finite-alpha`);
      `max(x, 0) + min(alpha * x, 0)` needs a positive one;
    - `max(x, alpha * x)` where alpha <= 1 and not 0 is known from constants and
      the clamps around alpha, or under `alpha-at-most-one` (0 times infinity is
      NaN, where a PReLU gives infinity: `no-infs` lets 0 pass), and
      `min(x, alpha * x)` where alpha >= 1 is;
    - every sum with |x|, max(x, 0), min(x, 0) or x > 0 as 0 or 1 that is a PReLU
      of real numbers, such as `0.5 * (1 + alpha) * x + 0.5 * (1 - alpha) * |x|`,
      `relu(x) + alpha * (x - |x|) * 0.5` and `alpha * x + (1 - alpha) * relu(x)`.
      They round differently: `reassociate`, or fast-math flags reassoc and ninf
      on all their operations, let them pass. Integers are exact;
    - any of these computed in a wider type and truncated.

    A PReLU among other operations in the body of a linalg op, as
    `linalg-fuse-elementwise-ops` writes bias, PReLU and residual, is taken out of
    it: x is computed in front of it, and the body reads the result. In front of
    a contraction or pool it is a PReLU of their operand.

    Gradients become `prelu.backward`: dx as a select on the sign of x between dy
    and `alpha * dy`, or as `(x > 0 ? dy : 0) + alpha * (x > 0 ? 0 : dy)`, and with
    it the sum of `x > 0 ? 0 : x * dy`, in one op or several. A sum of `x * (x > 0 ? 0 : dy)` or
    `dy * min(x, 0)`, as `jax.grad` has it, is NaN at infinities and needs
    `no-infs`. A gradient that is dy at x = 0 is none of this PReLU.

    Integers are signed; a spelling that wraps where a PReLU does not is none.
    Fast-math flags `nnan` and `ninf` count as proof.

    A spelling that turns NaN into 0 (a maxnumf, or an unordered comparison that
    takes the constant) is raised to a PReLU of x with NaN replaced by 0, one
    that clamps to the largest finite number (as exporters write relu for TOSA)
    to a PReLU of x clamped to the finite numbers. Both are exact; `no-nans` and
    `no-infs` leave the replacements out.

    One passed remark (`prelu-raise`) per PReLU names the spelling; a missed
    remark names the fact that is missing where something only looks like one:
    a choice by x between x and a multiple of x, a sum of its two sides, or a
    PReLU of a type that prelu.prelu does not have.

    Before:

    ```mlir
    %0 = linalg.generic ... ins(%x) {     // cmpf ogt, %in, 0.0
    %1 = linalg.generic ... ins(%alpha, %x) { // mulf
    %2 = linalg.generic ... ins(%0, %x, %1) { // select
    ```

    After:

    ```mlir
    %2 = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>}
        : tensor<1x64x56x56xf32>, tensor<64xf32>
    ```
  }];
  let options = [
    Option<"finiteAlpha", "finite-alpha", "bool", /*default=*/"true",
           "Take every alpha to be finite, or not, as in finite-alpha=false">,
    Option<"noNaNs", "no-nans", "bool", /*default=*/"false",
           "Take every input to be no NaN, as in no-nans=true">,
    Option<"noInfs", "no-infs", "bool", /*default=*/"false",
           "Take every input to be finite, as in no-infs=true">,
    Option<"reassociate", "reassociate", "bool", /*default=*/"false",
           "Take sums and products with |x|, max(x, 0) and min(x, 0) for those "
           "of real numbers, as in reassociate=true">,
    Option<"alphaAtMostOne", "alpha-at-most-one", "bool", /*default=*/"false",
           "Take every alpha that is not constant to be at most 1, and not 0 "
           "where x is infinite, as in alpha-at-most-one=true">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::vector::VectorDialect"];
}

def PReluCaptureScalars : Pass<"prelu-capture-scalars"> {
  let summary = "Let bodies capture scalars instead of taking them as operands";
  let description = [{
    A number that is the same for all iterations of a linalg operation arrives
    as a scalar operand, as a tensor of rank 0 (the zero point of a quantized
    matmul, the scale of a product, alpha), or is read in the body by a
    `tensor.extract`, which `linalg-inline-scalar-operands` writes. All become
    values in front of the operation that its body captures, so that the passes
    after this one see operands with elements only. A named contraction becomes
    a `linalg.generic`, the same contraction under another name.

    Before:

    ```mlir
    %0 = linalg.quantized_matmul ins(%x, %w, %zx, %zw
        : tensor<4x16xi8>, tensor<16x8xi8>, i32, i32) outs(%acc) ...
    ```

    After:

    ```mlir
    %0 = linalg.generic {...} ins(%x, %w : tensor<4x16xi8>, tensor<16x8xi8>)
        outs(%acc : tensor<4x8xi32>) {
    ^bb0(%a: i8, %b: i8, %sum: i32):
      %1 = arith.extsi %a : i8 to i32
      %2 = arith.subi %1, %zx : i32
      ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluHoistOperands : Pass<"prelu-hoist-operands"> {
  let summary = "Compute in front of contractions what their bodies make of single operands";
  let description = [{
    `linalg-fuse-elementwise-ops` puts what makes an operand of a contraction
    (a residual and its PReLU, a batch-norm) into the body, to be computed again
    for each result that reads the element. It becomes an operation in front of
    the contraction again, which `prelu-raise` names and `prelu-fuse` gives to
    the contraction before, and the contraction is a plain one again. Values stay
    the same to the bit. What would take more work or memory there stays: values
    of several operands' indices, operands of which windows skip a part, types
    wider than the operand's, and plain products, which kernels compute.

    Before:

    ```mlir
    %0 = linalg.generic {...} ins(%x, %r, %w : tensor<64x32xf32>, tensor<64x32xf32>, tensor<32x16xf32>)
        outs(%acc : tensor<64x16xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32, %sum: f32):
      %1 = arith.addf %a, %b : f32
      %2 = arith.mulf %1, %c : f32
      %3 = arith.addf %sum, %2 : f32
      linalg.yield %3 : f32
    } -> tensor<64x16xf32>
    ```

    After:

    ```mlir
    %s = linalg.generic {...} ins(%x, %r : tensor<64x32xf32>, tensor<64x32xf32>) ... // addf
    %0 = linalg.generic {...} ins(%s, %w : tensor<64x32xf32>, tensor<32x16xf32>)
        outs(%acc : tensor<64x16xf32>) {
    ^bb0(%a: f32, %c: f32, %sum: f32):
      %2 = arith.mulf %a, %c : f32
      %3 = arith.addf %sum, %2 : f32
      linalg.yield %3 : f32
    } -> tensor<64x16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluCollapseReductions : Pass<"prelu-collapse-reductions"> {
  let summary = "Give contractions one reduction loop where they have several";
  let description = [{
    A layer behind a flattened image reads a reshaped operand;
    `linalg-fuse-elementwise-ops` makes a contraction of it that reads the image
    itself in three reduction loops. Reduction loops that all operands have side
    by side become one, and the operands are reshaped again, which moves nothing:
    one loop has a schedule that three have not.

    Before:

    ```mlir
    %0 = linalg.generic {iterator_types = ["parallel", "parallel", "reduction", "reduction", ...]}
        ins(%x, %w : tensor<2x16x5x5xf32>, tensor<120x16x5x5xf32>) ...
    ```

    After:

    ```mlir
    %a = tensor.collapse_shape %x [[0], [1, 2, 3]]
    %b = tensor.collapse_shape %w [[0], [1, 2, 3]]
    %0 = linalg.generic {iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%a, %b : tensor<2x400xf32>, tensor<120x400xf32>) ...
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluSpecializeStructured : Pass<"prelu-specialize-structured"> {
  let summary = "Name convolutions, pools and transposes spelt as linalg.generic";
  let description = [{
    Other compilers generalize named operations before they call us. A
    `linalg.generic` that is a convolution, a pool or a transpose becomes the
    named operation, so that the passes after this one see each in one form.
    Upstream's `linalg-specialize-generic-ops` names elementwise operations too,
    which `prelu-raise` takes apart anyway, and matrix products, of which 22.1.8
    loses the transposes.

    Before:

    ```mlir
    %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>,
                                          affine_map<(d0, d1) -> (d0, d1)>],
                         iterator_types = ["parallel", "parallel"]}
        ins(%x : tensor<4x8xf32>) outs(%e : tensor<8x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4xf32>
    ```

    After:

    ```mlir
    %0 = linalg.transpose ins(%x : tensor<4x8xf32>) outs(%e : tensor<8x4xf32>)
        permutation = [1, 0]
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def PReluRaiseUpsampling : Pass<"prelu-raise-upsampling"> {
  let summary = "Elements that computed indices repeat as a copy of each";
  let description = [{
    torch's nearest upsampling arrives as a generic that reads each element by
    indices it computes, in floating point: `floor(i / 2.0)`, clamped. They are
    computed here for every index of a loop. Where each index of the source comes
    equally often and in order, the op is a copy with a loop for the repeats of
    each dimension, which `tensor.collapse_shape` joins: no index is computed at
    run time, and the repeats are stored as whole registers.

    Upsampling by no whole number and of dynamic sizes is left, with a remark
    (`prelu-raise-upsampling`).

    Before:

    ```mlir
    %1 = linalg.generic ... outs(%0 : tensor<1x4x14x12xf32>) {
      ...
      %y = math.floor %half : f32
      ...
      %e = tensor.extract %x[%c0, %c, %row, %column] : tensor<1x4x7x6xf32>
    ```

    After:

    ```mlir
    %1 = linalg.generic {indexing_maps = [
             affine_map<(n, c, h, ph, w, pw) -> (n, c, h, w)>,
             affine_map<(n, c, h, ph, w, pw) -> (n, c, h, ph, w, pw)>]}
             ins(%x : tensor<1x4x7x6xf32>) outs(%0 : tensor<1x4x7x2x6x2xf32>)
    %2 = tensor.collapse_shape %1 [[0], [1], [2, 3], [4, 5]] ... into tensor<1x4x14x12xf32>
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // PRELU_RAISE_PASSES
