//===- WidenFactors.cpp - bytes as 16-bit integers, for products of pairs
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LaneChoice.h"
#include "Schedule.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/DotProduct.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"

#include <limits>

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUWIDENFACTORS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral passName = "prelu-widen-factors";

namespace {
/// How a byte becomes a factor of 16 bits: widened, and less its zero point.
struct Widening {
  bool isUnsigned;
  int64_t zeroPoint;

  int64_t apply(char byte) const {
    return (isUnsigned ? int64_t(static_cast<uint8_t>(byte))
                       : int64_t(static_cast<int8_t>(byte))) -
           zeroPoint;
  }
};
} // namespace

/// Whether `target` multiplies products of `kind` with factors of 16 bits only.
static bool takesWideFactors(TargetAttr target, DotKind kind) {
  // Signed bytes take an offset.
  bool hasNarrow =
      hasDotInstruction(target, kind) ||
      (kind == DotKind::S8S8 && hasDotInstruction(target, DotKind::U8S8)) ||
      getTileStep(target, kind) != 0;
  return kind == DotKind::S16S16 ||
         (!hasNarrow && findDotInstruction(target, kind));
}

/// How `factor` is widened; nothing where it is wide already, where the
/// anchor's body does more to it than that, or where the difference from its
/// zero point is not known to fit.
static std::optional<Widening> getWidening(linalg::LinalgOp anchor,
                                           const DotFactor &factor) {
  if (!factor.narrow.getType().isInteger(8) ||
      factor.narrow != anchor.getMatchingBlockArgument(factor.operand) ||
      !factor.narrow.hasOneUse())
    return std::nullopt;
  Widening widening{factor.isUnsigned, 0};
  APInt zeroPoint;
  if (!factor.zeroPoint)
    return widening;
  // Another use of the widened byte would see its zero point.
  if (!matchPattern(factor.zeroPoint, m_ConstantInt(&zeroPoint)) ||
      !factor.narrow.user_begin()->hasOneUse())
    return std::nullopt;
  widening.zeroPoint = zeroPoint.getSExtValue();
  for (int byte : {0, 127, 128, 255}) {
    int64_t value = widening.apply(static_cast<char>(byte));
    if (value < std::numeric_limits<int16_t>::min() ||
        value > std::numeric_limits<int16_t>::max())
      return std::nullopt;
  }
  return widening;
}

/// How many elements of the result each element of `factor` goes into, those
/// beside each other in a window not counted.
static double countUses(linalg::LinalgOp anchor, const DotFactor &factor) {
  AffineMap map = anchor.getMatchingIndexingMap(factor.operand);
  SmallVector<int64_t> extents = getExtents(anchor);
  SmallVector<unsigned> parallel;
  anchor.getParallelDims(parallel);
  double uses = 1;
  for (unsigned loop : parallel)
    if (!map.isFunctionOfDim(loop))
      uses *= extents[loop] == 0 ? unknownExtent : extents[loop];
  return uses;
}

/// Whether `factor` is widened in memory, once for all of its uses: with fewer
/// it is cheaper in registers, and weights of which a tile or two are all that
/// reads them come from memory in half the bytes.
static bool isWidenedInMemory(linalg::LinalgOp anchor,
                              const DotFactor &factor) {
  constexpr double leastUses = 32, leastUsesOfConstant = 8;
  Value value = factor.operand->get();
  if (value.getParentRegion() == anchor->getParentRegion())
    return false;
  bool isKnown(getConstantElements(value));
  // Turned constants are laid out later.
  if (!isKnown && isConstant(value))
    return false;
  return countUses(anchor, factor) >=
         (isKnown ? leastUsesOfConstant : leastUses);
}

/// The elements of `attr`, widened.
static ElementsAttr widenConstant(ElementsAttr attr, const Widening &widening) {
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(attr, storage);
  if (!bytes)
    return {};
  auto type = cast<RankedTensorType>(attr.getType())
                  .clone(IntegerType::get(attr.getContext(), 16));
  return createConstantElements(type, [&](MutableArrayRef<char> to) {
    for (auto [i, byte] : llvm::enumerate(*bytes)) {
      int16_t wide = widening.apply(byte);
      std::memcpy(&to[i * sizeof(wide)], &wide, sizeof(wide));
    }
  });
}

