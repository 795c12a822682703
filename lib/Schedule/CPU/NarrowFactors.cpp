//===- NarrowFactors.cpp - factors as they were before they were widened
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"
#include "Transposes.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/DotProduct.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUNARROWFACTORS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral passName = "prelu-narrow-factors";

namespace {
/// How the elements of a factor are widened.
enum class Widening { Float, Signed, Unsigned };

/// A factor as it was before it was widened.
struct NarrowFactor {
  /// What the elementwise operations that moved and widened it started from;
  /// null for a constant, which is rounded to nothing but itself.
  Value source;
  ElementsAttr constant;
  Widening widening;
  /// Transposes between the source and the operand, the first of them first.
  SmallVector<linalg::TransposeOp> transposes;
};
} // namespace

/// The widening that `op`, a loose elementwise operation of one operand, does
/// to each element, and nothing else.
static std::optional<Widening> getWidening(linalg::GenericOp op) {
  if (!op || op.getNumDpsInputs() != 1 || op.getNumReductionLoops() != 0 ||
      !llvm::all_of(op.getIndexingMapsArray(),
                    [](AffineMap map) { return map.isIdentity(); }))
    return std::nullopt;
  Block &body = *op.getBody();
  Operation &first = body.front();
  if (!llvm::hasNItems(body, 2) || first.getNumOperands() != 1 ||
      first.getOperand(0) != body.getArgument(0) ||
      body.getTerminator()->getOperand(0) != first.getResult(0))
    return std::nullopt;
  Type from = first.getOperand(0).getType();
  if (isa<arith::ExtFOp>(first) && from.isBF16())
    return Widening::Float;
  if (isa<arith::ExtSIOp>(first) && from.isInteger(8))
    return Widening::Signed;
  if (isa<arith::ExtUIOp>(first) && from.isInteger(8))
    return Widening::Unsigned;
  return std::nullopt;
}

/// `operand` before it was widened, if the run time widens it.
static std::optional<NarrowFactor> matchWidened(Value operand) {
  NarrowFactor factor;
  while (auto transpose = operand.getDefiningOp<linalg::TransposeOp>()) {
    factor.transposes.insert(factor.transposes.begin(), transpose);
    operand = transpose.getInput();
  }
  auto generic = operand.getDefiningOp<linalg::GenericOp>();
  std::optional<Widening> widening =
      generic ? getWidening(generic) : std::nullopt;
  if (!widening)
    return std::nullopt;
  factor.widening = *widening;
  factor.source = generic.getDpsInputs().front();
  return factor;
}

/// The elements of `wide`, of 32 bits, in the narrow type `type`, if each of
/// them is the same in it, widened by `widening`.
static ElementsAttr narrowConstant(ElementsAttr wide, Type element,
                                   Widening widening) {
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(wide, storage);
  if (!bytes || wide.getElementType().getIntOrFloatBitWidth() != 32)
    return {};
  size_t count = bytes->size() / sizeof(uint32_t);
  SmallVector<uint32_t> elements(count);
  std::memcpy(elements.data(), bytes->data(), count * sizeof(uint32_t));
  bool isExact = llvm::all_of(elements, [&](uint32_t bits) {
    int32_t number = static_cast<int32_t>(bits);
    switch (widening) {
    case Widening::Float:
      return (bits & 0xffff) == 0;
    case Widening::Signed:
      return number >= -128 && number <= 127;
    case Widening::Unsigned:
      return number >= 0 && number <= 255;
    }
  });
  if (!isExact)
    return {};
  auto type = RankedTensorType::get(cast<ShapedType>(wide.getType()).getShape(),
                                    element);
  FailureOr<ElementsAttr> narrow =
      createConstantElements(type, [&](MutableArrayRef<char> to) {
        for (auto [i, bits] : llvm::enumerate(elements)) {
          if (widening != Widening::Float) {
            to[i] = static_cast<char>(bits);
            continue;
          }
          uint16_t high = bits >> 16;
          std::memcpy(to.data() + i * sizeof(high), &high, sizeof(high));
        }
      });
  return succeeded(narrow) ? *narrow : ElementsAttr();
}

/// The constant `operand` as a factor that goes with one widened by `widening`.
static std::optional<NarrowFactor> matchConstant(Value operand, Type element,
                                                 Widening widening) {
  ElementsAttr wide = getConstantElements(operand);
  if (!wide)
    return std::nullopt;
  SmallVector<Widening> candidates = {widening};
  if (widening != Widening::Float)
    candidates = {Widening::Signed, Widening::Unsigned};
  for (Widening candidate : candidates) {
    NarrowFactor factor;
    factor.widening = candidate;
    factor.constant = narrowConstant(wide, element, candidate);
    if (factor.constant)
      return factor;
  }
  return std::nullopt;
}

/// The kind of dot product of two factors that are widened so.
static DotKind getKind(Widening lhs, Widening rhs) {
  if (lhs == Widening::Float)
    return DotKind::BF16;
  if (lhs != rhs)
    return DotKind::U8S8;
  return lhs == Widening::Signed ? DotKind::S8S8 : DotKind::U8U8;
}

