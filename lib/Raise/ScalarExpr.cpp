//===- ScalarExpr.cpp - an element of a tensor as an expression
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScalarExpr.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

/// How many tensors back an expression goes, and how many operations the bodies
/// it looks into have. Both bound the recursion.
static constexpr unsigned maxDepth = 128;
static constexpr unsigned maxBodySize = 512;

void ScalarExpr::Profile(llvm::FoldingSetNodeID &id) const {
  id.AddInteger(static_cast<unsigned>(kind));
  id.AddPointer(type.getAsOpaquePointer());
  for (ScalarExpr *operand : operands)
    id.AddPointer(operand);
  if (constant)
    constant->Profile(id);
  id.AddInteger(static_cast<unsigned>(predicate));
  for (const void *pointer : identity)
    id.AddPointer(pointer);
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

ScalarExpr *ScalarExprBuilder::buildConstant(const llvm::APFloat &value,
                                             Type type) {
  ScalarExpr node;
  node.kind = Kind::Constant;
  node.type = type;
  node.constant = value;
  return intern(std::move(node));
}

ScalarExpr *ScalarExprBuilder::buildLeaf(Value value, AffineMap map) {
  ScalarExpr node;
  node.kind = Kind::Leaf;
  node.type = getElementTypeOrSelf(value.getType());
  node.identity = {value.getAsOpaquePointer()};
  if (map)
    node.identity.push_back(map.getAsOpaquePointer());
  ScalarExpr *leaf = intern(std::move(node));
  if (!map)
    leaf->scalar = value;
  return leaf;
}

/// `map` with index 0 for the unit dimensions of `tensor`: there is no other,
/// and frontends write 0 in one operation and the loop in the next.
static AffineMap readUnitDimsAtZero(Value tensor, AffineMap map) {
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<AffineExpr> results(map.getResults());
  for (auto [dim, size] : llvm::enumerate(type.getShape()))
    if (size == 1)
      results[dim] = getAffineConstantExpr(0, map.getContext());
  return AffineMap::get(map.getNumDims(), 0, results, map.getContext());
}

ScalarExpr *ScalarExprBuilder::get(Value tensor, AffineMap map) {
  map = readUnitDimsAtZero(tensor, map);
  std::pair<Value, AffineMap> key(tensor, map);
  if (ScalarExpr *expr = known.lookup(key))
    return expr;
  bool tooDeep = depth == maxDepth;
  ++depth;
  ScalarExpr *expr = tooDeep ? buildLeaf(tensor, map) : build(tensor, map);
  --depth;
  // Another way to this tensor may be shorter.
  if (!tooDeep)
    known[key] = expr;
  if (!expr->constant && (!tooDeep || expr->sources.empty()))
    expr->sources.push_back({tensor, map});
  return expr;
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

ScalarExpr *ScalarExprBuilder::build(Value tensor, AffineMap map) {
  DenseElementsAttr constant;
  if (matchPattern(tensor, m_Constant(&constant)) && constant.isSplat() &&
      isa<FloatType>(constant.getElementType()))
    return buildConstant(constant.getSplatValue<llvm::APFloat>(),
                         constant.getElementType());
  Operation *op = tensor.getDefiningOp();
  if (!op)
    return buildLeaf(tensor, map);
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    AffineMap source = dropUnitDims(expand.getReassociationIndices(),
                                    expand.getResultType().getShape(), map);
    return source ? get(expand.getSrc(), source) : buildLeaf(tensor, map);
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    AffineMap source = addUnitDims(collapse.getReassociationIndices(),
                                   collapse.getSrcType().getShape(), map);
    return source ? get(collapse.getSrc(), source) : buildLeaf(tensor, map);
  }
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    if (isa<RankedTensorType>(cast.getSource().getType()))
      return get(cast.getSource(), map);
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return buildLinalg(linalgOp, cast<OpResult>(tensor), map);
  if (OpTrait::hasElementwiseMappableTraits(op) && op->getNumResults() == 1) {
    SmallVector<ScalarExpr *> operands;
    for (Value operand : op->getOperands())
      operands.push_back(isa<RankedTensorType>(operand.getType())
                             ? get(operand, map)
                             : buildLeaf(operand, {}));
    return buildOperation(op, operands);
  }
  return buildLeaf(tensor, map);
}

ScalarExpr *ScalarExprBuilder::buildLinalg(linalg::LinalgOp op, OpResult result,
                                           AffineMap map) {
  AffineMap resultMap = op.getIndexingMapMatchingResult(result);
  if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() != 0 ||
      op.hasIndexSemantics() || !resultMap.isPermutation() ||
      op.getBlock()->getOperations().size() > maxBodySize)
    return buildLeaf(result, map);
  AffineMap loops = inversePermutation(resultMap).compose(map);
  llvm::DenseMap<Value, ScalarExpr *> body;
  Value yielded =
      op.getBlock()->getTerminator()->getOperand(result.getResultNumber());
  ScalarExpr *expr = buildScalar(yielded, op, loops, body);
  return expr ? expr : buildLeaf(result, map);
}

