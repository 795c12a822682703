//===- LayoutPlan.cpp - one choice of lanes for all regions of a function
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LayoutPlan.h"

#include "prelu/Region/InterleavedResults.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Transforms/RegionUtils.h"

#include <cmath>

using namespace mlir;
using namespace mlir::prelu;

/// Ways in which the live values may lie that are followed at a time.
static constexpr size_t mostWays = 64;

/// Fewer multiplications that save less than this are not worth their rounding
/// and their filters, which are larger.
static constexpr double leastWinogradGain = 1.1;

//===----------------------------------------------------------------------===//
// The candidates of a region
//===----------------------------------------------------------------------===//

RegionCandidates::RegionCandidates(const FusedRegion &region, TargetAttr target,
                                   const WinogradLimits &limits)
    : region(region), target(target), file(getRegisterFile(region, target)) {
  findEpilogueOperands();
  ScheduleAttr schedule = FusedOp(region.op).getScheduleAttr();
  if (!schedule || schedule.getAlgorithm() == Algorithm::Winograd)
    addWinograd(limits);
  if (schedule && fixed.empty())
    fixed.push_back(getDirect(schedule.getLanes()));
  else if (!schedule)
    addDirect();
}

void RegionCandidates::addDirect() {
  SmallVector<int64_t> extents = getExtents(region.anchor);
  SmallVector<unsigned> direct;
  for (unsigned lanes : getLaneLoops(region))
    // Lanes of one iteration are no vectors, but for want of others.
    if (direct.empty() || extents[lanes] != 1)
      direct.push_back(getDirect(lanes));
  fixed.insert(fixed.begin(), direct.begin(), direct.end());
}

void RegionCandidates::addWinograd(const WinogradLimits &limits) {
  OrReason<WinogradConvolution> matched = matchWinograd(region.op);
  if (!matched || limits.outputs == 0)
    return;
  conv = *matched;
  OrReason<WinogradChoice> choice = chooseWinograd(*conv, file, limits);
  if (!choice) {
    reason = choice.getReason().text;
    return;
  }
  RegionCandidate candidate;
  candidate.direct.walk.lanes = conv->resultChannels;
  candidate.winograd = *choice;
  fixed.push_back(candidates.size());
  candidates.push_back(candidate);
}

/// The loops of `bodyOp` in those of the anchor, from its result's map.
static std::optional<AffineMap> getLoopMap(linalg::LinalgOp bodyOp,
                                           AffineMap resultMap) {
  AffineMap ownMap = bodyOp.getIndexingMapMatchingResult(bodyOp->getResult(0));
  if (!ownMap.isPermutation())
    return std::nullopt;
  return inversePermutation(ownMap).compose(resultMap);
}

void RegionCandidates::findEpilogueOperands() {
  Region &body = region.op.getBody();
  auto add = [&](Value value, AffineMap map) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (type && type.getRank() > 1 && value.getParentRegion() != &body)
      epilogue.push_back({value, map});
  };
  for (Operation &bodyOp : body.front().without_terminator()) {
    auto structured = dyn_cast<linalg::LinalgOp>(bodyOp);
    if (!structured || structured == region.anchor ||
        structured.getNumReductionLoops() > 0)
      continue;
    AffineMap resultMap = region.getMap(bodyOp.getResult(0));
    std::optional<AffineMap> loops =
        resultMap ? getLoopMap(structured, resultMap) : std::nullopt;
    if (!loops)
      continue;
    for (OpOperand *operand : structured.getDpsInputOperands())
      if (structured.payloadUsesValueFromOperand(operand))
        add(operand->get(),
            structured.getMatchingIndexingMap(operand).compose(*loops));
  }
}

std::optional<unsigned> RegionCandidates::findDirect(unsigned lanes) const {
  for (auto [number, candidate] : llvm::enumerate(candidates))
    if (!candidate.winograd && candidate.getLanes() == lanes)
      return number;
  return std::nullopt;
}

unsigned RegionCandidates::getDirect(unsigned lanes) {
  if (std::optional<unsigned> known = findDirect(lanes))
    return *known;
  candidates.push_back(
      {evaluateLanes(region, lanes, file, target), std::nullopt});
  return candidates.size() - 1;
}

SmallVector<unsigned>
RegionCandidates::getNumbers(const PhysicalLayout &layout) {
  if (!fixed.empty())
    return fixed;
  linalg::LinalgOp anchor = region.anchor;
  SmallVector<unsigned> numbers = {getDirect(getInnermostLoop(region, layout))};
  // A copy is for the sake of its result's order.
  if (isa<linalg::TransposeOp>(anchor))
    return numbers;
  AffineMap full = region.getFullYieldMap();
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    std::optional<unsigned> dim =
        getInnermostDim(operand->get(), region.op.getBody(), layout);
    if (!dim || map.getNumResults() < full.getNumResults())
      continue;
    auto loop = dyn_cast<AffineDimExpr>(map.getResult(*dim));
    if (!loop || !full.isFunctionOfDim(loop.getPosition()))
      continue;
    unsigned number = getDirect(loop.getPosition());
    if (!llvm::is_contained(numbers, number))
      numbers.push_back(number);
  }
  return numbers;
}

