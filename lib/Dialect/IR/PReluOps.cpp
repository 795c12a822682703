//===- PReluOps.cpp - verifiers and shape inference
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::prelu;

#define GET_OP_CLASSES
#include "prelu/Dialect/IR/PReluOps.cpp.inc"

//===----------------------------------------------------------------------===//
// PReluOp
//===----------------------------------------------------------------------===//

/// The rank of a tensor or vector; 0 for a scalar.
static int64_t getRankOrZero(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  return shaped ? shaped.getRank() : 0;
}

/// `alphaDims`, or the identity where they are left out.
static SmallVector<int64_t> getEffectiveDims(Type alpha,
                                             ArrayRef<int64_t> alphaDims) {
  if (!alphaDims.empty())
    return SmallVector<int64_t>(alphaDims);
  return llvm::to_vector(llvm::seq<int64_t>(getRankOrZero(alpha)));
}

static AffineMap getMapToAlpha(Type input, Type alpha,
                               ArrayRef<int64_t> alphaDims) {
  MLIRContext *context = input.getContext();
  SmallVector<AffineExpr> exprs;
  for (int64_t dim : getEffectiveDims(alpha, alphaDims))
    exprs.push_back(getAffineDimExpr(dim, context));
  return AffineMap::get(getRankOrZero(input), 0, exprs, context);
}

/// (C2) and (C4) to (C7), which prelu.prelu and prelu.backward share.
static LogicalResult verifyAlpha(Operation *op, Type inputType, Type alphaType,
                                 ArrayRef<int64_t> dims) {
  Type elementType = getElementTypeOrSelf(inputType);
  Type alphaElementType = getElementTypeOrSelf(alphaType);
  if (elementType != alphaElementType) // (C2)
    return op->emitOpError("expects alpha of element type ")
           << elementType << ", got " << alphaElementType;

  int64_t rank = getRankOrZero(inputType);
  int64_t alphaRank = getRankOrZero(alphaType);
  if (isa<ShapedType>(alphaType) &&
      inputType.getTypeID() != alphaType.getTypeID()) // (C3)
    return op->emitOpError("expects alpha to be a scalar or ")
           << (isa<RankedTensorType>(inputType) ? "a tensor"
               : isa<VectorType>(inputType)     ? "a vector"
                                                : "nothing else")
           << " like the input, got " << alphaType;

  if (dims.empty() && alphaRank != 0 && alphaRank != rank) // (C4)
    return op->emitOpError("needs alpha_dims: alpha has rank ")
           << alphaRank << ", the input has rank " << rank;
  if (!dims.empty() && static_cast<int64_t>(dims.size()) != alphaRank) // (C4)
    return op->emitOpError("expects one entry of alpha_dims per dimension of "
                           "alpha: alpha has rank ")
           << alphaRank << ", alpha_dims has " << dims.size();

  llvm::SmallBitVector seen(rank);
  for (auto [index, dim] : llvm::enumerate(getEffectiveDims(alphaType, dims))) {
    if (dim < 0 || dim >= rank) // (C5)
      return op->emitOpError("expects alpha_dims within the input's rank ")
             << rank << ", got " << dim;
    if (seen.test(dim)) // (C6)
      return op->emitOpError("expects distinct alpha_dims, got ")
             << dim << " twice";
    seen.set(dim);
    int64_t size = cast<ShapedType>(inputType).getDimSize(dim);
    int64_t alphaSize = cast<ShapedType>(alphaType).getDimSize(index);
    if (!ShapedType::isDynamic(size) && !ShapedType::isDynamic(alphaSize) &&
        size != alphaSize) // (C7)
      return op->emitOpError("expects dimension ")
             << index << " of alpha to have the size " << size
             << " of the input's dimension " << dim << ", got " << alphaSize;
  }
  return success();
}

SmallVector<int64_t> PReluOp::getEffectiveAlphaDims() {
  return getEffectiveDims(getAlpha().getType(), getAlphaDims());
}

AffineMap PReluOp::getAlphaMap() {
  return getMapToAlpha(getInput().getType(), getAlpha().getType(),
                       getAlphaDims());
}

LogicalResult PReluOp::verify() {
  return verifyAlpha(*this, getInput().getType(), getAlpha().getType(),
                     getAlphaDims());
}

LogicalResult PReluOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  auto type = dyn_cast<RankedTensorType>(getInput().getType());
  if (!type)
    return failure();
  shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getInput()));
  return success();
}

//===----------------------------------------------------------------------===//
// BackwardOp
//===----------------------------------------------------------------------===//

SmallVector<int64_t> BackwardOp::getEffectiveAlphaDims() {
  return getEffectiveDims(getAlpha().getType(), getAlphaDims());
}

AffineMap BackwardOp::getAlphaMap() {
  return getMapToAlpha(getInput().getType(), getAlpha().getType(),
                       getAlphaDims());
}

FloatType BackwardOp::getProductType() {
  auto type = cast<FloatType>(getElementTypeOrSelf(getInput().getType()));
  return type.getWidth() < 32 ? FloatType(Float32Type::get(getContext()))
                              : type;
}

FloatType BackwardOp::getSumType() {
  Type type = getElementTypeOrSelf(getInput().getType());
  return type.getIntOrFloatBitWidth() < 32
             ? FloatType(Float32Type::get(getContext()))
             : FloatType(Float64Type::get(getContext()));
}

