//===- EntryPoint.cpp - what other programs call
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Outline/Outline.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;
using namespace mlir::prelu;

bool prelu::isEntryPoint(func::FuncOp function) {
  return function.isPublic() && !function.isExternal() &&
         SymbolTable::symbolKnownUseEmpty(
             function, function->getParentOfType<ModuleOp>());
}
