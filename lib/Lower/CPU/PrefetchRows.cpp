//===- PrefetchRows.cpp - fetch the rows of the next register tile
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
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHROWS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The loop from tile to tile that `load`, of a row in a reduction along the
/// row, moves with, which goes around those over panels that one tile of rows
/// meets; null for any other load, and for those from buffers that the
/// second-level cache holds, where fetching ahead only costs.
static scf::ForOp getTileLoop(memref::LoadOp load, const CoreModel &core) {
  MemRefType type = load.getMemRefType();
  if (type.getRank() < 2 ||
      countBytes(getBuffer(load.getMemRef()).getType()) <= core.l2Bytes)
    return {};
  SmallVector<scf::ForOp> reduction = getReductionLoops(load);
  if (reduction.empty() ||
      load.getIndices().back() != reduction.front().getInductionVar())
    return {};
  auto tiles = reduction.back()->getParentOfType<scf::ForOp>();
  while (tiles && llvm::none_of(load.getIndices(), [&](Value index) {
           return dependsOn(index, tiles);
         }))
    tiles = tiles->getParentOfType<scf::ForOp>();
  return tiles && getConstantIntValue(tiles.getStep()) ? tiles : scf::ForOp();
}

/// Fetches what `load` will read in the next iteration of `tiles`. Further
/// steps of an unrolled reduction read from the same lines.
static void prefetch(OpBuilder &builder, memref::LoadOp load,
                     scf::ForOp tiles) {
  builder.setInsertionPoint(load);
  SmallVector<Value> indices(load.getIndices());
  AffineExpr next =
      builder.getAffineDimExpr(0) + *getConstantIntValue(tiles.getStep());
  for (Value &index : indices)
    if (dependsOn(index, tiles))
      index = affine::makeComposedAffineApply(builder, load.getLoc(),
                                              AffineMap::get(1, 0, next),
                                              getAsOpFoldResult(index));
  memref::PrefetchOp::create(builder, load.getLoc(), load.getMemRef(), indices,
                             /*isWrite=*/false, /*localityHint=*/2,
                             /*isDataCache=*/true);
}

namespace {
struct PrefetchRowsPass
    : PrefetchPass<prelu::impl::PReluPrefetchRowsBase<PrefetchRowsPass>> {
  void fetch(OpBuilder &builder, const CoreModel &core,
             AccessCounts &fetched) override {
    getOperation()->walk([&](memref::LoadOp load) {
      scf::ForOp tiles = getTileLoop(load, core);
      if (!tiles)
        return;
      fetched.add(getBuffer(load.getMemRef()), load);
      prefetch(builder, load, tiles);
    });
  }

  std::string describe(const CoreModel &core) const override {
    return llvm::formatv("fetched one tile ahead: more than the second-level "
                         "cache's {0} bytes, of which each tile reads rows of "
                         "its own",
                         core.l2Bytes);
  }
};
} // namespace
