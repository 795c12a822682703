//===- Materialize.cpp - expressions as operands of prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Materialize.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace mlir::prelu;

void Materializer::setRoot(const Root &newRoot, Type newElement) {
  root = newRoot;
  shape = dyn_cast<ShapedType>(root.type);
  element = newElement;
  loc = root.getLoc();
  rewriter.setInsertionPoint(root.op);
}

void Materializer::replaceRoot(Value value, ScalarExpr *expr) {
  auto result = dyn_cast<OpResult>(root.value);
  if (result && result.getOwner() == root.op)
    replaced[result] = value;
  else
    addSource(expr, value);
  if (isa<linalg::GenericOp>(root.op))
    changedBodies.insert(root.op);
  prelu::replaceRoot(rewriter, root, value);
}

/// `value` has the root's shape and holds `expr`.
void Materializer::addSource(ScalarExpr *expr, Value value) {
  int64_t rank = shape ? shape.getRank() : 0;
  expr->sources.push_back(
      {value,
       readUnitDimsAtZero(value.getType(), AffineMap::getMultiDimIdentityMap(
                                               rank, value.getContext()))});
}

/// The root's shape with the elements that are asked for.
Type Materializer::getRootType() const {
  return shape ? Type(ShapedType(shape).clone(element)) : element;
}

Value Materializer::createElementwise(
    Value input, Type element,
    llvm::function_ref<Value(OpBuilder &, Value)> body) {
  auto type = dyn_cast<RankedTensorType>(input.getType());
  if (!type)
    return body(rewriter, input);
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, input), element);
  AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, TypeRange{empty.getType()}, ValueRange{input},
             ValueRange{empty}, ArrayRef<AffineMap>{identity, identity},
             iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               linalg::YieldOp::create(builder, loc,
                                       body(builder, arguments[0]));
             })
      .getResult(0);
}

/// Whether `source` has the root's sizes along the dimensions that it is read
/// along. A value that another root was found from may hold the same expression
/// and have other sizes, along dimensions that the expression does not depend
/// on.
bool Materializer::fitsRoot(ScalarExpr *expr, const Source &source) const {
  auto type = dyn_cast<ShapedType>(source.value.getType());
  bool isLeaf = !expr->identity.empty() &&
                expr->identity.front() == source.value.getAsOpaquePointer();
  if (!type || !type.hasRank() || isLeaf)
    return true;
  SmallVector<int64_t> dims;
  for (auto [dim, index] : llvm::enumerate(source.map.getResults())) {
    if (isa<AffineConstantExpr>(index))
      continue;
    auto loop = dyn_cast<AffineDimExpr>(index);
    if (!loop)
      return false;
    int64_t size = shape.getDimSize(loop.getPosition());
    if (size == type.getDimSize(dim) && !ShapedType::isDynamic(size))
      continue;
    if (!ShapedType::isDynamic(size) && !type.isDynamicDim(dim))
      return false;
    if (dims.empty())
      dims = getDims(expr);
    if (!llvm::is_contained(dims, loop.getPosition()))
      return false;
  }
  return true;
}

/// Whether the root may read `source`: it dominates the root and is of its
/// kind, tensor or vector, or a scalar.
bool Materializer::isUsable(ScalarExpr *expr, const Source &source) const {
  auto type = dyn_cast<ShapedType>(source.value.getType());
  if (type && (!shape || isa<VectorType>(type) != isa<VectorType>(shape)))
    return false;
  return dominance.properlyDominates(getCurrent(source.value), root.op) &&
         fitsRoot(expr, source);
}

/// Whether `map` reads a value of `type` at the indices of the element.
static bool isIdentity(AffineMap map, ShapedType type) {
  if (map.getNumResults() != type.getRank())
    return false;
  for (auto [dim, expr] : llvm::enumerate(map.getResults()))
    if (type.getDimSize(dim) != 1 &&
        expr != getAffineDimExpr(dim, map.getContext()))
      return false;
  return true;
}

