//===- Stores.cpp - registers of a tile to memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegisterTiles.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The elements of two streams, which `even` and `odd` hold register by
/// register, in turns.
static SmallVector<Value> interleaveTwo(OpBuilder &builder, Location loc,
                                        ArrayRef<Value> even,
                                        ArrayRef<Value> odd) {
  int64_t width = cast<VectorType>(even.front().getType()).getNumElements();
  SmallVector<Value> registers;
  for (auto [left, right] : llvm::zip_equal(even, odd))
    for (int64_t first : {int64_t(0), width}) {
      SmallVector<int64_t> lanes;
      for (int64_t i = first; i < first + width; ++i)
        lanes.push_back(i / 2 + i % 2 * width);
      registers.push_back(
          vector::ShuffleOp::create(builder, loc, left, right, lanes));
    }
  return registers;
}

/// Element `i` of the result, counted over all registers, is lane
/// `i / registers.size()` of register `i % registers.size()`.
static SmallVector<Value> interleaveRegisters(OpBuilder &builder, Location loc,
                                              ArrayRef<Value> registers) {
  int64_t count = registers.size();
  if (count == 1)
    return SmallVector<Value>(registers);
  if (count % 2 == 0) {
    SmallVector<Value> even, odd;
    for (int64_t i = 0; i < count; i += 2) {
      even.push_back(registers[i]);
      odd.push_back(registers[i + 1]);
    }
    return interleaveTwo(builder, loc, interleaveRegisters(builder, loc, even),
                         interleaveRegisters(builder, loc, odd));
  }
  int64_t width =
      cast<VectorType>(registers.front().getType()).getNumElements();
  SmallVector<Value> results;
  for (int64_t first = 0; first < count * width; first += width) {
    Value result = registers.front();
    for (int64_t source = 1; source < count; ++source) {
      SmallVector<int64_t> lanes;
      for (int64_t i = 0; i < width; ++i) {
        int64_t element = first + i;
        bool isNew = element % count == source;
        // Of the first register what is its own comes with the second.
        bool isMoved = source > 1 || element % count != 0;
        lanes.push_back(isNew     ? width + element / count
                        : isMoved ? i
                                  : element / count);
      }
      result = vector::ShuffleOp::create(builder, loc, result,
                                         registers[source], lanes);
    }
    results.push_back(result);
  }
  return results;
}

/// The mask of the `number`-th of `count` registers that hold the lanes of as
/// many, interleaved. Null for no mask; nothing for a register without a valid
/// element.
static std::optional<Value> getInterleavedMask(OpBuilder &builder, Location loc,
                                               const Lanes &lanes,
                                               int64_t number, int64_t count) {
  if (!lanes.count)
    return Value();
  auto type = VectorType::get({lanes.width}, builder.getI1Type());
  std::optional<int64_t> valid = getConstantIntValue(lanes.count);
  if (!valid) {
    // create_mask takes less than none as none, more than all as all.
    Value size = getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(
            builder, loc,
            builder.getAffineDimExpr(0) * count - number * lanes.width,
            {lanes.count}));
    return Value(vector::CreateMaskOp::create(builder, loc, type, size));
  }
  int64_t rest = *valid * count - number * lanes.width;
  if (rest <= 0)
    return std::nullopt;
  if (rest >= lanes.width)
    return Value();
  return Value(vector::ConstantMaskOp::create(builder, loc, type,
                                              ArrayRef<int64_t>{rest}));
}

/// Writes result `number` at `point` into `dest`: one register, or all those
/// that the loop inside the lanes interleaves.
FailureOr<Value> RegisterTiles::storeRegisters(const Tile &tile,
                                               unsigned number,
                                               ArrayRef<AffineExpr> point,
                                               Value dest,
                                               TileEvaluator &epilogue) {
  AffineMap map = yieldMaps[number];
  int64_t count = interleavedLoop ? getTileSize(*interleavedLoop) : 1;
  SmallVector<Value> registers;
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<AffineExpr> of(point);
    if (interleavedLoop)
      of[*interleavedLoop] = of[*interleavedLoop] + i;
    FailureOr<Value> value =
        epilogue.evaluate(op.getYieldedValues()[number], applyMap(map, of));
    if (failed(value))
      return failure();
    registers.push_back(epilogue.broadcast(*value));
  }
  SmallVector<AffineExpr> local;
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  for (auto [expr, origin] : llvm::zip_equal(point, tile.origins))
    local.push_back(expr.replaceSymbols({zero}) - origin);
  SmallVector<AffineExpr> place = applyMap(map, local);
  if (interleavedLoop) {
    place.pop_back();
    place.back() = place.back() * count;
  }
  SmallVector<Value> indices;
  for (AffineExpr expr : place)
    indices.push_back(epilogue.materialize(expr));
  auto minor = AffineMapAttr::get(
      AffineMap::getMinorIdentityMap(indices.size(), 1, rewriter.getContext()));
  for (auto [i, value] :
       llvm::enumerate(interleaveRegisters(rewriter, loc, registers))) {
    std::optional<Value> mask = tile.lanes.mask;
    if (interleavedLoop)
      mask = getInterleavedMask(rewriter, loc, tile.lanes, i, count);
    if (!mask)
      continue;
    if (i > 0)
      indices.back() = epilogue.materialize(
          place.back() + static_cast<int64_t>(i) * tile.lanes.width);
    dest = vector::TransferWriteOp::create(rewriter, loc, value, dest, indices,
                                           minor, *mask,
                                           rewriter.getBoolArrayAttr({true}))
               .getResult();
  }
  return dest;
}

/// `result` with the lanes and the loop inside them as one dimension.
Value RegisterTiles::mergeInterleaved(Value result) {
  unsigned rank = cast<RankedTensorType>(result.getType()).getRank();
  SmallVector<ReassociationIndices> groups;
  for (unsigned dim = 0; dim + 1 < rank; ++dim)
    groups.push_back({dim});
  groups.back().push_back(rank - 1);
  return tensor::CollapseShapeOp::create(rewriter, loc, result, groups);
}

/// `result`, in which the lanes and the loop inside them are one dimension, in
/// the shape of the region's result `number`.
Value RegisterTiles::splitInterleaved(unsigned number, Value result) {
  SmallVector<OpFoldResult> sizes;
  for (AffineExpr expr : yieldMaps[number].getResults())
    sizes.push_back(extents[cast<AffineDimExpr>(expr).getPosition()]);
  SmallVector<ReassociationIndices> groups;
  for (unsigned dim = 0; dim + 1 < sizes.size(); ++dim)
    groups.push_back({dim});
  groups.back().push_back(sizes.size() - 1);
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, shape);
  return tensor::ExpandShapeOp::create(
      rewriter, loc,
      RankedTensorType::get(shape, getElementTypeOrSelf(result.getType())),
      result, groups, sizes);
}
