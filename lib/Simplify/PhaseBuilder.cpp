//===- PhaseBuilder.cpp - convolutions that make up a transposed one
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PhaseBuilder.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

using namespace mlir;
using namespace mlir::prelu;

/// What the accumulators start from if that is the same for all phases.
static std::optional<SpreadInit> findInit(OpBuilder &builder,
                                          const TransposedConvolution &conv) {
  std::optional<SpreadInit> init =
      findSpreadInit(builder, linalg::LinalgOp(conv.op).getDpsInits().front());
  if (init && init->map && llvm::any_of(conv.dims, [&](const PhasedDim &dim) {
        return init->map.isFunctionOfDim(dim.resultDim);
      }))
    return std::nullopt;
  return init;
}

PhaseBuilder::PhaseBuilder(RewriterBase &rewriter,
                           const TransposedConvolution &conv)
    : rewriter(rewriter), conv(conv), op(conv.op), loc(op.getLoc()),
      resultMap(op.getIndexingMapMatchingResult(op->getResult(0))),
      spread(findInit(rewriter, conv)) {}

const PhasedDim *PhaseBuilder::findDim(unsigned resultDim) const {
  const auto *dim = llvm::find_if(conv.dims, [&](const PhasedDim &candidate) {
    return candidate.resultDim == resultDim;
  });
  return dim == conv.dims.end() ? nullptr : dim;
}

/// Whether one convolution computes all phases, each next to the dimension that
/// it is a part of. Those of several are blocks, and interleaved behind.
bool PhaseBuilder::isInterleaved() const {
  return llvm::all_of(conv.dims, [](const PhasedDim &dim) {
    return dim.phases.groups.size() == 1;
  });
}

SmallVector<Phases> PhaseBuilder::getCombinations() const {
  SmallVector<Phases> combinations = {{}};
  for (const PhasedDim &dim : conv.dims) {
    SmallVector<Phases> next;
    for (const Phases &phases : combinations)
      for (const PhaseGroup &group : dim.phases.groups) {
        next.push_back(phases);
        next.back().push_back(&group);
      }
    combinations = next;
  }
  return combinations;
}

SmallVector<PhaseBuilder::ResultDim> PhaseBuilder::getResultDims() const {
  SmallVector<ResultDim> dims;
  for (unsigned resultDim = 0; resultDim < resultMap.getNumResults();
       ++resultDim) {
    if (!isInterleaved() && resultDim == conv.dims.front().resultDim)
      for (const PhasedDim &dim : conv.dims)
        dims.push_back({dim.resultDim, &dim});
    dims.push_back({resultDim, nullptr});
    const PhasedDim *dim = findDim(resultDim);
    if (isInterleaved() && dim)
      dims.push_back({resultDim, dim});
  }
  return dims;
}

/// Where each dimension of the convolution's result is in a group's.
SmallVector<int64_t> PhaseBuilder::getPositions() const {
  SmallVector<int64_t> positions(resultMap.getNumResults());
  for (auto [position, dim] : llvm::enumerate(getResultDims()))
    if (!dim.phasesOf)
      positions[dim.resultDim] = position;
  return positions;
}

/// The sizes of a result with so many phases of each of the dimensions.
SmallVector<OpFoldResult>
PhaseBuilder::getSizes(ArrayRef<int64_t> phaseCounts) {
  SmallVector<OpFoldResult> old =
      tensor::getMixedSizes(rewriter, loc, op.getDpsInits().front());
  SmallVector<OpFoldResult> sizes;
  for (const ResultDim &dim : getResultDims()) {
    if (dim.phasesOf)
      sizes.push_back(
          rewriter.getIndexAttr(phaseCounts[dim.phasesOf - conv.dims.begin()]));
    else if (const PhasedDim *phased = findDim(dim.resultDim))
      sizes.push_back(rewriter.getIndexAttr(phased->phases.extent));
    else
      sizes.push_back(old[dim.resultDim]);
  }
  return sizes;
}

