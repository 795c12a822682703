//===- UnreadPadding.cpp - padding that no window reaches
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"
#include "prelu/Simplify/Simplify.h"

using namespace mlir;
using namespace mlir::prelu;

/// One more than the greatest index at which `op`, all of whose loops have
/// static extents, reads what an expression of an indexing map stands for;
/// nothing where it does not grow with each loop.
static std::optional<int64_t> getReach(AffineExpr expr,
                                       ArrayRef<int64_t> extents) {
  SmallVector<AffineExpr> last;
  for (auto [loop, extent] : llvm::enumerate(extents)) {
    AffineExpr dim = getAffineDimExpr(loop, expr.getContext());
    std::optional<int64_t> factor = getFactor(expr, dim, extents.size());
    if (!factor || *factor < 0)
      return std::nullopt;
    last.push_back(getAffineConstantExpr(extent - 1, expr.getContext()));
  }
  auto index = dyn_cast<AffineConstantExpr>(expr.replaceDims(last));
  if (!index)
    return std::nullopt;
  return index.getValue() + 1;
}

namespace {
/// op(pad(x)) = op(x) where `op` reads no padding: torch pads for a ceil_mode
/// that the sizes have no use for.
struct DropUnreadPadding : OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    SmallVector<int64_t> extents = op.getStaticLoopRanges();
    if (!op.hasPureTensorSemantics() ||
        llvm::any_of(extents, [](int64_t extent) { return extent < 1; }))
      return failure();
    for (OpOperand *operand : op.getDpsInputOperands()) {
      auto pad = operand->get().getDefiningOp<tensor::PadOp>();
      if (!pad || pad.getNofold() || !pad.getSourceType().hasStaticShape() ||
          !hasZeroLow(pad))
        continue;
      AffineMap map = op.getMatchingIndexingMap(operand);
      bool reachesPadding = false;
      for (auto [expr, size] :
           llvm::zip_equal(map.getResults(), pad.getSourceType().getShape())) {
        std::optional<int64_t> reach = getReach(expr, extents);
        reachesPadding |= !reach || *reach > size;
      }
      if (reachesPadding)
        continue;
      rewriter.modifyOpInPlace(op, [&] { operand->set(pad.getSource()); });
      return success();
    }
    return failure();
  }

private:
  static bool hasZeroLow(tensor::PadOp pad) {
    return llvm::all_of(pad.getMixedLowPad(), [](OpFoldResult low) {
      return isConstantIntValue(low, 0);
    });
  }
};
} // namespace

// What ends: an operand loses a pad.
void prelu::populateDropUnreadPaddingPatterns(RewritePatternSet &patterns,
                                              const ControlRewriteFn &control) {
  addControlled<DropUnreadPadding>(patterns, control, patterns.getContext());
}