/// The value `value` of the body of `op`, or of its surroundings. Null for what
/// is no expression of single elements.
ScalarExpr *
ScalarExprBuilder::buildScalar(Value value, linalg::LinalgOp op,
                               AffineMap loops,
                               llvm::DenseMap<Value, ScalarExpr *> &body) {
  if (ScalarExpr *expr = body.lookup(value))
    return expr;
  ScalarExpr *expr = nullptr;
  FloatAttr constant;
  if (matchPattern(value, m_Constant(&constant))) {
    expr = buildConstant(constant.getValue(), constant.getType());
  } else if (value.getParentBlock() != op.getBlock()) {
    expr = buildLeaf(value, {});
  } else if (auto argument = dyn_cast<BlockArgument>(value)) {
    OpOperand *operand = op.getMatchingOpOperand(argument);
    expr = isa<RankedTensorType>(operand->get().getType())
               ? get(operand->get(),
                     op.getMatchingIndexingMap(operand).compose(loops))
               : buildScalar(operand->get(), op, loops, body);
  } else {
    Operation *scalarOp = value.getDefiningOp();
    // Equal operations are one node, which calls for operations that give the
    // same value every time.
    if (scalarOp->getNumRegions() != 0 || scalarOp->getNumResults() != 1 ||
        !isMemoryEffectFree(scalarOp))
      return nullptr;
    SmallVector<ScalarExpr *> operands;
    for (Value operand : scalarOp->getOperands()) {
      operands.push_back(buildScalar(operand, op, loops, body));
      if (!operands.back())
        return nullptr;
    }
    expr = buildOperation(scalarOp, operands);
  }
  body[value] = expr;
  return expr;
}

ScalarExpr *ScalarExprBuilder::buildOperation(Operation *op,
                                              ArrayRef<ScalarExpr *> operands) {
  ScalarExpr node;
  node.kind = llvm::TypeSwitch<Operation *, Kind>(op)
                  .Case<arith::AddFOp>([](auto) { return Kind::Add; })
                  .Case<arith::SubFOp>([](auto) { return Kind::Sub; })
                  .Case<arith::MulFOp>([](auto) { return Kind::Mul; })
                  .Case<arith::NegFOp>([](auto) { return Kind::Neg; })
                  .Case<arith::MaximumFOp>([](auto) { return Kind::Maximum; })
                  .Case<arith::MinimumFOp>([](auto) { return Kind::Minimum; })
                  .Case<arith::MaxNumFOp>([](auto) { return Kind::MaxNum; })
                  .Case<arith::MinNumFOp>([](auto) { return Kind::MinNum; })
                  .Case<arith::CmpFOp>([](auto) { return Kind::Compare; })
                  .Case<arith::SelectOp>([](auto) { return Kind::Select; })
                  .Case<arith::ExtFOp>([](auto) { return Kind::Extend; })
                  .Case<arith::TruncFOp>([](auto) { return Kind::Truncate; })
                  .Default([](auto) { return Kind::Other; });
  node.type = getElementTypeOrSelf(op->getResult(0).getType());
  node.operands.assign(operands.begin(), operands.end());
  auto truncate = dyn_cast<arith::TruncFOp>(op);
  if ((node.kind == Kind::Extend || node.kind == Kind::Truncate) &&
      operands[0]->constant && !(truncate && truncate.getRoundingmode())) {
    llvm::APFloat value = *operands[0]->constant;
    bool losesInfo;
    value.convert(cast<FloatType>(node.type).getFloatSemantics(),
                  llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    return buildConstant(value, node.type);
  }
  if (node.kind == Kind::Compare)
    node.predicate = cast<arith::CmpFOp>(op).getPredicate();
  node.op = op;
  node.identity = {op->getName().getAsOpaquePointer(),
                   op->getAttrDictionary().getAsOpaquePointer()};
  return intern(std::move(node));
}
