//===- VerifyFused.cpp - the verifier of prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/RegionRoles.h"

#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// Checks the schedule of a region against its anchor. (C4) and so on are the
/// constraints that the operation's description names.
class ScheduleVerifier {
public:
  ScheduleVerifier(FusedOp op, linalg::LinalgOp anchor)
      : op(op), anchor(anchor), schedule(op.getScheduleAttr()),
        iterators(anchor.getIteratorTypesArray()) {}

  LogicalResult verify() {
    return failure(failed(verifyTile()) || failed(verifyLanes()) ||
                   failed(verifyParallel()) || failed(verifyBlock()) ||
                   failed(verifyPack()) || failed(verifyDot()) ||
                   failed(verifyBatch()) || failed(verifyOperands()) ||
                   failed(verifyOrder()));
  }

private:
  LogicalResult verifyTile();
  LogicalResult verifyLanes();
  LogicalResult verifyParallel();
  LogicalResult verifyBlock();
  LogicalResult verifyPack();
  LogicalResult verifyDot();
  LogicalResult verifyBatch();
  LogicalResult verifyOperands();
  LogicalResult verifyOrder();

  bool isParallelLoop(int64_t loop) const {
    return loop >= 0 && loop < static_cast<int64_t>(iterators.size()) &&
           iterators[loop] == utils::IteratorType::parallel;
  }

  FusedOp op;
  linalg::LinalgOp anchor;
  ScheduleAttr schedule;
  SmallVector<utils::IteratorType> iterators;
};
} // namespace

LogicalResult ScheduleVerifier::verifyTile() {
  if (schedule.getTile().size() != iterators.size()) // (C4)
    return op.emitOpError("expects schedule.tile to have one entry for each of "
                          "the anchor's ")
           << iterators.size() << " loops, got " << schedule.getTile().size();
  for (int64_t size : schedule.getTile())
    if (size <= 0) // (C4)
      return op.emitOpError("expects positive entries in schedule.tile, got ")
             << size;
  return success();
}

LogicalResult ScheduleVerifier::verifyLanes() {
  if (!isParallelLoop(schedule.getLanes())) // (C5)
    return op.emitOpError("expects schedule.lanes to be a parallel loop of the "
                          "anchor, got ")
           << schedule.getLanes();
  if (schedule.getVector().isScalable()) // (C5)
    return op.emitOpError(
               "expects schedule.vector to be a fixed number of "
               "lanes: no pass computes on scalable registers, got [")
           << schedule.getVector().getLeastLanes() << "]";
  int64_t lanesTile = schedule.getTile()[schedule.getLanes()];
  int64_t vector = schedule.getVector().getLanes();
  if (vector == 0 || lanesTile % vector != 0) // (C5)
    return op.emitOpError("expects schedule.tile[lanes] to be a multiple of "
                          "schedule.vector, got ")
           << lanesTile << " and " << vector;
  if (!llvm::isPowerOf2_64(vector)) // (C5)
    return op.emitOpError("expects schedule.vector to be a power of two, got ")
           << vector;
  return success();
}

LogicalResult ScheduleVerifier::verifyParallel() {
  llvm::SmallDenseSet<int64_t> seen;
  for (int64_t loop : schedule.getParallel())
    if (!isParallelLoop(loop) || !seen.insert(loop).second) // (C6)
      return op.emitOpError("expects schedule.parallel to name parallel loops "
                            "of the anchor, each once, got ")
             << loop;
  ArrayRef<int64_t> chunk = schedule.getChunk();
  if (!chunk.empty() &&
      (chunk.size() != schedule.getParallel().size() ||
       llvm::any_of(chunk, [](int64_t tiles) { return tiles < 1; }))) // (C11)
    return op.emitOpError("expects schedule.chunk to have a positive entry for "
                          "each of schedule.parallel, got [")
           << chunk << "]";
  return success();
}

LogicalResult ScheduleVerifier::verifyBlock() {
  if (schedule.getBlock() < 0 ||
      (schedule.getBlock() > 0 && anchor.getNumReductionLoops() == 0)) // (C9)
    return op.emitOpError(
               "expects schedule.block to be positive and the anchor "
               "to have a reduction loop, got ")
           << schedule.getBlock();
  return success();
}

LogicalResult ScheduleVerifier::verifyPack() {
  llvm::SmallDenseSet<int64_t> packed;
  for (int64_t input : schedule.getPack())
    if (input < 0 || input >= anchor.getNumDpsInputs() ||
        !packed.insert(input).second ||
        !anchor.getMatchingIndexingMap(anchor.getDpsInputOperand(input))
             .isFunctionOfDim(schedule.getLanes())) // (C10)
      return op.emitOpError(
                 "expects schedule.pack to name inputs of the anchor "
                 "that run along the lanes, each once, got ")
             << input;
  return success();
}

LogicalResult ScheduleVerifier::verifyDot() {
  int64_t dot = schedule.getDot();
  static constexpr int64_t dots[] = {2, 4, 8, 32, 64};
  if (dot != 1 && (!llvm::is_contained(dots, dot) ||
                   anchor.getNumReductionLoops() == 0)) // (C12)
    return op.emitOpError("expects schedule.dot to be 1, or 2, 4, 8, 32 or 64 "
                          "where the anchor has a reduction loop, got ")
           << dot;
  return success();
}

