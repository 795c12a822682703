//===- RaiseBackward.cpp - gradients of PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseBackward.h"

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::prelu;
using Kind = ScalarExpr::Kind;

/// A choice by the sign of x, with x = 0 and NaN on the side of x < 0.
static std::optional<Choice> matchSide(ScalarExpr *expr, bool &otherAtZero) {
  std::optional<Choice> choice = matchSignChoice(expr);
  if (!choice)
    return std::nullopt;
  otherAtZero |= choice->ifEqual != choice->ifLess ||
                 (choice->ifUnordered != choice->ifLess && !choice->noNaNs);
  return choice;
}

/// (x > 0 ? dy : 0) + alpha * (x > 0 ? 0 : dy), as jax.grad has it.
static std::optional<InputGradient> matchSplitSum(ScalarExpr *expr,
                                                  bool &otherAtZero) {
  if (expr->kind != Kind::Add)
    return std::nullopt;
  for (unsigned first : {0u, 1u}) {
    std::optional<Choice> positive =
        matchSide(expr->operands[first], otherAtZero);
    ScalarExpr *product = expr->operands[1 - first];
    if (!positive || !positive->ifLess->isZero() || product->kind != Kind::Mul)
      continue;
    for (unsigned factor : {0u, 1u}) {
      std::optional<Choice> negative =
          matchSide(product->operands[factor], otherAtZero);
      if (negative && negative->ifGreater->isZero() &&
          negative->ifLess == positive->ifGreater &&
          negative->left == positive->left)
        return InputGradient{{},
                             expr,
                             positive->ifGreater,
                             stripExtend(positive->left),
                             {product->operands[1 - factor], false}};
    }
  }
  return std::nullopt;
}

std::optional<InputGradient>
prelu::matchInputGradient(const Root &root, ScalarExpr *expr,
                          const RaiseAssumptions &assumptions,
                          Refusal &refusal) {
  if (!expr->isFloat() || !isa<RankedTensorType>(root.type))
    return std::nullopt;
  bool otherAtZero = false;
  std::optional<InputGradient> gradient;
  if (std::optional<Choice> choice = matchSide(expr, otherAtZero)) {
    if (std::optional<Scale> scale =
            matchScale(choice->ifLess, choice->ifGreater))
      gradient = InputGradient{
          {}, expr, choice->ifGreater, stripExtend(choice->left), *scale};
  } else {
    gradient = matchSplitSum(expr, otherAtZero);
    bool isFinite = gradient && (assumptions.finiteAlpha ||
                                 (getAlphaFacts(gradient->scale).isConstant &&
                                  !getAlphaFacts(gradient->scale).mayBeNaN));
    if (!isFinite)
      gradient.reset();
  }
  // A PReLU itself, or x of another type than dy.
  if (!gradient || gradient->dy == gradient->input ||
      gradient->input->type != expr->type || gradient->dy->isZero())
    return std::nullopt;
  if (otherAtZero) {
    refusal = {"looks like the gradient of a PReLU, but at x = 0 or NaN it is "
               "not alpha * dy",
               "write the PReLU with x > 0"};
    return std::nullopt;
  }
  gradient->root = root;
  return gradient;
}

/// What `op` adds up from 0 on, a value of its body; null where it is no sum.
static Value matchSum(linalg::LinalgOp op, ScalarExprBuilder &builder) {
  if (op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1 ||
      !op.hasPureTensorSemantics())
    return {};
  Block *body = op.getBlock();
  auto add =
      body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  OpOperand *init = op.getDpsInitOperand(0);
  BlockArgument sum = op.getMatchingBlockArgument(init);
  if (!add || !sum.hasOneUse() || (add.getLhs() != sum && add.getRhs() != sum))
    return {};
  auto type = cast<RankedTensorType>(init->get().getType());
  if (!builder
           .get(init->get(), AffineMap::getMultiDimIdentityMap(type.getRank(),
                                                               op.getContext()))
           ->isZero())
    return {};
  return add.getLhs() == sum ? add.getRhs() : add.getLhs();
}

