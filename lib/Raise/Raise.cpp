//===- Raise.cpp - name every spelling of PReLU as prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatchPRelu.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Raise/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELURAISE
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral category = "prelu-raise";

namespace {
/// Rewrites matched roots. Matched expressions name values of the IR as it was;
/// `replaced` leads from those to what stands for them now.
class Raiser {
public:
  explicit Raiser(RewriterBase &rewriter) : rewriter(rewriter) {}

  /// Replaces `root` by a prelu.prelu; a reason where that is impossible.
  std::optional<std::string> raise(Value root, const PReluMatch &match);

private:
  FailureOr<Value> getInput(ScalarExpr *input, RankedTensorType type);
  FailureOr<std::pair<Value, SmallVector<int64_t>>> getAlpha(ScalarExpr *alpha,
                                                             bool negate);
  Value getCurrent(Value value) const {
    Value current = replaced.lookup(value);
    return current ? current : value;
  }
  Value createElementwise(Value input,
                          llvm::function_ref<Value(OpBuilder &, Value)> body);

  RewriterBase &rewriter;
  Location loc = rewriter.getUnknownLoc();
  DenseMap<Value, Value> replaced;
};
} // namespace

/// A linalg.generic that applies `body` to every element of `input`.
Value Raiser::createElementwise(
    Value input, llvm::function_ref<Value(OpBuilder &, Value)> body) {
  auto type = cast<RankedTensorType>(input.getType());
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, input),
      type.getElementType());
  AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, TypeRange{type}, ValueRange{input},
             ValueRange{empty}, ArrayRef<AffineMap>{identity, identity},
             iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               linalg::YieldOp::create(builder, loc,
                                       body(builder, arguments[0]));
             })
      .getResult(0);
}

/// A tensor of `type` that holds `input`: one that exists, or, where the input
/// is computed in the same body as the PReLU, the part of the body that
/// computes it.
FailureOr<Value> Raiser::getInput(ScalarExpr *input, RankedTensorType type) {
  for (const Source &source : input->sources)
    if (source.map.isIdentity() && source.tensor.getType() == type)
      return getCurrent(source.tensor);
  auto generic = dyn_cast_or_null<linalg::GenericOp>(
      input->bodyOp ? input->bodyOp.getOperation() : nullptr);
  if (!generic || input->bodyValue.getType() != type.getElementType() ||
      generic.getNumResults() != 1 || generic.getResult(0).getType() != type)
    return failure();
  auto part = cast<linalg::GenericOp>(rewriter.clone(*generic));
  for (OpOperand &operand : part->getOpOperands())
    operand.set(getCurrent(operand.get()));
  IRMapping mapping;
  // The clone's body mirrors the original's, value by value.
  for (auto [from, to] : llvm::zip_equal(generic.getBody()->getArguments(),
                                         part.getBody()->getArguments()))
    mapping.map(from, to);
  for (auto [from, to] : llvm::zip_equal(*generic.getBody(), *part.getBody()))
    mapping.map(from.getResults(), to.getResults());
  part.getBody()->getTerminator()->setOperand(0,
                                              mapping.lookup(input->bodyValue));
  return part.getResult(0);
}

/// `tensor` without the dimensions at which `map` reads index 0.
static Value dropZeroDims(OpBuilder &builder, Location loc, Value tensor,
                          AffineMap map) {
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<ReassociationIndices> groups;
  SmallVector<int64_t> shape;
  SmallVector<OpFoldResult> sizes;
  bool allUnit = true;
  ReassociationIndices leading;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    if (isa<AffineDimExpr>(expr)) {
      groups.push_back({static_cast<int64_t>(dim)});
      shape.push_back(type.getDimSize(dim));
      sizes.push_back(tensor::getMixedSize(builder, loc, tensor, dim));
    } else {
      allUnit &= type.getDimSize(dim) == 1;
      (groups.empty() ? leading : groups.back()).push_back(dim);
      sizes.push_back(builder.getIndexAttr(1));
    }
  }
  auto resultType = RankedTensorType::get(shape, type.getElementType());
  if (allUnit) {
    groups.front().insert(groups.front().begin(), leading.begin(),
                          leading.end());
    return tensor::CollapseShapeOp::create(builder, loc, resultType, tensor,
                                           groups);
  }
  SmallVector<OpFoldResult> offsets(type.getRank(), builder.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(type.getRank(), builder.getIndexAttr(1));
  return tensor::ExtractSliceOp::create(builder, loc, resultType, tensor,
                                        offsets, sizes, strides);
}

/// The tensor of the lowest rank that holds `expr` along whole dimensions, each
/// once.
static const Source *findAlphaSource(const ScalarExpr *expr) {
  const Source *best = nullptr;
  for (const Source &source : expr->sources) {
    llvm::SmallDenseSet<unsigned> dims;
    bool readable = llvm::all_of(source.map.getResults(), [&](AffineExpr e) {
      if (auto dim = dyn_cast<AffineDimExpr>(e))
        return dims.insert(dim.getPosition()).second;
      auto constant = dyn_cast<AffineConstantExpr>(e);
      return constant && constant.getValue() == 0;
    });
    if (readable &&
        (!best || source.map.getNumResults() < best->map.getNumResults()))
      best = &source;
  }
  return best;
}

