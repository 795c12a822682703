//===- Kernel.h - a fused region as one kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_KERNEL_H
#define PRELU_LIB_VECTORIZE_GPU_KERNEL_H

#include "KernelEvaluator.h"

#include "prelu/Region/ContractionLoops.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"

namespace mlir::prelu {

/// What the kernels of all algorithms share: the buffers around the launch, and
/// the epilogue at its end.
///
/// The inputs enter as read-only buffers, each result gets a buffer of its own,
/// and the launch stands between: the rest of the function stays on tensors.
class Kernel {
public:
  /// `region` is mappable.
  Kernel(RewriterBase &rewriter, const FusedRegion &region);
  virtual ~Kernel() = default;

  /// Replacements for the results of the op. Fails with an error, or where a
  /// value of the region has no form in a kernel: then lacksForm() is true.
  FailureOr<SmallVector<Value>> emit();
  bool lacksForm() const { return formIsMissing; }

protected:
  /// Checks the mapping and creates `launch` by createLaunch; fills its body up
  /// to the terminator. Emits an error where it fails, or returns failForm().
  virtual LogicalResult emitKernel() = 0;

  /// A launch of `grid` blocks (x, y, z) of `threads` threads with buffers of
  /// the types `shared` in workgroup memory; moves the insertion point into it.
  /// Emits an error where the module's target has less.
  LogicalResult createLaunch(ArrayRef<Value> grid, int64_t threads,
                             TypeRange shared = {},
                             int64_t dynamicSharedBytes = 0);
  Value createIndex(int64_t value);

  /// Computes the yielded values at the loop point `loops` and stores them.
  /// `evaluator` knows the anchor's result there if that is a reduction.
  LogicalResult emitResults(KernelEvaluator &evaluator,
                            ArrayRef<AffineExpr> loops);
  /// What to return where a value of the region has no form in a kernel.
  LogicalResult failForm() {
    formIsMissing = true;
    return failure();
  }

  RewriterBase &rewriter;
  FusedRegion region;
  FusedOp op;
  Location loc;
  linalg::LinalgOp anchor;
  GPUMappingAttr mapping;
  /// Per loop of the anchor.
  SmallVector<OpFoldResult> extents;
  KernelBuffers inputs;
  gpu::LaunchOp launch;

private:
  void createInputs();
  void createOutputs();
  void sinkScalars();
  KernelBuffer makeBuffer(Value memref);

  bool formIsMissing = false;
  SmallVector<Value> outputMemrefs;
  SmallVector<KernelBuffer> outputs;
};

/// `direct`: each thread computes neighbouring elements of the result.
std::unique_ptr<Kernel> makeDirectKernel(RewriterBase &rewriter,
                                         const FusedRegion &region);

/// All other algorithms: tiles of a contraction's rows and columns.
std::unique_ptr<Kernel> makeContractionKernel(RewriterBase &rewriter,
                                              const FusedRegion &region,
                                              const ContractionLoops &loops);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_KERNEL_H
