//===- LaneChoice.cpp - which loop runs along the vector lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LaneChoice.h"

#include "RowSpacing.h"
#include "Transposes.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Region/InterleavedResults.h"
#include "prelu/Region/Padding.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// The width of the widest element that the region computes with, in bits. Of a
/// reduction only the accumulators count, which are carried in registers: what
/// the epilogue widens, such as a product of 64 bits that rescales, is computed
/// once per tile, in as many registers as it takes.
static int64_t getWidestElement(const FusedRegion &region) {
  int64_t bits = 8;
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  bool isReduction = anchor.getNumReductionLoops() > 0;
  auto take = [&](Type type) {
    Type element = getElementTypeOrSelf(type);
    if (element.isIntOrFloat())
      bits = std::max<int64_t>(bits, element.getIntOrFloatBitWidth());
  };
  op.getBody().walk([&](linalg::LinalgOp linalgOp) {
    // A sum is added up once per tile, in as many registers as it takes.
    if (llvm::is_contained(region.sums, linalgOp) ||
        (isReduction && linalgOp != anchor))
      return;
    for (Value operand : linalgOp->getOperands())
      take(operand.getType());
    for (Operation &scalarOp : linalgOp.getBlock()->without_terminator())
      for (Type type : scalarOp.getResultTypes())
        take(type);
  });
  for (auto [sum, type] : llvm::zip_equal(region.sums, op.getResultTypes()))
    if (!isReduction && !sum)
      take(type);
  return bits;
}

RegisterFile prelu::getRegisterFile(const FusedRegion &region,
                                    TargetAttr target) {
  RegisterFile file;
  file.core = target.getModel();
  file.shape = file.core.getVectorShape(getWidestElement(region));
  return file;
}

bool prelu::isDivisible(FusedOp op, const LoopOrder &order) {
  return order.reduction.size() == 1 &&
         getExtents(op.getAnchor())[order.reduction.front()] != 0 &&
         getPaddedDims(op).empty();
}

bool prelu::readsRegistersOnce(const LaneChoice &choice) {
  return choice.problem.streamed &&
         choice.tile.getAccumulators() == choice.tile.vectors &&
         llvm::any_of(choice.operands, [](const OperandDecision &decision) {
           return decision.layout == OperandLayout::Panels;
         });
}

/// Whether somebody behind `value` reads it in its logical order: everyone but
/// the regions that read in any order or hand their operands' order on.
static bool isWantedRowMajor(Value value, unsigned depth = 0) {
  if (depth == 8)
    return true;
  return llvm::any_of(value.getUsers(), [&](Operation *user) {
    if (isa<tensor::DimOp>(user))
      return false;
    auto movement = dyn_cast<DataMovementOpInterface>(user);
    if (movement && movement.keepsOrder())
      return isWantedRowMajor(user->getResult(0), depth + 1);
    auto fused = user->getParentOfType<FusedOp>();
    if (!fused || !fused.getAnchor())
      return true;
    // A contraction reads broadcasts in any order.
    if (isContraction(fused.getAnchor()) ||
        linalg::isaConvolutionOpInterface(fused.getAnchor()))
      return false;
    return llvm::any_of(fused.getResults(), [&](Value result) {
      return isWantedRowMajor(result, depth + 1);
    });
  });
}

double prelu::getResultCopyCycles(const FusedRegion &region, unsigned lanes,
                                  const CoreModel &core) {
  FusedOp op = region.op;
  double cycles = 0;
  for (auto [result, map, sum] :
       llvm::zip_equal(op.getResults(), region.yieldMaps, region.sums))
    if (!sum && map.getDimPosition(map.getNumResults() - 1) != lanes &&
        isWantedRowMajor(result))
      cycles += getTransposeCycles(result, core);
  return cycles;
}

bool prelu::isWindowed(linalg::LinalgOp anchor, unsigned loop) {
  return llvm::any_of(anchor.getIndexingMapsArray(), [&](AffineMap map) {
    return llvm::any_of(map.getResults(), [&](AffineExpr expr) {
      return !isa<AffineDimExpr>(expr) && expr.isFunctionOfDim(loop);
    });
  });
}

