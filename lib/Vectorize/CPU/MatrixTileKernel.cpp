//===- MatrixTileKernel.cpp - products of matrix tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// By upstream's `amx`. Its `convert-vector-to-amx` takes a vector.contract
// whose operands lie in memory in whole tiles, and stores the sums there: it
// has no place for padding, remainders and an epilogue on registers.
//
//===----------------------------------------------------------------------===//

#include "DotOperands.h"
#include "MicroKernel.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// Points of the anchor's loops, one for each row or register.
using Points = ArrayRef<SmallVector<AffineExpr>>;

/// Rows of a tile in memory: where the first one starts, and from each to the
/// next `factor` indices of dimension `dim`.
struct TileRows {
  Value tensor;
  SmallVector<AffineExpr> point;
  unsigned dim = 0;
  int64_t factor = 0;
};

/// Where a tile is loaded from: rows of a tensor, or memory that they were
/// copied to.
struct Source {
  std::optional<TileRows> rows;
  Value copy;
};

/// The sums of a register tile are a grid of matrix tiles that start from zero;
/// the inits are added when they are read back through memory, after the
/// reduction. All tiles of a function have one of two shapes, as its one
/// configuration has eight: rows past a register tile's last hold anything,
/// iterations past the last of the reduction are zero.
class MatrixTileKernel : public MicroKernel {
public:
  MatrixTileKernel(TiledRegion &region, const DotProduct &dot);

  int64_t getStep() const override { return region.schedule.getDot(); }

  FailureOr<SmallVector<Value>> start(const Tile &tile,
                                      EmitInits emitInits) override;
  FailureOr<SmallVector<Value>> multiply(const Tile &tile, int64_t count,
                                         ValueRange carried) override;
  FailureOr<SmallVector<Value>> finish(const Tile &tile, ValueRange carried,
                                       EmitInits emitInits) override;

private:
  /// How the points of `tile` lie in its matrix tiles.
  struct Grid {
    /// Registers along the lanes, in all and of one matrix tile.
    int64_t registers, tileRegisters;
    int64_t rows, rowTiles, columnTiles;
  };
  Grid getGrid(const Tile &tile) const;

  Value loadTile(Value buffer, ValueRange indices, Value stride,
                 ArrayRef<int64_t> shape);
  Value loadFrom(const Source &source, ArrayRef<int64_t> shape,
                 TileEvaluator &evaluator);
  std::optional<TileRows> findWholeRows(const Tile &tile, Points points,
                                        int64_t count,
                                        TileEvaluator &evaluator);
  std::optional<TileRows> findRows(const Tile &tile, Points points,
                                   TileEvaluator &evaluator);
  FailureOr<Value> copyRows(const Tile &tile, Points points, int64_t count,
                            int64_t number);
  FailureOr<std::optional<TileRows>>
  findWholeColumns(const Tile &tile, Points points, int64_t count);
  FailureOr<Value> copyColumns(const Tile &tile, Points points, int64_t count,
                               int64_t number, TileEvaluator &evaluator);
  Value multiplyTiles(Value lhs, Value rhs, Value sum);
  Value getScratch(ArrayRef<int64_t> shape, Type element, int64_t number);
  Value makeIndex(int64_t index) {
    return arith::ConstantIndexOp::create(rewriter, loc, index);
  }

  TiledRegion &region;
  DotProduct dot;
  DotOperands operands;
  RewriterBase &rewriter;
  Location loc;
  /// The factors that run along the rows and along the lanes.
  const DotFactor *rowFactor, *columnFactor;
  Type element, sum;
  /// Rows and columns of a tile of sums.
  int64_t tileRows, tileColumns;
  /// Per block that takes memory from the stack, element type and number.
  DenseMap<std::tuple<mlir::Block *, Type, int64_t>, Value> scratch;
};
} // namespace

