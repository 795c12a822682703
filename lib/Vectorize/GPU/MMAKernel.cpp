//===- MMAKernel.cpp - accumulators as fragments of a warp
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
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The instruction's rows, columns and steps of the reduction.
static constexpr int64_t kRows = 16, kColumns = 8, kSteps = 16;
/// Threads of a warp.
static constexpr int64_t kWarp = 32;
/// Elements of 16 bits in one copy, and of one row of a matrix for ldmatrix.
static constexpr int64_t kCopy = 8;
/// Bytes of workgroup memory that a kernel may declare without asking for more.
static constexpr int64_t kStaticShared = 48 << 10;

LogicalResult MMAKernel::verifyMapping() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  std::string reason;
  if (!fitsMatrixUnit(op, reason))
    return op.emitOpError("cannot be mapped by algorithm 'mma_sync': ")
           << reason;
  if (reduction % block[2] != 0)
    return op.emitOpError("expects mapping.block[2] to divide the reduction, "
                          "got ")
           << block[2] << " and " << reduction;
  if (warp[0] % kRows != 0 || warp[1] % (2 * kColumns) != 0 ||
      block[2] % kSteps != 0)
    return op.emitOpError("expects mapping.thread in multiples of ")
           << kRows << "x" << 2 * kColumns << " and mapping.block[2] of "
           << kSteps << ", got [" << warp << "] and " << block[2];
  return verifyBlock();
}

/// How `operand` lies in memory and in its tiles.
MMAKernel::Tile MMAKernel::makeTile(const Operand &operand) {
  Tile tile;
  static_cast<Operand &>(tile) = operand;
  OpOperand *input = anchor.getDpsInputOperand(operand.input);
  AffineMap map = anchor.getMatchingIndexingMap(input);
  AffineExpr lane = rewriter.getAffineSymbolExpr(0);
  unsigned numBases = bases.size();
  auto isContiguous = [&](bool alongReduction) {
    // A copy's position and step, each in whole copies along what is
    // contiguous.
    SmallVector<Base> all(bases);
    all.push_back({Value(), {}, {}, false, alongReduction ? 1 : kCopy});
    all.push_back({Value(), {}, {}, false, alongReduction ? kCopy : 1});
    AffineExpr position = getBase(numBases), step = getBase(numBases + 1);
    (alongReduction ? step : position) =
        (alongReduction ? step : position) + lane;
    return KernelEvaluator(rewriter, loc, op.getBody(), all, kCopy, inputs)
        .isAligned(input->get(),
                   applyMap(map, getOperandLoops(operand, position, step)));
  };
  tile.reductionInner = isContiguous(/*alongReduction=*/true);
  // An asynchronous copy reads memory as it is.
  tile.isAsync =
      input->get().getParentRegion() != &op.getBody() &&
      (tile.reductionInner || isContiguous(/*alongReduction=*/false));
  int64_t steps = mapping.getBlock()[2];
  int64_t inner = tile.reductionInner ? steps : operand.size;
  tile.pitch = llvm::alignTo(inner, kCopy) + kCopy;
  tile.elements = tile.pitch * (tile.reductionInner ? operand.size : steps);
  return tile;
}

void MMAKernel::initThreadBases() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  int64_t warpsAlongColumns = block[1] / warp[1];
  AffineExpr thread = getBase(kThread);
  auto addBase = [&](AffineExpr expr, int64_t multiple) {
    bases.push_back({materialize(expr), {}, {}, false, multiple});
  };
  AffineExpr warpNumber = thread.floorDiv(kWarp);
  SmallVector<std::pair<AffineExpr, int64_t>> exprs = {
      {thread % 4, 1},
      {(thread % kWarp).floorDiv(4), 1},
      {warpNumber.floorDiv(warpsAlongColumns) * warp[0], warp[0]},
      {warpNumber % warpsAlongColumns * warp[1], warp[1]}};
  for (auto [expr, multiple] : exprs)
    addBase(expr, multiple);
}

