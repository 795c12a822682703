//===- ScalarExpr.cpp - an element as an expression
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScalarExpr.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

/// How many values back an expression goes, and how many operations the bodies
/// it looks into have. Both bound the recursion.
static constexpr unsigned maxDepth = 128;
static constexpr unsigned maxBodySize = 512;

void ScalarExpr::Profile(llvm::FoldingSetNodeID &id) const {
  id.AddInteger(static_cast<unsigned>(kind));
  id.AddPointer(type.getAsOpaquePointer());
  for (ScalarExpr *operand : operands)
    id.AddPointer(operand);
  id.AddPointer(constant ? constant.getAsOpaquePointer() : nullptr);
  id.AddInteger(static_cast<unsigned>(predicate));
  for (const void *pointer : identity)
    id.AddPointer(pointer);
}

bool ScalarExpr::isZero() const {
  if (auto number = dyn_cast_or_null<FloatAttr>(constant))
    return number.getValue().isZero();
  auto number = dyn_cast_or_null<IntegerAttr>(constant);
  return number && number.getValue().isZero();
}

bool ScalarExpr::isOne() const { return getDouble() == 1; }

std::optional<double> ScalarExpr::getDouble() const {
  if (auto number = dyn_cast_or_null<FloatAttr>(constant))
    return number.getValueAsDouble();
  if (auto number = dyn_cast_or_null<IntegerAttr>(constant))
    return number.getValue().signedRoundToDouble();
  return std::nullopt;
}

ScalarExpr *ScalarExprBuilder::intern(ScalarExpr node) {
  llvm::FoldingSetNodeID id;
  node.Profile(id);
  void *position;
  if (ScalarExpr *existing = nodes.FindNodeOrInsertPos(id, position))
    return existing;
  storage.push_back(std::move(node));
  nodes.InsertNode(&storage.back(), position);
  return &storage.back();
}

ScalarExpr *ScalarExprBuilder::buildConstant(TypedAttr value) {
  ScalarExpr node;
  node.kind = Kind::Constant;
  node.type = value.getType();
  node.constant = value;
  return intern(std::move(node));
}

/// The first of the equal operations' results that `value` is one of: passes
/// leave a reshape for each use behind. Looks at operands too, as far as
/// `maxOperations` go.
Value ScalarExprBuilder::getFirstEqual(Value value, unsigned maxOperations) {
  if (Value first = firstEqual.lookup(value))
    return first;
  Operation *op = value.getDefiningOp();
  if (!op || maxOperations == 0 || op->getNumRegions() != 0 ||
      !isMemoryEffectFree(op))
    return value;
  SmallVector<Value> operands;
  for (Value operand : op->getOperands())
    operands.push_back(getFirstEqual(operand, maxOperations - 1));
  unsigned number = cast<OpResult>(value).getResultNumber();
  DictionaryAttr attributes = op->getAttrDictionary();
  llvm::hash_code hash = llvm::hash_combine(
      op->getName(), attributes,
      llvm::hash_combine_range(operands.begin(), operands.end()));
  // A copy: looking at operands adds to the map.
  SmallVector<Operation *> candidates(leaves.lookup(hash));
  for (Operation *other : candidates) {
    bool isEqual =
        other->getName() == op->getName() &&
        other->getAttrDictionary() == attributes &&
        other->getResultTypes() == op->getResultTypes() &&
        llvm::equal(operands, other->getOperands(),
                    [&](Value operand, Value otherOperand) {
                      return operand ==
                             getFirstEqual(otherOperand, maxOperations - 1);
                    });
    if (isEqual)
      return firstEqual[value] = other->getResult(number);
  }
  leaves[hash].push_back(op);
  return firstEqual[value] = value;
}

ScalarExpr *ScalarExprBuilder::buildLeaf(Value value, AffineMap map) {
  constexpr unsigned maxOperations = 4;
  ScalarExpr node;
  node.kind = Kind::Leaf;
  node.type = getElementTypeOrSelf(value.getType());
  node.identity = {getFirstEqual(value, maxOperations).getAsOpaquePointer()};
  if (isa<ShapedType>(value.getType()))
    node.identity.push_back(map.getAsOpaquePointer());
  return intern(std::move(node));
}

AffineMap prelu::readUnitDimsAtZero(Type type, AffineMap map) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return AffineMap::get(map.getNumDims(), 0, map.getContext());
  if (!shaped.hasRank())
    return map;
  SmallVector<AffineExpr> results(map.getResults());
  for (auto [dim, size] : llvm::enumerate(shaped.getShape()))
    if (size == 1)
      results[dim] = getAffineConstantExpr(0, map.getContext());
  return AffineMap::get(map.getNumDims(), 0, results, map.getContext());
}

