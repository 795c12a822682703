//===- TileEvaluator.cpp - values of a fused region at a point
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileEvaluator.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

bool prelu::variesAlongLanes(AffineExpr expr) {
  return expr.isFunctionOfSymbol(0);
}

SmallVector<AffineExpr> prelu::applyMap(AffineMap map,
                                        ArrayRef<AffineExpr> loops) {
  SmallVector<AffineExpr> point;
  for (AffineExpr expr : map.getResults())
    point.push_back(expr.replaceDims(loops));
  return point;
}

AffineMap TileEvaluator::getKey(ArrayRef<AffineExpr> point) const {
  return AffineMap::get(bases.size(), 1, point, rewriter.getContext());
}

void TileEvaluator::define(Value value, ArrayRef<AffineExpr> point,
                           Value result) {
  cache[{value, getKey(point)}] = result;
}

FailureOr<Value> TileEvaluator::evaluate(Value value,
                                         ArrayRef<AffineExpr> point) {
  if (!isa<ShapedType>(value.getType()))
    return value;
  std::pair<Value, AffineMap> key(value, getKey(point));
  if (Value known = cache.lookup(key))
    return known;
  FailureOr<Value> result = evaluateUncached(value, point);
  if (succeeded(result))
    cache[key] = *result;
  return result;
}

FailureOr<Value> TileEvaluator::evaluateUncached(Value value,
                                                 ArrayRef<AffineExpr> point) {
  if (value.getParentRegion() != &region)
    return read(value, point, /*padded=*/false);
  if (auto prelu = value.getDefiningOp<PReluOp>())
    return evaluatePRelu(prelu, point);
  if (auto movement = getDataMovement(value))
    return evaluateMoved(movement, point);
  auto linalgOp = value.getDefiningOp<linalg::LinalgOp>();
  if (linalgOp && FusedOp::isPool(linalgOp))
    return evaluatePool(linalgOp, point);
  if (!linalgOp || linalgOp.getNumReductionLoops() != 0)
    return failure();

  // Every loop runs along one dimension of the result, so that the point of the
  // result gives the loop point.
  unsigned number = cast<OpResult>(value).getResultNumber();
  AffineMap map =
      linalgOp.getIndexingMapMatchingResult(linalgOp->getResult(number));
  if (!map.isPermutation())
    return failure();
  SmallVector<AffineExpr> loops(map.getNumDims());
  for (auto [expr, index] : llvm::zip_equal(map.getResults(), point))
    loops[cast<AffineDimExpr>(expr).getPosition()] = index;
  FailureOr<SmallVector<Value>> results =
      evaluateLoopPoint(linalgOp, loops, /*accumulators=*/{});
  if (failed(results))
    return failure();
  // What the body computes beside it will be asked for too.
  for (OpResult other : linalgOp->getResults())
    define(other, applyMap(linalgOp.getIndexingMapMatchingResult(other), loops),
           (*results)[other.getResultNumber()]);
  return (*results)[number];
}

/// All elements of a window, one after the other.
FailureOr<Value> TileEvaluator::evaluatePool(linalg::LinalgOp op,
                                             ArrayRef<AffineExpr> point) {
  OpOperand *init = op.getDpsInitOperand(0);
  FailureOr<Value> value = evaluate(init->get(), point);
  SmallVector<AffineExpr> loops(op.getNumLoops());
  AffineMap resultMap = op.getMatchingIndexingMap(init);
  for (auto [expr, index] : llvm::zip_equal(resultMap.getResults(), point))
    loops[cast<AffineDimExpr>(expr).getPosition()] = index;
  SmallVector<unsigned> windowLoops;
  op.getReductionDims(windowLoops);
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  int64_t elements = 1;
  for (unsigned loop : windowLoops)
    elements *= extents[loop];
  for (int64_t element = 0; element < elements && succeeded(value); ++element) {
    int64_t rest = element;
    for (unsigned loop : llvm::reverse(windowLoops)) {
      loops[loop] = rewriter.getAffineConstantExpr(rest % extents[loop]);
      rest /= extents[loop];
    }
    FailureOr<SmallVector<Value>> next = evaluateLoopPoint(op, loops, *value);
    if (failed(next))
      return failure();
    value = next->front();
  }
  return value;
}

