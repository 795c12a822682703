//===- FoldAffineChain.cpp - per-channel scales and shifts into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContractionWeights.h"

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

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

/// What the accumulators start from: `scale * bias + shift`, along
/// `channelDims` if it is no single number.
static std::vector<double> scaleBias(const AffineChain &chain,
                                     ArrayRef<double> bias) {
  std::vector<double> result;
  for (size_t channel = 0, e = std::max(chain.scale.size(), bias.size());
       channel < e; ++channel)
    result.push_back(getOfChannel(chain.scale, channel) *
                         getOfChannel(bias, channel) +
                     getOfChannel(chain.shift, channel));
  return result;
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
      weights ? createWeights(rewriter, loc, *weights, scaled) : Value();
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