/// Whether `loop` walks a dimension with a factor.
static bool isStrided(linalg::LinalgOp anchor, unsigned loop) {
  return llvm::any_of(anchor.getIndexingMapsArray(), [&](AffineMap map) {
    return llvm::any_of(map.getResults(), [&](AffineExpr expr) {
      return expr.isFunctionOfDim(loop) &&
             AffineAccess(expr, map.getNumDims()).getCoefficient(loop) != 1;
    });
  });
}

/// Whether two operands each vary with one of two `loops` and not the other.
static bool isOuterProduct(linalg::LinalgOp anchor, ArrayRef<unsigned> loops) {
  if (loops.size() != 2 || !isContraction(anchor) ||
      anchor.getNumDpsInputs() != 2)
    return false;
  AffineMap maps[] = {
      anchor.getMatchingIndexingMap(anchor.getDpsInputOperand(0)),
      anchor.getMatchingIndexingMap(anchor.getDpsInputOperand(1))};
  auto isAlone = [&](unsigned loop) {
    return maps[0].isFunctionOfDim(loop) != maps[1].isFunctionOfDim(loop);
  };
  return isAlone(loops[0]) && isAlone(loops[1]) &&
         maps[0].isFunctionOfDim(loops[0]) != maps[0].isFunctionOfDim(loops[1]);
}

double prelu::getOperandBytes(linalg::LinalgOp anchor, unsigned lanes,
                              bool onLanes) {
  double bytes = 0;
  for (OpOperand *operand : anchor.getDpsInputOperands())
    if (anchor.getMatchingIndexingMap(operand).isFunctionOfDim(lanes) ==
        onLanes)
      bytes += estimateBytes(operand->get().getType());
  return bytes;
}

/// Whether a few tiles take all rows, so that what the first of them waits for
/// counts.
static bool hasFewRows(const TileProblem &problem, const RegisterFile &file) {
  int64_t rows = 1;
  for (int64_t extent : problem.rows)
    rows *= extent;
  return rows != 0 && rows <= 2 * file.core.vectorRegisters;
}

/// Makes the interleaved loop, if `choice` has one, the innermost of the row
/// loops. There is none where it would not be in a tile.
static void orderInterleaved(LaneChoice &choice) {
  if (!choice.interleaved || choice.rowLoops.empty())
    return;
  auto *place = llvm::find(choice.rowLoops, *choice.interleaved);
  if (place == choice.rowLoops.end())
    choice.interleaved = std::nullopt;
  else
    std::rotate(choice.rowLoops.begin(), place, std::next(place));
}

/// Cycles from one tile's addition to a sum in memory to the next: a store, its
/// forwarding to a load, and the addition.
static double getSumCycles(const CoreModel &core) {
  return core.storeForwardLatency + core.fmaLatency;
}

/// The instruction of the target's dot products for `op` with `lanes` on the
/// lanes, if it has one that fits.
static std::optional<DotKind> findDotKind(FusedOp op, unsigned lanes,
                                          TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::optional<DotProduct> product = matchPlainDotProduct(anchor);
  if (!product || !hasDotLoops(anchor, *product, lanes))
    return std::nullopt;
  return findDotInstruction(target, product->getKind());
}

/// Whether products of `kind` and their addition are an instruction each: those
/// of 16-bit integers, where there are none of bytes, which came with the
/// instruction that does both.
static bool isSplitDot(TargetAttr target, DotKind kind) {
  return kind == DotKind::S16S16 && !hasDotInstruction(target, DotKind::U8S8);
}

static OperandWalk getOperandWalk(linalg::LinalgOp anchor, unsigned lanes,
                                  std::optional<DotKind> kind) {
  int64_t group = kind ? DotOp::getGroup(*kind) : 1;
  return {lanes, getLoopOrder(anchor, lanes), group, group};
}

