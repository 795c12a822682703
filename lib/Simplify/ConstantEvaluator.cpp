//===- ConstantEvaluator.cpp - operations on constant tensors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Upstream's populateConstantFoldLinalgOperations knows nothing but transposes,
// of constants that are no resources.
//
//===----------------------------------------------------------------------===//

#include "ConstantLinalg.h"
#include "ElementColumns.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::prelu;

//===----------------------------------------------------------------------===//
// Elements that move
//===----------------------------------------------------------------------===//

/// A tensor whose elements are all `attr`.
static ConstantTensor createSplat(RankedTensorType type, TypedAttr attr) {
  ConstantTensor result = ConstantTensor::create(type, /*isSplat=*/true);
  writeElement(repeat(attr, 1), 0, result, 0);
  return result;
}

/// A box of elements with its corner at `offsets`, walked by steps.
static Place getBox(ArrayRef<int64_t> shape, ArrayRef<int64_t> offsets,
                    ArrayRef<int64_t> steps) {
  Place place;
  for (auto [offset, step, stride] :
       llvm::zip_equal(offsets, steps, computeStrides(shape))) {
    place.base += offset * stride;
    place.factors.push_back(step * stride);
  }
  return place;
}

/// Copies a box of `extents` from `source` to `target`.
static void copyBox(const ConstantTensor &source, const Place &from,
                    ConstantTensor &target, const Place &to,
                    ArrayRef<int64_t> extents) {
  auto order = llvm::to_vector(llvm::seq<unsigned>(0, extents.size()));
  SmallVector<int64_t> start(extents.size(), 0);
  int64_t size = source.getElementSize();
  for (int64_t begin = 0, e = computeProduct(extents); begin < e;
       begin += columnRows) {
    int64_t rows = std::min(columnRows, e - begin);
    for (auto [read, write] :
         llvm::zip_equal(getPlaces(from, extents, order, start, begin, rows),
                         getPlaces(to, extents, order, start, begin, rows)))
      std::memcpy(target.getWritable() + write * size,
                  source.getBytes().data() +
                      (source.isSplat() ? 0 : read * size),
                  size);
  }
}

static ConstantTensor extract(tensor::ExtractSliceOp op,
                              const ConstantTensor &source) {
  if (source.isSplat())
    return source.reshape(op.getType());
  SmallVector<int64_t> zeros(op.getStaticSizes().size(), 0);
  SmallVector<int64_t> ones(op.getStaticSizes().size(), 1);
  ConstantTensor result = ConstantTensor::create(op.getType());
  copyBox(source,
          getBox(source.getType().getShape(), op.getStaticOffsets(),
                 op.getStaticStrides()),
          result, getBox(op.getStaticSizes(), zeros, ones),
          op.getStaticSizes());
  return result;
}

static ConstantTensor insert(tensor::InsertSliceOp op,
                             const ConstantTensor &source,
                             const ConstantTensor &destination) {
  SmallVector<int64_t> zeros(op.getStaticSizes().size(), 0);
  SmallVector<int64_t> ones(op.getStaticSizes().size(), 1);
  ConstantTensor result = destination.clone();
  copyBox(source, getBox(op.getStaticSizes(), zeros, ones), result,
          getBox(op.getType().getShape(), op.getStaticOffsets(),
                 op.getStaticStrides()),
          op.getStaticSizes());
  return result;
}

static ConstantTensor pad(tensor::PadOp op, const ConstantTensor &source) {
  ConstantTensor border =
      createSplat(op.getResultType(), getScalar(op.getConstantPaddingValue()));
  if (source.isSplat() && source.getBytes() == border.getBytes())
    return border;
  ArrayRef<int64_t> extents = source.getType().getShape();
  SmallVector<int64_t> zeros(extents.size(), 0), ones(extents.size(), 1);
  ConstantTensor result = border.clone();
  copyBox(source, getBox(extents, zeros, ones), result,
          getBox(op.getResultType().getShape(), op.getStaticLow(), ones),
          extents);
  return result;
}

static ConstantTensor concat(tensor::ConcatOp op,
                             ArrayRef<ConstantTensor> sources) {
  ConstantTensor result = ConstantTensor::create(op.getResultType());
  int64_t rank = op.getResultType().getRank();
  SmallVector<int64_t> offsets(rank, 0), zeros(rank, 0), ones(rank, 1);
  for (const ConstantTensor &source : sources) {
    ArrayRef<int64_t> extents = source.getType().getShape();
    copyBox(source, getBox(extents, zeros, ones), result,
            getBox(op.getResultType().getShape(), offsets, ones), extents);
    offsets[op.getDim()] += extents[op.getDim()];
  }
  return result;
}

static bool isStatic(ArrayRef<int64_t> sizes) {
  return llvm::none_of(sizes, ShapedType::isDynamic);
}

