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
#include "prelu/Raise/Raise.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
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

/// A root that is a PReLU.
struct RaisedRoot {
  Root root;
  ScalarExpr *expr;
  PReluMatch match;
  /// The value of the root's body that is x, if one is computed there.
  Value inputInBody;
};

/// Replaces the root by a prelu.prelu. Fails, and changes nothing, where an
/// operand cannot be had.
static FailureOr<PReluOp> raiseRoot(const RaisedRoot &raised,
                                    Materializer &materializer,
                                    RewriterBase &rewriter) {
  const auto &[root, expr, match, inputInBody] = raised;
  Location loc = root.getLoc();
  materializer.setRoot(root, match.input->type);
  if (!materializer.canCompute(match.input) ||
      (match.alpha && !materializer.canComputeAlpha(match.alpha)))
    return failure();
  Value original = materializer.getInput(match.input);
  // What else reads x in the body need not compute it again.
  if (inputInBody && isa<linalg::GenericOp>(root.op))
    readInBody(rewriter, root, inputInBody, original);
  Value input = adaptInput(original, match, loc, materializer);
  Value alpha;
  SmallVector<int64_t> alphaDims;
  if (match.constantAlpha)
    alpha = arith::ConstantOp::create(rewriter, loc, match.constantAlpha);
  else
    std::tie(alpha, alphaDims) =
        materializer.getAlpha(match.alpha, match.negateAlpha);
  auto prelu =
      PReluOp::create(rewriter, loc, input.getType(), input, alpha, alphaDims);
  Value result = prelu;
  if (match.truncates) {
    Type narrow = getElementTypeOrSelf(root.type);
    result = materializer.createElementwise(
        result, narrow, [&](OpBuilder &builder, Value value) {
          return castFloat(builder, loc, value, narrow);
        });
  }
  materializer.replaceRoot(result, expr);
  return prelu;
}

/// Why a PReLU of `element`s in the shape of `type` stays as it is; empty for
/// the types of prelu.prelu.
static Refusal getTypeRefusal(Type type, Type element) {
  if (!isPReluElement(element)) {
    std::string reason;
    llvm::raw_string_ostream(reason)
        << "prelu.prelu has no elements of type " << element;
    return {reason, "compute it in f16, bf16, f32, f64 or a signless integer "
                    "of 8, 16, 32 or 64 bits"};
  }
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    if (tensor.getEncoding())
      return {"prelu.prelu has no tensors with an encoding",
              "lower sparse tensors after prelu-raise, or compute the PReLU on "
              "dense ones"};
  if (isa<UnrankedTensorType>(type))
    return {"prelu.prelu has no tensors of unknown rank",
            "cast to a ranked tensor"};
  if (auto vector = dyn_cast<VectorType>(type))
    if (vector.getRank() == 0)
      return {"prelu.prelu has no vectors of rank 0", "compute on the scalar"};
  return {};
}

/// Whether `type` may be that of a PReLU, by its elements.
static bool isNumeric(Type type) {
  Type element = getElementTypeOrSelf(type);
  return element.isFloat() ||
         (element.isSignlessInteger() && !element.isInteger(1));
}

/// Whether `op` computes each element of its results from single elements and
/// does not only move them, outside of the bodies of linalg ops.
static bool isElementwise(Operation *op) {
  return OpTrait::hasElementwiseMappableTraits(op) || isa<scf::IfOp>(op) ||
         isa_and_nonnull<tosa::TosaDialect>(op->getDialect());
}

/// Whether `result` of `op` is computed in its body for each element.
static bool isComputedResult(linalg::LinalgOp op, OpResult result) {
  Value yielded =
      op.getBlock()->getTerminator()->getOperand(result.getResultNumber());
  return isElementwiseResult(op, result) && yielded.getDefiningOp() &&
         op->isAncestor(yielded.getDefiningOp());
}

/// Whether `op` is part of the scalar computation of a linalg op on tensors,
/// which is described with that.
static bool isInTensorBody(Operation *op) {
  auto linalgOp = op->getParentOfType<linalg::LinalgOp>();
  return linalgOp && !linalgOp.hasPureBufferSemantics();
}

/// The rank of a tensor or vector; 0 for a scalar.
static int64_t getRankOrZero(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  return shaped && shaped.hasRank() ? shaped.getRank() : 0;
}

