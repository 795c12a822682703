//===- MatrixKernel.cpp - accumulators as fragments of m16n8
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

/// Bytes of workgroup memory that a kernel may declare without asking for more,
/// and their alignment.
static constexpr int64_t kStaticShared = 48 << 10, kStaticAlignment = 16;

/// How `operand` lies in memory and in its tiles.
MatrixKernel::Tile MatrixKernel::makeTile(const Operand &operand) {
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
    all.push_back({Value(), {}, {}, false, alongReduction ? 1 : copyElements});
    all.push_back({Value(), {}, {}, false, alongReduction ? copyElements : 1});
    int64_t steps = mapping.getBlock()[2];
    all.push_back({Value(), {}, {}, false, steps});
    AffineExpr position = getBase(numBases), step = getBase(numBases + 1);
    (alongReduction ? step : position) =
        (alongReduction ? step : position) + lane;
    return KernelEvaluator(rewriter, loc, op.getBody(), all, copyElements,
                           inputs)
        .isAligned(
            input->get(),
            applyMap(map, getOperandLoops(operand, position,
                                          getBase(numBases + 2), steps, step)));
  };
  bool reductionInner = isContiguous(/*alongReduction=*/true);
  // An asynchronous copy reads memory as it is, or writes zeros.
  tile.isAsync = makeEvaluator(copyElements).isMemory(input->get()) &&
                 (reductionInner || isContiguous(/*alongReduction=*/false));
  static_cast<SharedTile &>(tile) =
      layOutTile(getTile(mapping), /*isRows=*/operand.base == kBlockRow,
                 instruction->getElementBytes(), instruction, reductionInner);
  return tile;
}

void MatrixKernel::initThreadBases() {
  AffineExpr thread = getBase(kThread);
  auto addBase = [&](AffineExpr expr, int64_t multiple) {
    bases.push_back({materialize(expr), {}, {}, false, multiple});
  };
  auto [row, column] = getWarpOrigin();
  addBase(thread % 4, 1);
  addBase((thread % kWarp).floorDiv(4), 1);
  ArrayRef<int64_t> warp = mapping.getThread();
  addBase(row, std::gcd(row.getLargestKnownDivisor(), warp[0]));
  addBase(column, std::gcd(column.getLargestKnownDivisor(), warp[1]));
}

/// Copies the tile of the reduction that starts at `firstStep` to
/// `stageOffset` in workgroup memory, each thread its share.
LogicalResult MatrixKernel::copy(const Tile &tile, Value firstStep,
                                 Value stageOffset,
                                 SmallVectorImpl<Value> &tokens) {
  OpOperand *input = anchor.getDpsInputOperand(tile.input);
  AffineMap map = anchor.getMatchingIndexingMap(input);
  int64_t steps = mapping.getBlock()[2];
  int64_t fast = tile.inner / copyElements;
  int64_t shares = steps * tile.size / copyElements;
  AffineExpr d0 = getBase(0), d1 = getBase(1);
  unsigned numBases = bases.size();
  for (int64_t begin = 0; begin < shares; begin += threads) {
    Value share = affine::makeComposedAffineApply(rewriter, loc, d0 + begin,
                                                  {bases[kThread].value});
    if (begin + threads > shares)
      share =
          arith::MinUIOp::create(rewriter, loc, share, createIndex(shares - 1));
    Value inner = affine::makeComposedAffineApply(
        rewriter, loc, d0 % fast * copyElements, {share});
    Value outer = affine::makeComposedAffineApply(rewriter, loc,
                                                  d0.floorDiv(fast), {share});
    Value to = affine::makeComposedAffineApply(
        rewriter, loc, d0 + d1, {stageOffset, createPlace(tile, outer, inner)});
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, steps});
    all.push_back({tile.reductionInner ? outer : inner,
                   {},
                   {},
                   false,
                   tile.reductionInner ? 1 : copyElements});
    all.push_back({tile.reductionInner ? inner : outer,
                   {},
                   {},
                   false,
                   tile.reductionInner ? copyElements : 1});
    AffineExpr position = getBase(numBases + 1);
    AffineExpr step = getBase(numBases + 2);
    (tile.reductionInner ? step : position) =
        (tile.reductionInner ? step : position) +
        rewriter.getAffineSymbolExpr(0);
    SmallVector<AffineExpr> point = applyMap(
        map, getOperandLoops(tile, position, getBase(numBases), steps, step));
    KernelEvaluator evaluator(rewriter, loc, op.getBody(), all, copyElements,
                              inputs);
    if (tile.isAsync) {
      KernelEvaluator::Place place = evaluator.getPlace(input->get(), point);
      // A copy of no elements fills its place with zeros.
      Value elements;
      if (place.exists)
        elements =
            arith::SelectOp::create(rewriter, loc, place.exists,
                                    createIndex(copyElements), createIndex(0));
      tokens.push_back(nvgpu::DeviceAsyncCopyOp::create(
          rewriter, loc,
          nvgpu::DeviceAsyncTokenType::get(rewriter.getContext()), tile.shared,
          to, place.memref, place.indices, rewriter.getIndexAttr(copyElements),
          elements, /*bypassL1=*/rewriter.getUnitAttr()));
      continue;
    }
    FailureOr<Value> values = evaluator.evaluate(input->get(), point);
    if (failed(values))
      return failure();
    vector::StoreOp::create(rewriter, loc, evaluator.broadcast(*values),
                            tile.shared, to, /*nontemporal=*/false,
                            llvm::MaybeAlign(kCopyBytes));
  }
  return success();
}