/// The dimensions of `along`, an operand, that the sum `op` keeps, in the order
/// of the result's; nothing where they are no whole dimensions.
static std::optional<SmallVector<int64_t>> getKeptDims(linalg::LinalgOp op,
                                                       OpOperand *along) {
  AffineMap map = op.getMatchingIndexingMap(along);
  if (!map.isPermutation())
    return std::nullopt;
  auto type = cast<RankedTensorType>(along->get().getType());
  SmallVector<int64_t> dims;
  for (AffineExpr expr :
       op.getMatchingIndexingMap(op.getDpsInitOperand(0)).getResults()) {
    auto constant = dyn_cast<AffineConstantExpr>(expr);
    if (constant && constant.getValue() == 0)
      continue;
    std::optional<unsigned> dim = map.getResultPosition(expr);
    if (!dim)
      return std::nullopt;
    if (type.getDimSize(*dim) != 1)
      dims.push_back(*dim);
  }
  return dims;
}

std::optional<AlphaGradient>
prelu::matchAlphaGradient(OpResult root, ScalarExprBuilder &builder,
                          const RaiseAssumptions &assumptions,
                          Refusal &refusal) {
  auto op = dyn_cast<linalg::LinalgOp>(root.getOwner());
  if (!op)
    return std::nullopt;
  Value summed = matchSum(op, builder);
  OpOperand *like = summed ? findOperandAlong(op, summed) : nullptr;
  if (!like)
    return std::nullopt;
  std::optional<SmallVector<int64_t>> dims = getKeptDims(op, like);
  if (!dims)
    return std::nullopt;
  BodyView view = viewAlong(op, like);
  ScalarExpr *expr = builder.getInBody(summed, view);
  if (!expr)
    return std::nullopt;
  Root inside = getBodyRoot(summed, like);
  bool otherAtZero = false;
  // x > 0 ? 0 : x * dy, which a 0 at x = 0 does not change.
  if (std::optional<Choice> choice = matchSide(expr, otherAtZero)) {
    ScalarExpr *input = stripExtend(choice->left);
    std::optional<Scale> dy = matchScale(choice->ifLess, input);
    if (choice->ifGreater->isZero() && dy && !dy->negated)
      return AlphaGradient{root, inside, dy->alpha, input, *dims};
    return std::nullopt;
  }
  // x * (x > 0 ? 0 : dy), or dy * min(x, 0): infinities meet 0.
  if (expr->kind != Kind::Mul)
    return std::nullopt;
  for (unsigned side : {0u, 1u}) {
    ScalarExpr *factor = expr->operands[side];
    ScalarExpr *other = expr->operands[1 - side];
    std::optional<AlphaGradient> gradient;
    if (std::optional<Choice> choice = matchSide(factor, otherAtZero)) {
      if (choice->ifGreater->isZero() && stripExtend(choice->left) == other)
        gradient = AlphaGradient{root, inside, choice->ifLess, other, *dims};
    } else if (std::optional<Clamp> clamp = matchClamp(factor)) {
      if (!clamp->isMax && !clamp->nanToZero && !clamp->isFinite)
        gradient = AlphaGradient{root, inside, other, clamp->input, *dims};
    }
    if (!gradient)
      continue;
    if (assumptions.noInfs || expr->promises(arith::FastMathFlags::ninf) ||
        expr->promises(arith::FastMathFlags::nnan))
      return gradient;
    refusal = {"a sum that is the gradient of alpha where x and dy are finite: "
               "it multiplies them by 0 where x > 0",
               "set no-infs"};
    return std::nullopt;
  }
  return std::nullopt;
}

/// `value` with unit dimensions added to have `type`'s shape.
static Value expandTo(RewriterBase &rewriter, Location loc, Value value,
                      RankedTensorType type) {
  auto source = cast<RankedTensorType>(value.getType());
  if (source == type)
    return value;
  if (source.getRank() == type.getRank())
    return tensor::CastOp::create(rewriter, loc, type, value);
  if (source.getRank() == 0)
    return tensor::ExpandShapeOp::create(rewriter, loc, type, value,
                                         ArrayRef<ReassociationIndices>{});
  return tensor::ExpandShapeOp::create(
      rewriter, loc, type, value,
      *getReassociationIndicesForReshape(source, type));
}