/// Numbers the loops: those of the image, then those of the weights alone, then
/// the reductions. Of the second the innermost two make up a register tile
/// beside the lanes: the phases that are stored next to each other, and around
/// them the filters, or for few of these the other phases.
void PhaseBuilder::orderLoops(const Phases &phases) {
  AffineMap imageMap = op.getMatchingIndexingMap(conv.image);
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  SmallVector<utils::IteratorType> oldIterators = op.getIteratorTypesArray();
  loops.assign(op.getNumLoops(), rewriter.getAffineConstantExpr(0));
  phaseLoops.assign(conv.dims.size(), AffineExpr());
  iterators.clear();
  auto add = [&](AffineExpr &loop, utils::IteratorType iterator) {
    loop = rewriter.getAffineDimExpr(iterators.size());
    iterators.push_back(iterator);
  };
  SmallVector<unsigned> filters;
  int64_t filterCount = 1;
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    if (oldIterators[loop] != utils::IteratorType::parallel)
      continue;
    if (imageMap.isFunctionOfDim(loop)) {
      add(loops[loop], utils::IteratorType::parallel);
      continue;
    }
    filters.push_back(loop);
    filterCount = ShapedType::isDynamic(extents[loop])
                      ? ShapedType::kDynamic
                      : filterCount * extents[loop];
  }
  auto addFilters = [&] {
    for (unsigned loop : filters)
      add(loops[loop], utils::IteratorType::parallel);
  };
  MutableArrayRef<AffineExpr> outerPhases =
      MutableArrayRef(phaseLoops).drop_back();
  bool fewFilters = !outerPhases.empty() && filterCount > 0 &&
                    filterCount < phases[outerPhases.size() - 1]->count;
  if (fewFilters)
    addFilters();
  for (AffineExpr &loop : outerPhases)
    add(loop, utils::IteratorType::parallel);
  if (!fewFilters)
    addFilters();
  add(phaseLoops.back(), utils::IteratorType::parallel);
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    bool isDropped =
        llvm::any_of(llvm::zip_equal(conv.dims, phases), [&](const auto &pair) {
          const auto &[dim, group] = pair;
          return dim.window == loop && group->taps == 1;
        });
    if (oldIterators[loop] != utils::IteratorType::parallel && !isDropped)
      add(loops[loop], oldIterators[loop]);
  }
}

/// `value` with so many zeros around it, negative ones cut off.
Value PhaseBuilder::pad(Value value, ArrayRef<int64_t> low,
                        ArrayRef<int64_t> high) {
  SmallVector<OpFoldResult> offsets, lowPad, highPad;
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, value);
  SmallVector<OpFoldResult> strides(sizes.size(), rewriter.getIndexAttr(1));
  for (auto [size, before, after] : llvm::zip_equal(sizes, low, high)) {
    int64_t cut = std::max<int64_t>(-before, 0);
    int64_t cutAfter = std::max<int64_t>(-after, 0);
    offsets.push_back(rewriter.getIndexAttr(cut));
    if (cut != 0 || cutAfter != 0)
      size = rewriter.getIndexAttr(*getConstantIntValue(size) - cut - cutAfter);
    lowPad.push_back(rewriter.getIndexAttr(std::max<int64_t>(before, 0)));
    highPad.push_back(rewriter.getIndexAttr(std::max<int64_t>(after, 0)));
  }
  auto isNegative = [](int64_t size) { return size < 0; };
  if (llvm::any_of(low, isNegative) || llvm::any_of(high, isNegative))
    value = tensor::ExtractSliceOp::create(rewriter, loc, value, offsets, sizes,
                                           strides);
  auto isPositive = [](int64_t size) { return size > 0; };
  if (llvm::none_of(low, isPositive) && llvm::none_of(high, isPositive))
    return value;
  Value zero = arith::ConstantOp::create(
      rewriter, loc, rewriter.getZeroAttr(getElementTypeOrSelf(value)));
  return tensor::PadOp::create(rewriter, loc, Type(), value, lowPad, highPad,
                               zero);
}

