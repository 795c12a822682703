//===- FoldIntoReaders.cpp - per-channel scales into the next weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContractionWeights.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A contraction that reads the result of a chain, with what it will compute
/// from the chain's input instead.
struct Reader {
  OpOperand *image;
  /// Their channels are those of the chain.
  Weights weights;
  ElementsAttr scaled;
  /// Dimensions of the result that the new bias runs along, and its numbers.
  SmallVector<int64_t> biasDims;
  std::vector<double> bias;
};
} // namespace

/// The reduction loop of `contraction` that dimension `dim` of its operand
/// `image` is walked by, alone.
static std::optional<unsigned> getReductionLoop(linalg::LinalgOp contraction,
                                                OpOperand *image, int64_t dim) {
  AffineMap map = contraction.getMatchingIndexingMap(image);
  auto loop = dyn_cast<AffineDimExpr>(map.getResult(dim));
  if (!loop || contraction.getIteratorTypesArray()[loop.getPosition()] !=
                   utils::IteratorType::reduction)
    return std::nullopt;
  for (auto [other, expr] : llvm::enumerate(map.getResults()))
    if (int64_t(other) != dim && expr.isFunctionOfDim(loop.getPosition()))
      return std::nullopt;
  return loop.getPosition();
}

/// For each result channel, the sum of its weights times the shift of the
/// channel that they multiply. `resultDim` is the dimension of the weights'
/// constant that runs along the result's channels.
static std::vector<double> sumShifts(const Weights &weights,
                                     std::optional<int64_t> resultDim,
                                     ArrayRef<double> shift) {
  std::vector<double> elements = *readFloats(weights.elements);
  SmallVector<int64_t> strides = computeStrides(weights.type.getShape());
  int64_t channels = resultDim ? weights.type.getDimSize(*resultDim) : 1;
  std::vector<double> sums(channels, 0);
  for (auto [index, element] : llvm::enumerate(elements)) {
    int64_t channel = resultDim ? index / strides[*resultDim] % channels : 0;
    sums[channel] +=
        element * getOfChannel(shift, weights.getChannel(strides, index));
  }
  return sums;
}

/// What becomes of the contraction that reads `chain`'s result as `image`.
static OrReason<Reader> matchReader(OpOperand &image,
                                    const AffineChain &chain) {
  auto contraction = dyn_cast<linalg::LinalgOp>(image.getOwner());
  if (!contraction || contraction->getNumResults() != 1 ||
      !isMultiplyAccumulate(contraction) || !contraction.isDpsInput(&image))
    return Reason("what reads it is no sum of products, or pads it first");
  OpOperand *init = contraction.getDpsInitOperand(0);
  AffineMap resultMap = contraction.getMatchingIndexingMap(init);
  OpOperand *other =
      contraction.getDpsInputOperand(image.getOperandNumber() == 0 ? 1 : 0);
  AffineMap weightsMap = contraction.getMatchingIndexingMap(other);
  auto resultType = cast<RankedTensorType>(contraction->getResult(0).getType());
  auto elementType = dyn_cast<FloatType>(resultType.getElementType());
  if (!elementType || !resultMap.isProjectedPermutation() ||
      !weightsMap.isProjectedPermutation())
    return Reason(
        "a loop of the contraction that reads it walks no dimension of its "
        "own");

  // The weights' dimensions along the chain's channels and the result's.
  SmallVector<int64_t> weightsDims;
  for (int64_t dim : chain.channelDims) {
    std::optional<unsigned> loop = getReductionLoop(contraction, &image, dim);
    std::optional<unsigned> weightsDim;
    if (loop)
      weightsDim = weightsMap.getResultPosition(
          getAffineDimExpr(*loop, contraction.getContext()));
    if (!weightsDim)
      return Reason(
          "the contraction that reads it does not sum over the channels");
    weightsDims.push_back(*weightsDim);
  }
  SmallVector<int64_t> resultDims;
  for (auto [dim, expr] : llvm::enumerate(weightsMap.getResults()))
    if (auto resultDim = resultMap.getResultPosition(expr);
        resultDim && resultType.getDimSize(*resultDim) != 1) {
      resultDims.push_back(*resultDim);
      weightsDims.push_back(dim);
    }
  std::optional<Weights> weights;
  if (resultDims.size() <= 1)
    weights = matchWeights(other, weightsDims);
  if (!weights ||
      weights->type.getElementTypeBitWidth() < elementType.getWidth())
    return Reason(
        "the contraction that reads it has no constant weights of the "
        "result's width");
  std::optional<int64_t> weightsResultDim;
  if (!resultDims.empty())
    weightsResultDim = weights->channelDims.pop_back_val();

  std::optional<SpreadConstant> bias = getInitBias(init->get(), {});
  if (bias)
    llvm::erase_if(bias->dims, [&](int64_t dim) {
      return resultType.getDimSize(dim) == 1;
    });
  if (!bias || (!bias->dims.empty() && bias->dims != resultDims))
    return Reason(
        "the accumulators of the contraction that reads it start from no "
        "constant bias");
  Reader reader{&image, *weights, {}, resultDims, {}};
  reader.bias = sumShifts(*weights, weightsResultDim, chain.shift);
  for (auto [channel, number] : llvm::enumerate(reader.bias))
    number += getOfChannel(bias->values, channel);
  if (!llvm::all_of(reader.bias, [&](double value) {
        return std::abs(value) <= getLargest(elementType);
      }))
    return Reason("a bias is not finite in the result's type");
  OrReason<ElementsAttr> scaled = scaleWeights(*weights, chain.scale);
  if (!scaled)
    return scaled.getReason();
  reader.scaled = *scaled;
  return reader;
}