ScalarExpr *ScalarExprBuilder::get(Value value, AffineMap map) {
  map = readUnitDimsAtZero(value.getType(), map);
  std::pair<Value, AffineMap> key(value, map);
  if (ScalarExpr *expr = known.lookup(key))
    return expr;
  bool tooDeep = depth == maxDepth;
  ++depth;
  ScalarExpr *expr = tooDeep ? buildLeaf(value, map) : build(value, map);
  --depth;
  // Another way to this value may be shorter.
  if (!tooDeep)
    known[key] = expr;
  if (!expr->constant && (!tooDeep || expr->sources.empty()))
    expr->sources.push_back({value, map});
  return expr;
}

/// The one element that `value` is made of, if it is a constant.
static TypedAttr getUniformConstant(Value value) {
  Attribute constant;
  if (!matchPattern(value, m_Constant(&constant)))
    return {};
  if (auto elements = dyn_cast<DenseElementsAttr>(constant))
    constant =
        elements.isSplat() ? elements.getSplatValue<Attribute>() : Attribute();
  return dyn_cast_or_null<TypedAttr>(
      constant && isa<FloatAttr, IntegerAttr>(constant) ? constant
                                                        : Attribute());
}

ScalarExpr *ScalarExprBuilder::build(Value value, AffineMap map) {
  if (TypedAttr constant = getUniformConstant(value))
    return buildConstant(constant);
  Operation *op = value.getDefiningOp();
  if (!op)
    return buildLeaf(value, map);
  ScalarExpr *expr = nullptr;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    expr = isa<RankedTensorType>(value.getType())
               ? buildLinalg(linalgOp, cast<OpResult>(value), map)
               : nullptr;
  else if (isa_and_nonnull<tosa::TosaDialect>(op->getDialect()))
    expr = buildTosa(op, map);
  else if (auto choice = dyn_cast<scf::IfOp>(op))
    expr = buildIf(cast<OpResult>(value),
                   [&](Value part) { return get(part, map); });
  else if (OpTrait::hasElementwiseMappableTraits(op))
    expr = buildElementwise(op, map);
  else
    expr = buildMoved(op, map);
  return expr ? expr : buildLeaf(value, map);
}

/// `map` without its results at the unit dimensions that `op` added or drops;
/// null where a group holds more than one dimension of other sizes.
static AffineMap dropUnitDims(ArrayRef<ReassociationIndices> groups,
                              ArrayRef<int64_t> expandedShape, AffineMap map) {
  SmallVector<AffineExpr> results;
  for (const ReassociationIndices &group : groups) {
    AffineExpr kept = getAffineConstantExpr(0, map.getContext());
    unsigned count = 0;
    for (int64_t dim : group)
      if (expandedShape[dim] != 1) {
        kept = map.getResult(dim);
        ++count;
      }
    if (count > 1)
      return {};
    results.push_back(kept);
  }
  return AffineMap::get(map.getNumDims(), 0, results, map.getContext());
}

/// `map` with zeros at the unit dimensions of the expanded shape.
static AffineMap addUnitDims(ArrayRef<ReassociationIndices> groups,
                             ArrayRef<int64_t> expandedShape, AffineMap map) {
  SmallVector<AffineExpr> results(expandedShape.size(),
                                  getAffineConstantExpr(0, map.getContext()));
  for (auto [collapsed, group] : llvm::enumerate(groups)) {
    unsigned count = 0;
    for (int64_t dim : group)
      if (expandedShape[dim] != 1) {
        results[dim] = map.getResult(collapsed);
        ++count;
      }
    if (count > 1)
      return {};
  }
  return AffineMap::get(map.getNumDims(), 0, results, map.getContext());
}

AffineMap ScalarExprBuilder::moveAcrossReshape(ShapedType source,
                                               ShapedType result,
                                               AffineMap map) {
  SmallVector<AffineExpr> kept;
  SmallVector<int64_t> keptSizes;
  for (auto [dim, size] : llvm::enumerate(result.getShape()))
    if (size != 1) {
      kept.push_back(map.getResult(dim));
      keptSizes.push_back(size);
    }
  SmallVector<AffineExpr> results;
  unsigned next = 0;
  for (int64_t size : source.getShape()) {
    if (size == 1) {
      results.push_back(getAffineConstantExpr(0, map.getContext()));
      continue;
    }
    if (next == kept.size() || keptSizes[next] != size)
      return {};
    results.push_back(kept[next++]);
  }
  // More than one dynamic size may have changed places with each other.
  if (next != kept.size() ||
      llvm::count(source.getShape(), ShapedType::kDynamic) > 1)
    return {};
  return AffineMap::get(map.getNumDims(), 0, results, map.getContext());
}

