//===- PReluBase.td - dialect, types and attributes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_PRELUBASE
#define PRELU_DIALECT_IR_PRELUBASE

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/OpBase.td"

def PRelu_Dialect : Dialect {
  let name = "prelu";
  let cppNamespace = "::mlir::prelu";
  let summary = "Parametric ReLU and its fusion with contractions";
  let description = [{
    The `prelu` dialect gives the parametric rectified linear unit

    ```
    y = x         if x > 0
        alpha * x otherwise
    ```

    one name, and holds it together with the contraction (convolution or matrix
    multiplication) whose result it activates, so that later passes can compute
    it on the contraction's accumulators before their only store.

    - `prelu.prelu` is the activation itself, `prelu.backward` its gradient.
    - `prelu.fused` is the unit that scheduling and vectorization work on: one
      contraction and the elementwise epilogue that follows it.
    - `prelu.yield` ends a `prelu.fused` region.
  }];
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

class PRelu_Attr<string name, string mnemo, list<Trait> traits = []>
    : AttrDef<PRelu_Dialect, name, traits> {
  let mnemonic = mnemo;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

def PRelu_ElementType : AnyTypeOf<[F16, BF16, F32, F64, I8, I16, I32, I64],
    "f16, bf16, f32, f64 or signless i8 to i64">;

def PRelu_ValueType : AnyTypeOf<[
    RankedTensorOf<[PRelu_ElementType]>,
    VectorOfNonZeroRankOf<[PRelu_ElementType]>, PRelu_ElementType],
    "ranked tensor, vector or scalar of f16, bf16, f32, f64 or signless i8 to i64">;

def PRelu_FloatType : AnyTypeOf<[F16, BF16, F32, F64], "f16, bf16, f32 or f64">;

def PRelu_FloatValueType : AnyTypeOf<[
    RankedTensorOf<[PRelu_FloatType]>,
    VectorOfNonZeroRankOf<[PRelu_FloatType]>, PRelu_FloatType],
    "ranked tensor, vector or scalar of f16, bf16, f32 or f64">;

//===----------------------------------------------------------------------===//
// Schedules
//===----------------------------------------------------------------------===//

def PRelu_DotKind : I32EnumAttr<"DotKind",
    "the elements of a dot product and the type they are added up in", [
      I32EnumAttrCase<"U8S8", 0, "u8s8">,
      I32EnumAttrCase<"S8S8", 1, "s8s8">,
      I32EnumAttrCase<"U8U8", 2, "u8u8">,
      I32EnumAttrCase<"BF16", 3, "bf16">,
      I32EnumAttrCase<"S16S16", 4, "s16s16">
    ]> {
  let cppNamespace = "::mlir::prelu";
  let genSpecializedAttr = 0;
}

def PRelu_DotKindAttr : EnumAttr<PRelu_Dialect, PRelu_DotKind, "dot_kind">;

def PRelu_Algorithm : I32EnumAttr<"Algorithm",
    "how a contraction is computed", [
      I32EnumAttrCase<"Direct", 0, "direct">,
      I32EnumAttrCase<"Winograd", 1, "winograd">
    ]> {
  let cppNamespace = "::mlir::prelu";
}

// Integers in square brackets.
defvar PRelu_LoopsParser = [{
  [&]() -> ::mlir::FailureOr<::llvm::SmallVector<int64_t>> {
    ::llvm::SmallVector<int64_t> loops;
    if ($_parser.parseCommaSeparatedList(
            ::mlir::AsmParser::Delimiter::Square,
            [&] { return $_parser.parseInteger(loops.emplace_back()); }))
      return ::mlir::failure();
    return loops;
  }()
}];
defvar PRelu_LoopsPrinter = "$_printer << '[' << $_self << ']'";

class PRelu_LoopsParameter<string desc>
    : ArrayRefParameter<"int64_t", desc> {
  let parser = PRelu_LoopsParser;
  let printer = PRelu_LoopsPrinter;
}

class PRelu_OptionalLoopsParameter<string desc>
    : OptionalArrayRefParameter<"int64_t", desc> {
  let parser = PRelu_LoopsParser;
  let printer = PRelu_LoopsPrinter;
}

class PRelu_VectorShapeParameter<string desc>
    : AttrOrTypeParameter<"::mlir::prelu::VectorShape", desc> {
  let parser = "::mlir::prelu::parseVectorShape($_parser)";
  let printer = "$_printer.getStream() << $_self";
}

def PRelu_OperandLayout : I32EnumAttr<"OperandLayout",
    "how a region reads an operand of its anchor", [
      I32EnumAttrCase<"AsItLies", 0, "as_it_lies">,
      I32EnumAttrCase<"Broadcast", 1, "broadcast">,
      I32EnumAttrCase<"Turned", 2, "turned">,
      I32EnumAttrCase<"TurnedCopy", 3, "turned_copy">,
      I32EnumAttrCase<"Panels", 4, "panels">,
      I32EnumAttrCase<"GroupedCopy", 5, "grouped_copy">,
      I32EnumAttrCase<"Gathered", 6, "gathered">,
      I32EnumAttrCase<"Transformed", 7, "transformed">
    ]> {
  let cppNamespace = "::mlir::prelu";
  let genSpecializedAttr = 0;
}

// Names in square brackets.
def PRelu_OperandLayoutsParameter
    : OptionalArrayRefParameter<"::mlir::prelu::OperandLayout",
                                "how each operand of the anchor is read"> {
  let parser = "::mlir::prelu::parseOperandLayouts($_parser)";
  let printer = "::mlir::prelu::printOperandLayouts($_printer, $_self)";
}

def PRelu_ScheduleAttr : PRelu_Attr<"Schedule", "schedule"> {
  let summary = "how a prelu.fused region is computed";
  let description = [{
    Written by `prelu-select-schedule` from target facts, or by hand, and only
    read by the passes after it.

    - `algorithm`: `direct` walks the contraction's loops as they stand.
      `winograd` computes a convolution of a window of 3, or 3x3, and stride 1
      as products of transformed tiles (`prelu/Region/Winograd.h`), which round
      differently. `tile` then says how large a tile of the result is, 2, 4 or 6
      along each dimension of the window, how many output channels, on the
      lanes, are computed together, and how many steps over the input channels
      are unrolled; `parallel` names at most one loop, over images, along the
      window or over output channels, and `chunk` counts its tiles, where the
      last two of them overlap such that both are in the last part and in no
      other; `order`, `block`, `pack` and `dot` do not apply.
    - `tile`: one entry for each loop of the region's anchor, in the order of its
      iterators. For a parallel loop it is how many iterations one register
      tile covers; the product over all parallel loops, divided by `vector`, is
      the number of accumulator registers. For a reduction loop it is the
      number of iterations unrolled into one step. No entry is larger than its
      loop, but for the lanes, which may fill up a register.
    - `lanes`: the parallel loop that runs along the lanes of a vector register.
    - `vector`: the lanes of one vector register, in elements, a power of two;
      `tile[lanes]` is a multiple of it. `[4]` are the lanes of a scalable
      register, which no pass computes on yet: the region's verifier refuses it.
    - `parallel`: the parallel loops distributed over threads, outermost first.
    - `chunk`: one entry for each of these, how many tiles in a row a thread
      takes at a time; the loops around the tiles then run within that part, in
      their order. One each without it. A loop of which a tile has several
      iterations that meet padding needs more, as those at the border are found
      within the part, and is not the one on the lanes.
    - `block`: how many iterations of the outermost reduction loop one pass over
      the parallel loops takes, 0 for all of them. Between two passes the
      accumulators lie in memory; the epilogue comes after the last one.
    - `pack`: the anchor's inputs that are copied into panels of one tile along
      the lanes, once per call. Constants on the lanes always are, at compile
      time.
    - `dot`: how many iterations of the innermost reduction loop one instruction
      multiplies and adds up in each lane: 1 for a multiply-add, 4 for the dot
      products of 8-bit integers, 2 for those of bf16, of 16-bit integers and of
      8-bit ones that are widened to these; twice as many for products of pairs
      of rows (8, 4), and as many as a row of a matrix tile holds (64, 32) for
      products of tiles (`prelu/Region/DotProduct.h`). That loop's tile is a
      multiple of it, and so is `block` where the loop is the outermost too.
    - `batch`: for `winograd`, how many tiles of the result are transformed
      together, and how many of these share a register tile of the products.
    - `operands`: how the region reads each of the anchor's inputs. Of those that
      run along the lanes: `as_it_lies`, in whole registers; `turned`, in whole
      registers along another loop, which squares of registers turn; from a
      `turned_copy` of each call that holds the lanes innermost; from `panels` of
      one tile along the lanes, which a constant is laid out in at compile time
      and anything else by each call; `gathered`, lane by lane. Of the others:
      `broadcast`, an element for all lanes, or for dot products from a
      `grouped_copy` that holds their iterations innermost. For `winograd` a
      `transformed` filter and an image `as_it_lies` or in a `turned_copy`.
      Without it `prelu-pack-weights` decides as `prelu-select-schedule` would;
      it takes `pack` for `panels`. Gone once the operands lie so.
    - `order`: all parallel loops, outermost first. Without it the loops of the
      operand that runs along the lanes go around the others
      (`prelu/Region/LoopOrder.h`).

    Example, a 14x32 register tile of 16-lane vectors for
    `conv_2d_nchw_fchw` (loops n, f, oh, ow, c, kh, kw), output channels in the
    lanes:

    ```mlir
    #prelu.schedule<algorithm = direct, tile = [1, 32, 1, 14, 1, 1, 1],
                    lanes = 1, vector = 16, parallel = [0, 2]>
    ```

    The same convolution in tiles of 4x4, of which 28 are transformed together
    and 14 share the registers:

    ```mlir
    #prelu.schedule<algorithm = winograd, tile = [1, 32, 4, 4, 4, 3, 3],
                    lanes = 1, vector = 16, batch = [28, 14]>
    ```
  }];
  let parameters = (ins
    "Algorithm":$algorithm,
    PRelu_LoopsParameter<"register tile per loop">:$tile,
    "int64_t":$lanes,
    PRelu_VectorShapeParameter<"lanes of one register">:$vector,
    PRelu_OptionalLoopsParameter<"loops distributed over threads">:$parallel,
    PRelu_OptionalLoopsParameter<"nest of the parallel loops">:$order,
    DefaultValuedParameter<"int64_t", "0", "cache block of the reduction">:$block,
    PRelu_OptionalLoopsParameter<"inputs copied into panels">:$pack,
    PRelu_OptionalLoopsParameter<"tiles that a thread takes at a time">:$chunk,
    DefaultValuedParameter<"int64_t", "1", "products of a lane at a time">:$dot,
    PRelu_OptionalLoopsParameter<"Winograd tiles at a time">:$batch,
    PRelu_OperandLayoutsParameter:$operands
  );
  let assemblyFormat = "`<` struct(params) `>`";
  let extraClassDeclaration = [{
    // Copies with one field changed, so that what changes one need not name the
    // others, of which there will be more.
    ScheduleAttr withAlgorithm(Algorithm algorithm) const;
    ScheduleAttr withTile(ArrayRef<int64_t> tile) const;
    ScheduleAttr withLanes(int64_t lanes) const;
    ScheduleAttr withVector(VectorShape vector) const;
    ScheduleAttr withParallel(ArrayRef<int64_t> parallel) const;
    ScheduleAttr withOrder(ArrayRef<int64_t> order) const;
    ScheduleAttr withBlock(int64_t block) const;
    ScheduleAttr withPack(ArrayRef<int64_t> pack) const;
    ScheduleAttr withChunk(ArrayRef<int64_t> chunk) const;
    ScheduleAttr withDot(int64_t dot) const;
    ScheduleAttr withBatch(ArrayRef<int64_t> batch) const;
    ScheduleAttr withOperands(ArrayRef<OperandLayout> operands) const;

    /// A schedule of one tile and nothing else; `with...` adds the rest.
    static ScheduleAttr getDirect(::mlir::MLIRContext *context,
                                  ArrayRef<int64_t> tile, int64_t lanes,
                                  VectorShape vector);
  }];
}

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

def PRelu_CoreAttr : PRelu_Attr<"Core", "core"> {
  let summary = "one core of a CPU in numbers";
  let description = [{
    `prelu/Target/CoreModel.h` says what the numbers mean and where they come
    from. Those that are left out are the ones of a CPU that nobody knows.

    - `vector_bits`, `vector_registers`: width and number of vector registers.
    - `fmas_per_cycle`, `fma_latency`: multiply-adds of full registers a cycle,
      and cycles from one to the next that needs its result.
    - `loads_per_cycle`: loads of full registers a cycle; `straddling_loads`: how
      many of these one takes the place of that straddles lines of the cache;
      `store_forward_latency`: cycles from a store to a load of it.
    - `l1_bytes`, `l2_bytes`, `l3_bytes`: what one core's first and second-level
      data caches hold, and how much of the last-level cache one core can count
      on; `l1_way_bytes`: addresses that far apart share a place in the first.
    - `l2_bytes_per_cycle`, `l3_bytes_per_cycle`, `memory_bytes_per_cycle`: what
      one core gets from there; `memory_latency`: after how many cycles.
    - `line_bytes`, `page_bytes`, `tlb_pages`: of a cache's line, of a page, and
      how many pages a core can walk over at a time.
    - `fork_join_cycles`: to give two threads work and wait for both;
      `turn_cycles_per_element`, `call_cycles`: to copy a tensor into another
      order, and to call the kernel that does.
    - `u8s8_bits`, `u8s8_per_cycle`, `u8s8_latency`, and the same for `s8s8`,
      `u8u8`, `bf16` and `s16s16`: dot products, the widest register that they take (0
      where there are none), how many a cycle and after how many cycles;
      `i8mm_bits` and so on, and the same for `bf16mm`: products of pairs of rows.
    - `tile_registers`, `tile_rows`, `tile_row_bytes`: how many matrix tiles there
      are (0 for none), the most rows of one and bytes of a row;
      `i8_tiles_per_cycle`, `bf16_tiles_per_cycle`, `tile_latency`: products of
      full tiles a cycle (0 where there are none), and after how many cycles.

    Example:

    ```mlir
    #prelu.core<vector_bits = 512, vector_registers = 32, loads_per_cycle = 1.0>
    ```
  }];
  let parameters = (ins
    AttrOrTypeParameter<"::mlir::prelu::CoreModel", "the numbers", "const ::mlir::prelu::CoreModel &">:$model
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Whether there are dot products of `kind` on registers of `bits`.
    bool hasDot(DotKind kind, int64_t bits) const;

    /// The dot products of `kind`; of no bits where there are none.
    const DotUnit &getDot(DotKind kind) const;

    /// The products of pairs of rows of `kind`; of no bits where there are none.
    const DotUnit &getPairs(DotKind kind) const;

    /// Products of full matrix tiles of `kind` a cycle; 0 where there are none.
    double getTilesPerCycle(DotKind kind) const;
  }];
}

def PRelu_TargetAttr : PRelu_Attr<"Target", "target"> {
  let summary = "the machine that code is generated for, as data";
  let description = [{
    Written by `prelu-attach-target` on the module as `prelu.target`. The passes
    after it read numbers, never a CPU's name; `triple`, `cpu` and `features`
    only travel to LLVM.

    - `threads`: over how many threads a layer may be distributed.
    - `core`: one core in numbers, a `#prelu.core`.

    Example:

    ```mlir
    #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
                  features = "", threads = 1,
                  core = <vector_bits = 512, vector_registers = 32>>
    ```
  }];
  let parameters = (ins
    StringRefParameter<"target triple">:$triple,
    StringRefParameter<"CPU name as LLVM knows it">:$cpu,
    StringRefParameter<"further features, comma-separated">:$features,
    "int64_t":$threads,
    "CoreAttr":$core
  );
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The name of the module's attribute that holds the target.
    static constexpr StringLiteral getModuleAttrName() {
      return StringLiteral("prelu.target");
    }

    /// The target of `op` or of the nearest operation around it that has one,
    /// which is the module by rights; null where there is none.
    static TargetAttr find(::mlir::Operation *op);

    /// The same; null, with an error on `op`, where there is none.
    static TargetAttr getFrom(::mlir::Operation *op);

    /// The numbers of one core.
    const CoreModel &getModel() const { return getCore().getModel(); }
  }];
}

