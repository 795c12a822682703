//===- StreamStores.cpp - store large results past the caches
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"
#include "BufferSize.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSTREAMSTORES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-stream-stores";

/// A known divisor of `index`, 1 if there is none.
static int64_t getDivisor(Value index) {
  if (std::optional<int64_t> constant = getConstantIntValue(index))
    return *constant;
  if (auto argument = dyn_cast<BlockArgument>(index)) {
    auto loop = dyn_cast<scf::ForOp>(argument.getOwner()->getParentOp());
    if (!loop || loop.getInductionVar() != index)
      return 1;
    std::optional<int64_t> step = getConstantIntValue(loop.getStep());
    return step ? std::gcd(getDivisor(loop.getLowerBound()), *step) : 1;
  }
  if (auto apply = index.getDefiningOp<affine::AffineApplyOp>()) {
    // d = k * d' for the divisor k of every operand.
    AffineMap map = apply.getAffineMap();
    SmallVector<AffineExpr> dims, symbols;
    for (auto [number, operand] : llvm::enumerate(apply.getMapOperands())) {
      bool isDim = number < map.getNumDims();
      unsigned position = isDim ? number : number - map.getNumDims();
      AffineExpr expr = isDim
                            ? getAffineDimExpr(position, index.getContext())
                            : getAffineSymbolExpr(position, index.getContext());
      (isDim ? dims : symbols)
          .push_back(expr * std::max<int64_t>(getDivisor(operand), 1));
    }
    AffineExpr result = simplifyAffineExpr(
        map.getResult(0).replaceDimsAndSymbols(dims, symbols), map.getNumDims(),
        map.getNumSymbols());
    return result.getLargestKnownDivisor();
  }
  return 1;
}

/// Whether the address that `write` starts at is a multiple of its vector's
/// size: the buffer is, and each index moves by a multiple of it.
static bool isAligned(vector::TransferWriteOp write, MemRefType type,
                      int64_t bytes) {
  Value base = write.getBase();
  auto alloc = base.getDefiningOp<memref::AllocOp>();
  auto assumption = base.getDefiningOp<memref::AssumeAlignmentOp>();
  int64_t alignment = alloc        ? alloc.getAlignment().value_or(1)
                      : assumption ? assumption.getAlignment()
                                   : 1;
  int64_t elementBytes = type.getElementTypeBitWidth() / 8;
  if (alignment % bytes != 0 || !type.getLayout().isIdentity())
    return false;
  int64_t stride = elementBytes;
  for (auto [index, size] :
       llvm::reverse(llvm::zip_equal(write.getIndices(), type.getShape()))) {
    if ((getDivisor(index) * stride) % bytes != 0)
      return false;
    stride *= size;
  }
  return true;
}

/// Whether rows of `type` begin and end with lines of `lineBytes`. A line that
/// is stored past the caches in part, and through them in another, is written
/// and read several times.
static bool hasWholeLines(MemRefType type, int64_t lineBytes) {
  int64_t rows = 1;
  for (int64_t size : type.getShape().drop_back())
    rows *= size;
  int64_t rowBytes =
      type.getShape().back() * (type.getElementTypeBitWidth() / 8);
  return rows == 1 || rowBytes % lineBytes == 0;
}

/// Whether `write` fills whole registers of a buffer larger than the last-level
/// cache.
static bool isLargeWrite(vector::TransferWriteOp write, TargetAttr target) {
  VectorType vector = write.getVectorType();
  int64_t bits = vector.getNumElements() * vector.getElementTypeBitWidth();
  // Half a register would end as half a line, which costs a read.
  return vector.getRank() == 1 && !write.getMask() && write.isDimInBounds(0) &&
         write.getPermutationMap().isMinorIdentity() &&
         bits == target.getModel().vectorBits &&
         countBytes(write.getShapedType()) > target.getModel().l3Bytes;
}

namespace {
struct StreamStoresPass : prelu::impl::PReluStreamStoresBase<StreamStoresPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::find(getOperation());
    if (!target)
      return;
    IRRewriter rewriter(&getContext());
    AccessCounts streamed(&getContext()), kept(&getContext());
    int64_t bytes = target.getModel().vectorBits / 8;
    getOperation()->walk([&](vector::TransferWriteOp write) {
      if (!isLargeWrite(write, target))
        return;
      auto type = cast<MemRefType>(write.getShapedType());
      if (!isAligned(write, type, bytes) ||
          !hasWholeLines(type, target.getModel().lineBytes))
        return kept.add(write.getBase(), write);
      streamed.add(write.getBase(), write);
      rewriter.setInsertionPoint(write);
      rewriter.replaceOpWithNewOp<vector::StoreOp>(
          write, write.getVector(), write.getBase(), write.getIndices(),
          /*nontemporal=*/true, llvm::MaybeAlign(bytes));
    });
    if (streamed.isEmpty())
      markAllAnalysesPreserved();
    streamed.emitRemarks(
        emitPassed, "StoresStreamed", passName,
        "stored past the caches, of which a core can count on " +
            llvm::Twine(target.getModel().l3Bytes) + " bytes");
    kept.emitRemarks(emitAnalysis, "StoresKept", passName,
                     "stored through the caches: not known to start at a "
                     "multiple of " +
                         llvm::Twine(bytes) +
                         " bytes, or rows end within a line");
  }
};
} // namespace
