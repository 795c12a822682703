//===- StretchedImage.cpp - zeros inserted between the elements of an image
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StretchedImage.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::prelu;

static bool isZero(Value scalar) {
  return matchPattern(scalar, m_AnyZeroFloat()) ||
         matchPattern(scalar, m_Zero());
}

bool prelu::isZeroTensor(Value value) {
  if (isZero(value))
    return true;
  // A fill, under its name or not.
  auto linalgOp = value.getDefiningOp<linalg::LinalgOp>();
  if (!linalgOp || linalgOp.getNumReductionLoops() != 0 ||
      linalgOp->getNumResults() != 1 ||
      !linalgOp.getIndexingMapMatchingResult(linalgOp->getResult(0))
           .isPermutation())
    return false;
  Value yielded = linalgOp.getBlock()->getTerminator()->getOperand(0);
  if (auto argument = dyn_cast<BlockArgument>(yielded);
      argument && argument.getOwner() == linalgOp.getBlock())
    yielded = linalgOp.getMatchingOpOperand(argument)->get();
  return isZero(yielded);
}

/// The size of `value` in dimension `dim`: a number, or the value that its
/// tensor.empty was made with.
static OpFoldResult getKnownSize(Value value, int64_t dim) {
  auto type = cast<RankedTensorType>(value.getType());
  if (!type.isDynamicDim(dim))
    return Builder(type.getContext()).getIndexAttr(type.getDimSize(dim));
  while (auto fill = value.getDefiningOp<DestinationStyleOpInterface>())
    value = fill.getTiedOpOperand(cast<OpResult>(value))->get();
  auto empty = value.getDefiningOp<tensor::EmptyOp>();
  return empty ? empty.getMixedSizes()[dim] : OpFoldResult();
}

/// How the image is reshaped to the rank of the tensor it goes into, where
/// `insert` leaves out dimensions of size 1.
static std::optional<SmallVector<ReassociationIndices>>
getSplitUnitDims(tensor::InsertSliceOp insert) {
  if (llvm::any_of(insert.getStaticSizes(), ShapedType::isDynamic))
    return std::nullopt;
  RankedTensorType type = insert.getSourceType();
  return getReassociationIndicesForReshape(
      type,
      RankedTensorType::get(insert.getStaticSizes(), type.getElementType()));
}

/// The zeros that `insert` leaves around and between the image's elements.
OrReason<std::optional<StretchedImage>>
StretchedImage::addInsert(tensor::InsertSliceOp insert) {
  RankedTensorType type = insert.getDestType();
  if (!isZeroTensor(insert.getDest()))
    return Reason("the tensor between whose elements the image goes is not "
                  "known to be 0");
  if (insert.getSourceType().getRank() != type.getRank() &&
      !getSplitUnitDims(insert))
    return Reason("the image has fewer dimensions than the tensor it goes "
                  "into, and its size is not static");
  StretchedImage image;
  bool stretches = false;
  for (auto [dim, offset, size, stride] :
       llvm::enumerate(insert.getMixedOffsets(), insert.getMixedSizes(),
                       insert.getMixedStrides())) {
    std::optional<int64_t> step = getConstantIntValue(stride);
    std::optional<int64_t> first = getConstantIntValue(offset);
    OpFoldResult whole = getKnownSize(insert.getDest(), dim);
    if (step == 1 && first == 0 && whole &&
        isEqualConstantIntOrValue(size, whole)) {
      image.dims.push_back(std::nullopt);
      continue;
    }
    std::optional<int64_t> count = getConstantIntValue(size);
    if (!step || !first || !count || type.isDynamicDim(dim))
      return Reason("its size, or where the image goes, is not static");
    stretches |= *step > 1;
    image.dims.push_back(StretchedDim{*first, *step, *count});
  }
  if (!stretches)
    return std::optional<StretchedImage>();
  image.steps.push_back({insert, image.dims});
  return std::optional<StretchedImage>(std::move(image));
}

bool StretchedImage::addSlice(tensor::ExtractSliceOp slice) {
  if (!slice.hasUnitStride())
    return false;
  llvm::SmallBitVector dropped = slice.getDroppedDims();
  SmallVector<std::optional<StretchedDim>> next;
  for (auto [number, dim, offset] :
       llvm::enumerate(dims, slice.getMixedOffsets())) {
    std::optional<int64_t> first = getConstantIntValue(offset);
    if (dim && (!first || dropped.test(number)))
      return false;
    if (dropped.test(number))
      continue;
    next.push_back(dim);
    if (dim)
      next.back()->offset -= *first;
  }
  dims = next;
  return true;
}

bool StretchedImage::addExpand(tensor::ExpandShapeOp expand) {
  SmallVector<std::optional<StretchedDim>> next(expand.getType().getRank());
  for (auto [dim, group] :
       llvm::zip_equal(dims, expand.getReassociationIndices())) {
    if (!dim)
      continue;
    // Beside a stretched dimension there may be some of size 1.
    int64_t whole = group.front();
    for (int64_t part : group)
      if (expand.getType().getDimSize(part) != 1)
        whole = part;
    for (int64_t part : group)
      if (part != whole && expand.getType().getDimSize(part) != 1)
        return false;
    next[whole] = dim;
  }
  dims = next;
  return true;
}

