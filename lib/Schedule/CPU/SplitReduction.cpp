//===- SplitReduction.cpp - put steps of a reduction on the lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSPLITREDUCTION
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-split-reduction";

/// Rows of the smaller operand up to which the partial sums cost less than a
/// copy of the larger one, turned: on Zen 4, 16 rows of 2048 steps take 2.3 ms
/// by partial sums and 6.3 ms by a copy, 64 rows 9.0 ms and 5.2 ms.
static constexpr int64_t mostRows = 4;

/// Registers of partial sums that the reduction has to be long for: they go
/// through memory once and are added up there.
static constexpr int64_t leastRegisters = 8;

/// Whether `operand` is only known at run time and lies row by row along the
/// loop `reduction`.
static bool runsAlong(linalg::LinalgOp anchor, OpOperand &operand,
                      unsigned reduction, Region &region) {
  AffineMap map = anchor.getMatchingIndexingMap(&operand);
  AffineExpr loop = getAffineDimExpr(reduction, map.getContext());
  Operation *producer = operand.get().getDefiningOp();
  return (!producer || producer->getParentRegion() != &region) &&
         map.getNumResults() > 0 &&
         map.getResult(map.getNumResults() - 1) == loop &&
         map.isProjectedPermutation() &&
         !getConstantElements(skipRearrangements(operand.get()));
}

/// The iterations of the loops that `map` varies along and `other` does not; 0
/// if they are not known.
static int64_t countRows(linalg::LinalgOp anchor, AffineMap map,
                         AffineMap other) {
  int64_t rows = 1;
  for (auto [loop, extent] : llvm::enumerate(anchor.getStaticLoopRanges())) {
    if (!map.isFunctionOfDim(loop) || other.isFunctionOfDim(loop))
      continue;
    if (ShapedType::isDynamic(extent))
      return 0;
    rows *= extent;
  }
  return rows;
}

/// Elements of a register of what `op` adds up.
static int64_t getLanes(linalg::LinalgOp anchor, TargetAttr target) {
  Type sum = getElementTypeOrSelf(anchor->getResult(0).getType());
  return target.getModel()
      .getVectorShape(sum.getIntOrFloatBitWidth())
      .getLanes();
}

/// Whether neither of the anchor's operands has a parallel loop innermost, and
/// the partial sums are few beside its products.
static bool wantsPartialSums(FusedOp op, TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (op.getScheduleAttr() || !anchor || !isContraction(anchor) ||
      anchor.getNumDpsInputs() != 2)
    return false;
  SmallVector<unsigned> reduction;
  anchor.getReductionDims(reduction);
  if (reduction.size() != 1)
    return false;
  int64_t lanes = getLanes(anchor, target);
  int64_t extent = anchor.getStaticLoopRanges()[reduction.front()];
  if (lanes < 2 || ShapedType::isDynamic(extent) ||
      extent < leastRegisters * lanes)
    return false;
  OpOperand *lhs = anchor.getDpsInputOperand(0);
  OpOperand *rhs = anchor.getDpsInputOperand(1);
  if (!runsAlong(anchor, *lhs, reduction.front(), op.getBody()) ||
      !runsAlong(anchor, *rhs, reduction.front(), op.getBody()))
    return false;
  AffineMap lhsMap = anchor.getMatchingIndexingMap(lhs);
  AffineMap rhsMap = anchor.getMatchingIndexingMap(rhs);
  int64_t lhsRows = countRows(anchor, lhsMap, rhsMap);
  int64_t rhsRows = countRows(anchor, rhsMap, lhsMap);
  auto isFew = [](int64_t rows) { return rows > 0 && rows <= mostRows; };
  return isFew(lhsRows) || isFew(rhsRows);
}

