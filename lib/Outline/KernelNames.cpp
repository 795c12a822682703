//===- KernelNames.cpp - what a kernel is called
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"
#include "prelu/Outline/Outline.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::prelu;

/// `16x64xd`: the sizes of a shape.
static std::string getSizes(ArrayRef<int64_t> shape) {
  auto sizes = llvm::map_range(shape, [](int64_t size) {
    return ShapedType::isDynamic(size) ? "d" : std::to_string(size);
  });
  return llvm::join(sizes, "x");
}

/// `linalg.depthwise_conv_2d_nchw_chw` --> `depthwise_conv2d`: the operation
/// without the layout of its operands, which the sizes tell.
static std::string getOperationName(linalg::LinalgOp anchor) {
  StringRef name = anchor->getName().stripDialect();
  if (isa<linalg::GenericOp>(anchor))
    return anchor.getNumReductionLoops() == 0 ? "elementwise"
           : isContraction(anchor)            ? "contraction"
                                              : "reduction";
  for (StringRef kind : {"conv_1d", "conv_2d", "conv_3d"}) {
    size_t begin = name.find(kind);
    if (begin == StringRef::npos)
      continue;
    return (name.take_front(begin + 4) + kind.substr(5)).str();
  }
  for (StringRef kind : {"pooling_nchw_", "pooling_nhwc_", "pooling_ncw_",
                         "pooling_nwc_", "pooling_ndhwc_"})
    if (name.consume_front(kind))
      return (name + "pool").str();
  return name.str();
}

/// The extents of the loops of a window: reduction loops that slide over an
/// operand together with a parallel one.
static SmallVector<int64_t> getWindow(linalg::LinalgOp anchor) {
  SmallVector<utils::IteratorType> iterators = anchor.getIteratorTypesArray();
  SmallVector<int64_t> ranges = anchor.getStaticLoopRanges();
  SmallVector<int64_t> window;
  for (AffineMap map : anchor.getIndexingMapsArray())
    for (AffineExpr expr : map.getResults()) {
      if (isa<AffineDimExpr, AffineConstantExpr>(expr))
        continue;
      for (auto [loop, iterator] : llvm::enumerate(iterators))
        if (iterator == utils::IteratorType::reduction &&
            expr.isFunctionOfDim(loop))
          window.push_back(ranges[loop]);
    }
  return window;
}

/// Whether `op` chooses between a value and a multiple of it: what
/// createPReluArithmetic makes of a PReLU that no contraction took.
static bool choosesMultiple(arith::SelectOp op) {
  auto isMultiple = [](Value product, Value x) {
    Operation *mul = product.getDefiningOp();
    return isa_and_nonnull<arith::MulFOp, arith::MulIOp>(mul) &&
           llvm::is_contained(mul->getOperands(), x);
  };
  return isMultiple(op.getTrueValue(), op.getFalseValue()) ||
         isMultiple(op.getFalseValue(), op.getTrueValue());
}

std::string prelu::getKernelName(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::string name = getOperationName(anchor);
  if (SmallVector<int64_t> window = getWindow(anchor); !window.empty())
    name += "_" + getSizes(window);
  auto type = cast<ShapedType>(op.getResult(0).getType());
  ArrayRef<int64_t> shape = type.getShape();
  // A batch of one says nothing.
  if (shape.size() > 1 && shape.front() == 1)
    shape = shape.drop_front();
  if (!shape.empty())
    name += "_" + getSizes(shape);
  auto holds = [&](auto isKind) {
    return op.getBody().walk(isKind).wasInterrupted();
  };
  if (holds([](PReluOp) { return WalkResult::interrupt(); }) ||
      holds([](arith::SelectOp select) {
        return choosesMultiple(select) ? WalkResult::interrupt()
                                       : WalkResult::advance();
      }))
    name += "_prelu";
  if (holds([](BackwardOp) { return WalkResult::interrupt(); }))
    name += "_prelu_backward";
  // Dots and such of an operation of another dialect.
  for (char &c : name)
    if (!llvm::isAlnum(c))
      c = '_';
  return name;
}
