//===- ContractionKernel.cpp - blocks over the rows and columns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

LogicalResult ContractionKernel::verifyBlock() {
  ArrayRef<int64_t> block = mapping.getBlock();
  int64_t numRows = contraction.getSize(contraction.rows);
  int64_t numColumns = contraction.getSize(contraction.columns);
  if (block[0] > numRows || block[1] > numColumns || block[2] > reduction)
    return op.emitOpError("expects mapping.block to fit ")
           << numRows << " rows, " << numColumns << " columns and " << reduction
           << " steps of the reduction, got [" << block << "]";
  return success();
}

void ContractionKernel::initOperands() {
  reduction = contraction.getSize(contraction.reduction);
  rows = {contraction.rowsOperand, contraction.rows, mapping.getBlock()[0],
          kBlockRow, Value()};
  columns = {contraction.columnsOperand, contraction.columns,
             mapping.getBlock()[1], kBlockColumn, Value()};
}

SmallVector<Value> ContractionKernel::createGrid() {
  int64_t numRows = contraction.getSize(contraction.rows);
  int64_t numColumns = contraction.getSize(contraction.columns);
  return {createIndex(llvm::divideCeil(numColumns, columns.size)),
          createIndex(llvm::divideCeil(numRows, rows.size)),
          createIndex(contraction.getSize(contraction.batch))};
}

int64_t ContractionKernel::getTileMultiple(int64_t size, int64_t tile) {
  return size % tile == 0 ? tile : std::gcd(tile, size - tile);
}

/// The first row or column of block number `block`: whole tiles, of which the
/// last is moved back to end with the loop.
Value ContractionKernel::createTileOffset(Value block, int64_t size,
                                          int64_t tile) {
  if (size == tile)
    return createIndex(0);
  Value offset = arith::MulIOp::create(rewriter, loc, block, createIndex(tile));
  if (size % tile == 0)
    return offset;
  return arith::MinUIOp::create(rewriter, loc, offset,
                                createIndex(size - tile));
}

void ContractionKernel::initBlockBases() {
  bases.resize(kNumBlockBases);
  gpu::KernelDim3 block = launch.getBlockIds();
  bases[kBatch].value = block.z;
  int64_t numRows = contraction.getSize(contraction.rows);
  int64_t numColumns = contraction.getSize(contraction.columns);
  bases[kBlockRow].value = createTileOffset(block.y, numRows, rows.size);
  bases[kBlockRow].multiple = getTileMultiple(numRows, rows.size);
  bases[kBlockColumn].value =
      createTileOffset(block.x, numColumns, columns.size);
  bases[kBlockColumn].multiple = getTileMultiple(numColumns, columns.size);
  bases[kThread].value = launch.getThreadIds().x;
}

SmallVector<AffineExpr> ContractionKernel::getLoops(AffineExpr row,
                                                    AffineExpr column) {
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

SmallVector<AffineExpr> ContractionKernel::getWindowLoops(AffineExpr row,
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
ContractionKernel::getPlaceLoops(ArrayRef<AffineExpr> windowLoops,
                                 int64_t place) {
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

SmallVector<AffineExpr>
ContractionKernel::getOperandLoops(const Operand &operand, AffineExpr position,
                                   AffineExpr first, int64_t firstMultiple,
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

FailureOr<Value> ContractionKernel::evaluateInit(ArrayRef<AffineExpr> loops,
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

Value ContractionKernel::materialize(AffineExpr expr) {
  SmallVector<OpFoldResult> operands;
  for (const Base &base : bases)
    operands.push_back(base.value);
  return getValueOrCreateConstantIndexOp(
      rewriter, loc,
      affine::makeComposedFoldedAffineApply(
          rewriter, loc, AffineMap::get(bases.size(), 0, expr), operands));
}

MemRefType ContractionKernel::getSharedType(ArrayRef<int64_t> shape,
                                            Type elementType) {
  return MemRefType::get(
      shape, elementType, MemRefLayoutAttrInterface(),
      gpu::AddressSpaceAttr::get(rewriter.getContext(),
                                 gpu::AddressSpace::Workgroup));
}