/// Cycles to read an operand behind the anchor lane by lane, where it does not
/// lie along the lanes.
static double getGatherCycles(Value value, AffineMap map, unsigned lanes,
                              std::optional<unsigned> innermost,
                              const CoreModel &core) {
  auto lane = getAffineDimExpr(lanes, map.getContext());
  std::optional<unsigned> dim = map.getResultPosition(lane);
  return !dim || dim == innermost || isConstant(value)
             ? 0
             : getTransposeCycles(value, core);
}

double RegionCandidates::getCycles(unsigned number,
                                   const PhysicalLayout &layout) {
  // All that the cycles depend on.
  SmallVector<std::optional<unsigned>> key = {number};
  for (OpOperand *operand : region.anchor.getDpsInputOperands())
    key.push_back(getInnermostDim(operand->get(), region.op.getBody(), layout));
  for (const EpilogueOperand &operand : epilogue)
    key.push_back(layout.getInnermostDim(operand.value));
  auto [known, isNew] = cyclesByLayout.try_emplace(std::move(key), 0);
  if (isNew)
    known->second = computeCycles(number, layout);
  return known->second;
}

double RegionCandidates::computeCycles(unsigned number,
                                       const PhysicalLayout &layout) const {
  const RegionCandidate &candidate = candidates[number];
  double cycles = candidate.getCycles();
  if (candidate.winograd) {
    cycles += decideImage(region.op, *conv, layout, file.core).copyCycles;
    if (fixed.size() > 1)
      cycles *= leastWinogradGain;
  } else {
    for (const OperandDecision &decision :
         decideOperands(region.op, candidate.direct.walk, layout, file.core))
      cycles += decision.getWeighedCycles();
  }
  // Where all candidates read an operand with a stride, one has to be taken.
  if (!std::isfinite(cycles))
    cycles = std::numeric_limits<float>::max();
  for (const EpilogueOperand &operand : epilogue)
    cycles += getGatherCycles(operand.value, operand.map, candidate.getLanes(),
                              layout.getInnermostDim(operand.value), file.core);
  return cycles;
}

double RegionCandidates::getAloneCycles(unsigned number) {
  const RegionCandidate &candidate = candidates[number];
  double cycles = getCycles(number, PhysicalLayout());
  if (candidate.direct.interleaved)
    return cycles;
  return cycles + getResultCopyCycles(region, candidate.getLanes(), file.core);
}

unsigned RegionCandidates::getBestAlone(const PhysicalLayout &layout) {
  return *llvm::min_element(
      getNumbers(layout), [&](unsigned one, unsigned other) {
        return getAloneCycles(one) < getAloneCycles(other);
      });
}

//===----------------------------------------------------------------------===//
// The plan
//===----------------------------------------------------------------------===//

/// One operation, and what each way asks of it.
struct LayoutPlan::Step {
  Operation *op;
  /// The number of its region where it is one to choose for.
  std::optional<unsigned> region;
  /// A region that has its schedule already.
  std::optional<FusedRegion> scheduled;
  /// What it reads from outside, and what of that nobody reads later.
  SmallVector<Value> reads, last;
};

/// How the values that are still needed lie, and the cheapest choices for that.
struct LayoutPlan::Way {
  PhysicalLayout layout;
  /// Values of which there is a copy in their logical order too.
  llvm::SmallPtrSet<Value, 4> turnedBack;
  double cycles = 0;
  /// The place of the last choice; -1 for none.
  int64_t choice = -1;
  /// Whether it costs at most what the choice of each region for itself does,
  /// up to here, and values lie as after that choice.
  bool isNaive = false;

  /// Pays for a copy of `value` in its logical order, unless it lies so.
  void turnBack(Value value, const CoreModel &core) {
    if (!layout.isRowMajor(value) && turnedBack.insert(value).second)
      cycles += getTransposeCycles(value, core);
  }

  /// Passes an operation that there is nothing to choose for.
  void moveOn(const Step &step, const CoreModel &core);

  bool liesLike(const Way &other) const {
    return layout == other.layout &&
           turnedBack.size() == other.turnedBack.size() &&
           llvm::all_of(turnedBack, [&](Value value) {
             return other.turnedBack.contains(value);
           });
  }
};

LayoutPlan::LayoutPlan(Operation *root, TargetAttr target,
                       const WinogradLimits &limits,
                       llvm::function_ref<bool(FusedOp)> isPlanned)
    : target(target), limits(limits) {
  findSteps(root, isPlanned);
  takeSteps();
}

