//===- FoldPadding.cpp - read a window operation's input without its padding
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/FusedRegion.h"
#include "prelu/Dialect/Utils/Padding.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Dialect/Utils/StructuredOps.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

#include <cmath>

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFOLDPADDING
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether every element of `value` is known to be finite.
static bool isFinite(Value value) {
  if (isa<IntegerType>(getElementTypeOrSelf(value.getType())))
    return true;
  ElementsAttr attr = getConstantElements(value);
  std::optional<std::vector<double>> elements =
      attr ? readFloats(attr) : std::nullopt;
  return elements && llvm::all_of(*elements, [](double element) {
           return std::isfinite(element);
         });
}

/// Whether a step of `anchor`'s reduction that reads padding through `operand`
/// leaves the accumulator as it is, so that it may be left out:
///
/// - acc + 0 * w = acc for finite w (a NaN or Inf makes it NaN);
/// - max(acc, -inf) = acc for every acc, NaN too.
static bool isPaddingNeutral(linalg::LinalgOp anchor, OpOperand &operand,
                             Attribute padding, std::string &reason) {
  auto number = dyn_cast<FloatAttr>(padding);
  auto integer = dyn_cast<IntegerAttr>(padding);
  bool isZero = number ? number.getValue().isZero()
                       : integer && integer.getValue().isZero();
  if (isContraction(anchor)) {
    if (!isZero) {
      reason = "the padding is not 0";
      return false;
    }
    for (OpOperand *other : anchor.getDpsInputOperands())
      if (other != &operand && !isFinite(skipTransposes(other->get()))) {
        reason = "0 times the weights is 0 only for finite weights, and these "
                 "are not known";
        return false;
      }
    return true;
  }
  Operation *combiner =
      anchor.getBlock()->getTerminator()->getOperand(0).getDefiningOp();
  Value accumulator = anchor.getRegionOutputArgs().front();
  if (isa_and_nonnull<arith::MaximumFOp, arith::MaxNumFOp>(combiner) &&
      llvm::is_contained(combiner->getOperands(), accumulator) && number &&
      number.getValue().isInfinity() && number.getValue().isNegative())
    return true;
  reason = "the padding is not neutral in the reduction";
  return false;
}

/// Moves the padding of `operand` into the region, where the loops read around
/// it.
static LogicalResult foldPadding(RewriterBase &rewriter, FusedOp op,
                                 OpOperand &operand, tensor::PadOp pad,
                                 std::string &reason) {
  linalg::LinalgOp anchor = op.getAnchor();
  Value paddingValue = pad.getConstantPaddingValue();
  Attribute padding;
  if (!paddingValue || !matchPattern(paddingValue, m_Constant(&padding))) {
    reason = "the padding is no constant";
    return failure();
  }
  if (pad.getNofold()) {
    reason = "its 'nofold' asks for a copy";
    return failure();
  }
  if (failed(getPaddedDims(anchor, anchor.getMatchingIndexingMap(&operand), pad,
                           reason)) ||
      !isPaddingNeutral(anchor, operand, padding, reason))
    return failure();
  rewriter.setInsertionPointToStart(&op.getBody().front());
  auto inside = cast<tensor::PadOp>(rewriter.clone(*pad));
  rewriter.modifyOpInPlace(anchor, [&] { operand.set(inside.getResult()); });
  return success();
}

namespace {
struct FoldPaddingPass : prelu::impl::PReluFoldPaddingBase<FoldPaddingPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation())) {
      linalg::LinalgOp anchor = op.getAnchor();
      std::string reason;
      if (op.getScheduleAttr() || !isVectorizable(op, reason) ||
          anchor.getNumReductionLoops() == 0)
        continue;
      for (OpOperand *operand : anchor.getDpsInputOperands()) {
        auto pad = operand->get().getDefiningOp<tensor::PadOp>();
        if (!pad || op->isAncestor(pad))
          continue;
        if (succeeded(foldPadding(rewriter, op, *operand, pad, reason))) {
          if (pad->use_empty())
            rewriter.eraseOp(pad);
        } else {
          emitMissed(pad.getLoc(), "PaddingKept", "prelu-fold-padding", reason,
                     "the padded tensor is stored");
        }
      }
    }
  }
};
} // namespace
