//===- TransformFilters.cpp - constant filters for Winograd's algorithm
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"
#include "Transposes.h"

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Dialect/Utils/Resources.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Region/Winograd.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/Threading.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUTRANSFORMFILTERS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral passName = "prelu-transform-filters";

namespace {
/// Computes the transform of a filter, one panel of output channels of one
/// input channel at a time.
class FilterTransform {
public:
  /// `places` are, for each dimension of `conv`'s filter in the order output
  /// channels, input channels, window, the elements from one index to the next.
  FilterTransform(const WinogradTransform &transform, ArrayRef<int64_t> places,
                  ArrayRef<int64_t> shape, int64_t panel)
      : matrix(transform.filter), rank(shape.size() - 2), places(places),
        shape(shape), panel(panel), points(transform.getPoints(rank)),
        taps(rank == 1 ? 3 : 9), filter(taps * panel), half(points * panel),
        whole(points * panel) {}

  /// Writes panel `number` of the transform of `source`.
  void run(const float *source, float *target, int64_t number) {
    source += number * panel * places[0];
    target += number * points * shape[1] * panel;
    for (int64_t channel = 0; channel < shape[1]; ++channel) {
      read(source + channel * places[1]);
      const std::vector<double> &result = transformPanel();
      for (int64_t point = 0; point < points; ++point) {
        float *row = target + (point * shape[1] + channel) * panel;
        const double *from = result.data() + point * panel;
        for (int64_t lane = 0; lane < panel; ++lane)
          row[lane] = static_cast<float>(from[lane]);
      }
    }
  }

private:
  void read(const float *source) {
    for (int64_t tap = 0; tap < taps; ++tap) {
      int64_t place = rank == 1 ? tap * places[2]
                                : tap / 3 * places[2] + tap % 3 * places[3];
      for (int64_t lane = 0; lane < panel; ++lane)
        filter[tap * panel + lane] = source[place + lane * places[0]];
    }
  }

  /// target[i] = sum over j of matrix(i, j) * source[j], where neighbours of
  /// source and target are `from` and `to` panels apart.
  void multiply(const double *source, int64_t from, double *target,
                int64_t to) const {
    for (int64_t i = 0; i < matrix.rows; ++i) {
      double *row = target + i * to * panel;
      std::fill(row, row + panel, 0.0);
      for (int64_t j = 0; j < matrix.columns; ++j) {
        const double *term = source + j * from * panel;
        double factor = matrix(i, j);
        for (int64_t lane = 0; lane < panel; ++lane)
          row[lane] += factor * term[lane];
      }
    }
  }

  /// G g, or G g G'.
  const std::vector<double> &transformPanel() {
    int64_t columns = rank == 1 ? 1 : 3;
    for (int64_t column = 0; column < columns; ++column)
      multiply(filter.data() + column * panel, columns,
               half.data() + column * panel, columns);
    if (rank == 1)
      return half;
    for (int64_t row = 0; row < matrix.rows; ++row)
      multiply(half.data() + row * columns * panel, 1,
               whole.data() + row * matrix.rows * panel, 1);
    return whole;
  }

  ConstantMatrix matrix;
  int64_t rank;
  ArrayRef<int64_t> places, shape;
  int64_t panel, points, taps;
  std::vector<double> filter, half, whole;
};
} // namespace

/// The dimensions of `conv`'s filter in the order filters, output channels,
/// input channels, window.
static SmallVector<int64_t> getFilterOrder(const WinogradConvolution &conv,
                                           AffineMap map) {
  SmallVector<unsigned> loops(conv.filterLoops);
  loops.append({conv.resultChannels, conv.imageChannels});
  llvm::append_range(loops, conv.windows);
  SmallVector<int64_t> order;
  for (unsigned loop : loops)
    order.push_back(
        *map.getResultPosition(getAffineDimExpr(loop, map.getContext())));
  return order;
}

/// Erases what computes `value` from a constant, as far as nobody reads it.
static void eraseUnread(RewriterBase &rewriter, Value value) {
  Operation *op = value.getDefiningOp();
  while (op && isOpTriviallyDead(op)) {
    Value operand = op->getNumOperands() > 0 ? op->getOperand(0) : Value();
    rewriter.eraseOp(op);
    op = operand ? operand.getDefiningOp() : nullptr;
  }
}