LayoutPlan::~LayoutPlan() = default;

/// The values from outside that `op` reads, those of its regions too.
static SetVector<Value> getReadValues(Operation *op) {
  SetVector<Value> values(op->operand_begin(), op->operand_end());
  if (isa<FusedOp>(op))
    getUsedValuesDefinedAbove(op->getRegions(), values);
  return values;
}

void LayoutPlan::findSteps(Operation *root,
                           llvm::function_ref<bool(FusedOp)> isPlanned) {
  DenseMap<Value, unsigned> lastStep;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    Step &step = steps.emplace_back();
    step.op = op;
    step.reads = getReadValues(op).takeVector();
    for (Value value : step.reads)
      lastStep[value] = steps.size() - 1;
    auto fused = dyn_cast<FusedOp>(op);
    if (!fused)
      return WalkResult::advance();
    bool isChosen = isPlanned(fused);
    if (!isChosen && !fused.getScheduleAttr())
      return WalkResult::skip();
    OrReason<FusedRegion> known = getVectorizable(fused);
    if (known && isChosen) {
      step.region = numbers[op] = regions.size();
      regions.push_back(
          std::make_unique<RegionCandidates>(*known, target, limits));
    } else if (known) {
      step.scheduled = *known;
    }
    return WalkResult::skip();
  });
  for (auto [value, step] : lastStep)
    steps[step].last.push_back(value);
}

void LayoutPlan::Way::moveOn(const Step &step, const CoreModel &core) {
  if (step.scheduled) {
    layout.setFused(*step.scheduled);
    return;
  }
  if (isa<tensor::DimOp>(step.op) || layout.propagate(step.op))
    return;
  for (Value value : step.reads)
    turnBack(value, core);
}

/// Each of `ways` with each candidate of region `number`.
std::vector<LayoutPlan::Way> LayoutPlan::choose(unsigned number,
                                                const std::vector<Way> &ways) {
  RegionCandidates &candidates = *regions[number];
  std::vector<Way> next;
  for (const Way &way : ways) {
    std::optional<unsigned> naive;
    if (way.isNaive)
      naive = candidates.getBestAlone(way.layout);
    for (unsigned candidate : candidates.getNumbers(way.layout)) {
      Way &taken = next.emplace_back(way);
      taken.isNaive = candidate == naive;
      taken.cycles += candidates.getCycles(candidate, way.layout);
      taken.choice = choices.size();
      choices.push_back({way.choice, number, candidate});
      if (!candidates.get(candidate).direct.interleaved)
        taken.layout.setResults(candidates.region,
                                candidates.get(candidate).getLanes());
    }
  }
  return next;
}

/// Of ways in which values lie alike the cheapest, and of these the `mostWays`
/// cheapest and the naive one: whatever is dropped, the plan is never worse
/// than the choice of each region for itself.
template <typename Way> static void keepCheapest(std::vector<Way> &ways) {
  // Of equal ones the first candidates'.
  SmallVector<std::pair<double, unsigned>> order;
  for (auto [number, way] : llvm::enumerate(ways))
    order.emplace_back(way.cycles, number);
  llvm::sort(order);
  std::vector<Way> kept;
  for (const auto &cheapest : order) {
    Way &way = ways[cheapest.second];
    if (kept.size() >= mostWays && !way.isNaive)
      continue;
    auto same = llvm::find_if(
        kept, [&](const Way &other) { return way.liesLike(other); });
    if (same == kept.end())
      kept.push_back(std::move(way));
    else
      same->isNaive |= way.isNaive;
  }
  ways = std::move(kept);
}

void LayoutPlan::takeSteps() {
  std::vector<Way> ways(1);
  ways.front().isNaive = true;
  for (const Step &step : steps) {
    if (step.region)
      ways = choose(*step.region, ways);
    else
      for (Way &way : ways)
        way.moveOn(step, target.getModel());
    for (Way &way : ways)
      for (Value value : step.last) {
        way.layout.forget(value);
        way.turnedBack.erase(value);
      }
    if (ways.size() > 1)
      keepCheapest(ways);
  }
  cycles = ways.front().cycles;
  for (int64_t place = ways.front().choice; place >= 0;
       place = choices[place].before)
    chosen[regions[choices[place].region]->region.op] =
        choices[place].candidate;
}

double LayoutPlan::getKernelCycles() const {
  double kernels = 0;
  for (const std::unique_ptr<RegionCandidates> &candidates : regions)
    kernels +=
        candidates->get(chosen.lookup(candidates->region.op)).getCycles();
  return kernels;
}

std::pair<RegionCandidates *, unsigned> LayoutPlan::lookup(FusedOp op) {
  auto number = numbers.find(op);
  if (number == numbers.end())
    return {nullptr, 0};
  return {regions[number->second].get(), chosen.lookup(op)};
}