bool prelu::raiseBackward(RewriterBase &rewriter, Materializer &materializer,
                          const InputGradient &gradient,
                          const AlphaGradient *alphaGradient) {
  Operation *op = gradient.root.op;
  Location loc = gradient.root.getLoc();
  // What uses the sum has to come behind the new operation.
  if (alphaGradient) {
    Operation *sum = alphaGradient->root.getOwner();
    if (sum->getBlock() != op->getBlock()) {
      alphaGradient = nullptr;
    } else if (sum->isBeforeInBlock(op)) {
      if (failed(moveOperationDependencies(rewriter, op, sum)))
        alphaGradient = nullptr;
      else
        rewriter.moveOpBefore(op, sum);
    }
  }
  materializer.setRoot(gradient.root, gradient.dy->type);
  Value dy = materializer.getInput(gradient.dy);
  Value input = materializer.getInput(gradient.input);
  auto [alpha, alphaDims] =
      materializer.getAlpha(gradient.scale.alpha, gradient.scale.negated);
  if (!isa<RankedTensorType>(alpha.getType()))
    alpha = tensor::FromElementsOp::create(
        rewriter, loc, RankedTensorType::get({}, alpha.getType()), alpha);
  auto alphaType = cast<RankedTensorType>(alpha.getType());
  auto backward = BackwardOp::create(rewriter, loc, gradient.root.type,
                                     alphaType, dy, input, alpha, alphaDims);
  materializer.replaceRoot(backward.getDx(), gradient.expr);
  if (!alphaGradient || alphaGradient->dims != ArrayRef(alphaDims))
    return false;
  auto type = cast<RankedTensorType>(alphaGradient->root.getType());
  if (alphaType.getRank() != type.getRank() && alphaType.getRank() != 0 &&
      !getReassociationIndicesForReshape(alphaType, type))
    return false;
  rewriter.replaceAllUsesWith(
      alphaGradient->root, expandTo(rewriter, loc, backward.getDalpha(), type));
  return true;
}

LogicalResult prelu::raiseAlphaGradient(RewriterBase &rewriter,
                                        Materializer &materializer,
                                        const AlphaGradient &gradient) {
  Location loc = gradient.root.getLoc();
  const Root &root = gradient.summed;
  auto inputType = cast<RankedTensorType>(root.type);
  SmallVector<int64_t> shape;
  for (int64_t dim : gradient.dims)
    shape.push_back(inputType.getDimSize(dim));
  auto type = cast<RankedTensorType>(gradient.root.getType());
  auto alphaType = RankedTensorType::get(shape, type.getElementType());
  if (alphaType.getRank() != type.getRank() && alphaType.getRank() != 0 &&
      !getReassociationIndicesForReshape(alphaType, type))
    return failure();
  materializer.setRoot(root, gradient.dy->type);
  Value dy = materializer.getInput(gradient.dy);
  Value input = materializer.getInput(gradient.input);
  // No dx is wanted, so that alpha only says what is summed over.
  SmallVector<OpFoldResult> sizes;
  for (int64_t dim : gradient.dims)
    sizes.push_back(tensor::getMixedSize(rewriter, loc, input, dim));
  Value empty =
      tensor::EmptyOp::create(rewriter, loc, sizes, type.getElementType());
  Value zero = arith::ConstantOp::create(
      rewriter, loc, rewriter.getZeroAttr(type.getElementType()));
  Value alpha = linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0);
  auto backward = BackwardOp::create(rewriter, loc, root.type, alpha.getType(),
                                     dy, input, alpha, gradient.dims);
  rewriter.replaceAllUsesWith(
      gradient.root, expandTo(rewriter, loc, backward.getDalpha(), type));
  return success();
}
