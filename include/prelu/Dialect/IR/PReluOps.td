//===- PReluOps.td - operations of the prelu dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_PRELUOPS
#define PRELU_DIALECT_IR_PRELUOPS

include "prelu/Dialect/IR/PReluBase.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

class PRelu_Op<string mnemonic, list<Trait> traits = []>
    : Op<PRelu_Dialect, mnemonic, traits>;

//===----------------------------------------------------------------------===//
// prelu.prelu
//===----------------------------------------------------------------------===//

def PRelu_PReluOp : PRelu_Op<"prelu", [
    Pure, AllTypesMatch<["input", "result"]>,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                              ["reifyResultShapes"]>]> {
  let summary = "parametric rectified linear unit";
  let description = [{
    For every index `i` of the input,

    ```
    result[i] = input[i]                              if input[i] > 0
                alpha[i at alpha_dims] * input[i]     otherwise
    ```

    `alpha_dims[d]` names the dimension of the input that dimension `d` of alpha
    runs along. A scalar alpha has no `alpha_dims`. When alpha has as many
    dimensions as the input, `alpha_dims` may be left out and stands for the
    identity. This covers ONNX (`unidirectional broadcasting` after dropping
    unit dimensions), torch (`num_parameters`), oneDNN and Keras
    (`shared_axes`).

    The product is rounded to the element type. Integers are signed and wrap on
    overflow.

    At the edges:

    - NaN in, NaN out.
    - +Inf stays +Inf; -Inf gives `alpha * -Inf` (NaN for alpha = 0).
    - The sign of a zero result is unspecified, so that the `x > 0`, `x >= 0`
      and `x < 0` spellings are one op.
    - For a NaN or infinite alpha the value at `x = 0` is unspecified, for the
      same reason.
    - alpha may be negative or above 1.

    Constraints:

    - (C1) input is a ranked tensor, a vector or a scalar of f16, bf16, f32,
      f64 or signless i8 to i64.
    - (C2) `element_type(alpha) = element_type(input)`.
    - (C3) alpha is a scalar, or a tensor where the input is a tensor, or a
      vector where the input is a vector.
    - (C4) `size(alpha_dims) = rank(alpha)`, or `alpha_dims` is left out and
      `rank(alpha)` is 0 or `rank(input)`.
    - (C5) `0 <= alpha_dims[d] < rank(input)` for all d.
    - (C6) `alpha_dims` are distinct.
    - (C7) `dim(alpha, d) = dim(input, alpha_dims[d])` where both are static.
    - (C8) `type(result) = type(input)`.

    Example:

    ```mlir
    // One alpha per channel of an NCHW tensor.
    %0 = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>}
        : tensor<1x64x56x56xf32>, tensor<64xf32>
    // One alpha for all.
    %1 = prelu.prelu %y, %a : tensor<?x8xbf16>, bf16
    // On a register.
    %2 = prelu.prelu %v, %w : vector<16xf32>, vector<16xf32>
    ```
  }];
  let arguments = (ins
    PRelu_ValueType:$input,
    PRelu_ValueType:$alpha,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$alpha_dims
  );
  let results = (outs PRelu_ValueType:$result);
  let assemblyFormat = [{
    $input `,` $alpha attr-dict `:` type($input) `,` type($alpha)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
  let extraClassDeclaration = [{
    /// For each dimension of alpha, the dimension of the input it runs along;
    /// the identity where the attribute is left out. Empty for a scalar alpha.
    SmallVector<int64_t> getEffectiveAlphaDims();

    /// From the input's indices to alpha's, `(d0, ..., dn) -> (d_alpha_dims)`.
    AffineMap getAlphaMap();
  }];
}

//===----------------------------------------------------------------------===//
// prelu.backward
//===----------------------------------------------------------------------===//

def PRelu_BackwardOp : PRelu_Op<"backward", [
    Pure, AllTypesMatch<["dy", "input", "dx"]>,
    AllTypesMatch<["alpha", "dalpha"]>,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                              ["reifyResultShapes"]>]> {
  let summary = "gradient of prelu.prelu";
  let description = [{
    The gradients of a loss with respect to x and alpha, given `dy`, the one with
    respect to `y = prelu(x, alpha)`. For every index `i` of x and `j` of alpha,

    ```
    dx[i]     = dy[i]                          if x[i] > 0
                alpha[i at alpha_dims] * dy[i] otherwise
    dalpha[j] = sum of dy[i] * x[i] over all i with `i at alpha_dims` = j for
                which x[i] > 0 does not hold
    ```

    At x = 0 the gradient takes alpha's side, as torch and oneDNN have it; a NaN
    is on that side too.

    The order of the sum is unspecified. The lowerings compute its products in
    f32 for f16 and bf16 and otherwise in the element type, and add them up in f32
    for f16 and bf16 and in f64 for f32 and f64, so that the result does not
    depend on the order but for the last place.

    Constraints:

    - (C1) x is a ranked tensor, a vector or a scalar of f16, bf16, f32 or f64.
    - (C2) `element_type(alpha) = element_type(x)`.
    - (C3) alpha is a tensor where x is one (of rank 0 for one alpha), a vector or
      scalar where x is a vector, and a scalar where x is one.
    - (C4) to (C7) as those of `prelu.prelu`.
    - (C8) `type(dy) = type(dx) = type(x)`, `type(dalpha) = type(alpha)`.

    Example:

    ```mlir
    %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>}
        : tensor<16x64x56x56xf32>, tensor<64xf32>
    ```
  }];
  let arguments = (ins
    PRelu_FloatValueType:$dy,
    PRelu_FloatValueType:$input,
    PRelu_FloatValueType:$alpha,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$alpha_dims
  );
  let results = (outs PRelu_FloatValueType:$dx, PRelu_FloatValueType:$dalpha);
  let assemblyFormat = [{
    $dy `,` $input `,` $alpha attr-dict `:` type($input) `,` type($alpha)
  }];
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
  let extraClassDeclaration = [{
    /// For each dimension of alpha, the dimension of x it runs along; the
    /// identity where the attribute is left out. Empty for a scalar alpha.
    SmallVector<int64_t> getEffectiveAlphaDims();

    /// From x's indices to alpha's, `(d0, ..., dn) -> (d_alpha_dims)`.
    AffineMap getAlphaMap();

    /// The type in which products for dalpha are computed.
    FloatType getProductType();

    /// The type in which they are added up.
    FloatType getSumType();
  }];
}

//===----------------------------------------------------------------------===//
// prelu.fused
//===----------------------------------------------------------------------===//

def PRelu_FusedOp : PRelu_Op<"fused", [
    RecursiveMemoryEffects, SingleBlock, NoRegionArguments,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                              ["reifyResultShapes"]>]> {
  let summary = "a contraction and its epilogue, computed as one";
  let description = [{
    The region holds one contraction (or pooling) and the elementwise operations
    and views around it, and yields the epilogue's value. It changes nothing
    about what is computed; it records the decision that the region's results
    are computed tile by tile with every intermediate value in registers, which
    is what the scheduling and vectorizing passes do with it. Values from above
    are used freely.

    The *anchor* is the structured operation whose loops the schedule speaks
    of: the one with a reduction loop, or, in a region without reduction, the
    one that defines the first yielded value or what that sums up. A region may
    lose its anchor when it is folded; its schedule then means nothing.

    A *sum* is a structured operation that adds up a value of the region and is
    yielded, such as a bias's gradient: it is accumulated while the tiles are
    computed, and the value need not leave the region.

    A *pool* is a structured operation that reduces windows of a value which the
    anchor's result goes into. Where a window lies in one thread's registers, only
    the pooled value is stored; `prelu-fuse-pools` puts pools into regions.

    `schedule` says how on a CPU, see `#prelu.schedule`, and `mapping` on a GPU,
    see `#prelu.gpu_mapping`. `workspace` is memory that the schedule needs beside
    the registers, of contents that mean nothing before and after.

    Constraints:

    - (C1) the region holds at most one structured operation with a reduction
      loop, not counting sums, and one pool behind it.
    - (C2) every other operation of the region is free of side effects.
    - (C3) the types yielded are the result types.
    - (C4) `schedule.tile` has one positive entry per loop of the anchor.
    - (C5) `schedule.lanes` is a parallel loop of the anchor, and
      `schedule.tile[lanes]` is a multiple of `schedule.vector`, a power of two
      that is the same everywhere.
    - (C6) `schedule.parallel` names parallel loops of the anchor, each
      once.
    - (C7) the `dalpha` of a `prelu.backward` in the region is yielded only.
    - (C8) `schedule.order`, where it is there, names each parallel loop of the
      anchor once.
    - (C9) `schedule.block` is positive only where the anchor has a reduction
      loop.
    - (C10) `schedule.pack` names inputs of the anchor that run along the lanes,
      each once.
    - (C11) `schedule.chunk`, where it is there, has one positive entry for each
      of `schedule.parallel`.
    - (C12) `schedule.dot` is 1, 2, 4, 8, 32 or 64. Above 1 the anchor has a
      reduction loop.
    - (C13) `schedule.batch` has two positive entries where `schedule.algorithm`
      is `winograd`, the second not above the first, and none otherwise.
    - (C14) `schedule.operands`, where it is there, has one entry for each of the
      anchor's inputs: `broadcast` or `grouped_copy`, the latter with a
      `schedule.dot` above 1, for one that does not run along the lanes, and
      neither for one that does; `panels` for what `schedule.pack` names. With
      `winograd` the filter is `transformed`, the
      image `as_it_lies` or a `turned_copy`.

    Example:

    ```mlir
    %y = prelu.fused {
      %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8x64xf32>)
          -> tensor<8x64xf32>
      %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>)
          outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
      %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>}
          : tensor<8x64xf32>, tensor<64xf32>
      prelu.yield %2 : tensor<8x64xf32>
    } : tensor<8x64xf32>
    ```
  }];
  let arguments = (ins OptionalAttr<PRelu_ScheduleAttr>:$schedule,
                       OptionalAttr<PRelu_GPUMappingAttr>:$mapping,
                       Optional<1DTensorOf<[AnyFloat]>>:$workspace);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let builders = [OpBuilder<(ins "TypeRange":$results,
                                 CArg<"ScheduleAttr", "{}">:$schedule,
                                 CArg<"GPUMappingAttr", "{}">:$mapping)>];
  // The default builder has the same parameters, and none by default.
  let skipDefaultBuilders = 1;
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    (`schedule` `(` $schedule^ `)`)? (`mapping` `(` $mapping^ `)`)?
    (`workspace` `(` $workspace^ `:` type($workspace) `)`)? $body
    attr-dict `:` type($results)
  }];
  let hasCanonicalizer = 1;
  let hasRegionVerifier = 1;
  let extraClassDeclaration = [{
    /// The structured operation whose loops `schedule` speaks of: the one with a
    /// reduction loop that is no sum, or else the one that defines the first
    /// yielded value or what that sums up. Null where there is neither.
    linalg::LinalgOp getAnchor();

    /// Whether `op` adds up a value of the region, once for each element, and is
    /// yielded: its body is `sum + value` with the value widened or not.
    static bool isSum(Operation *op);

    /// Whether `op` pools a value of the region behind the anchor, see
    /// getPoolWindows in prelu/Dialect/IR/WindowedDim.h.
    static bool isPool(Operation *op);

    /// The values that leave the region.
    OperandRange getYieldedValues();

    /// A new op in front of this one with results of other `types`, for a region
    /// whose yielded values have changed: the region moves there, and schedule,
    /// mapping and any other attribute are kept. The caller replaces this op.
    FusedOp recreate(RewriterBase &rewriter, TypeRange types);
  }];
}

