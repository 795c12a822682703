//===- StretchedImage.h - zeros inserted between the elements of an image
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_STRETCHEDIMAGE_H
#define PRELU_LIB_SIMPLIFY_STRETCHEDIMAGE_H

#include "prelu/Dialect/Utils/Reason.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// A dimension whose element `i` was moved to `offset + stride * i`; what lies
/// between, before and behind is 0. A negative offset cuts elements off.
struct StretchedDim {
  int64_t offset, stride, size;
};

/// A value that a `tensor.insert_slice` with strides into zeros made, seen
/// through slices and reshapes that keep the stretched dimensions.
class StretchedImage {
public:
  /// Nothing where `value` is none, and the reason if it looks like one.
  static OrReason<std::optional<StretchedImage>> find(Value value);

  /// One entry per dimension of the value, nothing for those that are as in
  /// the image.
  ArrayRef<std::optional<StretchedDim>> getDims() const { return dims; }

  /// The image without the zeros in between, in the value's shape but for the
  /// stretched dimensions.
  Value createImage(RewriterBase &rewriter) const;

private:
  static OrReason<std::optional<StretchedImage>>
  addInsert(tensor::InsertSliceOp insert);
  bool add(Operation *view);
  bool addSlice(tensor::ExtractSliceOp slice);
  bool addExpand(tensor::ExpandShapeOp expand);
  bool addCollapse(tensor::CollapseShapeOp collapse);

  /// An operation and what its result's dimensions are then.
  struct Step {
    Operation *op;
    SmallVector<std::optional<StretchedDim>> dims;
  };

  /// From the insert_slice to the value.
  SmallVector<Step> steps;
  SmallVector<std::optional<StretchedDim>> dims;
};

/// Whether all elements of `value` are known to be 0.
bool isZeroTensor(Value value);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_STRETCHEDIMAGE_H