/// An elementwise operation that widens `value`, at the insertion point, with
/// `init` as its destination.
static Value createWide(RewriterBase &rewriter, Location loc, Value value,
                        Value init, const Widening &widening) {
  int64_t rank = cast<RankedTensorType>(value.getType()).getRank();
  SmallVector<AffineMap> maps(2, rewriter.getMultiDimIdentityMap(rank));
  SmallVector<utils::IteratorType> iterators(rank,
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, init.getType(), value, init, maps, iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Type type = builder.getI16Type();
               Value wide = widening.isUnsigned
                                ? Value(arith::ExtUIOp::create(
                                      builder, loc, type, arguments[0]))
                                : Value(arith::ExtSIOp::create(
                                      builder, loc, type, arguments[0]));
               if (widening.zeroPoint != 0) {
                 Value zeroPoint = arith::ConstantOp::create(
                     builder, loc,
                     builder.getI16IntegerAttr(widening.zeroPoint));
                 wide = arith::SubIOp::create(builder, loc, wide, zeroPoint);
               }
               linalg::YieldOp::create(builder, loc, wide);
             })
      .getResult(0);
}

/// Lets the region that computes `result`, which has one reader, widen it
/// before it is stored. Null where that is not possible.
static Value widenInProducer(RewriterBase &rewriter, OpResult result,
                             const Widening &widening) {
  auto producer = dyn_cast<FusedOp>(result.getOwner());
  auto type = cast<RankedTensorType>(result.getType());
  if (!producer || !type.hasStaticShape() || producer.getScheduleAttr() ||
      !getVectorizable(producer))
    return {};
  unsigned number = result.getResultNumber();
  Location loc = producer.getLoc();
  rewriter.setInsertionPoint(producer);
  Value init = tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                       rewriter.getI16Type());
  Operation *yield = producer.getBody().front().getTerminator();
  rewriter.setInsertionPoint(yield);
  Value narrow = yield->getOperand(number);
  Value wide = createWide(rewriter, loc, narrow, init, widening);
  rewriter.modifyOpInPlace(yield, [&] { yield->setOperand(number, wide); });
  rewriter.modifyOpInPlace(producer, [&] { result.setType(wide.getType()); });
  if (getVectorizable(producer))
    return result;
  rewriter.modifyOpInPlace(producer, [&] { result.setType(type); });
  rewriter.modifyOpInPlace(yield, [&] { yield->setOperand(number, narrow); });
  rewriter.eraseOp(wide.getDefiningOp());
  return {};
}

/// A tensor of 16-bit integers that `value`, of bytes, is widened to in front
/// of `op`, which may be all that reads it.
static Value widen(RewriterBase &rewriter, FusedOp op, Value value,
                   bool isOnlyReader, const Widening &widening) {
  Location loc = value.getLoc();
  if (ElementsAttr attr = getConstantElements(value))
    if (ElementsAttr wide = widenConstant(attr, widening)) {
      rewriter.setInsertionPoint(op);
      return arith::ConstantOp::create(rewriter, op.getLoc(), wide);
    }
  auto type = cast<RankedTensorType>(value.getType());
  auto wideType = type.clone(rewriter.getI16Type());
  auto pad = value.getDefiningOp<tensor::PadOp>();
  APInt padding;
  if (pad && pad.getConstantPaddingValue() &&
      matchPattern(pad.getConstantPaddingValue(), m_ConstantInt(&padding))) {
    Value source = widen(rewriter, op, pad.getSource(),
                         isOnlyReader && pad.getSource().hasOneUse(), widening);
    rewriter.setInsertionPoint(op);
    Value wide = arith::ConstantOp::create(
        rewriter, loc,
        rewriter.getI16IntegerAttr(
            widening.apply(static_cast<char>(padding.getSExtValue()))));
    return tensor::PadOp::create(rewriter, loc, wideType, source,
                                 pad.getMixedLowPad(), pad.getMixedHighPad(),
                                 wide, pad.getNofold());
  }
  if (auto result = dyn_cast<OpResult>(value); result && isOnlyReader)
    if (Value wide = widenInProducer(rewriter, result, widening))
      return wide;
  rewriter.setInsertionPoint(op);
  Value init = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, value),
      rewriter.getI16Type());
  auto region = FusedOp::create(rewriter, loc, wideType, ScheduleAttr());
  rewriter.createBlock(&region.getBody());
  YieldOp::create(rewriter, loc,
                  createWide(rewriter, loc, value, init, widening));
  return region.getResult(0);
}

