//===- DataMovement.cpp - what upstream's operations move
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/AffineExpr.h"

using namespace mlir;
using namespace mlir::prelu;

#include "prelu/Dialect/IR/DataMovement.cpp.inc"

/// The map from the dimensions of the only result of `op` to `indices`.
static AffineMap getMap(Operation *op, ArrayRef<AffineExpr> indices) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  return AffineMap::get(type.getRank(), 0, indices, op->getContext());
}

static SmallVector<AffineExpr> getResultDims(Operation *op) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  return llvm::map_to_vector(llvm::seq<unsigned>(type.getRank()),
                             [&](unsigned dim) {
                               return getAffineDimExpr(dim, op->getContext());
                             });
}

namespace {
struct PadMovement
    : public DataMovementOpInterface::ExternalModel<PadMovement,
                                                    tensor::PadOp> {
  AffineMap getSourceMap(Operation *op) const {
    SmallVector<AffineExpr> indices = getResultDims(op);
    for (auto [index, low] :
         llvm::zip_equal(indices, cast<tensor::PadOp>(op).getStaticLow())) {
      if (ShapedType::isDynamic(low))
        return {};
      index = index - low;
    }
    return getMap(op, indices);
  }
  bool isPadded(Operation *op, unsigned dim) const {
    auto pad = cast<tensor::PadOp>(op);
    return pad.getStaticLow()[dim] != 0 || pad.getStaticHigh()[dim] != 0;
  }
  Value getPadding(Operation *op) const {
    return cast<tensor::PadOp>(op).getConstantPaddingValue();
  }
  bool keepsOrder(Operation *) const { return true; }
  bool isRequired(Operation *op) const {
    return cast<tensor::PadOp>(op).getNofold();
  }
  std::optional<unsigned> getInnermostDim(Operation *,
                                          unsigned innermost) const {
    return innermost;
  }
};

struct TransposeMovement
    : public DataMovementOpInterface::ExternalModel<TransposeMovement,
                                                    linalg::TransposeOp> {
  AffineMap getSourceMap(Operation *op) const {
    SmallVector<AffineExpr> indices(getResultDims(op));
    for (auto [dim, source] :
         llvm::enumerate(cast<linalg::TransposeOp>(op).getPermutation()))
      indices[source] = getAffineDimExpr(dim, op->getContext());
    return getMap(op, indices);
  }
  bool isBijection(Operation *) const { return true; }
  std::optional<unsigned> getInnermostDim(Operation *op,
                                          unsigned innermost) const {
    ArrayRef<int64_t> permutation =
        cast<linalg::TransposeOp>(op).getPermutation();
    return llvm::find(permutation, innermost) - permutation.begin();
  }
};

/// The pieces of a tensor that `linalg.pack` cut, put together again. What
/// fills up the last ones is left out.
struct UnPackMovement
    : public DataMovementOpInterface::ExternalModel<UnPackMovement,
                                                    linalg::UnPackOp> {
  AffineMap getSourceMap(Operation *op) const {
    auto unpack = cast<linalg::UnPackOp>(op);
    SmallVector<AffineExpr> outer = getResultDims(op), inner;
    for (auto [dim, tile] :
         llvm::zip_equal(unpack.getInnerDimsPos(),
                         unpack.getStaticInnerTiles())) {
      if (ShapedType::isDynamic(tile))
        return {};
      inner.push_back(outer[dim] % tile);
      outer[dim] = outer[dim].floorDiv(tile);
    }
    SmallVector<AffineExpr> indices(outer);
    for (auto [position, dim] : llvm::enumerate(unpack.getOuterDimsPerm()))
      indices[position] = outer[dim];
    indices.append(inner);
    return getMap(op, indices);
  }
};

struct CastMovement
    : public DataMovementOpInterface::ExternalModel<CastMovement,
                                                    tensor::CastOp> {
  /// A cast from or to an unranked tensor has no dimensions to speak of.
  static bool isRanked(Operation *op) {
    return isa<RankedTensorType>(op->getOperand(0).getType()) &&
           isa<RankedTensorType>(op->getResult(0).getType());
  }
  AffineMap getSourceMap(Operation *op) const {
    return isRanked(op) ? getMap(op, getResultDims(op)) : AffineMap();
  }
  bool isBijection(Operation *) const { return true; }
  bool keepsOrder(Operation *) const { return true; }
  bool isCopy(Operation *) const { return false; }
  std::optional<unsigned> getInnermostDim(Operation *op,
                                          unsigned innermost) const {
    return isRanked(op) ? std::optional(innermost) : std::nullopt;
  }
};

struct ExtractSliceMovement
    : public DataMovementOpInterface::ExternalModel<ExtractSliceMovement,
                                                    tensor::ExtractSliceOp> {
  AffineMap getSourceMap(Operation *op) const {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    SmallVector<AffineExpr> indices;
    unsigned next = 0;
    for (auto [dim, offset, stride] : llvm::enumerate(
             slice.getStaticOffsets(), slice.getStaticStrides())) {
      if (ShapedType::isDynamic(offset) || ShapedType::isDynamic(stride))
        return {};
      AffineExpr start = getAffineConstantExpr(offset, op->getContext());
      indices.push_back(
          dropped[dim]
              ? start
              : getAffineDimExpr(next++, op->getContext()) * stride + start);
    }
    return getMap(op, indices);
  }
  bool keepsOrder(Operation *) const { return true; }
  bool isCopy(Operation *) const { return false; }
  std::optional<unsigned> getInnermostDim(Operation *op,
                                          unsigned innermost) const {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    return slice.getSourceType().getRank() == slice.getType().getRank()
               ? std::optional(innermost)
               : std::nullopt;
  }
};

struct ExpandShapeMovement
    : public DataMovementOpInterface::ExternalModel<ExpandShapeMovement,
                                                    tensor::ExpandShapeOp> {
  AffineMap getSourceMap(Operation *op) const {
    auto expand = cast<tensor::ExpandShapeOp>(op);
    SmallVector<AffineExpr> indices;
    for (const ReassociationIndices &group : expand.getReassociationIndices()) {
      AffineExpr index = getAffineConstantExpr(0, op->getContext());
      for (int64_t dim : group) {
        int64_t size = expand.getResultType().getDimSize(dim);
        if (ShapedType::isDynamic(size) && dim != group.front())
          return {};
        if (dim != group.front())
          index = index * size;
        index = index + getAffineDimExpr(dim, op->getContext());
      }
      indices.push_back(index);
    }
    return getMap(op, indices);
  }
  bool isBijection(Operation *) const { return true; }
  bool keepsOrder(Operation *) const { return true; }
  bool isCopy(Operation *) const { return false; }
  /// Of what a dimension is split into, the last lies innermost, but for
  /// dimensions of size 1.
  std::optional<unsigned> getInnermostDim(Operation *op,
                                          unsigned innermost) const {
    auto expand = cast<tensor::ExpandShapeOp>(op);
    ReassociationIndices group = expand.getReassociationIndices()[innermost];
    while (group.size() > 1 &&
           expand.getResultType().getDimSize(group.back()) == 1)
      group.pop_back();
    return group.back();
  }
};

struct CollapseShapeMovement
    : public DataMovementOpInterface::ExternalModel<CollapseShapeMovement,
                                                    tensor::CollapseShapeOp> {
  AffineMap getSourceMap(Operation *op) const {
    auto collapse = cast<tensor::CollapseShapeOp>(op);
    SmallVector<AffineExpr> indices(collapse.getSrcType().getRank(),
                                    getAffineConstantExpr(0, op->getContext()));
    for (auto [number, group] :
         llvm::enumerate(collapse.getReassociationIndices())) {
      AffineExpr rest = getAffineDimExpr(number, op->getContext());
      for (int64_t dim : llvm::reverse(group)) {
        int64_t size = collapse.getSrcType().getDimSize(dim);
        if (dim == group.front()) {
          indices[dim] = rest;
          continue;
        }
        if (ShapedType::isDynamic(size) || size == 0)
          return {};
        indices[dim] = rest % size;
        rest = rest.floorDiv(size);
      }
    }
    return getMap(op, indices);
  }
  bool isBijection(Operation *) const { return true; }
  bool keepsOrder(Operation *) const { return true; }
  bool isCopy(Operation *) const { return false; }
  /// What lies innermost alone, or beside dimensions of size 1, does so in the
  /// result.
  std::optional<unsigned> getInnermostDim(Operation *op,
                                          unsigned innermost) const {
    auto collapse = cast<tensor::CollapseShapeOp>(op);
    auto isInnermost = [&](int64_t joined) {
      return joined == innermost ||
             collapse.getSrcType().getDimSize(joined) == 1;
    };
    for (auto [number, group] :
         llvm::enumerate(collapse.getReassociationIndices()))
      if (llvm::is_contained(group, innermost) &&
          llvm::all_of(group, isInnermost))
        return number;
    return std::nullopt;
  }
};

/// Its shape is an operand: no map is known.
struct ReshapeMovement
    : public DataMovementOpInterface::ExternalModel<ReshapeMovement,
                                                    tensor::ReshapeOp> {
  bool isBijection(Operation *) const { return true; }
  bool keepsOrder(Operation *) const { return true; }
  bool isCopy(Operation *) const { return false; }
};

struct ConcatMovement
    : public DataMovementOpInterface::ExternalModel<ConcatMovement,
                                                    tensor::ConcatOp> {
  SmallVector<OpOperand *> getSources(Operation *op) const {
    return llvm::map_to_vector(op->getOpOperands(),
                               [](OpOperand &operand) { return &operand; });
  }
  bool keepsOrder(Operation *) const { return true; }
  /// Only operands that lie alike are joined as they lie.
  std::optional<unsigned> getInnermostDim(Operation *,
                                          unsigned innermost) const {
    return innermost;
  }
};
} // namespace

void prelu::attachDataMovementModels(MLIRContext &context) {
  tensor::PadOp::attachInterface<PadMovement>(context);
  linalg::TransposeOp::attachInterface<TransposeMovement>(context);
  linalg::UnPackOp::attachInterface<UnPackMovement>(context);
  tensor::CastOp::attachInterface<CastMovement>(context);
  tensor::ExtractSliceOp::attachInterface<ExtractSliceMovement>(context);
  tensor::ExpandShapeOp::attachInterface<ExpandShapeMovement>(context);
  tensor::CollapseShapeOp::attachInterface<CollapseShapeMovement>(context);
  tensor::ReshapeOp::attachInterface<ReshapeMovement>(context);
  tensor::ConcatOp::attachInterface<ConcatMovement>(context);
}
