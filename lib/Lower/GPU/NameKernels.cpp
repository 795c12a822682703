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

/// Renames the symbols of kind `OpTy` right in `table`.
template <typename OpTy>
static LogicalResult legalizeSymbols(Operation *table) {
  SymbolTable symbols(table);
  for (OpTy op : llvm::to_vector(table->getRegion(0).getOps<OpTy>())) {
    StringRef name = SymbolTable::getSymbolName(op).getValue();
    std::string legal = legalize(name);
    if (legal == name)
      continue;
    std::string unique = legal;
    for (unsigned number = 1; symbols.lookup(unique); ++number)
      unique = legal + "_" + std::to_string(number);
    if (failed(symbols.rename(op, unique)))
      return op->emitOpError("has a use that cannot be renamed");
  }
  return success();
}

namespace {
struct NameKernelsPass : prelu::impl::PReluNameKernelsBase<NameKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto kernels : getOperation().getOps<gpu::GPUModuleOp>())
      if (failed(legalizeSymbols<SymbolOpInterface>(kernels)))
        return signalPassFailure();
    if (failed(legalizeSymbols<gpu::GPUModuleOp>(getOperation())))
      signalPassFailure();
  }
};
} // namespace
