//===- FoldAffineChain.cpp - per-channel scales and shifts into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadConstant.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "llvm/ADT/APFloat.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

/// The bias that `init` gives every element; nothing for anything but a
/// constant that is spread. Where the contraction's result is collapsed, the
/// bias may be expanded the same way; its dimensions are the contraction's.
static std::optional<SpreadConstant>
getInitBias(Value init, tensor::CollapseShapeOp collapse) {
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

namespace {
/// A constant operand that runs along the output channels.
struct Weights {
  OpOperand *operand;
  /// From the operand up to the constant.
  SmallVector<linalg::TransposeOp> transposes;
  /// The constant, and which of its dimensions make up the channel.
  RankedTensorType type;
  SmallVector<int64_t> channelDims;
  ElementsAttr elements;
};
} // namespace

static std::optional<Weights> matchWeights(OpOperand *operand,
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

/// The constant operand whose elements each take part in one channel alone, or
/// any constant operand where `channelDims`, dimensions of the result, is
/// empty.
static std::optional<Weights> findWeights(linalg::LinalgOp contraction,
                                          ArrayRef<int64_t> channelDims) {
  AffineMap outputMap =
      contraction.getMatchingIndexingMap(contraction.getDpsInitOperand(0));
  for (OpOperand *operand : contraction.getDpsInputOperands()) {
    AffineMap map = contraction.getMatchingIndexingMap(operand);
    SmallVector<int64_t> dims;
    for (int64_t channelDim : channelDims)
      if (std::optional<unsigned> dim =
              map.getResultPosition(outputMap.getResult(channelDim)))
        dims.push_back(*dim);
    if (dims.size() != channelDims.size())
      continue;
    if (std::optional<Weights> weights = matchWeights(operand, dims))
      return weights;
  }
  return std::nullopt;
}

/// The entry for `channel` of numbers that are one for each channel, or one.
static double at(ArrayRef<double> numbers, size_t channel) {
  return numbers[numbers.size() == 1 ? 0 : channel];
}

/// The channel of element `index` of `weights`.
static size_t getChannel(const Weights &weights, ArrayRef<int64_t> strides,
                         int64_t index) {
  int64_t channel = 0;
  for (int64_t dim : weights.channelDims) {
    int64_t size = weights.type.getDimSize(dim);
    channel = channel * size + index / strides[dim] % size;
  }
  return channel;
}

static double getLargest(FloatType type) {
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

/// Multiplies the weights of each channel by its scale. Fails where rounding to
/// the weights' type would cost more than it does in normal numbers.
static OrReason<ElementsAttr> scaleWeights(const Weights &weights,
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
          size_t channel = getChannel(weights, strides, begin);
          double factor = at(scale, channel);
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

/// What the accumulators start from: `scale * bias + shift`, along
/// `channelDims` if it is no single number.
static std::vector<double> scaleBias(const AffineChain &chain,
                                     ArrayRef<double> bias) {
  std::vector<double> result;
  for (size_t channel = 0, e = std::max(chain.scale.size(), bias.size());
       channel < e; ++channel)
    result.push_back(at(chain.scale, channel) * at(bias, channel) +
                     at(chain.shift, channel));
  return result;
}

static Value createConstant(RewriterBase &rewriter, Location loc,
                            const Weights &weights, ElementsAttr elements) {
  Value value = arith::ConstantOp::create(rewriter, loc, elements);
  for (linalg::TransposeOp transpose : llvm::reverse(weights.transposes))
    value = linalg::TransposeOp::create(rewriter, transpose.getLoc(), value,
                                        transpose.getInit(),
                                        transpose.getPermutation())
                ->getResult(0);
  return value;
}

/// A tensor like `init` that holds `bias` along `channelDims`.
static Value createBias(RewriterBase &rewriter, Location loc, Value init,
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

Verdict prelu::foldAffineChain(RewriterBase &rewriter,
                               linalg::LinalgOp contraction,
                               const AffineChain &chain) {
  auto type = cast<RankedTensorType>(contraction->getResult(0).getType());
  auto elementType = dyn_cast<FloatType>(type.getElementType());
  OpOperand *init = contraction.getDpsInitOperand(0);
  if (!elementType ||
      !contraction.getMatchingIndexingMap(init).isProjectedPermutation())
    return Reason("the contraction's result is no float tensor that each loop "
                  "walks once");
  if (!isMultiplyAccumulate(contraction))
    return Reason("its body is no sum of products of its two inputs");
  std::optional<SpreadConstant> bias = getInitBias(init->get(), chain.collapse);
  if (!bias)
    return Reason("the accumulators start from no constant bias");
  // Dimensions of size 1 are named or left out at will.
  auto isUnit = [&](int64_t dim) { return type.getDimSize(dim) == 1; };
  SmallVector<int64_t> channelDims(chain.channelDims);
  llvm::erase_if(channelDims, isUnit);
  llvm::erase_if(bias->dims, isUnit);
  if (channelDims.empty())
    channelDims = bias->dims;
  if (!bias->dims.empty() && bias->dims != channelDims)
    return Reason("the bias in the accumulators runs along other dimensions");
  if (llvm::any_of(channelDims,
                   [&](int64_t dim) { return type.isDynamicDim(dim); }))
    return Reason("the number of channels is not known");
  std::vector<double> newBias = scaleBias(chain, bias->values);
  if (!llvm::all_of(newBias, [&](double value) {
        return std::abs(value) <= getLargest(elementType);
      }))
    return Reason("a bias is not finite in the result's type");
  // A bias alone leaves the weights as they are.
  std::optional<Weights> weights;
  ElementsAttr scaled;
  if (llvm::any_of(chain.scale, [](double s) { return s != 1; })) {
    weights = findWeights(contraction, chain.channelDims);
    if (!weights)
      return Reason("no constant float operand runs along the output channels");
    // The epilogue scales the sum in the wider type at hardly any cost.
    if (weights->type.getElementTypeBitWidth() < elementType.getWidth())
      return Reason("scaled weights would be rounded to a narrower type than "
                    "the sum has");
    OrReason<ElementsAttr> elements = scaleWeights(*weights, chain.scale);
    if (!elements)
      return elements.getReason();
    scaled = *elements;
  }

  Location loc = contraction.getLoc();
  rewriter.setInsertionPoint(contraction);
  Value newInit = createBias(rewriter, loc, init->get(), channelDims, newBias);
  Value newWeights =
      weights ? createConstant(rewriter, loc, *weights, scaled) : Value();
  rewriter.modifyOpInPlace(contraction, [&] {
    if (weights)
      weights->operand->set(newWeights);
    init->set(newInit);
  });
  Value result = contraction->getResult(0);
  rewriter.replaceAllUsesWith(
      chain.ops.back()->getResult(0),
      chain.collapse ? Value(chain.collapse->getResult(0)) : result);
  for (linalg::LinalgOp op : llvm::reverse(chain.ops))
    rewriter.eraseOp(op);
  return {};
}