static bool canMove(Operation *op) {
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case<tensor::ExtractSliceOp, tensor::InsertSliceOp>([](auto op) {
        return isStatic(op.getStaticOffsets()) &&
               isStatic(op.getStaticSizes()) && isStatic(op.getStaticStrides());
      })
      .Case<tensor::PadOp>([](tensor::PadOp op) {
        Value value = op.getConstantPaddingValue();
        auto isNegative = [](int64_t size) { return size < 0; };
        return value && getScalar(value) && isStatic(op.getStaticLow()) &&
               isStatic(op.getStaticHigh()) &&
               llvm::none_of(op.getStaticLow(), isNegative) &&
               llvm::none_of(op.getStaticHigh(), isNegative);
      })
      .Case<tensor::ConcatOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp,
            tensor::CastOp>([](auto) { return true; })
      .Default([](auto) { return false; });
}

static ConstantTensor moveElements(Operation *op,
                                   ArrayRef<ConstantTensor> sources) {
  return llvm::TypeSwitch<Operation *, ConstantTensor>(op)
      .Case<tensor::ExtractSliceOp>(
          [&](auto op) { return extract(op, sources[0]); })
      .Case<tensor::InsertSliceOp>(
          [&](auto op) { return insert(op, sources[0], sources[1]); })
      .Case<tensor::PadOp>([&](auto op) { return pad(op, sources[0]); })
      .Case<tensor::ConcatOp>([&](auto op) { return concat(op, sources); })
      .Default([&](Operation *op) {
        return sources[0].reshape(
            cast<RankedTensorType>(op->getResult(0).getType()));
      });
}

//===----------------------------------------------------------------------===//
// Elementwise operations on tensors
//===----------------------------------------------------------------------===//

static bool canEvaluateElementwise(Operation *op) {
  return OpTrait::hasElementwiseMappableTraits(op) && canEvaluateScalar(op) &&
         llvm::all_of(op->getOperandTypes(), llvm::IsaPred<RankedTensorType>);
}

static FailureOr<ConstantTensor>
evaluateElementwise(Operation *op, ArrayRef<ConstantTensor> sources) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  bool splat = llvm::all_of(
      sources, [](const ConstantTensor &source) { return source.isSplat(); });
  ConstantTensor result = ConstantTensor::create(type, splat);
  for (int64_t begin = 0, e = splat ? 1 : type.getNumElements(); begin < e;
       begin += columnRows) {
    int64_t rows = std::min(columnRows, e - begin);
    auto places = llvm::to_vector(llvm::seq(begin, begin + rows));
    std::vector<Column> columns;
    for (const ConstantTensor &source : sources)
      columns.push_back(readElements(source, places));
    SmallVector<const Column *> operands;
    for (const Column &column : columns)
      operands.push_back(&column);
    FailureOr<Column> column = evaluateScalar(op, operands, rows);
    if (failed(column))
      return failure();
    for (int64_t row = 0; row < rows; ++row)
      writeElement(*column, row, result, begin + row);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

bool ConstantEvaluator::canEvaluate(Operation *op) {
  if (op->getNumResults() == 0 ||
      !llvm::all_of(op->getResultTypes(), [](Type result) {
        auto type = dyn_cast<RankedTensorType>(result);
        if (!type || !type.hasStaticShape() || type.getNumElements() == 0 ||
            !isColumnType(type.getElementType()))
          return false;
        unsigned width = getColumnWidth(type.getElementType());
        return width == 1 || width % 8 == 0;
      }))
    return false;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return canEvaluateLinalg(linalgOp);
  return canMove(op) || canEvaluateElementwise(op);
}

bool ConstantEvaluator::isRead(OpOperand &operand) {
  auto op = dyn_cast<linalg::LinalgOp>(operand.getOwner());
  return !op || !op.isDpsInit(&operand) ||
         op.payloadUsesValueFromOperand(&operand);
}

LogicalResult ConstantEvaluator::evaluateOp(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp) {
    SmallVector<ConstantTensor> sources;
    for (Value operand : op->getOperands()) {
      FailureOr<ConstantTensor> source = evaluate(operand);
      if (failed(source))
        return failure();
      sources.push_back(*source);
    }
    FailureOr<ConstantTensor> result = canMove(op)
                                           ? moveElements(op, sources)
                                           : evaluateElementwise(op, sources);
    if (failed(result))
      return failure();
    known[op->getResult(0)] = *result;
    return success();
  }
  for (OpOperand &operand : op->getOpOperands())
    if (isRead(operand) && isa<TensorType>(operand.get().getType()) &&
        failed(evaluate(operand.get())))
      return failure();
  for (auto extract : linalgOp.getBlock()->getOps<tensor::ExtractOp>())
    if (failed(evaluate(extract.getTensor())))
      return failure();
  FailureOr<SmallVector<ConstantTensor>> results =
      evaluateLinalg(linalgOp, known);
  if (failed(results))
    return failure();
  for (auto [value, result] : llvm::zip_equal(op->getResults(), *results))
    known[value] = result;
  return success();
}

FailureOr<ConstantTensor> ConstantEvaluator::evaluate(Value value) {
  auto found = known.find(value);
  if (found != known.end())
    return found->second;
  ElementsAttr attr;
  if (matchPattern(value, m_Constant(&attr))) {
    std::optional<ConstantTensor> constant = ConstantTensor::get(attr);
    if (!constant)
      return failure();
    known[value] = *constant;
    return *constant;
  }
  if (failed(evaluateOp(value.getDefiningOp())))
    return failure();
  return known.at(value);
}