FailureOr<SmallVector<Value>> TileEvaluator::evaluateLoopPoint(
    linalg::LinalgOp op, ArrayRef<AffineExpr> loops, ValueRange accumulators) {
  SmallVector<Value> arguments;
  for (OpOperand &operand : op->getOpOperands()) {
    Value argument;
    if (op.isDpsInit(&operand) && !accumulators.empty()) {
      argument =
          accumulators[operand.getOperandNumber() - op.getNumDpsInputs()];
    } else if (op.payloadUsesValueFromOperand(&operand)) {
      FailureOr<Value> value = evaluate(
          operand.get(), applyMap(op.getMatchingIndexingMap(&operand), loops));
      if (failed(value))
        return failure();
      argument = *value;
    }
    arguments.push_back(argument);
  }
  return cloneBody(op, arguments);
}

/// Whether `add` adds a product of the body, the pair that a fused multiply-add
/// computes.
static bool addsProduct(Operation &op) {
  return isa<arith::AddFOp>(op) &&
         llvm::any_of(op.getOperands(), [&](Value operand) {
           auto product = operand.getDefiningOp<arith::MulFOp>();
           return product && product->getBlock() == op.getBlock() &&
                  product->hasOneUse();
         });
}

/// Clones `op` of a structured operation's body with what `mapping` has for its
/// operands: on vectors where one of these is a vector.
Operation *TileEvaluator::cloneBodyOp(Operation &op, IRMapping &mapping) {
  if (op.hasTrait<OpTrait::ConstantLike>())
    return rewriter.clone(op, mapping);
  SmallVector<Value> operands;
  for (Value operand : op.getOperands())
    operands.push_back(mapping.lookupOrDefault(operand));
  bool onVectors = llvm::any_of(
      operands, [](Value v) { return isa<VectorType>(v.getType()); });
  Type resultType = op.getResult(0).getType();
  if (onVectors) {
    for (Value &operand : operands)
      operand = broadcast(operand);
    resultType = lanes.getVectorType(resultType);
  }
  OperationState state(loc, op.getName(), operands, resultType, op.getAttrs());
  state.propertiesAttr = op.getPropertiesAsAttribute();
  Operation *clone = rewriter.create(state);
  mapping.map(op.getResult(0), clone->getResult(0));
  return clone;
}

FailureOr<SmallVector<Value>>
TileEvaluator::cloneBody(linalg::LinalgOp op, ArrayRef<Value> arguments) {
  if (!hasElementwiseBody(op))
    return failure();
  IRMapping mapping;
  for (auto [blockArgument, argument] :
       llvm::zip_equal(op.getBlock()->getArguments(), arguments))
    if (argument)
      mapping.map(blockArgument, argument);

  // Only a reduction may round once where the source rounds twice: contraction
  // changes nothing but the accumulation's rounding error.
  bool contract = op.getNumReductionLoops() > 0;
  for (Operation &bodyOp : op.getBlock()->without_terminator()) {
    Operation *clone = cloneBodyOp(bodyOp, mapping);
    bool isProduct = isa<arith::MulFOp>(bodyOp) && bodyOp.hasOneUse() &&
                     addsProduct(**bodyOp.getResult(0).getUsers().begin());
    if (contract && (isProduct || addsProduct(bodyOp)))
      clone->setAttr("fastmath", arith::FastMathFlagsAttr::get(
                                     rewriter.getContext(),
                                     cast<arith::ArithFastMathInterface>(bodyOp)
                                             .getFastMathFlagsAttr()
                                             .getValue() |
                                         arith::FastMathFlags::contract));
  }
  SmallVector<Value> results;
  for (Value yielded : op.getBlock()->getTerminator()->getOperands())
    results.push_back(mapping.lookupOrDefault(yielded));
  return results;
}

Value TileEvaluator::cloneSlice(linalg::LinalgOp op, Value value,
                                BlockArgument argument, Value element) {
  SetVector<Operation *> slice;
  BackwardSliceOptions options;
  options.inclusive = true;
  options.filter = [&](Operation *inside) {
    return inside->getBlock() == op.getBlock();
  };
  (void)getBackwardSlice(value, &slice, options);
  IRMapping mapping;
  mapping.map(argument, element);
  for (Operation *inside : slice)
    cloneBodyOp(*inside, mapping);
  return mapping.lookupOrDefault(value);
}

Value TileEvaluator::broadcast(Value value) {
  if (isa<VectorType>(value.getType()))
    return value;
  Value &known = broadcasts[value];
  if (!known)
    known = vector::BroadcastOp::create(
        rewriter, loc, lanes.getVectorType(value.getType()), value);
  return known;
}

FailureOr<Value> TileEvaluator::evaluatePRelu(PReluOp op,
                                              ArrayRef<AffineExpr> point) {
  FailureOr<Value> input = evaluate(op.getInput(), point);
  if (failed(input))
    return failure();
  FailureOr<Value> alpha =
      evaluate(op.getAlpha(), applyMap(op.getAlphaMap(), point));
  if (failed(alpha))
    return failure();
  Value x = *input;
  if (isa<VectorType>(alpha->getType()))
    x = broadcast(x);
  return PReluOp::create(rewriter, op.getLoc(), x.getType(), x, *alpha,
                         ArrayRef<int64_t>{})
      .getResult();
}