Value MatrixKernel::createSwizzled(const Tile &tile, Value outer, Value inner) {
  if (tile.swizzle == 0)
    return inner;
  // Eight rows of `swizzle` copies each are as many as there are banks for.
  AffineExpr turn = getBase(0).floorDiv(8 / tile.swizzle) % tile.swizzle;
  return arith::XOrIOp::create(
      rewriter, loc, inner,
      affine::makeComposedAffineApply(rewriter, loc, turn * copyElements,
                                      {outer}));
}

/// Starts to copy tile number `tile` into the stage with this number; returns
/// the group of its copies.
FailureOr<Value> MatrixKernel::fetch(Value tile, Value stage) {
  SmallVector<Value> tokens;
  AffineExpr d0 = getBase(0);
  Value first = affine::makeComposedAffineApply(
      rewriter, loc, d0 * mapping.getBlock()[2], {tile});
  for (const Tile *operand : {&rowTile, &columnTile}) {
    Value offset = affine::makeComposedAffineApply(
        rewriter, loc, d0 * operand->elements, {stage});
    if (failed(copy(*operand, first, offset, tokens)))
      return failure();
  }
  return nvgpu::DeviceAsyncCreateGroupOp::create(
             rewriter, loc,
             nvgpu::DeviceAsyncTokenType::get(rewriter.getContext()), tokens)
      .getResult();
}

/// The number of the stage after `stage`.
Value MatrixKernel::advance(Value stage) {
  Value isLast =
      arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq, stage,
                            createIndex(mapping.getStages() - 1));
  Value next = arith::AddIOp::create(rewriter, loc, stage, createIndex(1));
  return arith::SelectOp::create(rewriter, loc, isLast, createIndex(0), next);
}

/// The phase of the stage `nextStage`, after one of phase `phase`.
Value MatrixKernel::advancePhase(Value phase, Value nextStage) {
  Value isFirst = arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::eq,
                                        nextStage, createIndex(0));
  return arith::XOrIOp::create(
      rewriter, loc, phase,
      arith::ExtUIOp::create(rewriter, loc, phase.getType(), isFirst));
}

/// Starts to copy tile number `tile` into the stage with this number. Without
/// tensor maps there may be no such tile; the last is copied once more then,
/// into a stage that no one reads any longer.
FailureOr<Value> MatrixKernel::startCopies(Value tile, Value stage) {
  if (hasTensorMaps) {
    fetchBoxes(tile, stage);
    return Value();
  }
  int64_t tiles = reduction / mapping.getBlock()[2];
  return fetch(
      rewriter.createOrFold<arith::MinUIOp>(loc, tile, createIndex(tiles - 1)),
      stage);
}

/// Waits until the tile of the stage `stage` is there, after which no more
/// groups of copies than these are under way, in all threads.
void MatrixKernel::waitForTile(Value group, int64_t stillUnderWay, Value stage,
                               Value phase) {
  if (hasTensorMaps) {
    waitForBoxes(stage, phase);
  } else {
    nvgpu::DeviceAsyncWaitOp::create(rewriter, loc, group,
                                     rewriter.getI32IntegerAttr(stillUnderWay));
    if (isAsynchronous())
      NVVM::FenceProxyOp::create(
          rewriter, loc,
          NVVM::ProxyKindAttr::get(rewriter.getContext(),
                                   NVVM::ProxyKind::async_shared),
          NVVM::SharedSpaceAttr::get(rewriter.getContext(),
                                     NVVM::SharedSpace::shared_cta));
  }
  gpu::BarrierOp::create(rewriter, loc);
}