/// alpha as an operand of prelu.prelu, and its alpha_dims.
FailureOr<std::pair<Value, SmallVector<int64_t>>>
Raiser::getAlpha(ScalarExpr *alpha, bool negate) {
  using Result = std::pair<Value, SmallVector<int64_t>>;
  if (alpha->constant) {
    llvm::APFloat value = *alpha->constant;
    if (negate)
      value.changeSign();
    return Result(arith::ConstantOp::create(
                      rewriter, loc, rewriter.getFloatAttr(alpha->type, value)),
                  {});
  }
  Value value;
  SmallVector<int64_t> dims;
  if (alpha->scalar) {
    value = getCurrent(alpha->scalar);
  } else {
    const Source *source = findAlphaSource(alpha);
    if (!source)
      return failure();
    value = getCurrent(source->tensor);
    for (AffineExpr expr : source->map.getResults())
      if (auto dim = dyn_cast<AffineDimExpr>(expr))
        dims.push_back(dim.getPosition());
    int64_t rank = source->map.getNumResults();
    if (dims.empty()) {
      SmallVector<Value> zeros(
          rank, arith::ConstantIndexOp::create(rewriter, loc, 0));
      value = tensor::ExtractOp::create(rewriter, loc, value, zeros);
    } else if (static_cast<int64_t>(dims.size()) != rank) {
      value = dropZeroDims(rewriter, loc, value, source->map);
    }
  }
  if (!negate)
    return Result(value, dims);
  if (dims.empty())
    value = arith::NegFOp::create(rewriter, loc, value);
  else
    value = createElementwise(value, [&](OpBuilder &builder, Value element) {
      return Value(arith::NegFOp::create(builder, loc, element));
    });
  return Result(value, dims);
}

std::optional<std::string> Raiser::raise(Value root, const PReluMatch &match) {
  Operation *op = root.getDefiningOp();
  loc = op->getLoc();
  rewriter.setInsertionPoint(op);
  auto type = cast<RankedTensorType>(root.getType());
  auto alpha = getAlpha(match.alpha, match.negateAlpha);
  if (failed(alpha))
    return "alpha is no tensor that is read along whole dimensions";
  FailureOr<Value> input = getInput(match.input, type);
  if (failed(input))
    return "its input is no tensor of the result's shape and type";
  Value x = *input;
  if (match.nanToZero)
    x = createElementwise(x, [&](OpBuilder &builder, Value value) {
      Value isNaN = arith::CmpFOp::create(
          builder, loc, arith::CmpFPredicate::UNO, value, value);
      Value zero = arith::ConstantOp::create(
          builder, loc, builder.getZeroAttr(value.getType()));
      return Value(arith::SelectOp::create(builder, loc, isNaN, zero, value));
    });
  auto prelu =
      PReluOp::create(rewriter, loc, type, x, alpha->first, alpha->second);
  replaced[root] = prelu.getResult();
  rewriter.replaceAllUsesWith(root, prelu.getResult());
  return std::nullopt;
}

/// Whether the element of `value` is worth describing: a float tensor that an
/// operation on single elements computes.
static bool isCandidate(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  Operation *op = value.getDefiningOp();
  if (!type || !isa<FloatType>(type.getElementType()))
    return false;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return linalgOp.getNumReductionLoops() == 0 &&
           !isa<linalg::FillOp, linalg::BroadcastOp, linalg::TransposeOp>(op);
  return OpTrait::hasElementwiseMappableTraits(op);
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

    // Match everything on the IR as it stands, then rewrite: expressions name
    // values, and each is built once.
    ScalarExprBuilder builder;
    SmallVector<std::pair<Value, PReluMatch>> matches;
    getOperation()->walk([&](Operation *op) {
      if (op->getParentOfType<linalg::LinalgOp>())
        return;
      for (Value result : op->getResults()) {
        if (!isCandidate(result))
          continue;
        int64_t rank = cast<RankedTensorType>(result.getType()).getRank();
        std::string missing;
        std::optional<PReluMatch> match = matchPRelu(
            builder.get(result,
                        AffineMap::getMultiDimIdentityMap(rank, &getContext())),
            assumptions, missing);
        if (match)
          matches.push_back({result, *match});
        else if (!missing.empty())
          emitMissed(op->getLoc(), "NotRaised", category, missing,
                     "make alpha a constant, or write the PReLU with a select");
      }
    });

    IRRewriter rewriter(&getContext());
    Raiser raiser(rewriter);
    SmallVector<Operation *> dead;
    for (auto &[root, match] : matches) {
      std::optional<std::string> reason = raiser.raise(root, match);
      Operation *op = root.getDefiningOp();
      if (reason) {
        emitMissed(op->getLoc(), "NotRaised", category, *reason,
                   "compute the input in an operation of its own");
        continue;
      }
      emitPassed(op->getLoc(), "Raised", category)
          << remark::add("raised from {0}", match.spelling.str());
      dead.push_back(op);
    }
    eraseDead(rewriter, dead);
  }
};
} // namespace
