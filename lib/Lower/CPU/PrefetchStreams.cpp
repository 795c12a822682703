//===- PrefetchStreams.cpp - fetch large weights while others are multiplied
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"
#include "PanelLoops.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHSTREAMS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// How far ahead a stream is fetched: what memory gives one core until it
/// answers. Measured from 1 to 8 KiB on Granite Rapids, of which 2 are best.
static int64_t getBytesAhead(const CoreModel &core) {
  return llvm::bit_floor<uint64_t>(
      std::max(core.memoryLatency * core.memoryBytesPerCycle, 1.0));
}

/// Fetches what lies `getBytesAhead` of `read` in the buffer.
static void prefetch(OpBuilder &builder, vector::TransferReadOp read,
                     int64_t rows) {
  builder.setInsertionPoint(read);
  SmallVector<Value> indices(read.getIndices());
  AffineExpr index = builder.getAffineDimExpr(0);
  indices.end()[-2] = affine::makeComposedAffineApply(
      builder, read.getLoc(), AffineMap::get(1, 0, index + rows),
      getAsOpFoldResult(indices.end()[-2]));
  memref::PrefetchOp::create(builder, read.getLoc(), read.getBase(), indices,
                             /*isWrite=*/false, /*localityHint=*/3,
                             /*isDataCache=*/true);
}

namespace {
struct PrefetchStreamsPass
    : prelu::impl::PReluPrefetchStreamsBase<PrefetchStreamsPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::find(getOperation());
    if (!target)
      return;
    CoreModel core = target.getModel();
    OpBuilder builder(&getContext());
    AccessCounts fetched(&getContext());
    for (PanelLoop &panels : getPanelLoops(getOperation(), core)) {
      if (panels.countTiles() != 1 || !panels.isBusy())
        continue;
      for (vector::TransferReadOp read : panels.reductions.front().reads) {
        int64_t rows = getBytesAhead(core) /
                       getRowBytes(cast<MemRefType>(read.getShapedType()));
        if (rows == 0)
          continue;
        fetched.add(panels.buffer, read);
        prefetch(builder, read, rows);
      }
    }
    fetched.emitRemarks(emitPassed, "Prefetched", "prelu-prefetch-streams",
                        "fetched " + llvm::Twine(getBytesAhead(core)) +
                            " bytes ahead of the multiply-adds: more than half "
                            "of the second-level cache's " +
                            llvm::Twine(core.l2Bytes) + " bytes");
  }
};
} // namespace
