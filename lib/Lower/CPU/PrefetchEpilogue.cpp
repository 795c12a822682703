//===- PrefetchEpilogue.cpp - fetch what the end of a register tile touches
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"
#include "BufferSize.h"
#include "ReductionReads.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHEPILOGUE
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// What an operation behind a reduction reads or writes, known in front of it.
struct Access {
  Operation *op;
  Value base;
  SmallVector<Value> indices;
  bool isWrite;
};
} // namespace

static bool carriesVectors(scf::ForOp loop) {
  return llvm::any_of(loop.getResultTypes(), llvm::IsaPred<VectorType>);
}

/// Cycles of the multiply-adds of the reduction `loop`, at least; without an
/// end where an extent is not known.
static double getCycles(scf::ForOp loop, const CoreModel &core) {
  double steps = 1;
  for (scf::ForOp inner = loop; inner;) {
    std::optional<int64_t> begin = getConstantIntValue(inner.getLowerBound());
    std::optional<int64_t> end = getConstantIntValue(inner.getUpperBound());
    if (!begin || !end)
      return std::numeric_limits<double>::infinity();
    steps *= *end - *begin;
    auto nested = llvm::find_if(inner.getOps<scf::ForOp>(), carriesVectors);
    inner = nested != inner.getOps<scf::ForOp>().end() ? *nested : scf::ForOp();
  }
  return steps *
         llvm::count_if(loop.getResultTypes(), llvm::IsaPred<VectorType>) /
         core.fmasPerCycle;
}

/// Whether `loop` is the outermost of a reduction that takes as long as memory
/// does to answer, so that what is fetched ahead is there at its end.
static bool isLongReduction(scf::ForOp loop, const CoreModel &core) {
  auto parent = dyn_cast<scf::ForOp>(loop->getParentOp());
  return carriesVectors(loop) && !(parent && carriesVectors(parent)) &&
         getCycles(loop, core) >= core.memoryLatency;
}

/// What `op` reads or writes of a buffer that the second-level cache does not
/// hold. A store past the caches is none
/// of a transfer any more.
static std::optional<Access> getAccess(Operation *op, const CoreModel &core) {
  std::optional<Access> access;
  if (auto read = dyn_cast<vector::TransferReadOp>(op))
    access = {op, read.getBase(), SmallVector<Value>(read.getIndices()), false};
  else if (auto write = dyn_cast<vector::TransferWriteOp>(op))
    access = {op, write.getBase(), SmallVector<Value>(write.getIndices()),
              true};
  if (!access || countBytes(access->base.getType()) <= core.l2Bytes)
    return std::nullopt;
  return access;
}

/// Makes `value` known in front of `loop`; false where it is not.
static bool makeKnown(OpBuilder &builder, scf::ForOp loop, Value &value) {
  auto isKnown = [&](Value value) {
    Operation *op = value.getDefiningOp();
    return !op || op->getBlock() != loop->getBlock() ||
           op->isBeforeInBlock(loop);
  };
  if (isKnown(value))
    return true;
  auto apply = value.getDefiningOp<affine::AffineApplyOp>();
  if (!apply || !llvm::all_of(apply.getMapOperands(), isKnown))
    return false;
  value = builder.clone(*apply)->getResult(0);
  return true;
}

/// The accesses behind `loop` in its block, in order; of those of one line the
/// first, which is a write if one of them is.
static SmallVector<Access> findAccesses(OpBuilder &builder, scf::ForOp loop,
                                        const CoreModel &core) {
  SmallVector<Access> accesses;
  for (Operation *op = loop->getNextNode(); op; op = op->getNextNode()) {
    std::optional<Access> access = getAccess(op, core);
    if (!access || !makeKnown(builder, loop, access->base))
      continue;
    int64_t elements =
        core.lineBytes * 8 /
        cast<MemRefType>(access->base.getType()).getElementTypeBitWidth();
    auto *known = llvm::find_if(accesses, [&](const Access &other) {
      return other.base == access->base &&
             areNear(other.indices, access->indices, elements);
    });
    if (known != accesses.end())
      known->isWrite |= access->isWrite;
    else
      accesses.push_back(*access);
  }
  return accesses;
}

namespace {
struct PrefetchEpiloguePass
    : prelu::impl::PReluPrefetchEpilogueBase<PrefetchEpiloguePass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::find(getOperation());
    if (!target)
      return;
    CoreModel core = target.getModel();
    OpBuilder builder(&getContext());
    AccessCounts fetched(&getContext());
    getOperation()->walk([&](scf::ForOp loop) {
      if (!isLongReduction(loop, core))
        return;
      builder.setInsertionPoint(loop);
      for (Access &access : findAccesses(builder, loop, core)) {
        if (!llvm::all_of(access.indices, [&](Value &index) {
              return makeKnown(builder, loop, index);
            }))
          continue;
        fetched.add(access.base, access.op);
        memref::PrefetchOp::create(builder, access.op->getLoc(), access.base,
                                   access.indices, access.isWrite,
                                   /*localityHint=*/2, /*isDataCache=*/true);
      }
    });
    fetched.emitRemarks(emitPassed, "Prefetched", "prelu-prefetch-epilogue",
                        "fetched while a tile is added up: more than the "
                        "second-level cache's " +
                            llvm::Twine(core.l2Bytes) +
                            " bytes, of which each tile touches lines of its "
                            "own at its end");
  }
};
} // namespace
