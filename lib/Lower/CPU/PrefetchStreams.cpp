//===- PrefetchStreams.cpp - fetch large weights while others are multiplied
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelLoops.h"
#include "PrefetchPass.h"

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHSTREAMS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// How far ahead a stream is fetched. Beside much arithmetic, what the last
/// cache, which holds some of it, gives one core until memory, which holds the
/// rest, answers. Measured from 0.5 to 256 KiB on Granite Rapids, of which 4
/// and 8 are best: 2 give 15 GB/s of what the last cache holds and 4 give 22,
/// of memory all give 14. Beside little, the processor itself runs ahead, and a
/// few lines more help most: two streams give 15.0 GB/s without, 16.9 with
/// eight lines, 16.1 with 2 KiB and 14.9 with 4.
static int64_t getBytesAhead(const PanelWork &work, const CoreModel &core) {
  return work.isBusy() ? llvm::bit_floor<uint64_t>(std::max(
                             core.memoryLatency * core.l3BytesPerCycle, 1.0))
                       : 8 * core.lineBytes;
}

/// Whether `reduction` walks over more than a page of whole rows: not over a
/// window.
static bool isLong(const PanelReduction &reduction, const CoreModel &core) {
  vector::TransferReadOp first = reduction.reads.front();
  return reduction.readsWholeRows() &&
         reduction.countRows() *
                 getRowBytes(cast<MemRefType>(first.getShapedType())) >
             core.pageBytes;
}

/// Fetches what lies `rows` ahead of `read` in the buffer.
static void prefetch(OpBuilder &builder, vector::TransferReadOp read,
                     int64_t rows) {
  builder.setInsertionPoint(read);
  SmallVector<Value> indices(read.getIndices());
  AffineExpr index = builder.getAffineDimExpr(0);
  indices.end()[-2] = affine::makeComposedAffineApply(
      builder, read.getLoc(), AffineMap::get(1, 0, index + rows),
      getAsOpFoldResult(indices.end()[-2]));
  // Into the second cache: fetches into the first one wait in its few buffers
  // for memory, and loads behind them for a free one.
  memref::PrefetchOp::create(builder, read.getLoc(), read.getBase(), indices,
                             /*isWrite=*/false, /*localityHint=*/2,
                             /*isDataCache=*/true);
}

namespace {
struct PrefetchStreamsPass
    : PrefetchPass<prelu::impl::PReluPrefetchStreamsBase<PrefetchStreamsPass>> {
  void fetch(OpBuilder &builder, const CoreModel &core,
             AccessCounts &fetched) override {
    // Beside what else goes through the cache, half of it does not stay.
    for (PanelLoop &panels : getPanelLoops(getOperation(), core.l2Bytes / 2)) {
      std::optional<PanelWork> work = panels.countWork();
      if (!work || work->tiles != 1 ||
          (!work->isBusy() && !isLong(panels.reductions.front(), core)))
        continue;
      for (vector::TransferReadOp read : panels.reductions.front().reads) {
        int64_t rows = getBytesAhead(*work, core) /
                       getRowBytes(cast<MemRefType>(read.getShapedType()));
        if (rows == 0)
          continue;
        fetched.add(panels.buffer, read);
        prefetch(builder, read, rows);
      }
    }
  }

  std::string describe(const CoreModel &core) const override {
    return llvm::formatv("fetched some lines ahead of the multiply-adds: more "
                         "than half of the second-level cache's {0} bytes",
                         core.l2Bytes);
  }
};
} // namespace
