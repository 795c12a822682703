//===- BlockTile.cpp - a block's part of a contraction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockTile.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

BlockTile::BlockTile(RewriterBase &rewriter, FusedOp op,
                     const ContractionLoops &loops, const KernelBuffers &inputs)
    : rewriter(rewriter), loc(op.getLoc()), op(op), anchor(op.getAnchor()),
      mapping(op.getMappingAttr()), contraction(loops), inputs(inputs),
      reduction(loops.getSize(loops.reduction)) {
  rows.input = loops.rowsOperand;
  rows.group = contraction.rows;
  rows.size = mapping.getBlock()[0];
  rows.base = kBlockRow;
  columns.input = loops.columnsOperand;
  columns.group = contraction.columns;
  columns.size = mapping.getBlock()[1];
  columns.base = kBlockColumn;
}

LogicalResult BlockTile::verify() {
  ArrayRef<int64_t> block = mapping.getBlock();
  int64_t numRows = contraction.getSize(rows.group);
  int64_t numColumns = contraction.getSize(columns.group);
  if (block[0] > numRows || block[1] > numColumns || block[2] > reduction)
    return op.emitOpError("expects mapping.block to fit ")
           << numRows << " rows, " << numColumns << " columns and " << reduction
           << " steps of the reduction, got [" << block << "]";
  return success();
}

SmallVector<Value> BlockTile::createGrid() {
  int64_t numRows = contraction.getSize(contraction.rows);
  int64_t numColumns = contraction.getSize(contraction.columns);
  return {createIndex(llvm::divideCeil(numColumns, columns.size)),
          createIndex(llvm::divideCeil(numRows, rows.size)),
          createIndex(contraction.getSize(contraction.batch))};
}

/// What the first row or column of a block is a multiple of.
static int64_t getTileMultiple(int64_t size, int64_t tile) {
  return size % tile == 0 ? tile : std::gcd(tile, size - tile);
}

Value BlockTile::createIndex(int64_t value) {
  return arith::ConstantIndexOp::create(rewriter, loc, value);
}

/// The first row or column of block number `block`: whole tiles, of which the
/// last is moved back to end with the loop.
Value BlockTile::createTileOffset(Value block, int64_t size, int64_t tile) {
  if (size == tile)
    return createIndex(0);
  Value offset = arith::MulIOp::create(rewriter, loc, block, createIndex(tile));
  if (size % tile == 0)
    return offset;
  return arith::MinUIOp::create(rewriter, loc, offset,
                                createIndex(size - tile));
}

void BlockTile::initMultiples() {
  bases.resize(kNumBlockBases);
  for (const OperandTile *operand : {&rows, &columns})
    bases[operand->base].multiple =
        getTileMultiple(contraction.getSize(operand->group), operand->size);
}

void BlockTile::initBases(gpu::LaunchOp launch) {
  initMultiples();
  gpu::KernelDim3 block = launch.getBlockIds();
  bases[kBatch].value = block.z;
  bases[kBlockRow].value = createTileOffset(
      block.y, contraction.getSize(contraction.rows), rows.size);
  bases[kBlockColumn].value = createTileOffset(
      block.x, contraction.getSize(contraction.columns), columns.size);
  bases[kThread].value = launch.getThreadIds().x;
}

SmallVector<AffineExpr> BlockTile::getLoops(AffineExpr row, AffineExpr column) {
  SmallVector<AffineExpr> loops(contraction.extents.size(),
                                rewriter.getAffineConstantExpr(0));
  delinearize(getBase(kBlockRow) + row, contraction.rows, contraction.extents,
              loops);
  delinearize(getBase(kBlockColumn) + column, contraction.columns,
              contraction.extents, loops);
  if (!contraction.batch.empty())
    delinearize(getBase(kBatch), contraction.batch, contraction.extents, loops);
  contraction.resolveWindows(loops);
  return loops;
}

SmallVector<AffineExpr> BlockTile::getWindowLoops(AffineExpr row,
                                                  AffineExpr column) {
  SmallVector<AffineExpr> loops(contraction.extents.size(),
                                rewriter.getAffineConstantExpr(0));
  auto addGroup = [&](AffineExpr linear, ArrayRef<unsigned> group,
                      bool isPooled) {
    if (isPooled) {
      linear = linear.floorDiv(contraction.getWindowSize());
      group = group.drop_back(contraction.windows.size());
    }
    delinearize(linear, group, contraction.extents, loops);
  };
  bool poolsRows = contraction.poolsRows();
  addGroup(getBase(kBlockRow) + row, contraction.rows, poolsRows);
  addGroup(getBase(kBlockColumn) + column, contraction.columns, !poolsRows);
  if (!contraction.batch.empty())
    delinearize(getBase(kBatch), contraction.batch, contraction.extents, loops);
  loops.truncate(anchor.getNumLoops());
  return loops;
}

