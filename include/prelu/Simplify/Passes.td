//===- Passes.td - 2: algebra on prelu, scales into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SIMPLIFY_PASSES
#define PRELU_SIMPLIFY_PASSES

include "mlir/Pass/PassBase.td"

def PReluSimplify : Pass<"prelu-simplify"> {
  let summary = "Algebra on prelu; fold batch-norm and scales into weights";
  let description = [{
    First, what depends on constants alone becomes a constant: `rsqrt(variance +
    epsilon)`, dequantized, reshaped, transposed, flipped, sliced, padded or
    joined weights. Each operation rounds to its own type as at run time, functions
    of `math` in double and then once. What grows to more than twice the constants
    that it is made from stays an operation (a bias that is spread over an image),
    as does what a contraction starts from, what would take more than
    `max-constant-bytes`, and what has no defined value (a division by zero).

    Then the algebra of PReLU. Exact to the last bit:

    - `prelu(prelu(x, a), b) = prelu(x, a)` where a <= 0: the inner result is
      never negative;
    - `prelu(pad(x)) = pad(prelu(x))`, so that the PReLU follows its contraction;
    - `max_pool(prelu(x, a)) = prelu(max_pool(x), a)` where every alpha is > 0 and
      none runs along the window: a PReLU is then monotone, and there is less of
      it. By default only where no contraction would compute it for nothing
      (`pool-first` for everywhere);
    - `prelu(fill(c)) = fill(prelu(c))`;
    - integers: `prelu(x, 0) = max(x, 0)`. Floats have no such rule, -Inf gives
      NaN for alpha = 0.

    Padding that no window of a pool or convolution reaches is dropped, as
    exporters add it for a `ceil_mode` that changes no size. A pad between
    reshapes moves into the shape that its reader has, and a depthwise convolution
    with one filter for each channel loses the dimension of the filters. A sum or
    maximum that keeps the dimension which it went over, with size 1, drops it.
    A splat, a constant or `tensor.splat`, is its number to the elementwise
    operations that read it, and a `linalg.fill` to a contraction, pool or
    reduction that starts from it: neither is loaded, nor stored with the weights.
    An elementwise operation that writes over its input, or over a constant,
    without reading what was there gets a `tensor.empty` instead.

    Up to rounding, under `fold-scales`:

    - `prelu(prelu(x, a), b) = prelu(x, a * b)` where a > 0;
    - `c * prelu(x, a) = prelu(c * x, a)` for constant c > 0, where the scale can
      then go into weights. A negative scale stays, with a remark.

    Then the contractions.
    A chain of additions, subtractions, multiplications and divisions of a
    contraction's result by constants, one for each output channel or one for
    all, is `scale[c] * y + shift[c]`. The scale goes into the contraction's
    constant weights, the shift with the scaled former bias into a bias in the
    accumulators' init.

    The new weights are computed in double and rounded once, so results differ
    from the unfolded ones by rounding; `fold-scales=false` keeps the operations
    for the epilogue, which costs a few instructions per accumulator. Nothing is
    folded where a number would overflow or lose precision: weights that would
    become infinite or subnormal, or that are narrower than the result.

    Weights may stand behind a `linalg.transpose`, and a `tensor.collapse_shape`
    between the contraction and the chain, as grouped convolutions have it.

    A chain behind anything else, such as a batch-norm behind a PReLU or behind a
    residual sum, goes into the constant weights and biases of the contractions
    that read it, where all who read it sum over its channels: each channel's
    weights are scaled, and the bias grows by the weights times the shift. Whoever
    pads it first reads zeros that were not shifted; then three operations or more
    become one multiplication and one addition.

    Remarks (`prelu-simplify`): passed for each chain folded, missed with the
    reason for each chain that is left.

    Before:

    ```mlir
    %1 = linalg.conv_2d_nchw_fchw ins(%x, %w : ...) outs(%zeros : ...)
    %2 = linalg.generic ... ins(%1, %mean : ...)   // subf
    %3 = linalg.generic ... ins(%2, %rsqrt : ...)  // mulf
    %4 = linalg.generic ... ins(%3, %gamma : ...)  // mulf
    %5 = linalg.generic ... ins(%4, %beta : ...)   // addf
    ```

    After:

    ```mlir
    %bias = linalg.broadcast ins(%new_bias : tensor<8xf32>) ...
    %5 = linalg.conv_2d_nchw_fchw ins(%x, %new_w : ...) outs(%bias : ...)
    ```
  }];
  let options = [
    Option<"foldScales", "fold-scales", "bool", /*default=*/"true",
           "Fold per-channel scales and shifts; changes rounding">,
    Option<"poolFirst", "pool-first", "bool", /*default=*/"false",
           "Move every max-pool in front of the PReLU before it that permits "
           "it, as in pool-first=true">,
    Option<"maxConstantBytes", "max-constant-bytes", "int64_t",
           /*default=*/"32 << 20",
           "Size of the largest constant to compute, 0 for none; larger weights "
           "are read through the operations in front of them, for example "
           "max-constant-bytes=1048576">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluSplitTransposedConv : Pass<"prelu-split-transposed-conv"> {
  let summary = "Compute transposed convolutions without their inserted zeros";
  let description = [{
    Frontends write a transposed convolution as a dense one over an image with
    zeros between its elements, a `tensor.insert_slice` with strides into zeros.
    Of each dimension with `stride - 1` zeros between elements, the outputs fall
    into `stride` phases, each of which meets image elements at every `stride`-th
    place of the window alone. So the phases become further filters of a
    convolution over the image without zeros, whose windows have the places that
    meet elements: each product is computed as before, in the same order, those
    with inserted zeros are not.

    The phases stand next to the dimension that they are parts of, so that a
    `tensor.collapse_shape` interleaves them. Where the window's length is no
    multiple of the stride some phases have one product more than others: these
    are convolutions of their own, whose results are interleaved behind them. A
    PReLU of the result is applied before.

    0 times a weight is 0 for finite weights. Constants are looked at; those that
    the run time knows count as finite, as every alpha does in `prelu-raise`, and
    are left alone with `finite-weights=false`.

    Sizes along the dimensions with zeros have to be static.

    Remarks (`prelu-split-transposed-conv`): passed for each convolution split,
    missed with the reason for each that is left.

    Before, for a window of 4x4 and a stride of 2:

    ```mlir
    %1 = tensor.insert_slice %x into %zeros[0, 0, 2, 2] [1, 3, 7, 6] [1, 1, 2, 2]
    %2 = linalg.conv_2d_nchw_fchw ins(%1, %w : tensor<1x3x17x15xf32>,
             tensor<5x3x4x4xf32>) outs(%bias : tensor<1x5x14x12xf32>)
    ```

    After:

    ```mlir
    %1 = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1]
    %2 = linalg.generic {indexing_maps = [
             affine_map<(n, h, w, ph, f, pw, c, kh, kw) -> (n, c, h + kh, w + kw)>,
             affine_map<(n, h, w, ph, f, pw, c, kh, kw) -> (c, kh, kw, ph, f, pw)>,
             affine_map<(n, h, w, ph, f, pw, c, kh, kw) -> (n, f, h, ph, w, pw)>]}
             ins(%1, %new_w : tensor<1x3x9x8xf32>, tensor<3x2x2x2x5x2xf32>)
             outs(%new_bias : tensor<1x5x8x2x7x2xf32>)
    %3 = tensor.collapse_shape %2 [[0], [1], [2, 3], [4, 5]]
    %4 = tensor.extract_slice %3[0, 0, 1, 1] [1, 5, 14, 12] [1, 1, 1, 1]
    ```
  }];
  let options = [
    Option<"finiteWeights", "finite-weights", "bool", /*default=*/"true",
           "Take weights that are not constant to be finite">,
    Option<"maxConstantBytes", "max-constant-bytes", "int64_t",
           /*default=*/"32 << 20",
           "Size of the largest weights to rearrange at compile time, for "
           "example max-constant-bytes=1048576">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluFoldPixelShuffle : Pass<"prelu-fold-pixel-shuffle"> {
  let summary = "Contractions that store their channels as pixels";
  let description = [{
    A pixel shuffle splits the channels of a contraction's result, transposes
    them behind the height and the width and joins the dimensions. The contraction
    then has a loop for each part of the channels and its result the transposed
    order, so that no pass over memory is left of it. TOSA's transposed
    convolution, as upstream lowers it, is one too.

    Before:

    ```mlir
    %1 = linalg.conv_2d_nchw_fchw ins(%x, %w : ...) -> tensor<1x16x8x8xf32>
    %2 = tensor.expand_shape %1 [[0], [1, 2, 3], [4], [5]] ... into tensor<1x4x2x2x8x8xf32>
    %3 = linalg.transpose ins(%2) outs(%empty) permutation = [0, 1, 4, 2, 5, 3]
    %4 = tensor.collapse_shape %3 [[0], [1], [2, 3], [4, 5]] ... into tensor<1x4x16x16xf32>
    ```

    After:

    ```mlir
    %1 = linalg.generic {indexing_maps = [
             affine_map<(n, h, w, ph, f, pw, c, kh, kw) -> (n, c, h + kh, w + kw)>,
             affine_map<(n, h, w, ph, f, pw, c, kh, kw) -> (f, ph, pw, c, kh, kw)>,
             affine_map<(n, h, w, ph, f, pw, c, kh, kw) -> (n, f, h, ph, w, pw)>]}
             ins(%x, %split_w : ...) -> tensor<1x4x8x2x8x2xf32>
    %4 = tensor.collapse_shape %1 [[0], [1], [2, 3], [4, 5]] ... into tensor<1x4x16x16xf32>
    ```
  }];
  let options = [
    Option<"maxConstantBytes", "max-constant-bytes", "int64_t",
           /*default=*/"32 << 20",
           "Size of the largest weights to reshape at compile time, for example "
           "max-constant-bytes=1048576">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // PRELU_SIMPLIFY_PASSES
