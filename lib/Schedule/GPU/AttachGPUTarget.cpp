//===- AttachGPUTarget.cpp - put a GPU on the module
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Target/GPUFacts.h"

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUATTACHGPUTARGET
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

LogicalResult prelu::attachGPUTarget(ModuleOp module, StringRef chip,
                                     StringRef features) {
  if (module->hasAttr(GPUTargetAttr::getModuleAttrName()))
    return success();
  llvm::Expected<GPUFacts> facts = getGPUFacts(chip);
  if (!facts)
    return emitError(module.getLoc()) << llvm::toString(facts.takeError());
  if (!features.empty())
    facts->features = features;
  module->setAttr(GPUTargetAttr::getModuleAttrName(),
                  GPUTargetAttr::get(
                      module.getContext(), facts->chip, facts->features,
                      facts->subgroup, facts->maxThreads, facts->sharedBytes,
                      facts->registers, facts->computeUnits, facts->accessBits,
                      *symbolizeMatrixUnit(facts->matrix), facts->stages));
  return success();
}

namespace {
struct AttachGPUTargetPass
    : prelu::impl::PReluAttachGPUTargetBase<AttachGPUTargetPass> {
  using Base::Base;

  void runOnOperation() override {
    if (failed(attachGPUTarget(getOperation(), chip, features)))
      signalPassFailure();
  }
};
} // namespace
