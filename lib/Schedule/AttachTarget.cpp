//===- AttachTarget.cpp - put a target on the module
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

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
    if (module->hasAttr(TargetAttr::getModuleAttrName()))
      return;
    llvm::Expected<TargetFacts> facts = getTargetFacts(cpu);
    if (!facts) {
      emitError(module.getLoc()) << llvm::toString(facts.takeError());
      return signalPassFailure();
    }
    auto target = TargetAttr::getChecked(
        [&] { return emitError(module.getLoc()); }, &getContext(),
        StringRef(facts->triple), StringRef(facts->cpu),
        StringRef(facts->features), facts->vectorBits, facts->vectorRegisters,
        facts->fmaLatency, threads.getValue(), facts->l1Bytes, facts->l2Bytes,
        facts->l3Bytes);
    if (!target)
      return signalPassFailure();
    module->setAttr(TargetAttr::getModuleAttrName(), target);
  }
};
} // namespace
