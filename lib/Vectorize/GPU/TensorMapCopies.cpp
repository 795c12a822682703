//===- TensorMapCopies.cpp - tiles that the tensor memory accelerator copies
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transport.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"

using namespace mlir;
using namespace mlir::prelu;

// What a tensor map can hold is said in NVIDIA's "CUDA Driver API",
// cuTensorMapEncodeTiled; how barriers count bytes in the "Parallel Thread
// Execution ISA", section "mbarrier". nvgpu's own operations inside kernels are
// not used: their conversions know indices of 64 bits only.

/// Nanoseconds after which a thread that waits asks again.
static constexpr int32_t kWaitTicks = 10000000;

namespace {
/// A tensor as matrices in row-major order, of which a tile takes a box: what a
/// tensor map describes.
struct Box {
  /// The tensor's buffer, of one dimension.
  Value memref;
  int64_t matrices, rows, rowElements;
};

class TensorMapCopies : public TileCopies {
public:
  TensorMapCopies(BlockTile &block, const Box &rowBox, const Box &columnBox)
      : TileCopies(block), elementType(block.getElementType(block.rows)),
        rowBox(rowBox), columnBox(columnBox),
        rowMap(createTensorMap(rows, rowBox)),
        columnMap(createTensorMap(columns, columnBox)) {}

  FailureOr<Value> start(Value tile, Value stage) override;
  void wait(Value group, int64_t stillUnderWay, Value stage,
            Value phase) override;
  bool hasBarriers() override { return true; }
  void initBarriers(Value barriers) override;

private:
  Value createTensorMap(const OperandTile &tile, const Box &box);
  Value createSharedPointer(Value memref, AffineExpr bytes,
                            ValueRange operands);
  Value createBarrierPointer(Value stage);

  Type elementType;
  Box rowBox, columnBox;
  /// LLVM pointers.
  Value rowMap, columnMap;
  /// One barrier for each stage, in workgroup memory.
  Value barriers;
  /// Whether this is the thread that issues the copies.
  Value isFirstThread;
};
} // namespace

/// What the tile is a box of, if it is one.
static std::optional<Box> getBox(BlockTile &block, const OperandTile &tile) {
  RewriterBase &rewriter = block.rewriter;
  linalg::LinalgOp anchor = block.anchor;
  ArrayRef<Base> bases = block.bases;
  auto getBase = [&](unsigned position) { return block.getBase(position); };
  int64_t copyElements =
      kCopyBytes * 8 / block.getElementType(tile).getIntOrFloatBitWidth();
  OpOperand *input = anchor.getDpsInputOperand(tile.input);
  auto type = cast<RankedTensorType>(input->get().getType());
  // Bases: the block's, then the position in the tile, the step in it and the
  // tile's first step.
  SmallVector<Base> all(bases);
  unsigned numBases = bases.size();
  all.append(3, Base());
  AffineExpr position = getBase(numBases), step = getBase(numBases + 1);
  AffineExpr first = getBase(numBases + 2);
  SmallVector<AffineExpr> loops = block.getOperandLoops(
      tile, position, first, block.mapping.getBlock()[2], step);
  std::optional<KernelEvaluator::LinearPlace> place =
      KernelEvaluator(rewriter, block.loc, block.op.getBody(), all, /*width=*/1,
                      block.inputs)
          .getLinearPlace(
              input->get(),
              applyMap(anchor.getMatchingIndexingMap(input), loops));
  if (!place || type.getNumElements() == 0)
    return std::nullopt;
  AffineAccess access(place->index, all.size(), /*numSymbols=*/1);
  auto getStride = [&](AffineExpr base) {
    return access.getCoefficient(cast<AffineDimExpr>(base).getPosition());
  };
  std::optional<int64_t> perPosition = getStride(position);
  std::optional<int64_t> perStep = getStride(step);
  std::optional<int64_t> perBatch = getStride(getBase(kBatch));
  if (!perPosition || !perStep || !perBatch ||
      getStride(getBase(tile.base)) != perPosition ||
      getStride(first) != perStep)
    return std::nullopt;
  AffineExpr sum = (getBase(tile.base) + position) * *perPosition +
                   (first + step) * *perStep + getBase(kBatch) * *perBatch;
  if (simplifyAffineExpr(place->index - sum, all.size(), /*numSymbols=*/1) !=
      rewriter.getAffineConstantExpr(0))
    return std::nullopt;

  // The whole tensor as a batch of matrices whose rows the tile's lie in.
  int64_t inner = tile.reductionInner ? *perStep : *perPosition;
  int64_t row = tile.reductionInner ? *perPosition : *perStep;
  int64_t matrix = *perBatch == 0 ? type.getNumElements() : *perBatch;
  if (inner != 1 || row < 1 || matrix % row != 0 ||
      type.getNumElements() % matrix != 0 || row % copyElements != 0 ||
      tile.outer > kMaxTMADimension)
    return std::nullopt;
  // Rows that overlap, as those of a convolution along one dimension do, are
  // not rows of a matrix: their ends would be padding.
  int64_t positions = block.contraction.getSize(tile.group);
  if ((tile.reductionInner ? block.reduction : positions) > row ||
      (tile.reductionInner ? positions : block.reduction) > matrix / row)
    return std::nullopt;
  return Box{place->memref, type.getNumElements() / matrix, matrix / row, row};
}

