//===- TiledKernel.cpp - tiles in workgroup memory, accumulators in registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

AffineExpr TiledKernel::getRow(int64_t number) {
  // Groups of `vector` rows, read from workgroup memory as one.
  int64_t rowsOfThread = mapping.getThread()[0];
  int64_t group = std::gcd(rowsOfThread, mapping.getVector());
  int64_t threadsAlong = rows.size / rowsOfThread;
  return getBase(kThreadRow) * group + number / group * group * threadsAlong +
         number % group;
}

AffineExpr TiledKernel::getColumn(int64_t number) {
  int64_t width = mapping.getVector();
  int64_t threadsAlong = columns.size / mapping.getThread()[1];
  AffineExpr column =
      getBase(kThreadColumn) * width + number * width * threadsAlong;
  return width == 1 ? column
                    : column + getAffineSymbolExpr(0, rewriter.getContext());
}

SmallVector<SmallVector<AffineExpr>> TiledKernel::getPoints() {
  SmallVector<SmallVector<AffineExpr>> points;
  ArrayRef<int64_t> thread = mapping.getThread();
  for (int64_t row = 0; row < thread[0]; ++row)
    for (int64_t column = 0; column < thread[1] / mapping.getVector(); ++column)
      points.push_back(getLoops(getRow(row), getColumn(column)));
  return points;
}

