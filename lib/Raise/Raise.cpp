//===- Raise.cpp - name every spelling of PReLU as prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatchPRelu.h"
#include "Materialize.h"
#include "RaiseBackward.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/FloatCast.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Raise/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELURAISE
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral category = "prelu-raise";

/// x with what the spelling makes of NaN and of infinities.
static Value adaptInput(Value input, const PReluMatch &match, Location loc,
                        Materializer &materializer) {
  if (!match.nanToZero && !match.boundAbove && !match.boundBelow)
    return input;
  Type element = getElementTypeOrSelf(input.getType());
  return materializer.createElementwise(
      input, element, [&](OpBuilder &builder, Value value) {
        Type type = value.getType();
        auto createConstant = [&](const llvm::APFloat &number) -> Value {
          TypedAttr attr = FloatAttr::get(element, number);
          if (auto shaped = dyn_cast<ShapedType>(type))
            attr = DenseElementsAttr::get(shaped, attr);
          return arith::ConstantOp::create(builder, loc, attr);
        };
        const llvm::fltSemantics &semantics =
            cast<FloatType>(element).getFloatSemantics();
        if (match.nanToZero) {
          Value isNaN = arith::CmpFOp::create(
              builder, loc, arith::CmpFPredicate::UNO, value, value);
          Value zero = createConstant(llvm::APFloat::getZero(semantics));
          value = arith::SelectOp::create(builder, loc, isNaN, zero, value);
        }
        if (match.boundAbove)
          value = arith::MinimumFOp::create(
              builder, loc, value,
              createConstant(llvm::APFloat::getLargest(semantics)));
        if (match.boundBelow)
          value = arith::MaximumFOp::create(
              builder, loc, value,
              createConstant(llvm::APFloat::getLargest(semantics, true)));
        return value;
      });
}

/// Replaces `root` by a prelu.prelu. Fails, and changes nothing, where an
/// operand cannot be had.
static LogicalResult raise(OpResult root, const PReluMatch &match,
                           Materializer &materializer, RewriterBase &rewriter) {
  Location loc = root.getLoc();
  Type element = match.input->type;
  materializer.setRoot(root, element);
  if (!materializer.canCompute(match.input) ||
      (match.alpha && !materializer.canComputeAlpha(match.alpha)))
    return failure();
  Value input =
      adaptInput(materializer.getInput(match.input), match, loc, materializer);
  Value alpha;
  SmallVector<int64_t> alphaDims;
  if (match.constantAlpha)
    alpha = arith::ConstantOp::create(rewriter, loc, match.constantAlpha);
  else
    std::tie(alpha, alphaDims) =
        materializer.getAlpha(match.alpha, match.negateAlpha);
  Value result =
      PReluOp::create(rewriter, loc, input.getType(), input, alpha, alphaDims);
  if (match.truncates) {
    Type narrow = getElementTypeOrSelf(root.getType());
    result = materializer.createElementwise(
        result, narrow, [&](OpBuilder &builder, Value value) {
          return castFloat(builder, loc, value, narrow);
        });
  }
  materializer.setReplacement(result);
  rewriter.replaceAllUsesWith(root, result);
  return success();
}

/// Whether the element of `result` is worth describing: that of a type that
/// prelu.prelu knows, computed by an operation on single elements and not only
/// moved.
static bool isCandidate(OpResult result) {
  Type type = result.getType();
  if (auto tensor = dyn_cast<RankedTensorType>(type)) {
    if (tensor.getEncoding())
      return false;
  } else if (auto vector = dyn_cast<VectorType>(type)) {
    if (vector.getRank() == 0)
      return false;
  } else if (!type.isIntOrFloat()) {
    return false;
  }
  Type element = getElementTypeOrSelf(type);
  if (!element.isF16() && !element.isBF16() && !element.isF32() &&
      !element.isF64() && !element.isSignlessInteger(8) &&
      !element.isSignlessInteger(16) && !element.isSignlessInteger(32) &&
      !element.isSignlessInteger(64))
    return false;
  Operation *op = result.getOwner();
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    Value yielded = linalgOp.getBlock()->getTerminator()->getOperand(
        result.getResultNumber());
    return linalgOp.getNumReductionLoops() == 0 && yielded.getDefiningOp() &&
           yielded.getParentBlock() == linalgOp.getBlock();
  }
  return OpTrait::hasElementwiseMappableTraits(op) ||
         isa<tosa::TosaDialect>(op->getDialect());
}

