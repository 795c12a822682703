//===- InternalizeBodies.cpp - calls that no other program can catch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUINTERNALIZEBODIES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Whether `function` has a wrapper for C beside it.
static bool isPublic(LLVM::LLVMFuncOp function, const SymbolTable &symbols) {
  return !function.isExternal() &&
         function.getLinkage() == LLVM::Linkage::External &&
         symbols.lookup(("_mlir_ciface_" + function.getSymName()).str());
}

/// Renames `function` to an internal one and puts a weak one of its name in
/// front that calls it. Returns the new name.
static StringAttr internalize(LLVM::LLVMFuncOp function,
                              const SymbolTable &symbols) {
  std::string name = (function.getSymName() + ".body").str();
  while (symbols.lookup(name))
    name += '_';
  OpBuilder builder(function);
  auto entry = cast<LLVM::LLVMFuncOp>(function->cloneWithoutRegions());
  builder.insert(entry);
  entry.setLinkage(LLVM::Linkage::Weak);
  function.setSymName(name);
  function.setLinkage(LLVM::Linkage::Internal);
  Location loc = function.getLoc();
  Block *block = entry.addEntryBlock(builder);
  builder.setInsertionPointToStart(block);
  auto call =
      LLVM::CallOp::create(builder, loc, function, block->getArguments());
  LLVM::ReturnOp::create(builder, loc, call.getResults());
  return function.getSymNameAttr();
}

namespace {
struct InternalizeBodiesPass
    : prelu::impl::PReluInternalizeBodiesBase<InternalizeBodiesPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    SymbolTable symbols(module);
    llvm::DenseMap<StringAttr, StringAttr> bodies;
    for (auto function :
         llvm::make_early_inc_range(module.getOps<LLVM::LLVMFuncOp>()))
      if (isPublic(function, symbols)) {
        StringAttr name = function.getSymNameAttr();
        bodies[name] = internalize(function, symbols);
      }
    module.walk([&](Operation *op) {
      if (auto call = dyn_cast<LLVM::CallOp>(op)) {
        FlatSymbolRefAttr callee = call.getCalleeAttr();
        if (callee)
          if (StringAttr body = bodies.lookup(callee.getAttr()))
            call.setCalleeAttr(FlatSymbolRefAttr::get(body));
      } else if (auto address = dyn_cast<LLVM::AddressOfOp>(op)) {
        if (StringAttr body =
                bodies.lookup(address.getGlobalNameAttr().getAttr()))
          address.setGlobalNameAttr(FlatSymbolRefAttr::get(body));
      }
    });
  }
};
} // namespace