/// The tiles [first, last): `carried` are the accumulators, the stage to read,
/// that to fill, and the phase. `group` is the last group of copies before it.
/// With `fetchesNext` the tiles ahead of these start on their way.
FailureOr<SmallVector<Value>>
MatrixKernel::emitLoop(int64_t first, int64_t last, bool fetchesNext,
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
    FailureOr<Value> token = startCopies(forOp.getInductionVar(), readStage);
    if (failed(token))
      return failure();
    waitForTile(*token, 0, readStage, phase);
  } else {
    // The tile to be multiplied has arrived when no more than the others are
    // on their way; the barrier also frees the stage that was read before.
    waitForTile(group, ahead - 1, readStage, phase);
  }
  auto getOffset = [&](const Tile &tile) {
    return affine::makeComposedAffineApply(rewriter, loc, d0 * tile.elements,
                                           {readStage})
        .getResult();
  };
  SmallVector<Value> sums;
  auto multiplyTiles = [&](llvm::function_ref<void()> onTileRead = nullptr) {
    sums = multiply(getOffset(rowTile), getOffset(columnTile),
                    args.drop_back(kNumCarried), onTileRead);
  };
  LogicalResult copied = success();
  auto startNext = [&] {
    if (ahead == 0 || !fetchesNext)
      return;
    Value next = affine::makeComposedAffineApply(rewriter, loc, d0 + ahead,
                                                 {forOp.getInductionVar()});
    copied = startCopies(next, writeStage);
  };
  if (refillsEarly()) {
    multiplyTiles([&] {
      gpu::BarrierOp::create(rewriter, loc);
      startNext();
    });
  } else if (isAsynchronous()) {
    // A product that goes on by itself starts first; after it, the stage that
    // the one before has read is free.
    multiplyTiles();
    startNext();
  } else {
    startNext();
    multiplyTiles();
  }
  if (failed(copied))
    return failure();
  Value nextStage = advance(readStage);
  sums.push_back(nextStage);
  sums.push_back(advance(writeStage));
  sums.push_back(hasTensorMaps ? advancePhase(phase, nextStage) : phase);
  scf::YieldOp::create(rewriter, loc, sums);
  return SmallVector<Value>(forOp.getResults());
}