/// The image without inserted zeros, but with those that are only around it.
Value PhaseBuilder::buildImage() {
  Value value = conv.stretched.createImage(rewriter);
  auto type = cast<RankedTensorType>(conv.image->get().getType());
  SmallVector<int64_t> low(type.getRank(), 0), high(type.getRank(), 0);
  for (auto [number, dim] : llvm::enumerate(conv.stretched.getDims()))
    if (dim && dim->stride == 1) {
      low[number] = dim->offset;
      high[number] = type.getDimSize(number) - dim->offset - dim->size;
    }
  return pad(value, low, high);
}

/// The image as far as the windows of `phases` reach.
Value PhaseBuilder::padForPhases(const Phases &phases) {
  int64_t rank = cast<RankedTensorType>(image.getType()).getRank();
  SmallVector<int64_t> low(rank, 0), high(rank, 0);
  for (auto [dim, group] : llvm::zip_equal(conv.dims, phases)) {
    low[dim.imageDim] = -group->shift;
    high[dim.imageDim] = dim.phases.extent + group->shift +
                         group->dilation * (group->taps - 1) - dim.imageSize;
  }
  return pad(image, low, high);
}

/// The weights of `phases`: of each window the taps that meet image elements,
/// and a dimension for the phases. `map` leads to them from the new loops.
Value PhaseBuilder::gatherWeights(const Phases &phases, AffineMap &map) {
  Value weights = conv.weights->get();
  AffineMap oldMap = op.getMatchingIndexingMap(conv.weights);
  AffineMap imageMap = op.getMatchingIndexingMap(conv.image);
  // A dimension of the new weights: the loop that walks it and its size.
  struct Dim {
    AffineExpr loop;
    OpFoldResult size;
    unsigned kind;
  };
  SmallVector<Dim> dims;
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, loc, weights);
  SmallVector<utils::IteratorType> oldIterators = op.getIteratorTypesArray();
  SmallVector<const PhasedDim *> slidesOver(sizes.size(), nullptr);
  for (unsigned number = 0; number < sizes.size(); ++number) {
    unsigned loop = oldMap.getDimPosition(number);
    OpFoldResult size = sizes[number];
    for (auto [dim, group] : llvm::zip_equal(conv.dims, phases))
      if (dim.window == loop) {
        slidesOver[number] = &dim;
        size = rewriter.getIndexAttr(group->taps);
      }
    // Groups outside, what a tile of accumulators multiplies in one step side
    // by side.
    if (oldIterators[loop] != utils::IteratorType::parallel) {
      if (isa<AffineDimExpr>(loops[loop]))
        dims.push_back({loops[loop], size, 1});
    } else {
      dims.push_back(
          {loops[loop], size, imageMap.isFunctionOfDim(loop) ? 0u : 2u});
    }
  }
  for (auto [loop, group] : llvm::zip_equal(phaseLoops, phases))
    dims.push_back({loop, rewriter.getIndexAttr(group->count), 2});
  auto getKey = [](const Dim &dim) {
    return std::make_pair(dim.kind,
                          cast<AffineDimExpr>(dim.loop).getPosition());
  };
  llvm::sort(dims, [&](const Dim &left, const Dim &right) {
    return getKey(left) < getKey(right);
  });

  SmallVector<AffineExpr> exprs, place(iterators.size()), sources;
  SmallVector<OpFoldResult> newSizes;
  for (auto [number, dim] : llvm::enumerate(dims)) {
    exprs.push_back(dim.loop);
    place[cast<AffineDimExpr>(dim.loop).getPosition()] =
        rewriter.getAffineDimExpr(number);
    newSizes.push_back(dim.size);
  }
  for (unsigned number = 0; number < sizes.size(); ++number) {
    AffineExpr source = loops[oldMap.getDimPosition(number)].replaceDims(place);
    if (const PhasedDim *dim = slidesOver[number]) {
      unsigned phased = dim - conv.dims.begin();
      source = source * phases[phased]->tapStep -
               phaseLoops[phased].replaceDims(place) + phases[phased]->firstTap;
    }
    sources.push_back(source);
  }
  map = AffineMap::get(iterators.size(), 0, exprs, op.getContext());
  return createMappedCopy(
      rewriter, loc, weights,
      AffineMap::get(dims.size(), 0, sources, op.getContext()), newSizes);
}

