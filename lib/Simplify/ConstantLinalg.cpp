//===- ConstantLinalg.cpp - structured operations on constants
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantLinalg.h"

#include "ElementColumns.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

using namespace mlir;
using namespace mlir::prelu;

/// Whether the body of `op`, on scalars, is one of known operations.
static bool canEvaluateBody(linalg::LinalgOp op) {
  for (Operation &bodyOp : op.getBlock()->without_terminator()) {
    if (bodyOp.hasTrait<OpTrait::ConstantLike>() ||
        isa<linalg::IndexOp>(bodyOp))
      continue;
    if (auto extract = dyn_cast<tensor::ExtractOp>(bodyOp)) {
      auto type = dyn_cast<RankedTensorType>(extract.getTensor().getType());
      if (!type || !type.hasStaticShape() ||
          !isColumnType(type.getElementType()))
        return false;
    } else if (!canEvaluateScalar(&bodyOp)) {
      return false;
    }
    // Scalars from outside.
    for (Value operand : bodyOp.getOperands())
      if (operand.getParentBlock() != op.getBlock() &&
          !isa<TensorType>(operand.getType()) && !getScalar(operand))
        return false;
  }
  return llvm::all_of(
      op.getBlock()->getTerminator()->getOperands(), [&](Value value) {
        return value.getParentBlock() == op.getBlock() || getScalar(value);
      });
}

bool prelu::canEvaluateLinalg(linalg::LinalgOp op) {
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  if (!op.hasPureTensorSemantics() || op->getNumResults() == 0 ||
      llvm::any_of(extents, [](int64_t extent) { return extent < 1; }))
    return false;
  for (OpOperand &operand : op->getOpOperands()) {
    auto type = dyn_cast<RankedTensorType>(operand.get().getType());
    if (!type) {
      if (!getScalar(operand.get()))
        return false;
      continue;
    }
    if (!type.hasStaticShape() || !isColumnType(type.getElementType()) ||
        !getPlace(op.getMatchingIndexingMap(&operand), type.getShape()))
      return false;
  }
  for (OpOperand &init : op.getDpsInitsMutable())
    if (!op.getMatchingIndexingMap(&init).isProjectedPermutation())
      return false;
  return canEvaluateBody(op);
}

namespace {
/// Computes the results of a structured operation, a column at a time.
class LinalgEvaluator {
public:
  /// `tensors` holds what is read of the operands and of what the body extracts
  /// elements from.
  LinalgEvaluator(linalg::LinalgOp op,
                  const llvm::DenseMap<Value, ConstantTensor> &tensors)
      : op(op), tensors(tensors), extents(op.getStaticLoopRanges()) {
    op.getParallelDims(parallel);
    op.getReductionDims(reduction);
  }

  FailureOr<SmallVector<ConstantTensor>> evaluate();

private:
  bool isSplat();
  LogicalResult evaluateRows(SmallVector<int64_t> start, int64_t begin,
                             int64_t rows);
  FailureOr<Column> evaluateExtract(tensor::ExtractOp extract, int64_t rows);
  LogicalResult evaluateBodyOp(Operation &bodyOp, ArrayRef<int64_t> start,
                               int64_t begin, int64_t rows);
  const Column &lookup(Value value, int64_t rows);

  linalg::LinalgOp op;
  const llvm::DenseMap<Value, ConstantTensor> &tensors;
  SmallVector<int64_t> extents;
  SmallVector<unsigned> parallel, reduction;
  SmallVector<ConstantTensor> results;
  /// Of the values of the body.
  llvm::DenseMap<Value, Column> columns;
};
} // namespace

/// Whether every iteration computes the same.
bool LinalgEvaluator::isSplat() {
  if (!reduction.empty() || op.hasIndexSemantics() ||
      !op.getBlock()->getOps<tensor::ExtractOp>().empty())
    return false;
  return llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
    auto tensor = tensors.find(operand.get());
    return tensor == tensors.end() || tensor->second.isSplat() ||
           tensor->second.getType().getNumElements() == 1 ||
           !ConstantEvaluator::isRead(operand);
  });
}

FailureOr<SmallVector<ConstantTensor>> LinalgEvaluator::evaluate() {
  bool splat = isSplat();
  for (OpOperand &init : op.getDpsInitsMutable()) {
    auto type = cast<RankedTensorType>(init.get().getType());
    results.push_back(!splat && ConstantEvaluator::isRead(init)
                          ? tensors.at(init.get()).clone()
                          : ConstantTensor::create(type, splat));
  }
  int64_t steps = 1, iterations = 1;
  for (unsigned loop : reduction)
    steps *= extents[loop];
  for (unsigned loop : parallel)
    iterations *= splat ? 1 : extents[loop];
  for (int64_t step = 0; step < steps; ++step) {
    SmallVector<int64_t> start(extents.size(), 0);
    int64_t rest = step;
    for (unsigned loop : llvm::reverse(reduction)) {
      start[loop] = rest % extents[loop];
      rest /= extents[loop];
    }
    for (int64_t begin = 0; begin < iterations; begin += columnRows)
      if (failed(evaluateRows(start, begin,
                              std::min(columnRows, iterations - begin))))
        return failure();
  }
  return results;
}