MatrixTileKernel::MatrixTileKernel(TiledRegion &region, const DotProduct &dot)
    : region(region), dot(dot), operands(region, dot),
      rewriter(region.rewriter), loc(region.loc) {
  columnFactor = &operands.getColumnFactor(this->dot);
  rowFactor = &this->dot.getOther(*columnFactor);
  element = rowFactor->narrow.getType();
  sum = getElementTypeOrSelf(region.anchor->getResult(0).getType());
  tileColumns = getStep() / operands.getGroup();
  // Tiles of as many rows each, so that none is read through memory for want of
  // a few.
  int64_t rows = 1;
  for (unsigned loop : region.order.parallel)
    if (loop != region.lanesLoop)
      rows *= region.getTileSize(loop);
  int64_t mostRows = region.target.getModel().tiles.rows;
  tileRows = llvm::divideCeil(rows, llvm::divideCeil(rows, mostRows));
}

MatrixTileKernel::Grid MatrixTileKernel::getGrid(const Tile &tile) const {
  Grid grid;
  int64_t width = tile.lanes.getWidth();
  grid.registers = tile.sizes[region.lanesLoop] / width;
  grid.tileRegisters = tileColumns / width;
  grid.rows = 1;
  for (unsigned loop : region.order.parallel)
    if (loop != region.lanesLoop)
      grid.rows *= tile.sizes[loop];
  grid.rowTiles = llvm::divideCeil(grid.rows, tileRows);
  grid.columnTiles = llvm::divideCeil(grid.registers, grid.tileRegisters);
  return grid;
}

FailureOr<SmallVector<Value>> MatrixTileKernel::start(const Tile &tile,
                                                      EmitInits emitInits) {
  Grid grid = getGrid(tile);
  auto type = amx::TileType::get({tileRows, tileColumns}, sum);
  SmallVector<Value> sums;
  for (int64_t i = 0; i < grid.rowTiles * grid.columnTiles; ++i)
    sums.push_back(amx::TileZeroOp::create(rewriter, loc, type));
  return sums;
}

/// Memory for a tile. It is taken once per call, or per iteration of a loop
/// that threads share.
Value MatrixTileKernel::getScratch(ArrayRef<int64_t> shape, Type element,
                                   int64_t number) {
  mlir::Block *block = rewriter.getInsertionBlock();
  // Not a serial loop, whose iterations would take more and more.
  while (!isa<FunctionOpInterface, scf::ForallOp, scf::ParallelOp>(
      block->getParentOp()))
    block = block->getParentOp()->getBlock();
  Value &buffer = scratch[{block, element, number}];
  if (!buffer) {
    constexpr int64_t lineBytes = 64;
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(block);
    buffer =
        memref::AllocaOp::create(rewriter, loc, MemRefType::get(shape, element),
                                 rewriter.getI64IntegerAttr(lineBytes));
  }
  return buffer;
}

Value MatrixTileKernel::loadTile(Value buffer, ValueRange indices, Value stride,
                                 ArrayRef<int64_t> shape) {
  return amx::TileLoadOp::create(rewriter, loc,
                                 amx::TileType::get(shape, element), buffer,
                                 indices, stride);
}

Value MatrixTileKernel::loadFrom(const Source &source, ArrayRef<int64_t> shape,
                                 TileEvaluator &evaluator) {
  if (!source.rows) {
    Value zero = makeIndex(0);
    return loadTile(source.copy, {zero, zero}, /*stride=*/{}, shape);
  }
  const TileRows &rows = *source.rows;
  auto type = cast<RankedTensorType>(rows.tensor.getType());
  SmallVector<int64_t> strides(type.getRank(), ShapedType::kDynamic);
  strides.back() = 1;
  auto layout = StridedLayoutAttr::get(rewriter.getContext(),
                                       ShapedType::kDynamic, strides);
  Value buffer = bufferization::ToBufferOp::create(
      rewriter, loc,
      MemRefType::get(type.getShape(), type.getElementType(), layout),
      rows.tensor, /*readOnly=*/true);
  SmallVector<Value> indices;
  for (AffineExpr expr : rows.point)
    indices.push_back(evaluator.materialize(expr));
  auto metadata =
      memref::ExtractStridedMetadataOp::create(rewriter, loc, buffer);
  Value stride = arith::MulIOp::create(
      rewriter, loc, metadata.getStrides()[rows.dim], makeIndex(rows.factor));
  return loadTile(buffer, indices, stride, shape);
}

