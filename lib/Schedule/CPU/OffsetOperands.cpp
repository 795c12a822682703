//===- OffsetOperands.cpp - factors as dot products take them
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
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUOFFSETOPERANDS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral passName = "prelu-offset-operands";

/// From a signed 8-bit integer to the unsigned one of the same order.
static constexpr int64_t offset = 128;

/// The parallel loops of `anchor` that `map` runs along, in their order.
static SmallVector<unsigned> getParallelLoops(linalg::LinalgOp anchor,
                                              AffineMap map) {
  SmallVector<unsigned> loops;
  for (auto [loop, iterator] : llvm::enumerate(anchor.getIteratorTypesArray()))
    if (iterator == utils::IteratorType::parallel && map.isFunctionOfDim(loop))
      loops.push_back(loop);
  return loops;
}

/// Whether the sums over the reduction of `factor` alone are worth having: each
/// of its elements goes into one of them.
static bool canSum(linalg::LinalgOp anchor, const DotFactor &factor) {
  AffineMap map = anchor.getMatchingIndexingMap(factor.operand);
  SmallVector<unsigned> reduction;
  anchor.getReductionDims(reduction);
  bool isArgument =
      factor.narrow == anchor.getMatchingBlockArgument(factor.operand);
  return isArgument && map.isProjectedPermutation() &&
         llvm::all_of(reduction,
                      [&](unsigned loop) { return map.isFunctionOfDim(loop); });
}

/// The factor to take an offset from: the one with a zero point; otherwise one
/// whose other factor is constant, so that its sums are taken at compile time.
/// Null where the other factor has no such sums.
static const DotFactor *chooseFactor(linalg::LinalgOp anchor,
                                     const DotProduct &dot) {
  const DotFactor *best = nullptr;
  for (const DotFactor &factor : dot.factors) {
    const DotFactor &other = dot.getOther(factor);
    if (other.zeroPoint || !canSum(anchor, other))
      continue;
    bool isConstant(
        getConstantElements(skipRearrangements(other.operand->get())));
    if (!best || factor.zeroPoint || isConstant)
      best = &factor;
  }
  return best;
}

/// The sums of `factor`'s elements over the reduction, one for each iteration
/// of the parallel loops `loops`, which it runs along.
static Value createSums(RewriterBase &rewriter, linalg::LinalgOp anchor,
                        const DotFactor &factor, ArrayRef<unsigned> loops) {
  Location loc = anchor.getLoc();
  Value value = factor.operand->get();
  Type sumType = rewriter.getI32Type();
  AffineMap map = anchor.getMatchingIndexingMap(factor.operand);
  SmallVector<OpFoldResult> allSizes =
      tensor::getMixedSizes(rewriter, loc, value);
  SmallVector<OpFoldResult> sizes;
  SmallVector<AffineExpr> dims;
  SmallVector<utils::IteratorType> iterators(map.getNumResults(),
                                             utils::IteratorType::reduction);
  for (unsigned loop : loops) {
    unsigned dim =
        *map.getResultPosition(getAffineDimExpr(loop, rewriter.getContext()));
    sizes.push_back(allSizes[dim]);
    dims.push_back(rewriter.getAffineDimExpr(dim));
    iterators[dim] = utils::IteratorType::parallel;
  }
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getI32IntegerAttr(0));
  Value init = tensor::EmptyOp::create(rewriter, loc, sizes, sumType);
  init = linalg::FillOp::create(rewriter, loc, zero, init).getResult(0);
  AffineMap maps[] = {
      rewriter.getMultiDimIdentityMap(map.getNumResults()),
      AffineMap::get(map.getNumResults(), 0, dims, rewriter.getContext())};
  bool isUnsigned = factor.isUnsigned;
  return linalg::GenericOp::create(
             rewriter, loc, init.getType(), value, init, maps, iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value wide = isUnsigned
                                ? Value(arith::ExtUIOp::create(
                                      builder, loc, sumType, arguments[0]))
                                : Value(arith::ExtSIOp::create(
                                      builder, loc, sumType, arguments[0]));
               Value sum =
                   arith::AddIOp::create(builder, loc, arguments[1], wide);
               linalg::YieldOp::create(builder, loc, sum);
             })
      .getResult(0);
}

/// The element number `position` of `bytes`, those of a constant for `factor`.
static int32_t getElement(ArrayRef<char> bytes, int64_t position,
                          const DotFactor &factor) {
  if (factor.narrow.getType().isInteger(16)) {
    int16_t element;
    std::memcpy(&element, &bytes[position * sizeof(element)], sizeof(element));
    return element;
  }
  char byte = bytes[position];
  return factor.isUnsigned ? static_cast<uint8_t>(byte)
                           : static_cast<int8_t>(byte);
}