/// The iterations [begin, begin + size) of `reduction` in `operand`.
static Value sliceReduction(RewriterBase &rewriter, linalg::LinalgOp anchor,
                            OpOperand &operand, unsigned reduction,
                            int64_t begin, int64_t size) {
  AffineMap map = anchor.getMatchingIndexingMap(&operand);
  Location loc = anchor.getLoc();
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, loc, operand.get());
  SmallVector<OpFoldResult> offsets(sizes.size(), rewriter.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), rewriter.getIndexAttr(1));
  unsigned dim = *map.getResultPosition(
      getAffineDimExpr(reduction, rewriter.getContext()));
  offsets[dim] = rewriter.getIndexAttr(begin);
  sizes[dim] = rewriter.getIndexAttr(size);
  return tensor::ExtractSliceOp::create(rewriter, loc, operand.get(), offsets,
                                        sizes, strides);
}

/// Moves `part` out of the region of `op`, after what it reads there.
static void moveBefore(RewriterBase &rewriter, Operation *part, FusedOp op) {
  for (Value operand : part->getOperands()) {
    Operation *producer = operand.getDefiningOp();
    if (producer && producer->getParentRegion() == &op.getBody())
      moveBefore(rewriter, producer, op);
  }
  rewriter.moveOpBefore(part, op);
}

/// Lets the anchor of `op` go over whole registers only: what is left over is
/// added to its init by a contraction in front of the region.
static void peelRest(RewriterBase &rewriter, FusedOp op, int64_t lanes) {
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<unsigned> reduction;
  anchor.getReductionDims(reduction);
  int64_t extent = anchor.getStaticLoopRanges()[reduction.front()];
  int64_t whole = extent / lanes * lanes;
  if (whole == extent)
    return;
  rewriter.setInsertionPoint(op);
  SmallVector<Value> rest(anchor->getOperands()), main(rest);
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    unsigned number = operand->getOperandNumber();
    rest[number] = sliceReduction(rewriter, anchor, *operand, reduction.front(),
                                  whole, extent - whole);
    main[number] =
        sliceReduction(rewriter, anchor, *operand, reduction.front(), 0, whole);
  }
  rewriter.setInsertionPoint(anchor);
  Operation *first =
      mlir::clone(rewriter, anchor, anchor->getResultTypes(), rest);
  main[anchor.getDpsInitOperand(0)->getOperandNumber()] = first->getResult(0);
  rewriter.modifyOpInPlace(anchor, [&] { anchor->setOperands(main); });
  moveBefore(rewriter, first, op);
}

static void split(RewriterBase &rewriter, FusedOp op, int64_t lanes) {
  linalg::LinalgOp anchor = op.getAnchor();
  Location loc = anchor.getLoc();
  StringRef name = anchor->getName().getStringRef();
  SmallVector<unsigned> reduction;
  anchor.getReductionDims(reduction);
  int64_t steps = anchor.getStaticLoopRanges()[reduction.front()];
  peelRest(rewriter, op, lanes);
  anchor = op.getAnchor();
  rewriter.setInsertionPoint(anchor);
  // Upstream's transformation, where the lanes are the innermost dimension.
  auto control = [&](linalg::LinalgOp anchor) {
    auto type = cast<RankedTensorType>(anchor->getResult(0).getType());
    return linalg::SplitReductionOptions{lanes,
                                         static_cast<unsigned>(type.getRank()),
                                         /*innerParallel=*/true};
  };
  FailureOr<linalg::SplitReductionResult> result =
      linalg::splitReduction(rewriter, anchor, control);
  if (failed(result))
    return;
  // The partial sums --> a region of their own, in front.
  if (Remark remark = emitPassed(loc, "ReductionSplit", passName))
    remark << remark::add("both operands of '{0}' lie along the reduction, and "
                          "one has few rows: partial sums on {1} lanes",
                          name.str(), lanes)
           << remark::metric("Steps", steps);
  moveBefore(rewriter, result->splitLinalgOp, op);
}

LogicalResult prelu::splitReductions(RewriterBase &rewriter, Operation *root,
                                     const ScheduleOptions &options) {
  TargetAttr target = findTarget(root, options);
  if (!target)
    return failure();
  for (FusedOp op : getControlledOps(root, options))
    if (wantsPartialSums(op, target))
      split(rewriter, op, getLanes(op.getAnchor(), target));
  return success();
}

namespace {
struct SplitReductionPass
    : prelu::impl::PReluSplitReductionBase<SplitReductionPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(splitReductions(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
