//===- CopyPipeline.cpp - tiles several of which are on their way
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transport.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::prelu;

/// Bytes of workgroup memory that a kernel may declare without asking for more,
/// and their alignment.
static constexpr int64_t kStaticShared = 48 << 10, kStaticAlignment = 16;

namespace {
/// A tile's rows run along what is contiguous in memory.
class CopyPipeline : public Transport {
public:
  CopyPipeline(BlockTile &block, Instruction &instruction,
               const MatrixInstruction &data)
      : Transport(block, instruction), data(data) {}

  LogicalResult verify() override;
  void layOutTiles() override;
  SharedBuffers getBuffers() override;
  void initBuffers(ValueRange buffers) override;
  FailureOr<SmallVector<Value>> emitReduction(ValueRange accumulators) override;

private:
  /// Values that a loop over tiles carries beside the accumulators.
  static constexpr unsigned kNumCarried = 3;

  bool isContiguous(const OperandTile &operand, bool alongReduction);
  bool layOut(OperandTile &operand);
  int64_t getTilesAhead();
  Value advance(Value stage);
  Value advancePhase(Value phase, Value nextStage);
  void waitForTile(Value group, int64_t stillUnderWay, Value stage,
                   Value phase);
  FailureOr<SmallVector<Value>> multiply(Value stage, ValueRange accumulators,
                                         llvm::function_ref<void()> onTileRead);
  FailureOr<SmallVector<Value>> emitLoop(int64_t first, int64_t last,
                                         bool fetchesNext, Value group,
                                         ValueRange carried);

  const MatrixInstruction &data;
  std::unique_ptr<TileCopies> copies;
};
} // namespace

LogicalResult CopyPipeline::verify() {
  int64_t steps = mapping.getBlock()[2];
  if (block.reduction % steps != 0)
    return op.emitOpError("expects mapping.block[2] to divide the reduction, "
                          "got ")
           << steps << " and " << block.reduction;
  return success();
}

/// Whether a copy's elements lie side by side in memory, along the reduction or
/// along the rows or columns.
bool CopyPipeline::isContiguous(const OperandTile &operand,
                                bool alongReduction) {
  OpOperand *input = anchor.getDpsInputOperand(operand.input);
  int64_t copyElements = kCopyBytes / data.getElementBytes();
  int64_t steps = mapping.getBlock()[2];
  unsigned numBases = bases.size();
  // A copy's position and step, each in whole copies along what is contiguous.
  SmallVector<Base> all(bases);
  all.push_back({Value(), {}, {}, false, alongReduction ? 1 : copyElements});
  all.push_back({Value(), {}, {}, false, alongReduction ? copyElements : 1});
  all.push_back({Value(), {}, {}, false, steps});
  AffineExpr position = getBase(numBases), step = getBase(numBases + 1);
  AffineExpr lane = rewriter.getAffineSymbolExpr(0);
  (alongReduction ? step : position) =
      (alongReduction ? step : position) + lane;
  return KernelEvaluator(rewriter, loc, op.getBody(), all, copyElements,
                         block.inputs)
      .isAligned(
          input->get(),
          applyMap(anchor.getMatchingIndexingMap(input),
                   block.getOperandLoops(operand, position,
                                         getBase(numBases + 2), steps, step)));
}

/// Lays out the operand's tile; returns whether its copies can be asynchronous,
/// which read memory as it is, or write zeros.
bool CopyPipeline::layOut(OperandTile &operand) {
  bool reductionInner = isContiguous(operand, /*alongReduction=*/true);
  static_cast<SharedTile &>(operand) =
      layOutTile(getTile(mapping), /*isRows=*/&operand == &rows,
                 data.getElementBytes(), &data, reductionInner);
  int64_t copyElements = kCopyBytes / data.getElementBytes();
  Value input = anchor.getDpsInputs()[operand.input];
  return block.makeEvaluator(copyElements).isMemory(input) &&
         (reductionInner || isContiguous(operand, /*alongReduction=*/false));
}

