//===- CheckInput.cpp - refuse what no lowering can take
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectResourceBlobManager.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCHECKINPUT
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// The resource that `op` names and the file does not hold.
static std::optional<StringRef> getMissingResource(Operation *op) {
  for (NamedAttribute attr : op->getAttrs())
    if (auto elements = dyn_cast<DenseResourceElementsAttr>(attr.getValue()))
      if (!elements.getRawHandle().getBlob())
        return elements.getRawHandle().getKey();
  return std::nullopt;
}

static bool isSparse(Type type) {
  return static_cast<bool>(sparse_tensor::getSparseTensorEncoding(type));
}

static bool hasSparseTensors(Operation *op) {
  return llvm::any_of(op->getResultTypes(), isSparse) ||
         llvm::any_of(op->getOperandTypes(), isSparse) ||
         llvm::any_of(op->getRegions(), [](Region &region) {
           return llvm::any_of(region.getArgumentTypes(), isSparse);
         });
}

/// Whether `op` is a module of functions inside another one. Scripts are kept
/// in modules too.
static bool isNestedModule(Operation *op) {
  return isa<ModuleOp>(op) && op->getParentOp() &&
         !op->hasAttr("transform.with_named_sequence");
}

static LogicalResult checkOp(Operation *op) {
  if (std::optional<StringRef> resource = getMissingResource(op))
    return op->emitError("the file does not hold the resource '")
           << *resource
           << "', whose values this constant needs: print the module with its "
              "weights, or attach them as tools/lib/weights.py does";
  if (isNestedModule(op))
    return op->emitError("a module inside a module has no form in LLVM: move "
                         "its functions into the outer one");
  if (hasSparseTensors(op))
    return op->emitError("a sparse tensor has no lowering here: make it dense "
                         "first, with sparse_tensor.convert or by upstream's "
                         "--sparsifier");
  return success();
}

namespace {
struct CheckInputPass : prelu::impl::PReluCheckInputBase<CheckInputPass> {
  using Base::Base;

  void runOnOperation() override {
    // The first one is enough: a network without its weights lacks them all.
    WalkResult result =
        getOperation()->walk<WalkOrder::PreOrder>([](Operation *op) {
          return failed(checkOp(op)) ? WalkResult::interrupt()
                                     : WalkResult::advance();
        });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};
} // namespace
