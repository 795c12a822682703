//===- PReluOps.cpp - verifiers and shape inference
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

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

bool FusedOp::isSum(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !isa<FusedOp>(op->getParentOp()) ||
      linalgOp.getNumReductionLoops() == 0 || linalgOp.getNumDpsInputs() != 1 ||
      linalgOp.getNumDpsInits() != 1 || !linalgOp.hasPureTensorSemantics())
    return false;
  Value input = linalgOp.getDpsInputs().front();
  AffineMap outputMap =
      linalgOp.getMatchingIndexingMap(linalgOp.getDpsInitOperand(0));
  // An operation that only moves elements gives the sum its input, not a value
  // to add up on the way.
  auto producer = input.getDefiningOp<linalg::LinalgOp>();
  if (input.getParentRegion() != op->getParentRegion() ||
      !input.getDefiningOp() ||
      (producer && producer.getBlock()->without_terminator().empty()) ||
      !linalgOp.getMatchingIndexingMap(linalgOp.getDpsInputOperand(0))
           .isPermutation() ||
      !outputMap.isProjectedPermutation())
    return false;
  Value init = linalgOp.getDpsInits().front();
  if (init.getParentRegion() == op->getParentRegion() &&
      !init.getDefiningOp<linalg::FillOp>())
    return false;
  if (!llvm::all_of(op->getResult(0).getUsers(),
                    [](Operation *user) { return isa<YieldOp>(user); }))
    return false;
  Block *body = linalgOp.getBlock();
  auto add =
      body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!add)
    return false;
  Value value = add.getLhs(), sum = add.getRhs();
  if (value == body->getArgument(1))
    std::swap(value, sum);
  if (auto extend = value.getDefiningOp<arith::ExtFOp>())
    value = extend.getIn();
  return sum == body->getArgument(1) && value == body->getArgument(0);
}

linalg::LinalgOp FusedOp::getAnchor() {
  for (Operation &op : getBody().front())
    if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
      if (linalgOp.getNumReductionLoops() > 0 && !isSum(linalgOp))
        return linalgOp;
  OperandRange yielded = getYieldedValues();
  if (yielded.empty())
    return {};
  auto anchor = yielded.front().getDefiningOp<linalg::LinalgOp>();
  if (anchor && isSum(anchor))
    anchor = anchor.getDpsInputs().front().getDefiningOp<linalg::LinalgOp>();
  return anchor;
}

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

/// Whether an input of an anchor, which `runsAlongLanes` or does not, may be
/// read as `layout` says.
static bool isPossibleLayout(OperandLayout layout, ScheduleAttr schedule,
                             bool runsAlongLanes) {
  bool isWinograd = schedule.getAlgorithm() == Algorithm::Winograd;
  switch (layout) {
  case OperandLayout::Transformed:
    return isWinograd && runsAlongLanes;
  case OperandLayout::AsItLies:
  case OperandLayout::TurnedCopy:
    // The lanes of Winograd's image are its channels.
    return isWinograd != runsAlongLanes;
  case OperandLayout::Broadcast:
    return !isWinograd && !runsAlongLanes;
  case OperandLayout::GroupedCopy:
    return !isWinograd && !runsAlongLanes && schedule.getDot() > 1;
  case OperandLayout::Turned:
  case OperandLayout::Gathered:
  case OperandLayout::Panels:
    return !isWinograd && runsAlongLanes;
  }
  llvm_unreachable("unknown layout");
}