/// What the accumulators of a result of `sizes` start from: without a value for
/// all phases 0, and what they should have started from is added at the end.
Value PhaseBuilder::buildInit(ArrayRef<OpFoldResult> sizes) {
  Type elementType = getElementTypeOrSelf(op->getResult(0));
  SpreadInit init;
  if (spread)
    init = *spread;
  else
    init.source = arith::ConstantOp::create(rewriter, loc,
                                            rewriter.getZeroAttr(elementType));
  if (init.map) {
    SmallVector<AffineExpr> dims;
    for (int64_t position : getPositions())
      dims.push_back(rewriter.getAffineDimExpr(position));
    init.map = init.map.replaceDimsAndSymbols(dims, {}, sizes.size(), 0);
  }
  return createSpreadInit(rewriter, loc, init, sizes, elementType);
}

/// The convolution that computes `phases`; of those that meet no image element
/// what the sum starts from.
Value PhaseBuilder::buildGroup(const Phases &phases) {
  SmallVector<int64_t> counts;
  for (const PhaseGroup *group : phases)
    counts.push_back(group->count);
  Value init = buildInit(getSizes(counts));
  if (llvm::any_of(phases,
                   [](const PhaseGroup *group) { return group->taps == 0; }))
    return init;
  orderLoops(phases);
  SmallVector<AffineExpr> imageExprs, resultExprs;
  AffineMap imageMap = op.getMatchingIndexingMap(conv.image);
  for (AffineExpr expr : imageMap.getResults())
    imageExprs.push_back(expr.replaceDims(loops));
  for (auto [dim, group] : llvm::zip_equal(conv.dims, phases))
    imageExprs[dim.imageDim] =
        loops[dim.parallel] + loops[dim.window] * group->dilation;
  for (const ResultDim &dim : getResultDims())
    resultExprs.push_back(dim.phasesOf
                              ? phaseLoops[dim.phasesOf - conv.dims.begin()]
                              : loops[resultMap.getDimPosition(dim.resultDim)]);
  SmallVector<AffineMap> maps(3);
  SmallVector<Value> inputs(2);
  unsigned number = conv.image->getOperandNumber();
  inputs[number] = padForPhases(phases);
  inputs[1 - number] = gatherWeights(phases, maps[1 - number]);
  maps[number] =
      AffineMap::get(iterators.size(), 0, imageExprs, op.getContext());
  maps[2] = AffineMap::get(iterators.size(), 0, resultExprs, op.getContext());
  auto generic = linalg::GenericOp::create(rewriter, loc, init.getType(),
                                           inputs, init, maps, iterators);
  rewriter.cloneRegionBefore(op->getRegion(0), generic.getRegion(),
                             generic.getRegion().begin());
  return generic.getResult(0);
}

bool PhaseBuilder::takes(PReluOp prelu) const {
  return spread &&
         llvm::none_of(prelu.getEffectiveAlphaDims(),
                       [&](int64_t dim) { return bool(findDim(dim)); });
}

Value PhaseBuilder::applyPRelu(PReluOp prelu, Value value) {
  SmallVector<int64_t> alphaDims;
  for (int64_t dim : prelu.getEffectiveAlphaDims())
    alphaDims.push_back(getPositions()[dim]);
  return PReluOp::create(rewriter, prelu.getLoc(), value.getType(), value,
                         prelu.getAlpha(), alphaDims);
}

