//===- RegisterCopies.cpp - tiles on their way through registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transport.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class RegisterCopies : public Transport {
public:
  RegisterCopies(BlockTile &block, Instruction &instruction,
                 const MatrixInstruction *data)
      : Transport(block, instruction), data(data) {}

  void layOutTiles() override;
  SharedBuffers getBuffers() override;
  FailureOr<SmallVector<Value>> emitReduction(ValueRange accumulators) override;

private:
  /// Elements on their way, in registers.
  struct Staged {
    SmallVector<Value> values;
    /// Where in the tile each goes: the step of the reduction and the row or
    /// column.
    SmallVector<std::pair<Value, Value>> places;
    /// A vector runs along the reduction.
    bool alongReduction = false;
  };
  /// One tile of each operand.
  struct StagedPair {
    Staged rows, columns;
  };

  FailureOr<Staged> load(const OperandTile &operand, Value firstStep,
                         int64_t firstMultiple, int64_t steps);
  void store(const OperandTile &operand, const Staged &staged, Value stage);
  FailureOr<StagedPair> loadPair(Value firstStep, int64_t firstMultiple,
                                 int64_t steps);
  void storePair(const StagedPair &tiles, Value stage);
  FailureOr<SmallVector<Value>> multiply(Value stage, int64_t steps,
                                         ValueRange accumulators) {
    return instruction.multiply({stage, stage, steps}, accumulators);
  }
  FailureOr<SmallVector<Value>> emitMainLoop(ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitTail(ValueRange accumulators);

  const MatrixInstruction *data;
};
} // namespace

/// Loads the block's tile of `operand` from the step `firstStep` of the
/// reduction on, `steps` deep, each thread its share of it.
///
/// Where the elements of a vector lie side by side in memory, along the rows or
/// columns or along the reduction, they are loaded as one. A thread beyond the
/// last share takes the last one again.
FailureOr<RegisterCopies::Staged>
RegisterCopies::load(const OperandTile &operand, Value firstStep,
                     int64_t firstMultiple, int64_t steps) {
  MLIRContext *context = rewriter.getContext();
  AffineExpr lane = getAffineSymbolExpr(0, context);
  OpOperand *input = anchor.getDpsInputOperand(operand.input);
  AffineMap map = anchor.getMatchingIndexingMap(input);
  // The bases of a load: those of the thread, then the first step, and for the
  // question of alignment the share's position and step.
  unsigned numBases = bases.size();
  AffineExpr first = getAffineDimExpr(numBases, context);
  AffineExpr position = getAffineDimExpr(numBases + 1, context);
  AffineExpr step = getAffineDimExpr(numBases + 2, context);

  // How many elements lie side by side, and along which of the two.
  int64_t width = mapping.getVector();
  bool alongReduction = false;
  auto isAligned = [&](int64_t width, AffineExpr position, AffineExpr step,
                       int64_t positionMultiple, int64_t stepMultiple) {
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, firstMultiple});
    all.push_back({Value(), {}, {}, false, positionMultiple});
    all.push_back({Value(), {}, {}, false, stepMultiple});
    return KernelEvaluator(rewriter, loc, op.getBody(), all, width,
                           block.inputs)
        .isAligned(input->get(),
                   applyMap(map, block.getOperandLoops(operand, position, first,
                                                       firstMultiple, step)));
  };
  for (; width > 1; width /= 2) {
    if (operand.size % width == 0 &&
        isAligned(width, position + lane, step, width, 1))
      break;
    alongReduction =
        steps % width == 0 && isAligned(width, position, step + lane, 1, width);
    if (alongReduction)
      break;
  }

  int64_t sharesAlongSteps = alongReduction ? steps / width : steps;
  int64_t sharesAlongGroup =
      alongReduction ? operand.size : operand.size / width;
  int64_t shares = sharesAlongSteps * sharesAlongGroup;
  Staged staged;
  staged.alongReduction = alongReduction;
  // The fastest index of neighbouring threads is what lies side by side.
  int64_t fast = alongReduction ? sharesAlongSteps : sharesAlongGroup;
  for (int64_t begin = 0; begin < shares; begin += block.threads) {
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, firstMultiple});
    AffineExpr thread = getBase(kThread);
    AffineExpr low, high;
    if (begin + block.threads > shares) {
      Value share = affine::makeComposedAffineApply(
          rewriter, loc, getBase(0) + begin, {bases[kThread].value});
      all.push_back({arith::MinUIOp::create(rewriter, loc, share,
                                            createIndex(shares - 1)),
                     {},
                     {}});
      low = getBase(numBases + 1) % fast;
      high = getBase(numBases + 1).floorDiv(fast);
    } else if (begin % fast == 0 && block.threads <= fast) {
      // Each thread has the same place in every round, one constant step apart.
      low = thread;
      high = rewriter.getAffineConstantExpr(begin / fast);
    } else {
      low = (thread + begin) % fast;
      high = (thread + begin).floorDiv(fast);
    }
    AffineExpr sharePosition = alongReduction ? high : low * width;
    AffineExpr shareStep = alongReduction ? low * width : high;
    AffineExpr atPosition = sharePosition, atStep = shareStep;
    if (width > 1)
      (alongReduction ? atStep : atPosition) =
          (alongReduction ? atStep : atPosition) + lane;
    KernelEvaluator evaluator(rewriter, loc, op.getBody(), all, width,
                              block.inputs);
    FailureOr<Value> value = evaluator.evaluate(
        input->get(),
        applyMap(map, block.getOperandLoops(operand, atPosition, first,
                                            firstMultiple, atStep)));
    if (failed(value))
      return failure();
    staged.values.push_back(*value);
    staged.places.push_back({evaluator.materialize(shareStep),
                             evaluator.materialize(sharePosition)});
  }
  return staged;
}