/// The best register tile with `lanes` on the lanes, which has all iterations
/// of the loop `interleaved`, if there is one.
static LaneChoice evaluateTiles(const FusedRegion &region, unsigned lanes,
                                const RegisterFile &file, TargetAttr target,
                                std::optional<unsigned> interleaved) {
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  SmallVector<int64_t> extents = getExtents(anchor);
  LaneChoice choice;
  std::optional<DotKind> kind = findDotKind(op, lanes, target);
  choice.walk = getOperandWalk(anchor, lanes, kind);
  choice.interleaved = interleaved;
  const LoopOrder &order = choice.walk.order;
  TileProblem &problem = choice.problem;
  if (kind) {
    problem.dot = target.getCore().getDot(*kind);
    problem.productRegisters = isSplitDot(target, *kind);
  }
  problem.lanesExtent = extents[lanes];
  problem.reduction = 1;
  problem.allOnLanes = order.parallel.back() == lanes;
  for (linalg::LinalgOp sum : region.sums)
    if (sum)
      problem.tileCycles += getSumCycles(file.core);
  if (isWindowed(anchor, lanes))
    problem.laneLoad =
        file.core.straddlingLoads * (isStrided(anchor, lanes) ? 2 : 1);
  for (unsigned loop : order.reduction)
    problem.reduction *= loop == order.reduction.back()
                             ? llvm::divideCeil(extents[loop], choice.walk.dot)
                             : extents[loop];
  // The loops that come after the lanes share the lanes' operand; where all
  // operands are on the lanes, neighbouring windows share their loads.
  if (!order.reduction.empty())
    for (unsigned loop : llvm::reverse(order.parallel)) {
      if (loop == lanes && !problem.allOnLanes)
        break;
      if (loop != lanes && choice.rowLoops.size() < 2)
        choice.rowLoops.push_back(loop);
    }
  orderInterleaved(choice);
  problem.wholeRow = choice.interleaved && !choice.rowLoops.empty();
  for (unsigned loop : choice.rowLoops)
    problem.rows.push_back(extents[loop]);
  problem.outerProduct =
      problem.allOnLanes && isOuterProduct(anchor, choice.rowLoops);
  problem.pool = problem.allOnLanes && !isContraction(anchor) &&
                 llvm::any_of(choice.rowLoops, [&](unsigned loop) {
                   return isWindowed(anchor, loop);
                 });
  if (problem.allOnLanes && isContraction(anchor) &&
      llvm::any_of(choice.rowLoops,
                   [&](unsigned loop) { return isWindowed(anchor, loop); }))
    for (OpOperand *operand : anchor.getDpsInputOperands())
      if (llvm::any_of(choice.rowLoops, [&](unsigned loop) {
            return anchor.getMatchingIndexingMap(operand).isFunctionOfDim(loop);
          }))
        problem.mostRows =
            getMostWindowRows(anchor, operand, lanes, choice.rowLoops, file);
  if (!choice.rowLoops.empty() && isContraction(anchor) &&
      (!problem.allOnLanes || problem.outerProduct))
    problem.rowBytes =
        getRowBytes(op, choice.rowLoops.front(), PhysicalLayout());
  // A panel of weights is read again in every iteration of the loops that it
  // does not change with; a strip of an image changes with all but the rows.
  for (unsigned loop : order.parallel)
    if (loop != lanes && !llvm::is_contained(choice.rowLoops, loop))
      choice.outer *= extents[loop] == 0 ? unknownExtent : extents[loop];
  bool canStream = false;
  if (!problem.allOnLanes && !isWindowed(anchor, lanes)) {
    problem.repeats = choice.outer;
    problem.divided = isDivisible(op, order);
    canStream = choice.outer == 1 && problem.divided;
    // Other reductions of several loops, such as those of a flattened image,
    // are left alone: along other lanes the same weights would cost nothing.
    bool isKnown = problem.divided || !getPaddedDims(op).empty();
    problem.streamed =
        choice.outer == 1 && isKnown && hasFewRows(problem, file) &&
        getOperandBytes(anchor, lanes, /*onLanes=*/true) > file.core.l2Bytes;
  }
  choice.tile = chooseRegisterTile(problem, file);
  // Too few registers for all of them.
  if (problem.wholeRow && choice.tile.rows.front() != problem.rows.front())
    return evaluateTiles(region, lanes, file, target,
                         /*interleaved=*/std::nullopt);
  choice.cycles = choice.outer * getTileCost(problem, choice.tile, file);
  // What streams past beside the lanes has to come from memory as well.
  double others = getOperandBytes(anchor, lanes, /*onLanes=*/false);
  if (canStream && others > file.core.l2Bytes)
    choice.cycles += others / file.core.memoryBytesPerCycle;
  return choice;
}

