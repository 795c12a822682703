//===- Passes.td - 5: regions to kernels, tensors to planned memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_OUTLINE_PASSES
#define PRELU_OUTLINE_PASSES

include "mlir/Pass/PassBase.td"

def PReluFormDispatches : Pass<"prelu-form-dispatches"> {
  let summary = "Draw the seam between a network and every scheduled region";
  let description = [{
    Puts each scheduled `prelu.fused` into a `prelu.dispatch`, which takes what
    the region reads as inputs and its results' destinations as inits. Scalars
    and splats are made again inside; weights, biases and alphas come from
    outside, so that layers that differ in these alone become one kernel. Where
    the region reads an input only for the element of the same place, as a PReLU
    alone or a residual does, the result may take that input's buffer
    (`in_place`).

    Padding that is not neutral, or that no loop can read around, is stored in
    front of the dispatch; a region that cannot be computed on vectors is
    dissolved. Missed remarks say why.

    ```mlir
    %y = prelu.fused schedule(...) {
      %0 = linalg.matmul ins(%a, %weights : ...) outs(%init : ...)
      ...
      prelu.yield %1 : tensor<8x64xf32>
    } : tensor<8x64xf32>
    ```

    becomes

    ```mlir
    %e = tensor.empty() : tensor<8x64xf32>
    %y = prelu.dispatch "main_0_matmul_8x64_prelu"
        ins(%a, %weights, %alpha : ...) outs(%e : tensor<8x64xf32>) {
    ^bb0(%0: tensor<8x32xf32>, %1: tensor<32x64xf32>, %2: tensor<64xf32>):
      %3 = prelu.fused schedule(...) { ... } : tensor<8x64xf32>
      prelu.yield %3 : tensor<8x64xf32>
    } -> tensor<8x64xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::prelu::PReluDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluBufferize : Pass<"prelu-bufferize", "::mlir::ModuleOp"> {
  let summary = "Turn tensors into buffers, but for the regions of dispatches";
  let description = [{
    Upstream's one-shot bufferization with function boundaries of identity
    layout, for everything but the regions of `prelu.dispatch`, which it takes
    for operations that overwrite their inits. Its analysis therefore looks at
    one operation for each kernel instead of every store of every tile. Empty
    tensor elimination goes before it where the module inserts one tensor into
    another.

    ```mlir
    %e = tensor.empty() : tensor<8x64xf32>
    %y = prelu.dispatch "k" ins(%x : tensor<8x64xf32>) outs(%e : tensor<8x64xf32>)
        { ... } -> tensor<8x64xf32>
    ```

    becomes

    ```mlir
    %y = memref.alloc() {alignment = 64 : i64} : memref<8x64xf32>
    prelu.dispatch "k" ins(%x : memref<8x64xf32>) outs(%y : memref<8x64xf32>)
        { ... }
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::prelu::PReluDialect"];
}

def PReluPlanMemory : Pass<"prelu-plan-memory"> {
  let summary = "Put a function's intermediate buffers into one arena";
  let description = [{
    Every buffer that a function allocates in its body and that does not outlive
    the call becomes a view of one allocation, the arena. Buffers that are never
    needed at the same time share memory: static ones are placed by their
    lifetimes over the list of calls, the largest first; a dynamic one gets a slot
    that others use before or after it, whose size is computed at entry. With
    several `threads`, a static one lies in the middle of another one, the nearest
    in time of those that are no smaller and whose middle is free, unless the
    arena grows by more than an eighth for it: of two threads that share loops in
    order, each then finds in its own cache the lines that it stores to, of more
    threads more of them than if both began at one place.

    Buffers that are returned, that a call may hand on, or that are allocated
    within loops or branches stay as they are, but for those that each iteration
    of a `scf.forall` allocates: where it is known how many there are, each has a
    part of the arena. Upstream has passes that hoist
    allocations and put them on the stack, none that shares their memory.

    A remark tells the arena's bytes and what the buffers would take without
    sharing; the dynamic ones are not counted.

    ```mlir
    %a = memref.alloc() {alignment = 64 : i64} : memref<64xf32>
    prelu.dispatch "k0" ins(%x : memref<64xf32>) outs(%a : memref<64xf32>) { ... }
    %b = memref.alloc() {alignment = 64 : i64} : memref<64xf32>
    prelu.dispatch "k1" ins(%a : memref<64xf32>) outs(%b : memref<64xf32>) { ... }
    ```

    becomes

    ```mlir
    %arena = memref.alloc() {alignment = 64 : i64, prelu.arena} : memref<512xi8>
    %a = memref.view %arena[%c0][] : memref<512xi8> to memref<64xf32>
    prelu.dispatch "k0" ins(%x : memref<64xf32>) outs(%a : memref<64xf32>) { ... }
    %b = memref.view %arena[%c256][] : memref<512xi8> to memref<64xf32>
    prelu.dispatch "k1" ins(%a : memref<64xf32>) outs(%b : memref<64xf32>) { ... }
    ```
  }];
  let options = [
    Option<"arenaArgument", "arena-argument", "bool", /*default=*/"false",
           "Let the caller of a public function hand over the arena, as the "
           "last argument, as in arena-argument=true; `<name>_arena_bytes` "
           "returns its size">,
    Option<"threads", "threads", "int64_t", /*default=*/"1",
           "How many threads share loops, as in threads=4">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::memref::MemRefDialect"];
}

def PReluResultsToOutParams
    : Pass<"prelu-results-to-out-params", "::mlir::ModuleOp"> {
  let summary = "Let the caller of a public function own its results' buffers";
  let description = [{
    Upstream's `buffer-results-to-out-params` for the functions that only another
    program calls: buffers that they return become further arguments, in which
    the results are computed. Upstream's pass would change private functions too
    and refuse those of dynamic results.

    ```mlir
    func.func @main(%x: memref<8xf32>) -> memref<8xf32> {
      %y = memref.alloc() : memref<8xf32>
      ...
      return %y : memref<8xf32>
    ```

    becomes

    ```mlir
    func.func @main(%x: memref<8xf32>, %y: memref<8xf32>) {
      ...
      return
    ```
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect"];
}

def PReluInlineDispatches : Pass<"prelu-inline-dispatches"> {
  let summary = "Dissolve prelu.dispatch into the operations of its region";
  let description = [{
    The way back from `prelu-form-dispatches`, for those who leave the pipeline
    behind it (`prelu-to-linalg-pipeline`). On buffers the region reads tensors
    of them, and its results are put into their destinations.

    ```mlir
    %y = prelu.dispatch "k" ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
    ^bb0(%0: tensor<8xf32>):
      %1 = prelu.fused ...
      prelu.yield %1 : tensor<8xf32>
    } -> tensor<8xf32>
    ```

    becomes

    ```mlir
    %y = prelu.fused ...
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::tensor::TensorDialect"];
}

def PReluOutlineKernels : Pass<"prelu-outline-kernels", "::mlir::ModuleOp"> {
  let summary = "Make a function, in a module of its own, of each dispatch";
  let description = [{
    Each `prelu.dispatch` on buffers becomes a call of a function of its
    operands; dispatches that are equal, names and locations aside, call the
    same one. The function reads its inputs as tensors and puts its result into
    the destination, so that the passes that compute it stay on tensors.

    The module is then split: one module called `network` for all that was there
    and one for each kernel, with the attributes of the whole, so that passes on
    modules see one kernel at a time and run on as many as there are cores.
    `prelu-merge-kernels` puts the parts together in the end.

    ```mlir
    prelu.dispatch "k" ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
    ^bb0(%0: tensor<8xf32>):
      %1 = prelu.fused ...
      prelu.yield %1 : tensor<8xf32>
    }
    ```

    becomes

    ```mlir
    module @network {
      func.func private @k(memref<8xf32>, memref<8xf32>) attributes {prelu.kernel}
      ...
      call @k(%x, %y) : (memref<8xf32>, memref<8xf32>) -> ()
    }
    module @k {
      func.func @k(%x: memref<8xf32>, %y: memref<8xf32>) attributes {prelu.kernel} {
        %0 = bufferization.to_tensor %x restrict : memref<8xf32> to tensor<8xf32>
        %1 = prelu.fused ...
        bufferization.materialize_in_destination %1 in restrict writable %y
        return
      }
    }
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // PRELU_OUTLINE_PASSES