/// Puts what is on its way into tile number `stage` of workgroup memory, whose
/// rows are the steps of the reduction.
void RegisterCopies::store(const OperandTile &operand, const Staged &staged,
                           Value stage) {
  AffineExpr d0 = getAffineDimExpr(0, rewriter.getContext());
  for (auto [value, place] : llvm::zip_equal(staged.values, staged.places)) {
    auto [step, position] = place;
    auto type = dyn_cast<VectorType>(value.getType());
    if (!type) {
      memref::StoreOp::create(rewriter, loc, value, operand.shared,
                              ValueRange{stage, step, position});
      continue;
    }
    int64_t width = type.getNumElements();
    if (!staged.alongReduction) {
      int64_t bytes = width * type.getElementTypeBitWidth() / 8;
      vector::StoreOp::create(rewriter, loc, value, operand.shared,
                              ValueRange{stage, step, position},
                              /*nontemporal=*/false, llvm::MaybeAlign(bytes));
      continue;
    }
    for (int64_t i = 0; i < width; ++i) {
      Value element = vector::ExtractOp::create(rewriter, loc, value, i);
      Value at = affine::makeComposedAffineApply(rewriter, loc, d0 + i, {step});
      memref::StoreOp::create(rewriter, loc, element, operand.shared,
                              ValueRange{stage, at, position});
    }
  }
}

FailureOr<RegisterCopies::StagedPair>
RegisterCopies::loadPair(Value firstStep, int64_t firstMultiple,
                         int64_t steps) {
  FailureOr<Staged> rowTile = load(rows, firstStep, firstMultiple, steps);
  FailureOr<Staged> columnTile = load(columns, firstStep, firstMultiple, steps);
  if (failed(rowTile) || failed(columnTile))
    return failure();
  return StagedPair{*rowTile, *columnTile};
}

void RegisterCopies::storePair(const StagedPair &tiles, Value stage) {
  store(rows, tiles.rows, stage);
  store(columns, tiles.columns, stage);
}