/// The acceptable source that is the smallest.
const Source *Materializer::findSource(
    ScalarExpr *expr, llvm::function_ref<bool(const Source &)> accept) const {
  // Few dimensions first, of which those of size 1 are none; then what the root
  // reads element by element, so that it can follow a contraction.
  auto getRank = [&](const Source &source) {
    auto type = dyn_cast<ShapedType>(source.value.getType());
    int64_t dims = type ? llvm::count_if(type.getShape(),
                                         [](int64_t size) { return size != 1; })
                        : 0;
    bool isWhole = type && shape && type.getShape() == shape.getShape() &&
                   isIdentity(source.map, type);
    return std::make_tuple(dims, !isWhole, source.map.getNumResults());
  };
  const Source *best = nullptr;
  for (const Source &source : expr->sources)
    if ((!best || getRank(source) < getRank(*best)) && accept(source) &&
        isUsable(expr, source))
      best = &source;
  return best;
}

/// The size of the root along `dim`.
OpFoldResult Materializer::getSize(int64_t dim) {
  if (!shape.isDynamicDim(dim))
    return rewriter.getIndexAttr(shape.getDimSize(dim));
  return tensor::getMixedSize(rewriter, loc, getCurrent(root.sizes), dim);
}

/// The map at which `source` is read, with the root's unit dimensions in place
/// of index 0 where `source` has as many dimensions: other passes look for
/// operands that are read at permutations of all indices.
AffineMap Materializer::readAlongUnitDims(const Source &source,
                                          ArrayRef<int64_t> dims) {
  AffineMap map = source.map;
  if (map.getNumResults() != static_cast<unsigned>(shape.getRank()))
    return map;
  auto isFree = [&](int64_t dim) {
    return shape.getDimSize(dim) == 1 && llvm::is_contained(dims, dim) &&
           !map.isFunctionOfDim(dim);
  };
  auto type = cast<ShapedType>(source.value.getType());
  for (int64_t position : llvm::seq<int64_t>(0, shape.getRank())) {
    if (type.getDimSize(position) != 1 ||
        !isa<AffineConstantExpr>(map.getResult(position)))
      continue;
    // Where it stands, or else the first that is left.
    SmallVector<int64_t> candidates = {position};
    llvm::append_range(candidates, dims);
    auto dim = llvm::find_if(candidates, isFree);
    if (dim == candidates.end())
      return map;
    SmallVector<AffineExpr> results(map.getResults());
    results[position] = rewriter.getAffineDimExpr(*dim);
    map = AffineMap::get(map.getNumDims(), 0, results, map.getContext());
  }
  return map;
}

/// Computes the value of a body that `leaf` stands for by a copy of the op
/// around it.
void Materializer::computeBodyValue(ScalarExpr *leaf) {
  Block *body = leaf->bodyValue.getParentBlock();
  auto op = cast<linalg::LinalgOp>(body->getParentOp());
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(op);
  OpOperand *init =
      &*llvm::find_if(op.getDpsInitsMutable(), [&](OpOperand &init) {
        return op.getMatchingIndexingMap(&init).isPermutation();
      });
  SmallVector<OpFoldResult> sizes = applyPermutationMap(
      inversePermutation(op.getMatchingIndexingMap(init)),
      ArrayRef(tensor::getMixedSizes(rewriter, loc, init->get())));
  Value empty = tensor::EmptyOp::create(rewriter, loc, sizes, leaf->type);
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  maps.push_back(rewriter.getMultiDimIdentityMap(op.getNumLoops()));
  auto copy = linalg::GenericOp::create(
      rewriter, loc, empty.getType(), op->getOperands(), empty, maps,
      op.getIteratorTypesArray(),
      [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        IRMapping mapping;
        mapping.map(body->getArguments(),
                    arguments.take_front(body->getNumArguments()));
        for (Operation &inner : body->without_terminator())
          builder.clone(inner, mapping);
        linalg::YieldOp::create(builder, loc, mapping.lookup(leaf->bodyValue));
      });
  changedBodies.insert(copy);
  leaf->sources.push_back({copy.getResult(0), leaf->bodyLoops});
}

