//===- Tiling.cpp - prelu.prelu and prelu.backward tile by tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Interfaces/Interfaces.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/TilingInterface.h"
#include "mlir/Interfaces/ValueBoundsOpInterface.h"

using namespace mlir;
using namespace mlir::prelu;

using Sizes = SmallVector<OpFoldResult>;

namespace {
/// Part of a tensor, or of the loops.
struct Tile {
  Sizes offsets, sizes;

  Tile() = default;
  Tile(ArrayRef<OpFoldResult> offsets, ArrayRef<OpFoldResult> sizes)
      : offsets(offsets), sizes(sizes) {}

  /// The part of a tensor whose dimensions run along `dims`.
  Tile along(ArrayRef<int64_t> dims) const {
    Tile part;
    for (int64_t dim : dims) {
      part.offsets.push_back(offsets[dim]);
      part.sizes.push_back(sizes[dim]);
    }
    return part;
  }

  /// Whether it provably is all of dimension `dim` of `tensor`.
  bool covers(Value tensor, int64_t dim) const {
    if (!isZeroInteger(offsets[dim]))
      return false;
    FailureOr<bool> isWhole =
        ValueBoundsConstraintSet::areEqual(sizes[dim], {tensor, dim});
    return succeeded(isWhole) && *isWhole;
  }
};
} // namespace

static bool isOnTensors(Operation *op) {
  return isa<RankedTensorType>(op->getOperand(0).getType());
}

static int64_t getRank(Value tensor) {
  return cast<RankedTensorType>(tensor.getType()).getRank();
}

/// All of `tensor`.
static Tile getWhole(OpBuilder &builder, Location loc, Value tensor) {
  return Tile(Sizes(getRank(tensor), builder.getIndexAttr(0)),
              tensor::getMixedSizes(builder, loc, tensor));
}

static tensor::ExtractSliceOp extract(OpBuilder &builder, Location loc,
                                      Value tensor, const Tile &tile) {
  return tensor::ExtractSliceOp::create(
      builder, loc, tensor, tile.offsets, tile.sizes,
      Sizes(tile.sizes.size(), builder.getIndexAttr(1)));
}

/// The loops' tile for which the operands `numbers` are read in `tiles`: those
/// of x's shape in that tile, and alpha along its dimensions. Loops that none
/// of them tells about run from end to end. Fails where two tiles differ.
template <typename OpTy>
static FailureOr<Tile>
getTileOfOperands(OpBuilder &builder, OpTy op, ArrayRef<unsigned> numbers,
                  ArrayRef<Sizes> allOffsets, ArrayRef<Sizes> allSizes) {
  Tile tile = getWhole(builder, op.getLoc(), op.getInput());
  int64_t rank = tile.sizes.size();
  SmallVector<bool> isKnown(rank, false);
  for (auto [number, offsets, sizes] :
       llvm::zip_equal(numbers, allOffsets, allSizes)) {
    bool isAlpha = &op->getOpOperand(number) == &op.getAlphaMutable();
    SmallVector<int64_t> dims =
        isAlpha ? op.getEffectiveAlphaDims() : llvm::to_vector(llvm::seq(rank));
    for (auto [dim, offset, size] : llvm::zip_equal(dims, offsets, sizes)) {
      if (isKnown[dim] &&
          (!isEqualConstantIntOrValue(tile.offsets[dim], offset) ||
           !isEqualConstantIntOrValue(tile.sizes[dim], size)))
        return failure();
      isKnown[dim] = true;
      tile.offsets[dim] = offset;
      tile.sizes[dim] = size;
    }
  }
  return tile;
}

/// `op` on the parts of its operands that `tile` of its loops reads; its
/// results are parts too.
template <typename OpTy>
static TilingResult createTiled(OpBuilder &builder, OpTy op, const Tile &tile) {
  Location loc = op.getLoc();
  TilingResult result;
  SmallVector<Value> operands;
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = operand.get();
    if (isa<RankedTensorType>(value.getType())) {
      bool isAlpha = &operand == &op.getAlphaMutable();
      tensor::ExtractSliceOp slice =
          extract(builder, loc, value,
                  isAlpha ? tile.along(op.getEffectiveAlphaDims()) : tile);
      result.generatedSlices.push_back(slice);
      value = slice;
    }
    operands.push_back(value);
  }
  // dx and the result have x's shape, dalpha has alpha's.
  SmallVector<Type> types;
  for (OpResult opResult : op->getResults())
    types.push_back(opResult.getResultNumber() == 0
                        ? operands.front().getType()
                        : operands.back().getType());
  Operation *tiled = mlir::clone(builder, op, types, operands);
  result.tiledOps.push_back(tiled);
  result.tiledValues.append(tiled->result_begin(), tiled->result_end());
  return result;
}