/// Whether `op` is part of the scalar computation of a linalg op on tensors,
/// whose result is described instead.
static bool isInTensorBody(Operation *op) {
  auto linalgOp = op->getParentOfType<linalg::LinalgOp>();
  return linalgOp && !linalgOp.hasPureBufferSemantics();
}

/// The rank of a tensor or vector; 0 for a scalar.
static int64_t getRankOrZero(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  return shaped ? shaped.getRank() : 0;
}

/// Erases those of `roots` that are dead, and what only they used.
static void eraseDead(RewriterBase &rewriter, ArrayRef<Operation *> roots) {
  llvm::SetVector<Operation *> worklist(roots.begin(), roots.end());
  while (!worklist.empty()) {
    Operation *op = worklist.pop_back_val();
    if (!isOpTriviallyDead(op))
      continue;
    for (Value operand : op->getOperands())
      if (Operation *def = operand.getDefiningOp())
        worklist.insert(def);
    rewriter.eraseOp(op);
  }
}

namespace {
struct RaisePass : prelu::impl::PReluRaiseBase<RaisePass> {
  using Base::Base;

  void runOnOperation() override {
    RaiseAssumptions assumptions;
    assumptions.finiteAlpha = finiteAlpha;
    assumptions.noNaNs = noNaNs;
    assumptions.noInfs = noInfs;
    assumptions.alphaAtMostOne = alphaAtMostOne;
    assumptions.reassociate = reassociate;

    // Match everything on the IR as it stands, then rewrite: expressions name
    // values, and each is built once.
    ScalarExprBuilder builder;
    SmallVector<std::pair<OpResult, PReluMatch>> matches;
    SmallVector<InputGradient> inputGradients;
    SmallVector<AlphaGradient> alphaGradients;
    getOperation()->walk([&](Operation *op) {
      if (isInTensorBody(op))
        return;
      for (OpResult result : op->getResults()) {
        Refusal refusal;
        if (!isCandidate(result)) {
          if (std::optional<AlphaGradient> gradient =
                  matchAlphaGradient(result, builder, assumptions, refusal))
            alphaGradients.push_back(*gradient);
          else if (!refusal.reason.empty())
            emitMissed(op->getLoc(), "NotRaised", category, refusal.reason,
                       refusal.suggestion);
          continue;
        }
        int64_t rank = getRankOrZero(result.getType());
        ScalarExpr *expr = builder.get(
            result, AffineMap::getMultiDimIdentityMap(rank, &getContext()));
        // A gradient compares another value than it chooses from, which a PReLU
        // is refused for.
        Refusal gradientRefusal;
        if (std::optional<InputGradient> gradient = matchInputGradient(
                result, expr, assumptions, gradientRefusal)) {
          inputGradients.push_back(*gradient);
          continue;
        }
        std::optional<PReluMatch> match =
            matchPRelu(expr, assumptions, refusal);
        if (!gradientRefusal.reason.empty())
          refusal = gradientRefusal;
        if (match)
          matches.push_back({result, *match});
        else if (!refusal.reason.empty())
          emitMissed(op->getLoc(), "NotRaised", category, refusal.reason,
                     refusal.suggestion);
      }
    });

    IRRewriter rewriter(&getContext());
    Materializer materializer(rewriter, getAnalysis<DominanceInfo>());
    SmallVector<Operation *> dead;
    for (auto &[root, match] : matches) {
      if (failed(raise(root, match, materializer, rewriter))) {
        emitMissed(root.getLoc(), "NotRaised", category,
                   "x or alpha is only there in another shape",
                   "compute the PReLU in the shape of its operands");
        continue;
      }
      emitPassed(root.getLoc(), "Raised", category)
          << remark::add("raised from {0}", match.spelling.str());
      dead.push_back(root.getOwner());
    }
    for (const InputGradient &gradient : inputGradients) {
      AlphaGradient *alphaGradient =
          llvm::find_if(alphaGradients, [&](const AlphaGradient &other) {
            return other.dy == gradient.dy && other.input == gradient.input;
          });
      if (alphaGradient == alphaGradients.end())
        alphaGradient = nullptr;
      bool both =
          raiseBackward(rewriter, materializer, gradient, alphaGradient);
      emitPassed(gradient.root.getLoc(), "Raised", category)
          << remark::add("gradient raised: {0}", both ? "dx and dalpha" : "dx");
      dead.push_back(gradient.root.getOwner());
      if (both)
        dead.push_back(alphaGradient->root.getOwner());
    }
    eraseDead(rewriter, dead);
  }
};
} // namespace
