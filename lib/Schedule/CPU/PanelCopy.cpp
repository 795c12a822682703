//===- PanelCopy.cpp - a tensor in panels of one register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelCopy.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// `linalg.pack` would be lowered through a padded copy of the whole; here the
/// columns that fill no panel are copied apart.
class PanelCopy {
public:
  PanelCopy(RewriterBase &rewriter, Location loc, Value source,
            int64_t lanesDim, int64_t tile, ArrayRef<int64_t> walkOrder)
      : rewriter(rewriter), loc(loc), source(source),
        type(cast<RankedTensorType>(source.getType())), lanesDim(lanesDim),
        tile(tile), walkOrder(walkOrder),
        lanesPosition(llvm::find(walkOrder, lanesDim) - walkOrder.begin()),
        packedType(linalg::PackOp::inferPackedType(type, {tile}, {lanesDim},
                                                   walkOrder)) {}

  Value create() {
    int64_t extent = type.getDimSize(lanesDim);
    int64_t whole = extent / tile, rest = extent % tile;
    Value panels = tensor::EmptyOp::create(rewriter, loc, packedType.getShape(),
                                           packedType.getElementType());
    if (whole != 0)
      panels = copy(panels, 0, whole, tile);
    if (rest != 0) {
      // Lanes past the last column are multiplied too: what a heap holds may be
      // denormal, and slow.
      Value zero = arith::ConstantOp::create(
          rewriter, loc, rewriter.getZeroAttr(type.getElementType()));
      auto [offsets, sizes, strides] = getSlice(whole, 1, tile);
      Value last = tensor::ExtractSliceOp::create(rewriter, loc, panels,
                                                  offsets, sizes, strides);
      last = linalg::FillOp::create(rewriter, loc, zero, last).getResult(0);
      panels = tensor::InsertSliceOp::create(rewriter, loc, last, panels,
                                             offsets, sizes, strides);
      panels = copy(panels, whole, 1, rest);
    }
    return panels;
  }

private:
  using Attributes = SmallVector<OpFoldResult>;

  /// `count` panels from `first` on, `width` columns of each.
  std::tuple<Attributes, Attributes, Attributes>
  getSlice(int64_t first, int64_t count, int64_t width) {
    Attributes offsets(packedType.getRank(), rewriter.getIndexAttr(0));
    Attributes sizes =
        getAsIndexOpFoldResult(rewriter.getContext(), packedType.getShape());
    Attributes strides(packedType.getRank(), rewriter.getIndexAttr(1));
    offsets[lanesPosition] = rewriter.getIndexAttr(first);
    sizes[lanesPosition] = rewriter.getIndexAttr(count);
    sizes.back() = rewriter.getIndexAttr(width);
    return {offsets, sizes, strides};
  }

  /// Copies the columns of `count` panels from `first` on, `width` of each.
  Value copy(Value panels, int64_t first, int64_t count, int64_t width) {
    Attributes offsets(type.getRank(), rewriter.getIndexAttr(0));
    Attributes sizes =
        getAsIndexOpFoldResult(rewriter.getContext(), type.getShape());
    Attributes strides(type.getRank(), rewriter.getIndexAttr(1));
    offsets[lanesDim] = rewriter.getIndexAttr(first * tile);
    sizes[lanesDim] = rewriter.getIndexAttr(count * width);
    bool isAll = count * width == type.getDimSize(lanesDim);
    Value columns = source;
    if (!isAll)
      columns = tensor::ExtractSliceOp::create(rewriter, loc, source, offsets,
                                               sizes, strides);
    // [..., lanes, ...] --> [..., panels, lanes of one, ...]
    SmallVector<int64_t> shape;
    SmallVector<ReassociationIndices> groups(type.getRank());
    for (int64_t dim = 0; dim < type.getRank(); ++dim) {
      groups[dim].push_back(shape.size());
      shape.push_back(dim == lanesDim ? count : type.getDimSize(dim));
      if (dim != lanesDim)
        continue;
      groups[dim].push_back(shape.size());
      shape.push_back(width);
    }
    Value expanded = tensor::ExpandShapeOp::create(
        rewriter, loc, RankedTensorType::get(shape, type.getElementType()),
        columns, groups);
    SmallVector<int64_t> permutation;
    for (int64_t dim : walkOrder)
      permutation.push_back(groups[dim].front());
    permutation.push_back(groups[lanesDim].back());

    if (isAll && width == tile)
      return linalg::TransposeOp::create(rewriter, loc, expanded, panels,
                                         permutation)
          ->getResult(0);
    auto [panelOffsets, panelSizes, panelStrides] =
        getSlice(first, count, width);
    Value into = tensor::ExtractSliceOp::create(
        rewriter, loc, panels, panelOffsets, panelSizes, panelStrides);
    Value copied =
        linalg::TransposeOp::create(rewriter, loc, expanded, into, permutation)
            ->getResult(0);
    return tensor::InsertSliceOp::create(
        rewriter, loc, copied, panels, panelOffsets, panelSizes, panelStrides);
  }

  RewriterBase &rewriter;
  Location loc;
  Value source;
  RankedTensorType type;
  int64_t lanesDim, tile;
  ArrayRef<int64_t> walkOrder;
  int64_t lanesPosition;
  RankedTensorType packedType;
};
} // namespace

Value prelu::copyToPanels(RewriterBase &rewriter, Location loc, Value source,
                          int64_t lanesDim, int64_t tile,
                          ArrayRef<int64_t> walkOrder) {
  return PanelCopy(rewriter, loc, source, lanesDim, tile, walkOrder).create();
}
