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

#include "prelu/Dialect/Utils/ContractionLoops.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"

namespace mlir::prelu {

/// What the kernels of all algorithms share: the buffers around the launch, and
/// the epilogue at its end.
///
/// The inputs enter as read-only buffers, each result gets a buffer of its own,
/// and the launch stands between: the rest of the function stays on tensors.
class Kernel {
public:
  /// `op` is vectorizable and yields no sum; `yieldMaps` are its getYieldMaps().
  Kernel(RewriterBase &rewriter, FusedOp op, ArrayRef<AffineMap> yieldMaps);
  virtual ~Kernel() = default;

  /// Replacements for the results of the op. Emits an error where it fails.
  FailureOr<SmallVector<Value>> emit();

protected:
  /// Checks the mapping and creates `launch` by createLaunch; fills its body up
  /// to the terminator. Emits an error where it fails.
  virtual LogicalResult emitKernel() = 0;

  /// A launch of `grid` blocks (x, y, z) of `threads` threads with buffers of
  /// the types `shared` in workgroup memory; moves the insertion point into it.
  void createLaunch(ArrayRef<Value> grid, int64_t threads,
                    TypeRange shared = {});
  Value createIndex(int64_t value);

  /// Computes the yielded values at the loop point `loops` and stores them.
  /// `evaluator` knows the anchor's result there if that is a reduction.
  LogicalResult emitResults(KernelEvaluator &evaluator,
                            ArrayRef<AffineExpr> loops);
  LogicalResult emitNoForm();

  RewriterBase &rewriter;
  Location loc;
  FusedOp op;
  linalg::LinalgOp anchor;
  GPUMappingAttr mapping;
  SmallVector<AffineMap> yieldMaps;
  /// Per loop of the anchor.
  SmallVector<OpFoldResult> extents;
  KernelBuffers inputs;
  gpu::LaunchOp launch;

private:
  LogicalResult computeExtents();
  void createInputs();
  void createOutputs();
  KernelBuffer makeBuffer(Value memref);

  SmallVector<Value> outputMemrefs;
  SmallVector<KernelBuffer> outputs;
};

/// `direct`: each thread computes neighbouring elements of the result.
class DirectKernel : public Kernel {
public:
  using Kernel::Kernel;

protected:
  LogicalResult emitKernel() override;

private:
  FailureOr<Value> emitReduction(SmallVector<Base> bases,
                                 SmallVector<AffineExpr> loops,
                                 ArrayRef<unsigned> rest, Value accumulator);
};

/// `tiled`: the threads of a block stage tiles of both operands in workgroup
/// memory, and each multiplies its rows and columns of them.
///
/// A block whose tile would reach past the last row or column is moved back to
/// end with it: it computes some results a second time, and no thread has to ask
/// whether an element exists. What a block's tile of the reduction leaves over
/// gets a step of its own.
class TiledKernel : public Kernel {
public:
  TiledKernel(RewriterBase &rewriter, FusedOp op, ArrayRef<AffineMap> yieldMaps,
              const ContractionLoops &loops)
      : Kernel(rewriter, op, yieldMaps), contraction(loops) {}

protected:
  LogicalResult emitKernel() override;

private:
  /// One operand's way through workgroup memory.
  struct Operand {
    /// The number of the anchor's input.
    unsigned input;
    /// The group of loops that it alone runs along.
    ArrayRef<unsigned> group;
    /// Elements of that group in a block's tile.
    int64_t size = 0;
    /// Position of the block's first row or column among the bases.
    unsigned base = 0;
    /// memref<stages x steps x size + padding>.
    Value shared;
  };
  /// Elements on their way, in registers.
  struct Staged {
    SmallVector<Value> values;
    /// Where in the tile each goes: the step of the reduction and the row or
    /// column.
    SmallVector<std::pair<Value, Value>> places;
    /// A vector runs along the reduction.
    bool alongReduction = false;
  };

  LogicalResult verifyMapping();
  Value createTileOffset(Value block, int64_t size, int64_t tile,
                         int64_t &multiple);
  SmallVector<AffineExpr> getLoops(AffineExpr row, AffineExpr column);
  FailureOr<Staged> load(const Operand &operand, Value firstStep,
                         int64_t firstMultiple, int64_t steps);
  void store(const Operand &operand, const Staged &staged, Value stage);
  FailureOr<SmallVector<Value>> multiply(Value stage, int64_t steps,
                                         ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitMainLoop(ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitTail(ValueRange accumulators);
  FailureOr<SmallVector<Value>> initAccumulators(KernelEvaluator &evaluator);
  /// The thread's rows and columns: one expression per accumulator.
  SmallVector<SmallVector<AffineExpr>> getPoints();
  AffineExpr getRow(int64_t number);
  AffineExpr getColumn(int64_t number);
  Value load(Value shared, Value stage, int64_t step, AffineExpr position,
             int64_t width);

  const ContractionLoops &contraction;
  Operand rows, columns;
  /// The batch, the block's first row and column, the thread's number among the
  /// rows and among the columns, and its number in the block.
  SmallVector<Base> bases;
  int64_t threads = 0;
  int64_t reduction = 0;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_KERNEL_H