/// The operation of `kind` on `operands`, as arith and math have it.
static Value createKind(OpBuilder &builder, Location loc, ScalarExpr *expr,
                        ValueRange operands, Type type) {
  using Kind = ScalarExpr::Kind;
  bool isFloat = isa<FloatType>(getElementTypeOrSelf(operands.front()));
  auto createBinary = [&](auto floatOp, auto intOp) -> Value {
    if (isFloat)
      return decltype(floatOp)::create(builder, loc, operands[0], operands[1]);
    return decltype(intOp)::create(builder, loc, operands[0], operands[1]);
  };
  switch (expr->kind) {
  case Kind::Add:
    return createBinary(arith::AddFOp(), arith::AddIOp());
  case Kind::Sub:
    return createBinary(arith::SubFOp(), arith::SubIOp());
  case Kind::Mul:
    return createBinary(arith::MulFOp(), arith::MulIOp());
  case Kind::Maximum:
    return createBinary(arith::MaximumFOp(), arith::MaxSIOp());
  case Kind::Minimum:
    return createBinary(arith::MinimumFOp(), arith::MinSIOp());
  case Kind::MaxNum:
    return createBinary(arith::MaxNumFOp(), arith::MaxSIOp());
  case Kind::MinNum:
    return createBinary(arith::MinNumFOp(), arith::MinSIOp());
  case Kind::Neg:
    return arith::NegFOp::create(builder, loc, operands[0]);
  case Kind::Abs:
    if (isFloat)
      return math::AbsFOp::create(builder, loc, operands[0]);
    return math::AbsIOp::create(builder, loc, operands[0]);
  case Kind::Not:
    return arith::XOrIOp::create(builder, loc, operands[0], operands[1]);
  case Kind::Compare:
    if (isFloat)
      return arith::CmpFOp::create(builder, loc, expr->predicate, operands[0],
                                   operands[1]);
    // TOSA has these three.
    return arith::CmpIOp::create(builder, loc,
                                 expr->predicate == arith::CmpFPredicate::OGT
                                     ? arith::CmpIPredicate::sgt
                                 : expr->predicate == arith::CmpFPredicate::OGE
                                     ? arith::CmpIPredicate::sge
                                     : arith::CmpIPredicate::eq,
                                 operands[0], operands[1]);
  case Kind::Select:
    return arith::SelectOp::create(builder, loc, operands[0], operands[1],
                                   operands[2]);
  case Kind::Extend:
    return arith::ExtFOp::create(builder, loc, type, operands[0]);
  case Kind::ExtendBool:
    if (isa<FloatType>(expr->type))
      return arith::UIToFPOp::create(builder, loc, type, operands[0]);
    return arith::ExtUIOp::create(builder, loc, type, operands[0]);
  case Kind::Truncate:
    return arith::TruncFOp::create(builder, loc, type, operands[0]);
  default:
    llvm_unreachable("every other kind has an operation to clone");
  }
}

Value prelu::createOperation(OpBuilder &builder, Location loc, ScalarExpr *expr,
                             ValueRange operands) {
  // On vectors if an operand is one.
  Type type = expr->type;
  for (Value operand : operands)
    if (auto vector = dyn_cast<VectorType>(operand.getType()))
      type = vector.clone(expr->type);
  if (!expr->op)
    return createKind(builder, loc, expr, operands, type);
  OperationState state(loc, expr->op->getName(), operands, type,
                       expr->op->getAttrs());
  state.propertiesAttr = expr->op->getPropertiesAsAttribute();
  return builder.create(state)->getResult(0);
}

/// The scalar that `expr` is, with what is in `known` for its parts.
Value Materializer::computeScalar(OpBuilder &builder, ScalarExpr *expr,
                                  DenseMap<ScalarExpr *, Value> &known) {
  if (Value value = known.lookup(expr))
    return value;
  Value value;
  if (expr->constant) {
    value = arith::ConstantOp::create(builder, loc, expr->constant);
  } else {
    SmallVector<Value> operands;
    for (ScalarExpr *operand : expr->operands)
      operands.push_back(computeScalar(builder, operand, known));
    value = createOperation(builder, loc, expr, operands);
  }
  known[expr] = value;
  return value;
}

/// `tensor`, read at `map` of the indices of `empty`, as a transpose: other
/// passes move one along. Null where it is none.
static Value createTranspose(OpBuilder &builder, Location loc, Value tensor,
                             Value empty, AffineMap map) {
  if (!map.isPermutation() || map.isIdentity())
    return {};
  SmallVector<int64_t> permutation;
  for (AffineExpr expr : inversePermutation(map).getResults())
    permutation.push_back(cast<AffineDimExpr>(expr).getPosition());
  auto shape = cast<RankedTensorType>(tensor.getType()).getShape();
  if (applyPermutation(shape, permutation) !=
      cast<RankedTensorType>(empty.getType()).getShape())
    return {};
  return linalg::TransposeOp::create(builder, loc, tensor, empty, permutation)
      ->getResult(0);
}