bool prelu::fitsMatrixTiles(FusedOp op, const DotProduct &dot, unsigned lanes,
                            TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (getTileStep(target, dot.getKind()) == 0 ||
      !hasDotLoops(anchor, dot, lanes) ||
      getExtents(anchor)[getLoopOrder(anchor, lanes).reduction.back()] == 0)
    return false;
  return llvm::all_of(dot.factors, [&](const DotFactor &factor) {
    AffineMap map = anchor.getMatchingIndexingMap(factor.operand);
    return !map.isFunctionOfDim(lanes) ||
           (map.isProjectedPermutation() && isConstant(factor.operand->get()) &&
            factor.narrow == anchor.getMatchingBlockArgument(factor.operand));
  });
}

/// `choice` with products of pairs of rows in place of its dot products;
/// nothing where the target has none or there is but one row.
static std::optional<LaneChoice> usePairs(FusedOp op, const LaneChoice &choice,
                                          const RegisterFile &file,
                                          TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::optional<DotProduct> dot = matchPlainDotProduct(anchor);
  constexpr int64_t pair = 2, lanes = 4;
  if (!dot || choice.interleaved || file.getLanes() != lanes ||
      !hasPairInstruction(target, dot->getKind()) ||
      !hasDotLoops(anchor, *dot, choice.walk.lanes) ||
      llvm::all_of(choice.problem.rows, [](int64_t rows) { return rows == 1; }))
    return std::nullopt;
  LaneChoice pairs = choice;
  pairs.walk.group = DotOp::getGroup(dot->getKind());
  pairs.walk.dot = pair * pairs.walk.group;
  TileProblem &problem = pairs.problem;
  problem.dot = target.getCore().getPairs(dot->getKind());
  problem.rowGroup = pair;
  // Twice as many elements of each column.
  problem.laneLoad *= pair;
  SmallVector<int64_t> extents = getExtents(anchor);
  problem.reduction = 1;
  for (unsigned loop : choice.walk.order.reduction)
    problem.reduction *= loop == choice.walk.order.reduction.back()
                             ? llvm::divideCeil(extents[loop], pairs.walk.dot)
                             : extents[loop];
  pairs.tile = chooseRegisterTile(problem, file);
  pairs.cycles = choice.outer * getTileCost(problem, pairs.tile, file);
  return pairs;
}

/// `choice` with matrix tiles in place of its register tile; nothing where they
/// do not fit.
static std::optional<LaneChoice> useMatrixTiles(FusedOp op,
                                                const LaneChoice &choice,
                                                const RegisterFile &file,
                                                TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::optional<DotProduct> dot = matchPlainDotProduct(anchor);
  if (!dot || choice.interleaved || choice.problem.lanesExtent == 0 ||
      !fitsMatrixTiles(op, *dot, choice.walk.lanes, target))
    return std::nullopt;
  LaneChoice tiles = choice;
  tiles.walk.group = DotOp::getGroup(dot->getKind());
  tiles.walk.dot = getTileStep(target, dot->getKind());
  MatrixTileProblem problem;
  problem.loops = choice.problem;
  problem.perCycle = target.getCore().getTilesPerCycle(dot->getKind());
  SmallVector<int64_t> extents = getExtents(anchor);
  double around = 1;
  for (unsigned loop : ArrayRef(choice.walk.order.reduction).drop_back())
    around *= extents[loop] == 0 ? unknownReduction : extents[loop];
  int64_t innermost = extents[choice.walk.order.reduction.back()];
  problem.wholeSteps = around * (innermost / tiles.walk.dot);
  problem.partSteps = innermost % tiles.walk.dot == 0 ? 0 : around;
  tiles.matrix = problem;
  tiles.tile = chooseMatrixTile(problem, file);
  tiles.cycles = choice.outer * getMatrixTileCost(problem, tiles.tile, file);
  return tiles;
}

