//===- CollapseReductions.cpp - several reduction loops as one
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Raise/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCOLLAPSEREDUCTIONS
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Runs of two reduction loops of `op` or more that every operand has side by
/// side, or not at all. `op` reads permutations of its loops.
static SmallVector<ReassociationIndices> findRuns(linalg::GenericOp op) {
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  SmallVector<ReassociationIndices> runs;
  for (auto [loop, type] : llvm::enumerate(op.getIteratorTypesArray())) {
    if (type != utils::IteratorType::reduction)
      continue;
    if (!runs.empty() && runs.back().back() + 1 == static_cast<int64_t>(loop)) {
      ReassociationIndices longer(runs.back());
      longer.push_back(loop);
      if (linalg::areDimSequencesPreserved(maps, longer)) {
        runs.back() = longer;
        continue;
      }
    }
    runs.push_back({static_cast<int64_t>(loop)});
  }
  llvm::erase_if(runs, [](ArrayRef<int64_t> run) { return run.size() < 2; });
  return runs;
}

namespace {
struct CollapseReductionsPass
    : prelu::impl::PReluCollapseReductionsBase<CollapseReductionsPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) {
      bool readsPermutations =
          llvm::all_of(op.getIndexingMapsArray(), [](AffineMap map) {
            return map.isProjectedPermutation();
          });
      if (readsPermutations && !op.hasIndexSemantics() && isContraction(op) &&
          !op->getParentOfType<FusedOp>())
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp op : ops) {
      SmallVector<ReassociationIndices> runs = findRuns(op);
      if (runs.empty())
        continue;
      rewriter.setInsertionPoint(op);
      FailureOr<linalg::CollapseResult> collapsed =
          linalg::collapseOpIterationDims(op, runs, rewriter);
      // One that upstream does not collapse stays as it is.
      if (succeeded(collapsed))
        rewriter.replaceOp(op, collapsed->results);
    }
  }
};
} // namespace
