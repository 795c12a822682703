//===- Instruction.h - what multiplies the tiles of a block
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_INSTRUCTION_H
#define PRELU_LIB_VECTORIZE_GPU_INSTRUCTION_H

#include "BlockTile.h"

namespace mlir::prelu {

/// The tiles to multiply.
struct TileStage {
  /// The leading index of each in its buffer.
  Value rows, columns;
  /// Steps of the reduction.
  int64_t steps;
  /// To be called, where it is not null, when a thread has its share of all of
  /// the tiles in registers.
  llvm::function_ref<void()> onTileRead = nullptr;
};

/// Multiplies a block's tiles in workgroup memory and adds the products to
/// accumulators in registers.
class Instruction : public BlockPart {
public:
  using BlockPart::BlockPart;

  /// Emits an error where the mapping is not what the instruction asks for.
  virtual LogicalResult verify() { return success(); }
  /// Threads that share the accumulators of one mapping.thread.
  virtual int64_t getThreadsOfTile() { return 1; }
  /// The accumulators' element type; null for the anchor's own.
  virtual Type getSumType() { return Type(); }
  /// Adds its bases to the block's.
  virtual void initThreadBases() = 0;
  /// Finds what of a tile's address is the thread's own.
  virtual void initTileOffsets() {}
  virtual ThreadTile getThreadTile() = 0;

  /// The accumulators of the thread's tile, by rows, as the instruction takes
  /// and returns them, and back when no instruction works on them.
  virtual SmallVector<Value> pack(ValueRange values) { return values; }
  virtual SmallVector<Value> unpack(ValueRange accumulators) {
    return accumulators;
  }
  virtual FailureOr<SmallVector<Value>> multiply(const TileStage &tiles,
                                                 ValueRange accumulators) = 0;

  /// A tile is read into registers as a whole before it is multiplied, and its
  /// place filled again meanwhile.
  virtual bool refillsEarly() { return false; }
};

/// What the instructions on matrices share: several threads hold the
/// accumulators as fragments, whose layout is data.
class FragmentInstruction : public Instruction {
public:
  FragmentInstruction(BlockTile &block, const MatrixInstruction &data)
      : Instruction(block), data(data) {}

  LogicalResult verify() override;
  int64_t getThreadsOfTile() override { return data.threads; }
  Type getSumType() override { return rewriter.getF32Type(); }
  void initThreadBases() override;
  ThreadTile getThreadTile() override;

protected:
  /// The two digits of the thread's number in its warp, the first row and
  /// column of the warp's accumulators.
  enum : unsigned {
    kLaneLow = kNumBlockBases,
    kLaneHigh,
    kTileRow,
    kTileColumn,
    kNumBases
  };

  /// The first row and column of the tile with this number.
  std::pair<AffineExpr, AffineExpr> getTileOrigin(AffineExpr number);
  /// What `digits` of the lane move by along the first or second dimension.
  AffineExpr getLanePosition(ArrayRef<FragmentDigit> digits, unsigned dim);
  /// Matrices along a tile of `extent` rows (0) or columns (1) whose elements
  /// one vector holds.
  int64_t getGroup(unsigned dim);
  /// Where the row or column number `lane` + `offset` of matrix number `matrix`
  /// lies.
  AffineExpr getPosition(unsigned dim, int64_t matrix, AffineExpr lane,
                         int64_t offset = 0);

  /// The values of the thread's tile as fragments, vectors of rows and columns
  /// for each matrix, by rows, and back.
  SmallVector<Value> makeFragments(ValueRange values);
  SmallVector<Value> splitFragments(ValueRange fragments);

  const MatrixInstruction &data;
};

/// Makes the emitter of one algorithm; `data` is null for the ordinary lanes.
using MakeInstruction = std::unique_ptr<Instruction>(
    BlockTile &block, const MatrixInstruction *data);

MakeInstruction makeThreadFMA, makeMMASync, makeWGMMA, makeMFMA;

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_INSTRUCTION_H