/// The element that `op`, which computes nothing, has at `map`. Null where it
/// is no single element of an operand.
ScalarExpr *ScalarExprBuilder::buildMoved(Operation *op, AffineMap map) {
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    AffineMap source = dropUnitDims(expand.getReassociationIndices(),
                                    expand.getResultType().getShape(), map);
    return source ? get(expand.getSrc(), source) : nullptr;
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    AffineMap source = addUnitDims(collapse.getReassociationIndices(),
                                   collapse.getSrcType().getShape(), map);
    return source ? get(collapse.getSrc(), source) : nullptr;
  }
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    return isa<RankedTensorType>(cast.getSource().getType())
               ? get(cast.getSource(), map)
               : nullptr;
  if (auto splat = dyn_cast<tensor::SplatOp>(op))
    return get(splat.getInput(), map);
  if (auto elements = dyn_cast<tensor::FromElementsOp>(op))
    return elements.getElements().size() == 1
               ? get(elements.getElements().front(), map)
               : nullptr;
  if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
    SmallVector<AffineExpr> indices;
    for (Value index : extract.getIndices()) {
      std::optional<int64_t> number = getConstantIntValue(index);
      if (!number)
        return nullptr;
      indices.push_back(getAffineConstantExpr(*number, map.getContext()));
    }
    return get(extract.getTensor(),
               AffineMap::get(map.getNumDims(), 0, indices, map.getContext()));
  }
  if (auto broadcast = dyn_cast<vector::BroadcastOp>(op)) {
    auto type = dyn_cast<VectorType>(broadcast.getSourceType());
    if (!type)
      return get(broadcast.getSource(), map);
    return get(broadcast.getSource(), map.getMinorSubMap(type.getRank()));
  }
  if (auto transpose = dyn_cast<vector::TransposeOp>(op)) {
    SmallVector<AffineExpr> results(map.getNumResults());
    for (auto [dim, from] : llvm::enumerate(transpose.getPermutation()))
      results[from] = map.getResult(dim);
    return get(transpose.getVector(),
               AffineMap::get(map.getNumDims(), 0, results, map.getContext()));
  }
  if (auto cast = dyn_cast<vector::ShapeCastOp>(op)) {
    AffineMap source = moveAcrossReshape(cast.getSourceVectorType(),
                                         cast.getResultVectorType(), map);
    return source ? get(cast.getSource(), source) : nullptr;
  }
  return nullptr;
}

/// An operation on whole tensors or vectors, or on scalars outside all bodies.
ScalarExpr *ScalarExprBuilder::buildElementwise(Operation *op, AffineMap map) {
  if (op->getNumResults() != 1 || op->getNumRegions() != 0 ||
      !isMemoryEffectFree(op))
    return nullptr;
  SmallVector<ScalarExpr *> operands;
  for (Value operand : op->getOperands())
    operands.push_back(get(operand, map));
  return buildOperation(op, operands);
}

/// An scf.if as a select. Null unless both branches may be computed whatever
/// the condition.
ScalarExpr *
ScalarExprBuilder::buildIf(OpResult result,
                           llvm::function_ref<ScalarExpr *(Value)> describe) {
  auto ifOp = cast<scf::IfOp>(result.getOwner());
  if (isa<TensorType, BaseMemRefType>(result.getType()) || !isPure(ifOp))
    return nullptr;
  unsigned number = result.getResultNumber();
  ScalarExpr *condition = describe(ifOp.getCondition());
  ScalarExpr *ifTrue = describe(ifOp.thenYield().getOperand(number));
  ScalarExpr *ifFalse = describe(ifOp.elseYield().getOperand(number));
  if (!condition || !ifTrue || !ifFalse)
    return nullptr;
  return buildKind(Kind::Select, ifTrue->type, {condition, ifTrue, ifFalse});
}

bool prelu::isElementwiseResult(linalg::LinalgOp op, OpResult result) {
  return op.hasPureTensorSemantics() && op.getNumReductionLoops() == 0 &&
         op.getIndexingMapMatchingResult(result).isPermutation();
}