/// Splits `expr` into the part that depends on bases and the rest, a constant
/// with or without the lane number.
static std::pair<AffineExpr, AffineExpr> splitBases(AffineExpr expr) {
  AffineExpr zero = getAffineConstantExpr(0, expr.getContext());
  auto sum = dyn_cast<AffineBinaryOpExpr>(expr);
  if (sum && sum.getKind() == AffineExprKind::Add) {
    auto [leftBases, leftRest] = splitBases(sum.getLHS());
    auto [rightBases, rightRest] = splitBases(sum.getRHS());
    return {leftBases + rightBases, leftRest + rightRest};
  }
  if (expr.isSymbolicOrConstant())
    return {zero, expr};
  return {expr, zero};
}

/// Index `packed` of panels, a dimension of what was packed divided by the tile
/// or the rest of that, where the dimension is at `at`.
static FailureOr<AffineExpr> getPackedIndex(AffineBinaryOpExpr packed,
                                            AffineExpr at) {
  // The layout pass packs by the register tile, so the bases of a tiled
  // dimension are multiples of the inner tile and only the rest moves within.
  int64_t tile = cast<AffineConstantExpr>(packed.getRHS()).getValue();
  auto [baseExpr, rest] = splitBases(at);
  AffineExpr first =
      rest.replaceSymbols({getAffineConstantExpr(0, rest.getContext())});
  auto constant = dyn_cast<AffineConstantExpr>(first);
  if (!constant || constant.getValue() < 0)
    return failure();
  int64_t whole = constant.getValue() / tile * tile;
  return packed.getKind() == AffineExprKind::Mod
             ? rest - whole
             : (baseExpr + whole).floorDiv(tile);
}

FailureOr<SmallVector<AffineExpr>>
TileEvaluator::getSourcePoint(DataMovementOpInterface op,
                              ArrayRef<AffineExpr> point) {
  AffineMap map = op.getSourceMap();
  if (!map)
    return failure();
  SmallVector<AffineExpr> source = applyMap(map, point);
  for (auto [expr, index] : llvm::zip_equal(map.getResults(), source)) {
    if (expr.getKind() != AffineExprKind::FloorDiv &&
        expr.getKind() != AffineExprKind::Mod)
      continue;
    auto packed = cast<AffineBinaryOpExpr>(expr);
    FailureOr<AffineExpr> inTile =
        getPackedIndex(packed, packed.getLHS().replaceDims(point));
    if (failed(inTile))
      return failure();
    index = *inTile;
  }
  return source;
}

FailureOr<Value> TileEvaluator::evaluateMoved(DataMovementOpInterface op,
                                              ArrayRef<AffineExpr> point) {
  if (op.hasPadding())
    return evaluatePadded(op, point);
  FailureOr<SmallVector<AffineExpr>> source = getSourcePoint(op, point);
  if (failed(source))
    return failure();
  Value tensor = op.getOnlySource()->get();
  // Panels hold whole registers.
  ArrayRef<AffineExpr> packed = op.getSourceMap().getResults();
  bool isPanel =
      !packed.empty() && packed.back().getKind() == AffineExprKind::Mod;
  if (isPanel && tensor.getParentRegion() != &region)
    return read(tensor, *source, /*padded=*/true);
  return evaluate(tensor, *source);
}

SmallVector<Value> TileEvaluator::getBaseValues() const {
  return llvm::map_to_vector(bases,
                             [](const Base &base) { return base.value; });
}

Value TileEvaluator::materialize(AffineExpr expr) {
  return getValueOrCreateConstantIndexOp(
      rewriter, loc,
      affine::makeComposedFoldedAffineApply(
          rewriter, loc, AffineMap::get(bases.size(), 0, expr),
          getAsOpFoldResult(getBaseValues())));
}

/// The factor of the lane number in the last entry of `point`, if that is the
/// only entry that holds it.
static std::optional<int64_t> getLaneStride(ArrayRef<AffineExpr> point,
                                            unsigned numBases) {
  if (point.empty() || llvm::any_of(point.drop_back(), prelu::variesAlongLanes))
    return std::nullopt;
  return AffineAccess(point.back(), numBases, /*numSymbols=*/1)
      .getSymbolCoefficient(0);
}