/// Where the rows at `points` lie in memory at the same distance from each
/// other, one element beside the next; nothing where they do not, or where some
/// are padding.
std::optional<TileRows> MatrixTileKernel::findRows(const Tile &tile,
                                                   Points points,
                                                   TileEvaluator &evaluator) {
  MLIRContext *context = rewriter.getContext();
  AffineMap map = operands.getMap(*rowFactor);
  Value value = rowFactor->operand->get();
  SmallVector<SmallVector<AffineExpr>> rows;
  for (ArrayRef<AffineExpr> point : points) {
    SmallVector<AffineExpr> loops(point);
    loops[operands.getLoop()] =
        loops[operands.getLoop()] + getAffineSymbolExpr(0, context);
    rows.push_back(applyMap(map, loops));
  }
  auto meetsPadding = [&](DataMovementOpInterface movement,
                          ArrayRef<AffineExpr> row,
                          ArrayRef<AffineExpr> source) {
    for (auto [dim, expr] : llvm::enumerate(source))
      if (movement.isPadded(dim) && variesAlongLanes(expr))
        return true;
    FailureOr<bool> isPadding =
        evaluator.isPadding(movement->getResult(0), row);
    return failed(isPadding) || *isPadding;
  };
  while (value.getParentRegion() == &region.op.getBody()) {
    DataMovementOpInterface movement = getDataMovement(value);
    if (!movement)
      return std::nullopt;
    for (SmallVector<AffineExpr> &row : rows) {
      FailureOr<SmallVector<AffineExpr>> source =
          TileEvaluator::getSourcePoint(movement, row);
      if (failed(source) ||
          (movement.hasPadding() && meetsPadding(movement, row, *source)))
        return std::nullopt;
      row = *source;
    }
    value = movement.getOnlySource()->get();
  }
  TileRows found;
  found.tensor = value;
  AffineExpr zero = getAffineConstantExpr(0, context);
  unsigned numBases = tile.bases.size();
  AffineAccess innermost(rows.front().back(), numBases, /*numSymbols=*/1);
  if (innermost.getSymbolCoefficient(0) != 1 ||
      llvm::any_of(ArrayRef(rows.front()).drop_back(), variesAlongLanes))
    return std::nullopt;
  for (AffineExpr expr : rows.front())
    found.point.push_back(expr.replaceSymbols({zero}));
  for (size_t i = 1; i < rows.size(); ++i)
    for (unsigned dim = 0; dim < found.point.size(); ++dim) {
      auto distance = dyn_cast<AffineConstantExpr>(simplifyAffineExpr(
          rows[i][dim] - rows[i - 1][dim], numBases, /*numSymbols=*/1));
      if (!distance)
        return std::nullopt;
      if (i == 1 && distance.getValue() != 0 && found.factor == 0) {
        found.dim = dim;
        found.factor = distance.getValue();
      }
      if (distance.getValue() != (dim == found.dim ? found.factor : 0))
        return std::nullopt;
    }
  return found;
}

/// Where the rows at `points`, each with `count` iterations, lie as a tile
/// wants them; nothing where they have to be copied.
std::optional<TileRows>
MatrixTileKernel::findWholeRows(const Tile &tile, Points points, int64_t count,
                                TileEvaluator &evaluator) {
  if (count != getStep() || static_cast<int64_t>(points.size()) != tileRows ||
      !operands.isAsRead(*rowFactor))
    return std::nullopt;
  return findRows(tile, points, evaluator);
}

