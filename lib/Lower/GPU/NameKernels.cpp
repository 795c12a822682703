//===- NameKernels.cpp - names that every code generator takes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUNAMEKERNELS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// `name` in letters, digits and underscores, a digit not first.
static std::string legalize(StringRef name) {
  std::string legal;
  for (char c : name)
    legal += llvm::isAlnum(c) ? c : '_';
  if (legal.empty() || llvm::isDigit(legal.front()))
    legal.insert(legal.begin(), '_');
  return legal;
}

/// Renames the symbols of kind `OpTy` right in `table`, and their uses under
/// `root`.
template <typename OpTy>
static LogicalResult legalizeSymbols(Operation *table, Operation *root) {
  llvm::StringSet<> taken;
  for (auto op : table->getRegion(0).getOps<SymbolOpInterface>())
    taken.insert(op.getName());
  for (OpTy op : llvm::to_vector(table->getRegion(0).getOps<OpTy>())) {
    StringRef name = SymbolTable::getSymbolName(op).getValue();
    std::string legal = legalize(name);
    if (legal == name)
      continue;
    std::string unique = legal;
    for (unsigned number = 1; !taken.insert(unique).second; ++number)
      unique = legal + "_" + std::to_string(number);
    auto newName = StringAttr::get(op->getContext(), unique);
    if (failed(SymbolTable::replaceAllSymbolUses(op, newName, root)))
      return op->emitOpError("has a use that cannot be renamed");
    SymbolTable::setSymbolName(op, newName);
  }
  return success();
}

namespace {
struct NameKernelsPass : prelu::impl::PReluNameKernelsBase<NameKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    for (auto kernels : module.getOps<gpu::GPUModuleOp>())
      if (failed(legalizeSymbols<SymbolOpInterface>(kernels, module)))
        return signalPassFailure();
    if (failed(legalizeSymbols<gpu::GPUModuleOp>(module, module)))
      signalPassFailure();
  }
};
} // namespace