Value TileEvaluator::read(Value tensor, ArrayRef<AffineExpr> point,
                          bool padded) {
  if (llvm::none_of(point, variesAlongLanes)) {
    SmallVector<Value> indices;
    for (AffineExpr expr : point)
      indices.push_back(materialize(expr));
    return tensor::ExtractOp::create(rewriter, loc, tensor, indices);
  }
  std::optional<int64_t> stride = getLaneStride(point, bases.size());
  if (stride == 2)
    if (Value value = readEverySecond(tensor, point))
      return value;
  if (stride != 1) {
    if (Value value = readTransposed(tensor, point))
      return value;
    return gather(tensor, point);
  }
  return readRegister(tensor, point, lanes.getShape(),
                      padded ? Value() : lanes.getMask());
}

Value TileEvaluator::readRegister(Value tensor, ArrayRef<AffineExpr> point,
                                  const VectorShape &shape, Value mask) {
  Type elementType = getElementTypeOrSelf(tensor.getType());
  AffineExpr zero = getAffineConstantExpr(0, rewriter.getContext());
  SmallVector<Value> indices;
  for (AffineExpr expr : point)
    indices.push_back(materialize(expr.replaceSymbols({zero})));
  VectorType type = prelu::getVectorType(shape, elementType);
  Value padding = arith::ConstantOp::create(rewriter, loc,
                                            rewriter.getZeroAttr(elementType));
  auto map =
      AffineMap::getMinorIdentityMap(point.size(), 1, rewriter.getContext());
  return vector::TransferReadOp::create(rewriter, loc, type, tensor, indices,
                                        AffineMapAttr::get(map), padding, mask,
                                        rewriter.getBoolArrayAttr({true}));
}

/// Reads every second element as two registers, the second of which ends with
/// the last lane's element, so that nothing behind it is touched. Null where
/// only the run time knows how many lanes are valid.
Value TileEvaluator::readEverySecond(Value tensor, ArrayRef<AffineExpr> point) {
  std::optional<int64_t> count = lanes.getKnownCount();
  int64_t width = lanes.getWidth();
  if (!count || width < 2)
    return {};
  int64_t elements = 2 * *count - 1;
  auto readFrom = [&](int64_t first) {
    SmallVector<AffineExpr> start(point);
    start.back() = start.back() + first;
    int64_t valid = std::min(elements - first, width);
    Value mask;
    if (valid < width)
      mask = createMask(rewriter, loc, lanes.getShape(),
                        rewriter.getIndexAttr(valid));
    return readRegister(tensor, start, lanes.getShape(), mask);
  };
  Value low = readFrom(0);
  Value high = elements > width - 1 ? readFrom(width - 1) : low;
  SmallVector<int64_t> order;
  for (int64_t i = 0; i < width; ++i)
    order.push_back(2 * i < width ? 2 * i : 2 * i - (width - 1) + width);
  return vector::ShuffleOp::create(rewriter, loc, low, high, order);
}

/// Reads the lanes one by one, for operands whose lanes do not lie side by
/// side. A lane past the last valid one reads the last valid one's element.
Value TileEvaluator::gather(Value tensor, ArrayRef<AffineExpr> point) {
  std::optional<int64_t> staticCount = lanes.getKnownCount();
  Value last;
  if (lanes.getMaskKind() == MaskKind::Dynamic)
    last =
        arith::SubIOp::create(rewriter, loc, cast<Value>(lanes.getCount()),
                              arith::ConstantIndexOp::create(rewriter, loc, 1));
  SmallVector<Value> elements;
  for (int64_t lane = 0; lane < lanes.getWidth(); ++lane) {
    SmallVector<Value> dimensions = getBaseValues();
    AffineExpr laneExpr = getAffineConstantExpr(
        staticCount ? std::min(lane, *staticCount - 1) : lane,
        rewriter.getContext());
    if (!staticCount) {
      Value clamped = arith::MinSIOp::create(
          rewriter, loc, arith::ConstantIndexOp::create(rewriter, loc, lane),
          last);
      laneExpr = getAffineDimExpr(dimensions.size(), rewriter.getContext());
      dimensions.push_back(clamped);
    }
    SmallVector<Value> indices;
    for (AffineExpr expr : point)
      indices.push_back(getValueOrCreateConstantIndexOp(
          rewriter, loc,
          affine::makeComposedFoldedAffineApply(
              rewriter, loc,
              AffineMap::get(dimensions.size(), 0,
                             expr.replaceSymbols({laneExpr})),
              getAsOpFoldResult(dimensions))));
    elements.push_back(
        tensor::ExtractOp::create(rewriter, loc, tensor, indices));
  }
  return vector::FromElementsOp::create(
      rewriter, loc,
      lanes.getVectorType(getElementTypeOrSelf(tensor.getType())), elements);
}
