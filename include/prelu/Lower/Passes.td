//===- Passes.td - 7: reference lowering, bufferization, LLVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LOWER_PASSES
#define PRELU_LOWER_PASSES

include "mlir/Pass/PassBase.td"

def ConvertPReluToLinalg : Pass<"convert-prelu-to-linalg"> {
  let summary = "Lower prelu ops on tensors to linalg.generic";
  let description = [{
    The reference lowering: one `linalg.generic` that compares, multiplies and
    selects; for `prelu.backward` one that computes dx and the products for
    dalpha, and one that adds these up. Works inside `prelu.fused` as well as
    outside.

    Before:

    ```mlir
    %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>}
        : tensor<?x8xf32>, tensor<8xf32>
    ```

    After:

    ```mlir
    %y = linalg.generic {
        indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>,
                         affine_map<(d0, d1) -> (d1)>,
                         affine_map<(d0, d1) -> (d0, d1)>],
        iterator_types = ["parallel", "parallel"]}
        ins(%x, %alpha : tensor<?x8xf32>, tensor<8xf32>)
        outs(%e : tensor<?x8xf32>) {
    ^bb0(%in: f32, %a: f32, %out: f32):
      %0 = arith.cmpf ogt, %in, %zero : f32
      %1 = arith.mulf %in, %a : f32
      %2 = arith.select %0, %in, %1 : f32
      linalg.yield %2 : f32
    } -> tensor<?x8xf32>
    ```
  }];
  let options = [
    Option<"standaloneOnly", "standalone-only", "bool", /*default=*/"false",
           "Leave ops inside prelu.fused alone, as in standalone-only=true">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ConvertPReluToVector : Pass<"convert-prelu-to-vector"> {
  let summary = "Lower prelu ops on vectors and scalars to arith";
  let description = [{
    Compare, multiply and select on the registers that hold the input. The
    shorter `max(x, alpha * x)` is not used: for alpha = 0 it gives NaN at
    infinity. The dalpha of a `prelu.backward` is a `vector.multi_reduction`.

    Before:

    ```mlir
    %y = prelu.prelu %x, %alpha : vector<16xf32>, f32
    ```

    After:

    ```mlir
    %a = vector.broadcast %alpha : f32 to vector<16xf32>
    %0 = arith.cmpf ogt, %x, %zero : vector<16xf32>
    %1 = arith.mulf %x, %a : vector<16xf32>
    %y = arith.select %0, %x, %1 : vector<16xi1>, vector<16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::vector::VectorDialect"];
}

def ConvertPReluDotToLLVM
    : Pass<"convert-prelu-dot-to-llvm", "::mlir::ModuleOp"> {
  let summary = "Lower prelu.dot to the target's dot-product instructions";
  let description = [{
    A call of LLVM's intrinsic on the narrowest registers that hold the lanes, or
    on several of the widest, as the module's `#prelu.target` has them. Where it
    has no such instruction, the elements of each lane are widened, multiplied
    and added up one after the other. Products of pairs of rows, upstream's
    `arm_neon`, become calls of their intrinsics.

    Before:

    ```mlir
    %1 = prelu.dot u8s8 %a, %b, %0 : vector<64xi8> into vector<16xi32>
    ```

    After, for AVX512-VNNI:

    ```mlir
    %1 = llvm.call_intrinsic "llvm.x86.avx512.vpdpbusd.512"(%0, %a, %b)
        : (vector<16xi32>, vector<64xi8>, vector<64xi8>) -> vector<16xi32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::vector::VectorDialect"];
}

def ConvertPReluTilesToLLVM
    : Pass<"convert-prelu-tiles-to-llvm", "::mlir::ModuleOp"> {
  let summary = "Lower matrix tiles, and the loops that carry them, to LLVM";
  let description = [{
    Operations of upstream's `amx` become calls of LLVM's intrinsics, and the
    tiles that loops carry LLVM's type. Upstream's patterns do the first where
    `convert-vector-to-llvm` has `enable-amx`, but by then the loops are branches
    whose arguments no pass of the pipeline would convert.

    Before:

    ```mlir
    %1 = scf.for %k = %c0 to %c128 step %c64 iter_args(%s = %0)
        -> (!amx.tile<16x16xi32>) {
      %2 = amx.tile_muli %a, %b, %s : !amx.tile<16x64xi8>,
          !amx.tile<16x64xi8>, !amx.tile<16x16xi32>
      scf.yield %2 : !amx.tile<16x16xi32>
    }
    ```

    After:

    ```mlir
    %1 = scf.for %k = %c0 to %c128 step %c64 iter_args(%s = %0)
        -> (!llvm.x86_amx) {
      %2 = llvm.call_intrinsic "llvm.x86.tdpbssd.internal"(...)
      scf.yield %2 : !llvm.x86_amx
    }
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::arith::ArithDialect"];
}

def PReluRequestTiles : Pass<"prelu-request-tiles", "::mlir::ModuleOp"> {
  let summary = "Ask Linux for matrix tiles when the code is loaded";
  let description = [{
    Linux lets a process use AMX's tiles once it has asked for them. Where a
    function of the module, which is LLVM's dialect by now, has one and the
    module's `#prelu.target` is Linux, a constructor asks. If Linux refuses,
    because the machine or the kernel has no tiles, it says so on the standard
    error output and goes on: only a kernel that uses tiles then ends the process
    with SIGILL.

    ```mlir
    llvm.mlir.global_ctors ctors = [@prelu.request_tiles],
        priorities = [65535 : i32], data = [#llvm.zero]
    llvm.func internal @prelu.request_tiles() {
      %0 = llvm.call @syscall(%arch_prctl, %request, %tiles) vararg(...)
      ...
    }
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluInlineFused : Pass<"prelu-inline-fused"> {
  let summary = "Dissolve prelu.fused regions into their operations";
  let description = [{
    A step of `prelu-to-linalg-pipeline`, which leaves plain linalg for any other
    compiler.

    ```mlir
    %y = prelu.fused {
      %0 = linalg.matmul ...
      %1 = prelu.prelu %0, %alpha ...
      prelu.yield %1 : tensor<8x64xf32>
    } : tensor<8x64xf32>
    ```

    becomes

    ```mlir
    %0 = linalg.matmul ...
    %y = prelu.prelu %0, %alpha ...
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

def PReluLowerPack : Pass<"prelu-lower-pack"> {
  let summary = "Turn linalg.pack and linalg.unpack into transposes and views";
  let description = [{
    By upstream's functions, which no pass of upstream calls, for neither regions
    nor bufferization have a form for them: tensors that another compiler has
    packed, and the weights of a region that is dissolved. A region's own weights
    stay in the panels that it reads. What the functions do not take, such as
    tiles of a size that only the run time knows, stays.

    ```mlir
    %w = linalg.unpack %packed inner_dims_pos = [1] inner_tiles = [16] into %e
        : tensor<4x2x16xf32> -> tensor<4x32xf32>
    ```

    becomes

    ```mlir
    %w = tensor.collapse_shape %packed [[0], [1, 2]]
        : tensor<4x2x16xf32> into tensor<4x32xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluDropAttributes : Pass<"prelu-drop-attributes"> {
  let summary = "Erase what the passes of this project have written down";
  let description = [{
    Discardable attributes of the `prelu` dialect, on operations, arguments and
    results of functions: targets, marks of kernels, and any other attribute
    that holds one. Nothing that is computed depends on them.

    ```mlir
    module attributes {prelu.target = #prelu.target<...>, my.name = "net"} { ... }
    ```

    becomes

    ```mlir
    module attributes {my.name = "net"} { ... }
    ```
  }];
}

def PReluCheckInput : Pass<"prelu-check-input", "::mlir::ModuleOp"> {
  let summary = "Refuse modules that no lowering can take";
  let description = [{
    Says at the first op what is missing, before any other pass trips over it: a
    constant whose weights are a resource that the file does not hold, a sparse
    tensor, a module of functions inside the module.

    ```mlir
    // error: the file does not hold the resource 'w', ...
    %w = arith.constant dense_resource<w> : tensor<64x64xf32>
    ```
  }];
}

def PReluDropScripts : Pass<"prelu-drop-scripts", "::mlir::ModuleOp"> {
  let summary = "Erase the scripts that a module carries for its own rewriting";
  let description = [{
    Named sequences of the transform dialect, patterns of PDL and modules that
    hold nothing else are for passes that have run; LLVM has no form for them.

    ```mlir
    module attributes {transform.with_named_sequence} {
      func.func @main() { ... }
      transform.named_sequence @__transform_main(%m: !transform.any_op) { ... }
    }
    ```

    becomes

    ```mlir
    module {
      func.func @main() { ... }
    }
    ```
  }];
}

//===----------------------------------------------------------------------===//
// CPU
//===----------------------------------------------------------------------===//

def PReluDecomposePad : Pass<"prelu-decompose-pad"> {
  let summary = "Turn tensor.pad into a filled border and an insertion";
  let description = [{
    Fills the border slab by slab and inserts the source. After it
    `-prelu-eliminate-empty-tensors` lets the producer of the source write straight
    into the padded buffer, so that padding costs no copy and no pass over the
    inside. Upstream's pattern, which fills the whole tensor first, serves where
    the padding is no single value.

    ```mlir
    %p = tensor.pad %x low[1] high[1] { ... tensor.yield %zero : f32 }
    ```

    becomes

    ```mlir
    %s = tensor.extract_slice %e[0] [1] [1]
    %f = linalg.fill ins(%zero : f32) outs(%s : tensor<1xf32>)
    %0 = tensor.insert_slice %f into %e[0] [1] [1]
    ... // the same at [9]
    %p = tensor.insert_slice %x into %1[1] [8] [1]
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluMergeKernels : Pass<"prelu-merge-kernels", "::mlir::ModuleOp"> {
  let summary = "Put a network and its kernels back into one module";
  let description = [{
    Moves what the modules of `prelu-outline-kernels`, in the LLVM dialect by
    now, hold into the module around them. Declarations give way to what they
    declare; globals of the same name get another. Kernels become internal
    functions that are never inlined, so that a profiler and a debugger see each
    under its name.

    ```mlir
    module { module @network { llvm.func @k() ... } module @k { llvm.func @k() { ... } } }
    ```

    becomes

    ```mlir
    module { ... llvm.func internal @k() attributes {no_inline} { ... } }
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluDropLoopBarriers : Pass<"prelu-drop-loop-barriers"> {
  let summary = "Let threads wait once where a loop ends its parallel region";
  let description = [{
    `convert-scf-to-openmp` makes an `omp.parallel` with an `omp.wsloop` in it of
    each parallel loop. Threads wait for each other at the end of either, the
    second time for nothing.

    ```mlir
    omp.parallel {
      omp.wsloop {
        omp.loop_nest (%i) : i64 = (%c0) to (%n) step (%c1) { ... }
      }
      omp.terminator
    }
    ```

    becomes

    ```mlir
    omp.parallel {
      omp.wsloop nowait {
        omp.loop_nest (%i) : i64 = (%c0) to (%n) step (%c1) { ... }
      }
      omp.terminator
    }
    ```

    A loop with a reduction, one that may be cancelled, and one with anything
    after it in its parallel region keep their barrier.
  }];
}

def PReluInlineAllocaScopes : Pass<"prelu-inline-alloca-scopes"> {
  let summary = "Dissolve scopes in which nothing is taken from the stack";
  let description = [{
    `convert-scf-to-openmp` puts the body of each parallel loop into a
    `memref.alloca_scope`, which takes a single block, so that no loop inside it
    could become branches. Upstream's canonicalization dissolves such a scope
    unless something in it may allocate, for which it takes every call; a call
    gives back its own stack, however.

    ```mlir
    memref.alloca_scope {
      func.call @kernel(%x, %y) : (memref<8xf32>, memref<8xf32>) -> ()
    }
    ```

    becomes

    ```mlir
    func.call @kernel(%x, %y) : (memref<8xf32>, memref<8xf32>) -> ()
    ```
  }];
}

def PReluPoolArenas : Pass<"prelu-pool-arenas", "::mlir::ModuleOp"> {
  let summary = "Keep a function's arena for the next call";
  let description = [{
    The allocation of `prelu-plan-memory` is taken from a pool of one arena, and
    given back where it was freed, so that no call but the first touches a page
    for the first time. A call that finds the pool empty, because another thread
    has taken the arena, or the arena too small, allocates one; of two that come
    back one is freed. Whoever unloads the library leaves one arena behind. Where
    the module's `#prelu.target` is Linux, an arena of 4 MiB or more asks for huge
    pages.

    ```mlir
    %arena = memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<512xi8>
    ...
    memref.dealloc %arena : memref<512xi8>
    ```

    becomes

    ```mlir
    %pointer = llvm.call @prelu.arena.acquire(%bytes) : (i64) -> !llvm.ptr
    %arena = builtin.unrealized_conversion_cast ... to memref<512xi8>
    ...
    llvm.call @prelu.arena.release(%pointer) : (!llvm.ptr) -> ()
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect"];
}

def PReluResolveLoopDims : Pass<"prelu-resolve-loop-dims"> {
  let summary = "Take sizes from what a loop fills instead of from its result";
  let description = [{
    `tensor.dim` of a loop's result becomes that of the tensor that the loop
    started from, where every iteration only writes into it. A padded tensor
    then no longer depends on the tensor that goes into it, which lets
    `-eliminate-empty-tensors` write that one in place.

    ```mlir
    %r = scf.for ... iter_args(%t = %e) { ... vector.transfer_write %v, %t ... }
    %d = tensor.dim %r, %c0
    ```

    becomes

    ```mlir
    %d = tensor.dim %e, %c0
    ```

    and that of any other result what upstream's
    `-resolve-shaped-type-result-dims` makes of it.
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluProtectArguments : Pass<"prelu-protect-arguments"> {
  let summary = "Keep public functions from writing into their arguments";
  let description = [{
    One-shot bufferization takes every argument of a function for memory that it
    may write to. The caller of a public function is not here to be asked: its
    tensors are marked as read-only, so that what is written becomes a copy. An
    argument that says `bufferization.writable` itself is left as it is, and so
    are those of private functions, whose callers the analysis sees.

    ```mlir
    func.func @step(%state: tensor<8xf32>, %x: tensor<8xf32>)
    ```

    becomes

    ```mlir
    func.func @step(%state: tensor<8xf32> {bufferization.writable = false},
                    %x: tensor<8xf32> {bufferization.writable = false})
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect"];
}

def PReluCopyAliasedResults : Pass<"prelu-copy-aliased-results"> {
  let summary = "Give each result of a function a buffer of its own";
  let description = [{
    A tensor that a function returns twice, as it is, reshaped, or by another way
    through a loop or a branch, would be one buffer in two results, and a caller
    that frees what it got would free it twice. Every result but the first
    becomes a copy.

    ```mlir
    return %0, %0 : tensor<4xf32>, tensor<4xf32>
    ```

    becomes

    ```mlir
    %1 = bufferization.alloc_tensor() copy(%0) : tensor<4xf32>
    return %0, %1 : tensor<4xf32>, tensor<4xf32>
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluCopyToLinalg : Pass<"prelu-copy-to-linalg"> {
  let summary = "Turn memref.copy into linalg.copy";
  let description = [{
    Upstream lowers the copy of a strided memref to a call into its runner
    library, which a stand-alone library does not have. As `linalg.copy` it
    becomes loops that LLVM vectorizes.

    ```mlir
    memref.copy %a, %b : memref<4x4xf32> to memref<4x4xf32, strided<[8, 1]>>
    ```

    becomes

    ```mlir
    linalg.copy ins(%a : memref<4x4xf32>)
        outs(%b : memref<4x4xf32, strided<[8, 1]>>)
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def PReluDeallocateBuffers : Pass<"prelu-deallocate-buffers", "::mlir::ModuleOp"> {
  let summary = "Free buffers behind their last use";
  let description = [{
    Upstream's `-buffer-deallocation-pipeline` and
    `-convert-bufferization-to-memref`, for modules that own buffers: that
    allocate one, get one from a call or hand one to their caller. Most kernels
    compute in what they are handed; there is nothing to free in them, and
    nothing changes.

    ```mlir
    %a = memref.alloc() : memref<8xf32>
    memref.copy %x, %a : memref<8xf32> to memref<8xf32>
    memref.copy %a, %y : memref<8xf32> to memref<8xf32>
    return
    ```

    becomes

    ```mlir
    %a = memref.alloc() : memref<8xf32>
    memref.copy %x, %a : memref<8xf32> to memref<8xf32>
    memref.copy %a, %y : memref<8xf32> to memref<8xf32>
    memref.dealloc %a : memref<8xf32>
    return
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::bufferization::BufferizationDialect",
    "::mlir::cf::ControlFlowDialect", "::mlir::func::FuncDialect",
    "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect"
  ];
}

def PReluPrefetchEpilogue : Pass<"prelu-prefetch-epilogue", "::mlir::ModuleOp"> {
  let summary = "Fetch what the end of a register tile reads and writes";
  let description = [{
    Once its reduction is done, a register tile reads the residual's elements
    and stores its own: a few lines of each of some rows, which no stream leads
    to and all of which are needed at once. Where the buffer is larger than the
    second-level cache of the module's `#prelu.target`, the next tile's
    multiply-adds wait for them. Their lines are fetched in front of the
    reduction, if that takes as long as memory does to answer, those that are
    stored to for writing. Stores past the caches need none. A passed remark
    tells of each buffer.

    ```mlir
    %0 = scf.for %k = %c0 to %c512 step %c4 iter_args(...) -> (vector<16xf32>) {
      ...
    }
    %1 = vector.transfer_read %r[%m, %n], %pad : memref<3200x128xf32>, vector<16xf32>
    %2 = arith.addf %0, %1 : vector<16xf32>
    vector.transfer_write %2, %y[%m, %n] : vector<16xf32>, memref<3200x128xf32>
    ```

    becomes

    ```mlir
    memref.prefetch %r[%m, %n], read, locality<2>, data
    memref.prefetch %y[%m, %n], write, locality<2>, data
    %0 = scf.for %k = %c0 to %c512 step %c4 iter_args(...) -> (vector<16xf32>) {
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluPrefetchRows : Pass<"prelu-prefetch-rows", "::mlir::ModuleOp"> {
  let summary = "Fetch the rows of the next register tile";
  let description = [{
    A register tile multiplies a few rows of one operand, each element for all
    lanes, and the next tile the rows below them. Each of these is a new stream
    that hardware prefetchers have to find, and where the operand is larger than
    the second-level cache of the module's `#prelu.target`, the multiply-adds wait
    for its first lines. While a tile is computed, the same places of the next
    one are fetched into that cache; where a tile of rows meets several panels of
    the other operand in turn, those of the next tile of rows. A passed remark
    tells of each buffer.

    ```mlir
    scf.for %m = %c0 to %c3198 step %c6 {
      scf.for %k = %c0 to %c512 step %c4 iter_args(...) {
        %0 = memref.load %x[%m, %k] : memref<3200x512xf32>
    ```

    becomes

    ```mlir
        %1 = affine.apply affine_map<(d0) -> (d0 + 6)>(%m)
        memref.prefetch %x[%1, %k], read, locality<2>, data
        %0 = memref.load %x[%m, %k] : memref<3200x512xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluJamPanels : Pass<"prelu-jam-panels", "::mlir::ModuleOp"> {
  let summary = "Read two panels of large weights at a time";
  let description = [{
    A matrix times a vector waits for memory, which gives one core what it has
    asked for so far: hardware prefetchers run a few lines ahead of each stream
    that they follow. Where one register tile with fewer than four multiply-adds
    for each register reads the panels of a buffer larger than half of the
    second-level cache of the module's `#prelu.target`, two panels are read at a
    time, row by row (upstream's unroll and jam), if their sums fit the registers
    and the panels come in pairs. Each sum is computed as before. A passed remark
    tells of each buffer.

    ```mlir
    scf.for %panel = %c0 to %c32 step %c1 {
      %sum = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zero) {
        %0 = vector.transfer_read %w[%panel, %k, %c0], ...
    ```

    becomes

    ```mlir
    scf.for %panel = %c0 to %c32 step %c2 {
      %next = arith.addi %panel, %c1
      %sum:2 = scf.for %k = %c0 to %c4096 step %c1 iter_args(%s = %zero, %t = %zero) {
        %0 = vector.transfer_read %w[%panel, %k, %c0], ...
        %1 = vector.transfer_read %w[%next, %k, %c0], ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluPrefetchStreams
    : Pass<"prelu-prefetch-streams", "::mlir::ModuleOp"> {
  let summary = "Fetch large weights ahead of the multiply-adds";
  let description = [{
    Weights larger than half of the second-level cache of the module's
    `#prelu.target` come from farther away. Where each register of them meets four accumulators
    or more, the processor's window is full of arithmetic before it reaches the
    next loads, and memory and multiply-adds take turns. A prefetch of what lies
    4 KiB ahead in the panel, into the second cache, lets them overlap. Where there
    are fewer, memory is the limit, and what lies eight lines ahead is fetched. A
    passed remark tells of each buffer.

    ```mlir
    scf.for %k = %c0 to %c25088 step %c1 iter_args(...) {
      %0 = vector.transfer_read %w[%panel, %k, %c0], ...
    ```

    becomes

    ```mlir
      %1 = affine.apply affine_map<(d0) -> (d0 + 64)>(%k)
      memref.prefetch %w[%panel, %1, %c0], read, locality<2>, data
      %0 = vector.transfer_read %w[%panel, %k, %c0], ...
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluPrefetchPanels
    : Pass<"prelu-prefetch-panels", "::mlir::ModuleOp"> {
  let summary = "Fetch the next panel of large weights beside the tiles of this";
  let description = [{
    Where several register tiles read each panel of weights, the first of them
    waits for memory, and memory waits for the others. Weights of more than a
    sixteenth of the second-level cache of the module's `#prelu.target` are taken
    to come from farther away: from one call of a network to the next, those of
    its other layers take their place. Each step of each tile
    fetches a piece of the next panel, as large as its share of the
    multiply-adds, so that memory works all the time. Behind the last panel of a
    block of the reduction follows the first one of the next block. A passed
    remark tells of each buffer.

    ```mlir
    scf.for %panel = %c0 to %c64 step %c1 {
      scf.for %tile = %c0 to %c16 step %c8 {
        scf.for %k = %c0 to %c512 step %c8 iter_args(...) {
          %0 = vector.transfer_read %w[%panel, %k, %c0], ...
    ```

    becomes

    ```mlir
          %1 = affine.apply affine_map<(d0, d1) ->
              ((((d0 floordiv 8) * 512 + d1) * 8) floordiv 2)>(%tile, %k)
          %2 = arith.addi %panel, %c1 : index
          memref.prefetch %w[%2, %c0, %1], read, locality<3>, data
          %0 = vector.transfer_read %w[%panel, %k, %c0], ...
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluPrefetchStridedReads
    : Pass<"prelu-prefetch-strided-reads", "::mlir::ModuleOp"> {
  let summary = "Fetch ahead what the hardware's prefetchers do not foresee";
  let description = [{
    A reduction over the planes of an image reads a few lines of each plane and
    goes on to the next page, which hardware prefetchers do not follow. Where the
    buffer is larger than the second-level cache of the module's `#prelu.target`,
    each such read is preceded by a prefetch into that cache of what the fourth
    tile after this one will read. A window's shifted reads share one prefetch. A
    passed remark tells of each buffer.

    ```mlir
    scf.for %w = %c0 to %c480 step %c32 {
      scf.for %c = %c0 to %c56 step %c1 iter_args(...) {
        %0 = vector.transfer_read %x[%c, %h, %w], ...
    ```

    becomes

    ```mlir
        %1 = affine.apply affine_map<(d0) -> (d0 + 128)>(%w)
        memref.prefetch %x[%c, %h, %1], read, locality<2>, data
        %0 = vector.transfer_read %x[%c, %h, %w], ...
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluStreamStores : Pass<"prelu-stream-stores", "::mlir::ModuleOp"> {
  let summary = "Store results that no cache holds past the caches";
  let description = [{
    A store into a buffer larger than the last-level cache of the module's
    `#prelu.target` first reads the line that it overwrites. Whole registers at
    provably aligned addresses are stored with a non-temporal hint instead,
    which saves a third of the memory traffic of a pass over a tensor. Smaller
    buffers keep their stores: who reads them next finds them in the cache. A
    remark tells of each large buffer, stored past the caches or not and why.

    ```mlir
    vector.transfer_write %v, %y[%i, %j] {in_bounds = [true]}
        : vector<16xf32>, memref<4096x4096xf32>
    ```

    becomes

    ```mlir
    vector.store %v, %y[%i, %j] {nontemporal = true, alignment = 64 : i64}
        : memref<4096x4096xf32>, vector<16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect",
                           "::mlir::vector::VectorDialect"];
}

def PReluSetTargetAttributes
    : Pass<"prelu-set-target-attributes", "::mlir::ModuleOp"> {
  let summary = "Write the module's target on its LLVM functions";
  let description = [{
    Every defined `llvm.func` gets `target_cpu`, `target_features` and
    `prefer_vector_width` from the module's `#prelu.target`, the module gets
    LLVM's triple, and `prelu.target` goes, so that no later tool needs a flag.

    ```mlir
    llvm.func @main() attributes {prefer_vector_width = "512",
                                  target_cpu = "znver4"} { ... }
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluApproximateMath : Pass<"prelu-approximate-math"> {
  let summary = "Turn exponentials and the like into arithmetic";
  let description = [{
    `exp`, `exp2`, `expm1`, `log`, `log2`, `log10`, `log1p`, `tanh` and `erf` of f32,
    and of f16 and bf16 by f32, become a range reduction and a polynomial, scalars
    and vectors alike, so that a value does not depend on how a loop was
    vectorized. LLVM would call libm for every lane. NaN, infinities, denormals
    and zeros are those of libm; docs/numerics.md has the errors. `powf` with a
    constant 0, 1, ... or 8 becomes `fpowi`. f64 stays.

    Products and sums carry `fastmath<contract>` and are multiply-adds where the
    CPU has them.

    Before:

    ```mlir
    %y = math.tanh %x : vector<16xf32>
    ```

    After, with constants as numbers:

    ```mlir
    %size = math.absf %x : vector<16xf32>
    ... // %e = expm1(2 * min(%size, 10))
    %d = arith.addf %e, 2.0 : vector<16xf32>
    %q = arith.divf %e, %d : vector<16xf32>
    %y = math.copysign %q, %x : vector<16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def PReluExpandMath : Pass<"prelu-expand-math", "::mlir::ModuleOp"> {
  let summary = "Turn math without an LLVM intrinsic into calls of libm";
  let description = [{
    Upstream's `convert-math-to-libm` for the functions that LLVM has no intrinsic
    for, element by element where they stand on vectors, and for `expm1` and
    `log1p`, which upstream's lowering to LLVM computes as `exp(x) - 1` and
    `log(1 + x)`. Powers of a constant integer exponent become products, others
    functions of their own, by upstream's `convert-math-to-funcs`. `math.fma` on
    bf16 and truncations from f64 to bf16 go by f32.

    ```mlir
    %y = math.erf %x : f32
    ```

    becomes

    ```mlir
    %y = call @erff(%x) : (f32) -> f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::cf::ControlFlowDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
}

def PReluMaximumToLLVM : Pass<"prelu-maximum-to-llvm"> {
  let summary = "Turn maxima and minima into LLVM's intrinsics";
  let description = [{
    Upstream's `arith-expand` makes two comparisons and two selections of an
    `arith.maximumf` or `minimumf`, in which LLVM finds no maximum any more. On
    f32 and f64, alone and in vectors of one dimension, they become
    `llvm.intr.maximum` and `minimum`, one instruction on Arm and three on x86
    (maximum, comparison with itself for NaN, selection). A NaN comes out where
    one goes in, and of zeros either one (`nsz`). Other types are left to
    `arith-expand`.

    ```mlir
    %m = arith.maximumf %acc, %x : vector<16xf32>
    ```

    becomes

    ```mlir
    %m = llvm.intr.maximum(%x, %acc) {fastmathFlags = #llvm.fastmath<nsz>}
        : (vector<16xf32>, vector<16xf32>) -> vector<16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluBF16ToBits : Pass<"prelu-bf16-to-bits", "::mlir::ModuleOp"> {
  let summary = "Give LLVM bf16 as integers of 16 bits";
  let description = [{
    After `arith-expand`, a bf16 is only loaded, stored, selected and shuffled.
    Where the CPU has no AVX512-BF16, LLVM still widens such a value to f32 and
    truncates it by a call of `__truncsfbf2`, which libgcc before 13 lacks. Scalar
    arguments and results of bf16 become i16 as well. The operands of intrinsics,
    which have an instruction for it, get their type back by a bitcast.

    ```mlir
    %r = llvm.select %c, %a, %b : i1, bf16
    ```

    becomes

    ```mlir
    %r = llvm.select %c, %a, %b : i1, i16
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluInternalizeBodies
    : Pass<"prelu-internalize-bodies", "::mlir::ModuleOp"> {
  let summary = "Call functions of the module by internal names";
  let description = [{
    The body of a public function becomes an internal function that its C wrapper
    and other functions call, and the public name a weak one that calls it. A
    program that defines a function of that name, as each does `main`, still
    links, and calls inside the module do not find the program's.

    ```mlir
    llvm.func @main() { ... }
    llvm.func @_mlir_ciface_main() { llvm.call @main() ... }
    ```

    becomes

    ```mlir
    llvm.func weak @main() { llvm.call @main.body() ... }
    llvm.func internal @main.body() { ... }
    llvm.func @_mlir_ciface_main() { llvm.call @main.body() ... }
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluCheckLLVM : Pass<"prelu-check-llvm", "::mlir::ModuleOp"> {
  let summary = "Make sure that nothing but LLVM is left";
  let description = [{
    What `mlir-translate --mlir-to-llvmir` does not know is an error at the op
    that could not be lowered. Attributes of other dialects, such as
    `mhlo.num_partitions` on a module, are dropped.

    ```mlir
    // error: 'arith.mulf' op has no lowering to LLVM
    %y = arith.mulf %x, %x : f8E4M3FN
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluStoreConstantsAsBytes : Pass<"prelu-store-constants-as-bytes"> {
  let summary = "Turn large constants into arrays of bytes";
  let description = [{
    A constant tensor of floats becomes an array of its bytes in the order of
    this machine's (little-endian) memory; loads address it by offset either
    way. As LLVM IR text a nested array of floats costs twenty characters and
    one parsed token an element, a byte string three characters a byte, which
    halves the time from text to object code of a network with its weights.

    ```mlir
    llvm.mlir.global private constant @w(dense<...> : tensor<64x32xf32>)
        : !llvm.array<64 x array<32 x f32>>
    ```

    becomes

    ```mlir
    llvm.mlir.global private constant @w(dense<...> : tensor<8192xi8>)
        : !llvm.array<8192 x i8>
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def PReluDistributeLoops : Pass<"prelu-distribute-loops"> {
  let summary = "Spread linalg operations on buffers over threads";
  let description = [{
    What no `prelu.fused` region took becomes one parallel loop over its results
    in tiles of one block's threads, which upstream's `gpu-map-parallel-loops` and
    `convert-parallel-loops-to-gpu` turn into a kernel; an operation without
    parallel loops becomes a kernel of one thread.

    Upstream's `convert-linalg-to-parallel-loops` alone would map each dimension
    to one of the grid, whatever its size, and leaves loops behind a reduction.

    Before:

    ```mlir
    linalg.fill ins(%zero : f32) outs(%b : memref<32x64xf32>)
    ```

    After:

    ```mlir
    scf.parallel (%block) = (%c0) to (%c2048) step (%c128) {
      scf.parallel (%thread) = (%c0) to (%c128) step (%c1) {
        // row and column of element %block + %thread
        memref.store %zero, %b[%row, %column]
      }
    }
    ```
  }];
  let options = [
    Option<"threads", "threads", "int64_t", /*default=*/"128",
           "Threads of a block, as in threads=256">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::gpu::GPUDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect"];
}

def PReluCopyCarriedBuffers : Pass<"prelu-copy-carried-buffers"> {
  let summary = "Let loops and branches fill buffers that exist before them";
  let description = [{
    A loop that carries a buffer, or a branch that yields one, may hand over
    another buffer each time, and who frees it is only known at run time. Here
    each has a buffer of its own, of static shape, which what is carried is
    copied into: every allocation is then used in its own block alone, and its
    last use is where it is freed. Upstream's deallocation, which asks at run
    time, knows nothing of kernels.

    Before:

    ```mlir
    %r = scf.for %i = %c0 to %c4 step %c1 iter_args(%b = %x) -> memref<8xf32> {
      %a = memref.alloc() : memref<8xf32>
      linalg.exp ins(%b : memref<8xf32>) outs(%a : memref<8xf32>)
      scf.yield %a : memref<8xf32>
    }
    ```

    After:

    ```mlir
    %r = memref.alloc() : memref<8xf32>
    memref.copy %x, %r : memref<8xf32> to memref<8xf32>
    scf.for %i = %c0 to %c4 step %c1 {
      %a = memref.alloc() : memref<8xf32>
      linalg.exp ins(%r : memref<8xf32>) outs(%a : memref<8xf32>)
      memref.copy %a, %r : memref<8xf32> to memref<8xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect"];
}

def PReluSinkViews : Pass<"prelu-sink-views"> {
  let summary = "Make kernels read views through the buffers they are of";
  let description = [{
    A kernel gets the address of a buffer and nothing else. What reads or writes
    a view whose elements start somewhere in a buffer or lie apart takes that
    buffer instead, and the view's offsets and strides become part of its
    indices, by upstream's patterns of `fold-memref-alias-ops`.

    Before:

    ```mlir
    %v = memref.subview %b[8] [4] [2]
        : memref<32xf32> to memref<4xf32, strided<[2], offset: 8>>
    gpu.launch ... {
      %x = memref.load %v[%i] : memref<4xf32, strided<[2], offset: 8>>
    ```

    After:

    ```mlir
    gpu.launch ... {
      %j = affine.apply affine_map<()[s0] -> (s0 * 2 + 8)>()[%i]
      %x = memref.load %b[%j] : memref<32xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect"];
}

def PReluNameKernels : Pass<"prelu-name-kernels", "::mlir::ModuleOp"> {
  let summary = "Give kernels names that every code generator takes";
  let description = [{
    A kernel is called after its function, which may have any name: `my-net`,
    `a/b`. PTX and AMD's assembly take letters, digits and underscores only. Any
    other character of a `gpu.module`'s name and of its symbols becomes an
    underscore, with a number behind it where two names become one.

    Before:

    ```mlir
    gpu.module @"my-net_kernel" {
      gpu.func @"my-net_kernel"() kernel {
    ```

    After:

    ```mlir
    gpu.module @my_net_kernel {
      gpu.func @my_net_kernel() kernel {
    ```
  }];
  let dependentDialects = ["::mlir::gpu::GPUDialect"];
}

def PReluPassScalars : Pass<"prelu-pass-scalars"> {
  let summary = "Give kernels the numbers of their host in a form they take";
  let description = [{
    An index has 64 bits on the host and 32 in a kernel: it is passed as `i32`,
    and so is a truth value. Vulkan's kernels take buffers only: with
    `in-buffers=true` each number is written into a buffer of rank 0, and
    kernels see buffers of truth values as the bytes that they are on the host.

    Before:

    ```mlir
    gpu.launch ... {
      %y = arith.mulf %x, %alpha : f32
    ```

    After `in-buffers=true`:

    ```mlir
    %b = memref.alloc() : memref<f32>
    memref.store %alpha, %b[] : memref<f32>
    gpu.launch ... {
      %a = memref.load %b[] : memref<f32>
      %y = arith.mulf %x, %a : f32
    ```
  }];
  let options = [
    Option<"inBuffers", "in-buffers", "bool", /*default=*/"false",
           "Write each number into a buffer">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect"];
}

def PReluPlaceOnDevice : Pass<"prelu-place-on-device", "::mlir::ModuleOp"> {
  let summary = "Keep the buffers of functions with kernels in device memory";
  let description = [{
    In every function that launches a kernel, buffers are allocated on the
    device; arguments are copied there at the start, results are copied back
    before the return. Functions keep their signature, in host memory.

    Constants are copied once, by a constructor of the module that runs when the
    program or library is loaded, after the one that loads the kernels; a
    destructor frees them.

    What touches a tensor's elements outside of any kernel works on a copy in
    host memory, which goes back to the device if it is written. A remark says
    so, unless the tensor has a single element. A buffer that only the host
    works on stays there.

    Before:

    ```mlir
    func.func @main(%x: memref<64xf32>) -> memref<64xf32> {
      %y = memref.alloc() : memref<64xf32>
      gpu.launch_func @k::@k ... args(%x : memref<64xf32>, %y : memref<64xf32>)
      return %y : memref<64xf32>
    }
    ```

    After:

    ```mlir
    func.func @main(%x: memref<64xf32>) -> memref<64xf32> {
      %xd = gpu.alloc() : memref<64xf32>
      gpu.memcpy %xd, %x : memref<64xf32>, memref<64xf32>
      %yd = gpu.alloc() : memref<64xf32>
      gpu.launch_func @k::@k ... args(%xd : memref<64xf32>, %yd : memref<64xf32>)
      %y = memref.alloc() : memref<64xf32>
      gpu.memcpy %y, %yd : memref<64xf32>, memref<64xf32>
      gpu.dealloc %xd : memref<64xf32>
      gpu.dealloc %yd : memref<64xf32>
      return %y : memref<64xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::gpu::GPUDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect"];
}

def PReluExpandKernelMath
    : Pass<"prelu-expand-kernel-math", "::mlir::gpu::GPUModuleOp"> {
  let summary = "Expand exponentials and the like in kernels";
  let description = [{
    Upstream's polynomial approximations and expansions, as a pass, and
    expansions where upstream has none or loses all digits: the code generators
    for NVIDIA and AMD would call their makers' libraries (libdevice, ocml), which
    a user would have to install and link. f16 and bf16 are computed in f32.

    ```mlir
    %e = math.exp %x : f32
    ```

    becomes a range reduction and a polynomial of `math.fma`. With `shader` only
    that is expanded which GLSL.std.450 has no instruction for.

    There are no approximations of f64, whose functions need the maker's library.
  }];
  let options = [
    Option<"shader", "shader", "bool", /*default=*/"false",
           "Leave what shaders have instructions for, as in shader=true">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::vector::VectorDialect"];
}

def PReluKernelsToNVVM
    : Pass<"prelu-kernels-to-nvvm", "::mlir::gpu::GPUModuleOp"> {
  let summary = "Convert the kernels of a gpu.module to NVVM";
  let description = [{
    Upstream's conversions to LLVM and NVVM in one step, with indices of 32 bits
    and buffers as bare pointers, and with what upstream's lack: matrix products
    of bf16, and instructions of the machine where it has them, not functions of
    libdevice.

    Constants of addresses are split off, so that accesses which differ in nothing
    else share the rest.

    Upstream's `convert-nvgpu-to-nvvm` and `convert-gpu-to-nvvm` one after the
    other are not used: the first has no option for 32-bit indices.

    Before:

    ```mlir
    gpu.func @k(%x: memref<64xf32>) kernel {
      %i = gpu.thread_id x
      %v = vector.load %x[%i] : memref<64xf32>, vector<4xf32>
      ...
    ```

    After:

    ```mlir
    llvm.func @k(%x: !llvm.ptr) attributes {nvvm.kernel} {
      %i = nvvm.read.ptx.sreg.tid.x : i32
      %p = llvm.getelementptr %x[%i] : (!llvm.ptr, i32) -> !llvm.ptr, f32
      %v = llvm.load %p : !llvm.ptr -> vector<4xf32>
      ...
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::NVVM::NVVMDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::vector::VectorDialect"];
}

def PReluKernelsToROCDL
    : Pass<"prelu-kernels-to-rocdl", "::mlir::gpu::GPUModuleOp"> {
  let summary = "Convert the kernels of a gpu.module to ROCDL";
  let description = [{
    Upstream's conversions to LLVM and ROCDL in one step, with indices of 32 bits,
    buffers as bare pointers, and instructions of the machine where it has them,
    not functions of ocml, which upstream's `convert-gpu-to-rocdl` calls and
    `gpu-module-to-binary` then looks for in an installation of ROCm.

    Before:

    ```mlir
    gpu.func @k(%x: memref<64xf32>) kernel {
      %i = gpu.thread_id x
      %1 = math.fma %0, %0, %0 : f32
      ...
    ```

    After:

    ```mlir
    llvm.func @k(%x: !llvm.ptr) attributes {rocdl.kernel} {
      %i = rocdl.workitem.id.x : i32
      %1 = llvm.intr.fma(%0, %0, %0) : (f32, f32, f32) -> f32
      ...
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::ROCDL::ROCDLDialect"];
}

def PReluKernelsToSPIRV
    : Pass<"prelu-kernels-to-spirv", "::mlir::gpu::GPUModuleOp"> {
  let summary = "Convert the kernels of a gpu.module to a spirv.module";
  let description = [{
    Upstream's conversions to SPIR-V, applied inside the `gpu.module`, where
    `gpu-module-to-binary` looks for them, with what they lack: workgroup
    attributions become workgroup variables, vectors are loaded and stored
    element by element, and the size of the blocks becomes the entry point's.

    Upstream's `convert-gpu-to-spirv` is not used: it leaves out vectors and
    attributions, and puts the `spirv.module` beside the `gpu.module`.

    Before:

    ```mlir
    gpu.module @k {
      gpu.func @k(%x: memref<64xf32>)
          workgroup(%s : memref<64xf32, #gpu.address_space<workgroup>>) kernel
          attributes {known_block_size = array<i32: 64, 1, 1>} { ... }
    }
    ```

    After:

    ```mlir
    gpu.module @k {
      spirv.module @__spv__k Logical GLSL450 {
        spirv.GlobalVariable @__workgroup_mem__0 : ... Workgroup
        spirv.func @k(%x: ... StorageBuffer) attributes {spirv.entry_point_abi =
            #spirv.entry_point_abi<workgroup_size = [64, 1, 1]>} { ... }
      }
    }
    ```
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect",
                           "::mlir::spirv::SPIRVDialect",
                           "::mlir::vector::VectorDialect"];
}

def PReluSetGPUTarget : Pass<"prelu-set-gpu-target", "::mlir::ModuleOp"> {
  let summary = "Write the module's GPU on its kernels";
  let description = [{
    Every `gpu.module` gets the target attribute that `gpu-module-to-binary`
    reads, from the module's `#prelu.gpu_target`, which goes.

    ```mlir
    gpu.module @k [#nvvm.target<O = 3, chip = "sm_80", features = "+ptx80">] {
      ...
    }
    ```
  }];
  let options = [
    Option<"code", "code", "std::string", /*default=*/"\"nvvm\"",
           "What the kernels are lowered to: nvvm, rocdl or spirv, as in "
           "code=rocdl">
  ];
  let dependentDialects = ["::mlir::gpu::GPUDialect",
                           "::mlir::NVVM::NVVMDialect",
                           "::mlir::ROCDL::ROCDLDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::spirv::SPIRVDialect"];
}

#endif // PRELU_LOWER_PASSES
