//===- BlockTile.h - a block's part of a contraction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_BLOCKTILE_H
#define PRELU_LIB_VECTORIZE_GPU_BLOCKTILE_H

#include "KernelEvaluator.h"

#include "prelu/Region/ContractionLoops.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"

namespace mlir::prelu {

/// Positions in a block's bases; what an instruction adds comes after them.
enum : unsigned { kBatch, kBlockRow, kBlockColumn, kThread, kNumBlockBases };

/// One operand's tile of a block.
struct OperandTile : SharedTile {
  /// The number of the anchor's input.
  unsigned input = 0;
  /// The group of loops that it alone runs along.
  ArrayRef<unsigned> group;
  /// Elements of that group in a block's tile.
  int64_t size = 0;
  /// Position of the block's first row or column among the bases.
  unsigned base = 0;
  /// The tiles in workgroup memory.
  Value shared;
};

/// What one thread computes: `width` neighbouring columns at each of its rows
/// and columns, which are positions in the block's tile. The rows of a window
/// come one after the other.
struct ThreadTile {
  SmallVector<AffineExpr> rows;
  /// The first of `width` columns and the symbol s0, or one column.
  SmallVector<AffineExpr> columns;
  int64_t width = 1;
  /// Rows that stand in one register with columns of theirs.
  int64_t rowsOfFragment = 1;
};

/// A block's tile of rows and columns, in step with the loop groups of
/// ContractionLoops: where in the loops its elements and those of its operands
/// are.
///
/// A block whose tile would reach past the last row or column is moved back to
/// end with it: it computes some results a second time, and no thread has to
/// ask whether an element exists.
class BlockTile {
public:
  BlockTile(RewriterBase &rewriter, FusedOp op, const ContractionLoops &loops,
            const KernelBuffers &inputs);

  /// Fails with an error where the block's tile does not fit the loops.
  LogicalResult verify();
  /// The grid (x, y, z) that covers the loops.
  SmallVector<Value> createGrid();
  /// Sets what is known of the first bases before there is a launch.
  void initMultiples();
  /// Sets the first bases, inside the launch.
  void initBases(gpu::LaunchOp launch);

  /// The loop point of the block's row and column with these numbers.
  SmallVector<AffineExpr> getLoops(AffineExpr row, AffineExpr column);
  /// The window whose first element is the block's row and column with these
  /// numbers.
  SmallVector<AffineExpr> getWindowLoops(AffineExpr row, AffineExpr column);
  /// The loop point of element `place` of the window at `windowLoops`.
  SmallVector<AffineExpr> getPlaceLoops(ArrayRef<AffineExpr> windowLoops,
                                        int64_t place);
  /// The loop point at which `operand` has its element with these numbers: step
  /// `first` + `step`, the former a multiple of `firstMultiple`, the latter
  /// less than that.
  SmallVector<AffineExpr> getOperandLoops(const OperandTile &operand,
                                          AffineExpr position, AffineExpr first,
                                          int64_t firstMultiple,
                                          AffineExpr step);

  /// Where the accumulators of `tile` start, by rows, each a vector of `width`
  /// columns: of the element type of `sumType` if that is wider than their own.
  FailureOr<SmallVector<Value>> evaluateInits(const ThreadTile &tile,
                                              Type sumType);
  KernelEvaluator makeEvaluator(int64_t width) {
    return KernelEvaluator(rewriter, loc, op.getBody(), bases, width, inputs);
  }

  /// An index value for `expr` over the bases.
  Value materialize(AffineExpr expr);
  AffineExpr getBase(unsigned position) {
    return getAffineDimExpr(position, rewriter.getContext());
  }
  Value createIndex(int64_t value);

  /// The element type of the operand's tensor.
  Type getElementType(const OperandTile &operand);
  MemRefType getSharedType(ArrayRef<int64_t> shape, Type elementType);
  /// Where in its tile the element (outer, inner) lies; `inner` is a multiple
  /// of a copy's elements.
  Value createPlace(const OperandTile &tile, Value outer, Value inner);

  RewriterBase &rewriter;
  Location loc;
  FusedOp op;
  linalg::LinalgOp anchor;
  GPUMappingAttr mapping;
  ContractionLoops contraction;
  const KernelBuffers &inputs;
  OperandTile rows, columns;
  /// The batch, the block's first row and column, the thread's number in the
  /// block; then the instruction's.
  SmallVector<Base> bases;
  int64_t threads = 0;
  /// Of these, the ones that run in step.
  int64_t subgroup = 0;
  int64_t reduction = 0;

private:
  Value createTileOffset(Value block, int64_t size, int64_t tile);
  FailureOr<Value> evaluateInit(ArrayRef<AffineExpr> loops, int64_t width,
                                Type sumType);
  Value createSwizzled(const OperandTile &tile, Value outer, Value inner);
};

/// A part of the kernel of `block`, with short names for what it is about.
class BlockPart {
public:
  explicit BlockPart(BlockTile &block)
      : block(block), rewriter(block.rewriter), loc(block.loc), op(block.op),
        anchor(block.anchor), mapping(block.mapping), rows(block.rows),
        columns(block.columns), bases(block.bases) {}
  virtual ~BlockPart() = default;

protected:
  AffineExpr getBase(unsigned position) { return block.getBase(position); }
  Value materialize(AffineExpr expr) { return block.materialize(expr); }
  Value createIndex(int64_t value) { return block.createIndex(value); }

  BlockTile &block;
  RewriterBase &rewriter;
  Location loc;
  FusedOp op;
  linalg::LinalgOp anchor;
  GPUMappingAttr mapping;
  OperandTile &rows, &columns;
  SmallVector<Base> &bases;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_BLOCKTILE_H