/// `expr` over the dimensions `dims` of the root, computed from sources that
/// are read along these only. A scalar where there are none.
Value Materializer::compute(ScalarExpr *expr, ArrayRef<int64_t> dims) {
  // Where the computation starts.
  auto isReadAlongDims = [&](const Source &source) {
    return llvm::all_of(llvm::seq<int64_t>(0, shape.getRank()), [&](int64_t d) {
      return llvm::is_contained(dims, d) || !source.map.isFunctionOfDim(d);
    });
  };
  llvm::SetVector<ScalarExpr *> visited;
  SmallVector<std::pair<ScalarExpr *, const Source *>> inputs;
  visited.insert(expr);
  for (size_t i = 0; i != visited.size(); ++i) {
    ScalarExpr *part = visited[i];
    if (part->bodyValue && !findSource(part, isReadAlongDims))
      computeBodyValue(part);
    if (const Source *source = findSource(part, isReadAlongDims))
      inputs.push_back({part, source});
    else
      visited.insert(part->operands.begin(), part->operands.end());
  }

  SmallVector<AffineExpr> loopOfDim(
      shape.getRank(), getAffineConstantExpr(0, rewriter.getContext()));
  for (auto [loop, dim] : llvm::enumerate(dims))
    loopOfDim[dim] = rewriter.getAffineDimExpr(loop);
  DenseMap<ScalarExpr *, Value> known;
  SmallVector<ScalarExpr *> parts;
  SmallVector<Value> tensors;
  SmallVector<AffineMap> maps;
  for (auto [part, source] : inputs) {
    Value value = getCurrent(source->value);
    if (!isa<ShapedType>(value.getType())) {
      known[part] = value;
      continue;
    }
    parts.push_back(part);
    tensors.push_back(value);
    maps.push_back(readAlongUnitDims(*source, dims)
                       .replaceDimsAndSymbols(loopOfDim, {}, dims.size(), 0));
  }

  if (dims.empty()) {
    for (auto [part, tensor, map] : llvm::zip_equal(parts, tensors, maps)) {
      SmallVector<Value> indices;
      for (AffineExpr index : map.getResults())
        indices.push_back(arith::ConstantIndexOp::create(
            rewriter, loc, cast<AffineConstantExpr>(index).getValue()));
      known[part] = tensor::ExtractOp::create(rewriter, loc, tensor, indices);
    }
    return computeScalar(rewriter, expr, known);
  }

  SmallVector<OpFoldResult> sizes;
  for (int64_t dim : dims)
    sizes.push_back(getSize(dim));
  Value empty = tensor::EmptyOp::create(rewriter, loc, sizes, expr->type);
  if (parts.size() == 1 && parts.front() == expr)
    if (Value transposed = createTranspose(rewriter, loc, tensors.front(),
                                           empty, maps.front()))
      return transposed;
  maps.push_back(rewriter.getMultiDimIdentityMap(dims.size()));
  SmallVector<utils::IteratorType> iterators(dims.size(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, empty.getType(), tensors, empty, maps, iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               for (auto [index, part] : llvm::enumerate(parts))
                 known[part] = arguments[index];
               Value result = computeScalar(builder, expr, known);
               linalg::YieldOp::create(builder, loc, result);
             })
      .getResult(0);
}

/// A value of the root's shape that holds `expr`, or a scalar that does.
const Source *Materializer::findWhole(ScalarExpr *expr) const {
  for (const Source &source : expr->sources) {
    auto type = dyn_cast<ShapedType>(source.value.getType());
    bool fits =
        !type || (shape && type == ShapedType(shape).clone(expr->type) &&
                  isIdentity(source.map, type));
    if (fits && isUsable(expr, source))
      return &source;
  }
  return nullptr;
}

