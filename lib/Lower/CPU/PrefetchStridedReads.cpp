//===- PrefetchStridedReads.cpp - fetch planes of an image ahead
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHSTRIDEDREADS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Prefetchers of hardware follow a stream within a page of 4 KiB; a step from
/// one plane of an image to the next leaves it.
static constexpr int64_t pageBytes = 4096;

/// How many tiles ahead a line is fetched: the time of two tiles covers a miss
/// of the last-level cache, measured from 1 to 8.
static constexpr int64_t tilesAhead = 2;

/// Whether `index` is computed from the induction variable of `loop`.
static bool dependsOn(Value index, scf::ForOp loop) {
  if (index == loop.getInductionVar())
    return true;
  Operation *op = index.getDefiningOp();
  return op && isa<affine::AffineApplyOp, arith::AddIOp>(op) &&
         llvm::any_of(op->getOperands(),
                      [&](Value operand) { return dependsOn(operand, loop); });
}

/// Fetches what `read` will read `tilesAhead` iterations of the loop over tiles
/// later, if it is one of the reads that the hardware does not foresee: the
/// innermost loop goes from page to page of a buffer larger than the cache, the
/// loop around it along the rows.
static void prefetch(OpBuilder &builder, vector::TransferReadOp read,
                     int64_t l2Bytes) {
  auto type = dyn_cast<MemRefType>(read.getShapedType());
  auto reduction = read->getParentOfType<scf::ForOp>();
  SmallVector<int64_t> strides;
  int64_t offset = 0;
  if (!type || !type.hasStaticShape() || type.getRank() < 2 || !reduction ||
      failed(type.getStridesAndOffset(strides, offset)) || strides.back() != 1)
    return;
  int64_t elementBytes = type.getElementTypeBitWidth() / 8;
  auto tiles = reduction->getParentOfType<scf::ForOp>();
  if (!tiles || type.getNumElements() * elementBytes <= l2Bytes)
    return;
  std::optional<int64_t> step = getConstantIntValue(tiles.getStep());
  SmallVector<Value> indices(read.getIndices());
  if (!step || !dependsOn(indices.back(), tiles) ||
      dependsOn(indices.back(), reduction))
    return;
  bool leavesPage =
      llvm::any_of(llvm::zip_equal(ArrayRef<int64_t>(strides).drop_back(),
                                   ArrayRef<Value>(indices).drop_back()),
                   [&](auto pair) {
                     auto [stride, index] = pair;
                     return !ShapedType::isDynamic(stride) &&
                            stride * elementBytes >= pageBytes &&
                            dependsOn(index, reduction);
                   });
  if (!leavesPage)
    return;
  builder.setInsertionPoint(read);
  AffineExpr index = builder.getAffineDimExpr(0);
  indices.back() = affine::makeComposedAffineApply(
      builder, read.getLoc(), AffineMap::get(1, 0, index + tilesAhead * *step),
      getAsOpFoldResult(indices.back()));
  memref::PrefetchOp::create(builder, read.getLoc(), read.getBase(), indices,
                             /*isWrite=*/false, /*localityHint=*/2,
                             /*isDataCache=*/true);
}

namespace {
struct PrefetchStridedReadsPass
    : prelu::impl::PReluPrefetchStridedReadsBase<PrefetchStridedReadsPass> {
  using Base::Base;

  void runOnOperation() override {
    auto target = getOperation()->getAttrOfType<TargetAttr>(
        TargetAttr::getModuleAttrName());
    if (!target)
      return;
    OpBuilder builder(&getContext());
    getOperation()->walk([&](vector::TransferReadOp read) {
      prefetch(builder, read, target.getL2Bytes());
    });
  }
};
} // namespace
