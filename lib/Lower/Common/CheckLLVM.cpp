//===- CheckLLVM.cpp - nothing but LLVM is left
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCHECKLLVM
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Dialects that `mlir-translate --mlir-to-llvmir` knows and this pipeline
/// leaves.
static bool isTranslatable(StringRef dialect) {
  return dialect == "llvm" || dialect == "omp" || dialect == "dlti" ||
         dialect == "builtin" || dialect == "gpu";
}

/// Whether the translation knows `op`: of what stands in a module for GPUs a
/// kernel's code and its launch.
static bool isTranslatable(Operation *op) {
  StringRef dialect = op->getName().getDialectNamespace();
  if (dialect == "gpu")
    return isa<gpu::BinaryOp, gpu::LaunchFuncOp>(op);
  return isTranslatable(dialect) && dialect != "builtin";
}

/// Whether `attr` belongs to a dialect that no translation knows, such as
/// mhlo.num_partitions of a module.
static bool isForeign(NamedAttribute attr) {
  auto [dialect, name] = attr.getName().strref().split('.');
  return !name.empty() && !isTranslatable(dialect);
}

/// `attrs` without those of other dialects.
static DictionaryAttr dropForeign(DictionaryAttr attrs) {
  SmallVector<NamedAttribute> kept(attrs.begin(), attrs.end());
  llvm::erase_if(kept, isForeign);
  return DictionaryAttr::get(attrs.getContext(), kept);
}

static ArrayAttr dropForeign(ArrayAttr dictionaries) {
  SmallVector<Attribute> kept;
  for (auto dictionary : dictionaries.getAsRange<DictionaryAttr>())
    kept.push_back(dropForeign(dictionary));
  return ArrayAttr::get(dictionaries.getContext(), kept);
}

static void dropForeignAttributes(Operation *op) {
  for (NamedAttribute attr : llvm::to_vector(op->getDiscardableAttrs()))
    if (isForeign(attr))
      op->removeDiscardableAttr(attr.getName());
  auto function = dyn_cast<LLVM::LLVMFuncOp>(op);
  if (!function)
    return;
  if (ArrayAttr attrs = function.getArgAttrsAttr())
    function.setArgAttrsAttr(dropForeign(attrs));
  if (ArrayAttr attrs = function.getResAttrsAttr())
    function.setResAttrsAttr(dropForeign(attrs));
}

namespace {
struct CheckLLVMPass : prelu::impl::PReluCheckLLVMBase<CheckLLVMPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    // A cast that is left stands beside the op that could not be lowered, whose
    // name says more.
    Operation *left = nullptr;
    module.walk<WalkOrder::PreOrder>([&](Operation *op) {
      dropForeignAttributes(op);
      bool isCast = isa<UnrealizedConversionCastOp>(op);
      if (op == module || isTranslatable(op))
        return;
      if (!left || (isa<UnrealizedConversionCastOp>(left) && !isCast))
        left = op;
    });
    if (!left)
      return;
    left->emitOpError("has no lowering to LLVM");
    signalPassFailure();
  }
};
} // namespace
