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
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::prelu;

void Materializer::setRoot(OpResult newRoot) {
  root = newRoot;
  type = cast<RankedTensorType>(root.getType());
  loc = root.getOwner()->getLoc();
  rewriter.setInsertionPoint(root.getOwner());
}

Value Materializer::createElementwise(
    Value input, llvm::function_ref<Value(OpBuilder &, Value)> body) {
  auto type = cast<RankedTensorType>(input.getType());
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, input),
      type.getElementType());
  AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, TypeRange{type}, ValueRange{input},
             ValueRange{empty}, ArrayRef<AffineMap>{identity, identity},
             iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               linalg::YieldOp::create(builder, loc,
                                       body(builder, arguments[0]));
             })
      .getResult(0);
}

/// The acceptable source of the lowest rank that dominates the root.
const Source *Materializer::findSource(
    ScalarExpr *expr, llvm::function_ref<bool(const Source &)> accept) const {
  const Source *best = nullptr;
  for (const Source &source : expr->sources)
    if ((!best || source.map.getNumResults() < best->map.getNumResults()) &&
        accept(source) &&
        dominance.properlyDominates(getCurrent(source.tensor), root.getOwner()))
      best = &source;
  return best;
}

/// The size of the root along `dim`.
OpFoldResult Materializer::getSize(int64_t dim) {
  if (!type.isDynamicDim(dim))
    return rewriter.getIndexAttr(type.getDimSize(dim));
  Operation *op = root.getOwner();
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    return tensor::getMixedSize(rewriter, loc,
                                destination.getTiedOpOperand(root)->get(), dim);
  Value like = *llvm::find_if(op->getOperands(), [](Value operand) {
    return isa<RankedTensorType>(operand.getType());
  });
  return tensor::getMixedSize(rewriter, loc, like, dim);
}

/// The scalar that `expr` is, with what is in `known` for its parts.
Value Materializer::computeScalar(OpBuilder &builder, ScalarExpr *expr,
                                  DenseMap<ScalarExpr *, Value> &known) {
  if (Value value = known.lookup(expr))
    return value;
  Value value;
  if (expr->constant) {
    value = arith::ConstantOp::create(
        builder, loc,
        builder.getFloatAttr(cast<FloatType>(expr->type), *expr->constant));
  } else if (expr->scalar) {
    value = getCurrent(expr->scalar);
  } else {
    SmallVector<Value> operands;
    for (ScalarExpr *operand : expr->operands)
      operands.push_back(computeScalar(builder, operand, known));
    Operation *clone = builder.clone(*expr->op);
    clone->setOperands(operands);
    // The operation may be one on whole tensors.
    clone->getResult(0).setType(expr->type);
    value = clone->getResult(0);
  }
  known[expr] = value;
  return value;
}

