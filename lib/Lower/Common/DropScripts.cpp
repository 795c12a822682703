//===- DropScripts.cpp - scripts that transformed a module are not part of it
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDROPSCRIPTS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

static constexpr StringRef scriptAttrName = "transform.with_named_sequence";

/// Whether `op` describes rewritings instead of computing something.
static bool isScript(Operation &op) {
  if (isa<ModuleOp>(op))
    return op.hasAttr(scriptAttrName);
  StringRef dialect = op.getName().getDialectNamespace();
  return dialect == "transform" || dialect == "pdl" || dialect == "pdl_interp";
}

namespace {
struct DropScriptsPass : prelu::impl::PReluDropScriptsBase<DropScriptsPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    bool changes = bool(module->removeAttr(scriptAttrName));
    for (Operation &op :
         llvm::make_early_inc_range(module.getBody()->getOperations()))
      if (isScript(op)) {
        op.erase();
        changes = true;
      }
    if (!changes)
      markAllAnalysesPreserved();
  }
};
} // namespace