namespace {
/// The constant filters of a convolution, in the order filters, output
/// channels, input channels, window.
struct ConstantFilters {
  ElementsAttr elements;
  SmallVector<int64_t> shape;
  /// Elements from one index of each dimension to the next.
  SmallVector<int64_t> places;
  /// How many of the dimensions number the filters.
  unsigned numFilterDims;

  ArrayRef<int64_t> getFilterShape() const {
    return ArrayRef(shape).drop_front(numFilterDims);
  }
  /// Where filter `number` begins.
  int64_t getStart(int64_t number) const {
    int64_t start = 0;
    for (unsigned dim = numFilterDims; dim-- > 0; number /= shape[dim])
      start += number % shape[dim] * places[dim];
    return start;
  }
};
} // namespace

/// The filters of `op`, which is `conv`; nothing where they are no constant.
static std::optional<ConstantFilters>
findFilters(FusedOp op, const WinogradConvolution &conv) {
  linalg::LinalgOp anchor = conv.anchor;
  AffineMap map = anchor.getMatchingIndexingMap(conv.filter);
  Value filter = skipRegionTransposes(conv.filter->get(), map, op.getBody());
  ConstantFilters filters;
  filters.elements = getConstantElements(filter);
  if (!filters.elements)
    return std::nullopt;
  ArrayRef<int64_t> shape = cast<RankedTensorType>(filter.getType()).getShape();
  SmallVector<int64_t> order = getFilterOrder(conv, map);
  filters.shape = applyPermutation(shape, order);
  filters.places = applyPermutation(computeSuffixProduct(shape), order);
  filters.numFilterDims = conv.filterLoops.size();
  return filters;
}

/// The transform of `filters` for `conv`, in panels of `panel` output channels.
/// Null where their elements cannot be read.
static ElementsAttr computeTransform(const ConstantFilters &filters,
                                     const WinogradConvolution &conv,
                                     const WinogradTransform &transform,
                                     int64_t panel) {
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(filters.elements, storage);
  if (!bytes || bytes->empty())
    return {};
  ArrayRef<int64_t> filterShape = filters.getFilterShape();
  int64_t panels = filterShape[0] / panel;
  SmallVector<int64_t> shape(
      ArrayRef(filters.shape).take_front(filters.numFilterDims));
  shape.append({panels, transform.getPoints(conv.windows.size()),
                filterShape[1], panel});
  auto type = RankedTensorType::get(shape, filters.elements.getElementType());
  int64_t size = type.getNumElements() / conv.countFilters();
  return createConstantElements(type, [&](MutableArrayRef<char> target) {
    const auto *from = reinterpret_cast<const float *>(bytes->data());
    auto *to = reinterpret_cast<float *>(target.data());
    parallelFor(
        type.getContext(), 0, conv.countFilters() * panels, [&](size_t task) {
          int64_t number = task / panels;
          FilterTransform(
              transform,
              ArrayRef(filters.places).drop_front(filters.numFilterDims),
              filterShape, panel)
              .run(from + filters.getStart(number), to + number * size,
                   task % panels);
        });
  });
}

/// Lets the anchor of `op`, which is `conv`, read its filter from a transformed
/// constant.
static LogicalResult transformFilter(RewriterBase &rewriter, FusedOp op,
                                     const WinogradConvolution &conv,
                                     const WinogradTransform &transform) {
  linalg::LinalgOp anchor = conv.anchor;
  int64_t panel = op.getScheduleAttr().getTile()[conv.resultChannels];
  std::optional<ConstantFilters> filters = findFilters(op, conv);
  ElementsAttr transformed =
      filters ? computeTransform(*filters, conv, transform, panel)
              : ElementsAttr();
  if (!transformed)
    return failure();
  Location loc = anchor.getLoc();
  Type element = transformed.getElementType();
  rewriter.setInsertionPoint(op);
  Value constant = arith::ConstantOp::create(rewriter, loc, transformed);
  Value source = conv.filter->get();
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, cast<RankedTensorType>(source.getType()).getShape(),
      element);
  rewriter.setInsertionPoint(anchor);
  Value inOrder = WinogradFilterOp::create(
      rewriter, loc, RankedTensorType::get(filters->shape, element), constant,
      transform.outputs);
  SmallVector<int64_t> order =
      getFilterOrder(conv, anchor.getMatchingIndexingMap(conv.filter));
  Value back = createTranspose(rewriter, loc, inOrder, empty,
                               invertPermutationVector(order));
  rewriter.modifyOpInPlace(anchor, [&] { conv.filter->set(back); });
  eraseUnread(rewriter, source);
  if (Remark remark = emitPassed(loc, "FilterTransformed", passName))
    remark << remark::add("the filter of '{0}' is transformed at compile time",
                          anchor->getName().getStringRef().str())
           << remark::metric("Panel", panel)
           << remark::metric("Bytes", transformed.getNumElements() * 4);
  return success();
}