/// The same where `factor` is constant: no operation is created. Null where it
/// is not.
static ElementsAttr foldSums(linalg::LinalgOp anchor, const DotFactor &factor,
                             ArrayRef<unsigned> loops) {
  ElementsAttr attr = getConstantElements(factor.operand->get());
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes =
      attr ? getBytes(attr, storage) : std::nullopt;
  if (!bytes)
    return {};
  AffineMap map = anchor.getMatchingIndexingMap(factor.operand);
  ArrayRef<int64_t> shape = cast<ShapedType>(attr.getType()).getShape();
  SmallVector<int64_t> strides = computeSuffixProduct(shape);
  SmallVector<unsigned> dims;
  SmallVector<int64_t> sumShape;
  for (unsigned loop : loops) {
    dims.push_back(
        *map.getResultPosition(getAffineDimExpr(loop, anchor.getContext())));
    sumShape.push_back(shape[dims.back()]);
  }
  SmallVector<int64_t> sumStrides = computeSuffixProduct(sumShape);
  auto type = RankedTensorType::get(sumShape,
                                    IntegerType::get(anchor.getContext(), 32));
  SmallVector<int32_t> values(type.getNumElements(), 0);
  int64_t count = cast<ShapedType>(attr.getType()).getNumElements();
  for (int64_t position = 0; position < count; ++position) {
    int64_t place = 0;
    for (auto [stride, dim] : llvm::zip_equal(sumStrides, dims))
      place += position / strides[dim] % shape[dim] * stride;
    values[place] += getElement(*bytes, position, factor);
  }
  return DenseElementsAttr::get(type, ArrayRef(values));
}

/// `init` less `scale` times `sums`, which run along `loops`.
static Value subtract(RewriterBase &rewriter, linalg::LinalgOp anchor,
                      Value init, Value sums, Value scale,
                      ArrayRef<unsigned> loops) {
  Location loc = anchor.getLoc();
  AffineMap map = anchor.getMatchingIndexingMap(anchor.getDpsInitOperand(0));
  int64_t rank = map.getNumResults();
  SmallVector<AffineExpr> dims;
  for (unsigned loop : loops)
    dims.push_back(rewriter.getAffineDimExpr(
        *map.getResultPosition(getAffineDimExpr(loop, rewriter.getContext()))));
  AffineMap identity = rewriter.getMultiDimIdentityMap(rank);
  AffineMap maps[] = {
      identity, AffineMap::get(rank, 0, dims, rewriter.getContext()), identity};
  SmallVector<utils::IteratorType> iterators(rank,
                                             utils::IteratorType::parallel);
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      getElementTypeOrSelf(init));
  return linalg::GenericOp::create(
             rewriter, loc, init.getType(), ValueRange{init, sums}, empty, maps,
             iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value scaled =
                   arith::MulIOp::create(builder, loc, arguments[1], scale);
               Value difference =
                   arith::SubIOp::create(builder, loc, arguments[0], scaled);
               linalg::YieldOp::create(builder, loc, difference);
             })
      .getResult(0);
}

/// Makes the body of `anchor`, a generic, multiply `factor` as it is widened,
/// without its zero point, and with `turn` as an unsigned number with its sign
/// bit turned.
static void dropOffset(RewriterBase &rewriter, linalg::GenericOp anchor,
                       const DotFactor &factor, bool turn) {
  Operation *extension = *llvm::find_if(
      factor.narrow.getUsers(), llvm::IsaPred<arith::ExtSIOp, arith::ExtUIOp>);
  if (factor.zeroPoint) {
    Operation *difference =
        *llvm::find_if(extension->getUsers(), llvm::IsaPred<arith::SubIOp>);
    rewriter.replaceOp(difference, extension->getResult(0));
  }
  if (!turn)
    return;
  rewriter.setInsertionPoint(extension);
  Location loc = extension->getLoc();
  Value sign = arith::ConstantOp::create(
      rewriter, loc, rewriter.getI8IntegerAttr(static_cast<int8_t>(-offset)));
  Value turned = arith::XOrIOp::create(rewriter, loc, factor.narrow, sign);
  rewriter.replaceOpWithNewOp<arith::ExtUIOp>(
      extension, extension->getResult(0).getType(), turned);
}

/// What the sums of the other factor are subtracted by for `factor`: its zero
/// point, and with `turn` the offset of the unsigned number.
static Value createScale(RewriterBase &rewriter, Location loc,
                         const DotFactor &factor, bool turn) {
  Value shift = arith::ConstantOp::create(
      rewriter, loc, rewriter.getI32IntegerAttr(turn ? offset : 0));
  if (!factor.zeroPoint)
    return shift;
  Value zeroPoint = factor.zeroPoint;
  if (Operation *def = zeroPoint.getDefiningOp();
      def && def->hasTrait<OpTrait::ConstantLike>())
    zeroPoint = rewriter.clone(*def)->getResult(0);
  return rewriter.createOrFold<arith::AddIOp>(loc, zeroPoint, shift);
}