/// Makes the body of `anchor` read `factor` from `wide`.
static void readWide(RewriterBase &rewriter, linalg::GenericOp anchor,
                     const DotFactor &factor, Value wide) {
  Operation *extension = *factor.narrow.user_begin();
  Operation *widened = extension;
  if (factor.zeroPoint)
    widened = *extension->getResult(0).user_begin();
  auto argument = cast<BlockArgument>(factor.narrow);
  rewriter.modifyOpInPlace(anchor, [&] {
    factor.operand->set(wide);
    argument.setType(rewriter.getI16Type());
  });
  rewriter.setInsertionPoint(widened);
  rewriter.replaceOpWithNewOp<arith::ExtSIOp>(
      widened, widened->getResult(0).getType(), argument);
  if (widened != extension)
    rewriter.eraseOp(extension);
}

/// Widens those factors of `op`'s anchor in memory that are read often enough.
static void widenFactorsOf(RewriterBase &rewriter, FusedOp op,
                           TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::optional<DotProduct> dot = matchDotProduct(anchor);
  if (!dot || dot->isFloat() || !takesWideFactors(target, dot->getKind()))
    return;
  SmallVector<unsigned> parallel;
  anchor.getParallelDims(parallel);
  if (llvm::none_of(parallel, [&](unsigned lanes) {
        return hasDotLoops(anchor, *dot, lanes);
      }))
    return;
  SmallVector<unsigned> numbers;
  for (const DotFactor &factor : dot->factors)
    if (getWidening(anchor, factor) && isWidenedInMemory(anchor, factor))
      numbers.push_back(factor.operand->getOperandNumber());
  if (numbers.empty())
    return;
  rewriter.setInsertionPoint(anchor);
  auto generic = dyn_cast<linalg::GenericOp>(anchor.getOperation());
  if (!generic)
    generic = *linalg::generalizeNamedOp(rewriter, anchor);
  for (unsigned number : numbers) {
    dot = matchDotProduct(generic);
    const DotFactor &factor =
        *llvm::find_if(dot->factors, [&](const DotFactor &candidate) {
          return candidate.operand->getOperandNumber() == number;
        });
    Value narrow = factor.operand->get();
    Value wide = widen(rewriter, op, narrow, narrow.hasOneUse(),
                       *getWidening(generic, factor));
    readWide(rewriter, generic, factor, wide);
    // Its source may be wide now.
    while (auto pad = narrow.getDefiningOp<tensor::PadOp>()) {
      if (!pad->use_empty())
        break;
      narrow = pad.getSource();
      rewriter.eraseOp(pad);
    }
    emitPassed(generic.getLoc(), "FactorWidened", passName)
        << remark::add("reads a factor of 16-bit integers, for dot products")
        << remark::metric("operand", static_cast<int64_t>(number));
  }
}

LogicalResult prelu::widenFactors(RewriterBase &rewriter, Operation *root,
                                  const ScheduleOptions &options) {
  TargetAttr target = findTarget(root, options);
  if (!target)
    return failure();
  for (FusedOp op : getControlledOps(root, options))
    if (!op.getScheduleAttr() && op.getAnchor() && getVectorizable(op))
      widenFactorsOf(rewriter, op, target);
  return success();
}

namespace {
struct WidenFactorsPass : prelu::impl::PReluWidenFactorsBase<WidenFactorsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(widenFactors(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