/// The tensor map of the operand's tensor, on the host: boxes of one panel.
Value TensorMapCopies::createTensorMap(const OperandTile &tile,
                                       const Box &box) {
  MLIRContext *context = rewriter.getContext();
  SmallVector<int64_t> shape = {box.matrices, box.rows, box.rowElements};
  auto type = MemRefType::get(shape, elementType);
  ReassociationIndices all = {0, 1, 2};
  Value tensor = memref::ExpandShapeOp::create(
      rewriter, loc, type, box.memref, ArrayRef<ReassociationIndices>{all});
  tensor = memref::CastOp::create(
      rewriter, loc,
      UnrankedMemRefType::get(elementType, type.getMemorySpace()), tensor);
  nvgpu::TensorMapSwizzleKind swizzles[] = {
      nvgpu::TensorMapSwizzleKind::SWIZZLE_32B,
      nvgpu::TensorMapSwizzleKind::SWIZZLE_64B,
      nvgpu::TensorMapSwizzleKind::SWIZZLE_128B};
  auto mapType = nvgpu::TensorMapDescriptorType::get(
      context, block.getSharedType({1, tile.outer, tile.pitch}, elementType),
      swizzles[llvm::Log2_64(tile.swizzle) - 1],
      nvgpu::TensorMapL2PromoKind::L2PROMO_128B,
      nvgpu::TensorMapOOBKind::OOB_ZERO,
      nvgpu::TensorMapInterleaveKind::INTERLEAVE_NONE);
  Value map = nvgpu::TmaCreateDescriptorOp::create(
      rewriter, loc, mapType, tensor,
      ValueRange{createIndex(1), createIndex(tile.outer),
                 createIndex(tile.pitch)});
  // A kernel takes it as the pointer that it is.
  return UnrealizedConversionCastOp::create(
             rewriter, loc, LLVM::LLVMPointerType::get(context), map)
      .getResult(0);
}

/// `bytes` from the start of the workgroup memory that `memref` is in.
Value TensorMapCopies::createSharedPointer(Value memref, AffineExpr bytes,
                                           ValueRange operands) {
  MLIRContext *context = rewriter.getContext();
  SmallVector<OpFoldResult> all{
      memref::ExtractAlignedPointerAsIndexOp::create(rewriter, loc, memref)
          .getResult()};
  llvm::append_range(all, operands);
  Value address = affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) + bytes.shiftDims(operands.size(), /*shift=*/1),
      all);
  auto type = LLVM::LLVMPointerType::get(
      context, static_cast<unsigned>(NVVM::NVVMMemorySpace::Shared));
  return LLVM::IntToPtrOp::create(
      rewriter, loc, type,
      arith::IndexCastUIOp::create(rewriter, loc, rewriter.getI32Type(),
                                   address),
      LLVM::DereferenceableAttr());
}

/// The barrier of the stage with the number `stage`, which the bytes of its
/// tiles arrive at.
Value TensorMapCopies::createBarrierPointer(Value stage) {
  return createSharedPointer(barriers, getBase(0) * kBarrierBytes, {stage});
}