/// `expr` over the dimensions `dims` of the root, computed from sources that
/// are read along these only. A scalar where there are none.
Value Materializer::compute(ScalarExpr *expr, ArrayRef<int64_t> dims) {
  // Where the computation starts.
  auto isReadAlongDims = [&](const Source &source) {
    return llvm::all_of(llvm::seq<int64_t>(0, type.getRank()), [&](int64_t d) {
      return llvm::is_contained(dims, d) || !source.map.isFunctionOfDim(d);
    });
  };
  llvm::SetVector<ScalarExpr *> visited;
  SmallVector<std::pair<ScalarExpr *, const Source *>> inputs;
  visited.insert(expr);
  for (size_t i = 0; i != visited.size(); ++i) {
    ScalarExpr *part = visited[i];
    if (const Source *source = findSource(part, isReadAlongDims))
      inputs.push_back({part, source});
    else
      visited.insert(part->operands.begin(), part->operands.end());
  }

  SmallVector<AffineExpr> loopOfDim(
      type.getRank(), getAffineConstantExpr(0, rewriter.getContext()));
  for (auto [loop, dim] : llvm::enumerate(dims))
    loopOfDim[dim] = rewriter.getAffineDimExpr(loop);
  SmallVector<Value> tensors;
  SmallVector<AffineMap> maps;
  for (auto [part, source] : inputs) {
    tensors.push_back(getCurrent(source->tensor));
    maps.push_back(
        source->map.replaceDimsAndSymbols(loopOfDim, {}, dims.size(), 0));
  }

  DenseMap<ScalarExpr *, Value> known;
  if (dims.empty()) {
    for (auto [input, tensor, map] : llvm::zip_equal(inputs, tensors, maps)) {
      SmallVector<Value> indices;
      for (AffineExpr index : map.getResults())
        indices.push_back(arith::ConstantIndexOp::create(
            rewriter, loc, cast<AffineConstantExpr>(index).getValue()));
      known[input.first] =
          tensor::ExtractOp::create(rewriter, loc, tensor, indices);
    }
    return computeScalar(rewriter, expr, known);
  }

  SmallVector<OpFoldResult> sizes;
  for (int64_t dim : dims)
    sizes.push_back(getSize(dim));
  Value empty = tensor::EmptyOp::create(rewriter, loc, sizes, expr->type);
  maps.push_back(rewriter.getMultiDimIdentityMap(dims.size()));
  SmallVector<utils::IteratorType> iterators(dims.size(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, empty.getType(), tensors, empty, maps, iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               for (auto [index, input] : llvm::enumerate(inputs))
                 known[input.first] = arguments[index];
               Value result = computeScalar(builder, expr, known);
               linalg::YieldOp::create(builder, loc, result);
             })
      .getResult(0);
}

/// Whether `map` reads a tensor of `type` at the indices of the element.
static bool isIdentity(AffineMap map, RankedTensorType type) {
  if (map.getNumResults() != type.getRank())
    return false;
  for (auto [dim, expr] : llvm::enumerate(map.getResults()))
    if (type.getDimSize(dim) != 1 &&
        expr != getAffineDimExpr(dim, map.getContext()))
      return false;
  return true;
}

Value Materializer::getInput(ScalarExpr *input) {
  for (const Source &source : input->sources) {
    Value tensor = getCurrent(source.tensor);
    if (tensor.getType() == type && isIdentity(source.map, type) &&
        dominance.properlyDominates(tensor, root.getOwner()))
      return tensor;
  }
  return compute(input, llvm::to_vector(llvm::seq<int64_t>(0, type.getRank())));
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
      return llvm::to_vector(llvm::seq<int64_t>(0, type.getRank()));
    if (visited[i]->operands.empty() && !visited[i]->sources.empty())
      for (int64_t dim : llvm::seq<int64_t>(0, type.getRank()))
        if (visited[i]->sources.front().map.isFunctionOfDim(dim))
          dims.insert(dim);
  }
  SmallVector<int64_t> sorted = dims.takeVector();
  llvm::sort(sorted);
  return sorted;
}

/// A tensor that holds `alpha` along `numDims` whole dimensions, each once.
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
  if (alpha->constant) {
    llvm::APFloat value = *alpha->constant;
    if (negate)
      value.changeSign();
    FloatAttr attr = rewriter.getFloatAttr(cast<FloatType>(alpha->type), value);
    return {arith::ConstantOp::create(rewriter, loc, attr), {}};
  }
  SmallVector<int64_t> dims = getDims(alpha);
  const Source *source = findAlphaSource(alpha, dims.size());
  Value value;
  if (dims.empty() || !source) {
    value = compute(alpha, dims);
  } else {
    dims.clear();
    for (AffineExpr expr : source->map.getResults())
      if (auto dim = dyn_cast<AffineDimExpr>(expr))
        dims.push_back(dim.getPosition());
    value = getCurrent(source->tensor);
    if (dims.size() != source->map.getNumResults())
      value = dropZeroDims(rewriter, loc, value, source->map);
  }
  if (negate && dims.empty())
    value = arith::NegFOp::create(rewriter, loc, value);
  else if (negate)
    value = createElementwise(value, [&](OpBuilder &builder, Value element) {
      return Value(arith::NegFOp::create(builder, loc, element));
    });
  return {value, dims};
}
