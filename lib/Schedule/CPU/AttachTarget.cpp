//===- AttachTarget.cpp - put a target on the module
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Target/TargetFacts.h"

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUATTACHTARGET
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct AttachTargetPass : prelu::impl::PReluAttachTargetBase<AttachTargetPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    auto carried =
        module->getAttrOfType<TargetAttr>(TargetAttr::getModuleAttrName());
    if (carried) {
      if (failed(checkOptions(module, carried)))
        signalPassFailure();
      return;
    }
    llvm::Expected<TargetFacts> facts = getTargetFacts(cpu);
    if (!facts) {
      emitError(module.getLoc()) << llvm::toString(facts.takeError());
      return signalPassFailure();
    }
    auto emit = [&] { return emitError(module.getLoc()); };
    auto core = CoreAttr::getChecked(emit, &getContext(), facts->core);
    if (!core)
      return signalPassFailure();
    auto target = TargetAttr::getChecked(
        emit, &getContext(), StringRef(facts->triple), StringRef(facts->cpu),
        StringRef(facts->features), threads.getValue(), core);
    if (!target)
      return signalPassFailure();
    module->setAttr(TargetAttr::getModuleAttrName(), target);
  }

  /// What the options ask for must be what the module has been prepared for:
  /// its schedules may have been chosen for it. Defaults ask for nothing.
  LogicalResult checkOptions(ModuleOp module, TargetAttr carried) {
    if (cpu != "native" && cpu != carried.getCpu())
      return emitError(module.getLoc())
             << "the option asks for the CPU '" << cpu
             << "', the module's prelu.target is '" << carried.getCpu()
             << "': drop one of the two";
    if (threads != 1 && threads != carried.getThreads())
      return emitError(module.getLoc())
             << "the option asks for " << threads.getValue()
             << " threads, the module's prelu.target has "
             << carried.getThreads() << ": drop one of the two";
    return success();
  }
};
} // namespace
