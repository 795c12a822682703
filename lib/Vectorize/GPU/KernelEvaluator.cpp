//===- KernelEvaluator.cpp - values of a fused region inside a kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelEvaluator.h"

#include "LinearIndex.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

SmallVector<int64_t> KernelEvaluator::getMultiples() const {
  return llvm::map_to_vector(bases,
                             [](const Base &base) { return base.multiple; });
}

SmallVector<AffineExpr>
KernelEvaluator::getIndices(const KernelBuffer &buffer,
                            ArrayRef<AffineExpr> point) const {
  SmallVector<int64_t> multiples = getMultiples();
  SmallVector<AffineExpr> indices;
  for (AffineExpr expr : point)
    indices.push_back(splitLanes(expr, lanes.getWidth(), multiples));
  if (buffer.shape.empty())
    return indices;
  return {linearize(indices, buffer.shape)};
}

bool KernelEvaluator::isContiguous(ArrayRef<AffineExpr> indices) const {
  AffineAccess access(indices.back(), bases.size(), /*numSymbols=*/1);
  return llvm::none_of(indices.drop_back(), variesAlongLanes) &&
         access.getSymbolCoefficient(0) == 1;
}

llvm::MaybeAlign KernelEvaluator::getAlignment(ArrayRef<AffineExpr> indices,
                                               const KernelBuffer &buffer,
                                               Type elementType) const {
  AffineExpr zero = getAffineConstantExpr(0, rewriter.getContext());
  AffineExpr first = indices.back().replaceSymbols({zero});
  // The rows of a dynamic shape may start anywhere.
  if (buffer.shape.empty() && indices.size() > 1)
    return {};
  int64_t elements =
      std::gcd(getKnownDivisor(first, getMultiples()), lanes.getWidth());
  int64_t bytes = elements * elementType.getIntOrFloatBitWidth() / 8;
  return bytes > 1 && llvm::isPowerOf2_64(bytes) ? llvm::MaybeAlign(bytes)
                                                 : llvm::MaybeAlign();
}

static int64_t getSourceSize(DataMovementOpInterface op, unsigned dim) {
  return cast<RankedTensorType>(op.getOnlySource()->get().getType())
      .getDimSize(dim);
}

bool KernelEvaluator::isPaddedAlongLanes(DataMovementOpInterface pad,
                                         ArrayRef<AffineExpr> source) const {
  for (auto [dim, expr] : llvm::enumerate(source))
    if (pad.isPadded(dim) &&
        variesAlongLanes(splitLanes(expr, lanes.getWidth(), getMultiples())))
      return true;
  return false;
}

bool KernelEvaluator::isAligned(Value value, ArrayRef<AffineExpr> point) const {
  if (value.getParentRegion() != &region) {
    auto type = cast<RankedTensorType>(value.getType());
    if (!type.hasStaticShape() || point.empty())
      return false;
    KernelBuffer buffer{Value(), SmallVector<int64_t>(type.getShape())};
    SmallVector<AffineExpr> indices = getIndices(buffer, point);
    AffineExpr zero = getAffineConstantExpr(0, rewriter.getContext());
    AffineExpr first = indices.back().replaceSymbols({zero});
    return isContiguous(indices) &&
           getKnownDivisor(first, getMultiples()) % lanes.getWidth() == 0;
  }
  DataMovementOpInterface movement = getDataMovement(value);
  if (!movement)
    return false;
  FailureOr<SmallVector<AffineExpr>> source = getSourcePoint(movement, point);
  if (failed(source) || isPaddedAlongLanes(movement, *source))
    return false;
  Value tensor = movement.getOnlySource()->get();
  if (!movement.hasPadding())
    return isAligned(tensor, *source);
  // A padded dimension's index is one that only the run time knows.
  SmallVector<Base> extended(bases);
  for (auto [dim, expr] : llvm::enumerate(*source))
    if (movement.isPadded(dim)) {
      expr = getAffineDimExpr(extended.size(), rewriter.getContext());
      extended.push_back(Base());
    }
  return KernelEvaluator(rewriter, loc, region, extended, lanes.getWidth(),
                         buffers)
      .isAligned(tensor, *source);
}

SmallVector<Value>
KernelEvaluator::materializeLane(ArrayRef<AffineExpr> indices, int64_t lane) {
  AffineExpr number = getAffineConstantExpr(lane, rewriter.getContext());
  return llvm::map_to_vector(indices, [&](AffineExpr expr) {
    return materialize(expr.replaceSymbols({number}));
  });
}

Value KernelEvaluator::read(Value tensor, ArrayRef<AffineExpr> point, bool) {
  return readWhere(tensor, point, /*exists=*/Value());
}

/// The constant that `expr` adds to the rest.
static int64_t getConstantOffset(AffineExpr expr) {
  auto sum = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!sum || sum.getKind() != AffineExprKind::Add)
    return 0;
  auto constant = dyn_cast<AffineConstantExpr>(sum.getRHS());
  return constant ? constant.getValue() : 0;
}