/// Each lane hands ldmatrix the address of one row of one of four 8x8 matrices.
/// The instruction wants them in the order (position, step): for rows (0, 0),
/// (8, 0), (0, 8), (8, 8), for columns (0, 0), (0, 8), (8, 0), (8, 8). A row of
/// a matrix runs along what is inner in the tile.
Value MMAKernel::createLaneOffset(const Tile &tile, bool isRows) {
  AffineExpr lane = getBase(kThread) % kWarp;
  AffineExpr inMatrix = lane % 8;
  AffineExpr low = lane.floorDiv(8) % 2 * 8, high = lane.floorDiv(16) * 8;
  AffineExpr position = isRows ? low : high, step = isRows ? high : low;
  (tile.reductionInner ? position : step) =
      (tile.reductionInner ? position : step) + inMatrix;
  position = position + getBase(isRows ? kWarpRow : kWarpColumn);
  AffineExpr outer = tile.reductionInner ? position : step;
  AffineExpr inner = tile.reductionInner ? step : position;
  return materialize(outer * tile.pitch + inner);
}

/// Copies the tile of the reduction that starts at `firstStep` to
/// `stageOffset` in workgroup memory, each thread its share.
LogicalResult MMAKernel::copy(const Tile &tile, Value firstStep,
                              Value stageOffset,
                              SmallVectorImpl<Value> &tokens) {
  OpOperand *input = anchor.getDpsInputOperand(tile.input);
  AffineMap map = anchor.getMatchingIndexingMap(input);
  int64_t steps = mapping.getBlock()[2];
  int64_t fast = (tile.reductionInner ? steps : tile.size) / kCopy;
  int64_t shares = steps * tile.size / kCopy;
  AffineExpr d0 = getBase(0), d1 = getBase(1), d2 = getBase(2);
  unsigned numBases = bases.size();
  for (int64_t begin = 0; begin < shares; begin += threads) {
    Value share = affine::makeComposedAffineApply(rewriter, loc, d0 + begin,
                                                  {bases[kThread].value});
    if (begin + threads > shares)
      share =
          arith::MinUIOp::create(rewriter, loc, share, createIndex(shares - 1));
    Value inner = affine::makeComposedAffineApply(rewriter, loc,
                                                  d0 % fast * kCopy, {share});
    Value outer = affine::makeComposedAffineApply(rewriter, loc,
                                                  d0.floorDiv(fast), {share});
    Value to = affine::makeComposedAffineApply(
        rewriter, loc, d0 + d1 * tile.pitch + d2, {stageOffset, outer, inner});
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, steps});
    all.push_back({tile.reductionInner ? outer : inner,
                   {},
                   {},
                   false,
                   tile.reductionInner ? 1 : kCopy});
    all.push_back({tile.reductionInner ? inner : outer,
                   {},
                   {},
                   false,
                   tile.reductionInner ? kCopy : 1});
    AffineExpr position = getBase(numBases + 1);
    AffineExpr step = getBase(numBases) + getBase(numBases + 2);
    (tile.reductionInner ? step : position) =
        (tile.reductionInner ? step : position) +
        rewriter.getAffineSymbolExpr(0);
    SmallVector<AffineExpr> point =
        applyMap(map, getOperandLoops(tile, position, step));
    KernelEvaluator evaluator(rewriter, loc, op.getBody(), all, kCopy, inputs);
    if (tile.isAsync) {
      auto [memref, index] = evaluator.getFirst(input->get(), point);
      tokens.push_back(nvgpu::DeviceAsyncCopyOp::create(
          rewriter, loc,
          nvgpu::DeviceAsyncTokenType::get(rewriter.getContext()), tile.shared,
          to, memref, index, rewriter.getIndexAttr(kCopy),
          /*srcElements=*/Value(), /*bypassL1=*/rewriter.getUnitAttr()));
      continue;
    }
    FailureOr<Value> values = evaluator.evaluate(input->get(), point);
    if (failed(values))
      return failure();
    vector::StoreOp::create(rewriter, loc, evaluator.broadcast(*values),
                            tile.shared, to, /*nontemporal=*/false,
                            llvm::MaybeAlign(2 * kCopy));
  }
  return success();
}

