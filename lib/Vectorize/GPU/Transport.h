//===- Transport.h - how tiles get to where they are multiplied
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_TRANSPORT_H
#define PRELU_LIB_VECTORIZE_GPU_TRANSPORT_H

#include "Instruction.h"

namespace mlir::prelu {

/// Buffers in workgroup memory: both operands' tiles, then what else the
/// transport asks for.
struct SharedBuffers {
  SmallVector<MemRefType> types;
  /// Where each starts in `dynamicBytes` that the launch asks for; a kernel
  /// declares them instead where these are 0.
  SmallVector<int64_t> offsets;
  int64_t dynamicBytes = 0;
};

/// Brings the tiles of both operands to workgroup memory, one after the other
/// along the reduction, and has them multiplied.
class Transport : public BlockPart {
public:
  Transport(BlockTile &block, Instruction &instruction)
      : BlockPart(block), instruction(instruction) {}

  /// Emits an error where the mapping is not what the transport asks for.
  virtual LogicalResult verify() { return success(); }
  /// Lays out the block's tiles, and creates what that takes on the host.
  virtual void layOutTiles() = 0;
  virtual SharedBuffers getBuffers() = 0;
  /// Prepares the buffers behind the tiles, inside the launch.
  virtual void initBuffers(ValueRange buffers) {}
  /// The whole reduction.
  virtual FailureOr<SmallVector<Value>>
  emitReduction(ValueRange accumulators) = 0;

protected:
  Instruction &instruction;
};

/// Starts copies of tiles, and waits for them.
class TileCopies : public BlockPart {
public:
  using BlockPart::BlockPart;

  /// Starts to copy tile number `tile` into the stage with this number; returns
  /// the group of its copies, if there is such a thing.
  virtual FailureOr<Value> start(Value tile, Value stage) = 0;
  /// Waits until the tile of the stage `stage` is there, which is filled for
  /// the `phase`th time, counted modulo 2: no more groups of copies than these
  /// are under way then.
  virtual void wait(Value group, int64_t stillUnderWay, Value stage,
                    Value phase) = 0;
  /// Whether there is a barrier for each stage, with a phase, and no copy may
  /// be on its way when the kernel ends.
  virtual bool hasBarriers() { return false; }
  /// Prepares the barriers, inside the launch.
  virtual void initBarriers(Value barriers) {}
};

/// Through a thread's registers, each step of the reduction a row of workgroup
/// memory. What a block's tile of the reduction leaves over gets a step of its
/// own.
std::unique_ptr<Transport> makeRegisterCopies(BlockTile &block,
                                              Instruction &instruction,
                                              const MatrixInstruction *data);

/// By copies that go on while threads multiply, several tiles ahead.
std::unique_ptr<Transport> makeCopyPipeline(BlockTile &block,
                                            Instruction &instruction,
                                            const MatrixInstruction &data);

/// Each thread copies its share, sixteen bytes at a time: asynchronously those
/// operands that `isAsync` says, the others through registers.
std::unique_ptr<TileCopies> makeAsyncCopies(BlockTile &block,
                                            const MatrixInstruction &data,
                                            bool rowsAreAsync,
                                            bool columnsAreAsync);

/// By the tensor memory accelerator, on behalf of one thread. Null, with a
/// remark, where a tile is no box of memory. In front of the launch.
std::unique_ptr<TileCopies> makeTensorMapCopies(BlockTile &block);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_TRANSPORT_H