/// Whether matrix tiles take the products `dot` of `op`'s anchor as they are,
/// and have enough rows not to leave them to dot products.
static bool hasMatrixTiles(FusedOp op, const DotProduct &dot,
                           TargetAttr target) {
  constexpr int64_t leastRows = 4;
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<int64_t> extents = getExtents(anchor);
  SmallVector<unsigned> parallel;
  anchor.getParallelDims(parallel);
  return llvm::any_of(parallel, [&](unsigned lanes) {
    int64_t rows = 1;
    for (unsigned loop : parallel)
      if (loop != lanes)
        rows *= extents[loop] == 0 ? leastRows : extents[loop];
    return rows >= leastRows && fitsMatrixTiles(op, dot, lanes, target);
  });
}

namespace {
/// What is taken out of the products of an anchor.
struct Offset {
  DotProduct dot;
  /// The number of the factor that it is taken from.
  unsigned number = 0;
  /// Whether a signed factor becomes an unsigned one, beside its zero point.
  bool turn = false;

  const DotFactor &getFactor() const { return dot.factors[number]; }
  const DotFactor &getOther() const { return dot.factors[1 - number]; }
};
} // namespace

/// What to take out of the products of `op`'s anchor so that `target` has an
/// instruction for them: zero points, and signs where it multiplies unsigned
/// factors only. Nothing where there is none to take or no instruction.
static std::optional<Offset> findOffset(FusedOp op, TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::optional<DotProduct> dot = matchDotProduct(anchor);
  if (!dot || dot->isFloat())
    return std::nullopt;
  DotKind kind = dot->getKind();
  bool hasTiles = hasMatrixTiles(op, *dot, target);
  Offset offset;
  offset.dot = *dot;
  offset.turn = kind == DotKind::S8S8 && !hasDotInstruction(target, kind) &&
                hasDotInstruction(target, DotKind::U8S8) && !hasTiles;
  if (!offset.turn &&
      (dot->isPlain() || (!findDotInstruction(target, kind) && !hasTiles)))
    return std::nullopt;
  const DotFactor *factor = chooseFactor(anchor, offset.dot);
  SmallVector<unsigned> parallel;
  anchor.getParallelDims(parallel);
  if (!factor || llvm::none_of(parallel, [&](unsigned lanes) {
        return hasDotLoops(anchor, *dot, lanes);
      }))
    return std::nullopt;
  offset.number = factor - offset.dot.factors;
  if (offset.getOther().operand->get().getParentRegion() == &op.getBody())
    return std::nullopt;
  return offset;
}

/// Takes `offset` out of the products of `op`'s anchor.
static void takeOut(RewriterBase &rewriter, FusedOp op, const Offset &offset) {
  linalg::LinalgOp anchor = op.getAnchor();
  const DotFactor &factor = offset.getFactor(), &other = offset.getOther();
  SmallVector<unsigned> loops =
      getParallelLoops(anchor, anchor.getMatchingIndexingMap(other.operand));
  unsigned number = factor.operand->getOperandNumber();
  rewriter.setInsertionPoint(op);
  ElementsAttr folded = foldSums(anchor, other, loops);
  Value sums = folded ? arith::ConstantOp::create(rewriter, anchor.getLoc(),
                                                  cast<TypedAttr>(folded))
                            .getResult()
                      : createSums(rewriter, anchor, other, loops);
  Value scale = createScale(rewriter, anchor.getLoc(), factor, offset.turn);
  rewriter.setInsertionPoint(anchor);
  Value init = subtract(rewriter, anchor, anchor.getDpsInits().front(), sums,
                        scale, loops);
  rewriter.modifyOpInPlace(anchor,
                           [&] { anchor.getDpsInitOperand(0)->set(init); });
  emitPassed(anchor.getLoc(), "OperandOffset", passName)
      << remark::add("{0} taken out of a factor, for dot products",
                     !offset.turn       ? "a zero point"
                     : factor.zeroPoint ? "a zero point and a sign"
                                        : "a sign")
      << remark::metric("operand", static_cast<int64_t>(number))
      << remark::metric("constantSums", static_cast<bool>(folded));
  if (!isa<linalg::GenericOp>(anchor))
    anchor = *linalg::generalizeNamedOp(rewriter, anchor);
  DotProduct dot = *matchDotProduct(anchor);
  for (const DotFactor &candidate : dot.factors)
    if (candidate.operand->getOperandNumber() == number)
      return dropOffset(rewriter, cast<linalg::GenericOp>(anchor), candidate,
                        offset.turn);
}

LogicalResult prelu::offsetOperands(RewriterBase &rewriter, Operation *root,
                                    const ScheduleOptions &options) {
  TargetAttr target = findTarget(root, options);
  if (!target)
    return failure();
  for (FusedOp op : getControlledOps(root, options))
    if (!op.getScheduleAttr() && getVectorizable(op))
      if (std::optional<Offset> offset = findOffset(op, target))
        takeOut(rewriter, op, *offset);
  return success();
}

namespace {
struct OffsetOperandsPass
    : prelu::impl::PReluOffsetOperandsBase<OffsetOperandsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(offsetOperands(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