bool Materializer::canCompute(ScalarExpr *expr) const {
  if (isa_and_nonnull<RankedTensorType>(shape))
    return true;
  constexpr size_t maxVisited = 64;
  llvm::SetVector<ScalarExpr *> visited;
  visited.insert(expr);
  for (size_t i = 0; i != visited.size(); ++i) {
    if (visited[i]->constant || findWhole(visited[i]))
      continue;
    if (visited[i]->operands.empty() || visited.size() > maxVisited)
      return false;
    visited.insert(visited[i]->operands.begin(), visited[i]->operands.end());
  }
  return true;
}

bool Materializer::canComputeAlpha(ScalarExpr *alpha) const {
  if (canCompute(alpha))
    return true;
  SmallVector<int64_t> dims = getDims(alpha);
  const Source *source = findAlphaSource(alpha, dims.size());
  return source && source->map.getNumResults() == dims.size();
}

/// A vector of the root's shape, or a scalar, that holds `expr`.
Value Materializer::computeOnRegisters(ScalarExpr *expr,
                                       DenseMap<ScalarExpr *, Value> &known) {
  if (Value value = known.lookup(expr))
    return value;
  auto type = dyn_cast_or_null<VectorType>(shape);
  if (type)
    type = type.clone(expr->type);
  Value value;
  if (expr->constant) {
    value = arith::ConstantOp::create(
        rewriter, loc,
        type ? TypedAttr(DenseElementsAttr::get(type, expr->constant))
             : expr->constant);
  } else if (const Source *source = findWhole(expr)) {
    value = getCurrent(source->value);
    if (type && value.getType() != type)
      value = vector::BroadcastOp::create(rewriter, loc, type, value);
  } else {
    SmallVector<Value> operands;
    for (ScalarExpr *operand : expr->operands)
      operands.push_back(computeOnRegisters(operand, known));
    value = createOperation(rewriter, loc, expr, operands);
  }
  known[expr] = value;
  return value;
}

Value Materializer::getInput(ScalarExpr *input) {
  if (!isa_and_nonnull<RankedTensorType>(shape)) {
    DenseMap<ScalarExpr *, Value> known;
    return computeOnRegisters(input, known);
  }
  for (const Source &source : input->sources) {
    Value tensor = getCurrent(source.value);
    if (tensor.getType() == getRootType() && isIdentity(source.map, shape) &&
        dominance.properlyDominates(tensor, root.op) && fitsRoot(input, source))
      return tensor;
  }
  Value value =
      compute(input, llvm::to_vector(llvm::seq<int64_t>(0, shape.getRank())));
  // A rank of 0 gives a scalar.
  if (!isa<ShapedType>(value.getType()))
    value = tensor::FromElementsOp::create(rewriter, loc, getRootType(), value);
  // The root may know less of its sizes than its operands.
  if (value.getType() != getRootType())
    value = tensor::CastOp::create(rewriter, loc, getRootType(), value);
  addSource(input, value);
  return value;
}

/// `tensor` without the dimensions at which `map` reads index 0.
static Value dropZeroDims(OpBuilder &builder, Location loc, Value tensor,
                          AffineMap map) {
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<ReassociationIndices> groups;
  SmallVector<int64_t> shape;
  SmallVector<OpFoldResult> sizes;
  bool allUnit = true;
  ReassociationIndices leading;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    if (isa<AffineDimExpr>(expr)) {
      groups.push_back({static_cast<int64_t>(dim)});
      shape.push_back(type.getDimSize(dim));
      sizes.push_back(tensor::getMixedSize(builder, loc, tensor, dim));
    } else {
      allUnit &= type.getDimSize(dim) == 1;
      (groups.empty() ? leading : groups.back()).push_back(dim);
      sizes.push_back(builder.getIndexAttr(1));
    }
  }
  auto resultType = RankedTensorType::get(shape, type.getElementType());
  if (allUnit) {
    groups.front().insert(groups.front().begin(), leading.begin(),
                          leading.end());
    return tensor::CollapseShapeOp::create(builder, loc, resultType, tensor,
                                           groups);
  }
  SmallVector<OpFoldResult> offsets(type.getRank(), builder.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(type.getRank(), builder.getIndexAttr(1));
  return tensor::ExtractSliceOp::create(builder, loc, resultType, tensor,
                                        offsets, sizes, strides);
}

