//===- RaiseUpsampling.cpp - images whose elements are repeated
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Reason.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Raise/Passes.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELURAISEUPSAMPLING
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The largest loop whose indices are computed here one by one.
static constexpr int64_t mostIndices = 1 << 14;

/// Adds the loops whose indices `value`, of a body, is computed from to
/// `loops`. Fails where it is computed from anything else that is no constant.
static LogicalResult collectLoops(Value value,
                                  llvm::SmallDenseSet<unsigned> &loops,
                                  unsigned depth = 0) {
  constexpr unsigned deepest = 32;
  if (matchPattern(value, m_Constant()))
    return success();
  Operation *op = value.getDefiningOp();
  if (!op || depth == deepest)
    return failure();
  if (auto index = dyn_cast<linalg::IndexOp>(op)) {
    loops.insert(index.getDim());
    return success();
  }
  if (!isPure(op) || op->getNumResults() != 1 || op->getNumRegions() != 0 ||
      isa<tensor::ExtractOp>(op))
    return failure();
  return success(llvm::all_of(op->getOperands(), [&](Value operand) {
    return succeeded(collectLoops(operand, loops, depth + 1));
  }));
}

/// `value`, computed from the index of one loop, where that is `index`; null
/// where an operation has no folder.
static Attribute evaluate(Value value, int64_t index,
                          DenseMap<Value, Attribute> &known) {
  if (Attribute attr = known.lookup(value))
    return attr;
  Attribute attr;
  Operation *op = value.getDefiningOp();
  if (isa<linalg::IndexOp>(op)) {
    attr = Builder(op->getContext()).getIndexAttr(index);
  } else if (!matchPattern(value, m_Constant(&attr))) {
    SmallVector<Attribute> operands;
    for (Value operand : op->getOperands()) {
      operands.push_back(evaluate(operand, index, known));
      if (!operands.back())
        return {};
    }
    SmallVector<OpFoldResult> results;
    if (failed(op->fold(operands, results)) || results.size() != 1)
      return {};
    attr = dyn_cast<Attribute>(results.front());
    // It returned an operand.
    if (!attr)
      attr = known.lookup(cast<Value>(results.front()));
  }
  return known[value] = attr;
}

/// How often each index of a source of `size` elements comes as `value` while
/// loop `loop`, the only one that it is computed from, goes over `extent`: 1
/// where it is the loop's index. Nothing where they do not come in order, each
/// as often as the others.
static std::optional<int64_t> getRepeats(Value value, int64_t extent,
                                         int64_t size) {
  if (size == 0 || extent % size != 0 || extent > mostIndices)
    return std::nullopt;
  for (int64_t index = 0; index < extent; ++index) {
    DenseMap<Value, Attribute> known;
    auto place = dyn_cast_or_null<IntegerAttr>(evaluate(value, index, known));
    if (!place || place.getInt() != index / (extent / size))
      return std::nullopt;
  }
  return extent / size;
}

/// The value that `op`, which reads no element but through its indices, takes
/// its elements from: all that the body does with it.
static tensor::ExtractOp getExtract(linalg::GenericOp op) {
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
      op.getNumReductionLoops() != 0 ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity())
    return {};
  auto extract = op.getBlock()
                     ->getTerminator()
                     ->getOperand(0)
                     .getDefiningOp<tensor::ExtractOp>();
  return extract && extract->getBlock() == op.getBlock() &&
                 extract.getTensor().getParentRegion() != &op.getRegion()
             ? extract
             : tensor::ExtractOp();
}

/// How often each element is repeated along each dimension. Nothing for a
/// generic that is no upsampling, and the reason where it only looks like one.
static OrReason<std::optional<SmallVector<int64_t>>>
matchUpsampling(linalg::GenericOp op) {
  using Repeats = std::optional<SmallVector<int64_t>>;
  tensor::ExtractOp extract = getExtract(op);
  if (!extract)
    return Repeats();
  RankedTensorType type = extract.getTensor().getType();
  auto resultType = cast<RankedTensorType>(op->getResult(0).getType());
  if (type.getRank() != resultType.getRank())
    return Repeats();
  bool computes = false;
  std::optional<Reason> reason;
  SmallVector<int64_t> repeats;
  for (auto [dim, index] : llvm::enumerate(extract.getIndices())) {
    llvm::SmallDenseSet<unsigned> loops;
    if (failed(collectLoops(index, loops)) || loops.size() > 1 ||
        (loops.size() == 1 && *loops.begin() != dim))
      return Repeats();
    computes |= !matchPattern(index, m_Constant()) &&
                !index.getDefiningOp<linalg::IndexOp>();
    // One of a dimension of size 1 may be the constant 0.
    if (type.isDynamicDim(dim) || resultType.isDynamicDim(dim)) {
      reason = Reason("its size is not static");
      continue;
    }
    std::optional<int64_t> times =
        getRepeats(index, resultType.getDimSize(dim), type.getDimSize(dim));
    if (!times)
      reason =
          Reason("its elements are not each repeated as often as the others");
    repeats.push_back(times.value_or(1));
  }
  if (!computes)
    return Repeats();
  if (reason)
    return *reason;
  return Repeats(repeats);
}

/// A copy with a loop for the repeats of each dimension, and a reshape.
static void replace(RewriterBase &rewriter, linalg::GenericOp op,
                    ArrayRef<int64_t> repeats) {
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  Value source = getExtract(op).getTensor();
  auto type = cast<RankedTensorType>(source.getType());
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> exprs;
  SmallVector<ReassociationIndices> groups;
  for (auto [size, times] : llvm::zip_equal(type.getShape(), repeats)) {
    exprs.push_back(rewriter.getAffineDimExpr(shape.size()));
    groups.push_back({static_cast<int64_t>(shape.size())});
    shape.push_back(size);
    if (times == 1)
      continue;
    groups.back().push_back(shape.size());
    shape.push_back(times);
  }
  Value copy = createMappedCopy(
      rewriter, loc, source,
      AffineMap::get(shape.size(), 0, exprs, rewriter.getContext()),
      getAsIndexOpFoldResult(rewriter.getContext(), shape));
  rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(
      op, op->getResult(0).getType(), copy, groups);
}

namespace {
struct RaiseUpsamplingPass
    : prelu::impl::PReluRaiseUpsamplingBase<RaiseUpsamplingPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp op : ops) {
      OrReason<std::optional<SmallVector<int64_t>>> repeats =
          matchUpsampling(op);
      if (!repeats)
        emitMissed(op.getLoc(), "UpsamplingKept", "prelu-raise-upsampling",
                   repeats.getReason().text,
                   "its indices are computed for each element");
      else if (*repeats)
        replace(rewriter, op, **repeats);
    }
  }
};
} // namespace