namespace {
/// What both operations do: loops over x, of which alpha's dimensions are some.
template <typename Model, typename OpTy>
struct ElementwiseTiling : public TilingInterface::ExternalModel<Model, OpTy> {
  SmallVector<Range> getIterationDomain(Operation *op,
                                        OpBuilder &builder) const {
    if (!isOnTensors(op))
      return {};
    Tile whole = getWhole(builder, op->getLoc(), cast<OpTy>(op).getInput());
    SmallVector<Range> ranges;
    for (auto [offset, size] : llvm::zip_equal(whole.offsets, whole.sizes))
      ranges.push_back({offset, size, builder.getIndexAttr(1)});
    return ranges;
  }

  LogicalResult getIterationDomainTileFromOperandTiles(
      Operation *op, OpBuilder &builder, ArrayRef<unsigned> numbers,
      ArrayRef<Sizes> allOffsets, ArrayRef<Sizes> allSizes,
      SmallVectorImpl<OpFoldResult> &offsets,
      SmallVectorImpl<OpFoldResult> &sizes) const {
    if (!isOnTensors(op))
      return failure();
    FailureOr<Tile> tile = getTileOfOperands(builder, cast<OpTy>(op), numbers,
                                             allOffsets, allSizes);
    if (failed(tile) || !Model::isComplete(cast<OpTy>(op), *tile))
      return failure();
    offsets.assign(tile->offsets);
    sizes.assign(tile->sizes);
    return success();
  }

  FailureOr<TilingResult> getTiledImplementationFromOperandTiles(
      Operation *op, OpBuilder &builder, ArrayRef<unsigned> numbers,
      ArrayRef<Sizes> allOffsets, ArrayRef<Sizes> allSizes) const {
    Tile tile;
    if (failed(getIterationDomainTileFromOperandTiles(
            op, builder, numbers, allOffsets, allSizes, tile.offsets,
            tile.sizes)))
      return failure();
    return createTiled(builder, cast<OpTy>(op), tile);
  }

  bool isOpFusableWithConsumerSlice(Operation *op, unsigned,
                                    ArrayRef<OpFoldResult>,
                                    ArrayRef<OpFoldResult>) const {
    return isOnTensors(op);
  }

  bool isOpFusableWithProducerSlices(Operation *op, ArrayRef<unsigned>,
                                     ArrayRef<Sizes>, ArrayRef<Sizes>) const {
    return isOnTensors(op);
  }
};

struct PReluTiling : public ElementwiseTiling<PReluTiling, PReluOp> {
  static bool isComplete(PReluOp, const Tile &) { return true; }

  SmallVector<utils::IteratorType> getLoopIteratorTypes(Operation *op) const {
    if (!isOnTensors(op))
      return {};
    return SmallVector<utils::IteratorType>(getRank(op->getOperand(0)),
                                            utils::IteratorType::parallel);
  }

  FailureOr<TilingResult>
  getTiledImplementation(Operation *op, OpBuilder &builder,
                         ArrayRef<OpFoldResult> offsets,
                         ArrayRef<OpFoldResult> sizes) const {
    if (!isOnTensors(op))
      return failure();
    return createTiled(builder, cast<PReluOp>(op), Tile(offsets, sizes));
  }

  LogicalResult getResultTilePosition(Operation *, OpBuilder &, unsigned,
                                      ArrayRef<OpFoldResult> offsets,
                                      ArrayRef<OpFoldResult> sizes,
                                      Sizes &resultOffsets,
                                      Sizes &resultSizes) const {
    resultOffsets = llvm::to_vector(offsets);
    resultSizes = llvm::to_vector(sizes);
    return success();
  }

  LogicalResult getIterationDomainTileFromResultTile(
      Operation *, OpBuilder &, unsigned, ArrayRef<OpFoldResult> offsets,
      ArrayRef<OpFoldResult> sizes, SmallVectorImpl<OpFoldResult> &tileOffsets,
      SmallVectorImpl<OpFoldResult> &tileSizes) const {
    tileOffsets.assign(offsets.begin(), offsets.end());
    tileSizes.assign(sizes.begin(), sizes.end());
    return success();
  }