static LogicalResult verifyOperandLayouts(FusedOp op, ScheduleAttr schedule,
                                          linalg::LinalgOp anchor) {
  ArrayRef<OperandLayout> layouts = schedule.getOperands();
  if (layouts.empty())
    return success();
  if (static_cast<int64_t>(layouts.size()) != anchor.getNumDpsInputs())
    return op.emitOpError("expects schedule.operands to have one entry for "
                          "each of the anchor's ")
           << anchor.getNumDpsInputs() << " inputs, got " << layouts.size();
  for (auto [operand, layout] :
       llvm::zip_equal(anchor.getDpsInputOperands(), layouts)) {
    bool runsAlongLanes =
        anchor.getMatchingIndexingMap(operand).isFunctionOfDim(
            schedule.getLanes());
    if (!isPossibleLayout(layout, schedule, runsAlongLanes))
      return op.emitOpError("expects no '")
             << stringifyOperandLayout(layout)
             << "' in schedule.operands for input "
             << operand->getOperandNumber() << ", which "
             << (runsAlongLanes ? "runs" : "does not run")
             << " along the lanes of algorithm '"
             << stringifyAlgorithm(schedule.getAlgorithm())
             << "' with a dot of " << schedule.getDot();
    if (layout != OperandLayout::Panels &&
        llvm::is_contained(schedule.getPack(), operand->getOperandNumber()))
      return op.emitOpError("expects 'panels' in schedule.operands for input ")
             << operand->getOperandNumber() << ", which schedule.pack names, "
             << "got '" << stringifyOperandLayout(layout) << "'";
  }
  return success();
}