/// The indices of `lane`, or where `exists` is not null and false those of the
/// buffer's start. Accesses that are a constant apart share the choice.
SmallVector<Value>
KernelEvaluator::materializeWhere(const KernelBuffer &buffer,
                                  ArrayRef<AffineExpr> indices, int64_t lane,
                                  Value exists) {
  if (!exists)
    return materializeLane(indices, lane);
  assert(indices.size() == 1 && "expects a buffer of one dimension");
  AffineExpr number = getAffineConstantExpr(lane, rewriter.getContext());
  AffineExpr expr = indices.front().replaceSymbols({number});
  int64_t offset = getConstantOffset(expr);
  if (offset < 0 || offset + lanes.getWidth() > computeProduct(buffer.shape))
    offset = 0;
  Value place =
      arith::SelectOp::create(rewriter, loc, exists, materialize(expr - offset),
                              arith::ConstantIndexOp::create(rewriter, loc, 0));
  // Within the tensor, so that code generators may add the constant where they
  // access memory.
  if (offset > 0)
    place = arith::AddIOp::create(
        rewriter, loc, place,
        arith::ConstantIndexOp::create(rewriter, loc, offset),
        arith::IntegerOverflowFlags::nsw | arith::IntegerOverflowFlags::nuw);
  return {place};
}

Value KernelEvaluator::readWhere(Value tensor, ArrayRef<AffineExpr> point,
                                 Value exists) {
  const KernelBuffer &buffer = buffers.at(tensor);
  if (point.empty())
    return memref::LoadOp::create(rewriter, loc, buffer.memref);
  SmallVector<AffineExpr> indices = getIndices(buffer, point);
  auto getLane = [&](int64_t lane) {
    return materializeWhere(buffer, indices, lane, exists);
  };
  if (llvm::none_of(indices, variesAlongLanes))
    return memref::LoadOp::create(rewriter, loc, buffer.memref, getLane(0));
  Type elementType = getElementTypeOrSelf(tensor.getType());
  auto type = lanes.getVectorType(elementType);
  if (isContiguous(indices))
    return vector::LoadOp::create(rewriter, loc, type, buffer.memref,
                                  getLane(0), /*nontemporal=*/false,
                                  getAlignment(indices, buffer, elementType));
  SmallVector<Value> elements;
  for (int64_t lane = 0; lane < lanes.getWidth(); ++lane)
    elements.push_back(
        memref::LoadOp::create(rewriter, loc, buffer.memref, getLane(lane)));
  return vector::FromElementsOp::create(rewriter, loc, type, elements);
}

void KernelEvaluator::store(Value value, const KernelBuffer &buffer,
                            ArrayRef<AffineExpr> point) {
  SmallVector<AffineExpr> indices = getIndices(buffer, point);
  if (llvm::none_of(indices, variesAlongLanes)) {
    memref::StoreOp::create(rewriter, loc, value, buffer.memref,
                            materializeLane(indices, 0));
    return;
  }
  value = broadcast(value);
  if (isContiguous(indices)) {
    vector::StoreOp::create(
        rewriter, loc, value, buffer.memref, materializeLane(indices, 0),
        /*nontemporal=*/false,
        getAlignment(indices, buffer, getElementTypeOrSelf(value.getType())));
    return;
  }
  for (int64_t lane = 0; lane < lanes.getWidth(); ++lane) {
    Value element = vector::ExtractOp::create(rewriter, loc, value, lane);
    memref::StoreOp::create(rewriter, loc, element, buffer.memref,
                            materializeLane(indices, lane));
  }
}

FailureOr<Value> KernelEvaluator::evaluatePadded(DataMovementOpInterface pad,
                                                 ArrayRef<AffineExpr> point) {
  FailureOr<SmallVector<AffineExpr>> source = getSourcePoint(pad, point);
  if (failed(source))
    return failure();
  if (!isPaddedAlongLanes(pad, *source))
    return evaluateUniformlyPadded(pad, *source);
  SmallVector<Value> elements;
  for (int64_t lane = 0; lane < lanes.getWidth(); ++lane) {
    AffineExpr number = getAffineConstantExpr(lane, rewriter.getContext());
    FailureOr<Value> element = evaluateUniformlyPadded(
        pad, llvm::map_to_vector(*source, [&](AffineExpr expr) {
          return expr.replaceSymbols({number});
        }));
    if (failed(element))
      return failure();
    elements.push_back(*element);
  }
  auto type = lanes.getVectorType(getElementTypeOrSelf(pad->getResult(0)));
  return vector::FromElementsOp::create(rewriter, loc, type, elements)
      .getResult();
}

FailureOr<Value> KernelEvaluator::createExists(DataMovementOpInterface pad,
                                               ArrayRef<AffineExpr> source) {
  Value exists;
  for (auto [dim, expr] : llvm::enumerate(source)) {
    if (!pad.isPadded(dim))
      continue;
    int64_t size = getSourceSize(pad, dim);
    if (ShapedType::isDynamic(size) || size == 0)
      return failure();
    // One unsigned comparison: a negative index is a large number.
    Value within = arith::CmpIOp::create(
        rewriter, loc, arith::CmpIPredicate::ult,
        materialize(splitLanes(expr, lanes.getWidth(), getMultiples())),
        arith::ConstantIndexOp::create(rewriter, loc, size));
    exists =
        exists ? arith::AndIOp::create(rewriter, loc, exists, within) : within;
  }
  return exists;
}