//===----------------------------------------------------------------------===//
// GPUs
//===----------------------------------------------------------------------===//

def PRelu_GPUAlgorithm : I32EnumAttr<"GPUAlgorithm",
    "how a region is computed on a GPU", [
      I32EnumAttrCase<"Direct", 0, "direct">,
      I32EnumAttrCase<"Tiled", 1, "tiled">,
      I32EnumAttrCase<"MMASync", 2, "mma_sync">,
      I32EnumAttrCase<"WGMMA", 3, "wgmma">,
      I32EnumAttrCase<"MFMA", 4, "mfma">
    ]> {
  let cppNamespace = "::mlir::prelu";
}

def PRelu_MatrixUnit : I32EnumAttr<"MatrixUnit",
    "instructions that multiply matrices held by a subgroup", [
      I32EnumAttrCase<"None", 0, "none">,
      I32EnumAttrCase<"MMASync", 1, "mma_sync">,
      I32EnumAttrCase<"WGMMA", 3, "wgmma">,
      I32EnumAttrCase<"MFMA", 2, "mfma">
    ]> {
  let cppNamespace = "::mlir::prelu";
}

def PRelu_GPUMappingAttr : PRelu_Attr<"GPUMapping", "gpu_mapping"> {
  let summary = "how a prelu.fused region is spread over a GPU";
  let description = [{
    Written by `prelu-select-gpu-mapping` from target facts, or by hand, and only
    read by the passes after it.

    The loops of a contraction fall into four groups: *batch* (both operands run
    along them), *rows* and *columns* (one of the two does; the result's
    innermost dimension is a column) and the *reduction*. Each group counts as
    one loop, the last member fastest, so a convolution is a matrix product whose
    operands are gathered from the image while they are staged (implicit GEMM).

    - `algorithm`: `direct` gives each thread `vector` neighbouring elements of
      the result. `tiled` stages tiles of both operands in workgroup memory and
      keeps a register tile of accumulators in each thread. `mma_sync` does the
      same with the accumulators as fragments of the warp-wide matrix
      instruction, `wgmma` as those of a warpgroup (four warps), which takes its
      operands from workgroup memory, `mfma` as those of a wavefront of 64.
    - `block`: rows, columns and reduction steps of one block's tile; for
      `direct` the number of threads of a block.
    - `thread`: rows and columns of the tile of one thread (`tiled`), warp
      or wavefront (`mma_sync`, `mfma`) or warpgroup (`wgmma`); for `direct` empty.
    - `vector`: elements of one access to memory and of one accumulator.
    - `stages`: tiles of each operand that workgroup memory holds; with more than
      one the next tile is on its way while one is multiplied. At most two for
      `tiled` and `mfma`, whose tiles go through registers. With two stages
      `mma_sync` reads a tile into registers as a whole and refills its place.
    - `tma`: for `wgmma`, whether the tensor memory accelerator copies the tiles.
      Both operands' tiles have to be boxes of memory, which those of a matrix
      product are, and those of a convolution with a window are not; where they
      are none, each thread copies its share as without it.

    Example, 128x128 results in a block of 256 threads with 8x8 each:

    ```mlir
    #prelu.gpu_mapping<algorithm = tiled, block = [128, 128, 8],
                       thread = [8, 8], vector = 4, stages = 2>
    ```
  }];
  let parameters = (ins
    "GPUAlgorithm":$algorithm,
    PRelu_LoopsParameter<"tile of a block">:$block,
    PRelu_OptionalLoopsParameter<"tile of a thread or warp">:$thread,
    DefaultValuedParameter<"int64_t", "1", "elements of one access">:$vector,
    DefaultValuedParameter<"int64_t", "1", "tiles in workgroup memory">:$stages,
    DefaultValuedParameter<"bool", "false", "copies by tensor maps">:$tma
  );
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    // Copies with one field changed, which have to be legal.
    GPUMappingAttr withAlgorithm(GPUAlgorithm algorithm) const;
    GPUMappingAttr withBlock(ArrayRef<int64_t> block) const;
    GPUMappingAttr withThread(ArrayRef<int64_t> thread) const;
    GPUMappingAttr withVector(int64_t vector) const;
    GPUMappingAttr withStages(int64_t stages) const;
    GPUMappingAttr withTma(bool tma) const;
  }];
}

