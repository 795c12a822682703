//===- PrintCostModel.cpp - print what the schedules were chosen from
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LayoutPlan.h"

#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPRINTCOSTMODEL
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static void printCore(raw_ostream &stream, const CoreModel &core) {
  stream << "core\n";
  for (const CoreField &field : getCoreFields())
    stream << llvm::formatv("  {0,-24} {1} {2}\n", field.name,
                            llvm::format("%.15g", getCoreValue(core, field)),
                            field.unit);
}

/// A loop's extent; a question mark for one that only the run time knows.
static std::string formatExtent(int64_t extent) {
  return extent == 0 ? "?" : std::to_string(extent);
}

static std::string formatTile(const RegisterTile &tile) {
  if (tile.rows.empty())
    return llvm::formatv("{0} registers", tile.vectors);
  return llvm::formatv("{0:$[ x ]} rows x {1} registers",
                       llvm::make_range(tile.rows.rbegin(), tile.rows.rend()),
                       tile.vectors);
}

/// Whether `schedule` has taken `tile` with the loops of `choice`.
static bool isTaken(ScheduleAttr schedule, const LaneChoice &choice,
                    const RegisterTile &tile) {
  ArrayRef<int64_t> sizes = schedule.getTile();
  return schedule.getAlgorithm() == Algorithm::Direct &&
         schedule.getLanes() == choice.walk.lanes &&
         schedule.getDot() == choice.walk.dot &&
         sizes[choice.walk.lanes] ==
             tile.vectors * schedule.getVector().getLanes() &&
         llvm::all_of_zip(
             choice.rowLoops, tile.rows,
             [&](unsigned loop, int64_t rows) { return sizes[loop] == rows; });
}

/// Prints `choice` and the `most` cheapest of its register tiles.
static void printChoice(raw_ostream &stream, const LaneChoice &choice,
                        const RegisterFile &file, ScheduleAttr schedule,
                        unsigned most) {
  auto mark = [](bool isTaken) { return isTaken ? "* " : "  "; };
  bool hasLanes = schedule.getAlgorithm() == Algorithm::Direct &&
                  schedule.getLanes() == choice.walk.lanes;
  hasLanes &= schedule.getDot() == choice.walk.dot;
  stream << mark(hasLanes) << "lanes " << choice.walk.lanes << ", vector "
         << getLanesShape(choice.problem.lanesExtent, file)
         << (choice.matrix ? ", matrix tiles: " : ": ")
         << llvm::format("%.0f", choice.cycles) << " cycles";
  if (choice.copyCycles > 0)
    stream << " and " << llvm::format("%.0f", choice.copyCycles)
           << " for copies";
  stream << "\n";
  SmallVector<std::pair<double, RegisterTile>> tiles;
  auto visit = [&](const RegisterTile &tile, double cost) {
    tiles.emplace_back(choice.outer * cost, tile);
  };
  if (choice.matrix)
    chooseMatrixTile(*choice.matrix, file, visit);
  else
    chooseRegisterTile(choice.problem, file, visit);
  llvm::sort(tiles, llvm::less_first());
  for (const auto &[cost, tile] : ArrayRef(tiles).take_front(most))
    stream << mark(isTaken(schedule, choice, tile)) << "  " << formatTile(tile)
           << ": " << llvm::format("%.0f", cost) << "\n";
}

/// Prints what Winograd's algorithm would take, where `region` has the form for
/// it.
static void printWinograd(raw_ostream &stream, const FusedRegion &region,
                          const PhysicalLayout &layout,
                          const RegisterFile &file,
                          const WinogradLimits &limits) {
  FusedOp op = region.op;
  OrReason<WinogradConvolution> conv = matchWinograd(op);
  if (!conv)
    return;
  ScheduleAttr schedule = op.getScheduleAttr();
  bool isTaken = schedule.getAlgorithm() == Algorithm::Winograd;
  stream << (isTaken ? "* " : "  ") << "winograd";
  OrReason<WinogradChoice> choice = chooseWinograd(*conv, file, limits);
  if (!choice) {
    stream << ": " << choice.getReason().text << "\n";
    return;
  }
  stream << " " << choice->transform->outputs << ", vector " << choice->vector
         << ", batch " << choice->batch << ", " << formatTile(choice->tile)
         << ": " << llvm::format("%.0f", choice->cycles) << " cycles";
  double copyCycles =
      decideImage(op, *conv, layout, file.core).copyCycles +
      getResultCopyCycles(region, conv->resultChannels, file.core);
  if (copyCycles > 0)
    stream << " and " << llvm::format("%.0f", copyCycles) << " for copies";
  stream << "\n";
}

static void printRegion(raw_ostream &stream, const FusedRegion &region,
                        const PhysicalLayout &layout, TargetAttr target,
                        const WinogradLimits &limits, unsigned most) {
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  stream << "region at " << op.getLoc() << ", " << anchor->getName()
         << ", loops ";
  llvm::interleave(
      getExtents(anchor), stream,
      [&](int64_t extent) { stream << formatExtent(extent); }, " x ");
  stream << "\n";
  RegisterFile file = getRegisterFile(region, target);
  for (const LaneChoice &choice : getLaneChoices(region, layout, file, target))
    printChoice(stream, choice, file, op.getScheduleAttr(), most);
  printWinograd(stream, region, layout, file, limits);
}

namespace {
struct PrintCostModelPass
    : prelu::impl::PReluPrintCostModelBase<PrintCostModelPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::getFrom(getOperation());
    if (!target)
      return signalPassFailure();
    markAllAnalysesPreserved();
    raw_ostream &stream = llvm::errs();
    printCore(stream, target.getModel());
    WinogradLimits limits = {getWinogradTransforms().back().outputs,
                             countConstantBytes(getOperation()),
                             target.getThreads()};
    walkRegions(getOperation(),
                [&](const FusedRegion &region, const PhysicalLayout &layout) {
                  if (FusedOp(region.op).getScheduleAttr())
                    printRegion(stream, region, layout, target, limits, tiles);
                });
    LayoutPlan plan(getOperation(), target, limits,
                    [](FusedOp op) { return bool(op.getScheduleAttr()); });
    stream << "all kernels: " << llvm::format("%.0f", plan.getKernelCycles())
           << " cycles and " << llvm::format("%.0f", plan.getCopyCycles())
           << " for copies\n";
  }
};
} // namespace