void TensorMapCopies::initBarriers(Value barriers) {
  this->barriers = barriers;
  // One thread of the first warp: which one, the hardware says, so that the
  // assembler knows that it is one.
  Value isElected = NVVM::ElectSyncOp::create(
      rewriter, loc, rewriter.getI1Type(), /*membermask=*/Value());
  Value isFirstWarp =
      arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::ult,
                            bases[kThread].value, createIndex(block.subgroup));
  isFirstThread = arith::AndIOp::create(rewriter, loc, isElected, isFirstWarp);
  Value one = arith::ConstantIntOp::create(rewriter, loc, 1, 32);
  for (int64_t stage = 0; stage < mapping.getStages(); ++stage)
    NVVM::MBarrierInitOp::create(rewriter, loc,
                                 createBarrierPointer(createIndex(stage)), one,
                                 isFirstThread);
  NVVM::FenceMbarrierInitOp::create(rewriter, loc);
  gpu::BarrierOp::create(rewriter, loc);
}

/// One thread does it all.
FailureOr<Value> TensorMapCopies::start(Value tile, Value stage) {
  int64_t steps = mapping.getBlock()[2];
  Value barrier = createBarrierPointer(stage);
  int64_t elementBytes = elementType.getIntOrFloatBitWidth() / 8;
  int64_t bytes = (rows.elements + columns.elements) * elementBytes;
  NVVM::MBarrierArriveExpectTxOp::create(
      rewriter, loc, /*resultTypes=*/TypeRange(), barrier,
      arith::ConstantIntOp::create(rewriter, loc, bytes, 32),
      NVVM::MemScopeKind::CTA, /*relaxed=*/false, isFirstThread);
  Type i32 = rewriter.getI32Type();
  AffineExpr d0 = getBase(0);
  Value firstStep =
      affine::makeComposedAffineApply(rewriter, loc, d0 * steps, {tile});
  for (const OperandTile *operand : {&rows, &columns}) {
    bool isRows = operand == &rows;
    Value outer =
        operand->reductionInner ? bases[operand->base].value : firstStep;
    Value inner =
        operand->reductionInner ? firstStep : bases[operand->base].value;
    Value matrix = (isRows ? rowBox : columnBox).matrices == 1
                       ? createIndex(0)
                       : bases[kBatch].value;
    for (int64_t panel = 0; panel < operand->inner; panel += operand->pitch) {
      Value to = createSharedPointer(
          operand->shared,
          (d0 * operand->elements + panel * operand->outer) * elementBytes,
          {stage});
      Value start =
          affine::makeComposedAffineApply(rewriter, loc, d0 + panel, {inner});
      SmallVector<Value> coordinates;
      for (Value index : {start, outer, matrix})
        coordinates.push_back(
            arith::IndexCastUIOp::create(rewriter, loc, i32, index));
      NVVM::CpAsyncBulkTensorGlobalToSharedClusterOp::create(
          rewriter, loc, to, isRows ? rowMap : columnMap, coordinates, barrier,
          /*im2colOffsets=*/ValueRange(), /*multicastMask=*/Value(),
          /*l2CacheHint=*/Value(), NVVM::TMALoadMode::TILE,
          /*isCTAOnly=*/false, /*group=*/NVVM::CTAGroupKindAttr(),
          isFirstThread);
    }
  }
  return Value();
}

void TensorMapCopies::wait(Value group, int64_t stillUnderWay, Value stage,
                           Value phase) {
  NVVM::MBarrierTryWaitParityOp::create(
      rewriter, loc, createBarrierPointer(stage), phase,
      arith::ConstantIntOp::create(rewriter, loc, kWaitTicks, 32));
}

std::unique_ptr<TileCopies> prelu::makeTensorMapCopies(BlockTile &block) {
  std::optional<Box> rowBox = getBox(block, block.rows);
  std::optional<Box> columnBox = getBox(block, block.columns);
  if (rowBox && columnBox)
    return std::make_unique<TensorMapCopies>(block, *rowBox, *columnBox);
  emitMissed(block.op.getLoc(), "NoTensorMap", "prelu-map-to-gpu",
             "the tiles of operand " +
                 std::to_string((rowBox ? block.columns : block.rows).input) +
                 " are no boxes of memory",
             "each thread copies its share of both operands' tiles");
  return nullptr;
}
