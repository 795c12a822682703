//===- Winograd.cpp - convolutions by Winograd's minimal filtering
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/Winograd.h"

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/WindowedDim.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/StringExtras.h"

#include <array>

using namespace mlir;
using namespace mlir::prelu;

//===----------------------------------------------------------------------===//
// Transforms
//===----------------------------------------------------------------------===//

// F(m, 3) multiplies polynomials, d of degree m + 1 or, transposed, y and g, at
// m + 2 points: 0, pairs of opposite ones, and infinity.

namespace {
/// A point and its opposite; with the square, as that of a root is known
/// better.
struct PointPair {
  double point, square;
};

/// The matrices of F(2 `pairs`, 3). Rows, or columns, of opposite points, which
/// differ in signs only, stand next to each other.
template <size_t pairs> struct PointMatrices {
  static constexpr size_t outputs = 2 * pairs, points = outputs + 2;
  using Polynomial = std::array<double, points>;

  std::array<double, points * 3> filter{};
  std::array<double, points * points> image{};
  std::array<double, outputs * points> result{};
  std::array<double, 3 * points> inverse{};

  constexpr explicit PointMatrices(const std::array<PointPair, pairs> &at) {
    setZero(at);
    for (size_t pair = 0; pair < pairs; ++pair)
      setPair(at, pair);
    setInfinity(at);
  }

private:
  /// The product of x^2 - q^2 over the points q of all pairs but `skipped`.
  static constexpr Polynomial
  multiplyPairs(const std::array<PointPair, pairs> &at, size_t skipped) {
    Polynomial product{};
    product[0] = 1;
    for (size_t pair = 0; pair < pairs; ++pair)
      for (size_t degree = points; pair != skipped && degree-- > 0;)
        product[degree] = (degree < 2 ? 0 : product[degree - 2]) -
                          at[pair].square * product[degree];
    return product;
  }

  constexpr void setZero(const std::array<PointPair, pairs> &at) {
    Polynomial others = multiplyPairs(at, pairs);
    double sign = others[0] < 0 ? -1 : 1;
    for (size_t degree = 0; degree < points; ++degree)
      image[degree] = sign * others[degree];
    filter[0] = 1 / image[0];
    inverse[0] = image[0];
    result[0] = 1;
  }

  constexpr void setPair(const std::array<PointPair, pairs> &at, size_t pair) {
    Polynomial others = multiplyPairs(at, pair);
    double square = at[pair].square, value = 0, power = 1;
    for (size_t degree = 0; degree < points; degree += 2, power *= square)
      value += others[degree] * power;
    for (size_t opposite : {0, 1}) {
      size_t row = 1 + 2 * pair + opposite;
      double point = opposite ? -at[pair].point : at[pair].point;
      double scale = 2 * square * value;
      filter[row * 3] = 1 / scale;
      filter[row * 3 + 1] = point / scale;
      filter[row * 3 + 2] = square / scale;
      // Times x (x + point).
      for (size_t degree = 0; degree + 2 < points; degree += 2) {
        image[row * points + degree + 1] = point * others[degree];
        image[row * points + degree + 2] = others[degree];
      }
      double even = 1;
      for (size_t degree = 0; degree < outputs; degree += 2, even *= square) {
        result[degree * points + row] = even;
        result[(degree + 1) * points + row] = point * even;
      }
      if (pair == 0)
        inverse[points + row] = scale / (2 * point);
    }
  }

  constexpr void setInfinity(const std::array<PointPair, pairs> &at) {
    Polynomial all = multiplyPairs(at, pairs);
    constexpr size_t last = points - 1;
    for (size_t degree = 0; degree < last; ++degree)
      image[last * points + degree + 1] = all[degree];
    filter[last * 3 + 2] = inverse[2 * points + last] = 1;
    result[(outputs - 1) * points + last] = 1;
  }
};
} // namespace

// Small errors decide which (docs/numerics.md). Those of F(4, 3) lose a third
// of what 1 and 2 lose; for F(6, 3) neither roots nor other fractions do better
// than these, whose multiplications are exact.
static constexpr double root = 1.41421356237309504880;
static constexpr PointMatrices<1> matrices2({{{1, 1}}});
static constexpr PointMatrices<2> matrices4({{{root / 2, .5}, {root, 2}}});
static constexpr PointMatrices<3> matrices6({{{.5, .25}, {1, 1}, {2, 4}}});

