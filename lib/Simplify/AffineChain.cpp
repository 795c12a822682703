//===- AffineChain.cpp - per-channel scales and shifts into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantEvaluation.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// value = scale * y + shift for each channel, or the same for all of them
/// where `dim` is -1.
struct Step {
  int64_t dim = -1;
  std::vector<double> scale, shift;
};
} // namespace

/// The dimension of the result that `map` walks, -1 where it is constant;
/// nothing where it walks several or a sum.
static std::optional<int64_t> getWalkedDim(AffineMap map) {
  int64_t dim = -1;
  for (AffineExpr expr : map.getResults()) {
    if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
      if (constant.getValue() != 0)
        return std::nullopt;
      continue;
    }
    auto dimExpr = dyn_cast<AffineDimExpr>(expr);
    if (!dimExpr || dim != -1)
      return std::nullopt;
    dim = dimExpr.getPosition();
  }
  return dim;
}

/// `op` as an affine function of `value`, one of its operands.
static std::optional<Step> matchStep(linalg::LinalgOp op, Value value) {
  if (op.getNumReductionLoops() != 0 || op->getNumResults() != 1 ||
      op.hasIndexSemantics() ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() ||
      !llvm::hasNItems(op.getBlock()->without_terminator(), 1))
    return std::nullopt;
  Operation &scalarOp = op.getBlock()->front();
  if (!isa<arith::AddFOp, arith::SubFOp, arith::MulFOp, arith::DivFOp>(
          scalarOp) ||
      op.getBlock()->getTerminator()->getOperand(0) != scalarOp.getResult(0))
    return std::nullopt;

  bool valueFirst = false;
  std::optional<std::vector<double>> numbers;
  Step step;
  for (unsigned side : {0u, 1u}) {
    auto argument = dyn_cast<BlockArgument>(scalarOp.getOperand(side));
    if (argument && argument.getOwner() == op.getBlock()) {
      OpOperand *operand = op.getMatchingOpOperand(argument);
      AffineMap map = op.getMatchingIndexingMap(operand);
      if (operand->get() == value) {
        if (!map.isIdentity())
          return std::nullopt;
        valueFirst |= side == 0;
        continue;
      }
      std::optional<int64_t> dim = getWalkedDim(map);
      if (!dim)
        return std::nullopt;
      step.dim = *dim;
      numbers = evaluateConstant(operand->get());
    } else {
      FloatAttr constant;
      if (!matchPattern(scalarOp.getOperand(side), m_Constant(&constant)))
        return std::nullopt;
      numbers = std::vector<double>{constant.getValueAsDouble()};
    }
  }
  if (!numbers)
    return std::nullopt;
  for (double number : *numbers) {
    double scale = 1, shift = 0;
    if (isa<arith::MulFOp>(scalarOp)) {
      scale = number;
    } else if (isa<arith::AddFOp>(scalarOp)) {
      shift = number;
    } else if (isa<arith::SubFOp>(scalarOp)) {
      scale = valueFirst ? 1 : -1;
      shift = valueFirst ? -number : number;
    } else {
      if (!valueFirst)
        return std::nullopt;
      scale = 1 / number;
    }
    step.scale.push_back(scale);
    step.shift.push_back(shift);
  }
  return step;
}

AffineChain prelu::collectAffineChain(linalg::LinalgOp contraction) {
  AffineChain chain;
  Value value = contraction->getResult(0);
  auto type = cast<RankedTensorType>(value.getType());
  while (value.hasOneUse()) {
    auto user = dyn_cast<linalg::LinalgOp>(*value.user_begin());
    if (!user || user->getBlock() != contraction->getBlock())
      break;
    std::optional<Step> step = matchStep(user, value);
    if (!step || (step->dim != -1 && chain.channelDim != -1 &&
                  step->dim != chain.channelDim))
      break;
    if (step->dim != -1) {
      if (type.isDynamicDim(step->dim))
        break;
      chain.channelDim = step->dim;
    }
    size_t size = chain.channelDim == -1 ? 1 : type.getDimSize(chain.channelDim);
    if (chain.scale.empty()) {
      chain.scale = {1};
      chain.shift = {0};
    }
    if (chain.scale.size() == 1 && size > 1) {
      chain.scale.assign(size, chain.scale[0]);
      chain.shift.assign(size, chain.shift[0]);
    }
    for (size_t i = 0; i < chain.scale.size(); ++i) {
      size_t from = step->scale.size() == 1 ? 0 : i;
      chain.scale[i] *= step->scale[from];
      chain.shift[i] = chain.shift[i] * step->scale[from] + step->shift[from];
    }
    chain.ops.push_back(user);
    value = user->getResult(0);
  }
  return chain;
}

/// The bias that `init` gives every element, by channel (or one number);
/// nothing for anything but a constant fill or broadcast.
static std::optional<std::vector<double>> getInitBias(Value init,
                                                      int64_t channelDim) {
  if (auto fill = init.getDefiningOp<linalg::FillOp>()) {
    FloatAttr value;
    if (!matchPattern(fill.getInputs()[0], m_Constant(&value)))
      return std::nullopt;
    return std::vector<double>{value.getValueAsDouble()};
  }
  auto op = init.getDefiningOp<linalg::LinalgOp>();
  if (!op || op.getNumDpsInputs() != 1 || op.getNumReductionLoops() != 0 ||
      !op.getBlock()->without_terminator().empty() ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity())
    return std::nullopt;
  OpOperand *source = op.getDpsInputOperand(0);
  std::optional<int64_t> dim =
      getWalkedDim(op.getMatchingIndexingMap(source));
  if (!dim || (*dim != -1 && *dim != channelDim))
    return std::nullopt;
  return evaluateConstant(source->get());
}

