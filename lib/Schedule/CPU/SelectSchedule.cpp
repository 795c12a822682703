//===- SelectSchedule.cpp - choose the register tile of every prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DirectSchedule.h"
#include "LayoutPlan.h"
#include "Schedule.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"

#include <cmath>

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSELECTSCHEDULE
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-select-schedule";

namespace {
/// A schedule, and what it rests on.
struct ScheduleChoice {
  ScheduleAttr schedule;
  RegionCandidate candidate;
  /// How the anchor's inputs are read.
  SmallVector<OperandDecision> operands;
  /// Why there is no Winograd for a convolution that has the form.
  std::string reason;

  const RegisterTile &getTile() const {
    return candidate.winograd ? candidate.winograd->tile
                              : candidate.direct.tile;
  }
};
} // namespace

/// What Winograd's algorithm reads: the image, and the filter transformed.
static SmallVector<OperandDecision>
decideWinogradOperands(FusedOp op, const WinogradConvolution &conv,
                       const PhysicalLayout &layout, const CoreModel &core) {
  SmallVector<OperandDecision> operands(op.getAnchor().getNumDpsInputs(),
                                        decideImage(op, conv, layout, core));
  operands[conv.filter->getOperandNumber()] = {OperandLayout::Transformed, 0};
  return operands;
}

/// The schedule of candidate `number` of `candidates`, whose region's operands
/// lie as `layout` says.
static ScheduleChoice makeSchedule(const RegionCandidates &candidates,
                                   unsigned number,
                                   const PhysicalLayout &layout,
                                   TargetAttr target) {
  FusedOp op = candidates.region.op;
  const CoreModel &core = target.getModel();
  ScheduleChoice choice{{}, candidates.get(number), {}, candidates.reason};
  RegionCandidate &candidate = choice.candidate;
  if (candidate.winograd) {
    choice.operands =
        decideWinogradOperands(op, *candidates.conv, layout, core);
    choice.schedule =
        makeWinogradSchedule(op, *candidate.winograd, core, target.getThreads())
            .withOperands(getLayouts(choice.operands));
    return choice;
  }
  if (candidates.conv && choice.reason.empty())
    choice.reason = "the cost model expects too little of it";
  LaneChoice &direct = candidate.direct;
  direct.operands = decideOperands(op, direct.walk, layout, core);
  choice.operands = direct.operands;
  choice.schedule =
      makeDirectSchedule(candidates.region, layout, target, direct);
  return choice;
}

/// The decisions of `choice` in words.
static std::string describe(FusedOp op, const ScheduleChoice &choice) {
  ScheduleAttr schedule = choice.schedule;
  std::string text;
  llvm::raw_string_ostream out(text);
  out << "'" << op.getAnchor()->getName() << "': ";
  if (const std::optional<WinogradChoice> &winograd = choice.candidate.winograd)
    out << "Winograd's algorithm, which rounds differently, in tiles of "
        << winograd->transform->outputs << " along the window, "
        << winograd->batch << " at a time, ";
  out << "loop " << schedule.getLanes() << " on the lanes, "
      << choice.getTile().getAccumulators() << " accumulators";
  if (!choice.candidate.winograd && choice.candidate.direct.matrix)
    out << " in matrix tiles";
  if (schedule.getBlock() > 0)
    out << ", " << schedule.getBlock()
        << " steps of the reduction at a time, whose operands stay in the "
           "second-level cache";
  if (!schedule.getParallel().empty())
    out << ", loop " << schedule.getParallel().front() << " shared by threads";
  return text;
}

/// How an operand that is read in `layout` comes to lie; null where it does so
/// already.
static const char *describe(OperandLayout layout) {
  switch (layout) {
  case OperandLayout::Turned:
    return "is read in squares of registers that are turned";
  case OperandLayout::TurnedCopy:
    return "is read from a copy that holds the lanes innermost";
  case OperandLayout::Panels:
    return "is read from panels of one tile";
  case OperandLayout::GroupedCopy:
    return "is read from a copy that holds the iterations of a dot product "
           "innermost";
  case OperandLayout::Gathered:
    return "is read lane by lane";
  case OperandLayout::AsItLies:
  case OperandLayout::Broadcast:
  case OperandLayout::Transformed:
    return nullptr;
  }
  llvm_unreachable("unknown layout");
}

/// Says how each operand of `op` is read that costs something.
static void emitOperands(FusedOp op, ArrayRef<OperandDecision> operands) {
  linalg::LinalgOp anchor = op.getAnchor();
  for (auto [number, decision] : llvm::enumerate(operands)) {
    const char *how = describe(decision.layout);
    if (!how || decision.copyCycles == 0)
      continue;
    if (Remark remark =
            emitAnalysis(anchor.getLoc(), "OperandLayout", passName))
      remark << remark::add("operand {0} of '{1}' {2}", number,
                            anchor->getName().getStringRef().str(), how)
             << remark::metric("EstimatedCycles",
                               static_cast<int64_t>(decision.copyCycles));
  }
}

/// Says what was chosen for `op`, and what the cost model expects of it.
static void emitScheduled(FusedOp op, const ScheduleChoice &choice) {
  if (!choice.reason.empty())
    emitMissed(op.getLoc(), "NotWinograd", passName,
               "Winograd's algorithm is not used: " + choice.reason);
  if (Remark remark = emitAnalysis(op.getLoc(), "Scheduled", passName))
    remark << remark::add("{0}", describe(op, choice))
           << remark::metric("EstimatedCycles",
                             std::llround(choice.candidate.getCycles()))
           << remark::metric("Schedule", Attribute(choice.schedule));
  emitOperands(op, choice.operands);
}

ScheduleAttr prelu::selectSchedule(FusedOp op, TargetAttr target,
                                   int64_t winograd) {
  OrReason<FusedRegion> region = getVectorizable(op);
  if (!region)
    return {};
  RegionCandidates candidates(*region, target, {winograd, /*constantBytes=*/0});
  PhysicalLayout layout;
  return makeSchedule(candidates, candidates.getBestAlone(layout), layout,
                      target)
      .schedule;
}

LogicalResult prelu::selectSchedules(Operation *root,
                                     const ScheduleOptions &options) {
  TargetAttr target = findTarget(root, options);
  if (!target)
    return failure();
  if (options.winograd != 0 && !findWinogradTransform(options.winograd))
    return root->emitError("expects winograd to be 0, 2, 4 or 6, got ")
           << options.winograd;
  LayoutPlan plan(
      root, target,
      {options.winograd, countConstantBytes(root), target.getThreads()},
      [&](FusedOp op) {
        return !op.getScheduleAttr() &&
               (!options.control || options.control(op));
      });
  walkRegions(root, [&](const FusedRegion &region,
                        const PhysicalLayout &layout) {
    FusedOp op = region.op;
    auto [candidates, number] = plan.lookup(op);
    if (!candidates)
      return;
    ScheduleChoice choice = makeSchedule(*candidates, number, layout, target);
    op.setScheduleAttr(choice.schedule);
    emitScheduled(op, choice);
  });
  return success();
}

namespace {
struct SelectSchedulePass
    : prelu::impl::PReluSelectScheduleBase<SelectSchedulePass> {
  using Base::Base;

  void runOnOperation() override {
    ScheduleOptions options;
    options.winograd = winograd;
    if (failed(selectSchedules(getOperation(), options)))
      signalPassFailure();
  }
};
} // namespace