LogicalResult ScheduleVerifier::verifyBatch() {
  ArrayRef<int64_t> batch = schedule.getBatch();
  bool isWinograd = schedule.getAlgorithm() == Algorithm::Winograd;
  if (isWinograd ? batch.size() != 2 || batch[1] < 1 || batch[0] < batch[1]
                 : !batch.empty()) // (C13)
    return op.emitOpError(
               "expects schedule.batch to have two positive entries, "
               "the second at most the first, for winograd and none "
               "for any other algorithm, got [")
           << batch << "]";
  return success();
}

/// Whether an input of an anchor, which `runsAlongLanes` or does not, may be
/// read as `layout` says.
static bool isPossibleLayout(OperandLayout layout, ScheduleAttr schedule,
                             bool runsAlongLanes) {
  bool isWinograd = schedule.getAlgorithm() == Algorithm::Winograd;
  switch (layout) {
  case OperandLayout::Transformed:
    return isWinograd && runsAlongLanes;
  case OperandLayout::AsItLies:
  case OperandLayout::TurnedCopy:
    // The lanes of Winograd's image are its channels.
    return isWinograd != runsAlongLanes;
  case OperandLayout::Broadcast:
    return !isWinograd && !runsAlongLanes;
  case OperandLayout::GroupedCopy:
    return !isWinograd && !runsAlongLanes && schedule.getDot() > 1;
  case OperandLayout::Turned:
  case OperandLayout::Gathered:
  case OperandLayout::Panels:
    return !isWinograd && runsAlongLanes;
  }
  llvm_unreachable("unknown layout");
}

LogicalResult ScheduleVerifier::verifyOperands() {
  ArrayRef<OperandLayout> layouts = schedule.getOperands();
  if (layouts.empty())
    return success();
  if (static_cast<int64_t>(layouts.size()) != anchor.getNumDpsInputs()) // (C14)
    return op.emitOpError("expects schedule.operands to have one entry for "
                          "each of the anchor's ")
           << anchor.getNumDpsInputs() << " inputs, got " << layouts.size();
  for (auto [operand, layout] :
       llvm::zip_equal(anchor.getDpsInputOperands(), layouts)) {
    bool runsAlongLanes =
        anchor.getMatchingIndexingMap(operand).isFunctionOfDim(
            schedule.getLanes());
    if (!isPossibleLayout(layout, schedule, runsAlongLanes))
      return op.emitOpError("expects no '")
             << stringifyOperandLayout(layout)
             << "' in schedule.operands for input "
             << operand->getOperandNumber() << ", which "
             << (runsAlongLanes ? "runs" : "does not run")
             << " along the lanes of algorithm '"
             << stringifyAlgorithm(schedule.getAlgorithm())
             << "' with a dot of " << schedule.getDot();
    if (layout != OperandLayout::Panels &&
        llvm::is_contained(schedule.getPack(), operand->getOperandNumber()))
      return op.emitOpError("expects 'panels' in schedule.operands for input ")
             << operand->getOperandNumber() << ", which schedule.pack names, "
             << "got '" << stringifyOperandLayout(layout) << "'";
  }
  return success();
}

LogicalResult ScheduleVerifier::verifyOrder() {
  ArrayRef<int64_t> order = schedule.getOrder();
  llvm::SmallDenseSet<int64_t> ordered(order.begin(), order.end());
  int64_t numParallel = llvm::count(iterators, utils::IteratorType::parallel);
  if (!order.empty() &&
      (!llvm::all_of(order,
                     [&](int64_t loop) { return isParallelLoop(loop); }) ||
       static_cast<int64_t>(order.size()) != numParallel ||
       static_cast<int64_t>(ordered.size()) != numParallel)) // (C8)
    return op.emitOpError(
               "expects schedule.order to name each parallel loop of "
               "the anchor once, got [")
           << order << "]";
  return success();
}

/// Checks the operations of `op`'s region, which ends with `yield`.
static LogicalResult verifyBody(FusedOp op, YieldOp yield,
                                const RegionRoles &roles) {
  for (Operation &bodyOp : op.getBody().front().without_terminator())
    if (!isMemoryEffectFree(&bodyOp)) // (C2)
      return op.emitOpError("expects operations without side effects")
                 .attachNote(bodyOp.getLoc())
             << "'" << bodyOp.getName() << "' has or may have side effects";
  bool hasPool = roles.reductions.size() == 2 && roles.pool;
  if (roles.reductions.size() > 1 && !hasPool) { // (C1)
    InFlightDiagnostic diag =
        op.emitOpError("expects at most one operation with a reduction loop "
                       "and one pool of its result, got ")
        << roles.reductions.size();
    for (linalg::LinalgOp reduction : roles.reductions)
      diag.attachNote(reduction.getLoc()) << "this is one";
    return diag;
  }
  for (BackwardOp backward : op.getBody().getOps<BackwardOp>())
    for (Operation *user : backward.getDalpha().getUsers())
      if (user != yield) // (C7)
        return op.emitOpError("expects the dalpha of a prelu.backward to be "
                              "yielded only")
                   .attachNote(user->getLoc())
               << "this operation of the region uses it";
  if (yield.getOperandTypes() != op.getResultTypes()) // (C3)
    return op.emitOpError("expects to yield the result types")
               .attachNote(yield.getLoc())
           << "yields " << yield.getOperandTypes();
  return success();
}

LogicalResult FusedOp::verifyRegions() {
  auto yield = dyn_cast<YieldOp>(getBody().front().getTerminator());
  if (!yield)
    return emitOpError("expects a region that ends with prelu.yield");
  RegionRoles roles(*this);
  if (failed(verifyBody(*this, yield, roles)))
    return failure();
  // Folding may leave a region without any structured operation.
  if (!getScheduleAttr() || !roles.anchor)
    return success();
  return ScheduleVerifier(*this, roles.anchor).verify();
}
