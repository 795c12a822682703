//===- Passes.td - 4: choose and lay out
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SCHEDULE_PASSES
#define PRELU_SCHEDULE_PASSES

include "mlir/Pass/PassBase.td"

def PReluAttachTarget : Pass<"prelu-attach-target", "::mlir::ModuleOp"> {
  let summary = "Put the facts of a target machine on the module";
  let description = [{
    Writes `#prelu.target` as the module's attribute `prelu.target`. A module
    that has one already keeps it; an option that asks for another CPU or another
    number of threads is an error. Of a CPU with scalable vectors (SVE, RISC-V)
    the part of a register is used that has the same width everywhere; a missed
    remark says so.

    ```mlir
    module attributes {prelu.target = #prelu.target<
        triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
        threads = 1, core = <vector_bits = 512, vector_registers = 32>>} { ... }
    ```
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", /*default=*/"\"native\"",
           "CPU to generate code for: 'native' (this machine) or a name that "
           "LLVM knows, as in cpu=znver4; features that it has too, or not, "
           "stand behind it, as in cpu=sapphirerapids+noavx512fp16">,
    Option<"threads", "threads", "int64_t", /*default=*/"1",
           "Threads that a layer may be distributed over, as in threads=4">
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluCollapseDims : Pass<"prelu-collapse-dims"> {
  let summary = "Merge dimensions that a loose PReLU does not tell apart";
  let description = [{
    A `prelu.prelu` or `prelu.backward` outside of any region is computed on
    tensors whose neighbouring dimensions are one where alpha runs along neither:
    32 rows of 32 elements would leave most of every register tile's loop to its
    remainder, 1024 elements do not. The reshapes around it move nothing.

    Before:

    ```mlir
    %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>}
        : tensor<1x64x32x32xf32>, tensor<64xf32>
    ```

    After:

    ```mlir
    %0 = tensor.collapse_shape %x [[0], [1], [2, 3]]
        : tensor<1x64x32x32xf32> into tensor<1x64x1024xf32>
    %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>}
        : tensor<1x64x1024xf32>, tensor<64xf32>
    %y = tensor.expand_shape %1 [[0], [1], [2, 3]] ...
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluDecomposeBackward : Pass<"prelu-decompose-backward"> {
  let summary = "prelu.backward to an elementwise op and a sum in one region";
  let description = [{
    A `prelu.backward` on tensors becomes one elementwise operation, which
    computes dx and the products for dalpha, and a sum of these. Inside a
    `prelu.fused` the two stay there; a loose one gets a region of its own. Either
    way dy and x are read once, and the products are never stored.

    Before:

    ```mlir
    %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>}
        : tensor<16x64xf32>, tensor<64xf32>
    ```

    After:

    ```mlir
    %0:2 = prelu.fused {
      %1:2 = linalg.generic ... ins(%dy, %x, %alpha : ...)
          outs(%e, %e : tensor<16x64xf32>, tensor<16x64xf32>) { ... }
      %2 = linalg.generic ... iterator_types = ["reduction", "parallel"]}
          ins(%1#1 : tensor<16x64xf32>) outs(%zeros : tensor<64xf64>) { ... }
      prelu.yield %1#0, %2 : tensor<16x64xf32>, tensor<64xf64>
    } : tensor<16x64xf32>, tensor<64xf64>
    %dalpha = linalg.generic ... { arith.truncf }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluWrapStructured : Pass<"prelu-wrap-structured"> {
  let summary = "Put every loose structured op into a prelu.fused of its own";
  let description = [{
    Pools, elementwise operations and transposes that no contraction takes along
    become regions of their own, so that one road (schedule, layout, vectorize)
    serves them all. Operations that cannot be computed on vectors stay as they
    are.

    ```mlir
    %p = linalg.pooling_nchw_max ... outs(%fill : ...)
    ```

    becomes

    ```mlir
    %p = prelu.fused {
      %0 = linalg.fill ...
      %1 = linalg.pooling_nchw_max ... outs(%0 : ...)
      prelu.yield %1 : ...
    } : ...
    ```
  }];
  let options = [
    Option<"transposes", "transposes", "bool", /*default=*/"true",
           "Wrap linalg.transpose too; leave them loose as long as layouts may "
           "still cancel them, as in transposes=false">
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluSplitReduction : Pass<"prelu-split-reduction", "::mlir::ModuleOp"> {
  let summary = "Put steps of a reduction on the lanes";
  let description = [{
    A contraction of two operands that both lie along the reduction (a matrix
    times a vector, transposed weights that only the run time knows) has no
    parallel loop that a register could run along. With few rows on one side,
    turning the other operand would cost more than the products: instead each
    lane adds up every n-th step, n lanes in a register of the module's
    `#prelu.target`, and the region adds up the lanes. Steps that fill no register
    are a contraction in front, whose result the region starts from. A passed
    remark tells of each.

    Before:

    ```mlir
    %y = prelu.fused {
      %0 = linalg.matvec ins(%w, %x : tensor<512x1024xf32>, tensor<1024xf32>) outs(%init ...)
      ...
    ```

    After:

    ```mlir
    %w3 = tensor.expand_shape %w [[0], [1, 2]] : ... into tensor<512x64x16xf32>
    %x2 = tensor.expand_shape %x [[0, 1]] : ... into tensor<64x16xf32>
    %sums = linalg.generic ... ins(%w3, %x2 : ...) outs(%zeros : tensor<512x16xf32>)
    %y = prelu.fused {
      %0 = linalg.generic ... ins(%sums : tensor<512x16xf32>) outs(%init ...)
      ...
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluFoldPadding : Pass<"prelu-fold-padding", "::mlir::ModuleOp"> {
  let summary = "Read a window operation's input without its padding";
  let description = [{
    A `tensor.pad` in front of a convolution or a pool moves into the region. The
    loops then leave out the steps that would read padding, so that no padded
    copy is stored and no time is spent on it. That is done where such a step is
    known to change nothing: zeros and finite constant weights, or the negative
    infinity that a maximum starts from. A missed remark says why a padding
    stays.

    Before:

    ```mlir
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] { ... %zero }
        : tensor<1x3x8x8xf32> to tensor<1x3x10x10xf32>
    %y = prelu.fused {
      %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : ...) ...
    ```

    After:

    ```mlir
    %y = prelu.fused {
      %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] { ... %zero }
      %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : ...) ...
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluNarrowFactors : Pass<"prelu-narrow-factors", "::mlir::ModuleOp"> {
  let summary = "Multiply factors as they were before they were widened";
  let description = [{
    Some frontends widen the operands of a product in operations of their own:
    torch-mlir a bf16 linear layer's to f32, others bytes to i32. Where the
    module's `#prelu.target` has dot products for the narrow types, the
    contraction reads the narrow tensors and widens them in its body, which is
    what these instructions do. A constant counts if each element is the same in
    the narrow type.

    Before:

    ```mlir
    %x = linalg.generic ... ins(%a : tensor<4x32xbf16>) { arith.extf }
    %1 = linalg.matmul ins(%x, %w : tensor<4x32xf32>, tensor<32x48xf32>) ...
    ```

    After:

    ```mlir
    %1 = linalg.generic ... ins(%a, %v : tensor<4x32xbf16>, tensor<32x48xbf16>) {
    ^bb0(%p: bf16, %q: bf16, %acc: f32):
      %2 = arith.extf %p : bf16 to f32
      %3 = arith.extf %q : bf16 to f32
      ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluWidenFactors : Pass<"prelu-widen-factors", "::mlir::ModuleOp"> {
  let summary = "Widen factors of bytes to 16 bits for dot products of these";
  let description = [{
    An x86 without dot products of bytes has those of 16-bit integers: pairs of
    them, which are multiplied and added up exactly. Bytes of either sign are
    16-bit integers, and so is what is left of them less a zero point.

    Where the module's `#prelu.target` has only these, the contraction reads each
    factor that it multiplies often enough from a tensor of 16-bit integers: a
    constant is widened at compile time, a result of a region that nobody else
    reads at that region's end, any other tensor by each call, in front of its
    padding. A constant zero point is subtracted on the way. A factor that is
    multiplied a few times only, such as the weights of a matrix times a vector,
    stays as it is: `prelu-vectorize` widens it in registers.

    Before:

    ```mlir
    %1 = linalg.matmul ins(%x, %w : tensor<64x64xi8>, tensor<64x32xi8>)
        outs(%init : tensor<64x32xi32>) -> tensor<64x32xi32>
    ```

    After:

    ```mlir
    %a = linalg.generic ... ins(%x : tensor<64x64xi8>) { arith.extsi }
    %1 = linalg.generic ... ins(%a, %v : tensor<64x64xi16>, tensor<64x32xi16>) outs(%init : ...) {
    ^bb0(%p: i16, %q: i16, %acc: i32):
      %2 = arith.extsi %p : i16 to i32
      %3 = arith.extsi %q : i16 to i32
      ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluOffsetOperands : Pass<"prelu-offset-operands", "::mlir::ModuleOp"> {
  let summary = "Take zero points and signs out of a factor for dot products";
  let description = [{
    An instruction multiplies bytes as they are. A zero point that is subtracted
    from each element of one factor is taken off the sum instead: times the sum of
    the other factor, which is taken at compile time of constant weights.

    x86's first dot products multiply unsigned by signed bytes. A contraction of
    signed bytes takes one of them with its sign bit turned, as the unsigned number
    that is 128 more, and 128 counts as a zero point. In 32 bits that wrap around
    the result is the same.

    Nothing changes where the module's `#prelu.target` has no such instructions.

    Before:

    ```mlir
    %1 = linalg.matmul ins(%x, %w : tensor<8x64xi8>, tensor<64x16xi8>)
        outs(%init : tensor<8x16xi32>) -> tensor<8x16xi32>
    ```

    After:

    ```mlir
    %start = linalg.generic ... ins(%init, %sums : tensor<8x16xi32>, tensor<16xi32>) { %init - 128 * %sums }
    %1 = linalg.generic ... ins(%x, %w : tensor<8x64xi8>, tensor<64x16xi8>) outs(%start : ...) {
    ^bb0(%a: i8, %b: i8, %acc: i32):
      %2 = arith.xori %a, %c-128_i8 : i8
      %3 = arith.extui %2 : i8 to i32
      %4 = arith.extsi %b : i8 to i32
      ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluSelectSchedule : Pass<"prelu-select-schedule", "::mlir::ModuleOp"> {
  let summary = "Choose the register tile of every prelu.fused";
  let description = [{
    Writes `#prelu.schedule` on every `prelu.fused` that has none, from the
    module's `#prelu.target`. A schedule that is there already is kept, which is
    how a user overrides one.

    - The lanes hold the output channels of a contraction, the channels of a
      depthwise convolution, or the width of an image with few channels, and for
      everything else a dimension that an operand will hold innermost. Results
      lie along the lanes. What runs along them is chosen for all regions
      together, so that the kernels' cycles and those of all copies between them
      add up to the least: a pool, a residual or a PReLU alone follows its
      neighbours where that is cheaper than a copy.
    - The register tile is the cheapest by the cost model of
      `prelu/Target/RegisterTile.h`. An elementwise op that reads an operand in
      another layout, a transpose among them, gets as many iterations of the loop
      that walks it innermost as a register has lanes: a square to be turned in
      registers.
    - Parts of the reduction (`block`) where what a tile reads would not stay in
      the second-level cache until the next one reads it.
    - How each operand is read (`operands`), with the cycles of the copy that it
      takes, which a remark tells: as it lies, in panels, turned. A matrix that
      only the run time knows is copied into panels where its rows are long and
      enough rows of the other operand share the copy.
    - With more than one thread, the loop whose tiles divide best among them is
      distributed, in parts of several tiles (`chunk`) where other loops would
      otherwise run around it once per tile.
    - Winograd's algorithm, F(2, 3) or F(4, 3), for a convolution of f32 whose
      window of 3 or 3x3 moves by one, where the cost model expects a tenth less
      of it: the filter is constant and finite, the channels of image and result
      fill registers, and the filter, which is up to four times as large, comes
      in time. docs/numerics.md says what it does to the last digits, the option
      `winograd` forbids it. A missed remark tells why not.

    An analysis remark for each region tells the schedule chosen and the cycles
    that the cost model expects of it (`EstimatedCycles`).

    Before:

    ```mlir
    %y = prelu.fused { ... linalg.matmul ... } : tensor<64x128xf32>
    ```

    After, for 32 registers of 16 lanes:

    ```mlir
    %y = prelu.fused schedule(<algorithm = direct, tile = [13, 32, 4],
                               lanes = 1, vector = 16>) { ... }
    ```
  }];
  let options = [
    Option<"winograd", "winograd", "int64_t", /*default=*/"4",
           "The largest tile of Winograd's algorithm, results along a window: "
           "6, 4, 2, or 0 for none, as in winograd=0">
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluPrintCostModel : Pass<"prelu-print-cost-model", "::mlir::ModuleOp"> {
  let summary = "Print the target's numbers and what each candidate costs";
  let description = [{
    Runs behind `prelu-select-schedule` and changes nothing. Prints to the error
    stream the numbers of the module's `#prelu.target`, and for every region that
    has a schedule the loops that may run along the lanes, each with its cheapest
    register tiles, and for a convolution that Winograd's algorithm has a form for
    what that would take, or why it cannot be had. A star marks what the schedule
    has taken; a schedule written by hand may have taken something else.

    ```
    core
      vector_bits            512 bits
      ...
    region at matmul.mlir:7:8, linalg.matmul, loops 512 x 512 x 512
    * lanes 1, vector 16: 4512345 cycles
    *   6 rows x 4 registers: 4512345
        13 rows x 2 registers: 4520000
    ```
  }];
  let options = [
    Option<"tiles", "tiles", "unsigned", /*default=*/"3",
           "Register tiles to print for each loop on the lanes, as in tiles=8">
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluApplyLayout : Pass<"prelu-apply-layout"> {
  let summary = "Lay the results of fused regions out along their lanes";
  let description = [{
    A region whose lanes are not the innermost dimension of a result yields the
    result transposed, and a `linalg.transpose` behind it restores the order for
    its users. The transposes then move behind `tensor.pad`, cancel against each
    other, and where a region reads a transposed tensor, into the region, which
    reads the tensor as it lies. What remains is a copy at a boundary that needs
    the old order (a function's result, a reshape): an analysis remark tells of
    each, with its bytes and what needs it.

    Before:

    ```mlir
    %y = prelu.fused schedule(<... lanes = 1 ...>) {
      ...
      prelu.yield %0 : tensor<1x64x8x8xf32>
    } : tensor<1x64x8x8xf32>
    ```

    After:

    ```mlir
    %y = prelu.fused schedule(<... lanes = 1 ...>) {
      ...
      %1 = linalg.transpose ins(%0 : ...) outs(%e : tensor<1x8x8x64xf32>)
          permutation = [0, 2, 3, 1]
      prelu.yield %1 : tensor<1x8x8x64xf32>
    } : tensor<1x8x8x64xf32>
    %z = linalg.transpose ins(%y : ...) outs(%e1 : tensor<1x64x8x8xf32>)
        permutation = [0, 3, 1, 2]
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluPackWeights : Pass<"prelu-pack-weights"> {
  let summary = "Lay weights out in panels of one register tile";
  let description = [{
    The operand of a contraction that runs along the lanes is packed to panels
    as wide as the register tile, in the order in which the loops walk it,
    padded with zeros, so that the innermost loop reads it front to back in
    whole registers. Which operand gets what says the schedule's `operands`; it is
    gone afterwards. Of `panels` a constant's are made here, at compile time; the
    region reads them through a `linalg.unpack` that is never materialized. Those
    of an operand known only at run time are copied once per call. A
    `turned_copy` is a transpose in front of the region. Remarks tell which, and
    how many bytes. A schedule without `operands` gets those that
    `prelu-select-schedule` would decide on, and its `pack` in panels.

    Before:

    ```mlir
    %1 = linalg.conv_2d_nchw_fchw
        ins(%x, %w : tensor<1x3x8x8xf32>, tensor<32x3x3x3xf32>) ...
    ```

    After, where `%p` is a new constant:

    ```mlir
    %0 = linalg.unpack %p outer_dims_perm = [0, 2, 3, 1] inner_dims_pos = [0]
        inner_tiles = [32] into %e
        : tensor<1x3x3x3x32xf32> -> tensor<32x3x3x3xf32>
    %1 = linalg.conv_2d_nchw_fchw
        ins(%x, %0 : tensor<1x3x8x8xf32>, tensor<32x3x3x3xf32>) ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluTransformFilters : Pass<"prelu-transform-filters"> {
  let summary = "Transform constant filters for Winograd's algorithm";
  let description = [{
    In every region whose schedule has the algorithm `winograd`, replaces the
    filter, a constant, by its transform in panels of `schedule.tile[lanes]` output
    channels (`prelu.winograd_filter`). It is computed in f64 and rounded once. An
    image whose channels do not lie innermost is copied, and the region gets the
    memory for transformed images and products that one call needs.

    Before:

    ```mlir
    %y = prelu.fused schedule(<algorithm = winograd, ...>) {
      %1 = linalg.conv_2d_nhwc_hwcf
          ins(%x, %w : tensor<1x58x58x64xf32>, tensor<3x3x64x64xf32>) ...
    ```

    After, where `%u` is a new constant:

    ```mlir
    %e = tensor.empty() : tensor<29376xf32>
    %y = prelu.fused schedule(<algorithm = winograd, ..., batch = [7, 7]>)
        workspace(%e : tensor<29376xf32>) {
      %0 = prelu.winograd_filter %u outputs 4
          : tensor<2x36x64x32xf32> -> tensor<64x64x3x3xf32>
      %t = linalg.transpose ins(%0 ...) permutation = [2, 3, 1, 0]
      %1 = linalg.conv_2d_nhwc_hwcf
          ins(%x, %t : tensor<1x58x58x64xf32>, tensor<3x3x64x64xf32>) ...
    ```

    A transform takes up to seven times its filter's memory, and resources live as
    long as their context. A program whose context holds this module alone has the
    filters freed one by one: `--prelu-transform-filters="free-sources=true"`.
  }];
  let options = [
    Option<"freeSources", "free-sources", "bool", /*default=*/"false",
           "Free the bytes of filters once they are transformed, in a context "
           "that holds nothing but this module">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluAttachGPUTarget : Pass<"prelu-attach-gpu-target", "::mlir::ModuleOp"> {
  let summary = "Put the facts of a GPU on the module";
  let description = [{
    Writes `#prelu.gpu_target` as the module's attribute `prelu.gpu_target`. A
    module that has one already keeps it.

    ```mlir
    module attributes {prelu.gpu_target = #prelu.gpu_target<
        chip = "sm_80", features = "+ptx80", subgroup = 32, max_threads = 1024,
        shared_bytes = 166912, registers = 255, compute_units = 108,
        access_bits = 128, matrix = mma_sync, stages = 3>} { ... }
    ```
  }];
  let options = [
    Option<"chip", "chip", "std::string", /*default=*/"\"sm_80\"",
           "GPU to generate code for: sm_80, sm_90, gfx90a, gfx942 or "
           "vulkan1.1, as in chip=sm_90">,
    Option<"features", "features", "std::string", /*default=*/"\"\"",
           "Features for the code generator instead of the chip's own, as in "
           "features=+ptx80">
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluFoldDataMovement : Pass<"prelu-fold-data-movement"> {
  let summary = "Read a region's operands where they lie";
  let description = [{
    A `tensor.pad` with a constant or a `linalg.transpose` in front of a region's
    anchor moves into the region: the threads that stage the operand read its
    source in place, and no copy is stored. Other users keep the original.

    Unlike `prelu-fold-padding` no step is left out: a padding element takes part
    in the arithmetic, so any constant will do and weights may be NaN.

    Before:

    ```mlir
    %t = linalg.transpose ins(%w : tensor<256x64xf32>) ... permutation = [1, 0]
    %y = prelu.fused {
      %0 = linalg.matmul ins(%x, %t : ...) ...
    ```

    After:

    ```mlir
    %y = prelu.fused {
      %t = linalg.transpose ins(%w : tensor<256x64xf32>) ... permutation = [1, 0]
      %0 = linalg.matmul ins(%x, %t : ...) ...
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluSelectGPUMapping : Pass<"prelu-select-gpu-mapping", "::mlir::ModuleOp"> {
  let summary = "Choose how each prelu.fused is spread over a GPU";
  let description = [{
    Writes `#prelu.gpu_mapping` on every region that has none and can be mapped,
    from the module's `#prelu.gpu_target` and the cost model of
    `prelu/Target/GPUTile.h`.

    ```mlir
    %y = prelu.fused mapping(<algorithm = tiled, block = [128, 128, 8],
                              thread = [8, 8], vector = 4, stages = 2>) { ... }
    ```
  }];
  let options = [
    Option<"stages", "stages", "int64_t", /*default=*/"0",
           "Tiles of each operand in workgroup memory, as in stages=2; 0: as "
           "the target says">,
    Option<"tf32", "tf32", "bool", /*default=*/"false",
           "Multiply f32 by NVIDIA's matrix instructions, rounded to tf32 (10 "
           "bits of mantissa instead of 23), as in tf32=true">
  ];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluFusePools : Pass<"prelu-fuse-pools", "::mlir::ModuleOp"> {
  let summary = "Pool a contraction's results before they are stored";
  let description = [{
    A region that pools the result of another moves into that one if the
    windows do not overlap, nothing else reads the result, and each thread of the
    contraction's mapping computes whole windows. The loops of the contraction's
    kernel then run window by window, and a window is reduced in registers.

    Where the pool stays a kernel of its own, a remark says why.

    Before:

    ```mlir
    %a = prelu.fused mapping(<algorithm = tiled, ...>) {
      %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : ...) outs(%b : ...) -> tensor<1x64x8x8xf32>
      %1 = prelu.prelu %0, %alpha ...
      prelu.yield %1 : tensor<1x64x8x8xf32>
    } : tensor<1x64x8x8xf32>
    %y = prelu.fused mapping(<algorithm = direct, ...>) {
      %2 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>}
          ins(%a, %window : ..., tensor<2x2xf32>) outs(%min : ...) -> tensor<1x64x4x4xf32>
      prelu.yield %2 : tensor<1x64x4x4xf32>
    } : tensor<1x64x4x4xf32>
    ```

    After:

    ```mlir
    %y = prelu.fused mapping(<algorithm = tiled, ...>) {
      %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : ...) outs(%b : ...) -> tensor<1x64x8x8xf32>
      %1 = prelu.prelu %0, %alpha ...
      %2 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>}
          ins(%1, %window : ..., tensor<2x2xf32>) outs(%min : ...) -> tensor<1x64x4x4xf32>
      prelu.yield %2 : tensor<1x64x4x4xf32>
    } : tensor<1x64x4x4xf32>
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluTileChains : Pass<"prelu-tile-chains", "::mlir::ModuleOp"> {
  let summary = "Compute regions behind each other band by band";
  let description = [{
    The result of a region that is larger than the last cache goes to memory, and
    comes back for the regions that read it. Where these read it element by
    element along a dimension (the rows of an image in front of a 1x1
    convolution, of a matrix, the images of a batch), a loop over bands of it
    takes the place of the regions: each iteration computes a band that takes a
    quarter of the second cache and lets all readers read it there. Every element is
    computed by the same kernels in the same order as before. Regions keep their
    schedules; register tiles are no larger than a band.

    How large bands are follows from the target's `l2_bytes`. The weights of all
    regions stay in that cache, too. The rest of an extent that is no multiple of
    a band is one more. Padding of the first region is stored, so that every band
    has the same kernel; where that would cost more than it saves or one thread
    would do it for several, where the kernels compute so much that memory does
    not hold them up, where windows of a reader overlap, so that rows would be
    computed twice, or where the lanes run along the only such dimension, a missed
    remark says so. With several threads each computes bands that lie together, in
    a buffer of its own.

    Before:

    ```mlir
    %0 = prelu.fused schedule(<..., tile = [1, 14, 1, 32, 1, 1, 1], ...>) {
      %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x1x274x484xf32>, ...) ...
      ...
    } : tensor<1x56x270x480xf32>
    %1 = prelu.fused schedule(<..., tile = [1, 12, 1, 32, 4, 1, 1], ...>) {
      %c = linalg.conv_2d_nchw_fchw ins(%0, %u : ..., tensor<12x56x1x1xf32>) ...
      ...
    } : tensor<1x12x270x480xf32>
    ```

    After:

    ```mlir
    %1 = scf.for %row = %c0 to %c270 step %c2 iter_args(%rows = %e)
        -> (tensor<1x12x270x480xf32>) {
      %band = tensor.extract_slice %x[0, 0, %row, 0] [1, 1, 6, 484] [1, 1, 1, 1]
      %2 = prelu.fused schedule(<..., tile = [1, 14, 1, 32, 1, 1, 1], ...>) {
        %c = linalg.conv_2d_nchw_fchw ins(%band, %w : tensor<1x1x6x484xf32>, ...) ...
        ...
      } : tensor<1x56x2x480xf32>
      %3 = prelu.fused schedule(<..., tile = [1, 12, 1, 32, 4, 1, 1], ...>) {
        %c = linalg.conv_2d_nchw_fchw ins(%2, %u : ..., tensor<12x56x1x1xf32>) ...
        ...
      } : tensor<1x12x2x480xf32>
      %4 = tensor.insert_slice %3 into %rows[0, 0, %row, 0] [1, 12, 2, 480] [1, 1, 1, 1]
      scf.yield %4 : tensor<1x12x270x480xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluGroupReaders : Pass<"prelu-group-readers", "::mlir::ModuleOp"> {
  let summary = "Compute regions that read one tensor one after the other";
  let description = [{
    Frontends write the branches of a network one by one: each reads the same
    tensor, and what the others compute in between takes its place in the caches.
    A region moves right behind the first one, or the last of those that moved,
    that waits for the same region's result, where everything else that it reads
    is there, too. What lies between (reshapes, slices) moves along. Results
    larger than the second cache of the module's `#prelu.target` would not stay
    there: their readers stay where they are. A passed remark tells of each region
    that moved; its result takes memory for longer.

    Before:

    ```mlir
    %1 = prelu.fused { ... %x ... }
    %2 = prelu.fused { ... %1 ... }
    %3 = prelu.fused { ... %x ... }
    ```

    After:

    ```mlir
    %1 = prelu.fused { ... %x ... }
    %3 = prelu.fused { ... %x ... }
    %2 = prelu.fused { ... %1 ... }
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluDecomposeConcat : Pass<"prelu-decompose-concat"> {
  let summary = "Write the parts of joined tensors where they are computed";
  let description = [{
    A `tensor.concat` of static shape becomes an insert_slice for each part,
    right behind what computes it, and not behind the last of them: the tensor
    that a part goes into is then there before the part is, whose producer can
    write to its place in it. (Upstream's decomposition inserts all parts where
    the concat was.) Where a part is a `tensor.collapse_shape`, it is inserted
    before, and the whole is collapsed.

    Before:

    ```mlir
    %1 = prelu.fused ... : tensor<1x64x8x8xf32>
    %2 = prelu.fused ... : tensor<1x32x8x8xf32>
    %3 = tensor.concat dim(1) %1, %2 : ... -> tensor<1x96x8x8xf32>
    ```

    After:

    ```mlir
    %0 = tensor.empty() : tensor<1x96x8x8xf32>
    %1 = prelu.fused ... : tensor<1x64x8x8xf32>
    %2 = tensor.insert_slice %1 into %0[0, 0, 0, 0] ...
    %3 = prelu.fused ... : tensor<1x32x8x8xf32>
    %4 = tensor.insert_slice %3 into %2[0, 64, 0, 0] ...
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

#endif // PRELU_SCHEDULE_PASSES
