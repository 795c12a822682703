//===- MergeKernels.cpp - one module again
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Outline.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUMERGEKERNELS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `op` only says that there is a function elsewhere.
static bool isDeclaration(Operation *op) {
  auto function = dyn_cast<LLVM::LLVMFuncOp>(op);
  return function && function.isExternal();
}

/// Makes `function`, a kernel, one that only the network calls, under its own
/// name wherever a profiler looks.
static void finishKernel(LLVM::LLVMFuncOp function) {
  function.setLinkage(LLVM::Linkage::Internal);
  function.setNoInline(true);
  function->removeAttr(kernelAttrName);
  // A buffer's attribute stands on each part of its descriptor by now.
  for (unsigned i = 0, e = function.getNumArguments(); i < e; ++i) {
    if (!function.removeArgAttr(i, distinctAttrName))
      continue;
    if (isa<LLVM::LLVMPointerType>(function.getArgumentTypes()[i]))
      function.setArgAttr(i, LLVM::LLVMDialect::getNoAliasAttrName(),
                          UnitAttr::get(function.getContext()));
  }
}

namespace {
struct MergeKernelsPass : prelu::impl::PReluMergeKernelsBase<MergeKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    SmallVector<ModuleOp> parts(module.getOps<ModuleOp>());
    if (parts.empty())
      return;
    SymbolTable symbols(module);
    for (ModuleOp part : parts)
      symbols.remove(part);
    for (ModuleOp part : parts) {
      if (failed(merge(part, symbols)))
        return signalPassFailure();
      for (NamedAttribute attr : part->getDiscardableAttrs())
        module->setDiscardableAttr(attr.getName(), attr.getValue());
      part->erase();
    }
  }

  /// Moves what `part` holds into the module of `symbols`. A declaration there
  /// or here gives way to what it declares.
  LogicalResult merge(ModuleOp part, SymbolTable &symbols) {
    for (Operation &op : llvm::make_early_inc_range(*part.getBody())) {
      auto name =
          op.getAttrOfType<StringAttr>(SymbolTable::getSymbolAttrName());
      Operation *known = name ? symbols.lookup(name) : nullptr;
      if (known && isDeclaration(&op)) {
        op.erase();
        continue;
      }
      if (known && isDeclaration(known)) {
        symbols.erase(known);
      } else if (known) {
        std::string other = name.str();
        unsigned number = 0;
        while (symbols.lookup(other) ||
               SymbolTable::lookupSymbolIn(part, other))
          other = name.str() + "_" + std::to_string(number++);
        auto newName = StringAttr::get(&getContext(), other);
        if (failed(SymbolTable::replaceAllSymbolUses(&op, newName, part)))
          return op.emitError("has uses that cannot be renamed");
        SymbolTable::setSymbolName(&op, newName);
      }
      if (op.hasAttr(kernelAttrName))
        finishKernel(cast<LLVM::LLVMFuncOp>(op));
      op.moveBefore(getOperation().getBody(), getOperation().getBody()->end());
      if (name)
        symbols.insert(&op);
    }
    return success();
  }
};
} // namespace