/// The dimensions of the root that `expr` depends on, in ascending order.
SmallVector<int64_t> Materializer::getDims(ScalarExpr *expr) const {
  // An alpha that is computed from more than this is taken to depend on all.
  constexpr size_t maxVisited = 64;
  llvm::SetVector<ScalarExpr *> visited;
  llvm::SmallSetVector<int64_t, 4> dims;
  visited.insert(expr);
  for (size_t i = 0; i != visited.size(); ++i) {
    visited.insert(visited[i]->operands.begin(), visited[i]->operands.end());
    if (visited.size() > maxVisited)
      return llvm::to_vector(llvm::seq<int64_t>(0, shape.getRank()));
    if (!visited[i]->operands.empty())
      continue;
    AffineMap map = visited[i]->bodyLoops;
    if (!map && !visited[i]->sources.empty())
      map = visited[i]->sources.front().map;
    for (int64_t dim : llvm::seq<int64_t>(0, shape.getRank()))
      if (map && map.isFunctionOfDim(dim))
        dims.insert(dim);
  }
  SmallVector<int64_t> sorted = dims.takeVector();
  llvm::sort(sorted);
  return sorted;
}

/// A tensor or vector that holds `alpha` along `numDims` whole dimensions, each
/// once.
const Source *Materializer::findAlphaSource(ScalarExpr *alpha,
                                            unsigned numDims) const {
  return findSource(alpha, [&](const Source &source) {
    llvm::SmallDenseSet<unsigned> dims;
    return llvm::all_of(source.map.getResults(),
                        [&](AffineExpr expr) {
                          if (auto dim = dyn_cast<AffineDimExpr>(expr))
                            return dims.insert(dim.getPosition()).second;
                          auto constant = dyn_cast<AffineConstantExpr>(expr);
                          return constant && constant.getValue() == 0;
                        }) &&
           dims.size() == numDims;
  });
}

std::pair<Value, SmallVector<int64_t>> Materializer::getAlpha(ScalarExpr *alpha,
                                                              bool negate) {
  auto negateScalar = [&](OpBuilder &builder, Value value) -> Value {
    if (isa<FloatType>(getElementTypeOrSelf(value.getType())))
      return arith::NegFOp::create(builder, loc, value);
    Value zero = arith::ConstantOp::create(
        builder, loc, builder.getZeroAttr(value.getType()));
    return arith::SubIOp::create(builder, loc, zero, value);
  };
  if (alpha->constant) {
    TypedAttr constant = alpha->constant;
    if (negate && isa<FloatAttr>(constant))
      constant = FloatAttr::get(constant.getType(),
                                neg(cast<FloatAttr>(constant).getValue()));
    else if (negate)
      constant = IntegerAttr::get(constant.getType(),
                                  -cast<IntegerAttr>(constant).getValue());
    return {arith::ConstantOp::create(rewriter, loc, constant), {}};
  }
  SmallVector<int64_t> dims = shape ? getDims(alpha) : SmallVector<int64_t>();
  const Source *source = findAlphaSource(alpha, dims.size());
  Value value;
  bool isWhole = source && source->map.getNumResults() == dims.size();
  if (!isa_and_nonnull<RankedTensorType>(shape) && !isWhole) {
    // As many elements as the root.
    dims.clear();
    DenseMap<ScalarExpr *, Value> known;
    value = computeOnRegisters(alpha, known);
  } else if (isWhole && !isa<ShapedType>(source->value.getType())) {
    value = getCurrent(source->value);
  } else if (isWhole && !dims.empty()) {
    dims.clear();
    for (AffineExpr expr : source->map.getResults())
      dims.push_back(cast<AffineDimExpr>(expr).getPosition());
    value = getCurrent(source->value);
  } else if (dims.empty() || !source) {
    value = compute(alpha, dims);
  } else {
    dims.clear();
    for (AffineExpr expr : source->map.getResults())
      if (auto dim = dyn_cast<AffineDimExpr>(expr))
        dims.push_back(dim.getPosition());
    value = dropZeroDims(rewriter, loc, getCurrent(source->value), source->map);
  }
  if (negate)
    value = createElementwise(value, getElementTypeOrSelf(value.getType()),
                              negateScalar);
  return {value, dims};
}