Value MMAKernel::commit(ArrayRef<Value> tokens) {
  return nvgpu::DeviceAsyncCreateGroupOp::create(
      rewriter, loc, nvgpu::DeviceAsyncTokenType::get(rewriter.getContext()),
      tokens);
}

/// Four 8x8 matrices: rows or columns from `position` of the warp's on, steps
/// from `step` on.
Value MMAKernel::loadMatrices(const Tile &tile, bool isRows, Value stageOffset,
                              int64_t position, int64_t step) {
  int64_t offset = tile.reductionInner ? position * tile.pitch + step
                                       : step * tile.pitch + position;
  Value at = affine::makeComposedAffineApply(rewriter, loc,
                                             getBase(0) + getBase(1) + offset,
                                             {stageOffset, tile.laneOffset});
  Type elementType = getElementTypeOrSelf(tile.shared.getType());
  // A row of a matrix holds steps for the rows' operand and, other way round
  // than the name of its layout says, for the columns' too.
  bool transpose = !tile.reductionInner;
  return nvgpu::LdMatrixOp::create(rewriter, loc,
                                   VectorType::get({4, 2}, elementType),
                                   tile.shared, at, transpose, /*numTiles=*/4);
}

SmallVector<Value> MMAKernel::multiply(Value rowStage, Value columnStage,
                                       ValueRange accumulators) {
  ArrayRef<int64_t> warp = mapping.getThread();
  int64_t numRows = warp[0] / kRows, numColumns = warp[1] / kColumns;
  SmallVector<Value> sums(accumulators);
  Type elementType = getElementTypeOrSelf(rowTile.shared.getType());
  Value none =
      ub::PoisonOp::create(rewriter, loc, VectorType::get({2, 2}, elementType));
  for (int64_t step = 0; step < mapping.getBlock()[2]; step += kSteps) {
    SmallVector<Value> rowMatrices, columnMatrices;
    for (int64_t row = 0; row < warp[0]; row += kRows)
      rowMatrices.push_back(
          loadMatrices(rowTile, /*isRows=*/true, rowStage, row, step));
    for (int64_t column = 0; column < warp[1]; column += 2 * kColumns) {
      Value pair =
          loadMatrices(columnTile, /*isRows=*/false, columnStage, column, step);
      for (int64_t half = 0; half < 2; ++half) {
        Value two = none;
        for (int64_t i = 0; i < 2; ++i)
          two = vector::InsertOp::create(
              rewriter, loc,
              vector::ExtractOp::create(rewriter, loc, pair, 2 * half + i), two,
              i);
        columnMatrices.push_back(two);
      }
    }
    for (int64_t row = 0; row < numRows; ++row)
      for (int64_t column = 0; column < numColumns; ++column) {
        Value &sum = sums[row * numColumns + column];
        sum = nvgpu::MmaSyncOp::create(
            rewriter, loc, rowMatrices[row], columnMatrices[column], sum,
            ArrayRef<int64_t>{kRows, kColumns, kSteps});
      }
  }
  return sums;
}

