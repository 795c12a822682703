//===- UnreadPadding.cpp - padding that no window reaches
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Simplify/Simplify.h"

using namespace mlir;
using namespace mlir::prelu;

/// One more than the greatest index that `access` reaches over loops of
/// `extents`; nothing where it does not grow with each of them.
static std::optional<int64_t> getReach(const AffineAccess &access,
                                       ArrayRef<int64_t> extents) {
  int64_t last = access.getConstant();
  for (auto [loop, extent] : llvm::enumerate(extents)) {
    std::optional<int64_t> coefficient = access.getCoefficient(loop);
    if (!coefficient || *coefficient < 0)
      return std::nullopt;
    last += *coefficient * (extent - 1);
  }
  return last + 1;
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
      for (auto [dim, size] : llvm::enumerate(pad.getSourceType().getShape())) {
        std::optional<int64_t> reach =
            getReach(AffineAccess(map, dim), extents);
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
