//===- JamPanels.cpp - read two panels of large weights at a time
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AccessCounts.h"
#include "PanelLoops.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/SCF/Utils/Utils.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUJAMPANELS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether the sums of `panels` for two panels at a time stay in registers,
/// beside one of each panel and what both are multiplied by.
static bool fitsTwice(const PanelLoop &panels, const CoreModel &core) {
  constexpr int64_t others = 3;
  scf::ForOp steps = panels.reductions.front().steps;
  return 2 * steps.getNumResults() + others <=
         static_cast<uint64_t>(core.vectorRegisters);
}

/// Whether `loop` holds the reduction of `panels` and no other loop.
static bool hasOneLoop(scf::ForOp loop, const PanelLoop &panels) {
  int64_t loops = 0;
  loop.getBody()->walk([&](LoopLikeOpInterface) { ++loops; });
  scf::ForOp steps = panels.reductions.front().steps;
  return loops == 1 && steps->getParentOp() == loop;
}

/// Whether `panels` are read by one tile with few multiply-adds for each of
/// their registers, so that it waits for memory, and come in pairs.
static bool isWorthJamming(scf::ForOp loop, const PanelLoop &panels,
                           const CoreModel &core) {
  std::optional<PanelWork> work = panels.countWork();
  if (!work || work->tiles != 1 || work->isBusy() ||
      !panels.reductions.front().readsWholeRows() ||
      !hasOneLoop(loop, panels) || !fitsTwice(panels, core))
    return false;
  std::optional<APInt> trips = loop.getStaticTripCount();
  return trips && !trips->isZero() && trips->urem(2) == 0;
}

namespace {
struct JamPanelsPass : prelu::impl::PReluJamPanelsBase<JamPanelsPass> {
  void runOnOperation() override {
    TargetAttr target = TargetAttr::find(getOperation());
    if (!target)
      return markAllAnalysesPreserved();
    CoreModel core = target.getModel();
    AccessCounts jammed(&getContext());
    SmallVector<PanelLoop> all =
        getPanelLoops(getOperation(), core.l2Bytes / 2);
    // Jamming replaces the reductions that others know: all decide before.
    llvm::MapVector<scf::ForOp, PanelLoop *> worth;
    for (PanelLoop &panels : all) {
      auto loop = dyn_cast_if_present<scf::ForOp>(panels.loop.getOperation());
      if (loop && isWorthJamming(loop, panels, core))
        worth.insert({loop, &panels});
    }
    for (auto [loop, panels] : worth) {
      if (failed(loopUnrollJamByFactor(loop, 2)))
        continue;
      for (vector::TransferReadOp read : panels->reductions.front().reads)
        jammed.add(panels->buffer, read);
    }
    if (jammed.isEmpty())
      return markAllAnalysesPreserved();
    jammed.emitRemarks(emitPassed, "Jammed", getArgument(),
                       "two panels are read at a time: memory has more on the "
                       "way to a core that follows two streams");
  }
};
} // namespace
