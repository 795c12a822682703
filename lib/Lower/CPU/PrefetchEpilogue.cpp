//===- PrefetchEpilogue.cpp - fetch what the end of a register tile touches
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
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPREFETCHEPILOGUE
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// What an operation behind a reduction reads or writes, computable in front of
/// it.
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
/// hold. A store past the caches is no transfer any more.
static std::optional<Access> getAccess(Operation *op, const CoreModel &core) {
  std::optional<Access> access;
  if (auto read = dyn_cast<vector::TransferReadOp>(op))
    access = {op, read.getBase(), SmallVector<Value>(read.getIndices()), false};
  else if (auto write = dyn_cast<vector::TransferWriteOp>(op))
    access = {op, write.getBase(), SmallVector<Value>(write.getIndices()),
              true};
  if (!access || !isa<MemRefType>(access->base.getType()) ||
      countBytes(getBuffer(access->base).getType()) <= core.l2Bytes)
    return std::nullopt;
  return access;
}

/// Whether `value`, of an operation behind `loop` in its block, is known in
/// front of it.
static bool isKnown(Value value, scf::ForOp loop) {
  Operation *op = value.getDefiningOp();
  return !op || op->getBlock() != loop->getBlock() || op->isBeforeInBlock(loop);
}

/// Whether it is, or is computed from what is.
static bool isComputable(Value value, scf::ForOp loop) {
  if (isKnown(value, loop))
    return true;
  Operation *op = value.getDefiningOp();
  return isa<affine::AffineApplyOp, memref::SubViewOp>(op) &&
         llvm::all_of(op->getOperands(), [&](Value operand) {
           return isComputable(operand, loop);
         });
}

/// `value` in front of `loop`. Remembers in `values` what it computes.
static Value compute(OpBuilder &builder, Value value, scf::ForOp loop,
                     IRMapping &values) {
  if (isKnown(value, loop))
    return value;
  if (Value known = values.lookupOrNull(value))
    return known;
  Operation *op = value.getDefiningOp();
  for (Value operand : op->getOperands())
    values.map(operand, compute(builder, operand, loop, values));
  return builder.clone(*op, values)->getResult(0);
}

/// The accesses behind `loop` in its block, in order; of those of one line the
/// first, which is a write if one of them is.
static SmallVector<Access> findAccesses(scf::ForOp loop,
                                        const CoreModel &core) {
  SmallVector<Access> accesses;
  for (Operation *op = loop->getNextNode(); op; op = op->getNextNode()) {
    std::optional<Access> access = getAccess(op, core);
    auto isKnownAhead = [&](Value value) { return isComputable(value, loop); };
    if (!access || !isKnownAhead(access->base) ||
        !llvm::all_of(access->indices, isKnownAhead))
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
    : PrefetchPass<
          prelu::impl::PReluPrefetchEpilogueBase<PrefetchEpiloguePass>> {
  void fetch(OpBuilder &builder, const CoreModel &core,
             AccessCounts &fetched) override {
    getOperation()->walk([&](scf::ForOp loop) {
      if (!isLongReduction(loop, core))
        return;
      builder.setInsertionPoint(loop);
      IRMapping values;
      auto getAhead = [&](Value value) {
        return compute(builder, value, loop, values);
      };
      for (const Access &access : findAccesses(loop, core)) {
        fetched.add(getBuffer(access.base), access.op);
        auto indices = llvm::map_to_vector(access.indices, getAhead);
        memref::PrefetchOp::create(builder, access.op->getLoc(),
                                   getAhead(access.base), indices,
                                   access.isWrite, /*localityHint=*/2,
                                   /*isDataCache=*/true);
      }
    });
  }

  std::string describe(const CoreModel &core) const override {
    return llvm::formatv("fetched while a tile is added up: more than the "
                         "second-level cache's {0} bytes, of which each tile "
                         "touches lines of its own at its end",
                         core.l2Bytes);
  }
};
} // namespace
