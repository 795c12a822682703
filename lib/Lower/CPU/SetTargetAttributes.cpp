//===- SetTargetAttributes.cpp - hand the target to LLVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/TargetFacts.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringExtras.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSETTARGETATTRIBUTES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Tells LLVM the CPU of `function`, and that our vectors are as wide as they
/// are on purpose, whatever the CPU's tuning prefers.
static void setAttributes(LLVM::LLVMFuncOp function, TargetAttr target) {
  Builder builder(function.getContext());
  function.setTargetCpu(target.getCpu());
  if (!target.getFeatures().empty()) {
    SmallVector<StringRef> features;
    target.getFeatures().split(features, ',', -1, /*KeepEmpty=*/false);
    function.setTargetFeaturesAttr(
        LLVM::TargetFeaturesAttr::get(function.getContext(), features));
  }
  function.setPreferVectorWidth(std::to_string(target.getModel().vectorBits));
}

namespace {
struct SetTargetAttributesPass
    : prelu::impl::PReluSetTargetAttributesBase<SetTargetAttributesPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    TargetAttr target = TargetAttr::getFrom(module);
    if (!target)
      return signalPassFailure();
    module.walk([&](LLVM::LLVMFuncOp function) {
      if (!function.isExternal())
        setAttributes(function, target);
    });
    module->setAttr(LLVM::LLVMDialect::getTargetTripleAttrName(),
                    StringAttr::get(&getContext(), target.getTriple()));
    // The attribute of another dialect must not reach a translation.
    module->removeAttr(TargetAttr::getModuleAttrName());
  }
};
} // namespace
