//===- AsyncCopies.cpp - tiles that each thread copies its share of
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transport.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class AsyncCopies : public TileCopies {
public:
  AsyncCopies(BlockTile &block, const MatrixInstruction &data,
              bool rowsAreAsync, bool columnsAreAsync)
      : TileCopies(block), data(data), rowsAreAsync(rowsAreAsync),
        columnsAreAsync(columnsAreAsync) {}

  FailureOr<Value> start(Value tile, Value stage) override;
  void wait(Value group, int64_t stillUnderWay, Value stage,
            Value phase) override;

private:
  LogicalResult copy(const OperandTile &tile, bool isAsync, Value firstStep,
                     Value stageOffset, SmallVectorImpl<Value> &tokens);

  const MatrixInstruction &data;
  bool rowsAreAsync, columnsAreAsync;
};
} // namespace

/// Copies the tile of the reduction that starts at `firstStep` to
/// `stageOffset` in workgroup memory, each thread its share.
LogicalResult AsyncCopies::copy(const OperandTile &tile, bool isAsync,
                                Value firstStep, Value stageOffset,
                                SmallVectorImpl<Value> &tokens) {
  int64_t copyElements = kCopyBytes / data.getElementBytes();
  OpOperand *input = anchor.getDpsInputOperand(tile.input);
  AffineMap map = anchor.getMatchingIndexingMap(input);
  int64_t steps = mapping.getBlock()[2];
  int64_t fast = tile.inner / copyElements;
  int64_t shares = steps * tile.size / copyElements;
  AffineExpr d0 = getBase(0), d1 = getBase(1);
  unsigned numBases = bases.size();
  for (int64_t begin = 0; begin < shares; begin += block.threads) {
    Value share = affine::makeComposedAffineApply(rewriter, loc, d0 + begin,
                                                  {bases[kThread].value});
    if (begin + block.threads > shares)
      share =
          arith::MinUIOp::create(rewriter, loc, share, createIndex(shares - 1));
    Value inner = affine::makeComposedAffineApply(
        rewriter, loc, d0 % fast * copyElements, {share});
    Value outer = affine::makeComposedAffineApply(rewriter, loc,
                                                  d0.floorDiv(fast), {share});
    Value to = affine::makeComposedAffineApply(
        rewriter, loc, d0 + d1,
        {stageOffset, block.createPlace(tile, outer, inner)});
    SmallVector<Base> all(bases);
    all.push_back({firstStep, {}, {}, false, steps});
    all.push_back({tile.reductionInner ? outer : inner,
                   {},
                   {},
                   false,
                   tile.reductionInner ? 1 : copyElements});
    all.push_back({tile.reductionInner ? inner : outer,
                   {},
                   {},
                   false,
                   tile.reductionInner ? copyElements : 1});
    AffineExpr position = getBase(numBases + 1);
    AffineExpr step = getBase(numBases + 2);
    (tile.reductionInner ? step : position) =
        (tile.reductionInner ? step : position) +
        rewriter.getAffineSymbolExpr(0);
    SmallVector<AffineExpr> point =
        applyMap(map, block.getOperandLoops(tile, position, getBase(numBases),
                                            steps, step));
    KernelEvaluator evaluator(rewriter, loc, op.getBody(), all, copyElements,
                              block.inputs);
    if (isAsync) {
      KernelEvaluator::Place place = evaluator.getPlace(input->get(), point);
      // A copy of no elements fills its place with zeros.
      Value elements;
      if (place.exists)
        elements =
            arith::SelectOp::create(rewriter, loc, place.exists,
                                    createIndex(copyElements), createIndex(0));
      tokens.push_back(nvgpu::DeviceAsyncCopyOp::create(
          rewriter, loc,
          nvgpu::DeviceAsyncTokenType::get(rewriter.getContext()), tile.shared,
          to, place.memref, place.indices, rewriter.getIndexAttr(copyElements),
          elements, /*bypassL1=*/rewriter.getUnitAttr()));
      continue;
    }
    FailureOr<Value> values = evaluator.evaluate(input->get(), point);
    if (failed(values))
      return failure();
    vector::StoreOp::create(rewriter, loc, evaluator.broadcast(*values),
                            tile.shared, to, /*nontemporal=*/false,
                            llvm::MaybeAlign(kCopyBytes));
  }
  return success();
}

/// There may be no such tile; the last is copied once more then, into a stage
/// that no one reads any longer.
FailureOr<Value> AsyncCopies::start(Value tile, Value stage) {
  AffineExpr d0 = getBase(0);
  int64_t steps = mapping.getBlock()[2], tiles = block.reduction / steps;
  Value existing =
      rewriter.createOrFold<arith::MinUIOp>(loc, tile, createIndex(tiles - 1));
  Value first =
      affine::makeComposedAffineApply(rewriter, loc, d0 * steps, {existing});
  SmallVector<Value> tokens;
  for (auto [operand, isAsync] :
       {std::pair(&rows, rowsAreAsync), {&columns, columnsAreAsync}}) {
    Value offset = affine::makeComposedAffineApply(
        rewriter, loc, d0 * operand->elements, {stage});
    if (failed(copy(*operand, isAsync, first, offset, tokens)))
      return failure();
  }
  return nvgpu::DeviceAsyncCreateGroupOp::create(
             rewriter, loc,
             nvgpu::DeviceAsyncTokenType::get(rewriter.getContext()), tokens)
      .getResult();
}

void AsyncCopies::wait(Value group, int64_t stillUnderWay, Value stage,
                       Value phase) {
  nvgpu::DeviceAsyncWaitOp::create(rewriter, loc, group,
                                   rewriter.getI32IntegerAttr(stillUnderWay));
  // An instruction that reads workgroup memory itself sees what a fence has
  // made visible to it.
  if (data.isAsynchronous)
    NVVM::FenceProxyOp::create(
        rewriter, loc,
        NVVM::ProxyKindAttr::get(rewriter.getContext(),
                                 NVVM::ProxyKind::async_shared),
        NVVM::SharedSpaceAttr::get(rewriter.getContext(),
                                   NVVM::SharedSpace::shared_cta));
}

std::unique_ptr<TileCopies>
prelu::makeAsyncCopies(BlockTile &block, const MatrixInstruction &data,
                       bool rowsAreAsync, bool columnsAreAsync) {
  return std::make_unique<AsyncCopies>(block, data, rowsAreAsync,
                                       columnsAreAsync);
}