/// Erases those of `roots` that are dead, and what only they used. Returns what
/// was erased, for comparison only.
static llvm::DenseSet<Operation *> eraseDead(RewriterBase &rewriter,
                                             ArrayRef<Operation *> roots) {
  llvm::SetVector<Operation *> worklist(roots.begin(), roots.end());
  llvm::DenseSet<Operation *> erased;
  while (!worklist.empty()) {
    Operation *op = worklist.pop_back_val();
    if (!isOpTriviallyDead(op))
      continue;
    op->walk([&](Operation *inner) {
      worklist.remove(inner);
      for (Value operand : inner->getOperands())
        if (Operation *def = operand.getDefiningOp())
          if (!op->isAncestor(def))
            worklist.insert(def);
    });
    erased.insert(op);
    rewriter.eraseOp(op);
  }
  return erased;
}

namespace {
/// What there is to raise.
class Matcher {
public:
  Matcher(MLIRContext *context, const RaiseOptions &options)
      : context(context), assumptions(options.assumptions),
        control(options.control) {}

  void visit(Operation *op) {
    auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
    if (linalgOp && linalgOp.hasPureTensorSemantics())
      visitBody(linalgOp);
    else if (!linalgOp && isElementwise(op))
      for (OpResult result : op->getResults())
        if (isNumeric(result.getType()))
          match(getRoot(result), describe(result));
  }

  SmallVector<RaisedRoot> matches;
  SmallVector<InputGradient> inputGradients;
  SmallVector<AlphaGradient> alphaGradients;
  /// Ops other than linalg.generic with a PReLU among other operations in their
  /// body.
  llvm::SetVector<Operation *> toGeneralize;
  SmallVector<std::pair<Location, Refusal>> refusals;

private:
  ScalarExpr *describe(OpResult result) {
    return builder.get(result, AffineMap::getMultiDimIdentityMap(
                                   getRankOrZero(result.getType()), context));
  }
  void visitBody(linalg::LinalgOp op);
  void visitInBody(linalg::LinalgOp op, Value value);
  BodyView &getResultView(linalg::LinalgOp op, OpResult result);
  void match(const Root &root, ScalarExpr *expr);
  void matchInBody(const Root &root, ScalarExpr *expr, BodyView &view);
  void refuse(Location loc, ScalarExpr *expr, const Refusal &refusal);
  /// Whether the caller lets `value` be raised, which could be.
  bool lets(Value value) const { return !control || control(value); }

  MLIRContext *context;
  const RaiseAssumptions &assumptions;
  const ControlRaiseFn &control;
  ScalarExprBuilder builder;
  /// The op's body along its results and operands.
  llvm::DenseMap<OpOperand *, BodyView> resultViews, operandViews;
  llvm::DenseSet<ScalarExpr *> refused;
  llvm::DenseMap<ScalarExpr *, SmallVector<ScalarExpr *>> matchedByInput;
};
} // namespace

/// Whether one of `parts` is in the expression `expr`.
static bool containsAny(ScalarExpr *expr, ArrayRef<ScalarExpr *> parts) {
  // Sums that are refused have far fewer terms.
  constexpr size_t maxVisited = 64;
  llvm::SetVector<ScalarExpr *> visited;
  visited.insert(expr);
  for (size_t i = 0; i != visited.size() && i != maxVisited; ++i) {
    if (llvm::is_contained(parts, visited[i]))
      return true;
    visited.insert(visited[i]->operands.begin(), visited[i]->operands.end());
  }
  return false;
}

/// Reports each expression once: one that is converted afterwards is refused
/// with the conversion again, and a sum that a PReLU is part of has its remark.
void Matcher::refuse(Location loc, ScalarExpr *expr, const Refusal &refusal) {
  if (expr->kind == ScalarExpr::Kind::Truncate)
    expr = expr->operands[0];
  if (refusal.input && containsAny(expr, matchedByInput[refusal.input]))
    return;
  if (refused.insert(expr).second)
    refusals.push_back({loc, refusal});
}