/// Whether `target` multiplies by dot products of `kind`, with an offset or
/// not.
static bool canMultiply(TargetAttr target, DotKind kind) {
  return findDotInstruction(target, kind) ||
         (kind == DotKind::S8S8 && hasDotInstruction(target, DotKind::U8S8));
}

/// `factor` as a tensor, in front of the insertion point.
static Value createNarrow(RewriterBase &rewriter, Location loc,
                          const NarrowFactor &factor) {
  if (factor.constant)
    return arith::ConstantOp::create(rewriter, loc, factor.constant);
  Value value = factor.source;
  for (linalg::TransposeOp transpose : factor.transposes) {
    Value empty =
        createPermutedEmpty(rewriter, loc, value, transpose.getPermutation());
    value = createTranspose(rewriter, loc, value, empty,
                            transpose.getPermutation());
  }
  return value;
}

/// Makes `anchor` read `narrow` as input `number` and widen it in its body.
static void widenInBody(RewriterBase &rewriter, linalg::GenericOp anchor,
                        unsigned number, Value narrow, Widening widening) {
  BlockArgument argument = anchor.getBody()->getArgument(number);
  Type wide = argument.getType();
  rewriter.modifyOpInPlace(anchor, [&] {
    anchor.getDpsInputOperand(number)->set(narrow);
    argument.setType(getElementTypeOrSelf(narrow));
  });
  rewriter.setInsertionPointToStart(anchor.getBody());
  Location loc = anchor.getLoc();
  Operation *widened;
  switch (widening) {
  case Widening::Float:
    widened = arith::ExtFOp::create(rewriter, loc, wide, argument);
    break;
  case Widening::Signed:
    widened = arith::ExtSIOp::create(rewriter, loc, wide, argument);
    break;
  case Widening::Unsigned:
    widened = arith::ExtUIOp::create(rewriter, loc, wide, argument);
    break;
  }
  rewriter.replaceAllUsesExcept(argument, widened->getResult(0), widened);
}

/// Whether `anchor` multiplies two inputs of 32 bits and adds up as many.
static bool hasWideFactors(linalg::LinalgOp anchor) {
  if (!isContraction(anchor) || anchor.getNumDpsInputs() != 2 ||
      !getElementTypeOrSelf(anchor->getResult(0)).isIntOrFloat() ||
      getElementTypeOrSelf(anchor->getResult(0)).getIntOrFloatBitWidth() != 32)
    return false;
  return llvm::all_of(anchor.getDpsInputs(), [](Value input) {
    Type element = getElementTypeOrSelf(input);
    return element.isF32() || element.isInteger(32);
  });
}

/// Gives `op`'s anchor the factors that were widened in front of it.
static void narrowFactorsOf(RewriterBase &rewriter, FusedOp op,
                            TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (!anchor || !hasWideFactors(anchor))
    return;
  std::optional<NarrowFactor> factors[2];
  for (unsigned i = 0; i < 2; ++i)
    factors[i] = matchWidened(anchor.getDpsInputs()[i]);
  for (unsigned i = 0; i < 2; ++i)
    if (!factors[i] && factors[1 - i] && factors[1 - i]->source)
      factors[i] = matchConstant(anchor.getDpsInputs()[i],
                                 getElementTypeOrSelf(factors[1 - i]->source),
                                 factors[1 - i]->widening);
  if (!factors[0] || !factors[1] ||
      (factors[0]->widening == Widening::Float) !=
          (factors[1]->widening == Widening::Float) ||
      !canMultiply(target, getKind(factors[0]->widening, factors[1]->widening)))
    return;
  rewriter.setInsertionPoint(op);
  Value narrow[] = {createNarrow(rewriter, op.getLoc(), *factors[0]),
                    createNarrow(rewriter, op.getLoc(), *factors[1])};
  rewriter.setInsertionPoint(anchor);
  auto generic = dyn_cast<linalg::GenericOp>(anchor.getOperation());
  if (!generic)
    generic = *linalg::generalizeNamedOp(rewriter, anchor);
  for (unsigned i = 0; i < 2; ++i)
    widenInBody(rewriter, generic, i, narrow[i], factors[i]->widening);
  emitPassed(generic.getLoc(), "FactorsNarrowed", passName)
      << remark::add("multiplies what was widened in front of it, for dot "
                     "products");
}

LogicalResult prelu::narrowFactors(RewriterBase &rewriter, Operation *root,
                                   const ScheduleOptions &options) {
  TargetAttr target = findTarget(root, options);
  if (!target)
    return failure();
  for (FusedOp op : getControlledOps(root, options))
    if (!op.getScheduleAttr())
      narrowFactorsOf(rewriter, op, target);
  return success();
}

namespace {
struct NarrowFactorsPass
    : prelu::impl::PReluNarrowFactorsBase<NarrowFactorsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(narrowFactors(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