FailureOr<SmallVector<Value>> MMAKernel::emitMainLoop(ValueRange accumulators) {
  int64_t steps = mapping.getBlock()[2], tiles = reduction / steps;
  int64_t stages = mapping.getStages();
  AffineExpr d0 = getBase(0);
  Value zero = createIndex(0), one = createIndex(1);
  // Copies tile number `tile` into the stage with this number.
  auto fetch = [&](Value tile, Value stage) -> FailureOr<Value> {
    SmallVector<Value> tokens;
    Value first =
        affine::makeComposedAffineApply(rewriter, loc, d0 * steps, {tile});
    for (const Tile *operand : {&rowTile, &columnTile}) {
      Value offset = affine::makeComposedAffineApply(
          rewriter, loc, d0 * operand->elements, {stage});
      if (failed(copy(*operand, first, offset, tokens)))
        return failure();
    }
    return commit(tokens);
  };
  Value group;
  for (int64_t ahead = 0; ahead < stages - 1; ++ahead) {
    FailureOr<Value> token =
        fetch(createIndex(std::min(ahead, tiles - 1)), createIndex(ahead));
    if (failed(token))
      return failure();
    group = *token;
  }
  SmallVector<Value> carried(accumulators);
  carried.push_back(zero);
  carried.push_back(createIndex(stages - 1));
  auto forOp =
      scf::ForOp::create(rewriter, loc, zero, createIndex(tiles), one, carried);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  ValueRange args = forOp.getRegionIterArgs();
  Value readStage = args[args.size() - 2], writeStage = args.back();
  if (stages > 1) {
    // The tile to be multiplied has arrived when no more than the others are on
    // their way; the barrier also frees the stage that was read before.
    nvgpu::DeviceAsyncWaitOp::create(rewriter, loc, group,
                                     rewriter.getI32IntegerAttr(stages - 2));
    gpu::BarrierOp::create(rewriter, loc);
    // Past the end the last tile is copied once more, into a stage that no one
    // reads any longer.
    Value next = affine::makeComposedAffineApply(
        rewriter, loc, d0 + (stages - 1), {forOp.getInductionVar()});
    next = arith::MinUIOp::create(rewriter, loc, next, createIndex(tiles - 1));
    if (failed(fetch(next, writeStage)))
      return failure();
  } else {
    gpu::BarrierOp::create(rewriter, loc);
    FailureOr<Value> token = fetch(forOp.getInductionVar(), readStage);
    if (failed(token))
      return failure();
    nvgpu::DeviceAsyncWaitOp::create(rewriter, loc, *token,
                                     rewriter.getI32IntegerAttr(0));
    gpu::BarrierOp::create(rewriter, loc);
  }
  auto getOffset = [&](const Tile &tile) {
    return affine::makeComposedAffineApply(rewriter, loc, d0 * tile.elements,
                                           {readStage})
        .getResult();
  };
  SmallVector<Value> sums =
      multiply(getOffset(rowTile), getOffset(columnTile), args.drop_back(2));
  auto advance = [&](Value stage) -> Value {
    Value isLast =
        arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq, stage,
                              createIndex(stages - 1));
    Value next = arith::AddIOp::create(rewriter, loc, stage, createIndex(1));
    return arith::SelectOp::create(rewriter, loc, isLast, createIndex(0), next);
  };
  sums.push_back(advance(readStage));
  sums.push_back(advance(writeStage));
  scf::YieldOp::create(rewriter, loc, sums);
  return SmallVector<Value>(forOp.getResults().drop_back(2));
}

/// The loop point of a lane's two elements in half `half` of the instruction's
/// result at these of the warp's rows and columns.
SmallVector<AffineExpr> MMAKernel::getPoint(int64_t row, int64_t column,
                                            int64_t half) {
  AffineExpr lane = rewriter.getAffineSymbolExpr(0);
  return getLoops(getBase(kWarpRow) + getBase(kLaneGroup) + row + half * 8,
                  getBase(kWarpColumn) + getBase(kLaneInGroup) * 2 + column +
                      lane);
}

FailureOr<SmallVector<Value>> MMAKernel::initAccumulators() {
  ArrayRef<int64_t> warp = mapping.getThread();
  OpOperand &init = *anchor.getDpsInitOperand(0);
  AffineMap map = anchor.getMatchingIndexingMap(&init);
  KernelEvaluator evaluator = makeEvaluator(/*width=*/2);
  Type f32 = rewriter.getF32Type();
  Value zero = arith::ConstantOp::create(
      rewriter, loc, rewriter.getZeroAttr(VectorType::get({2, 2}, f32)));
  SmallVector<Value> accumulators;
  for (int64_t row = 0; row < warp[0]; row += kRows)
    for (int64_t column = 0; column < warp[1]; column += kColumns) {
      Value fragment = zero;
      for (int64_t half = 0; half < 2; ++half) {
        FailureOr<Value> value = evaluator.evaluate(
            init.get(), applyMap(map, getPoint(row, column, half)));
        if (failed(value))
          return failure();
        Value pair = evaluator.broadcast(*value);
        if (!getElementTypeOrSelf(pair.getType()).isF32())
          pair = arith::ExtFOp::create(rewriter, loc, VectorType::get({2}, f32),
                                       pair);
        fragment =
            vector::InsertOp::create(rewriter, loc, pair, fragment, half);
      }
      accumulators.push_back(fragment);
    }
  return accumulators;
}