/// Whether all bits of what `pad` pads with are zero.
static bool padsWithZeros(DataMovementOpInterface pad) {
  Value value = pad.getPadding();
  return value && (matchPattern(value, m_PosZeroFloat()) ||
                   matchPattern(value, m_Zero()));
}

bool KernelEvaluator::isMemory(Value value, bool mayPad) const {
  if (value.getParentRegion() != &region)
    return cast<RankedTensorType>(value.getType()).hasStaticShape();
  DataMovementOpInterface movement = getDataMovement(value);
  if (!movement || !movement.getSourceMap())
    return false;
  Value source = movement.getOnlySource()->get();
  if (movement.isBijection())
    return isMemory(source, mayPad);
  return mayPad && padsWithZeros(movement) &&
         cast<RankedTensorType>(source.getType()).getNumElements() > 0 &&
         isMemory(source, /*mayPad=*/false);
}

std::optional<KernelEvaluator::LinearPlace>
KernelEvaluator::getLinearPlace(Value value, ArrayRef<AffineExpr> point) const {
  if (!isMemory(value, /*mayPad=*/false) || point.empty())
    return std::nullopt;
  SmallVector<AffineExpr> source(point);
  while (value.getParentRegion() == &region) {
    DataMovementOpInterface movement = getDataMovement(value);
    source = *getSourcePoint(movement, source);
    value = movement.getOnlySource()->get();
  }
  const KernelBuffer &buffer = buffers.at(value);
  return LinearPlace{buffer.memref, getIndices(buffer, source).front()};
}

KernelEvaluator::Place KernelEvaluator::getPlace(Value value,
                                                 ArrayRef<AffineExpr> point) {
  SmallVector<AffineExpr> source(point);
  Value exists;
  while (value.getParentRegion() == &region) {
    DataMovementOpInterface movement = getDataMovement(value);
    source = *getSourcePoint(movement, source);
    if (movement.hasPadding())
      exists = *createExists(movement, source);
    value = movement.getOnlySource()->get();
  }
  const KernelBuffer &buffer = buffers.at(value);
  return {buffer.memref,
          materializeWhere(buffer, getIndices(buffer, source), 0, exists),
          exists};
}

/// What the region computes, at index 0 of the dimensions whose index is in the
/// padding.
FailureOr<Value> KernelEvaluator::evaluateClamped(DataMovementOpInterface pad,
                                                  ArrayRef<AffineExpr> source) {
  SmallVector<AffineExpr> clamped(source);
  SmallVector<Base> extended(bases);
  Value zero = arith::ConstantIndexOp::create(rewriter, loc, 0);
  for (auto [dim, expr] : llvm::enumerate(source)) {
    if (!pad.isPadded(dim))
      continue;
    Value index =
        materialize(splitLanes(expr, lanes.getWidth(), getMultiples()));
    Value within = arith::CmpIOp::create(
        rewriter, loc, arith::CmpIPredicate::ult, index,
        arith::ConstantIndexOp::create(rewriter, loc, getSourceSize(pad, dim)));
    clamped[dim] = getAffineDimExpr(extended.size(), rewriter.getContext());
    extended.push_back(
        {arith::SelectOp::create(rewriter, loc, within, index, zero), {}, {}});
  }
  return KernelEvaluator(rewriter, loc, region, extended, lanes.getWidth(),
                         buffers)
      .evaluate(pad.getOnlySource()->get(), clamped);
}

/// The value at `source` where all lanes or none are padding: reads elements
/// that exist in any case, and selects. No branch, and no access out of bounds.
///
/// A tensor in memory is read at its first element instead of padding: its own
/// index stays one expression, of which most does not change in a loop.
FailureOr<Value>
KernelEvaluator::evaluateUniformlyPadded(DataMovementOpInterface pad,
                                         ArrayRef<AffineExpr> source) {
  Attribute constant;
  Value paddingValue = pad.getPadding();
  if (!paddingValue || !matchPattern(paddingValue, m_Constant(&constant)))
    return failure();
  Value tensor = pad.getOnlySource()->get();
  bool isInMemory =
      tensor.getParentRegion() != &region && !buffers.at(tensor).shape.empty();
  FailureOr<Value> exists = createExists(pad, source);
  if (failed(exists))
    return failure();
  FailureOr<Value> value = isInMemory ? readWhere(tensor, source, *exists)
                                      : evaluateClamped(pad, source);
  if (failed(value) || !*exists)
    return value;
  Value padding =
      arith::ConstantOp::create(rewriter, loc, cast<TypedAttr>(constant));
  if (isa<VectorType>(value->getType()))
    padding = broadcast(padding);
  return arith::SelectOp::create(rewriter, loc, *exists, *value, padding)
      .getResult();
}