FailureOr<SmallVector<Value>>
MatrixKernel::emitMainLoop(ValueRange accumulators) {
  int64_t tiles = reduction / mapping.getBlock()[2], ahead = getTilesAhead();
  Value group;
  for (int64_t tile = 0; tile < ahead; ++tile) {
    // A box must not be on its way when the kernel ends.
    if (hasTensorMaps && tile == tiles)
      break;
    FailureOr<Value> token = startCopies(createIndex(tile), createIndex(tile));
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
      hasTensorMaps ? std::max<int64_t>(0, tiles - ahead) : tiles;
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

/// A fragment has two rows of the lane, and two neighbouring columns.
ContractionKernel::ThreadTile MatrixKernel::getThreadTile() {
  ArrayRef<int64_t> warp = mapping.getThread();
  ThreadTile tile;
  for (int64_t row = 0; row < warp[0]; row += getRowStep())
    for (int64_t half = 0; half < 2; ++half)
      tile.rows.push_back(getBase(kWarpRow) + getBase(kLaneGroup) + row +
                          half * 8);
  tile.rowsOfFragment = 2;
  tile.width = 2;
  for (int64_t column = 0; column < warp[1]; column += kColumns)
    tile.columns.push_back(getBase(kWarpColumn) + getBase(kLaneInGroup) * 2 +
                           column + rewriter.getAffineSymbolExpr(0));
  return tile;
}

/// The values of the thread's tile, by rows, as fragments.
SmallVector<Value> MatrixKernel::makeFragments(ValueRange values) {
  int64_t numColumns = mapping.getThread()[1] / kColumns;
  Value zero = arith::ConstantOp::create(
      rewriter, loc,
      rewriter.getZeroAttr(VectorType::get({2, 2}, rewriter.getF32Type())));
  SmallVector<Value> fragments(values.size() / 2, zero);
  for (auto [number, value] : llvm::enumerate(values)) {
    int64_t row = number / numColumns, column = number % numColumns;
    Value &fragment = fragments[row / 2 * numColumns + column];
    fragment =
        vector::InsertOp::create(rewriter, loc, value, fragment, row % 2);
  }
  return fragments;
}

SmallVector<Value> MatrixKernel::splitFragments(ValueRange fragments) {
  int64_t numColumns = mapping.getThread()[1] / kColumns;
  SmallVector<Value> values;
  for (int64_t number = 0, count = 2 * fragments.size(); number < count;
       ++number) {
    int64_t row = number / numColumns, column = number % numColumns;
    values.push_back(vector::ExtractOp::create(
        rewriter, loc, fragments[row / 2 * numColumns + column], row % 2));
  }
  return values;
}

/// Creates the launch and gives both tiles their stages in workgroup memory.
LogicalResult MatrixKernel::allocateTiles() {
  SharedMemory memory = layOutSharedMemory(
      rowTile, columnTile, mapping.getStages(), instruction->getElementBytes(),
      instruction->tileAlignment, hasTensorMaps);
  SmallVector<MemRefType> types;
  SmallVector<int64_t> offsets = {memory.rowsOffset, memory.columnsOffset};
  for (const Tile *tile : {&rowTile, &columnTile})
    types.push_back(
        getSharedType({mapping.getStages() * tile->elements}, elementType));
  if (hasTensorMaps) {
    types.push_back(
        getSharedType({mapping.getStages()}, rewriter.getI64Type()));
    offsets.push_back(memory.barriersOffset);
  }
  bool isStatic = memory.bytes <= kStaticShared &&
                  instruction->tileAlignment <= kStaticAlignment;
  SmallVector<Type> buffers;
  if (isStatic)
    buffers.assign(types.begin(), types.end());
  if (failed(createLaunch(createGrid(), threads, buffers,
                          isStatic ? 0 : memory.bytes)))
    return failure();
  SmallVector<Value> views(launch.getWorkgroupAttributions());
  if (!isStatic) {
    Value all = gpu::DynamicSharedMemoryOp::create(
        rewriter, loc,
        getSharedType({ShapedType::kDynamic}, rewriter.getI8Type()));
    for (auto [type, offset] : llvm::zip_equal(types, offsets))
      views.push_back(memref::ViewOp::create(
          rewriter, loc, type, all, createIndex(offset), ValueRange()));
  }
  rowTile.shared = views[0];
  columnTile.shared = views[1];
  if (hasTensorMaps)
    barriers = views[2];
  return success();
}

LogicalResult MatrixKernel::emitKernel() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  initOperands();
  std::string reason;
  StringRef algorithm = stringifyGPUAlgorithm(mapping.getAlgorithm());
  instruction = findMatrixInstruction(op, algorithm, reason);
  if (!instruction)
    return op.emitOpError("cannot be mapped by algorithm '")
           << algorithm << "': " << reason;
  elementType = getElementTypeOrSelf(anchor.getDpsInputs()[0].getType());
  copyElements = kCopyBytes * 8 / elementType.getIntOrFloatBitWidth();
  instructionSteps = instruction->steps;
  if (reduction % block[2] != 0)
    return op.emitOpError("expects mapping.block[2] to divide the reduction, "
                          "got ")
           << block[2] << " and " << reduction;
  if (failed(verifyMapping()) || failed(verifyBlock()))
    return failure();
  threads = block[0] / warp[0] * (block[1] / warp[1]) * getThreadsOfTile();

  // How the operands lie does not depend on where the block's bases come from.
  bases.resize(kNumBlockBases);
  for (auto [base, size, tile] :
       {std::tuple<unsigned, int64_t, int64_t>{
            kBlockRow, contraction.getSize(contraction.rows), rows.size},
        {kBlockColumn, contraction.getSize(contraction.columns), columns.size}})
    bases[base].multiple = getTileMultiple(size, tile);
  rowTile = makeTile(rows);
  columnTile = makeTile(columns);
  chooseCopies();
  if (hasTensorMaps)
    for (Tile *tile : {&rowTile, &columnTile})
      tile->tensorMap = createTensorMap(*tile);
  if (failed(allocateTiles()))
    return failure();
  initBlockBases();
  initThreadBases();
  initTileOffsets();
  initBarriers();

  ThreadTile tile = getThreadTile();
  FailureOr<SmallVector<Value>> sums =
      evaluateInits(tile, rewriter.getF32Type());
  if (succeeded(sums))
    sums = emitMainLoop(packAccumulators(makeFragments(*sums)));
  if (failed(sums))
    return failForm();
  return emitEpilogue(tile, splitFragments(unpackAccumulators(*sums)));
}
