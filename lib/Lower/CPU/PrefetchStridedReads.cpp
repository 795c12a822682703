//===- PrefetchStridedReads.cpp - fetch planes of an image ahead
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BufferSize.h"
#include "PrefetchPass.h"
#include "ReductionReads.h"

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHSTRIDEDREADS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// How many tiles ahead a line is fetched. No fact of a machine: what a tile
/// takes depends on the kernel. Early enough for a miss of the last-level
/// cache, measured from 2 to 8 on Zen 4.
static constexpr int64_t tilesAhead = 4;

/// Whether `read` is one that the hardware does not foresee, which follows a
/// stream within a page: the reduction goes from page to page of a buffer
/// larger than the cache, the loop around it along the rows. Sets `step` to how
/// far that loop moves.
static bool isStrided(vector::TransferReadOp read, const CoreModel &core,
                      int64_t &step) {
  auto type = dyn_cast<MemRefType>(read.getShapedType());
  SmallVector<scf::ForOp> reduction = getReductionLoops(read);
  SmallVector<int64_t> strides;
  int64_t offset = 0;
  if (!type || !type.hasStaticShape() || type.getRank() < 2 ||
      reduction.empty() || failed(type.getStridesAndOffset(strides, offset)) ||
      strides.back() != 1)
    return false;
  auto tiles = reduction.back()->getParentOfType<scf::ForOp>();
  if (!tiles || countBytes(type) <= core.l2Bytes)
    return false;
  int64_t elementBytes = type.getElementTypeBitWidth() / 8;
  std::optional<int64_t> tileStep = getConstantIntValue(tiles.getStep());
  Value innermost = read.getIndices().back();
  if (!tileStep || !dependsOn(innermost, tiles) ||
      llvm::any_of(reduction,
                   [&](scf::ForOp loop) { return dependsOn(innermost, loop); }))
    return false;
  step = *tileStep;
  return llvm::any_of(
      llvm::zip_equal(ArrayRef<int64_t>(strides).drop_back(),
                      read.getIndices().drop_back()),
      [&](auto pair) {
        auto [stride, index] = pair;
        return !ShapedType::isDynamic(stride) &&
               stride * elementBytes >= core.pageBytes &&
               llvm::any_of(reduction, [&, index = index](scf::ForOp loop) {
                 return dependsOn(index, loop);
               });
      });
}

/// Whether `other` reads from the same lines as `read`, but for a shift within
/// a window.
static bool overlaps(vector::TransferReadOp read,
                     vector::TransferReadOp other) {
  return read.getBase() == other.getBase() &&
         areNear(read.getIndices(), other.getIndices(),
                 read.getVectorType().getNumElements());
}

/// Fetches what `read` will read `tilesAhead` iterations of the loop over tiles
/// later.
static void prefetch(OpBuilder &builder, vector::TransferReadOp read,
                     int64_t step) {
  builder.setInsertionPoint(read);
  SmallVector<Value> indices(read.getIndices());
  AffineExpr index = builder.getAffineDimExpr(0);
  indices.back() = affine::makeComposedAffineApply(
      builder, read.getLoc(), AffineMap::get(1, 0, index + tilesAhead * step),
      getAsOpFoldResult(indices.back()));
  memref::PrefetchOp::create(builder, read.getLoc(), read.getBase(), indices,
                             /*isWrite=*/false, /*localityHint=*/2,
                             /*isDataCache=*/true);
}

namespace {
struct PrefetchStridedReadsPass
    : PrefetchPass<prelu::impl::PReluPrefetchStridedReadsBase<
          PrefetchStridedReadsPass>> {
  void fetch(OpBuilder &builder, const CoreModel &core,
             AccessCounts &fetched) override {
    // Per block: a window's shifted reads share their lines.
    llvm::DenseMap<Block *, SmallVector<vector::TransferReadOp>> inBlock;
    getOperation()->walk([&](vector::TransferReadOp read) {
      int64_t step = 0;
      SmallVector<vector::TransferReadOp> &before = inBlock[read->getBlock()];
      if (!isStrided(read, core, step) ||
          llvm::any_of(before, [&](vector::TransferReadOp other) {
            return overlaps(read, other);
          }))
        return;
      before.push_back(read);
      fetched.add(read.getBase(), read);
      prefetch(builder, read, step);
    });
  }

  std::string describe(const CoreModel &core) const override {
    return llvm::formatv("fetched {0} tiles ahead: the reduction goes from "
                         "page to page of more than the second-level cache's "
                         "{1} bytes",
                         tilesAhead, core.l2Bytes);
  }
};
} // namespace