def PRelu_GPUTargetAttr : PRelu_Attr<"GPUTarget", "gpu_target"> {
  let summary = "the GPU that code is generated for, as data";
  let description = [{
    Written by `prelu-attach-gpu-target` on the module as `prelu.gpu_target`. The
    passes after it read numbers and features, such as that a shader computes no
    functions of f64 (`-f64-functions`), never a GPU's name; `chip` only travels to
    the code generator.

    - `chip`, `features`: what the code generator gets.
    - `subgroup`: threads that run in step (warp, wavefront).
    - `max_threads`: threads of one block at most.
    - `shared_bytes`: workgroup memory of one block at most.
    - `registers`: 32-bit registers of one thread at most.
    - `compute_units`: blocks that run at the same time, one each.
    - `access_bits`: the widest access of one thread to memory.
    - `matrix`: the matrix instructions it has.
    - `stages`: tiles in workgroup memory that hide the way there.

    Example:

    ```mlir
    #prelu.gpu_target<chip = "sm_80", features = "+ptx80", subgroup = 32,
                      max_threads = 1024, shared_bytes = 166912,
                      registers = 255, compute_units = 108,
                      access_bits = 128, matrix = mma_sync, stages = 3>
    ```
  }];
  let parameters = (ins
    StringRefParameter<"chip as the code generator knows it">:$chip,
    StringRefParameter<"further features">:$features,
    "int64_t":$subgroup,
    "int64_t":$max_threads,
    "int64_t":$shared_bytes,
    "int64_t":$registers,
    "int64_t":$compute_units,
    "int64_t":$access_bits,
    "MatrixUnit":$matrix,
    "int64_t":$stages
  );
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The name of the module's attribute that holds the target.
    static constexpr StringLiteral getModuleAttrName() {
      return StringLiteral("prelu.gpu_target");
    }

    /// The target of `op` or of the nearest operation around it that has one,
    /// which is the module by rights; null where there is none.
    static GPUTargetAttr find(::mlir::Operation *op);

    /// The same; null, with an error on `op`, where there is none.
    static GPUTargetAttr getFrom(::mlir::Operation *op);
  }];
}

#endif // PRELU_DIALECT_IR_PRELUBASE