/// Lets the region of `op` read an image whose channels lie innermost.
static void layOutImage(RewriterBase &rewriter, FusedOp op,
                        const WinogradConvolution &conv) {
  linalg::LinalgOp anchor = conv.anchor;
  int64_t rank = conv.sourceMap.getNumResults();
  auto channels = getAffineDimExpr(conv.imageChannels, op.getContext());
  int64_t dim = *conv.sourceMap.getResultPosition(channels);
  if (dim == rank - 1)
    return;
  OpOperand *operand = conv.image;
  while (operand->get() != conv.source)
    operand = getDataMovement(operand->get()).getOnlySource();
  readTransposedCopy(rewriter, op, *operand,
                     moveLast(llvm::to_vector(llvm::seq<int64_t>(rank)), dim));
  if (Remark remark =
          emitAnalysis(anchor.getLoc(), "ImageTransposed", passName))
    remark << remark::add(
        "the image of '{0}' is copied with its channels innermost by each call",
        anchor->getName().getStringRef().str());
}

/// Gives `op` the memory that the threads' batches take.
static void addWorkspace(RewriterBase &rewriter, FusedOp op, int64_t size) {
  rewriter.setInsertionPoint(op);
  Value workspace = tensor::EmptyOp::create(
      rewriter, op.getLoc(), ArrayRef<int64_t>{size}, rewriter.getF32Type());
  rewriter.modifyOpInPlace(op,
                           [&] { op.getWorkspaceMutable().assign(workspace); });
}

/// How many bytes of transforms there may be whose filters are not yet freed:
/// to find out what is unused takes a walk.
static constexpr int64_t maxUnfreedBytes = 16 << 20;

LogicalResult prelu::transformFilters(RewriterBase &rewriter, Operation *root,
                                      const ScheduleOptions &options) {
  int64_t unfreed = 0;
  for (FusedOp op : getControlledOps(root, options)) {
    ScheduleAttr schedule = op.getScheduleAttr();
    if (!schedule || schedule.getAlgorithm() != Algorithm::Winograd)
      continue;
    FailureOr<ScheduledWinograd> winograd = getScheduledWinograd(op);
    if (failed(winograd))
      return failure();
    const WinogradConvolution &conv = winograd->conv;
    if (conv.getTransformedFilter())
      continue;
    if (failed(transformFilter(rewriter, op, conv, *winograd->transform)))
      return op.emitOpError("expects a constant filter for Winograd's "
                            "algorithm");
    unfreed += cast<RankedTensorType>(
                   conv.getTransformedFilter().getTransformed().getType())
                   .getNumElements() *
               sizeof(float);
    if (options.freeSources && unfreed >= maxUnfreedBytes) {
      freeUnusedResources(root);
      unfreed = 0;
    }
    layOutImage(rewriter, op, conv);
    addWorkspace(rewriter, op, winograd->getWorkspaceSize());
    // The operands lie so now.
    op.setScheduleAttr(schedule.withOperands({}));
  }
  return success();
}

namespace {
struct TransformFiltersPass
    : prelu::impl::PReluTransformFiltersBase<TransformFiltersPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    ScheduleOptions options;
    options.freeSources = freeSources;
    if (failed(transformFilters(rewriter, getOperation(), options)))
      signalPassFailure();
  }
};
} // namespace