/// `values`, of one group of phases each, side by side in one tensor, and then
/// the phases next to the dimensions that they are parts of.
Value PhaseBuilder::joinGroups(ArrayRef<Phases> combinations,
                               ValueRange values) {
  SmallVector<int64_t> strides;
  for (const PhasedDim &dim : conv.dims)
    strides.push_back(dim.phases.stride);
  Type elementType = getElementTypeOrSelf(values.front());
  SmallVector<OpFoldResult> sizes = getSizes(strides);
  SmallVector<ResultDim> dims = getResultDims();
  Value joined = tensor::EmptyOp::create(rewriter, loc, sizes, elementType);
  SmallVector<OpFoldResult> ones(sizes.size(), rewriter.getIndexAttr(1));
  for (auto [phases, value] : llvm::zip_equal(combinations, values)) {
    SmallVector<OpFoldResult> offsets(sizes.size(), rewriter.getIndexAttr(0));
    for (auto [position, dim] : llvm::enumerate(dims))
      if (dim.phasesOf)
        offsets[position] = rewriter.getIndexAttr(
            phases[dim.phasesOf - conv.dims.begin()]->first);
    joined = tensor::InsertSliceOp::create(
        rewriter, loc, value, joined, offsets,
        tensor::getMixedSizes(rewriter, loc, value), ones);
  }
  SmallVector<int64_t> permutation;
  for (unsigned resultDim = 0; resultDim < resultMap.getNumResults();
       ++resultDim) {
    permutation.push_back(getPositions()[resultDim]);
    for (auto [position, dim] : llvm::enumerate(dims))
      if (dim.phasesOf && dim.resultDim == resultDim)
        permutation.push_back(position);
  }
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, applyPermutation(sizes, permutation), elementType);
  return linalg::TransposeOp::create(rewriter, loc, joined, empty, permutation)
      ->getResult(0);
}

/// `value`, in which each dimension with phases is followed by these, in the
/// shape of the convolution's result.
Value PhaseBuilder::restoreShape(Value value) {
  SmallVector<ReassociationIndices> groups;
  int64_t position = 0;
  for (unsigned resultDim = 0; resultDim < resultMap.getNumResults();
       ++resultDim) {
    groups.push_back({position++});
    if (findDim(resultDim))
      groups.back().push_back(position++);
  }
  value = tensor::CollapseShapeOp::create(rewriter, loc, value, groups);
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, loc, op.getDpsInits().front());
  SmallVector<OpFoldResult> ones(sizes.size(), rewriter.getIndexAttr(1));
  SmallVector<OpFoldResult> offsets(sizes.size(), rewriter.getIndexAttr(0));
  bool isCropped = false;
  for (const PhasedDim &dim : conv.dims) {
    offsets[dim.resultDim] = rewriter.getIndexAttr(dim.phases.crop);
    isCropped |= getConstantIntValue(sizes[dim.resultDim]) !=
                 dim.phases.extent * dim.phases.stride;
  }
  if (isCropped)
    value = tensor::ExtractSliceOp::create(rewriter, loc, value, offsets, sizes,
                                           ones);
  return value;
}

Value PhaseBuilder::build(PReluOp prelu) {
  image = buildImage();
  SmallVector<Phases> combinations = getCombinations();
  SmallVector<Value> values;
  for (const Phases &phases : combinations) {
    values.push_back(buildGroup(phases));
    if (prelu)
      values.back() = applyPRelu(prelu, values.back());
  }
  Value value = restoreShape(
      isInterleaved() ? values.front() : joinGroups(combinations, values));
  // Accumulators that start from something else for each element.
  if (!spread) {
    Value init = op.getDpsInits().front();
    value = linalg::AddOp::create(rewriter, loc, ValueRange{value, init}, value)
                .getResult(0);
  }
  Type type = op->getResult(0).getType();
  if (value.getType() != type)
    value = tensor::CastOp::create(rewriter, loc, type, value);
  return value;
}