/// The output channels of a contraction, the channels of a depthwise
/// convolution; nothing for other ops.
static std::optional<unsigned> getChannelLoop(linalg::LinalgOp anchor) {
  if (isContraction(anchor)) {
    auto dims = linalg::inferContractionDims(anchor);
    if (succeeded(dims) && !dims->n.empty())
      return dims->n.back();
    if (succeeded(dims) && !dims->m.empty())
      return dims->m.back();
  }
  if (linalg::isaConvolutionOpInterface(anchor)) {
    auto dims = linalg::inferConvolutionDims(anchor);
    if (succeeded(dims) && !dims->outputChannel.empty())
      return dims->outputChannel.back();
    if (succeeded(dims) && !dims->depth.empty())
      return dims->depth.back();
  }
  return std::nullopt;
}

/// Whether the parallel loops that an operand of `map` does not run along are
/// short: it is an image each of whose elements is repeated a few times, and no
/// vector that is spread over one.
static bool isRepeated(linalg::LinalgOp anchor, AffineMap map) {
  constexpr int64_t mostRepeats = 8;
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  for (auto [loop, iterator] : llvm::enumerate(anchor.getIteratorTypesArray()))
    if (iterator == utils::IteratorType::parallel &&
        !map.isFunctionOfDim(loop) &&
        (ShapedType::isDynamic(extents[loop]) || extents[loop] > mostRepeats))
      return false;
  return true;
}

unsigned prelu::getInnermostLoop(const FusedRegion &region,
                                 const PhysicalLayout &layout) {
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  AffineMap yieldMap = region.getFullYieldMap();
  unsigned innermost = yieldMap.getDimPosition(yieldMap.getNumResults() - 1);
  SmallVector<utils::IteratorType> iterators = anchor.getIteratorTypesArray();
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    if (!anchor.payloadUsesValueFromOperand(operand))
      continue;
    std::optional<unsigned> dim =
        getInnermostDim(operand->get(), op.getBody(), layout);
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!dim || (map.getNumResults() < yieldMap.getNumResults() &&
                 !isRepeated(anchor, map)))
      continue;
    auto loop = dyn_cast<AffineDimExpr>(map.getResult(*dim));
    if (!loop || iterators[loop.getPosition()] != utils::IteratorType::parallel)
      continue;
    // A copy is for the sake of its result's order.
    if (!isa<linalg::TransposeOp>(anchor) ||
        getInterleavedLoop(region, loop.getPosition()))
      return loop.getPosition();
  }
  return innermost;
}

/// The best register tile with `lanes` on the lanes, and the best ones of the
/// other kernels that may compute it.
static std::vector<LaneChoice> evaluateKernels(const FusedRegion &region,
                                               unsigned lanes,
                                               const RegisterFile &file,
                                               TargetAttr target) {
  std::vector<LaneChoice> kernels = {evaluateTiles(
      region, lanes, file, target, getInterleavedLoop(region, lanes))};
  if (getChannelLoop(region.anchor) != lanes)
    return kernels;
  for (auto *use : {usePairs, useMatrixTiles})
    if (std::optional<LaneChoice> other =
            use(region.op, kernels.front(), file, target))
      kernels.push_back(*other);
  return kernels;
}

LaneChoice prelu::evaluateLanes(const FusedRegion &region, unsigned lanes,
                                const RegisterFile &file, TargetAttr target) {
  std::vector<LaneChoice> kernels =
      evaluateKernels(region, lanes, file, target);
  return *llvm::min_element(kernels,
                            [](const LaneChoice &one, const LaneChoice &other) {
                              return one.cycles < other.cycles;
                            });
}

