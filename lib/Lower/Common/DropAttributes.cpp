//===- DropAttributes.cpp - erase the dialect's attributes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDROPATTRIBUTES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `attr` has a name of the dialect, or holds an attribute of it.
static bool isOurs(NamedAttribute attr) {
  if (isa_and_nonnull<PReluDialect>(attr.getNameDialect()))
    return true;
  WalkResult result = attr.getValue().walk([](Attribute part) {
    return isa<PReluDialect>(part.getDialect()) ? WalkResult::interrupt()
                                                : WalkResult::advance();
  });
  return result.wasInterrupted();
}

static void dropFromSignature(FunctionOpInterface function) {
  for (unsigned i = 0, e = function.getNumArguments(); i < e; ++i)
    for (NamedAttribute attr : function.getArgAttrs(i))
      if (isOurs(attr))
        function.removeArgAttr(i, attr.getName());
  for (unsigned i = 0, e = function.getNumResults(); i < e; ++i)
    for (NamedAttribute attr : function.getResultAttrs(i))
      if (isOurs(attr))
        function.removeResultAttr(i, attr.getName());
}

namespace {
struct DropAttributesPass
    : prelu::impl::PReluDropAttributesBase<DropAttributesPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      for (NamedAttribute attr : llvm::to_vector(op->getDiscardableAttrs()))
        if (isOurs(attr))
          op->removeDiscardableAttr(attr.getName());
      if (auto function = dyn_cast<FunctionOpInterface>(op))
        dropFromSignature(function);
    });
  }
};
} // namespace
