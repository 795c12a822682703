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
    Describes each element of a tensor as a scalar expression, backwards through
    every `linalg` and `arith` operation that computes or moves single elements,
    broadcasts, casts, constants and unit-dimension reshapes, and compares the
    expression with the spellings of PReLU:

    - `select` on the sign of x between x and `alpha * x`, by any ordered or
      unordered comparison with 0, in either order, on x or x widened;
    - `max(x, 0) + alpha * min(x, 0)`, `max(x, 0) - alpha * max(-x, 0)` and
      `max(x, 0) + (-alpha) * max(-x, 0)`, with max and min as `maximumf`,
      `maxnumf` or compare and select. They multiply alpha by 0 where x > 0 and
      so need a finite alpha (`finite-alpha`);
    - `max(x, alpha * x)` for constant alpha <= 1 other than 0 (0 times infinity
      is NaN, where a PReLU gives infinity), or under `alpha-at-most-one`, and
      `min(x, alpha * x)` for constant alpha >= 1.

    A spelling that turns NaN into 0 (a maxnumf, or an unordered comparison that
    takes the constant) is raised to a PReLU of x with NaN replaced by 0, which
    is exact; `no-nans` leaves the replacement out.

    One passed remark (`prelu-raise`) per PReLU names the spelling; a missed
    remark names the fact that is missing where something only looks like one.

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
           "Take every alpha to be finite">,
    Option<"noNaNs", "no-nans", "bool", /*default=*/"false",
           "Take every input to be no NaN">,
    Option<"alphaAtMostOne", "alpha-at-most-one", "bool", /*default=*/"false",
           "Take every alpha that is not constant to be at most 1, and not 0 "
           "where x is infinite">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // PRELU_RAISE_PASSES