/// All whole tiles of the reduction. With two stages the next tile is loaded
/// into registers before one is multiplied and stored after, into the half of
/// workgroup memory that no thread reads then, so one barrier does.
FailureOr<SmallVector<Value>>
RegisterCopies::emitMainLoop(ValueRange accumulators) {
  AffineExpr d0 = getBase(0);
  int64_t steps = mapping.getBlock()[2], tiles = block.reduction / steps;
  bool isDouble = mapping.getStages() > 1;
  Value zero = createIndex(0), one = createIndex(1);
  auto barrier = [&] { gpu::BarrierOp::create(rewriter, loc); };

  if (isDouble) {
    FailureOr<StagedPair> first = loadPair(zero, steps, steps);
    if (failed(first))
      return failure();
    storePair(*first, zero);
    barrier();
  }
  auto forOp = scf::ForOp::create(rewriter, loc, isDouble ? one : zero,
                                  createIndex(tiles), one, accumulators);
  {
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(forOp.getBody());
    auto apply = [&](AffineExpr expr) -> Value {
      return affine::makeComposedAffineApply(rewriter, loc, expr,
                                             {forOp.getInductionVar()});
    };
    FailureOr<StagedPair> next = loadPair(apply(d0 * steps), steps, steps);
    if (failed(next))
      return failure();
    Value stage = zero;
    if (isDouble) {
      stage = apply((d0 + 1) % 2);
    } else {
      barrier();
      storePair(*next, zero);
      barrier();
    }
    FailureOr<SmallVector<Value>> sums =
        multiply(stage, steps, forOp.getRegionIterArgs());
    if (failed(sums))
      return failure();
    if (isDouble) {
      storePair(*next, apply(d0 % 2));
      barrier();
    }
    scf::YieldOp::create(rewriter, loc, *sums);
  }
  if (!isDouble)
    return SmallVector<Value>(forOp.getResults());
  return multiply(createIndex((tiles - 1) % 2), steps, forOp.getResults());
}

/// What whole tiles leave over of the reduction.
FailureOr<SmallVector<Value>>
RegisterCopies::emitTail(ValueRange accumulators) {
  int64_t rest = block.reduction % mapping.getBlock()[2];
  int64_t first = block.reduction - rest;
  if (rest == 0)
    return SmallVector<Value>(accumulators);
  FailureOr<StagedPair> tiles = loadPair(createIndex(first), first, rest);
  if (failed(tiles))
    return failure();
  Value stage = createIndex(0);
  gpu::BarrierOp::create(rewriter, loc);
  storePair(*tiles, stage);
  gpu::BarrierOp::create(rewriter, loc);
  return multiply(stage, rest, accumulators);
}

void RegisterCopies::layOutTiles() {
  for (OperandTile *operand : {&rows, &columns})
    static_cast<SharedTile &>(*operand) = layOutTile(
        getTile(mapping), /*isRows=*/operand == &rows,
        llvm::divideCeil(block.getElementType(*operand).getIntOrFloatBitWidth(),
                         8),
        data, /*reductionInner=*/false);
}

SharedBuffers RegisterCopies::getBuffers() {
  SharedBuffers buffers;
  for (const OperandTile *operand : {&rows, &columns})
    buffers.types.push_back(block.getSharedType(
        {mapping.getStages(), operand->outer, operand->pitch},
        block.getElementType(*operand)));
  return buffers;
}

FailureOr<SmallVector<Value>>
RegisterCopies::emitReduction(ValueRange accumulators) {
  FailureOr<SmallVector<Value>> sums = emitMainLoop(accumulators);
  if (failed(sums))
    return failure();
  return emitTail(*sums);
}

std::unique_ptr<Transport>
prelu::makeRegisterCopies(BlockTile &block, Instruction &instruction,
                          const MatrixInstruction *data) {
  return std::make_unique<RegisterCopies>(block, instruction, data);
}