/// Loads the block's tile of `operand` from the step `firstStep` of the
/// reduction on, `steps` deep, each thread its share of it.
///
/// Where the elements of a vector lie side by side in memory, along the rows or
/// columns or along the reduction, they are loaded as one. A thread beyond the
/// last share takes the last one again.
FailureOr<TiledKernel::Staged> TiledKernel::load(const Operand &operand,
                                                 Value firstStep,
                                                 int64_t firstMultiple,
                                                 int64_t steps) {
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
    if (width == 1)
      return false;
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, firstMultiple});
    all.push_back({Value(), {}, {}, false, positionMultiple});
    all.push_back({Value(), {}, {}, false, stepMultiple});
    return KernelEvaluator(rewriter, loc, op.getBody(), all, width, inputs)
        .isAligned(
            input->get(),
            applyMap(map, getOperandLoops(operand, position, first + step)));
  };
  if (operand.size % width != 0 ||
      !isAligned(width, position + lane, step, width, 1)) {
    alongReduction =
        steps % width == 0 && isAligned(width, position, step + lane, 1, width);
    if (!alongReduction)
      width = 1;
  }

  int64_t sharesAlongSteps = alongReduction ? steps / width : steps;
  int64_t sharesAlongGroup =
      alongReduction ? operand.size : operand.size / width;
  int64_t shares = sharesAlongSteps * sharesAlongGroup;
  Staged staged;
  staged.alongReduction = alongReduction;
  // The fastest index of neighbouring threads is what lies side by side.
  int64_t fast = alongReduction ? sharesAlongSteps : sharesAlongGroup;
  for (int64_t begin = 0; begin < shares; begin += threads) {
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, firstMultiple});
    AffineExpr thread = getBase(kThread);
    AffineExpr low, high;
    if (begin + threads > shares) {
      Value share = affine::makeComposedAffineApply(
          rewriter, loc, getBase(0) + begin, {bases[kThread].value});
      all.push_back({arith::MinUIOp::create(rewriter, loc, share,
                                            createIndex(shares - 1)),
                     {},
                     {}});
      low = getBase(numBases + 1) % fast;
      high = getBase(numBases + 1).floorDiv(fast);
    } else if (begin % fast == 0 && threads <= fast) {
      // Each thread has the same place in every round, one constant step apart.
      low = thread;
      high = rewriter.getAffineConstantExpr(begin / fast);
    } else {
      low = (thread + begin) % fast;
      high = (thread + begin).floorDiv(fast);
    }
    AffineExpr sharePosition = alongReduction ? high : low * width;
    AffineExpr shareStep = alongReduction ? low * width : high;
    AffineExpr atPosition = sharePosition, atStep = first + shareStep;
    if (width > 1)
      (alongReduction ? atStep : atPosition) =
          (alongReduction ? atStep : atPosition) + lane;
    KernelEvaluator evaluator(rewriter, loc, op.getBody(), all, width, inputs);
    FailureOr<Value> value = evaluator.evaluate(
        input->get(),
        applyMap(map, getOperandLoops(operand, atPosition, atStep)));
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
void TiledKernel::store(const Operand &operand, const Staged &staged,
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

/// `width` elements of a tile in workgroup memory from `position` on.
Value TiledKernel::loadShared(Value shared, Value stage, int64_t step,
                              AffineExpr position, int64_t width) {
  Value at = materialize(position);
  Value indices[] = {stage, createIndex(step), at};
  Type elementType = getElementTypeOrSelf(shared.getType());
  if (width == 1)
    return memref::LoadOp::create(rewriter, loc, shared, indices);
  int64_t bytes = width * elementType.getIntOrFloatBitWidth() / 8;
  return vector::LoadOp::create(
      rewriter, loc, VectorType::get({width}, elementType), shared, indices,
      /*nontemporal=*/false, llvm::MaybeAlign(bytes));
}

/// Adds `steps` products from tile number `stage` to each accumulator.
FailureOr<SmallVector<Value>> TiledKernel::multiply(Value stage, int64_t steps,
                                                    ValueRange accumulators) {
  SmallVector<Value> sums(accumulators);
  int64_t width = mapping.getVector();
  int64_t numRows = mapping.getThread()[0];
  int64_t numVectors = mapping.getThread()[1] / width;
  int64_t group = std::gcd(numRows, width);
  AffineExpr zero = getAffineConstantExpr(0, rewriter.getContext());
  for (int64_t step = 0; step < steps; ++step) {
    KernelEvaluator evaluator = makeEvaluator(width);
    SmallVector<Value> rowValues, columnValues;
    for (int64_t row = 0; row < numRows; row += group) {
      Value values = loadShared(rows.shared, stage, step, getRow(row), group);
      for (int64_t i = 0; i < group; ++i)
        rowValues.push_back(
            group == 1 ? values
                       : vector::ExtractOp::create(rewriter, loc, values, i));
    }
    for (int64_t column = 0; column < numVectors; ++column)
      columnValues.push_back(
          loadShared(columns.shared, stage, step,
                     getColumn(column).replaceSymbols({zero}), width));
    for (int64_t row = 0; row < numRows; ++row)
      for (int64_t column = 0; column < numVectors; ++column) {
        Value &sum = sums[row * numVectors + column];
        Value arguments[3];
        arguments[rows.input] = rowValues[row];
        arguments[columns.input] = columnValues[column];
        arguments[2] = sum;
        FailureOr<SmallVector<Value>> next =
            evaluator.cloneBody(anchor, arguments);
        if (failed(next))
          return failure();
        sum = next->front();
      }
  }
  return sums;
}

FailureOr<TiledKernel::StagedPair>
TiledKernel::loadPair(Value firstStep, int64_t firstMultiple, int64_t steps) {
  FailureOr<Staged> rowTile = load(rows, firstStep, firstMultiple, steps);
  FailureOr<Staged> columnTile = load(columns, firstStep, firstMultiple, steps);
  if (failed(rowTile) || failed(columnTile))
    return failure();
  return StagedPair{*rowTile, *columnTile};
}

void TiledKernel::storePair(const StagedPair &tiles, Value stage) {
  store(rows, tiles.rows, stage);
  store(columns, tiles.columns, stage);
}

/// All whole tiles of the reduction. With two stages the next tile is loaded
/// into registers before one is multiplied and stored after, into the half of
/// workgroup memory that no thread reads then, so one barrier does.
FailureOr<SmallVector<Value>>
TiledKernel::emitMainLoop(ValueRange accumulators) {
  AffineExpr d0 = getBase(0);
  int64_t steps = mapping.getBlock()[2], tiles = reduction / steps;
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
FailureOr<SmallVector<Value>> TiledKernel::emitTail(ValueRange accumulators) {
  int64_t rest = reduction % mapping.getBlock()[2], first = reduction - rest;
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

FailureOr<SmallVector<Value>> TiledKernel::initAccumulators() {
  KernelEvaluator evaluator = makeEvaluator(mapping.getVector());
  OpOperand &init = *anchor.getDpsInitOperand(0);
  SmallVector<Value> accumulators;
  for (ArrayRef<AffineExpr> loops : getPoints()) {
    FailureOr<Value> value = evaluator.evaluate(
        init.get(), applyMap(anchor.getMatchingIndexingMap(&init), loops));
    if (failed(value))
      return failure();
    accumulators.push_back(
        mapping.getVector() == 1 ? *value : evaluator.broadcast(*value));
  }
  return accumulators;
}

LogicalResult TiledKernel::emitKernel() {
  ArrayRef<int64_t> block = mapping.getBlock(), thread = mapping.getThread();
  initOperands();
  if (failed(verifyBlock()))
    return failure();
  int64_t threadColumns = block[1] / thread[1];
  threads = block[0] / thread[0] * threadColumns;

  // A row of padding elements moves the steps of the reduction to other banks,
  // so that vectors which run along it are stored without conflicts.
  SmallVector<Type> sharedTypes;
  for (const Operand *operand : {&rows, &columns}) {
    int64_t padded =
        llvm::alignTo(operand->size, mapping.getVector()) + mapping.getVector();
    sharedTypes.push_back(getSharedType(
        {std::min<int64_t>(mapping.getStages(), 2), block[2], padded},
        getElementTypeOrSelf(
            anchor.getDpsInputOperand(operand->input)->get())));
  }
  if (failed(createLaunch(createGrid(), threads, sharedTypes)))
    return failure();
  rows.shared = launch.getWorkgroupAttributions()[0];
  columns.shared = launch.getWorkgroupAttributions()[1];
  initBlockBases();
  Value thisThread = bases[kThread].value;
  AffineExpr d0 = getBase(0);
  auto addBase = [&](AffineExpr expr) {
    bases.push_back(
        {affine::makeComposedAffineApply(rewriter, loc, expr, {thisThread}),
         {},
         {}});
  };
  addBase(d0.floorDiv(threadColumns));
  addBase(d0 % threadColumns);

  FailureOr<SmallVector<Value>> sums = initAccumulators();
  if (succeeded(sums))
    sums = emitMainLoop(*sums);
  if (succeeded(sums))
    sums = emitTail(*sums);
  if (failed(sums))
    return emitNoForm();

  AffineMap resultMap =
      anchor.getIndexingMapMatchingResult(anchor->getResult(0));
  KernelEvaluator epilogue = makeEvaluator(mapping.getVector());
  for (auto [loops, sum] : llvm::zip_equal(getPoints(), *sums)) {
    epilogue.define(anchor->getResult(0), applyMap(resultMap, loops), sum);
    if (failed(emitResults(epilogue, loops)))
      return failure();
  }
  return success();
}