void Matcher::match(const Root &root, ScalarExpr *expr) {
  // A gradient compares another value than it chooses from, which a PReLU is
  // refused for.
  Refusal refusal, gradientRefusal;
  if (getTypeRefusal(root.type, expr->type).reason.empty())
    if (std::optional<InputGradient> gradient =
            matchInputGradient(root, expr, assumptions, gradientRefusal)) {
      if (lets(root.value))
        inputGradients.push_back(*gradient);
      return;
    }
  std::optional<PReluMatch> match = matchPRelu(expr, assumptions, refusal);
  if (!gradientRefusal.reason.empty())
    refusal = gradientRefusal;
  if (match)
    refusal = getTypeRefusal(root.type, match->input->type);
  if (!refusal.reason.empty()) {
    refuse(root.getLoc(), expr, refusal);
  } else if (match && lets(root.value)) {
    matches.push_back({root, expr, *match, {}});
    matchedByInput[match->input].push_back(expr);
  }
}

/// `root`, described by `expr`, belongs to the op that `view` looks at.
void Matcher::matchInBody(const Root &root, ScalarExpr *expr, BodyView &view) {
  size_t before = matches.size();
  match(root, expr);
  if (matches.size() == before)
    return;
  RaisedRoot &raised = matches.back();
  for (Operation &op : view.op.getBlock()->without_terminator())
    if (op.getNumResults() == 1 &&
        builder.getInBody(op.getResult(0), view) == raised.match.input) {
      raised.inputInBody = op.getResult(0);
      return;
    }
}

/// `value` of the body of `op`, which no result holds.
void Matcher::visitInBody(linalg::LinalgOp op, Value value) {
  size_t before = matches.size() + inputGradients.size();
  OpOperand *along = findOperandAlong(op, value);
  auto result = llvm::find_if(op->getResults(), [&](OpResult result) {
    return isElementwiseResult(op, result);
  });
  if (along) {
    BodyView &view =
        operandViews.try_emplace(along, viewAlong(op, along)).first->second;
    if (ScalarExpr *expr = builder.getInBody(value, view))
      matchInBody(getBodyRoot(value, along), expr, view);
  } else if (result != op->result_end()) {
    BodyView &view = getResultView(op, *result);
    if (ScalarExpr *expr = builder.getInBody(value, view))
      matchInBody(getBodyRoot(op, value, *result), expr, view);
  } else {
    // No tensor has the shape that this is computed in.
    BodyView view = viewAsLoops(op);
    Refusal refusal;
    ScalarExpr *expr = builder.getInBody(value, view);
    if (expr && matchPRelu(expr, assumptions, refusal))
      refusal = {"its operands are read in the order of no tensor",
                 "compute the PReLU in an operation of its own"};
    if (!refusal.reason.empty())
      refuse(value.getLoc(), expr, refusal);
  }
  if (matches.size() + inputGradients.size() != before &&
      !isa<linalg::GenericOp>(op))
    toGeneralize.insert(op);
}

BodyView &Matcher::getResultView(linalg::LinalgOp op, OpResult result) {
  OpOperand *init = op.getDpsInitOperand(result.getResultNumber());
  Type type = init->get().getType();
  AffineMap identity = readUnitDimsAtZero(
      type, AffineMap::getMultiDimIdentityMap(getRankOrZero(type), context));
  return resultViews.try_emplace(init, viewAsResult(op, result, identity))
      .first->second;
}

void Matcher::visitBody(linalg::LinalgOp op) {
  Operation *yield = op.getBlock()->getTerminator();
  auto isComputed = [&](OpResult result) {
    return isComputedResult(op, result) && isNumeric(result.getType());
  };
  llvm::DenseSet<Value> yielded;
  for (OpResult result : op->getResults())
    if (isComputed(result))
      yielded.insert(yield->getOperand(result.getResultNumber()));
  // Inner values first: others are made of them.
  if (!llvm::hasNItemsOrLess(op.getBlock()->without_terminator(), 1))
    op.getBlock()->walk([&](Operation *inner) {
      for (Value value : inner->getResults())
        if (!yielded.contains(value) && value.getType().isIntOrFloat() &&
            isNumeric(value.getType()))
          visitInBody(op, value);
    });
  for (OpResult result : op->getResults()) {
    if (isComputed(result)) {
      matchInBody(getRoot(result), describe(result), getResultView(op, result));
      continue;
    }
    Refusal refusal;
    if (std::optional<AlphaGradient> gradient =
            matchAlphaGradient(result, builder, assumptions, refusal)) {
      if (lets(result))
        alphaGradients.push_back(*gradient);
    } else if (!refusal.reason.empty())
      refusals.push_back({result.getLoc(), refusal});
  }
}