Verdict prelu::foldAffineChainIntoReaders(RewriterBase &rewriter,
                                          OpOperand &start,
                                          const AffineChain &chain) {
  std::vector<Reader> readers;
  Value result = chain.ops.back()->getResult(0);
  for (OpOperand &use : result.getUses()) {
    OrReason<Reader> reader = matchReader(use, chain);
    if (!reader)
      return reader.getReason();
    readers.push_back(*reader);
  }
  Value source = start.get();
  for (Reader &reader : readers) {
    auto contraction = cast<linalg::LinalgOp>(reader.image->getOwner());
    Location loc = contraction.getLoc();
    rewriter.setInsertionPoint(contraction);
    OpOperand *init = contraction.getDpsInitOperand(0);
    Value bias =
        createBias(rewriter, loc, init->get(), reader.biasDims, reader.bias);
    Value weights = createWeights(rewriter, loc, reader.weights, reader.scaled);
    rewriter.modifyOpInPlace(contraction, [&] {
      reader.image->set(source);
      reader.weights.operand->set(weights);
      init->set(bias);
    });
  }
  for (linalg::LinalgOp op : llvm::reverse(chain.ops))
    rewriter.eraseOp(op);
  return {};
}

/// `numbers` as an operand of an elementwise operation on a tensor of `type`,
/// along `channelDims`, and its map.
static std::pair<Value, AffineMap>
createParameter(RewriterBase &rewriter, Location loc, RankedTensorType type,
                ArrayRef<int64_t> channelDims, ArrayRef<double> numbers) {
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> exprs;
  for (int64_t dim : channelDims) {
    shape.push_back(type.getDimSize(dim));
    exprs.push_back(rewriter.getAffineDimExpr(dim));
  }
  Value constant = arith::ConstantOp::create(
      rewriter, loc,
      writeFloats(RankedTensorType::get(shape, type.getElementType()),
                  numbers));
  return {constant,
          AffineMap::get(type.getRank(), 0, exprs, rewriter.getContext())};
}

LogicalResult prelu::mergeAffineChain(RewriterBase &rewriter, OpOperand &start,
                                      const AffineChain &chain) {
  linalg::LinalgOp last = chain.ops.back();
  auto type = cast<RankedTensorType>(last->getResult(0).getType());
  double largest = getLargest(cast<FloatType>(type.getElementType()));
  auto isFinite = [&](double value) { return std::abs(value) <= largest; };
  if (chain.ops.size() < 3 || !llvm::all_of(chain.scale, isFinite) ||
      !llvm::all_of(chain.shift, isFinite))
    return failure();
  Location loc = last.getLoc();
  rewriter.setInsertionPoint(last);
  auto [scale, scaleMap] =
      createParameter(rewriter, loc, type, chain.channelDims, chain.scale);
  auto [shift, shiftMap] =
      createParameter(rewriter, loc, type, chain.channelDims, chain.shift);
  AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  auto merged = linalg::GenericOp::create(
      rewriter, loc, TypeRange(type), ValueRange{start.get(), scale, shift},
      last.getDpsInits(),
      ArrayRef<AffineMap>{identity, scaleMap, shiftMap, identity}, iterators,
      [](OpBuilder &builder, Location loc, ValueRange args) {
        Value product = arith::MulFOp::create(builder, loc, args[0], args[1]);
        linalg::YieldOp::create(
            builder, loc,
            ValueRange(arith::AddFOp::create(builder, loc, product, args[2])));
      });
  rewriter.replaceOp(last, merged);
  for (linalg::LinalgOp op : llvm::reverse(ArrayRef(chain.ops).drop_back()))
    rewriter.eraseOp(op);
  return success();
}
