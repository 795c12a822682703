//===- LaneChoice.cpp - which loop runs along the vector lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LaneChoice.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Region/DotProduct.h"
#include "prelu/Region/InterleavedResults.h"
#include "prelu/Region/Padding.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

/// Cycles for one element of a tensor that is copied because it lies in another
/// order than its reader wants.
static constexpr double copyCyclesPerElement = 2;

/// The width of the widest element that the region computes with, in bits. Of a
/// reduction only the accumulators count, which are carried in registers: what
/// the epilogue widens, such as a product of 64 bits that rescales, is computed
/// once per tile, in as many registers as it takes.
static int64_t getWidestElement(FusedOp op) {
  int64_t bits = 8;
  linalg::LinalgOp anchor = op.getAnchor();
  bool isReduction = anchor.getNumReductionLoops() > 0;
  auto take = [&](Type type) {
    Type element = getElementTypeOrSelf(type);
    if (element.isIntOrFloat())
      bits = std::max<int64_t>(bits, element.getIntOrFloatBitWidth());
  };
  op.getBody().walk([&](linalg::LinalgOp linalgOp) {
    // A sum is added up once per tile, in as many registers as it takes.
    if (FusedOp::isSum(linalgOp) || (isReduction && linalgOp != anchor))
      return;
    for (Value operand : linalgOp->getOperands())
      take(operand.getType());
    for (Operation &scalarOp : linalgOp.getBlock()->without_terminator())
      for (Type type : scalarOp.getResultTypes())
        take(type);
  });
  for (auto [number, type] : llvm::enumerate(op.getResultTypes()))
    if (!isReduction && !getYieldedSum(op, number))
      take(type);
  return bits;
}

RegisterFile prelu::getRegisterFile(FusedOp op, TargetAttr target) {
  RegisterFile file;
  file.core = target.getModel();
  file.lanes =
      std::max<int64_t>(file.core.vectorBits / getWidestElement(op), 1);
  return file;
}

SmallVector<int64_t> prelu::getExtents(linalg::LinalgOp anchor) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  for (int64_t &extent : extents)
    if (ShapedType::isDynamic(extent))
      extent = 0;
  return extents;
}

static double countElements(Type type) {
  double elements = 1;
  if (auto shaped = dyn_cast<ShapedType>(type))
    for (int64_t size : shaped.getShape())
      elements *= ShapedType::isDynamic(size) ? unknownExtent : size;
  return elements;
}

bool prelu::isDivisible(FusedOp op, const LoopOrder &order) {
  return order.reduction.size() == 1 &&
         getExtents(op.getAnchor())[order.reduction.front()] != 0 &&
         getPaddedDims(op).empty();
}

bool prelu::isConstant(Value value) {
  return matchPattern(skipRearrangements(value), m_Constant());
}

/// How an operand runs along the lanes; `Registers` takes its elements one
/// after the other or every second one.
enum class LaneAccess { None, Registers, Copied, Gathered };

/// How `operand`, whose dimension `innermost` lies innermost in memory, runs
/// along the loop `lanes`.
static LaneAccess getLaneAccess(OpOperand &operand, AffineMap map,
                                unsigned lanes,
                                std::optional<unsigned> innermost) {
  if (!map.isFunctionOfDim(lanes))
    return LaneAccess::None;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    if (!expr.isFunctionOfDim(lanes))
      continue;
    std::optional<int64_t> step = AffineAccess(map, dim).getCoefficient(lanes);
    if (step != 1 && step != 2)
      return LaneAccess::Gathered;
    if (innermost != dim)
      return LaneAccess::Copied;
  }
  return LaneAccess::Registers;
}