LogicalResult BackwardOp::verify() {
  Type type = getInput().getType(), alphaType = getAlpha().getType();
  if (isa<RankedTensorType>(type) && !isa<RankedTensorType>(alphaType)) // (C3)
    return emitOpError("expects alpha to be a tensor like x, of rank 0 for one "
                       "alpha, got ")
           << alphaType;
  return verifyAlpha(*this, type, alphaType, getAlphaDims());
}

LogicalResult
BackwardOp::reifyResultShapes(OpBuilder &builder,
                              ReifiedRankedShapedTypeDims &shapes) {
  if (!isa<RankedTensorType>(getInput().getType()))
    return failure();
  shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getInput()));
  shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getAlpha()));
  return success();
}

//===----------------------------------------------------------------------===//
// FusedOp
//===----------------------------------------------------------------------===//

OperandRange FusedOp::getYieldedValues() {
  return getBody().front().getTerminator()->getOperands();
}

void FusedOp::build(OpBuilder &builder, OperationState &state,
                    TypeRange results, ScheduleAttr schedule,
                    GPUMappingAttr mapping) {
  state.addTypes(results);
  Properties &properties = state.getOrAddProperties<Properties>();
  properties.schedule = schedule;
  properties.mapping = mapping;
  state.addRegion();
}

FusedOp FusedOp::recreate(RewriterBase &rewriter, TypeRange types) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(*this);
  auto newOp = FusedOp::create(rewriter, getLoc(), types, getScheduleAttr(),
                               getMappingAttr());
  newOp->setDiscardableAttrs((*this)->getDiscardableAttrDictionary());
  if (Value workspace = getWorkspace())
    newOp.getWorkspaceMutable().assign(workspace);
  rewriter.inlineRegionBefore(getBody(), newOp.getBody(),
                              newOp.getBody().end());
  return newOp;
}

LogicalResult FusedOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  // The sizes live inside the region; only a size that a value from above
  // fixes can be named outside it. Follow destination-passing style to the
  // tensor.empty or value that carries the shape.
  for (Value value : getYieldedValues()) {
    while (value.getParentRegion() == &getBody()) {
      auto dps = value.getDefiningOp<DestinationStyleOpInterface>();
      if (auto prelu = value.getDefiningOp<PReluOp>())
        value = prelu.getInput();
      else if (auto backward = value.getDefiningOp<BackwardOp>())
        value = value == backward.getDx() ? backward.getInput()
                                          : backward.getAlpha();
      else if (dps)
        value = dps.getTiedOpOperand(cast<OpResult>(value))->get();
      else
        break;
    }
    auto type = cast<RankedTensorType>(value.getType());
    if (value.getParentRegion() != &getBody()) {
      shapes.push_back(tensor::getMixedSizes(builder, getLoc(), value));
      continue;
    }
    auto empty = value.getDefiningOp<tensor::EmptyOp>();
    if (!empty && !type.hasStaticShape())
      return failure();
    if (empty && llvm::any_of(empty.getDynamicSizes(), [&](Value size) {
          return size.getParentRegion() == &getBody();
        }))
      return failure();
    shapes.push_back(
        empty ? empty.getMixedSizes()
              : getAsIndexOpFoldResult(getContext(), type.getShape()));
  }
  return success();
}

LogicalResult WinogradFilterOp::verify() {
  if (getOutputs() != 2 && getOutputs() != 4 && getOutputs() != 6) // (C1)
    return emitOpError("expects outputs to be 2, 4 or 6, got ") << getOutputs();
  RankedTensorType from = getTransformed().getType(), to = getType();
  int64_t numFilterDims = std::max<int64_t>(from.getRank() - 4, 0);
  int64_t windowRank = to.getRank() - numFilterDims - 2;
  bool isWindow = from.getRank() >= 4 && (windowRank == 1 || windowRank == 2) &&
                  llvm::all_of(to.getShape().take_back(windowRank),
                               [](int64_t size) { return size == 3; });
  int64_t points = getOutputs() + 2;
  if (windowRank == 2)
    points *= points;
  auto isTransform = [&] {
    ArrayRef<int64_t> shape = from.getShape().drop_front(numFilterDims);
    ArrayRef<int64_t> filter = to.getShape().drop_front(numFilterDims);
    return from.getShape().take_front(numFilterDims) ==
               to.getShape().take_front(numFilterDims) &&
           shape[0] * shape[3] == filter[0] && shape[1] == points &&
           shape[2] == filter[1];
  };
  if (!from.hasStaticShape() || !to.hasStaticShape() || !isWindow ||
      from.getElementType() != to.getElementType() || !isTransform()) // (C2)
    return emitOpError("expects filters x panels x ")
           << points
           << " points x input channels x panel as the transform of filters x "
              "output channels x input channels x window of 3, got "
           << from << " and " << to;
  return success();
}

LogicalResult DotOp::verify() {
  auto type = cast<VectorType>(getLhs().getType());
  auto accType = cast<VectorType>(getAcc().getType());
  Builder builder(getContext());
  bool isFloat = getKind() == DotKind::BF16;
  int64_t group = getGroup(getKind());
  constexpr int64_t laneBits = 32;
  Type element = isFloat ? Type(builder.getBF16Type())
                         : builder.getIntegerType(laneBits / group);
  Type sum = isFloat ? Type(builder.getF32Type()) : builder.getI32Type();
  if (accType.getElementType() != sum || type.getElementType() != element ||
      type.getNumElements() != group * accType.getNumElements()) // (C1)
    return emitOpError("expects ")
           << group << " elements of " << element << " for each lane of " << sum
           << ", got " << type << " into " << accType;
  return success();
}
