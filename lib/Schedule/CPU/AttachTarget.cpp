//===- AttachTarget.cpp - put a target on the module
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Target/TargetFacts.h"

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUATTACHTARGET
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// What is asked for must be what the module has been prepared for: its
/// schedules may have been chosen for it. Defaults ask for nothing.
static LogicalResult checkCarried(ModuleOp module, TargetAttr carried,
                                  StringRef cpu, int64_t threads) {
  StringRef name = cpu.split('+').first;
  if (name != "native" && name != carried.getCpu())
    return emitError(module.getLoc())
           << "the option asks for the CPU '" << cpu
           << "', the module's prelu.target is '" << carried.getCpu()
           << "': drop one of the two";
  if (threads != 1 && threads != carried.getThreads())
    return emitError(module.getLoc())
           << "the option asks for " << threads
           << " threads, the module's prelu.target has " << carried.getThreads()
           << ": drop one of the two";
  return success();
}

LogicalResult prelu::attachTarget(ModuleOp module, StringRef cpu,
                                  int64_t threads) {
  if (auto carried =
          module->getAttrOfType<TargetAttr>(TargetAttr::getModuleAttrName()))
    return checkCarried(module, carried, cpu, threads);
  llvm::Expected<TargetFacts> facts = getTargetFacts(cpu);
  if (!facts)
    return emitError(module.getLoc()) << llvm::toString(facts.takeError());
  auto emit = [&] { return emitError(module.getLoc()); };
  MLIRContext *context = module.getContext();
  auto core = CoreAttr::getChecked(emit, context, facts->core);
  if (!core)
    return failure();
  auto target = TargetAttr::getChecked(
      emit, context, StringRef(facts->triple), StringRef(facts->cpu),
      StringRef(facts->features), threads, core);
  if (!target)
    return failure();
  module->setAttr(TargetAttr::getModuleAttrName(), target);
  if (facts->scalableBits > 0)
    emitMissed(
        module.getLoc(), "ScalableRegisters", "prelu-attach-target",
        "'" + facts->cpu + "' has scalable vector registers, which are " +
            "used as ones of " + llvm::Twine(facts->core.vectorBits) + " bits");
  return success();
}

namespace {
struct AttachTargetPass : prelu::impl::PReluAttachTargetBase<AttachTargetPass> {
  using Base::Base;

  void runOnOperation() override {
    if (failed(attachTarget(getOperation(), cpu, threads)))
      signalPassFailure();
  }
};
} // namespace