bool StretchedImage::addCollapse(tensor::CollapseShapeOp collapse) {
  SmallVector<std::optional<StretchedDim>> next;
  for (const ReassociationIndices &group : collapse.getReassociationIndices()) {
    next.push_back(std::nullopt);
    for (int64_t part : group)
      if (dims[part]) {
        for (int64_t other : group)
          if (other != part &&
              (dims[other] || collapse.getSrcType().getDimSize(other) != 1))
            return false;
        next.back() = dims[part];
      }
  }
  dims = next;
  return true;
}

bool StretchedImage::add(Operation *op) {
  bool kept =
      llvm::TypeSwitch<Operation *, bool>(op)
          .Case([&](tensor::ExtractSliceOp op) { return addSlice(op); })
          .Case([&](tensor::ExpandShapeOp op) { return addExpand(op); })
          .Case([&](tensor::CollapseShapeOp op) { return addCollapse(op); });
  steps.push_back({op, dims});
  return kept;
}

OrReason<std::optional<StretchedImage>> StretchedImage::find(Value value) {
  SmallVector<Operation *> views;
  while (isa_and_nonnull<tensor::ExtractSliceOp, tensor::ExpandShapeOp,
                         tensor::CollapseShapeOp>(value.getDefiningOp())) {
    views.push_back(value.getDefiningOp());
    value = views.back()->getOperand(0);
  }
  auto insert = value.getDefiningOp<tensor::InsertSliceOp>();
  if (!insert || insert.hasUnitStride())
    return std::optional<StretchedImage>();
  OrReason<std::optional<StretchedImage>> image = addInsert(insert);
  if (!image || !*image)
    return image;
  for (Operation *view : llvm::reverse(views))
    if (!(*image)->add(view))
      return Reason("a slice or reshape mixes the dimensions that hold the "
                    "zeros with others");
  return image;
}

/// `sizes` with the stretched dimensions as long as in the image.
static SmallVector<OpFoldResult>
shrink(ArrayRef<OpFoldResult> sizes,
       ArrayRef<std::optional<StretchedDim>> dims) {
  SmallVector<OpFoldResult> result(sizes);
  for (auto [size, dim] : llvm::zip_equal(result, dims))
    if (dim)
      size = Builder(size.getContext()).getIndexAttr(dim->size);
  return result;
}

/// What `slice` leaves of `image`, of which `dims` are stretched.
static Value sliceOthers(RewriterBase &rewriter, tensor::ExtractSliceOp slice,
                         Value image,
                         ArrayRef<std::optional<StretchedDim>> dims) {
  SmallVector<OpFoldResult> offsets = slice.getMixedOffsets();
  SmallVector<OpFoldResult> sizes = shrink(slice.getMixedSizes(), dims);
  llvm::SmallBitVector dropped = slice.getDroppedDims();
  SmallVector<int64_t> shape, allSizes;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, allSizes);
  for (auto [number, dim] : llvm::enumerate(dims)) {
    if (dim)
      offsets[number] = rewriter.getIndexAttr(0);
    if (!dropped.test(number))
      shape.push_back(allSizes[number]);
  }
  return tensor::ExtractSliceOp::create(
      rewriter, slice.getLoc(),
      RankedTensorType::get(shape, slice.getType().getElementType()), image,
      offsets, sizes, slice.getMixedStrides());
}

static Value expand(RewriterBase &rewriter, tensor::ExpandShapeOp op,
                    Value image, ArrayRef<std::optional<StretchedDim>> dims) {
  SmallVector<OpFoldResult> sizes = shrink(op.getMixedOutputShape(), dims);
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, shape);
  return tensor::ExpandShapeOp::create(
      rewriter, op.getLoc(),
      RankedTensorType::get(shape, op.getType().getElementType()), image,
      op.getReassociationIndices(), sizes);
}

Value StretchedImage::createImage(RewriterBase &rewriter) const {
  auto source = cast<tensor::InsertSliceOp>(steps.front().op);
  Value image = source.getSource();
  RankedTensorType type = source.getSourceType();
  if (type.getRank() != source.getDestType().getRank())
    image = tensor::ExpandShapeOp::create(
        rewriter, source.getLoc(),
        RankedTensorType::get(source.getStaticSizes(), type.getElementType()),
        image, *getSplitUnitDims(source));
  ArrayRef<std::optional<StretchedDim>> before = steps.front().dims;
  for (const Step &step : ArrayRef(steps).drop_front()) {
    if (auto slice = dyn_cast<tensor::ExtractSliceOp>(step.op))
      image = sliceOthers(rewriter, slice, image, before);
    else if (auto op = dyn_cast<tensor::ExpandShapeOp>(step.op))
      image = expand(rewriter, op, image, step.dims);
    else
      image = tensor::CollapseShapeOp::create(
          rewriter, step.op->getLoc(), image,
          cast<tensor::CollapseShapeOp>(step.op).getReassociationIndices());
    before = step.dims;
  }
  return image;
}