/// The memory that the rows at `points`, each with `count` iterations, are
/// copied to one by one.
FailureOr<Value> MatrixTileKernel::copyRows(const Tile &tile, Points points,
                                            int64_t count, int64_t number) {
  Value buffer = getScratch({tileRows, getStep()}, element, number);
  Value zero = makeIndex(0);
  for (auto [place, point] : llvm::enumerate(points)) {
    FailureOr<Value> row =
        operands.readRow(*rowFactor, tile, point, count, getStep());
    if (failed(row))
      return failure();
    vector::StoreOp::create(rewriter, loc, *row, buffer,
                            ValueRange{makeIndex(place), zero});
  }
  return buffer;
}

/// Where the columns whose registers are at `points`, each with `count`
/// iterations, lie as a tile wants them; nothing where they have to be copied.
FailureOr<std::optional<TileRows>>
MatrixTileKernel::findWholeColumns(const Tile &tile, Points points,
                                   int64_t count) {
  // The loops around a tile step over whole panels.
  AffineExpr first = points.front()[region.lanesLoop];
  SmallVector<AffineExpr> start(tile.bases.size(),
                                rewriter.getAffineConstantExpr(0));
  auto offset = cast<AffineConstantExpr>(
      first.replaceDimsAndSymbols(start, {rewriter.getAffineConstantExpr(0)}));
  bool isAligned = region.getTileSize(region.lanesLoop) % tileColumns == 0 &&
                   offset.getValue() % tileColumns == 0;
  if (count != getStep() || !operands.isPacked() || !isAligned)
    return std::optional<TileRows>();
  FailureOr<SmallVector<AffineExpr>> point =
      operands.getPanelPoint(points.front());
  if (failed(point))
    return failure();
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  TileRows rows;
  rows.tensor = operands.getPanels();
  for (AffineExpr expr : *point)
    rows.point.push_back(expr.replaceSymbols({zero}));
  // From one group of iterations to the next.
  rows.dim = rows.point.size() - 2;
  rows.factor = 1;
  return std::optional(rows);
}

/// The memory that they are copied to register by register.
FailureOr<Value> MatrixTileKernel::copyColumns(const Tile &tile, Points points,
                                               int64_t count, int64_t number,
                                               TileEvaluator &evaluator) {
  int64_t group = operands.getGroup();
  Value buffer = getScratch({tileColumns, getStep()}, element, number);
  auto store = [&](Value value, int64_t row, int64_t column) {
    vector::StoreOp::create(rewriter, loc, value, buffer,
                            ValueRange{makeIndex(row), makeIndex(column)});
  };
  for (int64_t row = 0; row < tileColumns; ++row) {
    int64_t left = count - row * group;
    if (left <= 0) {
      store(arith::ConstantOp::create(
                rewriter, loc,
                rewriter.getZeroAttr(VectorType::get({getStep()}, element))),
            row, 0);
      continue;
    }
    for (auto [place, point] : llvm::enumerate(points)) {
      SmallVector<AffineExpr> loops(point);
      loops[operands.getLoop()] = loops[operands.getLoop()] + row * group;
      FailureOr<Value> columns = operands.readColumns(
          *columnFactor, tile, loops, std::min(left, group), evaluator);
      if (failed(columns))
        return failure();
      store(*columns, row, place * tile.lanes.getWidth() * group);
    }
  }
  return buffer;
}

Value MatrixTileKernel::multiplyTiles(Value lhs, Value rhs, Value sum) {
  if (dot.isFloat())
    return amx::TileMulFOp::create(rewriter, loc, sum.getType(), lhs, rhs, sum);
  return amx::TileMulIOp::create(rewriter, loc, sum.getType(), lhs, rhs, sum,
                                 rowFactor->isUnsigned,
                                 columnFactor->isUnsigned);
}