//===----------------------------------------------------------------------===//
// prelu.winograd_filter
//===----------------------------------------------------------------------===//

def PRelu_WinogradFilterOp : PRelu_Op<"winograd_filter", [Pure]> {
  let summary = "the filter of which the Winograd transform is given";
  let description = [{
    `transformed` holds what F(`outputs`, 3) makes of the 3 or 3x3 weights `g` of
    each pair of channels, `G g` or `G g G'` with the matrix G of
    `prelu/Region/Winograd.h`, laid out for the products:

    ```
    [filters][output channels / panel][points][input channels][panel]
    ```

    with any number of dimensions of filters in front and `outputs + 2` points along
    each dimension of the window, the last of them innermost. The result is `g`, in
    the order filters, output channels, input channels, window. G has more rows
    than columns, so that there is only one such `g`.

    It lets a region whose schedule has the algorithm `winograd` keep its meaning
    while it reads transformed weights, as a `linalg.unpack` does for packed ones;
    `prelu-vectorize` never computes it. (`linalg.winograd_filter_transform` is the
    way there, in one layout.)

    Constraints:

    - (C1) `outputs` is 2, 4 or 6.
    - (C2) the shapes are static and as above, with one element type.

    Example:

    ```mlir
    %w = prelu.winograd_filter %u outputs 4
        : tensor<2x36x64x32xf32> -> tensor<64x64x3x3xf32>
    ```
  }];
  let arguments = (ins RankedTensorOf<[PRelu_FloatType]>:$transformed,
                       I64Attr:$outputs);
  let results = (outs RankedTensorOf<[PRelu_FloatType]>:$result);
  let assemblyFormat = [{
    $transformed `outputs` $outputs attr-dict
    `:` type($transformed) `->` type($result)
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// prelu.dot
//===----------------------------------------------------------------------===//

def PRelu_DotOp : PRelu_Op<"dot", [
    Pure, AllTypesMatch<["lhs", "rhs"]>, AllTypesMatch<["acc", "result"]>]> {
  let summary = "one dot product of neighbouring elements in each lane";
  let description = [{
    For every lane `i`, with G elements of `lhs` and `rhs` for each,

    ```
    result[i] = acc[i] + sum over j < G of lhs[G * i + j] * rhs[G * i + j]
    ```

    | kind | lhs | rhs | acc | G |
    |---|---|---|---|---|
    | `u8s8` | unsigned i8 | signed i8 | i32 | 4 |
    | `s8s8` | signed i8 | signed i8 | i32 | 4 |
    | `u8u8` | unsigned i8 | unsigned i8 | i32 | 4 |
    | `bf16` | bf16 | bf16 | f32 | 2 |
    | `s16s16` | signed i16 | signed i16 | i32 | 2 |

    Integers wrap on overflow. The products and sums of bf16 are rounded as the
    machine's instruction does it, in an order of its own, and denormal elements
    may count as 0.

    It is what `prelu-vectorize` makes of a contraction whose schedule has a
    `dot`, and what `convert-prelu-dot-to-llvm` turns into the instruction of the
    target, or into multiplications and additions where there is none. (The dot
    products of upstream's x86vector and arm_neon are one instruction each;
    `vector.contract` does not say that elements are unsigned, and LLVM's partial
    reductions not which lane a product goes to.)

    Constraints:

    - (C1) `lhs` has G elements of the kind's type for each lane of `acc`, which
      has the kind's type.

    Example:

    ```mlir
    %1 = prelu.dot u8s8 %a, %b, %0 : vector<64xi8> into vector<16xi32>
    ```
  }];
  let arguments = (ins PRelu_DotKindAttr:$kind,
                       VectorOfRankAndType<[1], [I8, I16, BF16]>:$lhs,
                       VectorOfRankAndType<[1], [I8, I16, BF16]>:$rhs,
                       VectorOfRankAndType<[1], [I32, F32]>:$acc);
  let results = (outs VectorOfRankAndType<[1], [I32, F32]>:$result);
  let assemblyFormat = [{
    $kind $lhs `,` $rhs `,` $acc attr-dict `:` type($lhs) `into` type($acc)
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The products that one lane of `kind` adds up.
    static int64_t getGroup(DotKind kind) {
      return kind == DotKind::BF16 || kind == DotKind::S16S16 ? 2 : 4;
    }
  }];
}

//===----------------------------------------------------------------------===//
// prelu.dispatch
//===----------------------------------------------------------------------===//

def PRelu_DispatchOp : PRelu_Op<"dispatch", [
    AttrSizedOperandSegments, IsolatedFromAbove, SingleBlock,
    DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                              ["reifyResultShapes"]>]> {
  let summary = "a computation that becomes a function of its own";
  let description = [{
    Computes its region, which is one kernel, from `inputs` into `inits`. It is
    the seam between a network and its kernels: outside, `prelu-bufferize` turns
    tensors into buffers and memory is planned over a list of dispatches; the
    region stays on tensors, whatever the operands are, until
    `prelu-outline-kernels` makes a function of it, in which tiles are unrolled.

    The region has one argument for each input, a tensor where the input is a
    tensor or buffer, and yields one tensor for each of `inits`. It reads nothing
    of these.

    `name` is what the function will be called, up to a number that tells it
    from others. `in_place` names inputs whose elements are read for the element
    of the same place in the result only, before that is stored: the result may
    lie in their buffer.

    Constraints:

    - (C1) the region has an argument for each input, a ranked tensor of
      compatible shape and the same element type for a tensor or buffer, of the
      same type for anything else.
    - (C2) the region ends with a prelu.yield of as many values as there are
      `inits`, of compatible shape and the same element type.
    - (C3) `in_place` names inputs, each once, and only where there is one of
      `inits`.

    Example:

    ```mlir
    %y = prelu.dispatch "main_0_matmul_8x64x32_prelu"
        ins(%a, %b, %alpha : tensor<8x32xf32>, tensor<32x64xf32>, tensor<64xf32>)
        outs(%e : tensor<8x64xf32>) {
    ^bb0(%0: tensor<8x32xf32>, %1: tensor<32x64xf32>, %2: tensor<64xf32>):
      %3 = prelu.fused { ... } : tensor<8x64xf32>
      prelu.yield %3 : tensor<8x64xf32>
    } -> tensor<8x64xf32>
    ```
  }];
  let arguments = (ins StrAttr:$name,
                       Variadic<AnyType>:$inputs,
                       Variadic<TensorOrMemRef<[AnyType]>>:$inits,
                       DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$in_place);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    $name (`ins` `(` $inputs^ `:` type($inputs) `)`)?
    `outs` `(` $inits `:` type($inits) `)` $body attr-dict
    (`->` type($results)^)?
  }];
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
  let extraClassDeclaration = [{
    MutableOperandRange getDpsInitsMutable() { return getInitsMutable(); }

    /// The values that the region computes, one for each of the inits.
    OperandRange getYieldedValues();
  }];
}

def PRelu_YieldOp : PRelu_Op<"yield", [
    Pure, Terminator, ParentOneOf<["FusedOp", "DispatchOp"]>, ReturnLike]> {
  let summary = "the values of a prelu.fused or prelu.dispatch region";
  let description = [{
    Example:

    ```mlir
    prelu.yield %0 : tensor<8x64xf32>
    ```
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$values);
  let assemblyFormat = "$values attr-dict `:` type($values)";
}

#endif // PRELU_DIALECT_IR_PRELUOPS