void prelu::fitRows(FusedOp op, const PhysicalLayout &layout,
                    const RegisterFile &file, LaneChoice &choice) {
  TileProblem &problem = choice.problem;
  if (choice.rowLoops.empty() || choice.matrix || problem.wholeRow ||
      !isContraction(op.getAnchor()) ||
      (problem.allOnLanes && !problem.outerProduct))
    return;
  int64_t rowBytes = getRowBytes(op, choice.rowLoops.front(), layout);
  if (rowBytes == problem.rowBytes)
    return;
  problem.rowBytes = rowBytes;
  double before = getTileCost(problem, choice.tile, file);
  choice.tile = chooseRegisterTile(problem, file);
  choice.cycles +=
      choice.outer * (getTileCost(problem, choice.tile, file) - before);
}

SmallVector<unsigned> prelu::getLaneLoops(const FusedRegion &region) {
  std::optional<unsigned> channels = getChannelLoop(region.anchor);
  if (!channels)
    return {};
  SmallVector<unsigned> loops = {*channels};
  for (AffineExpr expr : region.getFullYieldMap().getResults())
    if (unsigned loop = cast<AffineDimExpr>(expr).getPosition();
        loop != *channels)
      loops.push_back(loop);
  return loops;
}

/// Decides how `region` reads its operands and hands on its results with
/// `choice`'s lanes.
static void addCopies(const FusedRegion &region, const PhysicalLayout &layout,
                      const CoreModel &core, LaneChoice &choice) {
  choice.operands = decideOperands(region.op, choice.walk, layout, core);
  choice.copyCycles = 0;
  for (const OperandDecision &decision : choice.operands)
    choice.copyCycles += decision.getWeighedCycles();
  // Interleaved results keep their order.
  if (!choice.interleaved)
    choice.copyCycles += getResultCopyCycles(region, choice.walk.lanes, core);
}

std::vector<LaneChoice> prelu::getLaneChoices(const FusedRegion &region,
                                              const PhysicalLayout &layout,
                                              const RegisterFile &file,
                                              TargetAttr target) {
  SmallVector<unsigned> loops = getLaneLoops(region);
  if (loops.empty()) {
    LaneChoice choice =
        evaluateLanes(region, getInnermostLoop(region, layout), file, target);
    choice.operands = decideOperands(region.op, choice.walk, layout, file.core);
    return {choice};
  }
  std::vector<LaneChoice> choices;
  double least = std::numeric_limits<double>::infinity();
  for (unsigned lanes : loops) {
    // Tiles are looked at only where the copies alone do not cost more.
    LaneChoice copies;
    copies.walk = getOperandWalk(region.anchor, lanes,
                                 findDotKind(region.op, lanes, target));
    copies.interleaved = getInterleavedLoop(region, lanes);
    addCopies(region, layout, file.core, copies);
    if (!choices.empty() && copies.copyCycles > least)
      continue;
    for (LaneChoice &kernel : evaluateKernels(region, lanes, file, target)) {
      addCopies(region, layout, file.core, kernel);
      least = std::min(least, kernel.getCycles());
      choices.push_back(std::move(kernel));
    }
  }
  return choices;
}

std::optional<unsigned> prelu::getTransposedLoop(FusedOp op, unsigned lanes,
                                                 const PhysicalLayout &layout) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (anchor.getNumReductionLoops() > 0)
    return std::nullopt;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!anchor.payloadUsesValueFromOperand(operand) ||
        !map.isFunctionOfDim(lanes))
      continue;
    std::optional<unsigned> dim =
        getInnermostDim(operand->get(), op.getBody(), layout);
    if (!dim)
      continue;
    auto loop = dyn_cast<AffineDimExpr>(map.getResult(*dim));
    if (loop && loop.getPosition() != lanes)
      return loop.getPosition();
  }
  return std::nullopt;
}

void prelu::walkRegions(
    Operation *root,
    llvm::function_ref<void(const FusedRegion &, const PhysicalLayout &)>
        visit) {
  PhysicalLayout layout;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    auto fused = dyn_cast<FusedOp>(op);
    if (!fused) {
      layout.propagate(op);
      return WalkResult::advance();
    }
    if (OrReason<FusedRegion> region = getVectorizable(fused)) {
      visit(*region, layout);
      if (fused.getScheduleAttr())
        layout.setFused(*region);
    }
    return WalkResult::skip();
  });
}