SmallVector<AffineExpr>
BlockTile::getPlaceLoops(ArrayRef<AffineExpr> windowLoops, int64_t place) {
  SmallVector<AffineExpr> loops(windowLoops);
  for (const ContractionLoops::Window &window :
       llvm::reverse(contraction.windows)) {
    int64_t extent = contraction.extents[window.placeLoop];
    loops[window.loop] =
        loops[window.loop] * window.stride + place % extent * window.dilation;
    place /= extent;
  }
  return loops;
}

SmallVector<AffineExpr> BlockTile::getOperandLoops(const OperandTile &operand,
                                                   AffineExpr position,
                                                   AffineExpr first,
                                                   int64_t firstMultiple,
                                                   AffineExpr step) {
  SmallVector<AffineExpr> loops(contraction.extents.size(),
                                rewriter.getAffineConstantExpr(0));
  delinearize(getBase(operand.base) + position, operand.group,
              contraction.extents, loops);
  // Where whole tiles of steps make up the innermost loop, a tile stays in one
  // iteration of the others: what finds these does not depend on the thread.
  unsigned innermost = contraction.reduction.back();
  if (contraction.extents[innermost] % firstMultiple == 0) {
    delinearize(first, contraction.reduction, contraction.extents, loops);
    loops[innermost] = loops[innermost] + step;
  } else {
    delinearize(first + step, contraction.reduction, contraction.extents,
                loops);
  }
  if (!contraction.batch.empty())
    delinearize(getBase(kBatch), contraction.batch, contraction.extents, loops);
  contraction.resolveWindows(loops);
  return loops;
}

FailureOr<Value> BlockTile::evaluateInit(ArrayRef<AffineExpr> loops,
                                         int64_t width, Type sumType) {
  KernelEvaluator evaluator = makeEvaluator(width);
  OpOperand &init = *anchor.getDpsInitOperand(0);
  FailureOr<Value> value = evaluator.evaluate(
      init.get(), applyMap(anchor.getMatchingIndexingMap(&init), loops));
  if (failed(value))
    return failure();
  if (width > 1)
    value = evaluator.broadcast(*value);
  Type own = getElementTypeOrSelf(value->getType());
  Type wanted = getElementTypeOrSelf(sumType ? sumType : own);
  if (own == wanted)
    return value;
  Type extended = width > 1 ? VectorType::get({width}, wanted) : wanted;
  return arith::ExtFOp::create(rewriter, loc, extended, *value).getResult();
}

Value BlockTile::materialize(AffineExpr expr) {
  SmallVector<OpFoldResult> operands;
  for (const Base &base : bases)
    operands.push_back(base.value);
  return getValueOrCreateConstantIndexOp(
      rewriter, loc,
      affine::makeComposedFoldedAffineApply(
          rewriter, loc, AffineMap::get(bases.size(), 0, expr), operands));
}

FailureOr<SmallVector<Value>> BlockTile::evaluateInits(const ThreadTile &tile,
                                                       Type sumType) {
  SmallVector<Value> inits;
  for (AffineExpr row : tile.rows)
    for (AffineExpr column : tile.columns) {
      FailureOr<Value> init =
          evaluateInit(getLoops(row, column), tile.width, sumType);
      if (failed(init))
        return failure();
      inits.push_back(*init);
    }
  return inits;
}

Type BlockTile::getElementType(const OperandTile &operand) {
  return getElementTypeOrSelf(anchor.getDpsInputs()[operand.input].getType());
}

MemRefType BlockTile::getSharedType(ArrayRef<int64_t> shape, Type elementType) {
  return MemRefType::get(
      shape, elementType, MemRefLayoutAttrInterface(),
      gpu::AddressSpaceAttr::get(rewriter.getContext(),
                                 gpu::AddressSpace::Workgroup));
}

Value BlockTile::createSwizzled(const OperandTile &tile, Value outer,
                                Value inner) {
  if (tile.swizzle == 0)
    return inner;
  // Eight rows of `swizzle` copies each are as many as there are banks for.
  int64_t copyElements =
      kCopyBytes * 8 / getElementType(tile).getIntOrFloatBitWidth();
  AffineExpr turn = getBase(0).floorDiv(8 / tile.swizzle) % tile.swizzle;
  return arith::XOrIOp::create(
      rewriter, loc, inner,
      affine::makeComposedAffineApply(rewriter, loc, turn * copyElements,
                                      {outer}));
}

Value BlockTile::createPlace(const OperandTile &tile, Value outer,
                             Value inner) {
  AffineExpr d0 = getBase(0), d1 = getBase(1), d2 = getBase(2);
  if (!tile.inPanels)
    return affine::makeComposedAffineApply(
        rewriter, loc, d0 * tile.pitch + d1,
        {outer, createSwizzled(tile, outer, inner)});
  Value inRow =
      affine::makeComposedAffineApply(rewriter, loc, d0 % tile.pitch, {inner});
  return affine::makeComposedAffineApply(
      rewriter, loc,
      d1.floorDiv(tile.pitch) * (tile.outer * tile.pitch) + d0 * tile.pitch +
          d2,
      {outer, inner, createSwizzled(tile, outer, inRow)});
}