LogicalResult LinalgEvaluator::evaluateRows(SmallVector<int64_t> start,
                                            int64_t begin, int64_t rows) {
  columns.clear();
  auto getOperandPlaces = [&](OpOperand &operand, ArrayRef<int64_t> shape) {
    return getPlaces(*getPlace(op.getMatchingIndexingMap(&operand), shape),
                     extents, parallel, start, begin, rows);
  };
  for (OpOperand &operand : op->getOpOperands()) {
    if (!ConstantEvaluator::isRead(operand))
      continue;
    Column &column = columns[op.getMatchingBlockArgument(&operand)];
    if (TypedAttr scalar = getScalar(operand.get())) {
      column = repeat(scalar, rows);
      continue;
    }
    // What a reduction has summed up so far.
    const ConstantTensor &tensor =
        op.isDpsInit(&operand) && !reduction.empty()
            ? results[operand.getOperandNumber() - op.getNumDpsInputs()]
            : tensors.at(operand.get());
    column = readElements(
        tensor, getOperandPlaces(operand, tensor.getType().getShape()));
  }
  for (Operation &bodyOp : op.getBlock()->without_terminator())
    if (failed(evaluateBodyOp(bodyOp, start, begin, rows)))
      return failure();
  for (auto [init, result, value] :
       llvm::zip_equal(op.getDpsInitsMutable(), results,
                       op.getBlock()->getTerminator()->getOperands())) {
    const Column &column = lookup(value, rows);
    for (auto [row, place] :
         llvm::enumerate(getOperandPlaces(init, result.getType().getShape())))
      writeElement(column, row, result, place);
  }
  return success();
}

const Column &LinalgEvaluator::lookup(Value value, int64_t rows) {
  auto [entry, isNew] = columns.try_emplace(value);
  if (isNew)
    entry->second = repeat(getScalar(value), rows);
  return entry->second;
}

FailureOr<Column> LinalgEvaluator::evaluateExtract(tensor::ExtractOp extract,
                                                   int64_t rows) {
  const ConstantTensor &tensor = tensors.at(extract.getTensor());
  std::vector<int64_t> places(rows, 0);
  for (auto [index, size, stride] :
       llvm::zip_equal(extract.getIndices(), tensor.getType().getShape(),
                       computeStrides(tensor.getType().getShape()))) {
    const Column &column = lookup(index, rows);
    for (int64_t row = 0; row < rows; ++row) {
      int64_t position = column.integers[row].getSExtValue();
      if (position < 0 || position >= size)
        return failure();
      places[row] += position * stride;
    }
  }
  return readElements(tensor, places);
}

LogicalResult LinalgEvaluator::evaluateBodyOp(Operation &bodyOp,
                                              ArrayRef<int64_t> start,
                                              int64_t begin, int64_t rows) {
  if (bodyOp.hasTrait<OpTrait::ConstantLike>())
    return success();
  FailureOr<Column> column = Column();
  if (auto index = dyn_cast<linalg::IndexOp>(bodyOp)) {
    Place place{0, SmallVector<int64_t>(extents.size(), 0)};
    place.factors[index.getDim()] = 1;
    for (int64_t number : getPlaces(place, extents, parallel,
                                    SmallVector<int64_t>(start), begin, rows))
      column->integers.emplace_back(getColumnWidth(index.getType()), number);
  } else if (auto extract = dyn_cast<tensor::ExtractOp>(bodyOp)) {
    column = evaluateExtract(extract, rows);
  } else {
    // All are there before any is pointed at: a new one may move the others.
    for (Value operand : bodyOp.getOperands())
      lookup(operand, rows);
    SmallVector<const Column *> operands;
    for (Value operand : bodyOp.getOperands())
      operands.push_back(&columns.find(operand)->second);
    column = evaluateScalar(&bodyOp, operands, rows);
  }
  if (failed(column))
    return failure();
  columns[bodyOp.getResult(0)] = std::move(*column);
  return success();
}

FailureOr<SmallVector<ConstantTensor>>
prelu::evaluateLinalg(linalg::LinalgOp op,
                      const llvm::DenseMap<Value, ConstantTensor> &tensors) {
  return LinalgEvaluator(op, tensors).evaluate();
}