LogicalResult FusedOp::verifyRegions() {
  auto yield = dyn_cast<YieldOp>(getBody().front().getTerminator());
  if (!yield)
    return emitOpError("expects a region that ends with prelu.yield");

  SmallVector<linalg::LinalgOp> contractions;
  for (Operation &op : getBody().front().without_terminator()) {
    if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
      if (linalgOp.getNumReductionLoops() > 0 && !isSum(linalgOp))
        contractions.push_back(linalgOp);
    if (!isMemoryEffectFree(&op)) // (C2)
      return emitOpError("expects operations without side effects")
                 .attachNote(op.getLoc())
             << "'" << op.getName() << "' has or may have side effects";
  }
  bool hasPool = contractions.size() == 2 && isPool(contractions.back());
  if (contractions.size() > 1 && !hasPool) { // (C1)
    InFlightDiagnostic diag =
        emitOpError("expects at most one operation with a reduction loop and "
                    "one pool of its result, got ")
        << contractions.size();
    for (linalg::LinalgOp contraction : contractions)
      diag.attachNote(contraction.getLoc()) << "this is one";
    return diag;
  }
  for (BackwardOp backward : getBody().getOps<BackwardOp>())
    for (Operation *user : backward.getDalpha().getUsers())
      if (user != yield) // (C7)
        return emitOpError("expects the dalpha of a prelu.backward to be "
                           "yielded only")
                   .attachNote(user->getLoc())
               << "this operation of the region uses it";
  if (yield.getOperandTypes() != getResultTypes()) // (C3)
    return emitOpError("expects to yield the result types")
               .attachNote(yield.getLoc())
           << "yields " << yield.getOperandTypes();

  // Folding may leave a region without any structured operation.
  ScheduleAttr schedule = getScheduleAttr();
  linalg::LinalgOp anchor = getAnchor();
  if (!schedule || !anchor)
    return success();
  SmallVector<utils::IteratorType> iterators = anchor.getIteratorTypesArray();
  auto isParallelLoop = [&](int64_t loop) {
    return loop >= 0 && loop < static_cast<int64_t>(iterators.size()) &&
           iterators[loop] == utils::IteratorType::parallel;
  };
  if (schedule.getTile().size() != iterators.size()) // (C4)
    return emitOpError("expects schedule.tile to have one entry for each of "
                       "the anchor's ")
           << iterators.size() << " loops, got " << schedule.getTile().size();
  for (int64_t size : schedule.getTile())
    if (size <= 0) // (C4)
      return emitOpError("expects positive entries in schedule.tile, got ")
             << size;
  if (!isParallelLoop(schedule.getLanes())) // (C5)
    return emitOpError("expects schedule.lanes to be a parallel loop of the "
                       "anchor, got ")
           << schedule.getLanes();
  if (schedule.getVector().isScalable()) // (C5)
    return emitOpError("expects schedule.vector to be a fixed number of lanes: "
                       "no pass computes on scalable registers, got [")
           << schedule.getVector().getLeastLanes() << "]";
  int64_t lanesTile = schedule.getTile()[schedule.getLanes()];
  int64_t vector = schedule.getVector().getLanes();
  if (vector == 0 || lanesTile % vector != 0) // (C5)
    return emitOpError("expects schedule.tile[lanes] to be a multiple of "
                       "schedule.vector, got ")
           << lanesTile << " and " << vector;
  if (!llvm::isPowerOf2_64(vector)) // (C5)
    return emitOpError("expects schedule.vector to be a power of two, got ")
           << vector;
  llvm::SmallDenseSet<int64_t> seen;
  for (int64_t loop : schedule.getParallel())
    if (!isParallelLoop(loop) || !seen.insert(loop).second) // (C6)
      return emitOpError("expects schedule.parallel to name parallel loops of "
                         "the anchor, each once, got ")
             << loop;
  ArrayRef<int64_t> chunk = schedule.getChunk();
  if (!chunk.empty() &&
      (chunk.size() != schedule.getParallel().size() ||
       llvm::any_of(chunk, [](int64_t tiles) { return tiles < 1; }))) // (C11)
    return emitOpError("expects schedule.chunk to have a positive entry for "
                       "each of schedule.parallel, got [")
           << chunk << "]";
  if (schedule.getBlock() < 0 ||
      (schedule.getBlock() > 0 && anchor.getNumReductionLoops() == 0)) // (C9)
    return emitOpError(
               "expects schedule.block to be positive and the anchor to "
               "have a reduction loop, got ")
           << schedule.getBlock();
  llvm::SmallDenseSet<int64_t> packed;
  for (int64_t input : schedule.getPack())
    if (input < 0 || input >= anchor.getNumDpsInputs() ||
        !packed.insert(input).second ||
        !anchor.getMatchingIndexingMap(anchor.getDpsInputOperand(input))
             .isFunctionOfDim(schedule.getLanes())) // (C10)
      return emitOpError("expects schedule.pack to name inputs of the anchor "
                         "that run along the lanes, each once, got ")
             << input;
  int64_t dot = schedule.getDot();
  static constexpr int64_t dots[] = {2, 4, 8, 32, 64};
  if (dot != 1 && (!llvm::is_contained(dots, dot) ||
                   anchor.getNumReductionLoops() == 0)) // (C12)
    return emitOpError("expects schedule.dot to be 1, or 2, 4, 8, 32 or 64 "
                       "where the anchor has a reduction loop, got ")
           << dot;
  ArrayRef<int64_t> batch = schedule.getBatch();
  bool isWinograd = schedule.getAlgorithm() == Algorithm::Winograd;
  if (isWinograd ? batch.size() != 2 || batch[1] < 1 || batch[0] < batch[1]
                 : !batch.empty()) // (C13)
    return emitOpError("expects schedule.batch to have two positive entries, "
                       "the second at most the first, for winograd and none "
                       "for any other algorithm, got [")
           << batch << "]";
  if (failed(verifyOperandLayouts(*this, schedule, anchor))) // (C14)
    return failure();
  ArrayRef<int64_t> order = schedule.getOrder();
  llvm::SmallDenseSet<int64_t> ordered(order.begin(), order.end());
  int64_t numParallel = llvm::count(iterators, utils::IteratorType::parallel);
  if (!order.empty() &&
      (!llvm::all_of(order, isParallelLoop) ||
       static_cast<int64_t>(order.size()) != numParallel ||
       static_cast<int64_t>(ordered.size()) != numParallel)) // (C8)
    return emitOpError("expects schedule.order to name each parallel loop of "
                       "the anchor once, got [")
           << order << "]";
  return success();
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