LogicalResult MMAKernel::emitEpilogue(ValueRange accumulators) {
  ArrayRef<int64_t> warp = mapping.getThread();
  Value result = anchor->getResult(0);
  Type type = getElementTypeOrSelf(result.getType());
  AffineMap map = anchor.getIndexingMapMatchingResult(cast<OpResult>(result));
  KernelEvaluator evaluator = makeEvaluator(/*width=*/2);
  int64_t numColumns = warp[1] / kColumns;
  for (auto [number, fragment] : llvm::enumerate(accumulators))
    for (int64_t half = 0; half < 2; ++half) {
      SmallVector<AffineExpr> loops = getPoint(
          number / numColumns * kRows, number % numColumns * kColumns, half);
      Value pair = vector::ExtractOp::create(rewriter, loc, fragment, half);
      // Rounded once, where the source rounds after every step.
      if (!type.isF32())
        pair = arith::TruncFOp::create(rewriter, loc,
                                       VectorType::get({2}, type), pair);
      evaluator.define(result, applyMap(map, loops), pair);
      if (failed(emitResults(evaluator, loops)))
        return failure();
    }
  return success();
}

LogicalResult MMAKernel::emitKernel() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  initOperands();
  if (failed(verifyMapping()))
    return failure();
  threads = block[0] / warp[0] * (block[1] / warp[1]) * kWarp;

  // How the operands lie does not depend on where the block's bases come from.
  bases.resize(kNumBlockBases);
  for (auto [base, size, tile] :
       {std::tuple<unsigned, int64_t, int64_t>{
            kBlockRow, contraction.getSize(contraction.rows), rows.size},
        {kBlockColumn, contraction.getSize(contraction.columns), columns.size}})
    bases[base].multiple = getTileMultiple(size, tile);
  rowTile = makeTile(rows);
  columnTile = makeTile(columns);

  Type elementType = getElementTypeOrSelf(anchor.getDpsInputs()[0].getType());
  SmallVector<Type> types;
  int64_t bytes = 0;
  for (const Tile *tile : {&rowTile, &columnTile}) {
    int64_t elements = mapping.getStages() * tile->elements;
    types.push_back(getSharedType({elements}, elementType));
    bytes += elements * 2;
  }
  bool isStatic = bytes <= kStaticShared;
  createLaunch(createGrid(), threads, isStatic ? TypeRange(types) : TypeRange(),
               isStatic ? 0 : bytes);
  if (isStatic) {
    rowTile.shared = launch.getWorkgroupAttributions()[0];
    columnTile.shared = launch.getWorkgroupAttributions()[1];
  } else {
    Value all = gpu::DynamicSharedMemoryOp::create(
        rewriter, loc,
        getSharedType({ShapedType::kDynamic}, rewriter.getI8Type()));
    rowTile.shared =
        memref::ViewOp::create(rewriter, loc, cast<MemRefType>(types[0]), all,
                               createIndex(0), ValueRange());
    columnTile.shared = memref::ViewOp::create(
        rewriter, loc, cast<MemRefType>(types[1]), all,
        createIndex(mapping.getStages() * rowTile.elements * 2), ValueRange());
  }
  initBlockBases();
  initThreadBases();
  rowTile.laneOffset = createLaneOffset(rowTile, /*isRows=*/true);
  columnTile.laneOffset = createLaneOffset(columnTile, /*isRows=*/false);

  FailureOr<SmallVector<Value>> sums = initAccumulators();
  if (succeeded(sums))
    sums = emitMainLoop(*sums);
  if (failed(sums))
    return emitNoForm();
  return emitEpilogue(*sums);
}