std::optional<unsigned> prelu::getInnermostDim(Value value, Region &region,
                                               const PhysicalLayout &layout) {
  Operation *op = value.getDefiningOp();
  if (!op || op->getParentRegion() != &region)
    return layout.getInnermostDim(value);
  DataMovementOpInterface movement = getDataMovement(value);
  if (!movement || !movement.getOnlySource())
    return layout.getInnermostDim(value);
  std::optional<unsigned> dim =
      getInnermostDim(movement.getOnlySource()->get(), region, layout);
  if (dim)
    dim = movement.getInnermostDim(*dim);
  return dim ? dim : layout.getInnermostDim(value);
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

double prelu::getTransposeCycles(ShapedType type) {
  return copyCyclesPerElement * countElements(type);
}

double prelu::getResultCopyCycles(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                                  unsigned lanes) {
  double cycles = 0;
  for (auto [result, map] : llvm::zip_equal(op.getResults(), yieldMaps))
    if (!getYieldedSum(op, result.getResultNumber()) &&
        map.getDimPosition(map.getNumResults() - 1) != lanes &&
        isWantedRowMajor(result))
      cycles += getTransposeCycles(cast<ShapedType>(result.getType()));
  return cycles;
}

/// Cycles for the copies that `lanes` asks for: operands that do not run along
/// them, results that have to be turned back, which those interleaved with the
/// loop `interleaved` do not. Infinite where an operand could
/// only be read lane by lane.
static double getCopyCycles(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                            unsigned lanes, const PhysicalLayout &layout,
                            std::optional<unsigned> interleaved) {
  linalg::LinalgOp anchor = op.getAnchor();
  double cycles = 0;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    if (!anchor.payloadUsesValueFromOperand(operand))
      continue;
    switch (
        getLaneAccess(*operand, anchor.getMatchingIndexingMap(operand), lanes,
                      getInnermostDim(operand->get(), op.getBody(), layout))) {
    case LaneAccess::None:
    case LaneAccess::Registers:
      break;
    case LaneAccess::Copied:
      // Constants are turned at compile time.
      if (!isConstant(operand->get()))
        cycles +=
            getTransposeCycles(cast<ShapedType>(operand->get().getType()));
      break;
    case LaneAccess::Gathered:
      return std::numeric_limits<double>::infinity();
    }
  }
  return interleaved ? cycles
                     : cycles + getResultCopyCycles(op, yieldMaps, lanes);
}

/// Whether `loop` slides over a window.
static bool isWindowed(linalg::LinalgOp anchor, unsigned loop) {
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

/// Bytes from one iteration of `loop` to the next in the one operand from
/// outside of the region that varies with it; 0 if they are not known.
static int64_t getRowBytes(FusedOp op, unsigned loop) {
  linalg::LinalgOp anchor = op.getAnchor();
  int64_t bytes = 0;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!map.isFunctionOfDim(loop))
      continue;
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (bytes != 0 || !type || !type.hasStaticShape() ||
        operand->get().getParentRegion() == &op.getBody())
      return 0;
    bytes = type.getElementTypeBitWidth() / 8;
    for (unsigned dim = map.getNumResults(); dim-- > 0;) {
      if (map.getResult(dim) == getAffineDimExpr(loop, op.getContext()))
        break;
      // The loop only slides along a window here.
      if (dim == 0 || map.getResult(dim).isFunctionOfDim(loop))
        return 0;
      bytes *= type.getDimSize(dim);
    }
  }
  return bytes;
}