void CopyPipeline::layOutTiles() {
  // How the operands lie does not depend on where the block's bases come from.
  block.initMultiples();
  bool rowsAreAsync = layOut(rows), columnsAreAsync = layOut(columns);
  if (mapping.getTma())
    copies = makeTensorMapCopies(block);
  if (!copies)
    copies = makeAsyncCopies(block, data, rowsAreAsync, columnsAreAsync);
}

SharedBuffers CopyPipeline::getBuffers() {
  int64_t stages = mapping.getStages();
  SharedMemory memory =
      layOutSharedMemory(rows, columns, stages, data.getElementBytes(),
                         data.tileAlignment, copies->hasBarriers());
  assert(memory.bytes <=
             getSharedBytes(getTile(mapping), data.getElementBytes(), &data) &&
         "the choice of the tile counted on less");
  SharedBuffers buffers;
  for (const OperandTile *tile : {&rows, &columns})
    buffers.types.push_back(block.getSharedType({stages * tile->elements},
                                                block.getElementType(*tile)));
  buffers.offsets = {memory.rowsOffset, memory.columnsOffset};
  if (copies->hasBarriers()) {
    buffers.types.push_back(
        block.getSharedType({stages}, rewriter.getI64Type()));
    buffers.offsets.push_back(memory.barriersOffset);
  }
  if (memory.bytes > kStaticShared || data.tileAlignment > kStaticAlignment)
    buffers.dynamicBytes = memory.bytes;
  return buffers;
}

void CopyPipeline::initBuffers(ValueRange buffers) {
  if (copies->hasBarriers())
    copies->initBarriers(buffers.front());
}

/// Tiles that are on their way while one is multiplied: a stage holds that one,
/// unless it is refilled, and one more whose product may not be done.
int64_t CopyPipeline::getTilesAhead() {
  if (instruction.refillsEarly())
    return mapping.getStages();
  return std::max<int64_t>(0, mapping.getStages() - 1 - data.isAsynchronous);
}

/// The number of the stage after `stage`.
Value CopyPipeline::advance(Value stage) {
  Value isLast =
      arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq, stage,
                            createIndex(mapping.getStages() - 1));
  Value next = arith::AddIOp::create(rewriter, loc, stage, createIndex(1));
  return arith::SelectOp::create(rewriter, loc, isLast, createIndex(0), next);
}

/// The phase of the stage `nextStage`, after one of phase `phase`.
Value CopyPipeline::advancePhase(Value phase, Value nextStage) {
  Value isFirst = arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq,
                                        nextStage, createIndex(0));
  return arith::XOrIOp::create(
      rewriter, loc, phase,
      arith::ExtUIOp::create(rewriter, loc, phase.getType(), isFirst));
}

/// Waits until the tile of the stage `stage` is there, in all threads.
void CopyPipeline::waitForTile(Value group, int64_t stillUnderWay, Value stage,
                               Value phase) {
  copies->wait(group, stillUnderWay, stage, phase);
  gpu::BarrierOp::create(rewriter, loc);
}

/// Multiplies the tiles of the stage with this number.
FailureOr<SmallVector<Value>>
CopyPipeline::multiply(Value stage, ValueRange accumulators,
                       llvm::function_ref<void()> onTileRead) {
  auto getOffset = [&](const OperandTile &tile) -> Value {
    return affine::makeComposedAffineApply(rewriter, loc,
                                           getBase(0) * tile.elements, {stage});
  };
  Value rowOffset = getOffset(rows), columnOffset = getOffset(columns);
  return instruction.multiply(
      {rowOffset, columnOffset, mapping.getBlock()[2], onTileRead},
      accumulators);
}