namespace {
struct RaisePass : prelu::impl::PReluRaiseBase<RaisePass> {
  using Base::Base;

  void runOnOperation() override {
    RaiseOptions options;
    options.assumptions.finiteAlpha = finiteAlpha;
    options.assumptions.noNaNs = noNaNs;
    options.assumptions.noInfs = noInfs;
    options.assumptions.alphaAtMostOne = alphaAtMostOne;
    options.assumptions.reassociate = reassociate;
    IRRewriter rewriter(&getContext());
    if (failed(raise(rewriter, getOperation(), options)))
      signalPassFailure();
  }
};
} // namespace

/// Matches everything on the IR as it stands, before any of it is rewritten:
/// expressions name values, and each is built once.
static std::unique_ptr<Matcher> findRoots(Operation *root,
                                          const RaiseOptions &options) {
  auto matcher = std::make_unique<Matcher>(root->getContext(), options);
  root->walk([&](Operation *op) {
    if (!isInTensorBody(op))
      matcher->visit(op);
  });
  return matcher;
}

/// Raises what has been found in `root`.
static LogicalResult raiseFound(Operation *root, Matcher &found,
                                RewriterBase &rewriter) {
  for (const auto &[loc, refusal] : found.refusals)
    emitMissed(loc, "NotRaised", category, refusal.reason, refusal.suggestion);
  DominanceInfo dominance(root);
  Materializer materializer(rewriter, dominance);
  SmallVector<Operation *> dead;
  SmallVector<std::pair<PReluOp, StringRef>> raised;
  for (const RaisedRoot &match : found.matches) {
    FailureOr<PReluOp> prelu = raiseRoot(match, materializer, rewriter);
    if (failed(prelu)) {
      emitMissed(match.root.getLoc(), "NotRaised", category,
                 "x or alpha is only there in another shape",
                 "compute the PReLU in the shape of its operands");
      continue;
    }
    raised.push_back({*prelu, match.match.spelling});
    dead.push_back(match.root.op);
  }
  llvm::DenseSet<const AlphaGradient *> withInput;
  for (const InputGradient &gradient : found.inputGradients) {
    AlphaGradient *alphaGradient =
        llvm::find_if(found.alphaGradients, [&](const AlphaGradient &other) {
          return other.dy == gradient.dy && other.input == gradient.input;
        });
    if (alphaGradient == found.alphaGradients.end())
      alphaGradient = nullptr;
    bool both = raiseBackward(rewriter, materializer, gradient, alphaGradient);
    emitPassed(gradient.root.getLoc(), "Raised", category)
        << remark::add("gradient raised: {0}", both ? "dx and dalpha" : "dx");
    dead.push_back(gradient.root.op);
    if (!both)
      continue;
    withInput.insert(alphaGradient);
    dead.push_back(alphaGradient->root.getOwner());
  }
  for (const AlphaGradient &gradient : found.alphaGradients) {
    if (withInput.contains(&gradient) ||
        failed(raiseAlphaGradient(rewriter, materializer, gradient)))
      continue;
    emitPassed(gradient.root.getLoc(), "Raised", category)
        << remark::add("gradient raised: dalpha");
    dead.push_back(gradient.root.getOwner());
  }
  llvm::DenseSet<Operation *> erased = eraseDead(rewriter, dead);
  // A PReLU that another one made superfluous is none.
  for (auto [prelu, spelling] : raised)
    if (!erased.contains(prelu))
      emitPassed(prelu.getLoc(), "Raised", category)
          << remark::add("raised from {0}", spelling.str());
  SmallVector<Operation *> changed;
  for (Operation *op : materializer.getChangedBodies())
    if (!erased.contains(op))
      changed.push_back(op);
  return eraseDeadInBodies(rewriter, changed, category);
}

LogicalResult prelu::raise(RewriterBase &rewriter, Operation *root,
                           const RaiseOptions &options) {
  std::unique_ptr<Matcher> found = findRoots(root, options);
  if (!found->toGeneralize.empty()) {
    // Only a linalg.generic can take further operands.
    for (Operation *op : found->toGeneralize) {
      rewriter.setInsertionPoint(op);
      (void)linalg::generalizeNamedOp(rewriter, cast<linalg::LinalgOp>(op));
    }
    found = findRoots(root, options);
  }
  return raiseFound(root, *found, rewriter);
}