template <size_t pairs>
static WinogradTransform getTransform(const PointMatrices<pairs> &matrices) {
  constexpr int64_t outputs = 2 * pairs, points = outputs + 2;
  return {outputs,
          {points, 3, matrices.filter},
          {points, points, matrices.image},
          {outputs, points, matrices.result},
          {3, points, matrices.inverse}};
}

static const WinogradTransform transforms[] = {
    getTransform(matrices2), getTransform(matrices4), getTransform(matrices6)};

ArrayRef<WinogradTransform> prelu::getWinogradTransforms() {
  return transforms;
}

const WinogradTransform *prelu::findWinogradTransform(int64_t outputs) {
  for (const WinogradTransform &transform : transforms)
    if (transform.outputs == outputs)
      return &transform;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

SmallVector<int64_t> WinogradConvolution::getTiles(int64_t outputs) const {
  SmallVector<int64_t> tiles;
  for (unsigned loop : slides)
    tiles.push_back(llvm::divideCeil(extents[loop], outputs));
  return tiles;
}

WinogradFilterOp WinogradConvolution::getTransformedFilter() const {
  return skipRearrangements(filter->get()).getDefiningOp<WinogradFilterOp>();
}

WinogradBuffers::WinogradBuffers(int64_t points, int64_t batch,
                                 int64_t channels, int64_t panel) {
  constexpr int64_t line = 16;
  imageTile = llvm::alignTo(channels, line) + line;
  imagePoint = batch * imageTile + line;
  productTile = panel;
  productPoint = llvm::alignTo(batch * panel, line) + line;
  imageSize = points * imagePoint;
  productSize = points * productPoint;
}

int64_t WinogradConvolution::countFilters() const {
  int64_t count = 1;
  for (unsigned loop : filterLoops)
    count *= extents[loop];
  return count;
}

/// Whether every padding that `value` is read through in `region` is of zeros.
static bool isPaddedWithZeros(Value value, Region &region) {
  while (auto movement = getDataMovement(value)) {
    OpOperand *source = movement.getOnlySource();
    if (movement->getParentRegion() != &region || !source)
      break;
    Value padding = movement.getPadding();
    if (movement.hasPadding() &&
        (!padding || !matchPattern(padding, m_AnyZeroFloat())))
      return false;
    value = source->get();
  }
  return true;
}

/// Whether the body of `anchor` multiplies its two inputs and adds them up in
/// f32, and nothing else.
static bool isPlainProduct(linalg::LinalgOp anchor) {
  std::optional<SmallVector<Value>> factors = getSummedFactors(anchor);
  return factors && factors->size() == 2 &&
         llvm::all_of(*factors,
                      [&](Value factor) {
                        auto argument = dyn_cast<BlockArgument>(factor);
                        return argument &&
                               argument.getOwner() == anchor.getBlock() &&
                               argument.getArgNumber() < 2;
                      }) &&
         factors->front() != factors->back() &&
         llvm::range_size(anchor.getBlock()->without_terminator()) == 2 &&
         llvm::all_of(anchor->getOperandTypes(), [](Type type) {
           return getElementTypeOrSelf(type).isF32();
         });
}

/// Sorts the loops of the anchor by what `map`, of the operand that slides,
/// and `filterMap` do with them. Fails where one has no place in F(m, 3).
static LogicalResult sortLoops(WinogradConvolution &conv, AffineMap map,
                               AffineMap filterMap) {
  SmallVector<utils::IteratorType> iterators =
      conv.anchor.getIteratorTypesArray();
  auto isParallel = [&](unsigned loop) {
    return iterators[loop] == utils::IteratorType::parallel;
  };
  std::optional<unsigned> imageChannels, resultChannels;
  for (auto [number, expr] : llvm::enumerate(map.getResults())) {
    if (auto dim = dyn_cast<AffineDimExpr>(expr)) {
      unsigned loop = dim.getPosition();
      if (isParallel(loop) && !filterMap.isFunctionOfDim(loop)) {
        conv.batch.push_back(loop);
      } else if (!isParallel(loop) && filterMap.isFunctionOfDim(loop) &&
                 !imageChannels) {
        imageChannels = loop;
      } else {
        return failure();
      }
      continue;
    }
    std::optional<WindowedDim> dim = matchWindow(conv.anchor, map, number);
    if (!dim || dim->stride != 1 || dim->dilation != 1 || dim->low != 0 ||
        filterMap.isFunctionOfDim(dim->parallel) ||
        !filterMap.isFunctionOfDim(dim->window))
      return failure();
    conv.slides.push_back(dim->parallel);
    conv.windows.push_back(dim->window);
  }
  for (AffineExpr expr : filterMap.getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    if (!isParallel(loop))
      continue;
    if (resultChannels && conv.extents[loop] < conv.extents[*resultChannels]) {
      conv.filterLoops.push_back(loop);
      continue;
    }
    if (resultChannels)
      conv.filterLoops.push_back(*resultChannels);
    resultChannels = loop;
  }
  if (!imageChannels || !resultChannels)
    return failure();
  conv.imageChannels = *imageChannels;
  conv.resultChannels = *resultChannels;
  return success(conv.batch.size() + conv.filterLoops.size() +
                     conv.slides.size() + conv.windows.size() + 2 ==
                 conv.anchor.getNumLoops());
}

OrReason<WinogradConvolution> prelu::matchWinograd(FusedOp op) {
  WinogradConvolution conv;
  conv.anchor = op.getAnchor();
  if (!conv.anchor || !isContraction(conv.anchor) ||
      conv.anchor.getNumDpsInputs() != 2 || !isPlainProduct(conv.anchor))
    return Reason("no products of an image and a filter of f32");
  conv.extents = conv.anchor.getStaticLoopRanges();
  if (llvm::any_of(conv.extents, [](int64_t extent) {
        return ShapedType::isDynamic(extent) || extent == 0;
      }))
    return Reason("a loop whose extent only the run time knows, or an empty "
                  "one");
  conv.image = conv.anchor.getDpsInputOperand(0);
  conv.filter = conv.anchor.getDpsInputOperand(1);
  if (conv.anchor.getMatchingIndexingMap(conv.image).isProjectedPermutation())
    std::swap(conv.image, conv.filter);
  AffineMap map = conv.anchor.getMatchingIndexingMap(conv.image);
  AffineMap filterMap = conv.anchor.getMatchingIndexingMap(conv.filter);
  if (!filterMap.isProjectedPermutation() ||
      failed(sortLoops(conv, map, filterMap)) || conv.windows.empty() ||
      conv.windows.size() > 2 ||
      !llvm::all_of(conv.windows,
                    [&](unsigned loop) { return conv.extents[loop] == 3; }))
    return Reason("no window of 3 or 3x3, of stride and dilation 1, over one "
                  "group");
  if (!isPaddedWithZeros(conv.image->get(), op.getBody()))
    return Reason("padding with something else than 0");
  for (unsigned number = 0; number < op.getNumResults(); ++number)
    if (getYieldedSum(op, number))
      return Reason("a result that is a sum");
  conv.sourceMap = map;
  conv.source =
      skipRegionShifts(conv.image->get(), conv.sourceMap, op.getBody());
  auto sourceType = dyn_cast<RankedTensorType>(conv.source.getType());
  if (conv.source.getParentRegion() == &op.getBody() || !sourceType ||
      !sourceType.hasStaticShape())
    return Reason("an image that is computed in the region");
  return conv;
}

//===----------------------------------------------------------------------===//
// Schedules
//===----------------------------------------------------------------------===//

/// The tiles of the shared loop in a part of `schedule`.
static int64_t getChunk(ScheduleAttr schedule) {
  return schedule.getChunk().empty() ? 1 : schedule.getChunk().front();
}

bool WinogradConvolution::canShare(unsigned loop, int64_t tile,
                                   int64_t chunk) const {
  if (loop == resultChannels || llvm::is_contained(batch, loop))
    return true;
  if (!llvm::is_contained(slides, loop))
    return false;
  if (extents[loop] % tile == 0)
    return true;
  // The last two tiles overlap. Of the last part's `chunk` tiles those are in
  // no other part that are left over from whole parts, or all of them.
  int64_t tiles = llvm::divideCeil(extents[loop], tile);
  return chunk >= tiles || (chunk > 1 && tiles % chunk != 1);
}

/// The transform that `schedule` asks for of `conv`; where it does not fit,
/// what it expects.
static OrReason<const WinogradTransform *>
findTransform(const WinogradConvolution &conv, ScheduleAttr schedule) {
  std::string reason;
  llvm::raw_string_ostream out(reason);
  ArrayRef<int64_t> tile = schedule.getTile();
  out << "expects schedule.";
  const WinogradTransform *transform =
      findWinogradTransform(tile[conv.slides.front()]);
  if (schedule.getLanes() != conv.resultChannels) {
    out << "lanes to be the loop over output channels, " << conv.resultChannels
        << ", got " << schedule.getLanes();
    return Reason(reason);
  }
  for (unsigned loop : conv.slides)
    if (!transform || tile[loop] != transform->outputs ||
        conv.extents[loop] < tile[loop]) {
      out << "tile[" << loop << "] to be 2, 4 or 6 along all dimensions of the "
          << "window and at most " << conv.extents[loop] << ", got "
          << tile[loop];
      return Reason(reason);
    }
  for (unsigned loop :
       llvm::concat<const unsigned>(conv.batch, conv.filterLoops))
    if (tile[loop] != 1) {
      out << "tile[" << loop << "] to be 1 outside of the window and the "
          << "channels, got " << tile[loop];
      return Reason(reason);
    }
  if (conv.extents[conv.resultChannels] % tile[conv.resultChannels] != 0) {
    out << "tile[" << conv.resultChannels << "] to divide "
        << conv.extents[conv.resultChannels] << " output channels, got "
        << tile[conv.resultChannels];
    return Reason(reason);
  }
  if (conv.extents[conv.imageChannels] % schedule.getVector().getLanes() != 0) {
    out << "vector to divide " << conv.extents[conv.imageChannels]
        << " channels of the image, got " << schedule.getVector();
    return Reason(reason);
  }
  ArrayRef<int64_t> parallel = schedule.getParallel();
  if (parallel.size() > 1 ||
      (parallel.size() == 1 &&
       !conv.canShare(parallel[0], tile[parallel[0]], getChunk(schedule)))) {
    out << "parallel to name at most one loop of the result, the last two "
           "tiles of which, where they overlap, are in one part, got [";
    llvm::interleaveComma(parallel, out);
    out << "] in parts of " << getChunk(schedule) << " tiles";
    return Reason(reason);
  }
  if (!schedule.getOrder().empty() || !schedule.getPack().empty() ||
      schedule.getBlock() != 0 || schedule.getDot() != 1) {
    out << "order, block, pack and dot not to be there for Winograd's "
           "algorithm";
    return Reason(reason);
  }
  return transform;
}

/// The parts that `schedule`, which fits, makes of `conv`.
static WinogradParts getParts(const WinogradConvolution &conv,
                              ScheduleAttr schedule) {
  WinogradParts parts;
  if (schedule.getParallel().empty())
    return parts;
  parts.loop = schedule.getParallel().front();
  int64_t tile = schedule.getTile()[*parts.loop];
  parts.extent = conv.extents[*parts.loop];
  int64_t tiles = llvm::divideCeil(parts.extent, tile);
  int64_t chunk = std::min(getChunk(schedule), tiles);
  parts.size = chunk * tile;
  parts.count = llvm::divideCeil(tiles, chunk);
  parts.lastBegin = (tiles - chunk) * tile;
  return parts;
}

FailureOr<ScheduledWinograd> prelu::getScheduledWinograd(FusedOp op) {
  OrReason<WinogradConvolution> conv = matchWinograd(op);
  if (!conv)
    return op.emitOpError("expects a convolution that Winograd's algorithm has "
                          "a form for: ")
           << conv.getReason().text;
  ScheduleAttr schedule = op.getScheduleAttr();
  OrReason<const WinogradTransform *> transform =
      findTransform(*conv, schedule);
  if (!transform)
    return op.emitOpError() << transform.getReason().text;
  WinogradBuffers buffers((*transform)->getPoints(conv->windows.size()),
                          schedule.getBatch().front(),
                          conv->extents[conv->imageChannels],
                          schedule.getTile()[conv->resultChannels]);
  return ScheduledWinograd{*conv, *transform, buffers,
                           getParts(*conv, schedule)};
}
