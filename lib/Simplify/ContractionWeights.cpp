//===- ContractionWeights.cpp - the constants of a contraction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContractionWeights.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "llvm/ADT/APFloat.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

std::optional<SpreadConstant>
prelu::getInitBias(Value init, tensor::CollapseShapeOp collapse) {
  auto expand = init.getDefiningOp<tensor::ExpandShapeOp>();
  if (expand && collapse &&
      expand.getReassociationIndices() == collapse.getReassociationIndices()) {
    std::optional<SpreadConstant> bias = getInitBias(expand.getSrc(), {});
    if (!bias)
      return std::nullopt;
    SmallVector<int64_t> dims;
    for (int64_t dim : bias->dims)
      llvm::append_range(dims, collapse.getReassociationIndices()[dim]);
    bias->dims = dims;
    return bias;
  }
  auto op = init.getDefiningOp<linalg::LinalgOp>();
  if (!op || op.getNumDpsInputs() != 1 || op.getNumReductionLoops() != 0 ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() ||
      op.getBlock()->getTerminator()->getOperand(0) !=
          op.getBlock()->getArgument(0))
    return std::nullopt;
  return evaluateSpread(op, *op.getDpsInputOperand(0));
}

std::optional<Weights> prelu::matchWeights(OpOperand *operand,
                                           SmallVector<int64_t> channelDims) {
  Weights weights{operand, {}, {}, std::move(channelDims), {}};
  Value source = operand->get();
  while (auto transpose = source.getDefiningOp<linalg::TransposeOp>()) {
    weights.transposes.push_back(transpose);
    for (int64_t &dim : weights.channelDims)
      dim = transpose.getPermutation()[dim];
    source = transpose.getInput();
  }
  weights.elements = getConstantElements(source);
  weights.type = cast<RankedTensorType>(source.getType());
  auto type = dyn_cast<FloatType>(weights.type.getElementType());
  SmallVector<char> storage;
  if (!weights.elements || !type || type.getWidth() > 64 ||
      !getBytes(weights.elements, storage))
    return std::nullopt;
  return weights;
}

double prelu::getOfChannel(ArrayRef<double> numbers, size_t channel) {
  return numbers[numbers.size() == 1 ? 0 : channel];
}

size_t Weights::getChannel(ArrayRef<int64_t> strides, int64_t index) const {
  int64_t channel = 0;
  for (int64_t dim : channelDims) {
    int64_t size = type.getDimSize(dim);
    channel = channel * size + index / strides[dim] % size;
  }
  return channel;
}

double prelu::getLargest(FloatType type) {
  return llvm::APFloat::getLargest(type.getFloatSemantics()).convertToDouble();
}

/// How many elements behind each other belong to one channel.
static int64_t getRunLength(const Weights &weights) {
  ArrayRef<int64_t> shape = weights.type.getShape();
  int64_t length = 1;
  for (int64_t dim = shape.size();
       --dim >= 0 && !llvm::is_contained(weights.channelDims, dim);)
    length *= shape[dim];
  return length;
}

OrReason<ElementsAttr> prelu::scaleWeights(const Weights &weights,
                                           ArrayRef<double> scale) {
  auto elementType = cast<FloatType>(weights.type.getElementType());
  double largestFinite = getLargest(elementType);
  double smallestNormal =
      llvm::APFloat::getSmallestNormalized(elementType.getFloatSemantics())
          .convertToDouble();
  SmallVector<char> storage;
  ArrayRef<char> source = *getBytes(weights.elements, storage);
  std::vector<double> largest(scale.size(), 0);
  SmallVector<int64_t> strides = computeStrides(weights.type.getShape());
  int64_t size = elementType.getWidth() / 8;
  int64_t count = weights.type.getNumElements();
  // Runs of one channel, in pieces that stay in the cache.
  int64_t run = getRunLength(weights);
  constexpr int64_t maxPiece = 4096;
  bool isFinite = true;
  ElementsAttr scaled =
      createConstantElements(weights.type, [&](MutableArrayRef<char> target) {
        std::vector<double> values;
        for (int64_t begin = 0; begin < count;) {
          int64_t length = std::min(run - begin % run, maxPiece);
          size_t channel = weights.getChannel(strides, begin);
          double factor = getOfChannel(scale, channel);
          double &maximum = largest[scale.size() == 1 ? 0 : channel];
          values.resize(length);
          readFloats(elementType, source.data() + begin * size, values);
          for (double &value : values) {
            value *= factor;
            // Written so that NaN fails.
            isFinite &= std::abs(value) <= largestFinite;
            maximum = std::max(maximum, std::abs(value));
          }
          writeFloats(elementType, values, target.data() + begin * size);
          begin += length;
        }
      });
  if (!isFinite)
    return Reason("a scaled weight is not finite in the weights' type");
  // As long as the largest weight under one scale is normal, the rounding error
  // of each is within half a unit in the last place of that largest.
  if (llvm::any_of(largest, [&](double value) {
        return value > 0 && value < smallestNormal;
      }))
    return Reason("the scaled weights are too small for their type");
  return scaled;
}

Value prelu::createWeights(RewriterBase &rewriter, Location loc,
                           const Weights &weights, ElementsAttr elements) {
  Value value = arith::ConstantOp::create(rewriter, loc, elements);
  for (linalg::TransposeOp transpose : llvm::reverse(weights.transposes))
    value = linalg::TransposeOp::create(rewriter, transpose.getLoc(), value,
                                        transpose.getInit(),
                                        transpose.getPermutation())
                ->getResult(0);
  return value;
}

Value prelu::createBias(RewriterBase &rewriter, Location loc, Value init,
                        ArrayRef<int64_t> channelDims, ArrayRef<double> bias) {
  auto type = cast<RankedTensorType>(init.getType());
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      type.getElementType());
  if (llvm::all_equal(bias)) {
    Value number = arith::ConstantOp::create(
        rewriter, loc, rewriter.getFloatAttr(type.getElementType(), bias[0]));
    return linalg::FillOp::create(rewriter, loc, number, empty).getResult(0);
  }
  SmallVector<int64_t> shape, broadcastDims;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (llvm::is_contained(channelDims, dim))
      shape.push_back(type.getDimSize(dim));
    else
      broadcastDims.push_back(dim);
  Value constant = arith::ConstantOp::create(
      rewriter, loc,
      writeFloats(RankedTensorType::get(shape, type.getElementType()), bias));
  return linalg::BroadcastOp::create(rewriter, loc, constant, empty,
                                     broadcastDims)
      ->getResult(0);
}