FailureOr<SmallVector<Value>> MatrixTileKernel::multiply(const Tile &tile,
                                                         int64_t count,
                                                         ValueRange carried) {
  Grid grid = getGrid(tile);
  TileEvaluator evaluator = region.makeEvaluator(tile);
  SmallVector<SmallVector<AffineExpr>> points = region.getPoints(tile);
  // Rows first, the registers of a row next to each other.
  SmallVector<SmallVector<AffineExpr>> rows;
  for (int64_t row = 0; row < grid.rows; ++row)
    rows.push_back(points[row * grid.registers]);
  auto getRows = [&](int64_t i) {
    return Points(rows).drop_front(i * tileRows).take_front(tileRows);
  };
  auto getColumns = [&](int64_t i) {
    return Points(points)
        .take_front(grid.registers)
        .drop_front(i * grid.tileRegisters)
        .take_front(grid.tileRegisters);
  };
  // All copies before all tiles, each in memory of its own: a tile cannot be
  // loaded before the stores of its rows have left for the cache. Rows and
  // columns, whose shapes differ, have even and odd numbers.
  SmallVector<Source> rowSources, columnSources;
  for (int64_t i = 0; i < grid.columnTiles; ++i) {
    FailureOr<std::optional<TileRows>> whole =
        findWholeColumns(tile, getColumns(i), count);
    if (failed(whole))
      return failure();
    Source &source = columnSources.emplace_back();
    if ((source.rows = *whole))
      continue;
    FailureOr<Value> copy =
        copyColumns(tile, getColumns(i), count, 2 * i + 1, evaluator);
    if (failed(copy))
      return failure();
    source.copy = *copy;
  }
  for (int64_t i = 0; i < grid.rowTiles; ++i) {
    Source &source = rowSources.emplace_back();
    if ((source.rows = findWholeRows(tile, getRows(i), count, evaluator)))
      continue;
    FailureOr<Value> copy = copyRows(tile, getRows(i), count, 2 * i);
    if (failed(copy))
      return failure();
    source.copy = *copy;
  }
  SmallVector<Value> columnTiles;
  for (const Source &source : columnSources)
    columnTiles.push_back(
        loadFrom(source, {tileColumns, getStep()}, evaluator));
  SmallVector<Value> sums;
  for (const Source &source : rowSources) {
    Value lhs = loadFrom(source, {tileRows, getStep()}, evaluator);
    for (Value rhs : columnTiles)
      sums.push_back(multiplyTiles(lhs, rhs, carried[sums.size()]));
  }
  return sums;
}

FailureOr<SmallVector<Value>> MatrixTileKernel::finish(const Tile &tile,
                                                       ValueRange carried,
                                                       EmitInits emitInits) {
  FailureOr<SmallVector<Value>> inits = emitInits();
  if (failed(inits))
    return failure();
  Grid grid = getGrid(tile);
  Value zero = makeIndex(0);
  SmallVector<Value> buffers;
  for (auto [number, value] : llvm::enumerate(carried)) {
    // One each, so that a sum need not be read before it is wanted.
    buffers.push_back(getScratch({tileRows, tileColumns}, sum, number));
    amx::TileStoreOp::create(rewriter, loc, buffers.back(),
                             ValueRange{zero, zero}, value, /*stride=*/Value());
  }
  SmallVector<Value> accumulators;
  for (auto [number, init] : llvm::enumerate(*inits)) {
    int64_t row = number / grid.registers, lane = number % grid.registers;
    Value buffer =
        buffers[row / tileRows * grid.columnTiles + lane / grid.tileRegisters];
    Value value = vector::LoadOp::create(
        rewriter, loc, cast<VectorType>(init.getType()), buffer,
        ValueRange{
            makeIndex(row % tileRows),
            makeIndex(lane % grid.tileRegisters * tile.lanes.getWidth())});
    accumulators.push_back(addToInit(rewriter, loc, init, value));
  }
  return accumulators;
}

std::unique_ptr<MicroKernel>
prelu::createMatrixTileKernel(TiledRegion &region) {
  return std::make_unique<MatrixTileKernel>(
      region, *matchPlainDotProduct(region.anchor));
}