  FailureOr<TilingResult>
  generateResultTileValue(Operation *op, OpBuilder &builder, unsigned,
                          ArrayRef<OpFoldResult> offsets,
                          ArrayRef<OpFoldResult> sizes) const {
    return getTiledImplementation(op, builder, offsets, sizes);
  }
};

/// dalpha is a sum over the dimensions that alpha does not have. The op has no
/// destination in which tiles of these could add up, so that only alpha's
/// dimensions are cut; `prelu-decompose-backward` makes a sum of its own.
struct BackwardTiling : public ElementwiseTiling<BackwardTiling, BackwardOp> {
  /// Whether each sum lies within `tile`.
  static bool isComplete(BackwardOp op, const Tile &tile) {
    SmallVector<int64_t> dims = op.getEffectiveAlphaDims();
    return llvm::all_of(llvm::seq<int64_t>(getRank(op.getInput())),
                        [&](int64_t dim) {
                          return llvm::is_contained(dims, dim) ||
                                 tile.covers(op.getInput(), dim);
                        });
  }

  SmallVector<utils::IteratorType> getLoopIteratorTypes(Operation *op) const {
    if (!isOnTensors(op))
      return {};
    SmallVector<utils::IteratorType> iterators(getRank(op->getOperand(0)),
                                               utils::IteratorType::reduction);
    for (int64_t dim : cast<BackwardOp>(op).getEffectiveAlphaDims())
      iterators[dim] = utils::IteratorType::parallel;
    return iterators;
  }

  FailureOr<TilingResult>
  getTiledImplementation(Operation *op, OpBuilder &builder,
                         ArrayRef<OpFoldResult> offsets,
                         ArrayRef<OpFoldResult> sizes) const {
    auto backward = cast<BackwardOp>(op);
    if (!isOnTensors(op))
      return failure();
    Tile tile(offsets, sizes);
    if (!isComplete(backward, tile)) {
      op->emitOpError("can be tiled along the dimensions of alpha only, since "
                      "dalpha is a sum over the others: lower it by "
                      "convert-prelu-to-linalg first");
      return failure();
    }
    return createTiled(builder, backward, tile);
  }

  LogicalResult getResultTilePosition(Operation *op, OpBuilder &,
                                      unsigned number,
                                      ArrayRef<OpFoldResult> offsets,
                                      ArrayRef<OpFoldResult> sizes,
                                      Sizes &resultOffsets,
                                      Sizes &resultSizes) const {
    Tile tile(offsets, sizes);
    if (number == 1)
      tile = tile.along(cast<BackwardOp>(op).getEffectiveAlphaDims());
    resultOffsets = tile.offsets;
    resultSizes = tile.sizes;
    return success();
  }

  LogicalResult getIterationDomainTileFromResultTile(
      Operation *op, OpBuilder &builder, unsigned number,
      ArrayRef<OpFoldResult> offsets, ArrayRef<OpFoldResult> sizes,
      SmallVectorImpl<OpFoldResult> &tileOffsets,
      SmallVectorImpl<OpFoldResult> &tileSizes) const {
    if (!isOnTensors(op))
      return failure();
    auto backward = cast<BackwardOp>(op);
    Tile tile(offsets, sizes);
    if (number == 1) {
      Tile loops = getWhole(builder, op->getLoc(), backward.getInput());
      for (auto [index, dim] :
           llvm::enumerate(backward.getEffectiveAlphaDims())) {
        loops.offsets[dim] = tile.offsets[index];
        loops.sizes[dim] = tile.sizes[index];
      }
      tile = loops;
    }
    if (!isComplete(backward, tile))
      return failure();
    tileOffsets.assign(tile.offsets);
    tileSizes.assign(tile.sizes);
    return success();
  }

  FailureOr<TilingResult>
  generateResultTileValue(Operation *op, OpBuilder &builder, unsigned number,
                          ArrayRef<OpFoldResult> offsets,
                          ArrayRef<OpFoldResult> sizes) const {
    Tile tile;
    if (failed(getIterationDomainTileFromResultTile(
            op, builder, number, offsets, sizes, tile.offsets, tile.sizes)))
      return failure();
    TilingResult result = createTiled(builder, cast<BackwardOp>(op), tile);
    result.tiledValues = {result.tiledValues[number]};
    return result;
  }
};
} // namespace

void prelu::registerTilingModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, PReluDialect *) {
    PReluOp::attachInterface<PReluTiling>(*context);
    BackwardOp::attachInterface<BackwardTiling>(*context);
  });
}