BodyView prelu::viewAsResult(linalg::LinalgOp op, OpResult result,
                             AffineMap map) {
  BodyView view;
  view.op = op;
  view.indices =
      AffineMap::getMultiDimIdentityMap(map.getNumDims(), map.getContext());
  view.loops =
      inversePermutation(op.getIndexingMapMatchingResult(result)).compose(map);
  for (AffineMap operandMap : op.getIndexingMapsArray())
    view.operandMaps.push_back(operandMap.compose(view.loops));
  return view;
}

BodyView prelu::viewAsLoops(linalg::LinalgOp op) {
  BodyView view;
  view.op = op;
  view.indices =
      AffineMap::getMultiDimIdentityMap(op.getNumLoops(), op.getContext());
  view.operandMaps = op.getIndexingMapsArray();
  // An accumulator is not what it starts from.
  if (op.getNumReductionLoops() != 0)
    for (OpOperand &init : op.getDpsInitsMutable())
      view.operandMaps[init.getOperandNumber()] = AffineMap();
  return view;
}

ScalarExpr *ScalarExprBuilder::buildLinalg(linalg::LinalgOp op, OpResult result,
                                           AffineMap map) {
  if (!isElementwiseResult(op, result) ||
      op.getBlock()->getOperations().size() > maxBodySize)
    return nullptr;
  BodyView view = viewAsResult(op, result, map);
  return getInBody(
      op.getBlock()->getTerminator()->getOperand(result.getResultNumber()),
      view);
}

ScalarExpr *ScalarExprBuilder::getInBody(Value value, BodyView &view) {
  auto position = view.known.find(value);
  if (position != view.known.end())
    return position->second;
  ScalarExpr *expr = buildInBody(value, view);
  view.known[value] = expr;
  return expr;
}

/// Whether `op` computes a scalar from scalars, and the same one every time:
/// equal operations are one node.
static bool isScalarComputation(Operation *op) {
  auto isScalar = [](Type type) { return type.isIntOrFloat(); };
  return op->getNumRegions() == 0 && op->getNumResults() == 1 &&
         isMemoryEffectFree(op) &&
         llvm::all_of(op->getOperandTypes(), isScalar) &&
         isScalar(op->getResult(0).getType());
}

ScalarExpr *ScalarExprBuilder::buildInBody(Value value, BodyView &view) {
  if (TypedAttr constant = getUniformConstant(value))
    return buildConstant(constant);
  Region &region = view.op->getRegion(0);
  if (!region.isAncestor(value.getParentRegion()))
    return value.getType().isIntOrFloat() ? get(value, view.indices) : nullptr;
  Operation *op = value.getDefiningOp();
  if (!op) {
    auto argument = cast<BlockArgument>(value);
    // The argument of a loop in the body.
    if (argument.getOwner() != view.op.getBlock())
      return nullptr;
    OpOperand *operand = view.op.getMatchingOpOperand(argument);
    AffineMap map = view.operandMaps[operand->getOperandNumber()];
    return map ? get(operand->get(), map) : nullptr;
  }
  // What a branch guards may not be computed outside.
  if (op->getBlock() != view.op.getBlock() && !isSpeculatable(op))
    return nullptr;
  if (isa<scf::IfOp>(op)) {
    ScalarExpr *expr = buildIf(cast<OpResult>(value), [&](Value part) {
      return getInBody(part, view);
    });
    return expr ? expr : buildOpaque(value, view);
  }
  auto extract = dyn_cast<tensor::ExtractOp>(op);
  if (extract && !region.isAncestor(extract.getTensor().getParentRegion()))
    if (ScalarExpr *expr = buildMoved(op, view.indices))
      return expr;
  if (!isScalarComputation(op))
    return buildOpaque(value, view);
  SmallVector<ScalarExpr *> operands;
  for (Value operand : op->getOperands()) {
    operands.push_back(getInBody(operand, view));
    if (!operands.back())
      return buildOpaque(value, view);
  }
  return buildOperation(op, operands);
}

/// `value` as a leaf that can be computed by a copy of the op whose body it is
/// in.
ScalarExpr *ScalarExprBuilder::buildOpaque(Value value, BodyView &view) {
  if (!view.loops || value.getParentBlock() != view.op.getBlock() ||
      !value.getType().isIntOrFloat() ||
      !isMemoryEffectFree(value.getDefiningOp()))
    return nullptr;
  ScalarExpr node;
  node.kind = Kind::Leaf;
  node.type = value.getType();
  node.bodyValue = value;
  node.bodyLoops = view.loops;
  node.identity = {value.getAsOpaquePointer(), view.loops.getAsOpaquePointer()};
  return intern(std::move(node));
}