namespace {
/// A constant operand that runs along the output channels.
struct Weights {
  OpOperand *operand;
  RankedTensorType type;
  std::vector<double> values;
  /// The dimension that is the channel.
  int64_t dim;
};
} // namespace

static std::optional<Weights> findWeights(linalg::LinalgOp contraction,
                                          unsigned channelLoop) {
  for (OpOperand *operand : contraction.getDpsInputOperands()) {
    AffineMap map = contraction.getMatchingIndexingMap(operand);
    std::optional<unsigned> dim = map.getResultPosition(
        getAffineDimExpr(channelLoop, contraction.getContext()));
    ElementsAttr attr = dim ? getConstantElements(operand->get()) : nullptr;
    if (!attr)
      continue;
    if (std::optional<std::vector<double>> values = readFloats(attr))
      return Weights{operand, cast<RankedTensorType>(operand->get().getType()),
                     std::move(*values), *dim};
  }
  return std::nullopt;
}

/// The entry for `channel` of numbers that are one for each channel, or one.
static double at(const std::vector<double> &numbers, int64_t channel) {
  return numbers[numbers.size() == 1 ? 0 : channel];
}

/// Multiplies the weights of each channel by its scale.
static Value scaleWeights(RewriterBase &rewriter, Location loc,
                          Weights &weights,
                          const std::vector<double> &scale) {
  int64_t channels = weights.type.getDimSize(weights.dim), stride = 1;
  for (int64_t size : weights.type.getShape().drop_front(weights.dim + 1))
    stride *= size;
  for (auto [index, value] : llvm::enumerate(weights.values))
    value *= at(scale, index / stride % channels);
  return arith::ConstantOp::create(rewriter, loc,
                                   writeFloats(weights.type, weights.values));
}

/// A tensor like `init` that holds `bias` along `channelDim`.
static Value createBias(RewriterBase &rewriter, Location loc, Value init,
                        int64_t channelDim, ArrayRef<double> bias) {
  auto type = cast<RankedTensorType>(init.getType());
  auto biasType = RankedTensorType::get({static_cast<int64_t>(bias.size())},
                                        type.getElementType());
  Value constant =
      arith::ConstantOp::create(rewriter, loc, writeFloats(biasType, bias));
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      type.getElementType());
  SmallVector<int64_t> broadcastDims;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (dim != channelDim)
      broadcastDims.push_back(dim);
  return linalg::BroadcastOp::create(rewriter, loc, constant, empty,
                                     broadcastDims)
      ->getResult(0);
}

LogicalResult prelu::foldAffineChain(RewriterBase &rewriter,
                                     linalg::LinalgOp contraction,
                                     const AffineChain &chain,
                                     std::string &reason) {
  auto type = cast<RankedTensorType>(contraction->getResult(0).getType());
  auto elementType = dyn_cast<FloatType>(type.getElementType());
  OpOperand *init = contraction.getDpsInitOperand(0);
  AffineMap outputMap = contraction.getMatchingIndexingMap(init);
  if (!elementType || !outputMap.isProjectedPermutation()) {
    reason = "the contraction's result is no float tensor that each loop walks "
             "once";
    return failure();
  }
  // Without a channel, any dimension of the result will do: all get the same.
  int64_t channelDim =
      chain.channelDim == -1 ? type.getRank() - 1 : chain.channelDim;
  if (type.getRank() == 0 || type.isDynamicDim(channelDim)) {
    reason = "the channels are not known";
    return failure();
  }
  // A bias alone leaves the weights as they are.
  bool scales = llvm::any_of(chain.scale, [](double s) { return s != 1; });
  std::optional<Weights> weights;
  if (scales) {
    weights = findWeights(contraction, outputMap.getDimPosition(channelDim));
    if (!weights) {
      reason = "no constant float operand runs along the output channels";
      return failure();
    }
  }
  std::optional<std::vector<double>> bias =
      getInitBias(init->get(), channelDim);
  if (!bias) {
    reason = "the accumulators start from no constant bias";
    return failure();
  }
  std::vector<double> newBias;
  for (int64_t channel = 0, e = type.getDimSize(channelDim); channel < e;
       ++channel)
    newBias.push_back(at(chain.scale, channel) * at(*bias, channel) +
                      at(chain.shift, channel));

  Location loc = contraction.getLoc();
  rewriter.setInsertionPoint(contraction);
  Value newInit =
      createBias(rewriter, loc, init->get(), channelDim, newBias);
  rewriter.modifyOpInPlace(contraction, [&] {
    if (weights)
      weights->operand->set(
          scaleWeights(rewriter, loc, *weights, chain.scale));
    init->set(newInit);
  });
  rewriter.replaceAllUsesWith(chain.ops.back()->getResult(0),
                              contraction->getResult(0));
  for (linalg::LinalgOp op : llvm::reverse(chain.ops))
    rewriter.eraseOp(op);
  return success();
}
