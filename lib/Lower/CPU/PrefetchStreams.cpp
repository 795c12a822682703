//===- PrefetchStreams.cpp - fetch large weights while others are multiplied
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"
#include "ReductionReads.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
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

/// Multiply-adds for each register from which on arithmetic takes long enough
/// for the hardware's own prefetching to pause, its window full of them. Below,
/// memory is the limit anyway and further fetches only get in the way. Measured
/// on Granite Rapids.
static constexpr unsigned leastUses = 4;

/// Tiles that read one panel, up to which the first of them counts. The others
/// find it in a cache; of eight, its wait is an eighth. Chosen, not measured.
static constexpr int64_t mostReads = 8;

/// How often the loops around the reduction that ends with `loop` go through
/// what `read` reads; nothing where only the run time knows.
static std::optional<int64_t> countReads(vector::TransferReadOp read,
                                         scf::ForOp loop) {
  int64_t reads = 1;
  while ((loop = loop->getParentOfType<scf::ForOp>())) {
    if (llvm::any_of(read.getIndices(),
                     [&](Value index) { return dependsOn(index, loop); }))
      continue;
    std::optional<APInt> trips = loop.getStaticTripCount();
    if (!trips)
      return std::nullopt;
    reads *= trips->getSExtValue();
  }
  return reads;
}

/// The iterations of the loop over the next to last dimension that lie
/// `getBytesAhead`, where `read` goes through a buffer larger than the cache
/// front to back in one reduction; 0 for any other read.
static int64_t getIterationsAhead(vector::TransferReadOp read,
                                  const CoreModel &core) {
  auto type = dyn_cast<MemRefType>(read.getShapedType());
  SmallVector<int64_t> strides;
  int64_t offset = 0;
  if (!type || !type.hasStaticShape() || type.getRank() < 2 ||
      failed(type.getStridesAndOffset(strides, offset)) ||
      strides.back() != 1 || ShapedType::isDynamic(strides.end()[-2]))
    return 0;
  int64_t elementBytes = type.getElementTypeBitWidth() / 8;
  int64_t stepBytes = strides.end()[-2] * elementBytes;
  if (type.getNumElements() * elementBytes <= core.l2Bytes || stepBytes == 0 ||
      stepBytes > getBytesAhead(core))
    return 0;
  SmallVector<scf::ForOp> reduction = getReductionLoops(read);
  if (reduction.empty() ||
      !dependsOn(read.getIndices().end()[-2], reduction.front()) ||
      llvm::any_of(reduction, [&](scf::ForOp loop) {
        return dependsOn(read.getIndices().back(), loop);
      }))
    return 0;
  std::optional<int64_t> reads = countReads(read, reduction.back());
  if (!reads || *reads > mostReads ||
      !read.getResult().hasNUsesOrMore(leastUses))
    return 0;
  return getBytesAhead(core) / stepBytes;
}

namespace {
struct PrefetchStreamsPass
    : prelu::impl::PReluPrefetchStreamsBase<PrefetchStreamsPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::find(getOperation());
    if (!target)
      return;
    OpBuilder builder(&getContext());
    AccessCounts fetched(&getContext());
    getOperation()->walk([&](vector::TransferReadOp read) {
      int64_t ahead = getIterationsAhead(read, target.getModel());
      if (ahead == 0)
        return;
      fetched.add(read.getBase(), read);
      builder.setInsertionPoint(read);
      SmallVector<Value> indices(read.getIndices());
      AffineExpr index = builder.getAffineDimExpr(0);
      indices.end()[-2] = affine::makeComposedAffineApply(
          builder, read.getLoc(), AffineMap::get(1, 0, index + ahead),
          getAsOpFoldResult(indices.end()[-2]));
      memref::PrefetchOp::create(builder, read.getLoc(), read.getBase(),
                                 indices, /*isWrite=*/false,
                                 /*localityHint=*/3, /*isDataCache=*/true);
    });
    fetched.emitRemarks(emitPassed, "Prefetched", "prelu-prefetch-streams",
                        "fetched " +
                            llvm::Twine(getBytesAhead(target.getModel())) +
                            " bytes ahead of the multiply-adds: more than the "
                            "second-level cache's " +
                            llvm::Twine(target.getModel().l2Bytes) + " bytes");
  }
};
} // namespace
