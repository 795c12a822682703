//===- Passes.td - 6: fused regions to vectors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_VECTORIZE_PASSES
#define PRELU_VECTORIZE_PASSES

include "mlir/Pass/PassBase.td"

def PReluVectorize : Pass<"prelu-vectorize"> {
  let summary = "Compute every prelu.fused on vector registers";
  let description = [{
    Turns each scheduled `prelu.fused` into loops over register tiles. Inside a
    tile the accumulators are vector values: they start from the contraction's
    init, are carried through the reduction loops as `iter_args`, go through the
    whole epilogue as values, and are written once. Extents that a tile does
    not divide get a smaller tile of their own, and masks where the last
    register is not full, so nothing is computed by a scalar tail loop.

    Padding in the region is left out where a step on it leaves the accumulators
    as they are; any other, and what no loop over whole registers can read
    around, is stored in front of the loops. A region that cannot be computed on
    vectors is dissolved into its operations for upstream's lowering. Missed
    remarks say why. A schedule that does not fit the region, such as a tile
    larger than its loop or other than the panels that the weights are packed
    in, is an error.

    Upstream's `linalg::vectorize` is not used because it refuses indexing maps
    with sums (every convolution) unless they are tiled to unit windows first,
    and because its masks reach the accumulators.

    Before:

    ```mlir
    %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1],
                               lanes = 1, vector = 16>) {
      %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>)
          -> tensor<4x16xf32>
      %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)
          outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
      %2 = prelu.prelu %1, %alpha : tensor<4x16xf32>, f32
      prelu.yield %2 : tensor<4x16xf32>
    } : tensor<4x16xf32>
    ```

    After (two of the four rows):

    ```mlir
    %sums:4 = scf.for %k = %c0 to %c8 step %c1
        iter_args(%s0 = %zeros, %s1 = %zeros, ...) -> (vector<16xf32>, ...) {
      %b0 = vector.transfer_read %b[%k, %c0], %zero {in_bounds = [true]}
      %a0 = tensor.extract %a[%c0, %k]
      ...
      %n0 = arith.addf %s0, %p0 fastmath<contract> : vector<16xf32>
      scf.yield %n0, %n1, ...
    }
    %y0 = prelu.prelu %sums#0, %alpha : vector<16xf32>, f32
    %t0 = vector.transfer_write %y0, %e[%c0, %c0] {in_bounds = [true]}
    ```
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::amx::AMXDialect",
    "::mlir::arith::ArithDialect", "::mlir::arm_neon::ArmNeonDialect",
    "::mlir::bufferization::BufferizationDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::prelu::PReluDialect", "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect", "::mlir::vector::VectorDialect"
  ];
}

def PReluMapToGPU : Pass<"prelu-map-to-gpu"> {
  let summary = "Compute every prelu.fused in a GPU kernel";
  let description = [{
    Turns each `prelu.fused` that has a mapping into one `gpu.launch` between
    the buffers of its inputs and results; the rest of the function stays on
    tensors. The accumulators are registers of a thread from the contraction's
    init to the end of the epilogue, whose value is stored once.

    A region that cannot be mapped is dissolved into its operations, with a
    missed remark that says why.

    Upstream's transform ops (`tile_using_forall` with a mapping,
    `map_nested_forall_to_threads`) are not used: they have no step that stages
    a convolution's window in workgroup memory without an im2col buffer.

    Before:

    ```mlir
    %y = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 8],
                              thread = [4, 4], vector = 4, stages = 2>) {
      %0 = linalg.matmul ins(%a, %b : ...) outs(%init : ...)
      %1 = prelu.prelu %0, %alpha : tensor<256x256xf32>, f32
      prelu.yield %1 : tensor<256x256xf32>
    } : tensor<256x256xf32>
    ```

    After:

    ```mlir
    %a_buffer = bufferization.to_buffer %a read_only
    %y_buffer = memref.alloc() : memref<256x256xf32>
    gpu.launch blocks(%bx, %by, %bz) in (4, 4, 1) threads(%tx, ...) in (256, ...)
        workgroup(%rows : memref<2x8x68xf32, #gpu.address_space<workgroup>>,
                  %columns : memref<2x8x68xf32, #gpu.address_space<workgroup>>) {
      ...
      %sums:4 = scf.for ... -> (vector<4xf32>, ...) {
        // next tile to registers, products of this one, barrier
      }
      %y0 = prelu.prelu %sums#0, %alpha : vector<4xf32>, f32
      vector.store %y0, %y_flat[%i] {alignment = 16}
      gpu.terminator
    }
    %y = bufferization.to_tensor %y_buffer restrict writable
    ```
  }];
  let dependentDialects = [
    "::mlir::amdgpu::AMDGPUDialect", "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::bufferization::BufferizationDialect", "::mlir::gpu::GPUDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::memref::MemRefDialect",
    "::mlir::nvgpu::NVGPUDialect", "::mlir::NVVM::NVVMDialect",
    "::mlir::prelu::PReluDialect",
    "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect",
    "::mlir::ub::UBDialect", "::mlir::vector::VectorDialect"
  ];
}

#endif // PRELU_VECTORIZE_PASSES