/// The tiles [first, last): `carried` are the accumulators, the stage to read,
/// that to fill, and the phase. `group` is the last group of copies before it.
/// With `fetchesNext` the tiles ahead of these start on their way.
FailureOr<SmallVector<Value>>
CopyPipeline::emitLoop(int64_t first, int64_t last, bool fetchesNext,
                       Value group, ValueRange carried) {
  if (first == last)
    return SmallVector<Value>(carried);
  int64_t ahead = getTilesAhead();
  AffineExpr d0 = getBase(0);
  auto forOp = scf::ForOp::create(rewriter, loc, createIndex(first),
                                  createIndex(last), createIndex(1), carried);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  ValueRange args = forOp.getRegionIterArgs();
  Value phase = args.back();
  Value readStage = args[args.size() - 3], writeStage = args[args.size() - 2];
  if (ahead == 0) {
    gpu::BarrierOp::create(rewriter, loc);
    FailureOr<Value> token = copies->start(forOp.getInductionVar(), readStage);
    if (failed(token))
      return failure();
    waitForTile(*token, 0, readStage, phase);
  } else {
    // The tile to be multiplied has arrived when no more than the others are
    // on their way; the barrier also frees the stage that was read before.
    waitForTile(group, ahead - 1, readStage, phase);
  }
  FailureOr<SmallVector<Value>> sums = failure();
  auto multiplyTiles = [&](llvm::function_ref<void()> onTileRead = nullptr) {
    sums = multiply(readStage, args.drop_back(kNumCarried), onTileRead);
  };
  LogicalResult copied = success();
  auto startNext = [&] {
    if (ahead == 0 || !fetchesNext)
      return;
    Value next = affine::makeComposedAffineApply(rewriter, loc, d0 + ahead,
                                                 {forOp.getInductionVar()});
    copied = copies->start(next, writeStage);
  };
  if (instruction.refillsEarly()) {
    multiplyTiles([&] {
      gpu::BarrierOp::create(rewriter, loc);
      startNext();
    });
  } else if (data.isAsynchronous) {
    // A product that goes on by itself starts first; after it, the stage that
    // the one before has read is free.
    multiplyTiles();
    startNext();
  } else {
    startNext();
    multiplyTiles();
  }
  if (failed(copied) || failed(sums))
    return failure();
  Value nextStage = advance(readStage);
  sums->push_back(nextStage);
  sums->push_back(advance(writeStage));
  sums->push_back(copies->hasBarriers() ? advancePhase(phase, nextStage)
                                        : phase);
  scf::YieldOp::create(rewriter, loc, *sums);
  return SmallVector<Value>(forOp.getResults());
}

FailureOr<SmallVector<Value>>
CopyPipeline::emitReduction(ValueRange accumulators) {
  int64_t tiles = block.reduction / mapping.getBlock()[2];
  int64_t ahead = getTilesAhead();
  Value group;
  for (int64_t tile = 0; tile < ahead; ++tile) {
    // A box must not be on its way when the kernel ends.
    if (copies->hasBarriers() && tile == tiles)
      break;
    FailureOr<Value> token =
        copies->start(createIndex(tile), createIndex(tile));
    if (failed(token))
      return failure();
    group = *token;
  }
  SmallVector<Value> carried(accumulators);
  carried.push_back(createIndex(0));
  carried.push_back(createIndex(ahead % mapping.getStages()));
  // How often, modulo 2, the stages have been filled before.
  carried.push_back(arith::ConstantIntOp::create(rewriter, loc, 0, 32));
  int64_t lastFetching =
      copies->hasBarriers() ? std::max<int64_t>(0, tiles - ahead) : tiles;
  FailureOr<SmallVector<Value>> results =
      emitLoop(0, lastFetching, /*fetchesNext=*/true, group, carried);
  if (succeeded(results))
    results =
        emitLoop(lastFetching, tiles, /*fetchesNext=*/false, group, *results);
  if (failed(results))
    return failure();
  results->pop_back_n(kNumCarried);
  return results;
}

std::unique_ptr<Transport>
prelu::makeCopyPipeline(BlockTile &block, Instruction &instruction,
                        const MatrixInstruction &data) {
  return std::make_unique<CopyPipeline>(block, instruction, data);
}