/// Bytes of the operands that run along `lanes`, or of those that do not.
static double getOperandBytes(linalg::LinalgOp anchor, unsigned lanes,
                              bool onLanes) {
  double bytes = 0;
  for (OpOperand *operand : anchor.getDpsInputOperands())
    if (anchor.getMatchingIndexingMap(operand).isFunctionOfDim(lanes) ==
        onLanes)
      bytes += countElements(operand->get().getType()) *
               getElementTypeOrSelf(operand->get()).getIntOrFloatBitWidth() / 8;
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

/// Takes the target's dot products for `op` with `choice.lanes` on the lanes,
/// if it has some that fit.
static void useDotProduct(FusedOp op, TargetAttr target, LaneChoice &choice) {
  linalg::LinalgOp anchor = op.getAnchor();
  std::optional<DotProduct> product = matchPlainDotProduct(anchor);
  if (!product || !hasDotInstruction(target, product->getKind()) ||
      !hasDotLoops(anchor, *product, choice.lanes))
    return;
  choice.dot = DotOp::getGroup(product->getKind());
  choice.problem.dot = target.getCore().getDot(product->getKind());
}

/// The best register tile with `lanes` on the lanes, which has all iterations
/// of the loop `interleaved`, if there is one.
static LaneChoice evaluateLanes(FusedOp op, unsigned lanes,
                                const RegisterFile &file, TargetAttr target,
                                std::optional<unsigned> interleaved) {
  linalg::LinalgOp anchor = op.getAnchor();
  SmallVector<int64_t> extents = getExtents(anchor);
  LaneChoice choice;
  choice.lanes = lanes;
  choice.interleaved = interleaved;
  choice.order = getLoopOrder(anchor, lanes);
  TileProblem &problem = choice.problem;
  problem.lanesExtent = extents[lanes];
  problem.reduction = 1;
  problem.allOnLanes = choice.order.parallel.back() == lanes;
  for (unsigned number = 0; number < op.getNumResults(); ++number)
    if (getYieldedSum(op, number))
      problem.tileCycles += getSumCycles(file.core);
  if (isWindowed(anchor, lanes))
    problem.laneLoad =
        file.core.straddlingLoads * (isStrided(anchor, lanes) ? 2 : 1);
  useDotProduct(op, target, choice);
  for (unsigned loop : choice.order.reduction)
    problem.reduction *= loop == choice.order.reduction.back()
                             ? llvm::divideCeil(extents[loop], choice.dot)
                             : extents[loop];
  // The loops that come after the lanes share the lanes' operand; where all
  // operands are on the lanes, neighbouring windows share their loads.
  if (!choice.order.reduction.empty())
    for (unsigned loop : llvm::reverse(choice.order.parallel)) {
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
  if (!choice.rowLoops.empty() && isContraction(anchor) &&
      (!problem.allOnLanes || problem.outerProduct))
    problem.rowBytes = getRowBytes(op, choice.rowLoops.front());
  // A panel of weights is read again in every iteration of the loops that it
  // does not change with; a strip of an image changes with all but the rows.
  for (unsigned loop : choice.order.parallel)
    if (loop != lanes && !llvm::is_contained(choice.rowLoops, loop))
      choice.outer *= extents[loop] == 0 ? unknownExtent : extents[loop];
  bool canStream = false;
  if (!problem.allOnLanes && !isWindowed(anchor, lanes)) {
    problem.repeats = choice.outer;
    canStream = choice.outer == 1 && isDivisible(op, choice.order);
    problem.streamed =
        canStream && hasFewRows(problem, file) &&
        getOperandBytes(anchor, lanes, /*onLanes=*/true) > file.core.l2Bytes;
  }
  choice.tile = chooseRegisterTile(problem, file);
  // Too few registers for all of them.
  if (problem.wholeRow && choice.tile.rows.front() != problem.rows.front())
    return evaluateLanes(op, lanes, file, target, /*interleaved=*/std::nullopt);
  choice.cycles = choice.outer * getTileCost(problem, choice.tile, file);
  // What streams past beside the lanes has to come from memory as well.
  double others = getOperandBytes(anchor, lanes, /*onLanes=*/false);
  if (canStream && others > file.core.l2Bytes)
    choice.cycles += others / file.core.memoryBytesPerCycle;
  return choice;
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

/// The loop that an operand of a pool or an elementwise op holds innermost;
/// otherwise the one that the result does.
static unsigned getInnermostLoop(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                                 const PhysicalLayout &layout) {
  linalg::LinalgOp anchor = op.getAnchor();
  AffineMap yieldMap = getFullYieldMap(op, yieldMaps);
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
        getInterleavedLoop(op, yieldMaps, loop.getPosition()))
      return loop.getPosition();
  }
  return innermost;
}

std::vector<LaneChoice> prelu::getLaneChoices(FusedOp op,
                                              ArrayRef<AffineMap> yieldMaps,
                                              const PhysicalLayout &layout,
                                              const RegisterFile &file,
                                              TargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  auto getCopies = [&](unsigned lanes, std::optional<unsigned> interleaved) {
    return getCopyCycles(op, yieldMaps, lanes, layout, interleaved);
  };
  auto evaluate = [&](unsigned lanes) {
    return evaluateLanes(op, lanes, file, target,
                         getInterleavedLoop(op, yieldMaps, lanes));
  };
  std::optional<unsigned> channels = getChannelLoop(anchor);
  if (!channels)
    return {evaluate(getInnermostLoop(op, yieldMaps, layout))};

  std::vector<LaneChoice> choices = {evaluate(*channels)};
  choices[0].copyCycles = getCopies(*channels, choices[0].interleaved);
  double least = choices[0].getCycles();
  for (AffineExpr expr : getFullYieldMap(op, yieldMaps).getResults()) {
    unsigned lanes = cast<AffineDimExpr>(expr).getPosition();
    if (lanes == *channels ||
        getCopies(lanes, getInterleavedLoop(op, yieldMaps, lanes)) > least)
      continue;
    choices.push_back(evaluate(lanes));
    choices.back().copyCycles = getCopies(lanes, choices.back().interleaved);
    least = std::min(least, choices.back().getCycles());
  }
  return choices;
}

LaneChoice prelu::chooseLanes(FusedOp op, ArrayRef<AffineMap> yieldMaps,
                              const PhysicalLayout &layout,
                              const RegisterFile &file, TargetAttr target) {
  std::vector<LaneChoice> choices =
      getLaneChoices(op, yieldMaps, layout, file, target);
  return *std::min_element(choices.begin(), choices.end(),
                           [](const LaneChoice &one, const LaneChoice &other) {
                             return one.getCycles() < other.getCycles();
                           });
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

bool prelu::hoistRowLoops(linalg::LinalgOp anchor, LaneChoice &choice,
                          int64_t l2Bytes) {
  if (choice.problem.allOnLanes || choice.rowLoops.empty() ||
      !isWindowed(anchor, choice.lanes))
    return false;
  bool inParts = llvm::any_of(
      llvm::zip_equal(choice.problem.rows, choice.tile.rows),
      [](auto pair) { return std::get<0>(pair) != std::get<1>(pair); });
  if (!inParts)
    return false;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!map.isFunctionOfDim(choice.lanes))
      continue;
    auto type = cast<ShapedType>(operand->get().getType());
    double bytes = countElements(operand->get().getType()) *
                   type.getElementTypeBitWidth() / 8;
    if (bytes > l2Bytes)
      return false;
  }
  SmallVector<unsigned> order(llvm::reverse(choice.rowLoops));
  llvm::copy_if(choice.order.parallel, std::back_inserter(order),
                [&](unsigned loop) {
                  return !llvm::is_contained(choice.rowLoops, loop);
                });
  choice.order.parallel = order;
  return true;
}

void prelu::walkRegions(Operation *root,
                        llvm::function_ref<void(FusedOp, ArrayRef<AffineMap>,
                                                const PhysicalLayout &)>
                            visit) {
  PhysicalLayout layout;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    auto fused = dyn_cast<FusedOp>(op);
    if (!fused) {
      layout.propagate(op);
      return WalkResult::advance();
    }
    if (OrReason<FusedRegion> region = getVectorizable(fused)) {
      visit(fused, region->yieldMaps, layout);
      if (fused.getScheduleAttr())
        layout.setFused(fused, region->yieldMaps);
    }
    return WalkResult::skip();
  });
}
